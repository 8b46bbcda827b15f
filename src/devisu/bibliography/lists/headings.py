"""Where the names end that a description begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.bibliography.lists import people
from devisu.names.parsing import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN: Final = re.compile(
    r"(?P<initial>-?[^\W\d_](?:\.(?!\w\w)|\.(?=[^\W\d_]{2,}))|"
    rf"(?:{people.LONG_INITIALS})\.)"
    r"|(?P<and>(?:,\s{0,2})?(?:&|(?<!\w)(?:and|und|et|и|және|жəне|мен|y|e)(?=\s)))|(?P<word>[^\W\d_][\w'’ʼ‐-]*)"
    r"|(?P<comma>[,;](?:\s{0,2}(?:…|\.\s?\.\s?\.))?)|(?P<other>\S)"
)
ARTICLES: Final = "The|Le|La|Les|Une?|Der|Die|Das|Eine?|El|Los"
"""Words that begin a title and no given name."""
_ARTICLE: Final = re.compile(ARTICLES)
_AFTER_NAMES: Final = frozenset(
    ("al", "др", "другие", "others", "ed", "eds", "editor", "editors", "trans", "translator", "translators", "comp")
)
"""What may follow a comma behind names and is none."""
_BODY_BEHIND: Final = re.compile(r"\s?,\s(?:and |& )?(?P<body>[^\W\d_a-z][^.,:/\x00]{4,80})\.\s")


_HAN_NAME: Final = rf"{people.HAN}{{2,16}}"
_HAN: Final = re.compile(
    rf"(?P<names>{_HAN_NAME}(?:(?:[,;、，]\s?|,? (?:and|&) ){_HAN_NAME}){{0,30}}"
    rf"(?:,? (?:et al|и др|等)(?=\.))?)\.\s(?!{people.HAN}{{1,8}}(?::\s{people.HAN}|,\s\d))(?=[“\"«]?[^\W_])"
)
"""Chinese authors, behind whom a full stop parts the title; a Chinese title has none inside."""


class Heading(NamedTuple):
    """Names at the beginning of a description, and where they end."""

    end: int
    names: people.Names
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
    if han := _HAN.match(words, start):
        return Heading(han.end("names") + 1, people.block(han["names"]), 0.9)
    tokens = _tokens(words, start)
    end = _by_initials(tokens)
    sure = 0.97
    if end is None and given_names:
        end, sure = _by_given_names(tokens), 0.9
        if end is not None:
            end = _before_title(tokens, end, words)
        if end is not None and _is_doubled(tokens[:end]) and words[tokens[end - 1].end :].lstrip().startswith(":"):
            return None
    if end is None:
        return None
    stop = tokens[end - 1].end
    stop = _with_body(words, stop)
    others = people.OTHERS.match(words, _skip(words, stop))
    if others:
        stop = others.end()
    role = people.ROLE.match(words, stop)
    if role:
        stop = role.end()
    found = people.block(words[start:stop])
    return Heading(stop, found, sure) if found.people else None


def is_han(words: str) -> bool:
    """Whether a description begins with Chinese authors."""
    return bool(_HAN.match(words))


def _with_body(words: str, at: int) -> int:
    """Where a body ends that is named behind the persons: “Doe J., Institute of Mills. Title”."""
    found = _BODY_BEHIND.match(words, at)
    return found.end("body") if found and people.is_body(found["body"]) else at


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
        if len(tokens) > 4 * people.MOST:
            break
    return tokens


def _by_initials(tokens: Sequence[_Token]) -> int | None:
    """How many tokens a heading takes in which every name has initials."""
    at, end = 0, None
    while True:
        after = _name_with_initials(tokens, at)
        if after is None and end is not None and _is_single(tokens, at):
            return at + 1
        if after is None:
            return end
        end = after
        at = after
        while at < len(tokens) and tokens[at].kind in ("comma", "and"):
            at += 1
        if at == after and not _list_goes_on(tokens, at):
            return end


def _is_single(tokens: Sequence[_Token], at: int) -> bool:
    """Whether the last name, is one word behind an “and” (“Doe, J., and Roe.”)."""
    joined = tokens[at - 1].kind == "and" and at < len(tokens) and _is_name_token(tokens[at])
    return joined and tokens[at].dotted and tokens[at].words not in _AFTER_NAMES


def _list_goes_on(tokens: Sequence[_Token], at: int) -> bool:
    """Whether two more names follow that a comma parts, although none stands here («Белов Б. Б. Волков В. В., Г.»)."""
    after = _name_with_initials(tokens, at) if at < len(tokens) and tokens[at].kind == "word" else None
    parted = after is not None and after < len(tokens) and tokens[after].words == ","
    return parted and _name_with_initials(tokens, (after or 0) + 1) is not None


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
    if at == begun or (tokens[at - 1].dotted and not people.SUFFIX.fullmatch(tokens[at - 1].words)):
        return None
    if at < len(tokens) and tokens[at].kind == "comma" and tokens[at].words == ",":
        at += 1
        if at < len(tokens) and tokens[at].words in ("Jr", "Sr"):  # “Doe, Jr., J. F.”
            at += 2 if tokens[at + 1 : at + 2] and tokens[at + 1].words == "," else 1
    return _initials_end(tokens, at)


def _initials_end(tokens: Sequence[_Token], at: int) -> int | None:
    begun = at
    while at < len(tokens) and tokens[at].kind == "initial" and at - begun < 5:
        at += 1
    if at == begun:
        return None
    half = (at - begun) // 2
    said = [one.words for one in tokens[begun:at]]
    if half > 1 and said[:half] == said[half:]:  # «Wells, H. G. H. G. Wells's Criticism»: the title begins with a name
        at -= half
    while at < len(tokens) and tokens[at].words in PARTICLES:
        at += 1
    if at + 1 < len(tokens) and tokens[at].words == "," and people.SUFFIX.fullmatch(tokens[at + 1].words):
        at += 2
    elif at < len(tokens) and tokens[at].words in ("Jr", "Sr", "мл", "II", "III", "IV"):
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
    if any(one.dotted and not people.SUFFIX.fullmatch(one.words) and len(one.words) > 3 for one in tokens[:comma]):
        return None
    at = _given_end(tokens, comma + 1)
    if at is None:
        return None
    while at < len(tokens) and tokens[at].kind in ("comma", "and") and not tokens[at - 1].dotted:
        after = _full_name_end(tokens, at + 1)
        if after is None:
            follows = tokens[at + 1].words if at + 1 < len(tokens) else ""
            return at if not follows or follows.lower() in _AFTER_NAMES or _ARTICLE.fullmatch(follows) else None
        at = after
    return at


def _before_title(tokens: Sequence[_Token], end: int, words: str) -> int:
    """Where the names end if a title of two words was taken for the last: «Doe, Jane, Making Mills: A History»."""
    follows = words[tokens[end - 1].end :].lstrip()[:1]
    commas = [at for at, one in enumerate(tokens[:end]) if one.kind == "comma"]
    joined = any(one.kind == "and" for one in tokens[:end])
    return commas[-1] if len(commas) > 1 and not joined and follows in (":", "(") else end


def _is_doubled(tokens: Sequence[_Token]) -> bool:
    """Whether the one name has two words on both sides of its comma; before a colon that is a title."""
    commas = [at for at, one in enumerate(tokens) if one.kind in ("comma", "and")]
    return (
        len(commas) == 1
        and commas[0] > 1
        and len(tokens) - commas[0] > 2
        and all(one.kind != "initial" for one in tokens)
    )


def _given_end(tokens: Sequence[_Token], at: int) -> int | None:
    begun = at
    if at < len(tokens) and _ARTICLE.fullmatch(tokens[at].words):
        return None
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
    if tokens[at].dotted and at + 1 == len(tokens):  # «Roe, R. Paul. “Mills”»: a quotation mark ends the tokens
        return _is_name_word(tokens[at].words)
    following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return _is_name_word(tokens[at].words) and not tokens[at].dotted and following in ("comma", "and")


def _full_name_end(tokens: Sequence[_Token], at: int) -> int | None:
    begun = at
    if at < len(tokens) and tokens[at - 1].kind == "comma" and _ARTICLE.fullmatch(tokens[at].words):
        return None
    while at < len(tokens) and at - begun < 7 and _is_name_token(tokens[at]):
        at += 1
        if tokens[at - 1].dotted:
            break
    suffix = at - begun == 1 and people.SUFFIX.fullmatch(tokens[begun].words)
    return at if at - begun > 1 or suffix else None


def _is_name_token(one: _Token) -> bool:
    return one.kind == "initial" or (one.kind == "word" and _is_name_word(one.words))


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word.lower() in PARTICLES or word[:2] in ("d'", "d’", "д’", "д'", "al", "аль"[:2])
