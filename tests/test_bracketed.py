"""Citations that count because somebody of the bibliography is named: a lone author and year, MLA's author and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

WORKS_CITED = """

## Works Cited

Doe, Jane. *The Mill of the Valley*. Valley Press, 1990.

---. *The Weir*. Valley Press, 1991.

Doe, Jane, and Richard Roe. *The Flood*. Valley Press, 1992.

Poe, Ann. *The Fire*. Hill Books, 1993.

Roe, Richard, et al. *Bridges*. Hill Books, 1995.

“A Short Mill in the Hills.” *Valley News*, 3 May 1996, p. 4.

Ахметов, А. *Диірмен тарихы*. Ғылым, 1997.
"""
REFERENCES = """

## References

Body, A. (n.d.). *The drained land*. Hill Books.

Doe, J., & Roe, R. (1992). *The mill*. Valley Press.

Poe, A. (1993). *The fire*. Valley Press.

Roe, R. (1990). *The sale*. Valley Press.

Roe, R. (1991). *The flood*. Valley Press.
"""
BIB = """\
@book{roe1991, author = {Roe, Richard}, title = {The Flood}, date = {1991}}
@book{body, author = {Body, Ann}, title = {The Drained Land}}
"""


def citations(folder: Path, text: str, bib: str = ""):
    (folder / "essay.md").write_text(text, encoding="utf-8")
    if bib:
        (folder / "x.bib").write_text(bib, encoding="utf-8")
    report = check.check(edition.read(["essay.md"], start=folder))
    return report.texts[0].citations, report


def linked(folder: Path, text: str, bib: str = "") -> list[tuple[str | None, str]]:
    found, _ = citations(folder, text, bib)
    return [(one.entry and one.entry.key, one.item.locator.value if one.item.locator else "") for one in found]


PAGED = {
    "an author": ("It was burnt (Poe 12).", [("Poe 1993", "12")]),
    "a range": ("It was burnt (Poe 12–14).", [("Poe 1993", "12–14")]),
    "an abbreviation": ("It was burnt (Poe, p. 12).", [("Poe 1993", "12")]),
    "volume and page": ("It was burnt (Poe 2: 34).", [("Poe 1993", "34")]),
    "two authors": ("It was flooded (Doe and Roe 45).", [("Doe and Roe 1992", "45")]),
    "et al.": ("It was built (Roe et al. 7).", [("Roe 1995", "7")]),
    "author and title": ("It stood there (Doe, *Weir* 3).", [("Doe 1991", "3")]),
    "several works": ("It was so (Poe 3; Doe, *Mill* 4).", [("Poe 1993", "3"), ("Doe 1990", "4")]),
    "a short title alone": ("It was so (“Short Mill” 4).", [("A Short Mill in 1996", "4")]),
    "a title behind its author": ("As Doe says, it was sold (*Mill* 14).", [("Doe 1990", "14")]),
    "quoted in": ("It was “sold” (qtd. in Poe 45).", [("Poe 1993", "45")]),
    "Cyrillic": ("Диірмен сатылды (Ахметов 34).", [("Ахметов 1997", "34")]),
    "two works of one author": ("It was sold (Doe 12).", [(None, "12")]),
}


@pytest.mark.parametrize(("text", "expected"), PAGED.values(), ids=PAGED)
def test_author_and_page_lead_to_a_list_without_numbers(tmp_path, text, expected):
    assert linked(tmp_path, text + WORKS_CITED) == expected


SILENT = {
    "a month": "It was sold in May (May 12).",
    "a table": "The sums differ (Table 3).",
    "nobody listed": "It was sold (Stone 12).",
    "a number alone": "Poe speaks of two things (2).",
    "a year alone": "Poe came in the year (1723).",
    "a place and a year": "He stayed in the hills (Hill 1990).",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_brackets_that_cite_nothing(tmp_path, text):
    assert linked(tmp_path, text + WORKS_CITED) == []


def test_nothing_is_read_so_beside_a_numbered_list(tmp_path):
    text = "It was sold (Doe 12).\n\n## References\n\n1. Doe, Jane. The Mill. Valley: Valley Press, 1990.\n"
    assert linked(tmp_path, text) == []


def test_a_page_alone_is_of_the_author_named_where_the_text_has_the_habit(tmp_path):
    text = "It burnt (Poe 3). It was flooded (Doe and Roe 4). It fell (Roe et al. 5). Poe argues that it stood (33)."
    assert linked(tmp_path, text + WORKS_CITED)[-1] == ("Poe 1993", "33")


STRANGE = {
    "one author": ("It stood (Stone 12).", [(None, "12")]),
    "two authors, pages": ("It stood (Stone and Hill 12–13).", [(None, "12–13")]),
    "beside one who is known": ("It stood (Poe 4; Stone 12).", [("Poe 1993", "4"), (None, "12")]),
    "introduced": ("It stood (qtd. in Stone 12).", [(None, "12")]),
    "a month": ("It stood (May 12).", []),
    "a figure": ("It stood (Figure 12).", []),
    "a thing that the text speaks of": ("The psalm has it so (Psalm 23).", []),
    "a law": ("It stood (Treaty 12).", []),
    "a verse": ("It stood (Luke 3:16).", []),
    "a year": ("It stood (Stone 1712).", []),
    "amid a sentence": ("The boat (Stone 12) sank.", []),
}


@pytest.mark.parametrize(("text", "expected"), STRANGE.values(), ids=STRANGE)
def test_an_author_whom_the_list_has_not_is_missed_where_the_text_has_the_habit(tmp_path, text, expected):
    habit = "It burnt (Poe 3). It was flooded (Doe and Roe 4). It fell (Roe et al. 5). "
    assert linked(tmp_path, habit + text + WORKS_CITED)[3:] == expected


def test_an_author_whom_the_list_has_not_is_reported(tmp_path):
    habit = "It burnt (Poe 3). It was flooded (Doe and Roe 4). It fell (Roe et al. 5). It stood (Stone 12)."
    _, report = citations(tmp_path, habit + WORKS_CITED)
    said = [one.hit.message for one in report.findings if one.code == "CIT001"]
    assert said == ["The citation “Stone” leads nowhere: no entry is by this author, or has this title."]


def test_two_works_that_fit_are_told_by_their_names(tmp_path):
    _, report = citations(tmp_path, "It was sold (Doe 12)." + WORKS_CITED)
    said = [one.hit.message for one in report.findings if one.code == "CIT012"]
    assert said == ["“Doe” fits 2 works: Doe 1990, Doe 1991."]


DATED = {
    "narrative": ("Roe (1990) argues that the mill was sold.", [("Roe 1990", "")]),
    "in brackets": ("The valley was flooded (Roe, 1991).", [("Roe 1991", "")]),
    "without a year": ("It was drained (Body, n.d.).", [("Body", "")]),
    "without a year, with a page": ("It was drained (Body, n.d., p. 4).", [("Body", "4")]),
    "narrative without a year": ("Body (n.d.) drained it.", [("Body", "")]),
    "two authors": ("Doe and Roe (1992) disagree.", [("Doe and Roe 1992", "")]),
    "a year that the list has not": ("The valley was flooded (Poe 1998).", [(None, "")]),
    "a place and a year": ("It was printed (Moscow 1990).", []),
    "a person and a year": ("Lenin (1924) died.", []),
}


@pytest.mark.parametrize(("text", "expected"), DATED.values(), ids=DATED)
def test_a_lone_author_and_year_lead_to_the_own_list(tmp_path, text, expected):
    assert linked(tmp_path, text + REFERENCES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The valley was flooded (Roe 1991).", [("roe1991", "")]),
        ("It was drained (Body, n.d.).", [("body", "")]),
        ("The valley was flooded (Moscow 1991).", []),
        ("The valley was flooded (Roe 1992).", []),
    ],
)
def test_a_lone_author_and_year_lead_to_the_bibliography(tmp_path, text, expected):
    assert linked(tmp_path, text, BIB) == expected


def test_two_items_of_one_author_and_year_are_called_by_their_titles(tmp_path):
    text = "It was (Doe 1990, 4).\n\n## References\n\nDoe, Jane. 1990. *The Mill*. Valley: Valley Press.\n\n"
    _, report = citations(tmp_path, text + "Doe, Jane. 1990. *The Weir*. Valley: Valley Press.\n")
    assert [one.key for one in report.texts[0].own] == ["Doe 1990, The Mill", "Doe 1990, The Weir"]
