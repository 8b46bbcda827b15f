"""All places of given words in source records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.files.folders import cache_folder
from devisu.readers.language import tell
from devisu.sources.lay import Manner, Shelved, lay_all
from devisu.sources.pieces import read
from devisu.sources.search import Wanted, search
from devisu.sources.store import KEPT_FROM, shard_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.model import Collation, Record

BUDGET = 5.0


def find(
    words: str,
    records: Sequence[Record],
    *,
    language: str | None = None,
    tradition: str = "chicago",
    budget: float = BUDGET,
) -> tuple[Collation, ...]:
    """Every place where the words stand in the records, exactly or not, the best first.

    ``language`` is that of the words (None has it told from them); ``budget`` is in seconds a record. Words between
    which an ellipsis stands may stand apart in the record; words in square brackets need not stand in it.
    """
    manner = Manner(language or tell(words), tradition)
    found = _each(words, records, manner, budget)
    return tuple(sorted(found, key=lambda one: (-one.score, len(one.variants), one.source, one.span.start)))


def _each(words: str, records: Sequence[Record], manner: Manner, budget: float) -> Iterator[Collation]:
    reading = read(words, manner.language)
    wanted = Wanted.of([reading])
    folder = cache_folder() if sum(len(record.text) for record in records) >= KEPT_FROM else None
    for record in records if wanted.pieces else ():
        shard = shard_of(record.text, folder, 1).shard
        for found in search(shard, wanted, budget).values():
            laid = lay_all(reading, found.matches, Shelved.of(record, shard), manner)
            yield from (one.collation for one in laid)
