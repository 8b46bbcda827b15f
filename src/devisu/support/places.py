"""Places of a sentence, asked for the nearest before or behind another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Places:
    """The beginnings and the ends of places, each sorted by itself."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, places: Iterable[tuple[int, int]]) -> Places:
        """Sort the places."""
        kept = list(places)
        return cls(tuple(sorted(start for start, _ in kept)), tuple(sorted(end for _, end in kept)))

    def before(self, offset: int) -> float:
        """How many letters lie between the nearest place that ends before this offset and it; endless if none."""
        index = bisect_right(self.ends, offset) - 1
        return offset - self.ends[index] if index >= 0 else inf

    def behind(self, offset: int) -> float:
        """How many letters lie between this offset and the nearest place that begins behind it; endless if none."""
        index = bisect_left(self.starts, offset)
        return self.starts[index] - offset if index < len(self.starts) else inf
