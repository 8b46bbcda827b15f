"""Events from a spreadsheet: a row an event, appended to the chronology, whose comments and order stay.

A date may be EDTF, or written as in a text of any language that devisu knows (`devisu.extract.dates`). A row that
cannot be taken is said with its line; the others are taken.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from devisu import edtf
from devisu.chronology import events
from devisu.days import to_gregorian
from devisu.errors import InputError
from devisu.extract import dates
from devisu.files import toml
from devisu.languages import known as languages_known
from devisu.languages import load
from devisu.register.layout import newline
from devisu.register.literals import literal
from devisu.text import Span

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Container, Iterator, Mapping, Sequence

    from devisu.chronology.events import Event
    from devisu.extract.dates import Date

State = Literal["added", "there", "refused", "unread"]

COLUMNS: Final = ("kind", *events.KEYS)
"""The columns that are read; ``match-kk``, ``match-ru`` … hold the words for texts of one language."""

_BOM: Final = "\ufeff"
_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n")  # what a spreadsheet may write before the heading
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*-?")
_GUARD = re.compile(r"'(?=[=+\-@])")
_SURPLUS: Final = "…"
"""Stands for cells that no column has a name for."""
_BESIDE = 2
_LONG = 4
"""Words of a name that are so long, or have a capital, are what a claim on the event must have."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row, or of a column that is not read; ``line`` is where it begins in the sheet."""

    line: int
    id: str
    state: State
    message: str


class _Dated(NamedTuple):
    """A date as EDTF, Gregorian; how the sheet has it, and in which calendar, if that is another."""

    edtf: str
    as_written: str
    calendar: str


def import_csv(
    chronology: str, sheet: str, *, path: str, languages: Sequence[str] = (), known: str = ""
) -> tuple[str, tuple[Outcome, ...]]:
    """The chronology with the events of a sheet, and what became of each row.

    ``languages`` are those in which dates are read first, before all that are known; ``known`` says how a date is known
    where the row does not. Raises InputError if the sheet has not the columns it needs.
    """
    there = {event.id: event for event in events.read(path, chronology)[0]}
    end = newline(chronology)
    tables: list[str] = []
    outcomes: list[Outcome] = []
    rows, unread = _rows(sheet)
    outcomes += unread
    for line, cells in rows:
        name = cells.get("id") or cells.get("name", "")
        try:
            fields = _fields(cells, (*languages, *languages_known()), known)
            kind = _kind(cells.get("kind", ""))
            event = events.event(kind, fields, path, Span(0, 0))
            fields["id"], state = _place(event, there, given=bool(cells.get("id")))
        except ValueError as error:
            outcomes.append(Outcome(line, name, "refused", str(error)))
            continue
        outcomes.append(Outcome(line, str(fields["id"]), state, event.date))
        if state == "added":
            there[str(fields["id"])] = event
            tables.append(_table(kind, fields, end))
    return _appended(chronology, tables, end), tuple(outcomes)


def usable(name: str, text: str) -> None:
    """Raise InputError if a chronology is no TOML, and so must not be written to."""
    try:
        toml.parse(text)
    except toml.TableError as error:
        fault = "holds a merge conflict" if error.conflict else f"is not valid TOML: {error.reason}"
        line = text.count("\n", 0, error.offset) + 1
        raise InputError(f"{fault}; mend it, nothing was changed", path=name, line=line) from None


# --- the sheet --------------------------------------------------------------------------------------------------------


def _rows(sheet: str) -> tuple[Iterator[tuple[int, dict[str, str]]], list[Outcome]]:
    """The rows below the heading, each with the line it begins in; and the columns not read. Raises InputError."""
    text = sheet.removeprefix(_BOM)
    named = _SEPARATOR.match(text)
    first = 2 if named else 1
    text = text[named.end() :] if named else text
    heading = text[: text.find("\n")] if "\n" in text else text
    delimiter = named[1] if named else max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [cell.strip().lower() for cell in next(_checked(reader, first), [])]
    if lacking := [name for name in ("name", "date") if name not in columns]:
        message = f"the sheet has no column {' and '.join(lacking)}; its first line names the columns"
        raise InputError(message, line=first)
    return _filled(reader, columns, first), [*_unread(columns, first)]


def _checked(reader: Reader, first: int) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise InputError(f"the sheet cannot be read: {error}", line=reader.line_num + first - 1) from None


def _filled(reader: Reader, columns: Sequence[str], first: int) -> Iterator[tuple[int, dict[str, str]]]:
    begins = reader.line_num
    for cells in _checked(reader, first):
        line, begins = begins + first, reader.line_num
        values = [" ".join(_GUARD.sub("", cell.strip(), count=1).split()) for cell in cells]
        surplus = {_SURPLUS: ""} if any(values[len(columns) :]) else {}
        if any(values):
            yield line, dict(zip(columns, values, strict=False)) | surplus


def _unread(columns: Sequence[str], line: int) -> Iterator[Outcome]:
    allowed = (*COLUMNS, *(f"match-{code}" for code in languages_known()))
    for column in columns:
        if column and column not in allowed:
            close = get_close_matches(column, allowed, n=1)
            hint = f"did you mean “{close[0]}”?" if close else f"the columns are {', '.join(COLUMNS)}"
            yield Outcome(line, "", "unread", f"the column “{column}” is not read; {hint}")


# --- a row ------------------------------------------------------------------------------------------------------------


def _kind(word: str) -> events.Kind:
    if word.lower() in ("", "event"):
        return "event"
    if word.lower() == "life":
        return "life"
    raise ValueError(f"“{word}” is no kind; the kinds are event and life")


