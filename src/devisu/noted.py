"""Notes that name works in words: “Doe, *Mill*, 12”, «Петров И. Указ. соч. С. 12», a first note in full, short ones.

What the notes say is laid beside the works that a text may mean (`bibliography.naming`); each naming becomes a marker
of style ``work``. Which of several works is meant is left to the linking.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from devisu.bibliography import naming
from devisu.extract import locators
from devisu.extract.markers.found import introductions
from devisu.languages import known, load
from devisu.model import Item, Locator, Marker
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from devisu.bibliography.naming import Naming
    from devisu.bibliography.works import Works
    from devisu.model import Block, Document, Entry

_LONGEST: Final = 4000  # letters of a note that are read
_TAIL: Final = 300  # letters behind a title in which its place is looked for
_MARKS: Final = "«“„‘\"'*_"
_CLOSING: Final = " \t\n.,:»”“\"’'*_"
_BARE: Final = re.compile(
    r"[.,:]{0,2}\s{1,3}(?:[^\W\d_]{1,4}\.?\s{0,2}){0,2}(?!1[4-9]\d\d|20\d\d)\d{1,4}(?:\s?[-–]{1,2}\s?\d{1,4})?"
    r"(?:-?[^\W\d_]{1,3}(?!\w))?\.?\s*(?:;|\Z)"
)


def find(document: Document, works: Works, markers: Iterable[Marker]) -> Mapping[Marker, Naming]:
    """The markers of works that a text's notes name in words, each with the works that fit.

    Words that a marker of another style has already taken are left to it.
    """
    notes = [block for block in document.blocks if block.kind == "note"]
    if not notes or not works.entries:
        return {}
    taken = sorted(marker.span for marker in markers if marker.in_note)
    places = {one.label: (one.home or document.home(one.span)).start for one in reversed(document.notes)}
    found: dict[Marker, Naming] = {}
    last: Sequence[Entry] = ()
    for note in sorted(notes, key=lambda block: places.get(block.label or "", block.span.start)):
        words = note.span.of(document.text)[:_LONGEST]
        named = naming.find(words, works, phrases(), set_off(document, note.span.start), last)
        for one, tail in _with_tails(words, named):
            marker = _marker(document, note, words, one, tail, places)
            if not any(span.start < marker.span.end and marker.span.start < span.end for span in taken):
                found[marker] = one
                last = one.entries
    return found


def _with_tails(words: str, named: Sequence[Naming]) -> Iterator[tuple[Naming, str]]:
    """Each naming with the words behind it, up to the next one or to a semicolon."""
    ends = [*(one.start for one in named[1:]), len(words)]
    for one, end in zip(named, ends, strict=False):
        yield one, words[one.end : min(end, one.end + _TAIL)].partition(";")[0].rstrip()


def _marker(document: Document, note: Block, words: str, one: Naming, tail: str, places: Mapping[str, int]) -> Marker:
    start = note.span.start
    label = " ".join(words[one.start : one.end].split())
    place = _places(tail, document.language)
    span = document.home(Span(start + one.start, start + one.end + len(tail)))
    item = Item(label, document.home(Span(start + one.start, start + one.end)), suffix=tail, locators=place)
    return Marker("work", span, label, (item,), places.get(note.label or "", span.start), in_note=True)


def _places(tail: str, language: str) -> tuple[Locator, ...]:
    """The places named behind a title: right behind it, or behind the brackets with publisher and year."""
    before, _, within = tail.partition("(")
    parts = (before, within.partition(")")[2])
    first, second = (_in_volumes(locators.parse(words.lstrip(_CLOSING), language)) for words in parts)
    return second if second and not any(one.label == "page" for one in first) else first


def _in_volumes(places: tuple[Locator, ...]) -> tuple[Locator, ...]:
    """Behind a title a number before an issue or a part is that of its volume: “Valley Review 11, no. 2”."""
    parts = [index for index, one in enumerate(places) if one.label in ("issue", "part")]
    held = places[: parts[0]] if parts else ()
    return (*(Locator("volume", one.value) for one in held), *places[len(held) :])


def set_off(document: Document, origin: int) -> Callable[[int], bool]:
    """Whether marks or italics begin right before a place, counted from an offset of the readable text."""

    def is_set_off(at: int) -> bool:
        start = document.home(Span(origin + at, origin + at + 1)).start
        return start > 0 and document.source.text[start - 1] in _MARKS

    return is_set_off


@cache
def phrases() -> naming.Phrases:
    """What may stand for a title or for an author, in all languages."""
    again = _any({phrase for code in known() for phrase in load(code).cited_work})
    same = _any({phrase for code in known() for phrase in load(code).same_author})
    return naming.Phrases(
        re.compile(rf"[\s.,]{{0,6}}(?:in\s)?(?:{again})(?!\w)\.?", re.IGNORECASE),
        re.compile(rf"(?P<words>{same})(?!\w)", re.IGNORECASE),
        _BARE,
        introductions(),
    )


def _any(phrases: Iterable[str]) -> str:
    """A pattern for phrases, the longest first; their full stops may have a space behind them or none."""
    words = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(word.rstrip(".")).replace(r"\.\ ", r"\.\s?").replace(r"\ ", r"\s") for word in words)
