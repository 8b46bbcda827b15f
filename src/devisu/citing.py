"""Citations at what they back: the claims in whose sentences they stand, and the quotations that they follow."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from devisu.link import is_cross_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from devisu.model import Citation, Claim, Quotation
    from devisu.text import Span

_UNREAD: Final = re.compile(r"[(\[][^()\[\]]{0,200}\d[^()\[\]]{0,200}[)\]]")
_TAIL: Final = 30
"""How much of a quotation's end tells where it stands in its sentence: the author may break into the words before."""


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


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations of quotations by id, and the ids of those that took theirs from the next sentence."""

    cites: Mapping[str, tuple[Citation, ...]]
    carried: frozenset[str]


def cite_quotations(
    quotations: Sequence[Quotation],
    claims: Sequence[Claim],
    claimed: Mapping[str, tuple[Citation, ...]],
    quoted_in: Mapping[str, tuple[str, ...]],
    broken: Iterable[Span] = (),
) -> Cited:
    """The citations of each quotation.

    That is the marker in its own sentence: the first behind it, else one inside its marks, else the last before it; for
    a block quotation also one in the line that signs it. A direct quotation without one takes the marker of the next
    sentence of its paragraph, unless that sentence quotes for itself; one of the ``broken`` marks, which have no
    partner, tells that it does.
    """
    lone = sorted(span.start for span in broken)
    starts = [claim.span.start for claim in claims]
    by_id = {quotation.id: quotation for quotation in quotations}
    cites: dict[str, tuple[Citation, ...]] = {}
    carried: set[str] = set()
    for quotation in quotations:
        index = bisect_left(starts, quotation.at + 1) - 1
        own = _own(quotation, claims, index, claimed)
        cites[quotation.id] = _nearest(quotation, own)
        if index >= 0 and _has_unread_reference(claims[index], quotation):
            continue
        if quotation.block and not cites[quotation.id] and index > 0 and not quotation.goes_on:
            cites[quotation.id] = _introducing(claims[index - 1], claimed.get(claims[index - 1].id, ()))
        if cites[quotation.id] or quotation.kind != "direct" or quotation.in_note or index + 1 >= len(claims):
            continue
        following = claims[index + 1]
        same_block = index >= 0 and following.sentence.block == claims[index].sentence.block
        speaks = [by_id[key] for key in quoted_in.get(following.id, ())]
        speaks_for_itself = any(one.kind in ("direct", "phrase") for one in speaks) or bisect_left(
            lone, following.span.start
        ) < bisect_left(lone, following.span.end)
        if same_block and claimed.get(following.id) and not speaks_for_itself:
            cites[quotation.id] = _first_marker(claimed[following.id])
            carried.add(quotation.id)
    _through_blocks([one for one in quotations if one.block], cites, carried)
    return Cited(cites, frozenset(carried))


def _through_blocks(blocks: Sequence[Quotation], cites: dict[str, tuple[Citation, ...]], carried: set[str]) -> None:
    """A block quotation of several paragraphs is cited once: behind its last one, or where it is introduced."""
    pairs = [(one, following) for one, following in pairwise(blocks) if following.goes_on]
    ways = ([(following, one) for one, following in reversed(pairs)], pairs)
    for given, other in (pair for way in ways for pair in way):
        if cites[given.id] and not cites[other.id]:
            cites[other.id] = cites[given.id]
            carried.add(other.id)


def _own(
    quotation: Quotation, claims: Sequence[Claim], index: int, claimed: Mapping[str, tuple[Citation, ...]]
) -> tuple[Citation, ...]:
    """The citations of its claim; of a block quotation also those of the line that signs it."""
    own = claimed.get(claims[index].id, ()) if index >= 0 else ()
    if not quotation.attribution:
        return own
    signing = (claim for claim in claims[index + 1 : index + 3] if claim.span.start < quotation.outer.end)
    return (*own, *(one for claim in signing for one in claimed.get(claim.id, ())))


def _nearest(quotation: Quotation, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    fitting = [
        one for one in citations if (one.marker.in_note or not quotation.in_note) and not is_cross_reference(one)
    ]
    if quotation.block and (inside := [one for one in fitting if one.marker.at >= quotation.outer.start]):
        return _first_marker(inside)
    behind = [one for one in fitting if one.marker.at >= quotation.outer.end - 1 or one.marker.at == quotation.at]
    if behind:
        return _first_marker(behind)
    within = [one for one in fitting if one.marker.at >= quotation.span.start]
    before = within or [one for one in fitting if one.marker.at < quotation.outer.start]
    return tuple(one for one in before if one.marker is before[-1].marker)


def _introducing(before: Claim, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The last marker of the sentence that leads to a block quotation by a colon: «Roe wrote [1, p. 4]:»."""
    cited = [one for one in citations if not is_cross_reference(one)]
    bare = before.sentence.text
    for one in cited:
        bare = bare.replace(one.marker.text, "")
    if not cited or not bare.rstrip().endswith(":"):
        return ()
    return tuple(one for one in cited if one.marker.at == cited[-1].marker.at)


def _has_unread_reference(claim: Claim, quotation: Quotation) -> bool:
    """Whether a bracket with a number follows in the sentence: a reference, though it was not understood."""
    rest = claim.sentence.text.partition(quotation.text[-_TAIL:])[2]
    return _UNREAD.search(rest) is not None


def _first_marker(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """All items that attach at the place of the first: a note's own mark and the works named in the note."""
    return tuple(one for one in citations if one.marker.at == citations[0].marker.at)
