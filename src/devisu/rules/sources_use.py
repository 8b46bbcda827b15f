"""SRC: whether a source can bear what it is cited for: at second hand, in its own cause, too old, not covering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu import edtf
from devisu.criticism import age, dependence, distance, hands, subjects, survey
from devisu.findings import Hit, Related
from devisu.rules.base import NOTE, PLACES, WARNING, many, rule
from devisu.rules.bib_places import head, several
from devisu.rules.sources import gathered, keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.criticism import Backed, Survey, Surveyed, Work
    from devisu.criticism.subjects import Subjects
    from devisu.dossier import Dossier
    from devisu.model import Claim, Examined, Record


@rule("SRC004", "quoted-at-second-hand", NOTE)
def quoted_at_second_hand(dossier: Dossier) -> Iterator[Hit]:
    """Words are quoted, or a view is given, from a work that itself quotes them.

    It is known by the citation (“quoted in”, «цит. по»), and of quotations also by the source record (`seen-in` says
    so, or names another entry), or because the reader is sent (“see”, «қараңыз») to a work by another than the
    speaker. Where a speaker and an author differ and nothing is said of it, that is QUO009.

    Why it matters
        Whoever quoted them first chose where to begin, to stop and to leave out. It is honest to say so, as here it is
        said; it is better to look at the source.

    Bad
        --- essay.md
        Richard Roe wrote: “the mill had been sold before the valley was flooded” [quoted in @doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
    Good
        --- essay.md
        Richard Roe wrote: “the mill had been sold before the valley was flooded” [@roe1712, p. 1].
        --- bib/references.bib
        @book{roe1712, author = {Roe, Richard}, title = {Letters}, date = {1712}}

    To mend
        Look the words up in their own source, and cite both. Where it cannot be had, leave “quoted in”.
    """
    found = survey(dossier)
    for surveyed in found.texts:
        for one in hands.second_hand(surveyed, found):
            related = (Related(one.record.path, None, f"seen in: {one.record.seen_in}"),) if one.record else ()
            message = f"Quoted at second hand: {one.why}. Can the words be seen in their own source?"
            mend = "Look them up there, and cite both works."
            yield Hit(surveyed.text.document.path, one.span, message, mend, one.claim, related)


@rule("SRC005", "source-in-its-own-cause", NOTE)
def source_in_its_own_cause(dossier: Dossier) -> Iterator[Hit]:
    """What is said of somebody rests on that person's own work alone, or on one whose recorded position names them.

    The position is what a person wrote in `position` of a sidecar. By its author's name only a work recorded as
    primary is asked after, for a study that is named in a text is no witness in its own cause. Claims that report what
    the author said are not meant, nor claims with a further, independent work.

    Why it matters
        Whoever was party to a matter knows most of it, and has most reason to tell it their way. Interest does not
        make a witness false; it makes a second one wanted.

    Bad
        --- essay.md
        Richard Roe never touched the money of the mill [@roe1712, p. 4].
        --- bib/references.bib
        @book{roe1712, author = {Roe, Richard}, title = {My Life}, date = {1712}, keywords = {primary}}
    Good
        --- essay.md
        Richard Roe never touched the money of the mill [@roe1712, p. 4; @rolls1712].
        --- bib/references.bib
        @book{roe1712, author = {Roe, Richard}, title = {My Life}, date = {1712}, keywords = {primary}}
        @unpublished{rolls1712, title = {Rolls of the Bishop}, date = {1712}, keywords = {primary}}

    To mend
        Look for a witness from the other side, or write whose account it is.
    """
    found = survey(dossier)
    ties = dependence.ties(found)
    for surveyed in found.texts:
        for one in surveyed.known:
            if one.unknown or len(one.works) - len([*ties.common(one.works)]) > 1:
                continue
            if not any(work.positions or work.authors for work in one.works):
                continue
            hit = next((said for work in one.works if (said := _in_own_cause(surveyed, one, work))), None)
            if hit is not None:
                yield hit


def _in_own_cause(surveyed: Surveyed, one: Backed, work: Work) -> Hit | None:
    text, claim = surveyed.text, one.claim
    speakers = [quotation.speaker for quotation in surveyed.quoted(claim) if quotation.speaker]
    names = subjects.of_claim(surveyed, one, speakers)
    mend = "Is there a witness from another side?"
    for words, record in work.positions:
        if shared := names.shared(subjects.of_position(words)):
            message = f"{work.key} may speak in its own cause: its position, as recorded, has to do with {shared}."
            related = (Related(record.path, None, f"position: {words}"),)
            return Hit(text.document.path, claim.span, message, mend, claim.id, related)
    if one.rank(work) != "primary" or subjects.reports_speech(text, claim):
        return None
    person = next((person for person in work.entry.people.get("author", ()) if names.is_of(person)), None)
    if person is None or speakers or _is_named_as_author(one, work):
        return None
    message = f"The claim speaks of {person.family}, and rests on {person.family}'s own work ({work.key})."
    return Hit(text.document.path, claim.span, message, mend, claim.id)


def _is_named_as_author(one: Backed, work: Work) -> bool:
    """Whether the sentence names the author only to cite the work: “as Doe [-@doe1990] has it”."""
    return any(cited.item.mode != "normal" for cited in one.citations if cited.entry and cited.entry.key == work.key)


@rule("SRC008", "unchecked-transcription", NOTE)
def unchecked_transcription(dossier: Dossier) -> Iterator[Hit]:
    """Evidence rests on a transcription that nobody has checked against its witness.

    That is what the sidecar says: `checked = "no"`. Evidence is what a person's judgement names as its record, and a
    quotation that was compared with it. It is said once for each record and text.

    Why it matters
        A slip of the pen, or of the machine that read the page, now passes for the words of the source.

    Given
        --- essay.md
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had been sold before the valley was flooded by the river in spring.
    Bad
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
        checked = "no"
    Good
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
        checked = "once"

    To mend
        Read the record against the page once more, and set `checked` to `once` or `twice`.
    """
    unchecked = {record.path: record for record in dossier.records if record.extra.get("checked") == "no"}
    if not unchecked:
        return
    for surveyed in survey(dossier).texts:
        used: dict[str, list[Claim]] = {}
        for claim, record in _rests_on(surveyed):
            if record in unchecked and claim not in used.setdefault(record, [])[-1:]:
                used[record].append(claim)
        for path, claims in used.items():
            yield _unchecked_hit(surveyed.text, claims, unchecked[path])


def _rests_on(surveyed: Surveyed) -> Iterator[tuple[Claim, str]]:
    """Claims with the paths of the records that their evidence, or a quotation in them, rests on."""
    text = surveyed.text
    for one in surveyed.claims:
        yield from ((one.claim, seen.record.path) for seen in one.evidence if seen.record)
        for quotation in surveyed.quoted(one.claim):
            comparison = text.comparisons.get(quotation.id)
            if comparison is not None and comparison.verdict not in (None, "not-compared", "not-found"):
                yield from ((one.claim, place.source) for place in comparison.collations[:1])


def _unchecked_hit(text: Examined, claims: Sequence[Claim], record: Record) -> Hit:
    verb = "rests" if len(claims) == 1 else "rest"
    message = f"{many(len(claims), 'claim')} {verb} on a transcription that nobody has checked, {record.path}."
    path = text.document.path
    related = (
        Related(record.path, None, "the record"),
        *(Related(path, one.span, "also here") for one in claims[1 : PLACES + 1]),
    )
    return Hit(path, claims[0].span, message, "Read it against the page once more.", claims[0].id, related)


@rule("SRC010", "source-older-than-its-matter", WARNING)
def source_older_than_its_matter(dossier: Dossier) -> Iterator[Hit]:
    """Every work that a dated claim cites had appeared before the date in the claim.

    It fires only if the claim has one date, named in full and not set apart (“after”, «накануне»), if all works cited
    are known and dated, and if none of them, by origin or by edition, reaches that date at the precision recorded. A
    work recorded as primary tells nothing later than its origin, if that is recorded, whenever it was printed.
    Let pass are works that go on appearing (periodicals, pages of the web, works of reference), and sentences that name
    an author of the work, for they speak of what that author thought.

    Why it matters
        A book cannot tell what came after it. The number of the reference, the date in the text or the one in the
        entry is likely another's; or the work is cited for an idea, and the sentence should say so.

    Bad
        --- essay.md
        The mill was sold in 1912 [@doe1890, p. 3].
        --- bib/references.bib
        @book{doe1890, author = {Doe, Jane}, title = {The Mill}, date = {1890}}
    Good
        --- essay.md
        The mill was sold in 1912 [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}}

    To mend
        Compare the date in the text, the reference, and the date of the entry.
    """
    for surveyed in survey(dossier).texts:
        for one in surveyed.known:
            if words := age.older_than(surveyed, one):
                yield _older(surveyed, one, words, dossier)


def _older(surveyed: Surveyed, one: Backed, words: str, dossier: Dossier) -> Hit:
    said = several([f"{work.key} ({_when(one, work)})" for work in one.works])
    verb = "is" if len(one.works) == 1 else "are"
    message = f"{said} {verb} older than {words}, of which the claim speaks."
    related = tuple(Related(work.entry.path, head(dossier, work.entry), "the work") for work in one.works[:PLACES])
    mend = "Compare the date in the text, the reference, and the entry."
    return Hit(surveyed.text.document.path, one.claim.span, message, mend, one.claim.id, related)


def _dated(surveyed: Surveyed) -> Iterator[Backed]:
    """The claims that state a date and cite nothing that is not known."""
    return (one for one in surveyed.known if one.claim.id in surveyed.dated and not one.unknown)


def _when(one: Backed, work: Work) -> str:
    """The date by which a work is known, as its entry has it; of a source its origin."""
    fields = work.entry.fields
    if work.origin and work.origin != work.edition and one.rank(work) == "primary":
        origin = fields.get("origdate") or fields.get("origyear")
        return f"its origin: {edtf.words(origin)}" if origin else "its origin, in the sidecar"
    date = fields.get("date") or fields.get("year") or fields.get("origdate") or "dated in its sidecar"
    return edtf.words(date)


@rule("SRC013", "period-or-place-not-covered", NOTE)
def period_or_place_not_covered(dossier: Dossier) -> Iterator[Hit]:
    """No work that a claim cites covers, by what is recorded, the date or the place that the claim speaks of.

    What a work covers is recorded in its keywords, as `covers: 1700/1720` (a date in EDTF) or `covers: Valley` (a
    place), or in `covers` of a sidecar. BibLaTeX has no field for it, and keywords survive every tool. A place is
    missed only if the claim names one that another work of the bibliography covers, and none that its own works do.
    Claims that cite a work with nothing recorded are let pass, and so are those of which SRC010 speaks.

    Why it matters
        A collection of documents of 1917 to 1924 cannot bear out what happened in 1930. The work may be cited for the
        background, or the reference may be the wrong one.

    Bad
        --- essay.md
        The mill was sold in 1712 [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, keywords = {covers: 1800/1850}}
    Good
        --- essay.md
        The mill was sold in 1712 [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, keywords = {covers: 1700/1850}}

    To mend
        Compare the reference with what the work covers; or widen what is recorded.
    """
    found = survey(dossier)
    places = _places(found)
    for surveyed in found.texts:
        for one in _dated(surveyed):
            periods = [period for work in one.works for period in work.periods]
            time = distance.time_of(surveyed.dated[one.claim.id])
            if not all(work.periods for work in one.works) or not all(part.disjoint(time) for part in periods):
                continue
            event, words = age.single_date(surveyed, one)
            if all((end := age.end(one, work)) and end < time.earliest for work in one.works):
                continue  # SRC010 says so
            if event and all(part.disjoint(bounds) for part in periods for bounds in event):
                message = f"The claim speaks of {words}, which {keys(one.works)} {_does(one)} not cover, as recorded."
                yield gathered(surveyed, [one], message, "Is it the right reference?")
        for one in surveyed.known if places else ():
            if one.unknown or not all(work.places for work in one.works):
                continue
            names = subjects.of_claim(surveyed, one)
            if other := _elsewhere(one, names, places):
                message = (
                    f"The claim speaks of {other}, which {keys(one.works)} {_does(one)} not cover by what is recorded."
                )
                yield gathered(surveyed, [one], message, "Is it the right reference?")


def _places(found: Survey) -> Mapping[str, tuple[str, ...]]:
    """All places that any work of the bibliography covers, by the keys of their first words."""
    places = dict.fromkeys(name for work in (*found.library.values(), *found.cited) for name in work.places)
    by_key: dict[str, tuple[str, ...]] = {}
    for name in places:
        for key in subjects.first_keys(name):
            by_key[key] = (*by_key.get(key, ()), name)
    return by_key


def _elsewhere(one: Backed, names: Subjects, places: Mapping[str, tuple[str, ...]]) -> str:
    """A place that the claim names and its works do not cover, if it names none that they do."""
    named = [name for key in names.words for name in places.get(key, ()) if names.has(name)]
    own = {name for work in one.works for name in work.places}
    return "" if own & set(named) else next(iter(named), "")


def _does(one: Backed) -> str:
    return "does" if len(one.works) == 1 else "do"


RULES = (
    quoted_at_second_hand,
    source_in_its_own_cause,
    unchecked_transcription,
    source_older_than_its_matter,
    period_or_place_not_covered,
)
