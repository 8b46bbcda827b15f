"""Citations by author and year, ibidem, notes; and that no pattern can be made slow."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import devisu.extract.markers
import devisu.readers
from devisu.extract import locators, markers
from devisu.readers import read


def labels(text: str, style: str, name: str = "made-up.txt") -> list[str]:
    found = markers.find(read(name, text, "ru"))
    return [item.label for marker in found if marker.style == style for item in marker.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A (Pipes 1964, 49).", ["Pipes 1964"]),
        ("A (Pipes 1964: 49; Doe and Roe 1999a, 12–14).", ["Pipes 1964", "Doe and Roe 1999a"]),
        ("A [Карасик, 2002, с. 231].", ["Карасик 2002"]),
        ("A (Сталин И.В. 1999: 5).", ["Сталин И.В. 1999"]),
        ("A (Doe et al. 1999).", ["Doe et al. 1999"]),
        ("A (Doe 1954, 1964).", ["Doe 1954", "Doe 1964"]),
        ("A (von Hagen 1990, 3; d'Encausse 1978, 12).", ["von Hagen 1990", "d'Encausse 1978"]),
        ("A (cf. Smith 2001, 3).", ["Smith 2001"]),
        ("Pipes (1964, 49) says.", ["Pipes 1964"]),
        ("A (Moscow 1918).", []),
        ("A (Moscow 1918). B (Doe 1990, 1). C (Roe 1991, 2). D (Poe 1992, 3).", ["Moscow 1918", "Doe 1990", "Roe 1991", "Poe 1992"]),
        ("(see Figure 1922) (1918–1922) (in 1921) (March 1922, 5) (May 5, 1920)", []),
        ("(New York: Doe, 2019) (Lenin, 1870–1924) Foo (1922, 12 декабря) Stalin (1879–1953)", []),
    ],
)  # fmt: skip
def test_author_and_year(text: str, expected: list[str]) -> None:
    assert labels(text, "author-date") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[там же, с. 5] [сонда, 5-б.] (ibid., p. 3) [Ibid.]", ["там же", "сонда", "ibid.", "Ibid."]),
        ("[там же было иначе] [identity] (ID) ibid. in the text", []),
    ],
)
def test_ibidem(text: str, expected: list[str]) -> None:
    assert labels(text, "ibidem") == expected


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        (["Spellings are those of the source.", "Idem."], []),
        (["Spellings are those of the source.", "Idem, p. 5."], ["Idem"]),
        (["Doe, *The Mill*, p. 4.", "Idem."], ["Idem"]),
        (["Doe, *The Mill*, p. 4.", "Spellings are those of the source.", "Idem."], ["Idem"]),
    ],
)
def test_a_remark_repeated_is_no_citation(notes: list[str], found: list[str]) -> None:
    marks = "".join(f"[^{number}]" for number, _ in enumerate(notes))
    raw = f"The mill.{marks}\n\n" + "\n\n".join(f"[^{number}]: {words}" for number, words in enumerate(notes))
    read_in = [marker for marker in markers.find(read("made-up.md", raw, "en")) if marker.style == "ibidem"]
    assert [item.label for marker in read_in for item in marker.items] == found


def test_ibidem_in_notes() -> None:
    raw = "One.[^1] Two.[^2]\n\n[^1]: Ibid., 45; Doe, 3.\n[^2]: Doe, 3. Там же, с. 5."
    found = [marker for marker in markers.find(read("made-up.md", raw, "ru")) if marker.style == "ibidem"]
    assert [(marker.text, marker.in_note, marker.at) for marker in found] == [
        ("Ibid., 45", True, raw.index("[^1]")),
        ("Там же, с. 5", True, raw.index("[^2]")),
    ]


@pytest.mark.parametrize(
    ("note", "cites"),
    [
        ("Doe, *Words*, 45.", True),
        ("Doe, *Words*.", True),
        ("Doe, “Words”.", True),
        ("Doe, interview.", True),
        ("Federal words: a series, viii--ix.", True),
        ("idem.", True),
        ("See https://example.org.", True),
        ("I thank a friend for this thought.", False),
        ("Places are spelt as in the sources.", False),
    ],
)
def test_notes_that_name_a_work(note: str, cites: bool) -> None:
    assert labels(f"Words.[^1]\n\n[^1]: {note}", "note", "made-up.md") == (["1"] if cites else [])


def test_a_reference_to_no_note_is_a_fault() -> None:
    (marker,) = markers.find(read("made-up.md", "Words.[^lost] More.", "en"))
    assert (marker.style, marker.text, marker.fault) == ("note", "[^lost]", "there is no note “lost”")


@given(st.lists(st.sampled_from(["[", "]", "(", ")", "@a", "; ", ", ", "1", "12", "–", " ", "с. ", "p. 3", "А", "Doe 1999", "ibid.", "там же", "[^1]", "^[", "¹", ".", "\n\n"]), max_size=40).map("".join))  # fmt: skip
def test_markers_stand_in_order_and_hold_their_items(text: str) -> None:
    for name in ("made-up.txt", "made-up.md"):
        found = markers.find(read(name, text, "ru"))
        assert list(found) == sorted(found, key=lambda marker: (marker.span.start, -marker.span.end))
        for marker in found:
            assert 0 <= marker.span.start < marker.span.end <= len(text)
            assert all(marker.span.holds(item.span) for item in marker.items)


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    modules = [locators]
    for package in (devisu.readers, devisu.extract.markers):
        modules += [import_module(f"{package.__name__}.{one.name}") for one in pkgutil.iter_modules(package.__path__)]
    return [(f"{module.__name__}.{name}", one) for module in modules for name, one in vars(module).items() if isinstance(one, re.Pattern)]  # fmt: skip


@pytest.mark.parametrize("unit", ["a", "1", " ", "[", "]", "(", "<", "{", "@", "`", "*", "-", ".", ",", "I.", "\n", "«", "<a ", "](", "1-", "a ", "1, ", "A.", "[1,", "^1"])  # fmt: skip
def test_patterns_survive_hostile_text(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    for name, pattern in patterns():
        assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1, name


@pytest.mark.parametrize("unit", ["[", "[[@", "[@a;", "@a [", "[1, ", "(A 1999; ", "^[", "![", "](", "**a_", "`", "<!--", "> ", "ibid. "])  # fmt: skip
@pytest.mark.parametrize("name", ["made-up.txt", "made-up.md"])
def test_reading_survives_hostile_text(unit: str, name: str) -> None:
    document = read(name, unit * (40_000 // len(unit)), "en")
    assert all(marker.span.end <= 40_000 for marker in markers.find(document))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A [Правда, 1918, № 5].", ["Правда, 1918, № 5"]),
        ("A [Казахская правда, 1922, 5 мая].", ["Казахская правда, 1922, 5 мая"]),
        ("A («Қазақ», 1913, № 5).", ["«Қазақ», 1913, № 5"]),
        ("A (Известия. 1918. № 12. 5 мая).", ["Известия. 1918. № 12. 5 мая"]),
        ("A [Правда. 5 мая 1918. С. 3].", ["Правда. 5 мая 1918"]),
        ("A [см.: Правда, 05.05.1918, № 7].", ["Правда, 05.05.1918, № 7"]),
        ("A [Вестник долины, 1918, № 3–4, с. 5].", ["Вестник долины, 1918, № 3–4"]),
        ("A [Ведомости, 1922, № 3; Правда, 1918, № 7].", ["Ведомости, 1922, № 3", "Правда, 1918, № 7"]),
        ("A (“Valley News,” 5 May 1918).", ["“Valley News,” 5 May 1918"]),
        ("A (Москва, 5 мая 1918 г.) [Москва, 5 мая 1918] (Доу, 1918) [Известия, 1918] (в 1918, № 5)", []),
    ],
)
def test_issues_of_newspapers_stand_for_themselves(text: str, expected: list[str]) -> None:
    assert labels(text, "issue") == expected


def test_an_issue_does_not_make_the_habit_of_author_and_year() -> None:
    assert labels("A [Правда, 1918, № 5] [Правда, 1918, № 6] [Правда, 1918, № 7] (Москва 1918).", "author-date") == []


def test_another_item_of_the_archive_behind_ibidem() -> None:
    text = "A [ЦГА РК. Ф. 999. Оп. 1. Д. 5. Л. 3; Там же. Д. 6. Л. 3]."
    assert (labels(text, "archive"), labels(text, "ibidem")) == (["ЦГА РК. Ф. 999. Оп. 1. Д. 5. Л. 3"], ["Там же."])
