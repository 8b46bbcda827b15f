"""Damaged joints of a text: where a paragraph break was lost and two full stops were glued together."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from devisu.model import Scar
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(r"(?<![.?!…])(?<!\.[ \u00a0])\.[ \u00a0]?\.(?![.…])(?![ \u00a0]\.)")
_TRIPLE = re.compile(r"(?<![.?!…])\.\.\.(?=[^\W\d_])")
_SLIP = re.compile(r"[,:]\.(?![.\d])")
_QUOTATION_MARK = re.compile(r"[«»“”„\"‹›]")
_PARTNERS = {"»": "«", "”": "“„", "›": "‹"}
_LONGEST_QUOTATION = 3000
_DEEPEST = 4


def scars(text: str) -> tuple[Scar, ...]:
    """The scars of a readable text in order.

    Two full stops glued to a capital, a digit, a quotation mark or the end of a line, outside quotation marks, are a
    lost paragraph break; so are three glued to a capital where a text has such pairs. ``,.`` and ``:.`` are slips.
    """
    quoted = _quoted(text)
    pairs = [match for match in _PAIR.finditer(text) if _glued(text, match) and not _within(match.start(), quoted)]
    triples = _TRIPLE.finditer(text) if pairs else iter(())
    glue = [*pairs, *(one for one in triples if text[one.end()].isupper() and not _within(one.start(), quoted))]
    found = [Scar("glue", Span(*match.span())) for match in glue]
    found += [Scar("slip", Span(*match.span())) for match in _SLIP.finditer(text)]
    return tuple(sorted(found, key=lambda scar: scar.span))


def _glued(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    if not after or after in "\r\n":
        return True
    before = text[match.start() - 1 : match.start()]
    if after.isdigit():
        return not before.isdigit()
    return after.isupper() or after in '«“„"‹'


def _quoted(text: str) -> list[Span]:
    """The outermost spans between quotation marks that find their partners, in order."""
    outermost: list[Span] = []
    for span in sorted(_pairs(text), key=lambda one: (one.start, -one.end)):
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    return outermost


def _pairs(text: str) -> Iterator[Span]:
    stack: list[tuple[str, int]] = []
    for match in _QUOTATION_MARK.finditer(text):
        mark, at = match[0], match.start()
        openers = _openers(mark, stack)
        if not openers:
            stack.append((mark, at))
            continue
        depth = next((back for back in range(1, _DEEPEST + 1) if back <= len(stack) and stack[-back][0] in openers), 0)
        if depth:
            start = stack[-depth][1]
            del stack[-depth:]
            if at - start <= _LONGEST_QUOTATION:
                yield Span(start, at + 1)


def _openers(mark: str, stack: list[tuple[str, int]]) -> str:
    """The marks that this one may close; none if it opens a quotation."""
    last = stack[-1][0] if stack else ""
    if mark in _PARTNERS:
        return _PARTNERS[mark]
    if mark == "“":
        return "„" if last == "„" else ""
    return '"' if mark == '"' and last == '"' else ""


def _within(at: int, spans: list[Span]) -> bool:
    index = bisect_right(spans, (at,)) - 1
    return index >= 0 and spans[index].start <= at < spans[index].end
