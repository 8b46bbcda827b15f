"""Styles that put the year behind the authors: APA, Harvard, Chicago author-date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.bibliography.lists import brackets, headings, hosts, parts, people, places, roles, segments, times
from devisu.bibliography.lists.sheet import Taken, letters, trimmed
from devisu.bibliography.lists.styles import books, gost, quoted
from devisu.model import Person

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet
    from devisu.text import Span

_NO_DATE: Final = rf"(?:{times.NO_DATE}|in press|forthcoming|under review)"
_BRACKETED: Final = re.compile(
    rf"[\s\x00.,]\s?\((?P<when>(?:ca?\. ?)?{times.WHEN}"
    rf"(?:, (?:[A-Z][a-z]{{2,8}}(?: \d{{1,2}})?(?:[–-]\d{{1,2}})?))?[–-]?|{_NO_DATE})\)(?P<after>[.,:]?)(?=\s|$|\x00)"
)
_FIRST_PRINTED: Final = re.compile(
    rf"(?<=[^\W_]|[.)])[.,]?\s[(\[](?P<first>{times.YEAR})[)\]],?\s(?P<when>{times.YEAR}[a-z]?)[.,](?=\s)"
    rf"|(?<=[^\W_]|[.)])[.,]?\s\((?P<before>{times.YEAR})/(?P<later>{times.YEAR}[a-z]?)\)[.,]?(?=\s)"
    rf"|(?<=[^\W_]|[.)])[.,]?\s\(?(?P<last>{times.YEAR}[a-z]?) \[(?P<origin>{times.YEAR})\]\)?[.,]?(?=\s)"
)
"""The year of the first edition beside the year of this one: “(1923) 1990.”, “(1923/1990)”, “1990 [1923].”"""
_ORIGINAL: Final = re.compile(
    rf"\(?(?:Original work published|Originally published|"
    rf"First published)(?: in)? (?P<first>{times.YEAR})[^()\x00]{{0,3}}?\)?(?=[.,;\s]|$)"
)
_BARE: Final = re.compile(
    rf"(?<=[^\W_]|[.”\"’»)\]])[.,]?\s\[?(?P<when>{times.YEAR}(?:\s?[–-]\s?(?:{times.YEAR}|\d\d)?)?[a-z]?(?:\??\])?[.,]|"
    rf"{_NO_DATE}[.,]?)(?=\s)"
)
_IN: Final = re.compile(r"(?:(?<=[.?!”\"’»,])\s|^)[Ii]n:?\s(?=[^\W\d_])")
_GOES_ON: Final = re.compile(r",\s[^\W\dA-ZА-ЯЁ_]")
"""A title that begins with its year, and goes on small behind the comma: “Doe, J. 2001, a Mill. …”."""
_LATER: Final = re.compile(rf"[^\W_][.»”]?[,:]\s(?P<year>{times.YEAR})(?!\w)")
_IN_AT_ONCE: Final = re.compile(r"[\s\x00.,]*[Ii]n:?\s(?=[^\W\d_])")
_PERIODICAL: Final = re.compile(
    r"(?i)(?<!\w)(?:journal|review|revue|revista|rivista|quarterly|bulletin|annals|annales|zeitschrift|archiv|"
    r"cahiers|magazine|gazette|times|"
    r"post|tribune|herald|news|guardian|courier|globe|chronicle|daily|weekly|monthly|zeitung|"
    r"proceedings|transactions|conference|symposium|workshop on|proc\.\s|arxiv preprint|"
    r"вестник|журнал|записки|известия|вопросы|труды|хабаршы\w{0,4}|жаршысы|"
    r"журналы)(?!\w)(?!.*\bPress\b)"
)
_PAGED: Final = re.compile(
    r"^[^\d\x00][^\x00]{2,200}, (?:\(\d{1,5}(?:[–-]\d{1,5})?\)|\d{1,5}(?:[–-]\d{1,5})?)[.\x00\s]*$"
)
_ONLY_PAGES: Final = re.compile(r"[\s\x00]*\d{1,5}(?:[–-]\d{1,5})?[.\s\x00]*")
_LONGEST: Final = 900
_ABBREVIATION: Final = re.compile(r"(?:[A-Z][\w-]{0,9}\. ?){0,3}[A-Z][\w-]{0,9}\.?")
_COMMA_BOOK: Final = re.compile(
    r"\s[^\x00]{3,300}?, (?P<publisher>[^,.\d\x00]{3,60}), (?P<place>[^\W\d_a-z][^,.\d\x00]{2,40})\.?\s?$"
)
_LINKING: Final = "de la del das dos der des du für und et y e i of the for and и по"
_LINKS: Final = frozenset(_LINKING.split())
"""Small words that names of bodies have too."""
_COMMA_PLACE: Final = re.compile(
    r"(?<=[^\W_]), (?P<place>[^\W\d_a-z][^,.:\d\x00]{2,30}(?:, [A-Z]{2})?), (?P<publisher>[^,.:\d\x00\[]{3,60})\.?\s?$"
)


class Dated(NamedTuple):
    """A year behind the authors: where the authors end, where the year's words stand, and where the title begins."""

    authors_end: int
    start: int
    end: int
    title: int
    style: str


