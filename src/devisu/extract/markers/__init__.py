"""Markers: the citations in a text as they stand, by number, key, author and year, ibidem, note."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from devisu.extract.markers import archives, authors, ibidem, issues, keys, notes, numbers, raised
from devisu.extract.markers.found import Field
from devisu.extract.markers.notes import held
from devisu.model import Marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from devisu.extract.markers.found import Found
    from devisu.model import Block, Document

__all__ = ["STYLES", "find", "held", "ordered", "placed"]

STYLES = (keys.find, numbers.find, raised.find, ibidem.find, archives.find, issues.find, authors.find)
"""Each finds the markers of a style, the surest first: where two claim the same words, the earlier has them."""


def find(document: Document) -> tuple[Marker, ...]:
    """All markers of a text, in the order of the source.

    Spans are of the source, texts are readable. A marker in a note attaches to the body where the note is referred to;
    the reference itself is a marker of style ``note`` if the note has words of a reference.
    """
    field = Field.of(document)
    places = _Places.of(document)
    found = _apart([(rank, one) for rank, style in enumerate(STYLES) for one in style(field)])
    return ordered((*(places.marker(one) for one in found), *notes.find(document)))


def ordered(markers: Iterable[Marker]) -> tuple[Marker, ...]:
    """Markers in the order of the source, the wider first."""
    return tuple(sorted(markers, key=lambda marker: (marker.span.start, -marker.span.end)))


def placed(document: Document, found: Iterable[Found]) -> tuple[Marker, ...]:
    """Markers for what was found in the readable text by other means, one for each in its order."""
    places = _Places.of(document)
    return tuple(places.marker(one) for one in found)


def _apart(ranked: list[tuple[int, Found]]) -> Iterator[Found]:
    """What overlaps nothing before it; of what begins at one place, the surest."""
    reached = 0
    for _, one in sorted(ranked, key=lambda pair: (pair[1].span.start, pair[0])):
        if one.span.start >= reached:
            yield one
            reached = one.span.end


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the notes of a text stand, and where they are referred to."""

    document: Document
    notes: tuple[Block, ...]
    starts: tuple[int, ...]
    references: Mapping[str, int]

    @classmethod
    def of(cls, document: Document) -> _Places:
        found = sorted((block for block in document.blocks if block.kind == "note"), key=lambda block: block.span)
        references: dict[str, int] = {}
        for one in document.notes:
            references.setdefault(one.label, (one.home or document.home(one.span)).start)
        return cls(document, tuple(found), tuple(block.span.start for block in found), references)

    def marker(self, found: Found) -> Marker:
        """A marker at home, with its place in the body."""
        home = self.document.home
        items = tuple(replace(item, span=home(item.span)) for item in found.items)
        index = bisect_right(self.starts, found.span.start) - 1
        in_note = index >= 0 and found.span.start < self.notes[index].span.end
        span = home(found.span)
        at = self.references.get(self.notes[index].label or "", span.start) if in_note else span.start
        return Marker(found.style, span, found.span.of(self.document.text), items, at, in_note, found.fault)
