"""Numbers of years that a claim states, against its dates: how long a thing lasted, how much later, at what age."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from devisu.languages import load
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match, Pattern

    from devisu.dating import DatedClaim
    from devisu.extract.dates import Date
    from devisu.model import Examined

Kind = Literal["lasting", "later", "age"]

NEAR = 40
"""How many code points may stand between a span of years and the number that says how many they are."""
_BESIDE = 8
"""How many may stand between “twenty years later” and the date that is meant."""
_SLACK = 1
_NAMED = re.compile(r"(?:^|\s)[^\W\d_][\w'’-]*\.?[ \xa0]\($")


class Misfit(NamedTuple):
    """A number of years that is not that of the dates beside it; ``date`` is the span, or the second of the dates."""

    date: Date
    first: int
    last: int
    said: int
    kind: Kind


def misfits(text: Examined, stated: DatedClaim) -> Iterator[Misfit]:
    """The numbers of years of a claim that do not fit; the difference of two years may be one more or less."""
    known = _patterns(text.document.language)
    source, where = text.document.source.text, stated.claim.span
    if known is None or not known.speaks(source[where.start : where.end].lower()):
        return
    found = _lasting(text, stated, known) or _later(text, stated, known) or _age(text, stated, known)
    if found and abs(found.said - (found.last - found.first)) > _SLACK:
        yield found


# --- how long, how much later, at what age ----------------------------------------------------------------------------


def _lasting(text: Examined, stated: DatedClaim, known: _Patterns) -> Misfit | None:
    """The one span of years of a claim, with the one number of years beside it."""
    source, where = text.document.source.text, stated.claim.span
    spans = [date for date in stated.dates if _is_span(date)]
    said = [*known.years.finditer(source, where.start, where.end)] if len(spans) == 1 else []
    if len(said) != 1 or _is_distance(source, said[0], known):
        return None
    date = spans[0]
    start, end = sorted(((date.span.start, date.span.end), said[0].span()))
    between = source[start[1] : end[0]]
    if len(between) > NEAR or (_is_life(source, date) and not find_words(between, known.lasted)):
        return None
    return Misfit(date, date.earliest.year, date.latest.year, known.number(said[0]), "lasting")


def _is_span(date: Date) -> bool:
    """Whether the words name two years, and not a half of a century."""
    ends = date.edtf.split("/")
    return (
        date.precision == "year"
        and len(ends) == 2
        and all(end.lstrip("-").isdigit() for end in ends)
        and (sum(map(str.isdigit, date.words)) > 4)
    )


def _is_distance(source: str, said: Match[str], known: _Patterns) -> bool:
    """Whether the number of years sets something apart («20 лет спустя», “20 years later”), or is an age."""
    around = source[max(said.start() - 20, 0) : said.end() + 20]
    return bool(find_words(source[said.end() : said.end() + 20], known.apart)) or any(
        one.search(around) for one in (known.later, known.age)
    )


def _is_life(source: str, date: Date) -> bool:
    """Whether the span stands in parentheses behind a name, as lives and reigns do: “under Henry (1509–1547)”."""
    before = source[max(date.span.start - 40, 0) : date.span.start]
    named = _NAMED.search(before)
    return bool(named and named[0].strip()[0].isupper())


def _later(text: Examined, stated: DatedClaim, known: _Patterns) -> Misfit | None:
    """“In 1712 …; twenty years later, in 1745, …”: two dates in a row, and the years between them."""
    source = text.document.source.text
    for first, then in pairwise(stated.dates):
        if not all(_is_point(date) for date in (first, then)):
            continue
        said = [*known.later.finditer(source, first.span.end, then.span.start)]
        if len(said) == 1 and then.span.start - said[0].end() <= _BESIDE:
            return Misfit(then, first.earliest.year, then.earliest.year, known.number(said[0]), "later")
    return None


def _age(text: Examined, stated: DatedClaim, known: _Patterns) -> Misfit | None:
    """“Jane Doe (1866–1937) died at the age of 45”, «родилась в 1866 г. и умерла в 1937 г. в возрасте 45 лет»."""
    source, where = text.document.source.text, stated.claim.span
    said = [*known.age.finditer(source, where.start, where.end)]
    words = source[where.start : where.end]
    if len(said) != 1 or not find_words(source[max(said[0].start() - NEAR, 0) : said[0].end() + NEAR], known.died):
        return None
    spans = [date for date in stated.dates if _is_span(date)]
    if len(stated.dates) == 1 and spans:
        return Misfit(spans[0], spans[0].earliest.year, spans[0].latest.year, known.number(said[0]), "age")
    if len(stated.dates) != 2 or not all(map(_is_point, stated.dates)) or not find_words(words, known.born):
        return None
    born, died = stated.dates
    return Misfit(died, born.earliest.year, died.earliest.year, known.number(said[0]), "age")


def _is_point(date: Date) -> bool:
    return "/" not in date.edtf and "~" not in date.edtf and date.precision in ("day", "month", "season", "year")


# --- the words --------------------------------------------------------------------------------------------------------


class _Patterns(NamedTuple):
    """Patterns with a number ``n`` in figures or words, and the words around them, in one language."""

    years: Pattern[str]
    later: Pattern[str]
    age: Pattern[str]
    numbers: dict[str, int]
    apart: tuple[str, ...]
    lasted: tuple[str, ...]
    born: tuple[str, ...]
    died: tuple[str, ...]
    telling: tuple[str, ...]

    def speaks(self, words: str) -> bool:
        """Whether there is a word for years or for an age among these small letters: most claims have none."""
        return any(one in words for one in self.telling)

    def number(self, found: Match[str]) -> int:
        """The number that a match names."""
        word = next(one for one in found.groups() if one)
        # casefold, since patterns that ignore capitals match a long s: “ſeven”
        return int(word) if word.isdecimal() else self.numbers[" ".join(word.casefold().split())]


@cache
def _patterns(language: str) -> _Patterns | None:
    lists = load(language).dates
    if "years-long" not in lists:
        return None
    numbers = {
        form.casefold(): int(number)
        for one in lists.get("numbers", ())
        for number, _, forms in [one.partition(" ")]
        for form in forms.split("/")
    }
    forms = {form for one in lists.get("numbers", ()) for form in one.partition(" ")[2].split("/")}
    words = sorted(forms, key=len, reverse=True)
    number = "|".join([r"\d{1,3}", *(re.escape(word).replace(r"\ ", r"\s") for word in words)])
    years = "|".join(map(re.escape, lists["years-long"]))
    return _Patterns(
        years=re.compile(rf"(?<![\w–—-])({number})[\s-](?:{years})\b", re.IGNORECASE),
        later=_templates(lists.get("years-later", ()), number),
        age=_templates(lists.get("aged", ()), number),
        numbers=numbers,
        apart=lists.get("apart", ()),
        lasted=lists.get("lasted", ()),
        born=lists.get("born", ()),
        died=lists.get("died", ()),
        telling=_telling([*lists["years-long"], *lists.get("years-later", ()), *lists.get("aged", ())]),
    )


def _telling(phrases: list[str]) -> tuple[str, ...]:
    """The longest word of each phrase, without those that hold another."""
    words = sorted({max(phrase.split(), key=len) for phrase in phrases}, key=len)
    return tuple(word for at, word in enumerate(words) if not any(other in word for other in words[:at]))


def _templates(lists: tuple[str, ...], number: str) -> Pattern[str]:
    """Phrases in which ``#`` stands for the number; one that never fits if there is none."""
    made = [r"\s+".join(f"({number})" if word == "#" else re.escape(word) for word in one.split()) for one in lists]
    return re.compile(rf"(?<![\w–—-])(?:{'|'.join(made)})\b" if made else r"(?!)", re.IGNORECASE)
