"""Collations kept between runs: the second run says the same and does not search; all texts are made up."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from collating import question, record
from devisu.collate import compare

if TYPE_CHECKING:
    from pathlib import Path

    from devisu.model import Comparison

TEXT = (
    '<pb n="3"/>The mill had been sold, as some believed, before the valley was flooded by the river.\n'
    '<pb n="4"/>Every autumn the miller counted seven grey geese aloud before the council of the upper town.'
)
WORDS = (
    "the mill had been sold before the valley was flooded",
    "counted seven grey geese … the council of the upper town",
    "nobody has ever put these words into any book whatsoever",
    "…",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("devisu.collate.kept.KEPT_FROM", 1)
    return tmp_path / "cache" / "collations"


def run(text: str = TEXT, words: tuple[str, ...] = WORDS, *, budget: float = 2.0, **known: str) -> list[Comparison]:
    source = record("doe.txt", text, **{"entry": "doe", "language": "en", **known})
    return list(compare([question(one) for one in words], [source], budget=budget))


def test_the_second_run_reads_what_the_first_kept(folder: Path) -> None:
    first = run()
    assert [one.verdict for one in first] == ["altered", "verbatim", "not-found", "not-compared"]
    (path,) = folder.iterdir()
    assert run() == first
    body = path.read_bytes().partition(b"\n")[2].replace(b'"as some believed"', b'"as others believed"')
    path.write_bytes(f"{zlib.crc32(body):08x}\n".encode() + body)
    again = run()
    assert again[0].collations[0].variants[0].source == "as others believed"
    assert again[1:] == first[1:]


@pytest.mark.parametrize(
    "changed",
    [
        {"text": TEXT.replace("seven", "eight")},
        {"text": TEXT.replace('n="3"', 'n="5"')},
        {"words": WORDS[:2]},
        {"language": "ru"},
        {"entry": "roe"},
    ],
)
def test_what_has_changed_is_searched_again(folder: Path, changed: dict[str, str]) -> None:
    run()
    run(**changed)
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("damage", ["cut", "empty", "garbage", "letter", "deep", "folder"])
def test_what_is_damaged_is_searched_again(folder: Path, damage: str) -> None:
    first = run()
    (path,) = folder.iterdir()
    content = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(
            {
                "cut": content[: len(content) // 2],
                "empty": b"",
                "garbage": b"\xff\x00" * 99,
                "letter": content.replace(b"geese", b"goose", 1),
                "deep": b"00000000\n" + b"[" * 99_999,
            }[damage]
        )
    assert run() == first
    if damage != "folder":
        assert path.read_bytes() == content


def test_what_cannot_be_kept_is_done_without(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file where a folder should be", encoding="utf-8")
    assert [one.verdict for one in run()] == ["altered", "verbatim", "not-found", "not-compared"]


def test_what_was_too_slow_is_not_kept(folder: Path) -> None:
    run(budget=-1.0)
    assert not folder.exists()


def test_the_oldest_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("devisu.collate.kept._MOST", 3)
    for number in range(6):
        run(words=(f"the mill had been sold {number} times over",))
    assert len(list(folder.iterdir())) == 3


def test_small_editions_keep_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    run()
    assert not (tmp_path / "cache").exists()
