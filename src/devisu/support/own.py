"""The author's own words of a sentence: without markers, and without what is quoted.

What is left out is replaced by blanks, so that offsets stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from devisu.model import Citation, Quotation
    from devisu.text import Span

_BRACKETED = re.compile(r"\[[^\[\]]{0,300}\]")
_ADDRESS = re.compile(r"\(https?://[^()\s]{0,500}\)|https?://\S{1,500}")
_QUOTED = ("direct", "phrase")


def without_markers(text: str, citations: Sequence[Citation]) -> str:
    """The sentence without markers, addresses and whatever else stands in square brackets."""
    for marker in {citation.marker.text for citation in citations}:
        text = text.replace(marker, " " * len(marker))
    for pattern in (_ADDRESS, _BRACKETED):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


def without_quotations(text: str, quotations: Iterable[Quotation]) -> str:
    """The sentence without the words of others; titles and terms are the author's to choose."""
    for one in quotations:
        if one.kind in _QUOTED:
            text = text.replace(one.text, " " * len(one.text), 1)
    return text


def without(text: str, spans: Iterable[Span]) -> str:
    """The sentence without these places."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
