"""``devisu chronology``: dated events."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from devisu.cli.options import Asked, Encoding, FailOn, Format, Language, Output, Paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.chronology import Outcome
    from devisu.edition import Edition

app = typer.Typer(
    help="The chronology: list its events, check the texts against it, take events from a spreadsheet.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
)


@app.command("list", short_help="List the events by date.")
def list_events() -> None:
    """List the events of the edition by date, with how each date is known."""
    from devisu import edition
    from devisu.cli.output import emit, say_failures, say_line, style
    from devisu.errors import Exit
    from devisu.reporters import events

    read = edition.read_chronology()
    emit(events.render(read.events, style()))
    say_failures(read.failures)
    for one in read.damage:
        say_line(f"{one.path}:{read.sources[one.path].place(one.span.start).line}: {one.message}")
    raise typer.Exit(Exit.USAGE if read.damage or read.failures else Exit.CLEAN)


@app.command("check", short_help="Check the dates of the texts.")
def check(paths: Paths = None, form: Format = "terminal", output: Output = None, fail_on: FailOn = None) -> None:
    """Check the dates of the texts: against the chronology, against each other, against the calendar."""
    from devisu import check as pipeline
    from devisu import edition
    from devisu.cli.audited import say_mended
    from devisu.cli.checking import chosen, write
    from devisu.cli.output import spare, verdict

    read = edition.read(paths or (), adjust=Asked(select=["CHR"], fail_on=fail_on).adjust())
    reporter = chosen(form, read.plugins)
    spare(output, read)
    report = pipeline.check(read)
    say_mended(report)
    write(report, form, output, reporter)
    _say_without(read)
    raise typer.Exit(verdict(report, report.findings, read.settings.fail_on))


def _say_without(read: Edition) -> None:
    """Say what the dates were not compared with, if there is no chronology or none of its events could be used."""
    from devisu.cli.output import say_line

    if read.events:
        return
    path = read.settings.chronology
    lacking = f"{path} has no event that can be used" if path in read.sources else f"there is no chronology ({path})"
    say_line(f"{lacking}: the dates were compared with each other and with the calendar, and with nothing else")


@app.command("import", short_help="Take events from a spreadsheet.")
def import_events(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The spreadsheet, as CSV.")],
    known: Annotated[
        str, typer.Option("--known", metavar="WORDS", help="How the dates are known, where a row does not say.")
    ] = "",
    language: Language = None,
    encoding: Encoding = None,
) -> None:
    """Take the events of a spreadsheet into the chronology; what cannot be taken is said line by line.

    The columns are id, name, date, match, source, known, as-written, calendar, without, note and kind; name and date
    must be there. Dates are EDTF, or written as in a text: 1921-02, 25 февраля 1921 г., 1921 жылғы ақпан, c. 1850.
    """
    from pathlib import Path

    from devisu import chronology, config, files, register
    from devisu.cli.output import say_line
    from devisu.errors import Exit
    from devisu.reading import shown_path

    sheet = files.read_text(Path(file), file, encoding)
    found = config.find(Path.cwd())
    settings = Asked(language=language).adjust()(found.settings)
    path = found.root / settings.chronology
    shown = shown_path(path, found.root)
    if path.parent.resolve().is_relative_to(found.root.resolve()):  # elsewhere nothing will be written
        path.parent.mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    languages = [settings.language] if settings.language else []
    change = partial(_imported, sheet=sheet, file=file, shown=shown, languages=languages, known=known, into=outcomes)
    register.edit_file(path, found.root, change, shown=shown, usable=chronology.usable)
    for one in outcomes:
        if one.state in ("refused", "unread"):
            say_line(f"{file}:{one.line}: {one.id}: {one.message}" if one.id else f"{file}:{one.line}: {one.message}")
    counts = Counter(one.state for one in outcomes)
    counted = f"{counts['added']} added, {counts['there']} already there, {counts['refused']} refused"
    say_line(f"{shown}: events from {file}: {counted}")
    if counts["refused"]:
        raise typer.Exit(Exit.USAGE)


def _imported(
    text: str, *, sheet: str, file: str, shown: str, languages: Sequence[str], known: str, into: list[Outcome]
) -> str:
    """The chronology with the events of a sheet; what became of each row goes ``into`` a list."""
    from devisu import chronology
    from devisu.errors import InputError

    try:
        after, into[:] = chronology.import_csv(text, sheet, path=shown, languages=languages, known=known)
    except InputError as error:
        error.path = error.path or file
        raise
    return after
