"""Letters that only look right: a Latin one inside a Cyrillic word, or the other way round."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CYRILLIC_FOR_LATIN = {
    **dict(zip("aceiopxyhəkmtb", "асеіорхуһәкмтв", strict=True)),
    **dict(zip("ABCEHIKMOPTXYSJƏ", "АВСЕНІКМОРТХУЅЈӘ", strict=True)),
}
"""Latin letters, and the Cyrillic ones they are taken for."""
LATIN_FOR_CYRILLIC = {cyrillic: latin for latin, cyrillic in CYRILLIC_FOR_LATIN.items()}

_LATIN = "A-Za-zÀ-ʯ"
_CYRILLIC = "\u0400-\u052f"
_JOINT = re.compile(f"[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"[IVXLCDMІХСМ]+")
_NUMERAL_WITH_ENDING = re.compile(r"[IVXLC]{1,8}[а-яёіңғүұқөһ]{1,4}")


class Confusion(NamedTuple):
    """A letter of the other script, its offset, and the letter that is meant."""

    offset: int
    letter: str
    meant: str


def confusions(text: str) -> Iterator[Confusion]:
    """All letters of another script than their word's that look like one of it, in order.

    A word plainly of two scripts (its foreign letters have no twins) is left alone, and so is a Roman numeral with a
    Cyrillic ending.
    """
    if text.isascii():
        return
    for found in _WORD.finditer(text):
        word = found.group()
        if word.isascii() or not _JOINT.search(word) or _NUMERAL_WITH_ENDING.fullmatch(word):
            continue
        meant = _meant(word)
        for place, letter in enumerate(word):
            if letter in meant:
                yield Confusion(found.start() + place, letter, meant[letter])


def _meant(word: str) -> dict[str, str]:
    """What the foreign letters of a word of two scripts stand for."""
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u052f"]
    latin = [letter for letter in word if letter < "\u02b0"]
    if _NUMERAL.fullmatch(word):
        return {letter: LATIN_FOR_CYRILLIC[letter] for letter in cyrillic}
    to_cyrillic = all(letter in CYRILLIC_FOR_LATIN for letter in latin)
    to_latin = all(letter in LATIN_FOR_CYRILLIC for letter in cyrillic)
    if to_cyrillic and (len(cyrillic) >= len(latin) or not to_latin):
        return {letter: CYRILLIC_FOR_LATIN[letter] for letter in latin}
    return {letter: LATIN_FOR_CYRILLIC[letter] for letter in cyrillic} if to_latin else {}


def named(letter: str) -> str:
    """A letter with its script: “ə” (Latin, U+0259)."""
    return f"“{letter}” ({unicodedata.name(letter).split()[0].title()}, U+{ord(letter):04X})"
