"""A list of references parted into its items: numbered, bulleted, one a line, or wrapped over several lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from devisu.bibliography import archives
from devisu.languages import known, load
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL: Final = re.compile(
    r"[ \t>]{0,20}(?:\\?\[(\d{1,4})\\?\]\.?|(\d{1,4})\\?(?:[.)](?!\d)|(?=\t))|([¹²³⁰-⁹]{1,4})\.?|"
    r"(\d{1,4})(?= [^\W\d_a-zа-я]))[ \t\u00a0]{0,20}"
)
"""The number of an item; the last form, “12 Doe”, is one only in a list whose numbers all have it."""
_BARE_NUMBER: Final = 4
_ENUMERATOR: Final = re.compile(r"^\(?(?:[IVXІХ]{1,5}|\d{1,2}(?:\.\d{1,2}){0,2}|[^\W\d_])[.)]{1,2}\s|^[IVXІХ]{1,5}\s")
_UNFINISHED: Final = re.compile(
    r"(?:\d\s?[–—-]|[–—:,;(/]|№|(?<!\d\s)(?<!\w)(?:[СсБбТтЛл]|С{2}|pp?|S|Vol|Bd|No|Nr|Т|Вып|Ч|Д|Оп|Ф)\.)$"
)
"""How a line ends behind which a number goes on with it."""
_BULLET: Final = re.compile(r"[ \t>]{0,20}[-*+•▪‣–—][ \t\u00a0]{1,20}")
_MARKDOWN_HEADING: Final = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
_AROUND_HEADING: Final = " \t#*_:.0123456789IVXІ)"
_YEARED: Final = re.compile(r"[,.:(]\s(?:[—–-]\s)?(?:1[5-9]|20)\d\d(?!\w)|\d\s?(?:с|б|p|S)\.")
_SIGNATURE: Final = re.compile(r"[A-Z][\w. ]{1,40}, [A-Z]{1,4}[ /.]{0,2}\d")
"""An archive's short name with a signature: “BArch, R 43/1”."""
_ENDS: Final = re.compile(r"[.\])\d/»”\"]$")
_BARE: Final = re.compile(r"[^\W\d_][^\d.,:;/]{2,60}:?")
_PART: Final = re.compile(r"[^\W\d_][^\d.:;/«»“”\"]{2,78}")
_LONGEST_HEADING: Final = 80
_APART, _LINES = 3, 4
"""From so many groups on, of so many lines at most on the average, blank lines part items and line ends do not."""
_OWN_LINE: Final = 500
"""Characters that a line of a list has at the most; a longer one is a paragraph."""
_NEAR: Final = 60
"""In how many lines the number that should come is looked for."""
_SHORT: Final = 36
"""Characters of a heading that items follow at once."""
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
    heads_part: bool = False

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
    number = _number(found) if found and found.lastindex != _BARE_NUMBER else ""
    return (number, found.end()) if found and 0 < len(number) < 4 and found.end() < len(words) else None


def _number(found: re.Match[str]) -> str:
    return "".join(str(unicodedata.digit(one)) for one in found[found.lastindex or 0])


def _lines(text: str) -> list[_Line]:
    source = Source.of("", text)
    ends = (*source.line_starts[1:], len(text))
    lines = []
    for start, end in zip(source.line_starts, ends, strict=True):
        raw = text[start:end]
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        lines.append(_Line(Span(start + indent, start + indent + len(words)), words, indent))
    following = [*(line.words for line in lines[1:]), ""]
    return [
        replace(line, heads_part=True) if _heads_part(line.words) and _is_whole(line.words, after) else line
        for line, after in zip(lines, following, strict=True)
    ]


def _is_whole(words: str, after: str) -> bool:
    """Whether a line is no beginning of an item that the next line goes on with."""
    if not after or _LABEL.match(after) or _BULLET.match(after):
        return True
    return len(words) <= _SHORT and not after[0].islower()


