"""``devisu bib``: the bibliography."""

from __future__ import annotations

from typing import Annotated

import typer

from devisu.cli.options import Asked, FailOn, Ignore, Output, Select, Weights

app = typer.Typer(help="The bibliography: check it, export it.", rich_markup_mode=None)

Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE…]", help=".bib files; the edition's by default.")]


@app.command("check")
def check(
    paths: Files = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="terminal, concise, json, github")
    ] = "terminal",
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: Weights = None,
    fail_on: FailOn = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what the safe fixes would change.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes, then check again.")] = False,
) -> None:
    """Check bibliographies, with or without an edition."""
    from devisu import check as pipeline
    from devisu import edition
    from devisu.cli.checking import apply_safe, show_diff, write
    from devisu.cli.output import say_failures
    from devisu.errors import Exit

    asked = Asked(select, ignore, severity, fail_on)
    read = edition.read_bibliographies(paths or (), adjust=asked.adjust())
    report = pipeline.check(read)
    if diff:
        raise typer.Exit(show_diff(read, report))
    if fix and apply_safe(read, report):
        read = edition.read_bibliographies(paths or (), adjust=asked.adjust())
        report = pipeline.check(read)
    write(report, form, output)
    say_failures(report.failures)
    if report.failures:
        raise typer.Exit(Exit.USAGE)
    failing = any(one.severity >= read.settings.fail_on for one in report.findings)
    raise typer.Exit(Exit.FINDINGS if failing else Exit.CLEAN if report.library.entries else Exit.NOTHING)


@app.command("export")
def export(
    paths: Files = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="bibtex, biblatex, csl-json, ris")
    ] = "biblatex",
    output: Output = None,
    include_open: Annotated[
        bool, typer.Option("--include-open", help="Unidentified references and candidates too, as what they are.")
    ] = False,
) -> None:
    """Export a bibliography; unidentified references and candidates are left out unless asked for."""
    from devisu import edition, exporters
    from devisu.cli.output import emit, say, say_failures
    from devisu.errors import Exit, UsageError

    if form not in exporters.EXPORTERS:
        raise UsageError(f"there is no format “{form}”; the formats are {', '.join(exporters.EXPORTERS)}")
    read = edition.read_bibliographies(paths or ())
    emit(exporters.export(read.library, form, include_open=include_open), output)
    left_out = sum(entry.identified != "identified" for entry in read.library.entries)
    if left_out and not include_open:
        say(f"{left_out} unidentified references and candidates left out; --include-open exports them as what they are")
    say_failures(read.failures)
    raise typer.Exit(Exit.USAGE if read.failures else Exit.CLEAN)
