"""``devisu find`` and ``devisu find --batch``, run as people run them; all texts are made up."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from command import edition, lay, run

if TYPE_CHECKING:
    from pathlib import Path

MILL = "The mill stood by the river for ninety years before the dam was built above it.\n"
FLOOD = "\ufeffFirst line.\r\nThe valley people remembered the flood of 1893, and they never forgave it.\r\n"
ASKED = '{"id": 1, "text": "The mill stood by the river for ninety years"}\n'
GIVEN = ("find", "--batch", "quotes.jsonl", "--sources", "shelf", "--output")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A file of one quotation, and a folder with two sources, one of them nested and one named in capitals."""
    return lay(tmp_path, {"quotes.jsonl": ASKED, "shelf/MILL.TXT": MILL, "shelf/deep/er/flood.md": FLOOD})


def answers(home: Path, name: str = "out.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (home / name).read_text("utf-8").split("\n") if line]


def test_a_line_out_for_a_line_in(home: Path) -> None:
    done = run(*GIVEN, "out.jsonl", cwd=home)
    assert (done.code, done.out, done.lines) == (0, "", ["1 quotation, 1 found; out.jsonl"])
    assert answers(home) == [
        {
            "id": 1,
            "source": "MILL.TXT",
            "start": 0,
            "end": 44,
            "score": 100.0,
            "verdict": "verbatim",
            "page": None,
            "flags": [],
            "variants": [],
            "others": [],
            "reason": None,
        }
    ]


def test_bad_lines_are_told_with_their_numbers_and_the_rest_goes_on(home: Path) -> None:
    lines = [
        '\ufeff{"id": "a", "text": "they never forgave it", "shelf": {"mark": [3]}}\r',
        "\r",
        "{bad",
        '{"id": 1}',
        '{"id": "a", "text": "the flood of 1893"}',
        '{"id": "long", "text": "' + "x" * 300_000 + '"}',
        '{"id": "none", "text": "… !"}',
        '{"id": "last", "text": "by the river for ninety years"}',
    ]
    (home / "quotes.jsonl").write_bytes("\n".join(lines).encode("utf-8"))
    done = run(*GIVEN, "out.jsonl", cwd=home)
    assert done.code == 2
    assert done.lines == [
        'quotes.jsonl:5: has the id "a" of line 1; both are answered',
        "quotes.jsonl:3: is not JSON; the line was left out",
        "quotes.jsonl:4: has no “text”; the line was left out",
        "5 quotations, 3 found; out.jsonl",
    ]
    told = answers(home)
    assert [one["id"] for one in told] == ["a", "a", "long", "none", "last"]
    assert told[0]["shelf"] == {"mark": [3]}
    assert (told[3]["verdict"], told[3]["reason"]) == ("not-compared", "there are no letters to look for")
    assert told[4]["source"] == "MILL.TXT"


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("quotes.jsonl", "--output names quotes.jsonl, which is read"),
        ("hard.jsonl", "--output names hard.jsonl, which is read"),
        ("shelf/deep/er/flood.md", "which is read; name another file, nothing was changed"),
        ("link.jsonl", "link.jsonl: is a symbolic link; name the file it leads to"),
        ("shelf", "shelf: is not a regular file"),
        ("none/out.jsonl", "none/out.jsonl: cannot be written: there is no folder none"),
        ("pipe", "pipe: is not a regular file and is not written to"),
    ],
)
def test_nothing_that_is_read_or_is_no_file_is_written_over(home: Path, output: str, words: str) -> None:
    (home / "link.jsonl").symlink_to("quotes.jsonl")
    (home / "hard.jsonl").hardlink_to(home / "quotes.jsonl")
    os.mkfifo(home / "pipe")
    done = run(*GIVEN, output, cwd=home)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert words in done.lines[0]
    assert (home / "quotes.jsonl").read_text("utf-8") == ASKED
    assert (home / "shelf/deep/er/flood.md").read_bytes() == FLOOD.encode("utf-8")


