"""CHR: what dates say of themselves, without any chronology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu import edtf, weekdays
from devisu.dating import dated
from devisu.days import Day
from devisu.durations import misfits
from devisu.extract import dates
from devisu.findings import Hit
from devisu.languages import load
from devisu.rules.base import ERROR, NOTE, WARNING, many, rule
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dating import DatedClaim
    from devisu.dossier import Dossier
    from devisu.extract.dates import Date
    from devisu.model import Examined

FIRST_REFORM = Day(1582, 10, 15)
"""The first day of the Gregorian calendar; before it there was nothing to confuse."""
JULIAN_ENDS = Day(1924, 1, 1)
"""From when on a day is not tried in the Julian calendar: no state used it any more."""


@rule("CHR003", "date-that-cannot-be", ERROR)
def date_that_cannot_be(dossier: Dossier) -> Iterator[Hit]:
    """A day is named that no calendar has, or one day in two calendars, or with a day of the week, that do not agree.

    A 29 February that only the Julian calendar has is a day. A day of the week must stand right beside the date; where
    the calendar is not stated and the Julian was still in use somewhere, it may be that of either. Days in quotations
    are others' and are not judged.

    Why it matters
        Such a date is certainly wrong, and it is most often a slip in copying: 31 for 30, 6 for 7.

    Bad
        On 31 April 1712 the mill burned down.
    Bad
        On 25 October (6 November) 1917 the mill burned down.
    Bad
        On Friday, 16 March 1921, the mill burned down.
    Good
        On 30 April 1712 (Old Style) the mill burned down. On 25 October (7 November) 1917 it was sold.

    To mend
        Look the date up in the source. Between the calendars lie 10 days from 1582 on, 11 from 1700, 12 from 1800 and
        13 from 1900.
    """
    for text, stated in _stated(dossier):
        for one in stated.misdates:
            if one.kind in ("impossible", "styles"):
                message = f"This date cannot be: {one.why}."
                yield Hit(text.document.path, one.span, message, "Look the date up in the source.", stated.claim.id)

        for date in stated.dates:
            if wrong := _weekday(text, date):
                message = f"This date cannot be: {edtf.words(date.edtf)} was {wrong}."
                yield Hit(text.document.path, date.span, message, "Look the date up in the source.", stated.claim.id)


def _weekday(text: Examined, date: Date) -> str:
    """What day of the week a date was, as a clause, if another stands beside it."""
    named = weekdays.beside(text.document.source.text, date.span, text.document.language)
    if named is None or date.relative or date.precision != "day" or date.earliest != date.latest:
        return ""
    days = (
        {date.earliest}
        if date.calendar != "unstated" or date.earliest >= JULIAN_ENDS
        else weekdays.either(date.earliest)
    )
    found = sorted({weekdays.of(day) for day in days})
    return (
        ""
        if named in found
        else f"a {' or a '.join(weekdays.NAMES[day] for day in found)}, not a {weekdays.NAMES[named]}"
    )


def _stated(dossier: Dossier) -> Iterator[tuple[Examined, DatedClaim]]:
    return ((text, stated) for text in dossier.texts for stated in dated(text))


@rule("CHR004", "calendar-not-stated", NOTE)
def calendar_not_stated(dossier: Dossier) -> Iterator[Hit]:
    """Days are named in a time when the Julian and the Gregorian calendar differ, and nothing says which is meant.

    Said once per text, and not where the text itself says which calendar it uses. It looks at days from October 1582
    until the year in which the calendar changed where the language of the text is mostly written (Russian and Kazakh
    1918, English 1752); a text that is about another country may answer with a declaration.

    Why it matters
        In 1917 the two calendars are thirteen days apart: a revolution of October in the one is of November in the
        other, and the order of two events can turn round.

    Bad
        On 25 March 1712 the mill burned down.
    Good
        On 25 March 1712 (Old Style) the mill burned down.
    Good
        All dates are given in the Old Style. On 25 March 1712 the mill burned down.
    Good
        --- essay.md
        On 25 March 1712 the mill burned down.
        --- devisu.toml
        texts = ["essay.md"]
        declare = { calendar = "Old Style to 1752-09-02" }

    To mend
        Say which calendar is used, once, or give both: 25 March (5 April) 1712.

    Options
        declare = { calendar = "…" }: the text says so elsewhere; this finding is silent
    """
    if "calendar" in dossier.settings.declare:
        return
    for text in dossier.texts:
        until = load(text.document.language).dates.get("old-style-until", ())
        limit = edtf.bounds(until[0]).earliest if until else FIRST_REFORM
        found = [(one.claim.id, date) for one in dated(text) for date in one.dates if _is_open(date, limit)]
        if found and not _says_which(text):
            claim, first = found[0]
            count = "" if len(found) == 1 else f" There are {len(found)} such dates in the text."
            message = f"{edtf.words(first.edtf)}: in the Julian or in the Gregorian calendar?{count}"
            mend = 'Say once which calendar is used, or declare it: declare = { calendar = "Old Style to …" }.'
            yield Hit(text.document.path, first.span, message, mend, claim)


def _says_which(text: Examined) -> bool:
    """Whether the text says of more than one date which calendar it uses: “Dates are given in the Old Style.”."""
    document = text.document
    words = load(document.language).dates.get("calendars", ())
    telling = {max(phrase.replace("-", " ").split(), key=len) for phrase in words}
    for block in document.blocks if words else ():
        read = block.span.of(document.text)
        small = read.lower()
        found = find_words(read, words) if any(word in small for word in telling) else []
        if found:
            own = [date.span for date in dates.find(read, document.language)]
            if any(not any(date.touches(Span(*place)) for date in own) for place in found):
                return True
    return False


def _is_open(date: Date, limit: Day) -> bool:
    known = date.calendar != "unstated" or date.precision != "day"
    return not known and FIRST_REFORM <= date.earliest < limit


@rule("CHR005", "span-that-does-not-fit", WARNING)
def span_that_does_not_fit(dossier: Dossier) -> Iterator[Hit]:
    """A span of time ends before it begins, or a number of years does not fit the dates beside it.

    The number, in figures or in words, may say how long something lasted (“for 20 years, from 1712 to 1718”), how much
    later something was (“twenty years later, in 1745”), or at what age a person died whose dates are given. It fits if
    it is the difference of the two years, or one more or less. Years before Christ count down.

    Why it matters
        Two digits have changed places, or one of the years belongs to something else.

    Bad
        The war of the years 1722–1718 ruined the valley.
    Bad
        The war lasted 20 years (1712–1718) and ruined the valley.
    Bad
        Jane Doe (1666–1737) died at the age of 45.
    Good
        The war lasted 6 years (1712–1718) and ruined the valley.

    To mend
        Look both years up in the source.
    """
    for text, stated in _stated(dossier):
        path, claim = text.document.path, stated.claim.id
        for one in stated.misdates:
            if one.kind == "backwards":
                yield Hit(path, one.span, f"This span ends before it begins: {one.why}.", "Look both dates up.", claim)
        for misfit in misfits(text, stated):
            counted = f"{many(misfit.last - misfit.first, 'year')} from {_year(misfit.first)} to {_year(misfit.last)}"
            said = "the age given is" if misfit.kind == "age" else "the sentence says"
            message = f"It is {counted}, and {said} {misfit.said}."
            yield Hit(path, misfit.date.span, message, "Look both years up in the source, or count again.", claim)


def _year(number: int) -> str:
    return edtf.words(f"-{-number:04}" if number < 0 else f"{number:04}")


RULES = (date_that_cannot_be, calendar_not_stated, span_that_does_not_fit)
