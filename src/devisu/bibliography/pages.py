"""Page ranges of a field or a locator: what they reach over, and what is wrong with them.

Right are all habits of printing: ``321–28`` and ``198–9`` (the repeated digits left out), ``xii–15``, ``12v–14r``,
``S12–S20``, ``1-1--1-20`` (chapter and page), ``12 ff.``, several ranges one after another.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_PARTS: Final = re.compile(r"[,;&]| and | и ")
_DASH: Final = re.compile(r"\s{0,3}(?:--+|[‐-―−]+)\s{0,3}")
_DASHES: Final = re.compile(r"[–—][-–—]|-[–—]|----")
_HYPHEN: Final = re.compile(r"\s{0,3}-\s{0,3}")
_LABEL: Final = re.compile(
    r"(?:pp?|pages?|с|стр|б|бет|S|Seiten?|C|col|стб|сс|л|лл)\.?\s{0,3}(?=[\dIVXLCivxlc])(?<!\d)", re.IGNORECASE
)
_LABELLED: Final = re.compile(r"(?:pp?\.|pages?\s|с\.|стр\.|б\.|бет\s|сс\.)", re.IGNORECASE)
_PAGE: Final = re.compile(r"(?P<number>\d{1,9})(?P<rest>[a-zа-я]{0,2}(?:об)?\.?|[rv])", re.IGNORECASE)
_ROMAN: Final = re.compile(r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LETTER_IN_NUMBER: Final = re.compile(r"(?<![^\W_])(?:\d+[OОоlI]\d*|[OОI]\d+)(?![^\W\d_])")
_DIGITS: Final = re.compile(r"\d{1,9}")


class Range(NamedTuple):
    """First and last page, both in arabic, or both in roman numerals."""

    first: int
    last: int
    roman: bool = False


def fault(words: str) -> str | None:
    """What is wrong with the pages of a field, in words for people; nothing if they are right."""
    if found := _LETTER_IN_NUMBER.search(words):
        return f"“{found[0]}” has a letter among its digits"
    if _LABELLED.match(words):
        return "the label stands in the field, and styles will print it again"
    if _DASHES.search(words):
        return "a range has more hyphens than make one dash"
    for part in _PARTS.split(words):
        sides = _sides(part.strip())
        if len(sides) == 2 and not all(sides):
            return f"“{part.strip()}” lacks its {'first' if sides[1] else 'last'} page"
        if len(sides) == 2 and (found_range := _range(*sides)) and found_range.first > found_range.last:
            return f"“{part.strip()}” runs backwards"
    return None


def backwards(words: str) -> bool:
    """Whether a range runs from a later page to an earlier one; ``321–28`` leaves out digits, and does not."""
    return any(one.first > one.last for one in ranges(words))


def ranges(words: str) -> tuple[Range, ...]:
    """All ranges that could be made out; a single page is a range of one page."""
    found = []
    for part in _PARTS.split(_LABEL.sub("", words)):
        sides = _sides(part.strip().rstrip("f.").strip())
        one = _range(sides[0], sides[-1])
        if one:
            found.append(one)
    return tuple(found)


def _sides(part: str) -> list[str]:
    sides = _DASH.split(part)
    return sides if len(sides) > 1 else _HYPHEN.split(part)


def _range(first: str, last: str) -> Range | None:
    """The range between two pages of one numbering; the second may leave out the digits it shares with the first."""
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if one and other:
        begin, end = one["number"], other["number"]
        if len(end) < len(begin):
            end = begin[: len(begin) - len(end)] + end
        return Range(int(begin), int(end))
    low, high = _roman(first), _roman(last)
    return Range(low, high, roman=True) if low and high else None


def _roman(words: str) -> int:
    if not words or not _ROMAN.fullmatch(words):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in words.lower()]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def total(words: str) -> int:
    """The number of pages that ``pagetotal`` gives: the greatest number in it, 0 if there is none."""
    return max((int(number) for number in _DIGITS.findall(words)), default=0)
