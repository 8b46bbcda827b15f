"""The claims of the texts: a list to find one's way by, and one claim with all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters import audit
from devisu.reporters.layout import BLANK, table, wrap
from devisu.reporters.overview import GLYPHS
from devisu.reporters.summary import count, is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.console import Line, Segment, Style
    from devisu.findings import Report
    from devisu.model import Claim, Examined


def render_list(report: Report, style: Style) -> str:
    """One line a claim: its support, id, line, level, judgement and first words."""
    return paint(_lines(report, style), style)


def render_claim(report: Report, style: Style, claim: str) -> str:
    """One claim, whole, as ``audit --claim`` has it. Raises UsageError if no text has it."""
    return audit.render(report, style, audit.AuditView(claim=claim))


def _lines(report: Report, style: Style) -> Iterator[Line]:
    for number, examined in enumerate(report.texts):
        if number:
            yield BLANK
        judged = sum(claim.judgement is not None for claim in examined.claims)
        new = sum(not claim.registered for claim in examined.claims)
        facts = f" · {count(len(examined.claims), 'claim')} · {judged} judged"
        told = f" · {new} not in the register yet (devisu claims sync)" if new else ""
        yield from wrap([(examined.document.path, "strong"), (facts, ""), (told, "dim")], style)
        lines = [examined.document.source.place(claim.span.start).line for claim in examined.claims]
        width = len(str(max(lines, default=0)))
        rows = [
            _row(examined, claim, f"{line:>{width}}", style) for claim, line in zip(examined.claims, lines, strict=True)
        ]
        yield from table(rows, style)


def _row(examined: Examined, claim: Claim, line: str, style: Style) -> tuple[Segment, ...]:
    level = examined.support[claim.id].level
    return (
        (style.fit(" " + GLYPHS[level]), level),
        (claim.id, "id"),
        (line, "dim"),
        (level, level),
        (_judged(examined, claim), ""),
        (claim.sentence.text, ""),
    )


def _judged(examined: Examined, claim: Claim) -> str:
    judgement = claim.judgement
    if judgement is None:
        return ""
    return f"{judgement.verdict} (stale)" if is_stale(examined, claim, judgement) else judgement.verdict
