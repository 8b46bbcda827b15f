"""``devisu check``: the gate."""

from __future__ import annotations

import difflib
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
    from collections.abc import Iterator

    from devisu.edition import Edition
    from devisu.findings import Report
    from devisu.text import Edit

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
    from devisu.cli.output import say_failures, verdict

    asked = Asked(select, ignore, severity, fail_on, language)
    edition, report = _checked(paths, asked, encoding, bibliography)
    if diff:
        raise typer.Exit(show_diff(edition, report))
    if fix and apply_safe(edition, report):
        edition, report = _checked(paths, asked, encoding, bibliography)
    write(report, form, output, statistics=statistics)
    say_failures(report.failures)
    code = verdict(report, report.findings, edition.settings.fail_on)
    _say_nothing(report, code)
    raise typer.Exit(code)


def _checked(
    paths: list[str] | None, asked: Asked, encoding: str | None, bibliography: list[str] | None
) -> tuple[Edition, Report]:
    from devisu import check as pipeline
    from devisu import edition
    from devisu.cli.output import Progress

    read = edition.read(paths or (), adjust=asked.adjust(), encoding=encoding, bibliographies=bibliography or ())
    progress = Progress()
    report = pipeline.check(read, progress)
    progress.done()
    return read, report


def write(report: Report, form: str, output: str | None, *, statistics: bool = False) -> None:
    """Write a report in one of the formats. Raises UsageError for a format there is none of."""
    from devisu.cli.output import emit, style
    from devisu.errors import UsageError
    from devisu.reporters import REPORTERS
    from devisu.reporters import statistics as counted

    if form not in REPORTERS:
        raise UsageError(f"there is no format “{form}”; the formats are {', '.join(REPORTERS)}")
    reporter = counted if statistics and form == "terminal" else REPORTERS[form]
    emit(reporter(report, style(output)), output, commands=form == "github")


def _say_nothing(report: Report, code: int) -> None:
    from devisu.cli.output import say
    from devisu.errors import Exit

    if code == Exit.NOTHING:
        names = ", ".join(text.document.path for text in report.texts)
        say(f"{names}: nothing to audit; no sentence was found")


def safe_edits(report: Report) -> dict[str, list[Edit]]:
    """The edits of all safe fixes, by path; of overlapping ones the first."""
    by_path: dict[str, list[Edit]] = {}
    fixes = (one.hit.fix for one in report.findings if one.hit.fix is not None)
    edits = {edit for fix in fixes if fix.applicability == "safe" for edit in fix.edits}
    for edit in sorted(edits, key=lambda one: (one.path, one.span)):
        some = by_path.setdefault(edit.path, [])
        if not some or some[-1].span.end <= edit.span.start:
            some.append(edit)
    return by_path


def _fixed(edition: Edition, report: Report) -> Iterator[tuple[str, str, str]]:
    from devisu.text import apply_edits

    for path, edits in safe_edits(report).items():
        before = edition.sources[path].text
        yield path, before, apply_edits(before, edits)


def show_diff(edition: Edition, report: Report) -> int:
    """Print what the safe fixes would change, as a unified diff; 1 where they would change anything."""
    from devisu.cli.output import emit, say
    from devisu.console import clean

    changed = 0
    for path, before, after in _fixed(edition, report):
        lines = difflib.unified_diff(before.split("\n"), after.split("\n"), path, path, lineterm="", n=1)
        emit("".join(f"{clean(line)}\n" for line in lines))
        changed = 1
    if not changed:
        say("No finding has a safe fix.")
    return changed


def apply_safe(edition: Edition, report: Report) -> bool:
    """Apply the safe fixes to the files, each only if it still is what was read; whether any was changed."""
    from devisu import files
    from devisu.cli.output import say
    from devisu.errors import WriteError

    changed = False
    for path, before, after in _fixed(edition, report):
        place = edition.root / path
        with files.locked(place):
            if files.read_text(place, path) != before:
                raise WriteError("was changed meanwhile and was not written to; check again", path=path)
            mark = "\ufeff" if place.read_bytes().startswith(b"\xef\xbb\xbf") else ""
            files.write(place, mark + after, root=edition.root)
        say(f"{path}: safe fixes applied")
        changed = True
    return changed
