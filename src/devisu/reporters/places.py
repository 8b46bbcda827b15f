"""Lines and columns for people, from spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from devisu.findings import Report
    from devisu.text import Span


class Position(NamedTuple):
    """Where a span begins and ends; lines and columns from 1, all None for a file as a whole."""

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def position(report: Report, path: str, span: Span | None) -> Position:
    """The position of a span of a file."""
    source = report.sources.get(path)
    if span is None or source is None:
        return Position()
    return Position(*source.place(span.start), *source.place(span.end))


def place(report: Report, path: str, span: Span | None) -> str:
    """``path:line:column``, or the path alone for a file as a whole."""
    where = position(report, path, span)
    return path if where.line is None else f"{path}:{where.line}:{where.column}"
