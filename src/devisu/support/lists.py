"""The word lists of a language that give reasons, each with what only looks like it (``X-EXCEPT``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.stems import find as find_words

if TYPE_CHECKING:
    from devisu.languages import Language

EXCEPT = "-EXCEPT"


def places(text: str, language: Language, name: str) -> list[tuple[int, int]]:
    """Where words of the list ``name`` stand, but for the places where they are part of one of its exceptions."""
    found = find_words(text, language.reasons.get(name, ()))
    exceptions = language.reasons.get(name + EXCEPT, ())
    if not found or not exceptions:
        return found
    taken = find_words(text, exceptions)
    return [one for one in found if not any(start < one[1] and one[0] < end for start, end in taken)]


def first(text: str, language: Language, name: str) -> str:
    """The first words of the list in the text; empty where there are none."""
    found = places(text, language, name)
    return text[slice(*found[0])] if found else ""