def tell(words: str) -> Dated | None:
    """Where the year stands behind the authors; nothing if the item does not put it there."""
    found = _FIRST_PRINTED.search(words, 0, _LONGEST)
    if found and _heads(words[: found.start() + 1]):
        group = next(name for name in ("when", "later", "last") if found[name])
        style = "chicago-author-date" if group == "when" else "apa" if group == "later" else "harvard"
        return Dated(found.start() + 1, *found.span(group), found.end(), style)
    found = _BRACKETED.search(words, 0, _LONGEST)
    if (
        found
        and _heads(words[: found.start() + 1])
        and not (found["after"] == ":" and re.match(r"\s?\d", words[found.end() :]))
    ):
        style = "apa" if found["after"] == "." else "harvard"
        return Dated(found.start() + 1, *found.span("when"), found.end(), style)
    found = _BARE.search(words, 0, _LONGEST)
    if (
        found
        and _heads(words[: found.start() + 1])
        and letters(words[found.end() :]) > 6
        and not _of_title(words, found)
    ):
        return Dated(found.start() + 1, *found.span("when"), found.end(), "chicago-author-date")
    return None


def _of_title(words: str, found: re.Match[str]) -> bool:
    """Whether a year belongs to a title: nobody is named before it, and an imprint with its own year follows."""
    before = words[: found.start() + 1]
    goes_on = _GOES_ON.match(words, found.end() - 1)
    if not goes_on and (headings.heading(before) or quoted.at(words, 0) or people.is_body(before)):
        return False
    later = _LATER.search(words, found.end())
    return later is not None and later["year"] != found["when"][:4]


def _heads(words: str) -> bool:
    """Whether some words can be the authors that a year stands behind: names, a body, or a title in their place."""
    plain = words.strip(" .,\x00")
    if not plain or ("//" in plain) or re.search(r"(?<!\w)\d{3,4}(?!\w)|\s[—–/]\s", plain):
        title = quoted.at(words, 0)
        return title is not None and title.after >= len(words.rstrip(" .,"))
    if title := quoted.at(words, 0):
        return title.after >= len(words.rstrip(" .,"))
    if re.search(r"[“”«»]", plain):
        return False
    found = headings.heading(words, given_names=True)
    if found and len(words[found.end :].strip(" .,()")) < 3:
        return True
    if (
        found
        and headings.heading(words, given_names=False)
        and not re.match(r"\s?(?:,|&|and\b|et al|и др)", words[found.end :])
    ):
        return False
    whole = headings.heading(f"{plain}. ", given_names=True)
    if whole and whole.end >= len(plain):
        return True
    return _one_area(plain)


def _one_area(words: str) -> bool:
    """Whether the words are one area, as a body or a title is: no publication can stand in them."""
    areas = segments.split(words)
    return (len(areas) == 1 and ": " not in words[-60:]) or (len(areas) == 1 and len(words.split()) < 14)


