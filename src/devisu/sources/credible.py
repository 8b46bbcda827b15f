"""Whether a short match can be believed: with whole words changed, what agrees must be more than common words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.sources.touches import in_dictionary_form
from devisu.sources.words import words_of

if TYPE_CHECKING:
    from devisu.model import Collation
    from devisu.sources.pieces import Reading

LONG = 40
"""Letters from which on the share of changed letters alone decides."""
_CLOSE = 90.0
_FAIR = 76.0
_TELLING = 12
"""Letters of agreeing words other than the commonest that a short match with changed words must have."""


def is_credible(reading: Reading, collation: Collation, language: str) -> bool:
    """Whether the words of a short quotation that agree with a passage are enough to take it for the same."""
    changed = [one for one in collation.variants if one.kind in ("substitution", "insertion") and not one.marked]
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
    return collation.score >= _FAIR and telling >= _TELLING
