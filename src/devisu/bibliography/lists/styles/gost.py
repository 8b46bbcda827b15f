"""The Russian standards (GOST 7.1-2003, R 7.0.5-2008, R 7.0.100-2018) and the usage in Kazakhstan that follows them.

One grammar reads them all: names with their initials behind them, `//` before the host, areas parted by full stops or
by full stops and dashes, pages and volumes by their labels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import headings, hosts, people, publication, roles, segments
from devisu.bibliography.lists.styles import books

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

HOST: Final = re.compile(
    r"(?<![:/])\s?//\s?(?!/)|(?<=[.?!»])\s(?:[—–-]\s)?(?=(?:В кн\.|В сб\.|В книге|В сборнике|Кітапта)\s?:)"
)
"""What stands before the work that holds this one; «В кн.:» in descriptions before the standards."""
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ'’-]+")
_SLASH: Final = re.compile(r"\s/\s?(?!/)")
_KAZAKH: Final = re.compile(r"[әғқңөұүһ]|\d\s?-?бб?\.|(?<!\w)[Бб]\.\s?\d")
_EDITS: Final = ("ed", "éd", "hrsg", "hg", "dir", "coord", "под ред", "за ред", "ред", "отв", "відп", "сост", "құраст")
_TRANSLATES: Final = ("trans", "übers", "пер", "trad")
_WORD: Final = re.compile(r"[A-Z][a-z]{4,20}")
_FAMILY_FIRST: Final = re.compile(r"\s?[^\W\d_a-zа-я][^\W\d_][\w’'-]+,? [^\W\d_]\.")
_FULL: Final = re.compile(r"[.,)»\]]\s?[—–-]\s")
_OF_2018: Final = re.compile(r"(?:Текст|Изображение|Мәтін)\s?(?:\([а-я]+\))?\s?:\s?(?:непосред|электр|тікелей)")


def read(sheet: Sheet) -> None:
    """Read a description."""
    sheet.style = told(sheet.text)
    start = take_heading(sheet)
    host = HOST.search(sheet.left, start)
    if host is None:
        books.read(sheet, start)
        return
    sheet.own(*host.span())
    read_title(sheet, start, host.start())
    hosts.read(sheet, _take_host_author(sheet, host.end()))


def _take_host_author(sheet: Sheet, start: int) -> int:
    """Take the author of the book that holds the work: «// Белов Б. Б. Избранные труды»."""
    found = headings.heading(sheet.left[start:], given_names=False)
    if (
        not found
        or found.names.role
        or not _FAMILY_FIRST.match(sheet.left, start)
        or not sheet.left[start + found.end :].lstrip(" .,")[:1].isalpha()
    ):
        return start
    known = sheet.people.get("author", ())
    theirs = any(roles.same(one, other) for one in found.names.people for other in known)
    title = segments.split(sheet.left, start + found.end)[:1]
    if not theirs and (not title or len(title[0].of(sheet.left).split()) < 2):
        return start  # «// Tokyo J. Math.», which is a journal
    sheet.take("bookauthor", start, start + found.end, 0.85, people.written(found.names))
    return start + found.end


def told(words: str) -> str:
    """Which of the standards an item follows."""
    if _OF_2018.search(words):
        return "gost-r-7.0.100-2018"
    if _KAZAKH.search(words):
        return "kazakh"
    return "gost-7.1-2003" if _FULL.search(words) or "[Текст]" in words else "gost-r-7.0.5-2008"


def take_heading(sheet: Sheet) -> int:
    """Take the names at the beginning; returns where the title begins."""
    found = headings.heading(sheet.left, given_names=True)
    if found:
        return give_heading(sheet, found)
    areas = segments.split(sheet.left)
    words = _body(*(area.of(sheet.left) for area in areas[:2]), several=len(areas) > 2) if len(areas) > 1 else ""
    if not words:
        return 0
    named = people.Names((people.person(words),))
    roles.give(sheet, "author", named, 0.85 if people.is_body(words) else 0.55)
    sheet.own(areas[0].start, areas[0].end)
    return areas[1].start


def give_heading(sheet: Sheet, found: headings.Heading) -> int:
    """Let author or editor have the names of a heading, by the role behind them; returns where the title begins."""
    roles.give(sheet, role_of(found.names), found.names, found.sure)
    sheet.own(0, found.end)
    return found.end


def role_of(names: people.Names) -> str:
    """The field that the names of a heading belong to, by the role behind them."""
    said = names.role.lower()
    if said.startswith(_TRANSLATES) and not said.startswith(_EDITS):
        return "translator"
    return "editor" if said.startswith(_EDITS) else "author"


def _body(words: str, following: str, *, several: bool) -> str:
    """The words of a first area that name a body, or a person of one name; a title must follow."""
    plain = words.strip(" .,\x00")
    if following.lstrip(" \x00").startswith("("):
        return ""
    if plain.isupper() and plain.isalpha() and 1 < len(plain) < 9 and titled_behind(following, several=several):
        return plain
    if not 3 < len(plain) <= 200 or not plain[0].isupper() or re.search(r"[/:;«“\"\d]", plain):
        return ""
    titled = several or "/" in following
    if people.is_body(plain) and len(plain.split()) <= 24 and (titled or not re.search(r"[:\d]", following)):
        return plain
    title = len(following.split()) > 1 or (several and _WORD.fullmatch(following.strip(" .\x00")))
    single = len(plain.split()) == 1 and _LATIN.fullmatch(plain) and title
    return plain if single and titled else ""


def titled_behind(following: str, *, several: bool) -> bool:
    """Whether a title stands in an area, and not a place with its publisher."""
    return several and len(following.split()) > 1 and not publication.is_imprint(following)


def read_title(sheet: Sheet, start: int, end: int) -> None:
    """Read the part before the host: title and statements of responsibility."""
    slash = _SLASH.search(sheet.left, start, end)
    if slash:
        books.take_responsibility(sheet, slash.end(), end)
        sheet.own(*slash.span())
        end = slash.start()
    else:
        ends = [one.start for one in roles.take(sheet, start + 1, end)]
        end = min([end, *ends])
    books.take_title(sheet, start, end, 0.95)
