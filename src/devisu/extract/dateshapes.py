"""The shapes of dates, written over the kinds of `devisu.extract.datewords`, and how each is read as EDTF.

A shape is a regular expression over letters of kinds. Its groups name parts of a date: ``d`` day, ``m`` month, ``y``
year, ``s`` season, ``c`` century, with 1 for the first and 2 for the second of a range. Shapes are tried in order, the
most exact first, and what one has read the next no longer sees.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from devisu.days import Day, exists, is_leap, ordinal, to_gregorian
from devisu.edtf import words as in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Fault(NamedTuple):
    """Why words that look like a date are none. ``kind``: impossible, backwards, styles."""

    kind: str
    why: str


class Reading(NamedTuple):
    """A date as read: EDTF, and the calendar if the words settle it."""

    edtf: str
    calendar: str = "unstated"


class Shape(NamedTuple):
    """A pattern over kinds and the function that reads its parts; the style is ``O``, ``N`` or empty."""

    source: str
    read: Callable[[Mapping[str, int], str], Reading | Fault | None]
    relative: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first needed."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


# --- parts ------------------------------------------------------------------------------------------------------------


def _day(which: int) -> str:
    return rf"(?P<d{which}>n)[Te]?D?"


def _month(which: int) -> str:
    return rf"(?P<m{which}>M)W?"


def _y(which: int) -> str:
    return rf"(?P<y{which}>y)[Te]?(?:-?[JE])?"


def _worded(which: int) -> str:
    """A year with a word that makes it one: «1918 ж.», «1918-жылғы»."""
    return rf"(?P<y{which}>y)[Te]?-?[JE]"


def _range(first: str, second: str) -> str:
    """Two dates joined by a dash, or by words if the first is opened by one («с … по», "from … to")."""
    return rf"(?:(?P<f>[fg])K?)?{first},?(?(f)(?:-|[tu])|-)K?{second}"


def _until(first: str, second: str) -> str:
    """Two dates joined by a postposition: «1917 жылдан 1922 жылға дейін»."""
    return f"{first},?{second}v"


_GLUE = "[og]?,?"
_D1, _D2, _M1, _M2, _Y1, _Y2 = _day(1), _day(2), _month(1), _month(2), _y(1), _y(2)
_W1, _W2 = _worded(1), _worded(2)
_STYLED = r"[(,]{0,2}(?P<after>[ON])\)?"


# --- reading ----------------------------------------------------------------------------------------------------------


def _calendar_date(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read days, months and years; what the one end of a range leaves out is the other's."""
    year = parts.get("y1", parts.get("y2", 0))
    month = parts.get("m1", parts.get("m2", 0))
    start = Day(year, month, parts.get("d1", 0))
    if not {"d2", "m2", "y2"} & parts.keys():
        return _one(start, style)
    end = Day(parts.get("y2", year), parts.get("m2", month), parts.get("d2", 0))
    if start.month >= 10 and end.month <= 3:  # «ноябрь – январь 1918» begins in 1917
        start = start if "y1" in parts else start._replace(year=year - 1)
        end = end if "y2" in parts else end._replace(year=year + 1)
    if end < start:
        return Fault("backwards", f"{in_words(_edtf(start))} stands before {in_words(_edtf(end))}")
    return _joined(_one(start, style), _one(end, style))


def _one(day: Day, style: str) -> Reading | Fault:
    if not day.day:
        return Reading(_edtf(day), "Julian" if style == "O" else "Gregorian" if style == "N" else "unstated")
    julian = style == "O" or (day[1:] == (2, 29) and not is_leap(day.year) and style != "N" and day.year < 1924)
    if not exists(day, "Julian" if julian else "Gregorian"):
        return Fault("impossible", f"there is no {in_words(_edtf(day))}")
    if julian:
        return Reading(_edtf(to_gregorian(day)), "Julian")
    return Reading(_edtf(day), "Gregorian" if style == "N" else "unstated")


def _joined(start: Reading | Fault, end: Reading | Fault) -> Reading | Fault:
    if isinstance(start, Fault):
        return start
    if isinstance(end, Fault):
        return end
    return Reading(f"{start.edtf}/{end.edtf}", start.calendar)


