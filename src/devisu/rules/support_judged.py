"""SUP: what people judged of claims, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.findings import Hit
from devisu.register import stale
from devisu.rules.base import WARNING, rule
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier


@rule("SUP007", "judgement-gone-stale", WARNING)
def judgement_gone_stale(dossier: Dossier) -> Iterator[Hit]:
    """The claim was judged, and its words have changed since.

    Why it matters
        The judgement speaks of other words. It is kept, and counts again once somebody has looked.

    Given
        --- claims/essay.toml
        schema = 1
        text = "essay.md"

        [[claim]]
        id = "c001"
        exact = "The mill was sold in 1712, in spring, to a stranger from the north [1]."
        prefix = ""
        suffix = ""
        position = 0

        [[claim.judgement]]
        verdict = "supported"
        agent = "person"
        by = "J. D."
        on = 2026-01-31
        words = "The mill was sold in 1712, in spring, to a stranger from the north [1]."
        --- devisu.toml
        language = "en"
    Bad
        --- claims/essay.md
        The mill was sold in 1713, in spring, to a stranger from the north [1].
    Good
        --- claims/essay.md
        The mill was sold in 1712, in spring, to a stranger from the north [1].

    To mend
        Judge the claim again: devisu claims judge.
    """
    for text in dossier.texts:
        for claim in text.claims:
            judgement = claim.judgement
            words = text.document.source.text[slice(*claim.span)]
            if judgement is not None and stale(judgement, words):
                message = f"Judged {judgement.verdict} by {judgement.by}; the words have changed since."
                yield Hit(text.document.path, claim.span, message, "Judge the claim again.", claim.id)


@rule("SUP008", "claim-judged-unsupported", WARNING)
def claim_judged_unsupported(dossier: Dossier) -> Iterator[Hit]:
    """A person has judged the claim unsupported or contradicted by its source.

    Why it matters
        Somebody has looked, and the source does not bear the claim out.

    Bad
        --- claims/essay.md
        The mill was sold in 1712, in spring, to a stranger from the north [1].
        --- claims/essay.toml
        schema = 1
        text = "essay.md"

        [[claim]]
        id = "c001"
        exact = "The mill was sold in 1712, in spring, to a stranger from the north [1]."
        prefix = ""
        suffix = ""
        position = 0

        [[claim.judgement]]
        verdict = "contradicted"
        agent = "person"
        by = "J. D."
        on = 2026-01-31
        words = "The mill was sold in 1712, in spring, to a stranger from the north [1]."
        --- devisu.toml
        language = "en"
    Good
        --- claims/essay.md
        The mill was sold in 1712, in spring, to a stranger from the north [1].
        --- devisu.toml
        language = "en"

    To mend
        Correct the claim or its citation, and judge it again.
    """
    for text in dossier.texts:
        for claim in text.claims:
            judgement = claim.judgement
            words = text.document.source.text[slice(*claim.span)]
            if judgement is None or judgement.verdict not in ("unsupported", "contradicted") or stale(judgement, words):
                continue
            note = f": {judgement.note}" if judgement.note else ""
            message = f"Judged {judgement.verdict} by {judgement.by}{note}."
            yield Hit(text.document.path, claim.span, message, "Correct the claim or its citation.", claim.id)


@rule("SUP009", "registered-claim-lost", WARNING)
def registered_claim_lost(dossier: Dossier) -> Iterator[Hit]:
    """A claim of the register no longer stands in the text.

    Why it matters
        Its judgements are kept, but speak of nothing. The sentence was deleted, or rewritten beyond recognition.

    Bad
        --- claims/essay.md
        Nothing of what was written here before is left, and the essay begins anew.
        --- claims/essay.toml
        schema = 1
        text = "essay.md"

        [[claim]]
        id = "c001"
        exact = "The mill was sold in 1712, in spring, to a stranger from the north [1]."
        prefix = ""
        suffix = ""
        position = 0
        --- devisu.toml
        language = "en"
    Good
        --- claims/essay.md
        The mill was sold in 1712, in spring, to a stranger from the north [1].
        --- claims/essay.toml
        schema = 1
        text = "essay.md"

        [[claim]]
        id = "c001"
        exact = "The mill was sold in 1712, in spring, to a stranger from the north [1]."
        prefix = ""
        suffix = ""
        position = 0
        --- devisu.toml
        language = "en"

    To mend
        Run devisu claims sync; then see what became of the sentence.
    """
    for text in dossier.texts:
        if text.register is None:
            continue
        source = dossier.sources.get(text.register.path)
        for lost in text.anchoring.lost:
            words = " ".join(lost.selector.exact.split())
            shown = words if len(words) <= 80 else words[:79] + "…"
            at = source.line_starts[lost.line - 1] if source and lost.line <= len(source.line_starts) else 0
            yield Hit(
                text.register.path,
                Span(at, at + len("[[claim]]")),
                f"Claim {lost.id} no longer stands in the text: “{shown}”",
                "See what became of the sentence; devisu claims sync marks it as lost.",
                lost.id,
            )


RULES = (judgement_gone_stale, claim_judged_unsupported, registered_claim_lost)
