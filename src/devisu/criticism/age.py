"""Whether the works of a claim are older than what it speaks of, and so cannot tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devisu import edtf
from devisu.criticism import distance, subjects
from devisu.dating import attached, readings

if TYPE_CHECKING:
    from devisu.criticism.survey import Backed, Surveyed
    from devisu.criticism.works import Work
    from devisu.days import Day
    from devisu.edtf import Bounds

_GOES_ON: Final = ("online", "periodical", "dataset", "software", "reference", "inreference")
"""Types whose date is that of a beginning: what is cited may be younger."""


def older_than(surveyed: Surveyed, backed: Backed) -> str:
    """The date of a claim, in words, before which all that it cites had appeared; empty if it is not so.

    The claim must have one date, named in full, and cite only works that are known and dated. Works that go on
    appearing are let pass, and claims that name an author of a work, for they speak of what that author thought.
    """
    if backed.unknown or not backed.works or backed.claim.id not in surveyed.dated:
        return ""
    last = distance.time_of(surveyed.dated[backed.claim.id]).latest
    ends = [end(backed, work) for work in backed.works]
    if any(one is None or one > last for one in ends) or any(work.entry.type in _GOES_ON for work in backed.works):
        return ""
    event, words = single_date(surveyed, backed)
    is_older = event and all(one < bounds.earliest for one in ends if one for bounds in event)
    return words if is_older and not subjects.names_an_author(surveyed, backed) else ""


def end(backed: Backed, work: Work) -> Day | None:
    """The last day of which a work can tell: of a primary source with a recorded origin that of its origin."""
    return work.origin.latest if work.origin and backed.rank(work) == "primary" else work.latest


def single_date(surveyed: Surveyed, backed: Backed) -> tuple[tuple[Bounds, ...], str]:
    """All that the one date of a claim may mean, and its words; nothing if it has several, or they are set apart."""
    date = attached(surveyed.dated[backed.claim.id], surveyed.text.document.language)
    return (readings(date), edtf.words(date.edtf)) if date is not None else ((), "")
