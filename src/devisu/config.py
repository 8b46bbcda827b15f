"""The settings of an edition: ``devisu.toml``, or ``[tool.devisu]`` in ``pyproject.toml``; all of them optional."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from devisu import files
from devisu.errors import ConfigError
from devisu.files import toml
from devisu.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".qmd", ".Rmd")
NEVER = Severity.ERROR + 1
"""The ``fail-on`` threshold that no finding reaches."""
DECLARATIONS = ("author", "calendar", "translations")
"""What an edition may declare once for all its texts."""
THRESHOLDS = ("coverage", "late", "share")
"""The figures that rules may be given."""

_DRIVE = re.compile(r"[A-Za-z]:")
_CODE = re.compile(r"[A-Za-z]{2,3}")


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


class SettingError(ConfigError):
    """A setting that does not fit; ``key`` is its name in the file, by which its line is found."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(f"the setting “{key}” {message}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings and the file they came from (None: none was found, all is default), with its text."""

    settings: Settings
    path: Path | None
    root: Path
    text: str = ""

    def placed(self, error: SettingError) -> SettingError:
        """The error with its file and line."""
        if self.path is not None:
            error.path, error.line = self.path.name, _line(self.text, error.key)
        return error


def find(start: Path) -> Configuration:
    """The nearest configuration at or above ``start``; its folder is the edition's root.

    Raises ConfigError or InputError if a file is there but cannot be used.
    """
    for folder in (start, *start.parents):
        own, project = folder / "devisu.toml", folder / "pyproject.toml"
        if files.is_file(own):
            text = files.read_text(own, own.name)
            return _configured(_toml(text, own.name), own, text)
        if files.is_file(project):
            text = files.read_text(project, project.name)
            table = _project(text, project.name)
            if table is not None:
                return _configured(table, project, text)
    return Configuration(Settings(), None, start)


def _project(text: str, name: str) -> Mapping[str, Any] | None:
    """Our table of a ``pyproject.toml``; None in the file of a project that has nothing to do with us."""
    if "devisu" not in text:
        return None
    tool = _toml(text, name).get("tool")
    table = tool.get("devisu") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError("“tool.devisu” must be a table", path=name)
    return table


def _configured(table: Mapping[str, Any], path: Path, text: str) -> Configuration:
    bare = Configuration(Settings(), path, path.parent, text)
    try:
        return replace(bare, settings=parse(table))
    except SettingError as error:
        raise bare.placed(error) from None


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return toml.parse(text)
    except toml.TableError as error:
        fault = "holds a merge conflict" if error.conflict else f"is not valid TOML: {error.reason}"
        line = text.count("\n", 0, error.offset) + 1
        raise ConfigError(f"{fault}; mend it, nothing was audited", path=name, line=line) from None


def _line(text: str, key: str) -> int | None:
    """The line, from 1, on which a setting stands."""
    found = re.search(rf"^[ \t]*(?:\[[^\]\n]{{0,40}}\b)?[\"']?{re.escape(key)}[\"']?[ \t]*[=\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else None


def parse(table: Mapping[str, Any]) -> Settings:
    """Settings from a table of the configuration.

    Raises SettingError for a key that is not known (with the nearest one that is) or a value of another kind.
    """
    known = {one.name.replace("_", "-"): one.name for one in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingError(key, f"is not known; {nearest(key, known, 'the settings are')}")
        try:
            values[known[key]] = _KINDS[known[key]](value)
        except ValueError as error:
            raise SettingError(key, str(error)) from None
    return replace(Settings(), **values)


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """The known word that may be meant, else all of them, in words."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    return f"did you mean “{close[0]}”?" if close else f"{otherwise} {', '.join(names)}"


def severity(word: object) -> Severity:
    """The severity with this name. Raises ValueError with the names there are."""
    try:
        return Severity[str(word).upper()]
    except KeyError:
        raise ValueError("must be “error”, “warning” or “note”") from None


def fail_on(word: object) -> int:
    """The least severity that fails a run; ``never`` is above all. Raises ValueError."""
    try:
        return NEVER if word == "never" else severity(word)
    except ValueError:
        raise ValueError("must be “error”, “warning”, “note” or “never”") from None


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError("must be words in quotation marks, or a list of such")


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be words in quotation marks")
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


def _table(kind: Callable[[object], Any], keys: tuple[str, ...] = ()) -> Callable[[object], dict[str, Any]]:
    """A table of values of a kind; its keys are any, or these."""

    def table(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError("must be a table")
        for key in value:
            if keys and key not in keys:
                raise ValueError(f"has no “{key}”; {nearest(key, keys, 'it knows')}")
        return {key: kind(one) for key, one in value.items()}

    return table


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("must be a number")
    return float(value)


def _path(value: object) -> str:
    """A path or glob inside the edition; that no link leads out of it is seen when it is read."""
    path = _word(value)
    if not path.strip() or "\0" in path:
        raise ValueError("names no file")
    if "\\" in path or _DRIVE.match(path) or path.startswith(("/", "~")) or _climbs(path):
        raise ValueError(f"names “{path}”, which is not a path inside the edition, with forward slashes")
    if any("**" in part and part != "**" for part in path.split("/")):
        raise ValueError(f"names “{path}”, in which ** must stand for whole folders, as in claims/**/*.md")
    return path


def _climbs(path: str) -> bool:
    depth = 0
    for part in path.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return True
    return False


def _paths(value: object) -> tuple[str, ...]:
    return tuple(_path(one) for one in _words(value))


def language(value: object) -> str:
    """A language's code; any may be named, also one that devisu has no words of. Raises ValueError."""
    word = _word(value)
    if not _CODE.fullmatch(word):
        raise ValueError(f"must be the code of a language, such as kk, ru or en, not “{word}”")
    return word.lower()


_KINDS: Mapping[str, Callable[[object], Any]] = {
    "texts": _paths,
    "bibliography": _paths,
    "candidates": _paths,
    "sources": _paths,
    "chronology": _path,
    "language": language,
    "tradition": _one_of("chicago", "gost", "oxford"),
    "profile": _one_of("strict", "standard", "lenient"),
    "select": _words,
    "ignore": _words,
    "severity": _table(severity),
    "fail_on": fail_on,
    "per_file_ignores": _table(_words),
    "declare": _table(_word, DECLARATIONS),
    "shared_bibliography": _flag,
    "plugins": _words,
    "thresholds": _table(_number, THRESHOLDS),
}
