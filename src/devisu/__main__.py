"""The program: runs the command and answers for its exit code, whatever happens."""

from __future__ import annotations

import io
import os
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from devisu import __version__
from devisu.errors import DevisuError, Exit

if TYPE_CHECKING:
    from types import FrameType

WRITING = frozenset({"init", "sync", "judge", "import", "add", "index", "--fix"})
"""Words of commands that write files of the edition."""


class _Signalled(BaseException):
    """The program was asked to end."""

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        leaving = _flushed(_guarded())
    except KeyboardInterrupt:
        leaving = Exit.INTERRUPTED
    except _Signalled as signalled:
        leaving = signalled.code
    if leaving in (Exit.BROKEN_PIPE, Exit.INTERRUPTED, Exit.TERMINATED, Exit.HANGUP):
        os._exit(leaving)  # the interpreter would flush once more and complain, or wait for threads that wait for it
    sys.exit(leaving)


def _prepare_streams() -> None:
    """Let what an encoding does not have be escaped, and let nothing that was half written pass for written.

    An unbuffered stream (``PYTHONUNBUFFERED``) drops the rest of what a pipe took in part.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        whole = io.BufferedWriter(sys.stdout.buffer)
        sys.stdout = io.TextIOWrapper(whole, encoding=sys.stdout.encoding, errors="backslashreplace")


def _flushed(code: int) -> int:
    """The exit code once all is written, or that of why it could not be."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        return Exit.BROKEN_PIPE
    except OSError as error:
        return _failed(error)
    return code


def _abandon() -> None:
    """Let go of words that cannot be written, or the interpreter would try again and complain."""
    if sys.stdout is None:
        return
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 -- pathlib is not imported for this
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _end(code: Exit, _number: int, _frame: FrameType | None) -> NoReturn:
    raise _Signalled(code)


def _guarded() -> int:
    """The exit code of the command, with every way to fail answered in one sentence."""
    try:
        for name, code in (("SIGTERM", Exit.TERMINATED), ("SIGHUP", Exit.HANGUP)):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), partial(_end, code))
        if sys.stdout is None:
            return _failed(OSError("standard output is closed"))
        _prepare_streams()
        return _run()
    except DevisuError as error:
        _say(f"devisu: {error}")
        return error.exit_code
    except BrokenPipeError:
        return Exit.BROKEN_PIPE
    except OSError as error:
        return _failed(error)
    except Exception as fault:  # noqa: BLE001 -- whatever else happens is our fault, and is said so
        return _fault(fault)


def _run() -> int:
    """Run the command without the library's own exits."""
    if sys.argv[1:] == ["--version"]:  # asked for by scripts, and answered without the weight of a command line
        print(f"devisu {__version__}")  # noqa: T201 -- the result of the command
        return Exit.CLEAN
    from typer import Abort
    from typer import Exit as Leave
    from typer._click.exceptions import ClickException, NoArgsIsHelpError  # typer carries click within itself

    from devisu.cli import app

    try:
        code = app(prog_name="devisu", standalone_mode=False)
    except Leave as leave:
        return leave.exit_code
    except Abort:
        return Exit.INTERRUPTED
    except SystemExit:  # what the library makes of a closed pipe
        return Exit.BROKEN_PIPE
    except NoArgsIsHelpError as error:
        _say(error.format_message(), lines=True)
        return Exit.USAGE
    except ClickException as error:
        words = error.format_message()
        _say(f"devisu: {words}{'' if words.endswith(('.', '?')) else '.'} Try “devisu --help”.")
        return Exit.USAGE
    return code if isinstance(code, int) else Exit.CLEAN


def _say(words: str, *, lines: bool = False) -> None:
    from devisu.cli.output import say, say_line

    try:
        (say if lines else say_line)(words)
    except (OSError, ValueError):
        return


def _failed(error: OSError) -> int:
    """A file that can be neither looked at nor written, or a stream that takes no words."""
    reason = error.strerror or str(error)
    reason = reason[:1].lower() + reason[1:]
    if error.filename is None:
        _abandon()
        _say(f"devisu: the result cannot be written: {reason}")
    else:
        _say(f"devisu: {os.fsdecode(error.filename)}: {reason}")
    return Exit.USAGE


def _fault(fault: Exception) -> int:
    """Our own fault: one line with the place of the log, and what was not changed."""
    import traceback

    trace = "".join(traceback.format_exception(fault))
    if "--debug" in sys.argv:
        _say(trace, lines=True)
    files = "a file is written whole or not at all" if WRITING & set(sys.argv) else "no file was changed"
    _say(f"devisu: a fault of devisu itself ({type(fault).__name__}); {files}; {_log(trace)}")
    return Exit.FAULT


def _log(trace: str) -> str:
    """Keep the trace where the user can find it; says where, in words."""
    from devisu.cli.output import keep

    path = keep(trace, "devisu-fault.log")
    return f"the log is {path}" if path else "no log could be written; run again with --debug"


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the folder of the texts, from which nothing may be imported
    main()
