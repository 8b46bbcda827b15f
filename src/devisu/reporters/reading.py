"""What the reading view needs at hand of one text, looked up once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.reporters.layout import wrap
from devisu.reporters.summary import MISSING_LIST, headlines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.console import Line, Segment, Style
    from devisu.findings import Finding, Report
    from devisu.model import Examined, Quotation

LABEL = 11
"""The cells of a label such as ``quotation``, with the space behind it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text to be read claim by claim.

    ``list_missing`` tells that the headline speaks of its list of references. ``findings`` by claim id; under None
    those of no claim, but for the headline. ``notes`` are their words by
    label. ``indent`` is where the words of claims begin. ``whole`` shows also what
    a long reading leaves out.
    """

    report: Report
    examined: Examined
    style: Style
    quotations: Mapping[str, Quotation]
    findings: Mapping[str | None, Sequence[Finding]]
    notes: Mapping[str, str]
    indent: int
    list_missing: bool
    whole: bool = False

    @classmethod
    def of(cls, report: Report, examined: Examined, style: Style, *, whole: bool) -> Reading:
        """Lay out what is known of a text."""
        document = examined.document
        return cls(
            report,
            examined,
            style,
            {one.id: one for one in examined.quotations},
            _findings(report, examined),
            {one.label: one.span.of(document.text) for one in document.blocks if one.kind == "note" and one.label},
            5 + max((len(claim.id) for claim in examined.claims), default=0),
            any(one.hit.path == document.path for one in headlines(report)),
            whole,
        )


def labelled(reading: Reading, label: str, words: Sequence[Segment], name: str = "dim") -> list[Line]:
    """Words beside their label, the next lines below the words; ``name`` is the look of the label."""
    lead = ((" " * reading.indent, ""), (label, name))
    return wrap(words, reading.style, reading.indent + LABEL, lead)


def _findings(report: Report, examined: Examined) -> Mapping[str | None, Sequence[Finding]]:
    """The findings of a text, and those of its claims that stand in a file that is no text."""
    texts = {one.document.path for one in report.texts}
    claims = {claim.id for claim in examined.claims}
    found: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        hit = finding.hit
        if finding.code == MISSING_LIST:
            continue
        if hit.path == examined.document.path:
            found[hit.claim if hit.claim in claims else None].append(finding)
        elif hit.path not in texts and hit.claim in claims:
            found[hit.claim].append(finding)
    return dict(found)
