"""Results to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.cli.progress import Progress
from devisu.errors import Exit, UsageError, WriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.console import Style
    from devisu.edition import Edition
    from devisu.findings import Failure, Finding, Report

__all__ = ["Progress", "emit", "is_seen", "keep", "say", "say_failures", "say_line", "spare", "style", "verdict"]

STDOUT = "-"


def style(output: str | None = None) -> Style:
    """The style for standard output, or for a file: 80 columns, no colour."""
    from devisu.console import Style, style_for

    return style_for(sys.stdout, os.environ) if output in (None, STDOUT) else Style()


def emit(text: str, output: str | None = None, form: str = "") -> None:
    """Write a result to standard output, or to a file.

    In a log that obeys workflow commands those that stand in the words are broken: ``github`` writes commands of its
    own and has escaped the words, ``json`` escapes them so that they stay what they are.
    """
    if output not in (None, STDOUT):
        _write(text, str(output))
        return
    if os.environ.get("GITHUB_ACTIONS") and form != "github":
        from devisu.console import defuse

        text = text.replace("##[", r"\u0023#[") if form.endswith("json") else defuse(text)
    sys.stdout.write(text)
    sys.stdout.flush()


def _write(text: str, output: str) -> None:
    from devisu import files

    path = Path(output)
    if not path.parent.is_dir():
        raise WriteError(f"cannot be written: there is no folder {path.parent.as_posix()}", path=output)
    files.write(path, text, root=None, shown=output)


def spare(output: str | None, edition: Edition) -> None:
    """Raise UsageError if a result would be written over a file that was read."""
    if output in (None, STDOUT) or not Path(str(output)).exists():
        return
    read = {os.path.realpath(edition.root / path) for path in edition.sources}
    if os.path.realpath(str(output)) in read:
        raise UsageError(f"--output names {output}, which was read; name another file, nothing was changed")


def say(text: str) -> None:
    """Words on standard error, if there is one."""
    if sys.stderr is None:
        return
    from devisu.console import defuse, style_for

    words = style_for(sys.stderr, os.environ).fit(text)
    sys.stderr.write((defuse(words) if os.environ.get("GITHUB_ACTIONS") else words) + "\n")


def say_line(text: str) -> None:
    """One line on standard error, whatever line ends the words hold."""
    from devisu.console import one_line

    say(one_line(text))


def say_failures(failures: Sequence[Failure]) -> None:
    """Each input that could not be used, a line each."""
    for one in failures:
        place = f"{one.path}:{one.line}" if one.line else one.path
        say_line(f"{place}: {one.message}")


def is_seen(output: str | None, form: str) -> bool:
    """Whether the result, with the failures in it, stands where standard error does: on the screen, in one log.

    A build service (``CI``) brings both streams into one log, but for what is there for programs.
    """
    if output not in (None, STDOUT):
        return False
    if sys.stdout.isatty():
        return True
    try:
        out, err = (os.fstat(stream.fileno()) for stream in (sys.stdout, sys.stderr))
    except (AttributeError, OSError, ValueError):  # one is closed, or is no file
        return False
    in_log = form in ("terminal", "concise", "github") and (os.environ.get("CI") or os.environ.get("GITHUB_ACTIONS"))
    return os.path.samestat(out, err) or bool(in_log and not stat.S_ISREG(out.st_mode))


def keep(text: str, name: str) -> Path | None:
    """Keep words in the folder for our logs, else in the one for temporary files; where they lie, if anywhere."""
    import tempfile

    from devisu.files.folders import log_folder

    try:
        folder = log_folder()
        (folder / name).write_text(text, "utf-8", errors="backslashreplace")
    except OSError:
        pass
    else:
        return folder / name
    try:
        with tempfile.NamedTemporaryFile("wb", prefix="devisu-", suffix=".log", delete=False) as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError:
        return None
    return Path(file.name)


def verdict(report: Report, findings: Sequence[Finding], fail_on: int) -> Exit:
    """The exit code of a gate: unreadable input before findings, findings before nothing to audit."""
    if report.failures:
        return Exit.USAGE
    if any(one.severity >= fail_on for one in findings):
        return Exit.FINDINGS
    return Exit.CLEAN if any(text.claims for text in report.texts) else Exit.NOTHING
