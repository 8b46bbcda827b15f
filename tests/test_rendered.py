"""Bibliographies as readers see them: set in styles, written as text, Markdown and HTML."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devisu import exporters
from devisu.bibliography import merge, read
from devisu.errors import UsageError
from devisu.exporters import alphabet, rendered
from devisu.model import Library

BIB = """\
@book{mill, author = {Doe, Jane}, title = {The Mill of the Valley}, subtitle = {A History}, publisher = {Valley Press}, location = {Valley}, date = {1990}}
@article{fire, author = {Roe, Richard and Poe, Ann}, title = {Fire and “Water”}, journaltitle = {Valley Quarterly}, volume = {3}, number = {2}, pages = {1--30}, date = {1991}}
@book{moulin, author = {Aubry, Hélène}, title = {Le moulin rouge de la vallée}, location = {Val and Mont}, date = {1978}, langid = {french}}
@collection{snow, editor = {Snow, Ida}, title = {Snow in the Valley}, booktitle = {Snow in the Valley}, date = {1999}}
@book{petrov, author = {Петров, Иван}, title = {Мельница в долине}, volume = {2}, location = {М.}, publisher = {Долина}, date = {1994}}
@book{qasym, author = {Қасымов, Асан}, title = {Диірмен тарихы}, location = {Алматы}, publisher = {Ғылым}, date = {1998}}
@book{law, title = {Устав Горной республики}, location = {М.}, date = {1918}}
@unpublished{report, author = {Стоун, А.}, title = {Доклад о мельнице}, library = {ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 5}, date = {1921}}
@phdthesis{wheels, author = {Poe, Ann}, title = {Wheels}, school = {University}, date = {2001}}
@misc{ref-12, x-identified = {unidentified}, x-raw = {Смит Дж. Долина}}
@book{cand, author = {Smith, John}, title = {The Valley}, date = {1920}, x-identified = {candidate}}
@xdata{x, title = {No Work}}
"""

CHICAGO = """\
Aubry, Hélène. Le moulin rouge de la vallée. Val; Mont, 1978.
Doe, Jane. The Mill of the Valley: A History. Valley: Valley Press, 1990.
Poe, Ann. “Wheels.” PhD thesis, University, 2001.
Roe, Richard, and Ann Poe. “Fire and ‘Water.’” Valley Quarterly 3, no. 2 (1991): 1–30.
Snow, Ida, ed. Snow in the Valley, 1999.
Қасымов, Асан. Диірмен тарихы. Алматы: Ғылым, 1998.
Петров, Иван. Мельница в долине. Vol. 2. М.: Долина, 1994.
Стоун, А. “Доклад о мельнице,” 1921. ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 5.
Устав Горной республики. М., 1918.
"""
GOST = """\
1. Қасымов А. Диірмен тарихы. Алматы: Ғылым, 1998.
2. Петров И. Мельница в долине. М.: Долина, 1994. Т. 2.
3. Стоун А. Доклад о мельнице. 1921. ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 5.
4. Устав Горной республики. М., 1918.
5. Aubry H. Le moulin rouge de la vallée. Val; Mont, 1978.
6. Doe J. The Mill of the Valley: A History. Valley: Valley Press, 1990.
7. Poe A. Wheels: PhD thesis. University, 2001.
8. Roe R., Poe A. Fire and “Water” // Valley Quarterly. 1991. Т. 3, № 2. С. 1–30.
9. Snow in the Valley / под ред. Snow I. 1999.
"""


def bibliography(*words, **options) -> str:
    return exporters.bibliography(*words, **options).text


def library(text: str = BIB) -> Library:
    return merge([read("x.bib", text)])


@pytest.mark.parametrize(("style", "expected"), [("chicago", CHICAGO), ("gost", GOST)])
def test_set_in_a_style(style, expected):
    assert bibliography(library(), style) == expected


@pytest.mark.parametrize("style", rendered.STYLES)
def test_every_work_is_in_every_style(style):
    made = bibliography(library(), style)
    assert len(made.splitlines()) == 9
    for words in ("Мельница в долине", "Диірмен тарихы", "Snow in the Valley", "Le moulin rouge de la vallée"):
        assert made.count(words) == 1


def test_open_entries_only_when_asked_for_and_as_what_they_are():
    made = bibliography(library(), "chicago", include_open=True)
    assert "Смит Дж. Долина [unidentified]" in made
    assert "The Valley [candidate]" in made
    assert "Smith" not in bibliography(library(), "chicago")


HOSTILE = r"@book{a, author = {{<script>alert(1)</script>}}, title = {*stars* _under_ [1] `code` & $x$ @key #h ~t~ \textbackslash{}}, date = {1990}}"


def test_html_is_escaped():
    made = bibliography(library(HOSTILE), "chicago", "html")
    assert "<script>" not in made
    assert "&lt;script&gt;" in made


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("style", ["chicago", "gost"])
def test_markdown_reads_as_the_text(style):
    made = bibliography(library(BIB + HOSTILE), style, "markdown")
    plain = ["pandoc", "-f", "markdown-smart", "-t", "plain", "--wrap=none"]
    said = subprocess.run(plain, input=made, capture_output=True, text=True, check=True).stdout
    words = said.replace("_", "").split()
    assert words == bibliography(library(BIB + HOSTILE), style).replace("_", "").split()


def test_italics():
    made = bibliography(library(BIB), "chicago", "markdown")
    assert "Doe, Jane. *The Mill of the Valley: A History*. Valley" in made
    assert "<i>The Mill of the Valley: A History</i>" in bibliography(library(BIB), "chicago", "html")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.words += data.split()


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Co")), min_size=1, max_size=40))
def test_whatever_a_title_holds_html_says_it_and_nothing_else(title):
    plain = title.translate({ord(sign): None for sign in "{}\\%\"$~^_&#@“”’'`-"})
    made = bibliography(
        library(f"@book{{a, author = {{Doe, J.}}, title = {{{plain}}}, date = {{1990}}}}"), "apa", "html"
    )
    reader = _Reader()
    reader.feed(made)
    assert reader.tags <= {"div", "i", "b", "sup", "span"}
    text = bibliography(library(f"@book{{a, author = {{Doe, J.}}, title = {{{plain}}}, date = {{1990}}}}"), "apa")
    assert "".join(reader.words) == "".join(text.split())


UNKNOWN = {
    "no such style": ("nonsense", "text", "there is no style “nonsense”"),
    "nearly one": ("chicago-notes-bibliograhy", "text", "did you mean chicago-notes-bibliography"),
    "a path": ("../../etc/passwd", "text", "there is no style"),
    "notes only": ("chicago-notes", "text", "has no bibliography"),
    "no such form": ("gost", "pdf", "text, markdown, html"),
}


@pytest.mark.parametrize(("style", "form", "says"), UNKNOWN.values(), ids=UNKNOWN)
def test_refused(style, form, says):
    with pytest.raises(UsageError, match=says):
        bibliography(library(), style, form)


def test_the_same_library_gives_the_same_bytes():
    assert bibliography(library(), "mla") == bibliography(library(), "mla")


def test_nothing_of_an_empty_library():
    assert bibliography(Library(), "gost") == ""


ORDER = ["Dóe", "Dog", "Żak", "Zoe", "Ёж", "Жук", "Кит", "Қара", "Лес"]


def test_letters_in_the_order_of_their_alphabets():
    assert all(alphabet.spelt(one) < alphabet.spelt(other) for one, other in pairwise(ORDER))


@pytest.mark.parametrize(
    ("author", "style", "expected"),
    [
        ("Doe, Jane and others", "chicago", "Doe, Jane et al. The Mill, 1990."),
        ("Doe, Jane and Roe, Ann and others", "gost", "1. Doe J., Roe A. et al. The Mill. 1990."),
        ("Петров, Иван and others", "gost", "1. Петров И. и др. The Mill. 1990."),
        ("Қасымов, Асан and others", "gost", "1. Қасымов А. т.б. The Mill. 1990."),
        ("Others, Jane", "chicago", "Others, Jane. The Mill, 1990."),
        ("خلدون, ابن", "gost", "1. خلدون ابن. The Mill. 1990."),
    ],
)
def test_names_that_citeproc_would_misread(author, style, expected):
    text = f"@book{{mill, author = {{{author}}}, title = {{The Mill}}, date = {{1990}}}}\n"
    assert bibliography(library(text), style) == f"{expected}\n"


def test_an_entry_that_cannot_be_set_is_written_plainly_and_named(monkeypatch):
    whole = rendered._item  # the entry as citeproc is given it

    def broken(entry):
        item = whole(entry)
        return {**item, "issued": {"date-parts": [["so"]]}} if entry.key == "mill" else item

    monkeypatch.setattr(rendered, "_item", broken)
    made = exporters.bibliography(library(), "chicago")
    assert made.unset == ("mill",)
    assert "Jane Doe. The Mill of the Valley. Valley, Valley Press, 1990." in made.text.split("\n")
