"""Blocks that want no citations of their own: an abstract, a conclusion, keywords, an epigraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from devisu.languages import Language
    from devisu.model import Document
    from devisu.text import Span

_NUMBER = re.compile(r"(?:[\dIVXІХ]{1,5}[.)]?|[§.\s\xa0–—-]){0,9}\s*")
_ENDED = re.compile(r"[\s\xa0]*(?:[.:;,!—–-]|$)")
_RUN_IN = re.compile(r"[*_\s\xa0]{0,5}[.:—–]")
"""What stands behind a heading that is run in: “Abstract. …”, «Түйін сөздер: …»."""
_OPENS, _EMPHASIS = "«“„\"'‘", "*_"
_CLOSED = re.compile(r"[»”“\"’*_][.,!?…]?[*_]{0,3}(?=\s|$)")
_ATTRIBUTION = re.compile(r"[—–-]{1,3}\s*\S")
_SHORT, _LONG = 12, 70
"""An attribution has so many words at most, an epigraph with it so many."""


def excused(document: Document) -> frozenset[int]:
    """The indices of blocks that are no paragraph of assertions.

    These are headings, notes, captions, lists and quotations; all that stands under a heading such as “Conclusion”,
    down to the next heading of its level; paragraphs that begin with such a heading; and epigraphs.
    """
    others = {index for index, block in enumerate(document.blocks) if block.kind != "paragraph"}
    return set_aside(document) | others


def set_aside(document: Document) -> frozenset[int]:
    """The indices of blocks in which not even a quotation wants its citation.

    These are headings and captions, what stands under a heading such as “Conclusion”, and epigraphs; notes, lists and
    block quotations in the text are not among them.
    """
    language = load(document.language)
    found, under = set(), 0  # the level of the excusing heading; 0: there is none
    opening = True  # nothing but headings and epigraphs since the last heading
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            level = block.level or 1
            if not under or level <= under:
                under = level if _is_excusing(block.span.of(document.text), language) else 0
            opening = True
        elif block.kind == "paragraph":
            opening = opening and _is_epigraph(document, block.span, language)
        elif block.kind == "quote":
            opening = opening and len(block.span.of(document.text).split()) <= _LONG
        run_in = block.kind == "paragraph" and _has_run_in(block.span.of(document.text), language)
        if (
            under
            or run_in
            or block.kind in ("heading", "caption")
            or (opening and block.kind in ("paragraph", "quote"))
        ):
            found.add(index)
    return frozenset(found)


def _is_excusing(heading: str, language: Language) -> bool:
    """Whether a heading is one of the list: “5. Conclusion: the mill”, «Общие выводы», but no “Conclusion of peace”."""
    words = heading[_end(_NUMBER, heading) :]
    joints = language.conjunctions
    for start, end in find_words(words, language.excused_headings):
        before, behind = words[:start].split(), words[end:]
        if not before and (_ENDED.match(behind) or _starts(behind, joints)):
            return True
        if len(before) == 1 and not behind.strip(" .:\xa0"):
            return True
    return False


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _starts(text: str, words: tuple[str, ...]) -> bool:
    return any(text[:start].strip() == "" for start, _ in find_words(text[:20], words))


def _has_run_in(paragraph: str, language: Language) -> bool:
    """Whether a paragraph begins with a heading of the list: “Abstract. …”."""
    places = find_words(paragraph[:60], language.excused_headings)
    return bool(places) and not paragraph[: places[0][0]].strip() and bool(_RUN_IN.match(paragraph, places[0][1]))


def _is_epigraph(document: Document, span: Span, language: Language) -> bool:
    """Whether a short paragraph is quoted or set off as a whole, but for who said it."""
    source, home = document.source.text, document.home(span)
    lines = source[_line_start(source, home.start) : _line_end(source, home.end)].strip()
    if len(lines.split()) > _LONG:
        return False
    if _ATTRIBUTION.match(lines):
        return len(lines.split()) <= _SHORT and not find_words(lines, language.finite)
    closed = [found.end() for found in _CLOSED.finditer(lines)]
    if lines[:1] not in (*_OPENS, *_EMPHASIS) or not closed:
        return False
    words, by = lines[: closed[-1]].split(), lines[closed[-1] :].strip()
    return not by or (len(by.split()) < len(words) and not by[0].islower() and not find_words(by, language.finite))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    return min(ends, default=len(text))
