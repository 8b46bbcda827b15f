"""All word lists that give reasons, found in one pass over a sentence.

A list ``X-EXCEPT`` holds what only looks like a word of the list ``X``: its places do not count («первый секретарь» is
no superlative). Lists are written as in `devisu.languages`; in a phrase ``*`` stands for any word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from devisu.languages import load
from devisu.stems import Part, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

EXCEPT = "-EXCEPT"
_TOKEN = re.compile(r"(?:[Qq]u|[cdjlmnstCDJLMNST])['’](?=[^\W\d_]|\Z)|[^\W\d_]+(?:['’ʼ‐‑-][^\W\d_]+)*|\d+|[^\w\s]|_")
_HEAD = 3
_ANY = "*"
_JOINED = str.maketrans("‐‑", "--")

Place = tuple[int, int]
_Key = TypeVar("_Key", str, tuple[str, str])


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word for comparison, as `devisu.stems` folds it; a text has the same words many times."""
    return fold_word(word.translate(_JOINED))


class _Phrase(NamedTuple):
    """A phrase of the list ``name``."""

    name: str
    parts: tuple[Part, ...]

    def fits(self, words: list[str], index: int) -> bool:
        if len(self.parts) == 1:
            return self.parts[0].fits(words[index])
        if index + len(self.parts) > len(words):
            return False
        return all(part.fits(words[index + at]) for at, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of the language ``code``, the longest first.

    ``pairs`` are those that begin with two whole words, by these; ``whole`` with one; ``begun`` with a stem, by its
    head; ``others`` with an ending, or with a stem too short to have a head.
    """

    code: str
    pairs: Mapping[tuple[str, str], tuple[_Phrase, ...]]
    whole: Mapping[str, tuple[_Phrase, ...]]
    begun: Mapping[str, tuple[_Phrase, ...]]
    others: tuple[_Phrase, ...]

    def read(self, text: str) -> dict[str, list[Place]]:
        """Where words of each list stand in a sentence, in order, but for their exceptions."""
        tokens = [(fold(found.group()), found.start(), found.end()) for found in _TOKEN.finditer(text)]
        words = [word for word, _, _ in tokens]
        found: defaultdict[str, list[range]] = defaultdict(list)
        for index, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=False)):
            for phrase in (
                *self.pairs.get((word, following), ()),
                *_opened(self.code, word),
            ):
                if phrase.fits(words, index):
                    found[phrase.name].append(range(index, index + len(phrase.parts)))
        kept = ((name, _kept(places, found.get(name + EXCEPT, ()))) for name, places in found.items())
        return {name: [(tokens[one[0]][1], tokens[one[-1]][2]) for one in places] for name, places in kept if places}


@lru_cache(maxsize=65_536)
def _opened(code: str, word: str) -> tuple[_Phrase, ...]:
    """The phrases that this word may open, but for the pairs; a text has the same words many times."""
    known = lexicon(code)
    some = (*known.whole.get(word, ()), *known.begun.get(word[:_HEAD], ()), *known.others)
    return tuple(phrase for phrase in some if phrase.parts[0].fits(word))


def _kept(places: list[range], exceptions: Iterable[range]) -> list[range]:
    """The places of a list, as ranges of words, that share no word with its exceptions."""
    taken = {index for one in exceptions for index in one}
    return [one for one in places if taken.isdisjoint(one)] if taken else places


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of the language with this code; that of an unknown language is empty."""
    language = load(code)
    lists = {
        **language.reasons,
        "apart": language.dates.get("apart", ()),
        "according": language.according,
        "bodies": language.bodies,
        "figures": (*language.locators.get("figure", ()), *language.locators.get("supplement", ())),
        "numerals": language.numerals,
        "quantifiers": language.quantifiers,
        "sections": (*language.locators.get("section", ()), *language.locators.get("chapter", ())),
        "months": tuple(form for forms in language.months for form in forms),
        "ranks": language.ranks,
        "unsaid": (*language.negations, *language.modals),
    }
    endings = frozenset(language.verb_endings)
    phrases = {_phrase(name, words, endings) for name, some in lists.items() for words in some}
    pairs: defaultdict[tuple[str, str], list[_Phrase]] = defaultdict(list)
    whole: defaultdict[str, list[_Phrase]] = defaultdict(list)
    begun: defaultdict[str, list[_Phrase]] = defaultdict(list)
    others: list[_Phrase] = []
    for phrase in sorted(phrases, key=lambda one: (-len(one.parts), one.name, [part[:3] for part in one.parts])):
        first, second = phrase.parts[0], phrase.parts[1] if len(phrase.parts) > 1 else None
        if first.open_start or (first.open_end and len(first.text) < _HEAD):
            others.append(phrase)
        elif first.open_end:
            begun[first.text[:_HEAD]].append(phrase)
        elif second and not (second.open_start or second.open_end):
            pairs[first.text, second.text].append(phrase)
        else:
            whole[first.text].append(phrase)
    return Lexicon(code, _frozen(pairs), _frozen(whole), _frozen(begun), tuple(others))


_LISTS = ("EVENT", "LAW", "VAGUE-ATTRIBUTION", "CAUSE", "MOTIVE", "SUPERLATIVE", "GENERAL", "EVALUATION", "CERTAINTY")


def unlisted(code: str) -> tuple[str, ...]:
    """The reasons of most weight that this language has no list for: nobody looked for them."""
    reasons = load(code).reasons
    opinions = () if "OPINION" in reasons else ("ATTRIBUTED",)
    return (*opinions, *(name for name in _LISTS if name not in reasons))


def _frozen(table: Mapping[_Key, list[_Phrase]]) -> dict[_Key, tuple[_Phrase, ...]]:
    return {key: tuple(some) for key, some in table.items()}


def _phrase(name: str, words: str, endings: frozenset[str]) -> _Phrase:
    return _Phrase(name, tuple(part for chunk in words.split() for part in _parts(chunk, endings)))


def _parts(chunk: str, endings: frozenset[str]) -> Iterator[Part]:
    if len(chunk) > 1 and chunk[-1] == "+":
        yield Part(fold(chunk[:-1]), open_end=True, open_start=False, endings=endings)
        return
    if chunk == _ANY:
        yield Part("", open_end=True, open_start=False)
        return
    open_start = len(chunk) > 1 and chunk[0] == "-"
    open_end = len(chunk) > 1 and chunk[-1] == "-"
    plain = [fold(word) for word in _TOKEN.findall(chunk[open_start : len(chunk) - open_end])]
    for number, word in enumerate(plain):
        yield Part(word, open_end and number == len(plain) - 1, open_start and number == 0)
