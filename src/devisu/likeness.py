"""How alike two words, titles or lines are, from 0 to 100, and how one sequence of words becomes another.

Letters count as they stand: fold, lower or stem first whatever should not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


class Opcode(NamedTuple):
    """``a[a_start:a_end]`` became ``b[b_start:b_end]``; a step is ``equal replace delete insert``."""

    step: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Ranked(NamedTuple):
    """A choice, its place among the choices, and how alike it is (0 to 100)."""

    choice: str
    place: int
    score: float


def ratio(a: str | bytes, b: str | bytes) -> float:
    """Likeness by the fewest insertions and deletions, by both lengths: 100 if equal, 0 if nothing is shared."""
    return float(fuzz.ratio(a, b))


def likeness(a: Sequence[Hashable], b: Sequence[Hashable]) -> float:
    """Likeness by Levenshtein distance (a substitution counts once), relative to the longer of the two."""
    return 100 * float(Levenshtein.normalized_similarity(a, b))


def opcodes(a: Sequence[Hashable], b: Sequence[Hashable]) -> tuple[Opcode, ...]:
    """The steps from ``a`` to ``b`` with the fewest changed items, in order and without gaps."""
    return tuple(
        Opcode(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in Levenshtein.opcodes(a, b)
    )


def best(query: str, choices: Iterable[str], *, least: float = 0, limit: int = 5) -> tuple[Ranked, ...]:
    """The choices most like ``query``, best first, none below ``least``; equal ones keep their order."""
    scored = (Ranked(choice, place, float(fuzz.ratio(query, choice))) for place, choice in enumerate(choices))
    return tuple(sorted((one for one in scored if one.score >= least), key=lambda one: -one.score)[:limit])
