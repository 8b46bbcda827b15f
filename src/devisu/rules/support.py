"""SUP: assertions and their support. What the words of a claim give away is in `support_words`."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from devisu.findings import Hit
from devisu.languages import load
from devisu.rules import support_judged, support_words
from devisu.rules.base import NOTE, WARNING, many, rule, sentence
from devisu.rules.support_speaks import assertions, spoken_of
from devisu.stems import find as find_words
from devisu.support import assertions_in, weights
from devisu.support.own import without_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Claim, Examined
    from devisu.rules.support_speaks import Assertion

_MOST_CLAIMS = 4
"""One marker that carries so many claims, its own sentence with them, is asked about."""
_MOST_ASSERTIONS = 4
"""So are so many clauses with a finite verb in a sentence with one marker."""
_OWN = 4
"""One sentence in so many that tells of the work done makes a paragraph one about method."""
_METHOD = 2
"""So does one sentence in so many that has a word of method (“sample”, “database”)."""


@rule("SUP001", "assertion-without-support", WARNING)
def assertion_without_support(dossier: Dossier) -> Iterator[Hit]:
    """A strong assertion, with a date, a figure or a named event, has no support.

    No marker stands in the sentence, and none follows in the paragraph. What makes the assertion strong is named.

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
    for one in spoken_of(dossier, "SUP001"):
        words = one.words("DATE", "FIGURE", "EVENT", "LAW", "SUPERLATIVE")
        mend = "Add the source, or move the marker here." if one.in_cited_paragraph else "Add the source."
        yield one.hit(f"An assertion with no source ({words}): {one.why}.", mend)


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
    for one in spoken_of(dossier, "SUP002"):
        message = f"Somebody's view or words (“{one.reasons['ATTRIBUTED']}”), and no citation says where they stand."
        yield one.hit(message, "Add the place where it was said.")


@rule("SUP003", "reasoning-without-support", NOTE)
def reasoning_without_support(dossier: Dossier) -> Iterator[Hit]:
    """A cause, a superlative or a general claim has no support.

    Why it matters
        That one thing led to another, that it was the first or the greatest, that it was always so: these are
        conclusions, and rest on more than a single observation. They may be the author's own; then the evidence should
        stand near by.

    Bad
        The flood led to the ruin of the millers.

        The mill was sold in 1712 [1].
    Good
        The flood led to the ruin of the millers [2].

        The mill was sold in 1712 [1].

    To mend
        Name the evidence, or say that it is your own conclusion.
    """
    for one in spoken_of(dossier, "SUP003"):
        words = one.words("CAUSE", "SUPERLATIVE", "GENERAL")
        yield one.hit(f"A conclusion with no source ({words}): {one.why}.", "Name the evidence, or say it is your own.")


@rule("SUP004", "weak-support", NOTE)
def weak_support(dossier: Dossier) -> Iterator[Hit]:
    """The nearest marker belongs to another sentence, and may not cover this one.

    Why it matters
        A reader cannot tell whether the source cited later also carries what stands before it.

    Bad
        In 1712 the miller sold his house to the bishop for 90 crowns. Taxes rose in every town. Soldiers came from
        abroad [1].
    Good
        In 1712 the miller sold his house to the bishop for 90 crowns [1].

    To mend
        Repeat the marker where the assertion stands, or say in the note what it covers.

    Options
        ``profile = "lenient"`` lets any later marker of the paragraph cover what stands before it.
    """
    for one in spoken_of(dossier, "SUP004"):
        yield one.hit(f"Support is weak here: {one.why}.", "Repeat the marker where the assertion stands.")


