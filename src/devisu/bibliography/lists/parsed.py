"""What became of one item of a list of references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devisu.model import Entry
    from devisu.text import Span

DOUBTFUL = 0.7
"""Confidence below which a person should look at a field."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An item of a list as an entry.

    ``confidence`` tells for each field of the entry, from 0 to 1, how sure its reading is. ``style`` names the habit of
    citing that was told for this item alone. ``rest`` is what was not understood; it stands in the field ``note`` too.
    ``number`` is the item's own. ``span`` is the item's, in code points of the file.
    """

    entry: Entry
    confidence: Mapping[str, float]
    style: str
    rest: str
    number: str | None
    span: Span

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The fields a person should look at, in the entry's order."""
        return tuple(name for name, sure in self.confidence.items() if sure < DOUBTFUL)
