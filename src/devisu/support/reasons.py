"""Why a claim wants a source, with the words that say so.

Dates, figures, names and quotation marks are told in any language; all else rests on the word lists of the text's
language (its ``reasons``). What another is quoted as saying is not searched for such words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING

from devisu.extract import dates
from devisu.model import Reason
from devisu.stems import find as find_words
from devisu.support import own
from devisu.support.figures import figure
from devisu.support.lexicon import lexicon
from devisu.support.named import Names
from devisu.support.places import Places
from devisu.support.weights import weights
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.languages import Language, Words
    from devisu.model import Citation, Claim, Document, Quotation

_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]{3}|20[0-2][0-9])(?:\s?[–—-]\s?\d{2,4})?(?![\w%]|[.,]\d)")
_ASKS = re.compile(r"\?[\s»”“\"')\]*_]*$")
_NUMBERED = re.compile(r"[\s\xa0]{0,2}(?:\d{1,3}(?!\d)|[IVX]{1,6}(?!\w))")
_NUMBERED_BEFORE = re.compile(r"(?<!\d)\d{1,3}(?:[-‑]|[-‑][^\W\d_]{2,3}[\s\xa0])$")
_OUR = re.compile(r"[\s\xa0](?:[^\W\d_A-ZА-Я]{1,20}[\s\xa0])?")
"""What stands between “our” and “table”: a space, or one small word more."""
_PLAIN = (
    *("LAW", "CAUSE", "SUPERLATIVE", "GENERAL", "EVALUATION", "CERTAINTY", "PROGNOSIS"),
    *("HEDGE", "NORM"),
)
"""Reasons given by a word of their list alone."""
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:\.|st|nd|rd|th|er)?[\s\xa0-]{1,2}$")
_DAY_AFTER = re.compile(r"[\s\xa0-]{1,2}\d{1,2}(?!\d)")
_LAST = re.compile(r"[^\W\d_]+$")
_HEAD = 60
"""Words that sum up stand at the head of a sentence."""
_JOINT = 3
"""What may stand between a word of saying and the word that joins what is said: a comma and a space."""
_SAYING = 40
"""What was said stands so many letters behind a word such as “wrote” at most: “wrote to his brother that …”."""
_DATING, _DATED_BEHIND = 25, 3
"""How far a word such as “after” stands before the event that it dates by, and «кейін» behind it, at most."""
_COUNTED = 16
"""Letters in which a group is counted behind “according to”: «по мнению ряда историков»."""
_FIGURES = re.compile(r"(?<![\w.,])\d[\d.,]{0,9}\s\Z")
"""Figures right before a word of number or measure."""
_SUBJECT = 30
"""Who speaks stands so many letters from the word of saying at most."""
_APPOSED = 2
"""Between a group and the names of those meant stand a comma and a space at most; and so beside “such as”."""

Found = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence: ``bare`` of markers, ``own`` without what is quoted; its dates, names, and quotations outside notes.

    ``said`` are the places of words of the lists in ``own``, by list, with ``unsaid`` those of negations and modals;
    ``verb_final`` and ``century`` are the language's.
    """

    bare: str
    own: str
    dates: tuple[Span, ...]
    spoken: tuple[Quotation, ...]
    said: Mapping[str, Sequence[tuple[int, int]]]
    names: Sequence[tuple[int, int]]
    verb_final: bool
    century: Words

    def first(self, name: str) -> str:
        """The first words of a list; empty where there are none."""
        return self.own[slice(*self.said[name][0])] if name in self.said else ""

    def counted(self) -> str:
        """The first word of number or measure, with the figures before it: «3 тыс.»."""
        if "FIGURE" not in self.said:
            return ""
        start, end = self.said["FIGURE"][0]
        figures = _FIGURES.search(self.own, max(start - 12, 0), start)
        return self.own[figures.start() if figures else start : end]


