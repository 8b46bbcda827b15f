"""A shard: the fold of one source record, with postings that tell where its letters may stand.

Every sixth-letter gram at every third place is posted, so that any eight undamaged letters hold one. A bucket of the
directory gathers the grams of one hash; what else falls into it costs a look, never a match. A short record needs no
postings: it is looked through whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from devisu.fold import BLOCK, fold, fold_long, way_home

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from devisu.text import Span

GRAM = 6
STRIDE = 3
SHORT = 60_000
WORK = 2_000_000
"""Code points of a record, alone and times quotations, up to which it is looked through whole for each of them."""

_SORTED_BITS = 21
"""Bits of the buckets whose grams are sorted at a time."""
_HASHED = 1 << 20
"""Grams hashed at a time."""
_MIX = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Postings:
    """``places[directory[b]:directory[b + 1]]`` are where the grams of bucket ``b`` begin, in letters, ascending."""

    directory: npt.NDArray[np.uint32]
    places: npt.NDArray[np.uint32]

    @property
    def bits(self) -> int:
        """The number of bits of a bucket's number."""
        return (len(self.directory) - 1).bit_length() - 1


@dataclass(frozen=True, slots=True)
class Shard:
    """The letters of a record's readable text, marks for the way home into it, and its postings if it is long."""

    letters: bytes | npt.NDArray[np.uint8]
    marks: Sequence[int] | npt.NDArray[np.uint32]
    postings: Postings | None = None

    def __len__(self) -> int:
        return len(self.letters)

    def part(self, span: Span) -> bytes:
        """The letters of a span."""
        part = self.letters[max(span.start, 0) : span.end]
        return part if isinstance(part, bytes) else part.tobytes()

    def home(self, text: str, span: Span) -> Span:
        """The span of the readable text that a span of letters came from."""
        return way_home(text, self.marks, span)


class Window(NamedTuple):
    """A stretch of a shard to look for letters in; ``is_strong`` if more than a single gram leads to it."""

    span: Span
    is_strong: bool = True


def build(text: str, quotations: int | None = None) -> Shard:
    """The shard of a readable text; for few quotations and a short text, without postings."""
    if quotations is not None and len(text) <= SHORT and len(text) * quotations <= WORK:
        return _short(text)
    folded = fold_long(text)
    return Shard(folded.letters, folded.marks, post(folded.letters))


def _short(text: str) -> Shard:
    folded = fold(text)
    blocks = range(0, len(text), BLOCK)
    marks, reached = [], 0
    for start in blocks:
        while reached < len(folded.homes) and folded.homes[reached] < start:
            reached += 1
        marks.append(reached)
    return Shard(folded.letters, marks or [0])


def post(letters: npt.NDArray[np.uint8]) -> Postings:
    """Post the grams of ``letters`` at every third place; sorted a part of the buckets at a time, to hold less."""
    import numpy as np

    count = -(-max(len(letters) - GRAM + 1, 0) // STRIDE)
    bits = max(count.bit_length(), 8)
    within = min(bits, _SORTED_BITS)
    buckets = _buckets(letters, count, bits)
    parts = np.empty(count, np.uint16)
    np.right_shift(buckets, np.uint32(within), out=parts, casting="unsafe")
    directory = np.zeros((1 << bits) + 1, np.uint32)
    places = np.empty(count, np.uint32)
    filled = 0
    for part in range(1 << (bits - within)):
        chosen = np.flatnonzero(parts == part)
        keys = buckets[chosen].astype(np.uint64)
        keys -= np.uint64(part << within)
        keys <<= np.uint64(32)
        keys |= (chosen * STRIDE).astype(np.uint64)
        keys.sort()
        places[filled : filled + len(keys)] = keys.astype(np.uint32)
        counts = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=1 << within)
        first = (part << within) + 1
        directory[first : first + len(counts)] = filled + np.cumsum(counts)
        filled += len(keys)
    return Postings(directory, places)


def _buckets(letters: npt.NDArray[np.uint8], count: int, bits: int) -> npt.NDArray[np.uint32]:
    """The bucket of the gram at every third place."""
    import numpy as np

    buckets = np.empty(count, np.uint32)
    for start in range(0, count, _HASHED):
        end = min(start + _HASHED, count)
        grams = hashes_of(letters[start * STRIDE : (end - 1) * STRIDE + GRAM], STRIDE)
        buckets[start:end] = grams >> np.uint64(64 - bits)
    return buckets


def hashes_of(letters: npt.NDArray[np.uint8], stride: int = 1) -> npt.NDArray[np.uint64]:
    """A hash of the gram at every place, or at every ``stride``-th; the upper bits tell its bucket."""
    import numpy as np

    starts = max(len(letters) - GRAM + 1, 0)
    grams = np.zeros(-(-starts // stride), np.uint64)
    for place in range(GRAM):
        grams <<= np.uint64(8)
        grams |= letters[place : place + starts : stride]
    grams *= np.uint64(_MIX)
    return grams
