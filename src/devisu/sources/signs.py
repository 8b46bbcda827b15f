"""What stays recognisable in a translation: figures, dates, and names in any transliteration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.extract import dates
from devisu.names import keys, undo_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIGURE = re.compile(r"(?<!\d)(?:\d{1,3}(?:[ .,\u00a0\u202f]\d{3}(?!\d)){1,4}|\d{1,20})")
_NAME = re.compile(r"(?<![\w'’])[^\W\d_][\w'’-]{2,30}")
_OPENS = re.compile(r"(?:^|[.!?…])[\s«»“”„\"'‘’(\[—–-]{0,6}$")
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class Sign:
    """A figure, date or name as written, and all that it may be known by."""

    words: str
    keys: frozenset[str]


def signs(text: str, language: str) -> tuple[Sign, ...]:
    """The signs of a text; a capitalised word that opens a sentence is no name yet."""
    return tuple({sign.keys: sign for sign in _signs(text, language)}.values())


def in_common(wanted: Sequence[Sign], text: str, language: str) -> tuple[str, ...]:
    """Which of the signs wanted a text has too, as they are written in it. Words that open sentences count here."""
    own = [*_signs(text, language), *_names(text, language, opening=True)]
    met = (next((one.words for one in own if one.keys & sign.keys), None) for sign in wanted)
    return tuple(dict.fromkeys(words for words in met if words is not None))


def _signs(text: str, language: str) -> Iterator[Sign]:
    found = dates.find(text, language)
    for date in found:
        yield Sign(date.words, frozenset({f"date {date.edtf}"}))
    for figure in _FIGURE.finditer(text):
        if not any(date.span.start <= figure.start() < date.span.end for date in found):
            yield Sign(figure[0], frozenset({"figure " + "".join(filter(str.isdigit, figure[0]))}))
    yield from _names(text, language)


def _names(text: str, language: str, *, opening: bool = False) -> Iterator[Sign]:
    for name in _NAME.finditer(text):
        before = text[max(name.start() - _LOOK_BACK, 0) : name.start()]
        if name[0][0].isupper() and bool(_OPENS.search(before)) == opening:
            forms = undo_case(name[0], language)
            yield Sign(name[0], frozenset(f"name {key}" for form in forms for key in keys(form) if key))
