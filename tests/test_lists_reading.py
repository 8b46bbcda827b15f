"""Lists of references: parted into items, nothing of an item lost, whatever it is, and written as a .bib file."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devisu import bibliography
from devisu.bibliography import lists
from devisu.bibliography.lists import items, mending, words
from test_lists_english import ENGLISH
from test_lists_kazakh import KAZAKH
from test_lists_russian import RUSSIAN

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEMS = [row[0] for row in (*RUSSIAN, *KAZAKH, *ENGLISH)]
PIECES = [piece for item in ITEMS for piece in re.split(r"(?<=[.,:/]) ", item)]
HOSTILE = [
    "И. ",
    "a.",
    "(",
    "1 (",
    "[",
    "Doe, J., ",
    "“",
    "«",
    "// ",
    "— ",
    "2000, ",
    "С. 5–",
    "т.б. ",
    "Vol. 1, no. 2 (",
]
HOSTILE += [
    "под ред. ",
    "edited by A, ",
    "https://",
    "10.1234/",
    "a b ",
    "A. B. C. D ",
    "\x00",
    ":\x1b",
    "1.\n",
    "- x\n",
]


def split(text: str) -> list[tuple[str | None, str]]:
    return [(item.number, item.span.of(text)) for item in items.split(text)]


# --- parting a list ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Doe. A.\n2. Roe. B.", [("1", "Doe. A."), ("2", "Roe. B.")]),
        ("[1] Doe. A.\n[2] Roe. B.\n", [("1", "Doe. A."), ("2", "Roe. B.")]),
        ("1) Doe.\n2) Roe.", [("1", "Doe."), ("2", "Roe.")]),
        ("1.Doe.\n2.Roe.", [("1", "Doe."), ("2", "Roe.")]),
        ("1. Doe. A long\n   title. M.,\n1985. 240 p.\n2. Roe.", [("1", "Doe. A long\n   title. M.,\n1985. 240 p."), ("2", "Roe.")]),
        ("1. Doe. M.,\r\n1985. A.\r\n2. Roe.", [("1", "Doe. M.,\r\n1985. A."), ("2", "Roe.")]),
        ("Doe. A.\nRoe. B.", [(None, "Doe. A."), (None, "Roe. B.")]),
        ("Doe. A\n  longer title.\nRoe. B.", [(None, "Doe. A\n  longer title."), (None, "Roe. B.")]),
        ("Doe. A\nlonger title.\n\nRoe. B.", [(None, "Doe. A\nlonger title."), (None, "Roe. B.")]),
        ("- Doe. A.\n- Roe. B.", [(None, "Doe. A."), (None, "Roe. B.")]),
        ("Prose.\n\nСписок литературы\n\n1. Doe.\n2. Roe.", [("1", "Doe."), ("2", "Roe.")]),
        ("Prose.\n\n## References\n\n- Doe.\n\n## Appendix\n\nNo.", [(None, "Doe.")]),
        ("Әдебиеттер тізімі:\n1. Әлиев.\n2. Омаров.", [("1", "Әлиев."), ("2", "Омаров.")]),
        ("1. Doe.\n\nАрхивы:\n\n1. ГАРФ.", [("1", "Doe."), ("1", "ГАРФ.")]),
        ("Doe. A.\nVol. 4. M.\n\nRoe. B.\nhttps://example.org\n\nPoe. C.\n\n---\n", [(None, "Doe. A.\nVol. 4. M."), (None, "Roe. B.\nhttps://example.org"), (None, "Poe. C.")]),
        ("", []),
        (" \n\n", []),
    ],
)  # fmt: skip
def test_a_list_is_parted(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert split(text) == expected


def test_spans_are_of_the_file() -> None:
    text = "\r\n".join(f"{number}. {item}" for number, item in enumerate(ITEMS[1:6], 1))
    read = lists.read("list.txt", text)
    assert [one.span.of(text) for one in read] == ITEMS[1:6]
    assert [one.number for one in read] == ["1", "2", "3", "4", "5"]
    assert {one.entry.path for one in read} == {"list.txt"}
    assert all(one.entry.span == one.span for one in read)
    assert {one.entry.origin for one in read} == {"list"}


def test_a_dash_stands_for_the_authors_before() -> None:
    read = lists.read("x", "Doe, Jane. Mills. London: Valley Press, 1990.\n———. Bread. London: Valley Press, 1991.")
    assert [one.entry.fields["author"] for one in read] == ["Doe, Jane", "Doe, Jane"]
    assert [one.entry.key for one in read] == ["doe1990", "doe1991"]


@pytest.mark.parametrize("same", ["——.", "---.", "Он же.", "Она же.", "Сонікі.", "Idem,", "Ders.:"])
def test_words_in_place_of_the_author_before(same: str) -> None:
    item = "Белов Б. Б. Мельницы. М.: Наука, 1987. 240 с."
    _, read = lists.read("x", f"1. {item}\n2. {same} Плотины. М.: Наука, 1991. 90 с.\n")
    assert (read.entry.fields["author"], read.entry.fields["title"]) == ("Белов, Б. Б.", "Плотины")


SUBHEADED = (
    "# Essay\n\nProse.\n\n## {}\n\n### Архивные материалы\n\n1. ГАРФ. A.\n\n### {}\n\n2. Roe. B.\n\n## Note\n\nEnd.\n"
)
HEADINGS = [
    "Әдебиеттер тізімі", "Пайдаланылған әдебиеттер", "Литература", "Список источников и литературы", "References",
    "Works Cited", "Bibliography", "Literatur", "Bibliographie", "Список використаних джерел",
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("below", ["Опубликованные источники", "Литература"])
def test_a_list_under_subheadings_is_whole(heading: str, below: str) -> None:
    assert split(SUBHEADED.format(heading, below)) == [("1", "ГАРФ. A."), ("2", "Roe. B.")]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_list_under_a_bare_heading(heading: str) -> None:
    assert split(f"Prose one.\n\n{heading}\n\n1. Doe. A.\n2. Roe. B.\n") == [("1", "Doe. A."), ("2", "Roe. B.")]


PARTED = """Мельницы стояли до 1934 года.

