"""SUP: what the words of a claim give away, and the share of claims that is backed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.findings import Hit
from devisu.rules.base import NOTE, WARNING, many, rule
from devisu.rules.support_speaks import spoken_of
from devisu.support import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier

THRESHOLD = "coverage"
"""The key of ``[thresholds]``."""


@rule("SUP010", "coverage-below-threshold", NOTE)
def coverage_below_threshold(dossier: Dossier) -> Iterator[Hit]:
    """Fewer claims of a text are backed than the edition asks for.

    The share is weighted by priority. Without a threshold set, nothing is said.

    Why it matters
        An edition may promise a measure of support. The share is for reading, though: a threshold is easily met by
        footnotes that decorate.

    Bad
        --- claims/essay.md
        In 1712 the miller John Roe sold his house to the bishop. In 1713 the valley was flooded [1].
        --- devisu.toml
        language = "en"
        [thresholds]
        coverage = 0.9
    Good
        --- claims/essay.md
        In 1712 the miller John Roe sold his house to the bishop [1]. In 1713 the valley was flooded [1].
        --- devisu.toml
        language = "en"
        [thresholds]
        coverage = 0.9

    To mend
        See where support is thin: devisu audit --coverage.

    Options
        ``[thresholds] coverage`` is the share from 0 to 1.
    """
    wanted = dossier.settings.thresholds.get(THRESHOLD)
    if wanted is None:
        return
    for text in dossier.texts:
        whole = coverage(text).whole
        if whole.share is not None and whole.share < wanted:
            backed, wanting = sum(whole.backed.values()), sum(whole.wanting.values())
            message = f"{backed} of {many(wanting, 'claim')} that want a source have one: {whole.share:.0%} by weight, "
            message += f"below the {wanted:.0%} that this edition asks for."
            yield Hit(text.document.path, None, message, "See where support is thin: devisu audit --coverage.")


@rule("SUP011", "motive-without-source", NOTE)
def motive_without_source(dossier: Dossier) -> Iterator[Hit]:
    """The sentence says what somebody wanted, feared or hoped, and no source is named for it.

    Why it matters
        Nobody has seen a motive. It is known from what people said of themselves, from what others said of them, or it
        is inferred from what they did; and the three weigh differently.

    Bad
        The bishop wanted to ruin the millers.

        The mill was sold in 1712 [1].
    Good
        The bishop wanted to ruin the millers [2].

        The mill was sold in 1712 [1].

    To mend
        Add the source, or say from what the motive is inferred.
    """
    for one in spoken_of(dossier, "SUP011"):
        message = f"“{one.reasons['MOTIVE']}” says what moved people, and no source is named: {one.why}."
        yield one.hit(message, "Add the source, or say from what it is inferred.")


@rule("SUP012", "certainty-for-evidence", NOTE)
def certainty_for_evidence(dossier: Dossier) -> Iterator[Hit]:
    """Words of certainty stand where evidence would: “of course”, “as is well known”, and no source is named.

    Why it matters
        What is certain can be shown, and what is well known can be looked up. The words ask the reader to believe.

    Bad
        As is well known, the mill never had a wheel.

        The mill was sold in 1712 [1].
    Good
        The mill never had a wheel [2].

        The mill was sold in 1712 [1].

    To mend
        Name the evidence, or leave the words out.
    """
    for one in spoken_of(dossier, "SUP012"):
        message = f"“{one.reasons['CERTAINTY']}” stands here in place of a source: {one.why}."
        yield one.hit(message, "Name the evidence, or leave the words out.")


@rule("SUP013", "vague-attribution", WARNING)
def vague_attribution(dossier: Dossier) -> Iterator[Hit]:
    """A view is laid in the mouth of nobody in particular: “some historians”, “it is believed”; and nobody is cited.

    Why it matters
        The reader cannot tell who holds the view, how many do, or whether anybody does.

    Bad
        Some historians believe that the mill never stood.

        The mill was sold in 1712 [1].
    Good
        Some historians believe that the mill never stood [2, 3].

        The mill was sold in 1712 [1].

    To mend
        Name one who holds the view, with the place; or make the view your own.
    """
    for one in spoken_of(dossier, "SUP013"):
        message = f"“{one.reasons['VAGUE-ATTRIBUTION']}”: who says so, and where? No citation tells."
        yield one.hit(message, "Name who holds the view, with the place.")


RULES = (coverage_below_threshold, motive_without_source, certainty_for_evidence, vague_attribution)
