"""Extended Date/Time Format: what levels 0 and 1 of it offer to a historian, as days that bound a date.

ISO 8601-2 with years, months, days, seasons (21 to 24), unspecified digits (``192X``, ``19XX``), qualifiers
(``1850~``, ``1918?``, ``1918%``), intervals and open ends (``1921-02/1921-03``, ``../1917``). Years before 1 are
astronomical (``-0333`` is 334 BC). Bounds are generous where words are loose, because they serve to tell which dates
cannot be the same: a season reaches from its meteorological to its astronomical limits, and a qualified date is given
room on both sides.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from devisu.days import EARLIEST, LATEST, Day, exists, month_length, shifted

Precision = Literal["day", "month", "season", "year", "decade", "century"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = ("spring", "summer", "autumn", "winter")

_ONE = re.compile(r"(?P<year>-?\d{2}(?:XX|\dX|\d\d))(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<loose>[?~%]?)")
_ROOM = {"day": 15, "month": 92, "season": 92, "year": 1827, "decade": 3653, "century": 9131}


class Bounds(NamedTuple):
    """The first and the last day that a date may mean, and how exactly it was stated."""

    earliest: Day
    latest: Day
    precision: Precision

    def disjoint(self, other: Bounds) -> bool:
        """Whether no day can be meant by both."""
        return self.latest < other.earliest or other.latest < self.earliest


class EdtfError(ValueError):
    """The words are no date in the Extended Date/Time Format; says why."""


def bounds(text: str) -> Bounds:
    """The bounds of a date or interval. Raises EdtfError."""
    if "/" not in text:
        return _one(text)
    start, _, end = text.partition("/")
    ends = [_one(part) for part in (start, end) if part not in ("..", "")]
    if not ends:
        raise EdtfError(f"“{text}” is open at both ends")
    first = EARLIEST if start in ("..", "") else ends[0].earliest
    last = LATEST if end in ("..", "") else ends[-1].latest
    if len(ends) == 2 and ends[1].latest < ends[0].earliest:
        raise EdtfError(f"“{text}” ends before it begins")
    return Bounds(first, last, max((one.precision for one in ends), key=list(_ROOM).index))


def _one(text: str) -> Bounds:
    found = _ONE.fullmatch(text)
    if not found:
        raise EdtfError(f"“{text}” is no date in EDTF, such as 1921, 1921-02, 1921-02-25 or 1921-02/1921-03")
    plain = _plain(found)
    if not found["loose"]:
        return plain
    room = _ROOM[plain.precision]
    return Bounds(shifted(plain.earliest, -room), shifted(plain.latest, room), plain.precision)


def _plain(found: re.Match[str]) -> Bounds:
    year, month, day = found["year"], int(found["month"] or 0), int(found["day"] or 0)
    if "X" in year:
        if month:
            raise EdtfError(f"“{found[0]}” has a month in a year that is not named")
        return _digits(year)
    if day:
        only = Day(int(year), month, day)
        if not exists(only):
            raise EdtfError(f"“{found[0]}” is not a day of the calendar")
        return Bounds(only, only, "day")
    if 21 <= month <= 24:
        return _season(int(year), month)
    if month:
        if month > 12:
            raise EdtfError(f"“{found[0]}” has no such month or season")
        return Bounds(Day(int(year), month, 1), Day(int(year), month, month_length(int(year), month)), "month")
    return Bounds(Day(int(year), 1, 1), Day(int(year), 12, 31), "year")


def _digits(year: str) -> Bounds:
    low, high = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    if year.endswith("XX"):  # the 20th century is 1901 to 2000 to some, 1900 to 1999 to others
        return Bounds(Day(low, 1, 1), Day(high + 1, 12, 31), "century")
    return Bounds(Day(low, 1, 1), Day(high, 12, 31), "decade")


def _season(year: int, code: int) -> Bounds:
    if code == 24:  # the winter of a year may be the one it begins with or the one it ends with
        return Bounds(Day(year - 1, 12, 1), Day(year + 1, 3, 21), "season")
    start, end = {21: (3, (6, 22)), 22: (6, (9, 23)), 23: (9, (12, 22))}[code]
    return Bounds(Day(year, start, 1), Day(year, *end), "season")


def words(text: str) -> str:
    """A date or interval in English words, for messages: ``1921-02/1921-03`` is “February to March 1921”."""
    start, slash, end = text.partition("/")
    if not slash:
        return _words(start)
    if start in ("..", ""):
        return f"up to {_words(end)}"
    if end in ("..", ""):
        return f"{_words(start)} or later"
    return f"{_without(start, end)} to {_words(end)}"


def _without(start: str, end: str) -> str:
    """The words of the start of an interval, without what its end repeats."""
    one, other = start.split("-"), end.split("-")
    if len(one) != len(other) or not all(part.isdigit() for part in (*one, *other)) or one[0] != other[0]:
        return _words(start)
    if len(one) == 3:
        return str(int(one[2])) if one[1] == other[1] else f"{int(one[2])} {_month(one[1])}"
    return _month(one[1]) if len(one) == 2 else _words(start)


def _words(text: str) -> str:
    found = _ONE.fullmatch(text)
    if not found:
        return text
    about = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}[found["loose"]]
    parts = [str(int(found["day"])) if found["day"] else "", _month(found["month"]), _year(found["year"])]
    return about + " ".join(part for part in parts if part)


def _month(code: str | None) -> str:
    if not code:
        return ""
    number = int(code)
    return MONTHS[number - 1] if 1 <= number <= 12 else SEASONS[number - 21] if 21 <= number <= 24 else code


def _year(code: str) -> str:
    if code.endswith("XX"):
        number = int(code[:-2])
        return f"the {_ordinal(number + 1)} century" if number >= 0 else f"the {_ordinal(1 - number)} century BC"
    if code.endswith("X"):
        return f"the {code.removesuffix('X')}0s"
    number = int(code)
    return str(number) if number > 0 else f"{1 - number} BC"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
