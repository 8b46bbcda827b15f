"""The index of a large edition, as people meet it: interrupted, damaged, on a full disk, in a folder that is closed."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import time
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from command import DEVISU, Done, environment, lay, run

RECORDS, SIZE = 6, 3_500_000  # above 20 million characters, from which on indexes are kept
LETTERS = "aaabcdeeeefghiiklmnooprssttuvw"
TOLD_NOT_KEPT = "the search builds them each time"


class Home(NamedTuple):
    folder: Path
    words: str


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An edition of 21 million characters in six records, and words that stand in the fourth."""
    folder = tmp_path_factory.mktemp("large")
    chance = random.Random(11)  # noqa: S311 -- repeatable, not secret
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(20_000)]
    page = " ".join(chance.choices(words, k=SIZE // 6))
    entries = "".join(
        f"@book{{doe{number}, author = {{Doe, Jane}}, title = {{The Mill {number}}}, publisher = {{Valley}}, date = {{1990}}}}\n"
        for number in range(RECORDS)
    )
    sought = " ".join(words[40:55])
    text = f"Jane Doe wrote that “{sought}” [@doe3, p. 2]."
    files = {"devisu.toml": 'language = "en"\n', "bib/references.bib": entries}
    files |= {f"claims/{name}.md": f"{text}\n" for name in ("essay", "sequel")}
    for number in range(RECORDS):
        turned = page[number * 1000 :] + page[: number * 1000]
        middle = sought if number == 3 else ""
        files[f"bib/sources/r{number}.txt"] = f'<pb n="1"/>{turned} <pb n="2"/>{middle}. {" ".join(words[:40])}'
        files[f"bib/sources/r{number}.toml"] = f'entry = "doe{number}"\nseen-in = "the print"\nextent = "whole"\n'
    return Home(lay(folder, files), sought)


def devisu(home: Home, cache: Path, *words: str, limit: int | None = None) -> Done:
    """Run the command with a cache of its own; ``limit`` is the most bytes that a file may have."""
    if limit is None:
        return run(*words, cwd=home.folder, env={"DEVISU_CACHE": str(cache)})
    done = subprocess.run(
        [*DEVISU, *words],
        cwd=home.folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(DEVISU_CACHE=str(cache)),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        check=False,
    )
    assert "Traceback" not in done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def shards(cache: Path) -> list[Path]:
    return sorted(cache.glob("shards/*.shard"))


def test_only_what_changed_is_indexed(home: Home, tmp_path: Path) -> None:
    assert devisu(home, tmp_path, "sources", "index").lines == ["6 records, 6 indexes built"]
    assert len(shards(tmp_path)) == RECORDS
    assert devisu(home, tmp_path, "sources", "index").lines == ["6 records, 0 indexes built"]
    record = home.folder / "bib/sources/r5.txt"
    before = record.read_bytes()
    try:
        record.write_bytes(before + b" A word more.")
        assert devisu(home, tmp_path, "sources", "list").out.count("changed since it was indexed") == 1
        assert devisu(home, tmp_path, "sources", "index").lines == ["6 records, 1 index built"]
    finally:
        record.write_bytes(before)
    assert len(shards(tmp_path)) == RECORDS  # the index of the old words is gone
    assert devisu(home, tmp_path, "sources", "list").out.count("changed since it was indexed") == 1


def test_what_an_interruption_leaves_is_kept(home: Home, tmp_path: Path) -> None:
    command = [*DEVISU, "sources", "index", "--jobs", "1"]
    running = subprocess.Popen(command, cwd=home.folder, env=environment(DEVISU_CACHE=str(tmp_path)))
    until = time.monotonic() + 120
    while not shards(tmp_path) and time.monotonic() < until:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    left = {path: path.stat().st_mtime_ns for path in shards(tmp_path)}
    assert 0 < len(left) < RECORDS
    done = devisu(home, tmp_path, "sources", "index")
    assert (done.code, done.lines) == (0, [f"6 records, {RECORDS - len(left)} index{'es' * (len(left) < 5)} built"])
    assert all(path.stat().st_mtime_ns == at for path, at in left.items())
    assert len(list((tmp_path / "shards").iterdir())) == RECORDS  # nothing half written is left


def begun(home: Home, cache: Path, *words: str) -> tuple[subprocess.Popen[str], list[str]]:
    """The command at work in a group of its own, once it has kept its first index, and the processes it has made."""
    running = subprocess.Popen(
        [*DEVISU, *words],
        cwd=home.folder,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=environment(DEVISU_CACHE=str(cache)),
    )
    until = time.monotonic() + 120
    while not shards(cache) and time.monotonic() < until:
        time.sleep(0.005)
    return running, Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()


def ended(running: subprocess.Popen[str], children: list[str]) -> tuple[int, str]:
    """The exit code and what was said, once all processes are gone."""
    _, told = running.communicate(timeout=60)
    until = time.monotonic() + 60
    while any(map(is_alive, children)) and time.monotonic() < until:
        time.sleep(0.02)
    assert children
    assert not any(map(is_alive, children))
    return running.returncode, told


FIND_ALL = ("find", "--batch", "quotes.jsonl", "--sources", "bib/sources", "--jobs", "2", "--output")
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are found in /proc")


@needs_proc
def test_processes_end_with_the_one_that_made_them(home: Home, tmp_path: Path) -> None:
    running, children = begun(home, tmp_path, "sources", "index", "--jobs", "2")
    running.kill()
    assert ended(running, children) == (-signal.SIGKILL, "")


@needs_proc
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_batch_that_is_interrupted_ends_quietly_with_all_its_processes(
    home: Home, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    lay(home.folder, {"quotes.jsonl": f'{{"id": 1, "text": "{home.words}"}}\n'})
    running, children = begun(home, tmp_path, *FIND_ALL, str(tmp_path / "out.jsonl"))
    os.killpg(running.pid, number)
    assert ended(running, children) == (code, "")
    assert not (tmp_path / "out.jsonl").exists()


@needs_proc
def test_a_process_that_is_lost_is_told_in_a_sentence(home: Home, tmp_path: Path) -> None:
    lay(home.folder, {"quotes.jsonl": f'{{"id": 1, "text": "{home.words}"}}\n'})
    running, children = begun(home, tmp_path, *FIND_ALL, str(tmp_path / "out.jsonl"))
    os.kill(int(children[0]), signal.SIGKILL)
    code, told = ended(running, children)
    assert (code, told.count("\n")) == (2, 1)
    assert told.startswith("devisu: a process that searched was killed, perhaps for want of memory")
    assert not (tmp_path / "out.jsonl").exists()


def is_alive(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_damaged_indexes_are_told_and_mended(home: Home, tmp_path: Path) -> None:
    devisu(home, tmp_path, "sources", "index")
    expected = devisu(home, tmp_path, "find", home.words, "--format", "json")
    assert expected.out.count('"verdict": "verbatim"') == 1
    first, second, third = shards(tmp_path)[:3]
    first.write_bytes(first.read_bytes()[: first.stat().st_size // 2])
    second.write_bytes(b"no index at all")
    third.write_bytes(third.read_bytes().replace(b'"version": ', b'"version": 9', 1))
    assert devisu(home, tmp_path, "sources", "list").out.count("its index is damaged or of another version") == 3
    found = devisu(home, tmp_path, "find", home.words, "--format", "json")
    assert (found.code, found.out) == (0, expected.out)
    assert found.lines == ["3 index files were damaged or of another version, and built anew"]
    shards(tmp_path)[4].write_bytes(b"")
    done = devisu(home, tmp_path, "sources", "index")
    told = ["6 records, 1 index built", "1 index file was damaged or of another version, and built anew"]
    assert (done.code, done.lines) == (0, told)


@pytest.mark.parametrize("command", [("check",), ("audit",), ("chronology", "check")])
def test_an_index_mended_by_an_audit_is_told_once(command: tuple[str, ...], home: Home, tmp_path: Path) -> None:
    devisu(home, tmp_path, "sources", "index")
    first = shards(tmp_path)[0]
    first.write_bytes(first.read_bytes()[:-8])
    done = devisu(home, tmp_path, *command)
    notice = "1 index file was damaged or of another version, and built anew"
    assert [line for line in done.lines if "index" in line] == [notice]
    again = devisu(home, tmp_path, *command)
    assert (again.code, again.out, notice in again.err) == (done.code, done.out, False)


def test_a_cache_that_cannot_be_made(home: Home, tmp_path: Path) -> None:
    cache = tmp_path / "file"
    cache.write_text("a file where a folder should be", encoding="utf-8")
    done = devisu(home, cache, "sources", "index")
    assert (done.code, len(done.lines)) == (0, 2)
    assert TOLD_NOT_KEPT in done.lines[1]
    assert devisu(home, cache, "sources", "list").out.count(" · not indexed") == RECORDS
    found = devisu(home, cache, "find", home.words)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("bib/sources/r3.txt p. 2 doe3 100\n")
    lay(tmp_path, {"quotes.jsonl": f'{{"id": 1, "text": "{home.words}"}}\n'})
    given = ("--batch", str(tmp_path / "quotes.jsonl"), "--sources", "bib/sources", "--output", str(tmp_path / "out"))
    batch = devisu(home, cache, "find", *given)
    assert (batch.code, len(batch.lines)) == (0, 2)
    assert batch.lines[0].startswith(f"indexes could not be kept in {cache} (")


def test_a_disk_that_is_full(home: Home, tmp_path: Path) -> None:
    done = devisu(home, tmp_path, "sources", "index", limit=1_000_000)
    assert (done.code, len(done.lines)) == (0, 2)
    assert TOLD_NOT_KEPT in done.lines[1]
    assert list((tmp_path / "shards").iterdir()) == []
    found = devisu(home, tmp_path, "find", home.words, limit=1_000_000)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("bib/sources/r3.txt p. 2 doe3 100\n")


def test_a_second_check_reads_what_the_first_found(home: Home, tmp_path: Path) -> None:
    """What is kept is given a mark of ours: as long as nothing has changed, the report shows it."""
    text, settings = home.folder / "claims/essay.md", home.folder / "devisu.toml"
    about = f"She wrote: “{home.words}” [@doe3, p. 2]."
    try:
        lay(home.folder, {"claims/essay.md": f"{about}\n\nHe wrote: “{home.words.upper()}” [@doe3, p. 2].\n"})
        first = quotations(home, tmp_path)
        assert [one["verdict"] for one in first] == ["verbatim", "normalised"]
        kept = list(tmp_path.glob("collations/*.json"))
        assert len(kept) == RECORDS
        for path in kept:
            body = path.read_bytes().partition(b"\n")[2].replace(home.words.encode(), b"the mark")
            path.write_bytes(f"{zlib.crc32(body):08x}\n".encode() + body)
        again = quotations(home, tmp_path)
        assert [one["collations"][0]["passage"] for one in again] == ["the mark", "the mark"]
        settings.write_text('language = "en"\ntradition = "oxford"\n', encoding="utf-8")
        assert quotations(home, tmp_path) == first
        settings.write_text('language = "en"\n', encoding="utf-8")
        text.write_text(text.read_text("utf-8").replace("He wrote: “", "He wrote: “And "), encoding="utf-8")
        assert quotations(home, tmp_path)[0] == first[0]
    finally:
        text.unlink()
        settings.write_text('language = "en"\n', encoding="utf-8")


def quotations(home: Home, cache: Path) -> list[dict[str, Any]]:
    done = devisu(home, cache, "check", "--format", "json")
    told: list[dict[str, Any]] = json.loads(done.out)["documents"][0]["quotations"]
    return told
