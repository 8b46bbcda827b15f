"""``devisu bib import`` and what ``devisu bib export`` leaves out and renames, run as a user runs them."""

from __future__ import annotations

import re

import pytest

from command import BIB, edition, lay, run
from devisu import bibliography, exporters

LIST = "1. Doe, Jane. The Mill. Valley: Valley Press, 1990.\n2. Иванов И. И. Река. — М.: Наука, 1991. — 40 с.\n"
TEXT = f"# The Mill\n\nIt was sold [1].\n\n## References\n\n{LIST}"


@pytest.mark.parametrize("words", [LIST, TEXT], ids=["a list", "a text"])
def test_a_list_becomes_biblatex(tmp_path, words):
    lay(tmp_path, {"list.md": words})
    done = run("bib", "import", "list.md", cwd=tmp_path)
    found = bibliography.read("x.bib", done.out)
    assert done.code == 0
    assert found.damage == ()
    assert [(one.fields["title"], one.fields["date"]) for one in found.entries] == [
        ("The Mill", "1990"),
        ("Река", "1991"),
    ]
    assert all("x-raw" in one.fields for one in found.entries)
    assert done.lines[-1].startswith("2 entries read")


def test_standard_input_and_a_file(tmp_path):
    done = run("bib", "import", "-", "-o", "out.bib", "--language", "ru", cwd=tmp_path, stdin=LIST.encode())
    assert (done.code, done.out) == (0, "")
    assert len(bibliography.read("out.bib", (tmp_path / "out.bib").read_text("utf-8")).entries) == 2


def test_doubtful_fields_are_told_with_their_line(tmp_path):
    words = "1. Doe, Jane. The Mill. Valley: Valley Press, 1990.\n2. Doe J Mill ]] ??? 19 90 :: // s.l. 12 qq; 4 [\n"
    lay(tmp_path, {"list.txt": words})
    done = run("bib", "import", "list.txt", cwd=tmp_path)
    assert done.code == 0
    assert any(re.match(r"list\.txt:2: .*\(2\): look at \w+ \(\d+%\)", line) for line in done.lines), done.err


REFUSED = {
    "no such file": (("nowhere.txt",), 2),
    "an empty file": (("empty.txt",), 4),
    "its own file": (("list.txt", "-o", "list.txt"), 2),
    "no language": (("list.txt", "--language", "not a code"), 2),
    "not UTF-8": (("cp1251.txt",), 2),
}


@pytest.mark.parametrize(("words", "code"), REFUSED.values(), ids=REFUSED)
def test_refused_in_one_sentence(tmp_path, words, code):
    lay(tmp_path, {"list.txt": LIST, "empty.txt": "", "cp1251.txt": LIST.encode("cp1251")})
    done = run("bib", "import", *words, cwd=tmp_path)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert (tmp_path / "list.txt").read_text("utf-8") == LIST


MORE = """\
@book{roe1991, author = {Roe, Richard}, title = {A Dry Valley}, date = {1991}}
@incollection{poe1992, author = {Poe, Ann}, title = {Wheels}, crossref = {mills}}
@collection{mills, editor = {Doe, Jane}, title = {Mills}, date = {1992}}
"""
EXPORTS = {
    "all": ((), ["doe1990", "roe1991", "poe1992", "mills"]),
    "cited": (("--cited-only",), ["doe1990", "poe1992", "mills"]),
    "author and year": (("--cited-only", "--keys", "author-year"), ["doe1990", "poe1992", "doe1992"]),
    "numbers": (("--cited-only", "--keys", "number"), ["1", "2", "3"]),
    "of a file": (("--cited-only", "bib/other.bib"), ["poe1992", "mills"]),
}


@pytest.mark.parametrize(("words", "keys"), EXPORTS.values(), ids=EXPORTS)
def test_export(tmp_path, words, keys):
    files = {"bib/references.bib": BIB + MORE, "bib/other.bib": MORE}
    edition(tmp_path, **files, **{"claims/essay.md": "It was sold [@doe1990, p. 3]. It turned [@poe1992].\n"})
    done = run("bib", "export", *words, cwd=tmp_path)
    assert done.code == 0
    assert [one.key for one in bibliography.read("x.bib", done.out).entries] == keys


def test_export_of_what_the_own_list_cites(tmp_path):
    essay = f"It was sold [1].\n\nReferences\n\n{LIST}"
    edition(tmp_path, **{"claims/essay.md": essay, "bib/references.bib": BIB + MORE})
    done = run("bib", "export", "--cited-only", cwd=tmp_path)
    assert [one.key for one in bibliography.read("x.bib", done.out).entries] == ["doe1990"]


def test_an_unknown_style_of_keys_is_refused(tmp_path):
    done = run("bib", "export", "--keys", "initials", cwd=edition(tmp_path))
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)


def test_cited_follows_references_that_go_round():
    text = "@book{a, title = {A}, related = {b}}\n@book{b, title = {B}, related = {a}}\n@book{c, title = {C}}\n"
    library = bibliography.read("x.bib", text)
    assert [one.key for one in exporters.cited(library, {"a", "nowhere"}).entries] == ["a", "b"]
    assert exporters.cited(library, {"*"}) == library


def test_archival_items_are_called_by_their_signatures(tmp_path):
    items = "ГАРФ. Ф. 5446. Оп. 12. Д. 45.\nҚР ОМА. 369-қ., 1-т., 780-іс.\nBArch, R 43/123, Bl. 5.\nГАРФ. Ф. 5446. Оп. 12. Д. 45.\n"
    done = run("bib", "import", "-", "--language", "ru", cwd=tmp_path, stdin=items.encode())
    keys = [one.key for one in bibliography.read("x.bib", done.out).entries]
    assert keys == ["garf-5446-12-45", "kroma-369-1-780", "barch-43-123-5", "garf-5446-12-45-2"]
