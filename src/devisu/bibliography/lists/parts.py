"""Volumes, issues, pages, editions and series, by their labels and by their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import times

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_BEFORE: Final = r"(?<![\w/])"
_DASH: Final = r"\s?[-‐-―−]{1,2}\s?"
_PAGE: Final = r"(?:(?:[A-Za-zА-Я]{0,2}\d{1,6}|e\d{1,9})(?:[a-hrvа-я]|bis|ter)?(?![\w])|[ivxlcdmIVXLCDMІХ]{1,9}(?!\w))"
_PAGES: Final = (
    rf"(?:\d{{1,3}}[.:]\d{{1,3}}{_DASH}\d{{1,3}}[.:]\d{{1,3}}(?!\w)|{_PAGE}(?:{_DASH}{_PAGE}|\+)?)(?:,\s?[A-Z]?\d{{1,5}}"
    rf"(?:{_DASH}\d{{1,5}}(?![\d(]|\s?(?:с|c|б|p)\.)|(?![\d.(–-]|\s?(?:с|c|б|p)\.))){{0,6}}"
)
_VOLUME: Final = r"(?:\d{1,4}(?:[/–-]\d{1,4})?[a-zа-яА-Я]?|[IVXLCІХ]{1,8}|[A-Z])(?!\w)"
_ISSUE: Final = (
    r"(?:[Pp]t\.?\s\d{1,3}|[Ss]uppl[._]{0,2}\s?\d{0,3}|\d{1,5}[a-zа-яА-Я]?(?:\s?[/‐–-]\s?\d{1,5})?|"
    r"[IVXLCІХ]{1,8}(?!\w))(?:\s?\((?!1[5-9]\d\d\)|20\d\d\))\d{1,5}(?:[–-]\d{1,5})?\))?"
)

PAGES_LABELLED: Final = re.compile(
    rf"{_BEFORE}(?:[СсCcPpSsБб]{{1,2}}\.|[Сс]тр\.|pp?(?=[\s\d])|[Pp]ages?|[Бб]еттер|[Бб]ет|[Сс]тб\.|"
    rf"[Сс]ol\.)[\s\x00]{{0,2}}(?P<pages>{_PAGES})"
)
PAGES_BEHIND: Final = re.compile(
    rf"(?<![\w№/-])(?P<pages>\d{{1,5}}{_DASH}\d{{1,5}}(?:,\s?\d{{1,5}}{_DASH}\d{{1,5}})?)\s?-?\s?(?:бб\.|б\.|"
    rf"беттер|бет\w{{0,3}}|сс?\.|cc?\.|pp?\.|S\.)(?![\w])"
)
PAGE_TOTAL: Final = re.compile(
    r"(?<![\w№/–-])(?P<total>(?:\[?[IVXLCivxlc]{1,8}\]?,\s)?\d{1,5}(?:,\s?\[\d{1,3}\])?)\s?-?\s?(?P<label>бб?\.|"
    r"бет\w{0,3}|с\.|c\.|стр\.|p\.|pp\.|pages|S\.|л\.)(?!\w)(?:\s?[:,;]\s?(?:ил|илл|табл|карт|портр|ill|maps?|"
    r"сурет)\w{0,6}\.?){0,3}"
)
_LABEL_VOLUME: Final = re.compile(
    rf"{_BEFORE}(?:[ТTтt]{{1,2}}\.|[Тт]ом|[Vv]ols?\.?|[Vv]olume(?!\s\d+:)|Bd\.?|Band|"
    rf"[Tt]ome)[\s\x00]{{0,2}}(?P<volume>(?:[A-Z]\d{{1,4}}(?!\w)|{_VOLUME})(?:,\s?\d{{1,2}}(?!\d))?)(?!\.?\s?(?:т|vols)\b)"
)
_VOLUME_BEHIND: Final = re.compile(
    r"(?<![\w-])(?P<volume>\d{1,3}|[IVX]{1,6})(?:-ші|-шы)?(?:\s|-)?(?:том|т\.|кітап)(?!\w)"
)
_LABEL_NUMBER: Final = re.compile(
    rf"{_BEFORE}(?:№{{1,2}}|[Nn][oоº°]s?\.?|N\.?(?=\s?\d)|[Nn]r\.?|[Nn]umber|[Ii]ss(?:ue|\.)|[Ii]s\.|[Вв]ып(?:уск|\.)|"
    rf"[Шш]ығ\.|[Hh]\.|Heft)[\s\x00]{{0,2}}(?P<number>{_ISSUE})"
)
_ISSUE_BEHIND: Final = re.compile(r"(?<=\x00)\s?\((?P<number>\d{1,4})\)")
_LABEL_PART: Final = re.compile(
    rf"{_BEFORE}(?:[Чч]{{1,2}}\.|[Кк]н\.|[Бб]өл\.|[Pp]t\.|[Pp]art|[Bb]k\.)[\s\x00]{{0,2}}(?P<part>{_VOLUME})"
)
_ARTICLE_NUMBER: Final = re.compile(r"(?<=, )Article (?P<eid>(?=\S{0,20}\d)[\w/–-]{1,24})(?=[.,\s\x00]|$)")
_VOLUMES: Final = re.compile(
    r"(?<!\w)(?:[Вв]|[Ii]n)\s(?P<volumes>\d{1,3}|[а-яё]{2,12}|[a-z]{3,6})(?:-?[хти]{1,2}|-ти)?\s(?:т\.|томах|кн\.|"
    r"книгах|ч\.|частях|vols?\.?|volumes)(?!\w)"
    r"|(?<=:\s)(?P<bare>\d{1,2})\sт\.(?=\s)|(?<!\w)(?P<said>[Ее]кі|[Үү]ш|[Тт]өрт|[Бб]ес|[Аа]лты|[Жж]еті|[Сс]егіз|[Тт]оғыз|[Оо]н)[\s-]том(?:дық|да)(?!\w)"
    r"|\(?(?<![\w-])(?P<many>\d{1,3})(?:\s|-)(?:vols?\.?|volumes|томдық|томда)\)?(?!\w)"
)
_EDITION: Final = re.compile(
    r"[(\[]?(?<!\w)(?:(?P<ordinal>\d{1,3})(?:st|nd|rd|th|-?(?:е|ое|ші|шы|і|ы))?(?:,? (?:rev|revised|испр|"
    r"доп)\.?)?[\s-](?:изд(?:ание|\.)|вид(?:ання|\.)|éd(?:ition|\.)|edition|edn\.?|ed\.?|бас(?:ылым\w{0,3}|\.))"
    r"|(?P<aufl>\d{1,3})\.(?:,? (?:u\. |und )?[a-zäöü]{3,16}\.?){0,4}\s(?:Aufl(?:age|\.)|Ausg(?:abe|\.)|Edition)"
    r"|[Ии]зд\.\s(?P<behind>\d{1,3})(?:-е|-ое)?"
    r"|(?P<said>(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth) "
    r"(?:rev(?:ised|\.) )?[Ee]d(?:itio)?n|(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Vv]ierte|[Ff]ünfte|[Ss]echste)"
    r"(?:, [^\W\d_]{3,20})? Aufl(?:age|\.)|(?:[Пп]ервое|[Вв]торое|[Тт]ретье|[Чч]етв[её]ртое|[Пп]ятое) изд(?:ание|\.)|"
    r"[Ии]зд(?:ание|\.) (?:первое|второе|третье|четв[её]ртое|пятое))"
    r"|(?P<words>[Rr]ev(?:ised|\.) ed(?:ition|\.|n\.?)?|[Rr]eprint(?: ed\.)?|[Nn]ew ed(?:ition|\.)|[Рр]епр\. изд\.))"
    r"(?P<more>(?:,? (?:и |& |and )?(?:испр|доп|перераб|стер|расш|rev|revised|enl|enlarged|толықт|өңд|"
    r"түзет)\w{0,8}\.?){0,4})[)\]]?"
)
_EDITION_ALONE: Final = re.compile(
    r"(?<=[.,\x00] )(?:Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?=[.,][\s\x00]|\s/)"
)
"""The edition without its label, as an area: “The Mill. Second. London: …”."""
_SERIES: Final = re.compile(
    rf"\(\s?(?!{times.WHEN}\))(?P<series>[^()\x00]{{3,200}})\)\s{{0,2}}[.,]?\s{{0,2}}(?=[\x00\s.,;—–-]*$|\s[—–-]\s|"
    rf"\s?\d{{1,4}}\s(?:с|p)\.)"
)
_NO_SERIES: Final = re.compile(rf"[^\W\d_a-zа-яё]{{2,8}}|\d{{1,2}}\s[^\W\d_]{{3,9}}\.?|{times.MONTH_WORD.pattern}")
"""A short name or a day in brackets: «(РОССПЭН)», «№ 14 (2 апреля)»."""
_SERIES_NUMBER: Final = re.compile(
    r"^(?P<name>.{3,180}?)\s?[;,.]\s?(?:(?:[Вв]ып|[Тт]|[Vv]ol|[Nn]o|№)\.?\s?)?(?P<number>\d{1,4}|[IVXLC]{1,7})$"
)
_BARE_PAGES: Final = re.compile(
    rf"(?<=[,:\x00])\s?(?P<pages>{_PAGE}{_DASH}{_PAGE})(?=\s?[.\x00,]|\s?$)|"
    rf"(?<=,)\s(?P<page>(?!{times.YEAR})\d{{1,4}})(?=\.)"
)
_PAIRED_PAGES: Final = re.compile(
    rf"(?<=[,:] )(?P<pages>(?P<article>\d{{1,3}}):\d{{1,3}}{_DASH}(?P=article):\d{{1,3}})(?=[.,\s\x00]|$)"
)
"""Pages counted within each article: “edited by J. Doe, 12:1–12:19”."""
_YEARS: Final = re.compile(rf"(?:1[5-9]|20)\d\d{_DASH}(?:1[5-9]|20)\d\d")
_DATED_PAGES: Final = re.compile(rf"\((?P<date>{times.WHEN})\)\s?:\s?(?P<pages>{_PAGES})")
_NO_LETTER: Final = r"(?!(?<=[\w.]\s)[A-Z],\s\d{1,4}(?:\s?\(|,\s(?:pp?\.\s)?\d))"
"""A letter that no comma parts from the name of the journal belongs to it: “Phys. Rev. B, 58, 12–19”."""
COMPACT: Final = re.compile(
    rf"(?<![\w(/–‐-])(?<!\b[ТтTt]\.[\s\x00])(?<!\b[Vv]ol\.[\s\x00])(?<!\bBd\.[\s\x00])(?<!\b[Nn]o\.[\s\x00])(?<!\b[Nn]os\.[\s\x00])(?<!№[\s\x00])(?<!№)"
    rf"(?<!\b[СсCcSsp]\.[\s\x00])(?<!\bpp\.[\s\x00])(?<!['’]){_NO_LETTER}(?P<volume>[A-Z]\d{{1,3}}(?=\s?\(\d)|{_VOLUME})"
    rf"(?:,?[\s\x00]?(?:no\.|nos\.|№|issue|iss\.|nr\.|n\.)\s?(?P<number>{_ISSUE})|\s?\((?P<issue>[^()\x00]{{1,20}})\))?"
    rf"(?:,?\s?\((?P<date>[^()\x00]{{4,40}})\))?"
    rf"(?:\s?[:,]\s?(?:pp?\.\s?)?(?P<pages>{_PAGES}))?(?=[.,;:\s\x00)]|$)"
)
_NUMERO: Final = re.compile(r"[Nn][°º]\s?$")
_ISSUE_ALONE: Final = re.compile(
    rf",\s\((?P<number>\d{{1,4}}(?:[–/-]\d{{1,4}})?)\)(?:[:,]\s(?P<pages>{_PAGES}))?(?=[.,\x00\s]|$)"
)
_SEPARATED: Final = " .,;:—–-)(»]\x00/"


def take_labelled(sheet: Sheet, start: int, end: int, *, in_host: bool) -> None:
    """Take volumes, issues, parts, editions and pages that have their label, from ``start`` on.

    ``in_host`` tells that the item stands in a larger work, so that «5 с.» is its page and not the extent of a book.
    """
    take_edition(sheet, start, end)
    take_volumes(sheet, start, end)
    _take_each(sheet, PAGES_LABELLED, "pages", start, end)
    if not sheet.has("pages"):
        _take_each(sheet, PAGES_BEHIND, "pages", start, end)
    _take_total(sheet, start, end, in_host=in_host)
    _take_each(sheet, _LABEL_VOLUME, "volume", start, end)
    if not sheet.has("volume"):
        _take_each(sheet, _VOLUME_BEHIND, "volume", start, end)
    if not sheet.has("number") and (issue := _ISSUE_BEHIND.search(sheet.left, start, end)):
        sheet.take("number", *issue.span("number"), 0.9, issue["number"])
        sheet.own(*issue.span())
    _take_each(sheet, _LABEL_NUMBER, "number", start, end)
    _take_each(sheet, _LABEL_PART, "part", start, end)
    if in_host:
        _take_each(sheet, _ARTICLE_NUMBER, "eid", start, end)


def _take_each(sheet: Sheet, pattern: re.Pattern[str], name: str, start: int, end: int) -> None:
    """Take the last match that stands by itself; an earlier one belongs to a title more likely."""
    found = [one for one in pattern.finditer(sheet.left, start, end) if _stands_apart(sheet.left, one.start(), start)]
    if not found or sheet.has(name):
        return
    one = found[0] if name in ("volume", "number", "part") else found[-1]
    value = re.sub(r"\s?([-‐-―−]{1,2})\s?", "–", one[name]) if name == "pages" else one[name]
    if sheet.take(name, *one.span(name), 0.96, value.strip(" ,")):
        sheet.own(*one.span())


def _stands_apart(words: str, at: int, start: int) -> bool:
    before = words[start:at].rstrip(" ")
    return not before or before[-1] in _SEPARATED


def _take_total(sheet: Sheet, start: int, end: int, *, in_host: bool) -> None:
    for found in PAGE_TOTAL.finditer(sheet.left, start, end):
        if not _stands_apart(sheet.left, found.start(), start):
            continue
        cited = re.search(r"\d-б", found[0])  # «15-б.» is the fifteenth page, «15 б.» fifteen pages
        name = "pages" if (in_host or cited) and not sheet.has("pages") else "pagetotal"
        if sheet.take(name, *found.span("total"), 0.95, found["total"]):
            tail = found[0][found.end("label") - found.start() :].strip(" :,;")
            sheet.notes.extend([tail] if tail else [])
            sheet.own(*found.span())
        return


def take_edition(sheet: Sheet, start: int, end: int) -> None:
    """Take the edition: «2-е изд., испр.», “3rd ed.”, «2-бас.»."""
    for found in _EDITION.finditer(sheet.left, start, end):
        if not _stands_apart(sheet.left, found.start(), start) and found[0][0] not in "([":
            continue
        number = found["ordinal"] or found["behind"] or found["aufl"]
        plain = (
            number
            and not found["more"]
            and not re.search("rev|испр|доп|erw|überarb|verb|durchges|bearb|verm|korr|aktual|erg", found[0])
        )
        value = number if plain else found[0].strip(" ()[],")
        if sheet.take("edition", *found.span(), 0.95, value):
            return
    if alone := _EDITION_ALONE.search(sheet.left, start, end):
        sheet.take("edition", *alone.span(), 0.8)


def take_volumes(sheet: Sheet, start: int, end: int) -> int | None:
    """Take how many volumes there are («в 5 т.», «2 томдық»); return where that begins."""
    for found in _VOLUMES.finditer(sheet.left, start, end):
        if _stands_apart(sheet.left, found.start(), start) or found[0].startswith("("):
            value = found["volumes"] or found["many"] or found["said"] or found["bare"]
            if sheet.take("volumes", *found.span(), 0.93, value):
                return found.start()
    return None


def take_bare_pages(sheet: Sheet, start: int, end: int) -> None:
    """Take a range of pages without a label that ends an area (“edited by J. Doe, 44–61”)."""
    if sheet.has("pages"):
        return
    for found in _BARE_PAGES.finditer(sheet.left, start, end):
        group = "pages" if found["pages"] else "page"
        if not sheet.has("date") and _YEARS.fullmatch(found[group]):
            continue
        daily = len(sheet.value("date")) == 10  # a number behind a newspaper of one day is its page
        volume = group == "page" and sheet.style in ("apa", "harvard") and not sheet.has("volume") and not daily
        sheet.take(
            "volume" if volume else "pages",
            *found.span(group),
            0.85 if found["pages"] else 0.6,
            re.sub(_DASH, "–", found[group]),
        )
        return


def take_series(sheet: Sheet, start: int, end: int) -> None:
    """Take a series that stands in brackets behind the publication."""
    found = _SERIES.search(sheet.left, start, end)
    if not found or sheet.has("series") or _NO_SERIES.fullmatch(found["series"].strip()):
        return
    name = re.sub(r"^(?:Серия|Сер\.|Series)\s?[:.]?\s?", "", found["series"]).strip()
    numbered = _SERIES_NUMBER.match(name)
    if numbered and not sheet.has("number"):
        sheet.take("number", *found.span("series"), 0.8, numbered["number"])
        name = numbered["name"]
    sheet.take("series", *found.span(), 0.85, name.strip(' «»“”"'))
    sheet.own(*found.span())


def take_compact(sheet: Sheet, start: int, end: int) -> int | None:
    """Take “45 (23): 3859–62” and its like; returns where it begins, which is where the journal's name ends."""
    if paired := _PAIRED_PAGES.search(sheet.left, start, end):
        sheet.take("pages", *paired.span("pages"), 0.95, re.sub(_DASH, "–", paired["pages"]))
    best = None
    for found in COMPACT.finditer(sheet.left, start, end):
        if _is_sound(found, sheet):
            best = found
    if best is None:
        return _take_issue_alone(sheet, start, end)
    issue, date = best["issue"], best["date"]
    if issue and not date and re.fullmatch(times.WHEN, issue.strip()):
        issue, date = None, issue
    sheet.take("volume", *best.span("volume"), 0.95, best["volume"])
    for name, value in (("number", best["number"] or issue), ("pages", best["pages"])):
        if value:
            group = name if best[name] else "issue"
            sheet.take(name, *best.span(group), 0.95, re.sub(_DASH, "–", value) if name == "pages" else value)
    if date:
        _take_date(sheet, best, "date" if best["date"] else "issue")
    sheet.own(*best.span())
    return best.start()


