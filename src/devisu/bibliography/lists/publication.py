"""Place, publisher and year: «М.: Наука, 1985», “Westport, Conn.: Greenwood, 2000”, «Алматы, 1996»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import places, segments, times
from devisu.bibliography.lists.sheet import GAP, Taken, trimmed

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet
    from devisu.text import Span

_YEAR_AT_END: Final = re.compile(
    rf"(?:^|[\s,.:;\x00(\[])(?:©\s?|cop\. |ca?\. )?(?P<when>{times.WHEN}|{times.NO_DATE}|{times.DAMAGED_YEAR.pattern})$"
)
_YEAR_ALONE: Final = re.compile(rf"{times.WHEN}|{times.NO_DATE}")
_BEFORE: Final = " ,.:;([\x00"
_BEHIND: Final = " .,;:)]—–-\x00"
_NAMELESS: Final = re.compile(r"\[?(?:[Бб]\.\s?и\.?|s\.\s?n\.?|б\.\s?б\.?)\]?", re.IGNORECASE)
_COLON: Final = re.compile(r"\s?:\s|\s:\s?|(?<=\.):(?=[^\W\d_])")
_CYRILLIC_NAME: Final = re.compile(r"[А-ЯЁІӘҒҚҢӨҰҮҺ][а-яёіәғқңөұүһ]{2,20}(?:-[А-ЯЁа-яё]{1,15}){0,2}")
_BEHIND_COMMA: Final = re.compile(
    rf"(?<=[^\W_][,.]\s|[»”)\]\x00][,.]\s)(?P<place>[^\W\d_a-zа-яё][^,.:;\d\x00]{{1,40}}\.?(?:\su\.\s?a\.)?)"
    rf"(?:,?\s(?P<year>{times.YEAR})(?=[,.\s\x00]|$)|(?:,|"
    rf"\s?:)\s[^,:\x00]{{2,80}}(?:,\s[^,:\d\x00]{{2,60}})?,?\s{times.YEAR}(?=[,.\s\x00]|$))"
)
_ENDS_IN_YEAR: Final = re.compile(rf"{times.YEAR}\D{{0,12}}$")
_SPAN_OF_YEARS: Final = re.compile(rf"{times.YEAR}\s?[–-]\s?(?:{times.YEAR}|\d\d)\D{{0,12}}$")
_FIRM: Final = re.compile(r"\s?(?:[A-Z]\.\s?){1,3}[^\W\d_]+,|[^,]{0,40}Verlag")
"""A publisher in front of its place."""
_LONGEST: Final = 260


def take(sheet: Sheet, start: int, end: int, *, trust: bool = False) -> int | None:
    """Take place, publisher and year from the areas of a stretch; returns where their area begins.

    ``trust`` lets an area be a publisher although nothing in it says so (the stretch cannot be anything else).
    """
    areas = segments.split(sheet.left, start, end)
    ranks = {at: _rank(sheet.left[area.start : area.end]) for at, area in enumerate(areas)}
    for at in sorted(ranks, key=lambda one: (-ranks[one], one)):
        following = areas[at + 1] if at + 1 < len(areas) else None
        if begins := _take_area(sheet, areas[at], following, trust=trust):
            return begins - 1
    return None


def _rank(words: str) -> int:
    """How much an area looks like a publication: a known place with the year, or neither but years of a title."""
    if is_imprint(words) and (_COLON.search(words) or _ENDS_IN_YEAR.search(words)):
        return 2
    return 0 if _SPAN_OF_YEARS.search(words) else 1


def begins_with_year(words: str, start: int, end: int) -> bool:
    """Whether a stretch begins with a date that is an area of its own."""
    areas = segments.split(words, start, end)
    return bool(areas and _year_alone(words, *areas[0]))


def is_imprint(words: str) -> bool:
    """Whether an area can be nothing but place, publisher and year: a known place stands before its colon or comma."""
    found = _COLON.search(words)
    before = words[: found.start()] if found else words.partition(",")[0]
    return places.is_known(before.strip(" .,[]\x00")) or places.is_known(before.strip(" ,[]\x00"))


def comma_imprint(words: str, start: int, end: int, *, known: bool = True) -> int | None:
    """Where place, publisher and year begin that stand behind a comma: “Le Moulin, Paris, Éditions du Val, 1990”.

    ``known`` asks for a known place; else a word right before the year is one too (“Die Mühle, Karsk 1990”).
    """
    reached = start
    while (found := _BEHIND_COMMA.search(words, reached, end)) is not None:
        reached = found.end("place")
        place = found["place"].strip()
        if places.is_known(place) or places.is_known(place.split("/")[0]) or (found["year"] and not known):
            return found.start("place")
    return None


def _take_area(sheet: Sheet, area: Span, following: Span | None, *, trust: bool) -> int | None:
    """Take one area if it is a publication's; returns its beginning and one."""
    begins, stop = area
    words = sheet.left[begins:stop]
    gap = max(words.rfind(GAP, 0, len(words.rstrip(" .,;:—–-" + GAP))), -1)
    offset = begins + gap + 1
    words = sheet.left[offset:stop]
    if len(words) > _LONGEST or not words.strip(" .,;:\x00"):
        return None
    spaced = trust or sheet.style == "notes" or sheet.kind == "thesis"
    when = _year_at_end(words, spaced=spaced)
    if when and sheet.style == "notes" and not is_imprint(words):
        comma = (comma_imprint(sheet.left, offset, stop, known=False) or offset) - offset
        if comma and _FIRM.match(words) and not _COLON.search(words):
            _give(sheet, "publisher", offset, offset + comma, 0.7)  # “C. H. Mill, Karsk 1990”
        offset, words = offset + comma, words[comma:]
        when = _year_at_end(words, spaced=spaced)
    bare = words[: when.start()] if when else words
    if not is_publication(bare, dated=bool(when), trust=trust):
        return None
    if when:
        _take_year(sheet, offset + when.start("when"), offset + when.end("when"))
        sheet.own(offset + when.start(), offset + when.end())
    elif following is not None and (alone := _year_alone(sheet.left, *following)):
        _take_year(sheet, *alone)
    take_imprint(sheet, offset, offset + len(bare))
    return offset + 1


