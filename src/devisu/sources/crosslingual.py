"""Across languages: passages that words may be a translation of, ranked for a person.

Passages are ranked by how near their meaning is to that of the words, as embeddings tell it; of the nearest, those that
share figures, dates and names with the words come first, and those on a page that is cited. No likeness is high enough
to be a verdict: right and wrong passages overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from devisu.model import Candidate, Proposal
from devisu.readers.language import tell
from devisu.sources.pages import is_cited, pages_of
from devisu.sources.sentences import stretches
from devisu.sources.signs import in_common, signs
from devisu.sources.vectors import Model, Vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from devisu.model import Locator, Record
    from devisu.sources.signs import Sign
    from devisu.text import Span

    Tell = Callable[[int, int], None]

SHARED = 0.05
"""How much of likeness (a cosine) it counts for that a passage has every figure, date and name of the words."""
ON_PAGE = 0.05
"""The same for standing on a page that is cited."""
AS_LONG = 0.03
"""The same for being about as long as the words; a translation seldom is much longer or shorter than its original."""
_ABOUT = 0.7
"""The shorter by the longer, from which on two lengths are about the same."""
MADE_AT_ONCE = 600
"""Passages that an audit reads for the first time; some twenty seconds of one core."""
_NEAREST = 50
"""Passages of a record whose figures, dates and names are looked at."""
_PER_MINUTE = 1500


@dataclass(frozen=True, slots=True)
class Sought:
    """Words whose original is looked for, the records where it may stand, and the pages cited."""

    words: str
    records: tuple[Record, ...]
    pages: tuple[Locator, ...] = ()


def candidates(
    words: str, records: Sequence[Record], *, most: int = 3, progress: Tell | None = None
) -> tuple[Candidate, ...]:
    """The ``most`` likeliest passages of the records, which do not overlap, the likeliest first; never a verdict.

    ``progress`` is told how many passages of how many have vectors. Raises UsageError where the extra is missing.
    """
    (found,) = propose([Sought(words, tuple(records))], most=most, progress=progress)
    return found.candidates


def propose(
    sought: Sequence[Sought], *, most: int = 3, room: int | None = None, progress: Tell | None = None
) -> tuple[Proposal, ...]:
    """What may be the original of each, in their order.

    No more than ``room`` passages are read for the first time: where a record has more, only the pages cited are read,
    and where these are not known either, none, and the proposal says what would help. ``progress`` is told how many
    passages of how many were read. Raises UsageError where the extra is missing.
    """
    model = Model()
    shelves = {record.path: _Shelf.of(record, model) for one in sought for record in one.records}
    plans: list[_Plan] = []
    for one in sought:
        for record in one.records:
            plans.append(shelves[record.path].plan(one.pages, room, _asked(plans)))
    _make([(shelves[path], sorted(rows)) for path, rows in _asked(plans).items()], model, progress)
    following = iter(plans)
    return tuple(_proposal(one, [next(following) for _ in one.records], model, most) for one in sought)


def index(records: Sequence[Record], progress: Tell) -> int:
    """Make and keep all vectors of the records; how many had to be made. Raises UsageError without the extra."""
    model = Model()
    shelves = [_Shelf.of(record, model) for record in records]
    return _make([(one, one.vectors.missing(range(len(one.spans)))) for one in shelves], model, progress)


def _make(wanted: Sequence[tuple[_Shelf, Sequence[int]]], model: Model, progress: Tell | None) -> int:
    """Make these vectors, and tell how many of all are done; how many there were to make."""
    total, done = sum(len(rows) for _, rows in wanted), 0

    def told(at: int) -> None:
        if progress:
            progress(done + at, total)

    for shelf, rows in wanted:
        shelf.vectors.make(rows, model, told)
        done += len(rows)
    return total


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A record with its passages and their vectors."""

    record: Record
    spans: tuple[Span, ...]
    vectors: Vectors

    @classmethod
    def of(cls, record: Record, model: Model) -> _Shelf:
        spans = stretches(record)
        return cls(record, spans, Vectors.of([span.of(record.text) for span in spans], model))

    def plan(self, pages: Sequence[Locator], room: int | None, asked: dict[str, set[int]]) -> _Plan:
        """Which passages to look at, so that with those already ``asked`` for no more than ``room`` are read."""
        everything = range(len(self.spans))
        cited = frozenset(
            row for row in everything if pages and is_cited(pages_of(self.record, self.spans[row]), pages)
        )
        known = asked.get(self.record.path, set())
        left = None if room is None else room - sum(map(len, asked.values()))
        for rows in (everything, sorted(cited)):
            new = [row for row in self.vectors.missing(rows) if row not in known]
            if left is None or len(new) <= left:
                return _Plan(self, tuple(rows), cited, tuple(new))
        return _Plan(self, (), cited, ())


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which passages of a record are looked at, which of all stand on a page cited, and which are still to be read."""

    shelf: _Shelf
    rows: tuple[int, ...]
    cited: frozenset[int]
    new: tuple[int, ...]

    @property
    def wanting(self) -> str:
        """What is not looked at, in words."""
        total = len(self.shelf.spans)
        if len(self.rows) == total:
            return ""
        minutes = max(len(self.shelf.vectors.missing(range(total))) // _PER_MINUTE, 1)
        what = "only the pages cited were read" if self.rows else "nothing was read"
        return (
            f"{what} of {self.shelf.record.path}, which is long; to have all of it read (about {minutes} min, once): "
            "devisu sources index --across"
        )


def _asked(plans: Sequence[_Plan]) -> dict[str, set[int]]:
    """The passages to be read, by the path of their record."""
    found: dict[str, set[int]] = {}
    for one in plans:
        if one.new:
            found.setdefault(one.shelf.record.path, set()).update(one.new)
    return found


def _proposal(sought: Sought, plans: Sequence[_Plan], model: Model, most: int) -> Proposal:
    wanted = signs(sought.words, tell(sought.words))
    aim = model.query(sought.words)
    found = [one for plan in plans for one in _nearest(plan, plan.shelf.vectors.near(aim), wanted, sought)]
    ranked = sorted(found, key=lambda one: (-one.score, one.record, one.span))
    return Proposal(tuple(_apart(ranked, most)), "; ".join(filter(None, (plan.wanting for plan in plans))))


def _nearest(plan: _Plan, likeness: Any, wanted: Sequence[Sign], sought: Sought) -> Iterator[Candidate]:
    record = plan.shelf.record
    language = record.language or tell(record.text)
    near = {
        row: float(likeness[row]) + ON_PAGE * (row in plan.cited) + AS_LONG * _fit(plan.shelf.spans[row], sought.words)
        for row in plan.rows
    }
    for row in sorted(near, key=lambda row: (-near[row], row))[:_NEAREST]:
        span = plan.shelf.spans[row]
        passage = span.of(record.text)
        shared = in_common(wanted, passage, language)
        share = len(shared) / len(wanted) if wanted else 0.0
        page = pages_of(record, span)
        yield Candidate(
            record=record.path,
            entry=record.entry,
            page=page,
            span=record.map.span(span),
            passage=passage,
            likeness=float(likeness[row]),
            shared=shared,
            score=near[row] + SHARED * share,
            is_cited=is_cited(page, sought.pages),
        )


def _fit(span: Span, words: str) -> float:
    """How near the length of a passage is to that of the words; 1 where they are about the same."""
    shorter, longer = sorted((span.end - span.start, len(words)))
    return min(shorter / max(longer, 1) / _ABOUT, 1.0)


def _apart(ranked: Sequence[Candidate], most: int) -> list[Candidate]:
    """The first ``most`` that do not overlap with a better one."""
    kept: list[Candidate] = []
    for one in ranked:
        if len(kept) == most:
            break
        if not any(one.record == other.record and one.span.touches(other.span) for other in kept):
            kept.append(one)
    return kept
