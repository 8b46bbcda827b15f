"""The items of a text's own list found again in a bibliography: by author, title and year, across scripts.

An item is laid beside the entries that share the folded name of its first author or the first telling words of its
title. It is found again where one entry fits better than all others; what both say and say differently is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from devisu import likeness
from devisu.bibliography import pages
from devisu.bibliography.aliases import field
from devisu.model import Difference, Twin
from devisu.names.keys import in_latin, keys
from devisu.names.persons import same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.model import Entry, Person

_SAME: Final = 92.0  # likeness of titles that differ by a letter or two, or in how they are transliterated
_NEAR: Final = 60.0  # likeness of titles that may be one, where author and year agree too
_LEAST_WORDS: Final = 3  # words of a title that tell a work without its author
_CROWD: Final = 500  # entries of one name or title that an item is laid beside
_WORD: Final = re.compile(r"[^\W_]+")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_APART: Final = ("volume", "part", "number", "issue", "chapter")


@dataclass(frozen=True, slots=True)
class _Card:
    """What is compared of an entry, folded once."""

    entry: Entry
    words: tuple[str, ...]
    person: Person | None
    years: frozenset[str]

    @property
    def title(self) -> str:
        return " ".join(self.words)


class Shelves:
    """Entries by the blocks under which an item of a list looks for its twin."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for block in dict.fromkeys(_blocks(entry)):
                self._entries[block].append(entry)
        self._cards: dict[int, _Card] = {}

    def near(self, card: _Card) -> Iterator[_Card]:
        """The entries that an item is laid beside, each once."""
        near = {id(one): one for block in _blocks(card.entry) for one in self._entries.get(block, ())[:_CROWD]}
        for key, entry in near.items():
            if key not in self._cards:
                self._cards[key] = _card(entry)
            yield self._cards[key]


def twins(listed: Iterable[Entry], shelves: Shelves) -> tuple[Twin, ...]:
    """The items that are found again among the entries, in the order of the list.

    An entry that fits several items is the twin of the one that it fits best.
    """
    cards = [_card(one) for one in listed]
    found = [pair for card in cards if (pair := _best(card, shelves)) is not None]
    highest: dict[int, float] = {}
    for _, other, score in found:
        highest[id(other)] = max(score, highest.get(id(other), 0))
    return tuple(
        Twin(card.entry, other.entry, tuple(_differences(card, other)))
        for card, other, score in found
        if score == highest[id(other)]
    )


def title_words(words: str) -> tuple[str, ...]:
    """The words of a title in small Latin letters, whatever their script."""
    return tuple(map(_folded, _WORD.findall(words.casefold())))


def _folded(word: str) -> str:
    return word if word.isascii() else in_latin(word) or word


def years(entry: Entry) -> frozenset[str]:
    """The years of its edition and of its first one."""
    return frozenset(_YEAR.findall(f"{field(entry, 'date')} {field(entry, 'origdate')}"))


def _card(entry: Entry) -> _Card:
    return _Card(entry, title_words(_title(entry)), _first(entry), years(entry))


def _title(entry: Entry) -> str:
    return " ".join(part for name in ("title", "subtitle") if (part := field(entry, name)))


def _first(entry: Entry) -> Person | None:
    people = next((entry.people[role] for role in ("author", "editor") if entry.people.get(role)), ())
    return people[0] if people else None


def _blocks(entry: Entry) -> Iterator[str]:
    """Under what an entry is looked up: the keys of its first author, and the first telling words of its title."""
    if person := _first(entry):
        yield from (f"name {one}" for one in keys(person.family))
    words = (_folded(word[0]) for word in _WORD.finditer(_title(entry).casefold()))
    telling = list(islice((word for word in words if len(word) > 3), 2))
    if telling:
        yield f"title {' '.join(telling)}"


def _best(card: _Card, shelves: Shelves) -> tuple[_Card, _Card, float] | None:
    """The entry that fits an item better than all others, and how well."""
    scored = sorted(((_score(card, other), other) for other in shelves.near(card)), key=lambda one: -one[0])
    if not scored or scored[0][0] == 0 or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return card, scored[0][1], scored[0][0]


def _score(one: _Card, other: _Card) -> float:
    """How well two fit, 0 if they are not one work."""
    alike = _alike(one, other)
    same_year = bool(one.years & other.years)
    if alike < (_NEAR if same_year else _SAME) or _numerals(one) != _numerals(other):
        return 0
    author = _author(one, other)
    if author == "no" or any(_differ(field(one.entry, name), field(other.entry, name)) for name in _APART):
        return 0
    if alike >= _SAME and (author == "same" or len(one.words) >= _LEAST_WORDS):
        return alike + 100 * same_year
    return alike if author == "same" and same_year else 0


def _numerals(card: _Card) -> list[str]:
    return [word for word in card.words if word.isdecimal()]


def _author(one: _Card, other: _Card) -> str:
    if one.person is None or other.person is None:
        return "open"
    first, second = (f"{person.family}, {person.given}".rstrip(", ") for person in (one.person, other.person))
    return "no" if same_person(first, second) == "no" else "same"


def _alike(one: _Card, other: _Card) -> float:
    """Likeness of the titles; one without the other's subtitle is as good as the same."""
    if not one.words or not other.words:
        return 0
    shorter, longer = sorted((one.words, other.words), key=len)
    if longer[: len(shorter)] == shorter and (len(shorter) > 1 or len(longer) == 1):
        return 100 if len(shorter) == len(longer) else _SAME
    return likeness.ratio(one.title, other.title)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and title_words(one) != title_words(other)


def _differences(one: _Card, other: _Card) -> Iterator[Difference]:
    if one.years and other.years and not one.years & other.years:
        yield Difference("year", ", ".join(sorted(one.years)), ", ".join(sorted(other.years)))
    first, second = field(one.entry, "title"), field(other.entry, "title")
    if _alike(one, other) < _SAME or (_one_script(first, second) and _misspelt(one, other)):
        yield Difference("title", f"“{first}”", f"“{second}”")
    for name in ("pages", "pagetotal"):
        said, known = field(one.entry, name), field(other.entry, name)
        if said and known and not _same_pages(said, known):
            yield Difference(name, said, known)


def _one_script(one: str, other: str) -> bool:
    return one.isascii() == other.isascii()


def _misspelt(one: _Card, other: _Card) -> bool:
    return len(one.words) == len(other.words) and one.words != other.words


def _same_pages(listed: str, known: str) -> bool:
    """Whether pages are the same, or those listed a place within the others."""
    cited, extent = pages.ranges(listed), pages.ranges(known)
    if not cited or not extent:
        return True
    return all(any(_within(page, one) for one in extent) for page in cited) and (
        cited == extent or all(page.first == page.last for page in cited)
    )


def _within(page: pages.Range, extent: pages.Range) -> bool:
    return page.roman == extent.roman and extent.first <= page.first and page.last <= extent.last
