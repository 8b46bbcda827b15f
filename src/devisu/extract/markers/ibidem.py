"""References to the work just cited: ``[там же, с. 5]``, ``[сонда, 5-б.]``, “Ibid., 45.” in notes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.bibliography import archives
from devisu.extract import locators
from devisu.extract.markers import notes
from devisu.extract.markers.found import Found, same_place
from devisu.languages import known, load
from devisu.model import Item, Locator
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.extract.markers.found import Field

_END = re.compile(r";|[.!?](?=\s+(?![^\W\d_]{1,4}\.\s?\d)[^\W\d_a-zа-яё]|\s*\Z)|\n\n|\Z")
_LONGEST = 200


def find(field: Field) -> Iterator[Found]:
    """The ibidem markers of a text: in brackets that hold nothing else, and where notes or their parts begin.

    “Idem.” in a note repeats a remark, and no citation, as long as no note before it names a work.
    """
    for bracket in (*field.brackets(), *field.parentheses()):
        item = _item(field, bracket.inner)
        if item and _is_place(item.suffix, field.document.language):
            yield Found("ibidem", bracket.span, (item,))
    cited = False
    for block in field.blocks:
        if block.kind == "note":
            yield from (one for one in _in_note(field, block.span) if cited or one.items[0].suffix)
            cited = cited or notes.names_work(field.document, block)


def _is_place(words: str, language: str) -> bool:
    """Whether some words are a place in a work and nothing else, or another item of the archive: «Д. 6. Л. 3»."""
    return locators.read(words, language).whole or archives.are_parts(words)


def _places(words: str, language: str) -> tuple[Locator, ...]:
    parsed = locators.read(words, language)
    leaf = "" if parsed.whole or not archives.are_parts(words) else archives.leaf_of(words)
    return (Locator("folio", leaf),) if leaf else parsed.locators


def _in_note(field: Field, note: Span) -> Iterator[Found]:
    text, start = field.document.text, note.start
    while start < note.end:
        end = _END.search(text, start, note.end)
        stop = end.start() if end else note.end
        item = _item(field, Span(start, min(stop, start + _LONGEST)))
        if item and not _names_another(item, text[note.start : start], text[stop : note.end], field.document.language):
            yield Found("ibidem", item.span, (item,))
        start = max(end.end() if end else note.end, start + 1)


def _names_another(item: Item, before: str, behind: str, language: str) -> bool:
    """Whether a name stands before «op. cit.», or a title behind «the same author»: then another work is meant."""
    word = item.label.rstrip(".").lower()
    if word in _bare("cited_work"):
        return bool(before.rpartition(";")[2].strip())
    if word not in _bare("same_author"):
        return False
    return not locators.read(f"{item.suffix}{behind}".partition(";")[0].strip(), language).whole


@cache
def _bare(name: str) -> frozenset[str]:
    """The phrases of a list, in all languages, without their last stops."""
    return frozenset(phrase.rstrip(".") for code in known() for phrase in getattr(load(code), name))


def _item(field: Field, span: Span) -> Item | None:
    """The item of a stretch that begins with an ibidem word, perhaps after «см.»; the rest is its suffix."""
    words = span.of(field.document.text)
    match = same_place().match(words)
    if not match or not field.is_open(span.start):
        return None
    suffix = words[match.end() :].rstrip()
    start = span.start + len(words) - len(words.lstrip())
    return Item(
        match["same"],
        Span(start, span.start + match.end() + len(suffix)),
        (match["prefix"] or "").strip(),
        suffix,
        _places(suffix, field.document.language),
    )
