"""The dates that the claims of a text state as their author's own."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from devisu.days import Day, to_gregorian
from devisu.edtf import Bounds
from devisu.extract import dates
from devisu.languages import load
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from devisu.extract.dates import Date, Misdate
    from devisu.languages import Words
    from devisu.model import Claim, Document, Examined

_Dated = TypeVar("_Dated", "Date", "Misdate")

_BESIDE = 2
"""How many words away a word for a publication still stands beside a date."""
REFORM = Day(1918, 2, 14)
"""The first day of the Gregorian calendar in Russia."""


@dataclass(frozen=True, slots=True)
class DatedClaim:
    """A claim with the dates it states, and with what looks like dates and cannot be; spans are of the text's file."""

    claim: Claim
    dates: tuple[Date, ...]
    misdates: tuple[Misdate, ...] = ()


def dated(text: Examined) -> tuple[DatedClaim, ...]:
    """The claims of a text that state a date, in order.

    Dates in quotations, in markers and in code are not the author's own and are left out. Several rules ask for the
    same texts one after the other, so the latest answers are kept.
    """
    return _dated(_Same(text))


class _Same:
    """A text that is the same only as itself."""

    __slots__ = ("text",)

    def __init__(self, text: Examined) -> None:
        self.text = text

    def __hash__(self) -> int:
        return id(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.text is other.text


@lru_cache(maxsize=64)
def _dated(same: _Same) -> tuple[DatedClaim, ...]:
    text = same.text
    document, others = text.document, _others(text)
    found: list[DatedClaim] = []
    for block, claims in groupby(text.claims, key=lambda claim: claim.sentence.block):
        read = document.blocks[block].span
        scanned = dates.scan(read.of(document.text), document.language)
        some = [_home(date, document, read.start) for date in scanned.dates]
        wrong = [_home(misdate, document, read.start) for misdate in scanned.misdates]
        here = list(claims)
        own, bad = _by_claim(some, here, others), _by_claim(wrong, here, others)
        found += [DatedClaim(one, own[one.id], bad[one.id]) for one in here if own[one.id] or bad[one.id]]
    return tuple(found)


def _by_claim(stated: Iterable[_Dated], claims: Sequence[Claim], others: _Spans) -> dict[str, tuple[_Dated, ...]]:
    """What each of a block's claims states of these; ``claims`` are in text order."""
    starts = [claim.span.start for claim in claims]
    found: dict[str, tuple[_Dated, ...]] = {claim.id: () for claim in claims}
    for one in stated:
        claim = claims[max(bisect_right(starts, one.span.start) - 1, 0)]
        if claim.span.holds(one.span) and not others.touch(one.span):
            found[claim.id] += (one,)
    return found


def _home(one: _Dated, document: Document, start: int) -> _Dated:
    """A date of a block, with its place in the file."""
    return replace(one, span=document.home(Span(start + one.span.start, start + one.span.end)))


def _others(text: Examined) -> _Spans:
    spoken = (one.outer for one in text.quotations if one.kind in ("direct", "phrase"))
    opaque = (text.document.home(span) for span in text.document.opaque)
    return _Spans.of([*(marker.span for marker in text.markers), *spoken, *opaque])


def attached(stated: DatedClaim, language: str) -> Date | None:
    """The date that holds for all that a claim says: its only one, named in full, with no word that sets it apart.

    Words such as "after", «қарсаңында» or «годовщина» may put the date at a distance from what is spoken of, and a word
    for a publication right beside it makes it the date of that: “his 1978 book”, «в статье 1978 г.».
    """
    if len(stated.dates) != 1 or stated.misdates:
        return None
    (date,) = stated.dates
    if date.relative or ".." in date.edtf:
        return None
    sentence, lists = stated.claim.sentence.text, load(language).dates
    if find_words(sentence, lists.get("apart", ())) or _is_of_a_publication(sentence, date, lists):
        return None
    return date


def _is_of_a_publication(sentence: str, date: Date, lists: Mapping[str, Words]) -> bool:
    before, _, behind = sentence.partition(date.words)
    beside = (" ".join(before.split()[-_BESIDE:]), " ".join(behind.split()[:_BESIDE]))
    return any(find_words(words, lists.get("publications", ())) for words in beside)


def is_of_a_work(sentence: str, date: Date) -> bool:
    """Whether the date is a year in parentheses behind a name, as works are cited: “Roe (1931)”."""
    at = sentence.find(date.words)
    return sentence[at - 1 : at] == "(" and sentence[: at - 1].rstrip().rpartition(" ")[2][:1].isupper()


def readings(date: Date, *, julian: bool = False) -> tuple[Bounds, ...]:
    """The days a date may mean: as it stands, and in Old Style too where its calendar is open.

    It is open where nothing is said of it and the Gregorian calendar was not yet everywhere in use (the last great
    change, in Russia, is taken as the limit), or where ``julian`` says that sources commonly write it so.
    """
    if date.calendar != "unstated" or not (julian or date.latest < REFORM):
        return (date.bounds,)
    return date.bounds, Bounds(to_gregorian(date.earliest), to_gregorian(date.latest), date.precision)


@dataclass(frozen=True, slots=True)
class _Spans:
    """Spans that do not overlap, sorted."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> _Spans:
        """Merge spans that overlap."""
        merged: list[Span] = []
        for span in sorted(spans):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return cls(tuple(merged), tuple(span.start for span in merged))

    def touch(self, span: Span) -> bool:
        """Whether any of the spans shares a place with this one."""
        at = bisect_right(self.starts, span.end - 1) - 1
        return at >= 0 and self.spans[at].touches(span)
