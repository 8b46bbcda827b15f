"""Whether a sentence that has a date and all the words of an event says that the event took place then.

«Мост, рухнувший при епископе, восстановили в 1720 г.» has the words of the fall of the bridge, but its date is that of
another verb. Three signs are looked for: a clause of the date that has its own verb and none of the words; a foreign
verb between the date and the nearest of the words; and, where the verb stands last, one that is none of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from devisu.chronology.events import folded, is_word_of
from devisu.languages import load
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.chronology.events import Event, Words
    from devisu.text import Span

_WORD = re.compile(r"[^\W\d_]+")
_EDGE = re.compile(r"[,;:!?()\[\]]|\s[—–-]\s")


class _Word(NamedTuple):
    """A word of a sentence; ``told``: the event has it. ``listed``: a finite verb that is listed as a whole word."""

    start: int
    end: int
    told: bool
    finite: bool
    listed: bool
    participle: bool
    happens: bool


def tells(words: Words, event: Event, sentence: str, date: Span) -> bool:
    """Whether the date, at this place of the sentence, is that of the event that the sentence speaks of."""
    start, end = _clause(sentence, date)
    language = load(words.language)
    if find_words(sentence[start:end], language.negations):
        return False
    every = [*_words(words, event, sentence)]
    beside = [one for one in every if start <= one.start < end]
    if any(one.finite for one in beside) and not any(one.told for one in beside):
        return False
    if language.verb_final:
        return not _ends_otherwise(beside)
    return not any(_parts(every, index) for index in _between(every, date))


def _clause(sentence: str, date: Span) -> tuple[int, int]:
    """The clause of a date: from the nearest mark before it to the nearest behind."""
    before = [found.end() for found in _EDGE.finditer(sentence, 0, date.start)]
    behind = _EDGE.search(sentence, date.end)
    return before[-1] if before else 0, behind.start() if behind else len(sentence)


def _words(words: Words, event: Event, sentence: str) -> Iterator[_Word]:
    language = load(words.language)
    finite = {start for verbs in (language.finite, language.reporting) for start, _ in find_words(sentence, verbs)}
    happening = {start for start, _ in find_words(sentence, language.dates.get("happens", ()))}
    participles = {start for start, _ in find_words(sentence, language.attributive)}
    told = [word for wording in event.match if words.hold(wording) for word in wording.words]
    for found in _WORD.finditer(sentence):
        start, end = found.span()
        mine = any(is_word_of(found.group(), word, words.language) for word in told)
        listed = folded(found.group())[0] in language.finite
        yield _Word(start, end, mine, start in finite, listed, start in participles, start in happening)


def _ends_otherwise(beside: Sequence[_Word]) -> bool:
    """Whether the event's verb stands before a noun, and the clause ends in another: «құлаған көпір … салынды»."""
    before_noun = any(one.told and one.participle for one in beside[:-2])
    return before_noun and any(one.finite and not one.told for one in beside[-1:])


def _between(every: Sequence[_Word], date: Span) -> range:
    """The indices of the words between the date and the nearest word of the event."""
    told = [index for index, one in enumerate(every) if one.told]
    if not told:
        return range(0)
    nearest = min(told, key=lambda index: max(every[index].start - date.end, date.start - every[index].end))
    if every[nearest].start >= date.end:
        first = next((index for index, one in enumerate(every) if one.start >= date.end), nearest)
        return range(first, nearest)
    return range(nearest + 1, sum(one.end <= date.start for one in every))


def _parts(every: Sequence[_Word], index: int) -> bool:
    """Whether this word is a verb of something else.

    “Was” right before a word of the event is part of it, and that the event “began” or “took place” is said of itself.
    """
    one = every[index]
    helps = one.listed and any(other.told for other in every[index + 1 : index + 3])
    happens = one.happens and any(other.told for other in every[max(index - 2, 0) : index + 3])
    return one.finite and not one.told and not helps and not happens
