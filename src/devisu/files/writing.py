"""Writing a file so that a reader, a crash or a full disk sees the old one or the new one, never a mixture."""

from __future__ import annotations

import os
import re
import stat
import sys
import time
import zlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from devisu.errors import WriteError
from devisu.files.locking import machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PREFIX: Final = ".devisu-"
_TEMPORARY = re.compile(r"\.devisu-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{8}\.tmp")  # machine, process
_FORGOTTEN: Final = 24 * 3600  # seconds after which a temporary file of another machine is nobody's
_NOFOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


def write(path: Path, data: str, *, root: Path | None, shown: str | None = None) -> None:
    """Replace or make the file at ``path`` by ``data`` in UTF-8, line ends as they are; its mode is kept.

    The words go to a new file in the same folder, to the disk, and then take the old one's place in one step. A
    symbolic link is written through if what it names lies inside ``root``; without a root it is refused. Raises
    WriteError, with what stood there still standing.
    """
    name = shown or path.as_posix()
    target = writable(path, root=root, shown=name)
    try:
        words = data.encode()
    except UnicodeEncodeError as error:
        message = f"cannot be written: the character {data[error.start]!r} has no form in UTF-8"
        raise WriteError(message, path=name) from None
    try:
        sweep(target.parent)
        _replace(target, words)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"cannot be written: {reason}; what stood there still stands", path=name) from None


def writable(path: Path, *, root: Path | None, shown: str | None = None) -> Path:
    """The file itself, all links followed. Raises WriteError if it may not be written, as `write` has it."""
    name = shown or path.as_posix()
    if root is None and path.is_symlink():
        raise WriteError("is a symbolic link; name the file it leads to", path=name)
    try:
        target = path.resolve()
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = None
    except (OSError, RuntimeError, ValueError):
        raise WriteError("cannot be written: its path cannot be followed", path=name) from None
    if root is not None and not target.is_relative_to(root.resolve()):
        raise WriteError("lies outside the edition and is not written to", path=name)
    if mode is not None and not stat.S_ISREG(mode):
        raise WriteError("is not a regular file and is not written to", path=name)
    if mode is not None and not os.access(target, os.W_OK):
        raise WriteError("is write-protected; what stands there still stands", path=name)
    return target


def _replace(target: Path, words: bytes) -> None:
    aside = temporary(target.parent)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | getattr(os, "O_BINARY", 0)
    descriptor = os.open(aside, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _take_over(target, file.fileno())
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    _settle(target.parent)


def _take_over(target: Path, descriptor: int) -> None:
    """Give the new file the old one's owner, where that is allowed, and its mode."""
    try:
        old = target.stat()
    except FileNotFoundError:
        return
    if sys.platform != "win32":
        with suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def temporary(folder: Path) -> Path:
    """A name for a file that is yet to be whole; `sweep` knows it, should this process be killed before that."""
    return folder / f"{_PREFIX}{_host()}-{os.getpid()}-{os.urandom(4).hex()}.tmp"


@contextmanager
def making(path: Path) -> Iterator[Path]:
    """A file to write to, which then takes the place of ``path`` in one step; where that fails, nothing of it is left.

    For what may be lost at any time: it is not made sure that it is on the disk. The folder is made. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = temporary(path.parent)
    try:
        yield aside
        aside.replace(path)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Put the new name on the disk too, where folders can be synced; the file is already whole either way."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a killed run of ours left behind in this folder."""
    for left in folder.glob(f"{_PREFIX}*.tmp"):
        with suppress(OSError):
            if _is_stale(left):
                left.unlink()


def _is_stale(left: Path) -> bool:
    parts = _TEMPORARY.fullmatch(left.name)
    if parts is None:
        return False
    if parts[1] != _host() or sys.platform == "win32":
        return time.time() - left.lstat().st_mtime > _FORGOTTEN
    try:
        os.kill(int(parts[2]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False


def _host() -> str:
    return f"{zlib.crc32(machine().encode()):08x}"
