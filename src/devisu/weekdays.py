"""Days of the week: which one a day was, and which one stands beside a date in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.days import Day, ordinal, to_gregorian
from devisu.languages import load

if TYPE_CHECKING:
    from re import Pattern

    from devisu.text import Span

NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REACH: Final = 30
"""Code points in which a day of the week stands beside its date."""


def of(day: Day) -> int:
    """The day of the week of a day in the Gregorian calendar, from 0 for Monday."""
    return ordinal(day) % 7


def either(day: Day) -> set[Day]:
    """The Gregorian days that a day may be whose calendar is not known."""
    return {day, to_gregorian(day)}


def beside(text: str, date: Span, language: str) -> int | None:
    """The day of the week named right before or behind a date: «в среду, 16 марта 1921 г.», “(a Wednesday)”."""
    known = _patterns(language)
    if known is None:
        return None
    found = known.before.search(text, max(date.start - _REACH, 0), date.start)
    found = found or known.behind.match(text, date.end, date.end + _REACH)
    return known.days[found[1].casefold()] if found else None  # a long s is matched too: “Tueſday”


class _Patterns(NamedTuple):
    before: Pattern[str]
    behind: Pattern[str]
    days: dict[str, int]


@cache
def _patterns(language: str) -> _Patterns | None:
    lists = load(language).dates
    days = {form.casefold(): day for day, forms in enumerate(lists.get("weekdays", ())) for form in forms.split("/")}
    forms = [form for one in lists.get("weekdays", ()) for form in one.split("/")]
    if not days:
        return None
    names = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    before, behind = (_optional(lists.get(name, ())) for name in ("weekday-before", "weekday-behind"))
    return _Patterns(
        re.compile(rf"(?<!\w)({names})(?:,?\s+|,\s*)(?:{before}\s+)?\Z", re.IGNORECASE),
        re.compile(rf"\s*[,(–—]?\s*(?:{behind}\s+)?({names})(?!\w)", re.IGNORECASE),
        days,
    )


def _optional(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})" if words else "(?!)"
