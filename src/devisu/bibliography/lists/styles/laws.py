"""Laws and decrees: title, date and number are one; what follows `//` or the dash is where it was printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import hosts, parts, publication, segments, times
from devisu.bibliography.lists.sheet import Taken
from devisu.bibliography.lists.styles import gost
from devisu.bibliography.lists.styles.books import clean_title

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_BEGINS: Final = re.compile(
    r"(?:О(?:б|бо)? [^/]{3,300}?: )?(?:Конституционный закон|Федеральный закон|Закон|Указ|Постановление|Декрет|"
    r"Кодекс|Конституция|Распоряжение|"
    r"[Фф]едер\. закон|[Пп]остановление|[Уу]каз|[Зз]акон)(?=\s)"
    r"|(?:Қазақстан Республикасы(?:ның)?|ҚР|КСРО|Қазақ КСР)\s[^/]{0,120}?(?:Заңы|заңы|Жарлығы|жарлығы|Қаулысы|"
    r"қаулысы|Конституциясы|Кодексі|кодексі)(?!\w)"
)
_OFFICIAL: Final = re.compile(rf"{times.DAY}|№\s?\d|(?<!\w)N\s?\d|принят|қабылданған|ред\. от")
_ARTICLE: Final = re.compile(r"(?<!\w)(?:Ст\.|ст\.|[Бб]ап)\s?(?P<article>\d{1,5})(?!\w)")
_DAY: Final = re.compile(times.DAY)


def read(sheet: Sheet) -> bool:
    """Read an item that is a law; tells whether it is."""
    if not _BEGINS.match(sheet.left) or not _OFFICIAL.search(sheet.left):
        return False
    sheet.kind, sheet.style = "legislation", gost.told(sheet.text)
    host = gost.HOST.search(sheet.left)
    end = host.start() if host else _title_end(sheet)
    if day := _DAY.search(sheet.left, 0, end):
        sheet.fields["eventdate"] = Taken(times.read(day[0]).value, 0.9)
    sheet.take("title", 0, end, 0.9, clean_title(sheet.left[:end]))
    _take_article(sheet, end)
    if host:
        sheet.own(*host.span())
        hosts.read(sheet, host.end())
    else:
        parts.take_labelled(sheet, end, len(sheet.text), in_host=False)
        publication.take(sheet, end, len(sheet.text))
    if not sheet.has("date") and sheet.has("eventdate"):
        sheet.fields["date"] = sheet.fields["eventdate"]
    sheet.fields.pop("eventdate", None)
    return True


def _title_end(sheet: Sheet) -> int:
    areas = segments.split(sheet.left)
    for area in areas[1:]:
        if publication.is_publication(sheet.left[area.start : area.end].rstrip(" .0123456789,"), dated=False):
            return area.start
    return len(sheet.left.rstrip(" ."))


def _take_article(sheet: Sheet, start: int) -> None:
    """The article of a collection of laws: «Ст. 20»."""
    if found := _ARTICLE.search(sheet.left, start):
        sheet.take("eid", *found.span("article"), 0.85, found["article"])
        sheet.own(*found.span())
