"""Lists of references in a text: their headings, and the numbers of their items."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import known, load

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_LOOK_ALIKES = str.maketrans("aəeopcxyikmhtb", "аәеорсхуікмһтв")
_AROUND = re.compile(
    r"^(?:[#*_\s]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s|[IVXІ]{1,5}[.)]\s)*"
    r"|\s{0,5}\([^()]{1,40}\)[\s:.*_]{0,9}$|(?<![\s:.*_])[\s:.*_]+$"
)
_LABEL = re.compile(
    r"\s{0,20}(?:\[(\d{1,3})\]\.?|(\d{1,3})(?:[.)](?!\d)|(?=\t))|([¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}))[ \t\u00a0]{0,20}"
)
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AS_CITED = re.compile(r"\s{0,20}(?:\[\d{1,3}\]|[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})\.?[ \t\u00a0]{0,20}(?=[^\W\d_]|[«“„\"])")
_BARE_LABEL = re.compile(r"\s{0,20}(\d{1,3})[ \t\u00a0]{1,20}(?=[^\W\d_]|[«“„\"])")
LONGEST_HEADING = 80
_FEWEST = 2


def is_heading(words: str) -> bool:
    """Whether a line is the heading of a list of references in any language known, numbered or followed by a colon."""
    return len(words) <= LONGEST_HEADING and _folded(_AROUND.sub("", words)) in _headings() | _headings_of_notes()


def heads_notes(words: str) -> bool:
    """Whether such a heading is that of notes («Примечания»): what follows is a list only if it is numbered."""
    return _folded(_AROUND.sub("", words)) in _headings_of_notes()


def glued_heading(words: str) -> int | None:
    """Where a heading of a list of references is glued to the end of a text, if one is.

    It begins with a capital, right after the end of a sentence.
    """
    tail = words.rstrip(" \t\r\n:.")
    for match in re.finditer(r"(?<=[.!?\]»”…])\s{0,5}(?=[^\W\d_])", tail[-LONGEST_HEADING:]):
        start = len(tail) - min(len(tail), LONGEST_HEADING) + match.end()
        if tail[start].isupper() and is_heading(tail[start:]):
            return start
    return None


def label_at(words: str, at: int = 0) -> tuple[str, int] | None:
    """The number with which an item begins (``1.``, ``[1]``, ``1)``, ``¹``), and where its words do."""
    match = _LABEL.match(words, at)
    return (match[1] or match[2] or match[3].translate(_LOWERED), match.end()) if match else None


def without_heading(groups: Sequence[Sequence[str]]) -> int | None:
    """Where the list begins that ends a text without a heading, its numbers written as the text writes them.

    ``groups`` are the lines of the text in groups. The numbers begin with 1, and the text before cites one of them.
    """
    first = len(groups)
    while first and groups[first - 1] and _AS_CITED.match(groups[first - 1][0]):
        first -= 1
    items = [
        match[0].strip(" \t\u00a0.") for group in groups[first:] for line in group if (match := _AS_CITED.match(line))
    ]
    numbers = [int(sign.strip("[]").translate(_LOWERED)) for sign in items]
    if len(items) < _FEWEST or numbers != list(range(1, len(items) + 1)):
        return None
    cited = any(sign in line for group in groups[:first] for line in group for sign in items)
    return first if cited else None


def bare_label_at(words: str, expected: Container[int], at: int = 0) -> tuple[str, int] | None:
    """The same of a number without a stop, «1 Доу Д.», if it is one of those expected."""
    match = _BARE_LABEL.match(words, at)
    return (match[1], match.end()) if match and int(match[1]) in expected else None


@cache
def _headings_of_notes() -> frozenset[str]:
    return frozenset(_folded(words) for code in known() for words in load(code).note_headings)


@cache
def _headings() -> frozenset[str]:
    return frozenset(_folded(words) for code in known() for words in load(code).reference_headings)


def _folded(words: str) -> str:
    return " ".join(words.lower().translate(_LOOK_ALIKES).split())
