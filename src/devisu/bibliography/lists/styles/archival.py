"""Archival items: the reference is the archive's own, and what stands before it is the document's title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography import archives
from devisu.bibliography.lists import headings, times
from devisu.bibliography.lists.styles import gost
from devisu.bibliography.lists.styles.books import clean_title
from devisu.languages import load

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet

_HOST: Final = re.compile(r"(?<![:/])\s?//\s?(?!/)")
_FIRST_LABEL: Final = re.compile(
    r"(?<!\w)(?:Ф|Фонд|[Ққ]ор|F|Fond|Box|Collection)\.?\s?(?:[№NР]\s?)?\S{0,3}\d|(?<![\w-])\d{1,5}-(?:қор|қ\.)"
)
_ACRONYMS: Final = re.compile(
    r"(?:[А-ЯҚӨІЇЄA-Z]{2,10}|[А-ЯҚA-Z][а-яa-z]{2,12}(?:ой|ого|ого)?)(?: [А-ЯҚӨІЇЄA-Z]{2,10}){0,3}"
)
"""An archive that is nothing but short names: «ОР РГБ», «НИОР РГБ»."""
_SHORT_END: Final = re.compile(r"(?<!\w)(?:об|зв|v|r)\.$|\d-(?:[а-яғқі]|[пб]{2})\.$")
_PIECES: Final = re.compile(
    r"(?P<archive>TNA|The National Archives(?: \(TNA\)|, Kew)?|BArch|Bundesarchiv|PA AA|Politisches Archiv[^,]{0,40}|"
    r"Archives nationales|Archives départementales[^,]{0,40}|AN|AMAE|SHD|NARA|National Archives|ASV|ACS|GStA PK|"
    r"(?:Haupt)?[Ss]taatsarchiv[^,]{0,40}|Archivio[^,]{3,60}|AGS|AHN|AAN|IISH|LOC|British Library|BL|Bodleian Library)"
    r"(?:, [A-Z][a-z]+)?,? (?P<piece>(?:[A-Z]{1,4}[ /.]{1,2}){0,2}[A-Z]{0,3}\d{1,6}(?:[/.-]\d{1,6}){0,3}(?!\w))"
)
"""The signature of a Western archive behind its name: “BArch, R 43/1”, “Archives nationales, F/7/12900”."""
_DESCRIBED: Final = re.compile(r"\d\S{0,6}(?:\s(?:об|зв))?\.\s(?P<words>[^\W\d_a-zа-я][^\W\d_]{3}[^\d]*)$")
"""What is said of the document behind its reference: «Л. 10. Подлинник. Машинописный текст.»"""
_BOXED: Final = re.compile(r"^(?P<papers>[^.]{3,80}(?:Papers|Collection|Records|Nachlass)),? [Bb]ox \d")
_DATE: Final = re.compile(times.DAY)


def read(sheet: Sheet) -> bool:
    """Read an item that is archival; tells whether it is."""
    host = next(reversed(list(_HOST.finditer(sheet.left))), None)
    start = host.end() if host else 0
    if not host and (_PIECES.match(sheet.left) or _BOXED.match(sheet.left)):
        sheet.kind, sheet.style = "manuscript", "archival"
        return sheet.take("library", 0, len(sheet.text), 0.8, _without_stop(sheet.left))
    found = archives.parse(sheet.left[start:])
    if not found or len([name for name in found.parts if name != "leaf"]) < (1 if found.archive else 2):
        return False
    begins = start if host else _begins(sheet.left, found.archive)
    described = _DESCRIBED.search(sheet.left, begins)
    end = described.start("words") if described else len(sheet.text.rstrip(" "))
    sheet.kind, sheet.style = "manuscript", "archival"
    sheet.take("library", begins, end, 0.93 if not found.missing else 0.75, _without_stop(sheet.left[begins:end]))
    if host:
        sheet.own(*host.span())
    _read_title(sheet, host.start() if host else begins)
    return True


def _without_stop(words: str) -> str:
    """The reference without the full stop behind it, unless that is an abbreviation's («об.», «12-п.»)."""
    words = words.strip(" ;,\x00")
    return words if _SHORT_END.search(words) else words.rstrip(".")


def _begins(words: str, archive: str) -> int:
    """Where the reference begins: with the archive's name, else with its first label."""
    if archive and (at := words.find(archive)) >= 0:
        return _with_city(words, at)
    label = _FIRST_LABEL.search(words)
    return _with_city(words, label.start()) if label else 0


def _with_city(words: str, at: int) -> int:
    """An archive without a known short name stands before the first label, as the last area or from the beginning."""
    before = words[:at].rstrip(" .,(")
    stop = max(before.rfind(". "), before.rfind("// "), before.rfind("; "))
    name = before[stop + 1 :].strip(" .")
    if re.search(r"(?i)архив|архів|мұрағат|archive|библиотек|бібліотек|кітапхана", name):
        return stop + 1 if stop >= 0 else 0
    return 0 if _ACRONYMS.fullmatch(before) else at


def _is_document(words: str) -> bool:
    """Whether a title begins with a kind of document, behind which a name is not the author's heading."""
    first = words.partition(" ")[0].strip(" ,.:").lower()
    known = (*load("ru").document_words, *load("kk").document_words, *load("en").document_words)
    return any(first == word or (word.endswith("-") and first.startswith(word[:-1])) for word in known)


def _read_title(sheet: Sheet, end: int) -> None:
    if not sheet.left[:end].strip(" .,:;\x00"):
        return
    found = None if _is_document(sheet.left) else headings.heading(sheet.left[:end], given_names=False)
    start = gost.give_heading(sheet, found) if found else 0
    if day := _DATE.search(sheet.left, start, end):
        date = times.read(day[0])
        sheet.take("title", start, end, 0.85, clean_title(sheet.left[start:end]))
        sheet.fields.setdefault("date", type(sheet.fields["title"])(date.value, 0.8))
        return
    sheet.take("title", start, end, 0.85, clean_title(sheet.left[start:end]))
