"""BibTeX: BibLaTeX's types and fields in BibTeX's words, inheritance written out, since BibTeX knows little of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography import dates, escape, field
from devisu.bibliography.people import and_others, is_extended
from devisu.bibliography.reading import MONTHS
from devisu.exporters.biblatex import UNPRINTED, latex_fields, written

if TYPE_CHECKING:
    from devisu.model import Entry, Library, Person

_TYPES: Final = {
    "collection": "book",
    "mvbook": "book",
    "mvcollection": "book",
    "reference": "book",
    "mvreference": "book",
    "mvproceedings": "proceedings",
    "bookinbook": "incollection",
    "suppbook": "incollection",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "suppperiodical": "article",
    "review": "article",
    "report": "techreport",
    "conference": "inproceedings",
}
_WORDS: Final = """
article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport
unpublished
"""
_KNOWN: Final = frozenset(_WORDS.split())
_FIELDS: Final = {
    "journaltitle": "journal",
    "location": "address",
    "annotation": "annote",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
}
_PARTS: Final = (("title", "subtitle"), ("booktitle", "booksubtitle"), ("journal", "journalsubtitle"))
_TYPES_SAID: Final = ("phdthesis", "mathesis", "mastersthesis", "techreport")
_SORTED_BY: Final = ("author", "editor", "organization", "key")
_DROPPED: Final = ("crossref", "xdata", "entryset", "date")
_MASTER: Final = re.compile(r"master|mathesis|магист|\bm\.?a\b", re.IGNORECASE)
_BY_SERIES: Final = ("book", "inbook", "incollection", "inproceedings", "proceedings")
_QUALIFIERS: Final = str.maketrans("", "", "?~%")


def export(library: Library) -> str:
    """The library as a .bib file for BibTeX and its styles; @xdata and @set, which it does not know, are left out."""
    return "\n".join(_entry(entry) for entry in library.entries if entry.type not in ("xdata", "set"))


def _entry(entry: Entry) -> str:
    kind = _type(entry)
    fields = _renamed(entry)
    if kind in ("phdthesis", "mastersthesis") and "institution" in fields:
        fields["school"] = fields.pop("institution")
    if fields.get("type") in _TYPES_SAID:
        del fields["type"]
    for title, rest in _PARTS:
        if title in fields and rest in fields:
            fields[title] = _joined(fields[title], fields.pop(rest))
    if kind in _BY_SERIES and "volume" in fields and "number" in fields:
        number = fields.pop("number")
        fields["series"] = f"{fields['series']}, {number}" if "series" in fields else number
    if not any(name in fields for name in _SORTED_BY) and "title" in fields:
        fields["key"] = fields["title"]
    bare = frozenset({"month"}) if fields.get("month") in MONTHS else frozenset()
    return written(kind, entry.key, fields, bare)


def _type(entry: Entry) -> str:
    if entry.type == "thesis":
        return "mastersthesis" if _MASTER.search(entry.fields.get("type", "")) else "phdthesis"
    if entry.type == "inbook" and field(entry, "booktitle"):
        return "incollection"
    kind = _TYPES.get(entry.type, entry.type)
    return kind if kind in _KNOWN else "misc"


def _renamed(entry: Entry) -> dict[str, str]:
    own = latex_fields(entry)
    for name, value in entry.fields.items():
        if value and (name not in own or (name in entry.people and is_extended(own[name]))):
            own[name] = _remade(entry, name, value)
    fields: dict[str, str] = {}
    for name, value in own.items():
        if name not in _DROPPED:
            fields.setdefault(_FIELDS.get(name, name), value)
    year, month = _year_and_month(entry)
    if year:
        fields["year"] = year
    if month:
        fields["month"] = month
    if "pages" in fields:
        fields["pages"] = fields["pages"].replace("–", "--")
    return fields


def _remade(entry: Entry, name: str, value: str) -> str:
    """A field of a parent as LaTeX, or one whose people BibTeX cannot read; bodies among them stand in braces again."""
    if name in UNPRINTED or name.startswith("x-"):
        return escape.verbatim(value)
    if not entry.people.get(name):
        return escape.escaped(value)
    made = [_name(person) for person in entry.people[name]]
    return " and ".join([*made, *(["others"] if and_others(value) else [])])


def _name(person: Person) -> str:
    if person.literal:
        return f"{{{escape.escaped(person.family)}}}"
    family = f"{person.prefix} {person.family}".strip()
    return escape.escaped(", ".join(part for part in (family, person.suffix, person.given) if part))


def _year_and_month(entry: Entry) -> tuple[str, str]:
    """The year in words BibTeX prints, and a month's own abbreviation; empty where there is none."""
    if "date" not in entry.fields:
        number = dates.month_number(entry.fields.get("month", ""))
        return "", MONTHS[number - 1] if number else ""
    found = dates.parse(entry.fields["date"])
    if isinstance(found, dates.DateFault):
        return escape.escaped(entry.fields["date"]), ""
    begin, end = found.begin, found.end
    if begin and end and begin.year != end.year:
        return f"{begin.year_in_words}--{end.year_in_words}", ""
    if begin is None or end is None:
        return f"{begin.year_in_words}--" if begin else f"--{end.year_in_words}" if end else "", ""
    year = entry.fields["date"].partition("-")[0].translate(_QUALIFIERS)
    month = MONTHS[begin.month - 1] if begin.month and begin.month <= 12 and begin.month == end.month else ""
    return year if "X" in year else begin.year_in_words, month


def _joined(title: str, rest: str) -> str:
    return f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{rest}"
