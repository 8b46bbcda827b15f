"""An entry as it stands in its file, before anything is resolved: names, places of values, and faults.

All offsets are code points of the file's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from devisu.text import Span


class Fault(NamedTuple):
    """Something wrong at a place: its kind (`bibliography.damage`), and in words what is wrong and how to mend it."""

    kind: str
    span: Span
    message: str
    mend: str = ""


class Piece(NamedTuple):
    """A part of a value: ``text`` between delimiters (which the offsets leave out), or a bare ``word``."""

    kind: Literal["text", "word"]
    start: int
    end: int


class RawField(NamedTuple):
    """A field: its name as written and where name and value stand; ``value_span`` has the delimiters inside it."""

    name: str
    name_span: Span
    value_span: Span
    pieces: tuple[Piece, ...]


class RawEntry(NamedTuple):
    """An entry: its type in lower case, its key, its fields in the order written, doubled ones included."""

    type: str
    key: str
    key_span: Span
    span: Span
    fields: tuple[RawField, ...]
    faults: tuple[Fault, ...] = ()


class RawString(NamedTuple):
    """A definition ``@string{name = value}``."""

    span: Span
    field: RawField


Block = RawEntry | RawString | Fault
"""What a file is made of; a fault stands where no entry could be made out."""
