"""Places in works: labels of several languages, into CSL's."""

from __future__ import annotations

import pytest

from devisu.extract.locators import parse, read


@pytest.mark.parametrize(
    ("suffix", "language", "expected"),
    [
        ("", "en", []),
        (", с. 34–35", "ru", [("page", "34–35")]),
        (", c. 34", "ru", [("page", "34")]),
        (", С. 34", "kk", [("page", "34")]),
        (", с. 34", "en", [("page", "34")]),
        (", 34-б.", "kk", [("page", "34")]),
        (", 34 б.", "kk", [("page", "34")]),
        (", 34–35-бб.", "kk", [("page", "34–35")]),
        (", 2-том, 34-бет", "kk", [("volume", "2"), ("page", "34")]),
        (", т. 1, с. 753", "ru", [("volume", "1"), ("page", "753")]),
        (", Т. 2. С. 5–7", "ru", [("volume", "2"), ("page", "5–7")]),
        (", л. 12 об.", "ru", [("folio", "12 об.")]),
        (", pp. 3–4", "en", [("page", "3–4")]),
        (", pp.1", "en", [("page", "1")]),
        (" p.\u00a018-19", "en", [("page", "18-19")]),
        (", pp. 3, 5–7", "en", [("page", "3, 5–7")]),
        (", vol. 2, chap. 3", "en", [("volume", "2"), ("chapter", "3")]),
        ("fol. 12v", "en", [("folio", "12v")]),
        ("§ 5", "en", [("section", "5")]),
        ("col. 3", "en", [("column", "3")]),
        (", S. 34", "de", [("page", "34")]),
        (", 49", "en", [("page", "49")]),
        (": 49", "en", [("page", "49")]),
        (", xii–xv", "en", [("page", "xii–xv")]),
        ("{p. 3}", "en", [("page", "3")]),
        (", {iv}", "en", [("page", "iv")]),
        ("{}, 99 years later", "en", []),
        (", pp. 33-35 and passim", "en", [("page", "33-35")]),
        (", esp. p. 5", "en", [("page", "5")]),
        (", published in 1922", "en", []),
        (" and elsewhere", "en", []),
    ],
)
def test_parse(suffix: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert [(locator.label, locator.value) for locator in parse(suffix, language)] == expected


@pytest.mark.parametrize(
    ("suffix", "whole"),
    [
        ("", True),
        (", с. 5", True),
        (", 49", True),
        (", 12 декабря", False),
        (" and passim", False),
        ("," + " 1" * 400, False),
    ],
)
def test_whole(suffix: str, whole: bool) -> None:
    assert read(suffix, "ru").whole is whole
