"""How far the citations of a text reach.

``direct``: a marker in the sentence; one in mid-sentence covers what stands left of it. ``carried``: the marker of a
quotation stands in the next sentence, or behind the last of several that quote the same speaker; or the sentence
introduces a block quotation that has one. ``paragraph``: a
later marker of the paragraph, at most five sentences on, in a sentence that shares a rare word with the claim, or the
next sentence takes it up, or shares two words with it, and has a marker; a marker that belongs to a quotation does not
spread. ``weak``: a later
marker farther off, on another topic or on a quotation; or the claim sums up cited sentences. ``none``: no later marker
in the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from devisu.model import Support
from devisu.stems import find as find_words
from devisu.support.clauses import assertions, has_verb
from devisu.support.rare import Stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.languages import Language
    from devisu.model import Citation, Claim, Quotation

NEAR = 5
"""A later marker of the paragraph reaches back so many sentences at most."""
_BEHIND = 4
"""A marker so close behind a closing mark belongs to the quotation: the mark's own place, a stop, a space."""
_REST = 4
"""So many words and a finite verb behind the last marker assert something that it does not cover."""
_NOTE_MARK = re.compile(r"^\[\^[^\[\]\n]{0,80}\]")


@dataclass(frozen=True, slots=True)
class Text:
    """What reach is measured on: the claims in order, with their citations and quotations by claim id.

    ``source`` is the text of the file, which the places of markers are of; ``set_off`` are the blocks that are
    quotations.
    """

    claims: Sequence[Claim]
    citations: Mapping[str, tuple[Citation, ...]]
    quotations: Mapping[str, Sequence[Quotation]]
    carried: frozenset[str]
    language: Language
    source: str
    set_off: frozenset[int]

    def spoken(self, claim: Claim) -> list[Quotation]:
        """The statements quoted in the sentence itself."""
        return [one for one in self.quotations.get(claim.id, ()) if one.kind == "direct" and not one.in_note]

    def spreads(self, claim: Claim) -> bool:
        """Whether a marker of the sentence may speak for other sentences: it belongs to no quotation."""
        if self.spoken(claim):
            return False
        ends = [one.outer.end for one in self.quotations.get(claim.id, ()) if one.kind == "phrase" and not one.in_note]
        return any(
            not any(0 <= citation.marker.at - end <= _BEHIND for end in ends)
            for citation in self.citations.get(claim.id, ())
        )

    def takes_up(self, claim: Claim) -> bool:
        """Whether the sentence begins by taking up the one before: this, such, осы, оның, этот."""
        return _at_head(claim, self.language.takes_up)

    def sums_up(self, claim: Claim) -> bool:
        """Whether the sentence begins by summing up: thus, таким образом, сөйтіп."""
        return _at_head(claim, self.language.sums_up)


def _at_head(claim: Claim, words: tuple[str, ...]) -> bool:
    text = claim.sentence.text[:80]
    places = find_words(text, words)
    return bool(places) and len(text[: places[0][0]].split()) <= 1


