"""Exports, and the programs that must be able to read them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from devisu import exporters
from devisu.bibliography import escape, field, merge, read
from devisu.bibliography.aliases import type_of
from devisu.bibliography.latex import decode
from devisu.errors import UsageError
from devisu.model import Entry, Library
from devisu.text import Span

if TYPE_CHECKING:
    from pathlib import Path

RICH = r"""
@string{press = {Valley Press}}
@book{doe1990,
  author = {Doe, Jane and van der Roe, Richard and {Mill & Sons} and others}, title = {The {Red} Mill: 50% of it},
  publisher = press, address = {Valley}, year = 1990, month = mar, isbn = {0-306-40615-2}, url = {https://example.org/a_b%20c},
  series = {Mills}, number = 7, keywords = {mills, fire},
}
@article{roe1991, author = {G{\"o}del, Kurt}, title = "A Dry Valley", journal = {Valley Quarterly}, volume = 3, number = 2,
  pages = {11--29}, date = {1991-05-12}, doi = {10.1000/xyz_1}}
@incollection{иванов1995, author = {Иванов, Иван}, title = {Мельница}, crossref = {c1}, pages = {3--9}}
@collection{c1, editor = {Петров, Пётр}, title = {Долина}, subtitle = {Сборник}, location = {Москва}, publisher = {Наука}, date = {1995}}
@thesis{poe2001, author = {Poe, Ann}, title = {Wheels}, institution = {University}, type = {phdthesis}, date = {2001~}}
@online{site, title = {The Mill Online}, url = {https://example.org/~mill}, urldate = {2020-01-02}}
@collection{c2, editor = {{Society of Mills and Weirs} and van der Berg, Jr., Hans}, title = {Mills ^ Weirs}, publisher = {Hill}, date = {-0350}}
@incollection{poe1955, author = {Poe, Ann}, title = {On $x^2_1$ & Wheels}, crossref = {c2}, pages = {3--9}}
@misc{ref-12, x-identified = {unidentified}}
"""
DAMAGED = "@book{a,\n  author = {Doe, Jane}\n  title = {A Comma Is Missing},\n}\n@book{, title = {Whole {One},\n}\n@book{a, title = {T}}\n"
FORMATS = tuple(exporters.EXPORTERS)


def library(*texts: str) -> Library:
    return merge([read(f"{n}.bib", text) for n, text in enumerate(texts)])


def sense(found: Library) -> list[tuple[object, ...]]:
    """What a library says, apart from how its fields are called."""
    names = (
        "title",
        "booktitle",
        "journaltitle",
        "location",
        "institution",
        "date",
        "publisher",
        "pages",
        "doi",
        "url",
    )
    return [
        (
            entry.key,
            type_of(entry),
            entry.people.get("author"),
            entry.people.get("editor"),
            *(field(entry, name) for name in names),
        )
        for entry in found.entries
    ]


def test_what_a_parent_hands_on_is_written_as_latex_again() -> None:
    entry = exporters.export(library(RICH), "bibtex").partition("@incollection{poe1955,")[2].partition("\n}")[0]
    said = dict(re.findall(r"(\w+) += \{(.*)\},", entry))
    assert said["editor"] == "{Society of Mills and Weirs} and van der Berg, Jr., Hans"
    assert (said["booktitle"], said["year"]) == (r"Mills \textasciicircum{} Weirs", "351 BC")
    assert said["title"] == r"On $x^2_1$ \& Wheels"


def test_names_written_part_by_part_are_made_such_as_bibtex_reads() -> None:
    text = "@book{a, author = {family=Doe, given=Jane, prefix=van der and {A Body} and others}, title = {T}}"
    assert "author = {van der Doe, Jane and {A Body} and others}," in exporters.export(library(text), "bibtex")
    assert "author = {family=Doe, given=Jane" in exporters.export(library(text), "biblatex")


def test_years_before_christ_have_no_year_0_in_csl() -> None:
    items = {item["id"]: item for item in json.loads(exporters.export(library(RICH), "csl-json"))}
    assert items["c2"]["issued"] == {"date-parts": [[-351]]}


def test_biblatex_in_canonical_order() -> None:
    text = exporters.export(library(RICH), "biblatex")
    assert text.split("\n\n")[0] == "\n".join(  # noqa: FLY002  # one line of the file on each line
        [
            "@book{doe1990,",
            "  author    = {Doe, Jane and van der Roe, Richard and {Mill \\& Sons} and others},",
            "  title     = {The {Red} Mill: 50\\% of it},",
            "  series    = {Mills},",
            "  number    = {7},",
            "  publisher = {Valley Press},",
            "  location  = {Valley},",
            "  date      = {1990-03},",
            "  isbn      = {0-306-40615-2},",
            "  url       = {https://example.org/a_b%20c},",
            "  keywords  = {mills, fire},",
            "}",
        ]
    )


def test_bibtex_speaks_bibtex() -> None:
    text = exporters.export(library(RICH), "bibtex")
    assert "@phdthesis{poe2001," in text
    assert "  school = {University}," in text
    assert "  month     = mar," in text
    assert "  booktitle = {Долина: Сборник}," in text
    assert "crossref" not in text
    assert "@misc{site," in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_each_time(form: str) -> None:
    assert exporters.export(library(RICH), form) == exporters.export(library(RICH), form)


@pytest.mark.parametrize("form", FORMATS)
def test_no_entry_is_dropped_for_its_damage(form: str) -> None:
    text = exporters.export(library(DAMAGED), form)
    assert "A Comma Is Missing" in text
    assert "Whole" in text
    assert decode(text).count("T") >= 1


@pytest.mark.parametrize("form", FORMATS)
def test_unidentified_references_only_when_asked_for(form: str) -> None:
    assert "ref-12" not in exporters.export(library(RICH), form)
    opened = exporters.export(library(RICH), form, include_open=True)
    assert "ref-12" in opened
    assert "unidentified" in opened


@pytest.mark.parametrize("form", ["biblatex", "bibtex"])
def test_an_export_is_read_as_the_same_library(form: str) -> None:
    first = library(RICH)
    again = library(exporters.export(first, form, include_open=True))
    assert again.damage == ()
    if form == "biblatex":
        assert sense(again) == sense(first)
        assert exporters.export(again, form) == exporters.export(first, form)
    else:
        assert [entry.key for entry in again.entries] == [entry.key for entry in first.entries]


def test_20_000_entries_go_round() -> None:
    many = "\n".join(
        f"@article{{k{n}, author = {{Doe{n % 97}, J.}}, title = {{Mill {{N}}o. {n} & more}}, journal = {{V}}, year = {1900 + n % 100}}}"
        for n in range(20_000)
    )
    first = library(many)
    again = library(exporters.export(first, "biblatex"))
    assert again.damage == ()
    assert sense(again) == sense(first)


def test_keys_are_mended_and_followed() -> None:
    found = library("@book{a b, title = {T}}\n@inbook{c, crossref = {a b}, title = {U}}\n@book{c, title = {V}}")
    text = exporters.export(found, "biblatex")
    assert "@book{a-b," in text
    assert "crossref = {a-b}" in text
    assert "@book{c-2," in text


def test_keys_of_author_and_year() -> None:
    text = exporters.export(library(RICH), "biblatex", keys="author-year")
    assert "@book{doe1990," in text
    assert "@article{godel1991," in text
    assert exporters.export(library(RICH), "ris", keys="number").split("\n")[1] == "ID  - 1"


def test_an_unknown_format_is_the_users_mistake() -> None:
    with pytest.raises(UsageError, match="csl-json"):
        exporters.export(library(RICH), "endnote")


def test_entries_of_a_list_are_escaped() -> None:
    entry = Entry(
        "x",
        "book",
        {"title": "Mill & Sons {50%} a_b", "url": "https://example.org/a_b"},
        "essay.md",
        Span(0, 1),
        "list",
    )
    text = exporters.export(Library((entry,)), "biblatex")
    assert r"title = {Mill \& Sons \textbraceleft{}50\%\textbraceright{} a\_b}" in text
    assert "url   = {https://example.org/a_b}" in text


def test_csl_json_says_what_the_entry_says() -> None:
    items = {item["id"]: item for item in json.loads(exporters.export(library(RICH), "csl-json"))}
    book, article, chapter, thesis = (items[key] for key in ("doe1990", "roe1991", "иванов1995", "poe2001"))
    assert book["author"][1:] == [
        {"family": "Roe", "given": "Richard", "dropping-particle": "van der"},
        {"literal": "Mill & Sons"},
        {"literal": "others"},
    ]
    assert book["issued"] == {"date-parts": [[1990, 3]]}
    assert (book["publisher"], book["publisher-place"], book["collection-number"]) == ("Valley Press", "Valley", "7")
    assert (article["container-title"], article["issue"], article["page"]) == ("Valley Quarterly", "2", "11-29")
    assert (chapter["type"], chapter["container-title"], chapter["editor"][0]["family"]) == (
        "chapter",
        "Долина: Сборник",
        "Петров",
    )
    assert thesis["issued"] == {"date-parts": [[2001]], "circa": True}


def test_ris_is_read_back_by_rispy() -> None:
    entries = rispy.loads(exporters.export(library(RICH), "ris"))
    found = {entry["id"]: entry for entry in entries}
    article = found["roe1991"]
    assert article["type_of_reference"] == "JOUR"
    assert article["authors"] == ["Gödel, Kurt"]
    assert (article["title"], article["secondary_title"]) == ("A Dry Valley", "Valley Quarterly")
    assert (article["start_page"], article["end_page"], article["year"]) == ("11", "29", "1991")
    assert found["doe1990"]["keywords"] == ["mills", "fire"]
    assert len(entries) == 8


RIS_DATES = {
    "1991": ["PY  - 1991"],
    "1991-05": ["PY  - 1991", "DA  - 1991/05//"],
    "1991/1995": ["PY  - 1991", "DA  - 1991///1991–1995"],
    "1991-05-03/1991-05-07": ["PY  - 1991", "DA  - 1991/05/03/1991-05-03–1991-05-07"],
    "1991/": ["PY  - 1991", "DA  - 1991///1991–"],
    "1991~": ["PY  - 1991", "DA  - 1991///1991~"],
    "-0043": ["PY  - 44 BC"],
    "spring": ["PY  - spring"],
}


@pytest.mark.parametrize(("date", "expected"), RIS_DATES.items(), ids=RIS_DATES)
def test_dates_in_ris(date: str, expected: list[str]) -> None:
    lines = exporters.export(library(f"@book{{a, title = {{T}}, date = {{{date}}}}}"), "ris").split("\n")
    assert [line for line in lines if line[:2] in ("PY", "DA")] == expected


def test_others_are_told_in_ris() -> None:
    lines = exporters.export(library("@book{a, author = {Doe, Jane and others}, title = {T}}"), "ris").split("\n")
    assert [line for line in lines if line[:2] == "AU"] == ["AU  - Doe, Jane", "AU  - et al."]


HOSTILE = st.text(st.characters(exclude_categories=(), exclude_characters="-`'<>\ue000\ue001\ue002\ue003"), max_size=40)
"""Any words at all, but for the signs that make ligatures in LaTeX."""


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_any_words_survive_an_export(words: str) -> None:
    plain = " ".join(escape.without_controls(words).split())
    entry = Entry("x", "book", {"title": plain}, "essay.md", Span(0, 1), "list")
    text = exporters.export(Library((entry,)), "biblatex")
    again = read("x.bib", text)
    assert again.damage == ()
    assert again.entries[0].fields.get("title", "") == plain
    assert escape.is_balanced(text)
    for form in ("csl-json", "ris"):
        assert exporters.export(Library((entry,)), form).isprintable() or "\n" in exporters.export(
            Library((entry,)), form
        )


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab Ж{}\\&%#$_~^\"'=,@\n-"), max_size=30))
def test_any_field_written_is_exported_in_one_piece(words: str) -> None:
    found = read("x.bib", f"@book{{a, title = {{{words}}}}}\n@book{{b, title = {{B}}}}")
    for form in ("biblatex", "bibtex"):
        again = read("x.bib", exporters.export(found, form))
        assert [one.kind for one in again.damage] == []


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed here")


def run(folder: Path, *words: str) -> str:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout + done.stderr


@needs("biber")
def test_biber_takes_the_biblatex_export_without_a_warning(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(exporters.export(library(RICH), "biblatex"), "utf-8")
    said = run(tmp_path, "biber", "--tool", "--output-file", "out.bib", "x.bib")
    assert "WARN" not in said
    assert "ERROR" not in said
    assert "Мельница" in (tmp_path / "out.bib").read_text("utf-8")


@needs("bibtex")
def test_bibtex_takes_the_bibtex_export_without_a_warning(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(exporters.export(library(RICH), "bibtex"), "utf-8")
    (tmp_path / "x.aux").write_text("\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n", "utf-8")
    said = run(tmp_path, "bibtex", "x")
    assert "arning" not in said
    assert "error" not in said.lower()
    assert "Мельница" in (tmp_path / "x.bbl").read_text("utf-8")


@needs("pandoc")
@pytest.mark.parametrize(("form", "suffix"), [("csl-json", "json"), ("biblatex", "bib")])
def test_pandoc_renders_the_export(form: str, suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"x.{suffix}").write_text(exporters.export(library(RICH), form), "utf-8")
    (tmp_path / "x.md").write_text('---\nnocite: "@*"\n---\n', "utf-8")
    said = run(tmp_path, "pandoc", "x.md", "--citeproc", "--bibliography", f"x.{suffix}", "-t", "plain", "--wrap=none")
    for words in ("The Red Mill: 50% of it", "Valley Quarterly", "Мельница", "Wheels"):
        assert words.lower() in said.lower()
