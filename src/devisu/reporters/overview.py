"""A text at one glance: how its claims are backed, what became of its quotations, and where support is thin."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.reporters import summary
from devisu.reporters.layout import BLANK, measure, spread, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.console import Line, Segment, Style
    from devisu.findings import Report
    from devisu.model import Examined, Level

LEVELS: tuple[Level, ...] = ("direct", "carried", "paragraph", "weak", "none")
GLYPHS: Mapping[str, str] = {"direct": "█", "carried": "█", "paragraph": "▓", "weak": "▒", "none": "░"}
_LEGEND = (("direct", "direct or carried"), ("paragraph", "paragraph"), ("weak", "weak"), ("none", "none"))
_INDENT = 14
_LONGEST_BAR = 72
_MOST_ROWS = 16


def header(report: Report, examined: Examined, style: Style) -> list[Line]:
    """The text and its size at one margin, the bibliography at the other."""
    document = examined.document
    paragraphs = max((block.number for block in document.blocks), default=0)
    facts = [
        load(document.language).name if document.language else "language not known",
        summary.count(paragraphs, "paragraph"),
        summary.count(len(examined.claims), "claim"),
    ]
    left = ((document.path, "strong"), ("".join(f" · {fact}" for fact in facts), ""))
    return spread(left, ((_bibliography(report), "dim"),), style)


def _bibliography(report: Report) -> str:
    paths = sorted({entry.path for entry in report.library.entries if entry.origin == "bib"})
    if not paths:
        return "no bibliography"
    return paths[0] + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")


def overview(report: Report, examined: Examined, style: Style) -> Iterator[Line]:
    """The rows of the summary and the strip."""
    if examined.claims:
        yield from _support(examined, style)
        yield from _coverage(examined, style)
        yield from _quotations(examined, style)
    yield from _row("Findings", summary.tally(report, examined.document.path), style)
    left_out = summary.left_out(report, (examined,))
    yield from _row("Not checked", [("; ".join(left_out) or "nothing was left out", "")], style)
    if examined.claims:
        yield BLANK
        yield from _strip(examined, style)


def _row(label: str, words: list[Segment], style: Style) -> list[Line]:
    return wrap(words, style, _INDENT, ((" " + label, "strong"),))


def _support(examined: Examined, style: Style) -> Iterator[Line]:
    found = Counter(examined.support[claim.id].level for claim in examined.claims)
    kept = [level for level in LEVELS if found[level]]
    words = [part for level in kept for part in ((f"{level}\xa0{found[level]}", level), (" · ", "dim"))]
    yield from _row("Support", words[:-1], style)
    room = min(style.width - _INDENT - 1, _LONGEST_BAR)
    ends = [0, *(round(reached * room / found.total()) for reached in accumulate(found[level] for level in kept))]
    bar = tuple((style.fit(GLYPHS[one]) * (ends[at + 1] - ends[at]), one) for at, one in enumerate(kept))
    yield ((" " * _INDENT, ""), *bar)


def _coverage(examined: Examined, style: Style) -> list[Line]:
    wanting, supported = summary.coverage((examined,))
    if not wanting:
        return _row("Coverage", [("no claim that strongly wants a source", "")], style)
    told = f" of {summary.count(wanting, 'claim')} that strongly {'wants' if wanting == 1 else 'want'} a source"
    share = f" {'has' if supported == 1 else 'have'} one ({100 * supported // wanting} %)"
    return _row("Coverage", [(str(supported), "strong"), (told + share, "")], style)


def _quotations(examined: Examined, style: Style) -> list[Line]:
    verdicts = Counter(verdict for _, verdict in summary.compared(examined))
    total = verdicts.total()
    if not total:
        return _row("Quotations", [("none that is compared", "")], style)
    open_ones = verdicts.pop("not-compared", 0)
    parts = [f"compared {total - open_ones} of {total}"]
    parts += [f"{verdict}\xa0{number}" for verdict, number in sorted(verdicts.items())]
    uncited = sum(not examined.cites.get(one.id) for one, _ in summary.compared(examined))
    parts += [f"not\xa0compared\xa0{open_ones}"] if open_ones else []
    parts += [f"no\xa0citation\xa0{uncited}"] if uncited else []
    return _row("Quotations", [(" · ".join(parts), "")], style)


def _strip(examined: Examined, style: Style) -> Iterator[Line]:
    """Two cells a claim (one, in a long text), in rows that begin with the number of their first paragraph."""
    legend = tuple(
        part for level, words in _LEGEND for part in ((style.fit(GLYPHS[level]), level), (f" {words}  ", "dim"))
    )
    title = ((" Where support is thin", "strong"),)
    last = (legend[-1][0].rstrip(), "dim")
    yield from spread(title, (*legend[:-1], last), style)
    blocks = examined.document.blocks
    margin = measure([(f"  ¶ {max(block.number for block in blocks)}  ", "")], style)
    room = style.width - margin - 1
    size = 2 if 2 * len(examined.claims) <= _MOST_ROWS * room else 1
    per_row = room // size
    for start in range(0, len(examined.claims), per_row):
        claims = examined.claims[start : start + per_row]
        label = style.fit(f"¶ {blocks[claims[0].sentence.block].number}").rjust(margin - 2)
        levels = [examined.support[claim.id].level for claim in claims]
        yield ((label + "  ", "dim"), *((style.fit(GLYPHS[level]) * size, level) for level in levels))