def _take_issue_alone(sheet: Sheet, start: int, end: int) -> int | None:
    """Take “Journal, (5), 12–27”, an issue of a journal without volumes."""
    if found := _DATED_PAGES.search(sheet.left, start, end):
        sheet.take("pages", *found.span("pages"), 0.95, re.sub(_DASH, "–", found["pages"]))
        _take_date(sheet, found, "date")
        sheet.own(*found.span())
        return found.start()
    found = _ISSUE_ALONE.search(sheet.left, start, end)
    if not found or not sheet.has("date"):
        return None
    sheet.take("number", *found.span("number"), 0.9, found["number"])
    if found["pages"]:
        sheet.take("pages", *found.span("pages"), 0.9, re.sub(_DASH, "–", found["pages"]))
    sheet.own(*found.span())
    return found.start()


def _is_sound(found: re.Match[str], sheet: Sheet) -> bool:
    """Whether numbers side by side are a volume with its issue, year or pages; a year is no volume."""
    if not any(found[name] for name in ("number", "issue", "date", "pages")):
        return False
    if found["issue"] and (
        not re.search(r"\d|^suppl", found["issue"]) or re.search(r"(?i)(?<!\w)(?:pp?|vol|с)\.", found["issue"])
    ):
        return False
    if not found["issue"] and _NUMERO.search(sheet.left, max(0, found.start() - 4), found.start()):
        return False
    if found["date"] and not re.search(rf"{times.YEAR}|{times.NO_DATE}", found["date"]):
        return False
    if times.ENDS_IN_MONTH.search(sheet.left, max(0, found.start() - 16), found.start()):
        return False
    is_year = re.fullmatch(times.YEAR, found["volume"])
    dated = found["date"] or re.fullmatch(times.WHEN, found["issue"] or "")
    return not is_year or bool(dated) or sheet.has("date")


def _take_date(sheet: Sheet, found: re.Match[str], group: str) -> None:
    day = times.read(found[group])
    if day.value and not sheet.has("date"):
        sheet.take("date", *found.span(group), 0.95, day.value)
    elif not day.value or day.value[:4] != sheet.value("date")[:4]:
        sheet.notes.append(found[group])
