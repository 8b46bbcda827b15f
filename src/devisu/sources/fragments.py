"""Quotations that hold together only in parts: long words left out, or put in, without a mark.

A quotation whose letters as a whole differ too much is cut into stretches of whole words. Where enough of them stand
in the record, in their turn and near each other, the words around them are the passage: what differs is for the
variants to tell, and the quotation is not called absent.
"""

from __future__ import annotations

import time
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from devisu.sources.align import Place, first_place
from devisu.sources.chain import Anchor, Match
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.sources.pieces import Piece, Reading
    from devisu.sources.shard import Shard

LEAST = 70
"""Letters of a quotation from which on its parts are looked for."""
_STRETCH = 24
"""Letters of a stretch, about."""
_APART = 600
"""Letters of the record that may stand between two stretches."""
_SHARE = 0.25
_ENOUGH = 44
"""The share of a quotation's letters that must stand in the record, and the number that must in one run."""
_GAP = 6


def patched(reading: Reading, shard: Shard, windows: Sequence[Span], until: float) -> Match | None:
    """The match of a quotation by its parts near one of the windows, if enough of them stand there.

    No further window is looked at once ``until`` has come.
    """
    total = len(reading.letters)
    if total < LEAST:
        return None
    stretches = [(number, one) for number, piece in enumerate(reading.pieces) for one in _stretches(piece)]
    found = (
        _in_turn(stretches, shard, Span(one.start - _APART, one.end + _APART))
        for one in takewhile(lambda _: time.monotonic() < until, windows)
    )
    best = max(found, key=_agreeing, default=[])
    if _agreeing(best) < _SHARE * total or _longest_run(best) < _ENOUGH:
        return None
    return Match(tuple(_merged(best, reading)), total - _agreeing(best), total)


def _stretches(piece: Piece) -> Iterator[bytes]:
    letters = piece.letters
    count = max(round(len(letters) / _STRETCH), 1)
    edges = [len(letters) * at // count for at in range(count + 1)]
    return (letters[start:end] for start, end in pairwise(edges))


def _in_turn(stretches: Sequence[tuple[int, bytes]], shard: Shard, window: Span) -> list[tuple[int, bytes, Place]]:
    """The stretches that stand in the window, each behind the last that was found."""
    found: list[tuple[int, bytes, Place]] = []
    edge, end = max(window.start, 0), window.end
    for number, letters in stretches:
        reach = min(edge + _APART + 2 * _STRETCH if found else end, end)
        place = first_place(letters, shard.part(Span(edge, reach)), len(letters) // 8) if len(letters) > 8 else None
        if place:
            found.append((number, letters, place.moved(edge)))
            edge = found[-1][2].end
    return found


def _agreeing(found: Sequence[tuple[int, bytes, Place]]) -> int:
    return sum(len(letters) - place.distance for _, letters, place in found)


def _longest_run(found: Sequence[tuple[int, bytes, Place]]) -> int:
    """The letters of the longest run of stretches that follow each other in the record at once."""
    longest = run = edge = 0
    for _, letters, place in found:
        run = (run if place.start - edge <= _GAP else 0) + len(letters) - place.distance
        longest, edge = max(longest, run), place.end
    return longest


def _merged(found: Sequence[tuple[int, bytes, Place]], reading: Reading) -> Iterator[Anchor]:
    for number in range(len(reading.pieces)):
        own = [(letters, place) for piece, letters, place in found if piece == number]
        if own:
            missing = len(reading.pieces[number].letters) - sum(len(letters) - place.distance for letters, place in own)
            yield Anchor(number, Place(own[0][1].start, own[-1][1].end, missing))
