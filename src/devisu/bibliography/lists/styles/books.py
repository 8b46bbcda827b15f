"""A work that stands for itself: what follows its title is the same in all styles, in another order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import brackets, headings, parts, people, publication, roles, segments, times
from devisu.bibliography.lists.sheet import GAP, trimmed

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_SLASH: Final = re.compile(r"(?<=[^\W_.»”)\]\"!?])\s?/\s(?!/)|\s/\s?(?!/)")
_THESIS: Final = re.compile(
    r"(?<=[:.] )(?:[а-яёәғқңөұүһі]{1,14}\.?\s?){1,5}(?:\.\.\.|…)\s?(?:автореф|дисс?)[^\W\d_]{0,12}\.?|"
    r"(?<=[:.] )(?:[а-яёәғқңөұүһі]{3,14}\.? ){1,3}(?:канд|"
    r"докт)[^\W\d_]{0,12}\.? (?:[^\W\d_]{2,20} ){0,6}(?:дисс\.|автореф[^\W\d_]{0,8}\.?|"
    r"диссертация[^\W\d_]{0,4}(?: автореф[^\W\d_]{0,8})?)"
    r"|(?<!\w)(?:[Аа]втореф(?:ерат|\.)?\s?(?:дис(?:сертации|с\.|\.)?)?|[Дд]исс?(?:ертация|ертациясы|\.|(?=…))(?=[\s.…])|"
    r"[Кк]анд\. дисс?\.|[Дд]окт\. дисс?\.|"
    r"PhD (?:diss(?:ertation|\.)|thesis)|Ph\.\s?D\. (?:diss(?:ertation|\.)|thesis)|[Dd]octoral (?:dissertation|thesis)|"
    r"(?:[Mm]aster|[Bb]achelor)['’]s (?:thesis|project)|M\.?A\.? thesis|"
    r"[Tt]hèse de doctorat|[Mm]émoire de (?:master|maîtrise)|"
    r"Magisterarbeit|Masterarbeit|Habilitationsschrift|[Dd]iss\.|(?:[а-яқ]{3,12}\. ?){1,3}(?:канд|докт|"
    r"д-р\w)\w{0,8}\.? ?(?:дәреж\w{0,20}\.? ?\w{0,20} )?(?:дисс?\.|автореф\.))"
)
_THESIS_BRACKETED: Final = re.compile(
    r"\[(?P<type>(?:[A-Z][a-z]+ )?(?:[Dd]issertation|[Dd]octoral dissertation|"
    r"[Mm]aster['’]?s(?: degree)? thesis|(?:PhD|MA|BA) thesis|"
    r"[Tt]hesis))(?:, (?P<institution>[^\[\]\x00]{3,120}))?\]"
)
"""What APA writes behind the title of a thesis: “[Doctoral dissertation, Valley University]”."""
_SERIES_NUMBERED: Final = re.compile(r"[\s\x00]*[^\W\d_][^\d\x00]{3,120}\s\d{1,3}[.\s\x00]*")
"""An area that ends in a number, right before the place: “Anchor Bible 17”."""
_VOLUME_OF: Final = re.compile(
    r"(?<!\w)[Vv]ol(?:\.|ume) (?P<volume>\d{1,3}|[IVXLC]{1,6}) of (?P<main>[^.\x00]{3,160})(?=\.)"
)
_REPORT: Final = re.compile(
    r"(?<=[.:;] )(?P<type>(?:[A-Z](?:[\w&]{1,20}|[\w&]{1,6}\.) ){0,3}"
    r"(?:(?:Research|Technical|Working|Discussion|Occasional) "
    r"(?:[Rr]eport|[Pp]aper|[Nn]ote)|(?<=[A-Z] )(?:Publication|Rep(?:ort|\.)|Bulletin|Circular)|Issue Brief|"
    r"(?:[A-Z][\w&.-]{1,20} (?:(?:and|of|for) )?){1,7}(?:Report|Paper)(?=,? (?:[Nn]o\. )?[\w/–-]{0,12}\d)|"
    r"(?:[A-Z][\w.]{1,9} )?[Pp]atent))"
    r"(?:,? (?:[Nn]o\. )?(?P<number>[\w/–-]{0,12}\d[\w/–-]{0,12})(?:, issued)?(?=[.,;\s])|(?=\.(?:\s|$)))"
)
_VOLUME_TITLE: Final = re.compile(r"(?<=\x00)\s?(?P<mark>[:.,])\s(?P<title>[^\W\d_][^\x00.:;]{2,200})(?=\.|;|\x00|$)")
_MARKS: Final = {"gost": ":.", "kazakh": ":.", "chicago": ":,", "notes": ":.,", "harvard": ":,"}
"""What stands between a volume and its title; a full stop parts it from a series in English styles."""
_COMMA_SERIES: Final = re.compile(
    r"(?<=\.\s)(?P<series>[^\W\d_a-z][^.:\d\x00]{4,100}), "
    r"(?:[Vv]ol(?:ume|\.)|[Nn]o\.|v\.) (?P<number>\d{1,4})(?=\.(?:\s|$))"
)
"""A series with its number as an area: “Mills of the World, vol. 12.”"""
_EQUALS: Final = re.compile(
    r"[,\s]\s?\((?:=\s?(?P<series>[^()\x00]{3,140}?)"
    r"(?:[,;]? (?:Bd\.?|Band|Nr\.|H\.|vol\.|t\.)? ?(?P<number>\d{1,4}))?\)|"
    r"(?P<bare>[^\W\d_a-z][^()\d\x00]{2,60} [^()\d\x00]{2,60}?)"
    r"[,;]? (?:Bd\.? |Band )?(?P<at>\d{1,4})\)(?=, [^\W\d_a-z]))"
)
_YEAR_AND_PAGES: Final = re.compile(
    rf"(?<=[.?!\x00]\s)(?:(?P<year>{times.YEAR})|{times.NO_DATE}), "
    rf"(?:pp?\. )?(?P<pages>\d{{1,4}}(?:[–-]\d{{1,4}})?)\.?[\s\x00]*$"
)
_BY: Final = re.compile(r"(?<=[.?!]\s)By (?=[A-Z])")
_OF_YEAR: Final = re.compile(r"\d{4}\s?[гжр]\.$")
_SERIES: Final = re.compile(
    r"(?<!\w)(?:Lecture Notes|Advances in|Topics in|Tracts|Surveys|[Ss]eries|Studies|"
    r"Companions|Monographs?|Library|Texts|Papers|Handbooks|Lectures|Publications|"
    r"Worlds|Classics|Guides|Memoirs|Cultures|Collection|Bibliothek|Bibliothèque|Reihe|Biblioteca|"
    r"Collana)(?!\w)|,\s(?:v\.|vol\.|volume|no\.)\s\d{1,4}[\s.\x00]*$"
)
_BEHIND_YEAR: Final = re.compile(
    r"(?<=\x00)\.?\s(?P<series>[^\W\d_a-z][^\x00:\d]{5,100}?)(?:,? (?:vol\. |no\. )?(?P<number>\d{1,4}))?\.?[\s\x00]*$"
)
_GOES_ON: Final = re.compile(r"\x00+\s:\s[^\x00]+$")
"""A title that goes on behind the medium in brackets: «Мельницы [Текст] : очерки»."""
_SHORTENED: Final = re.compile(r"\w\. [^\W\d_A-ZА-ЯЁ]{1,6}\.$")
"""A title that ends in several abbreviations keeps its full stop: «Полн. собр. соч.»"""
_THESIS_ENDS: Final = re.compile(
    r"(?:(?<=[^\W\d_]{4})|(?<=дисс)|(?<=дис)|(?<=diss)|(?<=thesis))[.\]]{1,2}\s(?=[А-ЯЁA-ZӘҒҚҢӨҰҮҺІ\u3400-\u9fff])|\]|(?<!\d)\s[—–]\s|"
    r"(?<=[^\W\d_])\.\s(?=[А-ЯA-ZӘҒҚҢӨҰҮҺІ][^\W_]{0,20}(?:[-\s][^\W_]{1,20}){0,2}\.?(?:\s?:|,)\s)|\x00|"
    r"(?<=\d)\.\s(?=[А-ЯA-Z])|(?<=[^\W\d_]{4})\.\s-\s"
)


def read(sheet: Sheet, start: int, *, trust_last: bool = False) -> None:
    """Read a title and what follows it, from ``start`` on.

    ``trust_last`` tells that the last area is a publisher even if nothing says so (APA, MLA).
    """
    end = len(sheet.text)
    bracketed = brackets.take(sheet, start, end) + _take_bracketed_thesis(sheet, start, end)
    _take_german_series(sheet, start, end)
    volumes = parts.take_volumes(sheet, start + 3, end)
    bracketed += [volumes] if volumes is not None else []
    slash = _SLASH.search(sheet.left, start)
    thesis = _THESIS.search(sheet.left, start + 8)
    areas = segments.split(sheet.left, start, end)
    first = min([areas[0].end if areas else end, *bracketed])
    if (
        sheet.style == "notes"
        and (comma := publication.comma_imprint(sheet.left, start, first, known=False)) is not None
    ):
        first = comma
    after = min(first, slash.start() if slash else end, thesis.start() if thesis else end)
    title_end = _rest(sheet, start, after, slash, thesis, trust_last=trust_last)
    take_title(sheet, start, title_end, 0.9)
    _take_volume_title(sheet, title_end)


def _take_german_series(sheet: Sheet, start: int, end: int) -> None:
    """Take “(= Mühlenforschung, Bd. 12)”."""
    found = _EQUALS.search(sheet.left, start, end)
    series, number = ("series", "number") if found and found["series"] else ("bare", "at")
    if found and sheet.take("series", *found.span(series), 0.93):
        if found[number]:
            sheet.take("number", *found.span(number), 0.93)
        sheet.own(*found.span())


def _take_volume_title(sheet: Sheet, start: int) -> None:
    """Take the title of a single volume, «Т. 3: Письма»; what was the title is then that of the whole work."""
    found = _VOLUME_TITLE.search(sheet.left, start) if sheet.has("volume") or sheet.has("part") else None
    if found and found["mark"] not in _MARKS.get(sheet.style.partition("-")[0], ":"):
        found = None
    if found and sheet.has("title"):
        sheet.fields["maintitle"] = sheet.fields.pop("title")
        sheet.take("title", *found.span("title"), 0.8)


def _rest(
    sheet: Sheet, start: int, after: int, slash: re.Match[str] | None, thesis: re.Match[str] | None, *, trust_last: bool
) -> int:
    """Take all that follows the title; returns where the title ends."""
    end = len(sheet.text)
    ends = [end]
    parts.take_edition(sheet, after, end)
    ends += _take_report(sheet, min(after, start + 8), end) + _take_volume_of(sheet, after, end)
    if thesis and (not slash or thesis.start() < slash.start()):
        ends.append(take_thesis(sheet, thesis)[0])
    if slash:
        ends.append(slash.start())
        take_responsibility(sheet, slash.end(), end)
        sheet.own(*slash.span())
    ends += [one.start for one in roles.take(sheet, after, end)]
    parts.take_series(sheet, after, end)
    ends += _take_comma_series(sheet, after, end) + _take_by(sheet, after, end)
    parts.take_labelled(sheet, after, end, in_host=False)
    ends += _take_year_and_pages(sheet, after, end)
    from_year = None
    dated = sheet.has("date")
    published = _publish(sheet, after, end, ends, trust=False)
    trusted = sheet.kind == "thesis" or (trust_last and (dated or not published))
    if trusted and not sheet.has("publisher") and not sheet.has("location"):
        from_year = _trusted(sheet, after, end)
        ends += [from_year] if from_year is not None else []
    if sheet.style.startswith("chicago"):
        ends += _take_series_area(sheet, start, min(ends))
    if sheet.style in ("mla", "chicago-notes") and sheet.has("date"):
        ends += _take_last_area(sheet, after, end)
    gap = sheet.left.find(GAP, after)
    return min([*ends, *([gap] if gap >= 0 else [])])


def _take_bracketed_thesis(sheet: Sheet, start: int, end: int) -> list[int]:
    found = _THESIS_BRACKETED.search(sheet.left, start, end)
    if not found:
        return []
    sheet.kind = "thesis"
    sheet.take("type", *found.span("type"), 0.95)
    if found["institution"]:
        sheet.take("institution", *found.span("institution"), 0.93)
    sheet.own(*found.span())
    return [found.start()]


def _take_volume_of(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take “Vol. 2 of The Mills”, which names the whole work."""
    found = _VOLUME_OF.search(sheet.left, start, end)
    if not found:
        return []
    sheet.take("volume", *found.span("volume"), 0.95)
    sheet.take("maintitle", *found.span("main"), 0.9)
    sheet.own(*found.span())
    return [found.start()]


