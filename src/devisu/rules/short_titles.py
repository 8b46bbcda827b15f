"""CIT010 and CIT012: what notes name in words, and short titles and author-date citations that fit two works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devisu.bibliography import archives
from devisu.findings import Hit
from devisu.rules.base import NOTE, WARNING, collapsed, rule
from devisu.rules.bib_places import several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Examined
    from devisu.text import Span

_LONGEST: Final = 240
"""Letters of a note that is a reference and no discussion."""


@rule("CIT010", "note-names-no-known-work", NOTE)
def note_names_no_known_work(dossier: Dossier) -> Iterator[Hit]:
    """A note has the words of a reference, and no work of the bibliography is named in it.

    It speaks where other notes of the text do name works of the bibliography, or of the text's own list. A note that
    names an item of an archive is its own reference. All such notes of a text are one finding.

    Why it matters
        The work was forgotten in the bibliography, or its name or title is misspelt in one of the two places; the
        reader who looks for it there finds nothing.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill of the Valley}, publisher = {Valley}, date = {1990}}
    Bad
        The mill was sold in 1712.[^1] It burnt down in 1713.[^2]

        [^1]: Doe, *The Mill of the Valley*, 45.
        [^2]: Roe, *The Fire*, 3.
    Good
        The mill was sold in 1712.[^1] It burnt down in 1713.[^2]

        [^1]: Doe, *The Mill of the Valley*, 45.
        [^2]: Ibid., 46.
    To mend
        Add the work to the bibliography, or correct the name or the title.
    """
    for text in dossier.texts:
        hits = [
            Hit(text.document.path, span, "", "Add the work, or correct its name or title.") for span in _open(text)
        ]
        works = "the bibliography" if dossier.library.entries else "the text's own list"
        yield from collapsed(
            hits,
            lambda count, works=works: (  # type: ignore[misc]  # the words of this turn of the loop
                f"A note names no work of {works}." if count == 1 else f"{count} notes name no work of {works}."
            ),
        )


def _open(text: Examined) -> Iterator[Span]:
    """Where notes are referred to in which no work was found, if works are found in others."""
    if not any(one.marker.style == "work" and one.marker.in_note for one in text.citations):
        return
    named = {one.marker.at for one in text.citations if one.marker.style != "note"}
    words = {block.label: block.span.of(text.document.text) for block in text.document.blocks if block.kind == "note"}
    for one in text.citations:
        marker = one.marker
        if marker.style == "note" and marker.fault is None and marker.at not in named:
            note = words.get(one.item.label, "")
            archive = archives.parse(note)
            if len(note) <= _LONGEST and (archive is None or not archive.archive):
                yield marker.span


@rule("CIT012", "short-title-fits-two-works", WARNING)
def short_title_fits_two_works(dossier: Dossier) -> Iterator[Hit]:
    """A short title in a note, or an author and a year, fits more than one work.

    A short title is clear enough where an earlier note of the text named only one of the works, as is “op. cit.” behind
    a name.

    Why it matters
        The reader has to guess which work is meant, and a guess is what a citation is there to spare.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill of the Valley}, publisher = {Valley}, date = {1990}}
        @book{doe1991, author = {Doe, Jane}, title = {The Mill and the Wheel}, publisher = {Valley}, date = {1991}}
        @book{doe1991x, author = {Doe, Jane}, title = {The Weir}, publisher = {Valley}, date = {1991}}
    Bad
        The mill was sold in 1712.[^1]

        [^1]: Doe, *The Mill*, 45.
    Bad
        The mill was sold in 1712 (Doe 1991, 45).
    Good
        The mill was sold in 1712.[^1]

        [^1]: Doe, *The Mill and the Wheel*, 45.
    Good
        The mill was sold in 1712 (Doe 1990, 45).
    To mend
        Add a word of the title; or a letter to the year, in the citation and in the entry (1991a, 1991b).
    Authority
        The Chicago Manual of Style, 17th ed., 14.33 (short titles) and 15.20 (the same author and year).
    """
    for text in dossier.texts:
        claims = {id(one): claim for claim, some in text.by_claim.items() for one in some}
        for one in text.citations:
            if one.status == "ambiguous" and one.marker.style in _MENDS and len(one.others) > 1:
                message = f"“{one.item.label}” fits {len(one.others)} works: {several(one.others)}."
                yield Hit(text.document.path, one.item.span, message, _MENDS[one.marker.style], claims.get(id(one)))


_MENDS: Final = {
    "author-date": "Add a letter to the year, in the citation and in the entry (1991a, 1991b).",
    "work": "Add the word of the title that tells them apart.",
}


RULES = (note_names_no_known_work, short_title_fits_two_works)
