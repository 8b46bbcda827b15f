"""The claims as a spreadsheet, and judgements back from it.

Cells that a spreadsheet would take for a formula are written with an apostrophe before them, and read without it.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from devisu.errors import DevisuError, InputError, UsageError
from devisu.model import Judgement
from devisu.register.judging import Judging
from devisu.register.places import folded
from devisu.register.reading import VERDICTS
from devisu.text import apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.text import Edit

_BOM: Final = "\ufeff"
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n]")
_NEEDED: Final = frozenset({"id", "claim", "verdict"})
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as a row of the sheet; the fields are its columns.

    ``verdict``, ``by``, ``on`` (``1999-12-31``) and ``note`` are those of the latest judgement by a person.
    """

    id: str
    line: int
    claim: str
    support: str = ""
    citations: str = ""
    verdict: str = ""
    by: str = ""
    on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row of the sheet (``row`` counts as the spreadsheet does, the heading being 1)."""

    row: int
    id: str
    taken: bool
    message: str


def export_csv(rows: Sequence[Row], *, delimiter: str = ",") -> str:
    """The sheet, with a byte order mark so that spreadsheets take it for UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    columns = [column.name for column in fields(Row)]
    writer.writerow(columns)
    writer.writerows([_guarded(str(getattr(row, column))) for column in columns] for row in rows)
    return _BOM + out.getvalue()


def import_csv(
    register_text: str, csv_text: str, rows: Sequence[Row], *, today: datetime.date, by: str = ""
) -> tuple[str, tuple[Outcome, ...]]:
    """The register with the judgements that are new or changed in the sheet, as a person's, and what became of them.

    ``rows`` are the claims as they are now; rows of the sheet that say the same are passed over. ``by`` and ``today``
    stand where the sheet names no new person and no new day. Refused is what would change a claim's words, name an
    unknown claim or verdict, or take a judgement away. Raises InputError if the sheet has not the columns it needs.
    """
    register = Judging.of(register_text)
    current = {row.id: row for row in rows}
    seen: set[str] = set()
    edits: list[Edit] = []
    outcomes: list[Outcome] = []
    for number, cells in _records(csv_text):
        name = cells["id"]
        try:
            judgement = _judgement(_row(current, seen, name), cells, today, by)
            if judgement is not None:
                edits.append(register.edit(name, judgement))
                outcomes.append(Outcome(number, name, taken=True, message=judgement.verdict))
        except DevisuError as error:
            outcomes.append(Outcome(number, name, taken=False, message=error.message))
    return apply_edits(register_text, edits), tuple(outcomes)


def _row(current: Mapping[str, Row], seen: set[str], name: str) -> Row:
    """The claim that a row of the sheet speaks of. Raises UsageError."""
    if name in seen:
        raise UsageError(f"{name} stands in the sheet more than once; only the first row was read")
    seen.add(name)
    if name not in current:
        raise UsageError(f"the text has no claim “{name}”" if name else "the row has no id")
    return current[name]


def _judgement(row: Row, cells: Mapping[str, str], today: datetime.date, by: str) -> Judgement | None:
    """The judgement of a row, or None if it says nothing new. Raises UsageError if it cannot be taken."""
    if folded(cells["claim"]) != folded(row.claim):
        raise UsageError(f"the words of {row.id} are not those of the text; change the text itself, not the sheet")
    said = {name: cells.get(name, getattr(row, name)).strip() for name in ("verdict", "by", "note", "on")}
    said["verdict"] = said["verdict"].lower()
    changed = {name for name in said if folded(said[name]) != folded(getattr(row, name))} - {"on"}
    if not changed:
        return None
    verdict = next((one for one in VERDICTS if one == said["verdict"]), None)
    if verdict is None and not said["verdict"]:
        raise UsageError(f"{row.id} has no verdict; none is ever taken away: write “undecided” for an open one")
    if verdict is None:
        raise UsageError(f"“{said['verdict']}” is no verdict; the verdicts are {', '.join(VERDICTS)}")
    person = said["by"] if "by" in changed or not by else by
    if not person:
        raise UsageError(f"the judgement on {row.id} names nobody; fill in the column “by”")
    day = today if said["on"] in ("", row.on) else _day(said["on"])
    return Judgement(verdict, "person", person, day, row.claim, said["note"])


def _day(cell: str) -> datetime.date:
    """A day as ISO writes it or as a spreadsheet shows it, 31.12.1999."""
    try:
        if dotted := _DAY.fullmatch(cell):
            return datetime.date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return datetime.date.fromisoformat(cell)
    except ValueError:
        raise UsageError(f"“{cell}” is not a day; write it as 1999-12-31") from None


def _records(csv_text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the heading, with their numbers, cells by column. Raises InputError."""
    text = csv_text.removeprefix(_BOM)
    heading = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        if lacking := sorted(_NEEDED.difference(columns)):
            raise InputError(f"the sheet has no column {', '.join(lacking)}; begin with devisu claims export", line=1)
        for number, cells in enumerate(reader, start=2):
            if any(cells):
                named = {column: _unguarded(cell) for column, cell in zip(columns, cells, strict=False)}
                yield (
                    number,
                    {**dict.fromkeys(_NEEDED, ""), **named, "id": named["id"].strip() if "id" in named else ""},
                )
    except csv.Error as error:
        raise InputError(f"the sheet cannot be read: {error}", line=reader.line_num) from None


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
