"""Names in sentences: words with a capital that do not owe it to the place where they stand.

The first word of a sentence is a name if the text writes it with a capital in mid-sentence too, and never without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from devisu.stems import fold_word, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.languages import Language

_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]{1,40}){0,3}|[^\W\d_](?=\.)")
_ROMAN = re.compile(r"[IVXLCDMІХ]{1,8}")
_KEY = 5
"""Endings begin behind so many letters, mostly; a key is for telling names from common words, not for joining them."""
_OPENS = ".!?…:«“\"„*_(["


@dataclass(frozen=True, slots=True)
class Names:
    """Keys of the words that a text writes with a capital in mid-sentence, and of those it writes without."""

    capital: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names:
        """Read all sentences of a text."""
        capital, small = set(), set()
        for text in texts:
            for word, opening in _words(text):
                if word[0].islower():
                    small.add(_key(word))
                elif not opening:
                    capital.add(_key(word))
        return cls(frozenset(capital), frozenset(small))

    def first(self, text: str, language: Language) -> str:
        """The first name in a sentence; empty where there is none."""
        exceptions = language.reasons.get("NAME-EXCEPT", ())
        for word, opening in _words(text):
            if not word[0].isupper() or (opening and not self._is_name(word)):
                continue
            if not _ROMAN.fullmatch(word) and len(word) > 1 and not matches(word, exceptions):
                return word
        return ""

    def _is_name(self, word: str) -> bool:
        key = _key(word)
        return len(word) > 1 and key in self.capital and key not in self.small


def _key(word: str) -> str:
    return fold_word(word)[:_KEY]


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a sentence, each with whether a capital is due to its place."""
    reached = 0
    for found in _WORD.finditer(text):
        between = dropwhile(str.isspace, reversed(text[reached : found.start()]))
        yield found.group(), reached == 0 or next(between, "") in tuple(_OPENS)
        reached = found.end()
