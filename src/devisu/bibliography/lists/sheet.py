"""An item while it is read: its words, and which of them have been understood as what.

Whatever no field takes and no style owns is left over; that is how nothing of an item can vanish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from devisu.model import Person

GAP: Final = "\x00"
"""What stands in the place of words that are taken."""
_EDGES: Final = " \t,;:/|=•·—–-\x00"
_OF_YEAR: Final = re.compile(r"\d{4}\s?[гжр]\.$")
_LETTER: Final = re.compile(r"[^\W_]")


class Taken(NamedTuple):
    """A value of a field and how sure it is, from 0 to 1."""

    value: str
    sure: float


@dataclass(slots=True)
class Sheet:
    """The words of one item (``text``), with those taken blanked out in ``left``."""

    text: str
    left: str = ""
    fields: dict[str, Taken] = field(default_factory=dict)
    people: dict[str, tuple[Person, ...]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    """The name fields that end in “and others”."""
    notes: list[str] = field(default_factory=list)
    kind: str = ""
    style: str = ""

    def __post_init__(self) -> None:
        self.left = self.text

    def own(self, start: int, end: int) -> None:
        """These words are the style's own."""
        self.left = f"{self.left[:start]}{GAP * (end - start)}{self.left[end:]}"

    def take(self, name: str, start: int, end: int, sure: float, value: str | None = None) -> bool:
        """Let a field have these words, or a ``value`` made of them; a field that has one already leaves them."""
        if value is None:
            value = trimmed(self.left[start:end])
        if not value:
            return False
        if name in self.fields:
            return False
        self.fields[name] = Taken(value, sure)
        self.own(start, end)
        return True

    def add(self, name: str, start: int, end: int, sure: float, joint: str = ", ") -> None:
        """As `take`, but a field that has a value already gets this one behind it."""
        value = trimmed(self.left[start:end])
        before = self.fields.pop(name, None) if value else None
        if before:
            value, sure = f"{before.value}{joint}{value}", min(sure, before.sure)
        self.take(name, start, end, sure, value)

    def has(self, name: str) -> bool:
        """Whether a field has a value."""
        return name in self.fields

    def value(self, name: str) -> str:
        """The value of a field, empty if it has none."""
        return self.fields[name].value if name in self.fields else ""

    @property
    def rest(self) -> str:
        """What no field has taken, in order."""
        pieces = (trimmed(piece).strip(" .") for piece in self.left.split(GAP))
        return " … ".join(piece for piece in pieces if _LETTER.search(piece))


def trimmed(words: str) -> str:
    """A value without the punctuation that stands around it; the full stop of an abbreviation or initial stays."""
    words = " ".join(words.replace(GAP, " ").split()).strip(_EDGES)
    words = words.lstrip(".)],;: ")
    if words.endswith(".") and not _is_abbreviation(words):
        words = words.rstrip(" .,;:—–-")
    if words.count("(") < words.count(")"):
        words = words.rstrip(") ")
    if words.count("(") > words.count(")"):
        words = words.removeprefix("(").rstrip("( ")
    return words.strip(_EDGES).rstrip("[( ")


def _is_abbreviation(words: str) -> bool:
    if _OF_YEAR.search(words):
        return True
    last = words[:-1].rpartition(" ")[2]
    return len(last.rpartition(".")[2].lstrip("([")) == 1 and last[-1:].isupper()


def letters(words: str) -> int:
    """How many letters and digits there are."""
    return len(_LETTER.findall(words))
