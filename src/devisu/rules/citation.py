"""CIT: from the text to the bibliography."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from devisu.bibliography import pages
from devisu.findings import Hit
from devisu.rules import citation_notes
from devisu.rules.base import ERROR, NOTE, WARNING, collapsed, many, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.dossier import Dossier
    from devisu.model import Citation, Document, Examined
    from devisu.text import Span


_SPOKEN_OF_ELSEWHERE = ("ibidem", "author-date", "work")
"""Markers whose ambiguity is that of works, not of how they are written: CIT007 and CIT012 speak of it."""


def _claims(text: Examined) -> dict[int, str]:
    """The claim of each citation, by the citation's identity in the text."""
    return {id(one): claim for claim, some in text.by_claim.items() for one in some}


@rule("CIT001", "item-without-entry", ERROR)
def item_without_entry(dossier: Dossier) -> Iterator[Hit]:
    """A citation names a number, a key or a note that leads to no entry.

    The same key is reported once, with its count. Where a numbered text has no list at all, CIT003 says so instead.

    Why it matters
        The reader cannot follow the claim: there is no work to open.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
    Bad
        The mill was sold in 1712 [@doe1999, p. 4].
    Good
        The mill was sold in 1712 [@doe1990, p. 4].

    To mend
        Correct the number or the key, or add the entry to the list.
    """
    for text in dossier.texts:
        open_ones = [one for one in text.citations if one.status == "unresolved" and not _told_otherwise(text, one)]
        if not dossier.library.entries and any(one.marker.style == "key" for one in open_ones):
            yield from _no_bibliography(text, [one for one in open_ones if one.marker.style == "key"])
            open_ones = [one for one in open_ones if one.marker.style != "key"]
        yield from _by_label(text, open_ones, [entry.key for entry in dossier.library.entries])


def _by_label(text: Examined, citations: Sequence[Citation], keys: Sequence[str]) -> Iterator[Hit]:
    claims = _claims(text)
    by_label: dict[str, list[Hit]] = {}
    whys: dict[str, str] = {}
    for one in citations:
        close = get_close_matches(one.item.label, keys, n=1) if one.marker.style == "key" else []
        mend = f"Did you mean “{close[0]}”?" if close else "Correct it, or add the entry."
        hit = Hit(text.document.path, one.item.span, "", mend, claims.get(id(one)))
        by_label.setdefault(one.item.label, []).append(hit)
        whys[one.item.label] = one.why
    for label, hits in by_label.items():
        why = whys[label]
        yield from collapsed(
            hits,
            lambda count, why=why, label=label: (  # type: ignore[misc]
                f"The citation “{label}” leads nowhere: {why}" + (f" ({count} times)." if count > 1 else ".")
            ),
        )


def _no_bibliography(text: Examined, citations: Sequence[Citation]) -> Iterator[Hit]:
    keys = len({one.item.label for one in citations})
    lead = many(keys, "key leads", "keys lead")
    hits = [Hit(text.document.path, one.item.span, "", "Name it with --bibliography.") for one in citations]
    yield from collapsed(hits, lambda count: f"No bibliography was found: {lead} nowhere ({many(count, 'citation')}).")


def _told_otherwise(text: Examined, citation: Citation) -> bool:
    """Whether a more exact rule speaks: of the missing list, of the malformed marker, of ibidem."""
    if citation.marker.style == "ibidem":
        return True
    return citation.marker.style == "number" and (not text.listed or citation.marker.fault is not None)


@rule("CIT003", "reference-list-missing", ERROR)
def reference_list_missing(dossier: Dossier) -> Iterator[Hit]:
    """The text cites by number, and its list of references is missing or empty.

    It is the first thing a report says: with the list gone, no number can be followed, and what follows from that is
    not repeated for each of them.

    Why it matters
        A number without its list names nothing. The list may be missing in this copy only; the author need not have
        left it out.

    Bad
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [2].

        References
    Good
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [2].

        References

        1. Doe, Jane. The Mill. Valley: Valley Press, 1990.
        2. Roe, Richard. The Flood. Valley: Valley Press, 1991.

    To mend
        Find a copy with its list; or identify the works one by one, and join them to their numbers in the register's
        table of references.
    """
    for text in dossier.texts:
        numbered = [one for one in text.citations if one.marker.style == "number"]
        notes = sum(one.marker.style == "note" for one in text.citations)
        if text.listed or len(numbered) <= notes or all(one.status in ("linked", "ambiguous") for one in numbered):
            continue
        works = len({one.item.label for one in numbered})
        heading = next((one for one in text.document.blocks if one.kind == "reference-heading"), None)
        span = text.document.home(heading.span) if heading else numbered[0].marker.span
        if heading:
            words = " ".join(heading.span.of(text.document.text).split()).rstrip(".")
            message = f"No reference list in this copy: the text ends at “{words}” with no entries"
        else:
            message = "No reference list in this copy"
        keys = {one.entry.key for one in numbered if one.entry is not None}
        proposed = sum(bool(dossier.library.candidates_for(key)) for key in keys)
        candidates = f" ({proposed} have candidates)" if proposed else ""
        yield Hit(
            text.document.path,
            span,
            f"{message}; its {many(works, 'numbered work')} cannot be followed{candidates}.",
            "Find a copy with its list, or identify the works one by one and join them in the register.",
        )