def find(
    document: Document,
    claims: Sequence[Claim],
    citations: Mapping[str, tuple[Citation, ...]],
    quotations: Mapping[str, Sequence[Quotation]],
    language: Language,
) -> dict[str, tuple[Reason, ...]]:
    """The reasons of all claims, by id, in the order of the table of weights."""
    names = Names.of((claim.sentence.text for claim in claims), language.code)
    dated = _dated(document, claims, language)
    words, order = lexicon(language.code), weights().reasons
    found = {}
    for claim in claims:
        spoken = tuple(one for one in quotations.get(claim.id, ()) if not one.in_note)
        bare = own.without_markers(claim.sentence.text, citations.get(claim.id, ()))
        plain = own.without_quotations(bare, spoken)
        said = words.read(plain)
        days = (*dated[claim.id], *_days(plain, said.get("months", ())))
        undated = own.without(bare, days)
        named = names.places(
            undated, *(said.get(name, ()) for name in ("NAME-EXCEPT", "OPENING", "TITLE", "NAME", "PLACE"))
        )
        seen = _Seen(bare, plain, days, spoken, said, named, language.verb_final, language.century)
        why = _by_lists(seen, _any_language(seen, figure(undated, language)))
        found[claim.id] = tuple(Reason(name, why[name], weight) for name, weight in order.items() if name in why)
    return found


def _dated(document: Document, claims: Sequence[Claim], language: Language) -> dict[str, tuple[Span, ...]]:
    """The dates of each claim, as spans of its sentence; dates are read by paragraphs, since one leans on another."""
    found: dict[str, tuple[Span, ...]] = {}
    for block, some in groupby(claims, key=lambda claim: claim.sentence.block):
        read = document.blocks[block].span
        spans = _dates(read.of(document.text), language)
        starts = [span.start for span in spans]
        for claim in some:
            start, end = claim.sentence.read.start - read.start, claim.sentence.read.end - read.start
            inside = spans[bisect_left(starts, start) : bisect_left(starts, end)]
            found[claim.id] = tuple(Span(one.start - start, one.end - start) for one in inside)
    return found


def _dates(text: str, language: Language) -> list[Span]:
    """The dates of a paragraph; of a language that has no words for them, the years."""
    if language.dates:
        return [one.span for one in dates.find(text, language.code)]
    return [Span(*match.span()) for match in _YEAR.finditer(text)]


# --- what any language shows ------------------------------------------------------------------------------------------


def _days(text: str, months: Sequence[tuple[int, int]]) -> list[Span]:
    """Days without a year, «3 мая»: no date to be compared, but one to be checked."""
    found = []
    for start, end in months:
        before, after = _DAY_BEFORE.search(text[max(start - 7, 0) : start]), _DAY_AFTER.match(text, end)
        if before or after:
            found.append(Span(start - len(before.group()) if before else start, after.end() if after else end))
    return found


def _most_exact(seen: _Seen) -> str:
    """The first date that is no century, else the first."""
    told = [date.of(seen.bare) for date in seen.dates]
    return next((words for words in told if not find_words(words, seen.century)), told[0])


def _any_language(seen: _Seen, number: str) -> Found:
    quoted = next((one for one in seen.spoken if one.kind in ("direct", "phrase")), None)
    label = next((one for one in seen.spoken if one.kind == "term"), None)
    return {
        "QUOTE": quoted.text if quoted else "",
        "ATTRIBUTED": next((one.speaker for one in seen.spoken if one.speaker), ""),
        "DATE": _most_exact(seen) if seen.dates else seen.first("DATE"),
        "FIGURE": number or seen.counted(),
        "NAME": seen.bare[slice(*seen.names[0])] if seen.names else "",
        "LABEL": label.text if label else "",
        "QUESTION": "?" if _ASKS.search(seen.own) else "",
    }


# --- what the lists of a language show --------------------------------------------------------------------------------


def _by_lists(seen: _Seen, shown: Found) -> Found:
    """The reasons that words of the lists give, added to those that any language shows; only those that hold."""
    particular = shown["DATE"] or shown["NAME"] or shown["FIGURE"]
    vague = _vague(seen)
    found = shown | {name: seen.first(name) for name in _PLAIN} | {"MOTIVE": _motive(seen)}
    found |= {name: _outside_names(seen, name) for name in ("SUPERLATIVE", "EVALUATION")}
    found["EVENT"] = _event(seen) if particular else ""
    found["VAGUE-ATTRIBUTION"] = vague
    found["ATTRIBUTED"] = shown["ATTRIBUTED"] or ("" if vague else _attributed(seen))
    found["META"] = seen.first("META") or _pointing(seen)
    found["OWN"] = "" if vague or found["ATTRIBUTED"] else _own_data(seen)
    found["SYNTHESIS"] = seen.first("SYNTHESIS") if seen.said.get("SYNTHESIS", ((_HEAD, 0),))[0][0] < _HEAD else ""
    return {name: plain for name, words in found.items() if (plain := words.strip(" ,"))}