def read(sheet: Sheet, dated: Dated) -> None:
    """Read an item whose year stands behind its authors."""
    sheet.style = dated.style
    _take_first_printed(sheet, dated)
    _take_year(sheet, dated)
    title = dated.title
    _take_authors(sheet, dated)
    if (found := quoted.at(sheet.left, title)) is not None:
        if sheet.value("title") == books.clean_title(sheet.left[found.start : found.end]):
            sheet.own(found.start - 1, found.after)
            hosts.read(sheet, found.after)
        else:
            quoted.read(sheet, found)
        return
    if sheet.has("title"):
        if sheet.left.startswith(f"{sheet.value('title')}.", title + 1):
            sheet.own(title, title + 2 + len(sheet.value("title")))
            title += 2 + len(sheet.value("title"))
        if _has_host(sheet.left, title):
            hosts.read(sheet, title)
            return
    _read_plain(sheet, title)


def _take_first_printed(sheet: Sheet, dated: Dated) -> None:
    """Take the year of the first edition, beside the year or at the end."""
    found = _FIRST_PRINTED.match(sheet.left, dated.authors_end - 1)
    for group in ("first", "before", "origin") if found else ():
        if found and found[group]:
            sheet.take("origdate", *found.span(group), 0.95)
    if original := _ORIGINAL.search(sheet.left, dated.title):
        sheet.take("origdate", *original.span("first"), 0.95)
        sheet.own(*original.span())


def _take_year(sheet: Sheet, dated: Dated) -> None:
    day = times.read(sheet.text[dated.start : dated.end])
    if day.value:
        sheet.take("date", dated.start, dated.end, 0.98, day.value)
        if day.letter:
            sheet.fields["x-year-letter"] = Taken(day.letter, 0.95)
    elif re.fullmatch(rf"{times.NO_DATE}[.,]?", sheet.text[dated.start : dated.end]):
        sheet.own(dated.start, dated.end)
    else:
        sheet.take("pubstate", dated.start, dated.end, 0.9)


def _take_authors(sheet: Sheet, dated: Dated) -> None:
    words = sheet.left[: dated.authors_end]
    if title := quoted.at(words, 0):
        sheet.take("title", title.start, title.end, 0.9, books.clean_title(words[title.start : title.end]))
        sheet.own(title.start - 1, title.after)
        return
    plain = trimmed(words)
    repeated = sheet.left[dated.title :].lstrip(" .“").startswith((f"{plain}.", f"{plain},", f"{plain}”", f"{plain} ["))
    if repeated and not headings.heading(words):
        sheet.take("title", 0, dated.authors_end, 0.8, plain)
        return
    named = people.block(words)
    if _is_title(plain, named):
        sheet.take("title", 0, dated.authors_end, 0.7, plain)
        return
    named = named._replace(people=tuple(_as_body(one) if "," not in plain else one for one in named.people))
    roles.give(sheet, gost.role_of(named), named, 0.97)
    sheet.own(0, dated.authors_end)


def _as_body(one: Person) -> Person:
    """A name that no comma parts is a body's in these styles, unless it has initials (“National Millers United”)."""
    whole = " ".join(part for part in (one.given, one.prefix, one.family) if part)
    parted = one.literal or not one.given or "." in one.given or any(len(word) < 3 for word in one.given.split())
    return one if parted else Person(whole, literal=True)


def _is_title(words: str, named: people.Names) -> bool:
    """Whether words before the year are a title put there for want of an author: most of them begin small."""
    if not named.people or people.is_body(words) or "," in words:
        return False
    small = [word for word in words.split() if word[:1].islower() and word not in _LINKS]
    return len(words.split()) > 3 and len(small) * 2 >= len(words.split()) - 1


def _has_host(words: str, start: int) -> bool:
    """Whether a larger work stands right behind the year (“Title.” 1949. Journal 45: 141–49)."""
    return bool(_IN_AT_ONCE.match(words, start)) or any(
        numbers["issue"] or numbers["pages"] for numbers in parts.COMPACT.finditer(words, start)
    )


