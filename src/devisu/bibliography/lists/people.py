"""Lists of names in descriptions: who is in them, in whatever order and style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu import names
from devisu.bibliography.lists.sheet import letters
from devisu.model import Person
from devisu.names.parsing import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

OTHERS: Final = re.compile(
    r"[\[(]?(?<!\w)(?:и др(?:угие|\.)?|и соавт\.|et al\.?|and others|et alii|жəне т\.\s?б\.?|және т\.\s?б\.?|"
    r"ж\.\s?т\.\s?б\.|т\.\s?б\.|u\. a\.)[\])]?(?!\w)\.?"
)
ROLE: Final = re.compile(
    r",?\s{0,2}[(\[]?(?<!\w)(?:eds?\.?|éds?\.|editors?|editor-in-chief|trans\.|translators?|comp(?:s|ilers?)?\.|"
    r"hrsg\.|hgg?\.|"
    r"coord\.|dir\.|сост\.|ред\.|"
    r"отв\. ред\.|под ред\.|құраст\.)(?: (?:and|&) (?:trans\.?|translators?))?[)\]]?(?=[,.:\s]|$)",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    r"\s{0,2}(?:(?P<and>(?:[,;]\s{0,2})?(?:&|(?<!\w)(?:and|и|und|et|және|жəне)(?=\s)))|[,;/](?:\s{0,2}(?:…|"
    r"\.\s?\.\s?\.))?)\s{0,2}"
)
_BODIES: Final = re.compile(r"\s?(?:, &|, and|;)\s|, (?=(?:The )?[A-Z][a-z]+ )")
SUFFIX: Final = re.compile(r"(?:Jr|Sr|II|III|IV|мл|ст)\.?")
LONG_INITIALS: Final = "Дж|Ю|Ж|Sh|Zh|Kh|Ch|Th|Ph|Yu|Ya|Дз|Chr|Fr|Вл|Ал|Св|St"
"""Initials of more than one letter."""
_INITIALS: Final = re.compile(r"(?:-?[^\W\d_a-zа-яё][^\W\d_]{0,2}\.[\s-]{0,2}|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ](?=\s|$)\s?){1,6}")
_FAMILY_FIRST: Final = re.compile(
    rf"(?P<family>[^\W\d_][^.,]{{1,60}}) (?P<given>{_INITIALS.pattern}(?:\s?(?:de|di|da|von|van|der|den|du|la))*)"
)
_INITIALS_FIRST: Final = re.compile(rf"(?P<given>{_INITIALS.pattern})\s?(?P<family>[^\W\d_][^.,]{{1,60}})")
_BODY: Final = re.compile(
    r"(?<!\w)(?:Foundations?|Institut\w{0,2}|Universit(?:ät|é|à|eit)|Universidad|Gesellschaft|Verein|Stiftung|"
    r"Agence|Agentur|Bibliothèque|Bibliothek|École|Landesamt|Bundesamt|Archivo|Archivio|"
    r"Akademie|Académie|Academia|Ministerium|Ministère|Ministerio|Société|Musée|Bundesarchiv|Services|Authority|"
    r"Ministry|Committee|Commission|Association|Society|University|"
    r"Organi[sz]ation|Team|Group|"
    r"Council|Department|Office|Bank|Nations|Congress|Board|Bureau|Agency|Center|Centre|Academy|Library|Archives?|"
    r"Museum|"
    r"Union|Party|Collaboration|Consortium|Contributors|Incorporated|Inc|GmbH|Ltd|"
    r"Government|Council|Federation|Service|Company|Corporation|Project|Assembly|Church|League|Press|"
    r"Комитет|Министерство|Институт|Академия|Организация|Совет|Университет|Центр|Агентство|Управление|Общество|"
    r"Комиссия|Библиотека|Музей|Союз|Партия|Бюро|Ассоциация|комитеті|министрлігі|институты|академиясы|агенттігі|"
    r"қоғамы)(?!\w)"
)
HAN: Final = r"[\u3400-\u9fff\uf900-\ufaff]"
_HAN_NAME: Final = re.compile(rf"{HAN}+")
"""A Chinese name, which has no comma inside."""
_SUFFIX_FIRST: Final = re.compile(rf"(?P<suffix>Jr|Sr|III|2nd|3rd)\.?(?:\s(?P<given>{_INITIALS.pattern}))?")
_COMMA_LOST: Final = re.compile(r"(?<=[^\W\d_a-zа-яё]\.)\s(?=[^\W\d_a-zа-яё][\w’'-]{2,30} [^\W\d_a-zа-яё]\.)")
"""Where no comma stands between two names with their initials behind them."""
_KEEPS_STOP: Final = re.compile(
    r"(?<!\w)(?:Jr|Sr|Inc|Ltd|Co|Corp|мл|Chr|Alex|Wm|Geo|Chas|Th|Ph|Ch|Sh|Zh|Yu|Дж|Вл|Ал)\.$"
)
MOST: Final = 60
"""Names in one heading; a longer run of them is no heading."""


class Names(NamedTuple):
    """The people named, whether more are meant (“et al.”), and the role that stands behind them, if one does."""

    people: tuple[Person, ...]
    others: bool = False
    role: str = ""


# --- who is in a block of names


def block(words: str, *, natural: bool = False) -> Names:
    """The people in some words that are known to be names, in any order and of any style.

    ``natural`` tells that no whole given name stands behind its family name (“edited by Jane Doe, Richard Roe”).
    """
    plain = words.strip(" ,;:")
    role = ""
    others = OTHERS.search(plain)
    if others:
        plain = f"{plain[: others.start()]} {plain[others.end() :]}".strip(" ,;")
    if found := _last_role(plain):
        role = found[0].strip(" ,()[].")
        plain = f"{plain[: found.start()]}{plain[found.end() :]}".strip(" ,;")
    plain = _COMMA_LOST.sub(", ", plain)
    if "/" in plain and all("," in one for one in plain.split("/")):
        each = [block(one) for one in plain.split("/")]
        return Names(tuple(one for names in each for one in names.people), bool(others), role)
    plain = re.sub(rf"(?<=[.\s])[.,]{{1,2}}$|(?<={HAN})\.$", "", plain)
    if re.search(r"(?<![.\s-])[^\W\d_]{2}\.$|[^\W\d_]{3}\.$", plain) and not _KEEPS_STOP.search(plain):
        plain = plain[:-1]
    return Names(tuple(_people(_chunks(plain), natural=natural)), bool(others), role)


def _last_role(words: str) -> re.Match[str] | None:
    return next(reversed(list(ROLE.finditer(words))), None)


class _Chunk(NamedTuple):
    words: str
    after_and: bool


def _chunks(words: str) -> list[_Chunk]:
    if is_body(words) and not re.search(r"(?<![^\W\d_])[^\W\d_]\.,", words):
        several = _BODIES.split(words)
        return [_Chunk(one, after_and=False) for one in (several if all(map(is_body, several)) else [words])]
    chunks, reached, after_and = [], 0, False
    for found in _SPLIT.finditer(words):
        if part := words[reached : found.start()].strip():
            chunks.append(_Chunk(part, after_and))
            after_and = False
        after_and = after_and or bool(found["and"])
        reached = found.end()
    if part := words[reached:].strip(" ,;"):
        chunks.append(_Chunk(part, after_and))
    return chunks[: 2 * MOST]


def _people(chunks: Sequence[_Chunk], *, natural: bool) -> list[Person]:
    people: list[Person] = []
    at = 0
    while at < len(chunks):
        one = chunks[at].words
        following = chunks[at + 1] if at + 1 < len(chunks) and not chunks[at + 1].after_and else None
        suffix = _SUFFIX_FIRST.fullmatch(following.words) if following and not _has_initials(one) else None
        behind = chunks[at + 2].words if suffix and at + 2 < len(chunks) and not chunks[at + 2].after_and else ""
        if suffix and (suffix["given"] or _INITIALS.fullmatch(behind)):  # “Doe, Jr., J. F.”
            people.append(Person(one, (suffix["given"] or behind).strip(), "", suffix["suffix"]))
            at += 2 if suffix["given"] else 3
        elif people and _is_suffix(one) and not chunks[at].after_and:
            last = people.pop()
            people.append(Person(last.family, last.given, last.prefix, one))
            at += 1
        elif following and _is_given(following.words, first=at == 0 and not natural) and not _has_initials(one):
            people.append(_inverted(one, following.words))
            at += 2
        else:
            people.append(person(one))
            at += 1
    return people


def _is_suffix(words: str) -> bool:
    return bool(SUFFIX.fullmatch(words)) or words in ("2nd", "3rd")


def _is_given(words: str, *, first: bool) -> bool:
    without_particle = " ".join(word for word in words.split() if word.rstrip(".") not in PARTICLES)
    if _INITIALS.fullmatch(without_particle):
        return True
    if _HAN_NAME.fullmatch(words):
        return False
    return first and not SUFFIX.fullmatch(words) and not is_body(words)


def _has_initials(words: str) -> bool:
    return bool(re.search(rf"(?<!\w)(?:[^\W\d_]|{LONG_INITIALS})\.|\s[A-ZА-Я]$", words))


def _inverted(family: str, given: str) -> Person:
    parts = [word.rstrip(".") if word.rstrip(".") in PARTICLES else word for word in given.split()]
    behind = [word for word in parts if word in PARTICLES]
    before = family.split()
    ahead: list[str] = []
    while len(before) > 1 and before[0] in PARTICLES and before[0].islower():
        ahead.append(before.pop(0))
    kept = " ".join(word for word in parts if word not in PARTICLES)
    return Person(" ".join(before), kept, " ".join([*behind, *ahead]))


def person(words: str) -> Person:
    """One name; a body, or what cannot be taken apart without loss, stays as written."""
    words = words.strip(" ,;")
    if is_body(words):
        return Person(words.rstrip(" "), literal=True)
    bare = words.rstrip(".") if not re.search(r"(?:^|[\s.-])[^\W\d_]{1,2}\.$", words) else words
    suffix = re.search(r"\s(Jr\.?|Sr\.?|I{2,3}|IV|2nd|3rd)(?=\s|$)", bare)
    if suffix:
        plain = person(f"{bare[: suffix.start()]} {bare[suffix.end() :]}")
        return Person(plain.family, plain.given, plain.prefix, suffix[1])
    if one := _FAMILY_FIRST.fullmatch(bare):
        return _inverted(one["family"], one["given"])
    if one := _INITIALS_FIRST.fullmatch(bare):
        return _inverted(one["family"], one["given"])
    name = names.parse(bare)
    given = " ".join(name.given)
    if name.given and letters(name.family + given + name.particle) == letters(bare):
        return Person(name.family, given, name.particle)
    return Person(bare, literal=" " in bare)


def is_body(words: str) -> bool:
    """Whether a heading names a body by the words in it."""
    return bool(_BODY.search(words))


def written(found: Names) -> str:
    """Names as a BibLaTeX field."""
    said = [_written(one) for one in found.people]
    return " and ".join([*said, *(["others"] if found.others else [])])


def _written(one: Person) -> str:
    if one.literal:
        return f"{{{one.family}}}"
    family = f"{one.prefix} {one.family}" if one.prefix else one.family
    return ", ".join(part for part in (family, one.suffix, one.given) if part)
