"""Citations by author and year: ``(Pipes 1964, 49; Doe and Roe 1999a)``, ``[Карасик, 2002, с. 231]``.

A place and a year, ``(Moscow 1918)``, look the same. So a bracket counts by itself only with a locator, several works,
«et al.» or a letter after the year; a bare one only in a text that has three such.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from devisu.extract import locators
from devisu.extract.markers.found import Found, introductions
from devisu.languages import known, load
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.extract.markers.found import Bracket, Field
    from devisu.model import Mode

_YEAR = re.compile(r"(?<![\d–—-])((?:1[4-9]|20)\d\d)([a-zа-я]?)(?![\w–—])(?!-\d)")
_NAME = re.compile(r"(?:[dlDLдД]['’]|al-|ad-)?[^\W\d_][\w'’\-]{0,40}\.?(?:[ \u00a0]?-?[^\W\d_]\.(?!\w)){0,3}|&")
_PARTICLES = ("von", "van", "de", "der", "den", "du", "di", "da", "la", "le", "el", "al", "bin", "ibn", "фон", "ван")
_SMALL = frozenset((*_PARTICLES, "де", "дер", "and", "und", "et", "y", "и", "й", "та", "және", "&"))
_GAP = re.compile(r"[\s,]{0,5}")
_BEFORE = re.compile(r"([^\W\d_][\w'’\-]{1,40})[ \u00a0]\Z")
_MOST = 100
_ENOUGH = 3


class Work(NamedTuple):
    """A work named by author and year in a bracket, and whether it cannot be a place and a year."""

    item: Item
    sure: bool


def find(field: Field) -> Iterator[Found]:
    """The citations by author and year of a text."""
    brackets = sorted((*field.brackets(), *field.parentheses()), key=lambda bracket: bracket.span)
    read = [(bracket, works) for bracket in brackets if (works := _works(bracket, field))]
    sure = [len(works) > 1 or works[0].sure for _, works in read]
    habitual = sum(sure) >= _ENOUGH
    for (bracket, works), alone in zip(read, sure, strict=True):
        if alone or habitual:
            yield Found("author-date", _span(bracket, works), tuple(work.item for work in works))


def _span(bracket: Bracket, works: list[Work]) -> Span:
    """The bracket, with the name before it where that is the author: «Pipes (1964, 49)»."""
    return Span(min(bracket.span.start, works[0].item.span.start), bracket.span.end)


def _works(bracket: Bracket, field: Field) -> list[Work]:
    """The works that a bracket names; none unless each of its parts names one."""
    if not _YEAR.search(bracket.words):
        return []
    works: list[Work] = []
    at = bracket.start
    for part in bracket.words.split(";"):
        found = _part(Span(at, at + len(part)), field) or (_after_name(bracket, field) if not works else [])
        if not found:
            return []
        works += found
        at += len(part) + 1
    return works


def _part(span: Span, field: Field) -> list[Work]:
    words, language = span.of(field.document.text), field.document.language
    introduced = introductions().match(words)
    start = introduced.end() if introduced else 0
    year = _YEAR.search(words, start)
    names = words[start : year.start()].strip(" ,\u00a0\n") if year else ""
    if not year or not _are_names(names, language):
        return []
    first = span.start + len(words) - len(words.lstrip())
    prefix = introduced[0].strip() if introduced else ""
    return _dated(names, year, Span(first, span.end), words, prefix, language)


def _dated(names: str, year: re.Match[str], span: Span, words: str, prefix: str, language: str) -> list[Work]:
    """One work for each year given: «Pipes 1954, 1964»; only the last has a locator."""
    years = [year]
    while (further := _YEAR.match(words, _gap(words, years[-1].end()))) and further.start() > years[-1].end():
        years.append(further)
    suffix = words[years[-1].end() :].rstrip()
    reading = locators.read(suffix, language)
    if not reading.whole or (suffix and suffix[0] not in ",:. \u00a0"):
        return []
    several = any(other in names.lower() for other in _others())
    end = span.start + len(words.strip()) if not suffix else span.end - (len(words) - len(words.rstrip()))
    works = []
    for one in years:
        last = one is years[-1]
        item = Item(
            f"{names} {one[1]}{one[2]}",
            Span(span.start, max(end, span.start)),
            prefix,
            suffix if last else "",
            reading.locators if last else (),
        )
        works.append(Work(item, several or bool(one[2]) or bool(reading.locators) or len(years) > 1))
    return works


def _after_name(bracket: Bracket, field: Field) -> list[Work]:
    """The work of a bracket that holds only a year and a place, after the author's name: «Pipes (1964, 49)»."""
    text, language = field.document.text, field.document.language
    year = _YEAR.match(bracket.words.lstrip())
    name = _BEFORE.search(text, max(bracket.span.start - 60, 0), bracket.span.start)
    if not year or not name or not _are_names(name[1], language) or text[bracket.span.start] != "(":
        return []
    suffix = bracket.words.lstrip()[year.end() :].rstrip()
    reading = locators.read(suffix, language)
    if not reading.whole or (suffix and suffix[0] not in ",:"):
        return []
    mode: Mode = "author-in-text"
    span = Span(name.start(), bracket.span.end - 1)
    item = Item(f"{name[1]} {year[1]}{year[2]}", span, "", suffix, reading.locators, mode)
    return [Work(item, bool(year[2]) or bool(reading.locators))]


def _gap(words: str, at: int) -> int:
    gap = _GAP.match(words, at)
    return gap.end() if gap else at


def _are_names(words: str, language: str) -> bool:
    """Whether these are the names of authors: each a name, an initial or what joins them, and no month among them."""
    for others in _others():
        words = words.removesuffix(others).rstrip(" ,")
    if len(words) > _MOST:
        return False
    at, whole = 0, False
    while at < len(words):
        name = _NAME.match(words, at)
        if not name or not _is_name(name[0], language):
            return False
        whole = whole or (name[0] not in _SMALL and len(name[0].rstrip(".")) > 2)
        at = _gap(words, name.end())
        if at == name.end() < len(words) and not name[0].endswith("."):
            return False
    return whole


def _is_name(word: str, language: str) -> bool:
    if word in _SMALL:
        return True
    capital = word[0].isupper() or word[2:3].isupper() or word[3:4].isupper()
    return capital and word.lower().rstrip(".") not in _no_names(language)


@cache
def _others() -> tuple[str, ...]:
    """«и др.», «et al.» in all languages, longest first."""
    return tuple(
        sorted({words for code in known() for words in load(code).and_others}, key=lambda word: (-len(word), word))
    )


@cache
def _no_names(language: str) -> frozenset[str]:
    """Months, and words for tables, chapters and pages: a capital does not make them names."""
    data = [load(code) for code in (language, "en")]
    months = {word.rstrip("-.") for one in data for month in one.months for word in month}
    places = {word.strip("-.") for one in data for words in one.locators.values() for word in words}
    return frozenset(months | places)
