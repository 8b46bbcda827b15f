"""The coverage view of ``audit``: what share of the claims is backed, text by text and section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters import overview
from devisu.reporters.layout import BLANK, table, wrap
from devisu.reporters.summary import count, not_looked_for
from devisu.support import BANDS, coverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.console import Line, Segment, Style
    from devisu.findings import Report
    from devisu.model import Convention, Examined
    from devisu.support import Band, Part

_INDENT = 14
_BAR = 16
_BEFORE = "(before the first heading)"


def render(report: Report, style: Style) -> str:
    """The coverage of every text of the report, and how its author places markers."""
    return paint(_lines(report, style), style)


def _lines(report: Report, style: Style) -> Iterator[Line]:
    for examined in report.texts:
        yield from overview.header(report, examined, style)
        yield BLANK
        yield from _text(examined, style)
        yield BLANK
    words = (
        "Weighted by how much each claim wants a source. For reading: a share is easily raised by notes that decorate."
    )
    yield from wrap([(words, "dim")], style)


def _text(examined: Examined, style: Style) -> Iterator[Line]:
    if examined.convention is not None:
        yield from wrap([(in_words(examined.convention), "")], style, _INDENT, ((" Convention", "strong"),))
    found = coverage(examined)
    yield from wrap(_whole(found.whole), style, _INDENT, ((" Coverage", "strong"),))
    if unknown := not_looked_for([examined]):
        yield from wrap([("; ".join(unknown), "")], style, _INDENT, ((" Not sought", "strong"),))
    if len(found.sections) > 1:
        yield BLANK
        yield from table([_row(part, style) for part in found.sections], style)


def in_words(convention: Convention) -> str:
    """How an author places markers, in a sentence or two."""
    if not convention.marked:
        return "no paragraph has a marker."
    told = f"{convention.marked} of {count(convention.paragraphs, 'paragraph')} have a marker"
    if convention.paragraphs == convention.marked:
        told = f"every paragraph of {convention.paragraphs} has a marker"
    told += f"; in {convention.last} of them it stands in the last sentence"
    told += f", in {convention.only_last} there alone." if convention.only_last else "."
    return f"{told} {convention.cited} of {count(convention.sentences, 'sentence')} have one of their own."


def _whole(part: Part) -> list[Segment]:
    if part.share is None:
        return [("no claim that wants a source.", "")]
    backed, wanting = sum(part.backed.values()), sum(part.wanting.values())
    bands = "; ".join(_band(part, band) for band in BANDS if part.wanting.get(band))
    told = f" by weight: {backed} of {count(wanting, 'claim')} that want a source have one ({bands})"
    weak = f", {part.weak} only weakly" if part.weak else ""
    return [(f"{part.share:.0%}", "strong"), (f"{told}{weak}.", "")]


def _band(part: Part, band: Band) -> str:
    return f"{band}\xa0{_of(part.backed, band)} of {_of(part.wanting, band)}"


def _of(counts: Mapping[Band, int], band: Band) -> int:
    return counts.get(band, 0)


def _row(part: Part, style: Style) -> Line:
    title = "  " * max(part.level - 1, 0) + (part.title or _BEFORE)
    if part.share is None:
        return ((" " * 5, ""), (" " * _BAR, ""), ("", ""), ("", ""), (title, "dim"))
    full = round(part.share * _BAR)
    bar = style.fit("█") * full + style.fit("░") * (_BAR - full)
    strong = f"strong {_of(part.backed, 'strong')}/{_of(part.wanting, 'strong')}"
    some = f"some {_of(part.backed, 'some')}/{_of(part.wanting, 'some')}"
    return ((f"{part.share:>5.0%}", "strong"), (bar, ""), (strong, ""), (some, ""), (title, ""))
