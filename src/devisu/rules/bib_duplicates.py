"""The same work entered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.bibliography import duplicates
from devisu.findings import Hit, Related
from devisu.rules.base import WARNING, rule
from devisu.rules.bib_places import head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier


@rule("BIB004", "work-entered-twice", WARNING)
def work_entered_twice(dossier: Dossier) -> Iterator[Hit]:
    """Two entries likely describe the same work.

    Names are compared across scripts, titles by their words, together with years and identifiers. Editions, volumes,
    parts and chapters of one book are not the same work; nor are translations and reprints, or entries that name each
    other in `related`. Candidates and unidentified references are exempt.

    Why it matters
        The printed bibliography lists the book twice, and the citations of one work are split between two: nobody sees
        how much rests on it.

    Bad
        --- essay.md
        The mill burned down [@doe1990] and was rebuilt [@doe-mill].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill of the Valley}, publisher = {V. P.}, date = 1990}
        @book{doe-mill, author = {Doe, J.}, title = {The red mill of the valley}, publisher = {V. P.}, date = 1990}
    Good
        --- essay.md
        The mill burned down [@doe1990] and was rebuilt [@doe-2].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill of the Valley}, edition = 1, date = 1990}
        @book{doe-2, author = {Doe, Jane}, title = {The Red Mill of the Valley}, edition = 2, date = 1995}
    To mend
        Keep the fuller entry, and let every citation name it; or say in `related` how the two belong together.
    """
    known = [one for one in dossier.library.entries if one.identified == "identified" and one.origin != "candidates"]
    for pair in duplicates.pairs(known):
        first = Related(pair.first.path, head(dossier, pair.first), "the other entry")
        message = f"Entry {pair.second.key} is likely the same work as {pair.first.key}: {', '.join(pair.reasons)}."
        mend = "Keep the fuller entry, and let every citation name it."
        yield Hit(pair.second.path, head(dossier, pair.second), message, mend, related=(first,))


RULES = (work_entered_twice,)
