"""The shapes of dates, written over the kinds of `devisu.extract.datewords`, and how each is read as EDTF.

A shape is a regular expression over letters of kinds. Its groups name parts of a date, as `devisu.extract.datereading`
tells them. Shapes are tried in order, the most exact first, and what one has read the next no longer sees.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from devisu.extract import datereading as reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from devisu.extract.datereading import Fault, Reading


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
    return rf"(?:(?P<f>[fg])K?-?)?{first},?(?(f)(?:-|[tu])|-)K?(?P<about2>~)?{second}"


def _both(first: str, second: str) -> str:
    """Two parts of dates named together, of which the second has what the first leaves out: “3 and 4 May 1917”."""
    return f"{first},?[-t/][Ki]?{second}"


def _until(first: str, second: str) -> str:
    """Two dates joined by a postposition: «1917 жылдан 1922 жылға дейін»."""
    return f"{first},?{second}v"


_GLUE = "[og]?,?"
_NO_COUNT = r"(?![-n]|(?<=Wn)U)"
"""Behind a day that follows its month: no other number, nor in «мамырда 15 адам» what there were fifteen of."""
_D1, _D2, _M1, _M2, _Y1, _Y2 = _day(1), _day(2), _month(1), _month(2), _y(1), _y(2)
_LISTED = rf"{_D1}(?:,n[Te]?D?){{0,9}}"
_W1, _W2 = _worded(1), _worded(2)
_WHOLE1 = rf"(?:{_D1})?{_M1}{_GLUE}{_Y1}"
_WHOLE2 = rf"(?:{_D2})?{_M2}{_GLUE}{_Y2}"
_STYLED = r"[(,]{0,2}(?P<after>[ON])\)?"


# --- shapes -----------------------------------------------------------------------------------------------------------


def _shape(core: str, read: Callable[[Mapping[str, int], str], Reading | Fault | None]) -> Shape:
    return Shape(rf"(?P<about>~)?(?:(?P<before>[ON]),?)?{core}(?:{_STYLED})?", read)


def _shapes(read: Callable[[Mapping[str, int], str], Reading | Fault | None], *cores: str) -> tuple[Shape, ...]:
    return tuple(_shape(core, read) for core in cores)


_C1, _C2 = r"(?P<c1>[Rnw])[Te]?", r"(?P<c2>[Rnw])[Te]?"
_P1, _P2 = r"(?:(?P<p1>P)o{0,2})?", r"o?(?:K|(?P<p2>P))?o{0,2}"
_R1 = "(?P<r1>[Rnw])[Te]?(?P<z1>Q)"
_Q1, _Q2 = "(?P<q1>p)?", "(?P<q2>p)?"
_N1, _N2 = r"(?P<n1>[nyx])[Te]?", r"(?P<n2>[nyx])[Te]?"

DUAL = _shapes(
    reading.both_styles,
    rf"{_D1}(?:(?P<m1>M)W?)?\([ON]?{_D2}(?:(?P<m2>M)W?)?,?[ON]?\)(?:(?P<m3>M)W?)?{_GLUE}{_Y1}",
    rf"{_D1}{_M1}{_GLUE}{_Y1}\([ON]?,?{_D2}{_M2}{_GLUE}(?:{_Y2})?,?[ON]?\)",
    rf"{_M1}{_D1}\([ON]?{_M2}{_D2},?[ON]?\),?{_Y1}",
    rf"{_Y1},?{_D1}{_M1},?\([ON]?,?{_D2}{_M2},?[ON]?\)",
    rf"{_W1},?{_D1}\([ON]?{_D2}[ON]?\)(?P<m3>M)W?",
)
SLASHED = _shapes(
    reading.styles_by_slash,
    rf"{_D1}(?:(?P<m1>M)W?)?/{_D2}(?P<m3>M)W?{_GLUE}{_Y1}",
    rf"{_W1},?{_D1}(?:(?P<m1>M)W?)?/{_D2}(?P<m3>M)W?",
)
_D3, _D4, _M3, _M4 = _day(3), _day(4), _month(3), _month(4)
DUAL_SPANS = _shapes(
    reading.span_of_both_styles,
    rf"[fg]?{_D1}(?:{_M1})?\({_D2}(?:{_M2})?\)[-tu]{_D3}(?:{_M3})?\({_D4}(?:{_M4})?\)(?:(?P<m5>M)W?)?{_GLUE}{_Y1}",
    rf"{_W1},?{_D1}(?:{_M1})?\({_D2}(?:{_M2})?\)[-tu]{_D3}(?:{_M3})?\({_D4}(?:{_M4})?\)(?:(?P<m5>M)W?)?",
    rf"[fg]?{_D1}(?:{_M1})?[-tu]{_D3}{_M3}\({_D2}(?:{_M2})?[-tu]{_D4}{_M4}\){_GLUE}{_Y1}",
    rf"{_W1},?{_D1}(?:{_M1})?[-tu]{_D3}{_M3}\({_D2}(?:{_M2})?[-tu]{_D4}{_M4}\)",
)
DAYS = _shapes(
    reading.calendar_date,
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
    rf"{_W1},?{_M1}{_until(_D1, _D2)}",
)
DAYS_TOGETHER = _shapes(
    reading.named_together,
    rf"{_both(_LISTED, f'{_D2}o?{_M2}')}{_GLUE}{_Y2}",
    rf"{_both(f'{_D1}o?{_M1}', f'{_D2}o?{_M2}')}{_GLUE}{_Y2}",
    rf"{_both(rf'{_M1}{_D1}', rf'(?:{_M2})?{_D2}')},{_Y2}",
    rf"{_W1},?{_both(_LISTED, f'{_D2}{_M2}')}",
    rf"{_W1},?{_both(f'{_D1}{_M1}', f'{_D2}{_M2}')}",
    rf"{_W1},?{_M1}{_both(_D1, _D2)}(?![-nM])",
)
DOUBLE_YEARS = _shapes(
    reading.double_year,
    rf"{_D1}o?{_M1}{_GLUE}(?P<y1>y)/(?P<u2>n)",
    rf"{_M1}{_D1},(?P<y1>y)/(?P<u2>n)",
    rf"{_M1}{_GLUE}(?P<y1>y)/(?P<u2>n)",
)
NIGHTS = _shapes(
    reading.nightly,
    rf"[fg]{_D1}h{_D2}{_M2}{_GLUE}{_Y2}",
    rf"[fg]{_D1}{_M1}h{_D2}{_M2}{_GLUE}{_Y2}",
    rf"{_W1},?{_D1}(?:{_M1})?{_D2}(?:{_M2})?H",
)
ROMAN_MONTHS = _shapes(
    reading.if_there_is,
    r"(?<![-/:.LUnR])(?P<d1>n)[.T]?-(?P<d2>n)[.T]?(?P<m1>R)\.?(?P<y1>y)(?![-/:])",
    r"(?<![-/:.LUnR])(?P<d1>n)[.T]?(?P<m1>R)\.?-(?P<d2>n)[.T]?(?P<m2>R)\.?(?P<y1>y)(?![-/:])",
    r"(?<![-/:.LUnR])(?P<d1>n)[./T-]?(?P<m1>R)[./-]?(?P<y1>y)(?![-/:])",
)
ONE_DAY = _shapes(
    reading.calendar_date,
    rf"{_D1}o?{_M1}{_GLUE}{_Y1}",
    rf"{_M1}{_D1},{_Y1}",
    rf"{_M1}{_D1}{_W1}",
    rf"{_W1},?{_D1}{_M1}",
    rf"(?<![-/:.LU])(?P<y1>y),{_D1}{_M1}(?!{_GLUE}[yn])",
    rf"(?<=[Ko]){_Y1},?i{_D1}o?{_M1}",
    rf"(?<=[Ko]){_Y1},?i{_M1}{_D1}",
    rf"{_W1},?{_M1}{_D1}{_NO_COUNT}",
)
MONTHS = _shapes(
    reading.calendar_date,
    _range(rf"{_M1}{_GLUE}{_Y1}", rf"{_M2}{_GLUE}{_Y2}"),
    _range(rf"{_W1},?{_M1}", rf"{_W2},?{_M2}"),
    _until(rf"{_W1},?{_M1}", rf"{_W2},?{_M2}"),
    rf"{_range(_M1, _M2)}{_GLUE}{_Y2}",
    rf"{_W1},?{_range(_M1, _M2)}",
    rf"{_W1},?{_until(_M1, _M2)}",
)
_S1, _S2 = r"(?P<s1>S)", r"(?P<s2>S)"
MIXED = _shapes(
    reading.mixed,
    _range(_WHOLE1, _WHOLE2),
    _range(_Y1, _WHOLE2),
    _range(_WHOLE1, _W2),
    rf"[fg]K?{_WHOLE1},?[tu]K?{_Y2}",
    _range(rf"{_M1}{_D1},{_Y1}", rf"{_M2}{_GLUE}{_Y2}"),
    _range(rf"{_M1}{_GLUE}{_Y1}", rf"{_M2}{_D2},{_Y2}"),
    _until(rf"{_W1}(?:,?(?:{_D1})?{_M1})?", rf"{_W2},?(?:{_D2})?{_M2}"),
    _until(rf"{_W1},?(?:{_D1})?{_M1}", _W2),
)
MONTHS_TOGETHER = _shapes(
    reading.named_together,
    rf"{_both(_M1, _M2)}{_GLUE}{_Y2}",
    rf"{_W1},?{_both(_M1, _M2)}",
)
ONE_MONTH = _shapes(
    reading.calendar_date,
    rf"{_M1}{_GLUE}{_Y1}",
    rf"{_W1},?{_M1}",
)
SEASON_RANGES = (
    *_shapes(
        reading.seasons,
        rf"f?{_S1}{_GLUE}(?P<y1>y)[Te]?J?,?[-tu]K?{_S2}{_GLUE}{_Y2}",
        _until(rf"{_W1},?{_S1}", rf"{_W2},?{_S2}"),
        rf"f?{_both(_S1, _S2)}{_GLUE}{_Y2}",
        rf"(?P<y2>y)[Te]?-?J,?{_both(_S1, _S2)}",
    ),
    *_shapes(
        reading.season,
        rf"(?P<s1>S)[og]?{_Y1}[-/](?:(?P<t2>n)|(?P<y2>y))J?",
        r"(?P<y1>y)[-/](?:(?P<t2>n)|(?P<y2>y))[JE](?P<s1>S)",
    ),
)
MIXED_SEASONS = _shapes(
    reading.mixed,
    _range(_Y1, rf"o?{_S2}{_GLUE}{_Y2}"),
    _range(_WHOLE1, rf"o?{_S2}{_GLUE}{_Y2}"),
    _range(rf"o?{_S1}{_GLUE}{_Y1}", _W2),
    _range(rf"o?{_S1}{_GLUE}{_Y1}", _WHOLE2),
    rf"[fg]o?{_S1}{_GLUE}{_Y1},?[tu]K?{_Y2}",
)
SEASONS = _shapes(reading.season, rf"(?P<s1>S){_GLUE}{_Y1}", rf"{_W1},?(?P<s1>S)")
ERAS = (
    *_shapes(
        reading.before_christ,
        rf"B{_C1}(?:[-t]{_C2})?C",
        rf"{_C1}(?:[-t]K?{_C2})?C,?B",
        rf"B{_N1}(?:-{_N2})?-?J?",
        rf"{_N1}(?:-{_N2})?J?,?B",
    ),
    *_shapes(reading.after_christ, rf"A{_N1}J?", rf"{_N1}J?A"),
)
CENTURIES = (
    *_shapes(
        reading.decade,
        rf"{_C1}C(?P<n1>n)(?:-(?P<n2>n))?-?[EeTJ]J?{_Q1}",
        rf"{_C1}C(?P<n1>k){_Q1}",
        rf"{_P1}(?P<n1>n)[Ee]?(?:[-t]K?(?P<n2>n))?[Ee]J?o?(?P<c1>[Rnw])[Te]?C",
        rf"{_P1}(?P<n1>k)[og]{{0,2}}(?P<c1>[Rnw])[Te]?C",
    ),
    *_shapes(
        reading.century,
        rf"{_R1}o{{0,2}}{_C1}-?C",
        rf"{_C1}-?C{_R1}",
        rf"{_P1}{_C1}C?{_Q1},?[-tu][tu]?{_P2}{_C2}-?C{_Q2}",
        rf"{_P1}{_C1}-?C{_Q1}",
    ),
)
_U1, _U2 = rf"{_P1}{_Y1}", rf"{_P2}{_worded(2)}"
YEAR_RANGES = (
    *_shapes(
        reading.decade,
        r"(?P<y1>y)[Ee]?-K?(?:(?P<n2>n)|(?P<y2>y))[Ee]J?",
        r"[fg]o?(?P<y1>y)[Ee]J?[tu]K?o?(?P<y2>y)[Ee]J?",
        r"G(?P<y1>y)[-t](?:(?P<n2>n)|(?P<y2>y))",
    ),
    *_shapes(
        reading.years,
        rf"{_W1}{_Q1},?{_W2}{_Q2}v",
        rf"{_W1}{_Q1},?-{_W2}{_Q2}",
        _range(_U1, rf"{_U2}(?!l)"),
        r"(?P<y1>y)[-/](?P<t2>n)-?[JE]",
        rf"(?P<y1>y)/{_W2}",
        r"(?P<f>[fg])K?(?P<y1>y)[tu]K?(?P<y2>y)",
        r"(?<=[KPfgatubo~G(])(?P<y1>y)[-/](?:(?P<t2>n)|(?P<about2>~)?(?P<y2>y))(?![-/UL])",
    ),
    *_shapes(reading.bare_years, r"(?<![-/:.LU])(?P<y1>y)-(?:(?P<t2>n)|(?P<y2>y))(?![-/UL])"),
    *_shapes(reading.short_years, r"(?<![-/:.LU])(?P<y1>y)-(?P<u2>n)(?![-/:.ULMT])"),
    *_shapes(reading.next_year, r"(?<![-/:.LU])(?P<y1>y)/(?P<u2>n)(?![-/UL])"),
)
YEARS = (
    *_shapes(reading.decade, rf"{_P1}(?P<y1>y)(?P<h1>[Ee])J?{_Q1}", r"G(?P<y1>y)(?!-)"),
    *_shapes(
        reading.year,
        rf"(?P<p1>P)o{{0,2}}{_Y1}",
        rf"{_R1}o{{0,2}}{_Y1}",
        rf"{_W1},?{_R1}",
        rf"{_W1}(?P<q1>p)",
        rf"{_W1}(?!l|[vV]l)",
        r"(?<=K)(?P<y1>y)",
        r"(?<=K-)(?P<y1>y)",
        r"(?<=\()(?P<y1>y)(?=[,)])",
    ),
)
OPEN_YEARS = (
    *_shapes(reading.year, r"(?<=[faub~])(?P<y1>y)(?![-tu]x)"),
    *_shapes(reading.odd_year, r"(?<=[go])(?P<y1>y)(?![-tu]x)"),
)
"""Years after “since”, “before”, “of” and the like: only in languages that put no word after a year."""

UNMARKED_YEARS = _shapes(reading.odd_year, r"(?<![-/:.LU~#])(?P<y1>y)(?![-/UL]|[tu]x)")
"""Years with nothing beside them: only in languages that write them so, «1848 kam er»."""

LISTED_YEARS = (
    *_shapes(reading.odd_year, r"(?P<y1>y)(?=[,t]{1,2}#)", r"(?<=#[,tu])(?P<y1>y)", r"(?<=#,[tu])(?P<y1>y)"),
) * 2
"""Years in a list, of which only the first or the last has a word: “in 1917, 1918 and 1922”, «в 1917 и 1922 гг.»."""

ORDINAL_YEARS = _shapes(reading.ordinal_year, r"(?P<y1>y)[Te]")
"""Years with an ending («1918-го»): only in languages that put a word after a year."""

RELATIVE = tuple(
    shape._replace(relative=True)
    for shape in _shapes(
        reading.calendar_date,
        rf"{_range(_D1, f'{_D2}{_M1}')}(?:[og]?s)?",
        rf"s,?{_D1}{_M1}",
        rf"{_D1}o?{_M1}[og]?s?",
        rf"{_M1}{_D1}{_NO_COUNT}",
        rf"s,?{_M1}",
        rf"{_M1}[og]?s",
        r"(?<=[Ki])(?P<m1>M)W?",
        r"(?P<m1>M)W",
    )
)
SAME_YEAR = Shape(r"s(?P<same>)", reading.calendar_date, relative=True)
SAME_SEASON = tuple(Shape(source, reading.season, relative=True) for source in (r"s,?(?P<s1>S)", r"(?P<s1>S)[og]?s"))
SAME_DECADE = (
    Shape(r"(?P<n1>n)[Ee](?:-?J)?", reading.decade, relative=True),
    Shape(r"(?P<n1>k)", reading.decade, relative=True),
)

ALWAYS = (
    ("(M", (*DUAL_SPANS, *DUAL)),
    ("/Mn", SLASHED),
    ("/My", DOUBLE_YEARS),
    ("hMn", NIGHTS),
    ("HMn", NIGHTS),
    ("Mn", (*DAYS, *DAYS_TOGETHER)),
    ("M", MIXED),
    ("Mn", ONE_DAY),
    ("Rn", ROMAN_MONTHS),
    ("M", (*MONTHS, *MONTHS_TOGETHER, *ONE_MONTH)),
    ("Sy", (*SEASON_RANGES, *MIXED_SEASONS, *SEASONS)),
    ("B", ERAS),
    ("A", ERAS),
    ("C", CENTURIES),
    ("y", (*YEAR_RANGES, *YEARS)),
)
"""Families of shapes in the order in which they are tried, each with the kinds that a text must have for them."""

LEANING = (
    ("sS", SAME_SEASON),
    ("M", RELATIVE),
    ("s", (*RELATIVE, SAME_YEAR)),
    ("n", SAME_DECADE),
    ("k", SAME_DECADE),
)
