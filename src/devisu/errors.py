"""What can go wrong outside devisu, each as one sentence with its place, and the exit code it leads to."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; the highest that applies in the order 3, 2, 1, 4, 0 wins."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FAULT = 3
    NOTHING = 4
    HANGUP = 129
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


class DevisuError(Exception):
    """A fault a person can mend: where it is, what is wrong, what to do, in one sentence."""

    exit_code = Exit.USAGE

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.path and self.line else self.path
        return f"{where}: {self.message}" if where else self.message


class UsageError(DevisuError):
    """The words of a command do not fit."""


class ConfigError(DevisuError):
    """The settings cannot be used."""


class InputError(DevisuError):
    """A file cannot be read: missing, not a regular file, not UTF-8, damaged."""


class WriteError(DevisuError):
    """A file could not be written, or is locked by another process; what stood there still stands."""


class NothingToAudit(DevisuError):
    """There is no text to audit; never green."""

    exit_code = Exit.NOTHING
