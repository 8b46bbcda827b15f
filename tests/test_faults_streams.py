"""What reaches a terminal, a pipe, a log (FAULTS 8, 18, 19, 21, 22, 27, 43, 44, 46)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from command import BIB, DEVISU, ESSAY, edition, environment, lay, run

UNSEEN = frozenset([*map(chr, range(0x7F, 0xA0)), *"\u2028\u2029\u202e\u2066"])
FULL = Path("/dev/full")
HOSTILE = "[1] [sic] [/b] [@smith2020] :warning: \x1b]0;title\x07\x1b[2J\x9b31m \u202e \u2066 ::error::x ##[error]y \r\n::add-mask::z"
LINE = " ".join(HOSTILE.split())
TEXT = (
    f"# {LINE}\n\n{HOSTILE}\n\n   ::error::x The council wrote that “the mill was sold, {LINE}, to a stranger in 1712” [1].\n"
    f"\n::add-mask::z ##[error] In 1713 the river rose “{LINE}” [@doe1990, p. 3; @{'x' * 300}].\n"
)
HOSTILE_BIB = (
    f"@book{{doe1990, author = {{Doe, [/b] Jane}}, title = {{{LINE}}}, note = {{##[error]}}, date = {{1990}}}}\n"
)
COMMANDS = (
    ["check"],
    ["check", "--format", "concise"],
    ["check", "--statistics"],
    ["check", "--select", "ALL"],
    ["check", "--diff"],
    ["audit"],
    ["audit", "--only", "quotations"],
    ["audit", "--only", "unsupported"],
    ["claims", "list"],
    ["claims", "show", "c001"],
    ["claims", "sync"],
    ["sources", "list"],
    ["chronology", "list"],
    ["chronology", "check"],
    ["bib", "check"],
    ["explain", "[/b]\x1b[2J"],
    ["check", "[/b]\x1b[2J.md"],
    ["check", "--format", "[/b]\x1b[2J"],
    ["[/b]\x1b[2J"],
    ["--[/b]\x1b[2J"],
    ["find", "mill \x1b[2J [/b]"],
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose every word means harm."""
    folder = edition(tmp_path_factory.mktemp("hostile"))
    chronology = (
        f'[[event]]\nid = "e"\nname = {json.dumps(LINE)}\ndate = "1712"\nmatch = ["mill"]\nsource = "doe1990"\n'
    )
    lay(
        folder,
        {
            "claims/essay.md": TEXT,
            "claims/nl\n::error::x [b].md": TEXT,
            "claims/chronology.toml": chronology,
            "bib/references.bib": HOSTILE_BIB,
            "bib/sources/doe1990.txt": f"{LINE} the mill was sold, {LINE}, to a stranger in 1712\n",
        },
    )
    run("claims", "sync", "claims/essay.md", cwd=folder)
    return folder


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_output_has_power_over_a_terminal(hostile: Path, words: list[str]) -> None:
    done = run(*words, cwd=hostile)
    assert done.code in (0, 1, 2)
    for char in done.out + done.err:
        assert char == "\n" or ord(char) >= 0x20, ascii(char)
        assert char not in UNSEEN, ascii(char)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_output_has_power_over_a_build_log(hostile: Path, words: list[str]) -> None:
    done = run(*words, cwd=hostile, env={"GITHUB_ACTIONS": "true"})
    for line in (done.out + done.err).split("\n"):
        assert not line.lstrip().startswith("::"), line
        assert "##[" not in line


def test_words_in_brackets_are_words(hostile: Path) -> None:
    for words in (["check", "--select", "ALL"], ["audit"]):
        out = run(*words, cwd=hostile).out
        assert "[sic]" in out
        assert "[/b]" in out
        assert ":warning:" in out


def test_in_a_log_json_says_the_same_and_github_commands_are_ours_alone(hostile: Path) -> None:
    log = {"GITHUB_ACTIONS": "true"}
    plain, logged = (run("check", "--format", "json", cwd=hostile, env=env).out for env in ({}, log))
    assert json.loads(plain) == json.loads(logged)
    assert "##[" not in logged
    for line in run("check", "--format", "github", "--select", "ALL", cwd=hostile, env=log).out.strip().split("\n"):
        assert line.startswith(("::error ", "::warning ", "::notice "))
        assert "##[" not in line