def levels(text: Text, profile: str) -> dict[str, Support]:
    """The support of every claim, by id. ``profile`` is strict, standard or lenient."""
    stems = Stems.of(text.claims, text.language)
    found: dict[str, Support] = {}
    blocks = [(block, tuple(some)) for block, some in groupby(text.claims, key=lambda claim: claim.sentence.block)]
    cited_before = False
    for (_, some), (following, quoted) in pairwise([*blocks, (-1, ())]):
        introduces = following in text.set_off and any(text.citations.get(claim.id) for claim in quoted)
        paragraph = _Paragraph.of(text, some, stems, profile, cited_before=cited_before, introduces=introduces)
        found |= {claim.id: paragraph.support(index) for index, claim in enumerate(some)}
        cited_before = bool(paragraph.marked)
    return found


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The claims of a paragraph; ``marked`` are the indices of those with a marker, in order.

    ``cited_before`` tells that the paragraph before has a marker, ``introduces`` that a block quotation with a marker
    follows.
    """

    text: Text
    claims: tuple[Claim, ...]
    marked: tuple[int, ...]
    stems: Stems
    profile: str
    cited_before: bool
    introduces: bool

    @classmethod
    def of(
        cls, text: Text, claims: tuple[Claim, ...], stems: Stems, profile: str, *, cited_before: bool, introduces: bool
    ) -> _Paragraph:
        """Find the marked claims."""
        marked = tuple(index for index, claim in enumerate(claims) if text.citations.get(claim.id))
        return cls(text, claims, marked, stems, profile, cited_before, introduces)

    def support(self, index: int) -> Support:
        """The support of the claim with this index."""
        claim, text = self.claims[index], self.text
        if citations := text.citations.get(claim.id):
            return Support("direct", _standing(claim, citations, text), 0)
        if self.introduces and claim is self.claims[-1] and claim.sentence.text.rstrip().endswith(":"):
            return Support("carried", "it introduces a block quotation that has a marker", 1)
        spoken = text.spoken(claim)
        if any(one.id in text.carried for one in spoken):
            return self._carried(index)
        if spoken:
            return Support("none", "its quotation has no marker in this sentence or the next")
        at = bisect_right(self.marked, index)
        if at == len(self.marked):
            return self._behind(index)
        return self._reached(index, self.marked[at : at + NEAR])

    def _carried(self, index: int) -> Support:
        """The support of a claim whose quotation has the marker of a later sentence."""
        later = self.marked[bisect_right(self.marked, index) :]
        distance = later[0] - index if later else 1
        return Support("carried", f"the marker of its quotation stands {_away(distance)}", distance)

    def _behind(self, index: int) -> Support:
        """The support of a claim behind the last marker of its paragraph."""
        sums_up = self.profile != "strict" and self.text.sums_up(self.claims[index])
        if self.marked:
            if sums_up:
                return Support("weak", "it sums up sentences that have markers")
            return Support("none", "the last marker of its paragraph stands before it")
        if sums_up and index == 0 and self.cited_before:
            return Support("weak", "it sums up the paragraph before, which has markers")
        return Support("none", "its paragraph has no marker")

    def _reached(self, index: int, later: tuple[int, ...]) -> Support:
        """The support by later markers, the nearest first."""
        distance = later[0] - index
        if self.profile == "lenient":
            return Support("paragraph", f"a marker stands {_away(distance)}, in its paragraph", distance)
        if self.profile == "strict":
            return Support("weak", f"the marker {_away(distance)} is another sentence's", distance)
        if distance > NEAR:
            return Support("weak", f"the nearest marker stands {_away(distance)}", distance)
        spreading = [at for at in later if at - index <= NEAR and self.text.spreads(self.claims[at])]
        if not spreading:
            return Support("weak", f"the marker {_away(distance)} belongs to a quotation", distance)
        for at in spreading:
            if why := self._speaks_of(index, at):
                return Support("paragraph", why, at - index)
        return Support("weak", f"the marker {_away(distance)} is another sentence's", distance)

    def _speaks_of(self, index: int, at: int) -> str:
        """Why the marked sentence still speaks of the claim, in words; empty if it does not."""
        if at == index + 1 and self.text.takes_up(self.claims[at]):
            return "the next sentence takes it up and has a marker"
        ids = self.claims[index].id, self.claims[at].id
        words: tuple[str, ...] = tuple(filter(None, [self.stems.shared(*ids)]))
        if not words and at == index + 1:
            words = self.stems.shared_by_two(*ids)
        told = ", ".join(f"“{word}”" for word in words)
        if not told:
            return ""
        where = "the next sentence" if at == index + 1 else f"a sentence {at - index} on"
        return f"{where} has a marker and still speaks of it ({told})"


def _away(distance: int) -> str:
    return "in the next sentence" if distance == 1 else f"{distance} sentences on"


def _standing(claim: Claim, citations: Sequence[Citation], text: Text) -> str:
    """How the marker stands in its sentence, and how much it has to bear."""
    last = max((one.marker for one in citations), key=lambda marker: marker.at)
    end = last.at if last.in_note else last.span.end
    rest = _NOTE_MARK.sub("", text.source[end : claim.span.end], count=1)
    told = _burden(claim, citations, text.language)
    if len(rest.split()) >= _REST and has_verb(rest, text.language):
        return f"the marker in mid-sentence covers what stands left of it{told}"
    return f"a marker stands in the sentence{told}"


def _burden(claim: Claim, citations: Sequence[Citation], language: Language) -> str:
    made, markers = assertions(claim.sentence.text, language), len({one.marker.at for one in citations})
    if made <= max(markers, 2):
        return ""
    return f": {made} assertions, {markers} marker{'s' if markers > 1 else ''}"
