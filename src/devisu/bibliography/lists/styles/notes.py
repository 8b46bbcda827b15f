"""Descriptions whose areas are parted by commas: notes in Chicago's manner, German and French lists.

“Jane Doe, The Mill (Valley: Valley Press, 1990), 12”, “Doe, Jane: Die Mühle, Berlin 1990”, “Doe (Jane), Le Moulin”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.bibliography.lists import headings, hosts, people, publication, times
from devisu.bibliography.lists.styles import books, gost, quoted
from devisu.model import Person

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_PART: Final = r"(?:[^\W\d_]\.|[^\W\d_][\w’'-]+)"
_BEGINS: Final = r"(?:[^\W\d_a-zа-яё]\.|[^\W\d_a-zа-яё][\w’'-]+|von|van|de|der|den|du|da|di|zu|af|av)"
_FULL: Final = rf"(?!(?:{headings.ARTICLES})\s){_BEGINS}(?: {_PART}){{1,4}}"
_NATURAL: Final = re.compile(
    rf"(?P<names>{_FULL}(?:(?:, | and |, and | & | und | et |/){_FULL}){{0,5}}?(?:,? et al\.)?)"
    r"(?P<role>,? (?:eds?\.|trans\.)|\s\((?:eds?\.|dir\.|éds?\.|Hg\.|Hrsg\.|coord\.)\))?(?P<mark>,|\s?:)\s"
)
_SLASHED: Final = re.compile(r"(?<!:)//|\s/\s")
_CAPITALS: Final = re.compile(
    r"(?P<family>[^\W\d_a-zа-яё]{2}[^\W\d_a-zа-яё’'-]{0,40}(?: [^\W\d_a-zа-яё]{2,40})?),? "
    r"(?P<given>[^\W\d_]{2,40}(?:[ -][^\W\d_]{1,40}\.?){0,2})(?:,|\s?:)\s"
)
_BRACKETED: Final = re.compile(
    r"(?P<family>[^\W\d_][\w’' -]{1,40}) \((?P<given>[^\W\d_][^\W\d_.]*\.?(?:[ -][^\W\d_.]+\.?){0,2})\),\s"
)
_SIMPLE: Final = re.compile(
    rf"(?P<family>{_BEGINS}), (?P<given>(?!(?:{headings.ARTICLES})\s)[^\W\d_a-z][\w’'-]+"
    r"(?: [^\W\d_]\.| [^\W\d_a-z][\w’'-]+)?), "
    r"(?=[^\W\d_a-z])"
)
_ONE: Final = r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)?, [^\W\d_][^,/:\d]{1,30}"
_SEVERAL: Final = re.compile(rf"(?P<names>{_ONE}(?:\s?/\s?{_ONE}){{1,5}}(?:\s\((?:Hgg?|Hrsg|eds?)\.\))?):\s")
_MARK: Final = re.compile(r"\s?(?P<mark>[,:])\s")
_HOST: Final = re.compile(r"[.,?!][”»’\"]?\s(?:[Ii]n:|in|dans|[Dd]ans:)\s(?=[^\W\d_a-z])")
_COLLECTION: Final = re.compile(r",?\s\(?[Cc]oll(?:ection|\.) (?:«\s?|“)(?P<series>[^«»“”\x00]{2,80}?)\s?[»”]\)?")
_IN_BRACKETS: Final = re.compile(
    rf"\s\((?P<imprint>[^()\x00]{{2,120}},? {times.YEAR}(?:[–/-]\d{{2,4}})?)\)"
    r"(?:,? (?:pp?\. ?|S\. ?)?(?P<pages>\d{1,4}(?:[–-]\d{1,4})?)\.?$)?"
)


class Parted(NamedTuple):
    """Names in front of a description parted by commas, and where its title begins."""

    names: people.Names
    names_end: int
    title: int
    sure: float


def tell(words: str, *, natural: bool = False) -> Parted | None:
    """The names and the title of such a description; nothing if the item is another.

    ``natural`` lets names stand in their natural order (“Jane Doe, The Mill …”), which much else looks like.
    """
    if headings.is_han(words) or (_SLASHED.search(words) and not _SEVERAL.match(words)):
        return None
    found = _natural(words) if natural else _inverted(words)
    return found if found and _follows(words, found.title) else None


def _inverted(words: str) -> Parted | None:
    for pattern in (_CAPITALS, _BRACKETED):
        if one := pattern.match(words):
            return Parted(people.Names((Person(one["family"], one["given"]),)), one.end(), one.end(), 0.85)
    if several := _SEVERAL.match(words):
        each = [people.block(one) for one in several["names"].split("/")]
        named = people.Names(tuple(one for names in each for one in names.people), role=each[-1].role)
        return Parted(named, several.end(), several.end(), 0.85)
    found = headings.heading(words)
    if not found and (one := _SIMPLE.match(words)):
        return Parted(people.Names((Person(one["family"], one["given"]),)), one.end(), one.end(), 0.8)
    mark = _MARK.match(words, found.end) if found else None
    return Parted(found.names, mark.start(), mark.end(), found.sure) if found and mark else None


def _natural(words: str) -> Parted | None:
    one = _NATURAL.match(words)
    if not one or people.is_body(one["names"]) or (one["mark"] != "," and not _HOST.search(words)):
        return None
    names = people.block(f"{one['names'].replace('/', ', ')}{one['role'] or ''}")
    return Parted(names, one.end(), one.end(), 0.8) if names.people else None


def _follows(words: str, title: int) -> bool:
    """Whether what stands behind the names is parted by commas too."""
    inside = quoted.at(words, title)
    if inside and inside.start - title < 4:
        return words[inside.end - 1] == "," or words[inside.after : inside.after + 1] == ","
    if _IN_BRACKETS.search(words, title) or publication.comma_imprint(words, title, len(words)) is not None:
        return True
    return bool(_HOST.search(words, title)) or words[title - 2] == ":"


def read(sheet: Sheet, parted: Parted) -> None:
    """Read a description parted by commas."""
    sheet.style = "notes"
    found = headings.Heading(parted.names_end, parted.names, parted.sure)
    named = gost.give_heading(sheet, found)
    sheet.own(named, parted.title)
    start = parted.title
    title = quoted.at(sheet.left, start)
    host = _HOST.search(sheet.left, title.end - 1 if title else start)
    imprint = _IN_BRACKETS.search(sheet.left, host.start() if host else start)
    if imprint and (host or not title) and publication.is_imprint(imprint["imprint"]):
        _take_bracketed(sheet, imprint)
    if title is not None:
        quoted.read(sheet, title)
        return
    if host:
        books.take_title(sheet, start, host.start(), 0.9)
        hosts.read(sheet, host.start() + 1)
        return
    if imprint := _IN_BRACKETS.search(sheet.left, start):
        _take_bracketed(sheet, imprint)
    books.read(sheet, start)
    _part_collection(sheet)


def _part_collection(sheet: Sheet) -> None:
    """Give the series its field that stands behind the publisher, “Éditions du Val, coll. « Eaux »”."""
    found = _COLLECTION.search(sheet.value("publisher"))
    if found and not sheet.has("series"):
        publisher = sheet.fields["publisher"]
        sheet.fields["publisher"] = publisher._replace(value=publisher.value[: found.start()])
        sheet.fields["series"] = publisher._replace(value=found["series"])


def _take_bracketed(sheet: Sheet, imprint: re.Match[str]) -> None:
    """Take what stands in and behind the brackets of “The Mill (Valley: Valley Press, 1990), 12”."""
    if imprint["pages"]:
        sheet.take("pages", *imprint.span("pages"), 0.9, imprint["pages"].replace("-", "–"))
        sheet.own(imprint.end("imprint") + 1, imprint.start("pages"))
    publication.take(sheet, *imprint.span("imprint"), trust=True)
    sheet.own(imprint.start(), imprint.start("imprint"))
    sheet.own(imprint.end("imprint"), imprint.end("imprint") + 1)
