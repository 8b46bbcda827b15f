"""``devisu sources list``, ``add``, ``index`` and ``check``, run as people run them; all texts are made up."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest
import typer

from command import edition, lay, run
from devisu.cli import sources as command

if TYPE_CHECKING:
    from pathlib import Path

SECOND_RECORD = {
    "bib/sources/valley.txt": '<pb n="12"/>The river rose. <pb n="14"/>Nobody knew why.\n',
    "bib/sources/valley.toml": 'entry = "doe1990"\nextent = "whole"\nchecked = "once"\nseen-in = "the print"\n',
}


def test_the_list_tells_size_pages_language_and_state(tmp_path: Path) -> None:
    done = run("sources", "list", cwd=edition(tmp_path, **SECOND_RECORD))
    assert done.code == 0
    assert done.out == (
        "bib/sources/doe1990.txt · doe1990 · en · an excerpt\n"
        "  54 characters, no pages marked · not checked against its witness · seen in:\n"
        "  the print\n"
        "bib/sources/valley.txt · doe1990 · language not told · whole\n"
        "  33 characters, 2 pages (12–14) · checked once · seen in: the print\n"
    )


def test_a_record_added_at_second_hand(tmp_path: Path) -> None:
    folder = edition(tmp_path, **{"typed.txt": "The dam broke in spring, and the mill with it.\n"})
    seen = ("--seen-in", "Roe 2001, p. 4")
    done = run("sources", "add", "typed.txt", "--entry", "doe1990", *seen, "--second-hand", cwd=folder)
    assert done.code == 0
    sidecar = tomllib.loads((folder / "bib/sources/typed.toml").read_text("utf-8"))
    assert (sidecar["second-hand"], sidecar["seen-in"]) == (True, "Roe 2001, p. 4")
    assert run("sources", "check", cwd=folder).code == 0


@pytest.mark.parametrize(
    ("name", "content", "code", "place", "words"),
    [
        ("bib/sources/lost.toml", 'entry = "doe1990"\n', "EDN005", "bib/sources/lost.toml", "no record beside it"),
        ("bib/sources/bare.txt", "Words.\n", "EDN005", "bib/sources/bare.txt", "no sidecar"),
        ("bib/sources/doe1990.toml", 'entry = "roe"\n', "EDN005", "bib/sources/doe1990.txt", "“roe”, which no"),
        ("bib/sources/doe1990.toml", "entry = = 1\n", "EDN005", "bib/sources/doe1990.toml", "not valid TOML"),
        ("bib/sources/koi.txt", "ёж".encode("koi8-r"), "EDN005", "bib/sources/koi.txt", "not UTF-8"),
    ],
)
def test_check_finds_what_is_wrong(
    name: str, content: str | bytes, code: str, place: str, words: str, tmp_path: Path
) -> None:
    folder = edition(tmp_path, **{name: content})
    done = run("sources", "check", "--format", "json", cwd=folder)
    report = json.loads(done.out)
    assert (done.code, report["schema"], report["documents"]) == (1, 1, [])
    assert [(one["code"], one["path"]) for one in report["findings"]][-1:] == [(code, place)]
    assert words in report["findings"][-1]["message"]
    assert run("sources", "check", "--fail-on", "never", cwd=folder).code == 0


def test_check_speaks_of_records_alone(tmp_path: Path) -> None:
    bib = "@book{doe1990, author = {Doe, Jane}, file = {../../etc/hosts}, date = {19900}}\n"
    done = run("sources", "check", "--format", "json", cwd=edition(tmp_path, **{"bib/references.bib": bib}))
    assert (done.code, json.loads(done.out)["findings"]) == (0, [])


def test_check_of_a_link_out_of_the_edition(tmp_path: Path) -> None:
    folder = edition(tmp_path / "edition")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "bib/sources/link.txt").symlink_to(tmp_path / "secret.txt")
    done = run("sources", "check", "--format", "concise", cwd=folder)
    assert done.code == 1
    assert "EDN004" in done.out
    assert "secret" not in done.out


def test_nothing_to_check_is_never_green(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"devisu.toml": 'language = "en"\n'})
    assert run("sources", "check", cwd=folder).code == 4
    assert run("sources", "list", cwd=folder).code == 0
    assert run("sources", "index", cwd=folder).code == 0


def test_a_small_edition_needs_no_index(tmp_path: Path) -> None:
    done = run("sources", "index", cwd=edition(tmp_path), env={"DEVISU_CACHE": str(tmp_path / "cache")})
    assert (done.code, done.out) == (0, "")
    assert done.lines == [
        "1 record, 54 characters: they are searched as they are, and nothing is kept below 20 million characters"
    ]
    assert not (tmp_path / "cache").exists()


def test_a_large_edition_is_indexed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = edition(tmp_path, **SECOND_RECORD)
    monkeypatch.setattr("devisu.sources.store.KEPT_FROM", 60)
    monkeypatch.setattr("devisu.sources.catalogue.KEPT_FROM", 60)
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    command.index(jobs=2)
    command.index(jobs=1)
    (folder / "bib/sources/valley.txt").write_text("The river fell again, and nobody knew why.\n", encoding="utf-8")
    with pytest.raises(typer.Exit):
        command.list_sources()
    told = capsys.readouterr()
    assert told.err.split("\n")[:2] == ["2 records, 2 indexes built", "2 records, 0 indexes built"]
    assert " · indexed · " in told.out
    assert "changed since it was indexed" in told.out
