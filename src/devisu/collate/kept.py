"""What was found in a record, kept for the next run: an unchanged edition is not searched again.

A file holds all that some quotations have in one record, and is named by the content of both and by the version of the
engine, so it never needs to be made invalid. It may be lost or damaged at any time: then the record is searched.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any

from devisu import __version__, files
from devisu.model import Collation, Variant
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from devisu.model import Record
    from devisu.sources.lay import Manner
    from devisu.sources.pieces import Reading

    Row = tuple[int, Collation, tuple[str, ...]]

ENGINE = 6
"""Raised whenever the engine finds other places, or tells them otherwise."""
KEPT_FROM = 5_000_000
"""Code points of a record times quotations below which searching again takes no time."""
_MOST = 1000
"""Files that are kept; the oldest go."""


def path_of(folder: Path, record: Record, readings: Sequence[Reading], manners: Sequence[Manner]) -> Path | None:
    """Where the finds of these quotations in a record are kept; None where they are not worth it."""
    if len(record.text) * len(readings) < KEPT_FROM:
        return None
    about = [record.path, record.entry, record.language, record.extra.get("method"), ENGINE, __version__]
    asked = [
        (one.text, one.joins, manner.language, manner.tradition) for one, manner in zip(readings, manners, strict=True)
    ]
    told = json.dumps([about, asked], default=str)
    digest = hashlib.blake2b(told.encode(), digest_size=16)
    for text in (record.source.text, record.text):
        digest.update(hashlib.blake2b(text.encode("utf-8", "surrogatepass")).digest())
    return folder / "collations" / f"{digest.hexdigest()}.json"


def recall(path: Path | None) -> tuple[Row, ...] | None:
    """The number of the quotation, the collation and its flags of every find; None where nothing sound is kept."""
    if path is None:
        return None
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        check, _, body = path.read_bytes().partition(b"\n")
        if check == _check(body):
            return tuple(_row(one) for one in json.loads(body))
    return None


def keep(path: Path | None, rows: Iterable[Row]) -> None:
    """Keep what was found, whole or not at all."""
    if path is None:
        return
    body = json.dumps([_plain(*one) for one in rows]).encode()
    with contextlib.suppress(OSError):
        with files.making(path) as aside:
            aside.write_bytes(_check(body) + b"\n" + body)
        for old in _oldest(path.parent):
            old.unlink(missing_ok=True)


def _oldest(folder: Path) -> Iterator[Path]:
    kept = sorted(folder.glob("*.json"), key=lambda one: one.stat().st_mtime)
    yield from kept[:-_MOST]


def _check(body: bytes) -> bytes:
    return f"{zlib.crc32(body):08x}".encode()


def _plain(number: int, one: Collation, flags: tuple[str, ...]) -> list[Any]:
    variants = [[of.kind, of.quotation, of.source, of.flags, of.span, of.marked] for of in one.variants]
    place = [one.source, one.entry, one.page, one.span, one.score, one.passage]
    return [number, flags, one.verdict, place, variants]


def _row(plain: Any) -> Row:
    number, flags, verdict, (source, entry, page, span, score, passage), variants = plain
    told = tuple(
        Variant(kind, quoted, words, tuple(touched), Span(*at) if at else None, marked)
        for kind, quoted, words, touched, at, marked in variants
    )
    return number, Collation(source, entry, page, Span(*span), score, passage, told, verdict), tuple(flags)
