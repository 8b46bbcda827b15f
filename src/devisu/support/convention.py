"""Where the author of a text places markers: in every sentence, or once for a paragraph, at its end."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from devisu.model import Convention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.model import Citation, Claim, Document


def measure(document: Document, claims: Sequence[Claim], citations: Mapping[str, tuple[Citation, ...]]) -> Convention:
    """The convention of a text, counted over its paragraphs; block quotations and list items are left aside."""
    paragraphs = [
        [bool(citations.get(claim.id)) for claim in some]
        for block, some in groupby(claims, key=lambda claim: claim.sentence.block)
        if document.blocks[block].kind == "paragraph"
    ]
    marked = [some for some in paragraphs if any(some)]
    return Convention(
        paragraphs=len(paragraphs),
        marked=len(marked),
        last=sum(some[-1] for some in marked),
        only_last=sum(some[-1] and not any(some[:-1]) for some in marked),
        sentences=sum(map(len, paragraphs)),
        cited=sum(map(sum, paragraphs)),
    )