def _heading(lines: list[_Line]) -> int:
    """Where the list begins: behind the last heading of references, or the one whose part that is."""
    begins = 0
    for at in range(len(lines), 0, -1):
        words = lines[at - 1].words
        if _heads_list(words) and (not begins or _level(words) < _level(lines[begins - 1].words)):
            if begins and any(_is_beside(line.words, _level(words)) for line in lines[at : begins - 1]):
                break
            begins = at
        elif begins and _heads_list(words):
            if not lines[begins - 1].heads_part or not _is_list(lines[at : begins - 1]):
                break
            begins = at
    return begins


def _is_list(lines: list[_Line]) -> bool:
    """Whether what stands between two headings belongs to a list, of which the second heading is a part's."""
    written = [line for line in lines if not line.is_blank and not _is_heading(line)]
    if any(len(line.words) > _OWN_LINE for line in written):
        return False
    items = [line for line in written if _LABEL.match(line.words) or _BULLET.match(line.words) or _is_item(line.words)]
    return bool(written) and len(items) * 3 >= len(written) * 2


def _is_item(words: str) -> bool:
    """Whether a line reads like an item or the end of one: it has a year among its areas, or an archive's labels."""
    return bool(_YEARED.search(words) or _SIGNATURE.match(words)) or archives.parse(words) is not None


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
    if _MARKDOWN_HEADING.match(line.words) or _heads_list(line.words) or line.heads_part:
        return True
    return line.words.endswith(":") and bool(_BARE.fullmatch(line.words))


def _heads_part(words: str) -> bool:
    """Whether a line heads a part of a list: «II. Архивные материалы», “Unpublished sources”."""
    if len(words) > _LONGEST_HEADING:
        return False
    plain = _ENUMERATOR.sub("", words.strip(" #*_\t")).strip(" :*_")
    return bool(_PART.fullmatch(plain)) and plain.partition(" ")[0].lower().rstrip(",") in _parts()


@cache
def _parts() -> frozenset[str]:
    return frozenset(word for code in known() for word in load(code).reference_parts)


# --- numbered


def _is_numbered(lines: list[_Line]) -> bool:
    written = [line for line in lines if not line.is_blank and not _is_heading(line)]
    first = _LABEL.match(written[0].words) if written else None
    if first and first.lastindex == _BARE_NUMBER:
        return _number(first) == "1" and any(_has_number(line.words, 2) for line in written)
    return first is not None


def _has_number(words: str, number: int) -> bool:
    found = _LABEL.match(words)
    return found is not None and _number(found) == str(number)


def _numbered(lines: list[_Line]) -> Iterator[Item]:
    last, number = 0, ""
    begun: list[Span] = []
    after_break, before = True, ""
    numbers = _numbers(lines)
    for at, line in enumerate(lines):
        if line.is_blank or _is_heading(line):
            after_break, before = True, ""
            continue
        label = (
            None if _UNFINISHED.search(before) else _label(line, last, numbers[at : at + _NEAR], restarts=after_break)
        )
        if label or (after_break and begun and not _continues(line)):
            if begun:
                yield _item(number, begun)
            number = label[0] if label else ""
            begun = []
        start = line.span.start + (label[1] if label else 0)
        begun.append(Span(min(start, line.span.end), line.span.end))
        last = int(label[0]) if label else last
        after_break, before = False, line.words
    if begun:
        yield _item(number, begun)


def _numbers(lines: list[_Line]) -> list[int]:
    """The number that each line begins with; -1 for none."""
    found = [_LABEL.match(line.words) for line in lines]
    return [int(_number(one)) if one else -1 for one in found]


def _label(line: _Line, last: int, following: list[int], *, restarts: bool) -> tuple[str, int] | None:
    """The number of the item that begins with a line, and its length; a year at a line's beginning is none.

    A number that runs ahead is an item's if the one that should come does not follow.
    """
    found = _LABEL.match(line.words)
    if not found:
        return None
    number = int(_number(found))
    if found.lastindex == _BARE_NUMBER and number != last + 1:
        return None
    ahead = last + 1 < number <= last + _FARTHEST and last + 1 not in following
    if last <= number <= last + 1 or ahead or (restarts and number <= last):
        return str(number), found.end()
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