@rule("SUP005", "paragraph-without-citation", NOTE)
def paragraph_without_citation(dossier: Dossier) -> Iterator[Hit]:
    """A paragraph of assertions has no citation, and no more exact finding speaks of one of them.

    Why it matters
        It may be the author's own reasoning, or common knowledge; or its source was forgotten. The reader cannot tell.

    Bad
        The miller sold his house to the bishop. The valley was flooded in spring.

        The mill burnt down in 1714 [1].
    Good
        The miller sold his house to the bishop. The valley was flooded in spring [1].

    To mend
        Add the sources, or leave it as your own reasoning.
    """
    for (path, number), some in groupby(assertions(dossier), key=_paragraph):
        paragraph = list(some)
        worthy = [one for one in paragraph if one.priority >= weights().some]
        if any(one.level != "none" or one.quoted or one.code for one in paragraph) or not worthy:
            continue
        first = paragraph[0]
        if first.in_cited_paragraph or _speaks_of_itself(first.text, number):
            continue
        block = first.text.document.blocks[number]
        message = f"Paragraph {block.number} makes {many(len(worthy), 'assertion')} and has no citation."
        yield Hit(path, first.claim.span, message, "Add the sources, or leave it as your own.", first.claim.id)


def _speaks_of_itself(text: Examined, block: int) -> bool:
    """Whether a paragraph is about the work done: one sentence in four says so, or one in two has words of method."""
    claims = [claim for claim in text.claims if claim.sentence.block == block]
    own = sum(any(one.name in ("META", "OWN") for one in text.reasons.get(claim.id, ())) for claim in claims)
    words = load(text.document.language).reasons.get("METHOD", ())
    of_method = sum(bool(find_words(claim.sentence.text, words)) for claim in claims)
    return _OWN * own >= len(claims) or _METHOD * of_method >= len(claims)


def _paragraph(one: Assertion) -> tuple[str, int]:
    return one.text.document.path, one.claim.sentence.block


@rule("SUP006", "marker-carries-much", NOTE)
def marker_carries_much(dossier: Dossier) -> Iterator[Hit]:
    """One marker carries many claims, or many assertions of one sentence.

    Why it matters
        A reader who follows the marker finds one work, and must guess which of the assertions it is for.

    Bad
        In 1712 the miller left his house, the bishop acquired the land, the valley was flooded in the spring, and the
        soldiers burned the bridge behind them [1].
    Good
        In 1712 the miller left his house [1]. The soldiers burned the bridge behind them [2].

    To mend
        Repeat the marker, or say in the note what each work is cited for.
    """
    for text in dossier.texts:
        language = load(text.document.language)
        carried = _carried(text)
        for claim in text.claims:
            markers = len({one.marker.at for one in text.by_claim.get(claim.id, ())})
            if markers != 1:
                continue
            if text.document.blocks[claim.sentence.block].kind == "quote":
                continue
            made = assertions_in(_own_words(text, claim), language)
            claims = 1 + carried[claim.id]
            if claims >= _MOST_CLAIMS:
                message = f"One marker carries {many(claims, 'claim')}: its own sentence and {claims - 1} before it."
            elif made >= _MOST_ASSERTIONS:
                message = f"{many(made, 'assertion')} in this sentence, one marker."
            else:
                continue
            mend = "Repeat the marker, or say in the note what it covers."
            yield Hit(text.document.path, claim.span, sentence(message), mend, claim.id)


def _own_words(text: Examined, claim: Claim) -> str:
    """The sentence without what is quoted in it: that is another's to answer for, and one marker enough."""
    quoted = set(text.quoted.get(claim.id, ()))
    return without_quotations(claim.sentence.text, (one for one in text.quotations if one.id in quoted))


def _carried(text: Examined) -> Counter[str]:
    """How many claims before it each marked claim carries, by its id."""
    found: Counter[str] = Counter()
    claims = text.claims
    for index, claim in enumerate(claims):
        support = text.support[claim.id]
        if support.level in ("carried", "paragraph") and support.distance and index + support.distance < len(claims):
            found[claims[index + support.distance].id] += 1
    return found


RULES = (
    assertion_without_support,
    reported_opinion_without_citation,
    reasoning_without_support,
    weak_support,
    paragraph_without_citation,
    marker_carries_much,
    *support_judged.RULES,
    *support_words.RULES,
)
