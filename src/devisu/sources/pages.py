"""Pages: on which page of a record a passage stands, and whether that is the page cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.model import Locator, PageBreak, Record
    from devisu.text import Span

_RANGE = re.compile(r"(\d{1,6})(?:\s?[-–—]\s?(\d{1,6}))?(\s?ff?\b|\s?и след)?")
_PAGED = frozenset({"page", "folio", "column", "sheet", "leaf"})


def pages_of(record: Record, span: Span) -> str | None:
    """The page of a readable span, ``12–13`` if it runs on; None where the record has no page before it.

    Where rival paginations are marked, the first that the record uses is meant.
    """
    breaks = _main(record.pages)
    offsets = [one.offset for one in breaks]
    first = bisect_right(offsets, span.start) - 1
    last = bisect_right(offsets, max(span.end - 1, span.start)) - 1
    if last < 0:
        return None
    start, end = breaks[max(first, 0)].number, breaks[last].number
    return start if start == end else f"{start}–{end}"


def _main(pages: Sequence[PageBreak]) -> list[PageBreak]:
    return [one for one in pages if one.edition == pages[0].edition]


def numbers_of(pages: str) -> frozenset[str]:
    """Every page named: ``34–36`` is 34, 35, 36; ``321–28`` ends at 328; ``12v`` is itself."""
    found: set[str] = set()
    for match in _RANGE.finditer(pages):
        first, last = match[1], match[2] or match[1]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        end = int(last) + (1 if match[3] else 0)
        found.update(str(page) for page in range(int(first), min(end, int(first) + 500) + 1))
    rest = re.findall(r"[0-9]+[a-zа-яё]+|\b[ivxlc]+\b", pages.lower())
    return frozenset(found | set(rest))


def is_cited(page: str | None, cited: Sequence[Locator]) -> bool | None:
    """Whether the page found is one of those cited; None where either is not known."""
    named = [one for one in cited if one.label in _PAGED]
    if page is None or not named:
        return None
    return any(numbers_of(page) & numbers_of(one.value) for one in named)
