"""``devisu audit``: the reading view."""

from __future__ import annotations

from typing import Annotated

import typer

from devisu.cli.options import Asked, Bibliography, Encoding, Ignore, Language, Output, Paths, Select


def audit(
    paths: Paths = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="WHAT", help="findings, quotations or unsupported.")
    ] = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="ID", help="One claim.")] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="terminal or json")] = "terminal",
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    language: Language = None,
    encoding: Encoding = None,
    bibliography: Bibliography = None,
) -> None:
    """Read a text claim by claim: its citations, quotations beside their sources, support, and why."""
    from devisu.cli.audited import audited
    from devisu.cli.output import emit, is_seen, say_failures, say_line, spare, style, verdict
    from devisu.config import NEVER
    from devisu.errors import Exit, UsageError
    from devisu.reporters import as_json
    from devisu.reporters import audit as view

    part = next((one for one in view.PARTS if one == only), None)
    if only and part is None:
        raise UsageError(f"--only must be one of {', '.join(view.PARTS)}, not “{only}”")
    if form not in ("terminal", "json"):
        raise UsageError(f"audit has the formats terminal and json, not “{form}”")
    asked = Asked(select=select, ignore=ignore, language=language)
    read, report = audited(paths, asked, encoding, bibliography)
    spare(output, read)
    if claim and not any(one.id == claim for text in report.texts for one in text.claims):
        raise UsageError(f"there is no claim {claim}; “devisu claims list” shows them")
    chosen = style(output)
    text = (
        as_json.render(report, chosen) if form == "json" else view.render(report, chosen, view.AuditView(part, claim))
    )
    emit(text, output, form)
    if not is_seen(output):
        say_failures(report.failures)
    code = verdict(report, (), NEVER)
    if code == Exit.NOTHING:
        say_line("nothing to audit; no sentence was found")
    raise typer.Exit(code)
