"""Exporters: a library to the text of a file in another format.

The same library gives the same bytes. Unidentified references and candidates are left out unless asked for, and then
they go out as what they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from devisu.errors import UsageError
from devisu.exporters import biblatex, bibtex, csl, rendered, ris
from devisu.exporters.keys import REFERRING, rekeyed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from devisu.exporters.keys import KeyStyle
    from devisu.model import Entry, Library

EXPORTERS: Final[dict[str, Callable[[Library], str]]] = {
    "biblatex": biblatex.export,
    "bibtex": bibtex.export,
    "csl-json": csl.export,
    "ris": ris.export,
}


def export(library: Library, format: str, *, include_open: bool = False, keys: KeyStyle = "keep") -> str:  # noqa: A002  # the word users know
    """The library in a format of `EXPORTERS`, damaged entries included.

    ``include_open`` adds unidentified references and candidates. ``keys`` may make keys anew; keys that no format can
    carry (empty, doubled, with spaces) are mended in any case. Raises UsageError for a format that is not known.
    """
    if format not in EXPORTERS:
        raise UsageError(f"there is no export format “{format}”; there are {', '.join(EXPORTERS)}")
    return EXPORTERS[format](_chosen(library, include_open=include_open, keys=keys))


def bibliography(
    library: Library, style: str, form: str = "text", *, include_open: bool = False, keys: KeyStyle = "keep"
) -> rendered.Bibliography:
    """The library as readers see it, in a style of the CSL project; ``form`` is one of `rendered.FORMS`."""
    return rendered.render(_chosen(library, include_open=include_open, keys=keys), style, form)


def _chosen(library: Library, *, include_open: bool, keys: KeyStyle) -> Library:
    kept = library.entries if include_open else [one for one in library.entries if is_settled(one)]
    return replace(library, entries=rekeyed(tuple(kept), keys))


def cited(library: Library, keys: Collection[str]) -> Library:
    """The library with no more than the entries of these keys and what they refer to; ``*`` stands for all keys."""
    if "*" in keys:
        return library
    by_key: dict[str, list[Entry]] = {}
    for entry in library.entries:
        by_key.setdefault(entry.key, []).append(entry)
    kept: set[str] = set()
    wanted = [key for key in keys if key in by_key]
    while wanted:
        key = wanted.pop()
        if key not in kept:
            kept.add(key)
            wanted += [other for entry in by_key[key] for other in _referred(entry) if other in by_key]
    return replace(library, entries=tuple(entry for entry in library.entries if entry.key in kept))


def _referred(entry: Entry) -> Iterator[str]:
    for name in REFERRING:
        if name != "x-candidate-for":
            yield from (key.strip() for key in entry.fields.get(name, "").split(","))


def is_settled(entry: Entry) -> bool:
    """Whether the entry is of a work that is known, not one proposed or still to be found."""
    return entry.identified == "identified" and entry.origin != "candidates"
