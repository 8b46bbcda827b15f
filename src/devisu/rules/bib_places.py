"""Where a rule on the bibliography points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.dossier import Dossier
    from devisu.model import Entry, FieldValue

_SHOWN = 5


def head(dossier: Dossier, entry: Entry) -> Span:
    """The type and the key of an entry: ``@book{doe1990``."""
    source = dossier.sources.get(entry.path)
    if source is None:
        return entry.span
    found = source.text.find(entry.key, *entry.span)
    return Span(entry.span.start, found + len(entry.key)) if found >= 0 else entry.span


def written(entry: Entry, *names: str) -> FieldValue | None:
    """The first of these fields that stands in the entry itself."""
    return next((one for name in names for one in entry.written if one.name == name), None)


def place(dossier: Dossier, entry: Entry, *names: str) -> Span:
    """The value of the first of these fields that stands in the entry, or the entry's head."""
    one = written(entry, *names)
    return one.value_span if one and one.value_span.start < one.value_span.end else head(dossier, entry)


def several(words: Sequence[str]) -> str:
    """Some words as a list for people, cut short with a count."""
    shown = ", ".join(words[:_SHOWN])
    return shown if len(words) <= _SHOWN else f"{shown} and {len(words) - _SHOWN} more"
