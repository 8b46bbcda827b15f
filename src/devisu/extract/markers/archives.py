"""Archival references in brackets: ``[ГАРФ. Ф. 102. Оп. 246. Д. 12. Л. 5 об.]``, ``(TNA E 122/15/3)``.

They name their source in full and stand in no list, so such a marker is its own reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.bibliography import archives
from devisu.extract import locators
from devisu.extract.markers.found import Found
from devisu.model import Item, Locator
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.extract.markers.found import Field

_LONGEST = 300


def find(field: Field) -> Iterator[Found]:
    """The archival references of a text, bracket by bracket."""
    for bracket in (*field.brackets(), *field.parentheses()):
        words = bracket.words
        if len(words) > _LONGEST or not any(char.isdigit() for char in words):
            continue
        parts = words.split(";")
        if not all(map(_names_item, parts)):
            parts = [words]
        if _names_item(words):
            yield Found("archive", bracket.span, tuple(_items(parts, bracket.start, field.document.language)))


def _names_item(words: str) -> bool:
    reference = archives.parse(words)
    return reference is not None and bool(reference.archive or len(reference.parts) > 1)


def _items(parts: Iterable[str], at: int, language: str) -> Iterator[Item]:
    """An item for each reference with its leaf, or its page; «Л. 12; Д. 6. Л. 3» is no second one."""
    for part in parts:
        start = at + len(part) - len(part.lstrip())
        end = start + len(part.strip())
        leaf = archives.leaf_of(part)
        places = (Locator("folio", leaf),) if leaf else _page(part, language)
        yield Item(" ".join(part.split()), Span(start, end), locators=places)
        at += len(part) + 1


def _page(words: str, language: str) -> tuple[Locator, ...]:
    """The page that a reference ends with."""
    return tuple(one for one in locators.parse(words, language)[-1:] if one.label == "page")
