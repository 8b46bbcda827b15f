"""What ``devisu find`` does, one search or a batch of them."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.errors import Exit, InputError, UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from devisu.model import Record
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
    from devisu.cli.output import emit, style
    from devisu.reporters import found as view

    records = _records(wanted)
    found = sources.find(words, records, language=wanted.language)
    if form == "json":
        emit(view.as_json(found), output)
    else:
        emit(view.render(found, {one.path: one for one in records}, context, style(output)), output)
    raise typer.Exit(Exit.CLEAN)


def _records(wanted: Wanted) -> list[Record]:
    """The records wanted; what cannot be read is said, and the rest goes on."""
    from devisu import config, sources
    from devisu.cli.output import say

    found = config.find(Path.cwd())
    folders = [Path(wanted.folder)] if wanted.folder else [found.root / name for name in found.settings.sources]
    root = Path(wanted.folder) if wanted.folder else found.root
    records: list[Record] = []
    for folder in folders:
        if not folder.is_dir():
            continue
        some, damage, _ = sources.read_records(folder, root)
        records += some
        for one in damage if not wanted.folder else ():
            say(f"{one.path}: {one.message}")
    fitting = [one for one in records if wanted.entry in (None, one.entry)]
    fitting = [one for one in fitting if wanted.language in (None, one.language)]
    if not fitting:
        where = wanted.folder or ", ".join(found.settings.sources)
        raise InputError(f"there is no source record to look in ({where}); devisu sources add brings one in")
    return fitting


def across(words: str, wanted: Wanted, form: str, output: str | None) -> None:
    """Rank passages of all records by likeness to the words in any language, as candidates for a person."""
    import typer

    from devisu.cli.output import Progress, emit, style
    from devisu.reporters import across as view
    from devisu.sources import crosslingual

    records = _records(wanted)
    progress = Progress()
    found = crosslingual.candidates(words, records, most=_MOST, progress=lambda at, of: progress("passages", at, of))
    progress.done()
    emit(view.as_json(found) if form == "json" else view.render(found, style(output)), output)
    raise typer.Exit(Exit.CLEAN)


def batch(quotes: str, folder: str | None, output: str | None, jobs: int | None, cluster: str | None = None) -> None:
    """Find many quotations in a folder of texts; bad lines are said with their number, and the rest goes on."""
    import typer

    from devisu.cli.output import Progress, say, say_failures
    from devisu.reporters.summary import count as many
    from devisu.sources import batch as engine

    if folder is None or output is None:
        raise UsageError("--batch wants --sources DIR, the folder of texts, and --output FILE, where answers go")
    progress = Progress()
    with _spreading(cluster) as on:
        shelf = Path(folder).absolute() if on else Path(folder)  # workers may stand in another folder
        count = on.threads if on else jobs or os.cpu_count() or 1
        done = engine.run(
            Path(quotes), shelf, Path(output), count, lambda at, of: progress("sources", at, of), executor=on
        )
    progress.done()
    for notice in done.notices:
        say(notice)
    say_failures(done.failures)
    say(f"{many(done.answered, 'quotation')}, {done.found} found; {output}")
    raise typer.Exit(Exit.USAGE if done.failures else Exit.CLEAN)


def _spreading(address: str | None) -> AbstractContextManager[Cluster | None]:
    if address is None:
        return nullcontext()
    from devisu.sources.cluster import reached

    return reached(address)
