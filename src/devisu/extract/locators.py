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
    r"(?:[ \u00a0]?(?:об|зв|ff?|sqq?)\b\.?)?"
)
_IN_VOLUME = re.compile(r"(\d{1,3}):[ \u00a0]?(?=\d)")
_LETTER = re.compile(r"(?<=\d)[^\W\d_a-zA-Z]\Z")
_ROMAN = re.compile(r"(?:[ivxlc]{1,8}|[IVXLC]{1,8})(?:[-–—]{1,3}(?:[ivxlc]{1,8}|[IVXLC]{1,8}))?(?![\w.])")
_WORD = re.compile(r"(?:[^\W\d_]{1,30}\.?(?:[^\W\d_]{1,3}\.)?|[§¶№]{1,2})")
_BEHIND = re.compile(r"[ \u00a0]?[-‑–]?[ \u00a0]?([^\W\d_a-zA-Z]{1,30}\.?)")
_GAP = re.compile(r"(?:[\s,.:;&]|(?<=[\s.,])[-–—](?=[^\W\d_]|\s))*")
_BRACED = re.compile(r"[\s,:]{0,20}\{([^{}]{0,300})\}")
_TWINS = str.maketrans("aceop", "асеор")
_PLURAL = re.compile(r"(\w)\1\.?|\w{2,}s\.?")
_SET_APART = re.compile(r"[,;](?![ \u00a0]?\d)")
_LONGEST = 300
_HOLDING = ("volume", "book", "part", "issue")
"""Parts that have pages of their own: after one of them a bare number is a page."""


class Labels(NamedTuple):
    """The words of a language for places in a work, whole and as stems, each with its CSL label."""

    words: Mapping[str, str]
    stems: tuple[tuple[str, str], ...]
    conjunctions: frozenset[str]

    def of(self, word: str) -> str | None:
        """The CSL label that a word stands for, also where its letters are Latin twins of Cyrillic ones."""
        word = word.lower()
        twin = word.translate(_TWINS)
        for form in (word, word.rstrip("."), f"{word}.", twin, f"{twin}."):
            if form in self.words:
                return self.words[form]
        return next((label for stem, label in self.stems if word.startswith(stem)), None)


class Reading(NamedTuple):
    """What was read of a suffix: its locators, whether they are all that it says, and whether it begins with one.

    It begins with one where other words are set apart from it («12, emphasis added») or it has a label («с. 5 и др.»).
    """

    locators: tuple[Locator, ...]
    whole: bool
    leads: bool


def parse(suffix: str, language: str) -> tuple[Locator, ...]:
    """The places that the words after a citation name: «с. 34–35», «т. 1, с. 753», ``pp. 33-35``, ``fol. 12v``.

    ``language`` is an ISO 639-1 code; English labels are always known, those of other languages where they do not
    contradict. Words in braces are taken alone, as in pandoc. A bare number right at the beginning is a page.
    """
    return read(suffix, language).locators


def read(suffix: str, language: str) -> Reading:
    """The places that a suffix names, and whether it says something else."""
    braced = _BRACED.match(suffix, 0, _LONGEST)
    words = braced[1] if braced else suffix[:_LONGEST]
    known_labels = labels(language)
    parts = list(_parts(words, known_labels))
    whole = None not in parts and len(suffix) <= _LONGEST
    return Reading(tuple(filter(None, parts)), whole, (whole and bool(parts)) or _leads(words, known_labels))


def _leads(words: str, known_labels: Labels) -> bool:
    start = _past_gap(words, 0)
    apart = _SET_APART.search(words, start)
    first = words[start : apart.start() if apart else len(words)]
    parts = list(_parts(first, known_labels))
    return bool(parts) and parts[0] is not None and (None not in parts or not first[0].isdigit())


def _parts(words: str, known_labels: Labels) -> Iterator[Locator | None]:
    """The locators of some words in order, and None for every word that is none."""
    label, bare, last, plural = "", "page", "", False  # `bare`: what a number without a label is
    at = _past_gap(words, 0)
    while at < len(words):
        word = _WORD.match(words, at)
        here = known_labels.of(word[0]) if word else None
        volume = _IN_VOLUME.match(words, at) if bare == "page" and not label else None
        if volume:
            last, end = "volume", volume.end()
            yield Locator(last, volume[1])
        elif value := _VALUE.match(words, at) or (None if here else _ROMAN.match(words, at)):
            named, number, end = _named(label, bare, value, known_labels)
            if label in _HOLDING and not plural:
                number = number.partition(",")[0]
                end = at + len(number)
            yield Locator(named, number) if named else None
            label, bare, last = "", "page" if named in _HOLDING else "", named
        elif word and last and word[0].lower() in known_labels.conjunctions:
            bare, end = last, word.end()
        else:
            label, plural = here or "", bool(word and _PLURAL.fullmatch(word[0]))
            end = word.end() if word else at + 1
            if not here:
                bare = last = ""
                yield None
        at = _past_gap(words, end)


def _past_gap(words: str, at: int) -> int:
    gap = _GAP.match(words, at)
    return gap.end() if gap else at


def _named(label: str, bare: str, value: re.Match[str], known_labels: Labels) -> tuple[str, str, int]:
    """The label of a number, the number, and where both end: its label stands before it, behind it or at its end."""
    number, end = value[0], value.end()
    if label:
        return label, number, end
    after = _BEHIND.match(value.string, end)
    if after and (behind := known_labels.of(after[1])):
        return behind, number, after.end()
    letter = _LETTER.search(number)
    if letter and (behind := known_labels.of(f"{letter[0]}.")):
        return behind, number[: letter.start()], end
    return bare, number, end


@cache
def labels(language: str) -> Labels:
    """The words for places in a work: the language's own, then English, then those of all other languages."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    for code in dict.fromkeys((language, "en", *known())):
        for label, forms in load(code).locators.items():
            for form in forms:
                bare = form.removeprefix("-")
                if bare.endswith("-"):
                    stems.setdefault(bare[:-1], label)
                else:
                    words.setdefault(bare, label)
    longest = sorted(stems.items(), key=lambda stem: -len(stem[0]))
    return Labels(MappingProxyType(words), tuple(longest), conjunctions())


@cache
def conjunctions() -> frozenset[str]:
    """«and», «и», «және», in all languages."""
    return frozenset(word for code in known() for word in load(code).conjunctions)