def _outside_names(seen: _Seen, name: str) -> str:
    """The first word of a list that is no part of a name: “the First Fleet”, «Великая Северная экспедиция»."""
    for start, end in seen.said.get(name, ()):
        last = _LAST.search(seen.own, start, end)
        is_name = last and last[0][0].isupper() and (last.start() > start or seen.own[end + 1 : end + 2].isupper())
        if not is_name:
            return seen.own[start:end]
    return ""


def _event(seen: _Seen) -> str:
    """A word for an event that is told of; one that only dates something else («после войны») is none."""
    dating = Places.of([*seen.said.get("apart", ()), *seen.said.get("DATING", ())])
    for start, end in seen.said.get("EVENT", ()):
        if dating.before(start) > _DATING and dating.behind(end) > _DATED_BEHIND:
            return seen.own[start:end]
    return ""


def _motive(seen: _Seen) -> str:
    """What moved somebody; what moved the author is told at first hand."""
    people = Places.of(seen.names)
    places = (place for place in seen.said.get("MOTIVE", ()) if not _is_own(seen, place[0], people))
    return next((seen.own[slice(*place)] for place in places), "")


def _is_own(seen: _Seen, start: int, people: Places) -> bool:
    """Whether the word at this offset has the author for its subject: “we”, with nobody named in between."""
    distance = Places.of(seen.said.get("SELF", ())).before(start)
    return distance < (inf if seen.verb_final else _SUBJECT) and distance < people.before(start)


def _vague(seen: _Seen) -> str:
    """A view laid in nobody's mouth: a phrase that says so, or a group of people right before a word of saying.

    Those who are named are somebody, and what is denied or foretold nobody says.
    """
    people, such = Places.of(seen.names), Places.of(seen.said.get("SUCH-AS", ()))

    def named(end: int) -> bool:
        to = such.behind(end)
        return people.behind(end) <= _APPOSED or (to < _SUBJECT and _stands_beside(such, people, end + to))

    for start, end in seen.said.get("VAGUE-ATTRIBUTION", ()):
        if not named(end):
            return seen.own[start:end]
    saying = Places.of([*seen.said.get("OPINION", ()), *seen.said.get("SHOWN", ()), *_said(seen)])
    room = inf if seen.verb_final else _SUBJECT
    according = Places.of(() if seen.verb_final else seen.said.get("according", ()))
    for start, end in seen.said.get("GROUP", ()):
        to = saying.behind(end)
        if (
            ((to < room and not _is_unsaid(seen, end, to)) or according.before(start) <= _COUNTED)
            and not named(end)
            and not _named_before(seen, start, people, such)
        ):
            counted = next((one for one in seen.said.get("quantifiers", ()) if 0 < start - one[1] <= 1), (start, end))
            return seen.own[counted[0] : end]
    return ""


def _is_unsaid(seen: _Seen, end: int, to: float) -> bool:
    """Whether a negation or a modal stands between who ends here and the saying so far on."""
    return not seen.verb_final and Places.of(seen.said.get("unsaid", ())).behind(end) < to


def _stands_beside(such: Places, people: Places, start: float) -> bool:
    """Whether a name follows the words for “such as” that begin here: “such as (the rector of) Brome”."""
    end = next((end for end in such.ends if end > start), inf)
    return end < inf and people.behind(int(end)) <= _SUBJECT


def _named_before(seen: _Seen, start: int, people: Places, such: Places) -> bool:
    """«Асанов сияқты тарихшылар»: the names stand before the group."""
    return seen.verb_final and such.before(start) <= _APPOSED and people.before(start) < _SUBJECT


