"""Entries that likely describe one work, found by folded keys and then compared with care.

Only entries that share an identifier, a whole title, or its first or last telling word together with the year are laid
side by side, so the work grows with the number of entries. Titles are written in Latin letters for this, and authors
compared across scripts. Editions, volumes, parts, chapters and numbers of a
periodical are different things; so are translations and reprints, which are *related*. Entries that another names in
``related`` or ``entryset`` stand for a part of that entry and are let pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from devisu import likeness
from devisu.bibliography import identifiers, pages
from devisu.bibliography.aliases import field, type_of
from devisu.bibliography.haste import keeping_all
from devisu.names.keys import in_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.model import Entry, Person

_CLOSE: Final = 92.0  # likeness of two titles that differ by a letter or two, or by a small word
_CROWD: Final = 12  # in a greater crowd of one key, each entry is compared only with its neighbours by title
_NEIGHBOURS: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")
_NUMERAL: Final = re.compile(r"\d+|[ivxlc]+")
_YEAR: Final = re.compile(r"\d{4}")
_PARTS: Final = frozenset(
    {"article", "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings", "inreference"}
    | {"suppperiodical", "review"}
)
_APART: Final = ("volume", "part", "edition", "chapter", "number", "issue", "issuetitle", "eid", "version", "langid")
_TIES: Final = ("crossref", "xref", "related", "xdata", "entryset")
_NONE: Final[frozenset[str]] = frozenset()
_NO_WORKS: Final = ("xdata", "set", "bibnote")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that are likely one work; ``second`` stands later. ``reasons`` are words for people."""

    first: Entry
    second: Entry
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Card:
    """What is compared of an entry, folded once."""

    entry: Entry
    order: int
    title: str
    words: tuple[str, ...]
    people: tuple[Person, ...]
    year: str
    identifiers: frozenset[str]


def pairs(entries: Iterable[Entry]) -> tuple[Pair, ...]:
    """The pairs of entries that are likely one work, by the place of the later; each later entry is named once."""
    with keeping_all():
        return tuple(_pairs(tuple(entries)))


def _pairs(entries: tuple[Entry, ...]) -> Iterator[Pair]:
    reader = _Reader()
    spoken_for = {key for entry in entries for name in ("related", "entryset") for key in _keys(entry, name)}
    cards = [
        reader.card(entry, order)
        for order, entry in enumerate(entries)
        if entry.type not in _NO_WORKS and entry.key not in spoken_for
    ]
    found: dict[int, Pair] = {}
    for one, other in _side_by_side(cards):
        first, second = (one, other) if one.order < other.order else (other, one)
        if second.order not in found and (reasons := _same(first, second)):
            found[second.order] = Pair(first.entry, second.entry, reasons)
    yield from (found[order] for order in sorted(found))


