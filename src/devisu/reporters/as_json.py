"""The JSON report, schema 1: keys may be added, none renamed. Two runs over the same files give the same bytes."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from devisu.findings import Severity
from devisu.reporters.places import position
from devisu.reporters.summary import compared, coverage, is_stale

if TYPE_CHECKING:
    from devisu.console import Style
    from devisu.findings import Finding, Fix, Report
    from devisu.model import Candidate, Citation, Claim, Collation, Examined, Judgement, Proposal, Quotation, Record
    from devisu.text import Span

_MODES = {"normal": "NormalCitation", "author-in-text": "AuthorInText", "suppress-author": "SuppressAuthor"}
_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=##)\\[")


def render(report: Report, style: Style) -> str:
    """The report as JSON; what has power over a terminal or a build log is escaped, so that nothing is lost."""
    written = json.dumps(_report(report), ensure_ascii=not style.unicode, indent=1, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"


def _report(report: Report) -> dict[str, Any]:
    from devisu.reporters import sources_json  # reads bibliographies, which most commands can do without

    return {
        "schema": 1,
        "tool": {"name": "devisu", "version": report.version},
        "root": ".",
        "documents": [_document(report, one) for one in report.texts],
        "findings": [_finding(report, one) for one in report.findings],
        "failures": [{"path": one.path, "line": one.line, "message": one.message} for one in report.failures],
        "records": [_record(one) for one in report.records],
        "sources": sources_json.as_dict(report),
        "summary": _summary(report),
    }


def _document(report: Report, examined: Examined) -> dict[str, Any]:
    document = examined.document
    return {
        "path": document.path,
        "language": document.language or None,
        "format": document.format,
        "numbered": examined.numbered,
        "listed": examined.listed,
        "claims": [_claim(examined, one) for one in examined.claims],
        "quotations": [
            {**_quotation(examined, one), **_proposal(report.proposals.get((document.path, one.id)))}
            for one in examined.quotations
        ],
        "citations": [_citation(examined, one) for one in examined.citations],
    }


def _placed(examined: Examined, span: Span) -> dict[str, Any]:
    source = examined.document.source
    line, column = source.place(span.start)
    return {"span": list(span), "line": line, "column": column}


def _claim(examined: Examined, claim: Claim) -> dict[str, Any]:
    support = examined.support[claim.id]
    return {
        "id": claim.id,
        **_placed(examined, claim.span),
        "text": claim.span.of(examined.document.source.text),
        "number": claim.sentence.number,
        "registered": claim.registered,
        "checkworthy": round(examined.checkworthy.get(claim.id, 0.0), 3),
        "reasons": [one.name for one in examined.reasons.get(claim.id, ())],
        "support": support.level,
        "support_why": support.why,
        "support_distance": support.distance,
        "citations": [_citation(examined, one) for one in examined.by_claim.get(claim.id, ())],
        "quotations": list(examined.quoted.get(claim.id, ())),
        "judgement": _judgement(examined, claim, claim.judgement) if claim.judgement else None,
    }


def _judgement(examined: Examined, claim: Claim, judgement: Judgement) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict,
        "agent": judgement.agent,
        "by": judgement.by,
        "on": judgement.on.isoformat() if judgement.on else None,
        "words": judgement.words,
        "note": judgement.note,
        "evidence": {key: _plain(value) for key, value in judgement.evidence.items()} if judgement.evidence else None,
        "stale": is_stale(examined, claim, judgement),
    }


def _plain(value: object) -> object:
    """A value of TOML as JSON has it: dates and times as strings."""
    return value if isinstance(value, str | int | float | bool) else str(value)


def _citation(examined: Examined, citation: Citation) -> dict[str, Any]:
    item, marker = citation.item, citation.marker
    locator = item.locator
    return {
        "label": item.label,
        "key": item.label if marker.style == "key" else None,
        "entry": citation.entry.key if citation.entry else None,
        "locator": {"label": locator.label, "value": locator.value} if locator else None,
        "locators": [{"label": one.label, "value": one.value} for one in item.locators],
        "prefix": item.prefix,
        "suffix": item.suffix,
        "mode": _MODES[item.mode],
        "style": marker.style,
        "in_note": marker.in_note,
        "status": citation.status,
        "why": citation.why or None,
        "others": list(citation.others),
        **_placed(examined, item.span),
    }


def _quotation(examined: Examined, quotation: Quotation) -> dict[str, Any]:
    comparison = examined.comparisons.get(quotation.id)
    cites = [one.entry.key for one in examined.cites.get(quotation.id, ()) if one.entry]
    return {
        "id": quotation.id,
        **_placed(examined, quotation.span),
        "text": quotation.span.of(examined.document.source.text),
        "interruptions": [list(one) for one in quotation.interruptions],
        "kind": quotation.kind,
        "kind_reasons": list(quotation.reasons),
        "block": quotation.block,
        "in_note": quotation.in_note,
        "speaker": quotation.speaker,
        "cites": list(dict.fromkeys(cites)),
        "carried": quotation.id in examined.carried,
        "verdict": comparison.verdict if comparison else None,
        "flags": list(comparison.flags) if comparison else [],
        "reason": comparison.reason if comparison else None,
        "missing": (comparison.missing or None) if comparison else None,
        "collations": [_collation(one) for one in comparison.collations] if comparison else [],
        "original": (comparison.original or None) if comparison else None,
    }


def _proposal(proposal: Proposal | None) -> dict[str, Any]:
    """Passages proposed as the original; null where none were looked for, which says nothing about there being any."""
    if proposal is None:
        return {"candidates": None, "candidates_wanting": None}
    is_looked_for = proposal.candidates or not proposal.wanting
    return {
        "candidates": [candidate(one) for one in proposal.candidates] if is_looked_for else None,
        "candidates_wanting": proposal.wanting or None,
    }


def candidate(one: Candidate) -> dict[str, Any]:
    """A passage proposed as an original; its span is of the record's file."""
    return {
        "source": one.record,
        "entry": one.entry,
        "page": one.page,
        "is_cited": one.is_cited,
        "span": list(one.span),
        "likeness": round(one.likeness, 4),
        "in_common": list(one.shared),
        "text": one.passage,
    }


