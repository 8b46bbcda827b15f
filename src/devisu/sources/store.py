"""The store of shards: built once for a text's content, kept under the user's cache, never the cause of a failed run.

A shard is one file, named by the hash of its readable text, written aside and renamed. A file that is damaged or of
another version is built anew, with a notice; where nothing can be written, shards are built and forgotten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from devisu import files
from devisu.sources.shard import Postings, Shard, build

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

VERSION = 4
KEPT_FROM = 20_000_000
"""Code points of all records together from which on shards are stored."""
_MAGIC = b"devisu-shard\n"
_KINDS = ("uint8", "uint32", "uint32", "uint32")
_WIDTHS = {"uint8": 1, "uint32": 4}
_AT_ONCE = 1 << 20
_UNSOUND = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a file may raise that is no sound shard."""


class Head(NamedTuple):
    """What a file says of itself: where its arrays begin, their lengths, and their check."""

    start: int
    sizes: list[int]
    check: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A shard, whether what was kept of it was damaged or of another version and had to be built anew.

    ``unkept`` says why it could not be kept, if it should have been.
    """

    shard: Shard
    mended: bool = False
    unkept: str | None = None


def key_of(text: str) -> str:
    """The name of a readable text's shard: a hash of its content."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def path_of(folder: Path, text: str) -> Path:
    """Where the shard of a text is kept."""
    return folder / "shards" / f"{key_of(text)}.shard"


def shard_of(text: str, folder: Path | None, quotations: int | None = None) -> Opened:
    """The shard of a text: read from the store in ``folder`` if it is there, else built and kept there.

    Without a folder it is built and not kept; then few ``quotations`` may do without postings.
    """
    if folder is None:
        return Opened(build(text, quotations))
    path = path_of(folder, text)
    is_kept = path.is_file()
    if is_kept:
        with contextlib.suppress(*_UNSOUND):
            return Opened(_load(path))
    shard = build(text)
    try:
        _save(path, shard)
    except OSError as error:
        return Opened(shard, is_kept, error.strerror or str(error))
    return Opened(shard, is_kept)


def is_sound(path: Path) -> bool:
    """Whether a shard of this version seems to be kept, by its head and its size; all of it is read when it is used."""
    with contextlib.suppress(*_UNSOUND):
        head = _head(path)
        return bool(list(_spans(head, path.stat().st_size)))
    return False


def mended(count: int) -> str:
    """The notice of so many files that were mended."""
    told = "1 index file was" if count == 1 else f"{count} index files were"
    return f"{told} damaged or of another version, and built anew"


def sweep(folder: Path) -> None:
    """Remove what killed runs left half written in the cache folder."""
    for name in ("shards", "collations", "vectors"):
        with contextlib.suppress(OSError):
            files.sweep(folder / name)


def _arrays(shard: Shard) -> list[Any]:
    postings = shard.postings
    return [shard.letters, shard.marks, *([postings.directory, postings.places] if postings else [])]


def _save(path: Path, shard: Shard) -> None:
    import numpy as np

    arrays = [np.ascontiguousarray(one) for one in _arrays(shard)]
    check = 0
    for one in arrays:
        check = zlib.crc32(one.data.cast("B"), check)
    head = json.dumps({"version": VERSION, "sizes": [len(one) for one in arrays], "check": check}).encode()
    with files.making(path) as aside, aside.open("wb") as sink:
        sink.write(_MAGIC + head + b"\n")
        for one in arrays:
            sink.write(b"\0" * (-sink.tell() % 8))
            sink.write(one.data.cast("B"))


def _head(path: Path) -> Head:
    """Raises ValueError, or another of `_UNSOUND`, for a file that is not a shard of this version."""
    with path.open("rb") as source:
        if source.readline(64) != _MAGIC:
            raise ValueError("not a shard")
        told = json.loads(source.readline(4096))
        if told.get("version") != VERSION:
            raise ValueError("another version")
        return Head(source.tell(), [int(one) for one in told["sizes"]], int(told["check"]))


def _load(path: Path) -> Shard:
    """Raises ValueError, or another of `_UNSOUND`, for a file that is not a whole shard of this version."""
    import numpy as np

    head = _head(path)
    data = np.memmap(path, np.uint8, mode="r")
    spans = list(_spans(head, len(data)))
    if _check(path, spans) != head.check:
        raise ValueError("damaged")
    letters, marks, directory, places = (
        np.asarray(data[start:end]).view(kind) for (start, end), kind in zip(spans, _KINDS, strict=True)
    )
    return Shard(letters, marks, Postings(directory, places))


def _spans(head: Head, size: int) -> Iterator[tuple[int, int]]:
    """Where the arrays lie in a file of this size."""
    end = head.start
    for length, kind in zip(head.sizes, _KINDS, strict=True):
        start = end + -end % 8
        end = start + length * _WIDTHS[kind]
        if not start <= end <= size:
            raise ValueError("cut short")
        yield start, end


def _check(path: Path, spans: Sequence[tuple[int, int]]) -> int:
    """The check of what lies there, read by and by, for mapped pages would count as memory that is used."""
    check = 0
    with path.open("rb") as source:
        for start, end in spans:
            source.seek(start)
            for at in range(start, end, _AT_ONCE):
                check = zlib.crc32(source.read(min(_AT_ONCE, end - at)), check)
    return check
