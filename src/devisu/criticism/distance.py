"""How far a source stands from what it is cited for, in years, by its origin and by its edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.criticism.survey import Backed, Surveyed
    from devisu.criticism.works import Work
    from devisu.dating import DatedClaim
    from devisu.edtf import Bounds


@dataclass(frozen=True, slots=True)
class Distance:
    """The years from the time a claim speaks of to a work it cites; negative if the work is older.

    Zero where the two may share a day. ``by_origin`` is None if no origin is recorded, ``by_edition`` if no date is.
    """

    backed: Backed
    event: Bounds
    work: Work
    by_origin: int | None
    by_edition: int | None

    @property
    def years(self) -> int | None:
        """The distance by origin if one is recorded, else by edition."""
        return self.by_edition if self.by_origin is None else self.by_origin


def time_of(stated: DatedClaim) -> Bounds:
    """The time that a claim speaks of: from the first to the last of its dates."""
    first = min(date.earliest for date in stated.dates)
    last = max(date.latest for date in stated.dates)
    return edtf.Bounds(first, last, stated.dates[0].precision)


def distances(surveyed: Surveyed) -> Iterator[Distance]:
    """The distance of each known work from each dated claim that cites it, in the order of the text."""
    stated = surveyed.dated
    for one in surveyed.known:
        if one.claim.id in stated:
            event = time_of(stated[one.claim.id])
            for work in one.works:
                yield Distance(one, event, work, years(event, work.origin), years(event, work.edition))


def years(event: Bounds, source: Bounds | None) -> int | None:
    """The years between an event and a source: negative if the source ends before the event begins."""
    if source is None:
        return None
    if source.earliest > event.latest:
        return source.earliest.year - event.latest.year
    if source.latest < event.earliest:
        return source.latest.year - event.earliest.year
    return 0
