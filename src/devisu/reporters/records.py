"""The source records of an edition: what there is, and what each says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.layout import table, wrap
from devisu.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.console import Segment, Style
    from devisu.model import Record


def render(records: Sequence[Record], style: Style) -> str:
    """A line a record: path, entry, language, extent, pages, size, and whether it was checked."""
    if not records:
        return paint(wrap([("No source record yet; “devisu sources add” brings one in.", "")], style), style)
    return paint(table([_row(one) for one in records], style), style)


def _row(one: Record) -> tuple[Segment, ...]:
    checked = str(one.extra.get("checked", "no"))
    state = f"checked {checked}" if checked != "no" else "not checked against its witness"
    pages = count(len(one.pages), "page") if one.pages else "no pages marked"
    seen = f"; seen in: {one.seen_in}" if one.seen_in else ""
    return (
        (one.path, "strong"),
        (one.entry or "no entry", "id"),
        (one.language or "?", ""),
        (one.extent, ""),
        (f"{pages}, {count(len(one.text), 'character')}; {state}{seen}", ""),
    )
