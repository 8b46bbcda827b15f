"""The sentences of a record, pairs and clauses of them: what words in another language may be a translation of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from devisu.extract import sentences
from devisu.model import Block, Document
from devisu.readers.language import tell
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.model import Record

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*")
_LONGEST = 800
"""Code points from which on a sentence is cut, as where no stop was transcribed."""
_CLAUSE = re.compile(r"(?<=[,;:]) {1,3}| [—–] ")
_LEAST = 25
"""Code points of a clause that is worth a look by itself."""


def stretches(record: Record) -> tuple[Span, ...]:
    """The readable spans of a record's sentences, of their clauses, and of neighbouring ones of a paragraph together.

    They are in order. Clauses are there because authors like to quote half a sentence.
    """
    blocks = tuple(Block("paragraph", Span(*one.span())) for one in _PARAGRAPH.finditer(record.text))
    language = record.language or tell(record.text)
    document = Document(record.source, "record", language, record.text, record.map, blocks)
    single = [(one.block, part) for one in sentences.find(document, {}) for part in _parts(record.text, one.read)]
    pairs = (Span(one.start, two.end) for (first, one), (second, two) in pairwise(single) if first == second)
    clauses = (part for _, span in single for part in _clauses(record.text, span))
    return tuple(sorted({*(span for _, span in single), *pairs, *clauses}))


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses of a sentence that has several; what would be too short stays with what follows."""
    start = span.start
    for mark in _CLAUSE.finditer(text, span.start, span.end):
        if mark.start() - start >= _LEAST and span.end - mark.end() >= _LEAST:
            yield Span(start, mark.start())
            start = mark.end()
    if start > span.start:
        yield Span(start, span.end)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The span, cut at spaces where it is very long."""
    start = span.start
    while span.end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = space if space > 0 else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)
