"""``devisu check``: the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from devisu.cli.options import (
    Asked,
    Bibliography,
    Encoding,
    FailOn,
    Ignore,
    Language,
    Output,
    Paths,
    Select,
    Weights,
)

if TYPE_CHECKING:
    from devisu.findings import Report
    from devisu.plugins import Plugins
    from devisu.reporters import Reporter

FORMATS = "terminal, concise, json, github"


def check(
    paths: Paths = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=FORMATS)] = "terminal",
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: Weights = None,
    fail_on: FailOn = None,
    language: Language = None,
    encoding: Encoding = None,
    bibliography: Bibliography = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what the safe fixes would change.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes, then check again.")] = False,
) -> None:
    """Check texts: exit 0 where nothing fails, 1 where something does. The same on a laptop and in CI."""
    from devisu.cli import fixing
    from devisu.cli.audited import audited
    from devisu.cli.output import spare, verdict

    fixing.refuse(diff=diff, fix=fix, encoding=encoding)
    asked = Asked(select, ignore, severity, fail_on, language)
    edition, report = audited(paths, asked, encoding, bibliography)
    reporter = chosen(form, edition.plugins, statistics=statistics)
    spare(output, edition)
    if diff:
        raise typer.Exit(fixing.show(edition, report, output))
    if fix and fixing.apply(edition, report):
        edition, report = audited(paths, asked, encoding, bibliography)
    write(report, form, output, reporter)
    code = verdict(report, report.findings, edition.settings.fail_on)
    _say_nothing(report, code)
    raise typer.Exit(code)


def chosen(form: str, plugins: Plugins, *, statistics: bool = False) -> Reporter:
    """The reporter of a format, or of its statistics. Raises UsageError where there is none."""
    from devisu.errors import UsageError
    from devisu.reporters import REPORTERS
    from devisu.reporters import statistics as counted

    known = {**plugins.reporters, **REPORTERS}
    if form not in known:
        raise UsageError(f"there is no format “{form}”; the formats are {', '.join(sorted(known))}")
    if statistics and form != "terminal":
        raise UsageError(f"--statistics counts for people; --format {form} holds every finding to be counted")
    return counted if statistics else known[form]


def write(report: Report, form: str, output: str | None, reporter: Reporter | None = None) -> None:
    """Write a report, and what could not be used beside it, unless both stand on one screen."""
    from devisu import plugins
    from devisu.cli.output import emit, is_seen, say_failures, style
    from devisu.reporters import REPORTERS

    reporter = reporter or chosen(form, plugins.NONE)
    emit(reporter(report, style(output)), output, form)
    if reporter is not REPORTERS.get(form) or not is_seen(output, form):
        say_failures(report.failures)


def _say_nothing(report: Report, code: int) -> None:
    from devisu.cli.output import say_line
    from devisu.errors import Exit

    if code == Exit.NOTHING:
        names = ", ".join(text.document.path for text in report.texts)
        say_line(f"{names}: nothing to audit; no sentence was found")