def _fields(cells: Mapping[str, str], languages: Sequence[str], known: str) -> dict[str, object]:
    """The keys of the event, in the order in which they are written. Raises ValueError."""
    if _SURPLUS in cells:
        raise ValueError("there are more cells than columns; a cell that holds the separator stands in quotation marks")
    for name in ("name", "date"):
        if not cells.get(name):
            raise ValueError(f"the cell “{name}” is empty")
    dated = _date(cells["date"], cells.get("calendar", ""), languages)
    source = cells.get("source", "")
    fields: dict[str, object] = {
        "id": cells.get("id") or _id(cells["name"], dated.edtf),
        "name": cells["name"],
        "date": dated.edtf,
        "as-written": cells.get("as-written") or dated.as_written,
        "calendar": dated.calendar,
        "source": source,
        "known": cells.get("known") or ("" if source else known),
        "note": cells.get("note", ""),
        "match": _match(cells),
        "without": _wordings(cells.get("without", "")),
    }
    if not fields["source"] and not fields["known"]:
        raise ValueError('how the date is known is not said; fill in “source” or “known”, or give --known "…"')
    return {key: value for key, value in fields.items() if value}


def _id(name: str, date: str) -> str:
    words = [word.strip("-").lower() for word in _WORD.findall(name)]
    telling = [word for word in words if len(word) >= _LONG] or words or ["event"]
    year = re.search(r"-?\d\d[\dX]{2}", date)
    return "-".join([*telling[:3], year[0].lstrip("-") if year else "undated"])


def _match(cells: Mapping[str, str]) -> object:
    by_language = {code: _wordings(words) for code in languages_known() if (words := cells.get(f"match-{code}"))}
    if by_language:
        return by_language
    if cells.get("match"):
        return _wordings(cells["match"])
    telling = [word for word in _WORD.findall(cells["name"]) if len(word) >= _LONG or word[0].isupper()]
    if len(telling) < 2:
        raise ValueError("one word alone would fit too many claims; fill in “match” with the words that must all occur")
    return telling


def _wordings(words: str) -> list[list[str]] | list[str]:
    """Words of a cell, separated by blanks, commas or semicolons; “|” stands between wordings."""
    some = [_WORD.findall(one) for one in words.split("|")]
    full = [one for one in some if one]
    return full if len(full) > 1 else full[0] if full else []


def _place(event: Event, there: Mapping[str, Event], *, given: bool) -> tuple[str, State]:
    """The id under which the event is added, or under which it is there already. Raises ValueError."""
    same = next((one for one in there.values() if one.name.casefold() == event.name.casefold()), None)
    other = there.get(event.id) if given else same
    if other is None:
        number = 2
        name = event.id
        while name in there:
            name, number = f"{event.id}-{number}", number + 1
        return name, "added"
    if (other.kind, other.name, other.date) == (event.kind, event.name, event.date):
        return other.id, "there"
    raise ValueError(f"the chronology has {other.id} (“{other.name}”, {other.date}) already; change the file itself")


# --- dates ------------------------------------------------------------------------------------------------------------


def _date(cell: str, calendar: str, languages: Sequence[str]) -> _Dated:
    """A date in EDTF, which is Gregorian, or as people write it. Raises ValueError."""
    if calendar and calendar not in events.CALENDARS:
        raise ValueError(f"“{calendar}” is no calendar; write {', '.join(events.CALENDARS)}")
    try:
        edtf.bounds(cell)
    except edtf.EdtfError as error:
        fault = str(error)
    else:
        return _Dated(cell, "", calendar)
    for language in dict.fromkeys(languages):
        after = load(language).dates.get("year-after", ())
        for words in (cell, *(f"{cell} {word}" for word in after[:1])):
            found, misdates = dates.scan(words, language)
            if misdates:
                fault = f"“{cell}” cannot be: {misdates[0].why}"
            elif len(found) == 1 and _is_all(found[0], words, load(language).stop):
                return _converted(found[0], cell, calendar)
    raise ValueError(fault)


def _is_all(date: Date, words: str, stop: Container[str]) -> bool:
    """Whether only function words stand beside the date, such as those that leave it open («до», “since”)."""
    beside = [*words[: date.span.start].split(), *words[date.span.end :].strip(" .)").split()]
    return len(beside) <= _BESIDE and (".." in date.edtf or all(word.lower() in stop for word in beside))


def _converted(date: Date, cell: str, calendar: str) -> _Dated:
    if date.calendar in ("Julian", "both"):
        return _Dated(date.edtf, cell, date.calendar)
    if calendar != "Julian" or date.calendar == "Gregorian":
        return _Dated(date.edtf, "", calendar)
    if date.precision not in ("day", "month") or ".." in date.edtf:
        return _Dated(date.edtf, cell, calendar)
    first, last = (
        "-".join(f"{part:0{width}}" for part, width in zip(to_gregorian(day), (4, 2, 2), strict=True))
        for day in (date.earliest, date.latest)
    )
    return _Dated(first if first == last else f"{first}/{last}", cell, calendar)


# --- writing ----------------------------------------------------------------------------------------------------------


def _table(kind: str, fields: Mapping[str, object], end: str) -> str:
    lines = [f"[[{kind}]]", *(f"{key} = {literal(value)}" for key, value in fields.items())]
    return end.join([*lines, ""])


def _appended(text: str, tables: Sequence[str], end: str) -> str:
    if not tables:
        return text
    opening = text if not text or text.endswith("\n") else text + end
    gap = end if opening.strip() and not opening.endswith(end * 2) else ""
    return opening + gap + end.join(tables)
