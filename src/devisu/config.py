"""The settings of an edition: ``devisu.toml``, or ``[tool.devisu]`` in ``pyproject.toml``; all of them optional."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

from devisu.errors import ConfigError
from devisu.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".qmd", ".Rmd")
NEVER = Severity.ERROR + 1
"""The ``fail-on`` threshold that no finding reaches."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an edition decides for itself. Paths and globs are relative to its root, with forward slashes."""

    texts: tuple[str, ...] = tuple(f"claims/*{suffix}" for suffix in TEXT_SUFFIXES)
    bibliography: tuple[str, ...] = ("bib/references.bib",)
    candidates: tuple[str, ...] = ("bib/candidates.bib",)
    sources: tuple[str, ...] = ("bib/sources",)
    chronology: str = "claims/chronology.toml"
    language: str | None = None
    tradition: str = "chicago"
    profile: Literal["strict", "standard", "lenient"] = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: int = Severity.ERROR
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    declare: Mapping[str, str] = field(default_factory=dict)
    shared_bibliography: bool = False
    plugins: tuple[str, ...] = ()
    thresholds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings and the file they came from (None: none was found, all is default)."""

    settings: Settings
    path: Path | None
    root: Path


def find(start: Path) -> Configuration:
    """The nearest configuration at or above ``start``; its folder is the edition's root.

    Raises ConfigError if a file is there but cannot be used.
    """
    for folder in (start, *start.parents):
        own, project = folder / "devisu.toml", folder / "pyproject.toml"
        if own.is_file():
            return Configuration(parse(_toml(own), own.name), own, folder)
        if project.is_file():
            table = _toml(project).get("tool", {}).get("devisu")
            if isinstance(table, dict):
                return Configuration(parse(table, project.name), project, folder)
    return Configuration(Settings(), None, start)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        message = f"is not valid TOML ({str(error) or 'nested too deeply'}); mend it, nothing was audited"
        raise ConfigError(message, path=path.name, line=int(line[1]) if line else None) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=path.name) from None


def parse(table: Mapping[str, Any], path: str) -> Settings:
    """Settings from a table of the configuration.

    Raises ConfigError for a key that is not known (with the nearest one that is) or a value of another kind.
    """
    known = {one.name.replace("_", "-"): one.name for one in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean “{close[0]}”?" if close else f"the settings are {', '.join(sorted(known))}"
            raise ConfigError(f"unknown setting “{key}”; {hint}", path=path)
        try:
            values[known[key]] = _KINDS[known[key]](value)
        except (TypeError, ValueError) as error:
            raise ConfigError(f"the setting “{key}” {error}", path=path) from None
    return replace(Settings(), **values)


def severity(word: object) -> Severity:
    """The severity with this name. Raises ValueError with the names there are."""
    try:
        return Severity[str(word).upper()]
    except KeyError:
        raise ValueError("must be “error”, “warning” or “note”") from None


def fail_on(word: object) -> int:
    """The least severity that fails a run; ``never`` is above all. Raises ValueError."""
    return NEVER if word == "never" else severity(word)


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError("must be a string or a list of strings")


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a string")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _one_of(*words: str) -> Callable[[object], str]:
    def kind(value: object) -> str:
        if value not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return str(value)

    return kind


def _table(kind: Callable[[object], Any]) -> Callable[[object], dict[str, Any]]:
    def table(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError("must be a table")
        return {key: kind(one) for key, one in value.items()}

    return table


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("must be a number")
    return float(value)


_KINDS: Mapping[str, Callable[[object], Any]] = {
    "texts": _words,
    "bibliography": _words,
    "candidates": _words,
    "sources": _words,
    "chronology": _word,
    "language": _word,
    "tradition": _one_of("chicago", "gost", "oxford"),
    "profile": _one_of("strict", "standard", "lenient"),
    "select": _words,
    "ignore": _words,
    "severity": _table(severity),
    "fail_on": fail_on,
    "per_file_ignores": _table(_words),
    "declare": _table(_word),
    "shared_bibliography": _flag,
    "plugins": _words,
    "thresholds": _table(_number),
}
