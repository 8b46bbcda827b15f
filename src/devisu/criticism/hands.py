"""At second hand: words quoted from a work in which somebody else quotes them, and translations without originals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from devisu import names
from devisu.languages import load
from devisu.sources.sidecar import is_second_hand
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.criticism.survey import Survey, Surveyed
    from devisu.criticism.works import Work
    from devisu.model import Citation, Examined, Quotation, Record

_BEFORE: Final = 40  # code points before a marker in which «цит. по» may stand outside its brackets
_TOKEN: Final = re.compile(r"[^\s,;()«»“”\"\[\]{}]{2,80}")


@dataclass(frozen=True, slots=True)
class SecondHand:
    """A quotation that was taken from another work than its own. ``why`` says how that is known, as a clause."""

    quotation: Quotation
    why: str
    record: Record | None = None


def second_hand(surveyed: Surveyed, survey: Survey) -> Iterator[SecondHand]:
    """The quotations of a text that are at second hand, each once, in its order."""
    records = {record.path: record for work in survey.library.values() for record in work.records}
    evidence = {one.claim.id: one.evidence for one in surveyed.claims if one.evidence}
    for quotation in surveyed.text.quotations:
        citations = surveyed.text.cites.get(quotation.id, ())
        if quotation.kind not in ("direct", "phrase") or not citations:
            continue
        if said := next((one for one in citations if _says_so(surveyed.text, one)), None):
            yield SecondHand(quotation, f"the citation says “{_words_of(surveyed.text, said)}”")
            continue
        comparison = surveyed.text.comparisons.get(quotation.id)
        seen = [records.get(one.source) for one in comparison.collations[:1]] if comparison else []
        claim = surveyed.text.claim_of.get(quotation.id, "")
        seen += [one.record for one in evidence.get(claim, ())]
        found = next((one for one in seen if one is not None and at_second_hand(one, survey.library)), None)
        if found is not None:
            yield SecondHand(quotation, f"the record of {found.entry} was seen in another work", found)
        elif _see_another(surveyed.text, quotation, citations):
            yield SecondHand(quotation, f"{quotation.speaker} speaks, and the reader is told to see another's work")


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


def _says_so(text: Examined, citation: Citation) -> bool:
    return bool(_places(text, citation))


def _words_of(text: Examined, citation: Citation) -> str:
    words = _before(text, citation)
    start, end = _places(text, citation)[0]
    return words[start:end]


def _places(text: Examined, citation: Citation) -> list[tuple[int, int]]:
    return find_words(_before(text, citation), load(text.document.language).quoted_in)


def _before(text: Examined, citation: Citation) -> str:
    """The words that lead up to an item: its prefix, and the few before a marker's first item."""
    span = citation.marker.span
    first = citation.marker.items[:1] == (citation.item,)
    around = text.document.source.text[max(0, span.start - _BEFORE) : span.start] if first else ""
    return f"{around.rpartition('”')[2].rpartition('»')[2]} {citation.item.prefix}"


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