Список использованных источников и литературы

I. Архивные материалы

1. ГАРФ. Ф. 94. Оп. 3. Д. 251.
2. ЦГА РК. Ф. 814. Оп. 2. Д. 17. Л. 33–35.

II. Опубликованные источники
3. Долина в документах / сост. В. В. Волков. – М.: Наука,
1957. – 420 с.

III. Литература

4. Белов Б. Б. Мельницы уезда. М.: Наука, 1987. 240 с.
5. Он же. Плотины уезда // Вопросы примера. 1988. № 3. С. 4–
12.
6. ———. Пруды уезда. М.: Наука, 1990.
"""
GERMAN = """Quellen- und Literaturverzeichnis

1. Ungedruckte Quellen
BArch, R 43/1

2. Literatur
Müller, Hans: Die Mühle, Berlin 1990.
Ders.: Das Wehr, Berlin 1992.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PARTED, "1 2 3 4 5 6"),
        (GERMAN, "- - -"),
        ("¹ Doe. A.\n² Roe. B.\n", "1 2"),
        ("1 Белов Б. Б. Мельницы.\n2 Волков В. В. Пруды\nуезда. М.,\n1988.\n3 Громов Г. Г. Плотины.", "1 2 3"),
        ("Литература\n\n1. Доу. А.\n\nReferences\n\n1. Doe. A.\n", "1"),
        ("1. Документы и материалы по истории мельниц\nи плотин. М., 1990.\n2. Roe. B.", "1 2"),
        ("Документы и материалы по истории мельниц и\nПлотин. М., 1990.\n\nRoe. B.\n\nPoe. C.", "- - -"),
        ("1. Казахстанская правда\n2. Еңбекші қазақ\n3. Doe. A.", "1 2 3"),
        ("1. Doe. A.\n2. Roe. B // Mills. 1990. P. 3–\n5. Valley.\n3. Poe. C.", "1 2 3"),
        ("1. Doe. A.\n2. Roe. B. London,\n12. Valley.\n3. Poe. C.", "1 2 3"),
        ("1. Doe. A.\n5. Roe. B.\n9. Poe. C.", "1 5 9"),
    ],
)
def test_the_items_of_a_list(text: str, expected: str) -> None:
    assert [one or "-" for one, _ in split(text)] == expected.split()


@pytest.mark.parametrize(
    ("first", "second", "fields"),
    [
        (
            "Doe, Jane, and Richard Roe, eds. 1990. Mills. London: Valley Press.",
            "———. 1991. Hills. London: Valley Press.",
            {"author": "Doe, Jane and Roe, Richard", "title": "Hills", "date": "1991"},
        ),
        (
            "Doe, Jane, ed. 1990. Mills. London: Valley Press.",
            "———, ed. 1991. Hills. London: Valley Press.",
            {"editor": "Doe, Jane", "title": "Hills", "date": "1991"},
        ),
        (
            "Müller, Hans: Die Mühle, Berlin 1990.",
            "Ders.: Das Wehr, Berlin 1992.",
            {"author": "Müller, Hans", "title": "Das Wehr", "location": "Berlin", "date": "1992"},
        ),
        (
            "Белов Б. Б. Мельницы. М.: Наука, 1987. 240 с.",
            "Там же. С. 15–16.",
            {"author": "Белов, Б. Б.", "title": "Мельницы", "location": "М.", "publisher": "Наука"}
            | {"date": "1987", "pages": "15–16"},
        ),
        (
            "Doe, J. (1990). The mill. Valley Press.",
            "Ibid., 45.",
            {"author": "Doe, J.", "title": "The mill", "publisher": "Valley Press", "date": "1990", "pages": "45"},
        ),
        (
            "Бекова Б. Диірмен тарихы. – Алматы: Ғылым, 1996. – 240 б.",
            "Сонда, 12-б.",
            {"author": "Бекова, Б.", "title": "Диірмен тарихы", "location": "Алматы", "publisher": "Ғылым"}
            | {"date": "1996", "pages": "12"},
        ),
    ],
)
def test_an_item_that_leans_on_the_one_before(first: str, second: str, fields: dict[str, str]) -> None:
    _, read = lists.read("x", f"{first}\n{second}\n")
    said = {name: value for name, value in read.entry.fields.items() if name != "x-raw"}
    assert {name: said[name] for name in fields if name in said} == fields
    assert read.entry.fields["x-raw"] == second
    assert "note" not in said


