"""The words of a file with a span marked below them, in one line where it fits."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from devisu.console import cells
from devisu.reporters.layout import flow, head, wrap
from devisu.text import Span

if TYPE_CHECKING:
    from devisu.console import Line, Style
    from devisu.text import Source

MOST_LINES = 3
_SNAP = 16  # so many cells are given up to cut between words


def excerpt(source: Source, span: Span, context: Span | None, style: Style, name: str) -> list[Line]:
    """The span within its context (a sentence, else the line), underlined; if it is long, its first lines at a bar.

    ``name`` is the style of the mark.
    """
    around = context or _line(source, span)
    room = style.width - 2
    span = Span(span.start, min(span.end, around.end) if context is None else span.end)
    marked = _shown(source.text[span.start : min(span.end, span.start + 4 * room)], style, reveal=True)
    if cells(marked) > room - 2 or span.end - span.start > 4 * room:
        return _barred(marked, style, name)
    width = max(cells(marked), 1)
    before = _shown(source.text[max(around.start, span.start - room) : span.start], style).lstrip(" ")
    after = _shown(source.text[span.end : min(around.end, span.end + room)], style).rstrip(" ")
    left, right = _shares(cells(before), cells(after), room - width)
    before, after = _tail(before, left, style), _head(after, right, style)
    pad = " " * (2 + cells(before))
    mark = style.fit("▔") * width
    return [(("  " + before, ""), (marked, name), (after, "")), ((pad, ""), (mark, name))]


def _line(source: Source, span: Span) -> Span:
    """The line in which the span begins."""
    number = source.place(span.start).line
    start = source.line_starts[number - 1]
    return Span(start, max(start + len(source.line(number)), span.start))


def _shown(text: str, style: Style, *, reveal: bool = False) -> str:
    """Text for one line: line ends as spaces, tabs as four; with ``reveal``, what is invisible by its number."""
    flat = flow(text).replace("\n", " ").replace("\t", "    ")
    if reveal:
        flat = "".join(f"⟨U+{ord(one):04X}⟩" if unicodedata.category(one) == "Cf" else one for one in flat)
    return style.fit(flat)


def _shares(before: int, after: int, room: int) -> tuple[int, int]:
    """How many cells go to the words before and after: half each, unless one side needs less."""
    half = room // 2
    if before + after <= room:
        return before, after
    if before <= half:
        return before, room - before
    if after <= half:
        return room - after, after
    return half, room - half


def _head(text: str, room: int, style: Style) -> str:
    """The beginning of the text, cut between words, with an ellipsis for the rest."""
    if cells(text) <= room:
        return text
    dots = style.fit("…")
    kept = head(text, max(room - len(dots), 0))
    space = -1 if text[len(kept)] == " " else kept.rfind(" ")
    if space >= len(kept) - _SNAP and space > 0:
        kept = kept[:space]
    return kept.rstrip(" ") + dots if room >= len(dots) else ""


def _tail(text: str, room: int, style: Style) -> str:
    """The end of the text, cut between words, with an ellipsis for what came before."""
    if cells(text) <= room:
        return text
    dots = style.fit("…")
    start, used = len(text), 0
    while start and used + cells(text[start - 1]) <= room - len(dots):
        start -= 1
        used += cells(text[start])
    while start < len(text) and not cells(text[start]):  # a combining mark without its letter
        start += 1
    kept = text[start:]
    space = -1 if text[start - 1 : start] == " " else kept.find(" ")
    if 0 <= space < _SNAP and space + 1 < len(kept):
        kept = kept[space + 1 :]
    return dots + kept if room >= len(dots) else ""


def _barred(text: str, style: Style, name: str) -> list[Line]:
    rows = wrap([(text, "")], style, indent=4)
    kept = rows[:MOST_LINES]
    if len(rows) > MOST_LINES:
        words = "".join(part for part, _ in kept[-1]).strip(" ")
        kept[-1] = (("    " + head(words, style.width - 8) + style.fit("…"), ""),)
    bar = (style.fit("  │ "), name)
    return [(bar, ("".join(part for part, _ in row)[4:], "")) for row in kept]
