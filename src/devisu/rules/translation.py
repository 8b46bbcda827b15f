"""QUO: quotations that are translations, and the originals that people accepted for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.bibliography import tongues
from devisu.languages import known
from devisu.rules.base import NOTE, WARNING, many, rule, sentence
from devisu.rules.compared import compared, hit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from devisu.dossier import Dossier
    from devisu.findings import Hit
    from devisu.model import Collation, Examined, Quotation


@rule("QUO010", "translation-not-recorded", NOTE)
def translation_not_recorded(dossier: Dossier) -> Iterator[Hit]:
    """Quotations stand in another language than their source, and neither translator nor original is recorded.

    It is asked once for a text. A quotation whose original a person has accepted (`claims judge`) is not meant.

    Why it matters
        A translated quotation is the translator's wording. Whose is it, and where does the original stand?

    Bad
        --- essay.md
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {Die Mühle}, publisher = {Tal}, date = {1990}, langid = {german}}
    Good
        --- essay.md
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {Die Mühle}, publisher = {Tal}, date = {1990}, langid = {german}}
        --- devisu.toml
        declare = { translations = "mine" }

    To mend
        Name the translator in the entry or the note, or declare once that translations are yours.
    Options
        declare = { translations = "mine" }
    """
    if "translations" in dossier.settings.declare:
        return
    records: dict[str, set[str]] = {}
    for record in dossier.records:
        if record.entry and record.language:
            records.setdefault(record.entry, set()).add(record.language)
    for text in dossier.texts:
        accepted = {one.quotation for one in text.comparisons.values() if one.original}
        asked = (one for one in text.quotations if one.kind == "direct" and one.id not in accepted)
        found = [one for one in asked if _is_translated(text, one, records)]
        if found:
            message = f"{many(len(found), 'quotation')} from works in another language: whose translation is it?"
            yield hit(text, found[0], message, "Name the translator, or declare once that translations are yours.")


def _is_translated(text: Examined, quotation: Quotation, records: Mapping[str, Collection[str]]) -> bool:
    here = text.document.language
    for one in text.cites.get(quotation.id, ()):
        if one.entry is None or one.entry.fields.get("translator"):
            continue
        named = tongues.codes(one.entry)
        if named and here in known() and here not in named:
            return True
        if here not in records.get(one.entry.key, (here,)):
            return True
    comparison = text.comparisons.get(quotation.id)
    return comparison is not None and bool(comparison.foreign)


@rule("QUO016", "original-not-as-accepted", WARNING)
def original_not_as_accepted(dossier: Dossier) -> Iterator[Hit]:
    """A person accepted words of a record as the original of a translated quotation; they do not stand there so.

    The record was changed or taken away, or the words were copied with a slip.

    Why it matters
        The translation rests on that judgement. If the original reads otherwise, somebody must look again.

    Given
        --- essay.md
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
        --- essay.toml
        schema = 1
        text = "essay.md"

        [[claim]]
        id = "c001"
        exact = "Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1]."
        prefix = ""
        suffix = ""
        position = 0

        [[claim.judgement]]
        verdict = "supported"
        agent = "person"
        by = "J. R."
        on = 2026-01-31
        words = "Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1]."
        evidence = { record = "doe1990.txt", exact = "мельница была продана до потопа", relation = "translation" }
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {Мельница}, publisher = {Долина}, date = {1990}}
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        language = "ru"
    Bad
        --- bib/sources/doe1990.txt
        <pb n="1"/>Никто не помнит, когда мельница была куплена до потопа и кем.
    Good
        --- bib/sources/doe1990.txt
        <pb n="1"/>Никто не помнит, что мельница была продана до потопа чужому человеку.

    To mend
        Compare the record with the work, and judge the claim again with the words that stand there.
    """
    mend = "Compare the record with the work, and accept what stands there (devisu claims judge)."
    for text, quotation, comparison in compared(dossier):
        if not comparison.original:
            continue
        places = comparison.collations[:1]
        if comparison.verdict != "translation":
            message = f"{comparison.reason} (“{_short(comparison.original)}”)"
            yield hit(text, quotation, sentence(message), mend)
        elif places and (told := [*_told(places[0])]):
            message = f"The accepted original stands otherwise in the record: {'; '.join(told[:3])}."
            yield hit(text, quotation, message, mend, places)


def _told(place: Collation) -> Iterator[str]:
    """What the record has otherwise than the words accepted, spelling and the like left aside."""
    if place.verdict == "out-of-order":
        yield "its parts stand in another order, or far apart"
    if place.verdict != "altered":
        return
    for one in place.variants:
        if one.marked or one.kind not in _WORDS:
            continue
        there = f"“{_short(one.source)}”" if one.source.strip() else "nothing"
        accepted = f"“{_short(one.quotation)}”" if one.quotation.strip() else "nothing"
        yield f"{there} there, {accepted} as accepted"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


_SHOWN = 120
_WORDS = ("substitution", "inflection", "transposition", "omission", "insertion")
RULES = (translation_not_recorded, original_not_as_accepted)
