"""One .bib file to a `Library`: strings resolved, LaTeX decoded, people split, every fault with its place."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from devisu.bibliography import damage
from devisu.bibliography.haste import keeping_all
from devisu.bibliography.latex import decode, is_plain, spaced
from devisu.bibliography.people import FIELDS as NAME_FIELDS
from devisu.bibliography.people import people
from devisu.bibliography.raw import Fault, RawEntry, RawField, RawString
from devisu.bibliography.scanner import scan_fields
from devisu.bibliography.split import split
from devisu.model import Damage, Entry, FieldValue, Library
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from devisu.bibliography.raw import Piece

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
VERBATIM: Final = frozenset(
    {
        "url", "doi", "file", "eprint", "pdf", "verba", "verbb", "verbc", "date", "urldate", "eventdate", "origdate",
        "crossref", "xref", "xdata", "related", "entryset", "ids", "options",
    }
)  # fmt: skip
"""Fields whose characters stand for themselves; so do devisu's own, which begin with ``x-``."""


_DEFINITION: Final = re.compile(r"@string[ \t]*[{(]", re.IGNORECASE)


class _Strings(NamedTuple):
    """The string definitions of a file: what each name stands for, and where it was first defined."""

    values: Mapping[str, str]
    places: Mapping[str, int]


def read(
    shown: str,
    text: str,
    origin: Literal["bib", "candidates"] = "bib",
    *,
    strings: Mapping[str, str] = MappingProxyType({}),
) -> Library:
    """The library of one decoded file, ``shown`` being the path that people are told.

    Every entry is kept, damaged or not. Inheritance waits for `merge`, since parents may stand in another file.
    ``strings`` are those that other files define.
    """
    with keeping_all():
        return _library(shown, text, origin, strings)


def definitions(text: str) -> dict[str, str]:
    """The strings that a file defines, by their names in lower case."""
    flat = text.replace("\r\n", " \n").replace("\r", "\n")
    values: dict[str, str] = {}
    for found in _DEFINITION.finditer(flat):
        fields, _, _ = scan_fields(flat, found.end(), len(flat), ")" if found[0].endswith("(") else "}")
        for field in fields:
            values[field.name.lower()], _ = _resolved(field, text, _Strings(values, {}))
    return values


def _library(shown: str, text: str, origin: Literal["bib", "candidates"], known: Mapping[str, str]) -> Library:
    source = Source.of(shown, text)
    blocks = list(split(text))
    faults: list[tuple[Fault, str | None]] = [(block, None) for block in blocks if isinstance(block, Fault)]
    strings = _strings(text, [block for block in blocks if isinstance(block, RawString)], faults, known)
    entries: list[Entry] = []
    conflicts = [fault.span.start for fault, _ in faults if fault.kind == damage.CONFLICT]
    for raw in blocks:
        if isinstance(raw, RawEntry):
            entry, found = _entry(raw, text, shown, strings, origin)
            entries.append(entry)
            torn = any(raw.span.start <= start < raw.span.end for start in conflicts)  # both versions stand in it
            faults += [(one, entry.key or None) for one in found if not (torn and one.kind == damage.DOUBLED_FIELD)]
    faults += _keys_twice([raw for raw in blocks if isinstance(raw, RawEntry)], source)
    ordered = sorted(faults, key=lambda one: one[0].span)
    return Library(tuple(entries), tuple(_damage(shown, *one) for one in ordered), (source,))


def _damage(path: str, fault: Fault, key: str | None) -> Damage:
    return Damage(fault.kind, path, fault.span, fault.message, fault.mend, key)


# --- strings


def _strings(
    text: str, blocks: list[RawString], faults: list[tuple[Fault, str | None]], known: Mapping[str, str]
) -> _Strings:
    values = {name: str(number) for number, name in enumerate(MONTHS, 1)} | dict(known)
    places = dict.fromkeys(values, -1)
    for block in blocks:
        name = block.field.name.lower()
        value, found = _resolved(block.field, text, _Strings(values, places))
        if places.get(name, -1) >= 0 and values[name] != value:
            message = f"@string “{block.field.name}” is defined twice; the later words replace the earlier."
            faults.append((Fault(damage.DOUBLED_STRING, block.field.name_span, message, "Keep one of them."), None))
        faults += [(one, None) for one in found]
        values[name] = value
        if places.get(name, -1) < 0:
            places[name] = block.span.start
    return _Strings(values, places)


