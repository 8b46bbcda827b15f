"""An entry and a locator in a few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.bibliography.aliases import field

if TYPE_CHECKING:
    from devisu.model import Citation, Entry, Locator

_TITLE = 44  # characters of a title that are enough to know a work by
_YEAR = re.compile(r"\d{4}")
_LABELS = {
    "page": "p.",
    "folio": "fol.",
    "column": "col.",
    "volume": "vol.",
    "chapter": "ch.",
    "note": "n.",
    "line": "l.",
    "paragraph": "par.",
    "section": "sec.",
    "issue": "no.",
    "part": "pt.",
}
_BRACES = str.maketrans("", "", "{}")


def described(entry: Entry) -> str:
    """Author, short title, year: as much as the entry has."""
    parts = (_author(entry), _title(entry), _year(entry))
    return ", ".join(part for part in parts if part)


def in_full(entry: Entry) -> str:
    """What a library is asked by: author, whole title, where it stands, place, publisher and date."""
    host = field(entry, "journaltitle") or field(entry, "booktitle")
    title = ". ".join(part for name in ("title", "subtitle") if (part := field(entry, name)))
    volume = _said("vol.", field(entry, "volume"))
    parts = (f"in: {host}" if host else "", volume, _said("no.", field(entry, "number")) if host else "")
    issued = (field(entry, "location"), field(entry, "publisher"), field(entry, "date"))
    pages = _said("pp.", field(entry, "pages")) if host else ""
    words = (_author(entry), title, *parts, *issued, pages)
    return ", ".join(" ".join(one.translate(_BRACES).split()) for one in words if one)


def _said(label: str, value: str) -> str:
    return f"{label} {value}" if value else ""


def located(citation: Citation) -> str:
    """The places in the work that the citation names: ``vol. 2, pp. 45–47``."""
    return ", ".join(map(_located, citation.item.locators)) or "p. not given"


def page(value: str) -> str:
    """``p. 45`` or ``pp. 45–47``."""
    return f"{'pp.' if re.search('[-–,]', value) else 'p.'} {value}"


def mark(citation: Citation) -> str:
    """The marker's item as it stands in the text, without its locator: ``[12]``, ``@doe1990``, ``Pipes 1964``."""
    label, style = citation.item.label, citation.marker.style
    return {"number": f"[{label}]", "key": f"@{label}"}.get(style, label)


def _located(locator: Locator) -> str:
    return (
        page(locator.value)
        if locator.label == "page"
        else f"{_LABELS.get(locator.label, locator.label)} {locator.value}"
    )


def _author(entry: Entry) -> str:
    for role in ("author", "editor"):
        people = [person.family for person in entry.people.get(role, ())]
        names = people or [name for name in entry.fields.get(role, "").split(" and ") if name.strip()]
        if names:
            first = names[0].strip() if names[0].startswith("{") else names[0].split(",")[0].strip()
            return first.translate(_BRACES) + (" and others" if len(names) > 1 else "")
    return ""


def _title(entry: Entry) -> str:
    words = (entry.fields.get("shorttitle") or entry.fields.get("title", "")).translate(_BRACES).split()
    title = " ".join(words)
    return title if len(title) <= _TITLE else title[:_TITLE].rpartition(" ")[0].rstrip(" ,:;") + "…"


def _year(entry: Entry) -> str:
    for name in ("date", "year"):
        found = _YEAR.search(entry.fields.get(name, ""))
        if found:
            return found[0]
    return entry.fields.get("year", "").translate(_BRACES)
