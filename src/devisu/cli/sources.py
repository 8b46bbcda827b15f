"""``devisu sources``: transcriptions of the works cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from devisu.cli.options import Asked, Encoding, FailOn, Output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from devisu.config import Configuration
    from devisu.model import Damage, Record

app = typer.Typer(
    help="Source records: list, add, index, check.", rich_markup_mode=None, add_completion=False, no_args_is_help=True
)


@app.command("list", short_help="List the source records.")
def list_sources() -> None:
    """List the source records: their entry, language, extent, pages, size, and how their index stands."""
    from devisu.cli.output import emit, say_line, style
    from devisu.errors import Exit
    from devisu.reporters import records as view
    from devisu.sources import catalogue, unread

    root, records, damage = _records()
    emit(view.render(records, catalogue.listing(records, root), style()))
    for one in damage:
        say_line(f"{one.path}: {one.message}")
    raise typer.Exit(Exit.USAGE if unread(records, damage) else Exit.CLEAN)


@app.command("index", short_help="Build what a large edition is searched by.")
def index(
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Processes; all cores by default.")] = None,
    across: Annotated[
        bool, typer.Option("--across", help="Read the passages too, to propose originals of quotations (crosslingual).")
    ] = False,
) -> None:
    """Index the records of a large edition now, so that the next search need not; unchanged ones are left alone."""
    import os

    from devisu.cli.output import say_line
    from devisu.errors import Exit
    from devisu.reporters.summary import count
    from devisu.sources import unread
    from devisu.sources.store import KEPT_FROM

    root, records, damage = _records()
    if across:
        _read_passages(records)
        return
    missing = unread(records, damage)
    for one in missing:
        say_line(f"{one.path}: {one.message}")
    size = sum(len(record.text) for record in records)
    if size < KEPT_FROM:
        told = f"{count(len(records), 'record')}, {count(size, 'character')}"
        least = f"{KEPT_FROM // 1_000_000} million characters"
        say_line(f"{told}: they are searched as they are, and nothing is kept below {least}")
    else:
        _index(records, root, jobs or os.cpu_count() or 1)
    if missing:
        raise typer.Exit(Exit.USAGE)


def _index(records: tuple[Record, ...], root: Path, jobs: int) -> None:
    from devisu.cli.output import say_line
    from devisu.cli.progress import Progress
    from devisu.files.folders import cache_folder
    from devisu.reporters.summary import count
    from devisu.sources import catalogue
    from devisu.sources.store import mended

    before = catalogue.listing(records, root)
    with Progress("indexing") as progress:
        built = catalogue.build(records, root, lambda done, total: progress("indexing", done, total), jobs)
    made = sum(row.state != "indexed" for row in before)
    say_line(f"{count(len(records), 'record')}, {count(made, 'index', 'indexes')} built")
    if built.mended:
        say_line(mended(built.mended))
    if built.unkept:
        say_line(
            f"not all indexes could be kept in {cache_folder()} ({built.unkept}); the search builds them each time"
        )


def _read_passages(records: Sequence[Record]) -> None:
    """Make the vectors of all passages; an interruption leaves what is made."""
    from devisu.cli.output import say_line
    from devisu.cli.progress import Progress
    from devisu.reporters.summary import count
    from devisu.sources import crosslingual

    with Progress("passages") as progress:
        made = crosslingual.index(records, lambda done, total: progress("passages", done, total))
    told = f"{count(made, 'passage')} read" if made else "all passages read before"
    say_line(f"{count(len(records), 'record')}, {told}")


@app.command("check", short_help="Check records and sidecars.")
def check(
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="terminal, concise, json, github")
    ] = "terminal",
    output: Output = None,
    fail_on: FailOn = None,
) -> None:
    """Check records and sidecars: exit 0 where nothing fails, 1 where something does, 4 where there is no record."""
    from dataclasses import replace

    from devisu import check as pipeline
    from devisu import edition
    from devisu.cli.checking import chosen, write
    from devisu.cli.output import spare
    from devisu.errors import Exit

    read = edition.read_sources(adjust=Asked(select=("EDN004", "EDN005"), fail_on=fail_on).adjust())
    reporter = chosen(form, read.plugins)
    spare(output, read)
    report = pipeline.check(read)
    own = {one.path for one in read.records} | {one.path for one in read.damage}
    report = replace(report, findings=tuple(one for one in report.findings if one.hit.path in own))
    write(report, form, output, reporter)
    if report.failures:
        raise typer.Exit(Exit.USAGE)
    failing = any(one.severity >= read.settings.fail_on for one in report.findings)
    raise typer.Exit(Exit.FINDINGS if failing else Exit.CLEAN if own else Exit.NOTHING)


def _records() -> tuple[Path, tuple[Record, ...], tuple[Damage, ...]]:
    """The root of the edition here, its source records, and what is wrong with them."""
    from devisu import edition

    read = edition.read_sources()
    return read.root, read.records, read.damage


@app.command("add", short_help="Add a transcription.")
def add(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The transcription: .txt or .md, with <pb n=…/> at pages.")
    ],
    entry: Annotated[str, typer.Option("--entry", metavar="KEY", help="The bibliography entry it belongs to.")],
    seen_in: Annotated[
        str, typer.Option("--seen-in", help="Where these words were seen; if at second hand, in which work.")
    ],
    witness: Annotated[str, typer.Option("--witness", help="Which copy, edition or scan.")] = "",
    language: Annotated[str, typer.Option("--language", metavar="CODE")] = "",
    extent: Annotated[str, typer.Option("--extent", help="excerpt or whole.")] = "excerpt",
    method: Annotated[str, typer.Option("--method", help="typed, ocr, htr or born-digital.")] = "typed",
    checked: Annotated[str, typer.Option("--checked", help="Against the witness: no, once or twice.")] = "no",
    second_hand: Annotated[
        bool, typer.Option("--second-hand", help="These words were seen in another work, not in this one.")
    ] = False,
    encoding: Encoding = None,
) -> None:
    """Add a source record: the file is copied into the edition, and its sidecar says where the words were seen."""
    from pathlib import Path

    from devisu import config, files
    from devisu.cli.output import say_line

    _check("--extent", extent, ("excerpt", "whole"))
    _check("--method", method, ("typed", "ocr", "htr", "born-digital"))
    _check("--checked", checked, ("no", "once", "twice"))
    told = {
        "entry": _stated("--entry", entry),
        "witness": witness,
        "language": language and _code(language),
        "extent": extent,
        "method": method,
        "checked": checked,
        "seen-in": _stated("--seen-in", seen_in),
    }
    found = config.find(Path.cwd())
    record = _room(found, Path(file))
    words = files.read_text(Path(file), file, encoding)
    record.parent.mkdir(parents=True, exist_ok=True)
    shown = record.relative_to(found.root).as_posix()
    if not record.exists():
        files.write(record, words, root=found.root, shown=shown)
    lines = [f"{name} = {_quoted(value)}\n" for name, value in told.items() if value]
    lines += ["second-hand = true\n"] if second_hand else []
    files.write(record.with_suffix(".toml"), "".join(lines), root=found.root)
    say_line(f"{shown}: added for {entry}")
    if not _has(found, entry):
        say_line(f"No bibliography has the entry “{entry}” yet; add it, or the record cannot be cited.")


def _check(option: str, value: str, allowed: tuple[str, ...]) -> None:
    from devisu.errors import UsageError

    if value not in allowed:
        raise UsageError(f"{option} must be one of {', '.join(allowed)}, not “{value}”")


def _stated(option: str, value: str) -> str:
    from devisu.errors import UsageError

    if not value.strip():
        raise UsageError(f"{option} says nothing; a record without it cannot be used")
    return value.strip()


def _code(language: str) -> str:
    from devisu import config
    from devisu.errors import UsageError

    try:
        return config.language(language)
    except ValueError as error:
        raise UsageError(f"--language {error}") from None


def _room(found: Configuration, source: Path) -> Path:
    """Where the record will lie. Raises UsageError for a file that cannot be one, and where one is there already."""
    from devisu.errors import UsageError
    from devisu.reading import GLOB
    from devisu.sources.shelf import is_text

    folder = next((name for name in found.settings.sources if not GLOB.search(name)), "bib/sources")
    record = found.root / folder / source.name
    if not is_text(source):
        raise UsageError(f"{source}: a record is a .txt or .md file; save the transcription as one")
    if source.stem in ("devisu", "pyproject"):
        raise UsageError(f"{source}: its sidecar would be named like the settings; rename the file")
    sidecar = record.with_suffix(".toml")
    if sidecar.exists() or (record.exists() and record.resolve() != source.resolve()):
        shown = sidecar.relative_to(found.root).as_posix()
        raise UsageError(f"{shown} or its record is there already, and nothing was changed; rename the file")
    return record


def _quoted(value: str) -> str:
    from devisu.register.literals import quoted

    return quoted(value)


def _has(found: Configuration, entry: str) -> bool:
    """Whether a bibliography of the edition has the entry; one that cannot be read has none."""
    from devisu import bibliography, files
    from devisu.errors import InputError
    from devisu.reading import matching

    for path in matching(found.root, (*found.settings.bibliography, *found.settings.candidates)):
        try:
            text = files.read_text(path, path.name)
        except InputError:
            continue
        if bibliography.read(path.name, text).get(entry):
            return True
    return False
