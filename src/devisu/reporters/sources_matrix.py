"""A matrix of sources by claims: a row for each work, a column for each claim that cites something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.criticism.missing import reference
from devisu.reporters.layout import cut, measure, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.console import Line, Style
    from devisu.criticism import Backed, Surveyed

_LABEL = 16
_NONE = "·"
_LEGEND = " · P primary, S secondary, T tertiary, x none, ? unidentified"
_LONGEST_ID = 6


def matrix(surveyed: Surveyed, style: Style) -> Iterator[Line]:
    """Panels as wide as the margin; each shows the references cited in it."""
    claims = surveyed.claims
    yield from wrap([("Sources by claims", "strong"), (_LEGEND, "dim")], style, 1)
    room = style.width - _LABEL - 4
    size = 2 if 2 * len(claims) <= 2 * room else 1
    heads = _heads(claims)
    for start in range(0, len(claims), room // size):
        panel = claims[start : start + room // size]
        yield from _head([heads[one.claim.id] for one in panel], size)
        yield from _panel(panel, size, style)


def _heads(claims: Sequence[Backed]) -> Mapping[str, str]:
    """What stands over each column: the claim's id, or the number of its sentence where ids are long or missing."""
    if all(one.claim.registered and len(one.claim.id) <= _LONGEST_ID for one in claims):
        return {one.claim.id: one.claim.id for one in claims}
    return {one.claim.id: str(one.claim.sentence.number) for one in claims}


def _head(heads: Sequence[str], size: int) -> Iterator[Line]:
    """The heads of the columns, written downwards."""
    height = max(map(len, heads))
    for level in range(height):
        letters = "".join(head.rjust(height)[level].ljust(size) for head in heads)
        yield ((" " * (_LABEL + 4) + letters.rstrip(), "dim"),)


def _panel(panel: Sequence[Backed], size: int, style: Style) -> Iterator[Line]:
    """A row for each work cited in the panel, then one for each reference that is not identified."""
    rows: dict[str, tuple[str, dict[int, str]]] = {}
    unknown: dict[str, dict[int, str]] = {}
    for column, one in enumerate(panel):
        for work in one.works:
            rank = one.rank(work)
            rows.setdefault(work.id, (work.key, {}))[1][column] = rank[0].upper() if rank else "x"
        for citation in one.unknown:
            unknown.setdefault(reference(citation), {})[column] = "?"
    for key, marks in (*rows.values(), *unknown.items()):
        yield _row(key, marks, len(panel), size, style)


def _row(key: str, marks: Mapping[int, str], columns: int, size: int, style: Style) -> Line:
    cells = "".join(marks.get(column, _NONE).ljust(size) for column in range(columns))
    label = cut(key, _LABEL, style)
    return (("  " + label + " " * (_LABEL - measure(((label, ""),), style)) + "  ", "id"), (cells.rstrip(), ""))
