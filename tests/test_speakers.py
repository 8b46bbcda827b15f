"""Quotations in their sentences: of which kind they are, who speaks, and what they cite, in six languages."""

import tomllib
from pathlib import Path

import pytest

from devisu import citing, link, listed, quoting, readers, register
from devisu.extract import markers, marks, quotations, sentences
from devisu.model import Library

PASSAGES = tomllib.loads((Path(__file__).parent / "data" / "quotations.toml").read_text("utf-8"))["passage"]


def read(text: str, language: str, name: str = "essay.txt", profile: str = "standard"):
    document = readers.read(name, text, language)
    pairs, _ = marks.pair(document)
    found = sentences.find(document, marks.shields(pairs))
    marked = markers.find(document)
    quoted = quotations.find(document, pairs, found, marked)
    claims = register.anchor(None, found, text).claims
    citations = link.link(marked, link.shelf(listed.own_list(document), (), {}, link.Holdings(Library())))
    held = citing.quoted(quoted, claims)
    by_claim = citing.by_claim(citations, claims, markers.held(document))
    return quoted, quoting.cite_quotations(document, quoted, claims, by_claim, held, profile=profile)


HISTORIES = tomllib.loads((Path(__file__).parent / "data" / "histories.toml").read_text("utf-8"))["passage"]


@pytest.mark.parametrize("passage", HISTORIES, ids=lambda one: f"{one['language']}: {one['text'][:40]}")
def test_quotations_of_a_history(passage):
    quoted, cited = read(passage["text"], passage["language"], passage.get("name", "essay.txt"))
    found = [(" ".join(one.text.split()), one.kind, one.speaker or "") for one in quoted]
    assert found == [(words, kind, speaker) for words, kind, speaker, _ in passage["quotations"]]
    for one, (*_, label) in zip(quoted, passage["quotations"], strict=True):
        labels = ("+" if one.id in cited.carried else "") + ",".join(cite.item.label for cite in cited.cites[one.id])
        assert label in ("*", labels)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda one: f"{one['language']}: {one['text'][:40]}")
def test_quotations_of_a_passage(passage):
    quoted, cited = read(passage["text"], passage["language"], passage.get("name", "essay.txt"))
    left = list(quoted)
    for start, kind, speaker, label in passage["quotations"]:
        one = next(one for one in left if " ".join(one.text.split()).startswith(start))
        left.remove(one)
        labels = ("+" if one.id in cited.carried else "") + ",".join(cite.item.label for cite in cited.cites[one.id])
        assert (start, one.kind, one.speaker or "") == (start, kind, speaker)
        assert label in ("*", labels)
    assert left == []


BROKEN_INTO = {
    "dashes": ("ru", "«Мельница, — писал Петров, — была продана весной» [5].", "Мельница была продана весной"),
    "dashes, two sentences": (
        "ru",
        "«Мельница сгорела, — писал Петров. — Никто не плакал» [5].",
        "Мельница сгорела. Никто не плакал",
    ),
    "dash at the end": ("ru", "«Мельница была продана весной, — писал Петров» [5].", "Мельница была продана весной"),
    "particle": ("kk", "«Өзен, – деп жазды Оразов, – шекара болған емес» [5].", "Өзен шекара болған емес"),
    "commas": ("fr", "«Le moulin, écrit Jane Doe, était vendu» [5].", "Le moulin était vendu"),
    "two pairs": ("en", "“The mill,” she wrote, “had been sold” [5].", "The mill had been sold"),
    "three pairs": (
        "en",
        "“The mill,” wrote Doe, “had been sold,” she added, “in the spring” [5].",
        "The mill had been sold in the spring",
    ),
    "dashes of the source": (
        "ru",
        "«Река — душа долины — высохла давно», — писал Петров.",
        "Река — душа долины — высохла давно",
    ),
    "commas of the source": ("en", "Doe wrote: “The mill, they say, was sold.”", "The mill, they say, was sold."),
    "of the source, whose speaker is named": (
        "ru",
        "Орлов вспоминал: «Мельница, — сказал мельник, — сгорела весной» [5].",
        "Мельница, — сказал мельник, — сгорела весной",
    ),
    "two quotations": ("en", "“The mill was sold,” said Doe. “Nobody in the valley wept” [5].", "The mill was sold,"),
    "joined by and": (
        "en",
        "“The mill was sold,” wrote Doe, and “nobody in the valley wept” [5].",
        "The mill was sold,",
    ),
}


@pytest.mark.parametrize(("language", "text", "words"), BROKEN_INTO.values(), ids=BROKEN_INTO)
def test_the_authors_words_inside_a_quotation_are_left_out(language, text, words):
    quoted, _ = read(text, language)
    assert quoted[0].text == words
    assert bool(quoted[0].interruptions) == (quoted[0].joins != ())
    source = [span.of(text) for span in quoted[0].interruptions]
    assert all(part not in words for part in source)


SIGNED = {
    "last line": ("> The mill was sold. Nobody wept.\n> — Jane Doe, *The Mill*, p. 3", "Jane Doe"),
    "own paragraph": ("> The mill was sold. Nobody wept.\n>\n> -- Jane Doe, *The Mill*, p. 3", "Jane Doe"),
    "title first": ("> The mill was sold. Nobody wept.\n>\n> — *The Mill*, 1912", None),
    "nobody": ("> Water has no master.\n>\n> — proverb of the valley", None),
}
IN_MARKS = {
    "one paragraph": ("> “The mill was sold.” [5]", ["The mill was sold."]),
    "two paragraphs": ("> “The mill was sold.\n\n> “Nobody wept.” [5]", ["The mill was sold.", "Nobody wept."]),
    "marks inside": ("> He said “sold” and left. [5]", ["He said “sold” and left.", "sold"]),
}


@pytest.mark.parametrize(("block", "words"), IN_MARKS.values(), ids=IN_MARKS)
def test_marks_around_a_whole_block_quote_no_second_time(block, words):
    quoted, _ = read(f"Doe wrote:\n\n{block}\n\nSo it went on.", "en", "essay.md")
    assert [one.text for one in quoted] == words
    assert [one.speaker for one in quoted if one.block] == ["Doe"] * sum(one.block for one in quoted)


UNSIGNED = {
    "dialogue": "> — Is the mill sold?\n>\n> — Sold long ago.",
    "a dash inside": "> The mill — as was said\n> — was sold. Nobody wept.",
}


@pytest.mark.parametrize(("block", "speaker"), SIGNED.values(), ids=SIGNED)
def test_the_line_that_signs_a_block_is_not_quoted(block, speaker):
    quoted, _ = read(f"It began so.\n\n{block}\n\nSo it went on.", "en", "essay.md")
    assert [one.speaker for one in quoted if one.block] == [speaker]
    assert all("—" not in one.text and "--" not in one.text for one in quoted if one.block)
    assert quoted[0].attribution


@pytest.mark.parametrize("block", UNSIGNED.values(), ids=UNSIGNED)
def test_a_dash_in_a_block_is_no_signature(block):
    quoted, _ = read(f"It began so.\n\n{block}\n\nSo it went on.", "en", "essay.md")
    assert [one.attribution for one in quoted if one.block] == [""] * len([one for one in quoted if one.block])
