"""Source records: sidecars, pages, what is wrong with them, and the store of shards."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from devisu.model import Locator
from devisu.sources import read_records
from devisu.sources.catalogue import Built, index, listing
from devisu.sources.pages import is_cited, numbers_of
from devisu.sources.records import turn_pages
from devisu.sources.store import path_of, shard_of
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

SIDECAR = 'entry = "doe1990"\nlanguage = "en"\nextent = "whole"\nseen-in = "Roe 2001"\nmethod = "ocr"\n'


def edition(root: Path, **files: str | bytes) -> Path:
    folder = root / "bib" / "sources"
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def test_a_record_and_its_sidecar(tmp_path: Path) -> None:
    folder = edition(tmp_path, doe__txt="\ufeffOne.\n<pb n='12v'/>Two.", doe__toml=SIDECAR)
    records, damage, sources = read_records(folder, tmp_path)
    (record,) = records
    assert damage == ()
    assert (record.path, record.entry, record.language, record.extent) == (
        "bib/sources/doe.txt",
        "doe1990",
        "en",
        "whole",
    )
    assert record.seen_in == "Roe 2001"
    assert record.extra["method"] == "ocr"
    assert record.text == "One.\nTwo."
    assert [(one.offset, one.number) for one in record.pages] == [(5, "12v")]
    assert record.map.span(Span(5, 9)).of(record.source.text) == "Two."
    assert set(sources) == {"bib/sources/doe.txt", "bib/sources/doe.toml"}


def test_extent_is_an_excerpt_unless_said_whole(tmp_path: Path) -> None:
    folder = edition(tmp_path, doe__txt="One.", doe__toml='entry = "doe1990"\n')
    assert read_records(folder, tmp_path)[0][0].extent == "excerpt"


def test_markdown_is_read_by_its_reader(tmp_path: Path) -> None:
    folder = edition(tmp_path, doe__md='# Head\n\n<pb n="3"/>Some *plain* words.\n', doe__toml=SIDECAR)
    (record,) = read_records(folder, tmp_path)[0]
    start = record.text.index("Some plain words")
    assert record.map.span(Span(start, start + 16)).of(record.source.text) == "Some *plain* words"
    assert [one.number for one in record.pages] == ["3"]


FAULTS = [
    ("no sidecar", {"a__txt": "x"}, "sidecar", "a.txt", "no sidecar"),
    ("no record", {"a__toml": SIDECAR}, "sidecar", "a.toml", "no record"),
    ("neither record nor TOML", {"a__toml": "[broken"}, "sidecar", "a.toml", "no record"),
    ("no entry", {"a__txt": "x", "a__toml": 'language = "en"'}, "sidecar", "a.toml", "names no entry"),
    ("empty entry", {"a__txt": "x", "a__toml": 'entry = " "'}, "sidecar", "a.toml", "names no entry"),
    ("broken TOML", {"a__txt": "x", "a__toml": 'entry = "a"\nb ='}, "sidecar", "a.toml", "not valid TOML"),
    ("deep TOML", {"a__txt": "x", "a__toml": "a = " + "[" * 5000}, "sidecar", "a.toml", "not valid TOML"),
    ("sidecar not UTF-8", {"a__txt": "x", "a__toml": "entry = 'ё'".encode("cp1251")}, "sidecar", "a.toml", "not UTF-8"),
    ("record not UTF-8", {"a__txt": "ёж".encode("koi8-r"), "a__toml": SIDECAR}, "sidecar", "a.txt", "not UTF-8 (byte 0)"),
    ("unknown extent", {"a__txt": "x", "a__toml": 'entry="a"\nextent="half"'}, "sidecar", "a.toml", "“half” for “extent”"),
    ("second hand", {"a__txt": "x", "a__toml": 'entry="a"\nsecond-hand="yes"'}, "sidecar", "a.toml", "neither true nor"),
    ("no quotation marks", {"a__txt": "x", "a__toml": 'entry="a"\nlanguage=3'}, "sidecar", "a.toml", "not in quotation marks"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "files", "kind", "where", "words"), FAULTS, ids=[row[0] for row in FAULTS])
def test_damage_at_its_place_and_the_others_still_read(
    tmp_path: Path, name: str, files: dict[str, str], kind: str, where: str, words: str
) -> None:
    folder = edition(tmp_path, good__txt="good", good__toml=SIDECAR, **files)
    records, damage, _ = read_records(folder, tmp_path)
    assert [(one.kind, Path(one.path).name) for one in damage] == [(kind, where)]
    assert words in damage[0].message
    assert damage[0].mend
    assert "bib/sources/good.txt" in [one.path for one in records]


def test_the_place_of_broken_toml_is_its_line(tmp_path: Path) -> None:
    folder = edition(tmp_path, a__txt="x", a__toml='entry = "a"\nlanguage = = "en"\n')
    _, damage, sources = read_records(folder, tmp_path)
    assert damage[0].span.of(sources[damage[0].path].text) == 'language = = "en"'


def test_a_link_out_of_the_edition_is_not_followed(tmp_path: Path) -> None:
    folder = edition(tmp_path / "edition", good__txt="good", good__toml=SIDECAR)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    records, damage, sources = read_records(folder, tmp_path / "edition")
    assert [one.path for one in records] == ["bib/sources/good.txt"]
    assert [(one.kind, one.path) for one in damage] == [("path", "bib/sources/link.txt")]
    assert not any("secret" in one.text for one in sources.values())


def test_no_folder_no_records(tmp_path: Path) -> None:
    assert read_records(tmp_path / "none", tmp_path) == ((), (), {})


def test_rival_paginations() -> None:
    paged = turn_pages('<pb n="1" ed="A"/>one <pb n="7" ed="B"/>two <pb/>three')
    assert paged.text == "one two three"
    assert [(one.number, one.edition) for one in paged.pages] == [("1", "A"), ("7", "B")]


@pytest.mark.parametrize(
    ("cited", "pages"),
    [
        ("34", {"34"}),
        ("34-36", {"34", "35", "36"}),
        ("321–28", {"321", "322", "323", "324", "325", "326", "327", "328"}),
        ("12v", {"12v"}),
        ("xii", {"xii"}),
        ("49f.", {"49", "50"}),
    ],
)
def test_pages_named(cited: str, pages: set[str]) -> None:
    assert numbers_of(cited) == pages


@pytest.mark.parametrize(
    ("page", "cited", "expected"),
    [
        ("49", (Locator("page", "49"),), True),
        ("49–50", (Locator("page", "50"),), True),
        ("48", (Locator("page", "49"),), False),
        (None, (Locator("page", "49"),), None),
        ("49", (), None),
        ("49", (Locator("volume", "2"),), None),
        ("49", (Locator("volume", "2"), Locator("page", "49")), True),
    ],
)
def test_whether_a_page_is_the_one_cited(page: str | None, cited: tuple[Locator, ...], expected: bool | None) -> None:
    assert is_cited(page, cited) is expected


TEXT = "Grey geese crossed the upper meadow while the miller slept. " * 40


def test_a_shard_is_kept_and_read_again(tmp_path: Path) -> None:
    first, again = shard_of(TEXT, tmp_path), shard_of(TEXT, tmp_path)
    assert path_of(tmp_path, TEXT).is_file()
    assert not first.mended
    assert not again.mended
    assert bytes(again.shard.part(Span(0, 99))) == first.shard.part(Span(0, 99))


@pytest.mark.parametrize("damage", ["garbage", "half", "version", "byte", "empty", "head", "list", "deep", "sizes"])
def test_a_damaged_shard_is_built_anew(tmp_path: Path, damage: str) -> None:
    whole = shard_of(TEXT, tmp_path).shard
    path = path_of(tmp_path, TEXT)
    content = path.read_bytes()
    path.write_bytes(
        {
            "garbage": b"\x00\xff" * 500,
            "half": content[: len(content) // 2],
            "version": content.replace(b'"version": ', b'"version": 9', 1),
            "byte": content[:-5] + bytes([content[-5] ^ 1]) + content[-4:],
            "empty": b"",
            "list": b"devisu-shard\n[1]\n" + content,
            "deep": b"devisu-shard\n" + b"[" * 4000 + b"\n" + content,
            "sizes": content.replace(b'"sizes": [', b'"sizes": [-', 1),
            "head": content.replace(b'"sizes"', b'"sixes"', 1),
        }[damage]
    )
    mended = shard_of(TEXT, tmp_path)
    assert mended.mended
    assert mended.shard.part(Span(0, len(whole))) == whole.part(Span(0, len(whole)))
    assert path.read_bytes() == content


def test_a_store_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "shards").write_text("a file where a folder should be", encoding="utf-8")
    assert len(shard_of(TEXT, tmp_path).shard) > 0


def test_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    folder = edition(tmp_path, doe__txt=f'<pb n="3"/>{TEXT}<pb n="9"/>{TEXT}', doe__toml=SIDECAR)
    records, _, _ = read_records(folder, tmp_path)
    (row,) = listing(records, tmp_path)
    assert (row.path, row.entry, row.extent, row.pages, row.state) == (
        "bib/sources/doe.txt",
        "doe1990",
        "whole",
        "3–9",
        "small",
    )
    monkeypatch.setattr("devisu.sources.catalogue.KEPT_FROM", 0)
    assert listing(records, tmp_path)[0].state == "not indexed"
    told: list[tuple[int, int]] = []
    assert index(records, tmp_path, lambda done, total: told.append((done, total))) == Built()
    assert told == [(1, 1)]
    assert listing(records, tmp_path)[0].state == "indexed"
    (folder / "doe.txt").write_text("Quite another text.", encoding="utf-8")
    changed, _, _ = read_records(folder, tmp_path)
    assert listing(changed, tmp_path)[0].state == "changed"
    assert len(list((tmp_path / "cache" / "shards").iterdir())) == 1
    assert index(changed, tmp_path) == Built()
    assert len(list((tmp_path / "cache" / "shards").iterdir())) == 1  # that of the old words is gone
    (tmp_path / "cache" / "sources.sqlite").write_bytes(b"no database at all" * 99)
    for shard in (tmp_path / "cache" / "shards").iterdir():
        shard.unlink()
    assert listing(changed, tmp_path)[0].state == "not indexed"
    assert index(changed, tmp_path) == Built()
    assert listing(changed, tmp_path)[0].state == "indexed"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"no database at all" * 99), id="no database"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:5000]), id="truncated"),
        pytest.param(lambda path: alter(path, "pragma user_version = 7"), id="of another version"),
        pytest.param(lambda path: alter(path, "drop table records"), id="without its table"),
        pytest.param(lambda path: alter(path, "alter table records add column more"), id="with more columns"),
    ],
)
def test_a_catalogue_that_is_damaged_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], object]
) -> None:
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("devisu.sources.catalogue.KEPT_FROM", 0)
    folder = edition(tmp_path, doe__txt=TEXT, doe__toml=SIDECAR)
    records, _, _ = read_records(folder, tmp_path)
    index(records, tmp_path)
    damage(tmp_path / "cache" / "sources.sqlite")
    index(records, tmp_path)
    (folder / "doe.txt").write_text("Quite another text.", encoding="utf-8")
    assert listing(read_records(folder, tmp_path)[0], tmp_path)[0].state == "changed"


def alter(path: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
