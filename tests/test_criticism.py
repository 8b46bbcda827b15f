"""What is computed of sources: works, shares, distances, ties, second hands, authors, and the views of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu import bibliography, check, edition, edtf
from devisu.console import Style, cells
from devisu.criticism import authors, dependence, distance, hands, missing, shares, subjects, survey, works
from devisu.criticism.dependence import Tie, Ties
from devisu.reporters import as_json, sources_json, sources_view
from devisu.sources.records import record_of
from devisu.sources.sidecar import parse
from devisu.text import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from devisu.criticism import Survey, Work
    from devisu.findings import Report
    from devisu.model import Record

ESSAY = """\
---
author: Jane Doe
---

In 1712 the mill was sold [@doe1990, p. 3]. The dam broke in March 1714 [@doe1990; @roe1950]. The bishop paid 300
crowns for it [@orlov1713]. In 1715 the valley was flooded [@orlov1713; @doe1995]. Nobody was left by 1720 [@lost].

Orlov never saw the money [@orlov1713; @rolls]. In 1716 a new dam was built [@doe1990; @lost]. The valley is green.
"""
SECOND = "The mill burnt down in 1730 [@doe1990]. It was never built again [@doe1995; @doe1990].\n"
BIB = """
@book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990},
  keywords = {secondary, covers: 1700/1750, covers: Valley}}
@book{doe1995, author = {Доэ, Джейн}, title = {Die Mühle}, date = {1995}, related = {doe1990},
  relatedtype = {translationof}, keywords = {secondary}}
