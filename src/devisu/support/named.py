"""Names in sentences: words with a capital that do not owe it to the place where they stand.

The first word of a sentence is a name if the text writes it with a capital in mid-sentence too, and never without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.stems import fold_word, matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devisu.languages import Language

_WORD = re.compile(
    r"((?:^|[.!?…:«“\"„*_(\[])[\s«“\"„*_(\[]{0,8})?([^\W\d_]{2,}(?:[-'’][^\W\d_]{1,40}){0,3}|[^\W\d_](?=\.))"
)
"""What makes a capital due to its place, if it stands before the word; and the word, or an initial."""
_ROMAN = re.compile(r"[IVXLCDMІХ]{1,8}")
_KEY = 5
"""Endings begin behind so many letters, mostly; a key is for telling names from common words, not for joining them."""


@dataclass(frozen=True, slots=True)
class Names:
    """Keys of the words that a text writes with a capital in mid-sentence, and of those it writes without."""

    capital: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names:
        """Read all sentences of a text."""
        found = [pair for text in texts for pair in _WORD.findall(text)]
        capital = frozenset(_key(word) for opening, word in found if not opening and word[0].isupper())
        return cls(capital, frozenset(_key(word) for _, word in found if word[0].islower()))

    def first(self, text: str, language: Language) -> str:
        """The first name in a sentence; empty where there is none."""
        exceptions = language.reasons.get("NAME-EXCEPT", ())
        for opening, word in _WORD.findall(text):
            if not word[0].isupper() or len(word) == 1 or (opening and not self._is_name(word)):
                continue
            if not _ROMAN.fullmatch(word) and not matches(word, exceptions):
                return str(word)
        return ""

    def _is_name(self, word: str) -> bool:
        key = _key(word)
        return key in self.capital and key not in self.small


def _key(word: str) -> str:
    return fold_word(word[: _KEY + 1])[:_KEY]
