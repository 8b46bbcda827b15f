"""Where the tables, keys and values of a register stand, so that it can be edited at a place.

A scanner that knows just enough of TOML: strings of all four kinds, comments and brackets. What a value means is left
to ``tomllib``, which parses every piece that is edited, before and after.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.errors import InputError
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Possessive throughout: what a string has taken is never given back. A string that nobody closed is taken to its end
# too, as `open`, so that no part of a text is scanned more than twice.
_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'(?!'')[^'\n]*+'"
    r'|(?P<open>"""(?:[^"\\]++|\\.|"(?!""))*+'
    r"|'''(?:[^']++|'(?!''))*+"
    r'|"(?:[^"\\\n]++|\\[^\n])*+'
    r"|'[^'\n]*+)"
    r"|\#[^\n]*+"
    r"|[\[\]{}=\n]",
    re.DOTALL,
)
_HEADER_LINE = re.compile(r"\n[ \t]*\[")  # begins with a plain character: five times as fast as with a ^
_ARRAY = re.compile(r"=[ 	]*\[")  # wherever an array begins that is not itself in one
_CLAIM: Final = "[claim]"
_NAME = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\]\n]*)\]")
_BLANK = re.compile(r"[ \t]*\r?(?:\n|\Z)")
_COMMENT = re.compile(r"[ \t]*#[^\n]*(?:\n|\Z)")


class Table(NamedTuple):
    """A table from its header's line to the next header. ``name`` is dotted, an array's in double brackets."""

    name: str
    start: int
    end: int


class Group(NamedTuple):
    """A claim's own table, and all its tables with it, up to the next claim or foreign table."""

    own: Table
    last: Table

    @property
    def span(self) -> Span:
        """From the claim's header to the end of its last table."""
        return Span(self.own.start, self.last.end)


class Statement(NamedTuple):
    """A key with its value; ``line`` is all of its lines, line ends included."""

    key: str
    value: Span
    line: Span


def newline(text: str) -> str:
    """The line end of this file: that of its first line."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def headers(text: str) -> list[int]:
    """Where the lines of all tables' headers begin.

    Raises InputError where a string or bracket is not closed, if that was noticed.
    """
    if '"""' in text or "'''" in text or _ARRAY.search(text):
        return list(_headers_among_signs(text))
    first = [0] if text.lstrip(" \t")[:1] == "[" else []
    return [*first, *(match.start() + 1 for match in _HEADER_LINE.finditer(text))]  # no value spans lines


def tables(text: str) -> list[Table]:
    """All tables in order; what stands above the first header is a table without a name. Raises as `headers`."""
    edges = [*headers(text), len(text)]
    return [Table("", 0, edges[0]), *(Table(_name(text, start), start, end) for start, end in pairwise(edges))]


def groups(every: list[Table]) -> list[Group]:
    """The claims' tables in file order."""
    made: list[Group] = []
    is_open = False
    for table in every:
        if table.name == _CLAIM:
            made.append(Group(table, table))
            is_open = True
        elif is_open and _is_part(table.name):
            made[-1] = Group(made[-1].own, table)
        else:
            is_open = False
    return made


def group_at(text: str, starts: list[int], offset: int) -> Group | None:
    """The claim in whose own table this offset lies; ``starts`` are the text's `headers`."""
    number = bisect_right(starts, offset) - 1
    if number < 0 or _name(text, starts[number]) != _CLAIM:
        return None
    edges = [*starts[number:], len(text)]
    own = last = Table(_CLAIM, edges[0], edges[1])
    for start, end in pairwise(edges[1:]):
        table = Table(_name(text, start), start, end)
        if not _is_part(table.name):
            break
        last = table
    return Group(own, last)


def _is_part(name: str) -> bool:
    return name.strip("[]").startswith("claim.")


def _headers_among_signs(text: str) -> Iterator[int]:
    depth = 0
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if match.lastgroup == "open":
            raise _damaged(text, match.start(), "quotation marks are not closed")
        if sign in ("[", "{"):
            start = text.rfind("\n", 0, match.start()) + 1
            if depth == 0 and sign == "[" and not text[start : match.start()].strip(" \t"):
                yield start
            depth += 1
        elif sign in ("]", "}"):
            depth -= 1
            if depth < 0:
                raise _damaged(text, match.start(), f"a “{sign}” closes nothing")
    if depth:
        raise _damaged(text, len(text), "a bracket is not closed")


def _damaged(text: str, offset: int, what: str) -> InputError:
    return InputError(f"is not valid TOML: {what}; nothing was changed", line=Source.of("", text).place(offset).line)


def _name(text: str, start: int) -> str:
    match = _NAME.match(text, start)
    if match is None:
        return "?"
    name = ".".join(part.strip(" \t\"'") for part in match[2].split("."))
    return f"[{name}]" if match[1] == "[[" else name


def statements(text: str, table: Table) -> Iterator[Statement]:
    """The keys and values of a table whose TOML is valid, in order."""
    start = body(text, table)
    depth, equals, end = 0, -1, -1
    for match in _TOKEN.finditer(text, start, table.end):
        sign = match[0]
        if sign == "\n" and depth == 0:
            if equals >= 0:
                yield _statement(text, start, equals, match.start() if end < 0 else end, match.end())
            start, equals, end = match.end(), -1, -1
        elif sign == "=" and equals < 0:
            equals = match.start()
        elif sign[0] == "#" and depth == 0:
            end = match.start()
        else:
            depth += (sign in ("[", "{")) - (sign in ("]", "}"))
    if equals >= 0:
        yield _statement(text, start, equals, table.end if end < 0 else end, table.end)


def _statement(text: str, start: int, equals: int, end: int, line_end: int) -> Statement:
    value = text[equals + 1 : end]
    first = equals + 1 + len(value) - len(value.lstrip(" \t"))
    last = end - len(value) + len(value.rstrip(" \t\r"))
    return Statement(text[start:equals].strip(" \t\"'"), Span(first, last), Span(start, line_end))


def body(text: str, table: Table) -> int:
    """Where the lines below a table's header begin."""
    if not table.name:
        return table.start
    line_end = text.find("\n", table.start, table.end)
    return table.end if line_end < 0 else line_end + 1


def room_after(text: str, table: Table) -> int:
    """Where something may be put after a table: below its last key and the comments that hang on it.

    A comment right below the last key belongs to it if a blank line or the end of the file follows.
    """
    place = max((one.line.end for one in statements(text, table)), default=body(text, table))
    below = place
    while match := _COMMENT.match(text, below, table.end):
        below = match.end()
    hangs = below == len(text) or (below < table.end and _BLANK.match(text, below, table.end))
    return below if hangs else place


def lead(text: str, table: Table) -> int:
    """Where the comment lines right above a table's header begin."""
    start = table.start
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not _COMMENT.fullmatch(text, above, start):
            break
        start = above
    return start


def spaced(text: str, place: int, table: str) -> str:
    """A table as it is put in at ``place``: on lines of its own, with a blank line before it and after it."""
    end, above = newline(text), text[max(0, place - 4) : place]
    is_below_blank = not above or above.replace("\r", "").endswith("\n\n")
    before = "" if is_below_blank else end if above.endswith("\n") else 2 * end
    after = end if text[place : place + 1].strip("\r\n") else ""
    return f"{before}{table}{after}"
