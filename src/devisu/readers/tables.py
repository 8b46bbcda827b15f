"""Tables drawn with dashes under their columns, as pandoc and typewriters set them, and those drawn with bars.

Words of a table make no claims, so that its rows must not be read as the sentences of a paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.readers.groups import Group

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_RULER = re.compile(r"[ \t]{0,40}-{2,}(?:[ \t]{1,40}-{2,}){1,40}[ \t]*")
_WHOLE = re.compile(r"[ \t]{0,40}-{5,}[ \t]*")
_PIPED = re.compile(r"[ \t]{0,9}\|?[ \t]{0,9}:?-+:?[ \t]{0,9}(?:[|+][ \t]{0,9}:?-+:?[ \t]{0,9}){0,60}[|+]?[ \t]*")
_GRID = re.compile(r"[ \t]{0,9}\+[-=:+]{3,}[ \t]*")
_CELL = re.compile(r"\S{1,400}(?: \S{1,400})*")
_TALLEST = 300
"""How many lines a table may have."""
_HEAD = 6


class Table(NamedTuple):
    """The lines of a table that hold words; ``span`` is from its first line to its last."""

    span: Span
    rows: tuple[Span, ...]


def find(text: str) -> tuple[Table, ...]:
    """The tables whose columns are ruled by dashes, in order."""
    lines = [Span(one.start(), one.start() + len(one[0].rstrip())) for one in _LINE.finditer(text)]
    found: list[Table] = []
    for index, line in enumerate(lines):
        at = line.of(text)
        below = lines[index + 1].of(text) if index + 1 < len(lines) else ""
        rules = "--" in at and bool(below.strip()) and _RULER.fullmatch(at) is not None
        if rules and not (found and line.start < found[-1].span.end) and (table := _table(text, lines, index)):
            found.append(table)
    return tuple(found)


def flattened(text: str, found: Sequence[Table]) -> str:
    """A text of the same length in which the rows of tables are plain lines, and their rules are blank."""
    parts, reached = [], 0
    for table in found:
        parts.append(text[reached : table.span.start])
        rows = {row.start: row for row in table.rows}
        for one in _LINE.finditer(text, table.span.start, table.span.end):
            row = rows.get(one.start())
            words = len(one[0].rstrip("\r\n"))
            parts.append(("x" * len(row.of(text)) if row else "").ljust(words) + one[0][words:])
        reached = table.span.end
    return "".join((*parts, text[reached:]))


def cells(text: str, row: Span) -> Iterator[Span]:
    """The cells of a row, parted by two blanks or more."""
    for one in _CELL.finditer(text, row.start, row.end):
        if any(char.isalnum() for char in one[0]):
            yield Span(*one.span())


def is_ruled(lines: Sequence[str]) -> bool:
    """Whether lines are those of a table drawn with bars, by its first lines."""
    first = [line.strip() for line in lines[:2]]
    if _GRID.fullmatch(first[0]):
        return True
    bars = len(lines) > 1 and all("|" in line for line in first)
    return bars and any(_PIPED.fullmatch(line) for line in first)


def parted(group: Group, found: Sequence[Table]) -> Iterator[Group]:
    """A group of lines, and the rows of a table in it as another: one ruled by dashes, or one drawn with bars."""
    words = [line.words for line in group.lines]
    first = next((at for at in range(len(words)) if is_ruled(words[at : at + 2])), None)
    if first is None and any(table.span.touches(group.span) for table in found):
        first = 0
    if first is None:
        yield group
        return
    if first:
        yield group._replace(lines=group.lines[:first])
    yield group._replace(lines=group.lines[first:], drawn=True)


def _table(text: str, lines: Sequence[Span], ruler: int) -> Table | None:
    first = ruler
    while first and ruler - first < _HEAD and lines[first - 1].of(text).strip():
        first -= 1
    framed = first < ruler and _WHOLE.fullmatch(lines[first].of(text)) is not None
    if framed or first == ruler:
        last = _closed(text, lines, ruler)
    elif ruler - first == 1:
        last = next((at - 1 for at in range(ruler + 1, len(lines)) if not lines[at].of(text).strip()), len(lines) - 1)
    else:
        return None
    if last is None:
        return None
    rows = [line for line in lines[first : last + 1] if has_words(line.of(text))]
    gaps = [one.span() for one in re.finditer(r"(?<=-)[ \t]+(?=-)", lines[ruler].of(text))]
    if not any(row.start > lines[ruler].start for row in rows) or not all(_keeps(row.of(text), gaps) for row in rows):
        return None
    return Table(Span(lines[first].start, lines[last].end), tuple(rows))


def _closed(text: str, lines: Sequence[Span], ruler: int) -> int | None:
    """The line of dashes that closes a table: one with a blank line, or nothing, below it."""
    for at in range(ruler + 1, min(ruler + _TALLEST, len(lines))):
        words = lines[at].of(text)
        ends = at + 1 == len(lines) or not lines[at + 1].of(text).strip()
        if ends and (_RULER.fullmatch(words) or _WHOLE.fullmatch(words)):
            return at
    return None


def has_words(line: str) -> bool:
    """Whether a line is more than rules and bars."""
    return any(char.isalnum() for char in line)


def _keeps(row: str, gaps: Sequence[tuple[int, int]]) -> bool:
    """Whether a row is blank where the dashes are parted: prose between two rules is not."""
    return all(not row[start:end].strip() or any(char.isspace() for char in row[start:end]) for start, end in gaps)
