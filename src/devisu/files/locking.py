"""One writer at a time: a lock on a file beside the one to be written, so that it holds across its replacement."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from devisu.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE: Final = 0.02  # seconds between two tries
_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def locked(path: Path, wait: float = 10.0, shown: str | None = None) -> Iterator[None]:
    """Hold the lock of ``path`` (``.NAME.lock`` beside it, gone afterwards), waiting for at most ``wait`` seconds.

    Raises WriteError naming the process and machine that hold it, or saying why no lock can be had.
    """
    name = shown or path.as_posix()
    target = path.resolve()
    lock = target.with_name(f".{target.name}.lock")
    try:
        descriptor = _acquired(lock, time.monotonic() + wait)
    except OSError as error:
        raise WriteError(f"cannot be locked: {(error.strerror or str(error)).lower()}", path=name) from None
    if descriptor is None:
        message = f"is being written by {_holder(lock)}; waited {wait:g} seconds, nothing was changed; try again"
        raise WriteError(message, path=name)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def _acquired(lock: Path, deadline: float) -> int | None:
    while True:
        descriptor = os.open(lock, _FLAGS, 0o666)
        if _is_ours(descriptor, lock):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()} {machine()}\n".encode())
            return descriptor
        os.close(descriptor)
        if time.monotonic() >= deadline:
            return None
        time.sleep(_PAUSE)


def _is_ours(descriptor: int, lock: Path) -> bool:
    """Try once; a lock on a file that its last holder has removed meanwhile is worth nothing."""
    try:
        _take(descriptor)
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # past the words, which others must be able to read
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise BlockingIOError from None
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(lock: Path) -> str:
    try:
        process, host = lock.read_text("utf-8").split()
    except (OSError, ValueError):
        return "another process"
    return f"process {process} on {host}"


def machine() -> str:
    """The name of this machine, as it knows itself."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
