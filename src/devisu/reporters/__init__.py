"""What a report looks like: a table of formats, each a pure function of the report and the stream's style."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from devisu.console import Style
from devisu.findings import Report
from devisu.reporters import as_json, concise, github, terminal
from devisu.reporters.terminal import statistics

__all__ = ["REPORTERS", "Reporter", "statistics"]

Reporter = Callable[[Report, Style], str]

REPORTERS: Mapping[str, Reporter] = {
    "terminal": terminal.render,
    "concise": concise.render,
    "json": as_json.render,
    "github": github.render,
}
"""The formats of ``check``; none but ``terminal`` is ever styled or wrapped."""
