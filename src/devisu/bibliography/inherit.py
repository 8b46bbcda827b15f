"""All files of an edition as one library, with what entries inherit through ``crossref`` and ``xdata`` resolved.

The rules of inheritance are those of biblatex (manual, appendix B), for data of BibTeX files too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from devisu.bibliography import damage
from devisu.bibliography.aliases import TYPE_ALIASES
from devisu.bibliography.reading import definitions, read, twice
from devisu.model import Damage, Entry, Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from devisu.model import Person
    from devisu.text import Source, Span

_NEVER: Final = frozenset(
    {
        "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort",
        "related", "relatedoptions", "relatedstring", "relatedtype", "shortauthor", "shorteditor", "shorttitle",
        "sortkey", "sorttitle", "indextitle", "indexsorttitle", "shorthand", "key",
        "x-identified", "x-status", "x-candidate-for", "x-described", "x-evidence", "x-raw",
    }
)  # fmt: skip
_DATES: Final = frozenset({"date", "year", "month"})
_PARTS_OF_BOOKS: Final = ("inbook", "bookinbook", "suppbook")
_PARTS_OF_COLLECTIONS: Final = ("incollection", "inreference", "suppcollection", "inproceedings")
_MAIN: Final = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_BOOK: Final = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_JOURNAL: Final = {"title": "journaltitle", "subtitle": "journalsubtitle", "titleaddon": "journaltitleaddon"}


def merge(libraries: Iterable[Library]) -> Library:
    """One library of several, in order: inheritance resolved across files, keys doubled across files reported."""
    libraries = _with_strings(tuple(libraries))
    sources = tuple(source for library in libraries for source in library.sources)
    entries = tuple(entry for library in libraries for entry in library.entries)
    found = [one for library in libraries for one in library.damage]
    found += _keys_twice(entries, {source.path: source for source in sources})
    if any("crossref" in entry.fields or "xdata" in entry.fields for entry in entries):
        heirs = _Heirs(entries)
        entries = tuple(heirs.resolved(entry) for entry in entries)
        found += heirs.damage
    return Library(entries, tuple(found), sources)


def _with_strings(libraries: tuple[Library, ...]) -> tuple[Library, ...]:
    """The libraries, those read again whose strings an earlier file defines (``\\bibliography{strings,works}``)."""
    if len(libraries) < 2 or not any(one.kind == damage.UNDEFINED_STRING for each in libraries for one in each.damage):
        return libraries
    strings: dict[str, str] = {}
    found: list[Library] = []
    for library in libraries:
        again = strings and any(one.kind == damage.UNDEFINED_STRING for one in library.damage)
        found.append(_again(library, strings) if again else library)
        for source in library.sources:
            strings |= definitions(source.text)
    return tuple(found)


def _again(library: Library, strings: Mapping[str, str]) -> Library:
    if len(library.sources) != 1:
        return library
    source = library.sources[0]
    origin = library.entries[0].origin if library.entries else "bib"
    return library if origin == "list" else read(source.path, source.text, origin, strings=strings)


def _keys_twice(entries: Iterable[Entry], sources: Mapping[str, Source]) -> Iterator[Damage]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key.casefold(), entry)
        if first.path != entry.path and entry.key:
            source = sources.get(first.path)
            where = f"{first.path}, line {source.place(first.span.start).line}" if source else first.path
            fault = twice(entry.key, entry.span, first.key, where)
            yield Damage(fault.kind, entry.path, fault.span, fault.message, fault.mend, entry.key)


class _Heirs:
    """Resolves the entries of one library, each once; ``damage`` gathers parents that are missing, and loops."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[str, Entry] = {}
        self._folded: dict[str, Entry] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            self._folded.setdefault(entry.key.casefold(), entry)
        self._done: dict[int, Entry] = {}
        self.damage: list[Damage] = []

    def resolved(self, entry: Entry) -> Entry:
        """The entry with what it inherits; parents first, by a stack, so that long chains are no danger."""
        stack = [entry]
        open_keys: dict[str, None] = {}
        while stack:
            one = stack[-1]
            if id(one) in self._done:
                stack.pop()
                continue
            open_keys[one.key] = None
            waiting = [parent for parent in self._parents(one) if id(parent) not in self._done]
            loop = next((parent for parent in waiting if parent.key in open_keys), None)
            if waiting and not loop:
                stack.append(waiting[0])
                continue
            if loop:
                self._report_loop(one, loop.key)
            self._done[id(one)] = self._heir(one)
            open_keys.pop(one.key, None)
            stack.pop()
        return self._done[id(entry)]

    def _parents(self, entry: Entry) -> list[Entry]:
        return [parent for _, key in _named(entry) if (parent := self._parent(key)) is not None]

    def _parent(self, key: str) -> Entry | None:
        """The entry of a key; as in BibTeX one that differs in case only will do."""
        return self._by_key.get(key) or self._folded.get(key.casefold())

    def _heir(self, entry: Entry) -> Entry:
        fields, people = dict(entry.fields), dict(entry.people)
        for name, key in _named(entry):
            parent = self._parent(key)
            if parent is None:
                self._report_missing(entry, name, key)
                continue
            if parent.key != key:
                self._report_case(entry, name, key, parent.key)
            if (parent := self._done.get(id(parent))) is not None:
                _inherit(fields, people, parent, entry.type if name == "crossref" else "")
        return entry if len(fields) == len(entry.fields) else replace(entry, fields=fields, people=people)

    def _report_missing(self, entry: Entry, name: str, key: str) -> None:
        message = f"“{name}” names “{key}”, and no entry has that key; what it should inherit is missing."
        mend = "Add that entry, or mend the key."
        self.damage.append(Damage(damage.MISSING_PARENT, entry.path, _place(entry, name), message, mend, entry.key))

    def _report_case(self, entry: Entry, name: str, key: str, other: str) -> None:
        message = f"“{name}” names “{key}”, and the entry's key is “{other}”: for BibTeX they are one, not for biber."
        self.damage.append(
            Damage(damage.PARENT_CASE, entry.path, _place(entry, name), message, f"Write “{other}”.", entry.key)
        )

    def _report_loop(self, entry: Entry, key: str) -> None:
        name = next(name for name, parent in _named(entry) if parent.casefold() == key.casefold())
        message = f"“{entry.key}” inherits from “{key}”, which inherits from it in turn."
        if key == entry.key:
            message = f"“{entry.key}” inherits from itself."
        mend = f"Take “{name}” out of one of the entries."
        self.damage.append(Damage(damage.INHERITANCE_LOOP, entry.path, _place(entry, name), message, mend, entry.key))


