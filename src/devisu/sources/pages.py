"""Pages: on which page of a record a passage stands, and whether that is the page cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from devisu.model import Locator, PageBreak, Record
    from devisu.text import Span

_PAGES = re.compile(
    r"(?P<first>\d{1,6})(?P<side>[a-zа-яё]{1,2}(?![a-zа-яё]))?(?:\s?[-–—]\s?(?P<last>\d{1,6}))?|\b(?P<roman>[ivxlc]{1,9})\b"
)
_LONGEST = 2000
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
    """Every page named: ``34–36`` is 34, 35, 36; ``321–28`` ends at 328; ``49f`` is 49, 50; ``12v`` is itself."""
    return frozenset(page for match in _PAGES.finditer(pages.lower()) for page in _named(match))


def _named(match: re.Match[str]) -> Iterable[str]:
    first, side, last = match["first"], match["side"], match["last"]
    if match["roman"] or (side and side not in ("f", "ff")):
        return (match.group(),)
    start = int(first)
    if side:
        return (first, str(start + 1))
    if last is None:
        return (first,)
    end = int(first[: max(len(first) - len(last), 0)] + last)
    return (str(page) for page in range(start, min(end, start + _LONGEST) + 1))


def is_cited(page: str | None, cited: Sequence[Locator]) -> bool | None:
    """Whether the page found is one of those cited; None where either is not known."""
    named = [one for one in cited if one.label in _PAGED]
    if page is None or not named:
        return None
    return any(numbers_of(page) & numbers_of(one.value) for one in named)
