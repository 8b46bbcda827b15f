"""Findings answered in the files: ``devisu: ignore CODE: reason`` in a comment.

A comment behind words answers for its own line; one alone on its line answers for the lines that follow, up to the
next blank one. ``ignore-file`` answers for the whole file. Without a reason nothing is answered.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from devisu.text import Source

_COMMENT = re.compile(
    r"(?P<open><!--|[#%])[ \t]*devisu:[ \t]*(?P<word>ignore-file|ignore)\b[ \t]*"
    r"(?P<codes>[A-Za-z0-9, \t]{0,200})(?::(?P<reason>[^\r\n]{0,500}))?"
)
_CLOSE = "-->"
_WORD = re.compile(r"\S")
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: the codes it answers, with what reason, and the source span it answers for."""

    path: str
    span: Span
    codes: tuple[str, ...]
    reason: str
    scope: Span

    def answers(self, code: str, span: Span | None) -> bool:
        """Whether a finding with this code at this span is answered."""
        if code not in self.codes or not self.reason:
            return False
        return span is None or (span.start <= self.scope.end and self.scope.start <= span.end)


def find(source: Source) -> tuple[Suppression, ...]:
    """All suppressions of a file, in order."""
    if "devisu:" not in source.text:
        return ()
    blanks = [found.start() for found in _BLANK.finditer(source.text)]
    return tuple(_read(source, found, blanks) for found in _COMMENT.finditer(source.text))


def _read(source: Source, found: re.Match[str], blanks: Sequence[int]) -> Suppression:
    limit = found.end() + len(_CLOSE)
    end = source.text.find(_CLOSE, found.end("codes"), limit) if found["open"] == "<!--" else -1
    reason = (found["reason"] or "").partition(_CLOSE)[0].strip()
    span = Span(found.start(), end + len(_CLOSE) if end >= 0 else found.end())
    codes = tuple(code.upper() for code in re.split(r"[,\s]+", found["codes"].strip()) if code)
    whole = Span(0, len(source.text))
    scope = whole if found["word"] == "ignore-file" else _scope(source, span, blanks)
    return Suppression(source.path, span, codes, reason, scope)


def _scope(source: Source, span: Span, blanks: Sequence[int]) -> Span:
    text, number = source.text, bisect_right(source.line_starts, span.start)
    start = source.line_starts[number - 1]
    line_end = source.line_starts[number] if number < len(source.line_starts) else len(text)
    if text[start : span.start].strip() or text[span.end : line_end].strip():
        return Span(start, line_end)
    words = _WORD.search(text, line_end)
    follows = words.start() if words else len(text)
    blank = bisect_left(blanks, follows)
    return Span(start, blanks[blank] if blank < len(blanks) else len(text))


@dataclass(frozen=True, slots=True)
class Answered:
    """The findings left, as places in the sequence given, and the suppressions that answered none."""

    left: tuple[int, ...]
    unused: tuple[Suppression, ...]


def answer(places: Sequence[tuple[str, str, Span | None]], suppressions: Iterable[Suppression]) -> Answered:
    """Which findings are left. ``places`` are (code, path, span) of each finding."""
    by_code: dict[tuple[str, str], list[Suppression]] = {}
    every = list(suppressions)
    for one in every:
        for code in dict.fromkeys(one.codes):
            by_code.setdefault((one.path, code), []).append(one)
    used: set[Suppression] = set()
    left = []
    for index, (code, path, span) in enumerate(places):
        fitting = [one for one in by_code.get((path, code), ()) if one.answers(code, span)]
        used.update(fitting)
        if not fitting:
            left.append(index)
    return Answered(tuple(left), tuple(one for one in every if one not in used))
