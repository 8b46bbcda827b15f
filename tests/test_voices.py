"""Whose words a passage is by the source itself, and what is said where the text lays them in another mouth."""

from pathlib import Path

import pytest

from devisu import check, edition
from devisu.extract.voices import Told, told
from devisu.text import Span

BIB = "@book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}\n"
SIDECAR = 'entry = "doe1990"\nextent = "whole"\nlanguage = "en"\n'
WORDS = "the mill had been sold before the war"
QUOTED = "It rained. Richard Roe wrote: “Surely the mill had been sold before the war.” I doubt it."

TOLD = {
    "its own words": (f"It rained. Then {WORDS}. Richard Roe wrote: “Nobody wept.”", None),
    "quoted": (QUOTED, Told("Richard Roe", quoted=True)),
    "quoted, speaker behind": (f"It rained. “{WORDS},” wrote Richard Roe.", Told("Richard Roe", quoted=True)),
    "quoted, speaker inside": (f"It rained. “Surely, wrote Roe, {WORDS}.” So it was.", Told("Roe", quoted=True)),
    "quoted, nobody named": (f"It rained. “Surely {WORDS},” they said.", Told(None, quoted=True)),
    "quoted, over an interruption": (
        "It rained. “Then the mill,” Richard Roe wrote, “had been sold before the war.”",
        Told("Richard Roe", quoted=True),
    ),
    "reported": (f"It rained. Richard Roe wrote that {WORDS}, which I doubt.", Told("Richard Roe", quoted=False)),
    "another sentence's report": (f"Richard Roe wrote that it rained. Then {WORDS}.", None),
    "another paragraph's marks": (f"“It rained.\n\nThen {WORDS}.”", None),
    "marks around the whole transcription": (f"“{WORDS}”", None),
}


@pytest.mark.parametrize(("source", "expected"), TOLD.values(), ids=TOLD)
def test_whom_a_source_quotes(source, expected):
    start, end = source.index(WORDS[:8]), source.index(WORDS[-8:]) + 8
    assert told(source, Span(start, end), "en") == expected


def examined(folder: Path, text: str, record: str):
    files = {
        "essay.md": text,
        "bib/references.bib": BIB,
        "bib/sources/doe1990.txt": f'<pb n="1"/>{record}',
        "bib/sources/doe1990.toml": SIDECAR,
    }
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    return check.check(edition.read(["essay.md"], start=folder))


SAID = {
    "the author's": (f"Jane Doe wrote: “{WORDS}” [@doe1990, p. 1].", "Jane Doe is said to speak, but"),
    "a third one's": (f"John Poe wrote: “{WORDS}” [quoted in @doe1990, p. 1].", "John Poe is said to speak, but"),
    "nobody's": (f"It is clear that “{WORDS}” [@doe1990, p. 1].", "the text does not say so"),
    "its speaker's": (f"Richard Roe wrote: “{WORDS}” [quoted in @doe1990, p. 1].", ""),
}


@pytest.mark.parametrize(("text", "message"), SAID.values(), ids=SAID)
def test_the_speaker_is_compared_with_the_source(tmp_path, text, message):
    found = [one.hit.message for one in examined(tmp_path, text, QUOTED).findings if one.code == "QUO015"]
    assert len(found) == bool(message)
    assert all(message in one and "Richard Roe" in one for one in found)


COMPARED = {
    "between two pairs": (f"“The mill,” Jane Doe wrote, “{WORDS[9:]}” [@doe1990, p. 1].", "verbatim"),
    "a comma of the source": (f"“It rained,” Jane Doe wrote, “and then {WORDS}” [@doe1990, p. 1].", "verbatim"),
    "a word is another": (f"“It rained,” she wrote, “and once {WORDS}” [@doe1990, p. 1].", "altered"),
}


@pytest.mark.parametrize(("text", "verdict"), COMPARED.values(), ids=COMPARED)
def test_interrupted_words_are_compared_without_the_interruption(tmp_path, text, verdict):
    report = examined(tmp_path, text, f"It rained, and then {WORDS}. The mill {WORDS[9:]}.")
    (only,) = report.texts
    (quotation,) = only.quotations
    assert only.comparisons[quotation.id].verdict == verdict


def test_a_signed_block_is_not_asked_for_its_citation(tmp_path):
    block = "> It rained. Nobody wept for the mill.\n>\n> — {}\n\nSo it began."
    cases = {"Jane Doe, *The Mill*, p. 3": [], "proverb of the valley": [], "Jane Doe": ["QUO001"]}
    for number, (line, codes) in enumerate(cases.items()):
        report = examined(tmp_path / str(number), f"It was so.\n\n{block.format(line)}", "It rained.")
        assert [one.code for one in report.findings if one.code == "QUO001"] == codes
