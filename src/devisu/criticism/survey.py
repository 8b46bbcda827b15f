"""The survey of an edition: which known works each claim of each text cites, and what else it cites."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol

from devisu import dating
from devisu.criticism import evidence, works

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.criticism.evidence import Evidence
    from devisu.criticism.works import Rank, Work
    from devisu.dating import DatedClaim
    from devisu.model import Citation, Claim, Examined, Library, Quotation, Record


class Holdings(Protocol):
    """What the survey is made of: a dossier has it, and a report."""

    @property
    def texts(self) -> tuple[Examined, ...]:
        """The texts examined."""

    @property
    def library(self) -> Library:
        """All entries."""

    @property
    def records(self) -> tuple[Record, ...]:
        """All source records."""


@dataclass(frozen=True, slots=True)
class Backed:
    """A claim that cites something: the known works, each once, and the citations of what is not known.

    A claim's citations are those in its sentence, and that of its quotation where this stands in the next one.
    """

    claim: Claim
    citations: tuple[Citation, ...]
    works: tuple[Work, ...]
    unknown: tuple[Citation, ...]
    evidence: tuple[Evidence, ...] = ()

    def rank(self, work: Work) -> Rank | None:
        """The class of a work for this claim: the latest that a person gave its evidence, else the work's default."""
        alone = len(self.works) == 1 and not self.unknown
        given = [one.rank for one in self.evidence if one.rank and (one.key == work.key or (alone and not one.key))]
        return given[-1] if given else work.rank

    @property
    def ranks(self) -> tuple[Rank | None, ...]:
        """The class of each work for this claim."""
        return tuple(self.rank(one) for one in self.works)

    @property
    def without_primary(self) -> bool:
        """Whether all that it cites is known and has a class recorded, and none is primary."""
        return bool(self.works) and not self.unknown and None not in self.ranks and "primary" not in self.ranks


@dataclass(frozen=True)
class Surveyed:
    """A text with its claims that cite something, in its order, and its quotations by id."""

    text: Examined
    claims: tuple[Backed, ...]
    quotations: Mapping[str, Quotation]

    def quoted(self, claim: Claim) -> tuple[Quotation, ...]:
        """The quotations that stand in a claim or in a note on it."""
        ids = self.text.quoted.get(claim.id, ())
        return tuple(self.quotations[one] for one in ids if one in self.quotations)

    @cached_property
    def known(self) -> tuple[Backed, ...]:
        """The claims that cite a work that is known."""
        return tuple(one for one in self.claims if one.works)

    @cached_property
    def dated(self) -> Mapping[str, DatedClaim]:
        """The claims that state a date of their own, by id."""
        return {one.claim.id: one for one in dating.dated(self.text) if one.dates}

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The known works that the text cites in its claims, in the order of first citation."""
        return tuple({work.id: work for one in self.claims for work in one.works}.values())


@dataclass(frozen=True)
class Survey:
    """All texts with what their claims cite, and all identified works of the library by key, cited or not."""

    texts: tuple[Surveyed, ...]
    library: Mapping[str, Work]

    @cached_property
    def cited(self) -> tuple[Work, ...]:
        """The known works that any claim cites, in the order of first citation."""
        return tuple({work.id: work for text in self.texts for work in text.works}.values())


def survey(holdings: Holdings) -> Survey:
    """Go through an edition once.

    The rules and the views ask for the same survey one after the other, so the latest is kept.
    """
    return _survey(_Same(holdings))


class _Same:
    """Holdings that are the same if they hold the very same texts, entries and records."""

    __slots__ = ("library", "records", "texts")

    def __init__(self, holdings: Holdings) -> None:
        self.texts, self.library, self.records = holdings.texts, holdings.library, holdings.records

    def __hash__(self) -> int:
        return hash((id(self.texts), id(self.library), id(self.records)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Same)
            and self.texts is other.texts
            and self.library is other.library
            and self.records is other.records
        )


@lru_cache(maxsize=1)
def _survey(same: _Same) -> Survey:
    library = works.by_key(same.library, same.records) if same.texts or same.records else {}
    records = evidence.shelf(same.records)
    return Survey(tuple(_surveyed(text, library, records) for text in same.texts), library)


def _surveyed(text: Examined, library: Mapping[str, Work], records: Mapping[str, Record]) -> Surveyed:
    listed: dict[str, Work] = {}
    found = []
    for claim in text.claims:
        citations = tuple(_citations(text, claim))
        if not citations:
            continue
        known = {one.id: one for citation in citations if (one := _work(citation, library, listed)) is not None}
        seen = evidence.of(claim, claim.span.of(text.document.source.text), records)
        found.append(Backed(claim, citations, tuple(known.values()), tuple(_unknown(citations)), seen))
    return Surveyed(text, tuple(found), {one.id: one for one in text.quotations})


def _citations(text: Examined, claim: Claim) -> Iterator[Citation]:
    own = text.by_claim.get(claim.id, ())
    yield from own
    for quotation in text.quoted.get(claim.id, ()):
        if quotation in text.carried and not own:
            yield from text.cites.get(quotation, ())


def _work(citation: Citation, library: Mapping[str, Work], listed: dict[str, Work]) -> Work | None:
    """The known work of a citation; one of the text's own list is made when it is first met."""
    entry = citation.entry
    if entry is None or citation.status != "linked":
        return None
    if entry.origin != "list":
        return library.get(entry.key) or works.work(entry)
    if entry.key not in listed:
        listed[entry.key] = works.work(entry)
    return listed[entry.key]


def _unknown(citations: tuple[Citation, ...]) -> Iterator[Citation]:
    """The citations of works that are not known.

    A note counts as one only if no work was found named in it; a reference to a figure of the text itself never does.
    """
    named = {one.marker.at for one in citations if one.entry is not None}
    for one in citations:
        is_bare_note = one.entry is None and one.marker.style == "note" and one.marker.at not in named
        if one.status != "linked" or is_bare_note:
            yield one
