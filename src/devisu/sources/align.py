"""Exact bounds: where in a stretch of letters a needle stands with the fewest changes (the importer of edlib)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import edlib

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = re.compile(r"(?<!\d)(\d+)([=XID])")
CHANCE = 2
"""Letters of a run of agreeing ones that any alignment finds."""
_STEPS = 1e10
"""Pairs of letters that are laid on each other in a second."""


class Place(NamedTuple):
    """A needle laid on ``[start, end)`` of a stretch of letters with ``distance`` letters changed."""

    start: int
    end: int
    distance: int

    def moved(self, by: int) -> Place:
        """The same place in a longer stretch."""
        return Place(self.start + by, self.end + by, self.distance)


def first_place(needle: bytes, stretch: bytes, most: int) -> Place | None:
    """The place of the needle with the fewest changed letters, at most ``most``; the first of equally good ones."""
    return _place(needle, stretch, most, 0)


def last_place(needle: bytes, stretch: bytes, most: int) -> Place | None:
    """As `first_place`, but the last of equally good ones."""
    return _place(needle, stretch, most, -1)


def _place(needle: bytes, stretch: bytes, most: int, choice: int) -> Place | None:
    """The end by one alignment, the start by another from the end backwards.

    Asked for starts at once, edlib aligns again for each equally good end: in a monotonous text, thousands of times.
    """
    if not needle or not stretch:
        return None
    found = edlib.align(needle, stretch, mode="HW", task="distance", k=max(most, 0))
    distance = found["editDistance"]
    if distance < 0:
        return None
    end = found["locations"][choice][1] + 1
    before = stretch[max(end - len(needle) - distance, 0) : end]
    back = edlib.align(needle[::-1], before[::-1], mode="SHW", task="distance", k=distance)
    return Place(end - back["locations"][-1][1] - 1, end, distance)


def runs(needle: bytes, passage: bytes) -> Iterator[tuple[int, int]]:
    """The runs of letters of the needle that agree with the passage, but for those so short that any two have them."""
    path = edlib.align(needle, passage, mode="NW", task="path")["cigar"] if needle and passage else ""
    reached = 0
    for size, step in _STEP.findall(path):
        end = reached + (int(size) if step != "D" else 0)
        if step == "=" and end - reached > CHANCE:
            yield reached, end
        reached = end


def changed(needle: bytes, passage: bytes) -> int:
    """How many letters are changed from a passage to a needle; of a needle without a passage, all."""
    return int(edlib.align(needle, passage, mode="NW", task="distance")["editDistance"]) if passage else len(needle)


def takes(needle: int, stretch: int) -> float:
    """Seconds that a needle of so many letters may take to be laid on a stretch of so many, on a slow machine."""
    return needle * stretch / _STEPS


def every_place(needle: bytes, stretch: bytes, most: int, limit: int) -> list[Place]:
    """Up to ``limit`` places that do not overlap, the best first, then what the stretches beside it hold."""
    found: list[Place] = []
    open_stretches = [(0, len(stretch))]
    while open_stretches and len(found) < limit:
        start, end = open_stretches.pop()
        if end - start < len(needle) - most:
            continue
        place = first_place(needle, stretch[start:end], most)
        if place is None or place.end == place.start:
            continue
        found.append(place.moved(start))
        open_stretches += [(found[-1].end, end), (start, found[-1].start)]
    return sorted(found, key=lambda one: (one.distance, one.start))
