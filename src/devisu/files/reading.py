"""Files to bytes to text: regular files only, of a bounded size, in UTF-8 or in an encoding the user named."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Final

from devisu.errors import InputError
from devisu.files.encodings import described, looks_like, wide

if TYPE_CHECKING:
    from pathlib import Path

LIMIT: Final = 256 * 1024 * 1024
"""The largest file that is read, in bytes."""

_BOM: Final = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPECIAL: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def is_file(path: Path) -> bool:
    """Whether there is a regular file at this path; one that may not be looked at, or cannot exist, is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_bytes(path: Path, shown: str, limit: int = LIMIT) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes; ``shown`` is its path in messages.

    Raises InputError for anything else: missing, a folder, a pipe, a device, forbidden, too large.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = next((name for is_kind, name in _SPECIAL if is_kind(status.st_mode)), "a special file")
            raise InputError(f"is {kind}, not a file that can be read", path=shown)
        if status.st_size > limit:
            raise _too_large(shown, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("there is no such file", path=shown) from None
    except PermissionError:
        raise InputError("may not be read: permission is denied", path=shown) from None
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=shown) from None
    except ValueError:
        raise InputError("is not a name that a file can have", path=shown) from None
    if len(data) > limit:
        raise _too_large(shown, limit)
    return data


def _too_large(shown: str, limit: int) -> InputError:
    size = f"{limit / 1024**2:g} MB" if limit >= 1024**2 else f"{limit} bytes"
    return InputError(f"is larger than {size}, the most that is read; divide it", path=shown)


def decode(data: bytes, shown: str, encoding: str | None = None) -> str:
    """The text of a file, strictly decoded, without its byte order mark and with its line ends as they are.

    Raises InputError naming the line and the byte (from 0) that do not fit, and what the file looks like instead.
    """
    codec = encoding or "utf-8"
    try:
        text = data.decode(codec)
    except LookupError:
        raise InputError(f"cannot be read: there is no encoding “{encoding}”", path=shown) from None
    except ValueError as error:
        raise _undecodable(data, shown, encoding, getattr(error, "start", 0)) from None
    if encoding is None and (guess := wide(data)):
        raise InputError(f"is not UTF-8; {described(guess)}", path=shown, line=1)
    return text.removeprefix(_BOM)


def _undecodable(data: bytes, shown: str, encoding: str | None, start: int) -> InputError:
    before = data[:start].decode(encoding or "utf-8", "ignore") if start else ""
    line = len(_LINE_END.findall(before)) + 1
    if encoding:
        return InputError(
            f"the byte at offset {start} is not {encoding}; name the right --encoding", path=shown, line=line
        )
    return InputError(f"the byte at offset {start} is not UTF-8; {described(looks_like(data))}", path=shown, line=line)


def read_text(path: Path, shown: str, encoding: str | None = None) -> str:
    """`read_bytes`, then `decode`."""
    return decode(read_bytes(path, shown), shown, encoding)
