"""How the parts of a date, as numbers by name, are read as EDTF.

Parts are ``d`` day, ``m`` month, ``y`` year, ``s`` season, ``c`` century, ``n`` tens of years, ``t`` and ``u`` the last
digits of a year, ``p`` and ``q`` a half, third or quarter (before or behind what it is of: 204 is the second quarter),
``r`` the number of a half or quarter and ``z`` which of them it is, ``h`` an ending that may mean a century too; with 1
for the first and 2 for the second of a range. A reader that cannot read its parts returns None, and leaves them to
others; parts that can be no date are a fault.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from devisu.days import Day, exists, is_leap, ordinal, to_gregorian
from devisu.edtf import words as in_words

if TYPE_CHECKING:
    from collections.abc import Mapping


class Fault(NamedTuple):
    """Why words that look like a date are none. ``kind``: impossible, backwards, styles."""

    kind: str
    why: str


class Reading(NamedTuple):
    """A date as read: EDTF, and the calendar if the words settle it."""

    edtf: str
    calendar: str = "unstated"


def calendar_date(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
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


def named_together(parts: Mapping[str, int], style: str) -> Reading | None:
    """Read “3 and 4 May 1917”, «в мае и июне» as the span of both; numbers that count down belong to other things."""
    if parts.get("m1", 0) > parts.get("m2", 12) and "d1" not in parts and not (parts["m1"] >= 10 and parts["m2"] <= 3):
        parts = {**parts, "m1": parts["m2"], "m2": parts["m1"]}
    reading = calendar_date(parts, style)
    return None if isinstance(reading, Fault) else reading


def double_year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “10 February 1711/12”: the year began in March, and by our count it is the second."""
    if not _follows(parts) or parts["m1"] > 3:
        return None
    return calendar_date({**parts, "y1": parts["y1"] + 1}, style)


def _follows(parts: Mapping[str, int]) -> bool:
    """Whether one or two digits behind a year name the next: 1711/2, 1711/12."""
    return (parts["y1"] + 1) % (10 if parts["u2"] < 10 else 100) == parts["u2"]


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


