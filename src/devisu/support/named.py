"""Names in sentences: words with a capital that do not owe it to the place where they stand.

The first word of a sentence is a name if the text writes it with a capital in mid-sentence too and never without, in
whatever case; or if it ends as surnames do and the text never writes it small.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from devisu import names
from devisu.languages import load
from devisu.stems import matches, stem
from devisu.support.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

_WORD = re.compile(
    r"((?:(?<!\W[^\W\d_])\.|[!?…:«“\"„*_(\[])[\s«“\"„*_(\[]{0,8})?([^\W\d_]{2,}(?:[-'’][^\W\d_]{1,40}){0,3}|[^\W\d_](?=\.))"
)
"""What makes a capital due to its place, if it stands before the word; and the word, or an initial."""
_ROMAN = re.compile(r"[IVXLCDMІХ]{1,8}")
_KEY = 5
"""Forms of one word share so many letters, mostly; only such are compared by stem."""


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a text by their first letters: those with a capital in mid-sentence, and those without.

    ``common`` are words of the language that open sentences and are no names.
    """

    capital: Mapping[str, AbstractSet[str]]
    small: Mapping[str, AbstractSet[str]]
    common: frozenset[str]
    language: str

    @classmethod
    def of(cls, texts: Iterable[str], language: str) -> Names:
        """Read all sentences of a text."""
        capital: defaultdict[str, set[str]] = defaultdict(set)
        small: defaultdict[str, set[str]] = defaultdict(set)
        for opening, word in {match.groups() for text in texts for match in _matches(text)}:
            plain = fold(word)
            if word[0].islower():
                small[plain[:_KEY]].add(plain)
            elif not opening:
                capital[plain[:_KEY]].add(plain)
        return cls(capital, small, _common(language), language)

    def places(
        self,
        text: str,
        exceptions: Iterable[tuple[int, int]],
        openings: Iterable[tuple[int, int]] = (),
        titles: Iterable[tuple[int, int]] = (),
        given: Iterable[tuple[int, int]] = (),
        places: Iterable[tuple[int, int]] = (),
    ) -> list[tuple[int, int]]:
        """Where names stand in a sentence.

        ``exceptions`` are the places of words that only look like one, ``openings`` of those that only end like one,
        ``titles`` of those that follow one («Асан молда»), ``given`` of those that end like given names, ``places`` of
        those that tell what sort of place the word before them names («Тасөткел ауылы», but not «ауылдың базары»).
        """
        ended, titled = {start for start, _ in given}, {start for start, _ in titles}
        sorts = {start for start, _ in places}
        passed_over, endings = {start for start, _ in exceptions}, {start for start, _ in openings}
        if load(self.language).capital_nouns:
            return self._among_nouns(text, passed_over)
        found = []
        for match in _matches(text):
            opening, word = match.groups()
            start = match.start(2) - 1
            if not word[0].isupper() or len(word) == 1 or start in passed_over or _ROMAN.fullmatch(word):
                continue
            sure = start not in endings
            told = sure and (start in ended or match.end(2) in titled)
            placed = sure and match.end(2) in sorts and self._may_be_place(word)
            if not opening or told or placed or self._is_name(word, ends=sure):
                found.append((start, match.end(2) - 1))
        return found

    def _may_be_place(self, word: str) -> bool:
        plain = fold(word)
        is_known = plain in self.common or matches(plain, load(self.language).folk) or self._has(self.small, plain)
        return not is_known and not matches(plain, load(self.language).genitive)

    def _among_nouns(self, text: str, passed_over: AbstractSet[int]) -> list[tuple[int, int]]:
        """Where names stand if every noun has a capital: two such words side by side, or one behind a rank or initial.

        «Anton Rieder», «Professor Rieder», «A. Rieder»; what opens a sentence may be an adjective («Kleine Bauern»).
        """
        words = [match for match in _matches(text) if match[2][0].isupper() and match.start(2) - 1 not in passed_over]
        found = []
        for before, here in pairwise(words):
            between = text[before.end(2) - 1 : here.start(2) - 1].strip(" \n\xa0")
            if between not in ("", ".") or (between == ".") is not (len(before[2]) == 1) or len(here[2]) == 1:
                continue
            opens = before[1] and len(before[2]) > 1
            adjective = matches(before[2], load(self.language).adjectives)
            if not opens or not (adjective or fold(before[2]) in self.common):
                found.append((before.start(2) - 1, here.end(2) - 1))
        return found

    def _is_name(self, word: str, *, ends: bool) -> bool:
        """Whether the first word of a sentence is a name; ``ends`` tells that its ending may be a surname's."""
        plain = fold(word)
        if plain in self.common or self._has(self.small, plain):
            return False
        return self._has(self.capital, plain) or (ends and names.is_surely_surname(word, self.language))

    def _has(self, forms: Mapping[str, AbstractSet[str]], plain: str) -> bool:
        """Whether a form of this word is among them."""
        some = forms.get(plain[:_KEY], ())
        if plain in some:
            return True
        own = stem(plain, self.language) if some else ""
        return any(own == stem(one, self.language) for one in some)


@cache
def _common(code: str) -> frozenset[str]:
    language = load(code)
    listed = (language.stop, language.openers, language.quantifiers, language.takes_up, language.sums_up)
    return frozenset(fold(word) for words in listed for word in words)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The words of a sentence, each one place late: the stop makes the first a word that is due a capital."""
    return _WORD.finditer("." + text)