def _collation(collation: Collation) -> dict[str, Any]:
    return {
        "source": collation.source,
        "entry": collation.entry,
        "page": collation.page,
        "span": list(collation.span),
        "score": round(collation.score, 2),
        "verdict": collation.verdict,
        "passage": collation.passage,
        "variants": [
            {
                "kind": one.kind,
                "quotation": one.quotation,
                "source": one.source,
                "flags": list(one.flags),
                "marked": one.marked,
            }
            for one in collation.variants
        ],
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    hit = finding.hit
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": hit.message,
        "mend": hit.mend or None,
        "path": hit.path,
        "span": list(hit.span) if hit.span else None,
        **position(report, hit.path, hit.span)._asdict(),
        "claim": hit.claim,
        "related": [_related(report, one.path, one.span, one.message) for one in hit.related],
        "fix": _fix(hit.fix) if hit.fix and hit.fix.edits else None,
    }


def _related(report: Report, path: str, span: Span | None, message: str) -> dict[str, Any]:
    where = position(report, path, span)
    return {"path": path, "line": where.line, "column": where.column, "message": message}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"path": one.path, "span": list(one.span), "text": one.text} for one in fix.edits]
    return {"applicability": fix.applicability, "edits": edits}


def _record(record: Record) -> dict[str, Any]:
    return {
        "path": record.path,
        "entry": record.entry,
        "language": record.language,
        "extent": record.extent,
        "seen_in": record.seen_in or None,
    }


def _summary(report: Report) -> dict[str, Any]:
    wanting, supported = coverage(report.texts)
    verdicts = (verdict for examined in report.texts for _, verdict in compared(examined))
    levels = (examined.support[claim.id].level for examined in report.texts for claim in examined.claims)
    severities = Counter(finding.severity for finding in report.findings)
    return {
        "texts": len(report.texts),
        "claims": sum(len(examined.claims) for examined in report.texts),
        "checkworthy": wanting,
        "by_support": dict(sorted(Counter(levels).items())),
        "quotations": dict(sorted(Counter(verdicts).items())),
        "entries": len(report.library.entries),
        "coverage": round(supported / wanting, 3) if wanting else 1.0,
        "findings": {one.word: severities[one] for one in sorted(Severity, reverse=True)},
        "hidden": report.hidden,
        "suppressed": report.suppressed,
        "failures": len(report.failures),
    }
