"""``devisu chronology``: dated events."""

from __future__ import annotations

import typer

app = typer.Typer(help="The chronology: list its events, check it.", rich_markup_mode=None)
