"""The register's table of references: which entry each number of the text stands for."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from devisu.errors import InputError
from devisu.register.layout import groups, lead, newline, room_after, spaced, statements, tables
from devisu.register.literals import key as written
from devisu.register.literals import quoted
from devisu.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from devisu.register.layout import Statement, Table


def with_reference(register_text: str, label: str, key: str) -> str:
    """The register in which the number or label ``label`` stands for the entry ``key``: ``12 = "ref-12"``.

    A new number is put in its order. Raises InputError if there is no place for it in a ``[references]`` table.
    """
    every = tables(register_text)
    table = next((one for one in every if one.name == "references"), None)
    edit = _within(register_text, table, label, key) if table else _first(register_text, every, label, key)
    after = apply_edits(register_text, [edit])
    if not _holds(after, label, key):
        raise InputError(f"the reference {label} finds no place in the register; write it into [references] by hand")
    return after


def _first(text: str, every: list[Table], label: str, key: str) -> Edit:
    """A new table above the claims and their comments."""
    end, claims = newline(text), groups(every)
    table = f"[references]{end}{written(label)} = {quoted(key)}{end}"
    if not claims:
        place = len(text)
        return Edit("", Span(place, place), spaced(text, place, table))
    place = lead(text, claims[0].own)
    return Edit("", Span(place, place), table + end)


def _within(text: str, table: Table, label: str, key: str) -> Edit:
    here = list(statements(text, table))
    same = next((one for one in here if one.key == label), None)
    if same is not None:
        return Edit("", same.value, quoted(key))
    smaller = [one for one in here if _before(one, label)]
    place = smaller[-1].line.end if smaller else room_after(text, table)
    if not smaller and label.isdecimal() and here:
        place = here[0].line.start if here[0].key.isdecimal() else place
    end = newline(text)
    start = "" if text[place - 1 : place] == "\n" else end
    return Edit("", Span(place, place), f"{start}{written(label)} = {quoted(key)}{end}")


def _before(statement: Statement, label: str) -> bool:
    return statement.key.isdecimal() and label.isdecimal() and int(statement.key) < int(label)


def _holds(text: str, label: str, key: str) -> bool:
    """Whether what stands above the claims, or in a later table of references, says so now."""
    every = tables(text)
    claims = groups(every)
    above = text[: claims[0].own.start] if claims else text
    own = next((text[one.start : one.end] for one in every if one.name == "references"), "")
    try:
        tomllib.loads(above)
        return bool(tomllib.loads(own)["references"][label] == key)
    except (ValueError, LookupError, TypeError, RecursionError):
        return False
