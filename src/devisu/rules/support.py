"""SUP: assertions and their support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.findings import Hit
from devisu.languages import load
from devisu.register import stale
from devisu.rules.base import NOTE, WARNING, many, rule
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Claim, Examined

STRONG = 0.6
"""Check-worthiness from which an assertion is strong."""


def excused(text: Examined) -> frozenset[int]:
    """Blocks under a heading that wants no citations: abstract, conclusion, acknowledgements."""
    headings = load(text.document.language).excused_headings
    found, under = set(), False
    for index, block in enumerate(text.document.blocks):
        if block.kind == "heading":
            under = bool(find_words(block.span.of(text.document.text), headings))
        elif under:
            found.add(index)
    return frozenset(found)


def _asserted(dossier: Dossier) -> Iterator[tuple[Examined, Claim]]:
    """Claims that are the author's own assertions: no block quotations, nothing under an excused heading.

    A text without a single marker makes no such promise; what it lacks is said once, not for each sentence.
    """
    for text in dossier.texts:
        if not text.markers:
            continue
        left_out = excused(text)
        for claim in text.claims:
            block = text.document.blocks[claim.sentence.block]
            if claim.sentence.block not in left_out and block.kind == "paragraph":
                yield text, claim


def _names(text: Examined, claim: Claim) -> set[str]:
    return {reason.name for reason in text.reasons.get(claim.id, ())}


def _uncited(dossier: Dossier) -> frozenset[tuple[str, str | None]]:
    """Path and claim wherever QUO001 speaks already."""
    return frozenset(
        (text.document.path, text.claim_of.get(one.id))
        for text in dossier.texts
        for one in text.quotations
        if one.kind == "direct" and not text.cites.get(one.id)
    )


@rule("SUP001", "assertion-without-support", WARNING)
def assertion_without_support(dossier: Dossier) -> Iterator[Hit]:
    """A strong assertion, with a date, a figure or a named event, has no support.

    No marker stands in the sentence, and none that follows in the paragraph still speaks of it. What makes the
    assertion strong is named.

    Why it matters
        Dates, figures and events are what a reader takes over. Without a source he can neither check them nor know
        where they come from.

    Bad
        In 1712 the miller John Roe sold 350 acres of the valley to the bishop and left the country.

        The valley was flooded in the following spring [1].
    Good
        In 1712 the miller John Roe sold 350 acres of the valley to the bishop and left the country [2].

        The valley was flooded in the following spring [1].

    To mend
        Add the source, or put the marker where the assertion stands.
    """
    uncited = _uncited(dossier)
    for text, claim in _asserted(dossier):
        names = _names(text, claim)
        if (
            text.support[claim.id].level == "none"
            and text.checkworthy[claim.id] >= STRONG
            and names & {"DATE", "FIGURE", "EVENT"}
            and (text.document.path, claim.id) not in uncited
        ):
            words = ", ".join(f"{one.name.lower()} “{one.words}”" for one in text.reasons[claim.id] if one.weight > 0)
            message = f"A strong assertion with no support ({words}): {text.support[claim.id].why}."
            yield Hit(text.document.path, claim.span, message, "Add the source, or move the marker here.", claim.id)


@rule("SUP002", "reported-opinion-without-citation", WARNING)
def reported_opinion_without_citation(dossier: Dossier) -> Iterator[Hit]:
    """The sentence reports what somebody said or thought, without quotation marks, and no citation follows.

    Why it matters
        A view laid in somebody's mouth is as checkable as a quotation, and as easily bent.

    Bad
        According to John Roe, the valley was never flooded at all.

        The mill was sold in 1712 [1].
    Good
        According to John Roe, the valley was never flooded at all [2].

        The mill was sold in 1712 [1].

    To mend
        Add the place where it was said.
    """
    uncited = _uncited(dossier)
    for text, claim in _asserted(dossier):
        if text.support[claim.id].level not in ("none", "weak") or (text.document.path, claim.id) in uncited:
            continue
        language = load(text.document.language)
        words = claim.sentence.text
        if (places := find_words(words, language.according)) and "NAME" in _names(text, claim):
            sign = words[slice(*places[0])]
            message = f"“{sign}” reports somebody's view, and no citation says where it was put forward."
            yield Hit(text.document.path, claim.span, message, "Add the place where it was said.", claim.id)


@rule("SUP004", "weak-support", NOTE)
def weak_support(dossier: Dossier) -> Iterator[Hit]:
    """The nearest marker belongs to another sentence, and may not cover this one.

    Why it matters
        A reader cannot tell whether the source cited later also carries what stands before it.

    Bad
        In 1712 the miller sold his house to the bishop. Taxes rose in every town of the empire. Soldiers were hired
        abroad [1].
    Good
        In 1712 the miller sold his house to the bishop [1].

    To mend
        Repeat the marker where the assertion stands, or say in the note what it covers.
    """
    for text, claim in _asserted(dossier):
        if text.support[claim.id].level == "weak" and text.checkworthy[claim.id] >= STRONG / 2:
            message = f"Support is weak here: {text.support[claim.id].why}."
            yield Hit(
                text.document.path, claim.span, message, "Repeat the marker where the assertion stands.", claim.id
            )


@rule("SUP005", "paragraph-without-citation", NOTE)
def paragraph_without_citation(dossier: Dossier) -> Iterator[Hit]:
    """A paragraph of assertions has no citation.

    Why it matters
        It may be the author's own reasoning, or common knowledge; or its source was forgotten. The reader cannot tell.

    Bad
        In 1712 the miller sold his house to the bishop. The valley was flooded in 1713.

        The mill burnt down in 1714 [1].
    Good
        In 1712 the miller sold his house to the bishop. The valley was flooded in 1713 [1].

    To mend
        Add the sources, or leave it as your own reasoning.
    """
    paragraphs: dict[tuple[int, int], list[tuple[Examined, Claim]]] = {}
    for text, claim in _asserted(dossier):
        paragraphs.setdefault((id(text), claim.sentence.block), []).append((text, claim))
    for some in paragraphs.values():
        text, first = some[0]
        if any(text.support[claim.id].level != "none" for _, claim in some):
            continue
        worthy = [claim for _, claim in some if text.checkworthy[claim.id] >= STRONG / 2]
        if worthy:
            block = text.document.blocks[first.sentence.block]
            message = f"Paragraph {block.number} makes {many(len(worthy), 'assertion')} and has no citation."
            yield Hit(text.document.path, first.span, message, "Add the sources, or leave it as your own.", first.id)


@rule("SUP007", "judgement-gone-stale", WARNING)
def judgement_gone_stale(dossier: Dossier) -> Iterator[Hit]:
    """The claim was judged, and its words have changed since.

    Why it matters
        The judgement speaks of other words. It is kept, and counts again once somebody has looked.

    Bad
        --- claims/essay.md
        The mill was sold in 1713, in spring, to a stranger from the north [1].
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

        [[claim.judgement]]
        verdict = "supported"
        agent = "person"
        by = "J. D."
        on = 2026-01-31
        words = "The mill was sold in 1712, in spring, to a stranger from the north [1]."
        --- devisu.toml
        language = "en"

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


RULES = (
    assertion_without_support,
    reported_opinion_without_citation,
    weak_support,
    paragraph_without_citation,
    judgement_gone_stale,
    claim_judged_unsupported,
    registered_claim_lost,
)
