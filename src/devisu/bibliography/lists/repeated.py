"""Items that lean on the one before: a dash or «Он же» in place of its authors, «Там же» in place of it all."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from devisu.languages import known, load
from devisu.model import FieldValue

if TYPE_CHECKING:
    from devisu.bibliography.lists.parsed import Parsed
    from devisu.model import Entry

_ROLE: Final = re.compile(r",? \(?(?:eds?|trans|comps?|hrsg|hgg?)\.?\)?(?=\s|$)", re.IGNORECASE)
_YEAR: Final = re.compile(r"[\s,.]{0,4}(?:[(\[]?\d{4}|\()")
_PLACE_IN_IT: Final = re.compile(
    r"[.,:;]?\s?(?:(?:[СсБбCc]{1,2}|стр|pp?|S|Bl)\.\s?)?(?P<pages>[\dIVXLivxl]{1,6}(?:\s?[–-]\s?\d{1,5})?(?:,\s?\d{1,5}(?:[–-]\d{1,5})?){0,4})"
    r"(?:\s?-?б{1,2}\.)?\.?$"
)
_WORK_OF: Final = 0.7


def heading(words: str, title: str) -> str:
    """The words that name the authors in front of a title, up to the year; empty if they cannot be told apart."""
    at = words.find(title[:40]) if title else -1
    if at <= 0:
        return ""
    before = words[:at].rstrip(" «“\"„‘'*")
    year = _YEAR.search(before)
    names = before[: year.start()] if year else before
    colon = ":" if before.endswith(":") else ""
    return f"{_ROLE.sub('', names.rstrip(' :'))}{colon} "


def written_out(words: str, names: str) -> str:
    """An item whose dash is put back into names; a year or a bracket follows them at once."""
    bare = words.lstrip(" .,:")
    return f"{names.rstrip()}, {bare}" if _ROLE.match(f", {bare}") else f"{names}{bare}"


def place_in_it(words: str) -> str | None:
    """The pages of «Там же. С. 15», “Ibid., 45”; nothing if an item is none of these."""
    for said in _ibidem():
        if words.lower().startswith(said) and not words[len(said) : len(said) + 1].isalpha():
            rest = words[len(said) :].strip()
            found = _PLACE_IN_IT.fullmatch(rest)
            return found["pages"] if found else "" if not rest.strip(" .") else None
    return None


@cache
def _ibidem() -> tuple[str, ...]:
    """The words for the same work, the longest first; those for the same author are left out."""
    words = {word for code in known() for word in load(code).ibidem if word not in load(code).same_author}
    return tuple(sorted((word for word in words if "." not in word[:-1]), key=len, reverse=True))


def again(one: Parsed, before: Parsed, pages: str) -> Parsed:
    """The work of the item before, at other pages."""
    kept = {name: value for name, value in before.entry.fields.items() if name not in ("pages", "pagetotal", "note")}
    fields = {**kept, **({"pages": pages} if pages else {}), "x-raw": one.entry.fields["x-raw"]}
    written = [field for field in before.entry.written if field.name in kept and field.name != "x-raw"]
    spans = one.span, one.span
    written = [FieldValue(field.name, field.value, *spans) for field in written]
    written += [FieldValue(name, fields[name], *spans) for name in ("pages", "x-raw") if name in fields]
    entry: Entry = replace(before.entry, fields=fields, span=one.span, written=tuple(written))
    sure = {name: min(_WORK_OF, before.confidence.get(name, _WORK_OF)) for name in fields if name != "x-raw"}
    return replace(one, entry=entry, confidence=sure, style=before.style, rest="")
