"""Whether a short match can be believed: with whole words changed, what agrees must be more than common words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.fold import fold_letters
from devisu.languages import load
from devisu.likeness import ratio
from devisu.sources.touches import in_dictionary_form
from devisu.sources.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.model import Collation, Variant
    from devisu.sources.pieces import Reading

LONG = 60
"""Letters from which on the share of changed letters alone decides."""
_CLOSE = 90.0
_FAIR = ((20, 88.0), (25, 84.0), (30, 79.0), (LONG, 76.0))
_FAIR_PUT_IN = ((40, 82.0), (LONG, 76.0))
"""Scores that are near enough, and fair enough for a quotation of so many letters, also if words were put in."""
_LIKE = 50.0
_TELLING = 12
"""Letters of agreeing words other than the commonest that a short match with changed words must have."""


def is_credible(reading: Reading, collation: Collation, language: str) -> bool:
    """Whether the words of a short quotation that agree with a passage are enough to take it for the same."""
    changed = [one for one in collation.variants if not one.marked and _is_another(one)]
    if len(reading.letters) >= LONG or not changed or collation.score >= _CLOSE:
        return True
    known = load(language)
    common = {*known.stop, *known.common}
    agreeing = (
        word
        for piece in reading.pieces
        for word in words_of(reading.text, piece.span, reading.inserted)
        if not word.inserted and not any(one.span and one.span.touches(word.span) for one in changed)
    )
    telling = sum(len(word.letters) for word in agreeing if in_dictionary_form(word.text) not in common)
    fair = _least(_FAIR, reading)
    if any(one.kind == "insertion" for one in changed):
        fair = max(fair, _least(_FAIR_PUT_IN, reading))
    return collation.score >= fair and telling >= _TELLING


def _least(fair: Sequence[tuple[int, float]], reading: Reading) -> float:
    return next(score for length, score in fair if len(reading.letters) < length)


def _is_another(variant: Variant) -> bool:
    """Whether a word was put in, or stands for one that it is not even like."""
    unlike = ratio(fold_letters(variant.quotation), fold_letters(variant.source)) < _LIKE
    return variant.kind == "insertion" or (variant.kind == "substitution" and unlike)
