"""The languages that entries name."""

from __future__ import annotations

import pytest

from devisu.bibliography import read, tongues

NAMED = {
    "langid = {ngerman}": ("de",),
    "langid = {british}, language = {Russian}": ("en-GB",),
    "language = {russian}": ("ru",),
    "language = {langrussian}": ("ru",),
    "language = {русский}": ("ru",),
    "language = {rus}": ("ru",),
    "language = {ru-RU}": ("ru-RU",),
    "language = {kk_KZ}": ("kk-KZ",),
    "language = {English and Russian}": ("en", "ru"),
    "language = {Deutsch, Latein}": ("de", "la"),
    "language = {Old Valley}": ("Old Valley",),
    "language = {}": (),
    "title = {T}": (),
}


@pytest.mark.parametrize(("fields", "expected"), NAMED.items(), ids=NAMED)
def test_the_languages_of_an_entry(fields: str, expected: tuple[str, ...]) -> None:
    assert tongues.tags(read("x.bib", f"@book{{a, {fields}}}").entries[0]) == expected


def test_countries_are_left_out_of_codes() -> None:
    assert tongues.codes(read("x.bib", "@book{a, langid = {american}}").entries[0]) == ("en",)
