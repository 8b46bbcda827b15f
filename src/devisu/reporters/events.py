"""The chronology: its events with their dates, and how each date is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.layout import table, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.chronology import Event
    from devisu.console import Segment, Style


def render(events: Sequence[Event], style: Style) -> str:
    """A line an event, by date."""
    if not events:
        return paint(wrap([("The edition has no chronology.", "")], style), style)
    return paint(table([_row(one) for one in sorted(events, key=lambda one: (one.bounds, one.id))], style), style)


def _row(one: Event) -> tuple[Segment, ...]:
    written = f"; as written: {one.as_written}" if one.as_written else ""
    return (one.date, "strong"), (one.id, "id"), (f"{one.name} ({one.authority}{written})", "")
