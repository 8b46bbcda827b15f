"""Words that are rare in a text, compared by stem: two sentences that share one speak of the same.

Stems are dear, so they are made only of words whose beginning two sentences share.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.stems import stem
from devisu.support.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from devisu.languages import Language
    from devisu.model import Claim

_WORD = re.compile(r"[^\W\d_]{4,40}|(?<!\d)\d{4}(?!\d)")
_HEAD = 4
_LEAST, _MOST, _SHARE = 3, 12, 0.02
"""A word is rare if it stands in three sentences at most, or in one of fifty, but never in more than twelve."""
_PAIR = 2
_PARAGRAPHS = 0.05
"""So is one that stands in a single paragraph, or in one of twenty, however often there: it is what they are about."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The words of each sentence by its id, how many sentences have each, and which paragraphs.

    ``forms`` are words by first letters; a word is rare in ``limit`` sentences or ``narrow`` paragraphs at most.
    """

    words: Mapping[str, frozenset[str]]
    counts: Mapping[str, int]
    paragraphs: Mapping[str, AbstractSet[int]]
    forms: Mapping[str, tuple[str, ...]]
    limit: int
    narrow: int
    language: str
    stop: frozenset[str]

    @classmethod
    def of(cls, claims: Sequence[Claim], language: Language) -> Stems:
        """Count the words of all sentences."""
        words = {claim.id: _words(claim.sentence.text) for claim in claims}
        counts = Counter(word for some in words.values() for word in some)
        paragraphs: defaultdict[str, set[int]] = defaultdict(set)
        for claim in claims:
            for word in words[claim.id]:
                paragraphs[word].add(claim.sentence.block)
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for form in counts:
            forms[form[:_HEAD]].append(form)
        return cls(
            words=words,
            counts=counts,
            paragraphs=paragraphs,
            forms={head: tuple(some) for head, some in forms.items()},
            limit=min(max(_LEAST, int(len(words) * _SHARE)), _MOST),
            narrow=max(1, int(len({claim.sentence.block for claim in claims}) * _PARAGRAPHS)),
            language=language.code,
            stop=_stop(language.code),
        )

    def shared(self, first: str, second: str) -> str:
        """A word of the first sentence whose stem the second has too and the text seldom; empty if there is none.

        Both are ids.
        """
        return next((word for word in self._common(first, second) if self._is_rare(word)), "")

    def shared_by_two(self, first: str, second: str) -> tuple[str, ...]:
        """Two words of the first sentence, of two stems that the second has too, however often the text; else none."""
        found: dict[str, str] = {}
        for word in self._common(first, second):
            found.setdefault(stem(word, self.language), word)
            if len(found) == _PAIR:
                return tuple(found.values())
        return ()

    def _common(self, first: str, second: str) -> Iterator[str]:
        heads: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words[second]:
            heads[word[:_HEAD]].append(word)
        for word in sorted(self.words[first]):
            others = heads.get(word[:_HEAD], ())
            if others and word not in self.stop and self._same(word, others):
                yield word

    def _same(self, word: str, others: Iterable[str]) -> bool:
        own = stem(word, self.language)
        return any(own == stem(other, self.language) for other in others)

    def _is_rare(self, word: str) -> bool:
        own = stem(word, self.language)
        sentences, paragraphs = 0, set[int]()
        for form in self.forms[word[:_HEAD]]:
            if stem(form, self.language) == own:
                sentences += self.counts[form]
                paragraphs |= self.paragraphs[form]
                if sentences > self.limit and len(paragraphs) > self.narrow:
                    return False
        return True


@cache
def _stop(code: str) -> frozenset[str]:
    """Words that tell nothing of what a sentence is about: function words, numbers, words of saying."""
    known = load(code)
    listed = (
        known.stop, known.takes_up, known.sums_up, known.openers, known.numerals, known.quantifiers, known.modals,
        known.negations, known.limiting, known.adverbs, known.reporting, known.finite, known.year, known.century,
    )  # fmt: skip
    return frozenset(fold(word) for words in listed for word in words)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text))
