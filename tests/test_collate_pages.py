"""Where a page turns inside a quotation, and where its words are the source's own after all; all texts are made up."""

from __future__ import annotations

import pytest

from collating import compared, record

NOTES = (
    "The reeve counted the sheep by candlelight and wrote their number upon\n"
    "the door of the barn,* where the rain could not reach it; and in the\n"
    "morning the number was found to have been\n"
    "\n"
    "* So the reeve's own book. The abbot's steward gives another number, and says\n"
    "nothing of the candle.\n"
    "† See above, p. 11.\n"
    "{turn}\n"
    "\n"
    "changed by a hand that nobody knew. The abbot sent for the reeve, and for\n"
    "12 years after that the barn was kept under lock.\n"
)
WORDS = "in the morning the number was found to have been changed by a hand that nobody knew"
TURNS = [
    ("a number", "14"),
    ("a number in dashes", "— 14 —"),
    ("a number with its label", "p. 14"),
    ("a roman number", "xiv"),
    ("a number and a head", "14\n\nTHE BARN AND THE REEVE"),
    ("a head and a number", "The Barn and the Reeve\n\n14"),
    ("a form feed", "\f"),
    ("a form feed and a head", "\fTHE BARN AND THE REEVE"),
    ("a milestone", '<pb n="14"/>'),
    ("a milestone and a head", '<pb n="14"/>THE BARN AND THE REEVE'),
]


@pytest.mark.parametrize(("name", "turn"), TURNS, ids=[row[0] for row in TURNS])
def test_words_go_on_over_the_page(name: str, turn: str) -> None:
    source = record("doe.txt", NOTES.format(turn=turn), entry="doe", language="en")
    found = compared(WORDS, (source,))
    assert (found.verdict, found.flags, found.collations[0].score) == ("verbatim", (), 100)


def test_a_head_that_comes_again_needs_no_number() -> None:
    page = "{words}\n\nThe Barn and the Reeve\n\n"
    pages = [
        "The reeve counted the sheep by candlelight and wrote their number upon the door of the barn, where",
        "the rain could not reach it; and in the morning the number was found to have been",
        "changed by a hand that nobody knew. The abbot sent for the reeve.",
        "For years after that the barn was kept under lock.",
    ]
    source = record("doe.txt", "".join(page.format(words=one) for one in pages), entry="doe", language="en")
    assert compared(WORDS, (source,)).verdict == "verbatim"


OWN = [
    ("a note is quoted", "The abbot's steward gives another number, and says nothing of the candle", "verbatim"),
    ("a number that begins a line", "The abbot sent for the reeve, and for years after that the barn", "altered"),
    ("words left out beside the page", "in the morning the number was changed by a hand that nobody knew", "altered"),
    ("words left out elsewhere", "The reeve counted the sheep and wrote their number upon the door", "altered"),
]


@pytest.mark.parametrize(("name", "words", "verdict"), OWN, ids=[row[0] for row in OWN])
def test_what_the_page_does_not_add(name: str, words: str, verdict: str) -> None:
    source = record("doe.txt", NOTES.format(turn="14"), entry="doe", language="en")
    assert compared(words, (source,)).verdict == verdict


SPEECH = [
    ("en", "“The dam,” she wrote, “will hold until the snow melts.”", "normalised"),
    ("en", "“The dam,” wrote Jane Doe, “will hold until the snow melts.”", "normalised"),
    ("en", "The dam, as some believed, will hold until the snow melts.", "altered"),
    ("en", "The dam, if she wrote the truth, will hold until the snow melts.", "altered"),
    ("ru", "«Плотина, — писал Доу, — простоит, пока не растает снег».", "normalised"),
    ("ru", "— Плотина, — сказал он, — простоит, пока не растает снег.", "normalised"),
    ("ru", "Плотина, как думали иные, простоит, пока не растает снег.", "altered"),
    ("de", "»Der Damm«, schrieb sie, »wird halten, bis der Schnee schmilzt.«", "normalised"),
    ("de", "Der Damm, so glaubten manche, wird halten, bis der Schnee schmilzt.", "altered"),
    ("kk", "«Жағадағы ескі бөгет, — деп жазды Доу, — қар ерігенше шыдайды, содан кейін көреміз».", "normalised"),
]
JOINED = {
    "en": "The dam will hold until the snow melts",
    "ru": "Плотина простоит, пока не растает снег",
    "de": "Der Damm wird halten, bis der Schnee schmilzt",
    "kk": "Жағадағы ескі бөгет қар ерігенше шыдайды, содан кейін көреміз",
}


@pytest.mark.parametrize(("language", "text", "verdict"), SPEECH)
def test_who_speaks_in_the_source(language: str, text: str, verdict: str) -> None:
    source = record("doe.txt", f"1891.\n{text}\n1892.\n", entry="doe", language=language)
    found = compared(JOINED[language], (source,), language)
    assert found.verdict == verdict
    assert "name" not in found.flags
