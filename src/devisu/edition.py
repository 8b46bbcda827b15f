"""An edition as it lies on disk: found, read whole, and what could not be read said at its place.

Run over bare files, the same: the folder of the first file stands for the edition, and bibliographies that the text
names, or that lie beside it, are its library.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from devisu import bibliography, chronology, config, files, register, sources
from devisu.errors import DevisuError, InputError, NothingToAudit
from devisu.findings import Failure
from devisu.model import Library
from devisu.text import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Literal

    from devisu.chronology import Event
    from devisu.config import Settings
    from devisu.model import Damage, Record, Register

STDIN = "-"
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)(?:\r?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
_NAMED_BIBLIOGRAPHY = re.compile(r"^bibliography:[ \t]*(.*(?:\r?\n[ \t]*-[ \t].*)*)", re.MULTILINE)
_BIB_NAME = re.compile(r"[^\s\[\],\"']+\.bib\b")


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that was read. ``registers`` are by the path of their text; ``found`` tells a configured edition."""

    root: Path
    settings: Settings
    found: bool
    texts: tuple[Source, ...]
    library: Library
    records: tuple[Record, ...]
    registers: Mapping[str, Register]
    events: tuple[Event, ...]
    damage: tuple[Damage, ...]
    failures: tuple[Failure, ...]
    sources: Mapping[str, Source]


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and what failed."""

    root: Path
    encoding: str | None
    sources: dict[str, Source] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)

    def source(self, path: Path) -> Source | None:
        """The file at this path, or None with the failure kept."""
        shown = shown_path(path, self.root)
        try:
            source = Source.of(shown, files.read_text(path, shown, self.encoding))
        except DevisuError as error:
            self.failures.append(Failure(error.path or shown, error.line, error.message))
            return None
        self.sources[shown] = source
        return source


def shown_path(path: Path, root: Path) -> str:
    """A path as people see it: relative to the root where it lies inside, with forward slashes."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def settled(start: Path, named: Sequence[str]) -> config.Configuration:
    """The configuration that holds for these paths: the nearest to the first of them, else to ``start``."""
    first = next((start / name for name in named if name != STDIN), None)
    folder = start if first is None else first.parent.resolve()
    found = config.find(folder if folder.is_dir() else start)
    if found.path is None and folder != start and folder.is_relative_to(start):
        return replace(found, root=start)
    return found


def read(
    named: Sequence[str],
    *,
    start: Path | None = None,
    adjust: Callable[[Settings], Settings] = lambda settings: settings,
    encoding: str | None = None,
    bibliographies: Sequence[str] = (),
) -> Edition:
    """Read an edition, or the texts named.

    ``adjust`` changes the settings as a command's options say. Raises ConfigError where the configuration cannot be
    used and NothingToAudit where there is no text at all; unreadable files are failures beside the rest.
    """
    start = (start or Path.cwd()).resolve()
    configuration = settled(start, named)
    settings = adjust(configuration.settings)
    reading = _Reading(configuration.root, encoding)
    paths = [start / name for name in named if name != STDIN] or matching(configuration.root, settings.texts)
    if not named and not paths:
        patterns = ", ".join(settings.texts)
        raise NothingToAudit(f"there is no text here ({patterns}); name one, or begin an edition with “devisu init”")
    texts = [source for path in paths if (source := reading.source(path)) is not None]
    if STDIN in named:
        texts += _from_stdin(reading)
    library = _library(reading, settings, _beside(texts, paths, start, configuration, bibliographies))
    return Edition(
        root=configuration.root,
        settings=settings,
        found=configuration.path is not None,
        texts=tuple(texts),
        library=library,
        records=_records(reading, settings),
        registers=_registers(reading, [path for path in paths if path.is_file()]),
        events=_events(reading, settings),
        damage=(*library.damage, *reading.damage),
        failures=tuple(reading.failures),
        sources=reading.sources,
    )


