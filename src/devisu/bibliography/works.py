"""The works of a library as they can be named in words: by the people who made them, and by their titles."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu import names
from devisu.bibliography.aliases import field
from devisu.names.parsing import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.model import Entry, Person

_WORD: Final = re.compile(r"[^\W_]+")
_TITLES: Final = ("title", "shorttitle", "maintitle", "origtitle")
_ROLES: Final = ("author", "editor", "bookauthor")
_MOST_PEOPLE: Final = 3
_TELLING: Final = 4  # letters of a part of a double name under which its bearer is looked for


class Title(NamedTuple):
    """A title: its folded words, how long they are as written, and how many of them stand before the subtitle."""

    words: tuple[str, ...]
    lengths: tuple[int, ...]
    main: int


class Works:
    """The works of a library as they can be named, by their people and by their titles."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._titles: dict[int, tuple[Title, ...]] = {}

    @cached_property
    def by_name(self) -> dict[str, list[Entry]]:
        """The works by the folded names of their people; a double name stands under its parts too."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for key in {key for person in people_of(entry) for key in _name_keys(person)} | _first_of_item(entry):
                found[key].append(entry)
        return found

    @cached_property
    def by_title(self) -> dict[tuple[str, ...], list[Entry]]:
        """The works by the first two words of their titles."""
        found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for title in self.titles(entry):
                if len(title.words) > 1:
                    found[title.words[:2]].append(entry)
        return found

    @cached_property
    def by_sound(self) -> dict[str, list[Entry]]:
        """The works by the rough sound of the names of their people: Knight is Найт."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for sound in {sound for person in people_of(entry) for sound in names.sounds(person.family)}:
                found[sound].append(entry)
        return found

    def of(self, name: str) -> tuple[Entry, ...]:
        """The works of the people who bear a family name, in any script."""
        return tuple({id(one): one for key in names.keys(name) for one in self.by_name.get(key, ())}.values())

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """The works of people whose name sounds alike."""
        return tuple({id(one): one for sound in names.sounds(name) for one in self.by_sound.get(sound, ())}.values())

    def titles(self, entry: Entry) -> tuple[Title, ...]:
        """The titles of a work."""
        if id(entry) not in self._titles:
            self._titles[id(entry)] = tuple(_titles(entry))
        return self._titles[id(entry)]


def people_of(entry: Entry) -> Iterator[Person]:
    """The people under whose names a work is looked for: the first authors and editors."""
    for role in _ROLES:
        yield from entry.people.get(role, ())[:_MOST_PEOPLE]


def _name_keys(person: Person) -> Iterator[str]:
    yield from names.keys(person.family)
    words = parts(person.family)
    if len(words) > 1:
        yield from (key for word in (words[0], words[-1]) if len(word) >= _TELLING for key in names.keys(word))


def _titles(entry: Entry) -> Iterator[Title]:
    for name in _TITLES:
        title = field(entry, name)
        main = re.split(r"[:.?!]\s", title, maxsplit=1)[0]
        subtitle = field(entry, "subtitle") if name == "title" else ""
        if words := _WORD.findall(f"{title} {subtitle}"):
            yield _title(words, len(_WORD.findall(main)) or len(words))
    if raw := _WORD.findall(_item(entry)):
        yield _title(raw, len(raw) + 1)  # never a title in full


def _title(words: Sequence[str], main: int) -> Title:
    return Title(tuple(map(folded, words)), tuple(map(len, words)), main)


def _item(entry: Entry) -> str:
    """The words of an item of a text's own list in which nobody or no title was made out."""
    if entry.origin != "list" or (entry.people and field(entry, "title")):
        return ""
    return entry.fields.get("x-raw", "").partition("http")[0]


def _first_of_item(entry: Entry) -> set[str]:
    """The folded first word of an item in which nobody was made out: most begin with a name."""
    first = _WORD.search(_item(entry))
    return set(names.keys(first[0])) if first and len(first[0]) > 1 else set()


def folded(word: str) -> str:
    """A word of a title as it is compared, whatever its transliteration."""
    return word if word.isdecimal() else names.key(word) or word.casefold()
