"""What BibLaTeX knows: the types of entries, the fields each needs, and the fields there are. Data: datamodel.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from devisu.bibliography.aliases import TYPE_ALIASES, field, type_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devisu.model import Entry


@dataclass(frozen=True, slots=True)
class DataModel:
    """Required fields by type, as alternatives; what may stand for a field; and all fields known."""

    required: Mapping[str, tuple[tuple[str, ...], ...]]
    stands_for: Mapping[str, tuple[str, ...]]
    fields: frozenset[str]

    @property
    def types(self) -> frozenset[str]:
        """All types, with their aliases."""
        return frozenset(self.required) | frozenset(TYPE_ALIASES)

    def missing(self, entry: Entry) -> tuple[tuple[str, ...], ...]:
        """The required fields that an entry lacks, each with its alternatives; nothing for unknown types."""
        wanted = self.required.get(type_of(entry), ())
        return tuple(names for names in wanted if not any(self._has(entry, name) for name in names))

    def _has(self, entry: Entry, name: str) -> bool:
        return bool(field(entry, name)) or any(entry.fields.get(other) for other in self.stands_for.get(name, ()))


@cache
def load() -> DataModel:
    """The data model that ships with devisu."""
    table = tomllib.loads((files(__package__) / "datamodel.toml").read_text("utf-8"))
    required = {kind: tuple(tuple(one.split("|")) for one in names) for kind, names in table["required"].items()}
    stands_for = {name: tuple(others) for name, others in table["stands-for"].items()}
    return DataModel(required, stands_for, frozenset(" ".join(table["known"].values()).split()))
