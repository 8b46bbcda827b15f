"""An edition as it lies on disk: found, read whole, and what could not be read said at its place.

Run over bare files, the same: the folder of the first file stands for the edition, and bibliographies that the text
names, or that lie beside it, are its library.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from devisu import bibliography, chronology, config, files, plugins, readers, register, sources
from devisu.errors import InputError, NothingToAudit
from devisu.findings import Failure
from devisu.model import Damage, Library
from devisu.reading import Reading, configured, folders, stays_inside
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Literal

    from devisu.chronology import Event
    from devisu.config import Configuration, Settings
    from devisu.model import Record, Register
    from devisu.plugins import Plugins

STDIN = "-"
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)(?:\r?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
_NAMED_BIBLIOGRAPHY = re.compile(r"^bibliography:[ \t]*(.*(?:\r?\n[ \t]*-[ \t].*)*)", re.MULTILINE)
_BIB_NAME = re.compile(r"(?<![^\s\[\],\"'])[^\s\[\],\"']+\.bib\b")


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that was read. ``registers`` are by the path of their text; ``found`` tells a configured edition.

    ``sources`` are all files read by their path as people see it, ``places`` where those lie that a fix may change.
    """

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
    places: Mapping[str, Path]
    plugins: Plugins = plugins.NONE


def settled(start: Path, named: Sequence[str]) -> Configuration:
    """The configuration that holds for these paths: the nearest to the first file of them, else to ``start``."""
    first = next((start / name for name in named if name != STDIN and files.is_file(start / name)), None)
    folder = start if first is None else first.parent.resolve()
    found = config.find(folder)
    if found.path is None and folder != start and folder.is_relative_to(start):
        return replace(found, root=start)
    return found


def adjusted(configuration: Configuration, adjust: Callable[[Settings], Settings]) -> tuple[Settings, Plugins]:
    """The settings as a command's options change them, and their plug-ins.

    Raises SettingError with the line of what does not fit.
    """
    try:
        settings = adjust(configuration.settings)
        return settings, plugins.load(settings.plugins)
    except config.SettingError as error:
        raise configuration.placed(error) from None


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
    settings, more = adjusted(configuration, adjust)
    asked = _asked(start, (*named, *bibliographies))
    reading = Reading(configuration.root, encoding, asked)
    paths = _named(start, named) if named else configured(reading, "texts", settings.texts)
    if not named and not paths and not reading.failures:
        patterns = ", ".join(settings.texts)
        raise NothingToAudit(f"there is no text here ({patterns}); name one, or begin an edition with “devisu init”")
    texts = [source for path in paths if (source := _text(reading, path, more)) is not None]
    if STDIN in named:
        texts += _text_from_stdin(reading)
    beside = _named(start, bibliographies)
    library = _library(reading, settings, beside or _beside(reading, texts, paths, start, configuration))
    return Edition(
        root=configuration.root,
        settings=settings,
        found=configuration.path is not None,
        texts=tuple(texts),
        library=library,
        records=_records(reading, settings),
        registers=_registers(reading, [path for path in paths if reading.shown(path) in reading.sources]),
        events=_events(reading, settings),
        damage=(*library.damage, *reading.damage),
        failures=tuple(reading.failures),
        sources=reading.sources,
        places=reading.places,
        plugins=more,
    )


def read_bibliographies(
    named: Sequence[str],
    *,
    start: Path | None = None,
    adjust: Callable[[Settings], Settings] = lambda settings: settings,
    encoding: str | None = None,
) -> Edition:
    """The bibliographies named, or those of the edition, with no text beside them.

    Raises NothingToAudit where there is none.
    """
    start = (start or Path.cwd()).resolve()
    configuration = settled(start, named)
    settings, more = adjusted(configuration, adjust)
    if named:
        settings = replace(settings, bibliography=(), candidates=())
    reading = Reading(configuration.root, encoding, _asked(start, named))
    library = _library(reading, settings, _named(start, named))
    if not named and not reading.sources and not reading.failures:
        patterns = ", ".join((*settings.bibliography, *settings.candidates))
        raise NothingToAudit(f"there is no bibliography here ({patterns}); name one")
    return _beside_texts(configuration, settings, more, reading, library=library, damage=library.damage)


def read_sources(
    *,
    start: Path | None = None,
    adjust: Callable[[Settings], Settings] = lambda settings: settings,
    alone: bool = False,
) -> Edition:
    """The source records of the edition, with the bibliography whose entries they name, and no text beside them.

    ``alone`` leaves the bibliography out. ``damage`` is that of records and sidecars alone.
    """
    configuration = config.find((start or Path.cwd()).resolve())
    settings, more = adjusted(configuration, adjust)
    reading = Reading(configuration.root, None)
    library = Library(()) if alone else _library(reading, settings, ())
    reading.damage.clear()
    records = _records(reading, settings)
    return _beside_texts(configuration, settings, more, reading, library=library, records=records)


def read_chronology(*, start: Path | None = None) -> Edition:
    """The chronology of the edition alone. Raises NothingToAudit where there is none."""
    configuration = config.find((start or Path.cwd()).resolve())
    settings, more = adjusted(configuration, lambda settings: settings)
    reading = Reading(configuration.root, None)
    events = _events(reading, settings)
    if not reading.sources and not reading.failures:
        raise NothingToAudit(f"there is no chronology here ({settings.chronology}); docs/chronology.md shows the form")
    return _beside_texts(configuration, settings, more, reading, events=events)


