"""What the readers have in common about blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.model import Block, Scar


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with paragraphs, items and block quotations of the body counted from 1."""
    count, found = 0, []
    for block in blocks:
        count += block.is_body
        found.append(replace(block, number=count) if block.is_body else block)
    return tuple(found)


def at_scars(text: str, span: Span, damaged: Iterable[Scar]) -> Iterator[Span]:
    """The parts of a paragraph between lost paragraph breaks; the first full stop of each ends what it follows."""
    start = span.start
    for scar in damaged:
        if scar.kind == "glue" and span.holds(scar.span):
            yield _trimmed(text, Span(start, scar.span.start + 1))
            start = scar.span.end
    if text[start : span.end].strip():
        yield _trimmed(text, Span(start, span.end))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))
