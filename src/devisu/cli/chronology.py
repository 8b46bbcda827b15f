"""``devisu chronology``: dated events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from devisu.cli.options import Asked, FailOn, Format, Output, Paths

if TYPE_CHECKING:
    from devisu.edition import Edition

app = typer.Typer(
    help="The chronology: list its events, check the texts against it.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
)


def _read(paths: list[str] | None, asked: Asked) -> Edition:
    from devisu import edition

    return edition.read(paths or (), adjust=asked.adjust())


@app.command("list", short_help="List the events by date.")
def list_events() -> None:
    """List the events of the edition by date, with how each date is known."""
    from devisu.cli.output import emit, say, style
    from devisu.errors import Exit
    from devisu.reporters import events

    read = _read(None, Asked())
    emit(events.render(read.events, style()))
    damage = [one for one in read.damage if one.path == read.settings.chronology]
    for one in damage:
        say(f"{one.path}:{read.sources[one.path].place(one.span.start).line}: {one.message}")
    raise typer.Exit(Exit.USAGE if damage else Exit.CLEAN)


@app.command("check", short_help="Check the dates of the texts.")
def check(paths: Paths = None, form: Format = "terminal", output: Output = None, fail_on: FailOn = None) -> None:
    """Check the dates of the texts: against the chronology, against each other, against the calendar."""
    from devisu import check as pipeline
    from devisu.cli.checking import write
    from devisu.cli.output import verdict

    read = _read(paths, Asked(select=["CHR"], fail_on=fail_on))
    report = pipeline.check(read)
    write(report, form, output)
    raise typer.Exit(verdict(report, report.findings, read.settings.fail_on))