def both_styles(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
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


def span_of_both_styles(parts: Mapping[str, int], style: str) -> Reading | None:
    """Read «с 3 (16) по 10 (23) июня 1917 г.» and «27–28 февраля (12–13 марта) 1917 г.».

    Days 1 and 3 begin and end the span in the one calendar, 2 and 4 in the other. A month that is left out is one of
    the others; if not exactly one span comes of that, nothing is read.
    """
    named = [parts[key] for key in ("m1", "m2", "m3", "m4", "m5") if key in parts]
    ends = []
    for first, second in (("1", "2"), ("3", "4")):
        pairs = product(*([parts[f"m{one}"]] if f"m{one}" in parts else named for one in (first, second)))
        days = {"y1": parts["y1"], "d1": parts[f"d{first}"], "d2": parts[f"d{second}"]}
        made = {both_styles({**days, "m1": one, "m2": other}, style) for one, other in pairs}
        ends.append({one.edtf for one in made if isinstance(one, Reading)})
    spans = [f"{start}/{end}" for start in ends[0] for end in ends[1] if start < end]
    return Reading(spans[0], "both") if len(spans) == 1 else None


def styles_by_slash(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “1/13 May 1881”: one day in both calendars, if the days are as far apart as these ever were."""
    months = (parts.get("m1", parts["m3"]), parts.get("m2", parts["m3"]))
    return both_styles(parts, style) if months[0] != months[1] or 10 <= parts["d2"] - parts["d1"] <= 13 else None


def seasons(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “spring and summer 1917”, «с осени 1917 по весну 1918 г.»."""
    del style
    start, end = (parts.get("y1", parts["y2"]), parts["s1"]), (parts["y2"], parts["s2"])
    if "y1" not in parts and end[1] < start[1] < 24:
        start, end = (start[0], end[1]), (end[0], start[1])
    first, last = (f"{_four(year)}-{code}" for year, code in (start, end))
    return Reading(first if first == last else f"{first}/{last}") if start[0] <= end[0] else None


def season(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “spring 1917”, “the winter of 1941/42”."""
    del style
    if not {"t2", "y2"} & parts.keys():
        return Reading(f"{_four(parts['y1'])}-{parts['s1']}")
    end = second_year(parts)
    if parts["s1"] != 24 or end != parts["y1"] + 1:
        return None
    return Reading(f"{_four(parts['y1'])}-12/{_four(end)}-03")


def second_year(parts: Mapping[str, int]) -> int:
    """The year that ends a range, of which two digits may stand for four: 1918–19."""
    year = parts["y1"]
    return parts["y2"] if "y2" in parts else year - year % 100 + parts["t2"]


def years(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read a span of years, or of parts of them: «со второй половины 1919 до начала 1920 г.»."""
    del style
    start, end = parts["y1"], second_year(parts)
    if end < start:
        return Fault("backwards", f"{start} stands before {end}") if "y2" in parts else None
    first, last = _part_of_year(start, _part(parts, 1))[0], _part_of_year(end, _part(parts, 2))[1]
    return Reading(first if first == last else f"{first}/{last}")


def mixed(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “from 1917 to May 1918”, «с весны 1917 по 1919 г.»: the ends are whole, and not alike in kind."""
    start, end = (_end(parts, which, style) for which in (1, 2))
    made = _joined(start, end)
    if parts["y2"] < parts["y1"] and isinstance(made, Reading):
        return Fault("backwards", f"{parts['y1']} stands before {parts['y2']}")
    return made if parts["y1"] < parts["y2"] or isinstance(made, Fault) else None


def _end(parts: Mapping[str, int], which: int, style: str) -> Reading | Fault:
    year, season = parts[f"y{which}"], parts.get(f"s{which}")
    if season:
        return Reading(f"{_four(year)}-{season}")
    return _one(Day(year, parts.get(f"m{which}", 0), parts.get(f"d{which}", 0)), style)


def nightly(parts: Mapping[str, int], style: str) -> Reading | None:
    """Read «в ночь с 25 на 26 октября 1917 г.»: two days that follow each other."""
    reading = calendar_date(parts, style)
    if not isinstance(reading, Reading) or "/" not in reading.edtf:
        return None
    first, last = (Day(*map(int, day.split("-"))) for day in reading.edtf.split("/"))
    return reading if ordinal(last) == ordinal(first) + 1 else None


def if_there_is(parts: Mapping[str, int], style: str) -> Reading | None:
    """Read a day whose month is a Roman number; if there is no such day, the numbers are of something else."""
    reading = calendar_date(parts, style)
    return reading if isinstance(reading, Reading) else None


def bare_years(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read two numbers with a dash and no word beside them, if they can hardly be anything else."""
    near = 0 < second_year(parts) - parts["y1"] <= 200 and parts["y1"] >= 1000  # fewer digits are often pages
    return years(parts, style) if near else None


def short_years(parts: Mapping[str, int], style: str) -> Reading | None:
    """Read “1905–7”, of which one digit is left out to be told from the year before it."""
    del style
    year, last = parts["y1"], parts["y1"] - parts["y1"] % 10 + parts["u2"]
    return Reading(f"{_four(year)}/{_four(last)}") if year >= 1000 and parts["u2"] < 10 and year < last else None


def next_year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “1941/42” as a year of school or account, which ends in the next."""
    del style
    return Reading(f"{_four(parts['y1'])}/{_four(parts['y1'] + 1)}") if _follows(parts) else None


def year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read a year, or a half or quarter of one."""
    del style
    if parts.get("r1", 0) > parts.get("z1", 0):
        return None
    first, last = _part_of_year(parts["y1"], _part(parts, 1))
    return Reading(first if first == last else f"{first}/{last}")


def ordinal_year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read «1918-го», but not «1900-го», which may be a number of something else."""
    return year(parts, style) if parts["y1"] % 100 else None


def odd_year(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read “of 1917”, but not “of 1500”, which is more likely to count something."""
    return year(parts, style) if parts["y1"] % 50 else None


def decade(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read decades and halves of them: “the 1920s”, «20–30-е годы XX века»; “the 1600s” may be a century."""
    del style
    year = parts["y1"] if "y1" in parts else (parts["c1"] - 1) * 100 + parts["n1"]
    last = parts.get("y2", year - year % 100 + parts.get("n2", year % 100))
    if year % 10 or last % 10 or last < year or not 80 <= year // 10 <= 210:
        return None
    part = _part(parts, 1)
    if parts.get("h1") and not year % 100 and not part and last == year:
        return Reading(f"{year // 100:02}XX")
    if part and last == year:
        start, end = _share(10, part)
        return Reading(f"{year + start:04}/{year + min(end, 9):04}")
    return Reading(f"{year // 10:03}X" if last == year else f"{year // 10:03}X/{last // 10:03}X")


def century(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read centuries, and halves, thirds and quarters of them."""
    del style
    first, last = parts["c1"], parts.get("c2", parts["c1"])
    if not 1 <= first <= last <= 21 or parts.get("r1", 0) > parts.get("z1", 0):
        return None
    start = _part_of_century(first, _part(parts, 1))[0]
    end = _part_of_century(last, _part(parts, 2 if "c2" in parts else 1))[1]
    return Reading(start if start == end else f"{start}/{end}")


def _part(parts: Mapping[str, int], which: int) -> int:
    if "r1" in parts:
        return 100 * parts["r1"] + parts["z1"]
    return parts.get(f"p{which}", 0) or parts.get(f"q{which}", 0)


def _share(whole: int, part: int) -> tuple[int, int]:
    """Where a part of so many years or months begins and ends, counted from 0 and rounded outwards."""
    number, of = divmod(part, 100)
    return whole * (number - 1) // of, -(-whole * number // of)


def _part_of_century(century: int, part: int) -> tuple[str, str]:
    """The first and last year; both ways to count centuries fit in: the second half of the 19th is 1850 to 1900."""
    if not part:
        return (f"{century - 1:02}XX",) * 2
    start, end = _share(100, part)
    return _four(max(100 * (century - 1) + start, 1)), _four(100 * (century - 1) + end)


def _part_of_year(year: int, part: int) -> tuple[str, str]:
    if not part:
        return (_four(year),) * 2
    start, end = _share(12, part)
    return f"{_four(year)}-{start + 1:02}", f"{_four(year)}-{end:02}"


def before_christ(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read years and centuries before Christ, which count down."""
    del style
    if "c1" in parts:
        first, last = 100 * parts["c1"], 100 * parts.get("c2", parts["c1"]) - 99
    else:
        first, last = parts["n1"], parts.get("n2", parts["n1"])
    if not 0 < last <= first <= 9999:
        return Fault("backwards", f"{first} BC stands before {last} BC") if 0 < first < last else None
    start, end = _four(1 - first), _four(1 - last)
    return Reading(start if start == end else f"{start}/{end}")


def after_christ(parts: Mapping[str, int], style: str) -> Reading | Fault | None:
    """Read years after Christ, of few digits too."""
    del style
    return Reading(_four(parts["n1"])) if 0 < parts["n1"] <= 2100 else None
