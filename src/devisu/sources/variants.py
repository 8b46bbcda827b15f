"""The variants between a piece of a quotation and its passage, on the characters as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from devisu.model import Variant
from devisu.sources.kinds import kind_of
from devisu.sources.leaves import BLANK
from devisu.sources.touches import is_name, touches
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.sources.words import Pair, Word

_LINE_ENDS = re.compile(r"[/|‖]{1,3}")
"""Strokes by which a quotation shows that a line of verse ends."""
_PAGE_ENDS = re.compile(r"[|‖]{1,2}")
"""Strokes by which it shows that a page does."""
_NOTE = re.compile(r"(?:\[\^?)?[\d¹²³⁰-⁹]{1,3}\]?")
_MISREAD = 3
"""Words that are surely misread from which on a doubtful one is supposed to be misread too."""
_TOUCHING = ("omission", "insertion", "substitution", "inflection")
"""Kinds of difference that may turn the sense, unless they are an editor's own words."""
_SWAPPED = 8
"""Variants between a word put in and the same word left out that still count as one word moved."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two texts that are compared, the quotation's language, and whether the source was read by a machine."""

    quoted: str
    source: str
    language: str
    by_machine: bool = False


def variants_of(pairs: Sequence[Pair], sides: Sides) -> list[Variant]:
    """All variants of one piece, in its order; where several words are misread, a machine is supposed to have read."""
    found = list(_each(pairs, sides))
    if not sides.by_machine and sum(one.kind == "ocr" for one in found) >= _MISREAD:
        found = list(_each(pairs, replace(sides, by_machine=True)))
    return _moved(list(_joined(iter(found))))


def _each(pairs: Sequence[Pair], sides: Sides) -> Iterator[Variant]:
    before: Pair | None = None
    for pair in pairs:
        if before and before.quoted and before.source and pair.quoted and pair.source:
            yield from _between(before, pair, sides)
        yield from _of_pair(pair, sides)
        before = pair


def _of_pair(pair: Pair, sides: Sides) -> Iterator[Variant]:
    quoted, source = _text(pair.quoted, sides.quoted), _text(pair.source, sides.source)
    span = Span(pair.quoted[0].span.start, pair.quoted[-1].span.end) if pair.quoted else None
    marked = any(word.inserted for word in pair.quoted)
    if _is_note(pair.source or pair.quoted, sides.source if pair.source else sides.quoted) and not (source and quoted):
        kind: str | None = "punctuation"
    elif not source or not quoted:
        kind = "omission" if source else "insertion"
    elif marked and pair.quoted[0].letters == pair.source[0].letters:
        kind = None
    else:
        kind = "substitution" if marked else kind_of(quoted, source, sides.language, by_machine=sides.by_machine)
    if kind:
        flags = () if kind not in _TOUCHING or (marked and kind == "insertion") else _flags(pair, sides)
        yield Variant(kind, quoted, source, flags, span, marked or _is_bracketed(quoted, kind))


def _is_note(words: Sequence[Word], text: str) -> bool:
    """Whether words are the number of a note: in square brackets, or right behind a word or its punctuation."""
    if len(words) != 1 or not _NOTE.fullmatch(words[0].text):
        return False
    before = text[max(words[0].span.start - 2, 0) : words[0].span.start]
    return words[0].text.startswith("[") or (
        bool(before.strip()) and not before[-1].isspace() and not before[0].isdigit()
    )


def _is_bracketed(quoted: str, kind: str) -> bool:
    """Whether brackets inside the word own up to the change: ``[Т]ого``, ``walk[ed]``."""
    return kind not in ("omission", "insertion") and any(one in quoted for one in "[<")


def _text(words: Sequence[Word], text: str) -> str:
    return text[words[0].span.start : words[-1].span.end].replace(BLANK, "") if words else ""


def _flags(pair: Pair, sides: Sides) -> tuple[str, ...]:
    flags = touches(_text(pair.quoted, sides.quoted), _text(pair.source, sides.source), sides.language)
    names = any(
        is_name(word.text, sides.quoted[max(word.span.start - 40, 0) : word.span.start]) for word in pair.quoted
    )
    names |= any(
        is_name(word.text, sides.source[max(word.span.start - 40, 0) : word.span.start]) for word in pair.source
    )
    return (*flags, "name") if names else flags


def _between(before: Pair, after: Pair, sides: Sides) -> Iterator[Variant]:
    """The punctuation between two pairs of words."""
    span = Span(before.quoted[-1].span.end, after.quoted[0].span.start)
    between = sides.source[before.source[-1].span.end : after.source[0].span.start]
    quoted, source = "".join(span.of(sides.quoted).split()), _close(between)
    if quoted != source:
        quoted = (_LINE_ENDS if "\n" in between else _PAGE_ENDS).sub("", quoted)
    if quoted != source:
        yield Variant("punctuation", quoted, source, (), span)


def _close(between: str) -> str:
    """Punctuation without its spaces; the words by which a source says who speaks keep theirs."""
    return ("" if not any(one.isalpha() for one in between) else " ").join(between.split())


def _joined(variants: Iterator[Variant]) -> Iterator[Variant]:
    """Neighbouring words left out, or put in, as one variant."""
    held: Variant | None = None
    for one in variants:
        if held and _is_continued(held, one):
            span = Span(held.span.start, one.span.end) if held.span and one.span else None
            words = f"{held.quotation} {one.quotation}".strip(), f"{held.source} {one.source}".strip()
            held = Variant(held.kind, *words, tuple(dict.fromkeys(held.flags + one.flags)), span, held.marked)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _is_continued(held: Variant, one: Variant) -> bool:
    return held.kind == one.kind and held.kind in ("omission", "insertion") and held.marked == one.marked


def _moved(variants: list[Variant]) -> list[Variant]:
    """Words put in at one place and left out near by, told as one transposition."""
    kept = list(variants)
    for one in variants:
        if one.kind != "insertion" or one.marked or one not in kept:
            continue
        at = kept.index(one)
        near = kept[max(at - _SWAPPED, 0) : at + _SWAPPED]
        twin = next((w for w in near if w.kind == "omission" and w.source.lower() == one.quotation.lower()), None)
        if twin:
            kept[at] = replace(one, kind="transposition", source=twin.source, flags=())
            kept.remove(twin)
    return kept
