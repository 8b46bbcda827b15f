"""Results to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.console import Style
    from devisu.findings import Failure, Finding, Report


def style(output: str | None = None) -> Style:
    """The style for standard output, or for a file: 80 columns, no colour."""
    from devisu.console import Style, style_for

    return Style() if output else style_for(sys.stdout, os.environ)


def emit(text: str, output: str | None = None, *, commands: bool = False) -> None:
    """Write a result. ``commands`` tells that it holds workflow commands of its own, which are left whole."""
    from devisu.console import defuse

    if os.environ.get("GITHUB_ACTIONS") and not commands:
        text = defuse(text)
    if output is None:
        sys.stdout.write(text)
        return
    from devisu import files

    files.write(Path(output), text, root=None)


def say(text: str) -> None:
    """One line on standard error."""
    from devisu.console import defuse, style_for

    words = style_for(sys.stderr, os.environ).fit(text)
    sys.stderr.write((defuse(words) if os.environ.get("GITHUB_ACTIONS") else words) + "\n")


def say_failures(failures: Sequence[Failure]) -> None:
    """Each input that could not be used, a line each."""
    for one in failures:
        place = f"{one.path}:{one.line}" if one.line else one.path
        say(f"{place}: {one.message}")


def verdict(report: Report, findings: Sequence[Finding], fail_on: int) -> Exit:
    """The exit code of a gate: unreadable input before findings, findings before nothing to audit."""
    if report.failures:
        return Exit.USAGE
    if any(one.severity >= fail_on for one in findings):
        return Exit.FINDINGS
    return Exit.CLEAN if any(text.claims for text in report.texts) else Exit.NOTHING


class Progress:
    """A line on standard error, once a second has passed, where that is a terminal."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` are done and ``what`` comes next."""
        if sys.stderr.isatty() and time.monotonic() - self._began > 1:
            from devisu.console import style_for

            words = style_for(sys.stderr, os.environ).fit(f"{done} of {total}: {what}")[:78]
            sys.stderr.write(f"\r\x1b[K{words}")
            sys.stderr.flush()
            self._shown = True

    def done(self) -> None:
        """Take the line away again."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            say(f"({time.monotonic() - self._began:.1f} s)")
