"""Progress on standard error: a line once a second has passed, where that is a terminal."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import threading

FIRST, NEXT = 1.0, 0.25
"""Seconds before the first line, and between two."""


class Progress:
    """Used as a context, or ended by `done`. A thread writes the line, so that one long step shows too."""

    def __init__(self, what: str = "") -> None:
        import threading

        self._began = time.monotonic()
        self._told = what
        self._shown = False
        self._over = threading.Event()
        self._writer: threading.Thread | None = None
        if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._writer = threading.Thread(target=self._write, daemon=True)
            self._writer.start()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` are done and ``what`` comes next."""
        self._told = what if total < 2 else f"{done} of {total}: {what}"

    def __enter__(self) -> Self:
        """Progress itself; the time runs from when it was made."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away, also where something went wrong."""
        self.done()

    def done(self) -> None:
        """Take the line away again, and say how long it took."""
        self._over.set()
        if self._writer is not None:
            self._writer.join()
        if self._shown:
            self._shown = False
            sys.stderr.write(f"\r\x1b[K({time.monotonic() - self._began:.1f} s)\n")

    def _write(self) -> None:
        from devisu.console import cells, one_line, style_for
        from devisu.reporters.layout import head

        style = style_for(sys.stderr, os.environ)
        pause = FIRST
        while not self._over.wait(pause):
            pause = NEXT
            words = one_line(style.fit(f"{time.monotonic() - self._began:.0f} s  {self._told}"))
            room = style.width - 1
            sys.stderr.write(f"\r\x1b[K{words if cells(words) <= room else head(words, room)}")
            sys.stderr.flush()
            self._shown = True
