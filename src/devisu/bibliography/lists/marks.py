"""What can be told by its own form wherever it stands: addresses, DOI, ISBN, dates of access, the medium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import times

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_DAY: Final = rf"(?:{times.DAY}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2}}(?!\d))"
_ACCESS: Final = re.compile(
    r"[(\[]?(?:[Дд]ата (?:обращения|доступа|просмотра|звернення)|[Ққ]аралған (?:күні|уақыты)|[Жж]үгінген күні|"
    r"[Ққ]аралды|"
    r"[Оо]бращение|[Пп]росмотрено|[Aa]ccessed(?: on)?|[Rr]etrieved(?: on)?|[Ll]ast (?:accessed|visited)|"
    r"[Vv]isited(?: on)?|[Aa]ccess(?:ed)? date|[Dd]ate of access|[Аа]brufdatum|[Cc]onsulté le|[Zz]ugriff(?: am)?|"
    r"[Aa]bgerufen(?: am)?|[Өө]тініш (?:берілген|білдірілген) күні?|[Кк]ірген күні|[Ққ]олжеткізу күні)"
    rf"\s{{0,2}}[:–—-]?\s{{0,2}}(?P<day>{_DAY})(?P<of> г\.)?[)\]]?(?P<from>,?\s{{1,3}}from)?"
)
_MODIFIED: Final = re.compile(rf"[Ll]ast (?:modified|updated)(?: on)?:? (?P<day>{_DAY})")
_KAZAKH_ACCESS: Final = re.compile(rf"\((?P<day>{_DAY})\s{{0,2}}(?:қаралды|қаралған|жүгінген|жүгіндік)\)")
_DAY_BEHIND: Final = re.compile(rf"\x00[.,;]?\s?[(\[](?:от |на )?(?P<day>{_DAY})(?:\s?г\.?)?[)\]]")
"""A day in brackets right behind an address is the day of access: «Режим доступа: http://… (23.04.2018)»."""
_DOI: Final = re.compile(
    r"(?:[Dd][Oo][Ii]\s{0,2}[:.]?\s{0,2}(?:https?://)?(?:dx\.)?(?:doi\.org/)?|https?://(?:dx\.)?doi\.org/|"
    r"(?<![\w/.])(?=10\.\d{4,9}/))"
    r"(?P<doi>10\.\d{4,9}/[^\s\x00«»]{1,300})"
)
_URL: Final = re.compile(r"(?:https?://|ftp://|www\.)[^\s\x00<>«»]{3,2000}")
_BEFORE_URL: Final = re.compile(
    r"(?:(?:[Рр]ежим доступа[\s.:–—-]{1,5})?URL|[Рр]ежим доступ[ау](?: до (?:ресурсу|сайту))?|"
    r"[Aa]vailable (?:at|from|online)(?: at)?|"
    r"[Rr]etrieved(?: from)?|"
    r"[Ээ]лектрондық ресурс|[Аа]дрес|"
    r"[Ққ]олжетімді(?: болу режимі)?|[Кк]іру режимі|[Dd]isponible (?:en|sur)|[Ff]rom|[Aa]t|[Cc]сылка|[Сс]сылка|"
    r"[Дд]оступно|"
    r"[Сс]айт|[Кк]ол ?жетімділік режимі)\s{0,2}:?\s{0,3}[<(]?$"
)
_ISBN: Final = re.compile(r"ISBN(?:-1[03])?:?\s{0,2}(?P<number>[\dXxХ][\d \u00a0–-]{8,20}[\dXxХ])(?!\d)")
_ISSN: Final = re.compile(r"(?P<label>[eEpP]?-?ISSN:?\s{0,2})(?P<number>\d{4}[-–]\d{3}[\dXxХ])")
_MEDIUM: Final = re.compile(
    r"\[(?:Электронный ресурс|Электронды ресурс|Электрондық ресурс|Текст|Мәтін|Electronic resource|Online|"
    r"[Ии]нтернет-ресурс|"
    r"Video|Видеозапись|Карты|Рукопись|Қолжазба|Preprint|Electronic version)\]"
    r"|[—–-]?\s?(?:Текст|Изображение|Мәтін|Карта|Видео)\s{0,2}(?:\([а-яёәғқңөұүһі]{3,20}\))?\s{0,2}:\s{0,2}"
    r"(?:непосредственн(?:ый|ое|ая)|электронн(?:ый|ое|ая)|тікелей|электрондық)"
)
_CODE: Final = re.compile(
    r"(?<=[^\W_])\s?\[(?:[JMCDRNSPGZA]|(?:EB|DB|CP|[JMCDRNSPGZA])/OL)\](?=[.,\s]|$)|"
    r"(?<=[.:”\x00] )(?:EB|DB|CP|[JMCDRNSPGZA])/OL(?=\.)"
)
"""The kind of thing by the letters of the Chinese standard GB/T 7714: “[J]”, “[M/OL]”."""
_VERSION: Final = re.compile(r"(?<=[.\x00] )Ver(?:sion|\.) (?P<version>\d[\w.]{0,12}?)(?=[.,](?:\s|$)|$)")
_STATE: Final = re.compile(r"(?<!\w)(?:[Aa]head of print|[Ii]n press|[Ff]orthcoming|[Вв] печати)(?!\w)")
_PRINT_RUN: Final = re.compile(r"(?:\d{1,3} ?)?\d{2,6} (?:экз|дана)\.?")
_LOOSE_END: Final = ".,;:)]>"


