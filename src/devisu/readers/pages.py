"""Page breaks: TEI's milestone ``<pb n="49"/>`` in text formats."""

from __future__ import annotations

import re

PAGE_BREAK = re.compile(r"<pb\b([^<>]{0,300})>")
_ATTRIBUTE = re.compile(r"\b(n|ed)\s{0,5}=\s{0,5}(?:\"([^\"<>]{0,100})\"|'([^'<>]{0,100})')")


def named(attributes: str) -> tuple[str, str]:
    """The page's number and the edition whose pagination it is, from the attributes of a page break."""
    found = {match[1]: match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(attributes)}
    return found.get("n", ""), found.get("ed", "")
