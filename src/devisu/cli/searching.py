"""What ``devisu find`` does, one search or a batch of them."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.errors import Exit, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from devisu.cli.progress import Progress
    from devisu.model import Damage, Record
    from devisu.sources.batch import Batch
    from devisu.sources.cluster import Cluster

_MOST = 5
"""Candidates shown."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are searched: of one entry, in one language, in a folder instead of the edition's."""

    entry: str | None = None
    language: str | None = None
    folder: str | None = None


def words(words: str, wanted: Wanted, context: int, form: str, output: str | None) -> None:
    """Find words in all records and show every place."""
    import typer

    from devisu import sources
    from devisu.cli.output import emit, say_line, style
    from devisu.reporters import found as view
    from devisu.sources.store import mended

    records, is_short = _records(wanted)
    _refuse_empty(words)
    found = sources.look_for(words, records, language=wanted.language)
    if form == "json":
        emit(view.as_json(found.places), output, form)
    else:
        emit(view.render(found.places, {one.path: one for one in records}, context, style(output)), output)
    if found.mended:
        say_line(mended(found.mended))
    for path in found.late:
        say_line(f"{path}: not compared: too slow; the time was up before all of it was looked through")
    raise typer.Exit(Exit.USAGE if is_short else Exit.CLEAN)


def _refuse_empty(words: str) -> None:
    if not any(one.isalnum() for one in words):
        raise UsageError("there is no letter and no figure in these words, so they cannot be looked for")


def _records(wanted: Wanted) -> tuple[list[Record], bool]:
    """The records wanted, and whether some could not be read; what is wrong is said, and the rest goes on."""
    from devisu import sources
    from devisu.cli.output import say_line

    records, damage, where = _in_folder(Path(wanted.folder)) if wanted.folder else _in_edition()
    for one in damage:
        say_line(f"{one.path}: {one.message}")
    fitting = [one for one in records if wanted.entry in (None, one.entry)]
    fitting = [one for one in fitting if wanted.language in (None, one.language)]
    if not records:
        raise InputError(f"there is no source record to look in ({where}); devisu sources add brings one in")
    if not fitting:
        raise InputError(_none_fits(records, wanted))
    return fitting, bool(sources.unread(records, damage))


def _none_fits(records: Sequence[Record], wanted: Wanted) -> str:
    asked = [f"of the entry “{wanted.entry}”"] if wanted.entry else []
    asked += [f"in the language “{wanted.language}”"] if wanted.language else []
    known = sorted({one.entry for one in records if one.entry} if wanted.entry else ())
    known += sorted({one.language for one in records if one.language} if wanted.language else ())
    there = f"there are {', '.join(known)}" if known else "no sidecar names any"
    return f"no source record {' and '.join(asked)}; {there}"


def _in_folder(folder: Path) -> tuple[Sequence[Record], Sequence[Damage], str]:
    """The records in a folder that need not be an edition's; that they have no sidecars is no fault."""
    from devisu import sources
    from devisu.cli.output import say_line
    from devisu.sources.shelf import shelf_of

    if not folder.is_dir():
        raise InputError("is not a folder; name the folder that holds the sources", path=str(folder))
    records, damage, _ = sources.read_records(folder, folder)
    for notice in shelf_of(folder).notices:
        say_line(notice)
    return records, sources.unread(records, damage), str(folder)


def _in_edition() -> tuple[Sequence[Record], Sequence[Damage], str]:
    from devisu import edition

    read = edition.read_sources(alone=True)
    return read.records, read.damage, ", ".join(read.settings.sources)


def across(words: str, wanted: Wanted, form: str, output: str | None) -> None:
    """Rank passages of all records by likeness to the words in any language, as candidates for a person."""
    import typer

    from devisu.cli.output import Progress, emit, style
    from devisu.reporters import across as view
    from devisu.sources import crosslingual

    records, is_short = _records(wanted)
    _refuse_empty(words)
    progress = Progress()
    found = crosslingual.candidates(words, records, most=_MOST, progress=lambda at, of: progress("passages", at, of))
    progress.done()
    emit(view.as_json(found) if form == "json" else view.render(found, style(output)), output)
    raise typer.Exit(Exit.USAGE if is_short else Exit.CLEAN)


def batch(quotes: str, folder: str | None, output: str | None, jobs: int | None, cluster: str | None = None) -> None:
    """Find many quotations in a folder of texts; bad lines are said with their number, and the rest goes on."""
    import typer

    from devisu.cli.output import Progress, say_failures, say_line
    from devisu.reporters.summary import count as many

    if folder is None or output is None:
        raise UsageError("--batch wants --sources DIR, the folder of texts, and --output FILE, where answers go")
    progress = Progress()
    try:
        with _spreading(cluster) as on:
            shelf = Path(folder).absolute() if on else Path(folder)  # workers may stand in another folder
            count = on.threads if on else jobs or os.cpu_count() or 1
            done = _answered(quotes, shelf, output, count, progress, on)
    finally:
        progress.done()
    for notice in done.notices:
        say_line(notice)
    say_failures(done.failures)
    say_line(f"{many(done.answered, 'quotation')}, {done.found} found; {output}")
    raise typer.Exit(Exit.USAGE if done.failures else Exit.CLEAN if done.answered else Exit.NOTHING)


def _answered(quotes: str, folder: Path, output: str, jobs: int, progress: Progress, executor: Cluster | None) -> Batch:
    """The batch, from a file or standard input into a file or standard output."""
    from devisu import files
    from devisu.cli.output import STDOUT, emit
    from devisu.edition import from_stdin
    from devisu.sources import batch as engine
    from devisu.sources.lines import parse, written

    def told(at: int, of: int) -> None:
        progress("sources", at, of)

    if STDOUT not in (quotes, output):
        return engine.run(Path(quotes), folder, Path(output), jobs, told, executor=executor)
    shelf = engine.open_shelf(folder)
    read = parse(from_stdin() if quotes == STDOUT else files.read_bytes(Path(quotes), quotes), quotes)
    lines, done = engine.answer_all(read, shelf, jobs, told, executor=executor)
    emit(written(lines), output, "json")
    return done


def _spreading(address: str | None) -> AbstractContextManager[Cluster | None]:
    if address is None:
        return nullcontext()
    from devisu.sources.cluster import reached

    return reached(address)
