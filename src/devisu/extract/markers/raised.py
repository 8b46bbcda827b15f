"""Citations by number that stand in no whole bracket: raised numbers, and brackets left open."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from devisu.extract import locators
from devisu.extract.markers.found import Found
from devisu.extract.markers.numbers import DASH, HEAD, NUMBER, expanded, numbers_in
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.extract.markers.found import Field

_FURTHER = r"[,;:][ \u00a0]?(?:[^\W\d_]{1,6}\.?[ \u00a0]?)?\d{1,4}(?:[-–]\d{1,4})?"
_UNCLOSED = re.compile(rf"\[{NUMBER}(?:{DASH}{NUMBER})?(?:{_FURTHER}){{0,5}}(?=[ \u00a0]{{0,3}}(?:[.!?]|\n|\Z))")
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2}(?:[,⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,20}|\^\d{1,3}(?:[,–-]\d{1,3}){0,20}\^")
_FALLEN = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_]{3}[.,])|(?<=[»”“\"’)\]…?!]))[1-9]\d{0,2}(?=[ \u00a0]?[.,;:!?)»”](?!\d)|\s|\Z)"
)
_ENOUGH = 3
"""How many numbers must count on before they are taken for those of notes."""
_MISSED = 3
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_UNITS = frozenset(("m", "km", "cm", "mm", "dm", "ft", "м", "км", "см", "мм", "дм", "e", "x", "n"))


def find(field: Field) -> Iterator[Found]:
    """The raised numbers of a text, and its citations by number whose bracket is not closed."""
    yield from _raised(field)
    yield from _fallen(field)
    yield from _unclosed(field)


def _raised(field: Field) -> Iterator[Found]:
    text = field.document.text
    for block in field.blocks:
        for match in _RAISED.finditer(text, *block.span):
            if field.is_open(match.start()) and not _is_power(text, match):
                words = match[0].translate(_LOWERED).strip("^")
                span = Span(*match.span())
                numbers = [numbers_in(one) for one in words.split(",")]
                labels = [label for ends in numbers if ends for label in expanded(ends[0], ends[-1])]
                yield Found("number", span, tuple(Item(str(label), span) for label in labels))


def _fallen(field: Field) -> Iterator[Found]:
    """Raised numbers that were copied as plain ones: «…»29 . Only numbers that count on are such."""
    text = field.document.text
    found = [one for block in field.blocks for one in _FALLEN.finditer(text, *block.span) if field.is_open(one.start())]
    for run in _counting(found):
        for one in run if len(run) >= _ENOUGH else ():
            yield Found("number", Span(*one.span()), (Item(one[0], Span(*one.span())),))


def _counting(found: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The runs of numbers of which each is the one after that before, or nearly; what fits no run is passed over."""
    run: list[re.Match[str]] = []
    for one in found:
        if run and 0 < int(one[0]) - int(run[-1][0]) <= _MISSED:
            run.append(one)
        elif not run or int(one[0]) == 1 or len(run) < _ENOUGH:
            yield run
            run = [one]
    yield run


def _is_power(text: str, match: re.Match[str]) -> bool:
    """Whether a raised number is a power or belongs to a unit: ``10³``, ``км²``, or stands for itself."""
    start = match.start()
    word = re.search(r"\w*\Z", text[max(start - 20, 0) : start])
    before = word[0].lower() if word else ""
    if not before:
        return start == 0 or text[start - 1].isspace()
    return before[-1].isdigit() or before in _UNITS


def _unclosed(field: Field) -> Iterator[Found]:
    text, language = field.document.text, field.document.language
    for block in field.blocks:
        brackets = [*re.finditer(r"[\[\]]", block.span.of(text)), None]
        for mark, following in pairwise(brackets):
            if not mark or mark[0] == "]" or (following and following[0] == "]"):
                continue
            start = block.span.start + mark.start()
            match = _UNCLOSED.match(text, start, block.span.end)
            if match and field.is_open(start):
                span = Span(*match.span())
                head = HEAD.match(match[0], 1)
                suffix = match[0][head.end(1) :] if head else ""
                item = (
                    Item(str(int(head[1])), Span(start + 1, span.end), "", suffix, locators.parse(suffix, language))
                    if head
                    else None
                )
                yield Found("number", span, (item,) if item else (), "the bracket is not closed")
