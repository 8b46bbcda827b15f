"""The words of a claim and the words around it, as a register keeps and compares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from devisu.likeness import ratio
from devisu.model import Selector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devisu.model import Judgement, Sentence
    from devisu.text import Span

_AROUND: Final = 32  # code points of prefix and suffix
_REACH: Final = 4 * _AROUND  # where white space is wide, more must be read to find as many


def folded(words: str) -> str:
    """The words with each stretch of white space as one space: how lines are broken says nothing of a claim."""
    return " ".join(words.split())


def selector(source: str, span: Span) -> Selector:
    """How the register points at this place of the source."""
    before = _spaced(source[max(0, span.start - _REACH) : span.start])
    after = _spaced(source[span.end : span.end + _REACH])
    return Selector(folded(span.of(source)), before[-_AROUND:], after[:_AROUND], span.start)


def stale(judgement: Judgement, words: str) -> bool:
    """Whether the claim's words are no longer those that were judged, white space apart."""
    return folded(judgement.words) != folded(words)


def _spaced(words: str) -> str:
    """Folded, but for the space at either edge, so that prefix, words and suffix join without a seam."""
    edges = (words[:1].isspace() and " ", folded(words), words[-1:].isspace() and words.strip() and " ")
    return "".join(edge for edge in edges if edge)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as claims are compared with it."""

    sentence: Sentence
    place: Selector


@dataclass(frozen=True, slots=True)
class Found:
    """Which claim (by its number in the register) stands at which sentences (by their numbers in the text).

    One sentence: found. Several: it fits them equally well.
    """

    at: dict[int, tuple[int, ...]]

    @property
    def taken(self) -> frozenset[int]:
        """The sentences that no other claim may have."""
        return frozenset(place for places in self.at.values() for place in places)


def matched(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """One place for each claim, the best pairs (which come first) before the others."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for number, place in pairs:
        if number not in chosen and place not in taken:
            chosen[number] = place
            taken.add(place)
    return chosen


def surroundings(claim: Selector, place: Selector) -> float:
    """How alike the words before and after are, from 0 to 100."""
    return (ratio(claim.prefix, place.prefix) + ratio(claim.suffix, place.suffix)) / 2