@pytest.mark.parametrize(
    "words", [[], *([one] for one in ("init", "check", "audit", "claims", "find", "sources", "bib"))]
)
@pytest.mark.parametrize("env", [{}, {"PYTHONIOENCODING": "ascii"}, {"FORCE_COLOR": "1"}], ids=str)
def test_help_is_plain(tmp_path: Path, words: list[str], env: dict[str, str]) -> None:
    done = run(*words, "--help", cwd=tmp_path, env=env)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: {' '.join(['devisu', *words])} ")
    assert "\x1b" not in done.out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251", "koi8-r", "utf-8", "ascii:strict"])
def test_a_stream_of_another_encoding_gets_what_it_can_show(tmp_path: Path, encoding: str) -> None:
    lay(
        tmp_path,
        {"essay.txt": "Қала əкімі айтты: «Бұл диірмен 1712 жылы бөтен адамға сатылды, оны ешкім білмеді» [1].\n"},
    )
    env = {"PYTHONIOENCODING": encoding}
    for words in (
        ["check"],
        ["check", "--format", "json"],
        ["check", "--format", "concise"],
        ["audit"],
        ["claims", "list"],
    ):
        plain = run(*words, "essay.txt", cwd=tmp_path)
        done = subprocess.run(
            [*DEVISU, *words, "essay.txt"],
            cwd=tmp_path,
            env=environment(**env),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == plain.code
        done.stdout.decode(encoding.partition(":")[0])


def reports(folder: Path, name: str, seed: str) -> list[str]:
    """Everything that the commands of an edition print."""
    env = {"PYTHONHASHSEED": seed}
    every = (
        ["check", "--select", "ALL"],
        ["check", "--format", "json"],
        ["check", "--format", "github"],
        ["audit"],
        ["bib", "export"],
    )
    named = (["check", name], ["claims", "list"], ["claims", "export", name])
    return [run(*words, cwd=folder, env=env).out for words in (*every, *named)]


def test_a_report_depends_on_neither_hash_seed_nor_folder(hostile: Path, tmp_path: Path) -> None:
    first = reports(hostile, "claims/essay.md", "0")
    assert reports(hostile, "claims/essay.md", "1") == first
    (hostile / "claims/sub/deeper").mkdir(parents=True, exist_ok=True)
    assert reports(hostile / "claims/sub/deeper", "../../essay.md", "2") == first
    assert str(hostile) not in "".join(first)
    hostile.rename(tmp_path / "moved")
    try:
        assert reports(tmp_path / "moved", "claims/essay.md", "3") == first
    finally:
        (tmp_path / "moved").rename(hostile)


@pytest.mark.skipif(os.name == "nt", reason="of the shell")
@pytest.mark.parametrize("words", ["check --format json", "check --select ALL", "audit", "bib export"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_leaves_ends_it_quietly(tmp_path: Path, words: str, unbuffered: str) -> None:
    many = "".join(
        f"The mill number {at} was sold in 1712 to a stranger “{ESSAY.strip()}” [@doe{at}].\n\n" for at in range(900)
    )
    edition(
        tmp_path,
        **{"claims/essay.md": many, "bib/references.bib": "".join(BIB.replace("1990", str(at)) for at in range(2000))},
    )
    command = f"set -o pipefail; {' '.join(DEVISU)} {words} | head -1 | wc -l"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env=environment(PYTHONUNBUFFERED=unbuffered),
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == (b"1", b"")
    assert done.returncode == 141


@pytest.mark.skipif(not FULL.exists(), reason="there is no full device")
@pytest.mark.parametrize(
    "words",
    ["check essay.md", "check essay.md --format json", "audit essay.md", "--version", "--help", "explain QUO001"],
)
def test_a_full_or_closed_stream_is_no_success(tmp_path: Path, words: str) -> None:
    lay(tmp_path, {"essay.md": ESSAY})
    for to, reason in ((">/dev/full", b"no space left"), (">&-", b"standard output is closed")):
        done = subprocess.run(
            ["bash", "-c", f"{' '.join(DEVISU)} {words} {to}"],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert reason in done.stderr.lower()


@pytest.mark.skipif(not FULL.exists(), reason="there is no full device")
@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
def test_the_result_does_not_need_standard_error(tmp_path: Path, to: str) -> None:
    lay(tmp_path, {"essay.md": ESSAY})
    for words, code in (
        ("check essay.md", 1),
        ("check nowhere.md", 2),
        ("claims sync essay.md", 0),
        ("no-such-command", 2),
    ):
        done = subprocess.run(
            ["bash", "-c", f"{' '.join(DEVISU)} {words} {to}"],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode in (code, 2 if to == "2>/dev/full" else code)
        assert done.stderr == b""
    assert (tmp_path / "essay.toml").exists()


def test_standard_input_may_be_closed(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(DEVISU)} check - <&-"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"-: standard input is closed" in done.stderr
