"""The command: its words and options. Each is imported and built when it is called, so that help is at hand at once."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from devisu import __version__

if TYPE_CHECKING:
    from typer._click import Command, Context

MENU = {
    "init": ("beginning", "init", "Begin an edition."),
    "check": ("checking", "check", "Check texts: the gate, with exit code 0 or 1."),
    "audit": ("auditing", "audit", "Read a text claim by claim, with its sources."),
    "claims": ("claims", "app", "The register: list, show, sync, judge, export, import."),
    "find": ("finding", "find", "Find words in all source records, however damaged."),
    "sources": ("sources", "app", "Source records: list them, add one."),
    "bib": ("bibliography", "app", "The bibliography: check, export, import, suggest."),
    "chronology": ("chronology", "app", "Dated events: list them, check texts against them."),
    "todo": ("todo", "todo", "List what to fetch to settle what is open."),
    "explain": ("explaining", "explain", "Show a rule's page."),
    "rules": ("explaining", "rules", "List all rules with their severities."),
}
"""Each command with its module, its name there, and what the list of commands says of it."""


class _Menu(TyperGroup):
    """Lists commands by their names alone and builds the one that is called."""

    def __init__(self, **words: object) -> None:
        listed = {name: TyperCommand(name, help=told) for name, (_, _, told) in MENU.items()}
        super().__init__(**{**words, "commands": listed})  # type: ignore[arg-type]  # handed on as they came

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command that the first word names, with the words left for it."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, _built(name) if name else None, rest


def _built(name: str) -> Command:
    module, attribute, _ = MENU[name]
    found = getattr(import_module(f"{__name__}.{module}"), attribute)
    if isinstance(found, typer.Typer):
        return get_command(found)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name)(found)
    return get_command(alone)


app = typer.Typer(
    name="devisu",
    cls=_Menu,
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