def _resolved(field: RawField, text: str, strings: _Strings) -> tuple[str, list[Fault]]:
    """The words of a value, its strings put in and its pieces joined."""
    if len(field.pieces) == 1 and field.pieces[0].kind == "text":
        return spaced(text[field.pieces[0].start : field.pieces[0].end]), []
    words: list[str] = []
    faults: list[Fault] = []
    for piece in field.pieces:
        word = text[piece.start : piece.end]
        if piece.kind == "text" or word.isdecimal():
            words.append(word)
            continue
        whole = len(field.pieces) == 1 or word.lower() not in MONTHS  # “31 ” # aug names a month, not a number
        words.append(strings.values.get(word.lower(), word) if whole else word)
        faults += _string_faults(word, piece, field.name, strings)
    return spaced("".join(words)), faults


def _string_faults(word: str, piece: Piece, field: str, strings: _Strings) -> Iterator[Fault]:
    place = strings.places.get(word.lower())
    span = Span(piece.start, piece.end)
    if place is None:
        message = f"“{word}” in “{field}” stands in no braces, and no @string defines it."
        yield Fault(damage.UNDEFINED_STRING, span, message, "Put it in braces, or define it with @string.")
    elif place > piece.start:
        message = f"“{word}” in “{field}” is used before its @string defines it, so other readers drop it."
        yield Fault(damage.LATE_STRING, span, message, "Move the @string to the top of the file.")


# --- entries


def _entry(
    raw: RawEntry, text: str, path: str, strings: _Strings, origin: Literal["bib", "candidates"]
) -> tuple[Entry, list[Fault]]:
    faults = list(raw.faults)
    written: list[FieldValue] = []
    fields: dict[str, str] = {}
    persons = {}
    for one in raw.fields:
        name = one.name.lower()
        first = one.pieces[0]
        value, shown, span = text[first.start : first.end], "", Span(first.start, first.end)
        if len(one.pieces) == 1 and first.kind == "text" and is_plain(value):
            value = shown = value.strip()
        else:
            value, found = _resolved(one, text, strings)
            shown = value if name in VERBATIM or name.startswith("x-") else decode(value)
            span = span if len(one.pieces) == 1 else one.value_span
            faults += found
        written.append(FieldValue(name, value, one.name_span, span))
        if name in fields:
            faults.append(_doubled(one, value, fields[name]))
            continue
        fields[name] = shown
        if name in NAME_FIELDS:
            persons[name] = people(value)
    if "x-status" in fields:
        fields.setdefault("x-identified", fields["x-status"])
    said = tuple(fault.message for fault in faults)
    entry = Entry(raw.key, raw.type, fields, path, raw.span, origin, tuple(written), persons, said)
    return entry, faults


def _doubled(field: RawField, value: str, first: str) -> Fault:
    same = "with the same words" if decode(value) == first else f"first with “{_short(first)}”, then “{_short(value)}”"
    message = f"“{field.name}” stands twice in the entry, {same}; other readers keep one, or drop the whole entry."
    return Fault(damage.DOUBLED_FIELD, field.name_span, message, "Keep the right one.")


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


# --- keys


def _keys_twice(raw: Iterable[RawEntry], source: Source) -> Iterator[tuple[Fault, str | None]]:
    seen: dict[str, RawEntry] = {}
    for entry in raw:
        first = seen.setdefault(entry.key.casefold(), entry)
        if first is not entry and entry.key:
            line = source.place(first.key_span.start).line
            yield twice(entry.key, entry.key_span, first.key, f"line {line}"), entry.key


def twice(key: str, span: Span, first: str, where: str) -> Fault:
    """Two entries with one key, or with keys that differ only in case; ``where`` names the first one's place."""
    if key == first:
        message = f"The key “{key}” is used twice; its first entry stands in {where}."
        return Fault(damage.DOUBLED_KEY, span, message, "Give each entry a key of its own.")
    message = f"The keys “{first}” ({where}) and “{key}” differ only in case, and some readers take them for one."
    return Fault(damage.KEY_CASE, span, message, "Give the entries keys that differ in more than case.")
