"""The command's start: its help, what it imports for it, and how it is called."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from command import DEVISU, environment, run
from devisu import __version__
from devisu.cli import MENU
from devisu.rules import EVERY

HEAVY = (
    "numpy",
    "rich",
    "bibtexparser",
    "rapidfuzz",
    "lxml",
    "markdown_it",
    "tomlkit",
    "pydantic",
    "pylatexenc",
    "edlib",
)
GROUPS = ("claims", "sources", "bib", "chronology")


def subcommands() -> list[list[str]]:
    """Every command there is, in words."""
    found: list[list[str]] = []
    for name, (module, attribute, _) in MENU.items():
        what = getattr(importlib.import_module(f"devisu.cli.{module}"), attribute)
        found.append([name])
        if isinstance(what, typer.Typer):
            found += [[name, sub] for sub in get_command(what).commands]
    return found


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["check", "--help"], ["claims", "--help"], []], ids=" ".join
)
def test_nothing_heavy_is_imported_to_begin_with(words: list[str]) -> None:
    code = (
        f"import sys; sys.argv = ['devisu', *{words!r}]\n"
        "from devisu.__main__ import main\n"
        "try: main()\n"
        f"except SystemExit: print('loaded:', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), timeout=60, check=True)
    assert done.stdout.decode().split("\n")[-2].strip() == "loaded:"


@pytest.mark.parametrize("words", [[], *subcommands()], ids=" ".join)
def test_every_command_has_its_help(tmp_path: Path, words: list[str]) -> None:
    done = run(*words, "--help", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: {' '.join(['devisu', *words])} ")
    assert max(map(len, done.out.split("\n"))) <= 80
    assert not [line for line in done.out.split("\n") if line.startswith("  ") and line.endswith("...")]
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told_in_two_ways(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).out == f"devisu {__version__}\n"
    assert run("--version", "check", cwd=tmp_path).out == f"devisu {__version__}\n"


def test_the_script_is_the_module(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("devisu")
    if not script.exists():
        pytest.skip("devisu is not installed as a script here")
    for command in ([script], DEVISU):
        done = subprocess.run(
            [*command, "explain", "QUO001"], cwd=tmp_path, capture_output=True, env=environment(), check=True
        )
        assert done.stdout.startswith(b"QUO001")


@pytest.mark.parametrize("group", [None, *GROUPS])
def test_without_a_command_the_help_says_which_there_are(tmp_path: Path, group: str | None) -> None:
    done = run(*([group] if group else []), cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "\nCommands:\n" in done.err
    assert not done.err.startswith("devisu:")


@pytest.mark.parametrize("family", ["QUO", "sup", "Chr"])
def test_explain_lists_a_family(tmp_path: Path, family: str) -> None:
    done = run("explain", family, cwd=tmp_path)
    codes = {line.split()[0] for line in done.out.splitlines() if line[1:4] == family.upper()}
    assert done.code == 0
    assert codes == {rule.code for rule in EVERY if rule.code.startswith(family.upper())}


def test_explain_alone_lists_all_rules(tmp_path: Path) -> None:
    assert run("explain", cwd=tmp_path).out == run("rules", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "No such command 'chek'. Did you mean 'check'? Try “devisu --help”."),
        (["frobnicate"], "No such command 'frobnicate'. Try “devisu --help”."),
        (["check", "--formt", "json"], "No such option: --formt (Possible options: --format). Try “devisu --help”."),
        (["check", "--format"], "Option '--format' requires an argument. Try “devisu --help”."),
        (["explain", "CHR0"], "there is no rule “CHR0”; did you mean CHR"),
        (["rules", "all"], "Got unexpected extra argument(s) (all). Try “devisu --help”."),
        (["claims", "judge", "c1"], "Missing option '--verdict'. Try “devisu --help”."),
        (["explain", "XYZ999"], "there is no rule “XYZ999”; “devisu rules” lists them"),
        (["explain", "QUO01"], "there is no rule “QUO01”; did you mean QUO"),
    ],
)
def test_a_slip_of_usage_is_one_sentence(tmp_path: Path, words: list[str], said: str) -> None:
    done = run(*words, cwd=tmp_path)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert done.lines[0].startswith(f"devisu: {said}")
