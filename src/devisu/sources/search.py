"""The search: quotations in a shard; and the one seam by which many shards are searched, here or elsewhere.

The seam is a map and a reduction: a task (files, or a record's shard) and all quotations go in, the matches of each
quotation in it come out. Nothing that a task finds depends on other tasks, so a new record changes no match.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from devisu.sources.align import every_place, takes
from devisu.sources.chain import Anchor, Match, chain, tolerance
from devisu.sources.fragments import patched
from devisu.sources.gaps import OPENING, Gap, bridged, gaps_of, sound_parts
from devisu.sources.shard import Window
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from devisu.sources.pieces import Reading
    from devisu.sources.seeds import Needles
    from devisu.sources.shard import Shard

LEAST = 8
"""Letters from which on a piece is looked for by itself."""
ENOUGH = 20
"""Letters from which on a piece leads to its neighbours, which then are not looked for by themselves."""

_SOUND = 80.0
"""The score below which the parts of a quotation are tried too."""
_PLACES = 6
"""Places of one piece in one stretch that are told apart."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class Look(NamedTuple):
    """A piece of a quotation (by number), the windows of a shard to look for it in, and what to look for."""

    piece: int
    windows: Sequence[Window]
    letters: bytes
    is_full: bool
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Found:
    """The matches of one quotation in one shard, best first; ``slow`` if its time was up before all was looked at."""

    matches: tuple[Match, ...] = ()
    slow: bool = False


class Spread(Protocol):
    """The part of `concurrent.futures.Executor` that the search needs; the builtin ``map`` in its place runs here."""

    def map(self, function: Any, /, *iterables: Any) -> Iterator[Any]:
        """As the builtin, perhaps elsewhere; results in order."""


class Here:
    """An executor that runs everything in this process, one after the other."""

    def map(self, function: Any, /, *iterables: Any) -> Iterator[Any]:
        """The builtin map."""
        return map(function, *iterables)


def spread(
    function: Callable[[Task, Sequence[Reading], float], Result],
    tasks: Iterable[Task],
    readings: Sequence[Reading],
    budget: float,
    executor: Spread,
) -> Iterator[Result]:
    """``function(task, readings, budget)`` for every task, through the executor, in the order of the tasks."""
    return executor.map(function, tasks, repeat(readings), repeat(budget))


@dataclass(frozen=True)
class Wanted:
    """Quotations ready to be looked for, by the letters of their pieces, with and without words in brackets.

    ``pieces`` are the numbers of a quotation and of one of its pieces, and whether its brackets are read too.
    """

    readings: Sequence[Reading]
    pieces: tuple[tuple[int, int, bool], ...]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Wanted:
        """Choose the pieces that are looked for by themselves."""
        looked_for = ((owner, *one) for owner, reading in enumerate(readings) for one in _looked_for(reading))
        return cls(readings, tuple(looked_for))

    @cached_property
    def grams(self) -> Needles:
        """The grams of the pieces, taken once for all shards that have postings."""
        from devisu.sources.seeds import needles

        return needles([self.letters(number) for number in range(len(self.pieces))])

    @cached_property
    def gaps(self) -> Sequence[Sequence[Gap]]:
        """The gaps that each of the pieces may have; those with words in brackets are taken to have none."""
        return [
            () if is_full else gaps_of(self.readings[owner].pieces[piece], self.readings[owner].text)
            for owner, piece, is_full in self.pieces
        ]

    def letters(self, number: int) -> bytes:
        """What is looked for, by its number among the pieces."""
        owner, piece, is_full = self.pieces[number]
        own = self.readings[owner].pieces[piece]
        return own.full if is_full else own.letters


def search(shard: Shard, wanted: Wanted, budget: float) -> dict[int, Found]:
    """Where quotations stand in the shard, by their number; ``budget`` is in seconds a quotation.

    A quotation that stands nowhere in it has no entry.
    """
    looks: dict[int, list[Look]] = {}
    for number, windows in _windows(shard, wanted).items():
        owner, piece, is_full = wanted.pieces[number]
        look = Look(piece, windows, wanted.letters(number), is_full, wanted.gaps[number])
        looks.setdefault(owner, []).append(look)
    found = {owner: _found(shard, wanted.readings[owner], own, budget) for owner, own in looks.items()}
    return {owner: one for owner, one in found.items() if one.matches or one.slow}


def _looked_for(reading: Reading) -> Iterator[tuple[int, bool]]:
    """The pieces long enough to lead to the others, among them those half as long as the longest."""
    longest = max((len(piece.letters) for piece in reading.pieces), default=0)
    least = min(max(longest // 2, LEAST), ENOUGH, longest)
    for number, piece in enumerate(reading.pieces):
        if len(piece.letters) >= least:
            yield number, False
            if piece.full:
                yield number, True


def _windows(shard: Shard, wanted: Wanted) -> Mapping[int, Sequence[Window]]:
    if shard.postings is None:
        return {number: (Window(Span(0, len(shard))),) for number in range(len(wanted.pieces))}
    from devisu.sources.seeds import windows

    return windows(shard, shard.postings, wanted.grams)


def _bridges(reading: Reading, shard: Shard, looks: Sequence[Look], matches: Sequence[Match]) -> Iterator[Anchor]:
    """The places of pieces that stand on either side of a gap: near the best match, or wherever a part stands."""
    is_sound = bool(matches) and matches[0].score >= _SOUND
    for look in looks:
        if not look.gaps:
            continue
        piece = reading.pieces[look.piece]
        laid = (one for match in matches[:1] for one in match.laid if one.piece == look.piece)
        near = {Span(one.place.start, one.place.end) for one in laid}
        near.update(() if is_sound else sound_parts(piece, shard, _strong(look)))
        for place in bridged(piece, look.gaps, shard, sorted(near)):
            yield Anchor(look.piece, place)


def _strong(look: Look) -> list[Span]:
    return [one.span for one in look.windows if one.is_strong]


def _found(shard: Shard, reading: Reading, looks: Sequence[Look], budget: float) -> Found:
    until = time.monotonic() + budget
    anchors: list[Anchor] = []
    for look in looks:
        most = tolerance(len(look.letters), 0 if look.is_full else len(reading.inserted))
        for span, _ in look.windows:
            limit = min((span.end - span.start) // max(len(look.letters), 1), _PLACES) or 1
            if time.monotonic() + takes(len(look.letters), span.end - span.start) > until:
                return Found(tuple(chain(reading, shard, anchors, until)), slow=True)
            places = every_place(look.letters, shard.part(span), most, limit)
            anchors += [Anchor(look.piece, place.moved(span.start)) for place in places]
    matches = chain(reading, shard, list(dict.fromkeys(anchors)), until)
    if not matches or matches[0].distance > OPENING:
        bridges = list(_bridges(reading, shard, looks, matches))
        matches = chain(reading, shard, list(dict.fromkeys([*anchors, *bridges])), until) if bridges else matches
    if matches and matches[0].score >= _SOUND:
        return Found(tuple(matches))
    if time.monotonic() > until:
        return Found(tuple(matches), slow=True)
    parts = patched(reading, shard, [span for look in looks for span in _strong(look)], until)
    is_slow = time.monotonic() > until
    if parts is None or (matches and matches[0].distance <= parts.distance):
        return Found(tuple(matches), is_slow)
    return Found((parts, *(one for one in matches if not one.span.touches(parts.span))), is_slow)
