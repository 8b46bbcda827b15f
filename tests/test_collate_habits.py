"""Habits of quoting, printing and transcribing that change no word, in English and Russian; all texts are made up."""

from __future__ import annotations

import pytest

from collating import compared, record
from devisu.sources import find

EN = record(
    "doe.txt",
    '<pb n="12"/>In the spring of 1807 the weavers of Thornbeck gathered before the counting-house and demanded their '
    "wages.1 The steward replied that the master was at York, and the next morn-\n"
    '<pb n="13"/>\ning they were joined by the dyers of the lower mill.[2] It is said that the old clock struck nine '
    "when the first stone was thrown; but the parish register gives no hour at all.\n\n"
    "The wind that blew from Harrow Fell\n    Went wailing down the lane,\nAnd none could tell, by book or bell,\n"
    "    If it would turn again.\n",
    entry="doe",
    language="en",
)
RU = record(
    "roe.txt",
    "Воевода прошенія не принялъ, кромѣ двухъ писемъ. Глухов не верил ни старшинам, ни писарям, а считал сам, заходя в "
    "каждый двор: уцелело менее трёх тысяч овец, лошадей почти не осталось.",
    entry="roe",
    language="ru",
)
CITED = {"en": "doe", "ru": "roe"}

HABITS = [
    ("verse", "en", "Went wailing down the lane, / And none could tell, by book or bell", "verbatim"),
    ("verse in bars", "en", "Went wailing down the lane, | And none could tell, by book or bell", "verbatim"),
    ("a slash that ends no line", "en", "demanded their wages. / The steward replied that the master", "normalised"),
    ("hyphen at a page's end", "en", "and the next morning they were joined by the dyers of the lower", "normalised"),
    ("note close to a stop", "en", "demanded their wages. The steward replied that the master was", "normalised"),
    ("note in brackets", "en", "by the dyers of the lower mill. It is said that the old clock", "normalised"),
    ("another number is no note", "en", "In the spring the weavers of Thornbeck gathered before the", "altered"),
    ("asterisks elide", "en", "the old clock struck nine * * * but the parish register gives no hour", "verbatim"),
    ("dashes in brackets elide", "en", "the old clock struck nine [- - -] but the parish register gives", "verbatim"),
    ("replaced in brackets", "en", "the weavers gathered before [the office] and demanded their wages", "altered"),
    ("bracket for two words", "en", "of Thornbeck gathered before [the office] and demanded their wages", "verbatim"),
    ("ampersand", "en", "gathered before the counting-house & demanded their wages", "variant"),
    (
        "short words misread among others",
        "en",
        "lt is sald that tbe oid ciock struck when the first stonc was thrown; bnt the",
        "altered",
    ),
    ("signed remark", "ru", "ни писарям, а считал сам (курсив мой. — А. Б.), заходя в каждый двор", "verbatim"),
    ("usual remark", "ru", "ни писарям, а считал сам (курсив мой), заходя в каждый двор", "verbatim"),
    ("words in round brackets", "ru", "ни писарям, а считал сам (украдкой), заходя в каждый двор", "altered"),
]


@pytest.mark.parametrize(("name", "language", "words", "verdict"), HABITS, ids=[row[0] for row in HABITS])
def test_habits(name: str, language: str, words: str, verdict: str) -> None:
    assert compared(words, (EN, RU), language, cited=(CITED[language],)).verdict == verdict


def test_short_misread_words_follow_the_others() -> None:
    words = "lt is sald that tbe oid ciock struck nine whcn the first stonc was thrown"
    kinds = {one.quotation: one.kind for one in compared(words, (EN,)).collations[0].variants}
    assert kinds["oid"] == kinds["stonc"] == "ocr"


def test_a_remark_raises_no_flag() -> None:
    found = compared(HABITS[-3][2], (RU,), "ru", cited=("roe",))
    assert found.flags == ()


@pytest.mark.parametrize(
    ("language", "words", "flag"),
    [
        ("ru", "уцелело менее двух тысяч овец, лошадей почти не осталось", "number"),
        ("en", "the old clock struck five when the first stone was thrown", "number"),
        ("ru", "Воевода прошенія не принялъ", "stops-short"),
    ],
)
def test_numbers_in_words_and_old_spelling_raise_flags(language: str, words: str, flag: str) -> None:
    assert flag in compared(words, (EN, RU), language, cited=(CITED[language],)).flags


FOUND = [
    ("one word replaced in five", "my father again unclosed the chest", "father perhaps unclosed the chest", True),
    ("words in another order", "the chest unclosed again my father", "father my unclosed chest again the", False),
    ("formula of common words", "and that it was not to be had", "and that it was very much to be seen by", False),
    ("bracketed words of the source's own", "by the time [Adam] came", "by the time [Adam] came", True),
    ("pieces long and damaged", "across the gulf and set her jaws", "across tbe gulf … set her javvs", True),
]
PADDING = "Nothing else was entered that day in the ledger of the ferry, nor in any other book of the province. " * 40


@pytest.mark.parametrize(("name", "source", "words", "is_found"), FOUND, ids=[row[0] for row in FOUND])
def test_what_agrees_must_tell_more_than_coincidence(name: str, source: str, words: str, is_found: bool) -> None:
    places = find(words, [record("a.txt", f"{PADDING}{source}. {PADDING}")], language="en")
    assert bool(places) is is_found


def test_a_lone_word_at_the_edge_stands_for_the_next() -> None:
    place = compared("the weavers of Thornbeck gathered before the counting-house and begged", (EN,)).collations[0]
    assert [(one.kind, one.quotation, one.source) for one in place.variants] == [("substitution", "begged", "demanded")]
