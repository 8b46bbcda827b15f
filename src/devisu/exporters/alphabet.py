"""The order of a bibliography: by the alphabet of each script, one script after the other."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from devisu.bibliography import field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.model import Entry

_CYRILLIC: Final = "аәбвгґғдђѓеёєжзѕиійїјкқлљмнңњоөпрстћќуұүўфхһцчџшщъыьэюя"
_PLACES: Final = {letter: number for number, letter in enumerate(_CYRILLIC)}
_CYRILLIC_FIRST: Final = ("ru", "uk", "kk", "be", "bg", "sr")
_ARTICLE: Final = re.compile(r"(?:the|an?)\s(?=\w)")
_LATIN: Final = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}

Key = tuple[tuple[int, int], ...]


def order(entries: Mapping[str, Entry], keys: Sequence[str], locale: str) -> list[str] | None:
    """The names of the entries in the order of a style that sorts by people or titles; None for any other style.

    ``keys`` are what the style sorts by, the first counting most.
    """
    if not keys or not re.search(r"author|contributor|creator|name|editor|title", keys[0]):
        return None
    cyrillic_first = locale[:2] in _CYRILLIC_FIRST
    dated = next((number for number, key in enumerate(keys) if re.search(r"date|issued|year", key)), len(keys))
    titled = next((number for number, key in enumerate(keys[1:], 1) if "title" in key), len(keys))

    def key(name: str) -> tuple[object, ...]:
        entry = entries[name]
        title, year = spelt(_title(entry)), field(entry, "date")
        rest = (year, title) if dated < titled else (title, year)
        return (*_people(entry, cyrillic_first=cyrillic_first), *rest)

    return sorted(entries, key=key)


def _people(entry: Entry, *, cyrillic_first: bool) -> tuple[bool, tuple[Key, ...]]:
    """The script of what an entry begins with, and its people; the title where it has none."""
    people = next((entry.people[role] for role in ("author", "editor", "translator") if entry.people.get(role)), ())
    said = [f"{person.family} {person.given}" for person in people] or [_title(entry)]
    first = next((letter for letter in said[0].lower() if letter.isalpha()), "")
    return (first in _PLACES) != cyrillic_first, tuple(map(spelt, said))


def _title(entry: Entry) -> str:
    return _ARTICLE.sub("", field(entry, "title").lower(), count=1)


def spelt(words: str) -> Key:
    """Words as their letters' places in the alphabet; marks on Latin letters count for nothing."""
    return tuple(_place(letter) for letter in words.lower() if letter.isalnum() or letter.isspace())


def _place(letter: str) -> tuple[int, int]:
    if letter in _PLACES:
        return 2, _PLACES[letter]
    plain = unicodedata.normalize("NFKD", _LATIN.get(letter, letter))[0]
    return (0 if letter.isspace() else 1), ord(plain)
