"""Entries of a list as a .bib file, with a comment above each that names its doubtful fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devisu.bibliography.lists.parsed import Parsed


def to_biblatex(parsed: Iterable[Parsed]) -> str:
    """The entries in the order of the list; the same entries give the same bytes."""
    return "\n".join(_entry(one) for one in parsed)


def _entry(one: Parsed) -> str:
    fields = {field.name: field.value for field in one.entry.written}
    width = max(map(len, fields), default=0)
    lines = [f"  {name:<{width}} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([*_comment(one), f"@{one.entry.type}{{{one.entry.key},", *lines, "}", ""])


def _comment(one: Parsed) -> list[str]:
    if not one.doubtful:
        return []
    where = f"item {one.number}: " if one.number else ""
    said = ", ".join(f"{name} ({one.confidence[name]:.0%})" for name in one.doubtful)
    return [f"% {where}to be checked: {said}"]
