"""The names of authors in citations: «Doe, Roe, and Poe», «Карасик В. И. и др.», «van der Berg»."""

from __future__ import annotations

import re
from functools import cache

from devisu.extract import locators
from devisu.extract.markers.found import and_others
from devisu.languages import load
from devisu.text import Span

_NAME = re.compile(r"(?:[dlDLдД]['’]|al-|ad-)?[^\W\d_][\w'’\-]{0,40}\.?(?:[ \u00a0]?-?[^\W\d_]\.(?!\w)){0,3}|&")
_PARTICLES = ("von", "van", "de", "der", "den", "du", "di", "da", "la", "le", "el", "al", "bin", "ibn", "фон", "ван")
_GAP = re.compile(r"[\s,/]{0,5}")
_POSSESSIVE = re.compile(r"['’]s\Z")
_MOST = 100
_WINDOW = 160


def are_names(words: str, language: str) -> bool:
    """Whether these are the names of authors: each a name, an initial or what joins them, and no month among them."""
    for others in and_others():
        words = words.removesuffix(others).rstrip(" ,")
    if len(words) > _MOST:
        return False
    at, whole = 0, False
    while at < len(words):
        name = _NAME.match(words, at)
        if not name or not _is_name(name[0], language):
            return False
        whole = whole or (name[0] not in _small() and len(name[0].rstrip(".")) > 2)
        at = _gap(words, name.end())
        if at == name.end() < len(words) and not name[0].endswith("."):
            return False
    return whole


def before(text: str, end: int, language: str) -> Span | None:
    """Where the names stand that end right before a bracket: «Doe and Roe (1990)», «Doe et al. (1990)»."""
    at = max(end - _WINDOW, 0)
    while match := _before().search(text, at, end):
        if are_names(nominal(match[1]), language):
            return Span(*match.span(1))
        at = match.start() + 1
    return None


def nominal(names: str) -> str:
    """The names without the ending of the English possessive."""
    return _POSSESSIVE.sub("", names)


def _is_name(word: str, language: str) -> bool:
    if word in _small():
        return True
    capital = word[0].isupper() or word[2:3].isupper() or word[3:4].isupper()
    return capital and not _no_names(language).intersection(word.lower().rstrip(".").split("-"))


def _gap(words: str, at: int) -> int:
    gap = _GAP.match(words, at)
    return gap.end() if gap else at


@cache
def _small() -> frozenset[str]:
    """The small words that stand between names."""
    return frozenset((*_PARTICLES, "де", "дер", "y")) | locators.conjunctions()


@cache
def _before() -> re.Pattern[str]:
    """Names that end right before a bracket, the longest row of them that there is."""
    name = rf"(?:(?:{'|'.join((*_PARTICLES, 'де', 'дер'))}) ){{0,3}}[^\W\d_][\w'’\-]{{1,40}}"
    joins = "|".join(sorted(map(re.escape, locators.conjunctions())))
    others = "|".join(map(re.escape, and_others()))
    row = rf"(?:{name}(?:, {name}){{0,3}},? (?:{joins}) )?{name}(?:,? (?:{others}))?"
    return re.compile(rf"(?<![\w'’-])({row})[ \u00a0]\Z")


@cache
def _no_names(language: str) -> frozenset[str]:
    """Months, words for tables, chapters and pages, words that open sentences: a capital does not make them names."""
    data = [load(code) for code in (language, "en")]
    months = {word.rstrip("-.") for one in data for month in one.months for word in month}
    places = {word.strip("-.") for one in data for words in one.locators.values() for word in words}
    return frozenset(months | places).union(*(one.openers for one in data))
