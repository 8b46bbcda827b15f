"""Passages: where the pieces of a match stand in the readable text, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.sources.edges import settle, widen
from devisu.sources.words import Pair, Word, agreement, is_alike, is_same, pair, words_of
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.sources.chain import Match
    from devisu.sources.pieces import Reading
    from devisu.sources.shard import Shard

_NEXT = 60
"""Characters beside a passage in which the word next to it stands."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a quotation (by number), its span in the readable text of the record, and the words of both."""

    piece: int
    span: Span
    pairs: tuple[Pair, ...]


def homes_of(match: Match, shard: Shard, text: str) -> list[Span]:
    """Where the letters of a match stand in the record's text, piece by piece."""
    return [shard.home(text, Span(one.place.start, one.place.end)) for one in match.laid]


def passages(reading: Reading, match: Match, homes: Sequence[Span], text: str) -> tuple[Passage, ...]:
    """The passages of a match, in the order of the quotation; of a match in order, none overlaps the next."""
    return tuple(_passages(reading, match, homes, text))


def _passages(reading: Reading, match: Match, homes: Sequence[Span], text: str) -> Iterator[Passage]:
    starts = [home.start for home in homes[1:]] if match.ordered else []
    limits = [*starts, *([len(text)] * (len(homes) - len(starts)))]
    reached = 0
    for anchor, home, limit in zip(match.laid, homes, limits, strict=True):
        passage = _passage(reading, anchor.piece, home, text, Span(min(reached, home.start), max(limit, home.end)))
        yield passage
        reached = passage.span.end if match.ordered else 0


def _passage(reading: Reading, piece: int, home: Span, text: str, limits: Span) -> Passage:
    """The passage from the first word that answers one of the quotation's to the last, and its punctuation.

    Where the words at an edge of the quotation answer none for sure, those just beside the match are looked at too, for
    they may stand behind some that were left out.
    """
    whole = reading.pieces[piece].span
    is_last = piece == len(reading.pieces) - 1
    words = reading.text[whole.start if piece else 0 : None if is_last else whole.end]  # with ellipses at the edges
    quoted = words_of(reading.text, whole, reading.inserted)
    span = settle(text, home, words)
    pairs = _widened(quoted, text, span, widen(text, span, limits))
    answered = _answered(pairs)
    if not answered:
        return Passage(piece, span, tuple(pair(quoted, words_of(text, span))))
    first, last = answered[0], answered[-1]
    kept = [one if first <= at <= last else Pair(one.quoted, ()) for at, one in enumerate(pairs)]
    kept = _with_edges([one for one in kept if one.quoted or one.source], reading.text, text, limits)
    answers = [word for one in kept for word in one.source]
    inner = Span(answers[0].span.start, answers[-1].span.end)
    settled = settle(text, inner, words)
    start = max(settled.start, min(limits.start, inner.start))
    return Passage(piece, Span(start, settled.end), tuple(kept))


def _widened(quoted: Sequence[Word], text: str, span: Span, wide: Span) -> list[Pair]:
    """The pairs in the span, or in a wider one on the side where an edge of the quotation is answered better there."""
    pairs = pair(quoted, words_of(text, span))
    sought = span
    for edge, wider in ((0, Span(wide.start, span.end)), (-1, Span(span.start, wide.end))):
        own = pairs[edge]
        if is_same(own):
            continue
        reach = Span(min(sought.start, wider.start), max(sought.end, wider.end))
        others = pair(quoted, words_of(text, reach))
        answers = [one for one in others if one.quoted]
        if not is_alike(own) or agreement(answers[edge]) > agreement(own):
            pairs, sought = others, reach
    return pairs


def _with_edges(pairs: Sequence[Pair], quoted: str, text: str, limits: Span) -> list[Pair]:
    """The pairs; a lone word at an edge that answers none stands for the record's next, if no sentence ends there."""
    kept = list(pairs)
    if len(kept) > 1 and _is_lone(kept[0], kept[1]):
        edge = kept[1].source[0].span.start
        near = words_of(text, Span(min(max(edge - _NEXT, limits.start), edge), edge))[-1:]
        gaps = (Span(one.span.end, edge).of(text) for one in near)
        if near and not _ends(*gaps, quoted[kept[0].quoted[-1].span.end : kept[1].quoted[0].span.start]):
            kept[0] = Pair(kept[0].quoted, tuple(near))
    if len(kept) > 1 and _is_lone(kept[-1], kept[-2]):
        edge = kept[-2].source[-1].span.end
        near = words_of(text, Span(edge, max(min(edge + _NEXT, limits.end), edge)))[:1]
        gaps = (Span(edge, one.span.start).of(text) for one in near)
        if near and not _ends(*gaps, quoted[kept[-2].quoted[-1].span.end : kept[-1].quoted[0].span.start]):
            kept[-1] = Pair(kept[-1].quoted, tuple(near))
    return kept


def _is_lone(edge: Pair, next_in: Pair) -> bool:
    return not edge.source and len(edge.quoted) == 1 and not edge.quoted[0].inserted and all(next_in)


def _ends(*gaps: str) -> bool:
    """Whether a sentence or a paragraph ends in one of these stretches between two words."""
    return any(mark in gap for gap in gaps for mark in (".", "!", "?", "…", "\n\n"))


def _answered(pairs: Sequence[Pair]) -> list[int]:
    """The pairs that are alike, without a word at either edge that more than twice its letters part from the rest."""
    alike = [at for at, one in enumerate(pairs) if is_alike(one)]
    while len(alike) > 1 and _strays(pairs, alike[0], alike[1]):
        alike = alike[1:]
    while len(alike) > 1 and _strays(pairs, alike[-1], alike[-2]):
        alike = alike[:-1]
    return alike


def _strays(pairs: Sequence[Pair], edge: int, next_in: int) -> bool:
    between = pairs[min(edge, next_in) + 1 : max(edge, next_in)]
    left_out = sum(len(word.letters) for one in between if not one.quoted for word in one.source)
    return left_out > 2 * sum(len(word.letters) for word in pairs[edge].quoted)
