"""The grammar of archival references: fonds, inventory, file and leaf, box and folder, a series and its piece.

Labels in Russian, Kazakh, Ukrainian and English (ГОСТ Р 7.0.5-2008, section 10, for the Russian ones). A label counts
only where a number stands beside it; one label alone is no reference, nor is a lone Latin letter (f., d.) where no
archive is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = r"\s{0,3}(?:№|N|No\.?)?\s{0,3}(?P<number>(?:[A-ZА-ЯҚӘ]{1,3}-)?\d{1,6}[\w./–-]{0,12})"
_LABELS: Final = {
    "fonds": r"Ф(?:онд)?|ф(?:онд)?|[ҚқКк]ор|[Ққ]|[Ff](?:onds?)?",
    "inventory": r"[Оо]п(?:ись)?|[Тт]ізімдеме|[Тт]ізбе|[Тт]із|[Тт]|[Oo]p(?:is)?|[Ii]nventory|[Ii]nv|[Оо]пис",
    "file": r"Д(?:ело)?|д(?:ело)?|[Ее]д\. ?хр|[Ее]диница хранения|[Іі]с|[Сс]\. ?б|"
    r"[Сс]ақтау бірлігі|[Dd](?:elo)?|[Сс]пр|file",
    "leaf": r"Л{1,2}|л{1,2}|[Лл]ист(?:ы)?|[Пп]арақ|[Пп]ар|[Пп]|[Ll]{1,2}|leaf|leaves|[Ff]ols?|[Ff]f|[Аа]рк",
    "box": r"[Bb]ox(?:es)?|[Кк]оробка|[Ққ]орап",
    "folder": r"[Ff]olders?|[Пп]апка|[Бб]ума",
}
_PARTS: Final = {
    name: re.compile(
        rf"(?<![^\W_])(?P<label>{label})(?:\.|(?=[\s№])|(?=\d)){_NUMBER}"
        rf"|(?<![\w/])(?P<before>\d{{1,6}})-(?:{label})(?!\w)"
    )
    for name, label in _LABELS.items()
}
_FONDS_ARCHIVES: Final = re.compile(
    r"(?<!\w)(?:ГА ?РФ|РГАСПИ|РГВА|РГАЭ|РГАНИ|РГИА|РГАДА|РГАЛИ|РГА ВМФ|ЦАМО|ЦГА(?:К| ?РК| ?КР| ?РУз|НТД|ЛИ|ИПД|М)?|"
    r"ЦДНИ|АВП ?РФ|АВПРИ|АП ?РФ|АП ?РК|АПРФ|АПРК|ҚР ?ОММ|ОММ|ҚР ?ОМА|ОМА|ҚР ?ПМ|ҚРПА|ГАК?О|ГА г\.|Госархив|"
    r"ЦДАВО|ЦДАГО|ЦДІАК|"
    r"ДАКО|GA ?RF|GARF|RGASPI|RGVA|RGAE|RGANI|RGIA|RGADA|RGALI|TsGA(?: ?RK|K)?|TsAMO|AVP ?RF|AVPRF|AP ?RF|"
    r"AP ?RK|TsDAVO|TsDAHO)"
    r"(?!\w)"
)
_KEW: Final = re.compile(r"(?<!\w)(?:TNA|PRO|The National Archives,? Kew|National Archives \(UK\))(?!\w)")
_PIECE: Final = re.compile(r"(?<!\w)[A-Z]{1,4} ?\d{1,4}/\d{1,5}")
_NEEDED: Final = ("fonds", "inventory", "file")


@dataclass(frozen=True, slots=True)
class ArchivalReference:
    """An archival reference taken apart: the archive as named, the parts by name, and the names of those missing."""

    archive: str
    parts: dict[str, str]
    missing: tuple[str, ...]


def parse(words: str) -> ArchivalReference | None:
    """The archival reference in some words; nothing if there is none to be recognised."""
    archive = _FONDS_ARCHIVES.search(words)
    kew = _KEW.search(words)
    parts = dict(_parts(words, in_archive=bool(archive)))
    if kew and not archive:
        piece = _PIECE.search(words)
        return ArchivalReference(kew[0], {"piece": piece[0]} if piece else {}, () if piece or parts else ("piece",))
    if archive or sum(name in parts for name in _NEEDED) > 1:
        missing = tuple(name for name in _NEEDED if name not in parts)
        return ArchivalReference(archive[0] if archive else "", parts, missing)
    if "folder" in parts and "box" not in parts:
        return ArchivalReference("", parts, ("box",))
    return ArchivalReference("", parts, ()) if "box" in parts else None


def _parts(words: str, *, in_archive: bool) -> Iterator[tuple[str, str]]:
    for name, label in _PARTS.items():
        found = label.search(words)
        if found is None:
            continue
        lone_latin = (found["label"] or "").isascii() and len(found["label"] or "long") == 1
        if in_archive or not lone_latin:
            yield name, (found["number"] or found["before"]).rstrip(".,;")
