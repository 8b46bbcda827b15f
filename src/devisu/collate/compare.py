"""The comparison of an edition's quotations with its source records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.collate.verdicts import Evidence, Hit, decide
from devisu.model import Comparison
from devisu.sources.credible import is_credible
from devisu.sources.lay import Manner, lay
from devisu.sources.pieces import Reading, read
from devisu.sources.search import Found, Wanted, search
from devisu.sources.store import KEPT_FROM, cache_folder, shard_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.collate.question import Question
    from devisu.model import Record
    from devisu.sources.shard import Shard

BUDGET = 2.0
"""Seconds that the search for one quotation in one record may take."""
_LAID = 6
"""Places in one record that are laid out."""


def compare(
    questions: Sequence[Question], records: Sequence[Record], *, tradition: str = "chicago", budget: float = BUDGET
) -> tuple[Comparison, ...]:
    """What is known of each quotation's words, in the order of the questions.

    ``tradition`` says what may change silently, ``budget`` how many seconds a quotation may take in one record before
    it is given up as not compared. Titles, terms and the author's own questions are not compared.
    """
    asked = [one for one in questions if one.quotation.kind in ("direct", "phrase")]
    readings = [read(_words(one)) for one in asked]
    found: list[list[Hit]] = [[] for _ in asked]
    slow = [False] * len(asked)
    wanted = Wanted.of(readings)
    for record, shard in _shards(records, len(readings)) if wanted.pieces else ():
        for at, one in search(shard, wanted, budget).items():
            found[at] += _hits(readings[at], one, shard, record, Manner(asked[at].language, tradition))
            slow[at] |= one.slow
    told = {
        id(one): decide(one, records, Evidence(tuple(hits), late, len(reading.letters)))
        for one, hits, late, reading in zip(asked, found, slow, readings, strict=True)
    }
    return tuple(told.get(id(one)) or Comparison(one.quotation.id, None) for one in questions)


def _words(question: Question) -> str:
    """The words to be compared: an accepted original in place of its translation."""
    original = question.translation and question.translation.get("exact")
    return original if isinstance(original, str) and original.strip() else question.quotation.text


def _shards(records: Sequence[Record], quotations: int) -> Iterator[tuple[Record, Shard]]:
    """One shard at a time; those of a large edition are kept in the store."""
    folder = cache_folder() if sum(len(record.text) for record in records) >= KEPT_FROM else None
    return ((record, shard_of(record.text, folder, quotations).shard) for record in records)


def _hits(reading: Reading, found: Found, shard: Shard, record: Record, manner: Manner) -> Iterator[Hit]:
    for match in found.matches[:_LAID]:
        laid = lay(reading, match, shard, record, manner)
        if is_credible(reading, laid.collation, manner.language):
            yield Hit(record, laid.collation, laid.flags)
