"""The places where words were found in source records: record, page, likeness, the words with their context."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from devisu.console import paint
from devisu.reporters.beside import difference, passage_segments
from devisu.reporters.entries import page
from devisu.reporters.layout import BLANK, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.console import Line, Segment, Style
    from devisu.model import Collation, Record

_INDENT = 4
_QUIET = ("case", "punctuation", "spacing", "hyphenation")


def render(found: Sequence[Collation], records: Mapping[str, Record], context: int, style: Style) -> str:
    """Every place, the likeliest first. ``records`` are by path; ``context`` is in characters on either side."""
    if not found:
        searched = "1 record" if len(records) == 1 else f"{len(records)} records"
        return paint(wrap([(f"These words stand nowhere in {searched}.", "")], style), style)
    return paint(_lines(found, records, context, style), style)


def _lines(found: Sequence[Collation], records: Mapping[str, Record], context: int, style: Style) -> Iterator[Line]:
    for number, one in enumerate(found):
        if number:
            yield BLANK
        place = f"  {page(one.page)}" if one.page else ""
        key = f"  {one.entry}" if one.entry else ""
        yield from wrap([(one.source, "strong"), (place, ""), (key, "id"), (f"  {one.score:.0f}", "dim")], style)
        yield from wrap(_in_context(one, records[one.source], context), style, _INDENT)
        for variant in one.variants:
            if variant.kind not in _QUIET:
                yield from wrap(difference(variant), style, _INDENT)


def _in_context(one: Collation, record: Record, context: int) -> list[Segment]:
    """The words with what stands before and behind them in the record as it is read, without page breaks and markup."""
    span = record.map.derived_span(one.span)
    if span is None:
        return passage_segments(one)
    start, end = span
    head = ("…" if start > context else "") + record.text[max(start - context, 0) : start]
    tail = record.text[end : end + context] + ("…" if end + context < len(record.text) else "")
    return [(head, "dim"), *passage_segments(one), (tail, "dim")]


def as_json(found: Sequence[Collation]) -> str:
    """The same as JSON: a list of places, spans in code points of the record's file."""
    return json.dumps([_place(one) for one in found], ensure_ascii=False, indent=1) + "\n"


def _place(one: Collation) -> dict[str, Any]:
    variants = [
        {"kind": variant.kind, "quotation": variant.quotation, "source": variant.source, "flags": list(variant.flags)}
        for variant in one.variants
    ]
    return {
        "source": one.source,
        "entry": one.entry,
        "page": one.page,
        "span": list(one.span),
        "score": one.score,
        "verdict": one.verdict,
        "text": one.passage,
        "variants": variants,
    }
