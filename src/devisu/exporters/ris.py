"""RIS, for EndNote, Mendeley and library catalogues: a tag and a value on each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devisu.bibliography import dates, field, pages
from devisu.bibliography.aliases import type_of
from devisu.bibliography.escape import without_controls
from devisu.bibliography.people import and_others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.model import Entry, Library, Person

_TYPES: Final = {
    "article": "JOUR",
    "suppperiodical": "JOUR",
    "review": "JOUR",
    "book": "BOOK",
    "mvbook": "BOOK",
    "collection": "BOOK",
    "mvcollection": "BOOK",
    "reference": "BOOK",
    "mvreference": "BOOK",
    "manual": "BOOK",
    "booklet": "PAMP",
    "inbook": "CHAP",
    "bookinbook": "CHAP",
    "suppbook": "CHAP",
    "incollection": "CHAP",
    "suppcollection": "CHAP",
    "inproceedings": "CPAPER",
    "proceedings": "CONF",
    "mvproceedings": "CONF",
    "inreference": "ENCYC",
    "periodical": "SER",
    "online": "ELEC",
    "report": "RPRT",
    "thesis": "THES",
    "unpublished": "UNPB",
    "manuscript": "MANSCPT",
    "archival": "MANSCPT",
    "letter": "PCOMM",
    "patent": "PAT",
    "dataset": "DATA",
    "software": "COMP",
    "legislation": "STAT",
    "jurisdiction": "CASE",
    "artwork": "ART",
    "movie": "MPCT",
    "video": "VIDEO",
    "audio": "SOUND",
    "music": "MUSIC",
}
_PEOPLE: Final = (("author", "AU"), ("bookauthor", "A2"), ("editor", "ED"), ("translator", "A4"))
_FIELDS: Final = (
    ("series", "T3"),
    ("shorttitle", "ST"),
    ("volume", "VL"),
    ("volumes", "NV"),
    ("edition", "ET"),
    ("type", "M3"),
    ("location", "CY"),
    ("library", "AV"),
    ("language", "LA"),
    ("doi", "DO"),
    ("url", "UR"),
    ("abstract", "AB"),
    ("note", "N1"),
)


def export(library: Library) -> str:
    """The library as RIS, in UTF-8."""
    return "\n".join(_entry(entry) for entry in library.entries if entry.type not in ("xdata", "set"))


def _entry(entry: Entry) -> str:
    lines = [("TY", _TYPES.get(type_of(entry), "GEN")), ("ID", entry.key), *_lines(entry)]
    said = [f"{tag}  - {without_controls(value)}" for tag, value in lines if value]
    return "\n".join([*said, "ER  - ", ""])


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    for name, tag in _PEOPLE:
        for person in entry.people.get(name, ()):
            yield tag, _name(person)
        if and_others(field(entry, name)):
            yield tag, "et al."
    yield "TI", _full(entry, "title", "subtitle") or _full(entry, "maintitle", "mainsubtitle")
    yield "T2", _full(entry, "journaltitle", "journalsubtitle") or _full(entry, "booktitle", "booksubtitle")
    for name, tag in _FIELDS:
        yield tag, field(entry, name)
    yield "IS", field(entry, "number") or field(entry, "issue")
    yield from _pages(entry)
    yield from _dates(entry)
    yield "PB", field(entry, "publisher") or field(entry, "institution") or field(entry, "organization")
    yield "SN", field(entry, "isbn") or field(entry, "issn")
    for word in field(entry, "keywords").split(","):
        yield "KW", word.strip()
    for name, value in sorted(entry.fields.items()):
        if name.startswith("x-"):
            yield "C1", f"{name}: {value}"


def _name(person: Person) -> str:
    family = f"{person.prefix} {person.family}".strip()
    return ", ".join(part for part in (family, person.given, person.suffix) if part)


def _full(entry: Entry, title: str, subtitle: str) -> str:
    first, second = field(entry, title), field(entry, subtitle)
    return f"{first}: {second}" if first and second else first


def _pages(entry: Entry) -> Iterator[tuple[str, str]]:
    words = field(entry, "pages")
    extent = pages.ranges(words)
    if len(extent) == 1 and not extent[0].roman and extent[0].first != extent[0].last:
        yield from (("SP", str(extent[0].first)), ("EP", str(extent[0].last)))
    else:
        yield "SP", words or field(entry, "pagetotal")


def _dates(entry: Entry) -> Iterator[tuple[str, str]]:
    """The year, and the date as year/month/day/other: a range, or what is not sure, is told in the last."""
    words = field(entry, "date")
    found = dates.parse(words)
    if isinstance(found, dates.Range) and found.begin:
        point = found.begin
        month = f"{point.month:02d}" if point.month and point.month <= 12 else ""
        day = f"{point.day:02d}" if point.day and month else ""
        plain = found.begin == found.end and words.strip().replace("-", "").isdecimal()
        other = "" if plain else words.replace("/", "–")
        yield "PY", point.year_in_words
        yield "DA", f"{point.year_in_words}/{month}/{day}/{other}" if month or other else ""
    else:
        yield "PY", words
    yield "Y2", field(entry, "urldate").replace("-", "/")
