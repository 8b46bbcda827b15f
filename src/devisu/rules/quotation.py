"""QUO: quotations, their citations and speakers. How their words compare with the source is in `wording`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from devisu import names
from devisu.rules.base import NOTE, WARNING, collapsed, many, rule, sentence
from devisu.rules.compared import compared, compared_in, hit, voiced
from devisu.support import set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.extract.voices import Told
    from devisu.findings import Hit
    from devisu.model import Collation, Examined, Person, Quotation


@rule("QUO001", "quotation-without-citation", WARNING)
def quotation_without_citation(dossier: Dossier) -> Iterator[Hit]:
    """A full statement stands in quotation marks, and no citation says whose words they are.

    The marker may stand in the sentence or, for a statement, in the next one; where several sentences on end quote the
    same speaker, behind the last (not in the profile “strict”). Titles, names, by-words and the author's own questions
    are not meant, nor a block quotation signed with its author and work, nor what stands in a heading, a caption, an
    epigraph, an abstract or a conclusion.

    Why it matters
        Quotation marks promise that somebody else wrote these words. Without a source the promise cannot be kept: the
        words may be a paraphrase, a slogan, or nobody's.

    Bad
        In the end “the foundations of the red mill were laid in those years”.
    Good
        In the end “the foundations of the red mill were laid in those years” [1, p. 4].

    To mend
        Add the citation, or drop the marks.
    """
    for text in dossier.texts:
        blocks = {claim.id: claim.sentence.block for claim in text.claims}
        left_out = set_aside(text.document)
        for quotation in text.quotations:
            block = blocks.get(text.claim_of.get(quotation.id, ""))
            if (
                quotation.kind != "direct"
                or block is None
                or block in left_out
                or quotation.in_note
                or quotation.goes_on
                or text.cites.get(quotation.id)
                or _linked(text, quotation)
                or _signed(quotation)
                or (quotation.text.endswith("?") and not quotation.speaker)
            ):
                continue
            who = (
                f"attributed to {quotation.speaker}, but with no citation" if quotation.speaker else "with no citation"
            )
            message = f"A full statement in quotation marks, {who}: whose words are they, and where do they stand?"
            yield hit(text, quotation, message, "Add the citation, or drop the marks.")


def _signed(quotation: Quotation) -> bool:
    """Whether the line that signs a block quotation names its work, or that it has none (“proverb of the valley”)."""
    if not quotation.attribution or not quotation.speaker:
        return bool(quotation.attribution)
    return bool(quotation.attribution.partition(quotation.speaker)[2].strip(" .,;"))


def _linked(text: Examined, quotation: Quotation) -> bool:
    """Whether the quoted words are themselves a link: the reader can follow it to their source."""
    return text.document.source.text.startswith("](http", quotation.outer.end)


@rule("QUO008", "quotation-not-compared", NOTE)
def quotation_not_compared(dossier: Dossier) -> Iterator[Hit]:
    """A cited quotation could not be compared with its source; what is missing is named.

    Why it matters
        Nothing speaks for or against the words. They may be right; nobody has looked.

    Bad
        --- essay.md
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
    Good
        --- essay.md
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had been sold before the valley was flooded by the river in spring.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"

    To mend
        Transcribe the passage from the work in hand, and add it with “devisu sources add”.
    """
    for text in dossier.texts:
        by_cause: dict[tuple[str, str], list[Hit]] = {}
        for quotation, comparison in compared_in(text):
            if comparison.verdict == "not-compared" and not comparison.original and text.cites.get(quotation.id):
                message = sentence(f"not compared with its source: {comparison.reason}")
                mend = sentence(comparison.missing or "Transcribe the passage, and add it with “devisu sources add”.")
                mend += _PROPOSES if comparison.foreign else ""
                by_cause.setdefault((message, mend), []).append(hit(text, quotation, message, mend))
        for (message, _), hits in by_cause.items():
            yield from collapsed(hits, partial(_not_compared, message))


_PROPOSES = ' “devisu audit” proposes passages, with the extra “crosslingual”: pip install "devisu[crosslingual]".'


def _not_compared(message: str, count: int) -> str:
    return message if count == 1 else f"{many(count, 'quotation')}, each {message[:1].lower()}{message[1:]}"


@rule("QUO009", "speaker-is-not-the-author", WARNING)
def speaker_is_not_the_author(dossier: Dossier) -> Iterator[Hit]:
    """The words are laid in one person's mouth, and the work cited is another's, with no “quoted in”.

    Why it matters
        The quotation is at second hand and does not say so: the reader cannot tell who vouches for the words.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
    Bad
        Richard Roe wrote: “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
    Good
        Richard Roe wrote: “the mill had been sold before the valley was flooded” [quoted in @doe1990, p. 1].

    To mend
        Cite the speaker's own work; or write “quoted in” before the one you used.
    """
    for text in dossier.texts:
        for quotation in text.quotations:
            if quotation.kind != "direct" or not quotation.speaker:
                continue
            for one in text.cites.get(quotation.id, ())[:1]:
                people = one.entry.people.get("author", ()) if one.entry and one.status == "linked" else ()
                if not people or one.item.prefix.strip():
                    continue
                written = [_written(who) for who in people]
                if all(names.same_person(quotation.speaker, name) == "no" for name in written):
                    speak = "speak" if names.are_several(quotation.speaker) else "speaks"
                    message = f"{quotation.speaker} {speak}, and the work cited is by {', '.join(written[:2])}."
                    mend = "Cite the speaker's own work, or write “quoted in” before this one."
                    yield hit(text, quotation, message, mend)


@rule("QUO015", "words-of-another-in-the-source", WARNING)
def words_of_another_in_the_source(dossier: Dossier) -> Iterator[Hit]:
    """In the source the quoted words are not its author's: it quotes or reports somebody else.

    It is said where the text lays the words in another mouth than the source does, or in none; as a note, where the
    source does not name whom it quotes, or where it only reports what somebody is to have said and the text names
    nobody. A “quoted in” that agrees with the source is right.

    Why it matters
        A witness's words become a historian's judgement, or one party's claim another's, though every letter is right.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The valley was flooded. Richard Roe wrote: “The mill had been sold before the war.” I doubt it.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote: “The mill had been sold before the war” [@doe1990, p. 1].
    Good
        Richard Roe wrote: “The mill had been sold before the war” [quoted in @doe1990, p. 1].

    To mend
        Name the speaker whom the source names, and cite the source as “quoted in”.
    """
    for text, quotation, comparison in compared(dossier):
        if comparison.verdict in (None, "not-compared", "not-found", "not-distinctive"):
            continue
        for place in comparison.collations[:1]:
            if (found := voiced(dossier, place)) is not None:
                yield from _another(dossier, text, quotation, place, found)


def _another(dossier: Dossier, text: Examined, quotation: Quotation, place: Collation, found: Told) -> Iterator[Hit]:
    mend = "Name the speaker whom the source names, and cite it as “quoted in”."
    entry = dossier.library.get(place.entry or "")
    authors = [_written(who) for who in entry.people.get("author", ())] if entry is not None else []
    speaker, verb = quotation.speaker, "quotes" if found.quoted else "reports"
    is_author = speaker is not None and any(names.same_person(speaker, one) != "no" for one in authors)
    at_second_hand = any(one.item.prefix.strip() for one in text.cites.get(quotation.id, ()))
    if found.speaker is None:
        if is_author or not (speaker or at_second_hand):
            message = "In the source these words stand in quotation marks: its author quotes them. Whose are they?"
            yield hit(text, quotation, message, mend, [place], minor=True)
    elif any(names.same_person(found.speaker, one) != "no" for one in authors):
        return
    elif speaker is None and not at_second_hand:
        message = f"The source {verb} {found.speaker} with these words, and the text does not say so."
        yield hit(text, quotation, message, mend, [place], minor=not found.quoted)
    elif speaker is not None and names.same_person(speaker, found.speaker) == "no":
        who = f"{speaker} {'are' if names.are_several(speaker) else 'is'}"
        message = f"{who} said to speak, but the source {verb} {found.speaker} with these words."
        yield hit(text, quotation, message, mend, [place])


def _written(who: Person) -> str:
    return " ".join(filter(None, (who.given, who.prefix, who.family)))


RULES = (
    quotation_without_citation,
    quotation_not_compared,
    speaker_is_not_the_author,
    words_of_another_in_the_source,
)
