"""The program: runs the command and answers for its exit code, whatever happens."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from devisu.errors import DevisuError, Exit

if TYPE_CHECKING:
    from types import FrameType

WRITING = frozenset({"init", "sync", "judge", "import", "add", "index"})
"""Commands that write files of the edition."""


class _Signalled(BaseException):
    """The program was asked to end."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    for name, code in (("SIGTERM", Exit.TERMINATED), ("SIGHUP", Exit.HANGUP)):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), partial(_end, code))
    leaving = _flushed(_guarded())
    if leaving == Exit.BROKEN_PIPE:
        os._exit(leaving)  # the interpreter would flush once more, and complain
    sys.exit(leaving)


def _flushed(code: int) -> int:
    """The exit code once all is written, or that of why it could not be."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        return Exit.BROKEN_PIPE
    except OSError as error:
        return _cannot_write(error)
    return code


def _end(code: Exit, _number: int, _frame: FrameType | None) -> NoReturn:
    raise _Signalled(code)


def _guarded() -> int:
    """The exit code of the command, with every way to fail answered in one sentence."""
    try:
        if sys.stdout is None:
            return _cannot_write(OSError("standard output is closed"))
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        return _run()
    except DevisuError as error:
        _say(f"devisu: {error}")
        return error.exit_code
    except BrokenPipeError:
        return Exit.BROKEN_PIPE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except _Signalled as signalled:
        return signalled.code
    except OSError as error:
        return _cannot_write(error)
    except Exception as fault:  # noqa: BLE001 -- whatever else happens is our fault, and is said so
        return _fault(fault)


def _run() -> int:
    """Run the command without the library's own exits."""
    from typer import Abort
    from typer import Exit as Leave
    from typer._click.exceptions import ClickException  # typer carries click within itself and names it nowhere else

    from devisu.cli import app

    try:
        code = app(standalone_mode=False)
    except Leave as leave:
        return leave.exit_code
    except Abort:
        return Exit.INTERRUPTED
    except ClickException as error:
        if not error.format_message():
            return Exit.USAGE
        _say(f"devisu: {error.format_message()} Try “devisu --help”.")
        return Exit.USAGE
    return code if isinstance(code, int) else Exit.CLEAN


def _say(words: str) -> None:
    from devisu.cli.output import say

    try:
        say(words)
    except (OSError, ValueError):
        return


def _cannot_write(error: OSError) -> int:
    _say(f"devisu: cannot write: {error.strerror or error}; the files of the edition are as they were")
    return Exit.USAGE


def _fault(fault: Exception) -> int:
    """Our own fault: one line with the place of the log, and what was not changed."""
    import traceback

    trace = "".join(traceback.format_exception(fault))
    if "--debug" in sys.argv:
        _say(trace)
    files = "a file is written whole or not at all" if WRITING & set(sys.argv) else "no file was changed"
    _say(f"devisu: a fault of devisu itself ({type(fault).__name__}); {files}; {_log(trace)}")
    return Exit.FAULT


def _log(trace: str) -> str:
    """Keep the trace where the user can find it; says where, in words."""
    import tempfile
    from pathlib import Path

    from platformdirs import user_log_path

    for folder in (user_log_path("devisu"), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "devisu-fault.log"
            path.write_text(trace, "utf-8", errors="backslashreplace")
        except OSError:
            continue
        return f"the log is {path}"
    return "no log could be written; run again with --debug"


if __name__ == "__main__":
    main()