def _named(entry: Entry) -> list[tuple[str, str]]:
    """The fields an entry inherits by and the keys they name; xdata comes first, as in biber."""
    named = [("xdata", key.strip()) for key in entry.fields.get("xdata", "").split(",") if key.strip()]
    if parent := entry.fields.get("crossref", "").strip():
        named.append(("crossref", parent))
    return named


def _place(entry: Entry, name: str) -> Span:
    return next((one.value_span for one in entry.written if one.name == name), entry.span)


def _inherit(fields: dict[str, str], people: dict[str, tuple[Person, ...]], parent: Entry, heir: str) -> None:
    own = set(fields)
    for name, value in parent.fields.items():
        if name in _NEVER or (name in _DATES and own & _DATES):
            continue
        for target in _targets(name, parent.type, heir):
            if target not in own:
                fields.setdefault(target, value)
                if name in parent.people:
                    people.setdefault(target, parent.people[name])


def _targets(name: str, parent: str, heir: str) -> tuple[str, ...]:
    """What a parent's field becomes in its heir; ``heir`` is empty for xdata, which is copied as it is."""
    parent, heir = TYPE_ALIASES.get(parent, parent), TYPE_ALIASES.get(heir, heir)
    if not heir:
        return (name,)
    if name == "author" and parent in ("book", "mvbook") and heir in _PARTS_OF_BOOKS:
        return ("author", "bookauthor")
    if parent.startswith("mv"):
        return (_MAIN.get(name, name),)
    if parent == "periodical":
        return (_JOURNAL.get(name, name),)
    if heir in _PARTS_OF_BOOKS or heir in _PARTS_OF_COLLECTIONS:
        return (_BOOK.get(name, name),)
    return (name,)
