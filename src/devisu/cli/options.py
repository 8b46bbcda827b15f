"""Options that several commands share, and the settings they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from devisu.config import Settings
    from devisu.errors import DevisuError
    from devisu.findings import Severity

    Fault = Callable[[str], DevisuError]

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
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="The encoding, if not UTF-8.")]
Bibliography = Annotated[
    list[str] | None, typer.Option("--bibliography", metavar="FILE", help="A .bib file beside those of the settings.")
]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="terminal, concise, json, github")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Text = Annotated[str | None, typer.Option("--text", metavar="PATH", help="The text, where the edition has several.")]


_NO_RULE = "names “{}”, which is no rule; “devisu rules” lists them"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command's options ask of the settings."""

    select: Iterable[str] | None = None
    ignore: Iterable[str] | None = None
    severity: Iterable[str] | None = None
    fail_on: str | None = None
    language: str | None = None

    def adjust(self) -> Callable[[Settings], Settings]:
        """The change to the settings; it raises SettingError where they name no rule. Raises UsageError."""
        from devisu import config

        changes: dict[str, Any] = {}
        if self.language is not None:
            changes["language"] = _value("--language", config.language, self.language)
        if self.fail_on is not None:
            changes["fail_on"] = _value("--fail-on", config.fail_on, self.fail_on)

        def change(settings: Settings) -> Settings:
            codes = Codes.of(settings)
            sound = codes.checked(settings)
            if self.select is not None:
                changes["select"] = codes.prefixes(self.select, _option("--select"))
            ignore = codes.prefixes(self.ignore or (), _option("--ignore"))
            severity = dict(codes.weight(words) for words in self.severity or ())
            return replace(sound, **changes, severity={**sound.severity, **severity}, ignore=(*sound.ignore, *ignore))

        return change


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of all rules, the plug-ins' too. What names none of them raises the error that ``fault`` makes."""

    known: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> Codes:
        """The codes that these settings may name."""
        from devisu import plugins, rules

        return cls(rules.CODES | {rule.code for rule in plugins.load(settings.plugins).rules})

    def checked(self, settings: Settings) -> Settings:
        """The settings with their codes in capitals. Raises SettingError for a code that no rule has."""
        from devisu.config import SettingError

        in_files, in_weights = partial(SettingError, "per-file-ignores"), partial(SettingError, "severity")
        return replace(
            settings,
            select=self.prefixes(settings.select, partial(SettingError, "select")),
            ignore=self.prefixes(settings.ignore, partial(SettingError, "ignore")),
            per_file_ignores={key: self.prefixes(some, in_files) for key, some in settings.per_file_ignores.items()},
            severity={self.code(code, in_weights): weight for code, weight in settings.severity.items()},
        )

    def prefixes(self, words: Iterable[str], fault: Fault) -> tuple[str, ...]:
        """Codes and prefixes of codes, in capitals."""
        codes = tuple(code for word in words for code in word.upper().replace(",", " ").split())
        for code in codes:
            if code != "ALL" and not any(one.startswith(code) for one in self.known):
                raise fault(_NO_RULE.format(code))
        return codes

    def code(self, word: str, fault: Fault) -> str:
        """The code of one rule, in capitals."""
        code = word.strip().upper()
        if code not in self.known:
            raise fault(_NO_RULE.format(code))
        return code

    def weight(self, words: str) -> tuple[str, Severity]:
        """``CODE=LEVEL`` as a code and a severity. Raises UsageError."""
        from devisu import config

        code, _, level = words.partition("=")
        return self.code(code, _option("--severity")), _value("--severity", config.severity, level.strip())


def _option(name: str) -> Fault:
    from devisu.errors import UsageError

    return lambda message: UsageError(f"{name} {message}")


def _value(option: str, kind: Callable[[object], Any], word: str) -> Any:
    from devisu.errors import UsageError

    try:
        return kind(word)
    except ValueError as error:
        raise UsageError(f"{option} {error}") from None
