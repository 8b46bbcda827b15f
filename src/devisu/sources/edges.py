"""The edges of a passage: from the letters that were matched to the words and the punctuation that belong to them."""

from __future__ import annotations

import unicodedata

from devisu.fold import fold_letters, letters_of
from devisu.text import Span

_AGREEING = 3
"""Letters at an edge that must agree for it to lie inside a word."""
_LONGEST_WORD = 40
_AROUND = 30
"""Characters beside a match in which words of its edges may still stand."""


def settle(text: str, span: Span, words: str) -> Span:
    """The passage of ``text`` that ``words`` were matched with: whole words, and the punctuation at its edges."""
    start, end = _word_start(text, span, words), _word_end(text, span, words)
    start, end = (start, end) if start < end else span
    lead = [one for one in words[: _first_letter(words)] if not one.isspace()]
    trail = [one for one in words[_last_letter(words) :] if not one.isspace()]
    return Span(_take_before(text, start, lead), _take_after(text, end, trail))


def widen(text: str, span: Span, limits: Span) -> Span:
    """The span with a few more words on either side, inside ``limits``; the line may end between them."""
    before = max(span.start - _AROUND, limits.start)
    after = min(span.end + _AROUND, limits.end)
    start = next((at for at in range(before, span.start) if _begins_word(text, at)), span.start)
    end = next((at for at in range(after, span.end, -1) if _ends_word(text, at)), span.end)
    return Span(start, end)


def _begins_word(text: str, offset: int) -> bool:
    return _is_word(text, offset) and not _is_word(text, offset - 1)


def _ends_word(text: str, offset: int) -> bool:
    return _is_word(text, offset - 1) and not _is_word(text, offset)


def _word_start(text: str, span: Span, words: str) -> int:
    start = span.start
    inside = _is_word(text, start - 1) and _is_word(text, start)
    if not inside or fold_letters(text[start : start + 2 * _AGREEING])[:_AGREEING] == _letters_at_start(words):
        return start
    before = next((size for size in range(1, _LONGEST_WORD) if not _is_word(text, start - size - 1)), 0)
    after = next((size for size in range(1, _LONGEST_WORD) if not _is_word(text, start + size)), 0)
    return start - before if before <= after else _next_word(text, start + after)


def _next_word(text: str, offset: int) -> int:
    while offset < len(text) and not _is_word(text, offset):
        offset += 1
    return offset


def _word_end(text: str, span: Span, words: str) -> int:
    end = span.end
    inside = _is_word(text, end - 1) and _is_word(text, end)
    if not inside or fold_letters(text[max(end - 2 * _AGREEING, 0) : end])[-_AGREEING:] == _letters_at_end(words):
        return end
    after = next((size for size in range(1, _LONGEST_WORD) if not _is_word(text, end + size)), 0)
    before = next((size for size in range(1, _LONGEST_WORD) if not _is_word(text, end - size - 1)), 0)
    return end + after if after <= before else _word_before(text, end - before)


def _word_before(text: str, offset: int) -> int:
    while offset > 0 and not _is_word(text, offset - 1):
        offset -= 1
    return offset


def _letters_at_start(words: str) -> bytes:
    return fold_letters(words[: 4 * _AGREEING])[:_AGREEING]


def _letters_at_end(words: str) -> bytes:
    return fold_letters(words[-4 * _AGREEING :])[-_AGREEING:]


def _is_word(text: str, offset: int) -> bool:
    if not 0 <= offset < len(text):
        return False
    return text[offset].isalnum() or unicodedata.combining(text[offset]) > 0


def _first_letter(words: str) -> int:
    return next((offset for offset, one in enumerate(words) if letters_of(one)), 0)


def _last_letter(words: str) -> int:
    return next((offset + 1 for offset in range(len(words) - 1, -1, -1) if letters_of(words[offset])), len(words))


def _sort(mark: str) -> str:
    if mark in "\"'«»„“”‘’‚‛‹›`":
        return '"'
    return "-" if unicodedata.category(mark) == "Pd" else mark


def _take_before(text: str, start: int, marks: list[str]) -> int:
    reached = start
    for mark in reversed(marks):
        place = reached - 1
        while place >= 0 and text[place].isspace():
            place -= 1
        if place < 0 or _sort(text[place]) != _sort(mark):
            break
        reached = place
    return reached


def _take_after(text: str, end: int, marks: list[str]) -> int:
    reached = end
    while reached < len(text) and unicodedata.combining(text[reached]):
        reached += 1
    for mark in marks:
        place = reached
        while place < len(text) and text[place].isspace():
            place += 1
        if place >= len(text) or _sort(text[place]) != _sort(mark):
            break
        reached = place + 1
    return reached
