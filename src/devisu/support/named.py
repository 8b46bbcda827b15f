"""Names in sentences: words with a capital that do not owe it to the place where they stand.

The first word of a sentence is a name if the text writes it with a capital in mid-sentence too, and never without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.support.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(
    r"((?:(?<!\W[^\W\d_])\.|[!?…:«“\"„*_(\[])[\s«“\"„*_(\[]{0,8})?([^\W\d_]{2,}(?:[-'’][^\W\d_]{1,40}){0,3}|[^\W\d_](?=\.))"
)
"""What makes a capital due to its place, if it stands before the word; and the word, or an initial."""
_ROMAN = re.compile(r"[IVXLCDMІХ]{1,8}")
_KEY = 5
"""Endings begin behind so many letters, mostly; a key is for telling names from common words, not for joining them."""


@dataclass(frozen=True, slots=True)
class Names:
    """The keys of words that a text writes with a capital in mid-sentence, and the words it writes without."""

    capital: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names:
        """Read all sentences of a text."""
        found = [match.groups() for text in texts for match in _matches(text)]
        capital = frozenset(_key(word) for opening, word in found if not opening and word[0].isupper())
        return cls(capital, frozenset(fold(word) for _, word in found if word[0].islower()))

    def places(self, text: str, exceptions: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where names stand in a sentence; ``exceptions`` are the places of words that only look like one."""
        passed_over = {start for start, _ in exceptions}
        found = []
        for match in _matches(text):
            opening, word = match.groups()
            start = match.start(2) - 1
            if not word[0].isupper() or len(word) == 1 or start in passed_over or _ROMAN.fullmatch(word):
                continue
            if not opening or self._is_name(word):
                found.append((start, match.end(2) - 1))
        return found

    def _is_name(self, word: str) -> bool:
        return _key(word) in self.capital and fold(word) not in self.small


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The words of a sentence, each one place late: the stop makes the first a word that is due a capital."""
    return _WORD.finditer("." + text)


def _key(word: str) -> str:
    return fold(word)[:_KEY]
