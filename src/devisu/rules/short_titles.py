"""CIT012: short titles and author-date citations that fit two works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu import names
from devisu.bibliography.aliases import field
from devisu.bibliography.twins import title_words
from devisu.findings import Hit
from devisu.rules.base import WARNING, rule
from devisu.rules.bib_places import several
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.dossier import Dossier
    from devisu.model import Block, Entry, Examined

_SHORT = re.compile(
    r"(?P<name>[^\W\d_][\w'’-]{1,40}), [«“„\"‘*_]{0,2}(?P<title>[^\W\d_][^,;.\d()«»“”„\"]{2,80})[»”“\"’*_,.]{0,4}"
    r"(?:\s{1,3}(?:[^\W\d_]{1,4}\.\s?)?[\divxlc]{1,6}(?:\s?[-–]\s?\d{1,5})?\.?)?\s*\Z"
)
_PARTS = re.compile(r";\s*")
_LEADS = re.compile(r"(?i)(?:see also|see|cf\.|ср\.|см\. также|см\.|қараңыз|vgl\.|siehe|voir)\s{1,3}")


@rule("CIT012", "short-title-fits-two-works", WARNING)
def short_title_fits_two_works(dossier: Dossier) -> Iterator[Hit]:
    """A short title in a note, or an author and a year, fits more than one work.

    A short title that a note of the same text gives in full for one of the works is clear enough.

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
        yield from _dated(text)
        works = [*text.own, *(one for one in dossier.library.entries if one.identified == "identified")]
        yield from _short(text, works)


def _dated(text: Examined) -> Iterator[Hit]:
    claims = {id(one): claim for claim, some in text.by_claim.items() for one in some}
    for one in text.citations:
        if one.status == "ambiguous" and one.marker.style == "author-date" and len(one.others) > 1:
            message = f"“{one.item.label}” fits {len(one.others)} works: {several(one.others)}."
            mend = "Add a letter to the year, in the citation and in the entry (1991a, 1991b)."
            yield Hit(text.document.path, one.item.span, message, mend, claims.get(id(one)))


def _short(text: Examined, works: Sequence[Entry]) -> Iterator[Hit]:
    notes = [block for block in text.document.blocks if block.kind == "note"]
    if not notes or not works:
        return
    by_name: dict[str, list[Entry]] = {}
    for work in works:
        for person in (work.people.get("author") or work.people.get("editor") or ())[:1]:
            by_name.setdefault(names.key(person.family), []).append(work)
    said = [title_words(block.span.of(text.document.text)) for block in notes]
    for block in notes:
        for start, name, title in _short_forms(block, text.document.text):
            fitting = [work for work in by_name.get(names.key(name), ()) if _fits(title, work)]
            in_full = [work for work in fitting if any(_holds(words, _title(work)) for words in said)]
            if len(fitting) > 1 and len(in_full) != 1:
                span = text.document.home(Span(start, start + len(name) + 2 + len(title)))
                keys = several([work.key for work in fitting])
                message = f"The short title “{name}, {title}” fits {len(fitting)} works: {keys}."
                yield Hit(text.document.path, span, message, "Add the word of the title that tells them apart.")


def _short_forms(block: Block, text: str) -> Iterator[tuple[int, str, str]]:
    """Where each short form of a note begins, its name and its title."""
    words = block.span.of(text)
    start = 0
    for part in (*_PARTS.finditer(words), None):
        end = part.start() if part else len(words)
        lead = _LEADS.match(words, start)
        begin = lead.end() if lead else start
        if end - begin < 200 and (found := _SHORT.match(words[begin:end])):
            yield block.span.start + begin, found["name"], found["title"].rstrip(" *_")
        start = part.end() if part else end


def _fits(short: str, work: Entry) -> bool:
    """Whether a short title is the work's own, or some words of its title on end."""
    own, words = title_words(field(work, "shorttitle")), title_words(short)
    return bool(words) and (words == own if own else _holds(_title(work), words))


def _title(work: Entry) -> tuple[str, ...]:
    return title_words(field(work, "title"))


def _holds(words: tuple[str, ...], some: tuple[str, ...]) -> bool:
    return bool(some) and f" {' '.join(some)} " in f" {' '.join(words)} "


RULES = (short_title_fits_two_works,)
