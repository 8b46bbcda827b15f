"""The reading view: one screen of summary, then each paragraph's claims with all that is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from devisu.console import paint
from devisu.errors import UsageError
from devisu.reporters import summary
from devisu.reporters.claim_view import claim_view, quotation_view
from devisu.reporters.layout import BLANK, wrap
from devisu.reporters.overview import header, overview
from devisu.reporters.places import place
from devisu.reporters.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.console import Line, Style
    from devisu.findings import Finding, Report
    from devisu.model import Claim, Examined

Only = Literal["findings", "quotations", "unsupported"]
PARTS: tuple[Only, ...] = ("findings", "quotations", "unsupported")
"""What ``--only`` may ask for."""
_TITLES: Mapping[Only, str] = {
    "findings": "Claims with findings",
    "quotations": "Claims with quotations that are compared",
    "unsupported": "Claims with weak support or none",
}


@dataclass(frozen=True, slots=True)
class AuditView:
    """What of an audit to show: only some of the claims, or the one with this id."""

    only: Only | None = None
    claim: str | None = None


def render(report: Report, style: Style, view: AuditView | None = None) -> str:
    """The report of ``audit``. Raises UsageError if no text has the claim asked for."""
    view = view or AuditView()
    if view.claim is not None and all(one.id != view.claim for text in report.texts for one in text.claims):
        raise UsageError(_no_claim(report, view.claim))
    return paint(_lines(report, style, view), style)


def _no_claim(report: Report, asked: str) -> str:
    known = sorted({claim.id for examined in report.texts for claim in examined.claims})
    close = get_close_matches(asked, known, n=1)
    return f"no text has a claim “{asked}”; {f'did you mean “{close[0]}”?' if close else 'see devisu claims list'}"


def _lines(report: Report, style: Style, view: AuditView) -> Iterator[Line]:
    texts = [one for one in report.texts if not view.claim or any(claim.id == view.claim for claim in one.claims)]
    for number, examined in enumerate(texts):
        if number:
            yield BLANK
        yield from _text(report, examined, style, view)
    if view.claim:
        return
    if view.only in (None, "findings"):
        yield from _elsewhere(report, style)
    if report.untold:
        yield BLANK
        yield from summary.failures(report, style)


def _text(report: Report, examined: Examined, style: Style, view: AuditView) -> Iterator[Line]:
    reading = Reading.of(report, examined, style, whole=view.claim is not None)
    path = examined.document.path
    yield from header(report, examined, style)
    for finding in summary.headlines(report):
        if finding.hit.path == path and not view.claim:
            yield BLANK
            yield from summary.headline(finding, style)
    if not (view.only or view.claim):
        yield BLANK
        yield from overview(report, examined, style)
    shown = [claim for claim in examined.claims if _is_shown(reading, claim, view)]
    if view.only:
        yield BLANK
        yield from wrap([(_TITLES[view.only], "strong"), (f" · {len(shown)} of {len(examined.claims)}", "")], style, 1)
    yield from _claims(reading, shown)
    if view.only in (None, "quotations") and not view.claim:
        yield from _unclaimed(reading)
    if view.only in (None, "findings") and not view.claim:
        rest = reading.findings.get(None, ())
        yield from _listed(f"Findings in {path} outside its claims", report, rest, style)


def _is_shown(reading: Reading, claim: Claim, view: AuditView) -> bool:
    examined = reading.examined
    if view.claim is not None:
        return claim.id == view.claim
    if view.only == "findings":
        return bool(reading.findings.get(claim.id))
    if view.only == "unsupported":
        return examined.support[claim.id].level in ("weak", "none")
    if view.only == "quotations":
        compared = (examined.comparisons.get(one) for one in examined.quoted.get(claim.id, ()))
        return any(one is not None and one.verdict is not None for one in compared)
    return True


def _claims(reading: Reading, claims: Sequence[Claim]) -> Iterator[Line]:
    """The claims under the numbers of their paragraphs, and these under the headings of the text."""
    document = reading.examined.document
    reached = -1
    for number, claim in enumerate(claims):
        block = claim.sentence.block
        if block != reached:
            headings = [one for one in document.blocks[max(reached, 0) : block] if one.kind == "heading"]
            for one in headings[-1:]:
                yield BLANK
                yield from wrap([(one.span.of(document.text), "strong")], reading.style)
            yield BLANK
            label = document.blocks[block].number
            yield ((f"¶ {label}" if label else f"({document.blocks[block].kind})", "dim"),)
            reached = block
        elif number:
            yield BLANK
        yield from claim_view(reading, claim)


def _unclaimed(reading: Reading) -> Iterator[Line]:
    """The quotations that stand in no claim: in notes, headings, captions."""
    examined, style = reading.examined, reading.style
    claimed = {one for quoted in examined.quoted.values() for one in quoted}
    rest = [one for one, _ in summary.compared(examined) if one.id not in claimed]
    if rest:
        yield BLANK
        yield from wrap([("Quotations outside the claims", "strong")], style)
    for one in rest:
        line = examined.document.source.place(one.span.start).line
        yield BLANK
        yield from wrap([(f"“{one.text}”", ""), (f" line\xa0{line}", "dim")], style, reading.indent)
        yield from quotation_view(reading, one, named=False)


def _elsewhere(report: Report, style: Style) -> Iterator[Line]:
    texts = {one.document.path for one in report.texts}
    claims = {claim.id for examined in report.texts for claim in examined.claims}
    rest = [one for one in report.findings if one.hit.path not in texts and one.hit.claim not in claims]
    yield from _listed("Findings in other files", report, rest, style)


def _listed(title: str, report: Report, findings: Sequence[Finding], style: Style) -> Iterator[Line]:
    if not findings:
        return
    yield BLANK
    yield from wrap([(title, "strong")], style)
    for finding in findings:
        hit = finding.hit
        where = (f" {place(report, hit.path, hit.span)} ", "dim")
        yield from wrap([where, (hit.message, "")], style, 9, ((" ", ""), (finding.code, finding.severity.word)))
