"""Which grammar an item follows: told by the item alone, never by the list it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import headings, hosts, people
from devisu.bibliography.lists.styles import archival, books, dated, gost, laws, notes, papers, quoted
from devisu.model import Person

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_MLA: Final = re.compile(
    r"(?<!\w)vol\. \d|, pp?\. [\divxlc]|Accessed \d{1,2} [A-Z]|, no\. \d{1,5}, (?:[A-Z][a-z]{2,8}\.? )?\d{4}|"
    r", \d{1,2} [A-Z][a-z]{2,4}\.? \d{4}|[^\d:]{4,200}, \d{4}[.,]?[\s\x00]*$"
)
_BARE_NAMES: Final = re.compile(r"[^\W\d_a-z][\w’'-]+(?:, [^\W\d_a-z][\w’'-]+)*,? (?:and|&) [^\W\d_a-z][\w’'-]+")
_WORDS: Final = 4
"""Words that a person's name has at the most."""
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")
_DASHED: Final = re.compile(r"[.,)»\]]\s[—–-]\s")
_PLACED: Final = re.compile(r"(?<![^\W\d_.])[^\W\d_.]{2,}\.?: [^:]{2,80}, \d{4}")


def read(sheet: Sheet) -> None:
    """Read an item by the grammar it follows, and name its style."""
    if archival.read(sheet) or laws.read(sheet) or papers.read(sheet):
        return
    if gost.HOST.search(sheet.left):
        gost.read(sheet)
        return
    if parted := notes.tell(sheet.left):
        notes.read(sheet, parted)
        return
    year = None if _DASHED.search(sheet.left) else dated.tell(sheet.left)
    if year:
        dated.read(sheet, year)
        return
    found = headings.heading(sheet.left)
    if not found and (parted := notes.tell(sheet.left, natural=True)):
        notes.read(sheet, parted)
        return
    title = quoted.at(sheet.left, found.end if found else 0)
    if not found and not title and (named := quoted.body_before(sheet.left)):
        found = headings.Heading(named[1], _somebody(named[0]), 0.7)
        title = quoted.at(sheet.left, named[1])
    if title and sheet.left[title.start - 1] not in "«„":
        _read_quoted(sheet, found, title)
        return
    _read_book(sheet, found)


def _somebody(words: str) -> people.Names:
    """A person of a few words, a body of many, or persons of one word each (“Doe and Roe”)."""
    if _BARE_NAMES.fullmatch(words):
        return people.block(words)
    body = len(words.split()) > _WORDS and "," not in words
    return people.Names((Person(words, literal=True) if body else people.person(words),))


def _read_quoted(sheet: Sheet, found: headings.Heading | None, title: quoted.Quoted) -> None:
    mla = _MLA.search(sheet.left, title.after) and not sheet.left[title.after :].lstrip(" .,").startswith("In ")
    sheet.style = "mla" if mla else "chicago-notes"
    if found:
        gost.give_heading(sheet, found)
    quoted.read(sheet, title)


def _read_book(sheet: Sheet, found: headings.Heading | None) -> None:
    cyrillic = len(_CYRILLIC.findall(sheet.text)) * 2 > len(_LATIN.findall(sheet.text))
    latin_head = found is not None and "," in sheet.text[: found.end]
    if cyrillic or _DASHED.search(sheet.left) or not latin_head:
        gost.read(sheet)
        return
    sheet.style = "chicago-notes" if _PLACED.search(sheet.left) else "mla"
    start = gost.take_heading(sheet)
    if (split := dated.journal(sheet.left, start, dated_numbers=True)) is not None:
        books.take_title(sheet, start, split, 0.85)
        hosts.read(sheet, split)
        return
    books.read(sheet, start, trust_last=True)
