"""Signals, faults of our own, two at once, a killed writer, a full disk (FAULTS 31-35, 45, 47, 48)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from command import DEVISU, ESSAY, edition, environment, lay, run

posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
CLAIMS = "".join(f"The mill number {at} was sold in 1712 to a stranger from the valley.\n\n" for at in range(8000))
ENDS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129} if os.name != "nt" else {}


@posix
@pytest.mark.parametrize("ending", ENDS, ids=lambda one: one.name)
@pytest.mark.parametrize("after", [0.25, 0.6, 1.2])
def test_asked_to_end_it_ends_with_the_code_of_that(tmp_path: Path, ending: signal.Signals, after: float) -> None:
    lay(tmp_path, {"essay.md": CLAIMS})
    with subprocess.Popen(
        [*DEVISU, "check", "essay.md"], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(after)
        process.send_signal(ending)
        _, err = process.communicate(timeout=60)
    assert process.returncode in (ENDS[ending], -ending)  # the latter before it has begun
    assert b"Error" not in err


@posix
@pytest.mark.parametrize("ending", [*ENDS, "KILL"], ids=lambda one: getattr(one, "name", one))
def test_a_register_is_whole_whenever_its_writer_ends(tmp_path: Path, ending: signal.Signals | str) -> None:
    lay(tmp_path, {"essay.md": ESSAY * 200})
    assert run("claims", "sync", "essay.md", cwd=tmp_path).code == 0
    register = tmp_path / "essay.toml"
    for at in range(6):
        verdict = ["claims", "judge", "c001", "--verdict", "partly", "--by", "J. Doe", "--note", f"{at} " * 2_000]
        with subprocess.Popen(
            [*DEVISU, *verdict], cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(0.1 + at * 0.05)
            process.send_signal(signal.SIGKILL if ending == "KILL" else ending)
        assert len(tomllib.loads(register.read_text("utf-8"))["claim"]) == 400
    assert run("claims", "judge", "c002", "--verdict", "partly", "--by", "J. Doe", cwd=tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".tmp", ".lock")] == []


def test_two_that_write_at_once_both_are_heard(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": ESSAY * 6})
    assert run("claims", "sync", "essay.md", cwd=tmp_path).code == 0
    words = [[*DEVISU, "claims", "judge", f"c{at:03}", "--verdict", "partly", "--by", "J. Doe"] for at in range(1, 9)]
    words += [[*DEVISU, "claims", "sync", "essay.md"] for _ in range(2)]
    started = [subprocess.Popen(one, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE) for one in words]
    assert [process.communicate(timeout=120) and process.returncode for process in started] == [0] * 10
    claims = tomllib.loads((tmp_path / "essay.toml").read_text("utf-8"))["claim"]
    assert [len(claim.get("judgement", [])) for claim in claims] == [1] * 8 + [0] * 4


def test_two_first_syncs_at_once_make_one_register(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": ESSAY * 6})
    started = [
        subprocess.Popen([*DEVISU, "claims", "sync", "essay.md"], cwd=tmp_path, env=environment()) for _ in range(3)
    ]
    assert [process.wait(timeout=120) for process in started] == [0] * 3
    claims = tomllib.loads((tmp_path / "essay.toml").read_text("utf-8"))["claim"]
    assert [claim["id"] for claim in claims] == [f"c{at:03}" for at in range(1, 13)]


@posix
def test_a_held_lock_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": ESSAY})
    assert run("claims", "sync", "essay.md", cwd=tmp_path).code == 0
    before = (tmp_path / "essay.toml").read_bytes()
    holding = f"""
