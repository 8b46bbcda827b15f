"""Lists of names in descriptions: where a heading of names ends, and who is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu import names
from devisu.bibliography.lists.sheet import letters
from devisu.model import Person
from devisu.names.parsing import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

OTHERS: Final = re.compile(
    r"[\[(]?(?<!\w)(?:и др(?:угие|\.)?|и соавт\.|et al\.?|and others|et alii|жəне т\.\s?б\.?|және т\.\s?б\.?|ж\.\s?т\.\s?б\.|т\.\s?б\.|u\. a\.)[\])]?(?!\w)\.?"
)
_ROLE: Final = re.compile(
    r",?\s{0,2}[(\[]?(?<!\w)(?:eds?\.?|editors?|editor-in-chief|trans\.|translators?|comp(?:s|ilers?)?\.|hrsg\.|dir\.|сост\.|ред\.|"
    r"отв\. ред\.|под ред\.|құраст\.)(?: (?:and|&) (?:trans\.?|translators?))?[)\]]?(?=[,.\s]|$)",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(
    r"(?P<initial>-?[^\W\d_](?:\.(?!\w\w)|\.(?=[^\W\d_]{2,}))|(?:Дж|Ю|Ж|Sh|Zh|Kh|Ch|Th|Ph|Yu|Ya|Дз|Chr|Fr|Вл|Ал|Св|St)\.)"
    r"|(?P<and>(?:,\s{0,2})?(?:&|(?<!\w)(?:and|und|et|и|және|жəне|мен|y|e)(?=\s)))|(?P<word>[^\W\d_][\w'’ʼ‐-]*)"
    r"|(?P<comma>[,;])|(?P<other>\S)"
)
_SPLIT: Final = re.compile(
    r"\s{0,2}(?:(?P<and>(?:[,;]\s{0,2})?(?:&|(?<!\w)(?:and|и|und|және|жəне)(?=\s)))|[,;])\s{0,2}"
)
_AFTER_NAMES: Final = frozenset("al др другие others ed eds editor editors trans translator translators comp comps".split())
_SUFFIX: Final = re.compile(r"(?:Jr|Sr|II|III|IV|мл|ст)\.?")
_INITIALS: Final = re.compile(r"(?:-?[^\W\d_a-zа-яё][^\W\d_]{0,2}\.[\s-]{0,2}|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ](?=\s|$)\s?){1,6}")
_FAMILY_FIRST: Final = re.compile(rf"(?P<family>[^\W\d_][^.,]{{1,60}}) (?P<given>{_INITIALS.pattern}(?:\s?(?:de|di|da|von|van|der|den|du|la))*)")
_INITIALS_FIRST: Final = re.compile(rf"(?P<given>{_INITIALS.pattern})\s?(?P<family>[^\W\d_][^.,]{{1,60}})")
_BODY: Final = re.compile(
    r"(?<!\w)(?:Foundations?|Institut\w{0,2}|Ministry|Committee|Commission|Association|Society|University|Organi[sz]ation|Team|Group|"
    r"Council|Department|Office|Bank|Nations|Congress|Board|Bureau|Agency|Center|Centre|Academy|Library|Archives?|Museum|"
    r"Union|Party|Government|Council|Federation|Service|Company|Corporation|Project|Assembly|Church|League|Press|"
    r"Комитет|Министерство|Институт|Академия|Организация|Совет|Университет|Центр|Агентство|Управление|Общество|"
    r"Комиссия|Библиотека|Музей|Союз|Партия|Бюро|Ассоциация|комитеті|министрлігі|институты|академиясы|агенттігі|қоғамы)(?!\w)"
)
_KEEPS_STOP: Final = re.compile(r"(?<!\w)(?:Jr|Sr|Inc|Ltd|Co|Corp|мл|Chr|Alex|Wm|Geo|Chas|Th|Ph|Ch|Sh|Zh|Yu|Дж|Вл|Ал)\.$")
_MOST: Final = 60
"""Names in one heading; a longer run of them is no heading."""


class Names(NamedTuple):
    """The people named, whether more are meant (“et al.”), and the role that stands behind them, if one does."""

    people: tuple[Person, ...]
    others: bool = False
    role: str = ""


class Heading(NamedTuple):
    """Names at the beginning of a description, and where they end."""

    end: int
    names: Names
    sure: float


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    words: str
    start: int
    end: int
    dotted: bool


# --- where a heading ends


def heading(words: str, start: int = 0, *, given_names: bool = True) -> Heading | None:
    """The names that a description begins with; nothing if it begins with something else.

    ``given_names`` lets whole given names stand («Doe, Jane, and Richard Roe.»), not initials alone.
    """
    tokens = _tokens(words, start)
    end = _by_initials(tokens)
    sure = 0.97
    if end is None and given_names:
        end, sure = _by_given_names(tokens), 0.9
    if end is None:
        return None
    stop = tokens[end - 1].end
    stop = _with_body(words, stop)
    others = OTHERS.match(words, _skip(words, stop))
    if others:
        stop = others.end()
    role = _ROLE.match(words, stop)
    if role:
        stop = role.end()
    found = block(words[start:stop])
    return Heading(stop, found, sure) if found.people else None


def _with_body(words: str, at: int) -> int:
    """Where a body ends that is named behind the persons: “Doe J., Institute of Mills. Title”."""
    found = re.compile(r"\s?,\s(?:and |& )?(?P<body>[^\W\d_a-z][^.,:/\x00]{4,80})\.\s").match(words, at)
    return found.end("body") if found and is_body(found["body"]) else at


def _skip(words: str, at: int) -> int:
    while at < len(words) and words[at] in " ,;":
        at += 1
    return at


def _tokens(words: str, start: int) -> list[_Token]:
    tokens: list[_Token] = []
    for found in _TOKEN.finditer(words, start, start + 1500):
        kind = found.lastgroup or "other"
        dotted = kind == "word" and words[found.end() : found.end() + 1] == "."
        if kind == "other" and found[0] == "." and tokens and tokens[-1].dotted:
            continue
        if kind == "other" and not (found[0] in "'’" and tokens):
            break
        tokens.append(_Token(kind, found[0], found.start(), found.end(), dotted))
        if len(tokens) > 4 * _MOST:
            break
    return tokens


def _by_initials(tokens: Sequence[_Token]) -> int | None:
    """How many tokens a heading takes in which every name has initials."""
    at, end = 0, None
    while True:
        after = _name_with_initials(tokens, at)
        if after is None:
            return end
        end = after
        at = after
        while at < len(tokens) and tokens[at].kind in ("comma", "and"):
            at += 1
        if at == after:
            return end


def _name_with_initials(tokens: Sequence[_Token], at: int) -> int | None:
    """Where a name that begins here ends: «Family, A. B.», «Family A. B.» or «A. B. Family»."""
    if at < len(tokens) and tokens[at].kind == "initial":
        return _initials_first(tokens, at)
    begun = at
    while at < len(tokens) and tokens[at].kind == "word" and at - begun < 4:
        if not _is_name_word(tokens[at].words):
            return None
        at += 1
        if tokens[at - 1].dotted:
            break
    if at == begun or (tokens[at - 1].dotted and not _SUFFIX.fullmatch(tokens[at - 1].words)):
        return None
    if at < len(tokens) and tokens[at].kind == "comma" and tokens[at].words == ",":
        at += 1
    return _initials_end(tokens, at)


def _initials_end(tokens: Sequence[_Token], at: int) -> int | None:
    begun = at
    while at < len(tokens) and tokens[at].kind == "initial" and at - begun < 5:
        at += 1
    if at == begun:
        return None
    while at < len(tokens) and tokens[at].words in PARTICLES:
        at += 1
    if at + 1 < len(tokens) and tokens[at].words == "," and _SUFFIX.fullmatch(tokens[at + 1].words):
        at += 2
    elif at < len(tokens) and tokens[at].words in ("Jr", "Sr", "мл"):
        at += 1
    return at


def _initials_first(tokens: Sequence[_Token], at: int) -> int | None:
    while at < len(tokens) and tokens[at].kind == "initial":
        at += 1
    begun = at
    while at < len(tokens) and tokens[at].kind == "word" and _is_name_word(tokens[at].words) and at - begun < 4:
        at += 1
        if tokens[at - 1].dotted:
            return at
    ends = at > begun and (at == len(tokens) or tokens[at].kind in ("comma", "and"))
    return at if ends else None


def _by_given_names(tokens: Sequence[_Token]) -> int | None:
    """How many tokens a heading takes whose first name is «Family, Given» and whose others follow in either order."""
    comma = next((at for at, one in enumerate(tokens[:5]) if one.kind == "comma"), None)
    if comma is None or comma == 0 or not all(_is_name_token(one) for one in tokens[:comma]):
        return None
    at = _given_end(tokens, comma + 1)
    if at is None:
        return None
    while at < len(tokens) and tokens[at].kind in ("comma", "and") and not tokens[at - 1].dotted:
        after = _full_name_end(tokens, at + 1)
        if after is None:
            return at if at + 1 < len(tokens) and tokens[at + 1].words.lower() in _AFTER_NAMES else None
        at = after
    return at


def _given_end(tokens: Sequence[_Token], at: int) -> int | None:
    begun = at
    while at < len(tokens) and at - begun < 6:
        one = tokens[at]
        if one.kind == "initial":
            at += 1
            if at == len(tokens) or (tokens[at].kind == "word" and not _runs_on(tokens, at)):
                return at
            continue
        if not _is_name_token(one):
            break
        at += 1
        if one.dotted:
            return at
    if at == begun:
        return None
    return at if at == len(tokens) or tokens[at].kind in ("comma", "and") else None


def _runs_on(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a word behind an initial still belongs to the name: a comma or an “and” follows it at once."""
    following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return _is_name_word(tokens[at].words) and not tokens[at].dotted and following in ("comma", "and")


