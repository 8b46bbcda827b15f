"""What the readers have in common about blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import known, load
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.model import Block, Scar

_LONGEST_CAPTION = 400


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with paragraphs, items and block quotations of the body counted from 1."""
    count, found = 0, []
    for block in blocks:
        count += block.is_body
        found.append(replace(block, number=count) if block.is_body else block)
    return tuple(found)


def is_caption(words: str) -> bool:
    """Whether a paragraph is the caption of a figure or table: «Рис. 1. Мельница», «1-кесте. …», “Table 2: …”."""
    return len(words) <= _LONGEST_CAPTION and _numbered_figure().match(words) is not None


@cache
def _numbered_figure() -> re.Pattern[str]:
    words = {word.strip("-.") for code in known() for word in load(code).locators.get("figure", ())}
    names = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    number = r"(?:№\s?)?\d{1,3}(?:\.\d{1,2})?[a-zа-я]?"
    return re.compile(rf"(?:(?:{names})\.?\s{number}|{number}\s?[-‑]?\s?(?:{names}))\s?[.:–—-]\s+\S", re.IGNORECASE)


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
