"""The source records of an edition: what there is, and what each says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.layout import wrap
from devisu.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.console import Line, Style
    from devisu.model import Record
    from devisu.sources.catalogue import Row

_INDEX = {
    "small": "",
    "indexed": " · indexed",
    "changed": " · changed since it was indexed",
    "damaged": " · its index is damaged or of another version",
    "not indexed": " · not indexed",
}


def render(records: Sequence[Record], rows: Sequence[Row], style: Style) -> str:
    """Each record with its entry, language and extent; below it size, pages, its index, and what it says of itself.

    ``rows`` are what the catalogue knows of the same records, in their order.
    """
    if not records:
        return paint(wrap([("No source record yet; “devisu sources add” brings one in.", "")], style), style)
    return paint([line for one in zip(records, rows, strict=True) for line in _lines(*one, style)], style)


def _lines(one: Record, row: Row, style: Style) -> list[Line]:
    language, entry = one.language or "language not told", one.entry or "no entry"
    head = [(one.path, "strong"), (" · ", ""), (entry, "id"), (f" · {language} · {_extent(one)}", "")]
    checked = str(one.extra.get("checked", "no"))
    state = f"checked {checked}" if checked != "no" else "not checked against its witness"
    told = f"{count(row.size, 'character')}, {_pages(one, row)}{_INDEX[row.state]} · {state}"
    seen = f" · seen in: {one.seen_in}" if one.seen_in else ""
    return [*wrap(head, style), *wrap([(f"{told}{seen}", "")], style, 2)]


def _extent(one: Record) -> str:
    return "whole" if one.extent == "whole" else "an excerpt"


def _pages(one: Record, row: Row) -> str:
    if not one.pages:
        return "no pages marked"
    return f"p. {row.pages}" if len(one.pages) == 1 else f"{len(one.pages)} pages ({row.pages})"
