"""The works that a citation by author and year may mean: «Doe and Roe 1990a», «Карасик и др. 2002»."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from devisu import names
from devisu.bibliography.twins import years
from devisu.languages import known, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.model import Entry, Person

_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})([^\W\d_]?)\b")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,4}")
_LEAST_OF_TITLE = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A label taken apart: the authors in order, whether others are meant too, the year and its letter.

    ``declined`` says that the names stand in a sentence and may be in any case.
    """

    authors: tuple[str, ...]
    others: bool
    year: str
    letter: str
    title: str
    declined: bool = False
    undated: bool = False

    @classmethod
    def of(cls, label: str, *, declined: bool) -> Named:
        """Read a label like «Doe and Roe 1990a»; a label without a year, or with words for none, is all names."""
        year = _YEAR.search(label)
        without = None if year else _without_year().search(label)
        behind = year or without
        words = label[: behind.start() if behind else len(label)].strip(" ,")
        bare = _and_others().sub("", words)
        parts = (part.strip() for part in _joins().split(bare))
        authors = tuple(part for part in parts if part and not _INITIALS.fullmatch(part))
        return cls(
            authors, bare != words, year[1] if year else "", year[2] if year else "", words, declined, bool(without)
        )

    def fitting(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those of the entries (of the year, if one is named) that this may be; the exact ones where there are some.

        The first author must be the entry's first author or editor; among such those are meant that have all the
        authors named and no others, and the year's letter. A work without them is known by the title's beginning. Where
        no year is named, the title may stand behind the author or alone: “Doe, The Mill”.
        """
        if not self.year:
            entries = list(entries)
            titled = [entry for entry in entries if self._names_title(entry)]
            if titled:
                return [entry for entry in titled if self._is_by(entry)] or titled
            entries = [entry for entry in entries if self._names_nothing_else(entry)]
        found = [entry for entry in entries if self._is_by(entry) or self._is_titled(entry)]
        found = [entry for entry in found if self.has_these_authors(entry)] or found
        found = [entry for entry in found if self.undated and not years(entry)] or found
        return [entry for entry in found if self.letter and _letter(entry) == self.letter] or found

    def _is_by(self, entry: Entry) -> bool:
        some = people(entry)
        return bool(some and self.authors) and self._meets(self.authors[0], some[0])

    def has_these_authors(self, entry: Entry) -> bool:
        """Whether a work is by all the authors named, and by no others that the label does not tell of."""
        some = people(entry)
        more = len(some) > len(self.authors) or entry.fields.get("author", "").endswith(" others")
        enough = more if self.others else len(some) == len(self.authors)
        return enough and all(map(self._meets, self.authors, some))

    def _meets(self, author: str, person: Person) -> bool:
        return not self.keys_of(author).isdisjoint(names.keys(person.family))

    def keys_of(self, author: str) -> frozenset[str]:
        """The keys of an author's name as written, and in the nominative where it may be in any case."""
        return _keys_of(author, declined=self.declined)

    def titles(self) -> list[str]:
        """What may be the beginning of a title: the label, and what stands behind a comma in it."""
        label = _plain(self.title)
        starts = (0, *(found.end() for found in re.finditer(r", ", label)))
        return [label[at:] for at in starts if len(label) - at >= _LEAST_OF_TITLE]

    def _names_title(self, entry: Entry) -> bool:
        parts = self.titles()
        return any(
            title == part or title.startswith((f"{part} ", f"{part}:")) for part in parts for title in _titles(entry)
        )

    def _names_nothing_else(self, entry: Entry) -> bool:
        """Whether everybody named is one of the entry's people: else a title is named that the entry has not."""
        named = people(entry)
        return all(any(self._meets(author, person) for person in named) for author in self.authors[1:])

    def _is_titled(self, entry: Entry) -> bool:
        words = " ".join(self.title.casefold().split())
        if people(entry) or len(words) < _LEAST_OF_TITLE:
            return False
        titles = (entry.fields.get(name, "").casefold() for name in ("title", "shorttitle", "label"))
        return any(title == words or title.startswith(f"{words} ") for title in titles)


class Catalogue:
    """Entries by first author and by title, for labels that name no year: else each would go through all of them."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)

    def near(self, named: Named) -> list[Entry]:
        """The entries that a label may mean, in their order, and perhaps some more: `Named.fitting` chooses."""
        keys = (key for author in named.authors[:1] for key in named.keys_of(author))
        found = {at for key in keys for at in self._by_author.get(key, ())}
        for words in {*named.titles(), _plain(named.title)} - {""}:
            found.update(self._titled(words))
        return [self._entries[at] for at in sorted(found)]

    def _titled(self, words: str) -> Iterator[int]:
        """The numbers of the entries with a title that begins so."""
        for place in range(bisect_left(self._by_title, (words, -1)), len(self._by_title)):
            title, at = self._by_title[place]
            if not title.startswith(words):
                return
            yield at

    @cached_property
    def _by_author(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self._entries):
            for key in {key for one in people(entry)[:1] for key in names.keys(one.family)}:
                found.setdefault(key, []).append(at)
        return found

    @cached_property
    def _by_title(self) -> list[tuple[str, int]]:
        return sorted((title, at) for at, entry in enumerate(self._entries) for title in _titles(entry))


def _titles(entry: Entry) -> list[str]:
    titles = (_plain(entry.fields.get(name, "")) for name in ("title", "shorttitle", "booktitle", "label"))
    return [title for title in titles if title]


@lru_cache(4096)
def _keys_of(author: str, *, declined: bool) -> frozenset[str]:
    family = names.parse(author).family or author
    forms = [family, author]
    if declined:
        forms += [form for code in known() for name in (family, author) for form in names.undo_case(name, code)]
    return frozenset(key for form in dict.fromkeys(forms) for key in names.keys(form))


def _plain(title: str) -> str:
    return " ".join(re.sub(r"[«»“”„‘’\"{}]", "", title).casefold().split()).strip(" .,")


def people(entry: Entry) -> tuple[Person, ...]:
    """Those under whose names a work is cited: its authors, else its editors."""
    return entry.people.get("author") or entry.people.get("editor") or ()


def _letter(entry: Entry) -> str:
    """The letter that tells the works of one year apart: that of the date, or of an item of a list."""
    date = entry.fields.get("date", entry.fields.get("year", ""))
    return entry.fields.get("x-year-letter") or (date[-1:] if date[-1:].isalpha() else "")


@cache
def _without_year() -> re.Pattern[str]:
    phrases = sorted({phrase for code in known() for phrase in load(code).undated}, key=lambda one: (-len(one), one))
    return re.compile(rf",?\s(?:{'|'.join(map(re.escape, phrases))})\Z", re.IGNORECASE)


@cache
def _joins() -> re.Pattern[str]:
    words = sorted({re.escape(word) for code in known() for word in load(code).conjunctions})
    return re.compile(rf"[,;/]|\s(?:{'|'.join(words)})\s")


@cache
def _and_others() -> re.Pattern[str]:
    words = sorted({re.escape(words) for code in known() for words in load(code).and_others}, key=lambda one: -len(one))
    return re.compile(rf",?\s(?:{'|'.join(words)})\Z")