def _take_report(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take the kind and number of a report (“Research Report RC-12”)."""
    found = _REPORT.search(sheet.left, start, end)
    return [_give_report(sheet, found)] if found else []


def is_report(sheet: Sheet, start: int) -> bool:
    """Take the kind and number of a report where they stand right behind a title; tells whether they do."""
    found = _REPORT.match(sheet.left, start)
    return found is not None and _give_report(sheet, found) >= 0


def _give_report(sheet: Sheet, found: re.Match[str]) -> int:
    sheet.take("type", *found.span("type"), 0.85)
    if found["number"]:
        sheet.take("number", *found.span("number"), 0.85)
    sheet.own(*found.span())
    return found.start()


def _take_series_area(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take a series that stands as an area between title and place (Chicago)."""
    areas = segments.split(sheet.left, start, end)
    if len(areas) < 2 or sheet.has("series"):
        return []
    last = areas[-1].of(sheet.left)
    if not (_SERIES.search(last) or (sheet.has("location") and _SERIES_NUMBERED.fullmatch(last))):
        return []
    begins = areas[-1].start
    numbered = re.search(r",?\s(?:v\.|vol\.|no\.)?\s?(?P<number>\d{1,4})[\s.\x00]*$", sheet.left[begins:end])
    if numbered:
        sheet.take("number", begins + numbered.start("number"), begins + numbered.end("number"), 0.7)
        sheet.own(begins + numbered.start(), end)
    sheet.take("series", begins, end, 0.7)
    return [begins]


def _take_year_and_pages(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take an area that is a year and pages and nothing else (“Mills and Weirs. 1990, 12–40.”)."""
    found = _YEAR_AND_PAGES.search(sheet.left, start, end)
    if not found or (found["year"] and sheet.has("date") and found["year"] != sheet.value("date")[:4]):
        return []
    sheet.take("pages", *found.span("pages"), 0.85, found["pages"].replace("-", "–"))
    if found["year"]:
        sheet.take("date", *found.span("year"), 0.9, found["year"])
    sheet.own(*found.span())
    return [found.start()]


def _take_comma_series(sheet: Sheet, start: int, end: int) -> list[int]:
    if sheet.style.startswith("gost") or not (found := _COMMA_SERIES.search(sheet.left, start, end)):
        return []
    sheet.take("series", *found.span("series"), 0.85)
    sheet.take("number", *found.span("number"), 0.85)
    sheet.own(*found.span())
    return [found.start()]


def _take_by(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take the author whom a translator or editor stands in front of (“Doe, Jane, trans. The Mill. By Jan Roe.”)."""
    if sheet.has("author") or not (found := _BY.search(sheet.left, start, end)):
        return []
    stop = _area_end(sheet, found.end(), end)
    named = people.block(sheet.left[found.end() : stop])
    if not named.people or any(one.literal or not one.given for one in named.people):
        return []
    roles.give(sheet, "author", named, 0.85)
    sheet.own(found.start(), stop)
    return [found.start()]


def _take_last_area(sheet: Sheet, start: int, end: int) -> list[int]:
    """Take the series that MLA puts behind the year (“Valley Press, 1990. Mill Studies 12.”)."""
    found = _BEHIND_YEAR.search(sheet.left, start, end)
    if not found or sheet.has("series"):
        return []
    if found["number"]:
        sheet.take("number", *found.span("number"), 0.7)
        sheet.own(found.end("series"), found.end())
    sheet.take("series", *found.span("series"), 0.75)
    return [found.start("series")]


def _publish(sheet: Sheet, after: int, end: int, ends: list[int], *, trust: bool) -> bool:
    begins = publication.take(sheet, after, end, trust=trust)
    if begins is None:
        begins = publication.take_year_alone(sheet, after, end)
    if begins is None:
        publication.take_damaged_year(sheet, after, end)
        return False
    ends.append(begins)
    return True


def _trusted(sheet: Sheet, after: int, end: int) -> int | None:
    """Take the last area as the publication although nothing in it says so."""
    areas = [
        area for area in segments.split(sheet.left, after, end) if sheet.left[area.start : area.end].strip(" .,;\x00")
    ]
    if not areas:
        return None
    last = areas[-1]
    return publication.take(sheet, last.start, last.end, trust=True)


def take_responsibility(sheet: Sheet, start: int, end: int) -> None:
    """Take the names behind a slash: authors without a label, others by theirs."""
    roles.take(sheet, start, _area_end(sheet, start, end))
    stop = _area_end(sheet, start, end)
    found = headings.heading(sheet.left[:stop], start + _space(sheet.left, start), given_names=False)
    if found and found.names.people:
        _authors(sheet, found)
    elif sheet.left[start:stop].strip(" ,;.\x00"):
        _full_name(sheet, start, stop)


def _full_name(sheet: Sheet, start: int, stop: int) -> None:
    """Take the author's name in full, «/ Белова Белла Борисовна», for the one with initials."""
    known = sheet.people.get("author", ())
    words, semicolon, body = sheet.left[start:stop].partition(";")
    full = people.person(words.strip(" ,;.\x00"))
    short = [word[0] for word in known[0].given.replace(".", ". ").split()] if len(known) == 1 else []
    if short and full.family == known[0].family and short == [word[0] for word in full.given.split()]:
        sheet.people["author"] = (full,)
        sheet.fields["author"] = sheet.fields["author"]._replace(value=people.written(people.Names((full,))))
        sheet.own(start, start + len(words))
        if semicolon and people.is_body(body.title()) and not body.strip(" \x00").startswith("("):
            sheet.take("institution", start + len(words) + 1, stop, 0.85)


def _authors(sheet: Sheet, found: headings.Heading) -> None:
    known = sheet.people.get("author", ())
    if not known or any(roles.same(one, other) for one in found.names.people for other in known):
        roles.give(sheet, "author", found.names, 0.95)
        start = found.end - 1
        while start > 0 and sheet.left[start - 1] not in "/\x00":
            start -= 1
        sheet.own(start, found.end)


def _space(words: str, at: int) -> int:
    return len(words[at : at + 10]) - len(words[at : at + 10].lstrip())


def _area_end(sheet: Sheet, start: int, end: int) -> int:
    areas = segments.split(sheet.left, start, end)
    return areas[0].end if areas else end


def thesis_at(words: str, start: int) -> re.Match[str] | None:
    """The words that make a work a thesis, if some stand behind a place."""
    return _THESIS.search(words, start)


def take_thesis(sheet: Sheet, found: re.Match[str]) -> tuple[int, int]:
    """Take the words that make the work a thesis; returns where they begin and end."""
    stop = _THESIS_ENDS.search(sheet.left, found.end())
    end = stop.start() if stop else len(sheet.left.rstrip(" ."))
    if slash := _SLASH.search(sheet.left, found.end(), end):
        end = slash.start()
    end = min(end, found.end() + 200)
    comma = sheet.left.find(",", found.end(), end)
    if comma >= 0:
        end = comma
    sheet.kind = "thesis"
    kind = re.sub(r"\s:\s", ": ", trimmed(sheet.left[found.start() : end]))
    sheet.take("type", found.start(), end, 0.9, kind)
    return found.start(), end


def take_title(sheet: Sheet, start: int, end: int, sure: float) -> None:
    """Take the title, and the spaced colon of the standards as the plain one."""
    words = sheet.left[start:end].rstrip(" \x00")
    gap = words.strip(" \x00").find(GAP)
    if gap >= 0 and not _GOES_ON.match(words.strip(" \x00"), gap):
        end = sheet.left.find(GAP, start + len(sheet.left[start:end]) - len(sheet.left[start:end].lstrip(" \x00")))
    value = clean_title(sheet.left[start:end])
    sheet.take("title", start, end, sure, value)


def clean_title(words: str) -> str:
    """A title without the punctuation around it."""
    value = re.sub(r"\s:\s", ": ", trimmed(words.strip(" \x00/")))
    value = value.strip(" ,;:/")
    pairs = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’"}
    if len(value) > 2 and pairs.get(value[0]) == value[-1] and value.count(value[0]) == (2 if value[0] == '"' else 1):
        value = value[1:-1]
    if value.endswith("...") or _SHORTENED.search(words.rstrip(" \x00")) or _OF_YEAR.search(value):
        return f"{value.rstrip('.')}{'...' if value.endswith('...') else '.'}"
    return value.rstrip(" ,;").removesuffix(".")