def _beside_texts(
    configuration: Configuration,
    settings: Settings,
    more: Plugins,
    reading: Reading,
    *,
    library: Library | None = None,
    records: tuple[Record, ...] = (),
    events: tuple[Event, ...] = (),
    damage: tuple[Damage, ...] = (),
) -> Edition:
    """What was read of an edition without its texts."""
    return Edition(
        root=configuration.root,
        settings=settings,
        found=configuration.path is not None,
        texts=(),
        library=library or Library(),
        records=records,
        registers={},
        events=events,
        damage=(*damage, *reading.damage),
        failures=tuple(reading.failures),
        sources=reading.sources,
        places=reading.places,
        plugins=more,
    )


def _asked(start: Path, named: Sequence[str]) -> dict[Path, str]:
    """The paths that a person named, with the words used."""
    return {Path(os.path.normpath(start / name)): name or "." for name in named if name != STDIN}


def _named(start: Path, named: Sequence[str]) -> list[Path]:
    """The paths that a person named, each file once."""
    found: dict[str, Path] = {}
    for path in _asked(start, named):
        found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _text(reading: Reading, path: Path, more: Plugins) -> Source | None:
    """A text, or None with the reason kept: it cannot be read, or is of a kind that no reader knows."""
    why = readers.refused(path, more.readers) if files.is_file(path) else None
    if why is None:
        return reading.text(path)
    reading.fail(reading.shown(path), why)
    return None


def _text_from_stdin(reading: Reading) -> Iterator[Source]:
    try:
        source = Source.of(STDIN, files.decode(from_stdin(), STDIN, reading.encoding))
    except InputError as error:
        reading.fail(STDIN, error.message, error.line)
        return
    reading.sources[STDIN] = source
    yield source


def from_stdin() -> bytes:
    """All of standard input. Raises InputError where it is closed or larger than any file that is read."""
    if sys.stdin is None:
        raise InputError("standard input is closed")
    data = sys.stdin.buffer.read(files.LIMIT + 1)
    if len(data) > files.LIMIT:
        raise InputError("is larger than the largest file that is read; divide it")
    return data


# --- the library ------------------------------------------------------------------------------------------------------


def _beside(
    reading: Reading, texts: Sequence[Source], paths: Sequence[Path], start: Path, configuration: Configuration
) -> list[Path]:
    """Bibliographies beyond the settings: those that the texts name, else those beside bare texts."""
    named = [path for text in texts for path in _named_in(reading, text, start)]
    if named or configuration.path is not None:
        return named
    folders = dict.fromkeys([path.parent for path in paths if files.is_file(path)] or [start])
    return [path for folder in folders for path in sorted(folder.glob("*.bib"))]


def _named_in(reading: Reading, text: Source, start: Path) -> Iterator[Path]:
    """The bibliographies that the front matter of a text names; one outside the edition is damage."""
    head = _FRONT_MATTER.match(text.text)
    line = _NAMED_BIBLIOGRAPHY.search(head[1]) if head else None
    if head is None or line is None:
        return
    folder = start if text.path == STDIN else (reading.root / text.path).parent
    for name in _BIB_NAME.finditer(line[1]):
        path = folder / name[0]
        try:
            stays_inside(path, reading.root, name[0])
        except InputError:
            at = Span(name.start(), name.end())
            start_of = head.start(1) + line.start(1)
            span = Span(start_of + at.start, start_of + at.end)
            message = f"the bibliography “{name[0]}” lies outside the edition and was not read"
            reading.damage.append(Damage("path", text.path, span, message, "Copy it into the edition."))
            continue
        if files.is_file(path):
            yield path


def _library(reading: Reading, settings: Settings, beside: Sequence[Path]) -> Library:
    read: list[Library] = []
    seen: set[str] = set()
    wanted: list[tuple[Path, Literal["bib", "candidates"]]] = [
        *((path, "bib") for path in [*configured(reading, "bibliography", settings.bibliography), *beside]),
        *((path, "candidates") for path in configured(reading, "candidates", settings.candidates)),
    ]
    for path, origin in wanted:
        if (real := os.path.realpath(path)) in seen:
            continue
        seen.add(real)
        if (source := reading.source(path)) is not None:
            read.append(bibliography.read(source.path, source.text, origin))
    return bibliography.merge(read) if read else Library()


def _records(reading: Reading, settings: Settings) -> tuple[Record, ...]:
    records: list[Record] = []
    for folder in configured(reading, "sources", settings.sources, folders):
        some, damage, texts = sources.read_records(folder, reading.root)
        records += some
        reading.damage += damage
        reading.sources.update(texts)
    return tuple(records)


def _events(reading: Reading, settings: Settings) -> tuple[Event, ...]:
    events: list[Event] = []
    for path in configured(reading, "chronology", [settings.chronology]):
        if (source := reading.source(path)) is not None:
            some, damage = chronology.read(source.path, source.text)
            events += some
            reading.damage += damage
    return tuple(events)


# --- the registers ----------------------------------------------------------------------------------------------------


def register_path(text: Path) -> Path:
    """Where the register of a text lies: beside it, with the same stem."""
    return text.with_suffix(".toml")


def _registers(reading: Reading, texts: Sequence[Path]) -> dict[str, Register]:
    registers: dict[str, Register] = {}
    for text in texts:
        path = register_path(text)
        if not files.is_file(path) or (source := reading.source(path)) is None:
            continue
        found, damage = register.read(source.path, source.text)
        reading.damage += damage
        if found is None:
            reading.failures += [
                Failure(source.path, source.place(one.span.start).line, one.message) for one in damage[:1]
            ]
        elif found.text not in ("", text.name) and files.is_file(text.with_name(found.text)):
            reading.fail(source.path, f"is the register of {found.text}; rename {text.name} to give it one of its own")
        else:
            registers[reading.shown(text)] = found
    return registers
