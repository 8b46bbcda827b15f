"""Blocks that want no citations of their own: under an abstract's heading, a conclusion's, an epigraph."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import known, load

if TYPE_CHECKING:
    from devisu.model import Document

_NUMBER = re.compile(r"\s*(?:[\dIVXІХ]{1,6}[.)]?\s){0,4}")
_TITLE_BEGINS = re.compile(r"[:.—–]\s|$")
_AND = re.compile(r"\s*(?:[,&/]|(?<!\w)(?:and|und|et|и|й|та|және|мен|пен|бен)(?!\w))\s*", re.IGNORECASE)


def excused(document: Document) -> frozenset[int]:
    """The indices of blocks that are no paragraph of assertions.

    These are headings, notes, captions, lists, quotations (an epigraph too), and all that stands under a heading such
    as “Conclusion”, down to the next heading of its level. An article may have them in several languages.
    """
    found, under = set(), 0  # the level of the excusing heading; 0: there is none
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            level = block.level or 1
            if not under or level <= under:
                under = level if _excuses(block.span.of(document.text)) else 0
        if under or block.kind != "paragraph":
            found.add(index)
    return frozenset(found)


def _excuses(heading: str) -> bool:
    """Whether a heading names such a part: «5. Заключение и выводы», “Conclusion: the mill”; no “Conclusion of war”."""
    words = heading[_NUMBER.match(heading).end() :]  # type: ignore[union-attr]  # it matches always
    named = words[: _TITLE_BEGINS.search(words).start()]  # type: ignore[union-attr]
    parts = [part.strip(" *_.") for part in _AND.split(" ".join(named.lower().split())) if part.strip(" *_.")]
    return bool(parts) and all(part in _headings() for part in parts)


@cache
def _headings() -> frozenset[str]:
    return frozenset(phrase for code in known() for phrase in load(code).excused_headings)
