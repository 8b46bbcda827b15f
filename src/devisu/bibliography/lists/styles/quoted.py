"""Titles in quotation marks: articles and chapters in Chicago, MLA and Harvard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.bibliography.lists import hosts, publication
from devisu.bibliography.lists.styles import books

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_OPENING: Final = re.compile(r"[\s\x00.,:]*(?P<mark>[“\"‘'«„])")
_CLOSING: Final = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“”"}


_WHO: Final = re.compile(r"(?P<who>[^\W\d_][^“\"«„.\x00]{1,90})\. (?=[“\"])")


_UNPUBLISHED: Final = re.compile(r"[\s\x00.,]*(?P<what>Unpublished (?:manuscript|typescript|paper|report))(?=\.|,|$)")
_SUBTITLE: Final = re.compile(r":\s[^\W\d_]")
"""What shows that the marks enclose the beginning of a title only: “‘Who Starved?’: A History”."""


class Quoted(NamedTuple):
    """A title between quotation marks: where its words stand, and where the marks end."""

    start: int
    end: int
    after: int


def at(words: str, start: int) -> Quoted | None:
    """The title in quotation marks that begins at a place; nothing if there is none, or if its end cannot be found."""
    found = _OPENING.match(words, start)
    if not found:
        return None
    mark, begun = found["mark"], found.end()
    closing = _CLOSING[mark]
    depth, reached = 1, None
    for place in range(begun, len(words)):
        sign = words[place]
        if sign == mark and mark not in closing:
            depth += 1
        elif sign in closing and _may_close(words, place):
            depth -= 1
            reached = place
            if depth == 0 or mark in closing:
                break
    if reached is None or reached - begun < 2 or _SUBTITLE.match(words, reached + 1):
        return None
    return Quoted(begun, reached, reached + 1)


def body_before(words: str) -> tuple[str, int] | None:
    """A body, or a person without initials, that stands before a quoted title; and where the title begins."""
    found = _WHO.match(words)
    return (found["who"], found.end()) if found else None


def _may_close(words: str, place: int) -> bool:
    """Whether a mark ends the title: punctuation or a bracket follows, or a full stop stands before it."""
    following = words[place + 1 : place + 3]
    if not following.strip(" \x00") or following[0] in ".,;:)\x00”’\"'»" or following in (" (", " ["):
        return True
    return following[0] == " " and words[place - 1] in ".,?!"


def read(sheet: Sheet, title: Quoted) -> None:
    """Read an item from its quoted title on."""
    value = books.clean_title(sheet.left[title.start : title.end])
    sheet.take("title", title.start, title.end, 0.98, value.rstrip(","))
    sheet.own(title.start - 1, title.after)
    start = title.after
    while start < len(sheet.left) and sheet.left[start] in " .,":
        start += 1
    if _stands_alone(sheet, start):
        return
    hosts.read(sheet, start, trust=sheet.style in ("chicago-author-date", "apa", "harvard"))


def _stands_alone(sheet: Sheet, start: int) -> bool:
    """Whether no host follows: a thesis, a paper, a page of the web with its site alone."""
    rest = sheet.left[start:].strip(" .,\x00")
    if not rest:
        return True
    if books.is_report(sheet, start):
        publication.take(sheet, start, len(sheet.text), trust=True)
        return True
    if unpublished := _UNPUBLISHED.match(sheet.left, start):
        sheet.take("howpublished", *unpublished.span("what"), 0.9)
        publication.take(sheet, unpublished.end(), len(sheet.text))
        return True
    thesis = books.thesis_at(sheet.left, start)
    if thesis and len(sheet.left[start : thesis.start()].strip(" .,(\x00")) == 0:
        _, end = books.take_thesis(sheet, thesis)
        publication.take(sheet, end, len(sheet.text), trust=True)
        return True
    return False
