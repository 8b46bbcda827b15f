"""BibLaTeX: fields by their BibLaTeX names, in one order, one on a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography import escape
from devisu.bibliography.aliases import FIELD_ALIASES
from devisu.bibliography.dates import compose
from devisu.bibliography.reading import VERBATIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from devisu.model import Entry, Library

_WORDS: Final = """
author bookauthor shortauthor editor editortype editora editoratype editorb editorbtype editorc editorctype
translator annotator commentator introduction foreword afterword holder
title subtitle titleaddon shorttitle origtitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle
maintitleaddon eventtitle eventtitleaddon eventdate venue journaltitle journal journalsubtitle journaltitleaddon
shortjournal issuetitle issuesubtitle issuetitleaddon edition series volume part number issue volumes chapter eid
type howpublished organization institution school library publisher location address date year month pubstate
version pages pagetotal language langid origlanguage origdate origpublisher origlocation isbn issn isrn doi eprint
eprinttype eprintclass archiveprefix primaryclass url urldate note addendum annotation abstract keywords
crossref xref xdata related relatedtype relatedstring entryset ids options shorthand label sortname sortkey
sorttitle sortyear presort file
"""
ORDER: Final = tuple(_WORDS.split())
"""The canonical order; other fields follow by name, devisu's own last."""
_PLACE: Final = {name: place for place, name in enumerate(ORDER)}
UNPRINTED: Final = VERBATIM | frozenset(
    {"keywords", "options", "langid", "entryset", "entrysubtype", "presort", "sortkey", "timestamp", "owner", "groups"}
)
_PURE_ALIASES: Final = {"conference": "inproceedings", "electronic": "online", "www": "online"}
_NAME: Final = re.compile(r"[^\s=,{}\"#%()]+")


def export(library: Library) -> str:
    """The library as a .bib file for biber and biblatex."""
    return "\n".join(_entry(entry) for entry in library.entries)


def _entry(entry: Entry) -> str:
    return written(_PURE_ALIASES.get(entry.type, entry.type), entry.key, _named(latex_fields(entry), entry))


def written(kind: str, key: str, fields: Mapping[str, str], bare: frozenset[str] = frozenset()) -> str:
    """An entry of values that are LaTeX already, its fields in canonical order; ``bare`` ones stand in no braces."""
    names = sorted((name for name in fields if _NAME.fullmatch(name)), key=_place)
    width = max(map(len, names), default=0)
    values = {name: fields[name] if name in bare else f"{{{fields[name]}}}" for name in names}
    lines = [f"  {name:<{width}} = {value}," for name, value in values.items()]
    return "\n".join([f"@{kind or 'misc'}{{{key},", *lines, "}", ""])


def _place(name: str) -> tuple[int, str]:
    return (_PLACE.get(name, len(ORDER) + name.startswith("x-")), name)


def latex_fields(entry: Entry) -> dict[str, str]:
    """The entry's own fields as LaTeX: as written where they were written, else escaped; inherited ones left out."""
    own: Iterable[tuple[str, str]] = ((one.name, _complete(one.name, one.value)) for one in entry.written)
    if not entry.written:
        own = ((name, _escape(name, value)) for name, value in entry.fields.items())
    fields: dict[str, str] = {}
    for name, value in own:
        if value or name not in fields:
            fields[name] = fields.get(name) or value
    return {name: value for name, value in fields.items() if value}


def _complete(name: str, value: str) -> str:
    return escape.verbatim(value) if _is_verbatim(name) else escape.completed(value)


def _escape(name: str, value: str) -> str:
    return escape.verbatim(value) if _is_verbatim(name) else escape.escaped(value)


def _is_verbatim(name: str) -> bool:
    return name in UNPRINTED or name.startswith("x-")


def _named(fields: dict[str, str], entry: Entry) -> dict[str, str]:
    """Fields by their BibLaTeX names; year and month as one date where they make one."""
    named = {}
    for name, value in fields.items():
        right = FIELD_ALIASES.get(name, name)
        named[name if right != name and right in fields else right] = value
    if "date" not in named and "year" in named:
        date = compose(entry.fields.get("year", ""), entry.fields.get("month", ""), "")
        if re.fullmatch(r"\d{4}(?:-\d\d)?", date) and ("month" not in named or "-" in date):
            named = {name: value for name, value in named.items() if name not in ("year", "month")} | {"date": date}
    return named
