"""Why a claim wants a source, with the words that say so.

Dates, figures, names and quotation marks are told in any language; all else rests on the word lists of the text's
language (its ``reasons``). What another is quoted as saying is not searched for such words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from devisu.extract import dates
from devisu.model import Reason
from devisu.support import own
from devisu.support.figures import figure
from devisu.support.lexicon import lexicon
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
    """A sentence: ``bare`` of markers, ``own`` without what is quoted, its dates, its quotations outside notes.

    ``said`` are the places of words of the lists in ``own``, by list.
    """

    bare: str
    own: str
    dates: tuple[Span, ...]
    spoken: tuple[Quotation, ...]
    said: Mapping[str, Sequence[tuple[int, int]]]

    def first(self, name: str) -> str:
        """The first words of a list; empty where there are none."""
        return self.own[slice(*self.said[name][0])] if name in self.said else ""


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
    words, order = lexicon(language.code), weights().reasons
    found = {}
    for claim in claims:
        spoken = tuple(one for one in quotations.get(claim.id, ()) if not one.in_note)
        bare = own.without_markers(claim.sentence.text, citations.get(claim.id, ()))
        plain = own.without_quotations(bare, spoken)
        seen = _Seen(bare, plain, dated[claim.id], spoken, words.read(plain))
        said = _by_lists(seen, _any_language(seen, names, language))
        found[claim.id] = tuple(Reason(name, said[name], weight) for name, weight in order.items() if name in said)
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


def _any_language(seen: _Seen, names: Names, language: Language) -> Found:
    undated = own.without(seen.bare, seen.dates)
    quoted = next((one for one in seen.spoken if one.kind in ("direct", "phrase")), None)
    label = next((one for one in seen.spoken if one.kind == "term"), None)
    return {
        "QUOTE": quoted.text if quoted else "",
        "ATTRIBUTED": next((one.speaker for one in seen.spoken if one.speaker), ""),
        "DATE": seen.dates[0].of(seen.bare) if seen.dates else "",
        "FIGURE": figure(undated, language) or seen.first("FIGURE"),
        "NAME": names.first(undated, language),
        "LABEL": label.text if label else "",
        "QUESTION": "?" if _ASKS.search(seen.own) else "",
    }


# --- what the lists of a language show --------------------------------------------------------------------------------


def _by_lists(seen: _Seen, shown: Found) -> Found:
    """The reasons that words of the lists give, added to those that any language shows; only those that hold."""
    particular = shown["DATE"] or shown["NAME"] or shown["FIGURE"]
    vague = _vague(seen)
    found = shown | {name: seen.first(name) for name in _PLAIN}
    found["EVENT"] = seen.first("EVENT") if particular else ""
    found["VAGUE-ATTRIBUTION"] = vague
    found["ATTRIBUTED"] = shown["ATTRIBUTED"] or _attributed(seen, named=bool(shown["NAME"]), vague=bool(vague))
    found["META"] = seen.first("META") or _pointing(seen)
    found["SYNTHESIS"] = seen.first("SYNTHESIS") if seen.said.get("SYNTHESIS", ((_HEAD, 0),))[0][0] < _HEAD else ""
    return {name: words for name, words in found.items() if words}


def _vague(seen: _Seen) -> str:
    """A view laid in nobody's mouth: a phrase that says so, or a group of people with a word of saying."""
    return seen.first("VAGUE-ATTRIBUTION") or (seen.first("GROUP") if "OPINION" in seen.said else "")


def _attributed(seen: _Seen, *, named: bool, vague: bool) -> str:
    """A view laid in somebody's mouth: words that say so, beside a name or, if it is no vague group, a rank or body."""
    said = seen.first("according") or seen.first("OPINION")
    somebody = named or (not vague and ("ranks" in seen.said or "bodies" in seen.said))
    return said if somebody else ""


def _pointing(seen: _Seen) -> str:
    """A word that points at a figure or table of the text itself, with its number."""
    pointing = (place for place in seen.said.get("figures", ()) if _NUMBERED.match(seen.own, place[1]))
    return next((seen.own[slice(*place)] for place in pointing), "")
