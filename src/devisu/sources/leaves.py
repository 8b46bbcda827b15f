"""What a page adds to a text and nobody quotes: its number, its running head, the notes at its foot.

Only what stands inside a passage is looked at, and only where a page turns: at a line that holds nothing but a page's
number, at a form feed or a page break that the record marks, or at a line that comes again and again. Short lines
beside it are its head, lines above it that begin with the sign of a note are the notes of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from devisu.languages import load
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.model import PageBreak

BLANK = "\x1f"
"""Stands for each character of what a page adds, where words are laid side by side: white space that no text holds."""

_LINE = re.compile(r"[^\n\f]*[\n\f]?")
_NOTE = re.compile(
    r"\s{0,8}(?:[*†‡§]{1,3}|[¹²³⁰-⁹]{1,3}|\d{1,3}[.)]?|[\[(]\d{1,3}[\])]|[*]{1,3}\))\s{0,3}[^\W\d_«“„\"(]"
)
_RULE = re.compile(r"[_\-–—=]{3,}")
_ROMAN = "[ivxlcdmIVXLCDM]{1,8}"
_EDGE = r"[^\w\n]{0,12}"
_SIDE = r"(?:\s?(?:об|r|v|a|b)\b\.?)?"
_LONGEST_HEAD = 80
_HEADS = 2
_NOTE_LINES = 20
_AGAIN = 3
"""How often a line stands in a record, at least, that is taken for a running head by that alone."""
_LABELS = ("page", "folio", "column")


class _Line(NamedTuple):
    """A line by its span and its words; ``turns`` if a page begins with it."""

    span: Span
    words: str
    turns: bool


def furniture(text: str, span: Span, pages: Sequence[PageBreak], language: str) -> list[Span]:
    """What pages add inside a span of a record's text, in order; what touches an edge of the span is none of it."""
    found = [Span(*one.span()) for one in _marks(language).finditer(text, span.start, span.end)]
    lines = _lines(text, span, pages)
    reached = 1
    for at in range(1, len(lines) - 1):
        if at < reached:
            continue
        is_alone = not lines[at - 1].words and not lines[at + 1].words
        own = _is_number(lines[at].words, language) or (is_alone and _comes_again(lines[at].words, text))
        if own or lines[at].turns:
            low, high = _around(lines, at, text, language, own=own)
            if low < high:
                found.append(Span(lines[low].span.start, lines[high - 1].span.end))
                reached = high
    if lines and lines[-1].turns:
        low, high = _around(lines, len(lines) - 1, text, language, own=False)
        if low < high and high >= reached:
            found.append(Span(lines[low].span.start, lines[high - 1].span.end))
    return _apart(sorted(found))


def blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with these spans blanked, so that all offsets stay."""
    parts, reached = [], 0
    for one in spans:
        parts += [text[reached : one.start], BLANK * (one.end - one.start)]
        reached = one.end
    return "".join([*parts, text[reached:]])


def _apart(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for one in spans:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _lines(text: str, span: Span, pages: Sequence[PageBreak]) -> list[_Line]:
    offsets = [one.offset for one in pages]
    found: list[_Line] = []
    fed = False
    for match in _LINE.finditer(text, span.start, span.end):
        if match.end() == match.start():
            break
        turned = bisect_left(offsets, match.start()) < bisect_right(offsets, match.end() - 1)
        found.append(_Line(Span(*match.span()), match.group().strip(), fed or turned))
        fed = match.group().endswith("\f")
    return found


def _around(lines: Sequence[_Line], at: int, text: str, language: str, *, own: bool) -> tuple[int, int]:
    """From which line up to which a page's furniture goes, around the line where it turns."""
    high = _past_heads(lines, at + own, text, language)
    low = _before_heads(lines, at, text, language)
    return _before_notes(lines, low), high


