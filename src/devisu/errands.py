"""What a person has to fetch to settle what is open: works and their places, library by library.

A claim waits for a work where no record of it is at hand and nobody has judged the claim, or where a quotation could
not be compared. Of a reference that is not identified its candidates are to be seen; without one it is to be
identified first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from devisu.bibliography import archives
from devisu.bibliography.aliases import field, type_of
from devisu.extract.markers import issues
from devisu.model import Entry, Locator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.model import Citation, Claim, Examined, Library, MarkerStyle, Record

ANY: Final = "Any library"
ONLINE: Final = "Online"
_ARCHIVAL_FIELDS: Final = ("library", "howpublished", "note", "number")
_LONGEST: Final = 4000  # letters of a note that are read
_SIGNATURE: Final = re.compile(r"(\d{1,9})|([^\W\d_]+)")
_ARCHIVE: Final = "archive"
_ISSUE: Final = "issue"
_STYLES: Final = ("number", "key", "author-date")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits: its text, its citation, and the quotations to be compared (none: it is to be looked up)."""

    path: str
    claim: str
    citation: Citation
    quotations: tuple[str, ...] = ()

    @property
    def locators(self) -> tuple[Locator, ...]:
        """The places in the work that the citation names."""
        return self.citation.item.locators


@dataclass(frozen=True, slots=True)
class Errand:
    """A work to be fetched, and what waits for it. ``is_candidate`` tells that it may not be the work cited."""

    entry: Entry
    waiting: tuple[Waiting, ...]
    is_candidate: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """A library, an archive, or what stands for one, with the works to ask for there."""

    name: str
    errands: tuple[Errand, ...]


@dataclass(frozen=True, slots=True)
class Errands:
    """The list to take along. ``unknown`` are the citations of references that are to be identified first."""

    houses: tuple[House, ...]
    unknown: tuple[Waiting, ...]

    @property
    def claims(self) -> int:
        """How many claims wait."""
        errands = (one for house in self.houses for one in house.errands)
        waiting = (*(one for errand in errands for one in errand.waiting), *self.unknown)
        return len({(one.path, one.claim) for one in waiting})


def errands(texts: Iterable[Examined], library: Library, records: Iterable[Record]) -> Errands:
    """What is to be fetched for these texts."""
    held = {record.entry for record in records if record.entry}
    works: dict[tuple[str, str], tuple[Entry, list[Waiting]]] = {}
    unknown: list[Waiting] = []
    for one in (one for text in texts for one in _open(text, held)):
        entries = _to_see(one, library)
        if not entries:
            unknown.append(one)
        for entry in entries:
            works.setdefault(_name(entry), (entry, []))[1].append(one)
    made = [Errand(entry, tuple(some), entry.identified == "candidate") for entry, some in works.values()]
    return Errands(tuple(_houses(made)), tuple(unknown))


def _name(entry: Entry) -> tuple[str, str]:
    """What tells a work from others; a file of an archive is the same in all texts."""
    return ("", entry.key.casefold().rstrip(".")) if entry.type == "archival" else (entry.path, entry.key)


def _open(text: Examined, held: set[str]) -> Iterator[Waiting]:
    named = dict(_named_in_words(text))
    for claim in text.claims:
        if _is_settled(claim):
            continue
        cited = [(one, again) for one in text.by_claim.get(claim.id, ()) for again in named.get(id(one), (one,))]
        for citation, again in _each_work(cited):
            quoted = tuple(_uncompared(text, claim, citation))
            entry = citation.entry
            if quoted or entry is None or entry.identified != "identified" or entry.key not in held:
                yield Waiting(text.document.path, claim.id, again, quoted)


def _named_in_words(text: Examined) -> Iterator[tuple[int, tuple[Citation, ...]]]:
    """Citations that name items of archives in words, by identity, each as citations of the files meant.

    Notes name them anywhere, «там же» names what of the reference before it stays the same.
    """
    notes = {one.label: one.span.of(text.document.text) for one in text.document.blocks if one.kind == "note"}
    last: Citation | None = None
    for one in sorted(text.citations, key=lambda one: (one.marker.at, one.marker.in_note)):
        made: tuple[Citation, ...] = ()
        if one.marker.style in (_ARCHIVE, _ISSUE):
            made = (one,)
        elif one.marker.style == "note":
            made = tuple(_of_archives(one, notes.get(one.item.label, "")))
        elif one.marker.style == "ibidem" and one.entry is None and one.status == "linked" and last is not None:
            made = tuple(_there(one, last))
        elif one.entry is not None:
            last = None
        if made:
            yield id(one), made
            last = made[-1]


