"""A quotation beside its source, the differences marked ⟪ ⟫."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.reporters.entries import page
from devisu.reporters.layout import wrap
from devisu.reporters.reading import LABEL
from devisu.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.console import Line, Segment, Style
    from devisu.model import Citation, Collation, Comparison, Quotation, Variant
    from devisu.text import Span

_QUIET = ("case", "punctuation", "spacing", "hyphenation")
_FLAGS = {
    "second-hand": "the record itself was seen at second hand",
    "candidate": "the work is a candidate, not identified",
    "stops-short": "the source goes on with a limiting clause",
}
_LONGEST = 1200  # characters of a passage
_HIDDEN = 160  # characters of an omission that are shown whole
_MOST_VARIANTS, _MOST_PLACES = 8, 4


def beside(
    quotation: Quotation, comparison: Comparison, cited: Iterable[Citation], style: Style, indent: int
) -> Iterator[Line]:
    """The best passage below the quotation, each difference in words, and the places where it was found."""
    if not comparison.collations:
        return
    best = comparison.collations[0]
    if best.variants or comparison.verdict != "verbatim":
        label = "original" if comparison.original else "text"
        yield from _labelled(label, _text(comparison.original or quotation.text, best), style, indent)
    if best.variants or comparison.verdict not in ("verbatim", "translation"):
        yield from _labelled("source", passage_segments(best), style, indent)
    told = [difference(one) for one in best.variants if one.kind not in _QUIET][:_MOST_VARIANTS]
    for number, words in enumerate([*told, *_quietly(best.variants)]):
        yield from _labelled("" if number else "differs", words, style, indent)
    found = _found(comparison, cited)
    if found:
        yield from _labelled("found", [(found, "")], style, indent)


def _labelled(label: str, words: list[Segment], style: Style, indent: int) -> list[Line]:
    return wrap(words, style, indent + LABEL - 2, ((" " * indent + label, "dim"),))


def _text(words: str, collation: Collation) -> list[Segment]:
    spans = [one.span for one in collation.variants if one.span and one.quotation.strip() and not one.marked]
    return _marked(words, spans)


def passage_segments(collation: Collation) -> list[Segment]:
    """The passage, with the words that differ marked."""
    words = collation.passage
    done: list[Segment] = []
    reached = 0
    for variant in sorted(collation.variants, key=lambda one: one.span or (0, 0)):
        found = _next(words, variant.source, reached)
        if found:
            done += [(words[reached : found[0]], ""), ("⟪" + _shortened(variant.source) + "⟫", "variant")]
            reached = found[1]
    rest = words[reached:]
    return [*done, (rest if len(rest) <= _LONGEST else rest[:_LONGEST] + "…", "")]


def _next(text: str, words: str, start: int) -> tuple[int, int] | None:
    """Where the words of a variant stand from ``start`` on, as whole words."""
    if not words.strip():
        return None
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)" if words[0].isalnum() else re.escape(words)).search(
        text, start
    )
    return found.span() if found else None


def _marked(text: str, spans: Iterable[Span]) -> list[Segment]:
    done: list[Segment] = []
    reached = 0
    for span in sorted(spans):
        if span.start >= reached:
            done += [(text[reached : span.start], ""), ("⟪" + span.of(text) + "⟫", "variant")]
            reached = span.end
    return [*done, (text[reached:], "")]


def difference(variant: Variant) -> list[Segment]:
    """One difference in words, and what it touches."""
    touched = " and ".join(f"a {flag}" for flag in variant.flags)
    if variant.marked and not variant.source.strip():
        return [("put in, and marked so: ", ""), (f"“{_shortened(variant.quotation)}”", "variant")]
    if variant.marked:
        hidden = count(len(re.findall(r"\w+", variant.source)), "word")
        also = f", {touched} among them" if touched else ""
        return [(f"the marked ellipsis hides {hidden}{also}: ", ""), (f"“{_shortened(variant.source)}”", "variant")]
    pair = f"{_shortened(variant.quotation) or '—'} / {_shortened(variant.source) or '—'}"
    return [(f"{variant.kind}: ", ""), (pair, "variant"), (f" (touches {touched})" if touched else "", "warning")]


def _shortened(words: str) -> str:
    half = _HIDDEN // 2
    return words if len(words) <= _HIDDEN else f"{words[:half].rstrip()} […] {words[-half:].lstrip()}"


def _quietly(variants: Iterable[Variant]) -> list[list[Segment]]:
    """The kinds of difference that are not worth a line each, in one."""
    kinds = sorted({one.kind for one in variants if one.kind in _QUIET})
    return [[(f"in {', '.join(kinds)}", "")]] if kinds else []


def _found(comparison: Comparison, cited: Iterable[Citation]) -> str:
    """Where the words were found, so far as the reason does not say it already."""
    best, *others = comparison.collations
    told = []
    if best.source not in (comparison.reason or ""):
        pages = sorted({one.value for citation in cited for one in citation.item.locators if one.label == "page"})
        off = "wrong-page" in comparison.flags and pages
        told.append(_where(best) + (f", not on {page(', '.join(pages))} as cited" if off else ""))
    told += [f"also in {_where(one)}" for one in others[:_MOST_PLACES]]
    told += [words for flag, words in _FLAGS.items() if flag in comparison.flags]
    return "; ".join(told)


def _where(collation: Collation) -> str:
    return collation.source + (f", {page(collation.page)}" if collation.page else "")
