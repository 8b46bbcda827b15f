"""The reader of Markdown: what is read, what is markup, notes, captions, and the way home."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.readers import read

if TYPE_CHECKING:
    from devisu.model import Document

PIECES = st.sampled_from([
    *"ab A.,:;[](){}<>\"'1-–\n\r\t*_`~^@#|\\$&!?",
    *("\n\n", "\r\n", "> ", "- ", "1. ", "# ", "[^1]", "[^1]: ", "^[", "](u)", "![", "```\n", "<!--", "-->", "<pb n='3'/>"),
    *("[@doe, p. 3]", "<br>", "&amp;", "**", "{#fig-1}", "{{< x >}}", '{% figure caption: "c" %}', "$$", "|-|\n", "---\n"),
    *("^12^", "\u00a0", "\x00", "ə", "    ", "\n:   ", "\n| ", "\\emph{", "\\index{a}", "[!NOTE]", "(@a) ", "[ ] ", "% ", "+++\n"),
])  # fmt: skip
HOSTILE = st.lists(PIECES, max_size=60).map("".join)
SUBSTITUTES = "\n&⁰¹²³⁴⁵⁶⁷⁸⁹"


def md(text: str) -> Document:
    return read("made-up.md", text, "en")


def blocks(text: str) -> list[tuple[str, str]]:
    document = md(text)
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("*a* **b** _c_ ***d***", "a b c d"),
        ("2 * 3 * 4 snake_case_name a*b", "2 * 3 * 4 snake_case_name a*b"),
        ("an unpaired *star", "an unpaired *star"),
        ("[words](http://x.y 'title') [more][ref] [span]{.c}\n\n[ref]: http://r.r", "words more span"),
        ("[12] (see below) [sic] [1, p. 2]", "[12] (see below) [sic] [1, p. 2]"),
        ("one\ntwo", "one\ntwo"),
        ("one\r\ntwo", "one\ntwo"),
        (r"AIM\'s \[sic\] \*", "AIM's [sic] *"),
        ("a<br>b <b>c</b> <span class='x'>d</span>", "a\nb c d"),
        ("a <!-- [1] --> b", "a  b"),
        ("a\n<!-- devisu: ignore X: why -->\nb", "a\n\nb"),
        ("see <http://x.y> and `code` and $x^2$", "see http://x.y and code and $x^2$"),
        ("20^th^ word^12^ H~2~O ~~gone~~", "20th word¹² H2O gone"),
        ("p.&nbsp;3 &amp; &unknown;", "p.\u00a03 & &unknown;"),
        ("{{< pagebreak >}} words {{site.url}}", "words"),
        ("$4 million and $5", "$4 million and $5"),
        ("[@doe_roe_2, p. 3] and @x*y*", "[@doe_roe_2, p. 3] and @xy"),
        ("wrapped\n- dash\n2. number", "wrapped\n- dash\n2. number"),
        (r"\textit{a *b*} c\index{d} \emph{e}\vspace{1cm}{2}f \LaTeX", r"a b c ef \LaTeX"),
    ],
)
def test_what_is_read(raw: str, expected: str) -> None:
    assert [words.strip() for _, words in blocks(raw)] == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("---\ntitle: x\n---\n\nWords.", [("paragraph", "Words.")]),
        ("# One #\n\nTwo\n===\n\nWords.", [("heading", "One"), ("heading", "Two"), ("paragraph", "Words.")]),
        ("# Head {#sec-1 .unnumbered}", [("heading", "Head")]),
        ("Words:\n\n> quoted *here*\n> and on\n\nMore.", [("paragraph", "Words:"), ("quote", "quoted here\nand on"), ("paragraph", "More.")]),
        ("- one\n- two\n\n3. three", [("item", "one"), ("item", "two"), ("item", "three")]),
        ("```{r}\nx <- 1\n```\n\nWords.\n\n    code\n", [("paragraph", "Words.")]),
        ("::: {.note}\nWords.\n:::", [("paragraph", "Words.")]),
        ("<!--\n# no\n\n```\n-->\n\nWords.", [("paragraph", "Words.")]),
        ("<div>\nWords.\n</div>", [("paragraph", "Words.")]),
        ("<script>\nvar x = '[1]'\n</script>\n\nWords.", [("paragraph", "Words.")]),
        ("![A *map*](i.png){#fig-1}", [("caption", "A map")]),
        ('{% figure caption: "A map." %}\n![alt](i.png)\n{% endfigure %}', [("caption", "A map."), ("caption", "alt")]),
        ("| a | b |\n|---|---|\n| 1 | two |", [("caption", "a"), ("caption", "b"), ("caption", "1"), ("caption", "two")]),
        ("Words\n\n## References\n\n::: {#refs}\n:::", [("paragraph", "Words"), ("reference-heading", "References")]),
        ("## References\n\n1. Doe.\n2. Roe.\n\n## After\n\nWords.", [("reference-heading", "References"), ("reference", "Doe."), ("reference", "Roe."), ("heading", "After"), ("paragraph", "Words.")]),
        ("**References**\n\n[1] Doe.\n[2] Roe.", [("reference-heading", "References"), ("reference", "Doe."), ("reference", "Roe.")]),
        ("End..Begin.", [("paragraph", "End."), ("paragraph", "Begin.")]),
    ],
)  # fmt: skip
def test_blocks(raw: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(raw) == expected


def test_heading_levels_and_numbers_of_items() -> None:
    document = md("# One\n\n### Three\n\n## References\n\n7. Doe.")
    assert [(block.kind, block.level, block.label) for block in document.blocks] == [
        ("heading", 1, None),
        ("heading", 3, None),
        ("reference-heading", 2, None),
        ("reference", 0, "7"),
    ]


def test_notes_stand_after_the_body_and_know_their_place() -> None:
    raw = "One.[^b] Two ^[an *inline* one] three [^a].\n\n[^a]: Note a.\n\n    Its second paragraph.\n[^b]: Note b.\n\nFour.\n\n[^c]: Nobody's."
    document = md(raw)
    assert document.text.startswith("One. Two  three .\n\nFour.")
    notes = [block for block in document.blocks if block.kind == "note"]
    assert [(note.label, note.span.of(document.text)) for note in notes] == [
        ("b", "Note b."),
        ("^2", "an inline one"),
        ("a", "Note a.\n\nIts second paragraph."),
        ("c", "Nobody's."),
    ]
    assert [note.at for note in notes] == [4, 8, 15, None]
    assert [one.home.of(raw) for one in document.notes if one.home] == ["[^b]", "^[an *inline* one]", "[^a]"]


def test_page_breaks_leave_the_text() -> None:
    document = md('One <pb n="48"/>two.\n\n<pb n="49"/>\n\nThree.')
    assert document.text == "One two.\n\nThree."
    assert [(page.offset, page.number) for page in document.pages] == [(4, "48"), (10, "49")]


def test_nothing_is_looked_for_in_code_mathematics_and_addresses() -> None:
    document = md(r"`[1]` $x [2]$ <http://x.y/[3]> \@doe")
    assert [span.of(document.text) for span in document.opaque] == ["[1]", "$x [2]$", "http://x.y/[3]", "@"]


@given(HOSTILE)
def test_every_character_stands_at_its_home(raw: str) -> None:
    document = md(raw)
    for at, letter in enumerate(document.text):
        assert letter in SUBSTITUTES or raw[document.map.home(at)] == letter
    assert all(0 <= document.map.home(at) < len(raw) for at in range(len(document.text)))


@given(HOSTILE)
def test_blocks_stand_in_order_and_hold_words(raw: str) -> None:
    document = md(raw)
    spans = [block.span for block in document.blocks]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(document.text).strip() for span in spans)
    assert all(reference.home for reference in document.notes)


@given(st.lists(st.text(alphabet="abc ә", min_size=1).filter(str.strip), min_size=1, max_size=9))
def test_no_words_are_lost(paragraphs: list[str]) -> None:
    bare = [" ".join(paragraph.split()) for paragraph in paragraphs]
    assert [words for _, words in blocks("\n\n".join(bare))] == bare


@pytest.mark.parametrize("deep", ["> ", "- ", "[", "^[", "![", "*", "`"])
def test_deep_nesting_is_survived(deep: str) -> None:
    assert md(deep * 5000 + "word").source.text.endswith("word")
