"""A batch on a cluster: a real scheduler and two worker processes on this machine."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from devisu.errors import InputError
from devisu.sources.batch import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

distributed = pytest.importorskip("distributed", reason="the extra “cluster” is not installed")

from devisu.sources.cluster import reached  # noqa: E402

NOWHERE = "tcp://127.0.0.1:1"
LETTERS = "aaabcdeeeefghiiklmnooprssttuvw"
FILES, SIZE = 8, 2_000_000  # a task takes 2 MB of files at least


class Made(NamedTuple):
    scheduler: str
    workers: list[subprocess.Popen[bytes]]


class Shelf(NamedTuple):
    folder: Path
    quotes: Path
    serial: list[dict[str, Any]]


def start(module: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, stdin=quiet)


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    for one in processes:
        one.kill()
    for one in processes:
        one.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Made]:
    """A scheduler on a free port, and two workers of one thread each that stand in a folder of their own."""
    told = tmp_path / "scheduler.json"
    here = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told))
    running = [start("dask_scheduler", *here, "--port", "0")]
    try:
        while not told.is_file() or not told.read_text():
            assert running[0].poll() is None
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"]
        own = ("--host", "127.0.0.1", "--no-dashboard", "--no-nanny", "--nthreads", "1", "--death-timeout", "20")
        for name in ("one", "two"):
            local = str(tmp_path / name)
            running.append(start("dask_worker", address, *own, "--name", name, "--local-directory", local))
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield Made(address, running[1:])
    finally:
        end(running)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Files of made-up words, quotations from them and from nowhere, and the answers found in one process."""
    home = tmp_path_factory.mktemp("cluster")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEVISU_CACHE", str(home / "cache"))
        folder = home / "shelf"
        folder.mkdir()
        chance = random.Random(5)  # noqa: S311 -- repeatable, not secret
        words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(30_000)]
        lines: list[dict[str, Any]] = []
        for number in range(FILES):
            text = " ".join(chance.choices(words, k=SIZE // 6))
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
            at = chance.randrange(SIZE // 2)
            lines.append({"id": number, "text": text[at : at + 90]})
        lines.append({"id": "none", "text": "words that stand in none of these made-up files, of course"})
        quotes = home / "quotes.jsonl"
        quotes.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
        run(quotes, folder, home / "serial.jsonl", budget=60)
        yield Shelf(folder, quotes, answers(home / "serial.jsonl"))


def answers(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_serial_answers_are_worth_comparing(shelf: Shelf) -> None:
    assert [one["source"] for one in shelf.serial] == [*(f"{number}.txt" for number in range(FILES)), None]


def test_a_cluster_gives_the_serial_answers(tmp_path: Path, cluster: Made, shelf: Shelf) -> None:
    command = ["find", "--batch", str(shelf.quotes), "--sources", shelf.folder.name, "--cluster", cluster.scheduler]
    done = devisu(*command, "--output", str(tmp_path / "out.jsonl"), at=shelf.folder.parent)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith(f"{FILES + 1} quotations, {FILES} found; {tmp_path / 'out.jsonl'}\n")
    assert "Traceback" not in done.stderr
    assert answers(tmp_path / "out.jsonl") == shelf.serial
    for jobs in ("1", "2"):
        done = devisu(*command[:-2], "--jobs", jobs, "--output", str(tmp_path / jobs), at=shelf.folder.parent)
        assert done.returncode == 0
        assert (tmp_path / jobs).read_bytes() == (tmp_path / "out.jsonl").read_bytes()


def test_a_worker_lost_in_the_middle_changes_no_answer(tmp_path: Path, cluster: Made, shelf: Shelf) -> None:
    done_when_killed: list[int] = []

    def kill_one(done: int, _total: int) -> None:
        if not done_when_killed:
            cluster.workers[0].kill()
            done_when_killed.append(done)

    with reached(cluster.scheduler) as executor:
        assert executor.threads == 2
        run(shelf.quotes, shelf.folder, tmp_path / "out.jsonl", 2, kill_one, executor=executor, budget=60)
        assert executor.threads_now() == 1
    assert done_when_killed[0] < FILES
    assert answers(tmp_path / "out.jsonl") == shelf.serial


def test_a_cluster_without_workers_left_is_told(tmp_path: Path, cluster: Made, shelf: Shelf) -> None:
    out = tmp_path / "out.jsonl"
    with reached(cluster.scheduler, patience=1) as executor, pytest.raises(InputError, match="no workers any more"):
        run(shelf.quotes, shelf.folder, out, 2, lambda *_: end(cluster.workers), executor=executor)
    assert not out.exists()
    with pytest.raises(InputError, match="the scheduler has no workers"), reached(cluster.scheduler, patience=1):
        pass


@pytest.mark.parametrize("address", [NOWHERE, "nonsense", "foo://x:1", ""])
def test_a_scheduler_that_cannot_be_reached_is_one_sentence(tmp_path: Path, address: str) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "q.jsonl").write_text('{"id": 1, "text": "the made-up words of nobody"}', encoding="utf-8")
    given = ("--batch", "q.jsonl", "--sources", "shelf", "--output", "o.jsonl")
    done = devisu("find", *given, "--cluster", address, at=tmp_path)
    where = f"{address}: " if address else ""
    message = f"devisu: {where}no scheduler answers there; start one (dask scheduler), or leave --cluster out\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    assert not (tmp_path / "o.jsonl").exists()


def devisu(*words: str, at: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "devisu", *words]
    return subprocess.run(command, cwd=at, capture_output=True, text=True, encoding="utf-8", check=False)
