"""The claim register: read, its claims found again in the text, edited at a place, taken to a spreadsheet and back.

One judgement must be written at once, so what it does not need is not imported for it: names come from their modules
when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from devisu.register.anchoring import anchor
    from devisu.register.editing import edit_file
    from devisu.register.judging import judged, words_of
    from devisu.register.places import folded, stale
    from devisu.register.reading import VERDICTS, read
    from devisu.register.references import with_reference
    from devisu.register.sheet import Outcome, Row, export_csv, import_csv
    from devisu.register.syncing import synced

__all__ = [
    "VERDICTS",
    "Outcome",
    "Row",
    "anchor",
    "edit_file",
    "export_csv",
    "folded",
    "import_csv",
    "judged",
    "read",
    "stale",
    "synced",
    "with_reference",
    "words_of",
]

_HOMES: Final = {
    "anchor": "anchoring",
    "edit_file": "editing",
    "judged": "judging",
    "folded": "places",
    "stale": "places",
    "VERDICTS": "reading",
    "read": "reading",
    "with_reference": "references",
    "Outcome": "sheet",
    "Row": "sheet",
    "export_csv": "sheet",
    "import_csv": "sheet",
    "synced": "syncing",
    "words_of": "judging",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
