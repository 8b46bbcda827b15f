"""Citations by key, by pandoc's grammar; the made-up cases were compared with pandoc's own reading of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu.extract import markers
from devisu.readers import read

if TYPE_CHECKING:
    from devisu.model import Marker

Row = tuple[str, str, str, str]


def found(text: str, name: str = "made-up.md") -> list[Marker]:
    return [marker for marker in markers.find(read(name, text, "en")) if marker.style == "key"]


def rows(text: str, name: str = "made-up.md") -> list[Row]:
    return [(item.label, item.prefix, item.suffix, item.mode) for one in found(text, name) for item in one.items]


N, A, S = "normal", "author-in-text", "suppress-author"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@doe, p. 3; see @roe]", [("doe", "", ", p. 3", N), ("roe", "see", "", N)]),
        ("[see @doe, pp. 33-35 and *passim*; @roe, chap. 1]", [("doe", "see", ", pp. 33-35 and passim", N), ("roe", "", ", chap. 1", N)]),
        ("[@doe{p. 3}] [@doe, {iv}]", [("doe", "", "{p. 3}", N), ("doe", "", ", {iv}", N)]),
        ("@doe says", [("doe", "", "", A)]),
        ("@doe [p. 3]", [("doe", "", "p. 3", A)]),
        ("@doe\n[p. 3]", [("doe", "", "p. 3", A)]),
        ("@doe [p. 3; @roe]", [("doe", "", "p. 3", A), ("roe", "", "", N)]),
        ("@doe [@roe, p. 3]", [("doe", "", "", A), ("roe", "", ", p. 3", N)]),
        ("[-@doe] -@roe", [("doe", "", "", S), ("roe", "", "", S)]),
        ("word-@doe [word-@roe]", [("doe", "", "", A), ("roe", "word-", "", N)]),
        ("@{weird:key} [@{https://x.y/z?a=1}, p. 5]", [("weird:key", "", "", A), ("https://x.y/z?a=1", "", ", p. 5", N)]),
        ("[@doe:2000a] @doe.2000. @doe--roe @doe's", [("doe:2000a", "", "", N), ("doe.2000", "", "", A), ("doe", "", "", A), ("doe", "", "", A)]),
        ("[@doe, p. 3 [note; x]]", [("doe", "", ", p. 3 [note; x]", N)]),
        ('[@doe, "a; b"]', [("doe", "", ', "a; b"', N)]),
        ("[@a, see [@b]]", [("a", "", ", see [@b]", N), ("b", "", "", N)]),
        ("[[@doe]] (@roe)", [("doe", "", "", N), ("roe", "", "", A)]),
        ("[@doe](http://x.y) [@roe]{.c}", [("doe", "", "", A), ("roe", "", "", A)]),
        ('*[@doe]* **@roe** "@poe"', [("doe", "", "", N), ("roe", "", "", A), ("poe", "", "", A)]),
        ("![@cap](i.png)\n\n| @cell |\n|---|\n| x |", [("cap", "", "", A), ("cell", "", "", A)]),
        ("@doe^2^ [see *One; Two* in @doe; @roe, a\\;b]", [("doe", "", "", A), ("doe", "see One; Two in", "", N), ("roe", "", ", a;b", N)]),
        ("[@Карасик2002, с. 5]", [("Карасик2002", "", ", с. 5", N)]),
    ],
)  # fmt: skip
def test_what_is_cited(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
    assert all(marker.fault is None for marker in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "`[@doe]` ``@doe`` $x@y$",
        "```\n[@doe]\n```\n\n    @doe",
        "me@example.org <me@example.org> a.@b",
        r"\@doe [@] @ @@",
        "<!-- @doe -->",
        "[x](http://a.b/@doe) https://example.org/@doe",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "keys", "fault"),
    [
        ("[@doe,@roe]", ["doe", "roe"], "two keys run together in one item; part them with “;”"),
        ("[see @doe and @roe, p. 3]", ["doe", "roe"], "two keys run together in one item; part them with “;”"),
        (
            "[@doe, p. 3; p. 4]",
            ["doe"],
            "in “[@doe, p. 3; p. 4]” the part “p. 4” names no work; write the places of one work behind commas",
        ),
        (
            "[@doe; ]",
            ["doe"],
            "in “[@doe; ]” an empty part names no work; write the places of one work behind commas",
        ),
        ("[@doe, p. 3", ["doe"], "the bracket is not closed"),
    ],
)
def test_faults(text: str, keys: list[str], fault: str) -> None:
    (marker,) = found(text)
    assert ([item.label for item in marker.items], marker.fault) == (keys, fault)


def test_in_plain_text_only_brackets_cite_by_key() -> None:
    assert rows("[@doe, p. 3] and @roe and a@b.org", "made-up.txt") == [("doe", "", ", p. 3", "normal")]


def test_spans_are_of_the_source() -> None:
    raw = "*One* [see @doe, *p.* 3; @roe] and @poe [p. 4]."
    first, second = found(raw)
    assert first.span.of(raw) == "[see @doe, *p.* 3; @roe]"
    assert [item.span.of(raw) for item in first.items] == ["see @doe, *p.* 3", "@roe"]
    assert (second.span.of(raw), second.items[0].span.of(raw)) == ("@poe [p. 4]", "@poe [p. 4")


def test_citations_in_notes_attach_to_the_body() -> None:
    raw = "One.[^n] Two.^[See @roe.]\n\n[^n]: [@doe, p. 3]."
    marked = found(raw)
    assert [(marker.items[0].label, marker.in_note, marker.at) for marker in marked] == [
        ("roe", True, raw.index("^[See")),
        ("doe", True, raw.index("[^n]")),
    ]
