"""``devisu bib suggest --accept``: numbers of a text linked to entries, in the text's register."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from devisu import listed
from devisu.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.edition import Edition
    from devisu.findings import Report
    from devisu.model import Examined, Library


def accept(read: Edition, report: Report, other: Library | None, links: Sequence[str]) -> None:
    """Write the links into the register of the one text; all of them, or none. Raises UsageError."""
    from devisu import register
    from devisu.cli import registers
    from devisu.cli.output import say_line

    if len(report.texts) != 1:
        names = ", ".join(one.document.path for one in report.texts) or "none was read"
        raise UsageError(f"--accept links numbers of one text; name it: {names}")
    text = report.texts[0]
    pairs = [_pair(text, report.library, other, link) for link in links]
    place = registers.of_text(read, text.document.path)

    def change(register_text: str) -> str:
        for label, key in pairs:
            register_text = register.with_reference(register_text, label, key)
        return register_text

    register.edit_file(place.path, place.root, change, shown=place.shown)
    for label, key in pairs:
        say_line(f"{place.shown}: [{label}] is linked to {key}{_still_open(report.library, key)}")


def _pair(text: Examined, library: Library, other: Library | None, link: str) -> tuple[str, str]:
    """The number and the key of a link, if the text cites the one and the bibliography has the other."""
    label, sign, key = (part.strip() for part in link.partition("="))
    label = label.strip("[]")
    if not sign or not label or not key:
        raise UsageError(f"--accept wants a number and a key, as in 12=doe1990, not “{link}”")
    path = text.document.path
    if not any(one.marker.style == "number" and one.item.label == label for one in text.citations):
        raise UsageError(f"{path} cites no number {label}")
    if label in listed.numbers(text.own):
        raise UsageError(
            f"number {label} stands in the list of references of {path}, which comes first; correct it there"
        )
    if library.get(key) is None:
        raise UsageError(_unknown(key, library, other))
    return label, key


def _unknown(key: str, library: Library, other: Library | None) -> str:
    if other is not None and (found := other.get(key)) is not None:
        return f"“{key}” stands in {found.path} only; copy the entry into the edition's bibliography first"
    close = get_close_matches(key, [entry.key for entry in library.entries], n=1)
    return f"no bibliography of the edition has “{key}”" + (f"; did you mean “{close[0]}”?" if close else "")


def _still_open(library: Library, key: str) -> str:
    entry = library.get(key)
    if entry is None or entry.identified == "identified":
        return ""
    return f", which is still marked {entry.identified}; take x-identified out of the entry when it is certain"
