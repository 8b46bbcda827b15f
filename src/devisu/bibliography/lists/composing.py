"""What was read, as an entry: its type, its fields in one order, its key, and how sure each field is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography import escape
from devisu.bibliography.lists import words
from devisu.bibliography.lists.parsed import Parsed
from devisu.bibliography.lists.sheet import letters
from devisu.model import Entry, FieldValue
from devisu.names.keys import in_latin

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet
    from devisu.text import Span

_FIELDS: Final = """
author editor editortype translator title titleaddon maintitle bookauthor booktitle journaltitle edition series
volume part number volumes
eid type howpublished organization institution library publisher location date origdate pubstate pages pagetotal
isbn issn doi url urldate note x-year-letter x-raw
"""
ORDER: Final = tuple(_FIELDS.split())
_SWALLOWED: Final = 0.6
"""How sure a title is that may hold more than the title."""
_WEIGHED: Final = frozenset({"title", "booktitle", "journaltitle"})
_PLAIN: Final = (0.85, 0.97)
"""How sure a title is that stands without quotation marks: from, to."""
_AREA_WITHIN: Final = re.compile(r"[^\W_]{2}[.?!] [^\W\d_a-zа-яё]")
_DIGIT: Final = re.compile(r"\d")
_NAMES: Final = frozenset({"author", "bookauthor", "editor", "translator"})
_VERBATIM: Final = frozenset({"url", "doi", "date", "origdate", "urldate"})
_CONFERENCE: Final = re.compile(r"(?i)конф|proceedings|conference|symposium|симпозиум|конгресс|congress|съезд|чтени")
_YEAR: Final = re.compile(r"\d{4}")
_NUMBERS: Final = re.compile(r"\d{1,6}")


def compose(sheet: Sheet, raw: str, number: str | None, path: str, span: Span) -> Parsed:
    """The entry of an item; what nobody understood stands in ``note`` and makes every other field less sure."""
    _drop_doubled_editor(sheet)
    rest = _rest(sheet)
    sure = {name: taken.sure for name, taken in sheet.fields.items()}
    for name in _WEIGHED & sure.keys():
        sure[name] = _weighed(sheet, name, sure[name])
    values = {name: taken.value for name, taken in sheet.fields.items()}
    note = "; ".join(part for part in (*sheet.notes, rest) if part)
    if note:
        values["note"], sure["note"] = note, 0.4 if rest else 0.7
    loss = min(0.5, letters(rest) / max(letters(sheet.text), 1))
    kind = type_of(sheet)
    if kind == "thesis" and "publisher" in values and "institution" not in values:
        values["institution"], sure["institution"] = values.pop("publisher"), sure.pop("publisher")
    if kind == "online" and "journaltitle" in values:
        values["organization"], sure["organization"] = values.pop("journaltitle"), sure.pop("journaltitle")
    values["x-raw"] = raw
    fields = {name: values[name] for name in sorted(values, key=_place)}
    confidence = {name: round(sure[name] * (1 if name == "note" else 1 - loss), 2) for name in fields if name in sure}
    written = tuple(FieldValue(name, _latex(name, value), span, span) for name, value in fields.items())
    fields |= {name: fields[name].replace("{", "").replace("}", "") for name in sheet.people}
    entry = Entry(key_of(sheet), kind, fields, path, span, "list", written, dict(sheet.people))
    return Parsed(entry, confidence, sheet.style or "unknown", rest, number, span)


def _weighed(sheet: Sheet, name: str, sure: float) -> float:
    """How sure a title or a host is by its looks: one that holds several areas may have swallowed what follows it.

    The numbers are shares that were right in the rendered entries that rules were made on (``benchmarks/lists.py``).
    """
    value = sheet.value(name)
    parted = bool(_AREA_WITHIN.search(value))
    if name == "title":
        if _is_doubtful(sheet):
            return min(sure, _SWALLOWED)
        if not _PLAIN[0] <= sure < _PLAIN[1]:
            return sure
        if parted:
            return 0.75 if sheet.people else 0.7
        return 0.8 if value.count(": ") > 1 else 0.95 if sheet.people else 0.88
    counted = sheet.has("volume") or sheet.has("number") or len(sheet.value("date")) == 10
    if not counted and not sheet.has("pages"):
        loose = name == "journaltitle" and not sheet.has("url")
        return min(sure, 0.55 if _DIGIT.search(value) else 0.75 if loose else 0.87)
    if parted:
        return min(sure, 0.75)
    return 0.95 if name == "journaltitle" and "," not in value else min(sure, 0.93)


def _rest(sheet: Sheet) -> str:
    """What no field has taken, and what vanished from one on the way."""
    rest = sheet.rest
    values = [*(taken.value for taken in sheet.fields.values()), *sheet.notes, rest]
    return " … ".join(part for part in (rest, " ".join(words.lost(sheet.text, values))) if part)


def _drop_doubled_editor(sheet: Sheet) -> None:
    """A heading that names the editors of the same book again is theirs (“J. Doe. Mills. Edited by J. Doe.”)."""
    author, editor = sheet.people.get("author"), sheet.people.get("editor")
    host = sheet.has("booktitle") or sheet.has("journaltitle")
    if author and editor and not host and [one.family for one in author] == [one.family for one in editor]:
        del sheet.people["author"], sheet.fields["author"]


def type_of(sheet: Sheet) -> str:
    """The BibLaTeX type that the fields make."""
    if sheet.kind:
        return sheet.kind
    dated = any(sheet.has(name) for name in ("date", "volume", "number", "pages"))
    if sheet.has("journaltitle"):
        return "article" if dated or not sheet.has("url") else "online"
    if sheet.has("booktitle"):
        return "inproceedings" if _CONFERENCE.search(sheet.value("booktitle")) else "incollection"
    printed = any(sheet.has(name) for name in ("publisher", "location", "pagetotal", "isbn", "edition"))
    if sheet.has("url") and not printed:
        return "online"
    if not sheet.has("author") and sheet.has("editor"):
        return "collection"
    return "book" if printed or sheet.has("date") or sheet.has("volume") else "misc"


def _is_doubtful(sheet: Sheet) -> bool:
    """Whether the title may have swallowed what follows it: no date was found, or pages of an issue of nothing."""
    hosted = sheet.has("journaltitle") or sheet.has("booktitle")
    if sheet.kind or sheet.has("pubstate"):
        return False
    return not sheet.has("date") or (sheet.has("number") and sheet.has("pages") and not hosted)


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else ORDER.index("note")


def _latex(name: str, value: str) -> str:
    """A value as a .bib file has it."""
    if name in _VERBATIM or name.startswith("x-"):
        return escape.verbatim(value)
    return escape.completed(value) if name in _NAMES else escape.escaped(value)


def key_of(sheet: Sheet) -> str:
    """Author and year in Latin letters, or the title's first word; of an archival item without these its signature."""
    people = sheet.people.get("author") or sheet.people.get("editor") or sheet.people.get("translator") or ()
    name = people[0].family if people else ""
    if not in_latin(name):
        name = next((word for word in sheet.value("title").split() if len(in_latin(word)) > 3), sheet.value("title"))
    elif people[0].literal:
        name = " ".join(name.split()[:3])
    if not name and sheet.has("library"):
        return _signature(sheet.value("library"))
    year = _YEAR.search(sheet.value("date"))
    return f"{in_latin(name[:60])[:30] or 'item'}{year[0] if year else ''}"


def _signature(library: str) -> str:
    """The archive's name, cut short, and the numbers: ``garf-5446-12-45``."""
    name, numbers = in_latin(library[:60].partition(".")[0].partition(",")[0])[:12], _NUMBERS.findall(library)
    return "-".join((name or "item", *numbers[:4]))
