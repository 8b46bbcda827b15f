"""Keys for an export: kept, made of author and year, or numbers; never empty, never doubled, legal everywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from devisu.bibliography import field
from devisu.names.keys import in_latin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devisu.model import Entry

KeyStyle = Literal["keep", "author-year", "number"]
STYLES: Final[tuple[KeyStyle, ...]] = ("keep", "author-year", "number")
REFERRING: Final = ("crossref", "xref", "xdata", "related", "entryset", "x-candidate-for")
_ILLEGAL: Final = re.compile(r"[\s,={}\"#%~\\'()]+")
_YEAR: Final = re.compile(r"\d{3,4}")


def rekeyed(entries: tuple[Entry, ...], style: KeyStyle = "keep") -> tuple[Entry, ...]:
    """The entries with keys of a style, each key once; what refers to a changed key follows it."""
    taken: set[str] = set()
    made: list[str] = []
    for number, entry in enumerate(entries, 1):
        key = _free(_wanted(entry, number, style), taken)
        taken.add(key.casefold())
        made.append(key)
    new: dict[str, str] = {}
    for entry, key in zip(entries, made, strict=True):
        new.setdefault(entry.key, key)
    changed = {old: key for old, key in new.items() if old != key}
    if not changed and all(entry.key == key for entry, key in zip(entries, made, strict=True)):
        return entries
    return tuple(_with_key(entry, key, changed) for entry, key in zip(entries, made, strict=True))


def _wanted(entry: Entry, number: int, style: KeyStyle) -> str:
    if style == "number":
        return str(number)
    if style == "author-year":
        return _author_year(entry) or f"entry-{number}"
    return _ILLEGAL.sub("-", entry.key).strip("-") or _author_year(entry) or f"entry-{number}"


def _author_year(entry: Entry) -> str:
    people = next((entry.people[name] for name in ("author", "editor", "translator") if entry.people.get(name)), ())
    name = people[0].family if people else entry.fields.get("title", "").partition(" ")[0]
    year = _YEAR.search(field(entry, "date"))
    return in_latin(name) + (year[0] if year else "")


def _free(key: str, taken: set[str]) -> str:
    if key.casefold() not in taken:
        return key
    number = 2
    while f"{key}-{number}".casefold() in taken:
        number += 1
    return f"{key}-{number}"


def _with_key(entry: Entry, key: str, changed: dict[str, str]) -> Entry:
    fields = {name: _followed(value, changed) if name in REFERRING else value for name, value in entry.fields.items()}
    written = tuple(
        replace(one, value=_followed(one.value, changed)) if one.name in REFERRING else one for one in entry.written
    )
    return replace(entry, key=key, fields=fields, written=written)


def _followed(keys: str, changed: dict[str, str]) -> str:
    return ",".join(_each(keys.split(","), changed))


def _each(keys: Iterable[str], changed: dict[str, str]) -> list[str]:
    return [changed.get(key.strip(), key.strip()) for key in keys]
