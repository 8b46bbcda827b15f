"""Why a claim wants a source, with the words that say so.

Dates, figures, names and quotation marks are told in any language; all else rests on the word lists of the text's
language (its ``reasons``). What another is quoted as saying is not searched for such words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from devisu.extract import dates
from devisu.model import Reason
from devisu.stems import find as find_words
from devisu.support import own
from devisu.support.figures import figure
from devisu.support.lists import first, places
from devisu.support.named import Names
from devisu.support.weights import weights
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.languages import Language
    from devisu.model import Citation, Claim, Document, Quotation

_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]{3}|20[0-2][0-9])(?:\s?[–—-]\s?\d{2,4})?(?![\w%]|[.,]\d)")
_ASKS = re.compile(r"\?[\s»”“\"')\]*_]*$")
_NUMBERED = re.compile(r"[\s\xa0]{0,2}(?:\d|[IVX])")
_PLAIN = (
    *("LAW", "CAUSE", "MOTIVE", "SUPERLATIVE", "GENERAL", "EVALUATION", "CERTAINTY", "PROGNOSIS"),
    *("HEDGE", "NORM"),
)
"""Reasons given by a word of their list alone."""
_HEAD = 60
"""Words that sum up stand at the head of a sentence."""

Found = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence: ``bare`` of markers, ``own`` without what is quoted, its dates, its quotations outside notes."""

    bare: str
    own: str
    dates: tuple[Span, ...]
    spoken: tuple[Quotation, ...]
    language: Language


def find(
    document: Document,
    claims: Sequence[Claim],
    citations: Mapping[str, tuple[Citation, ...]],
    quotations: Mapping[str, Sequence[Quotation]],
    language: Language,
) -> dict[str, tuple[Reason, ...]]:
    """The reasons of all claims, by id, in the order of the table of weights."""
    names = Names.of(claim.sentence.text for claim in claims)
    dated = _dated(document, claims, language)
    order = weights().reasons
    found = {}
    for claim in claims:
        spoken = tuple(one for one in quotations.get(claim.id, ()) if not one.in_note)
        bare = own.without_markers(claim.sentence.text, citations.get(claim.id, ()))
        seen = _Seen(bare, own.without_quotations(bare, spoken), dated.get(claim.id, ()), spoken, language)
        shown = _any_language(seen, names)
        said = {**shown, **_by_lists(seen, shown)}
        found[claim.id] = tuple(Reason(name, said[name], weight) for name, weight in order.items() if name in said)
    return found


def _dated(document: Document, claims: Sequence[Claim], language: Language) -> dict[str, tuple[Span, ...]]:
    """The dates of each claim, as spans of its sentence; dates are read by paragraphs, since one leans on another."""
    found: dict[str, tuple[Span, ...]] = {}
    for block, some in groupby(claims, key=lambda claim: claim.sentence.block):
        read = document.blocks[block].span
        spans = _dates(read.of(document.text), language)
        for claim in some:
            start, end = claim.sentence.read.start - read.start, claim.sentence.read.end - read.start
            found[claim.id] = tuple(
                Span(one.start - start, one.end - start) for one in spans if start <= one.start < end
            )
    return found


def _dates(text: str, language: Language) -> list[Span]:
    """The dates of a paragraph; of a language that has no words for them, the years."""
    if language.dates:
        return [one.span for one in dates.find(text, language.code)]
    return [Span(*match.span()) for match in _YEAR.finditer(text)]


# --- what any language shows ------------------------------------------------------------------------------------------


def _any_language(seen: _Seen, names: Names) -> Found:
    undated = own.without(seen.bare, seen.dates)
    quoted = next((one for one in seen.spoken if one.kind in ("direct", "phrase")), None)
    label = next((one for one in seen.spoken if one.kind == "term"), None)
    asks = _ASKS.search(seen.own)
    found = {
        "QUOTE": quoted.text if quoted else "",
        "ATTRIBUTED": next((one.speaker for one in seen.spoken if one.speaker), ""),
        "DATE": seen.dates[0].of(seen.bare) if seen.dates else "",
        "FIGURE": figure(undated, seen.language),
        "NAME": names.first(undated, seen.language),
        "LABEL": label.text if label else "",
        "QUESTION": "?" if asks else "",
    }
    return {name: words for name, words in found.items() if words}


# --- what the lists of a language show --------------------------------------------------------------------------------


def _by_lists(seen: _Seen, shown: Found) -> Found:
    found = {name: first(seen.own, seen.language, name) for name in _PLAIN}
    found["EVENT"] = first(seen.own, seen.language, "EVENT") if shown.keys() & {"DATE", "NAME", "FIGURE"} else ""
    found["VAGUE-ATTRIBUTION"] = _vague(seen)
    found["ATTRIBUTED"] = shown.get("ATTRIBUTED", "") or _attributed(seen, shown, vague=found["VAGUE-ATTRIBUTION"])
    found["META"] = first(seen.own, seen.language, "META") or _pointing(seen)
    found["SYNTHESIS"] = first(seen.own[:_HEAD], seen.language, "SYNTHESIS")
    return {name: words for name, words in found.items() if words}


def _vague(seen: _Seen) -> str:
    """A view laid in nobody's mouth: a phrase that says so, or a group of people with a word of saying or many."""
    if phrase := first(seen.own, seen.language, "VAGUE-ATTRIBUTION"):
        return phrase
    groups = places(seen.own, seen.language, "GROUP")
    if groups and places(seen.own, seen.language, "OPINION"):
        return seen.own[slice(*groups[0])]
    return ""


def _attributed(seen: _Seen, shown: Found, *, vague: str) -> str:
    """A view laid in somebody's mouth: words that say so, beside a name, a rank, a body or a person spoken of."""
    language = seen.language
    said = [*find_words(seen.own, language.according), *places(seen.own, language, "OPINION")]
    if not said:
        return ""
    who = "NAME" in shown or (not vague and (find_words(seen.own, language.ranks) or find_words(seen.own, language.bodies)))
    return seen.own[slice(*said[0])] if who else ""


def _pointing(seen: _Seen) -> str:
    """A word that points at a figure or table of the text itself, with its number."""
    for start, end in find_words(seen.own, seen.language.locators.get("figure", ())):
        if _NUMBERED.match(seen.own, end):
            return seen.own[start:end]
    return ""
