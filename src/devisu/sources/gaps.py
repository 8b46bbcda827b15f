"""Words left out of a quotation, or put into it, at one place and without a mark.

Such a run of words is one change of mind, not as many errors as it has letters: what stands on either side of it is
whole. So each side is laid on the record by itself, near the other, and the gap costs little however long it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from devisu.sources.align import Place, every_place, first_place, last_place
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.sources.pieces import Piece
    from devisu.sources.shard import Shard

OPENING = 4
"""What a gap costs, in changed letters, before its length."""
LEAST, MOST = 24, 400
"""Letters of a piece that a gap is looked for in; the parts of a longer one stand by themselves."""
WIDEST, FARTHEST = 90, 600
"""Letters of the record that may be left out at one place, beside a short side and beside a longer one."""
_ALONE = 12
"""Letters of such a side."""
_PER_WIDTH = 40
"""Letters left out beyond the widest that cost as much as one changed."""
_SIDE, _SIDE_TOGETHER, _SIDE_APART = 10, 4, 20
"""Letters that must stand on either side of words left out, of words put in, and of words put in for others."""
_PUT_IN = 4
"""Words that may be put in at one place; they make up two in five letters of the piece at most."""
_PLACES = 4
_PART = 12
"""Letters of the parts of a short piece, of which one is whole."""


class Gap(NamedTuple):
    """Where the words before and after a gap meet: the letters of the piece before it, and from where it goes on."""

    before: int
    after: int


def gaps_of(piece: Piece, text: str) -> list[Gap]:
    """The gaps that a piece of the quotation ``text`` may have: where words were left out, or around a few put in."""
    size, homes = len(piece.letters), piece.folded.homes
    if not LEAST <= size <= MOST:
        return []
    edges = [at for at in range(1, size) if any(one.isspace() for one in text[homes[at - 1] : homes[at]])]
    return [
        Gap(before, after)
        for number, before in enumerate(edges)
        for after in edges[number : number + _PUT_IN + 1]
        if (after - before) * 5 <= size * 2 and min(before, size - after) >= _SIDE_TOGETHER
    ]


def bridged(piece: Piece, gaps: Sequence[Gap], shard: Shard, spans: Iterable[Span]) -> list[Place]:
    """The places of a piece of a quotation near these spans of a shard, with one of the gaps each."""
    found = []
    for span in spans:
        wide = Span(max(span.start - FARTHEST - len(piece.letters), 0), span.end + FARTHEST + len(piece.letters))
        stretch = shard.part(wide)
        places = [place for one in gaps if (place := _place(piece.letters, one, stretch)) is not None]
        if places:
            found.append(min(places, key=lambda one: (one.distance, one.end - one.start)).moved(wide.start))
    return found


def sound_parts(piece: Piece, shard: Shard, spans: Iterable[Span]) -> Iterator[Span]:
    """Where the first or the last third of a piece stands: one of them is whole, wherever the gap is."""
    letters = piece.letters
    if not LEAST <= len(letters) <= MOST:
        return
    size = max(len(letters) // 3, _PART)
    for part in (letters[:size], letters[-size:]):
        for span in spans:
            for place in every_place(part, shard.part(span), size // 8, _PLACES):
                yield Span(span.start + place.start, span.start + place.end)


def _place(letters: bytes, gap: Gap, stretch: bytes) -> Place | None:
    left, right = letters[: gap.before], letters[gap.after :]
    put_in = gap.after - gap.before
    place = first_place(left + right, stretch, _most(left) + _most(right)) if put_in else None
    if place is None and min(len(left), len(right)) >= (_SIDE_APART if put_in else _SIDE):
        place = _parted(left, right, stretch)
    return place and place._replace(distance=place.distance + (OPENING + put_in // 4 if put_in else 0))


def _parted(left: bytes, right: bytes, stretch: bytes) -> Place | None:
    """The longer side where it stands best, the shorter as near to it as it stands well."""
    if len(left) >= len(right):
        first = first_place(left, stretch, _most(left))
        last = first and _after(right, stretch, first.end)
    else:
        last = first_place(right, stretch, _most(right))
        first = last and _before(left, stretch, last.start)
    if not first or not last:
        return None
    width = last.start - first.end
    cost = OPENING + (min(width, 24) - 1) // 8 + max(width - WIDEST, 0) // _PER_WIDTH if width else 0
    return Place(first.start, last.end, first.distance + last.distance + cost)


def _after(right: bytes, stretch: bytes, edge: int) -> Place | None:
    place = first_place(right, stretch[edge : edge + _reach(right) + len(right)], _most(right))
    return place and place.moved(edge)


def _before(left: bytes, stretch: bytes, edge: int) -> Place | None:
    start = max(edge - _reach(left) - len(left), 0)
    place = last_place(left, stretch[start:edge], _most(left))
    return place and place.moved(start)


def _reach(side: Sequence[int]) -> int:
    return FARTHEST if len(side) >= _ALONE else WIDEST


def _most(letters: Sequence[int]) -> int:
    return len(letters) // 10