def test_every_key_is_its_own() -> None:
    text = "\n".join(f"{number}. Иванов И. И. История. М.: Наука, 1985. 240 с." for number in range(1, 4))
    keys = [one.entry.key for one in lists.read("x", text)]
    assert keys == ["ivanov1985", "ivanov1985-2", "ivanov1985-3"]


# --- nothing vanishes -------------------------------------------------------------------------------------------------


def vanished(item: str) -> tuple[str, ...]:
    fields = lists.parse(item).entry.fields
    label = items.label(item)
    said = mending.mended(item[label[1] if label else 0 :])
    return words.lost(said, [value for name, value in fields.items() if name != "x-raw"])


@pytest.mark.parametrize("item", ITEMS)
def test_no_word_of_an_item_vanishes(item: str) -> None:
    assert vanished(item) == ()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join))
def test_no_word_vanishes_from_items_mixed_up(item: str) -> None:
    assert vanished(item) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_word_vanishes_from_any_text(item: str) -> None:
    assert vanished(item) == ()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ITEMS), st.data())
def test_no_word_vanishes_from_a_damaged_item(item: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(item) - 1))
    instead = data.draw(st.sampled_from(["", " ", ".", ",", "l", "О", "[", "«", "//", "\n", "‑"]))
    assert vanished(item[:at] + instead + item[at + 1 :]) == ()


def test_what_is_not_understood_is_noted_and_lowers_confidence() -> None:
    plain = lists.parse("Иванов И. И. История края. М.: Наука, 1985. 240 с.")
    noted = lists.parse("Иванов И. И. История края. М.: Наука, 1985. 240 с. Переплёт утрачен.")
    assert plain.rest == ""
    assert plain.doubtful == ()
    assert noted.rest == "Переплёт утрачен"
    assert noted.entry.fields["note"] == "Переплёт утрачен"
    assert all(noted.confidence[name] < sure for name, sure in plain.confidence.items())


def test_prose_is_kept_whole() -> None:
    prose = "The mill stood by the river and nobody knew why. " * 100
    read = lists.parse(prose)
    assert read.style == "unknown"
    assert read.entry.fields["note"] == read.rest == prose.strip().rstrip(".")


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    assert all(one.number or one.span.of(text) for one in lists.read("x", text))
    assert vanished(text[: lists.LONGEST]) == ()


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    package = importlib.import_module("devisu.bibliography.lists")
    for found in pkgutil.walk_packages(package.__path__, "devisu.bibliography.lists."):
        module = importlib.import_module(found.name)
        yield from ((f"{found.name}.{name}", one) for name, one in vars(module).items() if isinstance(one, re.Pattern))


@pytest.mark.parametrize("pattern", [one for _, one in patterns()], ids=[name for name, _ in patterns()])
def test_no_pattern_runs_away(pattern: re.Pattern[str]) -> None:
    for unit in HOSTILE:
        text = unit * (lists.LONGEST // len(unit))
        assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1


# --- writing ----------------------------------------------------------------------------------------------------------


def test_the_bib_file_reads_back() -> None:
    read = lists.read("list.txt", "\n\n".join(ITEMS[1:]))
    written = lists.to_biblatex(read)
    library = bibliography.read("list.bib", written)
    assert library.damage == ()
    assert [dict(entry.fields) for entry in library.entries] == [dict(one.entry.fields) for one in read]
    assert [dict(entry.people) for entry in library.entries] == [dict(one.entry.people) for one in read]
    assert lists.to_biblatex(lists.read("list.txt", "\n\n".join(ITEMS[1:]))) == written


def test_doubtful_fields_are_named_above_the_entry() -> None:
    written = lists.to_biblatex(lists.read("x", "7. Волков В. В. Ярмарка. М.: Наука, l987. 120 с."))
    assert written.startswith("% item 7: to be checked: date (50%)")


@pytest.mark.parametrize(
    "hostile", ["Doe, J. {A} \\b #1 100% & $x$ ~ _. London: Valley Press, 1990.", "% }{ \\", "@book{x,"]
)
def test_signs_of_latex_come_back(hostile: str) -> None:
    read = lists.read("x", hostile)
    library = bibliography.read("x.bib", lists.to_biblatex(read))
    assert library.damage == ()
    assert len(library.entries) == len(read) == 1
