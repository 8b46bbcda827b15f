"""Archival references in brackets: ``[ГАРФ. Ф. 102. Оп. 246. Д. 12. Л. 5 об.]``, ``(TNA E 122/15/3)``.

They name their source in full and stand in no list, so such a marker is its own reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.bibliography import archives
from devisu.extract import locators
from devisu.extract.markers.found import Found
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.extract.markers.found import Field

_LONGEST = 300


def find(field: Field) -> Iterator[Found]:
    """The archival references of a text, bracket by bracket."""
    for bracket in (*field.brackets(), *field.parentheses()):
        words = bracket.words
        if len(words) > _LONGEST or not any(char.isdigit() for char in words):
            continue
        reference = archives.parse(words)
        if reference is None or not (reference.archive or len(reference.parts) > 1):
            continue
        span = Span(bracket.start, bracket.span.end - 1)
        item = Item(" ".join(words.split()), span, locators=locators.parse(words, field.document.language))
        yield Found("archive", bracket.span, (item,))
