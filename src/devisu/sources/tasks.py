"""One task of a batch: some files looked through for all quotations, in this process or another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.findings import Failure
from devisu.readers.language import tell
from devisu.sources.lay import Laid, Manner, Shelved, lay_all
from devisu.sources.records import SUFFIXES, record_of
from devisu.sources.search import Found, Wanted, search
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
    """A place of a quotation (by number); None where the time for it was up in a file."""

    quotation: int
    laid: Laid | None


@dataclass(frozen=True, slots=True)
class Searched:
    """What a task found, the files it could not use, how many it looked at, and how many index files it mended."""

    answers: tuple[Answer, ...] = ()
    failures: tuple[Failure, ...] = ()
    files: int = 0
    mended: int = 0


def files_of(folder: Path) -> list[Path]:
    """The texts in a folder and below it, in order of their names; hidden ones and links out of it are left out."""
    root = folder.resolve()
    paths = (path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    kept = (path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return sorted(path for path in kept if path.resolve().is_relative_to(root))


def share_out(folder: Path, store: Path | None, parts: int) -> list[Task]:
    """The files of a folder in tasks of about equal size; shards are stored only where there is much to index."""
    sizes = {path: path.stat().st_size for path in files_of(folder)}
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


def look_through(task: Task, readings: Sequence[Reading], budget: float) -> Searched:
    """All places of the quotations in the files of a task; ``budget`` is in seconds a quotation and file."""
    wanted = Wanted.of(readings)
    manners: dict[int, Manner] = {}
    answers: list[Answer] = []
    failures: list[Failure] = []
    mended = 0
    for path in task.paths:
        record = _record(path, path.relative_to(task.folder).as_posix())
        if isinstance(record, Failure):
            failures.append(record)
            continue
        opened = shard_of(record.text, task.store)
        mended += opened.mended
        shelved = Shelved.of(record, opened.shard)
        for number, found in search(opened.shard, wanted, budget).items():
            if number not in manners:
                manners[number] = Manner(tell(readings[number].text))
            laid = lay_all(readings[number], _worth_telling(found), shelved, manners[number])
            answers += [Answer(number, one) for one in laid]
            answers += [Answer(number, None)] if found.slow else []
    return Searched(tuple(answers), tuple(failures), len(task.paths), mended)


def _record(path: Path, name: str) -> Record | Failure:
    """The record in a file, whose lines nobody asks for."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Failure(name, None, f"is not UTF-8 (byte {error.start}); save it as UTF-8")
    except OSError as error:
        return Failure(name, None, f"cannot be read: {error.strerror}")
    return record_of(Source(name, text, (0,)), Sidecar())


def _worth_telling(found: Found) -> Iterator[Match]:
    """The places in one file worth telling: the best, and those nearly as good."""
    return (one for one in found.matches[:_PER_FILE] if one.score >= found.matches[0].score - _NEARLY)
