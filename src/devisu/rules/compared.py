"""What the rules on quotations share: the comparisons of a dossier, and hits that show the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.extract.voices import told
from devisu.findings import Hit, Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.dossier import Dossier
    from devisu.extract.voices import Told
    from devisu.model import Collation, Comparison, Examined, Quotation


def compared(dossier: Dossier) -> Iterator[tuple[Examined, Quotation, Comparison]]:
    """Every quotation with what is known of its words, text by text."""
    for text in dossier.texts:
        for quotation, comparison in compared_in(text):
            yield text, quotation, comparison


def compared_in(text: Examined) -> Iterator[tuple[Quotation, Comparison]]:
    """The quotations of one text with what is known of their words."""
    for quotation in text.quotations:
        comparison = text.comparisons.get(quotation.id)
        if comparison is not None and comparison.verdict is not None:
            yield quotation, comparison


def own_words(dossier: Dossier) -> Iterator[tuple[Examined, Quotation, Comparison]]:
    """The quotations that were themselves compared, not the original accepted for a translation."""
    return (one for one in compared(dossier) if one[2].verdict != "translation")


def hit(
    text: Examined,
    quotation: Quotation,
    message: str,
    mend: str,
    beside: Iterable[Collation] = (),
    *,
    minor: bool = False,
) -> Hit:
    """A hit on the quoted words, with the passages it was laid beside."""
    related = tuple(Related(one.source, one.span, _passage(one)) for one in beside)
    claim = text.claim_of.get(quotation.id)
    return Hit(text.document.path, quotation.span, message, mend, claim, related, minor=minor)


def voiced(dossier: Dossier, place: Collation) -> Told | None:
    """Whom the source itself quotes or reports with the passage; None where the words are its own."""
    record = next((one for one in dossier.records if one.path == place.source), None)
    if record is None:
        return None
    span = record.map.derived_span(place.span)
    return told(record.text, span, record.language or "") if span is not None else None


def _passage(one: Collation) -> str:
    return f"the passage, p. {one.page}" if one.page else "the passage"
