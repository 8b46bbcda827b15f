"""The chronology of an edition: dated events and lives, which claims speak of them, and events from a spreadsheet."""

from devisu.chronology.events import KEYS, Event, Wording, Words, read, speaks_of
from devisu.chronology.sheet import COLUMNS, Outcome, import_csv, usable
from devisu.chronology.telling import tells

__all__ = [
    "COLUMNS",
    "KEYS",
    "Event",
    "Outcome",
    "Wording",
    "Words",
    "import_csv",
    "read",
    "speaks_of",
    "tells",
    "usable",
]
