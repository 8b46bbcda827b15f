"""The markers that speak for quotations: that of the sentence, or one that the next sentences share with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from devisu import names
from devisu.authored import Named, people
from devisu.extract.people import candidates
from devisu.languages import load
from devisu.link import is_cross_reference
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from devisu.extract.people import Candidate
    from devisu.languages import Language
    from devisu.model import BrokenMark, Citation, Claim, Document, Quotation

_UNREAD = re.compile(r"[(\[][^()\[\]]{0,200}\d[^()\[\]]{0,200}[)\]]")
_TAIL = 30
"""How much of a quotation's end tells where it stands in its sentence: the author may break into the words before."""
_NEAR = 5
"""So many sentences on at most, all of which quote, may the marker of a quotation stand."""
_SUBJECT = 2
"""So many words before a verb of saying are more than an adverb: they hold its subject."""
_SPOKEN = ("direct", "phrase")


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations of quotations by id, and the ids of those that took theirs from a later sentence."""

    cites: Mapping[str, tuple[Citation, ...]]
    carried: frozenset[str]


def cite_quotations(
    document: Document,
    quotations: Sequence[Quotation],
    claims: Sequence[Claim],
    claimed: Mapping[str, tuple[Citation, ...]],
    quoted_in: Mapping[str, tuple[str, ...]],
    broken: Iterable[BrokenMark] = (),
    profile: str = "standard",
) -> Cited:
    """The citations of each quotation.

    That is the marker in its own sentence: the first behind it, else one inside its marks, else the last before it; for
    a block quotation also one in the line that signs it. A direct quotation without one takes the marker of the next
    sentence of its paragraph. Where that quotes for itself it may share its marker with the quotations of the same
    speaker before it, but not in the ``profile`` strict; one of the ``broken`` marks, which have no partner, tells that
    it quotes, and not whom.
    """
    starts = [claim.span.start for claim in claims]
    by_id = {quotation.id: quotation for quotation in quotations}
    spoken = {claim: [by_id[one] for one in ids if by_id[one].kind in _SPOKEN] for claim, ids in quoted_in.items()}
    lone = tuple(sorted(mark.span.start for mark in broken))
    run = _Run(document.source.text, load(document.language), claims, claimed, spoken, lone, profile == "strict")
    cites: dict[str, tuple[Citation, ...]] = {}
    carried: set[str] = set()
    shared: dict[int, tuple[Citation, ...]] = {}
    for quotation in quotations:
        index = bisect_left(starts, quotation.at + 1) - 1
        own = _own(quotation, claims, index, claimed)
        cites[quotation.id] = _nearest(quotation, own)
        if index >= 0 and _has_unread_reference(claims[index], quotation):
            continue
        if quotation.block and not cites[quotation.id] and index > 0 and not quotation.goes_on:
            cites[quotation.id] = _introducing(claims[index - 1], claimed.get(claims[index - 1].id, ()))
        if cites[quotation.id] or quotation.kind != "direct" or quotation.in_note or index < 0:
            continue
        if later := shared.get(index) or run.later(quotation, index, shared):
            cites[quotation.id] = later
            carried.add(quotation.id)
    _through_blocks([one for one in quotations if one.block], cites, carried)
    return Cited(cites, frozenset(carried))


@dataclass(frozen=True, slots=True)
class _Run:
    """The sentences of a text, for following a quotation to the marker that stands behind a later one.

    ``spoken`` are the statements and phrases quoted in each claim, ``lone`` the places of marks without a partner.
    """

    source: str
    language: Language
    claims: Sequence[Claim]
    claimed: Mapping[str, tuple[Citation, ...]]
    spoken: Mapping[str, Sequence[Quotation]]
    lone: Sequence[int]
    strict: bool

    def later(self, quotation: Quotation, index: int, shared: dict[int, tuple[Citation, ...]]) -> tuple[Citation, ...]:
        """The marker of the next sentence, or of the last of several that all quote the same speaker.

        It is ``shared`` then by the sentences between, by their indices.
        """
        here = self.claims[index]
        named = self._named(here)
        for at in range(index + 1, min(index + 1 + _NEAR, len(self.claims))):
            claim = self.claims[at]
            first = _first_marker(self.claimed.get(claim.id, ()))
            if claim.sentence.block != here.sentence.block or self._is_broken(claim):
                return ()
            if not self.spoken.get(claim.id):
                return first if at == index + 1 else ()
            if self.strict or not self._goes_on(quotation.speaker, named, claim, first):
                return ()
            if first:
                shared.update(dict.fromkeys(range(index + 1, at), first))
                return first
        return ()

    def _is_broken(self, claim: Claim) -> bool:
        return bisect_left(self.lone, claim.span.start) < bisect_left(self.lone, claim.span.end)

    def _goes_on(self, speaker: str | None, named: Sequence[str], claim: Claim, marker: tuple[Citation, ...]) -> bool:
        """Whether a sentence quotes the same speaker, and nobody else up to its marker.

        The ``speaker`` may be unknown, and then one whom the sentence of the quotation has ``named``.
        """
        before = [one for one in self.spoken[claim.id] if not marker or one.outer.start < marker[0].marker.at]
        speakers = [one.speaker for one in before if one.speaker]
        known = [speaker] if speaker else named
        if speakers:
            return all(any(_is_same(one, other) for other in known) for one in speakers)
        words = self._own_words(claim)
        people = self._people(words)
        others = [one for one in people if not any(_is_same(one.text, other) for other in known)]
        back = find_words(words, self.language.refers_back)
        if back and (not others or back[0][0] < others[0].start):
            return bool(known)
        if others or find_words(words, self.language.pronouns) or (not people and self._has_other_voice(words)):
            return False
        return speaker is None or all(_is_same(speaker, one) for one in _authors(marker))

    def _has_other_voice(self, words: str) -> bool:
        """Whether somebody speaks who is not named, or a document, and it is not the one just spoken of."""
        language = self.language
        if find_words(words, language.takes_up):
            return False
        said = find_words(words, language.reporting)
        has_subject = bool(said) and len(words[: said[-1][0]].split()) >= _SUBJECT
        return has_subject or bool(find_words(words, (*language.document_words, *language.folk, *language.ranks)))

    def _named(self, claim: Claim) -> list[str]:
        """Those whom the author of the text names in a sentence, and the documents that may speak in it."""
        words = self._own_words(claim)
        documents = find_words(words, self.language.document_words)
        return [*(one.text for one in self._people(words)), *(words[start:end] for start, end in documents)]

    def _people(self, words: str) -> list[Candidate]:
        """Those who are named in some words, in the nominative or as owners."""
        people = candidates(words, self.language, at_head=True)
        return [one for one in people if one.owner or not one.oblique]

    def _own_words(self, claim: Claim) -> str:
        """A sentence without what it quotes and without its markers, of the same length."""
        span = claim.span
        words = list(span.of(self.source))
        quoted = [one.outer for one in self.spoken.get(claim.id, ()) if span.holds(one.outer)]
        breaks = [gap for one in self.spoken.get(claim.id, ()) for gap in one.interruptions if span.holds(gap)]
        for one in (
            *quoted,
            *(one.marker.span for one in self.claimed.get(claim.id, ()) if span.holds(one.marker.span)),
        ):
            words[one.start - span.start : one.end - span.start] = " " * (one.end - one.start)
        for one in breaks:
            words[one.start - span.start : one.end - span.start] = one.of(self.source)
        return "".join(words)


def _is_same(one: str, other: str) -> bool:
    return names.same_person(one, other) != "no"


def _authors(marker: Iterable[Citation]) -> Iterator[str]:
    """The authors whom a marker names itself, or by its entry; whoever is “quoted in” a work is not its author."""
    for one in marker:
        if one.item.prefix.strip():
            continue
        if one.entry is not None:
            yield from (who.family for who in people(one.entry)[:1])
        elif one.marker.style == "author-date":
            yield from Named.of(one.item.label, declined=False).authors[:1]


def _through_blocks(blocks: Sequence[Quotation], cites: dict[str, tuple[Citation, ...]], carried: set[str]) -> None:
    """A block quotation of several paragraphs is cited once: behind its last one, or where it is introduced."""
    pairs = [(one, following) for one, following in pairwise(blocks) if following.goes_on]
    ways = ([(following, one) for one, following in reversed(pairs)], pairs)
    for given, other in (pair for way in ways for pair in way):
        if cites[given.id] and not cites[other.id]:
            cites[other.id] = cites[given.id]
            carried.add(other.id)


def _own(
    quotation: Quotation, claims: Sequence[Claim], index: int, claimed: Mapping[str, tuple[Citation, ...]]
) -> tuple[Citation, ...]:
    """The citations of its claim; of a block quotation also those of the line that signs it."""
    own = claimed.get(claims[index].id, ()) if index >= 0 else ()
    if not quotation.attribution:
        return own
    signing = (claim for claim in claims[index + 1 : index + 3] if claim.span.start < quotation.outer.end)
    return (*own, *(one for claim in signing for one in claimed.get(claim.id, ())))


def _nearest(quotation: Quotation, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    fitting = [
        one for one in citations if (one.marker.in_note or not quotation.in_note) and not is_cross_reference(one)
    ]
    if quotation.block and (inside := [one for one in fitting if one.marker.at >= quotation.outer.start]):
        return _first_marker(inside)
    behind = [one for one in fitting if one.marker.at >= quotation.outer.end - 1 or one.marker.at == quotation.at]
    if behind:
        return _first_marker(behind)
    within = [one for one in fitting if one.marker.at >= quotation.span.start]
    before = within or [one for one in fitting if one.marker.at < quotation.outer.start]
    return tuple(one for one in before if one.marker is before[-1].marker)


def _introducing(before: Claim, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The last marker of the sentence that leads to a block quotation by a colon: «Roe wrote [1, p. 4]:»."""
    cited = [one for one in citations if not is_cross_reference(one)]
    bare = before.sentence.text
    for one in cited:
        bare = bare.replace(one.marker.text, "")
    if not cited or not bare.rstrip().endswith(":"):
        return ()
    return tuple(one for one in cited if one.marker.at == cited[-1].marker.at)


def _has_unread_reference(claim: Claim, quotation: Quotation) -> bool:
    """Whether a bracket with a number follows in the sentence: a reference, though it was not understood."""
    rest = claim.sentence.text.partition(quotation.text[-_TAIL:])[2]
    return _UNREAD.search(rest) is not None


def _first_marker(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """All items that attach at the place of the first: a note's own mark and the works named in the note."""
    return tuple(one for one in citations if one.marker.at == citations[0].marker.at)
