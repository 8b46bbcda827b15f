"""The items under the heading of a list of references."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from devisu.model import Block
from devisu.readers import references
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.readers.groups import Group, Line

_ENDS_ITEM = re.compile(r"[.\])\d/]$")
_DESCRIBED = re.compile(
    r"\(\d{4}|, \d{4}[a-z]?[.,;)]|//|\bdoi\b|https?:|\d[-–]{1,2}\d{1,4}\.?\s*\Z|^[^\W\d_][\w’'-]{1,40},? [^\W\d_]\."
)
_SHORT, _LONG = 80, 450
_FIRST = 5
_FEWEST, _MOSTLY = 2, 0.4
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_HEADING = re.compile(r"[^\W\d_a-zа-яё][^\d.,:;]{2,60}")


def is_plausible(items: Iterable[str]) -> bool:
    """Whether what stands under a heading reads like a list of references and not like prose; nothing does."""
    likely = [_is_likely(words) for words in islice(items, _FIRST)]
    return sum(likely) * 2 >= len(likely)


def _is_likely(words: str) -> bool:
    if references.label_at(words) or len(words) <= _SHORT:
        return True
    return len(words) <= _LONG and bool(_DESCRIBED.search(words))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of references: whether its items have numbers, with or without a stop, and the number expected next."""

    labelled: bool
    bare: bool = False
    expected: int = 1

    @classmethod
    def of(cls, following: Sequence[Group], expected: int = 1) -> Listing:
        """The list whose first lines these are; its numbers may go on from a list before it."""
        words = following[0].lines[0].words if following else ""
        bare = references.bare_label_at(words, {1, expected})
        return cls(references.label_at(words) is not None, bare is not None, int(bare[0]) if bare else expected)

    @property
    def is_numbered(self) -> bool:
        """Whether its items have numbers."""
        return self.labelled or self.bare

    def holds(self, group: Group) -> bool:
        """Whether a group of lines still belongs to the list."""
        if self.is_numbered:
            return self._label_at(group.lines[0].words, self.expected) is not None
        return len(group.lines) > 1 or not _HEADING.fullmatch(group.lines[0].words)

    def goes_on(self, following: Sequence[Group]) -> bool:
        """Whether what stands under a heading inside the list is numbered too."""
        return Listing.of(following, self.expected).is_numbered

    def items(self, group: Group) -> Iterator[Block]:
        """The items that stand in a group of lines; an item may run over lines."""
        numbered = self.is_numbered or references.label_at(group.lines[0].words) is not None
        begun: list[Line] = []
        expected = self.expected
        for line in group.lines:
            label = self._label_at(line.words, expected)
            if begun and (label is not None if numbered else _begins(line, begun[-1])):
                yield self._item(begun, expected - 1)
                begun = []
            begun.append(line)
            expected += label is not None
        yield self._item(begun, expected - 1)

    def after(self, items: Sequence[Block]) -> Listing:
        """The list behind these items."""
        last = items[-1].label if items else None
        return replace(self, expected=int(last) + 1) if last else self

    def _label_at(self, words: str, expected: int) -> tuple[str, int] | None:
        return references.bare_label_at(words, {expected}) if self.bare else references.label_at(words)

    def _item(self, lines: Sequence[Line], expected: int) -> Block:
        span = Span(lines[0].span.start, lines[-1].span.end)
        label = self._label_at(lines[0].words, expected)
        if not label:
            return Block("reference", span)
        start = span.start + label[1]
        return Block("reference", Span(start, span.end) if start < span.end else span, label=label[0])


def _begins(line: Line, before: Line) -> bool:
    """Whether an item without a number begins."""
    if line.indent > before.indent:
        return False
    return line.indent < before.indent or bool(_ENDS_ITEM.search(before.words) and not line.words[0].islower())


def apart_twins(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """The blocks, with the items of a list that gives the list before it in another script told apart.

    Journals print «Литература» and, with the same numbers, its transliteration as “References”.
    """
    lists: list[list[int]] = []
    for index, block in enumerate(blocks):
        if block.kind == "reference-heading":
            lists.append([])
        elif block.kind == "reference" and lists:
            lists[-1].append(index)
    found = [items for items in lists if items]
    twins = {at for before, items in pairwise(found) if _are_twins(before, items, blocks, text) for at in items}
    for index, block in enumerate(blocks):
        yield replace(block, kind="twin") if index in twins else block


def _are_twins(one: Sequence[int], other: Sequence[int], blocks: Sequence[Block], text: str) -> bool:
    if len(one) != len(other) or len(one) < _FEWEST:
        return False
    if [blocks[at].label for at in one] != [blocks[at].label for at in other]:
        return False
    shares = [_share_of_cyrillic("".join(blocks[at].span.of(text) for at in items)) for items in (one, other)]
    return abs(shares[0] - shares[1]) > _MOSTLY


def _share_of_cyrillic(words: str) -> float:
    letters = sum(map(str.isalpha, words)) or 1
    return len(_CYRILLIC.findall(words)) / letters