def test_a_batch_by_way_of_the_standard_streams(home: Path) -> None:
    run(*GIVEN, "out.jsonl", cwd=home)
    words = ("find", "--batch", "-", "--sources", "shelf", "--output", "-")
    done = run(*words, cwd=home, stdin=ASKED.encode())
    assert (done.code, done.lines) == (0, ["1 quotation, 1 found; -"])
    assert json.loads(done.out) == answers(home)[0]


def test_what_is_not_looked_into_is_told(home: Path) -> None:
    lay(home, {"shelf/x.pdf": b"%PDF", "shelf/y.html": "<p>The mill stood", "shelf/.hidden.txt": MILL})
    lay(home, {"shelf/MILL.toml": 'entry = "a"', "shelf/cp.txt": "Мельница стояла у реки".encode("cp1251")})
    (home / "shelf/self.txt").symlink_to("self.txt")
    (home / "shelf/deep/up").symlink_to("..")
    os.mkfifo(home / "shelf/pipe.txt")
    unread = (
        "not looked into, for only texts are read (.markdown, .md, .qmd, .rmd, .txt): 1 .html, 1 .pdf, 1 no suffix or no "
        "regular file"
    )
    links = "links to folders, out of the folder or to nothing are not followed: deep/up, self.txt"
    done = run(*GIVEN, "out.jsonl", cwd=home)
    assert done.code == 2
    assert done.lines[:2] == [links, unread]
    assert done.lines[2] == "cp.txt: is not UTF-8 (byte 0), it looks like cp1251; save it as UTF-8"
    assert answers(home)[0]["others"] == []
    done = run("find", "ninety years before the dam", "--sources", "shelf", cwd=home)
    assert done.code == 2
    assert done.out.startswith("MILL.TXT a 100\n")
    assert {links, unread, "cp.txt: is not UTF-8 (byte 0), it looks like cp1251 and was not read"} <= set(done.lines)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_cannot_be_listed_is_told(home: Path) -> None:
    (home / "shelf/deep").chmod(0)
    try:
        done = run(*GIVEN, "out.jsonl", cwd=home)
    finally:
        (home / "shelf/deep").chmod(0o755)
    assert (done.code, done.lines[0]) == (2, "deep: the folder cannot be listed: Permission denied")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--sources", "none"), 2, "devisu: none: is not a folder; name the folder that holds the sources"),
        (("--sources", "quotes.jsonl"), 2, "devisu: quotes.jsonl: is not a folder; name the folder that holds the sources"),
        (("--sources", "empty"), 2, "devisu: empty: holds no text to look in"),
        (("--sources", "shelf", "--source", "doe"), 2, "devisu: --batch looks through all of --sources"),
        ((), 2, "devisu: --batch wants --sources DIR"),
    ],
)  # fmt: skip
def test_batches_that_cannot_be(home: Path, words: tuple[str, ...], code: int, told: str) -> None:
    (home / "empty").mkdir()
    done = run("find", "--batch", "quotes.jsonl", *words, "--output", "out.jsonl", cwd=home)
    assert (done.code, len(done.lines)) == (code, 1)
    assert done.lines[0].startswith(told)
    assert not (home / "out.jsonl").exists()


def test_a_batch_without_quotations_is_never_green(home: Path) -> None:
    (home / "quotes.jsonl").write_bytes(b"\n \n")
    done = run(*GIVEN, "out.jsonl", cwd=home)
    assert (done.code, done.lines) == (4, ["0 quotations, 0 found; out.jsonl"])