def _said(seen: _Seen) -> list[tuple[int, int]]:
    """Words that tell of a saying only with what was said: “wrote that …”, but not “wrote a letter”.

    Those of the list SHOWING need somebody who says it: “Roe shows that …”, but not “the model shows that …”.
    """
    places = [*seen.said.get("SAID", ()), *_shown_by_somebody(seen)]
    if any(one.kind == "direct" for one in seen.spoken):
        return places
    that = Places.of(seen.said.get("THAT", ()))
    if seen.verb_final:
        return [place for place in places if that.before(place[0]) <= _JOINT]
    if any(start < _JOINT for start, _ in seen.said.get("AS", ())) and places and places[0][0] < _SAYING:
        return places  # “As Roe noted, …”
    return [place for place in places if that.behind(place[1]) <= _SAYING]


def _shown_by_somebody(seen: _Seen) -> list[tuple[int, int]]:
    people = _people(seen)
    room = inf if seen.verb_final else _SUBJECT
    return [place for place in seen.said.get("SHOWING", ()) if people.before(place[0]) < room]


def _people(seen: _Seen) -> Places:
    """Whoever may say something: names, ranks and bodies."""
    return Places.of([*seen.names, *seen.said.get("ranks", ()), *seen.said.get("bodies", ())])


def _attributed(seen: _Seen) -> str:
    """A view laid in somebody's mouth: a word of saying with what was said, or beside who is named as saying it."""
    people = _people(seen)
    laws, ours = Places.of(seen.said.get("LAW", ())), Places.of(seen.said.get("OURS", ()))
    for start, end in seen.said.get("according", ()):
        before = seen.own[:start].split()[-1:]
        someone = people.starts or (seen.verb_final and any(word[0].isupper() for word in before))
        if someone and laws.behind(end) > 1 and ours.behind(end) > 1:  # “according to the decree” tells what a law says
            return seen.own[start:end]
    that = Places.of(seen.said.get("THAT", ()))
    quoted = any(one.kind == "direct" for one in seen.spoken)
    room = inf if seen.verb_final else _SUBJECT
    for start, end in seen.said.get("OPINION", ()):
        if _is_own(seen, start, people) or _by_nobody(seen, start, people):
            continue
        named = people.before(start) < room or people.behind(end) <= _SUBJECT
        if quoted or named or that.behind(end) <= _JOINT or that.behind(start) < end - start:
            return seen.own[start:end]
    said = (one for one in _said(seen) if not _is_own(seen, one[0], people) and not _by_nobody(seen, one[0], people))
    return next((seen.own[slice(*place)] for place in said), "")


def _by_nobody(seen: _Seen, start: int, people: Places) -> bool:
    """Whether a group is denied to say it, or will: “historians have not shown …”."""
    groups = Places.of(seen.said.get("GROUP", ()))
    distance = groups.before(start)
    near = distance < _SUBJECT and distance <= people.before(start)
    return near and _is_unsaid(seen, int(start - distance), distance)


def _pointing(seen: _Seen) -> str:
    """Words that point at the text itself: a figure or table with its number, a section with it at the head."""
    figures = (place for place in seen.said.get("figures", ()) if _has_number(seen, *place))
    sections = seen.said.get("sections", ()) if "LAW" not in seen.said else ()
    heads = (place for place in sections if len(seen.own[: place[0]].split()) <= 1)
    pointing = (*figures, *(place for place in heads if _NUMBERED.match(seen.own, place[1])))
    return next((seen.own[slice(*place)] for place in pointing), "")


def _has_number(seen: _Seen, start: int, end: int) -> bool:
    """Whether a number belongs to a figure: “fig. 2”, “figure one”, «2-сурет», «3-ші кесте»."""
    if _NUMBERED.match(seen.own, end) or _NUMBERED_BEFORE.search(seen.own[max(start - 9, 0) : start]):
        return True
    return Places.of(seen.said.get("numerals", ())).behind(end) <= 1


def _own_data(seen: _Seen) -> str:
    """Words that say that the author counted himself: “our table”, «по нашим подсчётам», «есебімізше»."""
    ours = seen.said.get("OURS", ())
    for start, end in seen.said.get("DATA", ()):
        for begun, done in ours:
            if done < start and _OUR.fullmatch(seen.own, done, start):
                return seen.own[begun:end]
    return seen.first("OWN")