def take(sheet: Sheet) -> None:
    """Take all that is told by its form."""
    _take_medium(sheet)
    _take_access(sheet)
    _take_modified(sheet)
    _take_doi(sheet)
    _take_url(sheet)
    _take_day_behind(sheet)
    _take_numbers(sheet)


def _take_medium(sheet: Sheet) -> None:
    for found in list(_MEDIUM.finditer(sheet.text)):
        if "епосредств" in found[0] or "лектрон" in found[0] or "[Текст]" in found[0] or "Preprint" in found[0]:
            sheet.own(*found.span())
        else:
            sheet.add("howpublished", *found.span(), 0.8)


def _take_access(sheet: Sheet) -> None:
    found = _ACCESS.search(sheet.left) or _KAZAKH_ACCESS.search(sheet.left)
    if not found:
        return
    day = times.read(_long_year(found["day"]))
    if day.value:
        sheet.take("urldate", *found.span(), 0.97, day.value)


def _take_modified(sheet: Sheet) -> None:
    """Take when a page was changed last as its date."""
    if found := _MODIFIED.search(sheet.left):
        day = times.read(found["day"])
        if day.value and sheet.take("date", *found.span("day"), 0.85, day.value):
            sheet.own(*found.span())


def _long_year(day: str) -> str:
    return re.sub(r"^(\d{1,2}[./]\d{1,2}[./])(\d{2})$", r"\g<1>20\2", day)


def _take_doi(sheet: Sheet) -> None:
    if found := _DOI.search(sheet.left):
        doi = found["doi"].rstrip(_LOOSE_END if "(" not in found["doi"] else ".,;:>")
        sheet.take("doi", found.start(), found.start("doi") + len(doi), 0.99, doi)
        _own_label(sheet, found.start())


def _take_url(sheet: Sheet) -> None:
    for found in list(_URL.finditer(sheet.left)):
        address = found[0].rstrip(_LOOSE_END if "(" not in found[0] else ".,;:>")
        start, end = found.start(), found.start() + len(address)
        _own_label(sheet, start)
        if sheet.has("url"):
            sheet.add("url", start, end, 0.6, " ")
        else:
            sheet.take("url", start, end, 0.98, address)


def _take_day_behind(sheet: Sheet) -> None:
    if sheet.has("url") and (found := _DAY_BEHIND.search(sheet.left)):
        day = times.read(_long_year(found["day"]))
        if day.value:
            sheet.take("urldate", found.start("day"), found.end("day"), 0.9, day.value)


def _own_label(sheet: Sheet, at: int) -> None:
    """Leave to the style what it writes before an address: “Available at:”, «URL:»."""
    before = _BEFORE_URL.search(sheet.left, max(0, at - 60), at)
    if before and _is_free(sheet.left, before.start()):
        sheet.own(before.start(), at)


def _is_free(words: str, at: int) -> bool:
    return at == 0 or not words[at - 1].isalnum()


def _take_numbers(sheet: Sheet) -> None:
    for name, pattern in (("isbn", _ISBN), ("issn", _ISSN)):
        for number in list(pattern.finditer(sheet.left)):
            sheet.add(name, *number.span("number"), 0.98)
            sheet.own(*number.span())
    for code in list(_CODE.finditer(sheet.left)):
        sheet.own(*code.span())
    if found := _VERSION.search(sheet.left):
        sheet.take("version", *found.span(), 0.9, found["version"])
    if found := _STATE.search(sheet.left):
        sheet.take("pubstate", *found.span(), 0.9)
    if found := _PRINT_RUN.search(sheet.left):
        sheet.notes.append(found[0])
        sheet.own(*found.span())
