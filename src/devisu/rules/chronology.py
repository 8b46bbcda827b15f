"""CHR: dates, against the chronology of the edition and against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu import edtf
from devisu.chronology import Words, speaks_of, tells
from devisu.dating import attached, dated, is_of_a_work, readings
from devisu.days import ordinal
from devisu.findings import Hit, Related
from devisu.languages import load
from devisu.rules import dates
from devisu.rules.base import ERROR, NOTE, WARNING, many, rule
from devisu.stems import find as find_words
from devisu.stems import fold_word, stem
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.chronology import Event
    from devisu.dating import DatedClaim
    from devisu.dossier import Dossier
    from devisu.edtf import Bounds
    from devisu.extract.dates import Date
    from devisu.model import Examined

ALIKE = 0.7
"""The share of words that two sentences must have in common to say the same of the same."""
_MARKS = "«»“”„\"'’()[].,;:!?–—-…"
COMPARED = 20
"""How many earlier sentences with the same names a sentence is compared with."""


@rule("CHR001", "date-at-odds-with-the-chronology", WARNING)
def date_at_odds_with_the_chronology(dossier: Dossier) -> Iterator[Hit]:
    """A claim dates an event otherwise than the edition's chronology does.

    It fires only if the claim has one date, no word sets that date apart from the event (“after”, “on the eve of”), no
    other verb takes it (“the bridge that fell was rebuilt in 1720”), and the two dates share no day at the precision
    at which they are stated. Where the calendar of a date before 1918
    is not stated, Old Style is tried too. Both dates are printed, and how the chronology knows its own.

    Why it matters
        A wrong month is often a slip that has been copied from book to book. But the chronology may be wrong as well,
        or the sentence may speak of another event: the two are to be compared, not corrected.

    Given
        --- claims/chronology.toml
        [[event]]
        id = "valley-1621"
        name = "The army enters the valley"
        date = "1621-02/1621-03"
        match = ["army", "enter", "valley"]
        known = "general-knowledge"
    Bad
        In May 1621 the army entered the valley.
    Good
        In March 1621 the army entered the valley.

    To mend
        Compare the source that the claim cites with the source of the chronology, and mend the one that is wrong.
    """
    for text in dossier.texts:
        for stated, date in _attached(text):
            for event in _spoken_of(dossier, text, stated, date):
                if _at_odds(date, event):
                    yield _compare(text, stated, date, event)


def _attached(text: Examined) -> Iterator[tuple[DatedClaim, Date]]:
    for stated in dated(text):
        date = attached(stated, text.document.language)
        if date:
            yield stated, date


def _spoken_of(dossier: Dossier, text: Examined, stated: DatedClaim, date: Date) -> Iterator[Event]:
    """The events that the claim says took place then."""
    sentence = stated.claim.sentence.text
    words = Words(sentence, text.document.language)
    at = sentence.find(date.words)
    place = Span(at, at + len(date.words)) if at >= 0 else Span(0, 0)
    for event in dossier.events:
        if event.kind == "event" and speaks_of(words, event) and tells(words, event, sentence, place):
            yield event


def _at_odds(date: Date, event: Event) -> bool:
    julian = event.calendar in ("Julian", "both")
    return all(one.disjoint(event.bounds) for one in readings(date, julian=julian))


def _compare(text: Examined, stated: DatedClaim, date: Date, event: Event) -> Hit:
    here, there = edtf.words(date.edtf), edtf.words(event.date)
    known = f"{event.id}, {event.authority}" + (f", written {event.as_written}" if event.as_written else "")
    cited = [citation.marker.text for citation in text.by_claim.get(stated.claim.id, ())]
    source = f"the source of {cited[0]}" if cited else "a source of the event"
    return Hit(
        text.document.path,
        date.span,
        f"{_capital(here)} here; {there} in the chronology ({known}): {_apart(date, event.bounds)}.",
        f"Compare {source}; the chronology may be wrong, or speak of another event.",
        claim=stated.claim.id,
        related=(Related(event.path, event.span, f"{event.name}: {there}, {event.authority}"),),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _apart(date: Date, other: Bounds) -> str:
    """By how much two dates are apart at least, and which is the later."""
    later = date.earliest > other.latest
    first, then = (other.latest, date.earliest) if later else (date.latest, other.earliest)
    days = ordinal(then) - ordinal(first)
    amount = many(days, "day") if days < 62 else many(days // 30, "month") if days < 730 else many(days // 365, "year")
    return f"at least {amount} {'later' if later else 'earlier'}"


@rule("CHR002", "one-event-two-dates", WARNING)
def one_event_two_dates(dossier: Dossier) -> Iterator[Hit]:
    """The text gives one event two dates that exclude each other.

    Two sentences that speak of the same event of the chronology, or that say nearly the same with the same names, have
    dates that share no day. Where the chronology settles which of them is wrong, CHR001 speaks instead.

    Why it matters
        One of the two dates is wrong, and a reader cannot know which.

    Bad
        In 1712 John Roe sold the great mill to the bishop.

        In 1715 John Roe sold the great mill to the bishop.
    Good
        In 1712 John Roe sold the great mill to the bishop.

        In 1715 John Roe bought the inn from a widow.

    To mend
        Find out which date is right, or say in what the two events differ.
    """
    for text in dossier.texts:
        seen: dict[object, list[tuple[DatedClaim, Date, frozenset[str]]]] = {}
        for stated, date in _attached(text):
            for key, words in _subjects(dossier, text, stated, date):
                earlier = seen.setdefault(key, [])
                other = next((one for one in earlier if _alike(words, one[2]) and _exclude(date, one[1])), None)
                if other:
                    yield _two_dates(text, stated, date, other[1])
                    break
                if len(earlier) < COMPARED:
                    earlier.append((stated, date, words))


def _subjects(
    dossier: Dossier, text: Examined, stated: DatedClaim, date: Date
) -> Iterator[tuple[object, frozenset[str]]]:
    """What a claim speaks of: events whose date it does not contradict, else its names, with its other words."""
    events = [*_spoken_of(dossier, text, stated, date)]
    if any(_at_odds(date, event) for event in events):
        return
    yield from ((event.id, frozenset[str]()) for event in events)
    language = load(text.document.language)
    dated_by = {word.strip(_MARKS) for word in date.words.split()}
    letters = [word.strip(_MARKS) for word in stated.claim.sentence.text.split()]
    letters = [word for word in letters if word not in dated_by]
    left_out = {*language.stop, *language.year, ""}
    words = frozenset(stem(word, language.code) for word in letters if fold_word(word) not in left_out)
    names = frozenset(stem(word, language.code) for word in letters[1:] if word[:1].isupper())
    if names and len(words) >= 4:
        yield names, words


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def _exclude(one: Date, other: Date) -> bool:
    return all(first.disjoint(second) for first in readings(one) for second in readings(other))


def _two_dates(text: Examined, stated: DatedClaim, date: Date, other: Date) -> Hit:
    path, here, there = text.document.path, edtf.words(date.edtf), edtf.words(other.edtf)
    return Hit(
        path,
        date.span,
        f"{_capital(here)} here, {there} in an earlier sentence that seems to speak of the same event.",
        "Find out which date is right, or say in what the two events differ.",
        claim=stated.claim.id,
        related=(Related(path, other.span, there),),
    )


@rule("CHR006", "acting-outside-their-dates", NOTE)
def acting_outside_their_dates(dossier: Dossier) -> Iterator[Hit]:
    """A person or body is named as acting in a year in which, by the chronology, they could not.

    It looks at the ``[[life]]`` tables of the chronology, and only where the name stands in its plain form and the
    sentence has one date. Sentences that speak of a memory, a monument, a street or a publication are left alone.

    Why it matters
        It may be a namesake, a predecessor or successor of the body, a posthumous edition, or a wrong date.

    Given
        --- claims/chronology.toml
        [[life]]
        id = "doe"
        name = "Jane Doe"
        date = "1650/1712"
        match = ["Jane", "Doe"]
        known = "general-knowledge"
    Bad
        In 1730 Jane Doe built the mill.
    Good
        In 1701 Jane Doe built the mill. In 1730 Jane Doe's mill burned down.

    To mend
        Compare the date, and ask whether another person or body of this name is meant.
    """
    lives = [event for event in dossier.events if event.kind == "life"]
    for text in dossier.texts:
        for stated, date in _attached(text) if lives else ():
            if is_of_a_work(stated.claim.sentence.text, date):
                continue
            for life in lives:
                if _at_odds(date, life) and _named(stated.claim.sentence.text, text.document.language, life):
                    yield _outside(text, stated, date, life)


def _named(sentence: str, language: str, life: Event) -> bool:
    """Whether all words of the name stand there in their plain form, not as an owner's (“Doe's”), as one who acts."""
    if find_words(sentence, load(language).dates.get("posthumous", ())):
        return False
    words = {fold_word(word.strip('«»“”„"()[].,;:!?–—…')) for word in sentence.replace(".", ". ").split()}
    return speaks_of(Words(sentence, language), life) and any(
        all(fold_word(word) in words for word in wording.words)
        for wording in life.match
        if wording.language in (None, language)
    )


def _outside(text: Examined, stated: DatedClaim, date: Date, life: Event) -> Hit:
    here, there = edtf.words(date.edtf), edtf.words(life.date)
    return Hit(
        text.document.path,
        date.span,
        f"{life.name} in {here}? The chronology has {there} ({life.id}, {life.authority}).",
        "Compare the date, and ask whether another person or body of this name is meant.",
        claim=stated.claim.id,
        related=(Related(life.path, life.span, f"{life.name}: {there}"),),
    )


@rule("CHR007", "chronology-damaged", ERROR)
def chronology_damaged(dossier: Dossier) -> Iterator[Hit]:
    """The chronology, or one of its events, cannot be read.

    The event is left out; the others are used. Damaged TOML leaves out all of them.

    Why it matters
        An event that is not read contradicts nothing, and its silence would look like consent.

    Given
        --- essay.md
        In May 1621 the army entered the valley.
    Bad
        --- claims/chronology.toml
        [[event]]
        id = "valley-1621"
        name = "The army enters the valley"
        date = "1621-13"
        match = ["army", "enter", "valley"]
        known = "general-knowledge"
    Good
        --- claims/chronology.toml
        [[event]]
        id = "valley-1621"
        name = "The army enters the valley"
        date = "1621-05"
        match = ["army", "enter", "valley"]
        known = "general-knowledge"

    To mend
        Mend the table that is named; docs/chronology.md shows the form.
    """
    for one in dossier.damage:
        if one.kind == "chronology":
            yield Hit(one.path, one.span, one.message, one.mend)


RULES = (
    date_at_odds_with_the_chronology,
    one_event_two_dates,
    *dates.RULES,
    acting_outside_their_dates,
    chronology_damaged,
)
