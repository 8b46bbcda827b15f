"""A text's own list of references: read into entries, laid beside the .bib file, and short titles that fit two works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import run
from devisu import check, edition
from devisu.bibliography import lists, merge, read
from devisu.bibliography.twins import Shelves, twins

if TYPE_CHECKING:
    from pathlib import Path

DOE = "@book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990}}\n"
ROE = "@book{roe1991, author = {Roe, Richard}, title = {A Dry Valley}, publisher = {Valley Press}, date = {1991}}\n"


def report(folder: Path, text: str, bib: str = "", name: str = "essay.md"):
    (folder / name).write_text(text, encoding="utf-8")
    if bib:
        (folder / "x.bib").write_text(bib, encoding="utf-8")
    return check.check(edition.read([name], start=folder))


def codes(folder: Path, text: str, bib: str = "") -> list[str]:
    return [one.code for one in report(folder, text, bib).findings]


def with_list(*items: str, text: str = "It was sold [1].") -> str:
    return f"{text}\n\nReferences\n\n" + "".join(f"{number}. {one}\n" for number, one in enumerate(items, 1))


# --- the list as entries

ITEMS = {
    "English": ("Doe, Jane. The Mill. Valley: Valley Press, 1990.", "Doe", "The Mill", "1990"),
    "GOST": ("Иванов И. И. Мельница в долине. — М.: Наука, 1990. — 240 с.", "Иванов", "Мельница в долине", "1990"),
    "Kazakh": ("Ахметов А. Диірмен тарихы. — Алматы: Ғылым, 1996. — 240 б.", "Ахметов", "Диірмен тарихы", "1996"),
}


@pytest.mark.parametrize(("item", "family", "title", "year"), ITEMS.values(), ids=ITEMS)
def test_items_have_fields_and_people(tmp_path, item, family, title, year):
    (one,) = report(tmp_path, with_list(item)).texts[0].own
    assert (one.key, one.origin, one.path) == ("[1]", "list", "essay.md")
    assert [person.family for person in one.people["author"]] == [family]
    assert (one.fields["title"], one.fields["date"], one.fields["x-raw"]) == (title, year, item)


def test_the_words_at_its_place_are_the_item(tmp_path):
    text = with_list("Doe, Jane. The Mill. Valley: Valley Press, 1990.")
    (one,) = report(tmp_path, text).texts[0].own
    assert " ".join(one.span.of(text).split()) == one.fields["x-raw"]


def test_nothing_but_the_words_where_nothing_was_understood(tmp_path):
    (one,) = report(tmp_path, with_list("??? ]] !!!")).texts[0].own
    assert dict(one.fields) == {"x-raw": "??? ]] !!!"}
    assert one.people == {}


def test_doubtful_fields_are_no_facts(tmp_path):
    items = [item for item, *_ in ITEMS.values()]
    for one, item in zip(report(tmp_path, with_list(*items)).texts[0].own, items, strict=True):
        doubtful = lists.parse(item).doubtful
        assert not set(one.fields) & set(doubtful)


def test_an_author_and_a_year_find_the_own_list(tmp_path):
    text = with_list("Doe, Jane. The Mill. Valley: Valley Press, 1990.", text="It was sold (Doe 1990, 4).")
    (one,) = report(tmp_path, text).texts[0].citations
    assert (one.status, one.entry.key) == ("linked", "[1]")


def test_the_letter_of_the_year_tells_items_apart(tmp_path):
    items = ("Doe, Jane. 1990a. The Mill. Valley: Valley Press.", "Doe, Jane. 1990b. The Weir. Valley: Valley Press.")
    (one,) = report(tmp_path, with_list(*items, text="It was sold (Doe 1990b, 4).")).texts[0].citations
    assert (one.status, one.entry.key) == ("linked", "[2]")


def test_the_library_comes_before_the_own_list_for_author_and_year(tmp_path):
    text = with_list("Doe, Jane. The Red Mill. Valley: Valley Press, 1990.", text="It was sold (Doe 1990, 4).")
    (one,) = report(tmp_path, text, DOE).texts[0].citations
    assert one.entry.key == "doe1990"


def test_a_speaker_who_is_not_the_author_in_the_list(tmp_path):
    said = "{} wrote: “the mill had been sold before the valley was flooded” [1, p. 1]."
    item = "Doe, Jane. The Mill. Valley: Valley Press, 1990."
    assert "QUO009" in codes(tmp_path, with_list(item, text=said.format("Richard Roe")))
    assert "QUO009" not in codes(tmp_path, with_list(item, text=said.format("Jane Doe")))


def test_the_list_is_exempt_from_the_rules_on_completeness(tmp_path):
    assert not [code for code in codes(tmp_path, with_list("Doe, Jane. The Mill.")) if code.startswith("BIB")]


# --- the list beside the .bib

TWINS = {
    "the same": ("Doe, Jane. The Red Mill. Valley: Valley Press, 1990.", DOE, []),
    "another year": ("Doe, Jane. The Red Mill. Valley: Valley Press, 1989.", DOE, ["year"]),
    "another title": ("Doe, Jane. The Red Wheel. Valley: Valley Press, 1990.", DOE, ["title"]),
    "a letter in the title": ("Doe, Jane. The Redd Mill. Valley: Valley Press, 1990.", DOE, ["title"]),
    "no subtitle": (
        "Doe, Jane. The Red Mill. Valley: Valley Press, 1990.",
        DOE.replace("title = {The Red Mill}", "title = {The Red Mill}, subtitle = {A History}"),
        [],
    ),
    "across scripts": (
        "Иванов И. И. Мельница в долине. — М.: Наука, 1989. — 240 с.",
        "@book{i, author = {Ivanov, Ivan}, title = {Melnitsa v doline}, date = {1990}}",
        ["year"],
    ),
    "another number of pages": (
        "Иванов И. И. Мельница в долине. — М.: Наука, 1990. — 240 с.",
        "@book{i, author = {Иванов, Иван}, title = {Мельница в долине}, date = {1990}, pagetotal = {340}}",
        ["pagetotal"],
    ),
    "other pages": (
        "Иванов И. И. Мельница // Долина. — 1990. — № 3. — С. 12–20.",
        "@article{i, author = {Иванов, И. И.}, title = {Мельница}, date = {1990}, pages = {12--29}, number = {3}}",
        ["pages"],
    ),
    "the year of the first edition": (
        "Doe, Jane. The Red Mill. Valley: Valley Press, 1964.",
        DOE.replace("date = {1990}", "date = {1990}, origdate = {1964}"),
        [],
    ),
}
NO_TWINS = {
    "another author": ("Poe, Ann. The Red Mill. Valley: Valley Press, 1990.", DOE),
    "another work": ("Doe, Jane. A Dry Land. Valley: Valley Press, 1990.", DOE),
    "another volume": (
        "Doe, Jane. The Red Mill 2. Valley: Valley Press, 1990.",
        DOE.replace("The Red Mill", "The Red Mill 1"),
    ),
    "two that fit alike": ("Doe, Jane. The Red Mill. Valley: Valley Press, 1990.", DOE + DOE.replace("doe1990", "d")),
    "an empty bibliography": ("Doe, Jane. The Red Mill. Valley: Valley Press, 1990.", ""),
}


@pytest.mark.parametrize(("item", "bib", "fields"), TWINS.values(), ids=TWINS)
def test_twins(item, bib, fields):
    (found,) = twins([lists.parse(item).entry], Shelves(merge([read("x.bib", bib)]).entries))
    assert [one.field for one in found.differences] == fields


@pytest.mark.parametrize(("item", "bib"), NO_TWINS.values(), ids=NO_TWINS)
def test_no_twin(item, bib):
    assert twins([lists.parse(item).entry], Shelves(merge([read("x.bib", bib)]).entries)) == ()


def test_an_entry_is_the_twin_of_the_item_that_fits_it_best():
    items = [
        lists.parse(f"Doe, Jane. {one}. Valley: Valley Press, 1990.").entry for one in ("A Red Mile", "The Red Mill")
    ]
    (found,) = twins(items, Shelves(merge([read("x.bib", DOE)]).entries))
    assert found.listed is items[1]


SAME = (
    "Doe, Jane. The Red Mill. Valley: Valley Press, 1990.",
    "Roe, Richard. A Dry Valley. Valley: Valley Press, 1991.",
)
CITED = "It was sold [1]. It was dry [2]."
EXTRA = "@book{poe, author = {Poe, Ann}, title = {Wheels}, publisher = {Valley Press}, date = {1992}}\n"


def test_works_on_one_side_only_are_named_where_most_stand_on_both(tmp_path):
    found = [
        one
        for one in report(tmp_path, with_list(*SAME, text=CITED), DOE + ROE + EXTRA).findings
        if one.code == "EDN006"
    ]
    assert [(one.hit.path, "poe" in one.hit.message) for one in found] == [("x.bib", True)]


def test_a_list_and_a_bibliography_that_are_not_meant_to_match(tmp_path):
    assert "EDN006" not in codes(tmp_path, with_list(SAME[0]), DOE + ROE + EXTRA)


def test_a_work_cited_by_the_own_list_is_cited(tmp_path):
    (tmp_path / "devisu.toml").write_text('select = ["CIT002"]\nbibliography = ["x.bib"]\n', encoding="utf-8")
    assert codes(tmp_path, with_list(*SAME, text=CITED), DOE + ROE) == []
    assert set(codes(tmp_path, with_list(*SAME, text="It was sold [1]."), DOE + ROE)) == {"CIT002"}


# --- short titles

MILLS = (
    "@book{a, author = {Doe, Jane}, title = {The Mill of the Valley}, date = {1990}}\n"
    "@book{b, author = {Doe, Jane}, title = {The Mill and the Wheel}, date = {1991}}\n"
)
SHORT = {
    "fits two": ("Doe, *Mill*, 45.", True),
    "led in": ("See Doe, “Mill”, 45.", True),
    "beside another": ("Roe, *Flood*, 3; Doe, *The Mill*, 45.", True),
    "fits one": ("Doe, *Wheel*, 45.", False),
    "another author": ("Roe, *Mill*, 45.", False),
    "in full": ("Jane Doe, *The Mill of the Valley* (Valley: Valley Press, 1990), 12.", False),
    "no title": ("Doe, 45.", True),
}


@pytest.mark.parametrize(("note", "found"), SHORT.values(), ids=SHORT)
def test_short_titles_in_notes(tmp_path, note, found):
    assert ("CIT012" in codes(tmp_path, f"It was sold.[^1]\n\n[^1]: {note}\n", MILLS)) is found


def test_a_work_named_in_full_before_is_meant(tmp_path):
    notes = "[^1]: Jane Doe, *The Mill of the Valley* (Valley: Valley Press, 1990), 12.\n[^2]: Doe, *Mill*, 45.\n"
    assert "CIT012" not in codes(tmp_path, f"It was sold.[^1] It burnt.[^2]\n\n{notes}", MILLS)


def test_the_short_title_of_the_entry_decides(tmp_path):
    bib = MILLS.replace("title = {The Mill of", "shorttitle = {Mill}, title = {The Mill of").replace(
        "title = {The Mill and", "shorttitle = {Wheel}, title = {The Mill and"
    )
    assert "CIT012" not in codes(tmp_path, "It was sold.[^1]\n\n[^1]: Doe, *Mill*, 45.\n", bib)


def test_author_and_year_of_two_works_is_said_once(tmp_path):
    bib = MILLS.replace("1990", "1991")
    found = codes(tmp_path, "It was sold (Doe 1991, 45).", bib)
    assert ("CIT012" in found, "CIT006" in found) == (True, False)


def test_a_quotation_that_cites_the_list_is_compared_with_the_records_of_the_twin(tmp_path):
    words = "the mill had been sold long before the valley was flooded"
    text = with_list(
        "Doe, Jane. The Red Mill. Valley: Valley Press, 1990.", text=f"Doe wrote that “{words}” [1, p. 12]."
    )
    sources = tmp_path / "bib" / "sources"
    sources.mkdir(parents=True)
    (sources / "mill.md").write_text(f'<pb n="12"/> In truth {words}, most agreed.\n', "utf-8")
    (sources / "mill.toml").write_text('entry = "doe1990"\nextent = "whole"\n', "utf-8")
    (tmp_path / "bib" / "references.bib").write_text(DOE + ROE, "utf-8")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "essay.md").write_text(text, "utf-8")
    (one,) = check.check(edition.read([], start=tmp_path)).texts
    assert [compared.verdict for compared in one.comparisons.values()] == ["verbatim"]
    assert [(cite.entry.key, cite.item.label) for cite in one.citations] == [("doe1990", "1")]


def test_a_twin_that_is_a_candidate_only_is_not_taken_for_the_work(tmp_path):
    bib = DOE.replace("title =", "x-identified = {candidate}, title =")
    (one,) = report(tmp_path, with_list("Doe, Jane. The Red Mill. Valley: Valley Press, 1990."), bib).texts[0].citations
    assert (one.entry.key, one.status) == ("[1]", "linked")


def test_ibidem_in_a_list_without_numbers(tmp_path):
    text = "It was sold (Doe 1990, 4).\n\nReferences\n\nDoe, Jane. 1990. The Mill. Valley: Valley Press.\n\nIbid.\n"
    (one,) = report(tmp_path, text).texts
    assert [citation.status for citation in one.citations] == ["linked"]


@pytest.mark.parametrize(
    ("item", "text", "shown"),
    [
        ("[1] Doe, Jane. The Mill. Valley: Valley Press, 1990.", "It was sold [1, p. 4].", "[1] · Doe, The Mill, 1990"),
        ("Doe, Jane. The Mill. Valley: Valley Press, 1990.", "It was sold (Doe 1990, 4).", "· Doe, The Mill, 1990"),
    ],
)
def test_an_item_is_shown_by_its_marker_alone(tmp_path, item, text, shown):
    (tmp_path / "essay.md").write_text(f"{text}\n\n# References\n\n{item}\n", encoding="utf-8")
    line = next(one for one in run("audit", "essay.md", cwd=tmp_path).out.splitlines() if "cites" in one)
    assert shown in line
    assert "[1] [1]" not in line
    assert "Doe 1990 Doe 1990" not in line
