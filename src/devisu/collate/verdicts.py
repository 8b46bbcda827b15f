"""The verdict on a quotation: the first that applies, its flags, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from devisu.collate import reasons
from devisu.model import Collation, Comparison
from devisu.sources.lay import DISTINCTIVE, verdict_of
from devisu.sources.pages import is_cited
from devisu.sources.sidecar import is_second_hand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.collate.question import Question
    from devisu.model import Record

_SHOWN = 12
"""Places of a quotation that are listed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record, the place in it where a quotation was found, and the flags that the differences raise."""

    record: Record
    collation: Collation
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All places of one quotation, whether time ran out before all was looked at, and its number of letters."""

    hits: tuple[Hit, ...]
    slow: bool
    letters: int


def decide(question: Question, records: Sequence[Record], evidence: Evidence) -> Comparison:
    """The comparison of one quotation, by DESIGN's table: cited works first, then candidates, then all others."""
    if not evidence.letters:
        return _open(question, reasons.NO_WORDS, ())
    if question.translation is not None:
        return _translated(question, records, evidence)
    cited = _of(evidence.hits, question.cited)
    candidates = _of(evidence.hits, question.candidates)
    if cited or candidates:
        return _found(question, cited or candidates, evidence, is_candidate=not cited)
    elsewhere = _best_first(evidence.hits, question)
    gap = reasons.gap(question, records, slow=evidence.slow)
    if gap:
        also = f"; {reasons.elsewhere(elsewhere[0].collation)}" if elsewhere else ""
        return replace(_open(question, gap, records), reason=gap.reason + also, collations=_places(elsewhere))
    if elsewhere:
        best = elsewhere[0]
        reason = f"not in the cited work; {reasons.elsewhere(best.collation)}"
        flags = (*best.flags, *_second_hand(best))
        return Comparison(question.quotation.id, "found-elsewhere", flags, reason, "", _places(elsewhere))
    lost = reasons.Gap(reasons.not_found(question, records), reasons.WITNESS)
    return replace(_open(question, lost, records), verdict="not-found")


def _of(hits: Sequence[Hit], keys: Sequence[str]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.record.entry in keys)


def _best_first(hits: Sequence[Hit], question: Question) -> list[Hit]:
    """On the cited page first, then the best, then by place."""

    def rank(hit: Hit) -> tuple[bool, bool, float, str, int]:
        collation = hit.collation
        off_page = is_cited(collation.page, question.pages) is not True
        return (off_page, collation.verdict == "out-of-order", -collation.score, collation.source, collation.span.start)

    return sorted(hits, key=rank)


def _places(hits: Sequence[Hit]) -> tuple[Collation, ...]:
    return tuple(hit.collation for hit in hits[:_SHOWN])


def _second_hand(hit: Hit) -> tuple[str, ...]:
    return ("second-hand",) if is_second_hand(hit.record) else ()


def _found(question: Question, hits: Sequence[Hit], evidence: Evidence, *, is_candidate: bool) -> Comparison:
    ranked = _best_first(hits, question)
    best = ranked[0]
    on_page = is_cited(best.collation.page, question.pages)
    flags = [*best.flags, *_second_hand(best)]
    if on_page is False:
        flags.append("wrong-page")
    if is_candidate:
        flags.append("candidate")
    reason = reasons.found(best.collation, len(ranked), on_page=on_page)
    if is_candidate:
        reason += f"; the cited work is unidentified, and {best.record.entry} is only proposed for it"
    nearer = [hit for hit in _best_first(evidence.hits, question) if hit.collation.score > best.collation.score + 10]
    if nearer and best.collation.verdict == "altered":
        reason += f"; {reasons.elsewhere(nearer[0].collation)}, with fewer differences"
    others = _best_first(evidence.hits, question) if best.collation.verdict == "not-distinctive" else nearer
    listed = _places([*ranked, *(hit for hit in others if hit not in ranked)])
    return Comparison(question.quotation.id, best.collation.verdict, tuple(dict.fromkeys(flags)), reason, "", listed)


def _translated(question: Question, records: Sequence[Record], evidence: Evidence) -> Comparison:
    """An accepted original stands for the translation; its own verdict is told beside."""
    accepted = question.translation or {}
    named, original = str(accepted.get("record", "")), " ".join(str(accepted.get("exact", "")).split())
    if not original:
        return _open(question, reasons.ORIGINAL_WITHOUT_WORDS, records)
    meant = {record.path for record in named_so(records, named)}
    hits = _best_first([hit for hit in evidence.hits if hit.record.path in meant], question)
    if not hits and meant and evidence.slow:  # nobody knows whether they stand there
        return _open(question, reasons.SLOW, records)
    if not hits:
        others = [hit.collation for hit in _best_first(evidence.hits, question)]
        gap = reasons.original_lost(named, others, held=bool(meant))
        return replace(_open(question, gap, records), original=original)
    places = tuple(_distinct(one) for one in _places(hits))
    on_page = is_cited(places[0].page, question.pages)
    flags = (*hits[0].flags, *_second_hand(hits[0]), *(("wrong-page",) if on_page is False else ()))
    told = reasons.found(places[0], len(hits), on_page=on_page)
    reason = f"its original was accepted by a person: {told}"
    foreign = _foreign(question, records)
    return Comparison(question.quotation.id, "translation", flags, reason, "", places, original, foreign)


def _distinct(collation: Collation) -> Collation:
    """The same with the verdict that longer words would have: where a person named the place, few are enough."""
    if collation.verdict != "not-distinctive":
        return collation
    return replace(collation, verdict=verdict_of(collation.variants, DISTINCTIVE))


def named_so(records: Sequence[Record], named: str) -> tuple[Record, ...]:
    """The records that evidence means which names one so: the one at this path, or else those of this file name."""
    exact = tuple(one for one in records if one.path == named)
    return exact or tuple(one for one in records if _file_name(one.path) == _file_name(named))


def _file_name(path: str) -> str:
    return PurePosixPath(path).name


def _open(question: Question, gap: reasons.Gap, records: Sequence[Record]) -> Comparison:
    """Words that were not found, and where their original may stand."""
    foreign = _foreign(question, records)
    return Comparison(question.quotation.id, "not-compared", (), gap.reason, gap.missing, foreign=foreign)


def _foreign(question: Question, records: Sequence[Record]) -> tuple[str, ...]:
    """The records of the cited work, or of its candidates, that are in another language."""
    keys = question.cited or question.candidates
    return tuple(one.path for one in records if one.entry in keys and reasons.is_foreign(one, question))
