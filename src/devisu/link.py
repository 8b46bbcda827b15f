"""Markers joined to entries: by list or register, by key, by author and year, by author and title, by ibidem.

A join is made only where one candidate remains; what cannot be joined is said, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from devisu import listed
from devisu.authored import Catalogue, Named
from devisu.bibliography.twins import Shelves
from devisu.bibliography.works import Works
from devisu.model import Citation, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from devisu.bibliography.naming import Naming
    from devisu.model import Item, Library, Marker, Twin

_CROSS_REFERENCE = re.compile(r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|nte|tip|wrn|imp|cau)-.+")
"""Quarto's own references to figures, tables and sections have the shape of a citation key."""
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})([a-z]?)\b")
_NAMED_BY_NOTE: Final = "the note itself names what is cited"
_NO_WORKS = ("xdata", "set", "bibnote")


class Holdings:
    """An edition's library made ready for looking up, each way when it is first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entries by key; of a doubled key the first."""
        found: dict[str, Entry] = {}
        for entry in self._library.entries:
            found.setdefault(entry.key, entry)
        return found

    @cached_property
    def years(self) -> dict[str, tuple[Entry, ...]]:
        """The entries by year."""
        return _by_year(self._library.entries)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The entries by author and title."""
        return Catalogue(self.entries.values())

    @cached_property
    def known(self) -> tuple[Entry, ...]:
        """The works of the bibliography that are identified."""
        return tuple(one for one in self._library.entries if one.origin == "bib" and one.identified == "identified")

    @cached_property
    def works(self) -> Works:
        """The known works as they can be named in words."""
        return Works(one for one in self.known if one.type not in _NO_WORKS)

    @cached_property
    def shelves(self) -> Shelves:
        """The known works by author and title, for finding items of a list again."""
        return Shelves(self.known)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a text's markers may be joined to.

    ``numbers`` are the works of its own list, ``references`` the table of its register (number to key), ``entries``
    the library by key, ``years`` the library by year for author and date, ``own_years`` its own list by year,
    ``named`` the works that fit each marker of a work named in words; ``catalogue`` is the library by author and title,
    ``own_catalogue`` its own list.
    """

    numbers: Mapping[str, Entry]
    references: Mapping[str, str]
    entries: Mapping[str, Entry]
    years: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    own_years: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    named: Mapping[Marker, Naming | None] = field(default_factory=dict)
    catalogue: Catalogue = field(default_factory=Catalogue)
    own_catalogue: Catalogue = field(default_factory=Catalogue)

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The works of its own list, each once."""
        return _once(self.numbers.values())


def shelf(own: Sequence[Entry], twins: Iterable[Twin], references: Mapping[str, str], holdings: Holdings) -> Shelf:
    """The shelf of one text. ``own`` are the entries of its own list.

    Of a work that has a twin that one is taken, and for “ibid.” the work before it.
    """
    joined = {one.listed.key: _in_place(one) for one in twins}
    said = [joined.get(one.key) or joined.get(same.key, same) for one, same in zip(own, listed.meant(own), strict=True)]
    numbers = dict(zip(listed.numbers(own), said, strict=True))
    return Shelf(
        numbers,
        references,
        holdings.entries,
        holdings.years,
        _by_year(_once(said)),
        catalogue=holdings.catalogue,
        own_catalogue=Catalogue(_once(numbers.values())),
    )


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({id(one): one for one in entries}.values())


def _in_place(twin: Twin) -> Entry:
    """The twin of an item; what is told of the item as a note still holds."""
    note = twin.listed.fields.get("x-note")
    return replace(twin.entry, fields={**twin.entry.fields, "x-note": note}) if note else twin.entry


def works(own: Sequence[Entry], twins: Iterable[Twin], holdings: Holdings) -> Works:
    """The works that the notes of a text may name: the bibliography's, and those that stand in its own list alone."""
    joined = {one.listed.key for one in twins}
    alone = [entry for entry in own if entry.key not in joined]
    return Works((*holdings.works.entries, *alone)) if alone else holdings.works


