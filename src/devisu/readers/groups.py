"""The lines of a plain text in groups, as blank lines and headings of reference lists part them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from devisu.readers import references
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_RULE = re.compile(r"[-=~_*#·•—–\s]{3,}")
"""A line drawn under a heading, or between two sections."""


class Line(NamedTuple):
    """A line of the readable text: its ``words`` without the white space around them, and where they stand."""

    span: Span
    words: str
    indent: int


class Group(NamedTuple):
    """Lines with no blank line between them.

    ``marked``: by ``>``; ``heads_list``: the heading of a reference list; ``drawn``: the rows of a table.
    """

    lines: tuple[Line, ...]
    marked: bool = False
    heads_list: bool = False
    drawn: bool = False

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def indented(self) -> bool:
        """Whether every line is set in."""
        return all(line.indent >= 2 for line in self.lines)


def groups(text: str, marked: Container[int]) -> list[Group]:
    """The groups of a readable text in order; ``marked`` are the starts of the lines that had a ``>``."""
    return [part for group in _parted(text, marked) for part in _cut(group)]


def lines_of(text: str, span: Span) -> tuple[Line, ...]:
    """The lines with words at a span of a readable text."""
    found = (_line(match) for match in _LINE.finditer(text, span.start, span.end))
    return tuple(line for line in found if line.words)


def _parted(text: str, marked: Container[int]) -> Iterator[Group]:
    lines: list[Line] = []
    quoted = False
    for match in _LINE.finditer(text):
        line = _line(match)
        now = match.start() in marked
        words = bool(line.words) and not _RULE.fullmatch(line.words)
        if lines and (not words or now != quoted):
            yield Group(tuple(lines), quoted)
            lines = []
        if words:
            lines.append(line)
        quoted = now
    if lines:
        yield Group(tuple(lines), quoted)


def _line(match: re.Match[str]) -> Line:
    words = match[0].strip()
    indent = len(match[0]) - len(match[0].lstrip())
    start = match.start() + indent
    return Line(Span(start, start + len(words)), words, indent + 3 * match[0][:indent].count("\t"))


def _cut(group: Group) -> Iterator[Group]:
    """Cut a group at the headings of reference lists that stand in it, on their own line or glued to a line's end."""
    lines: list[Line] = []
    for index, line in enumerate(group.lines):
        start = _heading_at(group.lines, index)
        if start is None:
            lines.append(line)
            continue
        if start:
            lines.append(_part(line, 0, len(line.words[:start].rstrip())))
        if lines:
            yield Group(tuple(lines), group.marked)
        yield Group((_part(line, start, len(line.words)),), heads_list=True)
        lines = []
    if lines:
        yield Group(tuple(lines), group.marked)


def _heading_at(lines: tuple[Line, ...], index: int) -> int | None:
    """Where in a line the heading of a reference list begins, if one does and ends the line."""
    words = lines[index].words
    if references.is_heading(words):
        return 0
    follows_item = index + 1 < len(lines) and references.label_at(lines[index + 1].words)
    return references.glued_heading(words) if follows_item or index == len(lines) - 1 else None


def _part(line: Line, start: int, end: int) -> Line:
    return Line(Span(line.span.start + start, line.span.start + end), line.words[start:end], line.indent)
