"""Wrapping, cutting, and the words of a file with a span marked below them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.console import Style, cells, paint
from devisu.reporters.excerpt import excerpt
from devisu.reporters.layout import cut, head, spread, table, wrap
from devisu.text import Source, Span

WORDS = st.text(st.sampled_from("abé日и\u0306 \u202e\x1b\t\n[“…"), max_size=120)
STYLES = st.builds(Style, st.integers(40, 90), st.just(value=False), st.booleans())


def plain(lines: list[tuple[tuple[str, str], ...]]) -> list[str]:
    return ["".join(words for words, _ in line) for line in lines]


@given(WORDS, WORDS, STYLES, st.integers(0, 30))
def test_wrapping_loses_no_word_and_keeps_the_width(one: str, two: str, style: Style, indent: int) -> None:
    rows = plain(wrap([(one, "a"), (two, "b")], style, indent, (("x", "c"),) if indent else ()))
    assert all(cells(row) <= style.width for row in rows)
    told = "".join("".join(rows).split()).removeprefix("x" if indent else "")
    assert told == "".join(style.fit(one + two).split())


@given(WORDS, st.integers(1, 40), STYLES)
def test_a_cut_text_fits(text: str, room: int, style: Style) -> None:
    shown = cut(text, max(room, 3), style)
    assert cells(shown) <= max(room, 3)
    assert "\n" not in shown


def test_words_of_two_styles_that_touch_stay_together() -> None:
    rows = plain(wrap([("a tax on ⟪", ""), ("bread", "variant"), ("⟫, he wrote", "")], Style(40), 26))
    assert [row.strip() for row in rows] == ["a tax on", "⟪bread⟫, he", "wrote"]


def test_no_break_spaces_hold() -> None:
    assert plain(wrap([("x" * 36 + " p.\xa049", "")], Style(40))) == ["x" * 36, "p.\xa049"]


@given(WORDS, WORDS, STYLES)
def test_both_margins(left: str, right: str, style: Style) -> None:
    safe = (style.fit(" ".join(left.split())), ""), (style.fit(" ".join(right.split())), "")
    assert all(cells(row) <= style.width for row in plain(spread((safe[0],), (safe[1],), style)))


@given(st.lists(st.tuples(st.sampled_from(["a", "日本", "éé"]), WORDS), max_size=5), STYLES)
def test_columns_are_aligned(rows: list[tuple[str, str]], style: Style) -> None:
    shown = plain(table([((one, ""), (two, "")) for one, two in rows], style))
    widest = max((cells(style.fit(one)) for one, _ in rows), default=0)
    for row, (one, two) in zip(shown, rows, strict=True):
        pad = widest - cells(style.fit(one)) + 2
        assert row == style.fit(one) + " " * pad + cut(two, style.width - widest - 2, style)


@pytest.mark.parametrize(("text", "room", "kept"), [("日本", 3, "日"), ("и\u0306x", 1, "и\u0306"), ("abc", 0, "")])
def test_the_head_is_cut_by_cells(text: str, room: int, kept: str) -> None:
    assert head(text, room) == kept


def marked(text: str, words: str, width: int = 40, *, unicode: bool = True) -> list[str]:
    start = text.index(words)
    style = Style(width, unicode=unicode)
    lines = excerpt(Source.of("a.md", text), Span(start, start + len(words)), None, style, "error")
    return paint(lines, style).removesuffix("\n").split("\n")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("one two three\n", "two", ["  one two three", "      ▔▔▔"]),
        ("first\r\nsecond line\rthird", "line", ["  second line", "         ▔▔▔▔"]),
        ("日本 two", "two", ["  日本 two", "       ▔▔▔"]),
        ("он сам и\u0306од два", "два", ["  он сам и\u0306од два", "             ▔▔▔"]),
        ("a\tb two", "two", ["  a    b two", "         ▔▔▔"]),
        ("a\x1bb two", "two", ["  a␛b two", "      ▔▔▔"]),
        ("ab\u200bcd", "\u200b", ["  ab⟨U+200B⟩cd", "    ▔▔▔▔▔▔▔▔"]),
        ("e\u0301x", "\u0301", ["  e\u0301x", "   ▔"]),
        ("x" * 60 + " two " + "y" * 60, "two", None),
        ("one " * 30 + "two" + " six" * 30, "two", ["  …one one one one two six six six six…", None]),
    ],
)
def test_the_span_is_marked_by_cells(text: str, words: str, shown: list[str | None] | None) -> None:
    lines = marked(text, words)
    assert all(cells(line) <= 40 for line in lines)
    above, below = lines
    under = len(below) - len(below.lstrip(" "))
    assert set(below.strip()) == {"▔"}
    if shown:
        assert above == shown[0]
        assert shown[1] in (None, below)
    if words == "two":
        prefix = above[: above.index("two")]
        assert under == cells(prefix)


def test_without_unicode_the_mark_is_a_caret() -> None:
    assert marked("он two", "two", unicode=False) == ["  \\u043e\\u043d two", "               ^^^"]


def test_a_long_span_stands_at_a_bar() -> None:
    lines = marked("word " * 60, "word " * 50)
    assert len(lines) == 3
    assert all(line.startswith("  │ word") and cells(line) <= 40 for line in lines)
    assert lines[-1].endswith("…")


def test_one_endless_line_is_read_at_its_span_only() -> None:
    assert marked("x" * 100_000 + "two" + "y" * 100_000, "two")[0].count("two") == 1


@given(WORDS.filter(bool), st.data(), STYLES)
def test_an_excerpt_never_leaves_the_page(text: str, data: st.DataObject, style: Style) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = excerpt(Source.of("a.md", text), Span(start, end), None, style, "note")
    assert lines
    assert all(cells(line) <= style.width for line in paint(lines, style).split("\n"))


@pytest.mark.parametrize(
    ("word", "rows"),
    [
        ("a" * 50, ["a" * 40, "a" * 10]),
        ("@" + "a" * 29 + ";@" + "b" * 18, ["@" + "a" * 29 + ";", "@" + "b" * 18]),
        ("bib/" + "a" * 50, ["bib/" + "a" * 36, "a" * 14]),
    ],
)
def test_an_endless_word_is_parted_at_a_sign(word: str, rows: list[str]) -> None:
    assert plain(wrap([(word, "")], Style(40))) == rows


def test_runs_of_no_break_spaces_are_one_space() -> None:
    assert plain(wrap([("a \xa0 b\xa0\xa0c\xa0d", "")], Style(40))) == ["a b c\xa0d"]


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        ("path", "c001", ["path" + " " * 32 + "c001"]),
        ("a" * 36, "c001", ["a" * 36, " " * 36 + "c001"]),
        ("a" * 35, "c001", ["a" * 35 + " c001"]),
        ("a" * 38 + " bb", "c001", ["a" * 38, "bb" + " " * 34 + "c001"]),
    ],
)
def test_what_stands_at_the_right_margin(left: str, right: str, rows: list[str]) -> None:
    assert plain(spread(((left, ""),), ((right, ""),), Style(40))) == rows
