"""Options that several commands share, and the settings they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from devisu.config import Settings

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH…]", help="Texts; “-” is standard input.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODES", help="Only these rules: ALL, QUO, QUO003, …")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Leave these rules out.")]
Weights = Annotated[
    list[str] | None, typer.Option("--severity", metavar="CODE=LEVEL", help="Give a rule another severity.")
]
FailOn = Annotated[
    str | None, typer.Option("--fail-on", metavar="LEVEL", help="error (default), warning, note or never.")
]
Language = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="The language of the texts: kk, ru, en …")
]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="The texts' encoding, if not UTF-8.")]
Bibliography = Annotated[
    list[str] | None, typer.Option("--bibliography", metavar="FILE", help="A .bib file beside those of the settings.")
]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="terminal, concise, json, github")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Text = Annotated[str | None, typer.Option("--text", metavar="PATH", help="The text, where the edition has several.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command's options ask of the settings."""

    select: Iterable[str] | None = None
    ignore: Iterable[str] | None = None
    severity: Iterable[str] | None = None
    fail_on: str | None = None
    language: str | None = None

    def adjust(self) -> Callable[[Settings], Settings]:
        """The change to the settings. Raises UsageError for words that do not fit."""
        from devisu import config

        changes: dict[str, Any] = {}
        if self.select is not None:
            changes["select"] = _codes(self.select, "--select")
        if self.language is not None:
            changes["language"] = self.language.lower()
        if self.fail_on is not None:
            changes["fail_on"] = _value("--fail-on", config.fail_on, self.fail_on)
        more = dict(_weight(words) for words in self.severity or ())
        left_out = _codes(self.ignore or (), "--ignore")

        def change(settings: Settings) -> Settings:
            known = replace(
                settings, select=_codes(settings.select, "select"), ignore=_codes(settings.ignore, "ignore")
            )
            severity = {**settings.severity, **more}
            return replace(known, **changes, severity=severity, ignore=(*known.ignore, *left_out))

        return change


def _value(option: str, kind: Callable[[object], Any], word: str) -> Any:
    from devisu.errors import UsageError

    try:
        return kind(word)
    except ValueError as error:
        raise UsageError(f"{option} {error}, or “never”") from None


def _weight(words: str) -> tuple[str, Any]:
    from devisu import config

    code, _, level = words.partition("=")
    return _codes([code], "--severity")[0], _value("--severity", config.severity, level.strip())


def _codes(words: Iterable[str], option: str) -> tuple[str, ...]:
    """Codes and prefixes of codes, in capitals. Raises UsageError for what no rule has."""
    from devisu.errors import UsageError
    from devisu.rules import CODES

    codes = tuple(code for word in words for code in word.upper().replace(",", " ").split())
    for code in codes:
        if code != "ALL" and not any(one.startswith(code) for one in CODES):
            raise UsageError(f"{option} names “{code}”, which is no rule; “devisu rules” lists them")
    return codes
