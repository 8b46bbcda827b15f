"""Entries of a list as a .bib file, with a comment above each that names its doubtful fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from devisu.bibliography import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devisu.bibliography.lists.parsed import Parsed

_NAMES: Final = frozenset({"author", "editor", "translator"})
_VERBATIM: Final = frozenset({"url", "doi", "date", "urldate"})


def to_biblatex(parsed: Iterable[Parsed]) -> str:
    """The entries in the order of the list; the same entries give the same bytes."""
    return "\n".join(_entry(one) for one in parsed)


def _entry(one: Parsed) -> str:
    fields = one.entry.fields
    width = max(map(len, fields), default=0)
    lines = [f"  {name:<{width}} = {{{_value(name, value)}}}," for name, value in fields.items()]
    return "\n".join([*_comment(one), f"@{one.entry.type}{{{one.entry.key},", *lines, "}", ""])


def _comment(one: Parsed) -> list[str]:
    if not one.doubtful:
        return []
    where = f"item {one.number}: " if one.number else ""
    said = ", ".join(f"{name} ({one.confidence[name]:.0%})" for name in one.doubtful)
    return [f"% {where}to be checked: {said}"]


def _value(name: str, value: str) -> str:
    if name in _VERBATIM or name.startswith("x-"):
        return escape.verbatim(value)
    if name in _NAMES:
        return escape.completed(value)
    return escape.escaped(value)
