"""The rules on the bibliography: what they must find, and what they must leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import run
from devisu.bibliography import archives, dates, identifiers, merge, pages, read
from devisu.config import Settings
from devisu.dossier import Dossier
from devisu.rules import bib_archives, bib_damage, bib_duplicates, bib_fields, bib_words
from devisu.text import apply_edits

if TYPE_CHECKING:
    from devisu.findings import Hit

RULES = {
    one.code: one
    for family in (bib_archives, bib_damage, bib_duplicates, bib_fields, bib_words)
    for one in family.RULES
}


def dossier(text: str, candidates: str = "", select: tuple[str, ...] = ()) -> Dossier:
    library = merge([read("x.bib", text), read("candidates.bib", candidates, "candidates")])
    return Dossier(Settings(select=select), (), library, (), library.damage, {one.path: one for one in library.sources})


def hits(text: str, code: str, candidates: str = "") -> list[Hit]:
    return list(RULES[code].check(dossier(text, candidates)))


def codes(text: str) -> list[str]:
    found = dossier(text)
    return sorted(code for code, rule in RULES.items() for _ in rule.check(found))


def book(**fields: str) -> str:
    whole = {"author": "Doe, Jane", "title": "The Red Mill", "publisher": "Valley Press", "date": "1990", **fields}
    return "@book{doe1990,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in whole.items() if value) + "}\n"


FOUND = [
    ("BIB002", "@article{a, author = {Doe, J.}, title = {T}, date = 1990}"),
    ("BIB002", "@book{a, title = {T}, date = 1990}"),
    ("BIB002", "@online{a, title = {T}, date = 1990}"),
    ("BIB002", "@incollection{a, author = {Doe, J.}, title = {T}, date = 1990}"),
    ("BIB005", book(isbn="978-0-306-40615-8")),
    ("BIB005", book(isbn="1-234")),
    ("BIB005", book(issn="1234-5678")),
    ("BIB005", book(doi="11.1000/x")),
    ("BIB005", book(doi="10.1000/x y")),
    ("BIB006", book(date="1990-13")),
    ("BIB006", book(date="1990-02-30")),
    ("BIB006", book(date="1992/1990")),
    ("BIB006", book(date="2990")),
    ("BIB006", book(date="12.05.1990")),
    ("BIB006", book(date="", year="19O7")),
    ("BIB006", book(date="", year="90")),
    ("BIB006", book(date="", year="19999")),
    ("BIB006", book(date="", year="1990", month="13")),
    ("BIB006", book(urldate="2020-15-01")),
    ("BIB006", book(year="1991")),
    ("BIB007", book(pages="321--228")),
    ("BIB007", book(pages="12--")),
    ("BIB007", book(pages="1O--20")),
    ("BIB007", book(pages="xv--x")),
    ("BIB007", book(pages="pp. 1-2")),
    ("BIB007", book(pages="12----34")),
    ("BIB008", book(title="Краснaя мельница")),
    ("BIB008", book(author="Иванoв, Иван")),
    ("BIB009", book(author="Doe, Jane and et al.")),
    ("BIB009", book(author="Doe, Jane, Roe, Richard")),
    ("BIB009", book(author="Doe, Jane; Roe, Richard")),
    ("BIB009", book(author="Doe, Jane & Roe, Richard")),
    ("BIB009", book(author="Doe, Jane and and Roe, Richard")),
    ("BIB009", book(author="Doe,")),
    ("BIB009", book(author="Иванов И.И., Петров П.П.")),
    ("BIB009", book(author="Иванов И.И. и др.")),
    ("BIB009", book(author="Иванов И. И.")),
    ("BIB009", book(author="Doe, Jane and Roe R.")),
    ("BIB009", book(editor="Roe, Richard (ed.)")),
    ("BIB009", book(title="Mills &amp; Valleys")),
    ("BIB009", book(title="<i>Mills</i>")),
    ("BIB009", book(title=r"{\textbackslash}emph\{Mills\}")),
    ("BIB010", book(related="roe1991")),
    ("BIB011", book(pulbisher="X")),
    ("BIB011", book().replace("@book", "@bok")),
    ("BIB013", "@unpublished{a, title = {Report}, library = {ГАРФ. Ф. 999. Д. 2}, date = 1921}"),
    ("BIB013", "@unpublished{a, title = {Есеп}, library = {ҚР ОММ, 999-қор, 2-іс}, date = 1921}"),
    ("BIB013", "@misc{a, title = {Letter}, howpublished = {Doe Papers, folder 2}}"),
    ("BIB014", "@misc{ref-1, x-identified = {unidentified}}"),
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_found_by_one_rule_once(code: str, text: str) -> None:
    assert codes(text) == [code]


QUIET = [
    book(),
    book(author="", editor="Roe, Richard"),
    book(author="", translator="Roe, Richard"),
    book(author="{Mill, Sons & Co.}"),
    book(author="King, Jr., Martin and van der Doe, Jan and de la Cruz, Ana and others"),
    book(author="And, Metin"),
    book(author="Jane Roe Jr. and Elizabeth II. and M. L. and J. Doe and others"),
    book(author="family=Doe, given=Jane"),
    book(date="1990~"),
    book(date="199X"),
    book(date="1990/.."),
    book(date="../1990"),
    book(date="1990-05/1991-02"),
    book(date="1990-21"),
    book(date="-0044"),
    book(date="1900-02-29"),
    book(date="", year="[c. 1890]"),
    book(date="", year="1990/91"),
    book(date="", year="in press"),
    book(date="", pubstate="forthcoming"),
    book(date="", year="1990", month="мая"),
    book(date="", year="1990", month="May/June"),
    book(year="1990"),
    book(pages="321--28"),
    book(pages="198-9"),
    book(pages="xii--15"),
    book(pages="12v--14r"),
    book(pages="1-1--1-20"),
    book(pages="12, 15--17, 20 ff."),
    book(pages="e0123"),
    book(isbn="0-306-40615-2, 978-0-306-40615-7 (paperback)"),
    book(issn="0378-5955"),
    book(doi="10.1000/xyz(1)_2"),
    book(title="Век XIX и XXв. IT"),
    book(title=r"The \emph{Red} Mill \& {M}ore, 50\% of \$5"),
    book(library="Valley Library", origdate="1900", **{"x-described": "de-visu", "mendeley-groups": "x"}),
    "@unpublished{a, title = {Report}, library = {ГАРФ. Ф. Р-999. Оп. 1. Ед. хр. 2. Л. 3 об.}, date = 1921}",
    "@unpublished{a, title = {Есеп}, library = {ҚР ОММ, 999-қор, 1-тізімдеме, 2-іс, 3-парақ}}",
    "@manuscript{a, title = {Letter}, library = {TNA, FO 371/123}}",
    "@misc{a, title = {Letter}, howpublished = {Doe Papers, box 3, folder 2}}",
    "@periodical{a, title = {Valley Quarterly}, date = 1990}",
    "@misc{a, x-identified = {candidate}}",
    "@mastersthesis{a, author = {Doe, J.}, title = {T}, school = {U}, year = 1990}",
    "@article{a, author = {Doe, J.}, title = {T}, journal = {J}, year = 1990}",
    "@booklet{a, title = {A Guide to the Mill}}",
    "@manual{a, title = {The Use of the Mill}}",
    "@unpublished{a, author = {Doe, J.}, type = {papers}, institution = {Valley Archive}}",
    "@suppbook{a, introduction = {Doe, J.}, author = {Roe, R.}, booktitle = {The Mill}, date = 1990}",
    "@legislation{a, number = {12}, date = 1712}",
    book(author="Roe, Neto, Rui and Poe, Júnior, Ana"),
    book(OPTnote="x", _title="y"),
    book(date="", year="1990", month="25 abr."),
    (
        "@mvbook{a, author = {Doe, J.}, title = {The Mills}, volumes = {8}, date = 1867}\n"
        "@mvbook{b, author = {Doe, J.}, title = {The Mills}, volume = {2}, date = 1867}"
    ),
    "@inbook{a, author = {Doe, J.}, title = {T}, crossref = {b}}\n@book{b, author = {Doe, J.}, title = {U}, date = 1990}",
]


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    assert codes(text) == []


ONE_WORK = [
    ("The Red Mill of the Valley", "The red mill of the valley"),
    ("The Red Mill of the Valley", "The {Red} Mill of the Vally"),
    ("The Red Mill: A Book of Fires", "The Red Mill"),
    ("Красная мельница долины", "Krasnaia mel'nitsa doliny"),
]


@pytest.mark.parametrize(("one", "other"), ONE_WORK)
def test_one_work_twice(one: str, other: str) -> None:
    text = book(title=one) + book(title=other).replace("doe1990", "other").replace("Doe, Jane", "Doe, J.")
    found = hits(text, "BIB004")
    assert len(found) == 1
    assert found[0].span is not None
    assert found[0].related[0].span is not None


def test_one_author_in_two_scripts() -> None:
    text = book(author="Пайпс, Ричард", title="Мельницы долины") + book(
        author="Pipes, Richard", title="Мельницы долины"
    ).replace("doe1990", "other")
    assert "can be one person" in hits(text, "BIB004")[0].message


TWO_WORKS = [
    ({"edition": "1"}, {"edition": "2"}),
    ({"volume": "1"}, {"volume": "2"}),
    ({"date": "1990"}, {"date": "1995"}),
    ({"translator": "Roe, R."}, {}),
    ({"langid": "english"}, {"langid": "russian"}),
    ({"title": "The Red Mill, Part I"}, {"title": "The Red Mill, Part II"}),
    ({"title": "Report for 1921 of the mill"}, {"title": "Report for 1922 of the mill"}),
    ({"author": "Doe, Jane"}, {"author": "Roe, Richard"}),
    ({"related": "other"}, {}),
    ({"title": "Mill"}, {"title": "Wheel"}),
]


@pytest.mark.parametrize(("one", "other"), TWO_WORKS)
def test_two_works(one: dict[str, str], other: dict[str, str]) -> None:
    assert hits(book(**one) + book(**other).replace("doe1990", "other"), "BIB004") == []


def test_a_shared_doi_is_one_work_but_a_shared_isbn_of_chapters_is_not() -> None:
    article = "@article{%s, author = {Doe, J.}, title = {%s}, journaltitle = {J}, date = 1990, doi = {10.1000/x}}\n"
    assert len(hits(article % ("a", "A Mill") + article % ("b", "A Mill"), "BIB004")) == 1
    chapter = (
        "@incollection{%s, author = {Doe, J.}, title = {%s}, booktitle = {B}, date = 1990, isbn = {0-306-40615-2}}\n"
    )
    assert hits(chapter % ("a", "Wheels") + chapter % ("b", "Stones"), "BIB004") == []


def test_candidates_stand_with_the_reference_they_are_proposed_for() -> None:
    text = "@misc{ref-1, x-identified = {unidentified}}\n@misc{ref-2, x-identified = {unidentified}}"
    candidate = book(**{"x-identified": "candidate", "x-candidate-for": "ref-1"})
    found = hits(text, "BIB014", candidate)
    assert [len(one.related) for one in found] == [1, 0]
    assert "The Red Mill" in found[0].message
    assert "ref-2" in found[1].message


NOTES = [
    ("BIB002", "@article{a, title = {Flood in the Valley}, journaltitle = {Valley News}, date = 1921}"),
    ("BIB002", "@collection{a, title = {The Valley}, date = 1921}"),
    ("BIB006", book(date="", year="1990", url="https://example.org", urldate="16 June 2016")),
    ("BIB006", book(date="", year="1990", eventdate="September 10--13")),
]


@pytest.mark.parametrize(("code", "text"), NOTES)
def test_what_is_a_question_only(code: str, text: str) -> None:
    assert [one.minor for one in hits(text, code)] == [True]


MENDED = [
    ("date", "1906-6-22", "1906-06-22"),
    ("date", "1906-6", "1906-06"),
    ("urldate", "22 June 2016", "2016-06-22"),
    ("urldate", "Oct 8, 2018", "2018-10-08"),
    ("date", "22 июня 1906 г.", "1906-06-22"),
    ("date", "12.05.1990", "1990-05-12"),
    ("date", "June 2010", "2010-06"),
]
NOT_MENDED = ["15/05/84", "5/6/1990", "1854-1971", "1970-", "Month day, year", "31 February 1990", "32.12.1990"]


@pytest.mark.parametrize(("name", "written", "meant"), MENDED)
def test_a_date_in_another_habit_is_mended(name: str, written: str, meant: str) -> None:
    text = book(**{name: written})
    (found,) = hits(text, "BIB006")
    assert found.fix is not None
    assert found.fix.applicability == "safe"
    assert hits(apply_edits(text, list(found.fix.edits)), "BIB006") == []
    assert dates.spelt_out(written) == meant


@pytest.mark.parametrize("words", NOT_MENDED)
def test_a_date_that_may_mean_something_else_is_not_mended(words: str) -> None:
    assert dates.spelt_out(words) is None


def test_a_cyrillic_letter_at_the_end_of_an_isbn() -> None:
    text = book(isbn="0-8044-2957-Х")
    (found,) = hits(text, "BIB005")
    assert found.fix is not None
    assert hits(apply_edits(text, list(found.fix.edits)), "BIB005") == []


def test_a_parent_whose_key_differs_in_case_is_found_and_told() -> None:
    text = (
        "@incollection{a, author = {Doe, J.}, title = {T}, crossref = {WHOLE}, pages = {1--2}}\n"
        "@collection{whole, editor = {Roe, R.}, title = {The Whole}, date = 1990}\n"
    )
    assert codes(text) == ["BIB010"]
    assert "“whole”" in hits(text, "BIB010")[0].message


def test_many_undefined_strings_are_one_finding() -> None:
    text = "".join(
        f"@book{{k{n}, author = {{Doe, J.}}, title = {{T{n}}}, publisher = press{n}, date = 1990}}\n" for n in range(12)
    )
    (found,) = (one.hit for one in run.run(dossier(text, select=("BIB010",))).findings)
    assert "12 names" in found.message


def test_the_safe_fix_sets_the_comma_and_leaves_all_else() -> None:
    text = "@book{a,\r\n  author = {Doe, Jane}\r\n  title  = {T},\r\n}\r\n"
    found = hits(text, "BIB012")
    fixes = [one.fix for one in found if one.fix and one.fix.applicability == "safe"]
    mended = apply_edits(text, [edit for fix in fixes for edit in fix.edits])
    assert mended == text.replace("Jane}", "Jane},")
    assert hits(mended, "BIB012") == []


def test_the_safe_fix_puts_the_letter_of_the_words_own_script() -> None:
    text = book(title="Краснaя мeльница")
    fixes = [one.fix for one in hits(text, "BIB008")]
    mended = apply_edits(text, [edit for fix in fixes if fix for edit in fix.edits])
    assert "Красная мельница" in mended
    assert hits(mended, "BIB008") == []


def test_one_unknown_field_is_one_finding_with_its_count() -> None:
    text = "".join(book(pulbisher="X").replace("doe1990", f"k{n}") for n in range(9))
    (found,) = (one.hit for one in run.run(dossier(text, select=("BIB011",))).findings)
    assert "9 entries" in found.message
    assert found.mend == "Did you mean “publisher”?"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1990", dates.Range(dates.Point(1990), dates.Point(1990))),
        ("1990-05-12T10:10:10", dates.Range(dates.Point(1990, 5, 12), dates.Point(1990, 5, 12))),
        ("1990-05-12T10:10", dates.DateFault("form", "1990-05-12T10:10")),
        ("1990-05-12/..", dates.Range(dates.Point(1990, 5, 12), None)),
        ("199X", dates.Range(dates.Point(1990), dates.Point(1990))),
        ("1990-XX", dates.Range(dates.Point(1990), dates.Point(1990))),
        ("y-170000", dates.Range(dates.Point(-170000), dates.Point(-170000))),
        ("1990-13", dates.DateFault("month", "13")),
        ("1990-04-31", dates.DateFault("day", "31")),
        ("1990-25", dates.DateFault("month", "25")),
        ("1990/1989", dates.DateFault("order", "1990/1989")),
        ("May 1990", dates.DateFault("form", "May 1990")),
        ("", dates.DateFault("form", "")),
    ],
)
def test_dates(words: str, expected: dates.Range | dates.DateFault) -> None:
    assert dates.parse(words) == expected


@pytest.mark.parametrize(
    ("words", "number"),
    [
        *[("jan", 1), ("January", 1), ("5", 5), ("05", 5), ("мая", 5), ("Май", 5), ("қаңтар", 1), ("Dezember", 12)],
        *[("Aug. 12", 8), ("8 12", 8), ("13", None), ("spring", None), ("", None)],
    ],
)
def test_months_in_every_habit(words: str, number: int | None) -> None:
    assert dates.month_number(words) == number


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("321–28", [(321, 328)]),
        ("12--34, 40", [(12, 34), (40, 40)]),
        ("xii–xv", [(12, 15)]),
        ("34 ff.", [(34, 34)]),
        ("с. 12–14", [(12, 14)]),
        ("A12", []),
    ],
)
def test_page_ranges(words: str, expected: list[tuple[int, int]]) -> None:
    assert [(one.first, one.last) for one in pages.ranges(words)] == expected


def test_archival_references_are_taken_apart() -> None:
    found = archives.parse("ЦГА РК. Ф. 999. Оп. 1. Д. 12. ЛЛ. 3–5 об.")
    assert found is not None
    assert found.archive == "ЦГА РК"
    assert found.parts == {"fonds": "999", "inventory": "1", "file": "12", "leaf": "3–5 об"}
    assert archives.parse("Vol. 5, d. 12") is None


def test_identifiers() -> None:
    assert identifiers.same_work("0-306-40615-2") == identifiers.same_work("978-0-306-40615-7") != ""
    assert identifiers.isbn_fault("1573-4471") == "is an ISSN, which has a field of its own"
    assert identifiers.bare_doi("https://doi.org/10.1000/x") == "10.1000/x"


def test_initials_behind_the_family_name_are_initials() -> None:
    twice = book() + book(author="Doe J.").replace("doe1990", "doe1990x")
    assert "BIB004" in codes(twice)
