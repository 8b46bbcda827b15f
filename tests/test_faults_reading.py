"""Files as they come: encodings, line ends, control characters, size, nesting (FAULTS 1-10, 13, 30, 38)."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from command import BIB, ESSAY, edition, lay, run

if TYPE_CHECKING:
    from pathlib import Path

RUSSIAN = 'Мельник писал: "Союз долин был образован в 1922 году волей жителей" [1].\nСтарик говорил об этом [2].\n'
FINDINGS = ("CIT003", "CIT008")


def found(folder: Path, *words: str) -> list[tuple[str, int, int]]:
    """The findings of a check by code, line and column."""
    report = json.loads(run("check", *words, "--format", "json", cwd=folder).out)
    return [(one["code"], one["line"], one["column"]) for one in report["findings"]]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-16-le", "cp866"])
def test_another_encoding_is_named_with_its_place_and_the_others_are_audited(tmp_path: Path, encoding: str) -> None:
    lay(tmp_path, {"other.txt": RUSSIAN.encode(encoding), "good.txt": RUSSIAN})
    done = run("check", "other.txt", "good.txt", "--format", "concise", cwd=tmp_path)
    assert done.code == 2
    assert done.lines[0].startswith("other.txt:1: ")
    assert f"it looks like {encoding}: give --encoding {encoding}" in done.lines[0]
    assert all(code in done.out for code in FINDINGS)
    assert run("check", "other.txt", "--encoding", encoding, "--format", "concise", cwd=tmp_path).code == 1


def test_the_byte_that_does_not_fit_is_named(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.txt": b"One.\r\nTwo.\rThree \xff.\n"})
    assert "essay.txt:3: the byte at offset 17 is not UTF-8" in run("check", "essay.txt", cwd=tmp_path).err


def test_the_named_encoding_is_that_of_the_texts_and_a_bibliography_in_utf_8_stays_readable(tmp_path: Path) -> None:
    bib = "@book{doe1990, author = {Доу, Жанна}, title = {Мельница}, publisher = {Долина}, date = {1990}}\n"
    lay(tmp_path, {"essay.md": "Мельница продана [@doe1990, с. 3].\n".encode("cp1251"), "x.bib": bib})
    done = run("audit", "essay.md", "--encoding", "cp1251", cwd=tmp_path)
    assert done.code == 0
    assert "Мельница" in done.out
    exported = run("bib", "export", "x.bib", "--encoding", "cp1251", cwd=tmp_path)
    assert "Доу" in exported.out


@pytest.mark.parametrize("encoding", ["no-such", "base64", "idna"])
def test_an_encoding_there_is_none_of_is_said(tmp_path: Path, encoding: str) -> None:
    lay(tmp_path, {"essay.txt": RUSSIAN})
    done = run("check", "essay.txt", "--encoding", encoding, cwd=tmp_path)
    assert done.code == 2
    assert "essay.txt" in done.err


def test_a_byte_order_mark_changes_nothing(tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"
    bib = BIB.encode()
    text = b"The mill was sold [@doe1990, p. 3; @roe].\n"
    plain, marked = tmp_path / "plain", tmp_path / "marked"
    lay(plain, {"essay.md": text, "x.bib": bib, "devisu.toml": b'bibliography = "x.bib"'})
    lay(marked, {"essay.md": mark + text, "x.bib": mark + bib, "devisu.toml": mark + b'bibliography = "x.bib"'})
    assert found(plain, "essay.md") == found(marked, "essay.md")
    assert ("CIT001", 1, 36) in found(marked, "essay.md")


@pytest.mark.parametrize("end", ["\r\n", "\r", "mixed"])
def test_line_ends_change_nothing(tmp_path: Path, end: str) -> None:
    lines = ["# Mill", "", ESSAY.strip(), "", "It “rained", "for days [2].", "", RUSSIAN.strip()]
    ends = ["\r\n", "\r", "\n"] * 3
    other = "".join(line + (ends[at] if end == "mixed" else end) for at, line in enumerate(lines))
    lay(tmp_path / "a", {"essay.md": "\n".join([*lines, ""])})
    lay(tmp_path / "b", {"essay.md": other})
    assert found(tmp_path / "b", "essay.md") == found(tmp_path / "a", "essay.md") != []


def test_lines_end_by_line_feeds_and_carriage_returns_alone(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.txt": f"A\x0b b\x0c c\x1c d\x85 e\u2028 f\u2029 g.\n\n{ESSAY}"})
    assert {line for code, line, _ in found(tmp_path, "essay.txt") if code in FINDINGS} == {3}


def test_control_characters_are_shown_as_what_they_are(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {"essay.txt": "The\x00 mill \x1b[2J\x9b31m “was sold to somebody \x07 in the spring of that year” [1].\n"},
    )
    for words in (["check", "essay.txt"], ["audit", "essay.txt"], ["claims", "list", "essay.txt"]):
        out = run(*words, cwd=tmp_path).out
        assert not [char for char in out if (ord(char) < 0x20 and char != "\n") or 0x7F <= ord(char) < 0xA0]
    assert "␛[2J" in run("audit", "essay.txt", cwd=tmp_path).out
    json.loads(run("check", "essay.txt", "--format", "json", cwd=tmp_path).out)


@pytest.mark.skipif(os.name == "nt", reason="names of files are bytes elsewhere")
def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.md")
    lay(tmp_path, {name: ESSAY})
    for form in ("terminal", "concise", "github", "json"):
        done = run("check", name, "--format", form, cwd=tmp_path)
        assert done.code == 1
        assert r"\udcff.md" in done.out
        assert run("check", name, "--format", form, "--output", "out", cwd=tmp_path).code == 1
    assert json.loads((tmp_path / "out").read_text("utf-8"))["documents"]
    assert r"\udcff.toml: 2 new" in run("claims", "sync", name, cwd=tmp_path).err
    assert r"\udcff.md" in run("claims", "list", name, cwd=tmp_path).out


@pytest.mark.parametrize("words", ["", " \n\t\n \r\n", "\ufeff", "# Heading\n", "<!-- nothing -->\n"])
def test_nothing_to_audit_is_never_green(tmp_path: Path, words: str) -> None:
    lay(tmp_path, {"essay.md": words})
    done = run("check", "essay.md", cwd=tmp_path)
    assert (done.code, done.lines) == (4, ["essay.md: nothing to audit; no sentence was found"])
    assert run("audit", "essay.md", cwd=tmp_path).code == 4


def test_a_text_without_a_marker_and_without_a_bibliography_is_told_so(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": "The mill was sold in the spring of 1712.\n", "cited.md": "It was sold [@doe1990].\n"})
    assert "no bibliography" in run("audit", "essay.md", cwd=tmp_path).out
    assert "for want of a bibliography" in " ".join(run("check", "cited.md", cwd=tmp_path).out.split())


def test_a_binary_is_called_one(tmp_path: Path) -> None:
    lay(tmp_path, {"a.md": b"%PDF-1.4\n" + bytes(range(256)), "b.txt": bytes(range(256)) * 9, "good.md": ESSAY})
    done = run("check", "a.md", "b.txt", "good.md", "--format", "concise", cwd=tmp_path)
    assert done.code == 2
    assert "it looks like a PDF" in done.lines[0]
    assert "it looks like a binary file" in done.lines[1]
    assert "good.md:1:" in done.out


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_only_regular_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    lay(tmp_path, {"folder/x.md": ESSAY, "good.md": ESSAY})
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    long = "n" * 300 + ".md"
    named = ["pipe.md", "folder", "/dev/zero", "loop.md", "gone.md", "missing.md", long, "", "good.md/x.md"]
    done = run("check", *named, "good.md", "--format", "concise", cwd=tmp_path)
    assert done.code == 2
    kinds = ["pipe", "folder", "device", "cannot be read", "no such file", "no such file", "cannot be read"]
    assert [kind for kind, line in zip(kinds, done.lines, strict=False) if kind not in line] == []
    assert len(done.lines) == len(named)
    assert "good.md:1:" in done.out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.bib", "x.bib: is a bibliography; check it with “devisu bib check”"),
        ("x.toml", "x.toml: holds settings or a register"),
        ("x.TEX", "x.TEX: is LaTeX, which is not read; convert it first, as in “pandoc x.TEX -t markdown -o x.md”"),
        ("x.docx", "x.docx: is a Word document, which is not read; convert it first"),
        ("x.pdf", "x.pdf: is a PDF, which is not read; save its words as plain text"),
    ],
)
def test_what_is_no_text_is_told_by_its_name(tmp_path: Path, name: str, said: str) -> None:
    lay(tmp_path, {name: ESSAY, "good.md": ESSAY})
    done = run("check", name, "good.md", "--format", "concise", cwd=tmp_path)
    assert done.code == 2
    assert done.lines[0].startswith(said)
    assert "good.md:1:" in done.out


@pytest.mark.parametrize("name", ["essay", "essay.text", "essay.org"])
def test_a_text_of_another_name_is_read_as_it_looks(tmp_path: Path, name: str) -> None:
    lay(tmp_path, {name: ESSAY})
    assert run("check", name, cwd=tmp_path).code == 1


NESTED = 20_000


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("devisu.toml", "a = " + "[" * NESTED),
        ("claims/essay.toml", "a = " + "[" * NESTED),
        ("claims/essay.toml", "a" + ".a" * NESTED + " = 1\n"),
        ("claims/chronology.toml", "a = " + "[" * NESTED),
        ("bib/sources/doe1990.toml", "a = " + "{a=" * NESTED),
        ("bib/references.bib", "@book{a, title = " + "{" * NESTED),
        ("bib/references.bib", "@book{a, title = " + "{" * NESTED + "}" * NESTED + "}\n"),
        ("claims/essay.md", ">" * NESTED + " The mill was sold.\n"),
        ("claims/essay.md", "[" * NESTED + "@doe1990" + "]" * NESTED + "\n"),
        ("claims/essay.md", "*" * NESTED + "a" + "*" * NESTED + "\n"),
        ("claims/essay.md", "^[" * NESTED + "\n"),
        ("claims/essay.md", "- " * 2_000 + "a\n"),
    ],
    ids=lambda value: value[:24],
)
def test_deep_nesting_is_read_or_refused_at_its_place(tmp_path: Path, name: str, words: str) -> None:
    edition(tmp_path)
    lay(tmp_path, {name: words})
    done = run("check", "--format", "concise", cwd=tmp_path)
    assert done.code in (0, 1, 2, 4)
    assert done.code != 2 or name in done.err + done.out


@pytest.mark.parametrize(
    ("line", "columns"),
    [("«" * 200_000, None), ("[" * 400_000, None), ("a" * 10_000_000, None), ("слово один [1] " * 9_000, 11)],
    ids=["marks", "brackets", "letters", "words"],
)
def test_one_long_line_is_read(tmp_path: Path, line: str, columns: int | None) -> None:
    lay(tmp_path, {"essay.txt": line})
    done = run("check", "essay.txt", "--format", "concise", cwd=tmp_path)
    assert done.code in (0, 1, 4)
    assert columns is None or f"essay.txt:1:{columns + 1}:" in done.out


def test_many_lines_are_read(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.txt": "x\n" * 100_000 + f"\n{ESSAY}"})
    assert {line for code, line, _ in found(tmp_path, "essay.txt") if code == "CIT008"} == {100_002}


def test_silent_damage_of_a_bibliography_is_loud(tmp_path: Path) -> None:
    broken = (
        "@book{a,\n  author = {Doe, Jane}\n  title = {A Comma Is Missing},\n  year = 1999,\n}\n"
        "@book{b, title = {Two}, title = {Titles}, date = {1999}, date = {2000}}\n"
        "@book{c, title = nosuch # { Mill}, publisher = other}\n"
        "<<<<<<< ours\n@book{d, title = {D}}\n=======\n@book{d, title = {E}}\n>>>>>>> theirs\n"
    )
    lay(tmp_path, {"x.bib": broken})
    done = run("bib", "check", "x.bib", "--format", "concise", cwd=tmp_path)
    assert done.code == 1
    for line in (2, 6, 7, 8):
        assert f"\nx.bib:{line}:" in f"\n{done.out}"
    assert (tmp_path / "x.bib").read_text("utf-8") == broken
