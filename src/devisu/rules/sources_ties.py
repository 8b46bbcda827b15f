"""SRC: sources that hang together, contradict each other, or come from the author's own hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu import edtf
from devisu.criticism import authors, dependence, dissent, hands, survey
from devisu.findings import Hit, Related
from devisu.rules.base import NOTE, PLACES, WARNING, many, rule
from devisu.rules.bib_places import place
from devisu.rules.sources import gathered, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.criticism import Backed, Survey
    from devisu.criticism.dependence import Common, Tie
    from devisu.criticism.evidence import Evidence
    from devisu.dossier import Dossier


@rule("SRC006", "corroboration-not-independent", WARNING)
def corroboration_not_independent(dossier: Dossier) -> Iterator[Hit]:
    """Two works are cited for one claim, and one derives from, translates or reprints the other: they are one witness.

    How they hang together is read from `related` with `relatedtype`, from `derives-from` in the sidecars, and from
    entries with one author and one title. It is said once for the same works of a text. Where a further work is cited
    that is independent of them, it is a note.

    Why it matters
        Two books that copy one letter do not confirm it. Bernheim, and Langlois and Seignobos, have the critic ask
        first whether witnesses are independent, and only then count them.

    Bad
        --- essay.md
        The mill was sold in 1712 [@doe1950; @doe1951].
        --- bib/references.bib
        @book{doe1950, author = {Doe, Jane}, title = {The Mill}, date = {1950}}
        @book{doe1951,
          author = {Doe, Jane}, title = {Die Mühle}, date = {1951},
          related = {doe1950}, relatedtype = {translationof},
        }
    Good
        --- essay.md
        The mill was sold in 1712 [@doe1950; @roe1951].
        --- bib/references.bib
        @book{doe1950, author = {Doe, Jane}, title = {The Mill}, date = {1950}}
        @book{roe1951, author = {Roe, Richard}, title = {The Valley}, date = {1951}}

    To mend
        Cite them as one source and its copy, or look for a witness that is independent.
    Authority
        Bernheim, Lehrbuch der historischen Methode (1889), and Langlois and Seignobos, Introduction aux études
        historiques (1898), on the criticism of provenance and on the agreement of independent observations.
    """
    found = survey(dossier)
    ties = dependence.ties(found)
    for surveyed in found.texts:
        groups: dict[tuple[str, str], list[tuple[Backed, Common, bool]]] = {}
        for one in surveyed.known:
            if len(one.works) < 2:
                continue
            commons = list(ties.common(one.works))
            confirmed = bool(one.unknown) or len(one.works) - len(commons) > 1
            for common in commons:
                groups.setdefault((common.one.id, common.other.id), []).append((one, common, confirmed))
        for some in groups.values():
            common = some[0][1]
            message = f"{common.one.key} and {common.other.key} are cited side by side, and count as one witness: "
            hit = gathered(surveyed, [one for one, _, _ in some], f"{message}{common.words}.", _APART)
            related = (*hit.related, *_said(dossier, found, common.ties))
            minor = all(confirmed for _, _, confirmed in some)
            yield Hit(hit.path, hit.span, hit.message, hit.mend, hit.claim, related, minor=minor)


_APART = "Cite them as one source and its copy, or look for a witness that is independent."


def _said(dossier: Dossier, found: Survey, ties: tuple[Tie, ...]) -> Iterator[Related]:
    """Where ties are recorded, as far as that is an entry of the bibliography."""
    for tie in ties[:PLACES]:
        work = found.library.get(tie.later)
        if work is not None:
            yield Related(work.entry.path, place(dossier, work.entry, "related"), f"{tie.words} ({tie.said})")


@rule("SRC007", "original-not-recorded", NOTE)
def original_not_recorded(dossier: Dossier) -> Iterator[Hit]:
    """A work is cited that is a translation, and its original is not recorded.

    That it is one is known by `translator` or `origlanguage`; the original by `origtitle`, or by a related entry with
    `relatedtype = {translationof}`, or by `derives-from` in a sidecar.

    Why it matters
        A translator chooses words. An argument from a word of a translation is an argument from the translator's.

    Bad
        --- essay.md
        The mill was sold in 1712 [@doe1951].
        --- bib/references.bib
        @book{doe1951, author = {Doe, Jane}, title = {Die Mühle}, translator = {Poe, Edna}, date = {1951}}
    Good
        --- essay.md
        The mill was sold in 1712 [@doe1951].
        --- bib/references.bib
        @book{doe1951,
          author = {Doe, Jane}, title = {Die Mühle}, translator = {Poe, Edna}, date = {1951},
          origtitle = {The Mill}, origlanguage = {english}, origdate = {1950},
        }

    To mend
        Record the original in `origtitle` and `origdate`, or as an entry of its own that `related` names.
    """
    for work, why in hands.translations(survey(dossier)):
        message = f"{work.key} is a translation ({why}), and its original is not recorded."
        span = place(dossier, work.entry, "translator", "origlanguage")
        yield Hit(work.entry.path, span, message, "Record the original in origtitle, or as a related entry.")


@rule("SRC011", "sources-contradict", WARNING)
def sources_contradict(dossier: Dossier) -> Iterator[Hit]:
    """Two sources contradict each other on a fact that somebody recorded.

    Either people judged a claim, and found it borne out by one source and contradicted by another; or the chronology
    has one event twice, by the same name, from two sources, with dates that cannot be the same. Of each source the
    latest judgement counts; judgements on other words than the claim has now do not count.

    Why it matters
        A contradiction is where criticism begins. Passed over in silence, the text rests on one of two sources, and
        the reader cannot see why on this one.

    Bad
        --- essay.md
        The mill was sold in 1712 [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
        --- claims/chronology.toml
        [[event]]
        id = "sale-doe"
        name = "The mill is sold"
        date = "1712"
        match = ["mill", "sold"]
        source = "doe1990"

        [[event]]
        id = "sale-roe"
        name = "The mill is sold"
        date = "1714-03"
        match = ["mill", "sold"]
        source = "roe1991"
    Good
        --- essay.md
        The mill was sold in 1712 [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
        --- claims/chronology.toml
        [[event]]
        id = "sale-doe"
        name = "The mill is sold"
        date = "1712"
        match = ["mill", "sold"]
        source = "doe1990"

    To mend
        Weigh the two, and say in the text which is followed and why.
    """
    for surveyed in survey(dossier).texts:
        for one in surveyed.claims:
            if (pair := dissent.on_claim(one)) is not None:
                message = f"One source bears this out ({_source(pair[0])}), and another contradicts it"
                mend = "Say in the text which is followed and why."
                path = surveyed.text.document.path
                yield Hit(path, one.claim.span, f"{message} ({_source(pair[1])}).", mend, one.claim.id)
    for first, other in dissent.on_events(dossier.events):
        said = f"{first.source} has {edtf.words(first.date)}, {other.source} has {edtf.words(other.date)}"
        related = (Related(first.path, first.span, f"from {first.source}"),)
        mend = "Weigh the two, and note in the chronology why one is followed."
        yield Hit(other.path, other.span, f"“{other.name}” has two dates: {said}.", mend, related=related)


def _source(one: Evidence) -> str:
    who = f"{one.judgement.verdict}, by {one.judgement.by}" if one.judgement.by else one.judgement.verdict
    return f"{one.key or (one.record.path if one.record else '')}: {who}"


@rule("SRC012", "self-citation", NOTE)
def self_citation(dossier: Dossier) -> Iterator[Hit]:
    """Claims rest on their author's own works alone, or sources rest on each other in a circle.

    The author of a text is the `author` of its front matter, or the one declared; where neither is given, only
    circles are looked for. A circle is one of `derives-from`, translations and reprints as recorded.

    Why it matters
        One's own earlier book is no second witness: the reader is sent on, and must look there for the evidence. And a
        circle of sources rests on nothing, or is recorded wrongly.

    Bad
        --- essay.md
        ---
        author: Jane Doe
        ---
        The mill was sold in 1712 [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
    Good
        --- essay.md
        ---
        author: Jane Doe
        ---
        The mill was sold in 1712 [@doe1990; @roe1991].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
        @book{roe1991, author = {Roe, Richard}, title = {The Valley}, date = {1991}}

    To mend
        Cite what the earlier work rests on, beside it. In a circle, see which of the ties is recorded wrongly.
    Options
        declare = { author = "Jane Doe; Richard Roe" }
    """
    found = survey(dossier)
    for surveyed in found.texts:
        writers = authors.of(surveyed.text.document, dossier.settings.declare)
        if not writers:
            continue
        own = {work.id for work in surveyed.works if authors.is_by(work, writers)}
        alone = [one for one in surveyed.known if not one.unknown and all(work.id in own for work in one.works)]
        if alone:
            ids = named(surveyed, [one.claim for one in alone])
            verb = "rests" if len(alone) == 1 else "rest"
            message = f"{many(len(alone), 'claim')} of {len(surveyed.known)} {verb} on the author's own works ({ids})."
            yield gathered(surveyed, alone, message, "What do these works themselves rest on?")
    for circle in dependence.ties(found).circles():
        work = next((found.library[tie.later] for tie in circle if tie.later in found.library), None)
        if work is not None:
            message = f"Sources rest on each other in a circle: {'; '.join(tie.words for tie in circle[:PLACES])}."
            span = place(dossier, work.entry, "related")
            yield Hit(work.entry.path, span, message, "Which of the ties is recorded wrongly?")


RULES = (
    corroboration_not_independent,
    original_not_recorded,
    sources_contradict,
    self_citation,
)
