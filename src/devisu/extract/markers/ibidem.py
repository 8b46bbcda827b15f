"""References to the work just cited: ``[там же, с. 5]``, ``[сонда, 5-б.]``, “Ibid., 45.” in notes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.extract import locators
from devisu.extract.markers import notes
from devisu.extract.markers.found import Found, introductions
from devisu.languages import known, load
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.extract.markers.found import Field

_END = re.compile(r";|[.!?](?=\s+[^\W\d_a-zа-яё]|\s*\Z)|\n\n|\Z")
_LONGEST = 200
_SHORT = 4


def find(field: Field) -> Iterator[Found]:
    """The ibidem markers of a text: in brackets that hold nothing else, and where notes or their parts begin.

    “Idem.” in a note repeats a remark, and no citation, as long as no note before it names a work.
    """
    for bracket in (*field.brackets(), *field.parentheses()):
        item = _item(field, Span(bracket.start, bracket.span.end - 1))
        if item and locators.read(item.suffix, field.document.language).whole:
            yield Found("ibidem", bracket.span, (item,))
    cited = False
    for block in field.blocks:
        if block.kind == "note":
            yield from (one for one in _in_note(field, block.span) if cited or one.items[0].suffix)
            cited = cited or notes.names_work(field.document, block)


def _in_note(field: Field, note: Span) -> Iterator[Found]:
    text, start = field.document.text, note.start
    while start < note.end:
        end = _END.search(text, start, note.end)
        stop = end.start() if end else note.end
        item = _item(field, Span(start, min(stop, start + _LONGEST)))
        if item:
            yield Found("ibidem", item.span, (item,))
        start = max(end.end() if end else note.end, start + 1)


def _item(field: Field, span: Span) -> Item | None:
    """The item of a stretch that begins with an ibidem word, perhaps after «см.»; the rest is its suffix."""
    words = span.of(field.document.text)
    introduced = introductions().match(words)
    match = _words().match(words, introduced.end() if introduced else 0)
    if not match or not field.is_open(span.start):
        return None
    suffix = words[match.end() :].rstrip()
    start = span.start + len(words) - len(words.lstrip())
    return Item(
        match[1],
        Span(start, span.start + match.end() + len(suffix)),
        introduced[0].strip() if introduced else "",
        suffix,
        locators.parse(suffix, field.document.language),
    )


@cache
def _words() -> re.Pattern[str]:
    """The ibidem words of all languages, longest first; a very short one («id.») needs its full stop."""
    phrases = {phrase for code in known() for phrase in load(code).ibidem}
    bare = {phrase if len(phrase) <= _SHORT else phrase.rstrip(".") for phrase in phrases}
    words = sorted((re.escape(phrase) for phrase in bare), key=lambda word: (-len(word), word))
    return re.compile(rf"\s{{0,5}}((?:{'|'.join(words)})(?!\w)\.?)", re.IGNORECASE)