def read_bibliographies(
    named: Sequence[str],
    *,
    start: Path | None = None,
    adjust: Callable[[Settings], Settings] = lambda settings: settings,
) -> Edition:
    """The bibliographies named, or those of the edition, with no text beside them.

    Raises NothingToAudit where there is none.
    """
    start = (start or Path.cwd()).resolve()
    configuration = settled(start, named)
    settings = adjust(configuration.settings)
    if named:
        settings = replace(settings, bibliography=(), candidates=())
    reading = _Reading(configuration.root, None)
    library = _library(reading, settings, [start / name for name in named])
    if not named and not reading.sources and not reading.failures:
        patterns = ", ".join((*settings.bibliography, *settings.candidates))
        raise NothingToAudit(f"there is no bibliography here ({patterns}); name one")
    damage = (*library.damage, *reading.damage)
    found = configuration.path is not None
    failures = tuple(reading.failures)
    return Edition(configuration.root, settings, found, (), library, (), {}, (), damage, failures, reading.sources)


def matching(root: Path, patterns: Iterable[str]) -> list[Path]:
    """Files for globs or paths relative to the root, each once, sorted within a pattern."""
    found: dict[Path, None] = {}
    for pattern in patterns:
        plain = root / pattern
        for path in [plain] if plain.is_file() else sorted(root.glob(pattern)):
            if path.is_file():
                found[path] = None
    return list(found)


def _from_stdin(reading: _Reading) -> Iterator[Source]:
    try:
        source = Source.of(STDIN, files.decode(sys.stdin.buffer.read(), STDIN, reading.encoding))
    except InputError as error:
        reading.failures.append(Failure(STDIN, error.line, error.message))
        return
    reading.sources[STDIN] = source
    yield source


# --- the library ------------------------------------------------------------------------------------------------------


def _beside(
    texts: Sequence[Source],
    paths: Sequence[Path],
    start: Path,
    configuration: config.Configuration,
    named: Sequence[str],
) -> list[Path]:
    """Bibliographies beyond the settings: those a command names, those the texts name, those beside bare texts."""
    found = [start / name for name in named]
    for text in texts:
        folder = (configuration.root / text.path).parent
        found += [folder / name for name in _front_matter_bibliographies(text.text) if (folder / name).is_file()]
    if not found and configuration.path is None:
        for folder in dict.fromkeys(path.parent for path in paths):
            found += sorted(folder.glob("*.bib"))
    return found


def _front_matter_bibliographies(text: str) -> list[str]:
    head = _FRONT_MATTER.match(text)
    line = _NAMED_BIBLIOGRAPHY.search(head[1]) if head else None
    return _BIB_NAME.findall(line[1]) if line else []


def _library(reading: _Reading, settings: Settings, beside: Sequence[Path]) -> Library:
    read: list[Library] = []
    seen: set[Path] = set()
    wanted: list[tuple[Path, Literal["bib", "candidates"]]] = [
        *((path, "bib") for path in [*matching(reading.root, settings.bibliography), *beside]),
        *((path, "candidates") for path in matching(reading.root, settings.candidates)),
    ]
    for path, origin in wanted:
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        if (source := reading.source(path)) is not None:
            read.append(bibliography.read(source.path, source.text, origin))
    return bibliography.merge(read) if read else Library()


def _records(reading: _Reading, settings: Settings) -> tuple[Record, ...]:
    records: list[Record] = []
    for folder in settings.sources:
        if (reading.root / folder).is_dir():
            some, damage, texts = sources.read_records(reading.root / folder, reading.root)
            records += some
            reading.damage += damage
            reading.sources.update(texts)
    return tuple(records)


def _events(reading: _Reading, settings: Settings) -> tuple[Event, ...]:
    path = reading.root / settings.chronology
    if not path.is_file() or (source := reading.source(path)) is None:
        return ()
    events, damage = chronology.read(source.path, source.text)
    reading.damage += damage
    return events


# --- the registers ----------------------------------------------------------------------------------------------------


def register_path(text: Path) -> Path:
    """Where the register of a text lies: beside it, with the same stem."""
    return text.with_suffix(".toml")


def _registers(reading: _Reading, texts: Sequence[Path]) -> dict[str, Register]:
    registers: dict[str, Register] = {}
    for text in texts:
        path = register_path(text)
        if not path.is_file() or (source := reading.source(path)) is None:
            continue
        found, damage = register.read(source.path, source.text)
        reading.damage += damage
        if found is None:
            reading.failures += [
                Failure(source.path, source.place(one.span.start).line, one.message) for one in damage[:1]
            ]
        else:
            registers[shown_path(text, reading.root)] = found
    return registers
