"""The real command, run as a user runs it: its own process, files on the disk, nothing replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEVISU = (sys.executable, "-m", "devisu")
_OURS = ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", "SOURCE_DATE_EPOCH", "PYTHONIOENCODING", "TERM")

ESSAY = "In 1917 the tsar fell. He said: “I will not return to this city again, whatever they offer me” [1].\n"
BIB = "@book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}\n"


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return [line for line in self.err.split("\n") if line]


def environment(**more: str) -> dict[str, str]:
    """The environment without what would change a report, and with more."""
    return {**{name: value for name, value in os.environ.items() if name not in _OURS}, **more}


def run(*words: str | Path, cwd: Path, stdin: bytes | None = None, env: Mapping[str, str] | None = None) -> Done:
    """Run devisu; what it hangs on is a failure."""
    done = subprocess.run(
        [*DEVISU, *(os.fspath(word) for word in words)],
        cwd=cwd,
        input=b"" if stdin is None else stdin,
        capture_output=True,
        timeout=240,
        env=environment(**(env or {})),
        check=False,
    )
    out, err = (stream.decode("utf-8", "surrogateescape") for stream in (done.stdout, done.stderr))
    assert "Traceback" not in err, err
    return Done(done.returncode, out, err)


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write these files into the folder, with the folders they need."""
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode("utf-8"))
    return folder


def edition(folder: Path, **more: str | bytes) -> Path:
    """A small edition: an essay, its bibliography, one source record."""
    return lay(
        folder,
        {
            "devisu.toml": 'language = "en"\n',
            "claims/essay.md": "The mill was sold in 1712 [@doe1990, p. 3].\n\nThe river rose in 1713, and nobody knew why.\n",
            "bib/references.bib": BIB,
            "bib/sources/doe1990.txt": "The mill had been sold before the valley was flooded.\n",
            "bib/sources/doe1990.toml": 'entry = "doe1990"\nseen-in = "the print"\nlanguage = "en"\n',
            **more,
        },
    )
