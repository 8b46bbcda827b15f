"""``devisu todo``: what to fetch."""

from __future__ import annotations

from devisu.cli.options import Asked, Bibliography, Encoding, Language, Output, Paths


def todo(
    paths: Paths = None,
    output: Output = None,
    language: Language = None,
    encoding: Encoding = None,
    bibliography: Bibliography = None,
) -> None:
    """List what a person has to fetch to settle what is open: works and pages, archive by archive."""
    import typer

    from devisu.cli.audited import audited
    from devisu.cli.output import emit, say_failures, say_line, spare, style, verdict
    from devisu.config import NEVER
    from devisu.errands import errands
    from devisu.errors import Exit
    from devisu.reporters import errands as view

    read, report = audited(paths, Asked(language=language), encoding, bibliography)
    spare(output, read)
    emit(view.render(errands(report.texts, report.library, report.records), style(output)), output)
    say_failures(report.failures)
    code = verdict(report, (), NEVER)
    if code == Exit.NOTHING:
        say_line("nothing to audit; no sentence was found")
    raise typer.Exit(code)
