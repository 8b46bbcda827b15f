"""A person at a terminal: colour, width, progress."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from command import DEVISU, ESSAY, environment, lay

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty")
_SGR = re.compile(r"\x1b\[[0-9;]*m")
_CLEAR = "\r\x1b[K"
SLOW = "".join(f"The mill number {at} was sold in 1712 to a stranger from the valley.\n\n" for at in range(4000))


def at_terminal(
    *words: str, cwd: Path, columns: int = 80, out: bool = True, err: bool = True, **env: str
) -> tuple[int, str, str]:
    """Run at a terminal of so many columns: the exit code, what the terminal got, and what went past it."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [*DEVISU, *words],
        cwd=cwd,
        env=environment(TERM="xterm-256color") | env,
        stdin=theirs,
        stdout=theirs if out else subprocess.DEVNULL,
        stderr=theirs if err else subprocess.PIPE,
    ) as process:
        os.close(theirs)
        got = b"".join(iter(lambda: _read(ours), b""))
        past = process.stderr.read() if process.stderr else b""
    os.close(ours)
    return process.returncode, got.decode().replace("\r\n", "\n"), past.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return b""


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    return lay(tmp_path, {"essay.md": ESSAY})


@pytest.mark.parametrize("words", [["check"], ["audit"], ["claims", "list"]], ids=" ".join)
def test_a_terminal_gets_colour_and_nothing_else(essay: Path, words: list[str]) -> None:
    _, got, _ = at_terminal(*words, "essay.md", cwd=essay)
    assert _SGR.search(got)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", _SGR.sub("", got))


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colour_is_left_out_where_it_is_not_wanted_and_the_words_are_the_same(essay: Path, env: dict[str, str]) -> None:
    for words in (["check"], ["audit"]):
        _, coloured, _ = at_terminal(*words, "essay.md", cwd=essay)
        _, plain, _ = at_terminal(*words, "essay.md", cwd=essay, **env)
        assert "\x1b" not in plain
        assert plain == _SGR.sub("", coloured)


def test_colour_can_be_forced_into_a_pipe(essay: Path) -> None:
    done = subprocess.run(
        [*DEVISU, "check", "essay.md"], cwd=essay, env=environment(FORCE_COLOR="1"), capture_output=True, check=False
    )
    assert b"\x1b[" in done.stdout


@pytest.mark.parametrize("columns", [40, 60, 80, 132])
@pytest.mark.parametrize(
    "words", [["check", "--select", "ALL"], ["audit"], ["rules"], ["explain", "QUO001"]], ids=" ".join
)
def test_no_line_is_wider_than_the_terminal(essay: Path, words: list[str], columns: int) -> None:
    path = [] if words[0] in ("rules", "explain") else ["essay.md"]
    _, got, _ = at_terminal(*words, *path, cwd=essay, columns=columns)
    assert max(len(_SGR.sub("", line)) for line in got.split("\n")) <= columns


def test_a_failure_is_said_once_on_a_screen_and_on_both_streams_of_a_pipe(essay: Path) -> None:
    for words in (["check"], ["audit"], ["check", "--format", "concise"]):
        _, got, _ = at_terminal(*words, "essay.md", "nowhere.md", cwd=essay)
        assert got.count("there is no such file") == 1
        _, got, past = at_terminal(*words, "essay.md", "nowhere.md", cwd=essay, err=False)
        assert (got + past).count("there is no such file") == 1
        _, got, _ = at_terminal(*words, "essay.md", "nowhere.md", cwd=essay, out=False)
        assert got.count("there is no such file") == 1


@pytest.mark.parametrize("words", [["check", "--statistics"], ["audit", "--coverage"], ["audit", "--sources"]], ids=str)
def test_what_has_no_place_for_a_failure_leaves_it_to_standard_error(essay: Path, words: list[str]) -> None:
    _, got, _ = at_terminal(*words, "essay.md", "nowhere.md", cwd=essay)
    assert got.count("there is no such file") == 1


@pytest.mark.parametrize(
    ("env", "form", "times"), [("CI", "terminal", 1), ("CI", "json", 2), ("NOTHING", "terminal", 2)]
)
def test_a_failure_is_said_once_in_one_log(essay: Path, env: str, form: str, times: int) -> None:
    words = [*DEVISU, "check", "essay.md", "nowhere.md", "--format", form]
    inside = environment() | {env: "1"}
    done = subprocess.run(words, cwd=essay, env=inside, capture_output=True, timeout=60, check=False)
    assert (done.stdout + done.stderr).count(b"there is no such file") == times
    both = subprocess.run(
        words, cwd=essay, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False
    )
    assert both.stdout.count(b"there is no such file") == 1
    with (essay / "report").open("wb") as file:
        done = subprocess.run(
            words, cwd=essay, env=inside, stdout=file, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.stderr.count(b"there is no such file") == 1


def test_what_lasts_shows_progress_and_takes_it_away(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": SLOW})
    code, got, _ = at_terminal("check", "essay.md", "--format", "concise", cwd=tmp_path, columns=50)
    assert code == 0
    shown = got.split(_CLEAR)[1:-1]
    assert shown
    assert all(re.fullmatch(r"\d+ s  (reading|essay\.md|rules)", words) for words in shown)
    assert re.match(r"\(\d+\.\d s\)\n", got.split(_CLEAR)[-1])
    _, got, past = at_terminal("check", "essay.md", cwd=tmp_path, err=False)
    assert (_CLEAR in got, past) == (False, "")
    _, got, _ = at_terminal("check", "essay.md", cwd=tmp_path, TERM="dumb")
    assert "\x1b" not in got


def test_what_is_quick_shows_none(essay: Path) -> None:
    _, got, _ = at_terminal("explain", "QUO001", cwd=essay)
    assert _CLEAR not in got


def test_an_interrupted_wait_leaves_a_clean_line(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": SLOW})
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*DEVISU, "check", "essay.md"],
        cwd=tmp_path,
        env=environment(TERM="xterm"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        got = b""
        while b"\x1b[K" not in got:
            got += os.read(ours, 1024)
        process.send_signal(2)
        got += b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert process.returncode == 130
    assert b"Traceback" not in got
    assert got.endswith(b" s)\r\n")
