"""All places of given words in source records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from devisu.files.folders import cache_folder
from devisu.readers.language import tell
from devisu.sources.lay import Manner, Shelved, lay_all
from devisu.sources.pieces import read
from devisu.sources.search import Wanted, search
from devisu.sources.store import KEPT_FROM, shard_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.model import Collation, Record

BUDGET = 5.0


class Places(NamedTuple):
    """Every place of words, the best first; the records that time did not suffice for; the index files mended."""

    places: tuple[Collation, ...]
    late: tuple[str, ...]
    mended: int


def find(words: str, records: Sequence[Record], *, language: str | None = None) -> tuple[Collation, ...]:
    """Every place where the words stand in the records, as `look_for` has them."""
    return look_for(words, records, language=language).places


def look_for(
    words: str,
    records: Sequence[Record],
    *,
    language: str | None = None,
    tradition: str = "chicago",
    budget: float = BUDGET,
) -> Places:
    """Every place where the words stand in the records, exactly or not, the best first.

    ``language`` is that of the words (None has it told from them); ``budget`` is in seconds a record. Words between
    which an ellipsis stands may stand apart in the record; words in square brackets need not stand in it.
    """
    manner = Manner(language or tell(words), tradition)
    reading = read(words, manner.language)
    wanted = Wanted.of([reading])
    folder = cache_folder() if sum(len(record.text) for record in records) >= KEPT_FROM else None
    found: list[Collation] = []
    late: list[str] = []
    mended = 0
    for record in records if wanted.pieces else ():
        opened = shard_of(record.text, folder, 1)
        shard = opened.shard
        mended += opened.mended
        for one in search(shard, wanted, budget).values():
            laid = lay_all(reading, one.matches, Shelved.of(record, shard), manner)
            found += [of.collation for of in laid]
            late += [record.path] if one.slow else []
    found.sort(key=lambda one: (-one.score, len(one.variants), one.source, one.span.start))
    return Places(tuple(found), tuple(late), mended)
