"""Blocks that want no citations of their own: under an abstract's heading, a conclusion's, an epigraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from devisu.model import Document


def excused(document: Document) -> frozenset[int]:
    """The indices of blocks that are no paragraph of assertions.

    These are headings, notes, captions, lists, quotations (an epigraph too), and all that stands under a heading such
    as “Conclusion”, down to the next heading of its level.
    """
    headings = load(document.language).excused_headings
    found, under = set(), 0  # the level of the excusing heading; 0: there is none
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            level = block.level or 1
            if not under or level <= under:
                under = level if find_words(block.span.of(document.text), headings) else 0
        if under or block.kind != "paragraph":
            found.add(index)
    return frozenset(found)
