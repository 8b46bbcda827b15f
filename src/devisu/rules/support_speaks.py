"""Which rule of the SUP family speaks of a claim: the most exact one, and one only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.findings import Hit
from devisu.languages import load
from devisu.stems import find as find_words
from devisu.support import excused, weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Claim, Examined, Level

_NO_ASSERTION = frozenset(("META", "OWN", "QUESTION"))
_LINK = re.compile(r"\]\(https?://|\\href\{https?:|<a [^<>]{0,80}href=")
_PARTICULAR = frozenset(("NAME", "DATE", "FIGURE"))


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim that is the author's own assertion, with its reasons (name and words) and its support.

    ``quoted`` tells that it holds a quotation without a citation, which QUO001 speaks of; ``in_cited_paragraph`` that
    some sentence of its paragraph has a marker.
    """

    text: Examined
    claim: Claim
    reasons: dict[str, str]
    level: Level
    why: str
    priority: float
    quoted: bool
    in_cited_paragraph: bool

    @property
    def code(self) -> str:
        """The rule that speaks of it: the most exact one; empty if none does."""
        names, unbacked = self.reasons.keys(), self.level in ("none", "weak")
        if self.quoted or not unbacked:
            return ""
        if "VAGUE-ATTRIBUTION" in names:
            return "SUP013"
        if "ATTRIBUTED" in names:
            return "SUP002"
        if self.level == "none" and self._is_exact and self.priority >= weights().strong:
            return "SUP001"
        if "MOTIVE" in names and "HEDGE" not in names:
            return "SUP011"
        if "CERTAINTY" in names:
            return "SUP012"
        if self.level == "none" and self._is_reasoned and self.priority >= weights().some:
            return "SUP003"
        return "SUP004" if self.level == "weak" and self.priority >= weights().strong else ""

    @property
    def _is_exact(self) -> bool:
        """Whether it can be looked up: an event, a figure, a date other than a century; not what would have been."""
        names = self.reasons.keys()
        century = load(self.text.document.language).century
        dated = "DATE" in names and not find_words(self.reasons["DATE"], century)
        return (dated or "FIGURE" in names or "EVENT" in names) and "PROGNOSIS" not in names

    @property
    def _is_reasoned(self) -> bool:
        """Whether it concludes: a cause, a superlative, or a general claim of something particular."""
        names = self.reasons.keys()
        return "CAUSE" in names or "SUPERLATIVE" in names or ("GENERAL" in names and bool(names & _PARTICULAR))

    def words(self, *names: str) -> str:
        """The words that gave these reasons, those that it has, for a message."""
        return ", ".join(f"{name.lower()} “{self.reasons[name]}”" for name in names if name in self.reasons)

    def hit(self, message: str, mend: str) -> Hit:
        """A hit on the claim."""
        return Hit(self.text.document.path, self.claim.span, message, mend, self.claim.id)


def assertions(dossier: Dossier) -> Iterator[Assertion]:
    """The assertions of all texts, in order.

    Block quotations, lists and what stands under an excused heading are none, nor are sentences that speak of the text
    itself, rest on data of the author's own, ask, or hold a link: it leads to what they rest on.
    """
    for text in dossier.texts:
        left_out = excused(text.document)
        uncited = {
            text.claim_of.get(one.id)
            for one in text.quotations
            if one.kind == "direct" and not one.in_note and not text.cites.get(one.id)
        }
        cited = {claim.sentence.block for claim in text.claims if text.by_claim.get(claim.id)}
        for claim in text.claims:
            reasons = {one.name: one.words for one in text.reasons.get(claim.id, ())}
            if claim.sentence.block in left_out or reasons.keys() & _NO_ASSERTION:
                continue
            if _LINK.search(text.document.source.text, *claim.span):
                continue
            support, priority = text.support[claim.id], text.checkworthy[claim.id]
            block = claim.sentence.block
            yield Assertion(
                text, claim, reasons, support.level, support.why, priority, claim.id in uncited, block in cited
            )


def spoken_of(dossier: Dossier, code: str) -> Iterator[Assertion]:
    """The assertions that this rule speaks of."""
    return (one for one in assertions(dossier) if one.code == code)
