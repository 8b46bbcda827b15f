"""A folder of source records: its files in order, and what in it is not read, so that nothing is passed over unsaid."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.errors import InputError
from devisu.files import is_file
from devisu.files.encodings import Guess, looks_like, wide
from devisu.findings import Failure
from devisu.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BESIDE = (".toml", ".bib", ".json", ".jsonl")
"""Suffixes of files that belong to records or to a batch and are no sources themselves."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The texts of a folder and below it in order of their names, what could not be read, what is passed over."""

    folder: Path
    texts: tuple[Path, ...]
    failures: tuple[Failure, ...]
    notices: tuple[str, ...]


def is_text(path: Path) -> bool:
    """Whether there is a reader for files of this name; capitals do not matter."""
    return path.suffix.lower() in READERS


def walk(folder: Path, closed: Callable[[Path, OSError], None]) -> Iterator[Path]:
    """All in a folder and below it by name: files, and links to folders, which are not followed; nothing hidden.

    ``closed`` is told of a folder that cannot be listed.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and (path.is_symlink() or not os.path.isdir(path)):  # noqa: PTH112 -- never raises
            yield path
            continue
        try:
            entries = sorted(path.iterdir(), key=lambda one: one.name, reverse=True)
        except OSError as error:
            closed(path, error)
            continue
        waiting += [one for one in entries if not one.name.startswith(".")]


def text_of(path: Path) -> str:
    """The text of a file without its byte order mark. Raises InputError if it is not UTF-8, OSError."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte {error.start}){_likely(looks_like(data))}") from None
    if guess := wide(data):
        raise InputError(f"is not UTF-8{_likely(guess)}")
    return text


def _likely(guess: Guess) -> str:
    told = guess.kind or guess.encoding
    return f", it looks like {told}" if told else ""


def shelf_of(folder: Path) -> Shelf:
    """What a folder holds; links that lead out of it are not followed."""
    root = folder.resolve()
    failures: list[Failure] = []
    texts: list[Path] = []
    linked: list[str] = []
    unread: Counter[str] = Counter()

    def name(path: Path) -> str:
        return path.relative_to(folder).as_posix()

    def closed(path: Path, error: OSError) -> None:
        failures.append(Failure(name(path), None, f"the folder cannot be listed: {error.strerror}"))

    for path in walk(folder, closed):
        if path.is_symlink() and not _stays(path, root):
            linked.append(name(path))
        elif is_text(path) and is_file(path):
            texts.append(path)
        elif path.suffix.lower() not in BESIDE:
            unread[path.suffix.lower() if is_file(path) and path.suffix else "no suffix or no regular file"] += 1
    return Shelf(folder, tuple(sorted(texts)), tuple(failures), (*_linked(linked), *_unread(unread)))


def _stays(link: Path, root: Path) -> bool:
    """Whether a link leads to a file inside the folder."""
    try:
        return link.resolve(strict=True).is_relative_to(root) and is_file(link)
    except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
        return False


def _linked(names: list[str]) -> Iterator[str]:
    if names:
        told = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        yield f"links to folders, out of the folder or to nothing are not followed: {told}"


def _unread(unread: Counter[str]) -> Iterator[str]:
    if unread:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(unread.items()))
        forms = ", ".join(sorted(READERS))
        yield f"not looked into, for only texts are read ({forms}): {kinds}"