def _there(citation: Citation, last: Citation) -> Iterator[Citation]:
    """What «там же» stands for; an item of an archive is none of a newspaper's."""
    label, rest = last.item.label, citation.item.suffix
    if last.marker.style == _ARCHIVE:
        yield _named(citation, archives.behind(label, rest), citation.item.locators, _ARCHIVE)
    elif not archives.are_parts(rest):
        yield _named(citation, label, citation.item.locators, _ISSUE)


def _of_archives(citation: Citation, note: str) -> Iterator[Citation]:
    """The items of archives, and the issues of newspapers, that the parts of a note name."""
    for part in note[:_LONGEST].split(";"):
        found = archives.parse(part)
        if found is not None and found.archive and found.parts:
            words = " ".join(part[max(part.find(found.archive), 0) :].split())
            leaf = archives.leaf_of(words)
            yield _named(citation, words, (Locator("folio", leaf),) if leaf else (), _ARCHIVE)
        elif issue := issues.named(part):
            yield _named(citation, issue, (), _ISSUE)


def _named(citation: Citation, label: str, places: tuple[Locator, ...], style: MarkerStyle) -> Citation:
    item = replace(citation.item, label=label, locators=places)
    return replace(citation, item=item, marker=replace(citation.marker, style=style), entry=None)


def _is_settled(claim: Claim) -> bool:
    return claim.judgement is not None and claim.judgement.verdict != "undecided"


def _each_work(cited: Iterable[tuple[Citation, Citation]]) -> Iterator[tuple[Citation, Citation]]:
    """The citations that name works, each work with each of its places once, with what each stands for."""
    seen: set[tuple[str, tuple[Locator, ...]]] = set()
    for one, again in cited:
        name = (again.entry.key if again.entry else again.item.label, again.item.locators)
        if name not in seen and (again.entry is not None or _names_work(again)):
            seen.add(name)
            yield one, again


def _names_work(citation: Citation) -> bool:
    """Whether a citation without an entry names something to be fetched."""
    style = citation.marker.style
    return style in (_ARCHIVE, _ISSUE) or (style in _STYLES and citation.status != "linked")


def _uncompared(text: Examined, claim: Claim, citation: Citation) -> Iterator[str]:
    """The words of the quotations of a claim that cite this work and could not be compared."""
    ids = text.quoted.get(claim.id, ())
    for one in text.quotations:
        compared = text.comparisons.get(one.id)
        if one.id not in ids or compared is None or compared.verdict != "not-compared":
            continue
        if any(other is citation for other in text.cites.get(one.id, ())):
            yield one.text


def _to_see(waiting: Waiting, library: Library) -> tuple[Entry, ...]:
    """The work cited, or those proposed for it; an item of an archive stands for itself."""
    item, entry = waiting.citation.item, waiting.citation.entry
    if waiting.citation.marker.style == _ARCHIVE:
        file = archives.file_of(item.label).rstrip(" .")
        return (Entry(file, "archival", {"library": file}, waiting.path, item.span, "list"),)
    if entry is None and waiting.citation.marker.style == _ISSUE:
        return (Entry(item.label, "article", {"title": item.label}, waiting.path, item.span, "list"),)
    if entry is None:
        return ()
    return library.candidates_for(entry.key) if entry.identified == "unidentified" else (entry,)


# --- where it is


def _houses(made: Iterable[Errand]) -> Iterator[House]:
    """The errands by house, archives and libraries first, and in each by signature, then author and title."""
    houses: dict[str, list[Errand]] = {}
    for errand in made:
        houses.setdefault(house_of(errand.entry), []).append(errand)
    for name in sorted(houses, key=lambda name: (name == ONLINE, name == ANY, name)):
        yield House(name, tuple(sorted(houses[name], key=_order)))


def house_of(entry: Entry) -> str:
    """The archive that the entry names, else its library; any library will do for a printed work."""
    for name in _ARCHIVAL_FIELDS:
        found = archives.parse(field(entry, name))
        if found is not None and found.archive:
            return found.archive
    if library := " ".join(field(entry, "library").split()):
        return library
    return ONLINE if type_of(entry) == "online" else ANY


def _order(errand: Errand) -> tuple[list[tuple[int, str]], str, str, str]:
    """By signature, its numbers as numbers; then by author and title."""
    entry = errand.entry
    author = entry.people.get("author") or entry.people.get("editor") or ()
    signature = [(int(one[1] or 0), one[2] or "") for one in _SIGNATURE.finditer(_signature(entry))]
    return signature, author[0].family if author else "", field(entry, "title"), entry.key


def _signature(entry: Entry) -> str:
    return " ".join(part for name in _ARCHIVAL_FIELDS if (part := field(entry, name)))
