"""Issues of newspapers, which have a name and a day and no title: «Долинская правда. 1931. 5 февраля»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import parts, times

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_ISSUE: Final = re.compile(
    r"(?P<name>«?[^\W\d_a-zа-яё][^.,;:/\d“”\"\x00]{2,70}?»?)(?:\s\((?P<place>[^()\d\x00]{2,40})\))?[.,]?\s(?:[—–-]\s)?"
    rf"(?P<when>{times.DAY}|{times.YEAR}(?:\s?(?:г|ж)\.?)?[.,]?\s(?:[—–-]\s)?"
    rf"(?P<day>\d{{1,2}}\s(?:{times.MONTHS})))(?=[\s.,;—–-]|$)"
)
_NUMBERED: Final = re.compile(
    r"(?P<name>«?[^\W\d_a-zа-яё][^.,;:/\d“”\"\x00]{2,70}?»?)[.,]?\s(?:[—–-]\s)?"
    rf"(?P<when>{times.YEAR})(?:\s?(?:г|ж)\.?)?[.,]\s(?:[—–-]\s)?(?=№)(?P<day>)(?P<place>)"
)
"""An issue of a journal: «Долинский большевик. 1937. № 12»."""
_DAY: Final = re.compile(rf"\d{{1,2}}\s(?:{times.MONTHS})")
_LEFT: Final = " .,;—–-\x00"


def read(sheet: Sheet) -> bool:
    """Read an item that is an issue of a newspaper and nothing else; tells whether it is."""
    found = _ISSUE.match(sheet.left) or _NUMBERED.match(sheet.left)
    if not found:
        return False
    tail = sheet.left[found.end() :]
    behind = _DAY.search(sheet.left, found.end()) if found.re is _NUMBERED else None
    if _NUMBERS.sub("", tail.replace(behind[0], "") if behind else tail).strip(_LEFT):
        return False
    sheet.style = "newspaper"
    short = behind[0] if behind else found["day"]
    day = times.read(f"{short} {times.read(found['when']).value[:4]}" if short else found["when"])
    if behind:
        sheet.own(*behind.span())
    sheet.take("journaltitle", *found.span("name"), 0.85, found["name"].strip("«» "))
    sheet.take("date", *found.span("when"), 0.95, day.value)
    if found["place"]:
        sheet.take("location", *found.span("place"), 0.8)
    parts.take_labelled(sheet, found.end(), len(sheet.text), in_host=True)
    parts.take_bare_pages(sheet, found.end() - 1, len(sheet.text))
    return True


_NUMBERS: Final = re.compile(
    r"(?:№|[Nn]o\.|[Сс]\.|[Бб]\.|pp?\.)\s?\d[\d\s(),–-]*|\d{1,3}(?:\s?[–-]\s?\d{1,3})?(?:-?бб?\.|\.)?\s?$"
)
"""What may stand behind the day: the issue's number, its pages."""