def _edtf(day: Day) -> str:
    parts = [_four(day.year), *(f"{part:02}" for part in day[1:] if part)]
    return "-".join(parts)


def _four(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _both_styles(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read «25 октября (7 ноября) 1917»: one day, named in both calendars."""
    del style
    year, second = parts["y1"], parts.get("y2", parts["y1"])
    one = Day(year, parts.get("m1", parts.get("m2", parts.get("m3", 0))), parts["d1"])
    other = Day(second, parts.get("m2", parts.get("m3", one.month)), parts["d2"])
    years = range(-1, 2)
    pairs = [
        (one._replace(year=year + a), other._replace(year=second + b)) for a in years for b in years if not a or not b
    ]
    for first, then in sorted(pairs, key=lambda pair: (pair[0].year != year) + (pair[1].year != second)):
        for julian, gregorian in ((first, then), (then, first)):
            if exists(julian, "Julian") and to_gregorian(julian) == gregorian:
                return Reading(_edtf(gregorian), "both")
    if (
        year > 1923
        or not exists(one, "Julian")
        or not exists(other)
        or not 5 <= abs(ordinal(other) - ordinal(one)) <= 20
    ):
        return None
    named = in_words(_edtf(to_gregorian(one)))
    return Fault("styles", f"{in_words(_edtf(one))} Old Style is {named} New Style, not {in_words(_edtf(other))}")


def _season(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    del style
    if not {"t2", "y2"} & parts.keys():
        return Reading(f"{_four(parts['y1'])}-{parts['s1']}")
    end = _second_year(parts)
    if parts["s1"] != 24 or end != parts["y1"] + 1:
        return None
    return Reading(f"{_four(parts['y1'])}-12/{_four(end)}-03")


def _second_year(parts: Mapping[str, int]) -> int:
    """The year that ends a range, of which two digits may stand for four: 1918–19."""
    year = parts["y1"]
    return parts["y2"] if "y2" in parts else year - year % 100 + parts["t2"]


def _years(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    del style
    start, end = parts["y1"], _second_year(parts)
    if end < start:
        return Fault("backwards", f"{start} stands before {end}") if "y2" in parts else None
    return Reading(f"{_four(start)}/{_four(end)}" if end > start else _four(start))


def _bare_years(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read two numbers with a dash and no word beside them, if they can hardly be anything else."""
    near = 0 < _second_year(parts) - parts["y1"] <= 200
    return _years(parts, style) if near else None


def _year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    del style
    return Reading(_four(parts["y1"]))


def _ordinal_year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    return _year(parts, style) if parts["y1"] % 100 else None


def _odd_year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “of 1917”, but not “of 1500”, which is more likely to count something."""
    return _year(parts, style) if parts["y1"] % 50 else None


def _decade(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    del style
    year = parts["y1"] if "y1" in parts else (parts["c1"] - 1) * 100 + parts["n1"]
    last = parts.get("y2", year - year % 100 + parts.get("n2", year % 100))
    if year % 10 or last % 10 or last < year or not 80 <= year // 10 <= 210:
        return None
    return Reading(f"{year // 10}X" if last == year else f"{year // 10}X/{last // 10}X")


def _century(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    del style
    first, last = parts["c1"], parts.get("c2", parts["c1"])
    if not 1 <= first <= last <= 21:
        return None
    return Reading(_hundred(first) if first == last else f"{_hundred(first)}/{_hundred(last)}")


def _hundred(century: int) -> str:
    return f"{century - 1:02}XX"


def _before_christ(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    del style
    if "c1" in parts:
        first, last = 100 * parts["c1"], 100 * parts.get("c2", parts["c1"]) - 99
    else:
        first, last = parts["n1"], parts.get("n2", parts["n1"])
    if not 0 < last <= first <= 9999:
        return Fault("backwards", f"{first} BC stands before {last} BC") if 0 < first < last else None
    start, end = _four(1 - first), _four(1 - last)
    return Reading(start if start == end else f"{start}/{end}")


def _after_christ(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    del style
    return Reading(_four(parts["n1"])) if 0 < parts["n1"] <= 2100 else None


# --- shapes -----------------------------------------------------------------------------------------------------------


def _shape(core: str, read: Callable[[Mapping[str, int], str], Reading | Fault | None]) -> Shape:
    return Shape(rf"(?P<about>~)?(?:(?P<before>[ON]),?)?{core}(?:{_STYLED})?", read)


def _shapes(read: Callable[[Mapping[str, int], str], Reading | Fault | None], *cores: str) -> tuple[Shape, ...]:
    return tuple(_shape(core, read) for core in cores)


_C1, _C2 = r"(?P<c1>[Rnw])[Te]?", r"(?P<c2>[Rnw])[Te]?"
_N1, _N2 = r"(?P<n1>[nyx])[Te]?", r"(?P<n2>[nyx])[Te]?"

DUAL = _shapes(
    _both_styles,
    rf"{_D1}(?:(?P<m1>M)W?)?\([ON]?{_D2}(?:(?P<m2>M)W?)?,?[ON]?\)(?:(?P<m3>M)W?)?{_GLUE}{_Y1}",
    rf"{_D1}{_M1}{_GLUE}{_Y1}\([ON]?,?{_D2}{_M2}{_GLUE}(?:{_Y2})?,?[ON]?\)",
    rf"{_M1}{_D1}\([ON]?{_M2}{_D2},?[ON]?\),?{_Y1}",
    rf"{_Y1},?{_D1}{_M1},?\([ON]?,?{_D2}{_M2},?[ON]?\)",
)
DAYS = _shapes(
    _calendar_date,
    _range(rf"{_D1}{_M1}{_GLUE}{_Y1}", rf"{_D2}{_M2}{_GLUE}{_Y2}"),
    _range(rf"{_W1},?{_D1}{_M1}", rf"{_W2},?{_D2}{_M2}"),
    _until(rf"{_W1},?{_D1}{_M1}", rf"{_W2},?{_D2}{_M2}"),
    _range(rf"{_M1}{_D1},?{_Y1}", rf"{_M2}{_D2},?{_Y2}"),
    _range(rf"{_D1}{_M1}", rf"{_D2}{_M2}{_GLUE}{_Y2}"),
    _range(rf"{_M1}{_D1}", rf"{_M2}{_D2},{_Y2}"),
    rf"{_W1},?{_range(f'{_D1}{_M1}', f'{_D2}{_M2}')}",
    rf"{_W1},?{_until(f'{_D1}{_M1}', f'{_D2}{_M2}')}",
    rf"{_range(_D1, f'{_D2}{_M1}')}{_GLUE}{_Y1}",
    rf"{_M1}{_range(_D1, _D2)},{_Y1}",
    rf"{_W1},?{_range(_D1, f'{_D2}{_M1}')}",
    rf"{_W1},?{_M1}{_range(_D1, _D2)}",
    rf"{_D1}o?{_M1}{_GLUE}{_Y1}",
    rf"{_M1}{_D1},{_Y1}",
    rf"{_W1},?{_D1}{_M1}",
    rf"{_W1},?{_M1}{_D1}(?![-n])",
)
MONTHS = _shapes(
    _calendar_date,
    _range(rf"{_M1}{_GLUE}{_Y1}", rf"{_M2}{_GLUE}{_Y2}"),
    _range(rf"{_W1},?{_M1}", rf"{_W2},?{_M2}"),
    _until(rf"{_W1},?{_M1}", rf"{_W2},?{_M2}"),
    rf"{_range(_M1, _M2)}{_GLUE}{_Y2}",
    rf"{_W1},?{_range(_M1, _M2)}",
    rf"{_W1},?{_until(_M1, _M2)}",
    rf"{_M1}{_GLUE}{_Y1}",
    rf"{_W1},?{_M1}",
)
SEASONS = _shapes(
    _season,
    rf"(?P<s1>S)[og]?{_Y1}[-/](?:(?P<t2>n)|(?P<y2>y))J?",
    r"(?P<y1>y)[-/](?:(?P<t2>n)|(?P<y2>y))J(?P<s1>S)",
    rf"(?P<s1>S){_GLUE}{_Y1}",
    rf"{_W1},?(?P<s1>S)",
)
ERAS = (
    *_shapes(
        _before_christ,
        rf"B{_C1}(?:-{_C2})?C",
        rf"{_C1}(?:-{_C2})?C,?B",
        rf"B{_N1}(?:-{_N2})?-?J?",
        rf"{_N1}(?:-{_N2})?J?,?B",
    ),
    *_shapes(_after_christ, rf"A{_N1}J?", rf"{_N1}J?A"),
)
CENTURIES = (
    *_shapes(
        _decade,
        rf"{_C1}C(?P<n1>n)(?:-(?P<n2>n))?-?[EeTJ]J?",
        r"(?P<n1>n)[Ee]?(?:-(?P<n2>n))?[Ee]J?(?P<c1>[Rnw])[Te]?C",
    ),
    *_shapes(_century, rf"{_C1}(?:[-t]{_C2})?C"),
)
YEAR_RANGES = (
    *_shapes(_decade, r"(?P<y1>y)[Ee]-(?:(?P<n2>n)|(?P<y2>y))[Ee]J?"),
    *_shapes(
        _years,
        rf"{_W1},?{_W2}v",
        _range(_Y1, rf"{_W2}(?!l)"),
        r"(?P<y1>y)[-/](?P<t2>n)-?[JE]",
        r"(?P<f>[fg])K?(?P<y1>y)[tu]K?(?P<y2>y)",
        r"(?<=[Kfgatubo~G(])(?P<y1>y)[-/](?:(?P<t2>n)|(?P<y2>y))(?![-/UL])",
    ),
    *_shapes(_bare_years, r"(?<![-/:.LU])(?P<y1>y)-(?:(?P<t2>n)|(?P<y2>y))(?![-/UL])"),
)
YEARS = (
    *_shapes(_decade, r"(?P<y1>y)[Ee]J?", r"G(?P<y1>y)(?!-)"),
    *_shapes(_year, rf"{_W1}(?!l|[vV]l)", r"(?<=K)(?P<y1>y)", r"(?<=\()(?P<y1>y)(?=[,)])"),
)
OPEN_YEARS = (
    *_shapes(_year, r"(?<=[faub~])(?P<y1>y)(?![-tu]x)"),
    *_shapes(_odd_year, r"(?<=[go])(?P<y1>y)(?![-tu]x)"),
)
"""Years after “since”, “before”, “of” and the like: only in languages that put no word after a year."""

LISTED_YEARS = (*_shapes(_odd_year, r"(?P<y1>y)(?=[,t]{1,2}#)", r"(?<=#[,tu])(?P<y1>y)", r"(?<=#,[tu])(?P<y1>y)"),) * 2
"""Years in a list, of which only the first or the last has a word: “in 1917, 1918 and 1922”, «в 1917 и 1922 гг.»."""

ORDINAL_YEARS = _shapes(_ordinal_year, r"(?P<y1>y)[Te]")
"""Years with an ending («1918-го»): only in languages that put a word after a year."""

RELATIVE = tuple(
    shape._replace(relative=True)
    for shape in _shapes(
        _calendar_date,
        rf"s,?{_D1}{_M1}",
        rf"{_D1}o?{_M1}o?s?",
        rf"{_M1}{_D1}(?![-n])",
        rf"s,?{_M1}",
        rf"{_M1}o?s",
        r"(?<=K)(?P<m1>M)W?",
        r"(?P<m1>M)W",
    )
)
SAME_YEAR = Shape(r"s(?P<same>)", _calendar_date, relative=True)
SAME_DECADE = Shape(r"(?P<n1>n)[Ee](?:-?J)?", _decade, relative=True)

ALWAYS = (
    ("(M", DUAL),
    ("Mn", DAYS),
    ("M", MONTHS),
    ("S", SEASONS),
    ("B", ERAS),
    ("A", ERAS),
    ("C", CENTURIES),
    ("y", (*YEAR_RANGES, *YEARS)),
)
"""Families of shapes in the order in which they are tried, each with the kinds that a text must have for them."""

LEANING = (("M", RELATIVE), ("s", (*RELATIVE, SAME_YEAR)), ("n", (SAME_DECADE,)))
