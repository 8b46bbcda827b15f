"""Numbers in figures that tell something: amounts, counts and shares.

Numbers of things (chapter 3, § 14, № 7, Topic 12, the 97th, «14-бап») and single figures alone tell nothing to be
checked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import load

if TYPE_CHECKING:
    from devisu.languages import Language

_FIGURE = re.compile(
    r"(?<![\w.,/])(?:\d{1,3}(?:[ \xa0\u202f.,]\d{3}){1,4}|\d{1,12})(?:[.,]\d{1,6})?"
    r"(?P<share>\s?[%‰])?(?![\w/]|-[^\W\d_])"
)
_YEAR = re.compile(r"1[0-9]{3}|20[0-2][0-9]")  # may be one, though nothing says so
_BEFORE = re.compile(r"(?:№|§|(?:[^\W\d_]\.){0,4}[^\W\d_]{1,20}\.?)[\s\xa0]{0,2}$")
_NAMED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,20})[ \xa0]\Z")
_MONEY = "$£€₽₸"


def figure(text: str, language: Language) -> str:
    """The first telling number of a sentence without markers and dates; empty where there is none."""
    for found in _FIGURE.finditer(text):
        number = found.group()
        money = text[found.start() - 1 : found.start()] in tuple(_MONEY)
        open_to_doubt = len(number) == 1 or _YEAR.fullmatch(number)
        label = number.isdigit() and not language.capital_nouns and _labels(text, found.start())
        if (money or not open_to_doubt) and not label and not _numbers(text, found.start(), language):
            return number.strip()
    return ""


def _numbers(text: str, start: int, language: Language) -> bool:
    """Whether the word before is one that numbers places or things: page, chapter, article, №, H.R."""
    before = _BEFORE.search(text[max(start - 24, 0) : start])
    if before is None:
        return False
    word = before.group().strip()
    whole, stems = _places(language.code)
    return (len(word) > 1 and word.isupper()) or word.lower() in whole or word.lower().startswith(stems)


def _labels(text: str, start: int) -> bool:
    """Whether the word right before names what the number belongs to: “Topic 12”; the first word may be anything."""
    before = _NAMED.search(text, max(start - 24, 0), start)
    return before is not None and bool(text[: before.start()].strip()) and before[1][0].isupper()


@cache
def _places(code: str) -> tuple[frozenset[str], tuple[str, ...]]:
    every = [word for words in load(code).locators.values() for word in words]
    whole = {word for word in every if not word.endswith("-")} | {"№", "§"}
    return frozenset(whole), tuple(word[:-1] for word in every if word.endswith("-"))
