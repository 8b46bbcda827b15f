"""The kind of difference between a word and the word that answers it, from the lightest that explains it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from devisu.fold import fold_letters
from devisu.languages import load
from devisu.likeness import ratio
from devisu.sources.spellings import differing, is_spelling
from devisu.sources.touches import in_dictionary_form, is_known, touches

if TYPE_CHECKING:
    from collections.abc import Callable

LIGHT = ("case", "punctuation", "spacing", "hyphenation", "look-alike")
"""Kinds that leave every word what it was."""
SPELT = ("spelling", "ocr")
"""Kinds that leave the words but not their letters."""

_LEAST_LIKE = 45.0
"""Likeness of the letters below which two words are simply different ones."""
_VOWELS = frozenset("aeiouyаәеёиіоөуұүыэюяй")
_TWINS = str.maketrans("авекмнорстухіјѕһəǝ", "abekmhopctyxijshәә")
_POINTS = re.compile(r"['’ʼ`\[\]<>_*]")
_NOTES = re.compile(r"(?<=[^\W\d_]{3})[\d¹²³⁰-⁹]{1,3}$")
_HYPHENS = re.compile(r"[-‐‑¬\u00ad]\s*")
_BROKEN = re.compile(r"(?:[-‐‑]\s{0,9}\n|[¬\u00ad])\s{0,9}")
"""Where a line ends inside a word."""
_LONG = 4
"""Letters from which on a misread word cannot well be another."""
_SPACES = re.compile(r"\s")


def _without_points(text: str) -> str:
    return _POINTS.sub("", text.lower())


def _without_note(text: str) -> str:
    """A word without the number of a note that is written close to it."""
    return _NOTES.sub("", _without_points(text))


def _without_hyphens(text: str) -> str:
    return _HYPHENS.sub("", _without_points(text))


def _without_spaces(text: str) -> str:
    return _SPACES.sub("", _without_hyphens(text))


def _looks(text: str) -> str:
    composed = "ſ".join(unicodedata.normalize("NFKC", part) for part in text.split("ſ"))
    bare = _without_spaces(composed)
    return unicodedata.normalize("NFC", bare.translate(_TWINS))


_SAME_WHEN: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("case", str.lower),
    ("punctuation", _without_points),
    ("hyphenation", _without_hyphens),
    ("spacing", _without_spaces),
    ("look-alike", _looks),
)

_CONFUSED = (
    "c e o", "a o", "a e", "a u", "h b li", "h n", "rn m in nn ni iii", "cl d", "ii u n", "u v", "l i 1 t", "i j r t",
    "f t", "s 5", "f s", "o 0", "g 9 q", "z 2", "vv w", "y v", "b 6", "c (", "ii u", "k lc", "ri n", "tl d", "ll U",
    "н и п", "и к н", "л п д", "а о", "е с о", "г т", "ш щ", "ц ч", "ы ьт ьі ьi", "ь в б ъ", "з э 3", "б 6", "о 0",
    "х ж", "у ч", "м ш", "ю го", "ф р", "я л", "і 1 l", "в н", "ү ұ", "т п", "р п",
)  # fmt: skip
_PAIRS = frozenset((one, other) for row in _CONFUSED for one in row.split() for other in row.split() if one != other)


def kind_of(quoted: str, source: str, language: str, *, by_machine: bool = False) -> str | None:
    """The kind of difference, None if there is none; ``by_machine`` tells that the source was read by OCR or HTR."""
    if quoted == source or _SPACES.sub(" ", quoted) == _SPACES.sub(" ", source):
        return None
    for kind, plain in _SAME_WHEN:
        if plain(quoted) == plain(source):
            return kind
    if _without_note(quoted) in (one := _without_points(source), _without_note(source)) and (
        quoted[-1:].isalpha() or one[-1:].isalpha()
    ):
        return "punctuation"
    quoted, source = _BROKEN.sub("", quoted), _BROKEN.sub("", source)
    if is_spelling(quoted, source, language):
        return "spelling"
    if ratio(fold_letters(quoted), fold_letters(source)) < _LEAST_LIKE:
        return "substitution"
    misread = is_misread(quoted, source, language, by_machine=by_machine) and (
        not touches(quoted, source, language) or _is_slip(quoted, source, language, by_machine=by_machine)
    )
    if misread and (by_machine or not is_inflected(quoted, source) or not _VOWELS & {quoted[-1:], source[-1:]}):
        return "ocr"
    return "inflection" if is_inflected(quoted, source) else "substitution"


def _is_slip(quoted: str, source: str, language: str, *, by_machine: bool) -> bool:
    """Whether each part of the words that differs is a word on one side only: «twcnty-one» is no other number."""
    pairs = list(zip(quoted.split("-"), source.split("-"), strict=False))
    return quoted.count("-") == source.count("-") and all(
        is_known(one, language) != is_known(other, language) and (by_machine or min(len(one), len(other)) >= _LONG)
        for one, other in pairs
        if one.lower() != other.lower()
    )


def is_misread(quoted: str, source: str, language: str, *, by_machine: bool = False) -> bool:
    """Whether each differing stroke is one that eyes and machines confuse.

    A short word is excused so only if it is none of the language's, and the source's is, unless a machine read it.
    """
    one, other = _SPACES.sub("", quoted.lower()), _SPACES.sub("", source.lower())
    if one.isdigit() or other.isdigit():
        return False
    if min(len(one), len(other)) < _LONG:
        stop = load(language).stop
        if (one in stop and other in stop) or (not by_machine and (one in stop or other not in stop)):
            return False
    stretches = differing(one, other)
    changed = sum(max(a_end - a, b_end - b) for a, a_end, b, b_end in stretches)
    return changed * 2 <= max(len(one), len(other)) and all(_is_confused(one, other, *place) for place in stretches)


def strokes(quoted: str, source: str) -> tuple[int, int]:
    """How many letters differ by strokes that eyes and machines confuse, and how many otherwise; figures are exact."""
    one, other = _SPACES.sub("", quoted.lower()), _SPACES.sub("", source.lower())
    confused = otherwise = 0
    for a, a_end, b, b_end in differing(one, other):
        size = max(a_end - a, b_end - b)
        if _is_confused(one, other, a, a_end, b, b_end) and not (one.isdigit() or other.isdigit()):
            confused += size
        else:
            otherwise += size
    return confused, otherwise


def _is_confused(one: str, other: str, a: int, a_end: int, b: int, b_end: int) -> bool:
    """Whether a differing stretch, perhaps with one neighbour on either side, is a pair of confused strokes."""
    for left in (0, 1):
        for right in (0, 1):
            quoted, source = one[max(a - left, 0) : a_end + right], other[max(b - left, 0) : b_end + right]
            if (quoted, source) in _PAIRS:
                return True
    return a_end - a == b_end - b and all((x, y) in _PAIRS for x, y in zip(one[a:a_end], other[b:b_end], strict=True))


def is_inflected(quoted: str, source: str) -> bool:
    """Whether the two share a stem and differ in their endings."""
    one, other = in_dictionary_form(quoted), in_dictionary_form(source)
    if not (one.isalpha() and other.isalpha()):
        return False
    shared = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return shared >= 3 and shared * 2 >= max(len(one), len(other)) and len(one) + len(other) - 2 * shared <= 8
