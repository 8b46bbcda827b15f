"""The one way in which a register is changed: under its lock, read anew, checked, written in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devisu.errors import DevisuError, InputError
from devisu.files import decode, locked, read_bytes, write
from devisu.model import Damage
from devisu.register.reading import conflict_in, parsed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BOM: Final = "\ufeff"
_PARSED: Final = 300_000  # code points parsed whole each time; of larger registers the tables that are edited


def edit_file(
    path: Path,
    root: Path | None,
    change: Callable[[str], str],
    *,
    shown: str | None = None,
    usable: Callable[[str, str], None] | None = None,
) -> bool:
    """Replace the register at ``path`` by ``change`` of its text as it is now; whether anything was written.

    A missing file counts as empty and is made. Nothing is written if the register holds a merge conflict or is not
    valid TOML, or if ``change`` raises. Another file than a register brings its own check, ``usable``, of its name and
    text. Raises InputError and WriteError, with ``shown`` (or the path) as the place.
    """
    check = usable or _usable
    name = shown or path.as_posix()
    with locked(path, shown=name):
        data = read_bytes(path, name) if path.exists() else b""
        before = decode(data, name)
        check(name, before)
        after = _changed(name, before, change)
        if after == before:
            return False
        check(name, after)
        mark = _BOM if data.startswith(_BOM.encode()) else ""
        write(path, mark + after, root=root, shown=name)
    return True


def _changed(name: str, before: str, change: Callable[[str], str]) -> str:
    try:
        return change(before)
    except DevisuError as error:
        if error.path is None:
            error.path = name
        raise


def _usable(name: str, text: str) -> None:
    is_large = len(text) > _PARSED and "\n=======" not in text  # what a merge may have left is looked at closely
    damage = conflict_in(name, text) if is_large else parsed(name, text)
    if isinstance(damage, Damage):
        line = text.count("\n", 0, damage.span.start) + 1
        raise InputError(f"{damage.message}; {damage.mend}", path=name, line=line)
