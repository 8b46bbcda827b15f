"""Plug-ins: readers, rules and reporters of installed packages, loaded only where the settings name them.

An entry point of the group ``devisu.readers``, ``devisu.rules`` or ``devisu.reporters`` names a table of the shape of
our own: readers by suffix, a tuple of rules, reporters by format. Nothing is ever loaded from the edition's folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from devisu.config import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from importlib.metadata import EntryPoint

    from devisu.console import Style
    from devisu.findings import Report
    from devisu.model import Document
    from devisu.rules.base import Rule
    from devisu.text import Source

KINDS = {"devisu.readers": dict, "devisu.rules": tuple, "devisu.reporters": dict}
"""The groups of entry points, each with the kind of its tables."""


@dataclass(frozen=True, slots=True)
class Plugins:
    """What the plug-ins of an edition add to our own tables, and never take away from them."""

    readers: Mapping[str, Callable[[Source, str], Document]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    reporters: Mapping[str, Callable[[Report, Style], str]] = field(default_factory=dict)


NONE = Plugins()


def load(names: Iterable[str]) -> Plugins:
    """The plug-ins with these names. Raises SettingError for one that is not installed or cannot be loaded."""
    wanted = tuple(dict.fromkeys(names))
    if not wanted:
        return NONE
    from importlib.metadata import entry_points

    tables: dict[str, list[Any]] = {group: [] for group in KINDS}
    for name in wanted:
        found = [one for group in KINDS for one in entry_points(group=group, name=name)]
        if not found:
            raise SettingError("plugins", f"names “{name}”, which no installed package offers; install it, or drop it")
        for one in found:
            tables[one.group].append(_table(one))
    readers, rules, reporters = tables.values()
    return Plugins(
        readers={suffix.lower(): reader for table in readers for suffix, reader in table.items()},
        rules=tuple(rule for table in rules for rule in table),
        reporters={form: reporter for table in reporters for form, reporter in table.items()},
    )


def _table(point: EntryPoint) -> Any:
    try:
        table = point.load()
    except Exception as error:  # whatever a plug-in's own code does while it is imported
        raise SettingError("plugins", f"names “{point.name}”, which cannot be loaded: {error}") from error
    kind = KINDS[point.group]
    if not isinstance(table, kind):
        raise SettingError("plugins", f"names “{point.name}”, whose {point.group} is not a {kind.__name__}")
    return table
