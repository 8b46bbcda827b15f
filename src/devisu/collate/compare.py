"""The comparison of an edition's quotations with its source records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from devisu.collate import kept
from devisu.collate.reasons import language_of
from devisu.collate.verdicts import Evidence, Hit, decide, named_so
from devisu.files.folders import cache_folder
from devisu.model import Comparison
from devisu.sources.lay import Manner, Shelved, lay_all
from devisu.sources.pieces import Reading, read
from devisu.sources.search import Wanted, search
from devisu.sources.store import KEPT_FROM, shard_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from devisu.collate.question import Question
    from devisu.model import Record

BUDGET = 2.0
"""Seconds that the search for one quotation in one record may take."""
_LAID = 6
"""Places in one record that are laid out."""


class Compared(NamedTuple):
    """What is known of each quotation's words, in the order of the questions; how many index files were mended."""

    comparisons: tuple[Comparison, ...]
    mended: int


class _Searched(NamedTuple):
    """What the quotations have in one record, those whose time was up, and whether its index file was mended."""

    rows: tuple[kept.Row, ...]
    late: frozenset[int]
    mended: bool


def compare(
    questions: Sequence[Question], records: Sequence[Record], *, tradition: str = "chicago", budget: float = BUDGET
) -> tuple[Comparison, ...]:
    """What is known of each quotation's words, as `compare_all` has it."""
    return compare_all(questions, records, tradition=tradition, budget=budget).comparisons


def compare_all(
    questions: Sequence[Question], records: Sequence[Record], *, tradition: str = "chicago", budget: float = BUDGET
) -> Compared:
    """Lay the words of each question beside the records.

    ``tradition`` says what may change silently, ``budget`` how many seconds a quotation may take in one record before
    it is given up as not compared. Titles, terms and the author's own questions are not compared.
    """
    asked = [one for one in questions if one.quotation.kind in ("direct", "phrase")]
    readings = [_reading(one) for one in asked]
    manners = [Manner(_language(one, records), tradition) for one in asked]
    found: list[list[Hit]] = [[] for _ in asked]
    slow: set[int] = set()
    mended = 0
    wanted = Wanted.of(readings)
    store = _store(records)
    for record in records if wanted.pieces else ():
        path = kept.path_of(cache_folder(), record, readings, manners)
        rows = kept.recall(path)
        if rows is None:
            searched = _searched(record, wanted, manners, store, budget)
            rows = searched.rows
            slow |= searched.late
            mended += searched.mended
            if not searched.late:
                kept.keep(path, rows)
        for at, collation, flags in rows:
            found[at].append(Hit(record, collation, flags))
    told = {
        id(one): decide(one, records, Evidence(tuple(found[at]), at in slow, len(readings[at].letters)))
        for at, one in enumerate(asked)
    }
    return Compared(tuple(told.get(id(one)) or Comparison(one.quotation.id, None) for one in questions), mended)


def _reading(question: Question) -> Reading:
    """The words to be compared: an accepted original in place of its translation."""
    original = question.translation and question.translation.get("exact")
    if isinstance(original, str) and original.strip():
        return read(" ".join(original.split()))
    return read(question.quotation.text, question.language, joins=question.quotation.joins)


def _language(question: Question, records: Sequence[Record]) -> str:
    """The language of the words that are compared: that of the record in which an accepted original was seen."""
    if question.translation is None:
        return question.language
    named = str(question.translation.get("record", ""))
    return next((language_of(one) for one in named_so(records, named)), "") or question.language


def _store(records: Sequence[Record]) -> Path | None:
    """Where the shards of a large edition are kept."""
    return cache_folder() if sum(len(record.text) for record in records) >= KEPT_FROM else None


def _searched(
    record: Record, wanted: Wanted, manners: Sequence[Manner], store: Path | None, budget: float
) -> _Searched:
    """All that the quotations have in one record."""
    opened = shard_of(record.text, store, len(wanted.readings))
    shelved = Shelved.of(record, opened.shard)
    found = search(opened.shard, wanted, budget)
    rows = tuple(
        (at, laid.collation, laid.flags)
        for at, one in found.items()
        for laid in lay_all(wanted.readings[at], one.matches[:_LAID], shelved, manners[at])
    )
    return _Searched(rows, frozenset(at for at, one in found.items() if one.slow), opened.mended)
