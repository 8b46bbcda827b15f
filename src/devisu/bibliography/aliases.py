"""One name for what bibliographies call by several: BibTeX's fields and types read as BibLaTeX's.

After the aliases of the biblatex manual, sections 2.1.2 (types) and 2.2.5 (fields).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devisu.bibliography.dates import compose, month_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devisu.model import Entry

FIELD_ALIASES: Final = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "key": "sortkey",
    "pdf": "file",
}
TYPE_ALIASES: Final = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
}
_WRITTEN_AS: Final = {name: alias for alias, name in FIELD_ALIASES.items()}


def field(entry: Entry, name: str) -> str:
    """The value of a field by its BibLaTeX name, found under its aliases too; an empty string if there is none.

    ``date`` is made of ``year`` and ``month`` where there is no ``date``; ``year`` and ``month`` are read out of
    ``date`` the same way. ``journal`` and the other aliases find the BibLaTeX field.
    """
    fields = entry.fields
    if value := fields.get(name, ""):
        return value
    if name == "date":
        return compose(fields.get("year", ""), fields.get("month", ""), fields.get("day", ""))
    if name in ("year", "month"):
        return _part_of_date(fields, name)
    other = _WRITTEN_AS.get(name) or FIELD_ALIASES.get(name)
    return fields.get(other, "") if other else ""


def type_of(entry: Entry) -> str:
    """The entry's type by its BibLaTeX name."""
    return TYPE_ALIASES.get(entry.type, entry.type)


def _part_of_date(fields: Mapping[str, str], name: str) -> str:
    year, _, rest = fields.get("date", "").partition("-")
    if name == "year":
        return year if year.isdecimal() else fields.get("date", "")
    month = month_number(rest[:2])
    return str(month) if month else ""