def _full_name_end(tokens: Sequence[_Token], at: int) -> int | None:
    begun = at
    while at < len(tokens) and at - begun < 7 and _is_name_token(tokens[at]):
        at += 1
        if tokens[at - 1].dotted:
            break
    suffix = at - begun == 1 and _SUFFIX.fullmatch(tokens[begun].words)
    return at if at - begun > 1 or suffix else None


def _is_name_token(one: _Token) -> bool:
    return one.kind == "initial" or (one.kind == "word" and _is_name_word(one.words))


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word.lower() in PARTICLES or word[:2] in ("d'", "d’", "д’", "д'", "al", "аль"[:2])


# --- who is in a block of names


def block(words: str) -> Names:
    """The people in some words that are known to be names, in any order and of any style."""
    plain = words.strip(" ,;:")
    role = ""
    others = OTHERS.search(plain)
    if others:
        plain = f"{plain[: others.start()]} {plain[others.end() :]}".strip(" ,;")
    if found := _last_role(plain):
        role = found[0].strip(" ,()[].")
        plain = f"{plain[: found.start()]}{plain[found.end() :]}".strip(" ,;")
    plain = re.sub(r"(?<=[.\s])[.,]{1,2}$", "", plain)
    if re.search(r"(?<![.\s-])[^\W\d_]{2}\.$|[^\W\d_]{3}\.$", plain) and not _KEEPS_STOP.search(plain):
        plain = plain[:-1]
    return Names(tuple(_people(_chunks(plain))), bool(others), role)


