"""Styles of streams, text without power over a terminal, widths, and paint."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import devisu
from devisu.console import Style, cells, clean, defuse, make, one_line, paint, style_for

SGR = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "env", "colour", "width"),
    [
        (False, {}, False, 80),
        (False, {"TERM": "xterm"}, False, 80),
        (False, {"FORCE_COLOR": "1"}, True, 80),
        (False, {"FORCE_COLOR": "0"}, False, 80),
        (False, {"FORCE_COLOR": ""}, False, 80),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, 80),
        (True, {"TERM": "xterm"}, True, 80),
        (True, {"TERM": "dumb"}, False, 80),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False, 80),
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True, 80),
        (True, {"COLUMNS": "120"}, True, 120),
        (False, {"COLUMNS": "100"}, False, 100),
        (False, {"COLUMNS": "1"}, False, 40),
        (False, {"COLUMNS": "9" * 5000}, False, 200),
        (False, {"COLUMNS": "0"}, False, 80),
        (False, {"COLUMNS": "wide"}, False, 80),
        (False, {"COLUMNS": "²"}, False, 80),
    ],
)
def test_the_style_of_a_stream(terminal: bool, env: dict[str, str], colour: bool, width: int) -> None:
    style = style_for(Terminal() if terminal else io.StringIO(), env)
    assert (style.colour, style.width, style.unicode) == (colour, width, True)


@pytest.mark.parametrize(
    ("encoding", "unicode"), [("utf-8", True), ("UTF-8", True), ("utf_16", True), ("ascii", False), ("cp1251", False)]
)
def test_an_encoding_decides_on_unicode(encoding: str, unicode: bool) -> None:
    style = style_for(io.TextIOWrapper(io.BytesIO(), encoding=encoding), {})
    assert style.unicode is unicode
    assert style.fit("“да…”") == {"ascii": '"\\u0434\\u0430..."', "cp1251": '"да..."'}.get(encoding, "“да…”")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\rb\x00c\x7f", "a␍b␀c␡"),
        ("\x9b2J\x85", "\\x9b2J\\x85"),
        ("a\u202eb\u2069", "a⟨U+202E⟩b⟨U+2069⟩"),
        ("line\u2028end", "line⟨U+2028⟩end"),
        ("\udcff", "\\udcff"),
        ("[sic] [/b] :warning:", "[sic] [/b] :warning:"),
    ],
)
def test_clean_shows_what_has_power(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters()))
def test_nothing_with_power_is_left(text: str) -> None:
    for shown in (clean(text), Style().fit(text), Style(unicode=False).fit(text)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", shown)
        assert clean(shown) == shown
    assert Style(unicode=False).fit(text).isascii()
    assert not set("\n\t") & set(one_line(text))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("::error::x", ": :error::x"),
        ("a\n   ::add-mask::y", "a\n   : :add-mask::y"),
        ("\u3000::stop-commands::z", "\u3000: :stop-commands::z"),
        ("\x1b[1m::error::x", "\x1b[1m: :error::x"),
        ("see ##[error] and ###[group]", "see ## [error] and ### [group]"),
        ("a :: b, path::to ## [x]", "a :: b, path::to ## [x]"),
    ],
)
def test_a_build_log_takes_no_commands(text: str, safe: str) -> None:
    assert defuse(text) == safe
    assert defuse(safe) == safe


@pytest.mark.parametrize("text", ["\n" * 40_000, " " * 40_000, "\x1b[" * 20_000, "##" * 20_000, "\x1b[0m" * 10_000])
def test_defusing_stays_linear(text: str) -> None:
    assert defuse(text) == text


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("Қазақ", 5),
        ("и\u0306", 1),
        ("e\u0301\u0323x", 2),
        ("日本", 4),
        ("ｗ", 2),
        ("\u1112\u1161\u11ab", 2),
        ("a\u200bb", 2),
        ("\xad", 1),
        ("שלום", 4),
        ("😀", 2),
    ],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_paint_lays_colour_on_and_changes_no_word() -> None:
    lines = [(("one ", "error"), ("[sic] \x1b[2J", "dim")), (), (("plain", ""),)]
    plain, coloured = paint(lines, Style()), paint(lines, Style(colour=True))
    assert plain == "one [sic] ␛[2J\n\nplain\n"
    assert SGR.sub("", coloured) == plain
    assert coloured.startswith("\x1b[1;31mone \x1b[0m")


def test_the_console_takes_no_markup() -> None:
    stream = io.StringIO()
    make(stream, Style(width=40)).print("[1] [sic] [/b] [@smith2020] :warning: 10:smile:30")
    assert stream.getvalue().split() == ["[1]", "[sic]", "[/b]", "[@smith2020]", ":warning:", "10:smile:30"]


def test_plain_reports_do_without_rich() -> None:
    code = (
        "import sys, devisu.reporters, devisu.reporters.audit; print([name for name in sys.modules if 'rich' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_rich_is_imported_in_one_place() -> None:
    source = Path(devisu.__file__).parent
    importers = [
        path.name
        for path in source.rglob("*.py")
        if re.search(r"^\s*(from|import) rich\b", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert importers == ["console.py"]
