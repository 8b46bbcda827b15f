"""Collation: a case for each verdict and each kind of variant, in English, Russian and Kazakh; all texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collating import compared, question, record
from devisu.collate import compare
from devisu.text import Span

EN = record(
    "doe.txt",
    'Preface.\n<pb n="214"/>The envoy wrote that the measures were, in places, a tax on bread, not always, which\nled to '
    'unrest in the upper valley and beyond. <pb n="215"/>But nobody listened to Ambrose Quill that winter. The colour of '
    "the mill wheel was red in 1871, unless the frost had spoilt it. Every autumn the miller counted seven grey geese "
    "aloud before the council, because his father had once been fined for the loss of an eighth.",
    entry="doe",
    language="en",
)
RU = record(
    "roe.txt",
    "Мельникъ Трифонъ увѣрялъ старосту, что ни одинъ изъ гусей не былъ потерянъ въ половодье. Писарь же записалъ въ "
    "книгу семь гусей и добраго коня, хотя никто изъ жителей слободы не видѣлъ ихъ послѣ Троицы.",
    entry="roe",
    language="ru",
)
KK = record(
    "ahmet.txt",
    "Диірменші күзде жеті қаз санап, ауыл ақсақалдарына көрсетті. Бірақ хатшы оның сөзін дәптерге жазбады, өйткені "
    "көпір бұзылған соң ешкім өзеннен өте алмады.",
    entry="ahmet",
    language="kk",
)
RECORDS = (EN, RU, KK)

KINDS = [
    ("en", "verbatim", None, "the measures were, in places, a tax on bread"),
    ("en", "normalised", "case", "the Measures were, in places, a tax on bread"),
    ("en", "normalised", "punctuation", "the measures were in places, a tax on bread"),
    ("en", "normalised", "spacing", "the measures were, in pla ces, a tax on bread"),
    ("en", "normalised", "hyphenation", "the mea-\nsures were, in places, a tax on bread"),
    ("en", "normalised", "look-alike", "the mеаsures were, in рlaces, a tax on bread"),
    ("en", "variant", "spelling", "The color of the mill wheel was red in 1871"),
    ("en", "variant", "ocr", "tbe rneasures were, in places, a tax on brcad"),
    ("en", "altered", "inflection", "the measured were, in places, a tax on bread"),
    ("en", "altered", "substitution", "the measures were, in essence, a tax on bread"),
    ("en", "altered", "omission", "the measures were a tax on bread, not always"),
    ("en", "altered", "insertion", "the measures were, in several places, a tax on bread"),
    ("en", "altered", "transposition", "Every autumn the miller aloud counted seven grey geese before the council"),
    ("ru", "verbatim", None, "ни одинъ изъ гусей не былъ потерянъ въ половодье"),
    ("ru", "normalised", "case", "ни одинъ изъ Гусей не былъ потерянъ въ половодье"),
    ("ru", "normalised", "punctuation", "Мельникъ Трифонъ увѣрялъ старосту что ни одинъ изъ гусей"),
    ("ru", "normalised", "spacing", "ни одинъ изъ гусей не былъ поте рянъ въ половодье"),
    ("ru", "normalised", "hyphenation", "ни одинъ изъ гусей не былъ потерянъ въ поло¬\nводье"),
    ("ru", "normalised", "look-alike", "ни oдинъ изъ гycей не былъ потерянъ въ половодье"),
    ("ru", "variant", "spelling", "записал в книгу семь гусей и доброго коня"),
    ("ru", "variant", "ocr", "ни одинъ изъ гусей не былъ погерянъ въ половодье"),
    ("ru", "altered", "inflection", "ни одинъ изъ гусями не былъ потерянъ въ половодье"),
    ("ru", "altered", "substitution", "ни одинъ изъ коней не былъ потерянъ въ половодье"),
    ("ru", "altered", "omission", "ни одинъ изъ гусей не потерянъ въ половодье"),
    ("ru", "altered", "insertion", "ни одинъ изъ гусей никогда не былъ потерянъ въ половодье"),
    ("ru", "altered", "transposition", "ни одинъ изъ гусей не потерянъ былъ въ половодье"),
    ("kk", "verbatim", None, "Диірменші күзде жеті қаз санап, ауыл ақсақалдарына көрсетті"),
    ("kk", "normalised", "case", "Диірменші күзде жеті Қаз санап, ауыл ақсақалдарына көрсетті"),
    ("kk", "normalised", "punctuation", "Диірменші күзде жеті қаз санап ауыл ақсақалдарына көрсетті"),
    ("kk", "normalised", "spacing", "Диірменші күзде жеті қаз санап, ауыл ақсақал дарына көрсетті"),
    ("kk", "normalised", "hyphenation", "Диірменші күзде жеті қаз санап, ауыл ақсақал-\nдарына көрсетті"),
    ("kk", "normalised", "look-alike", "Бірақ хатшы оның сөзін дəптерге жазбады, өйткені көпір"),
    ("kk", "variant", "spelling", "Диирменши кузде жети каз санап, ауыл аксакалдарына корсетти"),
    ("kk", "variant", "ocr", "Диірменші күзде жеті қаз санап, ауып ақсақалдарына көрсетті"),
    ("kk", "altered", "inflection", "Диірменші күзде жеті қазды санап, ауыл ақсақалдарына көрсетті"),
    ("kk", "altered", "substitution", "Диірменші күзде жеті түйе санап, ауыл ақсақалдарына көрсетті"),
    ("kk", "altered", "omission", "Диірменші күзде қаз санап, ауыл ақсақалдарына көрсетті"),
    ("kk", "altered", "insertion", "Диірменші күзде жеті семіз қаз санап, ауыл ақсақалдарына көрсетті"),
    ("kk", "altered", "transposition", "Диірменші жеті күзде қаз санап, ауыл ақсақалдарына көрсетті"),
]  # fmt: skip
CITED = {"en": ("doe",), "ru": ("roe",), "kk": ("ahmet",)}


@pytest.mark.parametrize(("language", "verdict", "kind", "words"), KINDS, ids=[f"{r[0]}-{r[2] or r[1]}" for r in KINDS])
def test_kinds_of_variants(language: str, verdict: str, kind: str | None, words: str) -> None:
    comparison = compared(words, RECORDS, language, cited=CITED[language])
    assert comparison.verdict == verdict
    assert {one.kind for one in comparison.collations[0].variants} == ({kind} if kind else set())


LOST = "Nobody has ever put these seventeen particular words about herons and barometers into any book whatsoever"

VERDICTS = [
    ("title", {"kind": "title"}, "a tax on bread", None),
    ("term", {"kind": "term"}, "a tax on bread", None),
    ("question", {"kind": "question"}, "Who listened to Ambrose Quill that winter?", None),
    ("a phrase is compared", {"kind": "phrase"}, "a tax on bread", "not-distinctive"),
    ("not found", {}, LOST, "not-found"),
    ("no record", {"cited": ("poe",)}, LOST, "not-compared"),
    ("no citation", {"cited": (), "absent": "no citation"}, LOST, "not-compared"),
    ("no words", {}, "…", "not-compared"),
    ("two works cited, one without a record", {"cited": ("doe", "poe")}, LOST, "not-compared"),
    ("found elsewhere", {"cited": ("doe",)}, "ни одинъ изъ гусей не былъ потерянъ въ половодье", "found-elsewhere"),
    ("short", {}, "the mill wheel", "not-distinctive"),
    ("out of order", {}, "his father had once been fined … nobody listened to Ambrose Quill", "out-of-order"),
]


@pytest.mark.parametrize(("name", "known", "words", "verdict"), VERDICTS, ids=[row[0] for row in VERDICTS])
def test_verdicts(name: str, known: dict[str, object], words: str, verdict: str | None) -> None:
    assert compared(words, RECORDS, **known).verdict == verdict  # type: ignore[arg-type]


def test_found_elsewhere_names_both() -> None:
    other = record(
        "poe.txt", "Poe was always of the opinion that herons cannot read barometers.", entry="poe", language="en"
    )
    comparison = compared("herons cannot read barometers, said the mayor of the town", (EN, other))
    assert comparison.verdict == "not-found"
    comparison = compared("the opinion that herons cannot read barometers", (EN, other))
    assert comparison.verdict == "found-elsewhere"
    assert "poe.txt" in (comparison.reason or "")
    assert "may itself be quoting" in (comparison.reason or "")
    assert [one.source for one in comparison.collations] == ["poe.txt"]


def test_an_excerpt_that_does_not_hold_the_words_proves_nothing() -> None:
    excerpt = record(
        "doe-2.txt", '<pb n="12"/>Some other page.<pb n="14"/>', entry="doe", language="en", extent="excerpt"
    )
    comparison = compared(LOST, (excerpt,))
    assert comparison.verdict == "not-compared"
    assert "excerpt (doe-2.txt, pp. 12–14)" in (comparison.reason or "")
    assert comparison.missing == "See doe, or add its pages."


def test_an_excerpt_beside_another_records_find() -> None:
    excerpt = record("poe.txt", "Some other page.", entry="poe", language="en", extent="excerpt")
    comparison = compared("nobody listened to Ambrose Quill that winter", (excerpt, EN), cited=("poe",))
    assert comparison.verdict == "not-compared"
    assert "doe.txt, p. 215" in (comparison.reason or "")
    assert [one.source for one in comparison.collations] == ["doe.txt"]


def test_a_record_in_another_language() -> None:
    comparison = compared("Диірменші қазды санамады, ал хатшы ештеңе жазбады деген еді", (RU,), "kk", cited=("roe",))
    assert comparison.verdict == "not-compared"
    assert comparison.reason == "the record is in Russian, the quotation in Kazakh: no original accepted"


def test_an_accepted_original_is_what_is_compared() -> None:
    evidence = {
        "record": "roe.txt",
        "exact": "ни одинъ изъ гусей не былъ потерянъ въ половодье",
        "relation": "translation",
    }
    comparison = compared("бірде-бір қаз жоғалған жоқ", (RU,), "kk", cited=("roe",), translation=evidence)
    assert comparison.verdict == "translation"
    assert comparison.collations[0].verdict == "verbatim"
    lost = compared("бірде-бір қаз", (RU,), "kk", cited=("roe",), translation={**evidence, "exact": LOST})
    assert lost.verdict == "not-compared"


def test_an_original_for_which_time_did_not_suffice_is_not_called_lost() -> None:
    evidence = {"record": "roe.txt", "exact": LOST * 40, "relation": "translation"}
    given = {"language": "kk", "cited": ("roe",), "translation": evidence}
    asked = question("бірде-бір қаз жоғалған жоқ", **given)
    (late,) = compare([asked], (RU,), budget=0.0)
    assert (late.verdict, late.original, (late.reason or "")[:9]) == ("not-compared", "", "too slow:")
    (lost,) = compare([asked], (RU,))
    assert (lost.original, lost.reason) == (LOST * 40, "the accepted original does not stand in roe.txt")


@pytest.mark.parametrize(
    ("named", "verdict", "source"),
    [
        ("a/roe.txt", "not-compared", None),  # it stands only in the other record of this file name
        ("b/roe.txt", "translation", "b/roe.txt"),
        ("roe.txt", "translation", "b/roe.txt"),
        ("c/roe.txt", "translation", "b/roe.txt"),  # moved
    ],
)
def test_the_record_that_the_evidence_names_is_meant(named: str, verdict: str, source: str | None) -> None:
    records = (
        record("a/roe.txt", "Мельница стояла у реки девяносто лет.", entry="roe", language="ru"),
        record("b/roe.txt", RU.text, entry="roe", language="ru"),
    )
    evidence = {"record": named, "exact": "ни одинъ изъ гусей не былъ потерянъ въ половодье"}
    found = compared("бірде-бір қаз жоғалған жоқ", records, "kk", cited=("roe",), translation=evidence)
    assert found.verdict == verdict
    assert [one.source for one in found.collations if found.verdict == "translation"] == ([source] if source else [])


def test_a_candidate() -> None:
    known = {"cited": (), "candidates": ("doe",), "absent": "the reference [12] is unidentified"}
    found = compared("nobody listened to Ambrose Quill that winter", (EN,), **known)
    assert (found.verdict, found.flags) == ("verbatim", ("candidate",))
    lost = compared(LOST, (EN,), **known)
    assert lost.verdict == "not-compared"
    assert "the reference [12] is unidentified" in (lost.reason or "")


@pytest.mark.parametrize(
    ("words", "page", "flags"),
    [
        ("nobody listened to Ambrose Quill that winter", "215", ()),
        ("nobody listened to Ambrose Quill that winter", "214", ("wrong-page",)),
        ("nobody listened to Ambrose Quill that winter", "210-216", ()),
        ("the measures were, in places, a tax on bread … unrest in the upper valley", "214", ("elided", "negation")),
        ("The colour of the mill wheel was red in 1872, said", "215", ("number", "date")),
        ("The colour of the mill wheel was red in 1871", "", ("stops-short",)),
        ("But nobody listened to Ambrose Quiller that winter", "", ("name",)),
        ("But everybody listened to Ambrose Quill that winter", "", ("negation",)),
        ("the measures must be, in places, a tax on bread", "", ("modal",)),
        ("a tax on bread, always, which led to unrest in the upper valley", "", ("negation",)),
    ],
)
def test_flags(words: str, page: str, flags: tuple[str, ...]) -> None:
    found = compared(words, (EN,), page=page).flags
    assert set(flags) <= set(found)
    assert ("wrong-page" in flags) == ("wrong-page" in found)
    assert bool(flags) == bool(found)


@pytest.mark.parametrize(
    ("known", "is_second_hand"),
    [
        ({"seen_in": "the print of 1871, library copy, p. 214"}, False),
        ({"seen_in": "печатается по изд. 1871 г., с. 214"}, False),
        ({"seen_in": ""}, False),
        ({"seen_in": "at second hand: Poe 1990, p. 3"}, True),
        ({"seen_in": "quoted in Poe 1990"}, True),
        ({"seen_in": "цит. по: По, 1990, с. 3"}, True),
        ({"seen_in": "zitiert nach Poe 1990", "language": "de"}, True),
        ({"seen_in": "Poe 1990", "extra": {"second-hand": True}}, True),
        ({"seen_in": "the print; not at second hand", "extra": {"second-hand": False}}, False),
    ],
)
def test_second_hand(known: dict[str, object], is_second_hand: bool) -> None:
    seen = record(
        "doe.txt", "Nobody listened to Ambrose Quill that winter.", **{"entry": "doe", "language": "en", **known}
    )
    flags = compared("Nobody listened to Ambrose Quill that winter", (seen,)).flags
    assert flags == (("second-hand",) if is_second_hand else ())


def test_a_candidate_with_a_record_speaks_first() -> None:
    known = {"cited": (), "candidates": ("poe", "roe", "moe"), "absent": "the reference [12] is unidentified"}
    words = "Диірменші қазды санамады, ал хатшы ештеңе жазбады деген еді"
    comparison = compared(words, (RU,), "kk", **known)
    assert comparison.verdict == "not-compared"
    expected = "the record of the candidate roe is in Russian, the quotation in Kazakh: no original accepted"
    assert comparison.reason == expected
    assert "roe.txt" in comparison.missing
    assert compared(words, (EN,), "kk", **known).reason == "the reference [12] is unidentified"


def test_the_cited_page_comes_first() -> None:
    twice = record(
        "doe.txt", '<pb n="1"/>Nobody listened to Ambrose Quill that winter. <pb n="2"/>Nobody listened to Ambrose Quill, that winter.',
        entry="doe", language="en",
    )  # fmt: skip
    words = "Nobody listened to Ambrose Quill that winter"
    assert [one.page for one in compared(words, (twice,)).collations] == ["1", "2"]
    assert [one.page for one in compared(words, (twice,), page="2").collations] == ["2", "1"]


MARKS = [
    ("sic", "the measures [sic] were, in places, a tax on bread", "verbatim"),
    ("changed initial", "[T]he measures were, in places, a tax on bread", "verbatim"),
    ("ending in brackets", "the measure[s] were, in places, a tax on bread", "verbatim"),
    ("explained", "nobody listened to Ambrose Quill [i.e. the miller's son] that winter", "verbatim"),
    ("replaced in brackets", "nobody listened to [the miller's son] that winter. The colour", "verbatim"),
    ("marked ellipsis", "the measures were […] a tax on bread, not always", "verbatim"),
    ("spaced dots", "the measures were . . . a tax on bread, not always", "verbatim"),
    ("angle brackets", "the measures were, <...> a tax on bread, not always", "verbatim"),
    ("edge ellipses", "… the measures were, in places, a tax on bread …", "verbatim"),
    ("final point", "the measures were, in places, a tax on bread.", "verbatim"),
    ("exclamation", "the measures were, in places, a tax on bread!", "normalised"),
    ("initial capital", "The measures were, in places, a tax on bread", "verbatim"),
]


@pytest.mark.parametrize(("name", "words", "verdict"), MARKS, ids=[row[0] for row in MARKS])
def test_marks_of_an_editor_alter_nothing(name: str, words: str, verdict: str) -> None:
    assert compared(words, (EN,)).verdict == verdict


def test_what_is_silent_is_the_traditions() -> None:
    words = "The measures were, in places, a tax on bread"
    assert compared(words, (EN,), tradition="oxford").verdict == "normalised"
    assert compared(words, (EN,), tradition="gost").verdict == "verbatim"


def test_an_ellipsis_that_is_the_sources_own_elides_nothing() -> None:
    own = record("doe.txt", "He waited… and then the mill wheel began to turn at last.", entry="doe", language="en")
    comparison = compared("He waited… and then the mill wheel began to turn", (own,))
    assert (comparison.verdict, comparison.flags) == ("verbatim", ())


FAR = (
    "his father had once been fined for the loss of an eighth. "
    + "Nothing happened in the valley for many a year. " * 90
    + "At last the heron came home."
)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("his father had once been fined for the loss … At last the heron came home", "out-of-order"),
        ("his father had once been fined for the loss … came home", "altered"),
    ],
)
def test_pieces_far_apart_are_not_one_passage(words: str, verdict: str) -> None:
    comparison = compared(words, (record("doe.txt", FAR, entry="doe", language="en"),))
    assert comparison.verdict == verdict
    span = comparison.collations[0].span
    assert span.end - span.start < 200


def test_a_long_omission_without_a_mark_is_told_and_not_called_absent() -> None:
    comparison = compared(
        "But nobody listened to Ambrose Quill that winter, because his father had once been fined for the loss of an eighth",
        (EN,),
    )
    assert comparison.verdict == "altered"
    assert "omission" in {one.kind for one in comparison.collations[0].variants}


@pytest.mark.parametrize(
    "words",
    [
        "fined once had father his because eighth an of loss the for been council the before aloud geese grey seven",
        "valley upper the in unrest led which always not bread on tax a places in were measures the that wrote envoy",
    ],
)
def test_shuffled_words_are_not_the_quotation(words: str) -> None:
    assert compared(words, (EN,)).verdict == "not-found"


def test_a_match_stays_in_its_own_record() -> None:
    first = record("a.txt", "The heron stood on one leg beside the", entry="doe", language="en")
    second = record("b.txt", "frozen millpond until the clerk came home.", entry="doe", language="en")
    for one in compared("on one leg beside the frozen millpond until the clerk came home", (first, second)).collations:
        assert one.passage in (first if one.source == "a.txt" else second).text


def test_no_differences_are_hidden_by_folding() -> None:
    comparison = compared("the envoy wrote that the measures were, in places, a tax on bread, always, which", (EN,))
    assert comparison.verdict == "altered"
    assert "negation" in comparison.flags


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_span_of_a_source_collates_with_itself(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(RECORDS))
    starts = [
        at for at in range(len(source.text)) if source.text[at].isalnum() and not source.text[at - 1 : at].isalnum()
    ]
    ends = [
        at
        for at in range(1, len(source.text) + 1)
        if source.text[at - 1].isalnum() and not source.text[at : at + 1].isalnum()
    ]
    start = data.draw(st.sampled_from(starts[:-12]))
    end = data.draw(st.sampled_from([at for at in ends if at > start + 45]))
    words = source.text[start:end]
    comparison = compared(words, RECORDS, source.language or "", cited=(source.entry,))
    assert comparison.verdict == "verbatim"
    assert comparison.collations[0].passage == words
    assert comparison.collations[0].span == source.map.span(Span(start, end))
    assert comparison.collations[0].score == 100


STRANGERS = st.text("abcdefgh аәбвгд.,\n", max_size=400)


@given(STRANGERS, st.sampled_from(KINDS))
@settings(deadline=None, max_examples=60)
def test_an_unrelated_source_changes_no_verdict(stranger: str, row: tuple[str, str, str | None, str]) -> None:
    language, verdict, _, words = row
    other = record("other.txt", stranger, entry="other", language=language)
    assert compared(words, (other, *RECORDS), language, cited=CITED[language]).verdict == verdict


def test_the_order_of_answers_is_that_of_the_questions() -> None:
    words = ["nobody listened to Ambrose Quill that winter", "a title", LOST]
    asked = [question(words[0]), question(words[1], kind="title"), question(words[2])]
    assert [one.verdict for one in compare(asked, RECORDS)] == ["verbatim", None, "not-found"]
