"""What APA puts in brackets behind a title: «(J. Doe, ed.; 2nd ed.; Vol. 3, pp. 5–9)», «[Doctoral dissertation, X]»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import people, roles

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_GROUP: Final = re.compile(r"\((?P<inner>[^()\x00]{2,300})\)")
_MEDIUM: Final = re.compile(
    r"(?<=[^\W_.?!)”] )\[(?P<medium>(?:Video|Audio|Film|Photograph|Graphic|Data ?set|Data|Computer software|"
    r"Software|Mobile app|Map|"
    r"Painting|Podcast|Review|Letter|Speech|Poster|Conference|Paper|Exhibition|Interview|Lecture|Manuscript|"
    r"Unpublished|(?:Technical |Research |Annual )?[Rr]eport|"
    r"Article|Chapter|Part|Editorial|Tweet|Webinar|Blog|Press release|Abstract|TV|Television)[^\[\]\x00]{0,80})\]"
)
"""What kind of thing it is, behind the title: “[Video recording]”, “[Review of the book Mills]”."""
_ROLE: Final = re.compile(
    r"(?P<names>.{3,280}?),? (?P<role>[Ee]ds?\.?(?: (?:&|and) [Tt]rans\.?)?|[Tt]rans\.?|[Tt]ranslators?|"
    r"[Ee]ditors?|[Cc]omps?\.)"
)
_EDITION: Final = re.compile(
    r"(?P<edition>(?P<number>\d{1,3})(?:st|nd|rd|th) (?:rev\. )?ed\.?|[Rr]ev(?:ised|\.) ed(?:ition|\.)?|"
    r"[Rr]ev\. \d{1,2}(?:st|nd|rd|th) ed\.?|"
    r"(?:Second|Third|Fourth|Fifth|Sixth)(?: [Ee]d(?:itio)?n)?)"
)
_VOLUME: Final = re.compile(r"[Vv]ols?\. (?P<volume>[\w–-]{1,12})")
_PAGES: Final = re.compile(r"pp?\. (?P<pages>[\w–-]{1,24}(?:, [\w–-]{1,24}){0,4})")
_SERIES: Final = re.compile(r"[^\W\d_a-z][^\d;()]{6,80}")
"""A series beside what has its label: “(J. Doe, ed.; Valley Studies)”."""
_NUMBERED: Final = re.compile(
    r"(?P<type>(?:[^\W\d_][\w.'’]{0,30} ){0,7}?(?:[Pp]ublication|[Rr]eport|[Rr]ep\.|[Pp]atent|[Pp]aper|[Tt]hesis|"
    r"[Mm]emo\w{0,8}|[Bb]ulletin))(?:,? (?:[Nn]o\. )?(?P<number>[\w/. –-]{1,24}))?"
)


def take(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take all groups in round brackets that are understood whole; returns where they begin."""
    begins = []
    for group in list(_GROUP.finditer(sheet.left, start + 1, end)):
        if _take_group(sheet, group):
            sheet.own(*group.span())
            begins.append(group.start())
    for medium in list(_MEDIUM.finditer(sheet.left, start + 1, end)):
        sheet.take("howpublished", *medium.span("medium"), 0.9)
        sheet.own(*medium.span())
        begins.append(medium.start())
    return begins


def _take_group(sheet: Sheet, group: re.Match[str]) -> bool:
    pieces = [piece.strip() for piece in re.split(r";|,(?= (?:[Vv]ols?|pp?)\. )", group["inner"])]
    found = [_understood(piece) for piece in pieces]
    unknown = [piece for piece, one in zip(pieces, found, strict=True) if not one]
    if unknown and not (len(pieces) > 1 and len(unknown) == 1 and _SERIES.fullmatch(unknown[0])):
        return False
    for kind, one in (pair for pair in found if pair):
        _give(sheet, group, kind, one)
    if unknown:
        sheet.take("series", group.start(), group.start(), 0.8, unknown[0])
    return True


def _understood(piece: str) -> tuple[str, re.Match[str]] | None:
    shapes = (("edition", _EDITION), ("volume", _VOLUME), ("pages", _PAGES), ("number", _NUMBERED), ("role", _ROLE))
    return next(((kind, one) for kind, shape in shapes if (one := shape.fullmatch(piece))), None)


def _give(sheet: Sheet, group: re.Match[str], kind: str, one: re.Match[str]) -> None:
    at = group.start(), group.start()
    if kind == "role":
        named = people.block(one["names"], natural=True)
        for role in _roles(one["role"].lower()):
            roles.give(sheet, role, named, 0.95)
    elif kind == "edition":
        sheet.take("edition", *at, 0.95, one["number"] if one["number"] and "rev" not in one[0].lower() else one[0])
    elif kind == "number":
        if one["number"] or one["type"] != "Publication":
            sheet.take("type", *at, 0.85, one["type"])
        if one["number"]:
            sheet.take("number", *at, 0.85, one["number"].strip())
    else:
        sheet.take(kind, *at, 0.95, one[kind])


def _roles(words: str) -> list[str]:
    found = ["editor"] if words.startswith(("ed", "comp")) else []
    return found + (["translator"] if "trans" in words else [])
