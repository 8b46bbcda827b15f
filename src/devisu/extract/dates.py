"""Dates in readable text: days to centuries, ranges, seasons, both calendars, each as EDTF with its place.

Numbers are years only where something says so: a word («1918 жылы», “in 1918”), an ending («1918-го»), parentheses,
or a dash between two of them. Dates that lean on another (“in the same year”, «в ноябре») are read only when the text
before them, as far as it was given and within a few sentences, leaves one year for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from devisu import edtf as edtf_dates
from devisu.extract import dateshapes as shapes
from devisu.extract.datereading import Fault, Reading
from devisu.extract.datewords import telling, tokens
from devisu.languages import load
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from re import Match

    from devisu.days import Day
    from devisu.edtf import Precision
    from devisu.extract.dateshapes import Shape
    from devisu.extract.datewords import Token

_NUMERIC = re.compile(r"I\(I\)|I")
_TOGETHER = re.compile(r",?[tfgi]{1,2}|,")
REACH = 600
"""How many code points back an antecedent may stand."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as it stands in a text.

    ``span`` is of the text given, ``words`` are what stands there. ``edtf`` is Gregorian where the calendar is known;
    ``earliest`` and ``latest`` are the days it may mean (`devisu.days.Day`, which knows years before 1). ``calendar``
    is ``Julian`` or ``Gregorian`` if the words say so, ``both`` if they name the day in both, else ``unstated``.
    ``relative`` tells that its year was taken from a date before it.
    """

    span: Span
    edtf: str
    earliest: Day
    latest: Day
    precision: Precision
    calendar: str
    words: str
    relative: bool = False

    @property
    def bounds(self) -> edtf_dates.Bounds:
        """The days it may mean, and how exactly it is stated."""
        return edtf_dates.Bounds(self.earliest, self.latest, self.precision)


@dataclass(frozen=True, slots=True)
class Misdate:
    """Words that look like a date and can be none: their place, the kind of fault and why."""

    span: Span
    words: str
    kind: str
    why: str


class Dates(NamedTuple):
    """All dates of a text in order, and all that look like dates and can be none."""

    dates: tuple[Date, ...]
    misdates: tuple[Misdate, ...]


class _Found(NamedTuple):
    """A shape at tokens ``start`` to ``end``, with its parts and, unless it leans on another date, its reading."""

    start: int
    end: int
    parts: Mapping[str, int]
    style: str
    about: tuple[bool, bool]
    shape: Shape
    reading: Reading | Fault | None


def find(text: str, language: str) -> tuple[Date, ...]:
    """The dates of a readable text in the language with this code, in order."""
    return scan(text, language).dates


@lru_cache(maxsize=32_768)  # more than the paragraphs of a book, or a long one would be read anew by each
def scan(text: str, language: str) -> Dates:
    """The dates of a readable text, and what looks like a date and cannot be one.

    Several rules ask for the dates of the same paragraphs, so the latest answers are kept.
    """
    words = telling(tokens(text, language))
    kinds = "".join(token.kind for token in words)
    if not any(kind in kinds for kind in "ynxIRwsk"):
        return Dates((), ())
    found = [*_numeric(text, words), *_matched(words, kinds, _shapes(language, kinds))]
    dates: list[Date] = []
    misdates: list[Misdate] = []
    for one in _lent(sorted(found, key=lambda one: one.start), kinds):
        made = _made(one, text, words, kinds, dates)
        if isinstance(made, Date):
            dates.append(made)
        elif made:
            misdates.append(made)
    return Dates(tuple(dates), tuple(misdates))


def _shapes(language: str, kinds: str) -> Iterator[Shape]:
    """The shapes to try, in order, of those families whose kinds the text has."""
    lists = load(language).dates
    years = ("y", shapes.ORDINAL_YEARS if "year-after" in lists else shapes.OPEN_YEARS)
    unmarked = ("y", shapes.UNMARKED_YEARS if "year" in lists.get("unmarked", ()) else ())
    for needed, family in (*shapes.ALWAYS, years, ("y", shapes.LISTED_YEARS), unmarked, *shapes.LEANING):
        if all(kind in kinds for kind in needed):
            yield from family


def _numeric(text: str, words: tuple[Token, ...]) -> Iterator[_Found]:
    """Dates in numbers alone: 1917-11-07, 7.11.1917, 25.10.1917 (7.11.1917)."""
    for match in _NUMERIC.finditer("".join(token.kind for token in words)):
        at, end = match.span()
        parts = _in_numbers(words[at].span.of(text), "1")
        if parts["m1"] > 12:  # a number of a telephone, a call number
            continue
        if end - at == 1:
            yield _Found(at, end, parts, "", (False, False), shapes.ONE_DAY[0], None)
        else:
            parts |= _in_numbers(words[at + 2].span.of(text), "2")
            yield _Found(at, end, parts, "", (False, False), shapes.DUAL[0], shapes.DUAL[0].read(parts, ""))


def _in_numbers(words: str, which: str) -> dict[str, int]:
    parts = [int(part) for part in words.replace(".", "-").split("-")]
    return dict(zip((f"y{which}", f"m{which}", f"d{which}"), parts if parts[0] > 31 else parts[::-1], strict=True))


def _matched(words: tuple[Token, ...], kinds: str, table: Iterable[Shape]) -> Iterator[_Found]:
    """What the shapes match, each token in one match only; a shape that reads nothing leaves its tokens to others."""
    for shape in table:
        left, reached = [], 0
        for match in shape.pattern.finditer(kinds):
            found = _read(match, words, shape)
            if found:
                left += [kinds[reached : found.start], "#" * (found.end - found.start)]
                reached = found.end
                yield found
        kinds = "".join([*left, kinds[reached:]])


def _read(match: Match[str], words: tuple[Token, ...], shape: Shape) -> _Found | None:
    groups = {name: match.start(name) for name, kind in match.groupdict().items() if kind}
    if "t2" in groups and _length(words[groups["t2"]]) != 2:
        return None
    parts = {name: words[at].value for name, at in groups.items() if name[-1].isdigit() and name != "about2"}
    style = match.groupdict().get("before") or match.groupdict().get("after") or ""
    reading = None if shape.relative else shape.read(parts, style)
    if not reading and not shape.relative:
        return None
    return _Found(match.start(), match.end(), parts, style, ("about" in groups, "about2" in groups), shape, reading)


def _lent(found: list[_Found], kinds: str) -> Iterator[_Found]:
    """The matches, where a date without a year has that of the one it is named together with: «1 мая и 3 мая 1917»."""
    for one, behind in zip_longest(found, found[1:]):
        year = behind.parts.get("y1", behind.parts.get("y2")) if behind and "m1" in one.parts else None
        if one.shape.relative and year and _TOGETHER.fullmatch(kinds, one.end, behind.start):
            reading = one.shape.read({**one.parts, "y1": year}, one.style)
            yield one._replace(reading=reading, shape=one.shape._replace(relative=False)) if reading else one
        else:
            yield one


def _length(token: Token) -> int:
    return token.span.end - token.span.start


def _made(found: _Found, text: str, words: tuple[Token, ...], kinds: str, before: list[Date]) -> Date | Misdate | None:
    span = Span(words[found.start].span.start, words[found.end - 1].span.end)
    reading = found.reading
    if not reading:
        reading = _leaning(found, [date for date in before if span.start - date.span.end <= REACH])
    if isinstance(reading, Fault):
        return Misdate(span, span.of(text), reading.kind, reading.why)
    if not reading:
        return None
    edtf = _bounded(_about(reading.edtf, found), kinds, found)
    bounds = edtf_dates.bounds(edtf)
    return Date(span, edtf, *bounds, reading.calendar, span.of(text), relative=found.shape.relative)


def _leaning(found: _Found, before: list[Date]) -> Reading | Fault | None:
    """Read a date that takes its year, or its century, from the dates before it, if they leave only one."""
    if not found.shape.relative:
        return found.shape.read(found.parts, found.style)
    if "n1" in found.parts:
        known = {("c1", date.earliest.year // 100 + 1) for date in before}
    else:
        known = {("y1", day.year) for date in before for day in (date.earliest, date.latest)}
    return found.shape.read({**found.parts, **dict(known)}, found.style) if len(known) == 1 else None


def _about(edtf: str, found: _Found) -> str:
    """The date, or each end of it, as near as the words say: «ок. 1850», “1866–c. 1937”."""
    ends = edtf.split("/")
    marks = ["~" * about for about in found.about] if len(ends) == 2 else ["~" * any(found.about)]
    return "/".join(end + mark for end, mark in zip(ends, marks, strict=True))


def _bounded(edtf: str, kinds: str, found: _Found) -> str:
    """The date, open at one side where a word beside it says so: «до 1917 г.», “since 1917”, «1917 жылға дейін»."""
    before, after = kinds[: found.start].rstrip("Ko-")[-1:], kinds[found.end : found.end + 1]
    if "/" in edtf:
        return edtf
    if (before and before in "ub") or after == "v":
        return f"../{edtf}"
    return f"{edtf}/.." if (before and before in "fa") or after == "V" else edtf
