"""A claim with all that is known of it: citations, quotations beside their sources, support, judgement, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.reporters.beside import beside
from devisu.reporters.entries import described, located, mark
from devisu.reporters.layout import cut, wrap
from devisu.reporters.overview import GLYPHS
from devisu.reporters.proposed import proposed
from devisu.reporters.reading import LABEL, labelled
from devisu.reporters.summary import WANTING, is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.console import Line, Segment
    from devisu.findings import Finding
    from devisu.model import Citation, Claim, Entry, Quotation
    from devisu.reporters.reading import Reading

_MOST_CANDIDATES = 3
_FIRST_WORDS = 36  # cells of a quotation that are enough to know it by
_GOOD = ("verbatim", "normalised", "variant")


def claim_view(reading: Reading, claim: Claim) -> Iterator[Line]:
    """The lines of a claim."""
    examined, style = reading.examined, reading.style
    level = examined.support[claim.id].level
    lead = ((" ", ""), (style.fit(GLYPHS[level]), level), (" ", ""), (claim.id, "id"))
    yield from wrap([(claim.sentence.text, "")], style, reading.indent, lead)
    yield from _citations(reading, examined.by_claim.get(claim.id, ()))
    quoted = [reading.quotations[one] for one in examined.quoted.get(claim.id, ()) if one in reading.quotations]
    several = sum(_is_compared(reading, one) for one in quoted) > 1
    for quotation in quoted:
        yield from quotation_view(reading, quotation, named=several or quotation.in_note)
    yield from _support(reading, claim)
    yield from _judgements(reading, claim)
    for finding in reading.findings.get(claim.id, ()):
        yield from _finding(reading, finding)


def _is_compared(reading: Reading, quotation: Quotation) -> bool:
    comparison = reading.examined.comparisons.get(quotation.id)
    return comparison is not None and comparison.verdict is not None


def quotation_view(reading: Reading, quotation: Quotation, *, named: bool) -> Iterator[Line]:
    """A quotation: its kind, speaker and verdict, what would settle it, and its source beside it.

    ``named`` tells that its first words are wanted to know it by.
    """
    examined = reading.examined
    comparison = examined.comparisons.get(quotation.id)
    if comparison is None or comparison.verdict is None:
        if reading.whole:
            told = f"{quotation.kind} “{quotation.text}”, which is not compared"
            yield from labelled(reading, "quotation", [(told, "")])
        return
    cited = examined.cites.get(quotation.id, ())
    name = "good" if comparison.verdict in _GOOD else "warning"
    facts = f"“{cut(quotation.text, _FIRST_WORDS, reading.style)}” · " if named else ""
    facts += "in a note · " if quotation.in_note else ""
    facts += f"{quotation.kind} · {quotation.speaker or 'no speaker named'} · "
    if quotation.id in examined.carried and cited:
        facts += f"cited in the next sentence, {', '.join(map(mark, cited))} · "
    reason = f": {comparison.reason}" if comparison.reason else ""
    yield from labelled(
        reading, "quotation", [(facts, ""), (comparison.verdict.replace("-", "\xa0"), name), (reason, "")]
    )
    if comparison.missing:
        yield from _below(reading, [("To settle it: ", "dim"), (comparison.missing, "")])
    yield from beside(quotation, comparison, cited, reading.style, reading.indent + 2)
    yield from proposed(reading, quotation)


def _below(reading: Reading, words: list[Segment]) -> list[Line]:
    return wrap(words, reading.style, reading.indent + LABEL)


def _citations(reading: Reading, citations: Sequence[Citation]) -> Iterator[Line]:
    """Each citation; where the headline has told why, those that lead to no entry in one line."""
    lost = [one for one in citations if one.status == "unresolved" and reading.list_missing and not reading.whole]
    told = [*([_lost(lost)] if lost else []), *(_cited(reading, one) for one in citations if one not in lost)]
    label = "cites"
    for words, entry in told:
        yield from labelled(reading, label, words)
        if entry is not None and entry.identified == "unidentified":
            yield from _candidates(reading, entry)
        label = ""


def _lost(citations: Sequence[Citation]) -> tuple[list[Segment], Entry | None]:
    return [(" ".join(map(mark, citations)), "strong"), (" · no entry", "warning")], None


def _cited(reading: Reading, citation: Citation) -> tuple[list[Segment], Entry | None]:
    """A citation in words, and its entry."""
    entry, label = citation.entry, (mark(citation), "strong")
    if entry is None and citation.marker.style == "note" and citation.status == "linked":
        words = reading.notes.get(citation.item.label, citation.why)
        shown = (
            words
            if reading.whole
            else cut(words, 2 * (reading.style.width - reading.indent - LABEL - 8), reading.style)
        )
        return [(f"note {citation.item.label}", "strong"), (f" · {shown}", "")], None
    if entry is None:
        why = (citation.why or "no entry in the bibliography").rstrip(". ")
        others = f" It might be {', '.join(citation.others)}." if citation.others else ""
        return [label, (" · ", ""), (f"{citation.status}: {why}.{others}", "warning")], None
    is_named = entry.key == citation.item.label or entry.origin == "list"  # an item of a list has no key of its own
    key = ("" if is_named else f" {entry.key}", "id")
    place = (f" · {_joined(located(citation))}", "")
    if entry.identified == "unidentified":
        return [label, key, (" · ", ""), ("unidentified", "warning"), place], entry
    about = f" · {described(entry)}" if described(entry) else ""
    return [label, key, (about, ""), place], entry


def _candidates(reading: Reading, entry: Entry) -> Iterator[Line]:
    candidates = reading.report.library.candidates_for(entry.key)
    margin = reading.indent + LABEL
    for one in candidates[:_MOST_CANDIDATES]:
        told = [("perhaps ", "dim"), (one.key, "id"), (f" · {described(one)}", "")]
        yield from wrap(told, reading.style, margin + 2, ((" " * margin, ""),))
    if len(candidates) > _MOST_CANDIDATES:
        yield from _below(reading, [(f"and {len(candidates) - _MOST_CANDIDATES} more candidates", "dim")])


def _joined(words: str) -> str:
    """Words that are not to be parted at the end of a line."""
    return words.replace(" ", "\xa0")


def _support(reading: Reading, claim: Claim) -> Iterator[Line]:
    examined = reading.examined
    support = examined.support[claim.id]
    why = f" · {support.why}" if support.why else ""
    yield from labelled(reading, "support", [(support.level, support.level), (why, "")])
    reasons = examined.reasons.get(claim.id, ())
    wanting = support.level in ("weak", "none") and examined.checkworthy.get(claim.id, 0.0) >= WANTING
    if reasons and (reading.whole or wanting):
        told = ", ".join(f"{one.name.lower()} “{one.words}”" if one.words else one.name.lower() for one in reasons)
        score = f"{examined.checkworthy.get(claim.id, 0.0):.2f}"
        yield from labelled(reading, "wants it", [(f"{score} · {told}", "")])


def _judgements(reading: Reading, claim: Claim) -> Iterator[Line]:
    latest = claim.judgement
    for one in claim.judgements if reading.whole else ((latest,) if latest else ()):
        by = ", ".join(part for part in (one.by, one.on.isoformat() if one.on else "") if part)
        agent = "" if one.agent == "person" else f" ({one.agent})"
        note = f" · {one.note}" if one.note else ""
        yield from labelled(reading, "judgement", [(one.verdict, "strong"), (f" · {by}{agent}{note}", "")])
        if is_stale(reading.examined, claim, one):
            yield from _below(reading, [("stale: ", "warning"), (f"it was passed on other words: “{one.words}”", "")])


def _finding(reading: Reading, finding: Finding) -> Iterator[Line]:
    hit = finding.hit
    room = reading.style.width - reading.indent - LABEL
    message = f"{hit.message} {hit.mend}".strip() if reading.whole else cut(hit.message, room, reading.style)
    yield from labelled(reading, finding.code, [(message, "")], finding.severity.word)
