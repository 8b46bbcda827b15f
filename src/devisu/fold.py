"""Folding: a text reduced to the letters that comparison rests on, with the way home for each of them.

A letter of the fold is one byte. What looks alike or was long written alike shares one: capitals and small letters,
letters with and without marks, Latin, Cyrillic and Greek twins, u and v, i and j, long s, the figures 0 and o, 1 and l,
ligatures, Russian letters of before 1918, Kazakh letters and those that commonly stand in for them. Spaces,
punctuation, hyphens, the hard sign and raised numbers (of notes) have none. So the fold finds a passage; what differs
is told on the words themselves.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

BLOCK = 256
"""Code points between two marks of a fold's way home."""

_PART = 8192 * BLOCK
"""Code points that are folded at a time."""
_OWN = range(0xC0, 0x100)
_OTHER = range(0x80, 0xC0)
_TWINS = {
    **dict(zip("авекморстухіјѕԛԝ", "abekmopctyxijsqw", strict=True)),
    **dict(zip("αβεζηικμνοςρτυχ", "abezhikmnocptyx", strict=True)),
    **dict(zip("ијѵv", "iiiu", strict=True)),
    **dict(zip("ѣєэѳ", "eeaф", strict=True)),
    **dict(zip("əǝәғқңөұүһґ", "aaaгкнoyyxг", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ӕ": "ae",
    "ъ": "",
    "&": "and",
}
_SECOND = {"0": "o", "1": "l", "н": "h", "к": "k", "р": "p", "с": "c", "j": "i"}


@dataclass(frozen=True, slots=True)
class Folded:
    """The letters of a text and, for each of them, the offset in that text of the character it came from."""

    letters: bytes
    homes: Sequence[int]

    def span(self, span: Span) -> Span:
        """The span of the text from the first to the last letter of a span of the fold."""
        if span.end <= span.start:
            home = self.homes[span.start] if span.start < len(self.homes) else 0
            return Span(home, home)
        return Span(self.homes[span.start], self.homes[span.end - 1] + 1)


@cache
def letters_of(character: str) -> bytes:
    """The letters that one character folds to: mostly one, two for a ligature, none for what is no letter or digit."""
    if unicodedata.category(character) == "Lm" or unicodedata.decomposition(character).startswith("<super>"):
        return b""
    plain = unicodedata.normalize("NFKD", character).casefold()
    return b"".join(_letter(one) for one in unicodedata.normalize("NFKD", plain) if one.isalnum() or one in _TWINS)


def _letter(character: str) -> bytes:
    twin = _TWINS.get(character, character)
    digits = (str(unicodedata.decimal(one)) if one.isdecimal() else one for one in twin)
    return b"".join(_byte(_SECOND.get(one, one)) for one in digits)


def _byte(letter: str) -> bytes:
    if letter.isascii():
        return letter.encode("ascii")
    point = ord(letter)
    return bytes([_OWN[point % len(_OWN)] if 0x400 <= point < 0x530 else _OTHER[point % len(_OTHER)]])


def fold(text: str) -> Folded:
    """Fold a text of modest length (a quotation, a passage, a short record)."""
    table = {character: letters_of(character) for character in set(text)}
    parts = [table[character] for character in text]
    return Folded(b"".join(parts), array("I", [offset for offset, part in enumerate(parts) for _ in part]))


def fold_letters(text: str) -> bytes:
    """Only the letters of ``text``, as `fold` gives them."""
    return b"".join([letters_of(character) for character in text])


@dataclass(frozen=True, slots=True)
class LongFold:
    """The letters of a long text; ``marks[n]`` counts those that come from before code point ``n * BLOCK``."""

    letters: npt.NDArray[np.uint8]
    marks: npt.NDArray[np.uint32]


def fold_long(text: str) -> LongFold:
    """Fold a text of any length, in arrays: the same letters as `fold`, with a mark home for every block."""
    import numpy as np

    parts = [_fold_part(text[start : start + _PART]) for start in range(0, len(text), _PART)]
    reached = np.cumsum([0, *(len(letters) for letters, _ in parts)], dtype=np.uint32)
    marks = [ends + base for (_, ends), base in zip(parts, reached, strict=False)]
    letters = [one for one, _ in parts]
    return LongFold(
        np.concatenate(letters) if letters else np.zeros(0, np.uint8),
        np.concatenate([np.zeros(1, np.uint32), *marks]),
    )


def _fold_part(text: str) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
    """The letters of a part, and how many of them there are up to the end of each of its whole blocks."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    present = np.flatnonzero(np.bincount(points))
    known = [letters_of(chr(point)) for point in present.tolist()]
    widths, first = np.zeros(present[-1] + 1, np.uint8), np.zeros(present[-1] + 1, np.uint8)
    widths[present] = [len(one) for one in known]
    first[present] = [one[0] if one else 0 for one in known]
    counts = widths[points]
    letters = np.repeat(first[points], counts)
    ends = np.cumsum(counts, dtype=np.uint32)
    for point, one in zip(present.tolist(), known, strict=True):
        for place in range(1, len(one)):
            letters[ends[np.flatnonzero(points == point)] - len(one) + place] = one[place]
    return letters, ends[BLOCK - 1 :: BLOCK].copy()  # a view would hold all of it


def way_home(text: str, marks: Sequence[int] | npt.NDArray[np.uint32], span: Span) -> Span:
    """The span of ``text`` that a span of its long fold came from; only the blocks around it are folded again."""
    first = max(bisect_right(marks, span.start) - 1, 0)
    last = max(bisect_right(marks, max(span.end - 1, span.start)), first + 1)
    start, base = first * BLOCK, int(marks[first])
    home = fold(text[start : last * BLOCK]).span(Span(span.start - base, span.end - base))
    return Span(home.start + start, home.end + start)
