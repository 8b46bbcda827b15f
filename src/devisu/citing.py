"""What stands in each claim: the citations, and the quotations."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from devisu.model import Citation, Claim, Quotation


def by_claim(
    citations: Iterable[Citation], claims: Sequence[Claim], held: Mapping[int, int]
) -> dict[str, tuple[Citation, ...]]:
    """The citations of each claim: those whose marker attaches inside its sentence.

    ``held`` are the places that the marks of notes belong to, by where they stand.
    """
    starts = [claim.span.start for claim in claims]
    found: dict[str, list[Citation]] = {claim.id: [] for claim in claims}
    for citation in citations:
        claim = _holding(claims, starts, held.get(citation.marker.at, citation.marker.at))
        if claim is not None:
            found[claim.id].append(citation)
    return {key: tuple(some) for key, some in found.items()}


def quoted(quotations: Iterable[Quotation], claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """The ids of the quotations that stand in each claim or in a note on it."""
    starts = [claim.span.start for claim in claims]
    found: dict[str, list[str]] = {claim.id: [] for claim in claims}
    for quotation in quotations:
        claim = _holding(claims, starts, quotation.at)
        if claim is not None:
            found[claim.id].append(quotation.id)
    return {key: tuple(some) for key, some in found.items()}


def _holding(claims: Sequence[Claim], starts: Sequence[int], at: int) -> Claim | None:
    index = bisect_left(starts, at + 1) - 1
    # a note's mark may stand right behind the last code point of its sentence
    return claims[index] if index >= 0 and at <= claims[index].span.end else None
