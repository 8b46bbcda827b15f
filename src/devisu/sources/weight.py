"""Whether a match can be believed: how much its agreement tells, against how much coincidence could do.

Agreement is weighed in bits: a word that the record uses once in a thousand words tells ten, a common one few. What
differs costs, by how much has to be supposed to explain it: a misread stroke a little, another word more, and most a
word that stands near by in the record, for then the words may only be the same and not their order. What is left must
be worth more than the number of places in the record at which it could have come about. So the longer a record is, the
more a match in it must tell; other records count for nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from math import log2
from typing import TYPE_CHECKING

from devisu.fold import fold_letters
from devisu.languages import load
from devisu.likeness import ratio
from devisu.sources.align import CHANCE, runs
from devisu.sources.kinds import strokes
from devisu.sources.spellings import is_spelling
from devisu.sources.touches import in_dictionary_form
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.sources.chain import Match
    from devisu.sources.passages import Passage
    from devisu.sources.pieces import Reading
    from devisu.sources.shard import Shard
    from devisu.sources.words import Pair, Word

_HOPE = 1.1
"""How much more than by the words of its agreeing letters a match may tell, as punctuation counts too."""
_A_LETTER = 3.0
"""Bits that a letter in a run of agreeing ones tells at most, but for those that any two texts share."""
_CLOSE = 75.0
"""The score from which on differences may be spread so that no run of letters is left."""
MARGIN = 9.0
"""Bits beyond the number of places in a record that a match must be worth: one coincidence in some hundred records."""
_MOST, _MOST_COMMON = 14.0, 7.0
"""Bits that any word may tell, and one that is common in its language."""
_OF_LETTERS = (2.0, 2.2)
"""Bits that a word may tell by its letters: at once, and for each."""
_STROKE, _LETTER = 2.5, 5.0
"""The cost of a stroke misread for another that is like it, and of any other letter."""
_MISREAD = 2.0
"""The cost of a word that is only like that of the record, at most."""
_OTHER, _PIECE = 5.0, 8.0
"""The cost of another word, and of a piece that stands nowhere."""
_PUT_IN, _LEFT_OUT = (6.0, 5.0), (5.0, 2.0)
"""The cost of the first word put in at a place, and of each further one; the same of words left out."""
_EDGE = 4.0
"""The cost of an edge that answers none: where words agree on one side only, a formula may end there."""
_MOVED = 3.0
"""The cost of a word that stands near by, for each bit that it would tell."""
_LIKE = 50.0
_POINTED = 3.0
"""Bits for a mark of punctuation between two words that agrees with them."""
_BLOCKS, _BLOCK = 16, 4096
"""Stretches of a record from which it is told how common words are, and the length of one."""
_SUPPOSED = 1000
"""Words of a record that a guess at how common a word is, by its language and letters, counts for."""
_LETTERS_A_WORD = 5
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Rarity:
    """How rare words are in a record, as a sample of its text tells."""

    text: str

    @cached_property
    def _counts(self) -> Counter[str]:
        size = len(self.text)
        if size <= _BLOCKS * _BLOCK:
            return Counter(_TOKEN.findall(self.text.lower()))
        starts = (size * number // _BLOCKS for number in range(_BLOCKS))
        return Counter(one for at in starts for one in _TOKEN.findall(self.text[at : at + _BLOCK].lower()))

    @cached_property
    def _total(self) -> int:
        return self._counts.total()

    def bits(self, word: str, language: str) -> float:
        """What it tells that this word of the record agrees."""
        return max((self._bits(one, language) for one in _TOKEN.findall(word.lower())), default=0.0)

    def _bits(self, token: str, language: str) -> float:
        most = _most(token, language)
        others = max(self._counts[token] - 1, 0)  # one may be the passage itself
        return min(log2((self._total + _SUPPOSED) / (others + _SUPPOSED * 2**-most)), most)


def _most(token: str, language: str) -> float:
    """What a word tells at most, in any record."""
    known = _MOST_COMMON if in_dictionary_form(token) in _common(language) else _MOST
    return min(known, _OF_LETTERS[0] + _OF_LETTERS[1] * len(token))


@cache
def _common(language: str) -> frozenset[str]:
    known = load(language)
    return frozenset({*known.stop, *known.common})


def is_credible(reading: Reading, found: Sequence[Passage], rarity: Rarity, language: str) -> bool:
    """Whether the passages are those that were quoted; the same letters at one place are, whatever they tell."""
    if len(reading.pieces) == 1 and len(found) == 1 and not any(map(_differs, found[0].pairs)):
        return True
    return weight(reading, found, rarity, language) >= _least(rarity.text)


def is_promising(reading: Reading, match: Match, shard: Shard, text: str, language: str) -> bool:
    """Whether a match can turn out to be credible at all, as its letters tell much faster than its words."""
    if match.score == 100:
        return True
    told = _told_at_most(reading.text, language)
    words = letters = 0.0
    for one in match.laid:
        piece = reading.pieces[one.piece]
        homes = piece.folded.homes
        for start, end in runs(piece.letters, shard.part(Span(one.place.start, one.place.end))):
            letters += end - start - CHANCE
            words += told[homes[end - 1] + 1] - told[homes[start]]
    least = _least(text)
    return _HOPE * words >= least and (match.score >= _CLOSE or _A_LETTER * letters >= least)


@lru_cache(4096)
def _told_at_most(text: str, language: str) -> Sequence[float]:
    """The bits that the words of a quotation may tell, spread over their letters and added up from the first."""
    told = [0.0] * len(text)
    for word in _TOKEN.finditer(text):
        size = word.end() - word.start()
        for at in range(*word.span()):
            told[at] = _most(word.group().lower(), language) / size
    return tuple(accumulate(told, initial=0.0))


def _least(text: str) -> float:
    """The bits that a match in a record with this text must be worth."""
    return log2(max(len(text) / _LETTERS_A_WORD, 2)) + MARGIN


def weight(reading: Reading, found: Sequence[Passage], rarity: Rarity, language: str) -> float:
    """The bits that a match is worth."""
    lost = len(reading.pieces) - len(found)
    told = sum(_worth(one, rarity, language) + _pointed(one, reading.text, rarity.text) for one in found)
    told -= _PIECE * lost
    told -= sum(_apart(one.span, other.span) for one, other in pairwise(found))
    told -= _EDGE * (_is_strange(found[0].pairs[0]) + _is_strange(found[-1].pairs[-1]))
    return told - _MOVED * sum(rarity.bits(word, language) for word in _moved(found, rarity.text, len(reading.text)))


def _apart(one: Span, other: Span) -> float:
    """The cost of an ellipsis: it may pass over so many words."""
    return log2(1 + max(other.start - one.end, 0) / _LETTERS_A_WORD)


def _differs(pair: Pair) -> bool:
    return not (pair.quoted and pair.quoted[0].inserted) and _letters(pair.quoted) != _letters(pair.source)


def _letters(words: Sequence[Word]) -> bytes:
    return b"".join(one.letters for one in words)


def _text(words: Sequence[Word]) -> str:
    return " ".join(one.text for one in words)


def _worth(passage: Passage, rarity: Rarity, language: str) -> float:
    """What the agreement of one passage tells, less the cost of its differences."""
    told = 0.0
    before = ""
    for pair in passage.pairs:
        kind = _kind(pair)
        if kind in ("put in", "left out"):
            told -= (_PUT_IN if kind == "put in" else _LEFT_OUT)[kind == before]
        elif kind == "other":
            told -= _OTHER
        elif kind == "alike":
            told += max(_alike(pair, rarity, language), -_MISREAD)
        before = kind
    return told


def _pointed(passage: Passage, quoted: str, source: str) -> float:
    """What it tells that words that follow each other have the same punctuation between them."""
    same = 0
    for one, other in pairwise(passage.pairs):
        if one.quoted and one.source and other.quoted and other.source:
            marks = quoted[one.quoted[-1].span.end : other.quoted[0].span.start].split()
            same += bool(marks) and marks == source[one.source[-1].span.end : other.source[0].span.start].split()
    return _POINTED * same


def _kind(pair: Pair) -> str:
    if pair.quoted and pair.quoted[0].inserted and _letters(pair.quoted) != _letters(pair.source):
        return "bracket"
    if not pair.source:
        return "put in"
    if not pair.quoted:
        return "left out"
    return "alike" if ratio(_letters(pair.quoted), _letters(pair.source)) >= _LIKE else "other"


def _alike(pair: Pair, rarity: Rarity, language: str) -> float:
    told = sum(rarity.bits(one.text, language) for one in pair.source)
    quoted, source = _text(pair.quoted), _text(pair.source)
    if _letters(pair.quoted) == _letters(pair.source) or is_spelling(quoted, source, language):
        return told
    confused, other = strokes(quoted, source)
    return told - _STROKE * confused - _LETTER * other


def _moved(found: Sequence[Passage], text: str, reach: int) -> Iterator[str]:
    """Words put in, or standing for others, that stand in the record close by: the order may be all that differs."""
    strange = [word for one in found for word in _strange(one.pairs)]
    if not strange:
        return
    start, end = min(one.span.start for one in found), max(one.span.end for one in found)
    near = {
        fold_letters(word)
        for word in _TOKEN.findall(text[max(start - reach, 0) : start] + " " + text[end : end + reach])
    }
    near |= {
        word.letters
        for one in found
        for pair in one.pairs
        if _kind(pair) in ("left out", "other")
        for word in pair.source
    }
    yield from (word.text for word in strange if word.letters in near)


def _strange(pairs: Iterable[Pair]) -> Iterator[Word]:
    return (word for pair in pairs if _is_strange(pair) for word in pair.quoted)


def _is_strange(pair: Pair) -> bool:
    return _kind(pair) in ("put in", "other")
