"""Quotation marks and their partners.

A mark opens or closes by what stands around it, so every convention is read at once: «…», “…”, „…“, ”…”, »…«, ‹…›,
‘…’, ‚…‘ and the straight ones. Pairs are sought inside one block; an opening mark repeated at the head of the next
block continues a quotation of several paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.model import Block, Document

PARTNERS = {
    "«": "»",
    "»": "«",
    "“": '”“"',
    "„": "“”",
    "”": "”",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    '"': '"”',
    "'": "'",
}
"""What may close each opening mark; curly and straight ones are often mixed in one pair."""

_SINGLE = frozenset("‘‚'")
_SINGLES = re.compile("[‘‚']")
_MARKS = re.compile("[«»“”„‹›\"‘‚'’]")
_LONGEST_SINGLE = 600
"""A single mark is an apostrophe unless its partner stands within so many characters."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of marks, in readable offsets: ``outer`` with the marks, ``inner`` without.

    ``depth`` is 0 for a quotation that stands in no other. ``closed`` is false where a quotation of several
    paragraphs goes on in the next block.
    """

    outer: Span
    inner: Span
    mark: str
    depth: int
    block: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without its partner, at a readable offset."""

    offset: int
    mark: str


@dataclass(frozen=True, slots=True)
class _Open:
    offset: int
    mark: str


def pair(document: Document) -> tuple[tuple[Pair, ...], tuple[Lone, ...]]:
    """All pairs of the document in order of their opening mark, and the marks left alone."""
    pairs: list[Pair] = []
    lone: list[Lone] = []
    blocks = document.blocks
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        opaque = [span for span in document.opaque if span.touches(block.span)]
        found = _Pairing(document.text, block.span, index, opaque)
        found.run()
        for left in found.stack:
            if _goes_on(document.text, left, following):
                pairs.append(_unclosed(left, block, index))
            else:
                lone.append(Lone(left.offset, left.mark))
        pairs += found.pairs
        lone += found.lone
    return tuple(sorted(pairs, key=lambda one: one.outer)), tuple(sorted(lone, key=lambda one: one.offset))


def enclosing(text: str, paragraph: Span, words: Span) -> Pair | None:
    """The innermost pair of marks in a paragraph that holds these words (marks at their own edges aside)."""
    found = _Pairing(text, paragraph, 0)
    found.run()
    holding = (one for one in found.pairs if one.outer.start < words.end and one.outer.holds(words))
    return min(holding, key=lambda one: one.outer.end - one.outer.start, default=None)


def _goes_on(text: str, left: _Open, following: Block | None) -> bool:
    return following is not None and text[following.span.start : following.span.end].lstrip().startswith(left.mark)


def _unclosed(left: _Open, block: Block, index: int) -> Pair:
    return Pair(Span(left.offset, block.span.end), Span(left.offset + 1, block.span.end), left.mark, 0, index, False)


class _Pairing:
    """One pass over one block; ``stack`` holds the marks still open."""

    def __init__(self, text: str, span: Span, index: int, opaque: Sequence[Span] = ()) -> None:
        self.text = text
        self.index = index
        self.span = span
        self.opaque = opaque
        self.stack: list[_Open] = []
        self.open = Counter[str]()
        self.pairs: list[Pair] = []
        self.lone: list[Lone] = []

    def run(self) -> None:
        openers = _single_partners(self.text, self.span)
        closers = frozenset(openers.values())
        for offset in self._offsets():
            mark = self.text[offset]
            if offset in openers:
                self._open(offset, mark)
            elif offset in closers or (mark == "‘" and self._closes(mark)):
                self._close(offset, mark)
            elif mark not in _SINGLE and mark != "’":
                self._double(offset, mark)

    def _offsets(self) -> Iterator[int]:
        for found in _MARKS.finditer(self.text, *self.span):
            if not any(span.start <= found.start() < span.end for span in self.opaque):
                yield found.start()

    def _double(self, offset: int, mark: str) -> None:
        if self._closes(mark) and not (mark in '"“”' and self._must_open(offset) and not self._must_close(offset)):
            self._close(offset, mark)
        elif self._may_open(offset, mark):
            self._open(offset, mark)
        elif not (mark == '"' and self._before(offset).isdigit()):
            self.lone.append(Lone(offset, mark))

    def _open(self, offset: int, mark: str) -> None:
        self.stack.append(_Open(offset, mark))
        self.open[mark] += 1

    def _closes(self, mark: str) -> bool:
        return any(mark in PARTNERS[one] for one, count in self.open.items() if count)

    def _may_open(self, offset: int, mark: str) -> bool:
        if mark in "«„“‹":
            return True
        if mark == "›":
            return False
        return self._must_open(offset) or (mark == '"' and not self._must_close(offset))

    def _must_open(self, offset: int) -> bool:
        """A space before and none after."""
        before, after = self._before(offset), self._after(offset)
        return (not before or before.isspace() or before in "([{—–-/«“„") and bool(after) and not after.isspace()

    def _must_close(self, offset: int) -> bool:
        """A word or a stop before, and none after."""
        before, after = self._before(offset), self._after(offset)
        return bool(before) and not before.isspace() and not after.isalnum()

    def _before(self, offset: int) -> str:
        return self.text[offset - 1] if offset > self.span.start else ""

    def _after(self, offset: int) -> str:
        return self.text[offset + 1] if offset + 1 < self.span.end else ""

    def _close(self, offset: int, mark: str) -> None:
        while self.stack:
            opening = self.stack.pop()
            self.open[opening.mark] -= 1
            if mark in PARTNERS[opening.mark]:
                outer, inner = Span(opening.offset, offset + 1), Span(opening.offset + 1, offset)
                self.pairs.append(Pair(outer, inner, opening.mark, len(self.stack), self.index))
                return
            self.lone.append(Lone(opening.offset, opening.mark))


def _single_partners(text: str, span: Span) -> dict[int, int]:
    """Opening single marks to their partners; all other single marks are apostrophes."""
    partners: dict[int, int] = {}
    reached = span.start
    for found in _SINGLES.finditer(text, *span):
        offset = found.start()
        if offset < reached or not _opens_single(text, offset, span):
            continue
        closer = _single_closer(text, offset, min(span.end, offset + _LONGEST_SINGLE))
        if closer is not None:
            partners[offset] = closer
            reached = closer + 1
    return partners


def _opens_single(text: str, offset: int, span: Span) -> bool:
    before = text[offset - 1] if offset > span.start else " "
    after = text[offset + 1] if offset + 1 < span.end else " "
    return not before.isalnum() and before not in "’'" and after.isalpha()


def _single_closer(text: str, offset: int, end: int) -> int | None:
    """The first partner that a word or a stop comes before and no letter after.

    A mark after a plural s and before a word («workers’ rights») is held for an apostrophe while a later one is left.
    """
    fallback = None
    closers = PARTNERS[text[offset]]
    for place in range(offset + 2, end):
        if text[place] not in closers or text[place - 1].isspace() or text[place + 1 : place + 2].isalnum():
            continue
        plural_before_word = text[place - 1] in "sS" and text[place + 1 : place + 2] == " "
        if not (plural_before_word and text[place + 2 : place + 3].islower()):
            return place
        fallback = fallback or place
    return fallback


def shields(pairs: Sequence[Pair]) -> dict[int, list[Span]]:
    """The outermost pairs by block: each holds a sentence together."""
    by_block: dict[int, list[Span]] = {}
    for one in pairs:
        if one.depth == 0:
            by_block.setdefault(one.block, []).append(one.outer)
    return by_block
