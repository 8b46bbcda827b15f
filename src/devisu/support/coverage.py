"""What share of the claims of a text is backed, as a whole and section by section, weighted by priority.

It is for reading. A threshold on it is easily met by decorative footnotes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.support.excused import excused
from devisu.support.weights import weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.model import Claim, Examined
    from devisu.support.weights import Band

BACKED = ("direct", "carried", "paragraph")


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a text, or all of it.

    ``title`` is the heading's words (empty before the first heading, and for the whole), ``level`` the heading's.
    ``wanting`` counts the claims that want a source, by band, ``backed`` those of them that have it, ``weak`` those
    with weak support only. ``weight`` is the sum of their priorities, ``carried`` that of the backed ones. ``others``
    counts the claims that want none, or stand where none is expected.
    """

    title: str
    level: int
    wanting: Mapping[Band, int]
    backed: Mapping[Band, int]
    weak: int
    weight: float
    carried: float
    others: int

    @property
    def share(self) -> float | None:
        """The backed share, from 0 to 1, weighted by priority; None where no claim wants a source."""
        return self.carried / self.weight if self.weight else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a text and of its sections in order; those without a claim are left out."""

    whole: Part
    sections: tuple[Part, ...]


def coverage(text: Examined) -> Coverage:
    """Measure the coverage of a text."""
    document = text.document
    sections: list[tuple[str, int, list[Claim]]] = [("", 0, [])]
    by_block: dict[int, list[Claim]] = {}
    for claim in text.claims:
        by_block.setdefault(claim.sentence.block, []).append(claim)
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            sections.append((" ".join(block.span.of(document.text).split()), block.level, []))
        sections[-1][2].extend(by_block.get(index, ()))
    left_out = excused(document)
    return Coverage(
        whole=_part("", 0, text.claims, text, left_out),
        sections=tuple(_part(title, level, claims, text, left_out) for title, level, claims in sections if claims),
    )


def _part(title: str, level: int, claims: Sequence[Claim], text: Examined, left_out: frozenset[int]) -> Part:
    table = weights()
    wanting: Counter[Band] = Counter()
    backed: Counter[Band] = Counter()
    weight = carried = 0.0
    weak = 0
    for claim in claims:
        priority = text.checkworthy.get(claim.id, 0.0)
        band = table.band(priority)
        if band == "none" or claim.sentence.block in left_out:
            continue
        wanting[band] += 1
        weight += priority
        level_of = text.support[claim.id].level
        weak += level_of == "weak"
        if level_of in BACKED:
            backed[band] += 1
            carried += priority
    return Part(title, level, wanting, backed, weak, weight, carried, len(claims) - wanting.total())
