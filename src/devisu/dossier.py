"""The dossier: all that a rule may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devisu.chronology import Event
    from devisu.config import Settings
    from devisu.model import Damage, Examined, Library, Record
    from devisu.suppress import Suppression
    from devisu.text import Source


@dataclass(frozen=True, slots=True)
class Dossier:
    """An edition as read and joined.

    ``damage`` is what was wrong with its files, the bibliography's included. ``sources`` are all files read, by path:
    texts, bibliography, registers, records and sidecars. ``events`` are those of the chronology. ``suppressions`` are
    the comments that answer findings, ``unused`` those of them that answered none (known to the rules that run last).
    """

    settings: Settings
    texts: tuple[Examined, ...]
    library: Library
    records: tuple[Record, ...]
    damage: tuple[Damage, ...]
    sources: Mapping[str, Source]
    events: tuple[Event, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    unused: tuple[Suppression, ...] = ()