def _read_plain(sheet: Sheet, start: int) -> None:
    """Read a title without quotation marks and what follows it."""
    if sheet.text[start - 1 : start] == "," and (comma := _COMMA_BOOK.match(sheet.left, start)):
        _read_parted(sheet, start, comma)
        return
    if (placed := _COMMA_PLACE.search(sheet.left, start)) and places.is_known(placed["place"]):
        _read_placed(sheet, start, placed)
        return
    inside = next((one for one in _IN.finditer(sheet.left, start) if one.start() > start + 2), None)
    if inside:
        begins = brackets.take(sheet, start, inside.start())
        books.take_title(sheet, start, min([inside.start(), *begins]), 0.95)
        hosts.read(sheet, inside.start(), trust=True)
        return
    split = journal(sheet.left, start)
    if split is not None:
        begins = brackets.take(sheet, start, split)
        books.take_title(sheet, start, min([split, *begins]), 0.93)
        hosts.read(sheet, split)
        return
    last = segments.split(sheet.left, start)[-1:]
    if last and last[0].start > start and _ONLY_PAGES.fullmatch(sheet.left, *last[0]):
        if trimmed(last[0].of(sheet.left)).rstrip(".") == sheet.value("date")[:4]:
            sheet.own(*last[0])  # Chicago says the year once more where nothing else follows the title
        else:
            sheet.take("pages", *last[0], 0.6)
        last = []
    if (
        last
        and last[0].start > start
        and (_is_periodical(sheet, start, last[0]) or _PAGED.search(last[0].of(sheet.left)))
    ):
        books.take_title(sheet, start, last[0].start, 0.85)
        hosts.read(sheet, last[0].start)
        return
    books.read(sheet, start, trust_last=True)


def _is_periodical(sheet: Sheet, start: int, area: Span) -> bool:
    """Whether the last area names a periodical: by its words, or because a DOI follows it and no publisher's words."""
    words = area.of(sheet.left)
    if _PERIODICAL.search(words):
        return True
    if sheet.style != "apa" or places.is_publisher(words) or sheet.left[start : area.start].rstrip(" .")[-1:] in ")]":
        return False
    daily = len(sheet.value("date")) == 10
    return (sheet.has("doi") or daily) and not sheet.has("editor")


def _read_placed(sheet: Sheet, start: int, found: re.Match[str]) -> None:
    """Read a work whose place stands before its publisher, “The Red Mill, Ithaca, NY, Valley Press”."""
    sheet.take("location", *found.span("place"), 0.9)
    sheet.take("publisher", *found.span("publisher"), 0.85)
    books.read(sheet, start)


def _read_parted(sheet: Sheet, start: int, found: re.Match[str]) -> None:
    """Read “The Red Mill, Valley Press, London.”, the Harvard style of Australia and others."""
    sheet.take("location", *found.span("place"), 0.9)
    sheet.take("publisher", *found.span("publisher"), 0.85)
    books.read(sheet, start)


def journal(words: str, start: int, *, dated_numbers: bool = False) -> int | None:
    """Where the name of a journal begins that stands before its volume; nothing if there is no such volume.

    ``dated_numbers`` asks for the year among the numbers, “13, no. 1 (1991): 99–101”.
    """
    numbers = None
    for numbers in parts.COMPACT.finditer(words, start):
        if (numbers["issue"] or numbers["pages"] or numbers["number"]) and (_has_year(numbers) or not dated_numbers):
            break
    else:
        return None
    if numbers["issue"] and not re.search(r"\d", numbers["issue"]):
        return None
    before = words[max(numbers.start() - 2, start) : numbers.start()]
    if not re.search(r"[,.;\x00]\s?$|[^\W\d_]\s$", before):
        return None
    areas = segments.split(words, start, numbers.start())
    if len(areas) < 2:
        return None
    at = len(areas) - 1
    while (
        at > 1
        and _is_abbreviation(words[areas[at].start : areas[at].end])
        and _is_abbreviation(words[areas[at - 1].start : areas[at - 1].end])
    ):
        at -= 1
    return areas[at].start


def _has_year(numbers: re.Match[str]) -> bool:
    return bool(numbers["date"] or re.fullmatch(times.WHEN, (numbers["issue"] or "").strip()))


def _is_abbreviation(words: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(words.strip(" ,;\x00")))
