"""At second hand: words quoted from a work in which somebody else quotes them, and translations without originals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from devisu import names
from devisu.languages import known, load
from devisu.sources.sidecar import is_second_hand
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.criticism.survey import Survey, Surveyed
    from devisu.criticism.works import Work
    from devisu.model import Citation, Examined, Quotation, Record
    from devisu.text import Span

_BEFORE: Final = 40  # code points before a marker in which «цит. по» may stand outside its brackets
_CLOSING: Final = re.compile("[”»“]")
_PARENTHESIS: Final = re.compile(r"\([^()]*$")
_NOTES: Final = ("note", "addendum", "titleaddon", "subtitle", "howpublished")
"""Fields in which a catalogue says that a work is a translation."""
_TOKEN: Final = re.compile(r"[^\s,;()«»“”\"\[\]{}]{2,80}")


@dataclass(frozen=True, slots=True)
class SecondHand:
    """Words, or a view, taken from another work than their own, at ``span`` in a claim. ``why``, as a clause."""

    span: Span
    claim: str | None
    why: str
    record: Record | None = None


def second_hand(surveyed: Surveyed, survey: Survey) -> Iterator[SecondHand]:
    """What a text has at second hand, each once: its quotations in its order, then other claims that say so."""
    text = surveyed.text
    records = {record.path: record for work in survey.library.values() for record in work.records}
    evidence = {one.claim.id: one.evidence for one in surveyed.claims if one.evidence}
    told: set[int] = set()
    for quotation in text.quotations:
        citations = text.cites.get(quotation.id, ())
        if quotation.kind not in ("direct", "phrase") or not citations:
            continue
        told.update(one.marker.at for one in citations)
        seen = [one.record for one in evidence.get(text.claim_of.get(quotation.id, ""), ())]
        why, record = _why(text, quotation, citations, records, seen, survey.library)
        if why:
            yield SecondHand(quotation.span, text.claim_of.get(quotation.id), why, record)
    for backed in surveyed.claims:
        for one in backed.citations:
            if one.marker.at not in told and (words := _within(text, one)):
                told.add(one.marker.at)
                yield SecondHand(one.marker.span, backed.claim.id, f"the citation says “{words}”")


def _why(
    text: Examined,
    quotation: Quotation,
    citations: tuple[Citation, ...],
    records: Mapping[str, Record],
    seen: list[Record | None],
    library: Mapping[str, Work],
) -> tuple[str, Record | None]:
    """How it is known that a quotation is at second hand, and the record that tells it; empty if nothing does."""
    if said := next((words for one in citations if (words := _around(text, one))), ""):
        return f"the citation says “{said}”", None
    comparison = text.comparisons.get(quotation.id)
    compared = [records.get(one.source) for one in comparison.collations[:1]] if comparison else []
    found = next((one for one in (*compared, *seen) if one is not None and at_second_hand(one, library)), None)
    if found is not None:
        return f"the record of {found.entry} was seen in another work", found
    if _see_another(text, quotation, citations):
        verb = "speak" if names.are_several(quotation.speaker or "") else "speaks"
        return f"{quotation.speaker} {verb}, and the reader is told to see another's work", None
    return "", None


def at_second_hand(record: Record, library: Mapping[str, Work]) -> bool:
    """Whether a record's words were seen in another work: its sidecar says so, or names the entry of one."""
    if is_second_hand(record):
        return True
    if record.extra.get("second-hand") is False:
        return False
    tokens = (token.rstrip(".:") for token in _TOKEN.findall(record.seen_in))
    return any(token in library and token != record.entry and not token.isalpha() for token in tokens)


def translations(survey: Survey) -> Iterator[tuple[Work, str]]:
    """The works cited that are translations and whose original is not recorded, with how that they are is known."""
    named = {
        key.strip()
        for work in survey.library.values()
        if work.entry.fields.get("relatedtype", "").lower() in ("translationas", "translatedas", "bytranslator")
        for key in work.entry.fields.get("related", "").split(",")
    }
    for work in survey.cited:
        fields = work.entry.fields
        has_original = fields.get("origtitle") or work.key in named or work.derives
        if has_original or "transl" in fields.get("relatedtype", "").lower():
            continue
        if fields.get("translator"):
            yield work, f"translated by {fields['translator']}"
        elif fields.get("origlanguage"):
            yield work, f"translated from {fields['origlanguage']}"
        elif words := _translated(fields):
            yield work, f"“{words}”"


def _translated(fields: Mapping[str, str]) -> str:
    """What a note of an entry says of its being a translation («пер. с англ.», “translated by”), in any language."""
    for name in _NOTES:
        value = fields.get(name, "")
        if value and find_words(value, _translation_words()):
            return value
    return ""


@cache
def _translation_words() -> tuple[str, ...]:
    return tuple(sorted({word for code in known() for word in load(code).translated}))


def _around(text: Examined, citation: Citation) -> str:
    """The words before or behind an item that say “quoted in”, of its quotation's sentence too."""
    return _said(text, _before(text, citation)) or _said(text, citation.item.suffix)


def _within(text: Examined, citation: Citation) -> str:
    """The words that say “quoted in” within the marker, or in the parentheses that hold it."""
    opened = _PARENTHESIS.search(_before(text, citation))
    return _said(text, f"{opened[0] if opened else citation.item.prefix} ") or _said(text, citation.item.suffix)


def _said(text: Examined, words: str) -> str:
    found = find_words(words, load(text.document.language).quoted_in)
    return words[slice(*found[0])] if found else ""


def _before(text: Examined, citation: Citation) -> str:
    """The words that lead up to an item: its prefix, and the few before a marker's first item."""
    span = citation.marker.span
    first = citation.marker.items[:1] == (citation.item,)
    around = text.document.source.text[max(0, span.start - _BEFORE) : span.start] if first else ""
    return f"{_CLOSING.split(around)[-1]} {citation.item.prefix}"


def _see_another(text: Examined, quotation: Quotation, citations: tuple[Citation, ...]) -> bool:
    """Whether the reader is sent («см.», “see”) to a work by another than the speaker."""
    first = citations[0]
    if quotation.kind != "direct" or not quotation.speaker or first.entry is None or first.status != "linked":
        return False
    people = first.entry.people.get("author", ())
    if not people or not find_words(_before(text, first), load(text.document.language).see):
        return False
    written = (f"{person.given} {person.prefix} {person.family}".strip() for person in people)
    return all(names.same_person(quotation.speaker, name) == "no" for name in written)
