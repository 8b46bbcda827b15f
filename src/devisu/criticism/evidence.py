"""The evidence that people recorded in their judgements: which record of which work, of what class and credibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.criticism.works import RANKS, Rank
from devisu.register import stale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from devisu.model import Claim, Judgement, Record


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one judgement by a person rests on.

    ``key`` is the citekey of the work, known by the record or by the judgement's own ``entry``; None if neither is
    named. ``rank`` and ``credibility`` are the person's grades, None where there are none. ``faults`` say in words
    what could not be understood.
    """

    judgement: Judgement
    record: Record | None
    key: str | None
    rank: Rank | None
    credibility: int | None
    faults: tuple[str, ...] = ()


def shelf(records: Iterable[Record]) -> Mapping[str, Record]:
    """Records by the names that a judgement may give them: their path, and their file name if only one has it."""
    found: dict[str, Record | None] = {}
    for record in records:
        name = record.path.rpartition("/")[2]
        found[name] = None if name in found else record
        found[record.path] = record
    return {name: record for name, record in found.items() if record is not None}


def of(claim: Claim, words: str, records: Mapping[str, Record]) -> tuple[Evidence, ...]:
    """The evidence of a claim in the order of the register.

    Judgements by programs do not count, nor do those on other words than ``words``, which the claim has now.
    """
    return tuple(_evidence(claim, words, records))


def _evidence(claim: Claim, words: str, records: Mapping[str, Record]) -> Iterator[Evidence]:
    for judgement in claim.judgements:
        if judgement.agent != "person" or not judgement.evidence or stale(judgement, words):
            continue
        table = judgement.evidence
        record = records.get(str(table.get("record", "")))
        named = table.get("entry")
        key = record.entry if record else named if isinstance(named, str) else None
        rank = next((one for one in RANKS if one == table.get("class")), None)
        grade = _grade(table.get("credibility"))
        faults = []
        if "class" in table and rank is None:
            faults.append(f"class “{table['class']}” of {claim.id} is none of {', '.join(RANKS)}")
        if "credibility" in table and grade is None:
            faults.append(f"credibility “{table['credibility']}” of {claim.id} is no number from 1 to 6")
        yield Evidence(judgement, record, key, rank, grade, tuple(faults))


def _grade(value: object) -> int | None:
    """A number from 1 to 6, which a spreadsheet may have made a string of."""
    return int(str(value)) if str(value) in ("1", "2", "3", "4", "5", "6") else None
