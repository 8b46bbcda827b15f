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
_PARENTHESIS = re.compile(r"\(([^()\[\]]{1,600})\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A marker at a span of the readable text; the spans of its items are readable too."""

    style: MarkerStyle
    span: Span
    items: tuple[Item, ...]
    fault: str | None = None


class Bracket(NamedTuple):
    """A bracket: its whole span in the readable text, and the words in it."""

    span: Span
    words: str

    @property
    def start(self) -> int:
        """Where the words begin."""
        return self.span.start + 1


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
        blocks = tuple(block for block in document.blocks if not block.kind.startswith("reference"))
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
                    yield Bracket(Span(*match.span()), match[1])


@cache
def introductions() -> re.Pattern[str]:
    """Words that lead to a citation («см.», «цит. по:», «see also»), in all languages, with the space after them."""
    phrases = {phrase for code in known() for phrase in (*load(code).see, *load(code).quoted_in)}
    words = sorted((re.escape(phrase.rstrip(".")) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"\s{{0,5}}(?:(?:{'|'.join(words)})\b[.,:]{{0,2}}\s{{0,5}}){{1,4}}", re.IGNORECASE)
