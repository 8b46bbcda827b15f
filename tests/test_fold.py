"""Folding: what shares a letter, and the way home."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.fold import BLOCK, fold, fold_letters, fold_long, letters_of, way_home
from devisu.text import Span

ALIKE = [
    ("case", "The Miller", "the miller"),
    ("spacing", "the miller", "the  mil ler"),
    ("punctuation", "the miller, alas", "the miller – alas!"),
    ("line-end hyphen", "misfortune", "misfor-\ntune"),
    ("not sign at the line end", "misfortune", "misfor¬\ntune"),
    ("soft hyphen", "misfortune", "misfor\u00adtune"),
    ("composed and decomposed", "Ёлка, йод, café", unicodedata.normalize("NFD", "Ёлка, йод, café")),
    ("ligatures", "final office", "ﬁnal oﬃce"),
    ("long s", "distress", "diſtreſs"),
    ("ae and oe", "encyclopaedia foetus", "encyclopædia fœtus"),
    ("u and v, i and j", "iustice uniuersal", "justice vniversal"),
    ("Latin letters in Cyrillic words", "съезд Советов", "cъезд Coвeтoв"),
    ("Cyrillic letters in Latin words", "space", "ѕрасе"),
    ("Greek letters in Latin words", "Oak", "Οak"),
    ("Russian of before 1918", "миръ въ бѣлѣ", "мир в беле"),
    ("і, ѵ and ѳ", "мир, синод, Федор", "міръ, сѵнодъ, Ѳедоръ"),
    ("Latin schwa in Kazakh", "жəне ƏБ", "және Әб"),
    ("Kazakh letters and stand-ins", "қағаз, өмір, ұлт, күн, таң, һәм", "кагаз, омир, улт, кун, тан, хам"),
    ("э for ә", "жәрдем", "жэрдем"),
    ("raised numbers of notes", "the mill was lost", "the mill¹ was lost²³"),
    ("full-width letters", "mill", "ｍｉｌｌ"),
    ("the figure nought and o", "novo", "n0v0"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "one", "other"), ALIKE, ids=[row[0] for row in ALIKE])
def test_folds_alike(name: str, one: str, other: str) -> None:
    assert fold_letters(one) == fold_letters(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mill", "mall"), ("кот", "год"), ("1917", "1918"), ("не был", "был"), ("бар", "жоқ"), ("rn", "m"), ("中", "文")],
)
def test_does_not_fold_alike(one: str, other: str) -> None:
    assert fold_letters(one) != fold_letters(other)


def test_what_is_no_letter_has_none() -> None:
    assert fold_letters(" .,;:!?«»“”…—–-'’()[]<>/\\\u0000\u202e\t\n\u00a0§¶†*©") == b""


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.text("аbс -\nйЙё\u0306ﬁѢ…1²", max_size=300)


@given(TEXTS)
def test_every_letter_comes_home(text: str) -> None:
    folded = fold(text)
    assert len(folded.letters) == len(folded.homes)
    by_home = [b"" for _ in text]
    for letter, home in zip(folded.letters, folded.homes, strict=True):
        by_home[home] += bytes([letter])
    assert by_home == [letters_of(character) for character in text]
    assert list(folded.homes) == sorted(folded.homes)


@given(TEXTS.map(lambda text: text * 5))
def test_long_texts_fold_the_same(text: str) -> None:
    assert fold_long(text).letters.tobytes() == fold(text).letters


@given(st.text("аbс -\nйё…ﬁ1", min_size=1, max_size=60), st.integers(1, 60), st.data())
def test_the_way_home_from_a_long_text(part: str, times: int, data: st.DataObject) -> None:
    text = part * times * (1 + BLOCK // 40)
    folded, long = fold(text), fold_long(text)
    if folded.letters:
        start = data.draw(st.integers(0, len(folded.letters) - 1))
        end = data.draw(st.integers(start + 1, len(folded.letters)))
        assert way_home(text, long.marks, Span(start, end)) == folded.span(Span(start, end))
