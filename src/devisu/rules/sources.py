"""SRC: how much rests on which sources, of what class, how far from the events, and what is not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.criticism import age, dependence, distance, missing, shares, survey, wanting
from devisu.findings import Hit, Related
from devisu.rules.base import NOTE, PLACES, many, rule
from devisu.rules.bib_places import head, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.criticism import Backed, Survey, Surveyed, Work
    from devisu.criticism.shares import Share
    from devisu.dossier import Dossier
    from devisu.model import Claim

SHARE = 0.5
"""The share of the claims from which much rests on one source."""
FEW = 5
"""With fewer claims than these that cite something known, shares tell nothing."""
LATE = 30
"""The years after which a source is late: a generation."""


def named(surveyed: Surveyed, claims: Sequence[Claim]) -> str:
    """Claims for people: by their ids where the register has them, else by their lines."""
    source = surveyed.text.document.source
    if all(one.registered for one in claims):
        return several([one.id for one in claims])
    lines = list(dict.fromkeys(str(source.place(one.span.start).line) for one in claims))
    return f"{'line' if len(lines) == 1 else 'lines'} {several(lines)}"


def gathered(surveyed: Surveyed, claims: Sequence[Backed], message: str, mend: str) -> Hit:
    """One hit for claims of one cause: at the first of them, the next ones beside it."""
    path = surveyed.text.document.path
    first, *others = [one.claim for one in claims]
    related = tuple(Related(path, one.span, "also here") for one in others[:PLACES])
    return Hit(path, first.span, message, mend, first.id, related)


def by_works(claims: Iterable[Backed]) -> Iterator[tuple[tuple[Work, ...], list[Backed]]]:
    """Claims that cite the same works, with these works."""
    groups: dict[tuple[str, ...], list[Backed]] = {}
    for one in claims:
        groups.setdefault(tuple(sorted(work.id for work in one.works)), []).append(one)
    for some in groups.values():
        yield some[0].works, some


def keys(works: Sequence[Work]) -> str:
    """Works for people."""
    return several([work.key for work in works])


@rule("SRC001", "much-on-one-source", NOTE)
def much_on_one_source(dossier: Dossier) -> Iterator[Hit]:
    """Half of the claims that cite a known work, or more, rest on one source, or on one author.

    It says how many, and which claims have nothing else, or only what goes back to it, and so fall if the source
    falls. References that are not
    identified count for nobody. Texts with fewer than five such claims are let pass.

    Why it matters
        What one witness has wrong, the whole text has wrong. Langlois and Seignobos ask for agreement of independent
        observations before a fact is taken as established.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
        @book{roe1991, author = {Roe, Richard}, title = {The Valley}, date = {1991}}
        @book{poe1992, author = {Poe, Edna}, title = {Dams}, date = {1992}}
    Bad
        --- essay.md
        The mill was sold in 1712 [@doe1990]. The miller left the valley in 1713 [@doe1990]. The dam broke in 1714
        [@doe1990]. The bishop paid for a new one [@doe1990]. The valley was empty by 1720 [@roe1991].
    Good
        --- essay.md
        The mill was sold in 1712 [@doe1990]. The miller left the valley in 1713 [@roe1991]. The dam broke in 1714
        [@poe1992]. The bishop paid for a new one [@doe1990]. The valley was empty by 1720 [@roe1991].

    To mend
        Look for an independent witness for the claims that have no other. Where there is none, say so in the text.
    Options
        [thresholds] share = 0.5
    Authority
        Langlois and Seignobos, Introduction aux études historiques (1898), on the agreement of observations.
    """
    least = dossier.settings.thresholds.get("share", SHARE)
    found = survey(dossier)
    ties = dependence.ties(found)
    for surveyed in found.texts:
        known = surveyed.known
        if len(known) < FEW:
            continue
        great = [one for one in shares.by_source(known, ties) if one.part >= least]
        counted = {tuple(claim.id for claim in some) for one in great for some in (one.claims, one.falls)}
        great += [
            one
            for one in shares.by_author(known)
            if one.part >= least and not {tuple(c.id for c in some) for some in (one.claims, one.falls)} & counted
        ]
        by_id = {one.claim.id: one for one in known}
        for share in great:
            claims = [by_id[claim.id] for claim in (share.falls or share.claims)]
            mend = "Is there an independent witness for what has no other?"
            yield gathered(surveyed, claims, _share_words(surveyed, share), mend)


def _share_words(surveyed: Surveyed, share: Share) -> str:
    said = f"{len(share.claims)} of {many(share.total, 'claim')} that cite a known work rest on {share.name}"
    falls = f"{len(share.falls)} fall with it ({named(surveyed, share.falls)})" if share.falls else "none by it alone"
    leans = f", {len(share.leans)} more lean on references not identified" if share.leans else ""
    return f"{said} ({share.part:.0%}); {falls}{leans}."


@rule("SRC002", "event-without-primary-source", NOTE)
def event_without_primary_source(dossier: Dossier) -> Iterator[Hit]:
    """What happened is told from works none of which is recorded as primary.

    The class is the one recorded: by `keywords`, or by a person for this very claim, which comes first. Claims that
    cite anything of no recorded class, or not identified, are let pass. A primary source that stands behind the work
    cited, by the ties recorded, is named. Claims of which SRC010 or SRC014 speaks are left to them.

    Why it matters
        A study tells what its author took from the sources. Whether they bear it out is seen only there.

    Bad
        --- essay.md
        In 1712 the mill was destroyed in the war over the valley [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, keywords = {secondary}}
    Good
        --- essay.md
        In 1712 the mill was destroyed in the war over the valley [@doe1990, p. 3; @rolls1712, l. 7].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, keywords = {secondary}}
        @unpublished{rolls1712, title = {Rolls of the Bishop}, date = {1712}, keywords = {primary}}

    To mend
        Follow the study to the source it rests on, and cite both. Where no source is left, say so.
    """
    found = survey(dossier)
    ties = dependence.ties(found)
    for surveyed in found.texts:
        asked = [
            one
            for one in surveyed.known
            if one.without_primary
            and not wanting.wants_primary(surveyed, one)
            and wanting.is_event(surveyed, one)
            and not age.older_than(surveyed, one)
        ]
        for works, some in by_works(asked):
            verb = "is" if len(some) == 1 else "are"
            message = f"{many(len(some), 'event')} {verb} told from {keys(works)} alone, and no source cited is primary"
            mend = "What does the study itself rest on, and can it be seen?"
            yield gathered(surveyed, some, f"{message}{_behind(some[0], ties, found)}.", mend)


def _behind(one: Backed, ties: dependence.Ties, found: Survey) -> str:
    """The primary sources behind the works of a claim, as the end of a sentence."""
    sources = dict.fromkeys(source.key for _, source in wanting.behind(one, ties, found.library))
    verb = "stands" if len(sources) == 1 else "stand"
    return f"; {several([*sources])} {verb} behind it" if sources else ""


@rule("SRC003", "only-late-sources", NOTE)
def only_late_sources(dossier: Dossier) -> Iterator[Hit]:
    """All that a dated claim cites came into being more than a generation (30 years) later.

    The distance is counted from the latest date in the claim to the origin of the work (`created` in a sidecar, or
    `origdate`), and where none is recorded to the edition, which is said, once for a text. Works recorded as primary
    whose origin is not recorded are let pass, as are claims of which SRC002 or SRC014 speaks.

    Why it matters
        The farther a source stands from the event, the more hands its knowledge went through. A reprint of 1990 may
        hold a letter of 1712: the origin counts, and the edition says nothing of it.

    Bad
        --- essay.md
        In 1712 the mill was destroyed in the war over the valley [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
    Good
        --- essay.md
        In 1712 the mill was destroyed in the war over the valley [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {Letters from the Mill}, origdate = {1713}, date = {1990}}

    To mend
        Record the origin if the work is older than its edition; else look for a witness nearer to the event.
    Options
        [thresholds] late = 30
    """
    late = dossier.settings.thresholds.get("late", LATE)
    for surveyed in survey(dossier).texts:
        far: dict[str, list[distance.Distance]] = {}
        for one in distance.distances(surveyed):
            far.setdefault(one.backed.claim.id, []).append(one)
        asked = [some[0].backed for some in far.values() if all(_is_late(one, late) for one in some)]
        asked = [one for one in asked if not (one.without_primary or one.unknown)]
        dated: list[Backed] = []
        others: list[Backed] = []
        for backed in asked:
            told = any(each.by_origin is not None for each in far[backed.claim.id])
            (dated if told else others).append(backed)
        by_edition = [(_all_works(others), others)] if others else []  # an origin that is not recorded is one cause
        for works, some in (*by_works(dated), *by_edition):
            years = [each for backed in some for each in far[backed.claim.id]]
            yield gathered(surveyed, some, _late_words(works, years, len(some)), "Is there a witness nearer to it?")


def _all_works(claims: Iterable[Backed]) -> tuple[Work, ...]:
    return tuple({work.id: work for one in claims for work in one.works}.values())


def _is_late(one: distance.Distance, late: float) -> bool:
    if one.years is None or (one.by_origin is None and one.backed.rank(one.work) == "primary"):
        return False
    return one.years > late


def _late_words(works: Sequence[Work], found: list[distance.Distance], claims: int) -> str:
    years = sorted({one.years for one in found if one.years is not None})
    span = many(years[0], "year") if len(years) == 1 else f"{years[0]} to {years[-1]} years"
    unsaid = " (by edition; no origin is recorded)" if any(one.by_origin is None for one in found) else ""
    return f"{keys(works)} came {span} after the events of {many(claims, 'claim')}{unsaid}."


@rule("SRC009", "source-metadata-missing", NOTE)
def source_metadata_missing(dossier: Dossier) -> Iterator[Hit]:
    """Works are cited of which no class, no date or no origin is recorded; it is said once, with what it would allow.

    Grades that cannot be understood (a letter beyond F, a credibility beyond 6) are named too. Nothing is assumed in
    place of what is missing: the questions that need it are not asked.

    Why it matters
        Silence of the other rules is no praise of the sources where they had nothing to go by.

    Bad
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}}
    Good
        --- essay.md
        The mill burned down [@doe1990, p. 3; @roe1712].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, keywords = {secondary}}
        @book{roe1712,
          author = {Roe, Richard}, title = {A Letter}, origdate = {1712}, date = {1950}, keywords = {primary},
        }

    To mend
        Record the class in `keywords` (primary, secondary, tertiary), the origin in `origdate` or in `created` of the
        sidecar. Where evidence is of another class than the work, say so in the judgement.
    """
    found = missing.gaps(survey(dossier))
    words = " ".join(found.words())
    if not words:
        return
    mend = "Record in the entry what is known: keywords, date, origdate."
    if found.works:
        first, *others = found.works
        related = tuple(Related(one.entry.path, head(dossier, one.entry), "lacks some") for one in others[:PLACES])
        yield Hit(first.entry.path, head(dossier, first.entry), words, mend, related=related)
    elif dossier.texts:
        yield Hit(dossier.texts[0].document.path, None, words, mend)


@rule("SRC014", "primary-source-wanting", NOTE)
def primary_source_wanting(dossier: Dossier) -> Iterator[Hit]:
    """A quotation, a law or a figure is given from works none of which is recorded as primary.

    A study is the first source of its own author's words, so a quotation is meant only where somebody else speaks, or
    where the work names no author. Claims that cite anything of no recorded class, or not identified, are let pass.

    Why it matters
        Words, laws and figures are what suffers most in copying. They stand somewhere in their own wording.

    Bad
        --- essay.md
        A decree of the bishop forbade the sale of mills to strangers [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, keywords = {secondary}}
    Good
        --- essay.md
        A decree of the bishop forbade the sale of mills to strangers [@decree1712, art. 3].
        --- bib/references.bib
        @legislation{decree1712, title = {Decree on the Mills}, date = {1712}, keywords = {primary}}

    To mend
        Cite the law, the statistics or the letter itself, beside the work in which you found it.
    """
    found = survey(dossier)
    ties = dependence.ties(found)
    for surveyed in found.texts:
        wanted = {one.claim.id: wanting.wants_primary(surveyed, one) for one in surveyed.known if one.without_primary}
        asked = [one for one in surveyed.known if wanted.get(one.claim.id) and not _spoken_for(surveyed, one)]
        for works, some in by_works(asked):
            kinds = dict.fromkeys(kind for one in some for kind in wanted[one.claim.id])
            bears = "is not recorded as primary" if len(works) == 1 else "are not recorded as primary"
            message = f"{many(len(some), 'claim')} with a {' or '.join(kinds)}: {keys(works)} {bears}"
            mend = "Where does it stand in its own wording?"
            yield gathered(surveyed, some, f"{message}{_behind(some[0], ties, found)}.", mend)


def _spoken_for(surveyed: Surveyed, backed: Backed) -> bool:
    """Whether a quotation is all that is asked of, and QUO009 or SRC004 asks it already."""
    return wanting.wants_primary(surveyed, backed) == ("quotation",) and any(work.authors for work in backed.works)


RULES = (
    much_on_one_source,
    event_without_primary_source,
    only_late_sources,
    source_metadata_missing,
    primary_source_wanting,
)
