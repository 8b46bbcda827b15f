"""Source records: every transcription in a folder, with its sidecar, its pages and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.errors import InputError
from devisu.files import is_file
from devisu.model import Damage, PageBreak, Record
from devisu.readers.pages import PAGE_BREAK, named
from devisu.sources.shelf import is_text, text_of, walk
from devisu.sources.sidecar import Sidecar, parse, sidecar_damage
from devisu.text import OffsetMap, Piece, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paged:
    """A text without its page breaks, the way home into the text with them, and where each page begins."""

    text: str
    map: OffsetMap
    pages: tuple[PageBreak, ...]


def read_records(folder: Path, root: Path) -> tuple[tuple[Record, ...], tuple[Damage, ...], dict[str, Source]]:
    """Every record under ``folder``, what is wrong with records and sidecars, and all files read, by path.

    Paths are relative to ``root``, with forward slashes. A record whose sidecar is missing or damaged is still read,
    as an excerpt of no known work; one that cannot be read at all is damage alone. Nothing is raised.
    """
    records: list[Record] = []
    damage: list[Damage] = []
    sources: dict[str, Source] = {}

    def closed(path: Path, error: OSError) -> None:
        message = f"cannot be listed: {error.strerror}"
        damage.append(sidecar_damage(_shown(path, root), message, "Check the folder and its permissions."))

    paths = [path for path in _files(folder, closed) if is_text(path) or path.suffix == ".toml"]
    texts = [path for path in paths if is_text(path)]
    stems = {path.with_suffix("") for path in texts}
    sidecars: dict[Path, Sidecar] = {}
    for path in paths:
        shown = _shown(path, root)
        source = _read(path, root, shown)
        if isinstance(source, Damage):
            damage.append(source)
            continue
        sources[shown] = source
        if path.suffix == ".toml":
            sidecars[path.with_suffix("")], faults = parse(source)
            damage += faults if path.with_suffix("") in stems else (_alone(shown),)
    for path in texts:
        shown = _shown(path, root)
        if shown not in sources:
            continue
        if not path.with_suffix(".toml").exists():
            damage.append(_bare(path, shown))
        records.append(record_of(sources[shown], sidecars.get(path.with_suffix(""), Sidecar())))
    return tuple(records), tuple(damage), sources


def unread(records: Iterable[Record], damage: Iterable[Damage]) -> tuple[Damage, ...]:
    """What is wrong with records and folders that could not be read at all."""
    read = {one.path for one in records}
    return tuple(one for one in damage if one.path not in read and not one.path.endswith(".toml"))


def record_of(source: Source, sidecar: Sidecar) -> Record:
    """The record that a file and its sidecar make."""
    paged = _paged(source, sidecar.language)
    return Record(
        path=source.path,
        source=source,
        text=paged.text,
        map=paged.map,
        pages=paged.pages,
        entry=sidecar.entry,
        language=sidecar.language,
        extent=sidecar.extent,
        seen_in=sidecar.seen_in,
        extra=sidecar.extra,
    )


def _paged(source: Source, language: str | None) -> Paged:
    """A plain text as it stands but for its page breaks; other formats through their reader."""
    if source.path.lower().endswith(".txt"):
        return turn_pages(source.text)
    from devisu.readers import read

    document = read(source.path, source.text, language)
    return Paged(document.text, document.map, document.pages)


def turn_pages(text: str) -> Paged:
    """Take the milestones ``<pb n="49"/>`` out of a plain text; one without a number is left out too."""
    if "<pb" not in text:
        return Paged(text, OffsetMap.identity(len(text)), ())
    parts: list[str] = []
    pieces: list[Piece] = []
    pages: list[PageBreak] = []
    length = start = 0
    for match in PAGE_BREAK.finditer(text):
        parts.append(text[start : match.start()])
        pieces.append(Piece(length, start, match.start() - start))
        length += match.start() - start
        start = match.end()
        number, edition = named(match[1])
        if number:
            pages.append(PageBreak(length, number, edition))
    parts.append(text[start:])
    pieces.append(Piece(length, start, len(text) - start))
    return Paged("".join(parts), OffsetMap.of(pieces), tuple(pages))


def _files(folder: Path, closed: Callable[[Path, OSError], None]) -> Iterator[Path]:
    if folder.is_file():
        yield folder
    elif folder.is_dir():
        yield from walk(folder, closed)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _read(path: Path, root: Path, shown: str) -> Source | Damage:
    try:
        is_inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return sidecar_damage(shown, "is a link that leads nowhere and was not read", "Put a text file in its place.")
    if not is_inside:
        return Damage(
            "path", shown, Span(0, 0), "leads out of the edition and was not read", "Copy the file into the edition."
        )
    if not is_file(path):
        return sidecar_damage(shown, "is not a regular file and was not read", "Put a text file in its place.")
    try:
        return Source.of(shown, text_of(path))
    except InputError as error:
        return sidecar_damage(shown, f"{error.message} and was not read", "Save it as UTF-8.")
    except OSError as error:
        return sidecar_damage(shown, f"cannot be read: {error.strerror}", "Check the file and its permissions.")


def _alone(shown: str) -> Damage:
    return sidecar_damage(shown, "has no record beside it", "Add the record, or remove the sidecar.")


def _bare(path: Path, shown: str) -> Damage:
    name = path.with_suffix(".toml").name
    message = "has no sidecar, so nobody can tell which work it records"
    return sidecar_damage(shown, message, f'Add {name} with entry = "…" beside it.')