def _past_heads(lines: Sequence[_Line], at: int, text: str, language: str) -> int:
    high = at
    for _ in range(_HEADS):
        following = next((n for n in range(high, len(lines) - 1) if lines[n].words), None)
        if following is None:
            break
        is_apart = not lines[following + 1].words
        if not _is_number(lines[following].words, language) and not _is_head(lines[following].words, text, is_apart):
            break
        high = following + 1
    return high


def _before_heads(lines: Sequence[_Line], at: int, text: str, language: str) -> int:
    low = at
    for _ in range(_HEADS):
        leading = next((n for n in range(low - 1, 0, -1) if lines[n].words), None)
        if leading is None:
            break
        is_apart = not lines[leading - 1].words
        if not _is_number(lines[leading].words, language) and not _is_head(lines[leading].words, text, is_apart):
            break
        low = leading
    return low


def _before_notes(lines: Sequence[_Line], at: int) -> int:
    """The first line of the notes right above a line, if there are any."""
    first = at
    for number in range(at - 1, max(at - _NOTE_LINES, 0), -1):
        if _NOTE.match(lines[number].words) or _RULE.fullmatch(lines[number].words):
            first = number
    return first


def _is_head(words: str, text: str, is_apart: bool) -> bool:
    if len(words) > _LONGEST_HEAD or not any(one.isalpha() for one in words):
        return False
    if _comes_again(words, text) or (words == words.upper() and words != words.lower()):
        return True
    return is_apart and not words[0].islower() and words[-1] not in ".,;:!?…-¬\u00ad"


def _comes_again(words: str, text: str) -> bool:
    """Whether a short line stands again and again in the record by itself, but for the number of its page."""
    bare = words.strip("0123456789 \t·|—–-[]()")
    if not 3 < len(bare) <= _LONGEST_HEAD or not words[0].isalnum() or bare[-1] in ".,;:!?…":
        return False
    place, count = -1, 0
    while count < _AGAIN and (place := text.find(bare, place + 1)) >= 0:
        line_end = text.find("\n", place)
        line = text[text.rfind("\n", 0, place) + 1 : line_end if line_end >= 0 else len(text)]
        count += len(line) < len(bare) + 12 and not any(one.isalpha() for one in line.replace(bare, ""))
    return count >= _AGAIN


def _is_number(words: str, language: str) -> bool:
    return bool(words) and len(words) < 32 and bool(_number(language).fullmatch(words))


@cache
def _number(language: str) -> re.Pattern[str]:
    """A line with nothing but the number of a page."""
    labels = _labels(language)
    return re.compile(
        rf"{_EDGE}(?:(?:{labels})\.?\s?)?(?:\d{{1,4}}{_SIDE}|{_ROMAN})(?:[-\s]?(?:{labels})\.?)?{_EDGE}", re.IGNORECASE
    )


@cache
def _marks(language: str) -> re.Pattern[str]:
    """The number of a page inside a line: in square brackets with its label, between strokes or in braces without."""
    number = rf"\d{{1,4}}{_SIDE}"
    labels = _labels(language)
    return re.compile(
        rf"[\[(<]\s?(?:{labels})\.?\s?{number}\s?[\])>]|[\[(<]\s?{number}[-\s](?:{labels})\.?\s?[\])>]"
        rf"|\|{{1,2}}\s?{number}\s?\|{{1,2}}|//\s?{number}\s?//|\{{{number}\}}",
        re.IGNORECASE,
    )


@cache
def _labels(language: str) -> str:
    known = load(language).locators
    words = {word.strip("-.") for label in _LABELS for word in known.get(label, ())} | {"p", "page", "f", "fol"}
    return "|".join(sorted(map(re.escape, words - {""}), key=len, reverse=True))


def inline(text: str, language: str) -> Iterator[Span]:
    """The numbers of pages that a quotation holds between strokes or in braces."""
    return (Span(*one.span()) for one in _marks(language).finditer(text) if one.group()[0] in "|/{")
