"""One finding a line: ``path:line:column: CODE message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import one_line
from devisu.reporters.places import place

if TYPE_CHECKING:
    from devisu.console import Style
    from devisu.findings import Report


def render(report: Report, style: Style) -> str:
    """One line for each input that could not be used, and for each finding; never wrapped, never styled."""
    del style
    rows = [f"{one.path}:{one.line or 1}:1: error {one.message}" for one in report.untold]
    for finding in report.findings:
        hit = finding.hit
        rows.append(f"{place(report, hit.path, hit.span)}: {finding.code} {hit.message}")
    return "".join(one_line(row) + "\n" for row in rows)
