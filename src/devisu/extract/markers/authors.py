"""Citations by author and year: ``(Pipes 1964, 49; Doe and Roe 1999a)``, ``[Карасик, 2002, с. 231]``.

A place and a year, ``(Moscow 1918)``, look the same. So a bracket counts by itself only with a locator, several works,
«et al.» or a letter after the year; a bare one only in a text that has three such. Without a year an author counts in
square brackets with a labelled place, as in GOST R 7.0.5-2008, ``[Целищев, ч. 1, с. 17]``; so does a title. Words for
no year (“n.d.”) stand for one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from devisu.extract import locators
from devisu.extract.markers import authornames, issues
from devisu.extract.markers.found import Found, and_others, introductions
from devisu.languages import known, load
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.extract.markers.found import Bracket, Field
    from devisu.model import Mode

_YEAR = re.compile(r"(?<![\d–—-])((?:1[4-9]|20)\d\d)([a-zа-я]?)(?![\w–—])(?!-\d)")
_ORIGINAL = re.compile(r"\[?(?:1[4-9]|20)\d\d(?:\][ \u00a0]?|[ \u00a0]?/[ \u00a0]?)(?=(?:1[4-9]|20)\d\d)")
_REPRINT = re.compile(r"[ \u00a0]?\[(?:1[4-9]|20)\d\d\]")
_FURTHER_LETTER = re.compile(r",[ \u00a0]?([b-zб-я])(?![\w.])")
_TITLE = re.compile(r"[^\W\d_a-zа-я][^\d.;:]{3,100}")
_NAMED = re.compile(r"[«“„‘\"']?[^\W\d_a-zа-яё][^;\[\]]{3,200}")
"""An author and a title, or a title alone, however they are written: “K. Roe, Mill: A Life”."""
_GAP = re.compile(r"[\s,]{0,5}")
_PART = re.compile(r"[;,]")
_ENOUGH = 3
_LONGEST = 200


class Work(NamedTuple):
    """A work named by author and year in a bracket, and whether it cannot be a place and a year."""

    item: Item
    sure: bool


def find(field: Field) -> Iterator[Found]:
    """The citations by author and year of a text."""
    sure, unsure = _read(field)
    yield from (*sure, *unsure) if len(sure) >= _ENOUGH else sure


def possible(field: Field) -> Sequence[Found]:
    """What may be such a citation or a place and a year, and is left alone by `find`."""
    sure, unsure = _read(field)
    return () if len(sure) >= _ENOUGH else unsure


def _read(field: Field) -> tuple[list[Found], list[Found]]:
    """The brackets that name authors and years: those that can be nothing else, and the others."""
    sure, unsure = list[Found](), list[Found]()
    taken = {one.span for one in issues.find(field)}
    for bracket in sorted((*field.brackets(), *field.parentheses()), key=lambda bracket: bracket.span):
        if bracket.span not in taken and (works := _works(bracket, field)):
            alone = len(works) > 1 or works[0].sure
            found = Found("author-date", _span(bracket, works), tuple(work.item for work in works))
            (sure if alone else unsure).append(found)
    return sure, unsure


def _span(bracket: Bracket, works: list[Work]) -> Span:
    """The bracket, with the name before it where that is the author: «Pipes (1964, 49)»."""
    return Span(min(bracket.span.start, works[0].item.span.start), bracket.span.end)


def _works(bracket: Bracket, field: Field) -> list[Work]:
    """The works that a bracket names.

    Each part between semicolons must name one, but those behind a work that is one for sure: «12; emphasis mine».
    """
    square = field.document.text[bracket.span.start] == "["
    works: list[Work] = []
    if not any(map(str.isdigit, bracket.words)) and not _without_year().search(bracket.words):
        return []
    for span in _parts(bracket, field.document.text):
        found = _part(span, field, square=square) or (_after_name(bracket, field) if not works else [])
        found = found or (_undated(span, field) if square else [])
        if not found and not any(work.sure for work in works):
            return []
        works += found
    return works


def _parts(bracket: Bracket, text: str) -> Iterator[Span]:
    """The parts between semicolons, and before «quoted in» behind a year."""
    start, end = bracket.inner
    for cut in _PART.finditer(text, start, end):
        leads = cut[0] == "," and introductions().match(text, cut.end(), end)
        if cut[0] == ";" or (leads and _YEAR.search(text, start, cut.start())):
            yield Span(start, cut.start())
            start = cut.end()
    yield Span(start, end)


def _part(span: Span, field: Field, *, square: bool) -> list[Work]:
    words, language = span.of(field.document.text), field.document.language
    introduced = introductions().match(words)
    start = introduced.end() if introduced else 0
    original = _ORIGINAL.search(words, start)
    year = _YEAR.match(words, original.end()) if original else _YEAR.search(words, start)
    year = year or _without_year().search(words, start)
    if not year:
        return []
    names = words[start : (original or year).start()].strip(" ,:\u00a0\n")
    named = authornames.are_names(names, language)
    if not named and not (square and _TITLE.fullmatch(names)):
        return []
    first = span.start + len(words) - len(words.lstrip())
    prefix = introduced[0].strip() if introduced else ""
    works = _dated(names, year, Span(first, span.end), words, prefix, language)
    return works if named or (works and _is_labelled(works[-1].item)) else []


def _is_labelled(item: Item) -> bool:
    return bool(item.locators) and any(map(str.isalpha, item.suffix))


def _dated(names: str, year: re.Match[str], span: Span, words: str, prefix: str, language: str) -> list[Work]:
    """One work for each year given: «Pipes 1954, 1964», «Doe 2001a, b»; only the last has a locator."""
    years, at = _years(words, year)
    suffix = words[at:].rstrip()
    reading = locators.read(suffix, language)
    if not (reading.whole or reading.leads) or (suffix and suffix[0] not in ",:. \u00a0"):
        return []
    sure = (
        len(years) > 1 or bool(year[2]) or bool(reading.locators) or any(one in names.lower() for one in and_others())
    )
    end = span.start + len(words.strip()) if not suffix else span.end - (len(words) - len(words.rstrip()))
    place = Span(span.start, max(end, span.start))
    works = [Work(Item(f"{names} {one}", place, prefix), sure) for one in years[:-1]]
    last = Item(f"{names} {years[-1]}", place, prefix, suffix, reading.locators)
    return [*works, Work(last, sure)]


def _years(words: str, year: re.Match[str]) -> tuple[list[str], int]:
    """The years that follow one another, each with its letter, and where they end; words for no year stand alone."""
    years, at = [year[1] + year[2]], year.end()
    if not year[1].isdecimal():
        return years, at
    while True:
        further = _YEAR.match(words, _gap(words, at))
        letter = _FURTHER_LETTER.match(words, at) if not years[-1].isdigit() else None
        if letter:
            years.append(years[-1][:4] + letter[1])
            at = letter.end()
        elif further and further.start() > at:
            years.append(further[1] + further[2])
            at = further.end()
        else:
            reprint = _REPRINT.match(words, at)
            return years, reprint.end() if reprint else at


def _undated(span: Span, field: Field) -> list[Work]:
    """The work of a part that names an author, or a title, and a labelled place: «Целищев, ч. 1, с. 17»."""
    words, language = span.of(field.document.text), field.document.language
    introduced = introductions().match(words)
    start = introduced.end() if introduced else 0
    described: list[Item] = []
    for comma in reversed(list(re.finditer(",", words[start : start + _LONGEST]))):
        names, suffix = words[start : start + comma.start()].strip(), words[start + comma.start() :].rstrip()
        reading = locators.read(suffix, language)
        place = Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))
        item = Item(names, place, introduced[0].strip() if introduced else "", suffix, reading.locators)
        if not reading.whole or not _is_labelled(item):
            continue
        paged = any(one.label == "page" for one in reading.locators)
        if authornames.are_names(names, language) or (paged and _TITLE.fullmatch(names)):
            return [Work(item, sure=True)]
        if paged and _NAMED.fullmatch(names):
            described.append(item)
    return [Work(described[-1], sure=True)] if described else []


def _after_name(bracket: Bracket, field: Field) -> list[Work]:
    """The work of a bracket that holds only a year and a place, after the author's name: «Pipes (1964, 49)»."""
    text, language = field.document.text, field.document.language
    year = _YEAR.match(bracket.words.lstrip()) or _without_year().match(bracket.words.lstrip())
    named = authornames.before(text, bracket.span.start, language) if year else None
    if not year or not named:
        return []
    suffix = bracket.words.lstrip()[year.end() :].rstrip()
    reading = locators.read(suffix, language)
    if not (reading.whole or (reading.locators and reading.leads)) or (suffix and suffix[0] not in ",:"):
        return []
    if text[bracket.span.start] == "[" and not any(one.label == "page" for one in reading.locators):
        return []
    mode: Mode = "author-in-text"
    names = named.of(text)
    span = Span(named.start, bracket.inner.end)
    item = Item(f"{authornames.nominal(names)} {year[1]}{year[2]}", span, "", suffix, reading.locators, mode)
    return [Work(item, bool(year[2]) or bool(reading.locators))]


@cache
def _without_year() -> re.Pattern[str]:
    """What stands for the year of a work that has none, in all languages, grouped as a year is."""
    phrases = sorted({phrase for code in known() for phrase in load(code).undated}, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, phrases))})(?!\w)()", re.IGNORECASE)


def _gap(words: str, at: int) -> int:
    gap = _GAP.match(words, at)
    return gap.end() if gap else at
