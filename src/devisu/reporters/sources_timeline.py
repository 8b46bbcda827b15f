"""A time line: for each work, the years of the events it is cited for, its origin and its edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.criticism import distance
from devisu.days import EARLIEST, LATEST
from devisu.reporters.layout import BLANK, cut, measure, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.console import Line, Style
    from devisu.criticism import Surveyed, Work
    from devisu.criticism.distance import Distance
    from devisu.edtf import Bounds

_LABEL = 16
_LEAST = 24  # cells that an axis needs to tell anything
_LEGEND = " · • event, o origin, e edition, + several; years"
_EVENT, _ORIGIN, _EDITION, _SEVERAL = "•", "o", "e", "+"


def years(bounds: Bounds | None) -> str:
    """The years of a span, for people: ``1921``, ``1917–1924``, ``1990–`` where it is open; ``-`` for none."""
    if bounds is None:
        return "-"
    first = "" if bounds.earliest == EARLIEST else str(bounds.earliest.year)
    last = "" if bounds.latest == LATEST else str(bounds.latest.year)
    return first if first == last else f"{first}–{last}"


def time_line(surveyed: Surveyed, style: Style) -> Iterator[Line]:
    """A row for each work that is cited for something dated and has a date itself, by its date; nothing if none is."""
    rows: dict[str, list[Distance]] = {}
    for one in distance.distances(surveyed):
        if one.years is not None:
            rows.setdefault(one.work.id, []).append(one)
    if not rows:
        return
    tails = {key: _distances(some) for key, some in rows.items()}
    ends = [end for some in rows.values() for one in some for end in _ends(one)]
    room = style.width - _LABEL - 4
    beside = room - max(map(len, tails.values())) - 2
    axis = _Axis(min(ends), max(ends), beside if beside >= _LEAST else room)
    yield BLANK
    yield from wrap([("Events and sources", "strong"), (_LEGEND, "dim")], style, 1)
    first, last = str(axis.first), str(axis.last)
    yield ((" " * (_LABEL + 4) + first + " " * (axis.cells - len(first) - len(last)) + last, "dim"),)
    for key, some in sorted(rows.items(), key=lambda row: (row[1][0].work.latest or LATEST, row[1][0].work.key)):
        row = _row(some, axis, style)
        if beside >= _LEAST:
            yield (*row, (f"  {tails[key]}", "dim"))
        else:
            yield row
            yield ((" " * (_LABEL + 4) + tails[key], "dim"),)


@dataclass(frozen=True, slots=True)
class _Axis:
    """So many cells for the years from the first to the last."""

    first: int
    last: int
    cells: int

    def cell(self, year: int) -> int:
        """The cell of a year."""
        span = max(self.last - self.first, 1)
        return min(max((year - self.first) * (self.cells - 1) // span, 0), self.cells - 1)


def _ends(one: Distance) -> Iterator[int]:
    """The years that the axis must reach; open ends do not count."""
    for bounds in (one.event, one.work.origin, one.work.edition):
        if bounds is not None:
            yield from (day.year for day in (bounds.earliest, bounds.latest) if day not in (EARLIEST, LATEST))


def _row(some: Sequence[Distance], axis: _Axis, style: Style) -> Line:
    work = some[0].work
    marks: dict[int, set[str]] = {}
    for sign, spans in ((_EVENT, [one.event for one in some]), *_dates(work)):
        for cell in {cell for bounds in spans for cell in _cells(bounds, axis)}:
            marks.setdefault(cell, set()).add(sign)
    line = "".join(_sign(marks.get(cell, set())) for cell in range(axis.cells))
    label = cut(work.key, _LABEL, style)
    pad = " " * (_LABEL - measure(((label, ""),), style))
    return ((f"  {label}{pad}  ", "id"), (line, ""))


def _dates(work: Work) -> Iterator[tuple[str, list[Bounds]]]:
    if work.origin is not None:
        yield _ORIGIN, [work.origin]
    if work.edition is not None and work.edition != work.origin:
        yield _EDITION, [work.edition]


def _cells(bounds: Bounds, axis: _Axis) -> Iterable[int]:
    """The cells of a span; of one that is open only that of the end that is said."""
    first = bounds.latest if bounds.earliest == EARLIEST else bounds.earliest
    last = bounds.earliest if bounds.latest == LATEST else bounds.latest
    return range(axis.cell(first.year), axis.cell(last.year) + 1)


def _sign(found: set[str]) -> str:
    return _SEVERAL if len(found) > 1 else next(iter(found), "·")


def _distances(some: Sequence[Distance]) -> str:
    """The least and the greatest distance, by origin and by edition: ``o 0–3 e 68``."""
    told = []
    for sign, found in ((_ORIGIN, [one.by_origin for one in some]), (_EDITION, [one.by_edition for one in some])):
        if known := sorted(one for one in found if one is not None):
            told.append(f"{sign} {known[0]}" if known[0] == known[-1] else f"{sign} {known[0]}..{known[-1]}")
    return "  ".join(told)
