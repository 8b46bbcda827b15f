"""Matches laid out: the passage of the record on its own characters, its page, and every variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.model import Collation, Variant
from devisu.sources.asides import look
from devisu.sources.kinds import LIGHT, SPELT
from devisu.sources.leaves import BLANK
from devisu.sources.pages import pages_of
from devisu.sources.silent import is_final_silent, unspoken
from devisu.sources.touches import limits, touches
from devisu.sources.variants import Sides, variants_of
from devisu.sources.weight import Rarity, is_credible, is_promising
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.model import Record
    from devisu.sources.asides import Seen
    from devisu.sources.chain import Match
    from devisu.sources.passages import Passage
    from devisu.sources.pieces import Reading
    from devisu.sources.shard import Shard

DISTINCTIVE = 30
"""Letters from which on a quotation that is found is surely the one meant."""
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Manner:
    """In what language a quotation is, and by whose tradition small changes are silent."""

    language: str
    tradition: str = "chicago"


@dataclass(frozen=True, slots=True)
class Laid:
    """A collation with its readable span in the record, the flags it raises, and whether words were left out marked."""

    collation: Collation
    span: Span
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A record with its shard and what is known of its words."""

    record: Record
    shard: Shard
    rarity: Rarity

    @classmethod
    def of(cls, record: Record, shard: Shard) -> Shelved:
        """The record, whose words are looked into only when that is needed."""
        return cls(record, shard, Rarity(record.text))


def lay_all(reading: Reading, matches: Iterable[Match], shelved: Shelved, manner: Manner) -> Iterator[Laid]:
    """Lay out those matches that can be believed."""
    for match in matches:
        if not is_promising(reading, match, shelved.shard, shelved.record.text, manner.language):
            continue
        seen = look(reading, match, shelved.shard, shelved.record, manner.language)
        if is_credible(reading, seen.found, shelved.rarity, manner.language):
            yield _lay(reading, match, seen, shelved.record, manner)


def _lay(reading: Reading, match: Match, seen: Seen, record: Record, manner: Manner) -> Laid:
    sides = Sides(reading.text, seen.text, manner.language, record.extra.get("method") in ("ocr", "htr"))
    found = seen.found
    spans = [one.span for one in found]
    whole = Span(spans[0].start, spans[-1].end) if match.ordered else max(spans, key=lambda one: one.end - one.start)
    variants = unspoken([*_variants(reading, found, sides, match)], reading, manner.tradition)
    variants += tuple(_final(reading, whole, sides, manner.tradition))
    collation = Collation(
        source=record.path,
        entry=record.entry,
        page=pages_of(record, whole),
        span=record.map.span(whole),
        score=seen.score,
        passage=whole.of(record.text),
        variants=variants,
        verdict=verdict_of(variants, len(reading.letters), ordered=match.ordered),
    )
    return Laid(collation, whole, _flags(variants, limits(record.text[whole.end : whole.end + 80], manner.language)))


def verdict_of(variants: Sequence[Variant], letters: int, *, ordered: bool = True) -> str:
    """The verdict on words that were found, by what differs; what is marked as changed does not alter them."""
    if letters < DISTINCTIVE:
        return "not-distinctive"
    if not ordered:
        return "out-of-order"
    kinds = {one.kind for one in variants if not one.marked}
    if kinds - {*LIGHT, *SPELT}:
        return "altered"
    if kinds & {*SPELT}:
        return "variant"
    return "normalised" if kinds else "verbatim"


def _variants(reading: Reading, found: Sequence[Passage], sides: Sides, match: Match) -> Iterator[Variant]:
    """Piece by piece, with what an ellipsis passed over between two, and the pieces that stand nowhere."""
    before: Passage | None = None
    for passage in found:
        if before and match.ordered:
            yield from _passed_over(reading, before, passage, sides)
        yield from variants_of(passage.pairs, sides)
        before = passage
    missing = set(range(len(reading.pieces))) - {one.piece for one in found}
    for number in sorted(missing):
        span = reading.pieces[number].span
        words = span.of(reading.text).strip()
        yield Variant("insertion", words, "", touches(words, "", sides.language), span)


def _passed_over(reading: Reading, before: Passage, after: Passage, sides: Sides) -> Iterator[Variant]:
    words = sides.source[before.span.end : after.span.start].replace(BLANK, "").strip()
    if not any(one.isalnum() for one in words):
        return
    span = Span(reading.pieces[before.piece].span.end, reading.pieces[after.piece].span.start)
    flags = tuple(flag for flag in touches("", words, sides.language) if flag == "negation")
    if limits(words, sides.language):
        flags = (*flags, "stops-short")
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN // 2]} … {words[-_SHOWN // 2 :]}"
    yield Variant("omission", span.of(reading.text).strip(), shown, flags, span, marked=True)


def _final(reading: Reading, whole: Span, sides: Sides, tradition: str) -> Iterator[Variant]:
    """The punctuation that ends the quotation, where it is not the source's and the tradition does not pass over it."""
    last = reading.pieces[-1].span if reading.pieces else Span(0, 0)
    words = last.of(reading.text).rstrip()
    mark = words[-1:]
    if not mark or mark.isalnum() or whole.of(sides.source).endswith(mark) or mark in "\"'«»„“”‘’)]>":
        return
    if mark in ".," and is_final_silent(tradition):
        return
    after = sides.source[whole.end : whole.end + 1].strip()
    yield Variant("punctuation", mark, after, (), Span(last.start + len(words) - 1, last.start + len(words)))


def _flags(variants: Sequence[Variant], limiting: str) -> tuple[str, ...]:
    known = ("negation", "number", "date", "name", "modal", "stops-short")
    raised = {flag for one in variants for flag in one.flags}
    elided = ["elided"] if any(one.kind == "omission" and one.marked for one in variants) else []
    if limiting:
        raised.add("stops-short")
    return (*elided, *(flag for flag in known if flag in raised))
