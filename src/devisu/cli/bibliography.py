"""``devisu bib``: the bibliography."""

from __future__ import annotations

from typing import Annotated

import typer

from devisu.cli.options import Asked, Encoding, FailOn, Ignore, Output, Select, Weights

app = typer.Typer(
    help="The bibliography: check it, export it.", rich_markup_mode=None, add_completion=False, no_args_is_help=True
)

Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE…]", help=".bib files; the edition's by default.")]


@app.command("check", short_help="Check bibliographies, with or without an edition.")
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
    encoding: Encoding = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what the safe fixes would change.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes, then check again.")] = False,
) -> None:
    """Check bibliographies, with or without an edition: exit 0 where nothing fails, 1 where something does."""
    from devisu.cli import fixing
    from devisu.cli.audited import audited_bibliographies
    from devisu.cli.checking import chosen, write
    from devisu.cli.output import spare
    from devisu.errors import Exit

    fixing.refuse(diff=diff, fix=fix, encoding=encoding)
    asked = Asked(select, ignore, severity, fail_on)
    read, report = audited_bibliographies(paths, asked, encoding)
    reporter = chosen(form, read.plugins, statistics=statistics)
    spare(output, read)
    if diff:
        raise typer.Exit(fixing.show(read, report, output))
    if fix and fixing.apply(read, report):
        read, report = audited_bibliographies(paths, asked, encoding)
    write(report, form, output, reporter)
    if report.failures:
        raise typer.Exit(Exit.USAGE)
    failing = any(one.severity >= read.settings.fail_on for one in report.findings)
    raise typer.Exit(Exit.FINDINGS if failing else Exit.CLEAN if report.library.entries else Exit.NOTHING)


@app.command("export", short_help="Export a bibliography in another format.")
def export(
    paths: Files = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="bibtex, biblatex, csl-json, ris")
    ] = "biblatex",
    output: Output = None,
    encoding: Encoding = None,
    include_open: Annotated[
        bool, typer.Option("--include-open", help="Unidentified references and candidates too, as what they are.")
    ] = False,
) -> None:
    """Export a bibliography; unidentified references and candidates are left out unless asked for."""
    from devisu import edition, exporters
    from devisu.cli.output import emit, say, say_failures, spare
    from devisu.errors import Exit, UsageError

    if form not in exporters.EXPORTERS:
        raise UsageError(f"there is no format “{form}”; the formats are {', '.join(exporters.EXPORTERS)}")
    read = edition.read_bibliographies(paths or (), encoding=encoding)
    spare(output, read)
    emit(exporters.export(read.library, form, include_open=include_open), output, form)
    left_out = sum(entry.identified != "identified" for entry in read.library.entries)
    if left_out and not include_open:
        say(f"{left_out} unidentified references and candidates left out; --include-open exports them as what they are")
    say_failures(read.failures)
    raise typer.Exit(Exit.USAGE if read.failures else Exit.CLEAN)
