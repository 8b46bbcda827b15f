"""Sidecars: what is known of a source record, in a TOML file of the same stem."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from devisu.files import toml
from devisu.languages import known, load
from devisu.model import Damage
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.model import Record
    from devisu.text import Source

_WORDS = ("entry", "witness", "language", "extent", "method", "checked", "seen-in")
_CHOICES = {
    "extent": ("excerpt", "whole"),
    "method": ("typed", "ocr", "htr", "born-digital"),
    "checked": ("no", "once", "twice"),
}
_SAID = re.compile(r"(?i)second[ -]hand|из вторых рук|вторичн\w{0,5} цит|екінші қолдан")
_OF_A_PRINT = ("по изд.", "d'après")
"""Words of a citation that stand for “quoted in”; where a record was seen, they only name the print."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A sidecar as read; ``extra`` holds what has no field of its own."""

    entry: str | None = None
    language: str | None = None
    extent: Literal["excerpt", "whole"] = "excerpt"
    seen_in: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


def parse(source: Source) -> tuple[Sidecar, tuple[Damage, ...]]:
    """What a sidecar says, and what is wrong with it."""
    try:
        table = toml.parse(source.text)
    except toml.TableError as error:
        return Sidecar(), (_broken(source, error),)
    damage = tuple(_faults(table, source))
    words = {key: value for key, value in table.items() if key in _WORDS and isinstance(value, str)}
    extra = {key: value for key, value in table.items() if key not in ("entry", "language", "extent", "seen-in")}
    sidecar = Sidecar(
        entry=words.get("entry", "").strip() or None,
        language=words.get("language") or None,
        extent="whole" if words.get("extent") == "whole" else "excerpt",
        seen_in=words.get("seen-in", ""),
        extra=extra,
    )
    return sidecar, damage


def is_second_hand(record: Record) -> bool:
    """Whether the words of a record were seen in another work than its own.

    The sidecar says so (``second-hand = true``; ``false`` denies it), or else the words of its ``seen-in`` do:
    “at second hand”, or what a language has for “quoted in”.
    """
    said = record.extra.get("second-hand")
    if isinstance(said, bool):
        return said
    languages = {"en", "ru", "kk", record.language or ""}.intersection(known())
    phrases = {phrase for one in languages for phrase in load(one).quoted_in if phrase not in _OF_A_PRINT}
    return bool(_SAID.search(record.seen_in) or find_words(record.seen_in, tuple(sorted(phrases))))


def sidecar_damage(path: str, message: str, mend: str, span: Span | None = None) -> Damage:
    """A fault of a sidecar or of its absence, at its place."""
    return Damage("sidecar", path, span or Span(0, 0), message, mend)


def _broken(source: Source, error: toml.TableError) -> Damage:
    number = source.place(error.offset).line
    start = source.line_starts[number - 1]
    message = f"is not valid TOML ({error.reason}), so the record is read without it"
    return sidecar_damage(source.path, message, "Mend the file.", Span(start, start + len(source.line(number))))


def _faults(table: Mapping[str, Any], source: Source) -> Iterator[Damage]:
    if not isinstance(table.get("entry"), str) or not table["entry"].strip():
        mend = 'Add entry = "…", the key of the work in the bibliography.'
        yield sidecar_damage(source.path, "names no entry of the bibliography", mend)
    if not isinstance(table.get("second-hand", False), bool):
        yield sidecar_damage(source.path, "“second-hand” is neither true nor false", "Write true or false.")
    for key in _WORDS[1:]:
        value = table.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            yield sidecar_damage(source.path, f"“{key}” is not in quotation marks", "Put it in quotation marks.")
        elif key in _CHOICES and value not in _CHOICES[key]:
            names = ", ".join(f"“{one}”" for one in _CHOICES[key])
            yield sidecar_damage(source.path, f"has “{value}” for “{key}”", f"Choose one of {names}.")