def _by_year(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    years: dict[str, list[Entry]] = {}
    for entry in entries:
        dates = f"{entry.fields.get('date', '')} {entry.fields.get('year', '')}"
        for year in {found[1] for found in _YEAR.finditer(dates)}:
            years.setdefault(year, []).append(entry)
    return {year: tuple(some) for year, some in years.items()}


def link(markers: Sequence[Marker], shelf: Shelf) -> tuple[Citation, ...]:
    """A citation for every item of every marker, in the order of the markers.

    Joining goes by where markers attach to the body, so that an “ibid.” in a note finds the note before it.
    """
    joined: dict[int, tuple[Citation, ...]] = {}
    cited: set[int] = set()
    before: tuple[Citation, ...] = ()
    here: tuple[Citation, ...] = ()
    at = -1
    for place in sorted(range(len(markers)), key=lambda one: (markers[one].at, markers[one].in_note, one)):
        marker = markers[place]
        if marker.at != at:
            before, here, at = here or before, (), marker.at
        named = tuple(one for one in here if one.marker.style != "note")
        if naming := shelf.named.get(marker):
            joined[place] = (_by_words(marker, naming, cited),)
        else:
            joined[place] = tuple(_joined(item, marker, shelf, named or before) for item in marker.items)
        cited |= {id(one.entry) for one in joined[place]}
        here = joined[place] if marker.style == "note" and not named else (*named, *joined[place])
    return tuple(one for place in range(len(markers)) for one in joined[place])


def _joined(item: Item, marker: Marker, shelf: Shelf, before: tuple[Citation, ...]) -> Citation:
    if item.ambiguous:
        why = f"“{marker.text}” may name two works, or one work and a page"
        return Citation(item, marker, None, "ambiguous", why)
    if marker.style == "ibidem":
        return _ibidem(item, marker, before)
    if (by := _BY.get(marker.style)) is not None:
        return by(item, marker, shelf)
    if marker.fault:
        return Citation(item, marker, None, "unresolved", marker.fault)
    why = "the reference names the archive's own item" if marker.style == "archive" else _NAMED_BY_NOTE
    return Citation(item, marker, None, "linked", why)


def _by_number(item: Item, marker: Marker, shelf: Shelf) -> Citation:
    if (entry := shelf.numbers.get(item.label)) is not None:
        return _known(item, marker, entry)
    key = shelf.references.get(item.label)
    if key is None:
        where = "the list of references" if shelf.numbers else "a list of references, which is missing"
        return Citation(item, marker, None, "unresolved", f"number {item.label} does not stand in {where}")
    if (entry := shelf.entries.get(key)) is None:
        return Citation(
            item, marker, None, "unresolved", f"the register names “{key}” for it, which no bibliography has"
        )
    return _known(item, marker, entry)


def _by_key(item: Item, marker: Marker, shelf: Shelf) -> Citation:
    if (entry := shelf.entries.get(item.label)) is not None:
        return _known(item, marker, entry)
    if _CROSS_REFERENCE.fullmatch(item.label):
        return Citation(item, marker, None, "linked", "a figure, table or section of the text itself")
    return Citation(item, marker, None, "unresolved", f"no entry has the key “{item.label}”")


def _by_words(marker: Marker, naming: Naming, cited: set[int]) -> Citation:
    """A work named in words: the only one that fits, or the only one of them that was cited before."""
    (item,) = marker.items
    before = [entry for entry in naming.entries if id(entry) in cited]
    fitting = before if len(before) == 1 or (before and naming.form != "title") else naming.entries
    if len(fitting) == 1:
        return _known(item, marker, fitting[0])
    others = tuple(entry.key for entry in fitting)
    return Citation(item, marker, None, "ambiguous", f"“{item.label}” fits {', '.join(others)}", others)


def _known(item: Item, marker: Marker, entry: Entry) -> Citation:
    if entry.identified == "unidentified":
        return Citation(item, marker, entry, "unidentified", "the number is known, the work is not")
    if entry.identified == "candidate":
        return Citation(item, marker, entry, "unidentified", "the work is a candidate only")
    return Citation(item, marker, entry, "linked")


def _by_author(item: Item, marker: Marker, shelf: Shelf) -> Citation:
    named = Named.of(item.label, declined=item.mode == "author-in-text")
    fitting = of_author(named, shelf)
    if not fitting and named.declined and len(named.authors) > 1:  # «both Doe and Roe (1990)» may be of Roe alone
        fitting = of_author(replace(named, authors=named.authors[-1:]), shelf)
    if len(fitting) == 1:
        return _known(item, marker, fitting[0])
    if fitting:
        others = tuple(entry.key for entry in fitting)
        return Citation(item, marker, None, "ambiguous", f"“{item.label}” fits {', '.join(others)}", others)
    if not (shelf.entries or shelf.numbers) and not _is_author_and_year(item, named):
        return Citation(item, marker, None, "linked", "the citation itself names what is cited")
    missing = f"is by this author of {named.year}" if named.year else "is by this author, or has this title"
    return Citation(item, marker, None, "unresolved", f"no entry {missing}")


def _is_author_and_year(item: Item, named: Named) -> bool:
    """Whether a citation names a year and nothing but people: what they wrote only a list can tell."""
    from devisu.extract.markers import authornames

    people = item.label.partition(named.year)[0].strip(" ,(") if named.year else ""
    return bool(people) and authornames.are_names(people, "")


def _by_issue(item: Item, marker: Marker, shelf: Shelf) -> Citation:
    """An issue of a newspaper or journal stands for itself, unless the bibliography has it under that title."""
    fitting = of_author(Named.of(item.label, declined=False), shelf)
    if len(fitting) == 1:
        return _known(item, marker, fitting[0])
    return Citation(item, marker, None, "linked", "the reference names the issue itself")


def of_author(named: Named, shelf: Shelf) -> list[Entry]:
    """The works that a citation by author and year may mean; those of the text's own list where no other fits."""
    if named.year:
        return named.fitting(shelf.years.get(named.year, ())) or named.fitting(shelf.own_years.get(named.year, ()))
    return named.fitting(shelf.catalogue.near(named)) or named.fitting(shelf.own_catalogue.near(named))


_BY: Final[Mapping[str, Callable[[Item, Marker, Shelf], Citation]]] = {
    "number": _by_number,
    "key": _by_key,
    "author-date": _by_author,
    "issue": _by_issue,
}


def _ibidem(item: Item, marker: Marker, before: tuple[Citation, ...]) -> Citation:
    works = {citation.entry.key: citation.entry for citation in before if citation.entry is not None}
    if len(works) == 1 and len(before) == 1:
        return _known(item, marker, next(iter(works.values())))
    if len(before) == 1 and before[0].status == "linked" and not is_cross_reference(before[0]):
        return Citation(item, marker, None, "linked", f"the same as in {before[0].item.label}")
    if before:
        others = tuple(works) or tuple(citation.item.label for citation in before)
        why = "the marker before it names several works, or none that is known"
        return Citation(item, marker, None, "ambiguous", why, others)
    return Citation(item, marker, None, "unresolved", "no marker stands before it")


def is_cross_reference(citation: Citation) -> bool:
    """Whether a marker leads to a figure, table or section of the text itself."""
    return citation.marker.style == "key" and _CROSS_REFERENCE.fullmatch(citation.item.label) is not None