@rule("CIT004", "number-skipped-or-doubled", WARNING)
def number_skipped_or_doubled(dossier: Dossier) -> Iterator[Hit]:
    """A number of the reference list is skipped, or stands twice; or the markers leave one out.

    In a list that follows the order of citation, a number first cited out of its turn is reported too.

    Why it matters
        A gap or a double is the trace of an entry that was cut or moved after the markers were written: every later
        number may point to the wrong work.

    Bad
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [3].
    Good
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [2].

    To mend
        Compare the markers with the list, number by number.
    """
    for text in dossier.texts:
        document = text.document
        listed = [block for block in document.blocks if block.kind == "reference" and (block.label or "").isdigit()]
        counts = Counter(int(block.label or 0) for block in listed)
        for block in listed:
            if counts.pop(int(block.label or 0), 1) > 1:
                message = f"Number {block.label} stands twice in the list of references."
                yield Hit(document.path, document.home(block.span), message, "Renumber the list, then the markers.")
        if listed:
            places = {int(block.label or 0): document.home(block.span) for block in listed}
            yield from _gaps(document, places, "list of references skips")
        else:
            yield from _skipped(text)


def _skipped(text: Examined) -> Iterator[Hit]:
    """Numbers that the markers leave out, where they are numbers of a list at all."""
    numbered = [one for one in text.citations if one.marker.style == "number" and one.item.label.isdigit()]
    cited = {int(one.item.label): one.item.span for one in reversed(numbered)}
    if cited and max(cited) <= len(cited) * 2:
        yield from _gaps(text.document, cited, "markers never name")


def _gaps(document: Document, places: Mapping[int, Span], say: str) -> Iterator[Hit]:
    """The numbers missing, at the place of the first that comes after a gap."""
    missing = sorted(set(range(1, max(places))) - places.keys())
    if missing:
        some = ", ".join(map(str, missing[:8])) + (" …" if len(missing) > 8 else "")
        after = places[min(number for number in places if number > missing[0])]
        yield Hit(document.path, after, f"The {say} {some}.", "Compare the markers with the list, number by number.")


@rule("CIT005", "malformed-marker", ERROR)
def malformed_marker(dossier: Dossier) -> Iterator[Hit]:
    """A citation marker is malformed.

    A range of works or of pages runs backwards, an item is empty, the bracket is not closed, or two keys run together.

    Why it matters
        What it names depends on who reads it; citation software drops the part it cannot read without a word.

    Bad
        The mill was sold in 1712 [7–3].
    Good
        The mill was sold in 1712 [3–7].

    To mend
        Write one item for each work, with a semicolon between them.
    """
    for text in dossier.texts:
        for marker in text.markers:
            if marker.fault and marker.style != "note":
                message = f"The marker “{marker.text}” is malformed: {marker.fault}."
                yield Hit(
                    text.document.path, marker.span, message, "Write one item for each work, and close the marker."
                )
            for item in marker.items:
                cited = [one.value for one in item.locators if one.label == "page"]
                if backwards := [value for value in cited if pages.backwards(value)]:
                    message = f"The pages of “{marker.text}” run backwards: {', '.join(backwards)}."
                    yield Hit(text.document.path, item.span, message, "Look the pages up in the work.")


@rule("CIT006", "ambiguous-item", WARNING)
def ambiguous_item(dossier: Dossier) -> Iterator[Hit]:
    """A marker can be read as two works, or as one work and a page.

    The document's own habit of separating works, and the size of its list, decide where they can.

    Why it matters
        “[3, 45]” sends one reader to page 45 of the third work and another to the works 3 and 45.

    Bad
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [3, 45]. It was drained in 1714 [2].
    Good
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [3, p. 45]. It was drained in 1714 [2].

    To mend
        Write the page with its word (p. 45, с. 45, 45-б.), or separate works with a semicolon.
    """
    for text in dossier.texts:
        claims = _claims(text)
        seen: set[Span] = set()
        for one in text.citations:
            if one.status != "ambiguous" or one.marker.style in _SPOKEN_OF_ELSEWHERE or one.marker.span in seen:
                continue
            seen.add(one.marker.span)
            mend = "Write the page with its word, or separate works with a semicolon."
            yield Hit(text.document.path, one.marker.span, f"Ambiguous citation: {one.why}.", mend, claims.get(id(one)))


