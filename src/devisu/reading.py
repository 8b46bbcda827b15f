"""What is read of an edition, file by file: the text, or at its place why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from devisu import config, files
from devisu.errors import DevisuError, InputError
from devisu.findings import Failure
from devisu.text import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from devisu.model import Damage

    Find = Callable[[Path, Iterable[str]], list[Path]]

GLOB = re.compile(r"[*?\[]")


@dataclass(slots=True)
class Reading:
    """What has been read so far, and what failed. ``asked`` are the paths that a person named, as they were named."""

    root: Path
    encoding: str | None
    asked: Mapping[Path, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, Path] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)

    def text(self, path: Path) -> Source | None:
        """The text at this path, in the encoding that was named, or None with the failure kept."""
        return self._read(path, lambda data, shown: files.decode(data, shown, self.encoding))

    def source(self, path: Path) -> Source | None:
        """Another file of the edition, in UTF-8 or, where it is not, in the encoding that was named for the texts."""
        return self._read(path, self._decoded)

    def shown(self, path: Path) -> str:
        """The path as people see it."""
        shown = shown_path(path, self.root)
        return self.asked.get(path, shown) if shown == "." or Path(shown).is_absolute() else shown

    def fail(self, path: str, message: str, line: int | None = None) -> None:
        """Keep what could not be used."""
        self.failures.append(Failure(path, line, message))

    def _read(self, path: Path, decode: Callable[[bytes, str], str]) -> Source | None:
        shown = self.shown(path)
        try:
            if path not in self.asked:
                stays_inside(path, self._home(path), shown)
            source = Source.of(shown, decode(files.read_bytes(path, shown), shown))
        except DevisuError as error:
            self.fail(error.path or shown, error.message, error.line)
            return None
        self.sources[shown], self.places[shown] = source, path
        return source

    def _home(self, path: Path) -> Path:
        """The folder that must hold a file: the edition's, or that of a text outside it which a person named."""
        beside = any(path.parent == one.parent for one in self.asked)
        return path.parent if beside and not path.is_relative_to(self.root) else self.root

    def _decoded(self, data: bytes, shown: str) -> str:
        try:
            return files.decode(data, shown)
        except InputError:
            if self.encoding is None:
                raise
            return files.decode(data, shown, self.encoding)


def stays_inside(path: Path, root: Path, shown: str) -> None:
    """Raise InputError for a file that no person named and that a link leads to from outside the edition."""
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        inside = False
    if not inside:
        raise InputError("leads out of the edition and was not read; copy the file into it", path=shown)


def shown_path(path: Path, root: Path) -> str:
    """A path as people see it: relative to the root where it lies inside, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        pass
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return path.as_posix()


def matching(root: Path, patterns: Iterable[str]) -> list[Path]:
    """Files for globs or paths relative to the root, each once, sorted within a pattern."""
    found: dict[Path, None] = {}
    for pattern in patterns:
        plain = root / pattern
        for path in [plain] if files.is_file(plain) else sorted(root.glob(pattern)):
            if files.is_file(path):
                found[path] = None
    return list(found)


def configured(reading: Reading, setting: str, patterns: Sequence[str], find: Find = matching) -> list[Path]:
    """What a setting names, found by `matching` or `folders`. What it names and is not there is a failure.

    The names that a setting has by default need not be there.
    """
    default = getattr(config.Settings(), setting)
    unnamed = (default,) if isinstance(default, str) else default
    found: dict[Path, None] = {}
    for pattern in patterns:
        some = find(reading.root, [pattern])
        if not some and pattern not in unnamed and not GLOB.search(pattern):
            reading.fail(pattern, f"does not exist, and the setting “{setting}” names it")
        found.update(dict.fromkeys(some))
    return list(found)


def folders(root: Path, patterns: Iterable[str]) -> list[Path]:
    """Folders for globs or paths relative to the root, each once."""
    found: dict[Path, None] = {}
    for pattern in patterns:
        plain = root / pattern
        found.update(dict.fromkeys([plain] if plain.is_dir() else filter(Path.is_dir, sorted(root.glob(pattern)))))
    return list(found)
