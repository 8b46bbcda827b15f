"""How claims are backed, and how much they want backing.

`reasons` tells what makes a claim check-worthy, `reach` how far the citations of the text reach, `convention` where its
author places them, `coverage` what share of the claims is backed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.support import convention, reach, reasons
from devisu.support.clauses import assertions as assertions_in
from devisu.support.coverage import Coverage, Part, coverage
from devisu.support.excused import excused, set_aside
from devisu.support.lexicon import unlisted
from devisu.support.weights import BANDS, Band, weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.model import Citation, Claim, Convention, Document, Quotation, Reason, Support

__all__ = [
    "BANDS", "Backing", "Band", "Coverage", "Part", "assertions_in", "coverage", "excused", "set_aside", "unlisted",
    "weigh", "weights",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Backing:
    """Support, reasons and priority (0 to 1) of all claims of a text by claim id, and how its author places markers."""

    support: Mapping[str, Support]
    reasons: Mapping[str, tuple[Reason, ...]]
    checkworthy: Mapping[str, float]
    convention: Convention


def weigh(
    document: Document,
    claims: Sequence[Claim],
    citations: Mapping[str, tuple[Citation, ...]],
    quotations: Mapping[str, Sequence[Quotation]],
    carried: frozenset[str],
    profile: str = "standard",
) -> Backing:
    """Weigh every claim. ``quotations`` are those of each claim; ``profile`` is strict, standard or lenient."""
    language = load(document.language)
    found = reasons.find(document, claims, citations, quotations, language)
    set_off = frozenset(index for index, block in enumerate(document.blocks) if block.kind == "quote")
    text = reach.Text(claims, citations, quotations, carried, language, document.source.text, set_off)
    return Backing(
        support=reach.levels(text, profile),
        reasons=found,
        checkworthy={key: weights().priority(some) for key, some in found.items()},
        convention=convention.measure(document, claims, citations),
    )
