"""Dates as BibLaTeX reads them: EDTF, that is ISO 8601-2 levels 0 and 1 (biblatex manual, section 2.3.8)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from devisu import days, languages

_POINT: Final = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|\dXXX|y-?\d{5,9})"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)(?P<time>T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:?\d{2})?)?)?)?"
    r"(?P<mark>[?~%]?)"
)
_NUMBERS: Final = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?")
_DOTTED: Final = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?:\s?г\.)?")
_IN_WORDS: Final = re.compile(
    r"(?:(?:(?P<day>\d{1,2})\.?\s)?(?P<word>[^\W\d_]{3,12})\.?,?\s"
    r"|(?P<word2>[^\W\d_]{3,12})\.?\s(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s)(?P<year>\d{4})(?:\sг\.)?"
)
_OPEN: Final = ("", "..", "*")
_SEASONS: Final = range(21, 25)
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD: Final = re.compile(r"[^\W\d_]+")


class Point(NamedTuple):
    """A year, perhaps with month (1-12, or 21-24 for a season) and day; ``XX`` leaves them None, as does absence."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def year_in_words(self) -> str:
        """The year as it is printed: the year before 1 is 0 here, and “1 BC” in words."""
        return str(self.year) if self.year > 0 else f"{1 - self.year} BC"


class Range(NamedTuple):
    """From one point to another; a side left open is None. A single date begins and ends at itself."""

    begin: Point | None
    end: Point | None


class DateFault(NamedTuple):
    """What is wrong with a date: ``form`` (not EDTF), ``month``, ``day`` or ``order``."""

    kind: str
    part: str


def parse(words: str) -> Range | DateFault:
    """The range a date stands for, or what is wrong with it."""
    sides = words.strip().split("/")
    if len(sides) > 2 or not words.strip():
        return DateFault("form", words)
    points: list[Point | None] = []
    for side in sides:
        if len(sides) == 2 and side.strip() in _OPEN:
            points.append(None)
            continue
        point = _point(side.strip())
        if isinstance(point, DateFault):
            return point
        points.append(point)
    begin, end = points[0], points[-1]
    return DateFault("order", words) if begin and end and _after(begin, end) else Range(begin, end)


def _point(words: str) -> Point | DateFault:
    found = _POINT.fullmatch(words)
    if not found:
        return DateFault("form", words)
    month = _number(found["month"])
    day = _number(found["day"])
    if month is not None and not 1 <= month <= 12 and month not in _SEASONS:
        return DateFault("month", found["month"])
    if day is not None and month is not None and not 1 <= day <= _days(month, found["year"]):
        return DateFault("day", found["day"])
    return Point(int(found["year"].lstrip("y").replace("X", "0")), month, day)


def _number(words: str | None) -> int | None:
    return int(words) if words and words.isdecimal() else None


def _days(month: int, year: str) -> int:
    """The days of a month; a 29 February that only the Julian calendar had is let pass."""
    if month > 12:
        return 0
    return days.month_length(int(year) if year.isdecimal() else 4, month, "Julian")


def _after(begin: Point, end: Point) -> bool:
    for one, other in zip(begin, end, strict=True):
        if one is None or other is None:
            return False
        if one != other:
            return one > other
    return False


def spelt_out(words: str) -> str | None:
    """A date in another habit as BibLaTeX reads it: ``1906-6-22``, «22 июня 1906 г.», ``June 22, 1906``, ``22.6.1906``.

    None where the words are no single date, or where day and month cannot be told apart.
    """
    plain = " ".join(words.replace("\u00a0", " ").split())
    if found := _NUMBERS.fullmatch(plain):
        year, month, day = found["year"], int(found["month"]), found["day"]
    elif found := _IN_WORDS.fullmatch(plain):
        year, month, day = (
            found["year"],
            month_number(found["word"] or found["word2"]) or 0,
            found["day"] or found["day2"],
        )
    elif found := _DOTTED.fullmatch(plain):
        year, month, day = found["year"], int(found["month"]), found["day"]
    else:
        return None
    made = f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return None if isinstance(parse(made), DateFault) else made


def month_number(words: str) -> int | None:
    """The month (1-12) that a field names in whatever habit: ``5``, ``05``, ``May``, ``мая``, ``5 12`` with a day."""
    words = words.strip().lower()
    for word in _WORD.findall(words)[:4]:
        if number := _named(word):
            return number
    digits = re.match(r"\d{1,2}(?!\d)", words)
    return int(digits[0]) if digits and 1 <= int(digits[0]) <= 12 else None


def _named(word: str) -> int | None:
    if word[:3] in _ENGLISH and word.isascii():
        return _ENGLISH.index(word[:3]) + 1
    return next((number for code in languages.known() if (number := _in_language(word, code))), None)


def _in_language(word: str, code: str) -> int | None:
    for number, forms in enumerate(languages.load(code).months, 1):
        if any(word == form.rstrip(".") or (form.endswith("-") and word.startswith(form[:-1])) for form in forms):
            return number
    return None


def compose(year: str, month: str, day: str = "") -> str:
    """A date of a year, a month and a day written apart; the year as written where they do not make one."""
    number = month_number(month)
    if number is None or not re.fullmatch(r"\d{4}", year.strip()):
        return year
    last = re.fullmatch(r"\d{1,2}", day.strip())
    return f"{year.strip()}-{number:02d}" + (f"-{int(day):02d}" if last else "")
