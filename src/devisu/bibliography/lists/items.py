"""A list of references parted into its items: numbered, bulleted, one a line, or wrapped over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from devisu.languages import known, load
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL: Final = re.compile(r"[ \t>]{0,20}(?:\\?\[(\d{1,4})\\?\]\.?|(\d{1,4})\\?(?:[.)](?!\d)|(?=\t)))[ \t\u00a0]{0,20}")
_BULLET: Final = re.compile(r"[ \t>]{0,20}[-*+•▪‣–—][ \t\u00a0]{1,20}")
_MARKDOWN_HEADING: Final = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
_AROUND_HEADING: Final = " \t#*_:.0123456789IVXІ)"
_ENDS: Final = re.compile(r"[.\])\d/»”\"]$")
_BARE: Final = re.compile(r"[^\W\d_][^\d.,:;/]{2,60}:?")
_LONGEST_HEADING: Final = 80
_APART, _LINES = 3, 4
"""From so many groups on, of so many lines at most on the average, blank lines part items and line ends do not."""
_FARTHEST: Final = 20
"""How far a number may run ahead of the one before it and still be an item's."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its number, if it has one, and the span of its words in the file."""

    number: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    words: str
    indent: int

    @property
    def is_blank(self) -> bool:
        return not self.words.strip("-–—_*= ")


def split(text: str) -> tuple[Item, ...]:
    """The items of a list, in order. A text that has a heading of references is read from the last such heading on."""
    lines = _lines(text)
    begins = _heading(lines)
    if begins:
        lines = _until_heading(lines[begins:], _level(lines[begins - 1].words))
    if _is_numbered(lines):
        return tuple(_numbered(lines))
    return tuple(_plain(lines))


def label(words: str) -> tuple[str, int] | None:
    """The number that a single item begins with, and where its words do; a year is none."""
    found = _LABEL.match(words)
    number = (found[1] or found[2]) if found else ""
    return (number, found.end()) if found and len(number) < 4 and found.end() < len(words) else None


def _lines(text: str) -> list[_Line]:
    source = Source.of("", text)
    ends = (*source.line_starts[1:], len(text))
    lines = []
    for start, end in zip(source.line_starts, ends, strict=True):
        raw = text[start:end]
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        lines.append(_Line(Span(start + indent, start + indent + len(words)), words, indent))
    return lines


def _heading(lines: list[_Line]) -> int:
    """Where the list begins: behind the last heading of references, or the one whose part that is."""
    begins = 0
    for at in range(len(lines), 0, -1):
        words = lines[at - 1].words
        if _heads_list(words) and (not begins or _level(words) < _level(lines[begins - 1].words)):
            if begins and any(_is_beside(line.words, _level(words)) for line in lines[at : begins - 1]):
                break
            begins = at
    return begins


def _level(words: str) -> int:
    """The level of a Markdown heading; a heading without marks is beneath them all."""
    return len(words) - len(words.lstrip("#")) or 7


def _is_beside(words: str, level: int) -> bool:
    return bool(_MARKDOWN_HEADING.match(words)) and _level(words) <= level


def _until_heading(lines: list[_Line], level: int) -> list[_Line]:
    """The lines up to a Markdown heading that follows items and is no part of the list's own."""
    seen = False
    for at, line in enumerate(lines):
        if seen and _is_beside(line.words, level):
            return lines[:at]
        seen = seen or (not line.is_blank and not _MARKDOWN_HEADING.match(line.words))
    return lines


def _heads_list(words: str) -> bool:
    if not words or len(words) > _LONGEST_HEADING:
        return False
    plain = " ".join(words.strip(_AROUND_HEADING).lower().split())
    return any(plain in load(code).reference_headings for code in known())


def _is_heading(line: _Line) -> bool:
    if _MARKDOWN_HEADING.match(line.words) or _heads_list(line.words):
        return True
    return line.words.endswith(":") and bool(_BARE.fullmatch(line.words))


# --- numbered


def _is_numbered(lines: list[_Line]) -> bool:
    first = [line for line in lines if not line.is_blank and not _is_heading(line)][:1]
    return bool(first and _LABEL.match(first[0].words))


def _numbered(lines: list[_Line]) -> Iterator[Item]:
    last, number = 0, ""
    begun: list[Span] = []
    after_break = True
    for line in lines:
        if line.is_blank or _is_heading(line):
            after_break = True
            continue
        label = _label(line, last, restarts=after_break)
        if label or (after_break and begun and not _continues(line)):
            if begun:
                yield _item(number, begun)
            number = label[0] if label else ""
            begun = []
        start = line.span.start + (label[1] if label else 0)
        begun.append(Span(min(start, line.span.end), line.span.end))
        last = int(label[0]) if label else last
        after_break = False
    if begun:
        yield _item(number, begun)


def _label(line: _Line, last: int, *, restarts: bool) -> tuple[str, int] | None:
    """The number of the item that begins with a line, and its length; a year at a line's beginning is none."""
    found = _LABEL.match(line.words)
    if not found:
        return None
    number = found[1] or found[2]
    if last <= int(number) <= last + _FARTHEST or (restarts and int(number) <= last):
        return number, found.end()
    return None


def _continues(line: _Line) -> bool:
    if line.words.startswith(("http://", "https://", "<http", "URL", "doi:")):
        return True
    begins = line.words[0]
    return begins.islower() or (begins in "—–-:/" and not line.words.startswith(("——", "––", "---", "-—")))


def _item(number: str, spans: list[Span]) -> Item:
    return Item(number or None, Span(spans[0].start, spans[-1].end))


# --- without numbers


def _plain(lines: list[_Line]) -> Iterator[Item]:
    groups = list(_groups(lines))
    apart = len(groups) >= _APART and len(groups) * _LINES >= sum(len(group) for group in groups)
    for group in groups:
        begun: list[_Line] = []
        for line in group:
            if begun and (_BULLET.match(line.words) if apart else _begins(line, begun)):
                yield _item("", [_unbulleted(begun[0]), begun[-1].span])
                begun = []
            begun.append(line)
        yield _item("", [_unbulleted(begun[0]), begun[-1].span])


def _groups(lines: list[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if line.is_blank or _is_heading(line):
            if group:
                yield group
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _begins(line: _Line, begun: list[_Line]) -> bool:
    """Whether a line begins an item of its own, after those already begun."""
    if _BULLET.match(line.words):
        return True
    if line.indent > begun[0].indent or _continues(line):
        return False
    if line.indent < begun[-1].indent:
        return True
    return bool(_ENDS.search(begun[-1].words))


def _unbulleted(line: _Line) -> Span:
    found = _BULLET.match(line.words)
    return Span(line.span.start + (found.end() if found else 0), line.span.end)
