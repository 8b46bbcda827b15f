"""The grammar of archival references: fonds, inventory, file and leaf, box and folder, a series and its piece.

Labels in Russian, Kazakh, Ukrainian and English (ГОСТ Р 7.0.5-2008, section 10, for the Russian ones). A label counts
only where a number stands beside it; one label alone is no reference, nor is a lone Latin letter (f., d.) where no
archive is named. «т.» and «п.» are inventory and leaf in a Kazakh reference, and volume and folder in a Russian one.
What each archive asks for is told by `archive_houses`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from devisu.bibliography import archive_houses

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABELS: Final = {
    "fonds": r"[Фф](?:онд[ауе]?)?|[Ққ]ор(?:ы|дың)?|[Ққ]|[Ff](?:onds?)?",
    "section": r"[Рр]азд(?:ел)?",
    "carton": r"[Кк]арт(?:он)?|[Кк]",
    "inventory": r"[Оо]п(?:ис[ьи]?)?|[Тт]ізімдеме(?:сі)?|[Тт]ізбе|[Тт]із|[Oo]p(?:is)?|[Ii]nventory|[Ii]nv",
    "entry": r"[Ee]ntry",
    "file": r"[Дд](?:ел[оа])?|[Ее]д\. ?хр|[Ее]диница хранения|[Іі]с|[Сс]\. ?б|[Сс]ақтау бірлігі|[Dd](?:elo)?|"
    r"[Сс]пр(?:ава)?|[Ff]ile",
    "volume": r"[Тт](?:ом)?",
    "box": r"[Bb]ox(?:es)?|[Кк]ороб(?:ка)?|[Ққ]орап|[Cc]artons?",
    "folder": r"[Ff]olders?|[Пп]апка|[Бб]ума|[Пп]",
    "roll": r"[Rr]olls?|[Rr]eels?",
    "record group": r"RG|[Rr]ecord [Gg]roup",
    "leaf": r"[Лл]{1,2}|[Лл]ист(?:ы|ах?)?|[Пп]арақ(?:тар)?|[Пп]ар|[Ll]{1,2}|leaf|leaves|[Ff]ols?|[Ff]f|"
    r"[Аа]рк(?:уш)?|Bl|Blatt",
}
_NUMBER: Final = r"(?:[A-ZА-ЯҚӘ]{1,3}-)?\d{1,6}[\w./–-]{0,12}"
_TOKENS: Final = re.compile(
    rf"(?<![^\W_])(?P<label>{'|'.join(sorted(_LABELS.values(), key=len, reverse=True))})(?:\.|(?=[\s№])|(?=\d))"
    rf"\s{{0,3}}(?:№|N|No\.?)?\s{{0,3}}(?P<number>(?:{_NUMBER}|(?<=[Рр]азд\. )[IVX]{{1,5}})(?: (?:об|зв)(?!\w))?)"
    rf"|(?<![\w/.])(?P<before>(?:[A-ZА-ЯҚӘ]{{1,2}}-)?\d{{1,6}}[а-я]?)[-‑–](?P<behind>{'|'.join(_LABELS.values())})(?!\w)"
    r"|(?<=[.,] )№\s?(?P<piece>\d{1,6})"
)
_OF: Final = {name: re.compile(label) for name, label in _LABELS.items()}
_KAZAKH: Final = re.compile(
    r"[Ққ]|[Ққ]ор(?:ы|дың)?|[Іі]с|[Тт]ізімдеме(?:сі)?|[Тт]ізбе|[Тт]із|[Пп]арақ(?:тар)?|[Сс]ақтау бірлігі"
)
_IN_KAZAKH: Final = {"т": "inventory", "п": "leaf", "к": "fonds"}
_REST: Final = re.compile(r"(?:[\s.,;:–-]|(?:об|зв)\b)*")
_NEEDED: Final = ("fonds", "inventory", "file")
_STOPS: Final = re.compile(r"(?:[.,;:]|//)\s")
_NAME: Final = re.compile(r"(?i)архив|архів|мұрағат|archiv|библиотек|бібліотек|кітапхана|музе[йя]")
_SHORT: Final = re.compile(r"[А-ЯҚӘӨІЇЄ]{2,8}(?: [А-ЯҚӘӨІЇЄ]{1,6}){0,2}")


@dataclass(frozen=True, slots=True)
class ArchivalReference:
    """An archival reference taken apart: the archive as named, the parts by name, and the names of those missing."""

    archive: str
    parts: dict[str, str]
    missing: tuple[str, ...]


def parse(words: str) -> ArchivalReference | None:
    """The archival reference in some words; nothing if there is none to be recognised."""
    tokens = list(_tokens(words))
    archive = archive_houses.of_fonds(words)
    if not archive and (signed := archive_houses.signed(words)) is not None:
        return _signed(signed, tokens)
    parts = _parts(tokens, in_archive=bool(archive))
    if archive or sum(name in parts for name in _NEEDED) > 1:
        needed = ("fonds", "file") if archive_houses.keeps_manuscripts(words) else _NEEDED
        missing = tuple(name for name in needed if name not in parts)
        return ArchivalReference(archive or _named_before(words, tokens), parts, missing)
    if "folder" in parts and "box" not in parts and all(one.is_word for one in tokens if one.name == "folder"):
        return ArchivalReference("", parts, ("box",))
    return ArchivalReference("", parts, ()) if "box" in parts else None


def are_parts(words: str) -> bool:
    """Whether some words are parts of an archival reference and nothing else: what follows «там же»."""
    tokens = list(_tokens(words))
    at = 0
    for one in tokens:
        if not _REST.fullmatch(words[at : one.start]):
            return False
        at = one.end
    return bool(tokens) and _REST.fullmatch(words[at:]) is not None


def leaf_of(words: str) -> str:
    """The leaves that a reference names, or an empty string."""
    return next((one.number for one in _tokens(words) if one.name == "leaf"), "")


def file_of(words: str) -> str:
    """The reference without its leaves: what is asked for in an archive."""
    leaf = next((one for one in _tokens(words) if one.name == "leaf"), None)
    return words[: leaf.start].rstrip(" ,;:") if leaf else words


def behind(words: str, rest: str) -> str:
    """The reference that follows «там же»: what of an earlier one the words behind it do not replace."""
    first = next(iter(_tokens(rest)), None)
    replaced = next((one for one in _tokens(words) if first is not None and one.name == first.name), None)
    return f"{words[: replaced.start]}{rest.strip(' .,')}" if replaced else words


@dataclass(frozen=True, slots=True)
class _Token:
    """A label with its number: the part it names, and whether it is a word and no single letter."""

    name: str
    label: str
    number: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return len(self.label) > 1


def _tokens(words: str) -> Iterator[_Token]:
    found = list(_TOKENS.finditer(words))
    labels = [one["label"] or one["behind"] or "№" for one in found]
    kazakh = any(_KAZAKH.fullmatch(label) for label in labels)
    for one, label in zip(found, labels, strict=True):
        number = (one["number"] or one["before"] or one["piece"]).rstrip(".,;/–-")
        name = "file" if label == "№" else _name(label, kazakh=kazakh)
        yield _Token(name, label, number, one.start(), one.end())


def _name(label: str, *, kazakh: bool) -> str:
    if kazakh and label.lower() in _IN_KAZAKH:
        return _IN_KAZAKH[label.lower()]
    return next(name for name, pattern in _OF.items() if pattern.fullmatch(label))


def _parts(tokens: list[_Token], *, in_archive: bool) -> dict[str, str]:
    """The parts in the order of the grammar, each as it is named first."""
    latin = {one.name for one in tokens if one.label.isascii() and not one.is_word}
    whole = latin.issuperset(_NEEDED)
    found: dict[str, str] = {}
    for one in tokens:
        lone_latin = one.label.isascii() and not one.is_word
        loose = one.label == "№" and "fonds" not in found
        if (in_archive or whole or not lone_latin) and not loose:
            found.setdefault(one.name, one.number)
    return {name: found[name] for name in _LABELS if name in found}


def _signed(signed: archive_houses.Signed, tokens: list[_Token]) -> ArchivalReference:
    """A reference by the signature of its house, with the leaf and the box that are named behind it."""
    behind = [one for one in tokens if one.start >= signed.start and one.name in archive_houses.BESIDE]
    parts = {**signed.parts, **{one.name: one.number for one in reversed(behind)}}
    ordered = ("record group", "series", "piece", "entry", "box", "folder", "roll", "leaf")
    enough = archive_houses.BOXED & parts.keys()
    return ArchivalReference(
        signed.archive, {name: parts[name] for name in ordered if name in parts}, () if enough else signed.missing
    )


def _named_before(words: str, tokens: list[_Token]) -> str:
    """The name of an archive before the first label: a short one in capitals, or words that speak of an archive."""
    first = next((one.start for one in tokens if one.name in _NEEDED), 0)
    before = words[:first].rstrip(" .,(")
    start = max((found.end() for found in _STOPS.finditer(before)), default=0)
    name = before[start:].strip(" .,")
    return name if _SHORT.fullmatch(name) or _NAME.search(name) else ""
