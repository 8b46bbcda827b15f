"""Paths that a file of the edition names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_DRIVE = re.compile(r"[A-Za-z]:")


def inside(root: Path, relative: str) -> Path:
    """The resolved path that a file of the edition names; it need not exist.

    Raises InputError if the path is empty or leaves ``root``: upwards, absolutely, through a symbolic link, by a
    drive letter or with backslashes, which mean a folder on one system and a letter of the name on another.
    """
    if not relative or "\\" in relative or _DRIVE.match(relative):
        raise InputError(f"the path “{relative}” is not one with forward slashes inside the edition")
    try:
        base = root.resolve()
        resolved = (base / relative).resolve()
    except (OSError, RuntimeError, ValueError):
        raise InputError(f"the path “{relative}” cannot be followed") from None
    if not resolved.is_relative_to(base):
        raise InputError(f"the path “{relative}” leaves the edition; copy the file into it")
    return resolved
