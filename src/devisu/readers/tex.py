"""Commands of TeX in Markdown, as pandoc takes them: ``\\emph{words}`` is read, ``\\index{words}`` is not."""

from __future__ import annotations

import re
from typing import NamedTuple

from devisu.text import Span

_COMMAND = re.compile(
    r"\\([A-Za-z]{2,40})\*?(?:\[[^\[\]\n]{0,200}\]){0,3}\{([^{}\n]{0,500})\}(?:\{[^{}\n]{0,500}\}){0,3}"
)
_SETS_WORDS = ("emph", "enquote", "mbox", "textbf", "textit", "textnormal", "textrm", "textsc", "textsf", "underline")


class Command(NamedTuple):
    """A command at a span of the raw text, and where its words stand that are read; an empty span if none are."""

    span: Span
    words: Span


def command(raw: str, at: int) -> Command | None:
    """The command with an argument that begins here."""
    match = _COMMAND.match(raw, at)
    if match is None:
        return None
    span = Span(*match.span())
    return Command(span, Span(*match.span(2)) if match[1] in _SETS_WORDS else Span(span.end, span.end))
