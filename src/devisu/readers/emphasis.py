"""Emphasis marks of Markdown: which ``*`` and ``_`` are marks, and which are characters of the text.

After the delimiter runs of CommonMark 0.31, section 6.2, without its rule of three.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Run:
    """A run of one delimiter character at ``span``; whether it may open and close emphasis."""

    mark: str
    span: Span
    opens: bool
    closes: bool


def run_at(text: str, start: int) -> Run:
    """The delimiter run that begins at ``start``."""
    mark, end = text[start], start
    while end < len(text) and text[end] == mark:
        end += 1
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
    right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
    if mark == "_":
        return Run(
            mark,
            Span(start, end),
            left and (not right or _punctuation(before)),
            right and (not left or _punctuation(after)),
        )
    return Run(mark, Span(start, end), left, right)


def marks(runs: Iterable[Run]) -> Iterator[Span]:
    """The spans of the delimiters that are paired, in no order; the others are characters of the text."""
    open_runs: list[tuple[str, int, int]] = []  # mark, first and end of what is left of the run
    waiting: dict[str, int] = {}  # how many of each mark are open: none, and the stack need not be searched
    for run in runs:
        start, end = run.span
        while run.closes and start < end and waiting.get(run.mark):
            while open_runs[-1][0] != run.mark:
                waiting[open_runs.pop()[0]] -= 1
            mark, first, last = open_runs.pop()
            width = 2 if last - first >= 2 and end - start >= 2 else 1
            yield Span(last - width, last)
            yield Span(start, start + width)
            start += width
            if first < last - width:
                open_runs.append((mark, first, last - width))
            else:
                waiting[mark] -= 1
        if run.opens and start < end:
            open_runs.append((run.mark, start, end))
            waiting[run.mark] = waiting.get(run.mark, 0) + 1


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
