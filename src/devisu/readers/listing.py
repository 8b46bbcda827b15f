"""The items under the heading of a list of references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
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
    """A list of references: whether its items have numbers."""

    labelled: bool

    @classmethod
    def of(cls, following: Sequence[Group]) -> Listing:
        """The list whose first lines these are."""
        return cls(bool(following and references.label_at(following[0].lines[0].words)))

    def holds(self, group: Group) -> bool:
        """Whether a group of lines still belongs to the list."""
        if self.labelled:
            return references.label_at(group.lines[0].words) is not None
        return len(group.lines) > 1 or not _HEADING.fullmatch(group.lines[0].words)


def items(group: Group) -> Iterator[Block]:
    """The items that stand in a group of lines; an item may run over lines."""
    labelled = references.label_at(group.lines[0].words) is not None
    begun: list[Line] = []
    for line in group.lines:
        if begun and _begins(line, begun[-1], labelled=labelled):
            yield _item(begun)
            begun = []
        begun.append(line)
    yield _item(begun)


def _begins(line: Line, before: Line, *, labelled: bool) -> bool:
    if labelled:
        return references.label_at(line.words) is not None
    if line.indent > before.indent:
        return False
    return line.indent < before.indent or bool(_ENDS_ITEM.search(before.words) and not line.words[0].islower())


def _item(lines: Sequence[Line]) -> Block:
    span = Span(lines[0].span.start, lines[-1].span.end)
    label = references.label_at(lines[0].words)
    if not label:
        return Block("reference", span)
    start = span.start + label[1]
    return Block("reference", Span(start, span.end) if start < span.end else span, label=label[0])