def _year_at_end(words: str, *, spaced: bool = False) -> re.Match[str] | None:
    """The year that ends an area, behind a comma; behind a space only where place and publisher stand before it."""
    found = _YEAR_AT_END.search(words.rstrip(_BEHIND))
    if not found or not found.start():
        return found
    before = words[: found.start("when")]
    parted = before[len(before.rstrip(_BEFORE)) :].strip(" ")
    return found if parted or spaced or is_imprint(words) else None


def _year_alone(words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the date stands in an area that is nothing else."""
    plain = words[start:end].strip(_BEFORE + _BEHIND)
    at = words.find(plain, start, end) if plain else start
    return (at, at + len(plain)) if _YEAR_ALONE.fullmatch(plain) else None


def is_publication(words: str, *, dated: bool, trust: bool = False) -> bool:
    """Whether an area without its year reads like a place and a publisher, or either."""
    plain = words.strip(" .,;:\x00[]()")
    if not plain:
        return dated
    if not any(one.isalpha() for one in plain):
        return False
    if plain[0].islower() and not plain.startswith(("изд", "тип", "ун", "arXiv")):
        return False
    colon = _COLON.search(words)
    if colon:
        before = words[: colon.start()].strip(" []")
        return (
            dated
            or places.is_known(before)
            or (len(before) <= 60 and (trust or places.is_publisher(words[colon.end() :])))
        )
    if places.is_known(plain) or places.is_known(f"{plain}.") or places.is_known(plain.partition(",")[0]):
        return True
    return (dated or trust) and len(plain) <= 120


def _take_year(sheet: Sheet, start: int, end: int) -> None:
    words = sheet.text[start:end]
    day = times.read(words)
    if times.DAMAGED_YEAR.fullmatch(words):
        sheet.notes.append(words)
        sheet.take("date", start, end, 0.5, times.mended_year(words))
        return
    if not day.value:
        sheet.own(start, end)
        return
    if not sheet.take("date", start, end, 0.96, day.value):
        if sheet.value("date")[:4] == day.value[:4]:
            sheet.own(start, end)
        return
    if day.letter:
        sheet.fields["x-year-letter"] = Taken(day.letter, 0.9)


def take_year_alone(sheet: Sheet, start: int, end: int) -> int | None:
    """Take an area that is nothing but a date; returns where it begins."""
    for area in segments.split(sheet.left, start, end):
        if alone := _year_alone(sheet.left, *area):
            _take_year(sheet, *alone)
            return area.start
    return None


def take_damaged_year(sheet: Sheet, start: int, end: int) -> None:
    """Take a year in which letters stand for digits; the year as it stands is kept in the note."""
    if sheet.has("date"):
        return
    if found := times.DAMAGED_YEAR.search(sheet.left, start, end):
        sheet.notes.append(found[0])
        sheet.take("date", *found.span(), 0.5, times.mended_year(found[0]))


def take_imprint(sheet: Sheet, start: int, end: int) -> None:
    """Take places and publishers from «М.; Л.: Наука» and its like."""
    words = sheet.left[start:end]
    pairs = [part for part in re.split(r"\s?;\s?", words) if part.strip(" .,\x00")]
    if len([part for part in pairs if _COLON.search(part)]) > 1:
        _take_pairs(sheet, start, end, pairs)
        return
    colon = _colon_of(words)
    if colon:
        _give(sheet, "location", start, start + colon.start(), 0.95)
        _give(sheet, "publisher", start + colon.end(), end, 0.95)
        return
    _take_without_colon(sheet, start, end)


def _colon_of(words: str) -> re.Match[str] | None:
    """The colon between place and publisher; the last one, where a title leans on the place."""
    return _COLON.search(words)


def _take_pairs(sheet: Sheet, start: int, end: int, pairs: list[str]) -> None:
    """“London: Longman; New York: Holt”: the places one after the other, and the publishers likewise."""
    where, who = [], []
    for pair in pairs:
        colon = _COLON.search(pair)
        where.append(trimmed(pair[: colon.start()] if colon else pair))
        if colon:
            who.append(trimmed(pair[colon.end() :]))
    sheet.take("location", start, start, 0.9, " and ".join(one for one in where if one))
    sheet.take("publisher", start, end, 0.9, " and ".join(one for one in who if one))


def _take_without_colon(sheet: Sheet, start: int, end: int) -> None:
    words = sheet.left[start:end]
    plain = trimmed(words)
    if not plain:
        return
    if sheet.style == "notes" and _take_parted(sheet, start, end):
        return
    if places.is_known(words.strip(" ,[]\x00")) or places.is_known(f"{plain}."):
        _give(sheet, "location", start, end, 0.95)
        return
    place, comma, publisher = words.partition(",")
    if comma and places.is_known(place.strip()) and places.is_publisher(publisher):
        _give(sheet, "location", start, start + len(place), 0.9)
        _give(sheet, "publisher", start + len(place) + 1, end, 0.9)
        return
    known_first = comma and places.is_known(place.strip())
    russian = sheet.style.startswith(("gost", "kazakh")) and _CYRILLIC_NAME.fullmatch(plain)
    if russian and not places.is_publisher(plain):
        _give(sheet, "location", start, end, 0.6)  # the Russian short form leaves the publisher out, not the place
        return
    if places.is_publisher(plain) or not known_first:
        _give(sheet, "publisher", start, end, 0.85 if places.is_publisher(plain) else 0.6)
    else:
        _give(sheet, "location", start, end, 0.8)


def _take_parted(sheet: Sheet, start: int, end: int) -> bool:
    """Take “Paris, Éditions du Val”, whatever the publisher is called; tells whether it was that."""
    place, comma, publisher = sheet.left[start:end].partition(",")
    if not comma or not publisher.strip(" ,\x00") or places.is_known(publisher.strip(" ,.\x00")):
        return False
    _give(sheet, "location", start, start + len(place), 0.85)
    _give(sheet, "publisher", start + len(place) + 1, end, 0.85)
    return True


def _give(sheet: Sheet, name: str, start: int, end: int, sure: float) -> None:
    value = trimmed(sheet.left[start:end]).strip("[] ") if not _NAMELESS.search(sheet.left[start:end]) else ""
    if _NAMELESS.fullmatch(sheet.left[start:end].strip(" .,\x00")):
        sheet.own(start, end)
        return
    value = value or trimmed(sheet.left[start:end])
    value = re.sub(r"\b(u\.\s?a|[Бб]\. ?м|[Ss]\. ?l)$", r"\1.", value)
    if name == "publisher" and re.search(r"(?<!\w)Publ$", value):
        value = f"{value}."
    if name == "location" and not value.endswith(".") and sheet.text[end : end + 1] == ".":
        value = f"{value}." if places.is_known(f"{value}.") and not places.is_city(value) else value
    if name == "location":
        value = re.sub(r"\s?;\s?", " and ", value)
        value = re.sub(r"(?<=[.\s][–-])([А-ЯA-Z])$", r"\1.", value)
        if not value.endswith(".") and sheet.left[start:end].rstrip(" \x00").endswith("."):
            value = f"{value}." if places.is_known(f"{value}.") and not places.is_city(value) else value
    if sheet.has(name):
        sheet.add(name, start, end, 0.6, " and ")
    else:
        sheet.take(name, start, end, sure, value)
