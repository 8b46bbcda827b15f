"""Seeds: where in a shard the letters of needles may stand, from the grams they share.

A shared gram votes for a diagonal (its place in the record less its place in the needle). Rare grams alone vote where
a needle has enough of them. Votes close together are one window; the best few windows of each needle are looked at.
A short needle has few grams, and damage leaves it one or two; so there a vote counts as many letters as the needle and
the record share on its diagonal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.sources.shard import GRAM, STRIDE, Window, hashes_of
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from devisu.sources.shard import Postings, Shard

NEAR = 24
"""Letters between two diagonals that still vote for one window."""
WINDOWS = 6
"""Windows of one needle in one shard that are looked at."""
_PARTY = 400
"""Letters of a needle whose grams vote together; those of a long needle drift apart as words are left out or put in."""
_PARTIES = 12
_GRAMS = 150
"""Grams of one party that vote, about: evenly spread, in threes, of which one is at a posted place."""
_PLACES = 1500
"""Places in a shard that the grams of one needle may vote for, about."""
_SHORT = 64
"""Letters of a needle up to which the letters on a diagonal are counted."""
_NO_LETTER = b"\1"
"""Fills up what has no letters there, unlike the zeros beside a record."""
_AT_ONCE = 16384
"""Diagonals whose letters are counted at a time."""


@dataclass(frozen=True, slots=True)
class Needles:
    """The grams of all needles: hash, party and offset in the needle of each; a short needle is one party.

    By party: the needle it belongs to, the number of that needle's letters, the number of grams, the bound (how many
    places a gram may have in a shard to count as rare), and the letters of a short needle, filled up with no letters.
    """

    needle: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    bounds: npt.NDArray[np.int64]
    hashes: npt.NDArray[np.uint64]
    parties: npt.NDArray[np.int64]
    offsets: npt.NDArray[np.int64]
    letters: npt.NDArray[np.uint8]


def needles(letters: Sequence[bytes]) -> Needles:
    """Take the grams of every needle: of a long one, of evenly spread parts, and not of every place."""
    import numpy as np

    parts = [(number, start, end) for number, one in enumerate(letters) for start, end in _parts(len(one))]
    needle, starts, ends = np.array(parts, np.int64).reshape(-1, 3).T
    sizes = np.maximum(ends - starts, 0)
    parties = np.repeat(np.arange(len(parts)), sizes)
    within = np.arange(len(parties)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    chosen = within // STRIDE % (1 + sizes // _GRAMS)[parties] == 0
    parties, offsets = parties[chosen], (starts[parties] + within)[chosen]
    counts = np.bincount(parties, minlength=len(parts))
    bases = np.cumsum([0, *(len(one) for one in letters)])
    hashes = hashes_of(np.frombuffer(b"".join(letters) + bytes(GRAM), np.uint8))
    return Needles(
        needle=needle,
        lengths=np.array([len(letters[number]) for number, _, _ in parts], np.int64),
        counts=counts,
        bounds=np.clip(_PLACES // np.maximum(counts, 1), 6, 100),
        hashes=hashes[bases[needle[parties]] + offsets],
        parties=parties,
        offsets=offsets,
        letters=np.frombuffer(
            b"".join(letters[number][:_SHORT].ljust(_SHORT, _NO_LETTER) for number, _, _ in parts), np.uint8
        ).reshape(-1, _SHORT),
    )


def _parts(length: int) -> Iterable[tuple[int, int]]:
    """The parts of a needle as ranges of places at which a whole gram begins."""
    count = min(1 + length // _PARTY, _PARTIES)
    places = max(length - GRAM + 1, 0)
    size = min(places // count, _PARTY) if count > 1 else places
    return ((places * part // count, places * part // count + size) for part in range(count))


def windows(shard: Shard, postings: Postings, wanted: Needles) -> dict[int, list[Window]]:
    """The windows of the shard to look at, by needle, those with most votes first."""
    import numpy as np

    grams, places = _hits(postings, wanted)
    if not len(grams):
        return {}
    keys = (wanted.parties[grams] << 40) + (places - wanted.offsets[grams] + (1 << 32))
    keys.sort()
    breaks = np.flatnonzero(np.diff(keys) > NEAR) + 1
    first = np.concatenate([[0], breaks])
    last = np.concatenate([breaks, [len(keys)]]) - 1
    grams_in = last - first + 1
    votes = _votes(shard, wanted, keys, first)
    kept = np.flatnonzero(votes >= _votes_needed(wanted)[keys[first] >> 40])
    parties = keys[first[kept]] >> 40
    slack = 12 + wanted.lengths[parties] // 6
    lows = _diagonals(keys[first[kept]]) - slack
    highs = _diagonals(keys[last[kept]]) + wanted.lengths[parties] + slack
    order = _best_of_each(np.lexsort((lows < 0, -votes[kept], wanted.needle[parties])), wanted.needle[parties])
    found: dict[int, list[Window]] = {}
    for at in order.tolist():
        span = Span(max(int(lows[at]), 0), min(int(highs[at]), len(shard)))
        chosen = found.setdefault(int(wanted.needle[parties[at]]), [])
        if len(chosen) < WINDOWS and not any(abs(span.start - one.span.start) < slack[at] // 2 for one in chosen):
            chosen.append(Window(span, bool(grams_in[kept[at]] > 1)))
    return found


def _best_of_each(order: npt.NDArray[np.int64], needle: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The first of each needle in this order, twice as many as are looked at, for some lie on others."""
    import numpy as np

    own = needle[order]
    begins = np.searchsorted(own, own)
    return order[np.arange(len(order)) - begins < 2 * WINDOWS]


