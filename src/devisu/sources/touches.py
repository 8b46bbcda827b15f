"""What a difference touches that may turn the sense: a negation, number, date, name, modal or quantifier."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import load

if TYPE_CHECKING:
    from devisu.languages import Words

_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![^\W\d_])\d+")
_OLD = re.compile(r"[ѣѳѵ]|ъ(?!\w)")
_HARD = re.compile(r"ъ(?!\w)")
_REFORMED = str.maketrans("ѣіѳѵ", "еифи")
_LEAD = " \t\r\n.,;:!?…\"'«»„“”‘’()[]<>—–-"


@cache
def matcher(words: Words) -> re.Pattern[str]:
    """A pattern of whole words and phrases; one written ``word-`` stands for all that begin so."""
    plain = [one.replace("ё", "е") for one in words]
    forms = [re.escape(one[:-1]) + r"\w{0,30}" if one.endswith("-") else re.escape(one) for one in plain]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(forms, key=len, reverse=True)) or '(?!)'})(?!\w)")


def in_dictionary_form(text: str) -> str:
    """Small letters in composed form and of today's Russian; the Latin ə of Kazakh texts as the Cyrillic letter."""
    small = unicodedata.normalize("NFC", text).lower().replace("ə", "ә").replace("’", "'")
    return _HARD.sub("", small.translate(_REFORMED)) if _OLD.search(small) else small


def touches(quoted: str, source: str, language: str) -> tuple[str, ...]:
    """The flags of a difference between these words of the quotation and of its source."""
    known = load(language)
    quoted, source = in_dictionary_form(quoted), in_dictionary_form(source)
    months = tuple(form for month in known.months for form in month if form.lower() not in known.modals)
    kinds = (
        ("negation", known.negations),
        ("modal", known.modals),
        ("quantifier", known.quantifiers),
        ("number", known.numerals),
        ("date", months),
    )
    found = [flag for flag, words in kinds if _held(quoted, words) != _held(source, words)]
    if _YEAR.findall(quoted) != _YEAR.findall(source) and "date" not in found:
        found.append("date")
    if _NUMBER.findall(quoted) != _NUMBER.findall(source) and "number" not in found:
        found.append("number")
    return tuple(found)


def _held(text: str, words: Words) -> list[str]:
    """The words of a list that a text has; of one listed by its stem, the stem, so that its case endings are one."""
    found = matcher(words).findall(text.replace("ё", "е")) if words else []
    return sorted(one if one in words else _stem(one, words) for one in found)


def _stem(word: str, words: Words) -> str:
    stems = (one[:-1].replace("ё", "е") for one in words if one.endswith("-"))
    return max((one for one in stems if word.startswith(one)), key=len, default=word)


def is_known(word: str, language: str) -> bool:
    """Whether a word is one of those that turn the sense, or so common that a machine's slip is not taken for it."""
    known = load(language)
    lists = (known.negations, known.modals, known.quantifiers, known.numerals)
    plain = in_dictionary_form(word)
    return plain in known.stop or plain in known.common or any(_held(plain, words) for words in lists)


def is_name(word: str, before: str) -> bool:
    """Whether a word is written as a name: a capital that does not begin a sentence, given the text ``before`` it."""
    if not word[:1].isupper() or (word.isupper() and len(word) > 1):
        return False
    left = before.rstrip(" \t\r\n\u00a0\"'«„“‘([<—–-")
    return bool(left) and left[-1] not in ".!?…:"


def limits(text: str, language: str) -> str:
    """The limiting word or phrase («unless», «кроме», «бірақ») with which ``text`` goes on, if it does."""
    ahead = text[:80].lstrip(_LEAD)
    match = matcher(load(language).limiting).match(in_dictionary_form(ahead).replace("ё", "е"))
    return match.group() if match else ""
