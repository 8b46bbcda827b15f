"""Words of a quotation and of a passage, laid side by side by the letters of their folds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from devisu.fold import fold_letters
from devisu.likeness import opcodes, ratio
from devisu.sources.leaves import BLANK
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = "\u0300-\u036f\u0483-\u0487"
_JOINT = (
    r"['’ʼ`\-‐‑\u00ad\[\]<>]|[-‐‑¬\u00ad](?:[^\S\n]{0,4}\n){1,3}[^\S\n]{0,8}"
    rf"|[-‐‑¬\u00ad][^\S{BLANK}]{{0,8}}{BLANK}{{1,4000}}[^\S{BLANK}]{{0,8}}"
)
_WORD = re.compile(rf"[\[<]?[\w{_MARK}]+(?:(?:{_JOINT})[\w{_MARK}]+)*[\]>]?|&")
_LIKE = 50.0
_NEARLY = 90.0
_JOINED = 80.0
"""Likeness from which on words that are paired singly, or joined, are taken for each other."""
_BLOCK = 60
"""Words of a differing stretch up to which they are paired by likeness, not by order."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands, its span in its text, its letters. ``inserted`` words stand in an editor's brackets."""

    text: str
    span: Span
    letters: bytes
    inserted: bool = False


class Pair(NamedTuple):
    """Words of the quotation beside those of the passage that answer them; either may be missing, or be several."""

    quoted: tuple[Word, ...]
    source: tuple[Word, ...]


def words_of(text: str, span: Span, inserted: Sequence[Span] = ()) -> list[Word]:
    """The words of ``text`` at a span; a bracket that was put in counts as one."""
    found: list[Word] = []
    start = span.start
    for one in [one for one in inserted if span.holds(one)]:
        found += _words(text, Span(start, one.start))
        found.append(Word(one.of(text), one, fold_letters(one.of(text)), inserted=True))
        start = one.end
    return found + list(_words(text, Span(start, span.end)))


def _words(text: str, span: Span) -> Iterator[Word]:
    for match in _WORD.finditer(text, span.start, span.end):
        letters = fold_letters(match.group())
        if letters:
            yield Word(match.group(), Span(*match.span()), letters)


def pair(quoted: Sequence[Word], source: Sequence[Word]) -> list[Pair]:
    """Lay the words side by side, in order: equal ones first, what lies between by likeness."""
    pairs: list[Pair] = []
    reached_quoted = reached_source = 0
    for step in opcodes([one.letters for one in quoted], [one.letters for one in source]):
        if step.step != "equal":
            continue
        pairs += _between(quoted[reached_quoted : step.a_start], source[reached_source : step.b_start])
        same = zip(quoted[step.a_start : step.a_end], source[step.b_start : step.b_end], strict=True)
        pairs += [Pair((one,), (other,)) for one, other in same]
        reached_quoted, reached_source = step.a_end, step.b_end
    return _replaced(pairs + _between(quoted[reached_quoted:], source[reached_source:]))


def _replaced(pairs: Sequence[Pair]) -> list[Pair]:
    """Words of the source right beside a bracket are what the bracket stands for."""
    kept: list[Pair] = []
    for one in pairs:
        before = kept[-1] if kept else Pair((), ())
        if before.quoted and before.quoted[0].inserted and not one.quoted and not is_alike(before):
            kept[-1] = Pair(before.quoted, before.source + one.source)
        elif one.quoted and one.quoted[0].inserted and not before.quoted and before.source and not is_alike(one):
            kept[-1] = Pair(one.quoted, before.source + one.source)
        else:
            kept.append(one)
    return kept


def _between(quoted: Sequence[Word], source: Sequence[Word]) -> list[Pair]:
    """Pair the words of two differing stretches so that their likeness is greatest."""
    if not quoted or not source:
        return [Pair((one,), ()) for one in quoted] + [Pair((), (one,)) for one in source]
    if max(len(quoted), len(source)) > _BLOCK:
        return [Pair(tuple(quoted), tuple(source))]
    return _best_pairs(quoted, source)


def is_alike(pair: Pair) -> bool:
    """Whether the words of a pair are the same or much alike; what stands in brackets must be nearly the same."""
    return agreement(pair) >= (_NEARLY if pair.quoted and pair.quoted[0].inserted else _LIKE)


def is_same(pair: Pair) -> bool:
    """Whether the words of a pair are surely meant for each other."""
    return agreement(pair) >= _JOINED


def agreement(pair: Pair) -> float:
    """How alike the letters of both sides are, up to 100; nothing, if one side is missing."""
    return ratio(_letters(pair.quoted), _letters(pair.source)) if pair.quoted and pair.source else 0.0


def _letters(words: Sequence[Word]) -> bytes:
    return b"".join(one.letters for one in words)


def _best_pairs(quoted: Sequence[Word], source: Sequence[Word]) -> list[Pair]:
    """A table of best sums from the end; each step takes words of either side, joined where they read as one.

    Of equally good steps the first here is taken: a word for a word, for two, two for one, a word of one side alone.
    """
    rows, columns = len(quoted), len(source)
    ones, others = [one.letters for one in quoted], [one.letters for one in source]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    taken = [[(1, 0) if row < rows else (0, 1) for _ in range(columns + 1)] for row in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        own, next_row = best[row], best[row + 1]
        for column in range(columns - 1, -1, -1):
            sums = _single(quoted[row], source[column]) + next_row[column + 1]
            step = (1, 1)
            if column + 2 <= columns:
                joined = _joined(ones[row : row + 1], others[column : column + 2]) + next_row[column + 2]
                sums, step = (joined, (1, 2)) if joined > sums else (sums, step)
            if row + 2 <= rows:
                joined = _joined(ones[row : row + 2], others[column : column + 1]) + best[row + 2][column + 1]
                sums, step = (joined, (2, 1)) if joined > sums else (sums, step)
            if next_row[column] > sums:
                sums, step = next_row[column], (1, 0)
            if own[column + 1] > sums:
                sums, step = own[column + 1], (0, 1)
            own[column], taken[row][column] = sums, step
    return _trace(quoted, source, taken)


def _trace(quoted: Sequence[Word], source: Sequence[Word], taken: Sequence[Sequence[tuple[int, int]]]) -> list[Pair]:
    pairs: list[Pair] = []
    row = column = 0
    while row < len(quoted) or column < len(source):
        down, right = taken[row][column]
        pairs.append(Pair(tuple(quoted[row : row + down]), tuple(source[column : column + right])))
        row, column = row + down, column + right
    return pairs


def _single(quoted: Word, source: Word) -> float:
    """How good it is to pair two words: their letters' likeness; unlike ones a little, as a substitution."""
    likeness = _likeness(quoted.letters, source.letters, _LIKE)
    if quoted.inserted:
        return likeness if likeness >= _NEARLY else 1.0
    return likeness if likeness >= _LIKE else 5.0


def _joined(ones: Sequence[bytes], others: Sequence[bytes]) -> float:
    """How good it is to pair words with others that may be the same, written apart or together."""
    likeness = _likeness(b"".join(ones), b"".join(others), _JOINED)
    return likeness * (len(ones) + len(others)) / 2 - 25 if likeness >= _JOINED else -1.0


def _likeness(one: bytes, other: bytes, least: float) -> float:
    """How alike letters are; nothing, if their numbers alone keep them below the least that counts."""
    sizes = len(one), len(other)
    return ratio(one, other) if 200 * min(sizes) >= least * sum(sizes) else 0.0
