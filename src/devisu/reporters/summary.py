"""The last lines of every reading: how much was found, and what was not checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from devisu.findings import Severity
from devisu.languages import load
from devisu.reporters.layout import wrap
from devisu.support import unlisted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from devisu.console import Line, Segment, Style
    from devisu.findings import Finding, Report
    from devisu.model import Citation, Claim, Examined, Judgement, Quotation, Record

MISSING_LIST = "CIT003"
WANTING = 0.5
"""The check-worthiness from which a claim wants support."""
_ENTRIES_ONLY = "whether the entries are true to their works, and whether a text cites them"
_RECORDS_ONLY = "the words of the records against the works they were taken from"
_ALL_COMPARED = "whether the text is right; all that devisu can compare was compared."
_SUPPORTED = ("direct", "carried", "paragraph")


def count(number: int, word: str, plural: str = "") -> str:
    """``1 claim``, ``2 claims``."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def headlines(report: Report) -> tuple[Finding, ...]:
    """The findings that stand before all else: a reference list that is missing."""
    return tuple(one for one in report.findings if one.code == MISSING_LIST)


def headline(finding: Finding, style: Style) -> list[Line]:
    """A finding as the first thing a reader sees."""
    hit = finding.hit
    return wrap(
        [(hit.message, "headline"), (f" {hit.mend}", ""), (f" ({finding.code})", "dim")],
        style,
        indent=1,
    )


def tally(report: Report, path: str | None = None) -> list[Segment]:
    """``2 errors, 31 warnings``, in one file or in all."""
    by = Counter(finding.severity for finding in report.findings if path in (None, finding.hit.path))
    shown = [(count(by[one], one.word), one.word) for one in sorted(Severity, reverse=True) if by[one]]
    return [part for one in shown for part in (one, (", ", ""))][:-1] or [("No findings", "good")]


def counts(report: Report, style: Style) -> list[Line]:
    """``2 errors, 31 warnings (14 notes hidden: --select ALL) in 1 text``."""
    if not report.sources:
        return wrap([("Nothing could be read.", "")], style)
    hidden = f" ({count(report.hidden, 'note')} hidden: --select\xa0ALL)" if report.hidden else ""
    answered = f"; {count(report.suppressed, 'finding')} answered in the files" if report.suppressed else ""
    return wrap([*tally(report), (f"{hidden} in {_read(report)}{answered}", "")], style)


def _read(report: Report) -> str:
    """What was read: texts, else bibliographies, source records, or what is left where inputs could not be used."""
    if report.texts:
        return count(len(report.texts), "text")
    if report.failures:
        return "what could be read"
    if report.records:
        return count(len(report.records), "source record")
    return count(len(report.library.entries), "entry", "entries")


def unchecked(report: Report, style: Style) -> list[Line]:
    """What was not checked, the last words of a report."""
    parts = left_out(report, report.texts)
    if report.failures:
        parts.append(f"{count(len(report.failures), 'file')} that could not be used")
    if not report.texts and not parts:
        parts.append(_RECORDS_ONLY if report.records else _ENTRIES_ONLY)
    if parts:
        return wrap([("Not checked: ", "strong"), ("; ".join(parts) + ".", "")], style)
    return wrap([("Not checked: ", "dim"), (_ALL_COMPARED, "dim")], style)


def left_out(report: Report, texts: Sequence[Examined]) -> list[str]:
    """What was not checked in these texts of the report, and why."""
    if texts and not any(examined.claims for examined in texts):
        return [f"everything, for no sentence was found in {'this text' if len(texts) == 1 else 'these texts'}"]
    return [
        *_quotations(texts, report.records),
        *_references(texts, has_bibliography=bool(report.library.entries)),
        *not_looked_for(texts),
    ]


def not_looked_for(texts: Iterable[Examined]) -> list[str]:
    """What no word list tells in the languages of these texts: causes, motives and such."""
    told = []
    for code in sorted({examined.document.language for examined in texts if examined.claims}):
        if missing := unlisted(code):
            some = ", ".join(one.lower().replace("-", " ") for one in missing)
            told.append(
                f"{some}: devisu has no word lists for them in {load(code).name or 'a language it does not know'}"
            )
    return told


def failures(report: Report, style: Style) -> list[Line]:
    """The inputs that could not be used, one sentence each."""
    lines: list[Line] = []
    for one in report.untold:
        where = f"{one.path}:{one.line}" if one.line else one.path
        lines += wrap([(where, "strong"), (" ", ""), ("not used:", "error"), (f" {one.message}", "")], style)
    return lines


def compared(examined: Examined) -> Iterator[tuple[Quotation, str]]:
    """The quotations of the kinds that are compared, with their verdicts."""
    for quotation in examined.quotations:
        comparison = examined.comparisons.get(quotation.id)
        if comparison and comparison.verdict:
            yield quotation, comparison.verdict


def is_stale(examined: Examined, claim: Claim, judgement: Judgement) -> bool:
    """Whether a judgement was passed on other words than the claim has now, with its markup or without."""
    from devisu.register import stale

    source = claim.span.of(examined.document.source.text)
    return stale(judgement, claim.sentence.text) and stale(judgement, source)


def coverage(texts: Iterable[Examined]) -> tuple[int, int]:
    """How many claims want support, and how many of them have it."""
    wanting = [
        examined.support[claim.id].level
        for examined in texts
        for claim in examined.claims
        if examined.checkworthy.get(claim.id, 0.0) >= WANTING
    ]
    return len(wanting), sum(level in _SUPPORTED for level in wanting)


def _quotations(texts: Sequence[Examined], records: Sequence[Record]) -> Iterator[str]:
    held = {record.entry for record in records if record.entry}
    reasons = Counter(
        _want(examined.cites.get(quotation.id, ()), held)
        for examined in texts
        for quotation, verdict in compared(examined)
        if verdict == "not-compared"
    )
    if len(reasons) == 1:
        ((reason, number),) = reasons.items()
        yield f"{count(number, 'quotation')} {reason}"
    elif reasons:
        ordered = sorted(reasons.items(), key=lambda one: (-one[1], one[0]))
        told = ", ".join(f"{number} {reason}" for reason, number in ordered)
        yield f"{count(reasons.total(), 'quotation')} ({told})"


def _want(cited: Sequence[Citation], held: Collection[str]) -> str:
    """What a quotation wants to be compared, in words that fit many."""
    entries = [one.entry for one in cited if one.entry is not None]
    if not cited:
        return "without a citation"
    if not entries and all(one.status == "linked" for one in cited):
        return "of works named in notes or archives, without a source record"
    if not entries:
        return "whose citation leads to no entry"
    if all(one.identified == "unidentified" for one in entries):
        return "of unidentified works"
    if not any(one.key in held for one in entries):
        return "without a source record"
    return "that the source records are not enough for"


def _references(texts: Sequence[Examined], *, has_bibliography: bool) -> Iterator[str]:
    states: dict[str, set[str]] = {"unidentified": set(), "unresolved": set(), "ambiguous": set()}
    for examined in texts:
        for citation in examined.citations:
            if citation.status in states:
                name = citation.entry.key if citation.entry else f"{examined.document.path} {citation.item.label}"
                states[citation.status].add(name)
    if states["unidentified"]:
        yield count(len(states["unidentified"]), "unidentified work")
    if states["unresolved"]:
        why = "" if has_bibliography else ", for want of a bibliography"
        yield count(len(states["unresolved"]), "citation") + f" without an entry{why}"
    if states["ambiguous"]:
        yield count(len(states["ambiguous"]), "ambiguous citation")
