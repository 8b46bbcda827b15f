"""A work with all that is recorded of it: class, origin, edition, archive, what it covers, its grade and position."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from devisu import edtf
from devisu.bibliography import field
from devisu.days import Day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.edtf import Bounds
    from devisu.model import Entry, Library, Person, Record

Rank = Literal["primary", "secondary", "tertiary"]
RANKS: Final[tuple[Rank, ...]] = get_args(Rank)
LETTERS: Final = "ABCDEF"
"""The Admiralty letters for a source; F: cannot be judged."""

_COVERS: Final = "covers:"
_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_ARCHIVE_ENDS: Final = re.compile(r"[,;:]|\s(?=(?:[Фф]|[Ff]onds?|[ҚқКк]ор|[Фф]онд|[Bb]ox)\b)")
_DATED_BY_THEMSELVES: Final = frozenset({"unpublished", "manuscript", "letter", "archival"})
"""Types of which no edition is meant: their date is that of the thing itself."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that is known, with what its entry and the sidecars of its records say.

    ``rank`` is the class by keywords, a default that evidence may override. ``origin`` is when the source came into
    being, ``edition`` when what is cited was published; either is None if it is not recorded. ``accessed`` is the
    day on which a page was read: it may have changed until then, but that is no date of the page. ``periods`` and
    ``places`` are what it covers. ``reliability``, ``positions`` and ``derives`` are the sidecars', each with the
    record that says so. ``faults`` say in words what was recorded and could not be understood.
    """

    entry: Entry
    records: tuple[Record, ...] = ()
    rank: Rank | None = None
    origin: Bounds | None = None
    edition: Bounds | None = None
    accessed: Bounds | None = None
    authors: tuple[str, ...] = ()
    periods: tuple[Bounds, ...] = ()
    places: tuple[str, ...] = ()
    reliability: tuple[str, ...] = ()
    positions: tuple[tuple[str, Record], ...] = ()
    derives: tuple[tuple[str, Record], ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The citekey, or the number in the text's own list."""
        return self.entry.key

    @property
    def id(self) -> str:
        """A name that no other work of the edition has: numbers of a text's own list are that text's."""
        return f"{self.entry.path} {self.key}" if self.entry.origin == "list" else self.key

    @property
    def archive(self) -> str:
        """The archive or library that holds it, without the shelf mark."""
        return _ARCHIVE_ENDS.split(self.entry.fields.get("library", ""), maxsplit=1)[0].strip()

    @property
    def publisher(self) -> str:
        """The publisher as the entry names it."""
        return field(self.entry, "publisher").strip()

    @property
    def latest(self) -> Day | None:
        """The last day on which anything of what is cited may have been written, if a date is recorded."""
        return max((one.latest for one in (self.origin, self.edition, self.accessed) if one), default=None)


def by_key(library: Library, records: tuple[Record, ...]) -> Mapping[str, Work]:
    """The identified works of the library by key; of a key used twice, the first."""
    kept: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.entry:
            kept[record.entry].append(record)
    works: dict[str, Work] = {}
    for entry in library.entries:
        if entry.identified == "identified" and entry.origin == "bib" and entry.key not in works:
            works[entry.key] = work(entry, tuple(kept.get(entry.key, ())))
    return works


def work(entry: Entry, records: tuple[Record, ...] = ()) -> Work:
    """An entry with what is recorded of it."""
    said = [(record, _criticism(record)) for record in records]
    faults: list[str] = []
    rank, covered = _keywords(entry)
    covered += [words for _, table in said for words in _words(table.get("covers"))]
    letters = [str(table["reliability"]).strip().upper() for _, table in said if "reliability" in table]
    faults += [f"reliability “{one}” is no letter from A to F" for one in letters if one not in list(LETTERS)]
    edition = _dated(field(entry, "date"))
    return Work(
        entry=entry,
        records=records,
        rank=rank,
        origin=_origin(entry, said, faults) or (edition if entry.type in _DATED_BY_THEMSELVES else None),
        edition=edition,
        accessed=_dated(entry.fields.get("urldate", "")) if entry.type == "online" else None,
        authors=tuple(full_name(person) for person in entry.people.get("author", ())),
        periods=tuple(found for one in covered if (found := _bounds(one)) is not None),
        places=tuple(one for one in covered if one and _bounds(one) is None),
        reliability=tuple(dict.fromkeys(one for one in letters if one in list(LETTERS))),
        positions=tuple((words, record) for record, table in said for words in _words(table.get("position"))),
        derives=tuple((key, record) for record, table in said for key in _words(table.get("derives-from"))),
        faults=tuple(faults),
    )


def full_name(person: Person) -> str:
    """A name of the bibliography as people write it: given names first."""
    return " ".join(part for part in (person.given, person.prefix, person.family) if part)


def _criticism(record: Record) -> Mapping[str, object]:
    table = record.extra.get("criticism")
    return table if isinstance(table, dict) else {}


def _words(value: object) -> Iterator[str]:
    """The words of a value that may be a string or a list of them."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one.strip():
            yield one.strip()


def _keywords(entry: Entry) -> tuple[Rank | None, list[str]]:
    """The class, if the keywords name exactly one, and what they say that the work covers."""
    words = [word.strip() for word in entry.fields.get("keywords", "").split(",")]
    named = [rank for rank in RANKS if rank in {word.lower() for word in words}]
    covered = [word[len(_COVERS) :].strip() for word in words if word.lower().startswith(_COVERS)]
    return (named[0] if len(named) == 1 else None), covered


# --- dates ------------------------------------------------------------------------------------------------------------


def _origin(entry: Entry, said: list[tuple[Record, Mapping[str, object]]], faults: list[str]) -> Bounds | None:
    for _, table in said:
        if "created" in table:
            found = _bounds(str(table["created"]).strip())
            if found is not None:
                return found
            faults.append(f"created “{table['created']}” is not EDTF")
    return _dated(entry.fields.get("origdate", "") or entry.fields.get("origyear", ""))


def _dated(*fields: str) -> Bounds | None:
    """The span of some date fields: as EDTF, or else by the years they name."""
    found = [bounds for words in fields if (bounds := _bounds(words.strip()) or _years(words)) is not None]
    if not found:
        return None
    return edtf.Bounds(min(one.earliest for one in found), max(one.latest for one in found), found[0].precision)


def _bounds(words: str) -> Bounds | None:
    if not any(character.isdigit() for character in words):
        return None
    try:
        return edtf.bounds(words)
    except edtf.EdtfError:
        return None


def _years(words: str) -> Bounds | None:
    years = [int(year) for year in _YEAR.findall(words[:200])]
    return edtf.Bounds(Day(min(years), 1, 1), Day(max(years), 12, 31), "year") if years else None
