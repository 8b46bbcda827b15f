"""What the styles of markers have in common: where they look, and what they hand on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from devisu.languages import known, load
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.model import Block, Document, Item, MarkerStyle

_BRACKET = re.compile(r"\[([^\[\]]{1,600})\]")
_PARENTHESIS = re.compile(r"\(([^()\[\]]{1,600}(?:\[\d{4}\][^()\[\]]{1,300})?)\)")
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A marker at a span of the readable text; the spans of its items are readable too."""

    style: MarkerStyle
    span: Span
    items: tuple[Item, ...]
    fault: str | None = None


class Bracket(NamedTuple):
    """A bracket: its whole span in the readable text, the words in it, and where they begin.

    One that says «there» of the work before beside other works is several: ``[там же, с. 5; 7]``.
    """

    span: Span
    words: str
    start: int

    @property
    def inner(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.start + len(self.words))


@dataclass(frozen=True, slots=True)
class Field:
    """The readable text in which markers are looked for: the blocks that may have them, and what is closed to them."""

    document: Document
    blocks: tuple[Block, ...]
    opaque: tuple[Span, ...]
    opaque_starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, document: Document) -> Field:
        """The field of a text: all but its list of references."""
        blocks = tuple(one for one in document.blocks if one.kind not in ("reference-heading", "reference", "twin"))
        opaque = tuple(sorted(document.opaque))
        return cls(document, blocks, opaque, tuple(span.start for span in opaque))

    def is_open(self, at: int) -> bool:
        """Whether something may be looked for at this readable offset: not in code, mathematics, addresses."""
        index = bisect_right(self.opaque_starts, at) - 1
        return index < 0 or at >= self.opaque[index].end

    def brackets(self) -> Iterator[Bracket]:
        """The square brackets without others in them, in the order of the blocks."""
        return self._enclosed(_BRACKET)

    def parentheses(self) -> Iterator[Bracket]:
        """The round brackets without others in them."""
        return self._enclosed(_PARENTHESIS)

    def _enclosed(self, pattern: re.Pattern[str]) -> Iterator[Bracket]:
        for block in self.blocks:
            for match in pattern.finditer(self.document.text, *block.span):
                if self.is_open(match.start()):
                    yield from _apart(Bracket(Span(*match.span()), match[1], match.start() + 1))


def _apart(bracket: Bracket) -> Iterator[Bracket]:
    """The bracket, or its parts between semicolons where some of them are ibidem and others are not."""
    parts = bracket.words.split(";")
    if len(parts) == 1 or not any(same_place().match(part) for part in parts):
        yield bracket
        return
    at = bracket.start
    for part in parts:
        begin = at + len(part) - len(part.lstrip())
        start = begin if at > bracket.start else bracket.span.start
        end = at + len(part)
        yield Bracket(Span(start, end + (end == bracket.inner.end)), part, at)
        at = end + 1


@cache
def same_place() -> re.Pattern[str]:
    """The ibidem words of all languages at the beginning of some words; a very short one («id.») needs its full stop.

    Words that lead to a citation («см.») may stand before them.
    """
    phrases = {phrase for code in known() for phrase in load(code).ibidem}
    bare = {phrase if len(phrase) <= _SHORT else phrase.rstrip(".") for phrase in phrases}
    words = sorted((re.escape(phrase) for phrase in bare), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?P<prefix>{introductions().pattern})?\s{{0,5}}(?P<same>(?:{'|'.join(words)})(?!\w)\.?)", re.IGNORECASE
    )


@cache
def introductions() -> re.Pattern[str]:
    """Words that lead to a citation («см.», «цит. по:», «see also»), in all languages, with the space after them.

    A single letter («s.» for siehe) counts only as it stands: «S.» is a page or an initial.
    """
    data = [load(code) for code in known()]
    phrases = {phrase for one in data for phrase in (*one.see, *one.leads_in, *one.quoted_in)}
    bare = sorted((phrase.rstrip(".") for phrase in phrases), key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(phrase) if len(phrase) > 1 else f"(?-i:{phrase})" for phrase in bare)
    return re.compile(rf"\s{{0,5}}(?:(?:{words})\b[.,:]{{0,2}}\s{{0,5}}){{1,4}}", re.IGNORECASE)


@cache
def and_others() -> tuple[str, ...]:
    """«и др.», «et al.» in all languages, longest first."""
    words = {phrase for code in known() for phrase in load(code).and_others}
    return tuple(sorted(words, key=lambda phrase: (-len(phrase), phrase)))
