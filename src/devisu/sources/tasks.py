"""One task of a batch: some files looked through for all quotations, in this process or another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.errors import InputError
from devisu.findings import Failure
from devisu.readers.language import tell
from devisu.sources.lay import Laid, Manner, Shelved, lay_all
from devisu.sources.records import record_of
from devisu.sources.search import Found, Wanted, search
from devisu.sources.shelf import text_of
from devisu.sources.sidecar import Sidecar
from devisu.sources.store import KEPT_FROM, shard_of
from devisu.text import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from devisu.model import Record
    from devisu.sources.chain import Match
    from devisu.sources.pieces import Reading

_LEAST = 2_000_000
"""Bytes of files below which a task is not worth another process."""
_NEARLY = 10.0
_PER_FILE = 4
"""Places of one quotation in one file that are laid out."""


@dataclass(frozen=True, slots=True)
class Task:
    """Files to look through in one go, the folder that their names are relative to, and where shards are kept."""

    paths: tuple[Path, ...]
    folder: Path
    store: Path | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A place of a quotation (by number)."""

    quotation: int
    laid: Laid


@dataclass(frozen=True, slots=True)
class Searched:
    """What a task found, the files it could not use, how many it looked at, and how many index files it mended.

    ``late`` are the quotations (by number) for which the time was up, each with the file; ``unkept`` says why an index
    could not be kept.
    """

    answers: tuple[Answer, ...] = ()
    late: tuple[tuple[int, str], ...] = ()
    failures: tuple[Failure, ...] = ()
    files: int = 0
    mended: int = 0
    unkept: str | None = None


def share_out(texts: Sequence[Path], folder: Path, store: Path | None, parts: int) -> list[Task]:
    """The texts of a folder in tasks of about equal size; shards are stored only where there is much to index."""
    sizes = {path: _size(path) for path in texts}
    total = sum(sizes.values())
    kept = store if total >= KEPT_FROM else None
    share = max(total // max(parts, 1), _LEAST)
    tasks: list[Task] = []
    held: list[Path] = []
    weight = 0
    for path, size in sizes.items():
        held.append(path)
        weight += size
        if weight >= share:
            tasks.append(Task(tuple(held), folder, kept))
            held, weight = [], 0
    return [*tasks, Task(tuple(held), folder, kept)] if held else tasks


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it went away meanwhile; whoever reads it will say so
        return 0


def look_through(task: Task, readings: Sequence[Reading], budget: float) -> Searched:
    """All places of the quotations in the files of a task; ``budget`` is in seconds a quotation and file."""
    wanted = Wanted.of(readings)
    manners: dict[int, Manner] = {}
    answers: list[Answer] = []
    late: list[tuple[int, str]] = []
    failures: list[Failure] = []
    mended = 0
    unkept = None
    for path in task.paths:
        record = _record(path, path.relative_to(task.folder).as_posix())
        if isinstance(record, Failure):
            failures.append(record)
            continue
        opened = shard_of(record.text, task.store)
        mended += opened.mended
        unkept = unkept or opened.unkept
        shelved = Shelved.of(record, opened.shard)
        for number, found in search(opened.shard, wanted, budget).items():
            if number not in manners:
                manners[number] = Manner(tell(readings[number].text))
            laid = lay_all(readings[number], _worth_telling(found), shelved, manners[number])
            answers += [Answer(number, one) for one in laid]
            late += [(number, record.path)] if found.slow else []
    return Searched(tuple(answers), tuple(late), tuple(failures), len(task.paths), mended, unkept)


def _record(path: Path, name: str) -> Record | Failure:
    """The record in a file, whose lines nobody asks for."""
    try:
        text = text_of(path)
    except InputError as error:
        return Failure(name, None, f"{error.message}; save it as UTF-8")
    except OSError as error:
        return Failure(name, None, f"cannot be read: {error.strerror}")
    return record_of(Source(name, text, (0,)), Sidecar())


def _worth_telling(found: Found) -> Iterator[Match]:
    """The places in one file worth telling: the best, and those nearly as good."""
    return (one for one in found.matches[:_PER_FILE] if one.score >= found.matches[0].score - _NEARLY)
