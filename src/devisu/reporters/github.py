"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import clean
from devisu.findings import Severity
from devisu.reporters.places import position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devisu.console import Style
    from devisu.findings import Finding, Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, style: Style) -> str:
    """One command for each input that could not be used, and for each finding."""
    del style
    failed = [
        _command("error", {"file": one.path, "line": one.line, "title": "devisu"}, one.message) for one in report.untold
    ]
    return "".join(failed) + "".join(_finding(report, finding) for finding in report.findings)


def _finding(report: Report, finding: Finding) -> str:
    hit = finding.hit
    where = position(report, hit.path, hit.span)
    properties = {
        "file": hit.path,
        "line": where.line,
        "col": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column if where.end_line == where.line else None,
        "title": f"{finding.code} {finding.name}",
    }
    return _command(_COMMANDS[finding.severity], properties, f"{hit.message} {hit.mend}".strip())


def _command(name: str, properties: Mapping[str, str | int | None], message: str) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escaped as the runner undoes it; ``##[``, which its older grammar finds anywhere, is broken."""
    safe = clean(text).replace("##[", "## [")
    return safe.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