@rule("CIT007", "ibidem-without-antecedent", WARNING)
def ibidem_without_antecedent(dossier: Dossier) -> Iterator[Hit]:
    """“Ibidem” has no single work to refer to.

    Why it matters
        “There” must be one place. Where the marker before names several works, or none stands before, nobody can tell
        which is meant; and a sentence moved in editing takes its ibidem to the wrong work.

    Bad
        The mill was sold in 1712 [ibid., p. 4].
    Good
        The mill was sold in 1712 [1]. It burnt down in 1713 [ibid., p. 4].

        References

        1. Doe, Jane. The Mill. Valley: Valley Press, 1990.

    To mend
        Repeat the work's own number or short title.

    Authority
        The Chicago Manual of Style, 17th ed., 14.34, prefers shortened citations to ibid.
    """
    for text in dossier.texts:
        for one in text.citations:
            if one.marker.style == "ibidem" and one.status in ("ambiguous", "unresolved"):
                message = f"“{one.marker.text}” has no single work to refer to: {one.why}."
                yield Hit(text.document.path, one.item.span, message, "Repeat the work's own number or short title.")


@rule("CIT008", "quotation-without-locator", WARNING)
def quotation_without_locator(dossier: Dossier) -> Iterator[Hit]:
    """A quotation is cited without a page or another place in the work.

    Where a text gives no place for any quotation, that is said once.

    Why it matters
        Words can be checked only where they stand. Without a page the reader has to search the whole work, and the
        next author will copy the quotation from here instead.

    Bad
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [1].
    Good
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [1, p. 12].

    To mend
        Add the page, folio, column or paragraph to the marker.
    """
    for text in dossier.texts:
        spoken = [one for one in text.quotations if one.kind in ("direct", "phrase") and not one.in_note]
        cited = [(one, text.cites.get(one.id, ())) for one in spoken if text.cites.get(one.id)]
        bare = [(one, cites) for one, cites in cited if not any(_has_place(cite) for cite in cites)]
        hits = [
            Hit(
                text.document.path,
                one.span,
                f"This quotation is cited without a page: {cites[0].marker.text}.",
                "Add the page, folio or paragraph to the marker.",
                text.claim_of.get(one.id),
            )
            for one, cites in bare
        ]
        if len(hits) > 1 and len(bare) == len(cited):
            yield from collapsed(
                hits, lambda count: f"No quotation of this text is cited with a page: {count} cannot be looked up."
            )
        else:
            yield from hits


def _has_place(citation: Citation) -> bool:
    """Whether a place is named, or the work has no pages, or a note says all."""
    if (
        citation.item.locator is not None
        or citation.marker.style in ("note", "archive", "issue")
        or citation.marker.in_note
    ):
        return True
    entry = citation.entry
    pageless = ("online", "website", "software", "video", "dataset")
    return entry is not None and (entry.type in pageless or "x-note" in entry.fields)


@rule("CIT011", "cites-an-unidentified-reference", NOTE)
def cites_an_unidentified_reference(dossier: Dossier) -> Iterator[Hit]:
    """A citation leads to a reference whose number is known and whose work is not.

    Why it matters
        The claim has a marker and still cannot be followed. A candidate for the work is a proposal, not an answer.

    Given
        --- claims/essay.md
        The mill was sold in 1712 [1].
        --- devisu.toml
        language = "en"
    Bad
        --- claims/essay.toml
        schema = 1
        text = "essay.md"
        [references]
        1 = "ref-01"
        --- bib/references.bib
        @misc{ref-01, x-identified = {unidentified}}
    Good
        --- claims/essay.toml
        schema = 1
        text = "essay.md"
        [references]
        1 = "doe1990"
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}

    To mend
        Identify the work from a copy with its list, and join it to its number in the register.
    """
    for text in dossier.texts:
        open_ones = [one for one in text.citations if one.status == "unidentified"]
        works = len({one.entry.key for one in open_ones if one.entry})
        hits = [
            Hit(text.document.path, one.item.span, "", "Identify the work, and join it to its number in the register.")
            for one in open_ones
        ]
        yield from collapsed(
            hits,
            lambda count, works=works: f"{many(count, 'citation')} lead to {many(works, 'unidentified reference')}.",  # type: ignore[misc]
        )


RULES = (
    item_without_entry,
    reference_list_missing,
    number_skipped_or_doubled,
    malformed_marker,
    ambiguous_item,
    ibidem_without_antecedent,
    quotation_without_locator,
    cites_an_unidentified_reference,
    *citation_notes.RULES,
)
