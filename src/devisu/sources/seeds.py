"""Seeds: where in a shard the letters of needles may stand, from the grams they share.

A shared gram votes for a diagonal (its place in the record less its place in the needle). Rare grams alone vote where
a needle has enough of them. Votes close together are one window; the best few windows of each needle are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.sources.shard import GRAM, STRIDE, hashes_of
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from devisu.sources.shard import Postings, Shard

NEAR = 24
"""Letters between two diagonals that still vote for one window."""
WINDOWS = 6
"""Windows of one needle in one shard that are looked at."""
_GRAMS = 129
"""Grams of one needle that vote, about; a longer needle sends evenly spread ones."""
_PLACES = 4000
"""Places in a shard that the grams of one needle may vote for, about."""


@dataclass(frozen=True, slots=True)
class Needles:
    """The grams of all needles: hash, needle and offset of each; and by needle its letters, grams and bound.

    The bound is how many places a gram may have in a shard to count as rare.
    """

    lengths: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int64]
    hashes: npt.NDArray[np.uint64]
    owners: npt.NDArray[np.int64]
    offsets: npt.NDArray[np.int64]


def needles(letters: Sequence[bytes]) -> Needles:
    """Take the grams of every needle, at every place or, of a long one, at evenly spread triples of places."""
    import numpy as np

    lengths = np.array([len(one) for one in letters], np.int64)
    owners = np.repeat(np.arange(len(letters)), lengths)
    offsets = np.arange(len(owners)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    hashes = hashes_of(np.frombuffer(b"".join(letters) + bytes(GRAM - 1), np.uint8))
    spacing = 1 + lengths // _GRAMS
    kept = (offsets + GRAM <= lengths[owners]) & (offsets // STRIDE % spacing[owners] == 0)
    counts = np.bincount(owners[kept], minlength=len(letters))
    bounds = np.clip(_PLACES // np.maximum(counts, 1), 6, 100)
    return Needles(lengths, counts, bounds, hashes[kept], owners[kept], offsets[kept])


def windows(shard: Shard, postings: Postings, wanted: Needles) -> dict[int, list[Span]]:
    """The windows of the shard to look at, by needle, those with most votes first."""
    import numpy as np

    grams, places = _hits(postings, wanted)
    if not len(grams):
        return {}
    keys = (wanted.owners[grams] << 40) + (places - wanted.offsets[grams] + (1 << 32))
    keys.sort()
    breaks = np.flatnonzero(np.diff(keys) > NEAR) + 1
    first = np.concatenate([[0], breaks])
    last = np.concatenate([breaks, [len(keys)]]) - 1
    whose = keys[first] >> 40
    votes = last - first + 1
    kept = np.flatnonzero(votes >= _votes_needed(wanted)[whose])
    kept = kept[np.lexsort((-votes[kept], whose[kept]))]
    owners = whose[kept]
    slack = 12 + wanted.lengths[owners] // 6
    lows = _diagonals(keys[first[kept]]) - slack
    highs = _diagonals(keys[last[kept]]) + wanted.lengths[owners] + slack
    found: dict[int, list[Span]] = {}
    for owner, low, high in zip(owners.tolist(), lows.tolist(), highs.tolist(), strict=True):
        spans = found.setdefault(owner, [])
        if len(spans) < WINDOWS:
            spans.append(Span(max(low, 0), min(high, len(shard))))
    return found


def _diagonals(keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return (keys & ((1 << 40) - 1)) - (1 << 32)


def _votes_needed(wanted: Needles) -> npt.NDArray[np.int64]:
    """One vote for the shortest needles, two from 20 letters on, and one more for every twenty grams sent."""
    import numpy as np

    return np.maximum(1 + (wanted.lengths >= 20), 1 + wanted.counts // 20)


def _hits(postings: Postings, wanted: Needles) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The grams that hit and the places they hit; of a needle with few rare grams, the common ones' first places too."""
    import numpy as np

    buckets = (wanted.hashes >> np.uint64(64 - postings.bits)).astype(np.int64)
    starts = postings.directory[buckets].astype(np.int64)
    counts = postings.directory[buckets + 1].astype(np.int64) - starts
    bounds = wanted.bounds[wanted.owners]
    rare = (counts > 0) & (counts <= bounds)
    enough = np.bincount(wanted.owners[rare], minlength=len(wanted.lengths)) >= 4
    used = np.flatnonzero(rare | ((counts > 0) & ~enough[wanted.owners]))
    sizes = np.minimum(counts[used], bounds[used])
    grams = np.repeat(used, sizes)
    within = np.arange(len(grams)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return grams, postings.places[starts[grams] + within].astype(np.int64)
