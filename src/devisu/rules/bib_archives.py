"""Archival references and their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.bibliography import archives
from devisu.findings import Hit
from devisu.rules.base import WARNING, rule
from devisu.rules.bib_places import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Entry

_TYPES = frozenset({"unpublished", "manuscript", "archival", "letter", "misc", "online", "customa", "customb", ""})
_ARCHIVAL = frozenset({"unpublished", "manuscript", "archival", "letter"})
_FIELDS = (
    *("library", "howpublished", "note", "addendum", "titleaddon", "number", "location", "address", "institution"),
    *(
        "organization",
        "series",
        "shelfmark",
        "archive",
        "archive_location",
        "collection",
        "publisher",
        "title",
        "pages",
    ),
)
_NAMES = {
    "fonds": "fonds (Ф., қор)",
    "inventory": "inventory (Оп., тізімдеме)",
    "file": "file (Д., Ед. хр., іс)",
    "box": "box",
    "piece": "series and piece (FO 371/123)",
    "carton": "carton (F/7/12345)",
}


@rule("BIB013", "archival-reference-incomplete", WARNING)
def archival_reference_incomplete(dossier: Dossier) -> Iterator[Hit]:
    """An archival reference lacks a part without which the item cannot be ordered.

    Archives that count by fonds need fonds, inventory and file (Ф., Оп., Д. or Ед. хр.; қор, тізімдеме, іс), while
    departments of manuscripts, libraries and museums need fonds and file. A folder needs its box, a series at Kew, in
    the Bundesarchiv or the Archives nationales its number, a record group its series, entry or box. The leaf may stand
    in the citation.
    Candidates and unidentified references are exempt.

    Why it matters
        A fonds holds thousands of files. Without inventory and file no archivist can bring the item, and no reader will
        ever see what the claim rests on.

    Bad
        --- essay.md
        The mill burned down [@fire1921].
        --- bib/references.bib
        @unpublished{fire1921,
          title = {Report on the fire at the mill}, library = {ЦГА РК. Ф. 999. Д. 12}, date = {1921},
        }
    Good
        --- essay.md
        The mill burned down [@fire1921].
        --- bib/references.bib
        @unpublished{fire1921,
          title = {Report on the fire at the mill}, library = {ЦГА РК. Ф. 999. Оп. 1. Д. 12}, date = {1921},
        }
    To mend
        Add the part that is missing, from the notes taken in the archive.
    Authority
        ГОСТ Р 7.0.5-2008, section 11 (references to archival documents).
    """
    for entry in dossier.library.entries:
        if entry.type not in _TYPES or entry.identified != "identified" or entry.origin == "candidates":
            continue
        found = archives.parse(_words(entry)) or archives.parse(entry.fields.get("title", ""))
        if found and found.missing and (found.parts or entry.type in _ARCHIVAL):
            *most, last = (_NAMES.get(name, name) for name in found.missing)
            names = f"{', '.join(most)} and {last}" if most else last
            where = f", {found.archive}," if found.archive else ""
            message = f"The archival reference of {entry.key}{where} lacks its {names}."
            span = place(dossier, entry, "library", "howpublished", "note", "number")
            yield Hit(entry.path, span, message, "Add it from the notes taken in the archive.")


def _words(entry: Entry) -> str:
    return ". ".join(entry.fields[name] for name in _FIELDS if entry.fields.get(name))


RULES = (archival_reference_incomplete,)