import time
from pathlib import Path
from devisu import files
with files.locked(Path({str(tmp_path / "essay.toml")!r})):
    print("held", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        done = run("claims", "judge", "c001", "--verdict", "partly", "--by", "J. Doe", cwd=tmp_path)
        holder.kill()
    assert done.code == 2
    assert f"essay.toml: is being written by process {holder.pid} on " in done.err
    assert (tmp_path / "essay.toml").read_bytes() == before


@pytest.mark.parametrize("mark", ["<<<<<<< ours", ">>>>>>> theirs", "||||||| base", "======="])
def test_a_register_with_a_merge_conflict_is_named_and_not_written(tmp_path: Path, mark: str) -> None:
    lay(tmp_path, {"essay.md": ESSAY, "other.md": ESSAY})
    for name in ("essay.md", "other.md"):
        assert run("claims", "sync", name, cwd=tmp_path).code == 0
    register = tmp_path / "essay.toml"
    broken = register.read_text("utf-8").replace("\n[[claim]]", f"\n{mark}\n[[claim]]", 1)
    register.write_text(broken, "utf-8")
    line = broken[: broken.index(mark)].count("\n") + 1
    for words in (
        ["claims", "sync", "essay.md", "other.md"],
        ["claims", "judge", "c001", "--text", "essay.md", "--verdict", "partly", "--by", "J. Doe"],
        ["check", "essay.md", "other.md"],
    ):
        done = run(*words, cwd=tmp_path)
        assert done.code == 2
        assert f"essay.toml:{line}: " in done.err
        assert "merge conflict" in done.err
    assert register.read_text("utf-8") == broken
    assert "other.toml: 2 found again" in run("claims", "sync", "essay.md", "other.md", cwd=tmp_path).err
    assert "other.md:1:" in run("check", "essay.md", "other.md", "--format", "concise", cwd=tmp_path).out


SURPRISES = (
    ("[references]\n1 = 1922-12-30\n", "The reference 1 has 1922-12-30 in place of a key in quotation marks"),
    ("[references]\n1 = true\n", "The reference 1 has true in place of a key in quotation marks"),
    ("[references]\n1 = 012\n", "The register is not valid TOML in line 3"),
    ('[references]\n1 = "a"\n1 = "b"\n', "The register is not valid TOML in line 4"),
    ("text = no\n", "The register is not valid TOML in line 2"),
    ("text = 10_20\n", "“text” is not words in quotation marks but 1020"),
    ('[[claim]]\nid = "c001"\nexact = 1922-12-30\n', "“exact” is not words in quotation marks but 1922-12-30"),
    ('[[claim]]\nid = "c001"\nexact = "It rained."\n[[claim.judgement]]\nverdict = 1e3\n', "not 1000.0"),
)


@pytest.mark.parametrize(("words", "said"), SURPRISES, ids=range(len(SURPRISES)))
def test_a_value_that_is_no_words_is_said_and_never_taken_for_some(tmp_path: Path, words: str, said: str) -> None:
    lay(tmp_path, {"essay.md": ESSAY, "essay.toml": f"schema = 1\n{words}"})
    done = run("check", "essay.md", cwd=tmp_path)
    assert done.code in (1, 2)
    assert " ".join(done.out.split()).count(said) == 1
    assert (tmp_path / "essay.toml").read_text("utf-8") == f"schema = 1\n{words}"


FAULTY = """
import sys
import devisu.{module}

def broken(*_, **__):
    raise RuntimeError("the mill \\x1b[2J fell\\nover")

devisu.{module}.{name} = broken
sys.argv[1:] = {words!r}
from devisu.__main__ import main
main()
"""
FAULTS = (
    ("check", "check", ["check"], "no file was changed"),
    ("check", "check", ["audit"], "no file was changed"),
    ("run", "run", ["claims", "list"], "no file was changed"),
    ("register", "synced", ["claims", "sync"], "a file is written whole or not at all"),
    ("register", "judged", ["claims", "judge", "c001", "--verdict", "partly", "--by", "J."], "a file is written whole"),
    ("bibliography", "read", ["bib", "export"], "no file was changed"),
    ("sources", "read_records", ["sources", "list"], "no file was changed"),
    ("edition", "read", ["claims", "show", "c001"], "no file was changed"),
    ("edition", "read", ["claims", "export"], "no file was changed"),
    ("edition", "read", ["bib", "suggest"], "no file was changed"),
    ("edition", "read_chronology", ["chronology", "list"], "no file was changed"),
    ("edition", "read", ["chronology", "check"], "no file was changed"),
    ("edition", "read", ["todo"], "no file was changed"),
    ("edition", "read_bibliographies", ["bib", "check"], "no file was changed"),
    ("edition", "read_sources", ["sources", "check"], "no file was changed"),
    ("config", "find", ["init", "."], "a file is written whole"),
    ("config", "find", ["find", "mill"], "no file was changed"),
    ("files", "read_text", ["bib", "import", "claims/essay.md"], "a file is written whole"),
    ("reporters.explain", "render", ["explain", "QUO001"], "no file was changed"),
    ("reporters.rules_list", "render", ["rules"], "no file was changed"),
)


@pytest.mark.parametrize(("module", "name", "words", "files"), FAULTS, ids=lambda value: str(value)[:24])
def test_a_fault_of_ours_is_one_line_with_its_log(
    tmp_path: Path, module: str, name: str, words: list[str], files: str
) -> None:
    folder = edition(tmp_path / "edition")
    run("claims", "sync", cwd=folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    command = [sys.executable, "-c", FAULTY.format(module=module, name=name, words=words)]
    env = environment(HOME=str(tmp_path / "home"), XDG_STATE_HOME=str(tmp_path / "state"))
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=60, check=False)
    err = done.stderr.decode()
    assert (done.returncode, done.stdout, err.count("\n")) == (3, b"", 1)
    assert err.startswith("devisu: a fault of devisu itself (RuntimeError); ")
    assert files in err
    logged = err.split("the log is ")[1].strip()
    trace = Path(logged).read_text(encoding="utf-8")
    assert "the mill" in trace
    assert "HOME" not in trace
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_debug_shows_where_a_fault_arose(tmp_path: Path) -> None:
    code = FAULTY.format(module="check", name="check", words=["--debug", "check", "essay.md"])
    lay(tmp_path, {"essay.md": ESSAY})
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 3
    assert b"in broken" in done.stderr
    assert b"\x1b" not in done.stderr


@posix
def test_without_a_folder_for_logs_it_still_says_so(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": ESSAY, "file": ""})
    code = FAULTY.format(module="check", name="check", words=["check", "essay.md"])
    nowhere = str(tmp_path / "file")
    env = environment(XDG_STATE_HOME=nowhere, HOME=nowhere, TMPDIR=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 3
    assert f"the log is {tmp_path}/devisu-".encode() in done.stderr


@posix
def test_a_register_that_may_not_be_written_stays(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": ESSAY})
    assert run("claims", "sync", "essay.md", cwd=tmp_path).code == 0
    before = (tmp_path / "essay.toml").read_bytes()
    limit = "ulimit -f 0; trap '' XFSZ; " + " ".join(DEVISU)
    command = f"{limit} claims judge c001 --verdict partly --by J 2>/dev/null"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment(), timeout=60, check=False)
    assert done.returncode == 2
    assert (tmp_path / "essay.toml").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
