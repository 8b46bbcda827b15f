"""The larger work that holds an article or a chapter: its name, its editors, its numbers, its publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import brackets, parts, places, publication, roles, segments, times
from devisu.bibliography.lists.sheet import GAP, Taken, trimmed

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_IN: Final = re.compile(
    r"[\s\x00.,;]*(?:[Ii]n:?|[Dd]ans:?|[Вв] кн\.:?|[Вв] сб\.:?|"
    r"[Вв] (?:книге|сборнике):|[Кк]ітапта:|[Ii]n:)\s+(?=[^\w\s]{0,2}[^\W\d_])"
)
_IN_BOOK: Final = re.compile(r"кн|сб|ітапта")
_SLASH: Final = re.compile(r"\s/\s?(?!/)")
_DAY: Final = re.compile(
    rf"(?P<day>(?:{times.DAY}))|(?<![\w.,-])(?P<short>\d{{1,2}}\s(?:(?:янв|февр?|мар|апр|ма[йя]|июн|июл|авг|сент?|"
    rf"окт|нояб?|дек|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|"
    rf"желтоқсан)[^\W\d_]{{0,6}}\.?))"
)
_YEAR: Final = re.compile(rf"(?<![\w.:/–-])(?P<when>{times.WHEN})(?=[\s\x00.,;:)—–\]-]|$)")
_YEAR_BEHIND: Final = re.compile(rf"[.)]\s[^.\x00]{{2,80}}(?:,\s|\s:\s|:\s){times.YEAR}|[^\W_]{{2}}[,:]\s{times.YEAR}")
_PLACE: Final = re.compile(
    rf"\s[(\[](?P<place>[^\W\d_a-z][^()\[\]\d\x00:]{{1,60}}(?: \([A-Z]{{2}}\))?)[)\]](?=,\s{times.YEAR}|"
    rf",\s(?:[Vv]ol|[Nn]o)\.\s|\s\d{{1,4}}\s?[(:,]|,\s[^\s,][^,]{{1,24}},\s{times.YEAR}|"
    rf",\s(?:[A-Z][a-z]+ ){times.YEAR}|\.?$)"
)
_REPEATED: Final = re.compile(rf"(?<=,)\s(?P<when>{times.WHEN})(?=[,.;\s]|$)")
_AREA_OVER: Final = re.compile(r"[\s\x00.—–]*(?=[^\W\d_a-zа-яё])")
_INSTITUTION: Final = re.compile(
    r"(?:The )?(?:[^\W\d_a-z][\w’'-]* ){0,3}Universit\w{1,4}(?: (?:of|für) [^,.]{2,40}| [^\W\d_a-z][\w’'-]*){0,2}"
)
"""A body that a work without a host was made at (“Title.” University of Mills, 2018)."""
_PERIODICAL_NUMBERS: Final = re.compile(
    rf"\d,? no\. ?\d|[^\W\d_+] \d{{1,4}} \((?:[^()]{{0,20}} )?{times.YEAR}\)|\d ?\(\d"
)
_KIND: Final = re.compile(
    r"[\s\x00.,]*(?P<kind>(?:Review of|Rezension (?:zu|von)|Compte rendu de|Special (?:issue|section)|Supplement|"
    r"Supplemental material|Monograph|Letter to the editor|Blog entry|Unpublished manuscript)"
    r"(?:[\s,][^\x00]{1,200}?)?[.,?!]”?)\s"
    r"(?=[^\W\d_a-z])"
)
_REPOSITORY: Final = re.compile(r"(?:arXiv|ArXiv|SSRN|bioRxiv|Zenodo|HAL)")
_COLLECTION: Final = re.compile(r"(?i)матер\w{0,6} |конф|proceedings|conference|symposium|съезд|жинағы|сб\. ст|сборник")
_CAPITALISED: Final = re.compile(r"[^\W\d_a-zа-яё][\w’'-]+(?: (?:& |and )?[^\W\d_a-zа-яё][\w’'.-]+){0,3}")
_NEW_SERIES: Final = re.compile(
    r",? \(?(?P<series>[Nn]\. ?[Ss]\.?|[Nn]ew ?series|N\. ?F\.?|[Nn]ouvelle série|"
    r"\d(?:st|nd|rd|th|e)? (?:ser(?:ies|\.)|série)|"
    r"(?:[Ss]er(?:ies|\.)|[Сс]ер\.) \d{1,2})\)?$"
)


def read(sheet: Sheet, start: int, *, trust: bool = False) -> None:
    """Read the host from ``start`` on: first what has labels, then the publication; what is before them is its name.

    ``trust`` tells that its last area is a publisher even if nothing says so (APA).
    """
    end = len(sheet.text)
    prefix = _IN.match(sheet.left, start, end)
    if prefix:
        sheet.own(*prefix.span())
        start = prefix.end()
    start = roles.names_first(sheet, start, end)
    parts.take_edition(sheet, start, end)
    ends = [end]
    slash = _SLASH.search(sheet.left, start, end)
    if slash:
        ends.append(slash.start())
    stated = roles.take(sheet, start, end)
    periodical = _PERIODICAL_NUMBERS.search(sheet.left, start, end)
    while periodical and stated and not sheet.left[start : stated[0].start].strip(" .,;\x00"):
        start = stated.pop(0).end  # “Title.” Translated by J. Doe. Journal 34 (1977)
    ends += [one.start for one in stated]
    if slash:
        sheet.own(*slash.span())
    lead = _lead(sheet, start, end)
    ends += _take_bracketed_place(sheet, lead, end) + _own_repeated_date(sheet, start, end)
    ends += brackets.take(sheet, lead, end)
    if (compact := parts.take_compact(sheet, lead, end)) is not None:
        ends.append(compact)
    parts.take_labelled(sheet, lead, end, in_host=True)
    parts.take_series(sheet, lead if compact is None else compact, end)
    behind = max((one.end for one in stated), default=start) if slash else start
    ends += _publication(sheet, behind, lead, end, stated=behind > start)
    counted = sheet.has("volume") or sheet.has("number")
    if trust and not sheet.has("publisher") and (prefix or not counted):
        ends += _trusted(sheet, start, end)
    gap = sheet.left.find(GAP, lead, end)
    name_end = min([*ends, *([gap] if gap >= 0 else [])])
    if not prefix:
        start = _take_kind(sheet, start, name_end)
    collected = prefix is not None and bool(_IN_BOOK.search(prefix[0]))
    _take_name(sheet, start, name_end, prefix=bool(prefix), collected=collected)


def _take_kind(sheet: Sheet, start: int, end: int) -> int:
    """Take what an article says of itself in front of its journal (“Review of The Mill, by J. Doe.”)."""
    found = _KIND.match(sheet.left, start, end)
    if not found or not sheet.has("title"):
        return start
    sheet.take("titleaddon", *found.span("kind"), 0.8)
    return found.end()


def _lead(sheet: Sheet, start: int, end: int) -> int:
    """Where the host's first word is over; nothing before it is a number of the host's."""
    if parts.PAGES_LABELLED.match(
        sheet.left, start + len(sheet.left[start:end]) - len(sheet.left[start:end].lstrip(" .,\x00"))
    ):
        return start
    found = re.search(r"[^\W_][\s.,:;\x00)»”]", sheet.left[start : min(end, start + 80)])
    return start + found.end() - 1 if found else start


def _publication(sheet: Sheet, start: int, lead: int, end: int, *, stated: bool) -> list[int]:
    """Take the publication; what stands behind names that are ``stated`` behind a slash is nothing else."""
    ends = _take_days(sheet, lead, end)
    parts.take_bare_pages(sheet, lead, end)
    areas = segments.split(sheet.left, start, end)
    after = areas[0].end if areas else end
    if areas and (
        (stated and _AREA_OVER.match(sheet.left, start))
        or publication.begins_with_year(sheet.left, start, end)
        or publication.is_imprint(areas[0].of(sheet.left))
    ):
        after = start
    elif GAP in sheet.left[start:after]:
        after = min(after, sheet.left.find(GAP, start, after))
    if sheet.style == "notes" and (comma := publication.comma_imprint(sheet.left, start, end, known=False)) is not None:
        after = min(after, comma)
    begins = publication.take(sheet, after, end)
    if begins is None:
        begins = publication.take_year_alone(sheet, after, end)
    if begins is not None:
        ends.append(begins)
    if not sheet.has("date"):
        ends += _take_any_year(sheet, lead, end)
    publication.take_damaged_year(sheet, lead, end)
    return ends


def _take_bracketed_place(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take where a conference was held: “Proceedings of X (Graz, Austria), 2023”."""
    every = _PLACE.finditer(sheet.left, start, end)
    found = next((one for one in every if places.is_known(re.split(r",| \(", one["place"])[0]) or "," in one[0]), None)
    if not found:
        return []
    sheet.take("location", *found.span("place"), 0.8)
    sheet.own(*found.span())
    return [found.start()]