class _Reader:
    """Folds entries, each word and name once."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def card(self, entry: Entry, order: int) -> _Card:
        title = " ".join(part for name in ("title", "subtitle") if (part := entry.fields.get(name, "")))
        words = tuple(self._folded(word) for word in _WORD.findall(title.casefold()))
        people = next((entry.people[name] for name in ("author", "editor") if entry.people.get(name)), ())
        year = _YEAR.search(field(entry, "date"))
        return _Card(entry, order, " ".join(words), words, people, year[0] if year else "", _ids(entry))

    def _folded(self, word: str) -> str:
        if word.isascii():
            return word
        if word not in self._words:
            self._words[word] = in_latin(word) or word
        return self._words[word]


def _ids(entry: Entry) -> frozenset[str]:
    if "doi" not in entry.fields and "isbn" not in entry.fields:
        return _NONE
    found = set()
    if doi := entry.fields.get("doi"):
        found.add(identifiers.bare_doi(doi).lower())
    if type_of(entry) not in _PARTS and (isbn := entry.fields.get("isbn")):
        found |= {number for one in identifiers.isbns(isbn) if (number := identifiers.same_work(one))}
    return frozenset(found)


# --- who is compared with whom


def _side_by_side(cards: list[_Card]) -> Iterator[tuple[_Card, _Card]]:
    blocks: dict[str, list[_Card]] = defaultdict(list)
    for card in cards:
        for block in _blocks(card):
            blocks[block].append(card)
    for crowd in blocks.values():
        reach = _CROWD
        if len(crowd) > _CROWD:
            crowd.sort(key=lambda card: (card.title, card.order))
            reach = _NEIGHBOURS
        for at, one in enumerate(crowd[:-1], 1):
            yield from ((one, other) for other in crowd[at : at + reach])


def _blocks(card: _Card) -> Iterator[str]:
    yield from card.identifiers
    if len(card.words) > 1:
        yield f"title {card.title}"
    telling = [word for word in card.words if len(word) > 3]
    if telling:
        yield f"first {telling[0]} {card.year}"
        yield f"last {telling[-1]} {card.year}"


# --- whether they are one work


def _same(one: _Card, other: _Card) -> tuple[str, ...]:
    shared = one.identifiers & other.identifiers
    alike = _titles_alike(one, other)
    if not (alike or shared) or one.entry.key.casefold() == other.entry.key.casefold() or _tied(one.entry, other.entry):
        return ()
    reprint = bool(one.year and other.year and one.year != other.year)
    if shared and (alike or not (one.title and other.title)) and not _apart(one.entry, other.entry):
        return () if reprint else (f"the same identifier {min(shared)}",)
    if not alike or not _one_kind(one.entry, other.entry) or _apart(one.entry, other.entry):
        return ()
    if reprint or (
        one.title != other.title and (not (one.year or other.year) or _one_has_volume(one.entry, other.entry))
    ):
        return ()
    if one.people and other.people:
        same = _same_people(one, other)
        return (*same, "the same title", f"the year {one.year or other.year or 'not given'}") if same else ()
    enough = len(one.words) >= 4 and bool(one.year or other.year)
    return ("the same title", f"the year {one.year or other.year}") if enough else ()


def _same_people(one: _Card, other: _Card) -> tuple[str, ...]:
    from devisu.names import same_person

    first, second = (f"{card.people[0].family}, {card.people[0].given}".rstrip(", ") for card in (one, other))
    if first == second:
        return ("the same author",)
    return (f"{first} and {second} can be one person",) if same_person(first, second) != "no" else ()


def _titles_alike(one: _Card, other: _Card) -> bool:
    if not one.words or not other.words:
        return False
    if one.title == other.title:
        return True
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if len(shorter.words) >= 3 and longer.words[: len(shorter.words)] == shorter.words:
        return _ends_before_subtitle(shorter, longer)
    length = len(one.title) + len(other.title)
    if 200 * min(len(one.title), len(other.title)) < _CLOSE * length:
        return False
    return likeness.ratio(one.title, other.title) >= _CLOSE and _numerals(one) == _numerals(other)


def _numerals(card: _Card) -> list[str]:
    return [word for word in card.words if _NUMERAL.fullmatch(word)]


def _ends_before_subtitle(shorter: _Card, longer: _Card) -> bool:
    """Whether what the longer title has more is its subtitle."""
    title = longer.entry.fields.get("title", "")
    main = re.split(r"[:.–—]", title, maxsplit=1)[0]
    return len(_WORD.findall(main)) == len(shorter.words)


def _one_kind(one: Entry, other: Entry) -> bool:
    if (type_of(one) in _PARTS) != (type_of(other) in _PARTS):
        return "misc" in (one.type, other.type) or "online" in (one.type, other.type)
    return True


def _apart(one: Entry, other: Entry) -> bool:
    """Whether the entries say themselves that they are different things."""
    if bool(one.fields.get("translator")) != bool(other.fields.get("translator")):
        return True
    if any("volumes" in a.fields and "volume" in b.fields for a, b in ((one, other), (other, one))):
        return True
    if any(_differ(field(one, name), field(other, name)) for name in _APART):
        return True
    if type_of(one) in _PARTS and type_of(other) in _PARTS:
        first, second = pages.ranges(field(one, "pages")), pages.ranges(field(other, "pages"))
        container = ("journaltitle", "booktitle")
        if any(_differ(field(one, name), field(other, name), 75) for name in container):
            return True
        return bool(first and second and first[0] != second[0])
    return _differ(field(one, "publisher"), field(other, "publisher"), 60)


def _one_has_volume(one: Entry, other: Entry) -> bool:
    return any(bool(field(one, name)) != bool(field(other, name)) for name in ("volume", "part"))


def _differ(one: str, other: str, least: float = 100) -> bool:
    if not one or not other:
        return False
    first, second = (" ".join(_WORD.findall(words.casefold())) for words in (one, other))
    return first != second and (least == 100 or likeness.ratio(first, second) < least)


def _tied(one: Entry, other: Entry) -> bool:
    """Whether the entries name each other, or one of them says what it is related to."""
    if "related" in one.fields or "related" in other.fields:
        return True
    return any(other.key in _keys(one, name) or one.key in _keys(other, name) for name in _TIES)


def _keys(entry: Entry, name: str) -> list[str]:
    words = entry.fields.get(name, "")
    return [key.strip() for key in words.split(",")] if words else []
