"""``devisu audit``: the reading view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from devisu.cli.options import Asked, Bibliography, Encoding, Ignore, Language, Output, Paths, Select

if TYPE_CHECKING:
    from devisu.console import Style
    from devisu.findings import Report


def audit(
    paths: Paths = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="WHAT", help="findings, quotations or unsupported.")
    ] = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="ID", help="One claim.")] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="How much is supported, section by section.")] = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="What the sources are worth, and what rests on each.")
    ] = False,
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
    if form == "json":
        text = as_json.render(_with_originals(report, claim), chosen)
    elif coverage or sources:
        text = _asked_views(report, chosen, coverage=coverage, sources=sources)
    else:
        text = view.render(_with_originals(report, claim), chosen, view.AuditView(part, claim))
    emit(text, output, form)
    if (coverage or sources) or not is_seen(output, form):
        say_failures(report.failures)
    code = verdict(report, (), NEVER)
    if code == Exit.NOTHING:
        say_line("nothing to audit; no sentence was found")
    raise typer.Exit(code)


def _with_originals(report: Report, claim: str | None) -> Report:
    """The report with the passages that quotations in another language than their source may translate."""
    from devisu.cli.progress import Progress
    from devisu.originals import propose

    with Progress("originals") as progress:
        return propose(report, claim, lambda done, total: progress("passages", done, total))


def _asked_views(report: Report, style: Style, *, coverage: bool, sources: bool) -> str:
    """The views beside the reading view, one below the other."""
    from devisu.reporters import coverage as shares
    from devisu.reporters import sources_view

    shown = [shares.render(report, style)] if coverage else []
    return "\n".join([*shown, *([sources_view.render(report, style)] if sources else [])])
