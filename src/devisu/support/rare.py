"""Words that are rare in a text, compared by stem: two sentences that share one speak of the same.

Stems are dear, so they are made only of words whose beginning two sentences share.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.stems import stem
from devisu.support.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from devisu.languages import Language

_WORD = re.compile(r"[^\W\d_]{4,40}")
_HEAD = 4
_LEAST, _MOST, _SHARE = 3, 12, 0.02
"""A word is rare if it stands in three sentences at most, or in one of fifty, but never in more than twelve."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The words of each sentence by its id, and how many sentences have each; ``forms`` are words by first letters."""

    words: Mapping[str, frozenset[str]]
    counts: Mapping[str, int]
    forms: Mapping[str, tuple[str, ...]]
    limit: int
    language: str
    stop: frozenset[str]

    @classmethod
    def of(cls, texts: Mapping[str, str], language: Language) -> Stems:
        """Count the words of all sentences, by their ids."""
        words = {key: _words(text) for key, text in texts.items()}
        counts = Counter(word for some in words.values() for word in some)
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for form in counts:
            forms[form[:_HEAD]].append(form)
        limit = min(max(_LEAST, int(len(words) * _SHARE)), _MOST)
        listed = (language.stop, language.takes_up, language.sums_up)
        stop = frozenset(word for words in listed for word in words)
        by_head = {head: tuple(some) for head, some in forms.items()}
        return cls(words, counts, by_head, limit, language.code, stop)

    def shared(self, first: str, second: str) -> str:
        """A word of the first sentence whose stem the second has too and the text seldom; empty if there is none.

        Both are ids.
        """
        heads: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words[second]:
            heads[word[:_HEAD]].append(word)
        for word in sorted(self.words[first]):
            others = heads.get(word[:_HEAD], ())
            if others and word not in self.stop and self._same(word, others) and self._is_rare(word):
                return word
        return ""

    def _same(self, word: str, others: Iterable[str]) -> bool:
        own = stem(word, self.language)
        return any(own == stem(other, self.language) for other in others)

    def _is_rare(self, word: str) -> bool:
        if self.counts[word] > self.limit:
            return False
        own = stem(word, self.language)
        reached = 0
        for form in self.forms[word[:_HEAD]]:
            if stem(form, self.language) == own:
                reached += self.counts[form]
                if reached > self.limit:
                    return False
        return True


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text))
