"""The findings for a reader: each with its words, the span marked, what is wrong and how to mend it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters import summary
from devisu.reporters.excerpt import excerpt
from devisu.reporters.layout import BLANK, spread, table, wrap
from devisu.reporters.places import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.console import Line, Style
    from devisu.findings import Finding, Hit, Report
    from devisu.text import Span

_MOST_PLACES = 8


def render(report: Report, style: Style) -> str:
    """The report of ``check``: what is missing first, the findings, the counts, and what was not checked."""
    return paint(_lines(report, style), style)


def statistics(report: Report, style: Style) -> str:
    """The codes found, the most frequent first."""
    found = Counter((finding.code, finding.severity.word, finding.name) for finding in report.findings)
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    width = max((len(str(number)) for _, number in ordered), default=0)
    rows = [
        ((f"{number:>{width}}", "strong"), (code, "code"), (word, word), (_words(name), ""))
        for (code, word, name), number in ordered
    ]
    return paint([*table(rows, style), *([BLANK] if rows else []), *summary.counts(report, style)], style)


def _lines(report: Report, style: Style) -> Iterator[Line]:
    first = summary.headlines(report)
    for finding in first:
        yield from summary.headline(finding, style)
        yield BLANK
    sentences = {one.document.path: sorted(sentence.span for sentence in one.sentences) for one in report.texts}
    explained: set[str] = set()
    for finding in report.findings:
        if finding in first:
            continue
        yield from _finding(report, finding, sentences, style, explain=finding.code not in explained)
        yield BLANK
        explained.add(finding.code)
    if report.untold:
        yield from summary.failures(report, style)
        yield BLANK
    yield from summary.counts(report, style)
    yield from summary.unchecked(report, style)


def _finding(
    report: Report, finding: Finding, sentences: Mapping[str, Sequence[Span]], style: Style, *, explain: bool
) -> Iterator[Line]:
    hit, word = finding.hit, finding.severity.word
    left = (
        (place(report, hit.path, hit.span), "strong"),
        (" ", ""),
        (word, word),
        (" ", ""),
        (finding.code, "code"),
        (f" {_words(finding.name)}", ""),
    )
    yield from spread(left, ((hit.claim, "id"),) if hit.claim else (), style)
    source = report.sources.get(hit.path)
    if hit.span and source:
        yield from excerpt(source, hit.span, _sentence(sentences.get(hit.path, ()), hit.span), style, word)
    *told, last = wrap([(hit.message, ""), (f" {hit.mend}", "")], style, indent=2)
    yield from told
    yield from spread(last, ((f"devisu explain {finding.code}", "dim"),) if explain else (), style)
    for message, places in _related(report, hit).items():
        more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
        where: Line = ((", ".join(places[:_MOST_PLACES]) + more, "dim"), (f" {message}", ""))
        yield from wrap(where, style, indent=4, lead=(("  ", ""),))


def _related(report: Report, hit: Hit) -> dict[str, list[str]]:
    """The places by what is said of them; after the first of a file only line and column."""
    found: dict[str, list[str]] = {}
    last: dict[str, str] = {}
    for one in hit.related:
        where = place(report, one.path, one.span)
        known = last.get(one.message) == one.path and one.span is not None
        found.setdefault(one.message, []).append(where.removeprefix(f"{one.path}:") if known else where)
        last[one.message] = one.path
    return found


def _sentence(spans: Sequence[Span], span: Span) -> Span | None:
    """The sentence that holds the span."""
    at = bisect_right(spans, (span.start, len(spans) and spans[-1].end + 1))
    return spans[at - 1] if at and spans[at - 1].holds(span) else None


def _words(name: str) -> str:
    return name.replace("-", " ")
