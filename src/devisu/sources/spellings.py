"""Spellings of one word: old and new orthographies, letters that stand in for others, and the language's own groups."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.likeness import opcodes
from devisu.sources.touches import in_dictionary_form

if TYPE_CHECKING:
    from collections.abc import Mapping

_STAND_INS = (
    "ѣ е", "ѣ ё", "і и", "ѵ и", "ѳ ф", "ѧ я", "ё е",
    "ә а", "ә э", "ә е", "ғ г", "қ к", "ң н", "ө о", "ұ у", "ү у", "һ х", "ұ ы", "і ы",
    "ſ s", "u v", "i j", "æ ae", "œ oe", "ae e", "æ e", "œ e", "ß ss", "ä ae", "ö oe", "ü ue",
    "ø o", "ł l", "đ d", "þ th", "vv w", "y i",
)  # fmt: skip
_PAIRS = frozenset(pair for row in _STAND_INS for one, other in [row.split()] for pair in ((one, other), (other, one)))
_SILENT = re.compile(r"ъ(?!\w)")
_ELIDED = re.compile(r"['’]d(?!\w)")


def is_spelling(quoted: str, source: str, language: str) -> bool:
    """Whether two words that differ are spellings of one."""
    one, other = _modern(quoted), _modern(source)
    return one == other or _stand_in(one, other) or _in_one_group(one, other, language)


def _modern(text: str) -> str:
    """Without the silent hard sign of before 1918, and with ``'d`` written out."""
    return _ELIDED.sub("ed", _SILENT.sub("", in_dictionary_form(text)))


def _stand_in(one: str, other: str) -> bool:
    """Whether each differing stretch is a letter for its stand-in, or the same letter but for its marks."""
    return all(_is_pair(one[a:a_end], other[b:b_end]) for a, a_end, b, b_end in differing(one, other))


def differing(one: str, other: str) -> list[tuple[int, int, int, int]]:
    """The stretches in which two words differ: start and end in the one, start and end in the other."""
    found: list[tuple[int, int, int, int]] = []
    for step in opcodes(one, other):
        if step.step == "equal":
            continue
        if found and found[-1][1] == step.a_start and found[-1][3] == step.b_start:
            found[-1] = (found[-1][0], step.a_end, found[-1][2], step.b_end)
        else:
            found.append((step.a_start, step.a_end, step.b_start, step.b_end))
    return found


def _is_pair(one: str, other: str) -> bool:
    if (one, other) in _PAIRS:
        return True
    if len(one) != len(other) or {"й", "и"} & {*one, *other}:
        return len(one) == len(other) > 0 and all(
            pair in _PAIRS or pair[0] == pair[1] for pair in zip(one, other, strict=True)
        )
    return all((a, b) in _PAIRS or _bare(a) == _bare(b) for a, b in zip(one, other, strict=True))


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]


def _in_one_group(one: str, other: str, language: str) -> bool:
    """Whether both are forms of a group, or the same but for endings (``-ise``) or beginnings (``раз-``) of one."""
    groups = _groups(language)
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return True
    return any(
        _same_rest(one, other, form, another)
        for form, another in _affixes(language)
        if (one.endswith(form[1:]) if form[0] == "-" else one.startswith(form[:-1]))
    )


@cache
def _groups(language: str) -> Mapping[str, frozenset[int]]:
    """The numbers of the groups that hold a whole word."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(load(language).spellings):
        for word in group:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _affixes(language: str) -> tuple[tuple[str, str], ...]:
    """Every two endings, or two beginnings, of a group."""
    return tuple(
        (form, another)
        for group in load(language).spellings
        for form in group
        for another in group
        if form != another and (form[0] == another[0] == "-" or form[-1] == another[-1] == "-")
    )


def _same_rest(one: str, other: str, form: str, another: str) -> bool:
    if form[0] == "-":
        rest, another_rest = one.removesuffix(form[1:]), other.removesuffix(another[1:])
        return one.endswith(form[1:]) and other.endswith(another[1:]) and _is_same(rest, another_rest)
    rest, another_rest = one.removeprefix(form[:-1]), other.removeprefix(another[:-1])
    return one.startswith(form[:-1]) and other.startswith(another[:-1]) and _is_same(rest, another_rest)


def _is_same(one: str, other: str) -> bool:
    return bool(one) and (one == other or _stand_in(one, other))
