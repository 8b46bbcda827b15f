"""Passages proposed as the original of words in another language: candidates for a person, never a verdict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.as_json import candidate
from devisu.reporters.entries import page
from devisu.reporters.layout import BLANK, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.console import Line, Style
    from devisu.model import Candidate

_INDENT = 4
_HEAD = "Candidates, ranked by likeness of meaning. None is a verdict: read them, and judge."
_ACCEPT = (
    "To accept one as the original of a claim's quotation: devisu claims judge ID --verdict supported "
    "--relation translation --record RECORD --exact WORDS"
)


def render(found: Sequence[Candidate], style: Style) -> str:
    """Each candidate with its record, page, likeness and words, the likeliest first, and how to accept one."""
    if not found:
        return paint(wrap([("The records hold no sentences to propose.", "")], style), style)
    return paint(_lines(found, style), style)


def _lines(found: Sequence[Candidate], style: Style) -> Iterator[Line]:
    yield from wrap([(_HEAD, "")], style)
    for one in found:
        yield BLANK
        place = f"  {page(one.page)}" if one.page else ""
        key = f"  {one.entry}" if one.entry else ""
        yield from wrap([(one.record, "strong"), (place, ""), (key, "id"), (f"  {one.likeness:.2f}", "dim")], style)
        yield from wrap([(one.passage, "")], style, _INDENT)
        if one.shared:
            yield from wrap([("in common: ", "dim"), (", ".join(one.shared), "")], style, _INDENT)
    yield BLANK
    yield from wrap([(_ACCEPT, "dim")], style)


def as_json(found: Sequence[Candidate]) -> str:
    """The same as JSON: a list of candidates, spans in code points of the record's file."""
    return json.dumps([candidate(one) for one in found], ensure_ascii=False, indent=1) + "\n"
