"""Issues of newspapers and journals named in brackets: ``[Правда, 1918, № 5]``, ``(«Қазақ», 1913, № 5)``.

A title and an issue stand for themselves, as archival references do: no author is named and no number of a list. A
title with a day alone counts in square brackets where the year comes first, or where marks or italics tell the title:
«(Москва, 5 мая 1918)» is a place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.extract import locators
from devisu.extract.markers.found import Found, introductions
from devisu.languages import known, load
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.extract.markers.found import Bracket, Field

_LONGEST = 200
_MARKS = "«“„\"'*_"
_TITLE = r"[«“„\"]?(?=[^\W\d_a-zа-яё])(?P<title>[^\d\[\]();,:«»“”„\"]{2,60}),?[»”“\"]?"
_SEP = r"[.,]{0,2}[ \u00a0]"
_YEAR = r"\(?(?:1[6-9]|20)\d\d\)?(?:[ \u00a0]?(?:г|ж|р)\.?)?(?![\w–—-])"
_ISSUE = r"(?:№№?|[Nn]o\.|[Nn]r\.|[Nn]°)[ \u00a0]?\d{1,4}(?:[ \u00a0]?\(\d{1,5}\))?(?:[-–]\d{1,4})?"
_OR_NOTHING = r",?[ \u00a0]?"

_NUMBERED = re.compile(_ISSUE)


def find(field: Field) -> Iterator[Found]:
    """The issues that a text names in brackets, each part between semicolons one."""
    for bracket in (*field.brackets(), *field.parentheses()):
        if len(bracket.words) <= _LONGEST and any(map(str.isdigit, bracket.words)):
            items = _items(bracket, field)
            if items:
                yield Found("issue", bracket.span, items)


def named(words: str) -> str:
    """The issue, with its number, that some words name where they begin; an empty string if they do not."""
    introduced = introductions().match(words)
    start = introduced.end() if introduced else len(words) - len(words.lstrip())
    match = _named().match(words, start)
    return " ".join(match[0].split()) if match and _NUMBERED.search(match[0]) else ""


def _items(bracket: Bracket, field: Field) -> tuple[Item, ...]:
    """The items of a bracket, all of whose parts name an issue; none if one does not."""
    square, at, found = field.document.text[bracket.span.start] == "[", bracket.start, list[Item]()
    for part in bracket.words.split(";"):
        item = _item(part, at, field, square=square)
        if item is None:
            return ()
        found.append(item)
        at += len(part) + 1
    return tuple(found)


def _item(words: str, at: int, field: Field, *, square: bool) -> Item | None:
    introduced = introductions().match(words)
    start = introduced.end() if introduced else len(words) - len(words.lstrip())
    match = _named().match(words, start)
    if match is None:
        return None
    suffix = words[match.end() :].rstrip()
    reading = locators.read(suffix, field.document.language)
    if suffix and not (reading.whole and reading.locators and suffix[0] in ",. "):
        return None
    issue = _NUMBERED.search(match[0])
    told = square and (match["first"] or reading.locators)
    if not issue and not told and not _is_set_off(field, at + match.start("title")):
        return None
    span = Span(at + start, at + match.end() + len(suffix))
    label = " ".join(words[start : match.end()].split())
    prefix = introduced[0].strip() if introduced else ""
    return Item(
        label, span, prefix, suffix, locators.parse(f"{issue[0] if issue else ''}{suffix}", field.document.language)
    )


def _is_set_off(field: Field, at: int) -> bool:
    """Whether marks or italics begin right before a place of the readable text."""
    home = field.document.home(Span(at, at + 1)).start
    return home > 0 and field.document.source.text[home - 1] in _MARKS


@cache
def _named() -> re.Pattern[str]:
    """A title with a year and an issue or a day, in any order in which they are written."""
    forms = sorted(
        {form for code in known() for month in load(code).months for form in month}, key=lambda one: -len(one)
    )
    stems = "|".join(
        f"{re.escape(form[:-1])}[^\\W\\d_]{{0,6}}" if form[-1] == "-" else re.escape(form) for form in forms
    )
    month = rf"(?i:{stems})(?!\w)\.?"
    day = rf"(?:\d{{1,2}}\.?(?:[-–]\d{{1,2}})?[ \u00a0]{month}|{month}[ \u00a0]\d{{1,2}}(?!\d))"
    by_year = rf"(?P<first>{_YEAR}){_SEP}(?:{day}(?:{_SEP}{_ISSUE})?|{_ISSUE}(?:{_SEP}{day})?)"
    by_day = rf"(?:{day}|\d{{1,2}}\.\d{{1,2}}\.){_OR_NOTHING}{_YEAR}(?:{_SEP}{_ISSUE})?"
    by_issue = rf"{_ISSUE}(?:{_SEP}{day})?{_SEP}{_YEAR}"
    return re.compile(rf"{_TITLE}{_SEP}(?:{by_day}|{by_year}|{by_issue})(?!\w)")
