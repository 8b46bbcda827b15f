"""Notes as markers: a reference to a note that names a work, or that leads nowhere."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import known, load
from devisu.model import Item, Marker
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.model import Block, Document, NoteReference

_NAMES_WORK = re.compile(r"(?<!\w)\d|@\w|https?://|[«“„\"]\w")
_ROMAN_PAGES = re.compile(r", [ivxlc]{1,8}(?:[-–]{1,2}[ivxlc]{1,8})?\.?\s*\Z")
_SHORT_TITLE = re.compile(r"[^\W\d_a-z][\w'’-]{1,40}, [^.;]{3,60}\.?\s*\Z")
_ITALICS = re.compile(r"(?<![\w*_])[*_]{1,2}\w|<(?:i|em|cite)>")


def find(document: Document) -> Iterator[Marker]:
    """A marker for each reference to a note with words of a reference in it, and for each that has no note."""
    notes = {block.label: block for block in reversed(document.blocks) if block.kind == "note"}
    for reference in document.notes:
        note = notes.get(reference.label)
        if note is None:
            yield _marker(document, reference, f"there is no note “{reference.label}”")
        elif names_work(document, note):
            yield _marker(document, reference, None)


def held(document: Document) -> Mapping[int, int]:
    """Where the marks of notes belong, by the source offset of each: right behind the last word before them.

    A space, or another note's mark, may stand between («… of the valley. [^1]»). A mark at the head of a paragraph
    stays where it stands.
    """
    found: dict[int, int] = {}
    for reference in document.notes:
        at = reference.span.start
        if reference.home is not None and at and not document.text[at - 1].isspace():
            found[reference.home.start] = document.home(Span(at - 1, at)).end
    return found


def names_work(document: Document, note: Block) -> bool:
    """Whether a note has words of a reference: a number, a key, an address, a title in marks or italics, «ibid.».

    A note that is no more than a name and a few words («Doe, interview.») has them too.
    """
    words = note.span.of(document.text)
    if _NAMES_WORK.search(words) or _ibidem().search(words) or _ROMAN_PAGES.search(words[-40:]):
        return True
    if _SHORT_TITLE.match(words):
        return True
    return document.format == "markdown" and bool(_ITALICS.search(document.home(note.span).of(document.source.text)))


def _marker(document: Document, reference: NoteReference, fault: str | None) -> Marker:
    span = reference.home or document.home(reference.span)
    item = Item(reference.label, span)
    return Marker("note", span, span.of(document.source.text), (item,), span.start, fault=fault)


@cache
def _ibidem() -> re.Pattern[str]:
    phrases = {phrase.rstrip(".") for code in known() for phrase in load(code).ibidem}
    words = sorted((re.escape(phrase) for phrase in phrases), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