def _votes(
    shard: Shard, wanted: Needles, keys: npt.NDArray[np.int64], first: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """The votes for each window, that begins at ``first`` among the keys: of a short needle, its agreeing letters."""
    import numpy as np

    votes = np.diff(np.append(first, len(keys)))
    is_short = wanted.lengths[keys[first] >> 40] <= _SHORT
    if is_short.any():
        agreeing = np.zeros(len(keys), np.int64)
        own = np.flatnonzero(np.repeat(is_short, votes))
        agreeing[own] = _agreeing(shard, wanted, keys[own])
        votes = np.where(is_short, np.maximum.reduceat(agreeing, first), votes)
    return votes


def _agreeing(shard: Shard, wanted: Needles, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many letters of a short needle stand on the diagonal of each key."""
    import numpy as np

    padded = np.zeros(len(shard) + 3 * _SHORT, np.uint8)
    padded[_SHORT : _SHORT + len(shard)] = np.frombuffer(shard.letters, np.uint8)
    rows = np.lib.stride_tricks.sliding_window_view(padded, _SHORT)
    starts = np.clip(_diagonals(keys) + _SHORT, 0, len(rows) - 1)
    counts = np.zeros(len(keys), np.int64)
    for at in range(0, len(keys), _AT_ONCE):
        part = slice(at, at + _AT_ONCE)
        counts[part] = (rows[starts[part]] == wanted.letters[keys[part] >> 40]).sum(1)
    return counts


def _diagonals(keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return (keys & ((1 << 40) - 1)) - (1 << 32)


def _votes_needed(wanted: Needles) -> npt.NDArray[np.int64]:
    """Of a short needle, a third of its letters, one gram at least; else one vote for every twenty grams."""
    import numpy as np

    third = np.maximum(wanted.lengths // 3, GRAM)
    needed: npt.NDArray[np.int64] = np.where(wanted.lengths <= _SHORT, third, 1 + wanted.counts // 20)
    return needed


def _hits(postings: Postings, wanted: Needles) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The grams that hit and the places they hit; where a party has few rare grams, also its common ones' first."""
    import numpy as np

    buckets = (wanted.hashes >> np.uint64(64 - postings.bits)).astype(np.int64)
    starts = postings.directory[buckets].astype(np.int64)
    counts = postings.directory[buckets + 1].astype(np.int64) - starts
    bounds = wanted.bounds[wanted.parties]
    rare = (counts > 0) & (counts <= bounds)
    enough = np.bincount(wanted.parties[rare], minlength=len(wanted.lengths)) >= 4
    used = np.flatnonzero(rare | ((counts > 0) & ~enough[wanted.parties]))
    sizes = np.minimum(counts[used], bounds[used])
    grams = np.repeat(used, sizes)
    within = np.arange(len(grams)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return grams, postings.places[starts[grams] + within].astype(np.int64)
