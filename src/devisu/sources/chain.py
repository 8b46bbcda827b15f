"""Pieces of a quotation chained into one match: in order, each within reach of the last.

The farther a piece may stand from its neighbour, the longer it must be, for two letters stand everywhere. A piece that
stands well in the record but not in its turn makes the match out of order: that is told, not counted as found in turn.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from devisu.sources.align import Place, first_place, last_place
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from devisu.sources.pieces import Reading
    from devisu.sources.shard import Shard

REACH = ((4, 150), (8, 400), (12, 800))
FARTHEST = 1500
"""Letters that an ellipsis may pass over."""
DISTINCTIVE = 20
"""Letters of a piece that cannot well stand in a record by chance."""
_TOLERANCE = ((6, 0.0), (12, 0.25), (20, 0.4), (40, 0.45), (80, 0.36), (200, 0.32))
_TOLERANCE_OF_LONG = 0.38
_PER_BRACKET = 8
_TELLING = 36


class Anchor(NamedTuple):
    """A piece of the quotation (by number) that stands at a place of the record's letters."""

    piece: int
    place: Place


@dataclass(frozen=True, slots=True)
class Match:
    """Where the pieces of a quotation stand in a shard, by their order in the quotation.

    ``distance`` counts changed letters, those of pieces not found included, of ``letters`` in all.
    """

    laid: tuple[Anchor, ...]
    distance: int
    letters: int
    ordered: bool = True

    @property
    def score(self) -> float:
        """The share of letters that agree, from 0 to 100."""
        return round(100 * max(0.0, 1 - self.distance / self.letters), 1)

    @property
    def span(self) -> Span:
        """From the first letter to the last; of pieces out of order, that of the longest piece alone."""
        if self.ordered:
            return Span(self.laid[0].place.start, self.laid[-1].place.end)
        longest = max(self.laid, key=lambda one: one.place.end - one.place.start).place
        return Span(longest.start, longest.end)

    @property
    def width(self) -> int:
        """The letters from the first to the last."""
        return self.span.end - self.span.start


def tolerance(letters: int, brackets: int = 0) -> int:
    """How many changed letters a match of this length may have; words in brackets may stand for other words.

    In a short quotation one word may be half of its letters; whether the rest tells enough is weighed later.
    """
    share = next((share for length, share in _TOLERANCE if letters < length), _TOLERANCE_OF_LONG)
    return int(letters * share) + _PER_BRACKET * min(brackets, 3)


def _near(letters: int) -> int:
    """How many changed letters a piece may have where its neighbour leads to it."""
    return 0 if letters < 6 else letters // 5 if letters < 14 else letters * 3 // 10


def chain(reading: Reading, shard: Shard, anchors: Sequence[Anchor], until: float) -> list[Match]:
    """The matches that the anchors lead to, best first; none that overlaps a better one.

    No further anchor is followed once ``until`` has come.
    """
    total = len(reading.letters)
    by_worth = sorted(anchors, key=lambda one: one.place.distance * 3 - len(reading.pieces[one.piece].letters))
    taken: set[Anchor] = set()
    matches: list[Match] = []
    for anchor in by_worth:
        if anchor in taken:
            continue
        if time.monotonic() > until:
            break
        laid = _walk(reading, shard, anchor)
        taken.update(laid)
        matches.append(_match(reading, laid, total))
    if len(reading.pieces) > 1 and matches:
        matches += _disordered(reading, by_worth, min(matches, key=lambda one: one.distance))
    most = tolerance(total, len(reading.inserted))
    good = [one for one in matches if one.distance <= most or _is_part(one, reading)]
    return _apart(sorted(good, key=lambda one: (one.distance, not one.ordered, one.width, one.span)))


def _is_part(match: Match, reading: Reading) -> bool:
    """Whether whole pieces stand in the record that are telling by themselves, though others do not."""
    letters = sum(len(reading.pieces[one.piece].letters) for one in match.laid)
    distance = sum(one.place.distance for one in match.laid)
    return len(match.laid) < len(reading.pieces) and letters >= _TELLING and distance * 10 <= letters


def _match(reading: Reading, laid: Iterable[Anchor], total: int, *, ordered: bool = True) -> Match:
    pieces = tuple(sorted(laid))
    missing = set(range(len(reading.pieces))) - {one.piece for one in pieces}
    distance = sum(one.place.distance for one in pieces) + sum(len(reading.pieces[one].letters) for one in missing)
    return Match(pieces, distance, total, ordered)


def _walk(reading: Reading, shard: Shard, anchor: Anchor) -> list[Anchor]:
    laid = [anchor]
    edge = anchor.place.start
    for piece in range(anchor.piece - 1, -1, -1):
        place = _before(reading.pieces[piece].letters, shard, edge)
        if place:
            laid.append(Anchor(piece, place))
            edge = place.start
    edge = anchor.place.end
    for piece in range(anchor.piece + 1, len(reading.pieces)):
        place = _after(reading.pieces[piece].letters, shard, edge)
        if place:
            laid.append(Anchor(piece, place))
            edge = place.end
    return laid


def _reach(letters: int) -> int:
    return letters + next((reach for length, reach in REACH if letters < length), FARTHEST)


def _before(letters: bytes, shard: Shard, edge: int) -> Place | None:
    start = max(edge - _reach(len(letters)), 0)
    place = last_place(letters, shard.part(Span(start, edge)), _near(len(letters)))
    return place.moved(start) if place else None


def _after(letters: bytes, shard: Shard, edge: int) -> Place | None:
    place = first_place(letters, shard.part(Span(edge, edge + _reach(len(letters)))), _near(len(letters)))
    return place.moved(edge) if place else None


def _disordered(reading: Reading, anchors: Sequence[Anchor], best: Match) -> list[Match]:
    """The best match with pieces added that stand well in the record, but not in their turn."""
    laid: Mapping[int, Anchor] = {one.piece: one for one in best.laid}
    strayed = {
        one.piece: one
        for one in reversed(anchors)
        if one.piece not in laid and len(reading.pieces[one.piece].letters) >= DISTINCTIVE
    }
    if not strayed:
        return []
    return [_match(reading, [*best.laid, *strayed.values()], best.letters, ordered=False)]


def _apart(matches: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in matches:
        if not any(match.span.touches(one.span) for one in kept):
            kept.append(match)
    return kept
