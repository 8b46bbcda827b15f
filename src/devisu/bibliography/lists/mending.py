"""The words of an item put in one line, and damage that is beyond doubt mended, before it is read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_CONTROLS: Final = dict.fromkeys((*range(32), *range(127, 160)), " ")
_BROKEN_WORD: Final = re.compile(
    r"(?<=[^\W\d_])(?:\u00ad|(?<=[a-zа-яёәғқңөұүһі])-)[ \t]{0,9}(?:\r\n|\r|\n)[ \t>]{0,20}(?=[^\W\d_A-ZА-ЯЁ])"
)
_EMPHASIS: Final = re.compile(
    r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<![^\W_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![^\W_])"
)
_LINK: Final = re.compile(r"\[([^\[\]]{1,300})\]\(((?:https?:|mailto:)[^()\s]{1,1000})\)|<(https?:[^<>\s]{1,1000})>")
_ESCAPED: Final = re.compile(r"\\([\[\]().*_#\-!&$%{}])")
_SLASHES: Final = re.compile(r"(?<![:/])/ {1,2}/(?!/)")
_DASHES: Final = re.compile(r"(?<=\s)-{2,3}(?=\s)|(?<=[^\W_])--(?=[^\W_])")
_KEPT: Final = re.compile(r"(?:https?://|www\.|\b10\.\d{4,9}/)[^\s<>]{1,2000}|[^\s@]{1,64}@[^\s@]{1,200}")
"""Addresses, whose signs are their own."""
_SPACE_BEFORE: Final = re.compile(r"(?<=[^\W_]) (?=[.,](?:\s|$))")
_SPACE_LOST: Final = re.compile(
    r"(?<=[^\W_]{2}\.)(?=[-–—](?:[^\W\d_a-zа-яё]|\d|№))|(?<=[^\W_]{2}\.[-–—])(?=[^\W\d_a-zа-яё]|\d|№)|"
    r"(?<=[a-zа-яёәғқңөұүһіїє]{2}\.)(?=[^\W\d_a-zа-яёәғқңөұүһіїє][^\W_]*[ .,:])|(?<=[^\W\d_],)(?=(?:1[5-9]|"
    r"20)\d\d(?!\d))|"
    r"(?<=\d)(?=[сcб]\.(?!\w))|(?<=[^\W\d_]{2}\.)(?=(?:1[5-9]|20)\d\d(?!\d))|(?<=\d\.)(?=№|[СТБP]\.\s?\d)|"
    r"(?<=[а-яё]:)(?=[а-яё]{3})|(?<=[а-яёәғқңөұүһі]{2}:)(?=«?[А-ЯӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі])"
)
"""Where a space was lost between two areas («уезда.-М.», «уезда.М.», «Наука,1987», «240с.»)."""
_STOP_LOST: Final = re.compile(r"(?<=(?<!\w)[А-ЯЁ]\.\s)(?P<initial>[БГДЖЗЛМНПРТФХЦЧШЭЮ])(?=\s[А-ЯЁ][а-яё])")
"""A second initial that lost its full stop; letters that are words of one letter («И», «О») are left alone."""
_SAME: Final = re.compile(
    r"^(?:(?:Он|Она|Они|Тот|Та) же|Його ж|(?:Він|Вона) ж[е]?|Сонікі|Соныкі|Сол автор|Idem|Id\.|Eadem|Ders(?:elbe|\.)|"
    r"Dies(?:elbe|\.))(?:[.,:]\s{0,2}|\s(?=[^\W\d_a-zа-я]))"
)
"""Words in place of the author of the item before: «Он же», «Сонікі», “Ders.”"""
_RULE: Final = re.compile(r"^(?:[—–-]{2,}|_{3,})(?=[.,])")


def mended(words: str) -> str:
    """The words in one line, composed letters, without marks of emphasis, hyphens at line ends and what is unseen."""
    words = _BROKEN_WORD.sub("", unicodedata.normalize("NFC", words))
    words = words.translate(_CONTROLS).replace("\u00ad", "").translate(_INVISIBLE)
    words = _LINK.sub(_linked, " ".join(words.split()))
    words = _SAME.sub("———. ", _RULE.sub("———", words))
    words = _unemphasised(_ESCAPED.sub(r"\1", words))
    words = _DASHES.sub("–", _SLASHES.sub("//", words)).strip()
    return _outside_addresses(words, _respaced)


def _respaced(words: str) -> str:
    """With spaces where areas end, and none in front of a full stop or comma."""
    return _STOP_LOST.sub(r"\g<initial>.", _SPACE_LOST.sub(" ", _SPACE_BEFORE.sub("", words)))


def _outside_addresses(words: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    reached = 0
    for address in _KEPT.finditer(words):
        parts += [change(words[reached : address.start()]), address[0]]
        reached = address.end()
    return "".join([*parts, change(words[reached:])])


def _linked(found: re.Match[str]) -> str:
    shown, address = found[1] or "", found[2] or found[3]
    return address if not shown or shown.rstrip("/") == address.rstrip("/") else f"{shown} {address}"


def _unemphasised(words: str) -> str:
    """Without asterisks and low lines of Markdown, which addresses keep."""
    return _outside_addresses(words, lambda part: _EMPHASIS.sub("", part)) if "*" in words or "_" in words else words
