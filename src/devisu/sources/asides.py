"""What stands among the words of a passage and is none of those quoted: what a page adds, and who is said to speak.

A quotation may leave both out unmarked: nobody quotes a page's number, and a source that breaks off a speech to say
whose it is («…, — сказал он, — …») speaks there itself. Both are set aside only where the quotation leaves them out and
its words are answered no worse without them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from devisu.extract.speakers import incise
from devisu.languages import load
from devisu.sources.align import changed
from devisu.sources.leaves import blanked, furniture
from devisu.sources.passages import homes_of, passages
from devisu.sources.words import agreement
from devisu.stems import find as find_words
from devisu.stems import has_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.model import Record
    from devisu.sources.chain import Match
    from devisu.sources.passages import Passage
    from devisu.sources.pieces import Reading
    from devisu.sources.shard import Shard
    from devisu.sources.words import Pair
    from devisu.text import Span

_OPENS = re.compile(r"[,.!?…:;]{0,3} ?(?P<mark>[»”“\"'’‹›«]?) ?,? ?(?P<dash>(?:[—–-] )?)")
_SHUTS = re.compile(r" ?[,.!?…:;]? ?(?P<dash>(?:[—–]| -)?) ?(?P<mark>[«“„\"'‘»›‹]?)$")
_MOST_WORDS = 10


class Seen(NamedTuple):
    """The passages of a match, the text that they are read in, and the match's score without what was set aside."""

    found: tuple[Passage, ...]
    text: str
    score: float


def look(reading: Reading, match: Match, shard: Shard, record: Record, language: str) -> Seen:
    """The passages of a match, with what is none of the words quoted set aside."""
    text = record.text
    homes = homes_of(match, shard, text)
    found = passages(reading, match, homes, text)
    if not any(True for one in found for _ in _left_out(one)):
        return Seen(found, text, match.score)
    kept, text = _off_the_page(reading, match, homes, record, found, language)
    kept = tuple(_without_incises(one, text, language) for one in kept)
    return Seen(kept, text, match.score if kept == found else _score(reading, kept))


def _off_the_page(
    reading: Reading, match: Match, homes: Sequence[Span], record: Record, found: tuple[Passage, ...], language: str
) -> tuple[tuple[Passage, ...], str]:
    """The passages read without what pages add, if that explains words left out."""
    spans = [span for one in found for span in furniture(record.text, one.span, record.pages, language)]
    if not spans:
        return found, record.text
    text = blanked(record.text, sorted(spans))
    others = passages(reading, match, homes, text)
    is_better = _answered(others) >= _answered(found) and _number_left_out(others) < _number_left_out(found)
    return (others, text) if is_better else (found, record.text)


def _answered(found: Sequence[Passage]) -> float:
    return sum(agreement(pair) * sum(len(word.letters) for word in pair.quoted) for one in found for pair in one.pairs)


def _number_left_out(found: Sequence[Passage]) -> int:
    return sum(not pair.quoted for one in found for pair in one.pairs)


def _left_out(passage: Passage) -> Iterator[tuple[int, int]]:
    """The runs of pairs, from one up to another, that the quotation leaves out between words that it has."""
    start = None
    for at, pair in enumerate(passage.pairs):
        if pair.quoted:
            if start:
                yield start, at
            start = None
        elif start is None:
            start = at


def _without_incises(passage: Passage, text: str, language: str) -> Passage:
    """The passage without the words by which the source says who speaks, where they part the words quoted."""
    gone = {
        at
        for start, end in _left_out(passage)
        if _is_incise(passage.pairs[start - 1], passage.pairs[end], text, language)
        for at in range(start, end)
    }
    pairs = tuple(pair for at, pair in enumerate(passage.pairs) if at not in gone)
    return replace(passage, pairs=pairs) if gone else passage


def _is_incise(before: Pair, after: Pair, text: str, language: str) -> bool:
    """Whether the words between two pairs say who speaks: between quotation marks, or with the verb first.

    «…, — сказал он, — …» and “…,” she wrote, “…” do; “…, as some believed, …” is a view of the source's own.
    """
    if not (before.source and after.source):
        return False
    stretch = " ".join(text[before.source[-1].span.end : after.source[0].span.start].split())
    opened, shut = _OPENS.match(stretch), _SHUTS.search(stretch)
    if opened is None or shut is None or not opened.group().strip() or not shut.group().strip():
        return False
    clause = stretch[opened.end() : shut.start()]
    known = load(language)
    if len(clause.split()) > _MOST_WORDS or incise(clause, known) is None:
        return False
    if opened["mark"] and shut["mark"]:
        return True
    said = find_words(clause, (*known.reporting, *known.particles))
    return bool(said) and all(has_word([one], known.particles) for one in clause[: said[0][0]].split())


def _score(reading: Reading, found: Sequence[Passage]) -> float:
    """The share of letters that agree, from 0 to 100, in what was not set aside."""
    total = len(reading.letters)
    laid = {one.piece: b"".join(word.letters for pair in one.pairs for word in pair.source) for one in found}
    lost = sum(changed(piece.letters, laid.get(number, b"")) for number, piece in enumerate(reading.pieces))
    return round(100 * max(0.0, 1 - lost / total), 1)
