"""CSL-JSON, for pandoc, citeproc and Zotero: readable words, names in their parts, dates as numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from devisu.bibliography import dates, field, tongues
from devisu.bibliography.aliases import type_of
from devisu.bibliography.escape import without_controls
from devisu.bibliography.people import OTHERS, and_others

if TYPE_CHECKING:
    from devisu.model import Entry, Library, Person

_TYPES: Final = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "review": "review",
    "book": "book",
    "mvbook": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "manual": "book",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "periodical": "periodical",
    "online": "webpage",
    "report": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "manuscript": "manuscript",
    "archival": "manuscript",
    "letter": "personal_communication",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "artwork": "graphic",
    "image": "graphic",
    "movie": "motion_picture",
    "video": "motion_picture",
    "audio": "song",
    "music": "song",
}
NAMES: Final = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "introduction": "introducer",
    "commentator": "commentator",
}
_FIELDS: Final = {
    "volume": "volume",
    "volumes": "number-of-volumes",
    "edition": "edition",
    "pagetotal": "number-of-pages",
    "chapter": "chapter-number",
    "series": "collection-title",
    "location": "publisher-place",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "shorttitle": "title-short",
    "eventtitle": "event-title",
    "venue": "event-place",
    "pubstate": "status",
    "version": "version",
    "note": "note",
    "annotation": "annote",
    "abstract": "abstract",
    "keywords": "keyword",
    "library": "archive_location",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
}
_GENRES: Final = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
"""BibLaTeX's own words for kinds of theses and reports, written out."""
_DATES: Final = {"date": "issued", "origdate": "original-date", "urldate": "accessed", "eventdate": "event-date"}


def export(library: Library) -> str:
    """The library as a CSL-JSON array."""
    items = [item(entry) for entry in library.entries if entry.type not in ("xdata", "set")]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(entry: Entry) -> dict[str, Any]:
    """An entry as an item of CSL-JSON."""
    item: dict[str, Any] = {"id": entry.key, "type": _TYPES.get(type_of(entry), "document")}
    for name, target in NAMES.items():
        if people := entry.people.get(name):
            more = [{"literal": OTHERS}] if and_others(entry.fields.get(name, "")) else []
            item[target] = [*map(_name, people), *more]
    item |= _titles(entry)
    for name, target in _FIELDS.items():
        if value := field(entry, name):
            item[target] = without_controls(value)
    for name in ("publisher-place", "original-publisher-place"):
        if name in item:
            item[name] = item[name].replace(" and ", "; ")  # a list of places, as BibLaTeX joins them
    if genre := field(entry, "type") or (entry.type if entry.type in _GENRES else ""):
        item["genre"] = _GENRES.get(genre, without_controls(genre))
    item |= _numbers(entry)
    for name, target in _DATES.items():
        if value := field(entry, name):
            item[target] = _date(value)
    own = {name: without_controls(value) for name, value in sorted(entry.fields.items()) if name.startswith("x-")}
    return item | ({"custom": own} if own else {})


def _titles(entry: Entry) -> dict[str, str]:
    container = _full(entry, "journaltitle", "journalsubtitle")
    if not container and _TYPES.get(type_of(entry)) != "book":
        container = _full(entry, "booktitle", "booksubtitle")
    title = _full(entry, "title", "subtitle") or _full(entry, "maintitle", "mainsubtitle")
    publisher = "; ".join(
        dict.fromkeys(part for name in ("organization", "institution", "publisher") if (part := field(entry, name)))
    )
    language = ", ".join(tongues.tags(entry))
    said = {"title": title, "container-title": container, "publisher": publisher, "language": language}
    return {name: without_controls(value) for name, value in said.items() if value}


def _full(entry: Entry, title: str, subtitle: str) -> str:
    first, second = field(entry, title), field(entry, subtitle)
    if not first or not second:
        return first
    return f"{first}{' ' if first.endswith(('?', '!', ':')) else ': '}{second}"


def _numbers(entry: Entry) -> dict[str, str]:
    """``number`` and ``issue``: the issue of a periodical, the number of a report, the place in a series."""
    number, issue = field(entry, "number"), field(entry, "issue")
    said: dict[str, str] = {}
    if type_of(entry) in ("article", "suppperiodical", "periodical", "review"):
        said["issue"] = number or issue
    else:
        said["collection-number" if field(entry, "series") else "number"] = number
        said["issue"] = issue
    said["page"] = (field(entry, "pages") or field(entry, "eid")).replace("–", "-")
    return {name: without_controls(value) for name, value in said.items() if value}


def _name(person: Person) -> dict[str, str]:
    if person.literal:
        return {"literal": without_controls(person.family)}
    parts = {
        "family": person.family,
        "given": person.given,
        "dropping-particle": person.prefix,
        "suffix": person.suffix,
    }
    return {name: without_controls(value) for name, value in parts.items() if value}


def _date(words: str) -> dict[str, Any]:
    found = dates.parse(words)
    if isinstance(found, dates.DateFault) or "X" in words:
        return {"literal": without_controls(words)}
    points = [found.begin] if found.begin == found.end else [found.begin, found.end]
    parts = [_parts(point) for point in points if point]
    if not parts:
        return {"literal": without_controls(words)}
    if found.end is None:
        parts.append([0])
    date: dict[str, Any] = {"date-parts": parts}
    if found.begin and found.begin.month and found.begin.month > 12:
        date["season"] = found.begin.month - 20
    if any(sign in words for sign in "~%?"):
        date["circa"] = True
    return date


def _parts(point: dates.Point) -> list[int]:
    """Year, month and day; CSL counts the years before 1 without a year 0."""
    year = point.year if point.year > 0 else point.year - 1
    if not point.month or point.month > 12:
        return [year]
    return [year, point.month, point.day] if point.day else [year, point.month]