@book{roe1950, author = {Roe, Ann and {Valley Office}}, title = {Dams}, publisher = {Valley press}, date = {1950}}
@book{orlov1713, author = {Орлов, Павел}, title = {Моя жизнь}, origdate = {1716}, date = {1960}, keywords = {primary}}
@unpublished{rolls, title = {Rolls}, library = {Bishop's Archive, Box 3}, date = {1712/1716}, keywords = {primary}}
@misc{lost, x-identified = {unidentified}}
@book{guess, title = {A Guess}, date = {1800}, x-identified = {candidate}, x-candidate-for = {lost}}
"""
SIDECAR = """\
entry = "orlov1713"
language = "en"
checked = "no"
[criticism]
reliability = "C"
position = "Orlov was the treasurer"
"""
JUDGED = """\
schema = 1
text = "essay.md"

[[claim]]
id = "c003"
exact = "The bishop paid 300\\ncrowns for it [@orlov1713]."
prefix = ""
suffix = ""
position = 0

[[claim.judgement]]
verdict = "supported"
agent = "person"
by = "J. D."
on = 2026-01-31
words = "The bishop paid 300\\ncrowns for it [@orlov1713]."
evidence = { record = "orlov1713.txt", class = "secondary", credibility = 4 }

[[claim.judgement]]
verdict = "partly"
agent = "person"
by = "R. R."
on = 2026-02-01
words = "The bishop paid 300\\ncrowns for it [@orlov1713]."
evidence = { record = "orlov1713.txt", credibility = "2" }
"""
FILES = {
    "devisu.toml": 'texts = ["claims/*.md"]\nlanguage = "en"\n',
    "claims/essay.md": ESSAY,
    "claims/essay.toml": JUDGED,
    "bib/references.bib": BIB,
    "bib/sources/orlov1713.txt": "I never saw the money.\n",
    "bib/sources/orlov1713.toml": SIDECAR,
}


def report(folder: Path, **more: str) -> Report:
    for name, words in {**FILES, **more}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return check.check(edition.read([], start=folder))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report(tmp_path_factory.mktemp("edition"))


@pytest.fixture(scope="module")
def found(made: Report) -> Survey:
    return survey(made)


def work(bib: str, *sidecars: str) -> Work:
    (entry,) = bibliography.read("a.bib", bib).entries
    return works.work(entry, tuple(record(one, f"{number}.txt") for number, one in enumerate(sidecars)))


def record(sidecar: str, path: str = "a.txt") -> Record:
    return record_of(Source.of(path, "words"), parse(Source.of("a.toml", sidecar))[0])


# --- works ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bib", "sidecar", "origin", "edition_"),
    [
        ("@book{a, date = {1990}}", "", None, "1990"),
        ("@book{a, year = {1990}}", "", None, "1990"),
        ("@book{a, year = {[1990]}}", "", None, "1990"),
        ("@book{a, date = {1957/1960}}", "", None, "1957/1960"),
        ("@book{a, date = {1990}, origdate = {1712?}}", "", "1712?", "1990"),
        ("@book{a, date = {1990}, origdate = {1712}}", '[criticism]\ncreated = "1710-03"', "1710-03", "1990"),
        ("@book{a, title = {A}}", "", None, None),
        ("@letter{a, date = {1712-05-01}}", "", "1712-05-01", "1712-05-01"),
        ("@unpublished{a, date = {1712}}", '[criticism]\ncreated = "1710"', "1710", "1712"),
        ("@online{a, date = {1990}, urldate = {2020-01-01}}", "", None, "1990"),
        ("@online{a, urldate = {2020-01-01}}", "", None, None),
        ("@book{a, date = {s. a.}}", "", None, None),
    ],
)
def test_origin_and_edition(bib: str, sidecar: str, origin: str | None, edition_: str | None) -> None:
    one = work(bib, sidecar)
    for dated, expected in ((one.origin, origin), (one.edition, edition_)):
        assert (dated and dated[:2]) == (expected and edtf.bounds(expected)[:2])


@pytest.mark.parametrize(
    ("keywords", "rank"),
    [
        ("primary", "primary"),
        ("mills, Secondary, water", "secondary"),
        ("tertiary", "tertiary"),
        ("primary, secondary", None),
        ("primary sources", None),
        ("", None),
    ],
)
def test_the_class_by_keywords(keywords: str, rank: str | None) -> None:
    assert work(f"@book{{a, keywords = {{{keywords}}}}}").rank == rank


def test_what_a_work_covers() -> None:
    one = work("@book{a, keywords = {covers: 1700/1750, Covers: Red Valley}}", '[criticism]\ncovers = ["1800", "Hill"]')
    assert one.places == ("Red Valley", "Hill")
    assert one.periods == (edtf.bounds("1700/1750"), edtf.bounds("1800"))


@pytest.mark.parametrize(
    ("library", "archive"),
    [
        ("Bishop's Archive, Box 3", "Bishop's Archive"),
        ("РГАСПИ. Ф. 17. Оп. 3", "РГАСПИ."),
        ("ҚР ОММ қор 5", "ҚР ОММ"),
        ("", ""),
    ],
)
def test_the_archive_without_the_shelf_mark(library: str, archive: str) -> None:
    assert work(f"@book{{a, library = {{{library}}}}}").archive == archive


def test_grades_are_read_and_never_made() -> None:
    one = work("@book{a}", '[criticism]\nreliability = "b"', '[criticism]\nreliability = "H"', "")
    assert one.reliability == ("B",)
    assert one.faults == ("reliability “H” is no letter from A to F",)
    assert work("@book{a}", '[criticism]\nreliability = ""').reliability == ()


# --- the survey -------------------------------------------------------------------------------------------------------


def test_unidentified_references_are_counted_apart(found: Survey) -> None:
    (text,) = found.texts
    assert [[work.key for work in one.works] for one in text.claims] == [
        ["doe1990"],
        ["doe1990", "roe1950"],
        ["orlov1713"],
        ["orlov1713", "doe1995"],
        [],
        ["orlov1713", "rolls"],
        ["doe1990"],
    ]
    assert [len(one.unknown) for one in text.claims] == [0, 0, 0, 0, 1, 0, 1]
    assert "guess" not in found.library
    assert missing.unknown(found) == ("lost",)


def test_evidence_overrides_and_both_grades_stay(found: Survey) -> None:
    one = found.texts[0].claims[2]
    assert one.works[0].rank == "primary"
    assert one.ranks == ("secondary",)
    assert [seen.credibility for seen in one.evidence] == [4, 2]
    assert one.works[0].reliability == ("C",)


@pytest.mark.parametrize("by", [shares.by_source, shares.by_author, shares.by_archive, shares.by_publisher])
def test_shares_count_what_falls(by: Callable, found: Survey) -> None:
    known = found.texts[0].known
    for share in by(known):
        assert share.total == len(known) == 6
        assert 0 < share.part <= 1
        ids = {claim.id for claim in share.claims}
        falls, leans = ({claim.id for claim in some} for some in (share.falls, share.leans))
        assert falls | leans <= ids
        assert not falls & leans
        kept = [one for one in known if one.claim.id not in falls | leans]
        assert all(any(work for work in one.works if share.id not in _owners(by, work)) for one in kept)


def _owners(by: Callable, work: Work) -> set[str]:
    from devisu.criticism.survey import Backed

    return {share.id for share in by([Backed(None, (), (work,), ())])}  # type: ignore[arg-type]


def test_names_of_one_author_and_one_publisher_meet(found: Survey) -> None:
    known = found.texts[0].known
    assert {share.name: len(share.claims) for share in shares.by_author(known)} == {
        "Jane Doe": 4,
        "Павел Орлов": 3,
        "Ann Roe": 1,
        "Valley Office": 1,
    }
    assert [(share.name, len(share.claims)) for share in shares.by_publisher(known)] == [("Valley Press", 3)]
    assert [share.name for share in shares.by_archive(known)] == ["Bishop's Archive"]
    assert len(shares.single(known)) == 2


# --- distance ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "source", "years"),
    [
        ("1712", "1990", 278),
        ("1712-12", "1713-01", 1),
        ("1712", "1712-05", 0),
        ("1700/1720", "1715", 0),
        ("1700/1720", "1730", 10),
        ("1912", "1890", -22),
        ("171X", "1990", 271),
        ("../1712", "1715", 3),
        ("1712/..", "1990", 0),
        ("1712", "../1700", -12),
    ],
)
def test_years_between(event: str, source: str, years: int) -> None:
    assert distance.years(edtf.bounds(event), edtf.bounds(source)) == years


@given(st.integers(1000, 2000), st.integers(1000, 2000))
def test_distance_has_a_direction(one: int, other: int) -> None:
    a, b = edtf.bounds(str(one)), edtf.bounds(str(other))
    assert distance.years(a, b) == other - one == -(distance.years(b, a) or 0)


def test_distance_by_origin_and_by_edition(found: Survey) -> None:
    by_claim = [
        (one.backed.claim.sentence.number, one.work.key, one.by_origin, one.by_edition)
        for one in distance.distances(found.texts[0])
    ]
    assert by_claim == [
        (1, "doe1990", None, 278),
        (2, "doe1990", None, 276),
        (2, "roe1950", None, 236),
        (4, "orlov1713", 1, 245),
        (4, "doe1995", None, 280),
        (7, "doe1990", None, 274),
    ]


# --- dependence -------------------------------------------------------------------------------------------------------


def ties(*pairs: str) -> Ties:
    """Ties of pairs such as ``b>a``: b derives from a."""
    made = [Tie(one[0], one[2], "derives from", "") for one in pairs]
    return Ties(tuple(made), {key: tuple(tie for tie in made if tie.later == key) for key in {t.later for t in made}})


def named(*keys: str) -> list[Work]:
    return [work(f"@book{{{key}}}") for key in keys]


@pytest.mark.parametrize(
    ("pairs", "cited", "expected"),
    [
        ((), "ab", []),
        (("b>a",), "ab", ["b derives from a"]),
        (("b>a",), "ba", ["b derives from a"]),
        (("b>a", "c>b"), "ac", ["c goes back to a (c derives from b; b derives from a)"]),
        (("b>a", "c>a"), "bc", ["both go back to a (b derives from a; c derives from a)"]),
        (("b>a", "c>a"), "abc", ["b derives from a", "c derives from a"]),
        (("b>a", "b>c"), "ac", []),
        (("a>b", "b>a"), "ab", ["a derives from b"]),
    ],
)
def test_who_is_one_witness_with_whom(pairs: tuple[str, ...], cited: str, expected: list[str]) -> None:
    assert [common.words for common in ties(*pairs).common(named(*cited))] == expected


@pytest.mark.parametrize(
    ("pairs", "circles"),
    [
        (("b>a", "c>b"), set()),
        (("b>a", "a>b"), {frozenset({"b>a", "a>b"})}),
        (("b>a", "c>b", "a>c", "d>a"), {frozenset({"b>a", "c>b", "a>c"})}),
        (("b>a", "c>a", "d>b", "d>c"), set()),
    ],
)
def test_circles(pairs: tuple[str, ...], circles: set[frozenset[str]]) -> None:
    found = [frozenset(f"{tie.later}>{tie.earlier}" for tie in circle) for circle in ties(*pairs).circles()]
    assert set(found) == circles
    assert len(found) == len(circles)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_ties_of_any_shape_come_to_an_end(pairs: list[tuple[int, int]]) -> None:
    made = ties(*(f"{one}>{other}" for one, other in pairs if one != other))
    for circle in made.circles():
        assert all(tie.earlier == after.later for tie, after in zip(circle, (*circle[1:], circle[0]), strict=True))
    for key in map(str, range(10)):
        assert next(iter(made.behind(key))) == key


def test_a_chain_of_any_length_is_followed_without_recursion() -> None:
    chain = [Tie(str(number + 1), str(number), "derives from", "") for number in range(20_000)]
    made = Ties(tuple(chain), {tie.later: (tie,) for tie in chain})
    assert list(made.circles()) == []
    assert len(made.behind("20000")) <= 200


def test_ties_of_the_edition(found: Survey) -> None:
    assert [tie.words for tie in dependence.ties(found).all] == ["doe1995 is a translation of doe1990"]


# --- who speaks, and of whom ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "name", "is_there"),
    [
        ("Орловтың ақшасы болды.", "kk", "Orlov", True),
        ("Мордовияда болды.", "kk", "Мордовия", True),
        ("Денег у Орлова не было.", "ru", "Orlov", True),
        ("Это было в Москве и Казани.", "ru", "Москва", True),
        ("Это было в Москве и Казани.", "ru", "Казань", True),
        ("Это было в Центральной Азии.", "ru", "Сибирь", False),
        ("It was Orlov's money.", "en", "Орлов", True),
        ("He said that “Orlov had it”.", "en", "Orlov", False),
        ("It was the money of the mill [Orlov 1712].", "en", "Orlov", False),
        ("They saw Red Valley.", "en", "Red Valley", True),
        ("They saw Red Hill.", "en", "Red Valley", False),
        ("the orlov cut of a stone", "en", "Orlov", False),
    ],
)
def test_names_in_a_claim(text: str, language: str, name: str, is_there: bool) -> None:
    assert subjects.subjects(text, language).has(name) == is_there


@pytest.mark.parametrize(
    ("seen_in", "is_second"),
    [
        ("", False),
        ("the print of 1990, p. 3", False),
        ("at second hand: another book", True),
        ("цит. по: Доэ, 1990", True),
        ("quoted in a newspaper", True),
        ("page 4 of doe1990.", True),
        ("the rolls themselves", False),
    ],
)
def test_at_second_hand(seen_in: str, is_second: bool, found: Survey) -> None:
    one = replace(record('entry = "orlov1713"'), seen_in=seen_in)
    assert hands.at_second_hand(one, found.library) == is_second


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("---\nauthor: Jane Doe\n---\n", ("Jane Doe",)),
        ("---\r\nauthor: 'Doe, Jane'\r\n---\r\n", ("Doe, Jane",)),
        ("---\nauthor: [Jane Doe, Richard Roe]\n---\n", ("Jane Doe", "Richard Roe")),
        ("---\nauthor:\n  - Jane Doe\n  - name: Richard Roe\n    email: r@example.org\n---\n", ("Jane Doe", "Richard Roe")),
        ("---\nauthor:\n  name: Jane Doe\ntitle: The Mill\n---\n", ("Jane Doe",)),
        ("---\ntitle: The Mill\n---\nauthor: Nobody\n", ("Poe",)),
        ("author: Nobody\n", ("Poe",)),
        ("", ("Poe",)),
    ],
)  # fmt: skip
def test_the_author_of_a_text(head: str, names: tuple[str, ...], made: Report) -> None:
    document = replace(made.texts[0].document, source=Source.of("a.md", head + "Words.\n"))
    assert authors.of(document, {"author": "Poe; "}) == names


HOSTILE = [
    "---\n" + "author:" * 40_000,
    "---\nauthor:\n" + "  - " * 40_000,
    "[" * 40_000,
    "«" * 40_000,
    "A" * 40_000,
    "Ab'" * 13_000,
    "— цит. " * 6_000,
    "\x00\u202e\x1b[2J" * 6_000,
]


HOSTILE_RUNS = [
    word * (200_000 // len(word)) for word in (" ", "a", "A'", "«", "[", "ф ", "-", "1", "a:", " - ", "second ")
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(text: str, made: Report, found: Survey) -> None:
    document = replace(made.texts[0].document, source=Source.of("a.md", text))
    assert isinstance(authors.of(document, {"author": text}), tuple)
    assert isinstance(subjects.subjects(text, "ru").has(text[:2000]), bool)
    assert isinstance(hands.at_second_hand(replace(record(""), seen_in=text), found.library), bool)
    (entry,) = bibliography.read("a.bib", "@book{a, title = {A}}").entries
    fields = dict.fromkeys(("date", "origdate", "library", "keywords", "publisher", "title", "related"), text)
    one = works.work(replace(entry, fields=fields))
    assert isinstance(one.archive, str)
    assert one.rank is None


# --- the views --------------------------------------------------------------------------------------------------------

STYLES = {"unicode": Style(80), "ascii": Style(80, unicode=False), "narrow": Style(40), "wide": Style(120)}


@pytest.mark.parametrize("style", [*STYLES])
def test_the_view(style: str, made: Report, golden: Callable[[str, str], None]) -> None:
    shown = sources_view.render(made, STYLES[style])
    assert all(cells(line) <= STYLES[style].width for line in shown.split("\n"))
    assert style != "ascii" or shown.isascii()
    golden(f"sources-{style}.txt", shown)


def test_the_view_of_several_texts(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    made = report(tmp_path, **{"claims/other.md": SECOND})
    golden("sources-two-texts.txt", sources_view.render(made, Style(80)))


def test_the_view_where_nothing_is_known(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    words = "The mill was sold in 1712 [@lost]. It burnt down in 1730 [@lost; @gone].\n"
    made = report(tmp_path, **{"claims/essay.md": words, "claims/essay.toml": "schema = 1\n"})
    golden("sources-unknown.txt", sources_view.render(made, Style(80)))


@pytest.mark.parametrize("style", [*STYLES])
def test_the_two_scales_are_never_merged(style: str, made: Report) -> None:
    shown = sources_view.render(made, STYLES[style])
    assert not any(grade in shown for grade in ("C2", "C4", "C-2"))
    json_ = json.dumps(sources_json.as_dict(made))
    assert '"reliability": ["C"]' in json_
    assert '"credibility": 2' in json_


def test_the_view_in_json(made: Report) -> None:
    shown = json.loads(as_json.render(made, Style(80)))["sources"]
    assert shown == json.loads(json.dumps(sources_json.as_dict(made)))
    (text,) = shown["texts"]
    assert [text["claims"], text["citing"], text["citing_known"]] == [8, 7, 6]
    assert text["shares"]["source"][0] == {
        "name": "doe1990",
        "share": 0.5,
        "claims": [row["claim"] for row in text["matrix"] if any(one["key"] == "doe1990" for one in row["works"])],
        "falls": [text["matrix"][0]["claim"]],
        "leans": [text["matrix"][6]["claim"]],
    }
    assert shown["missing"]["not_identified"] == ["lost"]
    assert shown["missing"]["class"] == ["roe1950"]
    assert shown["dependence"]["ties"][0]["kind"] == "is a translation of"
    assert text["matrix"][2]["works"] == [{"key": "orlov1713", "class": "secondary"}]


def test_a_work_of_the_text_s_own_list(tmp_path: Path) -> None:
    words = "The mill was sold [1]. It burnt down [1; 2].\n\n## References\n\n1. Stone S. The Ford. 1990.\n2. Reed R. Ponds. 1950.\n"
    made = report(tmp_path, **{"claims/essay.md": words, "claims/essay.toml": "schema = 1\n", "claims/two.md": words})
    found = survey(made)
    assert [[work.key for work in text.works] for text in found.texts] == [["[1]", "[2]"]] * 2
    assert len(found.cited) == 4
    assert "[1]" in sources_view.render(made, Style(80))


def test_hostile_words_have_no_power_over_the_view(tmp_path: Path) -> None:
    word = "[/b] \x1b]0;t\x07 \x9b \u202eRLO ::error::"
    bib = BIB.replace("The Mill", word).replace("Valley Press", word).replace("Bishop's Archive", word)
    made = report(tmp_path, **{"bib/references.bib": bib, "claims/essay.md": ESSAY.replace("@gone", "@gone\x1b")})
    for style in STYLES.values():
        shown = sources_view.render(made, style)
        assert "[/b]" in shown
        assert not any(ord(letter) < 32 or letter in "\x7f\x9b\u202e" for letter in shown.replace("\n", ""))


def test_many_claims_make_several_panels(tmp_path: Path) -> None:
    words = "".join(f"The mill was sold again, and for the {number}th time [@doe1990].\n\n" for number in range(150))
    made = report(tmp_path, **{"claims/essay.md": words, "claims/essay.toml": "schema = 1\n"})
    lines = sources_view.render(made, Style(80)).split("\n")
    assert all(len(line) <= 80 for line in lines)
    assert sum(line.count("S") for line in lines if line.startswith("  doe1990         ")) == 150


def test_no_pattern_is_slow_on_hostile_words() -> None:
    """Each would take minutes if its time grew with the square of the length."""
    for module in (authors, hands, subjects, works, dependence):
        for pattern in (one for one in vars(module).values() if isinstance(one, re.Pattern)):
            for text in HOSTILE_RUNS:
                assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1
