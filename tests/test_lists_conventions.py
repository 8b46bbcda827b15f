"""Items in the conventions of several countries, as people write them: what is read from each, and that nothing is lost.

The tables are in ``data/list-items``: an item on a line (``⏎`` is a line end in it), and under it its type and fields.
An item whose type is left out is asked for the named fields only. All works in them are made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from devisu.bibliography import lists
from devisu.bibliography.lists import mending, words

TABLES = Path(__file__).parent / "data" / "list-items"


class Row(NamedTuple):
    """One item of a table, its type if it is told, and its fields."""

    item: str
    kind: str
    fields: dict[str, str]


def rows(path: Path) -> list[Row]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    found = []
    for item, wanted in zip(lines[::2], lines[1::2], strict=True):
        parts = [part.strip() for part in wanted.split(" | ")]
        kind = "" if " = " in parts[0] else parts.pop(0)
        found.append(Row(item.replace("⏎", "\n"), kind, dict(part.split(" = ", 1) for part in parts)))
    return found


ROWS = [row for path in sorted(TABLES.glob("*.txt")) for row in rows(path)]


@pytest.mark.parametrize("row", ROWS, ids=[row.item[:60] for row in ROWS])
def test_what_is_read(row: Row) -> None:
    entry = lists.parse(row.item).entry
    fields = {name: value for name, value in entry.fields.items() if name != "x-raw"}
    if not row.kind or len(row.fields) == 0:
        fields = {name: value for name, value in fields.items() if name in row.fields}
    assert (entry.type if row.kind else "", fields) == (row.kind, row.fields)


@pytest.mark.parametrize("row", ROWS, ids=[row.item[:60] for row in ROWS])
def test_no_word_vanishes(row: Row) -> None:
    fields = lists.parse(row.item).entry.fields
    said = [value for name, value in fields.items() if name != "x-raw"]
    assert words.lost(mending.mended(row.item), said) == ()
