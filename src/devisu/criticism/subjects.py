"""Of whom and of where a claim speaks: its names and places, across scripts and case endings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from devisu import names
from devisu.languages import known, load
from devisu.stems import find as find_words
from devisu.stems import fold_word, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from devisu.criticism.survey import Backed, Surveyed
    from devisu.model import Claim, Examined, Person

_WORD: Final = re.compile(r"[^\W\d_][\w'’ʼ-]{0,60}")
_BRACKETED: Final = re.compile(r"\[[^\[\]]{0,600}\]|\([^()]{0,600}\d[^()]{0,600}\)")
_SPOKEN: Final = re.compile(r"[«“„][^«»“”„]{0,2000}[»”“]")
_LEAST: Final = 3  # letters of a name that can be told from an initial


@dataclass(frozen=True, slots=True)
class Subjects:
    """The capitalised words of a text by every key they may be found by; quoted words and markers are left out."""

    words: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Whether all words of a name of a person or place occur."""
        parts = [word for word in _WORD.findall(name) if len(word) >= _LEAST]
        return bool(parts) and all(any(key in self.words for key in names.keys(part)) for part in parts)

    def is_of(self, person: Person) -> bool:
        """Whether the family name of a person occurs."""
        return not person.literal and len(person.family) >= _LEAST and self.has(person.family)

    def shared(self, other: Subjects) -> str:
        """The first word of these that the other has too, or an empty string."""
        return next((word for key, word in self.words.items() if key in other.words), "")


def subjects(text: str, language: str, others: Iterable[str] = ()) -> Subjects:
    """The names in some words, and in ``others`` beside them."""
    plain = _SPOKEN.sub(" ", _BRACKETED.sub(" ", text))
    found: dict[str, str] = {}
    for word in (match for part in (plain, *others) for match in _WORD.findall(part)):
        if word[0].isupper() and len(word) >= _LEAST:
            for key in _keys(word, language):
                found.setdefault(key, word)
    return Subjects(found)


def of_claim(surveyed: Surveyed, backed: Backed, others: Iterable[str] = ()) -> Subjects:
    """The names in the sentence of a claim, and in ``others`` beside it; who is named in brackets to cite is none."""
    text = backed.claim.sentence.text
    for marker in {one.marker.text for one in backed.citations if one.marker.text[:1] in ("(", "[")}:
        text = text.replace(marker, " ")
    return subjects(text, surveyed.text.document.language, others)


def names_an_author(surveyed: Surveyed, backed: Backed) -> bool:
    """Whether the sentence of a claim names an author of the works that it cites."""
    named = of_claim(surveyed, backed)
    return any(named.is_of(person) for work in backed.works for person in work.entry.people.get("author", ()))


def first_keys(name: str) -> tuple[str, ...]:
    """The keys of the first word of a name that can be told from an initial."""
    first = next((word for word in _WORD.findall(name) if len(word) >= _LEAST), None)
    return names.keys(first) if first else ()


@lru_cache(maxsize=16_384)
def _keys(word: str, language: str) -> tuple[str, ...]:
    root = stem(fold_word(word), language)
    forms = (
        *names.undo_case(word, language),
        root,
        *(root + one.removeprefix("-") for one in load(language).place_endings),
    )
    return tuple(dict.fromkeys(key for form in forms for key in names.keys(form) if key))


def of_position(words: str) -> Subjects:
    """The names in a person's words on the position of a source; small words at their beginning are no names."""
    head = _WORD.search(words)
    common = head is not None and any(fold_word(head[0]) in (*load(code).stop, *load(code).common) for code in known())
    plain = words[head.end() :] if head and common else words
    found: dict[str, str] = {}
    for language in known():
        found.update(subjects(plain, language).words)
    return Subjects(found)


def reports_speech(text: Examined, claim: Claim) -> bool:
    """Whether a claim reports what somebody said or thought, and so does not itself assert it."""
    language = load(text.document.language)
    words = _SPOKEN.sub(" ", claim.sentence.text)
    if any(reason.name == "ATTRIBUTED" for reason in text.reasons.get(claim.id, ())):
        return True
    return bool(find_words(words, language.reporting) or find_words(words, language.according))
