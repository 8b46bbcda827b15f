"""The chronology: its events with their dates, and how each date is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.layout import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.chronology import Event
    from devisu.console import Line, Style


def render(events: Sequence[Event], style: Style) -> str:
    """The events by date: date and id, and under them what it is and how its date is known."""
    if not events:
        return paint(wrap([("The chronology has no event that can be used.", "")], style), style)
    ordered = sorted(events, key=lambda one: (one.bounds, one.id))
    return paint([line for one in ordered for line in _event(one, max(len(one.date) for one in ordered), style)], style)


def _event(one: Event, width: int, style: Style) -> list[Line]:
    kind = "life " if one.kind == "life" else ""
    known = f"{one.authority}; as written: {one.as_written}" if one.as_written else one.authority
    lead = ((one.date.ljust(width + 2), "strong"),)
    words = [(f"{one.name}: ", ""), (f"{known} ", ""), (f"({kind}{one.id})", "id")]
    return wrap(words, style, width + 2, lead)