def _own_repeated_date(sheet: Sheet, start: int, end: int) -> list[int]:
    """Leave to the style the year that it says twice (Chicago author-date), and the month that stands by itself."""
    ends = []
    year = sheet.value("date")[:4]
    for found in list(_REPEATED.finditer(sheet.left, start, end)) if year else ():
        day = times.read(found["when"]).value
        if day[:4] == year:
            if len(day) > len(sheet.value("date")):
                sheet.fields["date"] = sheet.fields["date"]._replace(value=day)
            sheet.own(*found.span())
            ends.append(found.start())
    month = times.MONTH_ALONE.search(sheet.left, start, end)
    if year and month:
        date = times.completed(sheet.value("date"), month["month"], month["day"] or month["before"] or "")
        sheet.fields["date"] = sheet.fields["date"]._replace(value=date)
        sheet.own(*month.span())
        ends.append(month.start())
    return ends


def _trusted(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take the last area as the publisher."""
    areas = segments.split(sheet.left, start, end)
    if len(areas) < 2:
        return []
    begins = publication.take(sheet, areas[-1].start, areas[-1].end, trust=True)
    return [] if begins is None else [begins]


def _take_days(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take the day of a newspaper, with its year beside it."""
    found = _DAY.search(sheet.left, start, end)
    if not found:
        return []
    if found["day"] and _YEAR_BEHIND.search(sheet.left, found.end(), end):
        return []  # the day of the conference that the host is named after; its own year follows
    if found["day"]:
        day = times.read(found["day"])
        if not sheet.take("date", *found.span(), 0.95, day.value) and sheet.value("date")[:4] == day.value[:4]:
            sheet.fields["date"] = sheet.fields["date"]._replace(value=day.value)
            sheet.own(*found.span())
        return [found.start()]
    year = _YEAR.search(sheet.left, start, end)
    if not year:
        return []
    day = times.read(f"{found['short']} {year['when']}")
    if sheet.take("date", *found.span(), 0.93, day.value):
        sheet.own(*year.span())
    return [min(found.start(), year.start())]


def _take_any_year(sheet: Sheet, start: int, end: int) -> list[int]:
    found = next(reversed(list(_YEAR.finditer(sheet.left, start, end))), None)
    if found is None:
        return []
    day = times.read(found["when"])
    sheet.take("date", *found.span(), 0.85, day.value)
    return [found.start()]


def _take_name(sheet: Sheet, start: int, end: int, *, prefix: bool, collected: bool) -> None:
    words = sheet.left[start:end]
    lead = len(words) - len(words.lstrip(" \x00.,;:"))
    gap = words.find(GAP, lead)
    end = start + gap if gap >= 0 else end
    value = re.sub(r"\s:\s", ": ", trimmed(sheet.left[start:end]))
    if len(value) > 1 and value[0] in '«“"' and value[-1] in '»”"':
        value = value[1:-1]
    if sheet.left[start:end].rstrip(" \x00,;").endswith(".") and _is_abbreviated(value):
        value = f"{value.rstrip('.')}."
    value = _without_series(sheet, value)
    name, comma, publisher = value.rpartition(", ")
    numbered = sheet.has("volume") or sheet.has("number") or sheet.has("publisher")
    firm = places.is_publisher(publisher) or (sheet.has("pages") and _CAPITALISED.fullmatch(publisher))
    if sheet.style == "mla" and comma and not numbered and firm and len(sheet.value("date")) < 7:
        sheet.take("publisher", start + words.rindex(publisher), start + words.rindex(publisher) + len(publisher), 0.75)
        value, end = name, start + words.rindex(publisher)
    alone = not prefix and not numbered and not sheet.has("pages") and not sheet.has("url")
    if alone and _INSTITUTION.fullmatch(value) and "Press" not in value and not sheet.has("booktitle"):
        sheet.take("publisher", start, end, 0.7, value)
        return
    name = "publisher" if _REPOSITORY.fullmatch(value) else "booktitle" if collected else container_field(sheet, value)
    sheet.take(name, start, end, 0.9, value)


def _without_series(sheet: Sheet, name: str) -> str:
    """The name of a periodical without the series of its volumes, “n.s.”, “3rd ser.”, which has a field of its own."""
    found = _NEW_SERIES.search(name)
    if not found or not (sheet.has("volume") or sheet.has("number")):
        return name
    sheet.fields.setdefault("series", Taken(found["series"], 0.85))
    return name[: found.start()]


def _is_abbreviated(name: str) -> bool:
    return any(len(word) > 1 and word.endswith(".") for word in name.split())


def container_field(sheet: Sheet, name: str) -> str:
    """Whether the host is a periodical or a book."""
    printed = any(sheet.has(one) for one in ("editor", "location", "publisher"))
    if sheet.has("volume") and sheet.has("number") and not (printed and _COLLECTION.search(name)):
        return "journaltitle"
    if sheet.has("editor") or sheet.has("location") or sheet.has("publisher") or _COLLECTION.search(name):
        periodical = (
            (sheet.has("number") or sheet.has("volume")) and not sheet.has("editor") and not sheet.has("publisher")
        )
        return "journaltitle" if periodical and not _COLLECTION.search(name) else "booktitle"
    return "journaltitle"
