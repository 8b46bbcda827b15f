"""The command: its words and options. Each imports what it needs when it runs, so that help is at hand at once."""

from __future__ import annotations

from typing import Annotated

import typer

from devisu import __version__
from devisu.cli import auditing, beginning, bibliography, checking, chronology, claims, explaining, finding, sources

app = typer.Typer(
    name="devisu",
    help="Follow every claim of a text to its citation, every citation to its entry, every quotation to its page.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"devisu {__version__}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="On a fault of devisu's own, show where it arose.")] = False,
) -> None:
    """Follow every claim of a text to its citation, every citation to its entry, every quotation to its page."""


app.command("init")(beginning.init)
app.command("check")(checking.check)
app.command("audit")(auditing.audit)
app.add_typer(claims.app, name="claims")
app.command("find")(finding.find)
app.add_typer(sources.app, name="sources")
app.add_typer(bibliography.app, name="bib")
app.add_typer(chronology.app, name="chronology")
app.command("explain")(explaining.explain)
app.command("rules")(explaining.rules)
