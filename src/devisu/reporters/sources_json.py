"""What the sources are worth, as JSON has it: the key ``sources`` of the report.

The two scales of grades stand apart: ``reliability`` with the work, ``credibility`` with the evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from devisu.criticism import dependence, distance, missing, shares, survey
from devisu.days import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devisu.criticism import Backed, Survey, Surveyed, Work
    from devisu.criticism.dependence import Ties
    from devisu.criticism.evidence import Evidence
    from devisu.criticism.shares import Share
    from devisu.edtf import Bounds
    from devisu.findings import Report
    from devisu.model import Claim


def as_dict(report: Report) -> dict[str, Any]:
    """All that ``audit --sources`` shows. A work is named by its key; spans of years are ``[first, last]`` or null."""
    found = survey(report)
    gaps = missing.gaps(found)
    ties = dependence.ties(found)
    return {
        "works": [_work(work) for work in found.cited],
        "texts": [_text(surveyed, ties) for surveyed in found.texts],
        "dependence": _dependence(found, ties),
        "missing": {
            "class": [work.key for work in gaps.rank],
            "date": [work.key for work in gaps.date],
            "origin": [work.key for work in gaps.origin],
            "not_identified": list(gaps.unknown),
            "not_understood": list(gaps.faults),
        },
    }


def _work(work: Work) -> dict[str, Any]:
    return {
        "key": work.key,
        "path": work.entry.path,
        "class": work.rank,
        "reliability": list(work.reliability),
        "origin": _years(work.origin),
        "edition": _years(work.edition),
        "authors": list(work.authors),
        "archive": work.archive or None,
        "publisher": work.publisher or None,
        "periods": [_years(period) for period in work.periods],
        "places": list(work.places),
    }


def _years(bounds: Bounds | None) -> list[int | None] | None:
    if bounds is None:
        return None
    first, last = bounds.earliest, bounds.latest
    return [None if first == EARLIEST else first.year, None if last == LATEST else last.year]


def _text(surveyed: Surveyed, ties: Ties) -> dict[str, Any]:
    known = surveyed.known
    return {
        "path": surveyed.text.document.path,
        "claims": len(surveyed.text.claims),
        "citing": len(surveyed.claims),
        "citing_known": len(known),
        "shares": {
            "source": _shares(shares.by_source(known, ties)),
            "author": _shares(shares.by_author(known)),
            "archive": _shares(shares.by_archive(known)),
            "publisher": _shares(shares.by_publisher(known)),
        },
        "single_source": [one.claim.id for one in shares.single(known)],
        "single_witness": [one.claim.id for one in shares.one_witness(known, ties)],
        "single_reference": [one.claim.id for one in shares.alone(surveyed.claims)],
        "matrix": [_row(one) for one in surveyed.claims],
        "distances": [
            {
                "claim": one.backed.claim.id,
                "work": one.work.key,
                "event": _years(one.event),
                "by_origin": one.by_origin,
                "by_edition": one.by_edition,
            }
            for one in distance.distances(surveyed)
        ],
    }


def _shares(found: Iterable[Share]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "share": round(one.part, 3),
            "claims": _ids(one.claims),
            "falls": _ids(one.falls),
            "leans": _ids(one.leans),
        }
        for one in found
    ]


def _ids(claims: Iterable[Claim]) -> list[str]:
    return [one.id for one in claims]


def _row(one: Backed) -> dict[str, Any]:
    return {
        "claim": one.claim.id,
        "works": [{"key": work.key, "class": one.rank(work)} for work in one.works],
        "not_identified": list(dict.fromkeys(map(missing.reference, one.unknown))),
        "evidence": [_evidence(seen) for seen in one.evidence],
    }


def _evidence(seen: Evidence) -> dict[str, Any]:
    return {
        "record": seen.record.path if seen.record else None,
        "work": seen.key,
        "class": seen.rank,
        "credibility": seen.credibility,
        "verdict": seen.judgement.verdict,
        "by": seen.judgement.by,
    }


def _dependence(found: Survey, ties: Ties) -> dict[str, Any]:
    under = ties.under(found.cited)
    return {
        "ties": [{"later": one.later, "earlier": one.earlier, "kind": one.kind, "said": one.said} for one in under],
        "not_independent": [
            {
                "path": surveyed.text.document.path,
                "claim": one.claim.id,
                "works": [common.one.key, common.other.key],
                "source": common.source,
                "why": common.words,
            }
            for surveyed in found.texts
            for one in surveyed.known
            for common in ties.common(one.works)
        ],
        "circles": [[tie.words for tie in circle] for circle in ties.circles()],
    }