HOSTILE = {
    "[/b]": None,
    "\x1b]0;x\x07 the flood of 1893": "the flood of 1893",
    "\u202ethe flood of 1893": "the flood of 1893",
    "[sic] the flood": "the flood",
    "the": "The",
    "remember\u0435d the fl00d of": None,
    "x" * 100_000: None,
}


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words(tmp_path: Path, words: str) -> None:
    shelf = lay(tmp_path, {"flood.txt": FLOOD.removeprefix("\ufeff")})
    done = run("find", words, "--sources", ".", "--context", "5", cwd=shelf)
    assert done.code == 0
    assert not set(done.out + done.err) & {*map(chr, range(32)), "\x7f", "\u202e"} - {"\n"}
    done = run("find", words, "--sources", ".", "--format", "json", cwd=shelf)
    found = json.loads(done.out)
    expected = HOSTILE[words]
    assert expected is None or found[0]["text"] == expected
    for one in found:
        assert FLOOD.removeprefix("\ufeff")[slice(*one["span"])] == one["text"]


@pytest.mark.parametrize("options", [(), ("--across",)])
@pytest.mark.parametrize("words", ["", "   ", "…", "?! — «»", "\u200b\ufe0f"])
def test_words_without_letters_are_refused(tmp_path: Path, words: str, options: tuple[str, ...]) -> None:
    done = run("find", words, *options, cwd=edition(tmp_path))
    told = "devisu: there is no letter and no figure in these words, so they cannot be looked for"
    assert (done.code, done.out, done.lines) == (2, "", [told])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "name the words to look for, or a file of them with --batch"),
        (
            ("the mill", "--batch", "quotes.jsonl"),
            "look either for words or for the file of them that --batch names, not for both",
        ),
        (("the mill", "--format", "xml"), "find has the formats terminal and json, not “xml”"),
    ],
)
def test_what_does_not_go_together_is_refused(home: Path, words: tuple[str, ...], told: str) -> None:
    done = run("find", *words, cwd=home)
    assert (done.code, done.out, done.lines) == (2, "", [f"devisu: {told}"])


def test_the_context_is_read_without_page_breaks_and_markup(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "a.txt": '<pb n="7"/>The dam was new. <pb n="8"/>The mill had been sold. <pb n="9"/>Rain fell.\n',
            "b.md": "The **dam** was new. The *mill* had been sold. Rain `fell`.\n",
        },
    )
    done = run("find", "The mill had been sold", "--sources", ".", "--context", "40", cwd=tmp_path)
    assert [line.strip() for line in done.out.splitlines() if line.startswith("    ")] == [
        "The dam was new. The mill had been sold. Rain fell."
    ] * 2


def test_records_of_an_entry_or_a_language(tmp_path: Path) -> None:
    folder = edition(
        tmp_path, **{"bib/sources/roe.txt": MILL, "bib/sources/roe.toml": 'entry = "roe"\nlanguage = "fr"\n'}
    )
    assert "roe.txt" not in run("find", "the mill", "--source", "doe1990", cwd=folder).out
    assert "doe1990" not in run("find", "the mill", "--language", "fr", cwd=folder).out
    done = run("find", "the mill", "--source", "nobody", cwd=folder)
    assert (done.code, done.lines) == (2, ["devisu: no source record of the entry “nobody”; there are doe1990, roe"])


def test_what_time_does_not_suffice_for_is_told(home: Path) -> None:
    lay(home, {"shelf/a.txt": "a" * 300_000})
    asked = [{"id": "endless", "text": "a" * 1_000_000}, {"id": "short", "text": "a" * 40}, {"id": 1, "text": MILL}]
    (home / "quotes.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in asked), encoding="utf-8")
    done = run(*GIVEN, "out.jsonl", cwd=home)
    assert (done.code, done.lines) == (0, ["3 quotations, 2 found; out.jsonl"])
    endless, short, mill = answers(home)
    assert (endless["source"], endless["verdict"]) == (None, "not-compared")
    assert endless["reason"] == "too slow: the time was up in a.txt"
    assert (short["source"], short["reason"]) == ("a.txt", None)
    assert (mill["source"], mill["verdict"], mill["reason"]) == ("MILL.TXT", "verbatim", None)
