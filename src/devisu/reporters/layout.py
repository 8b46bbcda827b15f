"""Words into lines: wrapped, cut and set apart by cells, in any script.

Everything that enters here is made harmless first (`Style.fit`), so that what is measured is what is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.console import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.console import Line, Segment, Style

BLANK: Line = ()
_LEAST = 8  # cells that words need to be read
_SNAP = 12  # characters that are given up to cut between words
_GAP = re.compile("[ \t\n\xa0]{2,}|[ \t\n]")  # a no-break space alone holds its words together
_LINE_END = re.compile("\r\n?")


def flow(text: str) -> str:
    """Text with its line ends as line feeds, whatever they were."""
    return _LINE_END.sub("\n", text)


def cut(text: str, room: int, style: Style) -> str:
    """``text`` in one line of at most ``room`` cells, with an ellipsis where words were cut off."""
    shown = _GAP.sub(" ", style.fit(flow(text[: 4 * room]))).strip(" ")
    if cells(shown) <= room and len(text) <= 4 * room:
        return shown
    dots = style.fit("…")
    kept = head(shown, room - len(dots))
    space = kept.rfind(" ")
    if shown[len(kept) : len(kept) + 1] not in ("", " ") and space > len(kept) - _SNAP:
        kept = kept[:space]
    return kept.rstrip(" ,;:") + dots


def head(text: str, room: int) -> str:
    """As much of the beginning as takes at most ``room`` cells."""
    used = 0
    for index, character in enumerate(text):
        used += cells(character)
        if used > room:
            return text[:index]
    return text


def wrap(line: Iterable[Segment], style: Style, indent: int = 0, lead: Line = ()) -> list[Line]:
    """A paragraph at an indentation of so many cells; ``lead`` stands before its first line, in the indentation."""
    indent = indent if style.width - indent >= _LEAST else 0
    room = style.width - indent
    rows = list(_rows(_words(line, style), room)) or [()]
    margin = ((" " * indent, ""),) if indent else ()
    opening = (*lead, (" " * max(indent - measure(lead, style), 0), "")) if lead else margin
    return [(*(margin if index else opening), *row) for index, row in enumerate(rows)]


def measure(line: Iterable[Segment], style: Style) -> int:
    """How many cells a line takes."""
    return sum(cells(style.fit(words)) for words, _ in line)


def spread(left: Line, right: Line, style: Style) -> list[Line]:
    """Words at both margins; where they do not fit in one line, those at the right stand behind or below the last."""
    *rows, last = [left] if measure(left, style) <= style.width else wrap(left, style)
    if not right:
        return [*rows, last]
    free = style.width - measure(last, style) - measure(right, style)
    if free >= 1:
        return [*rows, (*last, (" " * free, ""), *right)]
    pad = style.width - measure(right, style)
    return [*rows, last, *([((" " * pad, ""), *right)] if pad >= 0 else wrap(right, style))]


def table(rows: Sequence[Line], style: Style, gap: str = "  ") -> list[Line]:
    """Rows in columns, each as wide as its widest cell; the last is cut at the margin, or stands below."""
    widths = [max(measure((one,), style) for one in column) for column in zip(*rows, strict=True)]
    return [line for row in rows for line in _row(row, widths, style, gap)]


def _row(row: Line, widths: Sequence[int], style: Style, gap: str) -> list[Line]:
    *most, (last, name) = row
    done: list[Segment] = []
    for (words, column), width in zip(most, widths, strict=False):
        shown = style.fit(words)
        done.append((shown + " " * (width - cells(shown)) + gap, column))
    room = style.width - measure(done, style)
    if room >= _LEAST:
        return [(*done, (cut(last, room, style), name))]
    return [*wrap(done, style), ((" " * 4, ""), (cut(last, style.width - 4, style), name))]


def _words(line: Iterable[Segment], style: Style) -> Iterator[list[Segment]]:
    """The words, each of one or more segments that touch."""
    word: list[Segment] = []
    for text, name in line:
        for index, part in enumerate(_GAP.split(style.fit(flow(text)))):
            if index and word:
                yield word
                word = []
            if part:
                word.append((part, name))
    if word:
        yield word


def _rows(words: Iterable[list[Segment]], room: int) -> Iterator[Line]:
    row: list[Segment] = []
    used = 0
    for word in words:
        for number, (piece, width) in enumerate(_pieces(word, room)):
            if row and (number or used + 1 + width > room):
                yield _joined(row)
                row, used = [], 0
            if row:
                row.append((" ", piece[0][1] if piece[0][1] == row[-1][1] else ""))
                used += 1
            row.extend(piece)
            used += width
    if row:
        yield _joined(row)


def _pieces(word: list[Segment], room: int) -> Iterator[tuple[list[Segment], int]]:
    """The word with its width in cells, cut where it is wider than a line."""
    width = sum([cells(text) for text, _ in word])
    if width <= room:
        yield word, width
        return
    for text, name in word:
        rest = text
        while rest:
            part = _part(rest, room)
            yield [(part, name)], cells(part)
            rest = rest[len(part) :]


def _part(text: str, room: int) -> str:
    """As much of an endless word as fits, up to a sign at which it may be parted where one is near."""
    part = head(text, room) or text[0]
    if len(part) == len(text):
        return part
    near = (part.rfind(sign) for sign in ";,/-_")
    return part[: next((at for at in near if at >= len(part) // 2), len(part)) + 1]


def _joined(row: list[Segment]) -> Line:
    """The row with neighbours of one style made one segment."""
    done: list[Segment] = []
    for text, name in row:
        if done and done[-1][1] == name:
            done[-1] = (done[-1][0] + text, name)
        else:
            done.append((text, name))
    return tuple(done)