def _last_role(words: str) -> re.Match[str] | None:
    found = None
    for found in _ROLE.finditer(words):
        pass
    return found


class _Chunk(NamedTuple):
    words: str
    after_and: bool


def _chunks(words: str) -> list[_Chunk]:
    if is_body(words) and not re.search(r"(?<![^\W\d_])[^\W\d_]\.,", words):
        return [_Chunk(words, after_and=False)]
    chunks, reached, after_and = [], 0, False
    for found in _SPLIT.finditer(words):
        if part := words[reached : found.start()].strip():
            chunks.append(_Chunk(part, after_and))
            after_and = False
        after_and = after_and or bool(found["and"])
        reached = found.end()
    if part := words[reached:].strip(" ,;"):
        chunks.append(_Chunk(part, after_and))
    return chunks[: 2 * _MOST]


def _people(chunks: Sequence[_Chunk]) -> list[Person]:
    people: list[Person] = []
    at = 0
    while at < len(chunks):
        one = chunks[at].words
        following = chunks[at + 1] if at + 1 < len(chunks) and not chunks[at + 1].after_and else None
        if people and _SUFFIX.fullmatch(one) and not chunks[at].after_and:
            last = people.pop()
            people.append(Person(last.family, last.given, last.prefix, one))
            at += 1
        elif following and _is_given(following.words, first=at == 0) and not _has_initials(one):
            people.append(_inverted(one, following.words))
            at += 2
        else:
            people.append(person(one))
            at += 1
    return people


def _is_given(words: str, *, first: bool) -> bool:
    without_particle = " ".join(word for word in words.split() if word.rstrip(".") not in PARTICLES)
    if _INITIALS.fullmatch(without_particle):
        return True
    return first and not _SUFFIX.fullmatch(words) and not is_body(words)


def _has_initials(words: str) -> bool:
    return bool(re.search(r"(?<!\w)[^\W\d_]\.|\s[A-ZА-Я]$", words))


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
    suffix = re.search(r"\s(Jr\.?|Sr\.?|I{2,3}|IV)(?=\s|$)", bare)
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
