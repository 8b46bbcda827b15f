"""References that lead nowhere, each with the works it may mean and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.entries import described, mark
from devisu.reporters.layout import BLANK, wrap
from devisu.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.console import Line, Style
    from devisu.suggestions import Suggestion, Wanted

_INDENT = 4
_REASONS = 9


def render(path: str, wanted: Sequence[Wanted], style: Style) -> str:
    """The references of one text, in its order."""
    return paint(list(_lines(path, wanted, style)), style)


def _lines(path: str, wanted: Sequence[Wanted], style: Style) -> Iterator[Line]:
    if not wanted:
        yield from wrap([(path, "strong"), (": every reference leads to a known work.", "")], style)
        return
    without = sum(not one.suggestions for one in wanted)
    told = f": {count(len(wanted), 'reference')} without a known work"
    yield from wrap(
        [(path, "strong"), (told, ""), (f", {without} of them without a suggestion" * bool(without), "")], style
    )
    for one in wanted:
        yield BLANK
        claims = ", ".join(claim.id for claim in one.claims) or "no claim"
        why = f" · {one.citation.why}" if one.citation.why else ""
        yield from wrap([(mark(one.citation), "strong"), (" · ", ""), (claims, "id"), (why, "dim")], style, 1)
        for number, suggestion in enumerate(one.suggestions, 1):
            yield from _suggestion(number, suggestion, style)
    if any(one.suggestions and one.citation.marker.style == "number" for one in wanted):
        yield BLANK
        told = "Nothing is linked by itself; a person links with"
        yield from wrap([(told, ""), (" devisu bib suggest --accept NUMBER=KEY", "strong")], style)


def _suggestion(number: int, one: Suggestion, style: Style) -> Iterator[Line]:
    about = f" · {described(one.entry)}" if described(one.entry) else ""
    lead = ((" " * _INDENT, ""), (f"{number}.", "dim"))
    line = [(one.entry.key, "id"), (about, ""), (f" · {one.entry.path}", "dim")]
    yield from wrap(line, style, _INDENT + 3, lead)
    yield from wrap([("; ".join(one.reasons), "")], style, _REASONS)
