"""Days in the Gregorian and the Julian calendar, before the year 1 too, and the way from one to the other.

Years are astronomical: 0 is 1 BC, -1 is 2 BC. Both calendars are proleptic, that is reckoned back beyond the day on
which they were introduced. The arithmetic counts days from 1 January 4713 BC (Julian), as astronomers do.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Reckoning = Literal["Gregorian", "Julian"]

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day of a calendar; days of one calendar compare as they follow each other."""

    year: int
    month: int
    day: int


EARLIEST = Day(-9999, 1, 1)
LATEST = Day(9999, 12, 31)


def month_length(year: int, month: int, reckoning: Reckoning = "Gregorian") -> int:
    """The number of days of a month."""
    return 29 if month == 2 and is_leap(year, reckoning) else _LENGTHS[month - 1]


def is_leap(year: int, reckoning: Reckoning = "Gregorian") -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (reckoning == "Julian" or year % 100 != 0 or year % 400 == 0)


def exists(day: Day, reckoning: Reckoning = "Gregorian") -> bool:
    """Whether the calendar has this day."""
    return 1 <= day.month <= 12 and 1 <= day.day <= month_length(day.year, day.month, reckoning)


def ordinal(day: Day, reckoning: Reckoning = "Gregorian") -> int:
    """The Julian day number: days since 1 January 4713 BC in the Julian calendar."""
    before_march = (14 - day.month) // 12
    year, month = day.year + 4800 - before_march, day.month + 12 * before_march - 3
    days = day.day + (153 * month + 2) // 5 + 365 * year + year // 4
    return days - 32083 if reckoning == "Julian" else days - year // 100 + year // 400 - 32045


def of_ordinal(number: int, reckoning: Reckoning = "Gregorian") -> Day:
    """The day with this Julian day number."""
    shifted = number + 1401
    if reckoning == "Gregorian":
        shifted += (4 * number + 274277) // 146097 * 3 // 4 - 38
    quarter_days = 4 * shifted + 3
    fifths = 5 * (quarter_days % 1461 // 4) + 2
    month = (fifths // 153 + 2) % 12 + 1
    return Day(quarter_days // 1461 - 4716 + (14 - month) // 12, month, fifths % 153 // 5 + 1)


def to_gregorian(day: Day) -> Day:
    """The Gregorian name of a Julian day: 25 October 1917 becomes 7 November 1917."""
    return of_ordinal(ordinal(day, "Julian"))


def shifted(day: Day, days: int) -> Day:
    """The day so many days later (or earlier), never beyond the bounds of what is counted here."""
    return min(max(of_ordinal(ordinal(day) + days), EARLIEST), LATEST)
