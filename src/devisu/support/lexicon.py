"""All word lists that give reasons, found in one pass over a sentence.

A list ``X-EXCEPT`` holds what only looks like a word of the list ``X``: its places do not count («первый секретарь» is
no superlative). Lists are written as in `devisu.languages`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from devisu.languages import load
from devisu.stems import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

EXCEPT = "-EXCEPT"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‐‑-][^\W\d_]+)*|\d+|[^\w\s]|_")
_HEAD = 3
_JOINED = str.maketrans("‐‑", "--")

Place = tuple[int, int]
_fold = lru_cache(maxsize=65_536)(lambda word: fold_word(word.translate(_JOINED)))


class _Part(NamedTuple):
    """One word of a phrase: whole, a stem (``айт-``) or an ending (``-ды``)."""

    text: str
    open_end: bool
    open_start: bool

    def fits(self, word: str) -> bool:
        if self.open_end:
            return word.startswith(self.text)
        if self.open_start:
            return word.endswith(self.text) and len(word) >= len(self.text) + 2
        return word == self.text


class _Phrase(NamedTuple):
    """A phrase of the list ``name``."""

    name: str
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of a language by their first word, by the first letters of their first stem, and by an ending."""

    whole: Mapping[str, tuple[_Phrase, ...]]
    begun: Mapping[str, tuple[_Phrase, ...]]
    ended: tuple[_Phrase, ...]

    def read(self, text: str) -> dict[str, list[Place]]:
        """Where words of each list stand in a sentence, in order, but for their exceptions."""
        tokens = [(_fold(found.group()), found.start(), found.end()) for found in _TOKEN.finditer(text)]
        words = [word for word, _, _ in tokens]
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for index, (word, start, _) in enumerate(tokens):
            for phrase in self._candidates(word):
                end = index + len(phrase.parts)
                if end <= len(words) and all(part.fits(words[index + at]) for at, part in enumerate(phrase.parts)):
                    found[phrase.name].append((start, tokens[end - 1][2]))
        return {name: kept for name, places in found.items() if (kept := _kept(places, found.get(name + EXCEPT, ())))}

    def _candidates(self, word: str) -> Iterator[_Phrase]:
        yield from self.whole.get(word, ())
        yield from self.begun.get(word[:_HEAD], ())
        yield from self.ended


def _kept(places: list[Place], exceptions: Iterable[Place]) -> list[Place]:
    return [one for one in places if not any(start < one[1] and one[0] < end for start, end in exceptions)]


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of the language with this code; that of an unknown language is empty."""
    language = load(code)
    lists = {
        **language.reasons,
        "according": language.according,
        "bodies": language.bodies,
        "figures": language.locators.get("figure", ()),
        "finite": language.finite,
        "ranks": language.ranks,
    }
    whole: defaultdict[str, list[_Phrase]] = defaultdict(list)
    begun: defaultdict[str, list[_Phrase]] = defaultdict(list)
    ended: list[_Phrase] = []
    for phrase in sorted({_phrase(name, words) for name, some in lists.items() for words in some}, key=_longest_first):
        first = phrase.parts[0]
        if first.open_start:
            ended.append(phrase)
        elif first.open_end:
            for head in _heads(first.text):
                begun[head].append(phrase)
        else:
            whole[first.text].append(phrase)
    return Lexicon(_frozen(whole), _frozen(begun), tuple(ended))
