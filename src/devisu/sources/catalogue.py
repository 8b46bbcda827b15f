"""The catalogue of an edition's records: what each is, its pages, and whether its index is at hand.

It is an SQLite file beside the stored shards, filled when records are indexed. Like the shards it may be lost, damaged
or locked at any time: then it is filled anew, or done without.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from devisu.files.folders import cache_folder
from devisu.sources.processes import processes
from devisu.sources.search import Here, Spread
from devisu.sources.store import KEPT_FROM, is_sound, path_of, shard_of, sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from devisu.model import Record

State = Literal["small", "indexed", "changed", "damaged", "not indexed"]

_VERSION = 1

_COLUMNS = ("root", "path", "shard", "entry", "language", "extent", "size", "pages")
_TABLE = f"create table records ({', '.join(_COLUMNS)}, primary key (root, path))"


@dataclass(frozen=True, slots=True)
class Row:
    """A record for people: its size in code points, its first and last page, and the state of its index.

    ``small`` tells that the edition is too small to need one; ``changed`` that the record is not what was indexed;
    ``damaged`` that the index is, or is of another version.
    """

    path: str
    entry: str | None
    language: str | None
    extent: str
    size: int
    pages: str
    state: State


@dataclass(frozen=True, slots=True)
class Built:
    """What indexing came to: how many index files were mended, and why some could not be kept, if so."""

    mended: int = 0
    unkept: str | None = None


def index(
    records: Sequence[Record],
    root: Path,
    progress: Callable[[int, int], None] | None = None,
    executor: Spread | None = None,
) -> Built:
    """Build and keep the shards that are not at hand, and note the records.

    What an interruption leaves is kept: the next run builds only the rest. ``executor`` spreads the work.
    """
    folder = cache_folder()
    sweep(folder)
    mended = 0
    unkept = None
    keeping = (executor or Here()).map(_keep, [record.text for record in records], [folder] * len(records))
    for done, (was_mended, reason) in enumerate(keeping, 1):
        mended += was_mended
        unkept = unkept or reason
        if progress:
            progress(done, len(records))
    with contextlib.suppress(sqlite3.Error, OSError):
        _note(records, root, folder)
    return Built(mended, unkept)


def build(records: Sequence[Record], root: Path, progress: Callable[[int, int], None], jobs: int) -> Built:
    """As `index`, with the work shared by so many processes of this machine."""
    if jobs == 1 or len(records) == 1:
        return index(records, root, progress)
    with processes(jobs) as pool:
        return index(records, root, progress, pool)


def _keep(text: str, folder: Path) -> tuple[bool, str | None]:
    opened = shard_of(text, folder)
    return opened.mended, opened.unkept


def listing(records: Sequence[Record], root: Path) -> tuple[Row, ...]:
    """The records of an edition, in their order, with the state of their indexes."""
    folder = cache_folder()
    is_small = sum(len(record.text) for record in records) < KEPT_FROM
    noted = _noted(root, folder)
    return tuple(_row(record, "small" if is_small else _state(record, noted, folder)) for record in records)


def _row(record: Record, state: State) -> Row:
    numbers = [page.number for page in record.pages]
    pages = "" if not numbers else numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    return Row(record.path, record.entry, record.language, record.extent, len(record.text), pages, state)


def _state(record: Record, noted: dict[str, str], folder: Path) -> State:
    shard = path_of(folder, record.text)
    if shard.is_file():
        return "indexed" if is_sound(shard) else "damaged"
    return "changed" if noted.get(record.path, shard.stem) != shard.stem else "not indexed"


@contextlib.contextmanager
def _open(folder: Path) -> Iterator[sqlite3.Connection]:
    """The catalogue, made anew if it is no database or one of another version."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sources.sqlite"
    with contextlib.closing(_sound(path) or _fresh(path)) as connection, connection:
        yield connection


def _sound(path: Path) -> sqlite3.Connection | None:
    """The catalogue that is there, if all of it can be read."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(path, timeout=2)
    try:
        (version,) = connection.execute("pragma user_version").fetchone()
        (health,) = connection.execute("pragma quick_check(1)").fetchone()
        columns = tuple(name for _, name, *_ in connection.execute("pragma table_info(records)"))
        if (version, health, columns) == (_VERSION, "ok", _COLUMNS):
            return connection
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # locked, or not to be read
            connection.close()
            raise
    connection.close()
    path.unlink()
    return None


def _fresh(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2)
    with connection:
        connection.execute(_TABLE)
        connection.execute(f"pragma user_version = {_VERSION}")
    return connection


def _note(records: Sequence[Record], root: Path, folder: Path) -> None:
    home = str(root.resolve())
    rows = [
        (
            home,
            record.path,
            path_of(folder, record.text).stem,
            record.entry,
            record.language,
            record.extent,
            len(record.text),
            json.dumps([[page.offset, page.number, page.edition] for page in record.pages], ensure_ascii=False),
        )
        for record in records
    ]
    with _open(folder) as catalogue:
        before = {one for (one,) in catalogue.execute("select shard from records where root = ?", (home,))}
        catalogue.execute("delete from records where root = ?", (home,))
        catalogue.executemany("insert into records values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        used = {one for (one,) in catalogue.execute("select shard from records")}
    for name in before - used:  # of what a record said before it was changed
        (folder / "shards" / f"{name}.shard").unlink(missing_ok=True)


def _noted(root: Path, folder: Path) -> dict[str, str]:
    """The name of the shard that each record of this edition had when it was indexed."""
    with contextlib.suppress(sqlite3.Error, OSError), _open(folder) as catalogue:
        return dict(catalogue.execute("select path, shard from records where root = ?", (str(root.resolve()),)))
    return {}
