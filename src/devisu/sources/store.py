"""The store of shards: built once for a text's content, kept under the user's cache, never the cause of a failed run.

A shard is one file, named by the hash of its readable text, written aside and renamed. A file that is damaged or of
another version is built anew, with a notice; where nothing can be written, shards are built and forgotten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from devisu.sources.shard import Postings, Shard, build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

VERSION = 4
KEPT_FROM = 20_000_000
"""Code points of all records together from which on shards are stored."""
_MAGIC = b"devisu-shard\n"


@dataclass(frozen=True, slots=True)
class Opened:
    """A shard, and whether what was kept of it was damaged or of another version and had to be built anew."""

    shard: Shard
    mended: bool = False


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
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return Opened(_load(path))
    shard = build(text)
    with contextlib.suppress(OSError):
        _save(path, shard)
    return Opened(shard, mended=is_kept)


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
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as sink:
            sink.write(_MAGIC + head + b"\n")
            for one in arrays:
                sink.write(b"\0" * (-sink.tell() % 8))
                sink.write(one.data.cast("B"))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _load(path: Path) -> Shard:
    """Raises ValueError for a file that is not a whole shard of this version."""
    import numpy as np

    data = np.memmap(path, np.uint8, mode="r")
    with path.open("rb") as source:
        if source.readline(64) != _MAGIC:
            raise ValueError("not a shard")
        head = json.loads(source.readline(4096))
        start = source.tell()
    if head.get("version") != VERSION:
        raise ValueError("another version")
    letters, marks, directory, places = _cut(data, start, head["sizes"], (np.uint8, np.uint32, np.uint32, np.uint32))
    check = 0
    for one in (letters, marks, directory, places):
        check = zlib.crc32(one.data.cast("B"), check)
    if check != head["check"]:
        raise ValueError("damaged")
    return Shard(letters, marks, Postings(directory, places))


def _cut(data: Any, start: int, sizes: Sequence[int], kinds: Sequence[Any]) -> list[Any]:
    import numpy as np

    cut = []
    for size, kind in zip(sizes, kinds, strict=True):
        start += -start % 8
        end = start + size * np.dtype(kind).itemsize
        if end > len(data):
            raise ValueError("cut short")
        cut.append(np.asarray(data[start:end]).view(kind))
        start = end
    return cut
