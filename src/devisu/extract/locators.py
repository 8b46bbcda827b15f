"""Places in a work, as the words after a citation name them, by their labels in CSL."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from devisu.languages import known, load
from devisu.model import Locator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NUMBER = r"\d{1,6}(?:n\d{1,3}|[^\W\d_](?!\w))?(?:[ \u00a0]?(?:-{1,3}|[–—])[ \u00a0]?\d{1,6}(?:[^\W\d_](?!\w))?)?"
_VALUE = re.compile(
    rf"{_NUMBER}(?:,[ \u00a0]?{_NUMBER}(?![\w:])(?![ \u00a0]?[-‑]?[^\W\d_a-zA-Z])){{0,20}}"
    r"(?:[ \u00a0]?(?:об|ff?)\b\.?)?"
)
_ROMAN = re.compile(r"(?:[ivxlc]{1,8}|[IVXLC]{1,8})(?:[-–—]{1,3}(?:[ivxlc]{1,8}|[IVXLC]{1,8}))?(?![\w.])")
_WORD = re.compile(r"(?:[^\W\d_]{1,30}\.?(?:[^\W\d_]{1,3}\.)?|[§¶№]{1,2})")
_BEHIND = re.compile(r"[ \u00a0]?[-‑–]?[ \u00a0]?([^\W\d_a-zA-Z]{1,30}\.?)")
_GAP = re.compile(r"[\s,.:;&]*")
_BRACED = re.compile(r"[\s,:]{0,20}\{([^{}]{0,300})\}")
_TWINS = str.maketrans("aceop", "асеор")
_LONGEST = 300


class Labels(NamedTuple):
    """The words of a language for places in a work, whole and as stems, each with its CSL label."""

    words: Mapping[str, str]
    stems: tuple[tuple[str, str], ...]

    def of(self, word: str) -> str | None:
        """The CSL label that a word stands for, also where its letters are Latin twins of Cyrillic ones."""
        word = word.lower()
        twin = word.translate(_TWINS)
        for form in (word, word.rstrip("."), f"{word}.", twin, f"{twin}."):
            if form in self.words:
                return self.words[form]
        return next((label for stem, label in self.stems if word.startswith(stem)), None)


class Reading(NamedTuple):
    """What was read of a suffix: its locators, and whether they are all that it says."""

    locators: tuple[Locator, ...]
    whole: bool


def parse(suffix: str, language: str) -> tuple[Locator, ...]:
    """The places that the words after a citation name: «с. 34–35», «т. 1, с. 753», ``pp. 33-35``, ``fol. 12v``.

    ``language`` is an ISO 639-1 code; English labels are always known, those of other languages where they do not
    contradict. Words in braces are taken alone, as in pandoc. A bare number right at the beginning is a page.
    """
    return read(suffix, language).locators


def read(suffix: str, language: str) -> Reading:
    """The places that a suffix names, and whether it says nothing else."""
    braced = _BRACED.match(suffix, 0, _LONGEST)
    words = braced[1] if braced else suffix[:_LONGEST]
    found, strange = [], False
    for part in _parts(words, labels(language)):
        strange = strange or part is None
        if part:
            found.append(part)
    return Reading(tuple(found), not strange and len(suffix) <= _LONGEST)


def _parts(words: str, known_labels: Labels) -> Iterator[Locator | None]:
    """The locators of some words in order, and None for every word that is none."""
    label, fresh, at = None, True, _GAP.match(words).end()  # type: ignore[union-attr]
    while at < len(words):
        word = _WORD.match(words, at)
        here = known_labels.of(word[0]) if word else None
        value = _VALUE.match(words, at) or (None if here else _ROMAN.match(words, at))
        if value:
            after = None if label else _BEHIND.match(words, value.end())
            behind = known_labels.of(after[1]) if after else None
            end = after.end() if after and behind else value.end()
            named = label or behind or ("page" if fresh else None)
            yield Locator(named, value[0]) if named else None
            label, fresh = None, False
        else:
            end = word.end() if word else at + 1
            label = here
            if not here:
                fresh = False
                yield None
        at = _GAP.match(words, end).end()  # type: ignore[union-attr]


@cache
def labels(language: str) -> Labels:
    """The words for places in a work: the language's own, then English, then those of all other languages."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    for code in dict.fromkeys((language, "en", *known())):
        for label, forms in load(code).locators.items():
            for form in forms:
                bare = form.lower().removeprefix("-")
                if bare.endswith("-"):
                    stems.setdefault(bare[:-1], label)
                else:
                    words.setdefault(bare, label)
    longest = sorted(stems.items(), key=lambda stem: -len(stem[0]))
    return Labels(MappingProxyType(words), tuple(longest))
