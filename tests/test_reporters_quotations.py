"""A quotation beside its source: what is marked, what is said of it, and where it was found."""

from __future__ import annotations

from dataclasses import replace

import pytest

import making
from devisu.console import Style
from devisu.model import Collation, Comparison, Variant
from devisu.reporters.beside import beside
from devisu.text import Span

TEXT = "the mill was lost that year, they said"


def shown(
    passage: str, *variants: Variant, verdict: str = "altered", reason: str = "", flags: tuple[str, ...] = ()
) -> list[str]:
    made = making.essay()
    quotation = replace(made.quotations[0], text=TEXT)
    collation = Collation("roe.md", "roe1931", "214", Span(0, 9), 90.0, passage, variants, verdict)
    other = replace(collation, source="poe.md", page=None)
    comparison = Comparison("q001", verdict, flags, reason, "", (collation, other))
    lines = beside(quotation, comparison, made.cites["q001"], Style(200), 0)
    return ["".join(words for words, _ in line) for line in lines]


def variant(kind: str, quotation: str, source: str, flags: tuple[str, ...] = (), *, marked: bool = False) -> Variant:
    start = TEXT.index(quotation) if quotation else TEXT.index("lost")
    return Variant(kind, quotation, source, flags, Span(start, start + len(quotation)), marked)


@pytest.mark.parametrize(
    ("passage", "variants", "text", "source", "differs"),
    [
        (
            "the mill was left that year, they said",
            [variant("substitution", "lost", "left")],
            "the mill was ⟪lost⟫ that year, they said",
            "the mill was ⟪left⟫ that year, they said",
            ["substitution: lost / left"],
        ),
        (
            "the mill was, most agreed, lost that year, they said",
            [variant("omission", "", ", most agreed,", ("modal",))],
            TEXT,
            "the mill was⟪, most agreed,⟫ lost that year, they said",
            ["omission: — / , most agreed, (touches a modal)"],
        ),
        (
            "the mill was that year, they said",
            [variant("insertion", "lost", "")],
            "the mill was ⟪lost⟫ that year, they said",
            "the mill was that year, they said",
            ["insertion: lost / —"],
        ),
        (
            "The mill was lost that year they said",
            [variant("case", "the", "The"), variant("punctuation", ",", "")],
            "⟪the⟫ mill was lost that year⟪,⟫ they said",
            "⟪The⟫ mill was lost that year they said",
            ["in case, punctuation"],
        ),
        (
            "the mill was not as it is said lost that year, they said",
            [variant("omission", "", "not as it is said", ("negation", "modal"), marked=True)],
            TEXT,
            "the mill was ⟪not as it is said⟫ lost that year, they said",
            ["the marked ellipsis hides 5 words, a negation and a modal among them: “not as it is said”"],
        ),
        (
            "the mill at Karsk was late, lost that year, they said",
            [variant("substitution", "was", "was late,")],
            "the mill ⟪was⟫ lost that year, they said",
            "the mill at Karsk ⟪was late,⟫ lost that year, they said",
            ["substitution: was / was late,"],
        ),
    ],
)
def test_variants_are_marked_in_both(
    passage: str, variants: list[Variant], text: str, source: str, differs: list[str]
) -> None:
    lines = shown(passage, *variants)
    assert lines[0] == "text     " + text
    assert lines[1] == "source   " + source
    assert [line[9:] for line in lines[2:-1]] == differs
    assert lines[-1] == "found    roe.md, p. 214; also in poe.md"


def test_a_word_is_not_marked_inside_another() -> None:
    assert (
        shown("all was there, as it was", variant("substitution", "that", "as"))[1]
        == "source   all was there, ⟪as⟫ it was"
    )


def test_word_for_word_needs_no_second_showing() -> None:
    assert shown(TEXT, verdict="verbatim", reason="word for word in roe.md") == ["found    also in poe.md"]


def test_flags_are_told() -> None:
    found = shown(TEXT, verdict="verbatim", flags=("wrong-page", "second-hand", "candidate"))[-1]
    assert found == (
        "found    roe.md, p. 214, not on p. 214 as cited; also in poe.md; "
        "the record itself was seen at second hand; the work is a candidate, not identified"
    )


def test_a_long_passage_is_cut() -> None:
    hidden = "word " * 500 + "end"
    lines = shown(f"the mill was {hidden} lost that year", variant("omission", "", hidden, marked=True))
    assert all(len(line) < 2000 for line in lines)
    assert any("hides 501 words" in line and "[…]" in line for line in lines)
