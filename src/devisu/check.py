"""The pipeline: from an edition as read to a report. Every arrow of the design is a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from devisu import (
    __version__,
    bracketed,
    citing,
    collate,
    link,
    listed,
    noted,
    quoting,
    readers,
    register,
    run,
    support,
    suppress,
)
from devisu.bibliography.twins import twins
from devisu.dossier import Dossier
from devisu.extract import markers, marks, quotations, sentences
from devisu.findings import Report
from devisu.model import Examined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.edition import Edition
    from devisu.model import Citation, Claim, Library, Quotation
    from devisu.text import Source


Tell = Callable[[str, int, int], None]
"""Told before each text: what comes next, how many are done, how many there are."""


def _tell_nobody(_what: str, _done: int, _total: int) -> None:
    pass


def check(edition: Edition, tell: Tell = _tell_nobody) -> Report:
    """Audit an edition: everything it says, joined, judged by the rules and made ready to report."""
    return report(edition, gather(edition, tell))


def report(edition: Edition, dossier: Dossier) -> Report:
    """What the rules say of a dossier, ready to be shown."""
    outcome = run.run(dossier, edition.plugins.rules)
    return Report(
        version=__version__,
        texts=dossier.texts,
        findings=outcome.findings,
        failures=edition.failures,
        library=edition.library,
        records=edition.records,
        sources=edition.sources,
        hidden=outcome.hidden,
        suppressed=outcome.suppressed,
        edition=edition.found,
    )


def gather(edition: Edition, tell: Tell = _tell_nobody) -> Dossier:
    """All that the rules may see."""
    texts = []
    holdings = link.Holdings(edition.library)
    for done, text in enumerate(edition.texts):
        tell(text.path, done, len(edition.texts))
        texts.append(examine(text, edition, holdings))
    return Dossier(
        settings=edition.settings,
        texts=tuple(texts),
        library=edition.library,
        records=edition.records,
        damage=edition.damage,
        sources=edition.sources,
        events=edition.events,
        suppressions=tuple(one for source in edition.sources.values() for one in suppress.find(source)),
    )


def examine(text: Source, edition: Edition, holdings: link.Holdings) -> Examined:
    """One text: read, taken apart, joined to its bibliography, compared with the sources, weighed."""
    settings = edition.settings
    known = edition.registers.get(text.path)
    document = readers.read(text.path, text.text, settings.language, edition.plugins.readers)
    pairs, lone = marks.pair(document)
    found_sentences = sentences.find(document, marks.shields(pairs))
    own = listed.own_list(document)
    joined = twins(own, holdings.shelves) if own else ()
    shelf = link.shelf(own, joined, known.references if known else {}, holdings)
    found_markers = markers.find(document)
    in_brackets = bracketed.find(document, own, shelf, found_markers, found_sentences)
    found_markers = markers.ordered((*found_markers, *in_brackets))
    found_quotations = quotations.find(document, pairs, found_sentences, found_markers)
    anchoring = register.anchor(known, found_sentences, text.text)
    in_notes = noted.find(document, link.works(own, joined, holdings), found_markers)
    found_markers = markers.ordered((*found_markers, *in_notes))
    citations = link.link(found_markers, replace(shelf, named={**in_brackets, **in_notes}))
    by_claim = citing.by_claim(citations, anchoring.claims, markers.held(document))
    quoted = citing.quoted(found_quotations, anchoring.claims)
    broken = quotations.broken(document, lone)
    cited = quoting.cite_quotations(
        document, found_quotations, anchoring.claims, by_claim, quoted, broken, settings.profile
    )
    originals = _originals(found_quotations, anchoring.claims, quoted, text.text)
    compared = _compare(found_quotations, cited.cites, originals, edition, document.language)
    by_id = {one.id: one for one in found_quotations}
    quotations_of = {claim: [by_id[one] for one in ids] for claim, ids in quoted.items()}
    backing = support.weigh(document, anchoring.claims, by_claim, quotations_of, cited.carried, settings.profile)
    headings = any(block.kind == "reference-heading" for block in document.blocks)
    return Examined(
        document=document,
        sentences=found_sentences,
        markers=found_markers,
        quotations=found_quotations,
        broken_marks=broken,
        register=known,
        anchoring=anchoring,
        citations=citations,
        by_claim=by_claim,
        quoted=quoted,
        cites=cited.cites,
        carried=cited.carried,
        comparisons={one.quotation: one for one in compared.comparisons},
        support=backing.support,
        reasons=backing.reasons,
        checkworthy=backing.checkworthy,
        convention=backing.convention,
        numbered=any(marker.style == "number" for marker in found_markers),
        claim_of={one: claim for claim, ids in quoted.items() for one in ids},
        listed=len(shelf.numbers) if headings or shelf.numbers else None,
        own=own,
        twins=joined,
        mended=compared.mended,
    )


def _originals(
    found: Sequence[Quotation], claims: Sequence[Claim], quoted: Mapping[str, Sequence[str]], source: str
) -> dict[str, Mapping[str, object]]:
    """The originals that people accepted for translated quotations, by quotation; a stale judgement counts no more.

    Evidence speaks of a claim, and of the quotation in it whose words it repeats (``quotation``); where it repeats
    none, of the first quotation of a statement, or else of a phrase. The latest for a quotation counts.
    """
    spoken = {one.id: one for one in found if one.kind in ("direct", "phrase")}
    originals: dict[str, Mapping[str, object]] = {}
    for claim in claims:
        own = sorted((spoken[one] for one in quoted[claim.id] if one in spoken), key=lambda one: (one.kind, one.id))
        for judgement in claim.judgements if own else ():
            evidence = judgement.evidence or {}
            if judgement.agent != "person" or evidence.get("relation") != "translation":
                continue
            if register.stale(judgement, claim.span.of(source)):
                continue
            meant = _meant(own, str(evidence.get("quotation", "")))
            if meant is not None:
                originals[meant.id] = evidence
    return originals


def _meant(quotations: Sequence[Quotation], words: str) -> Quotation | None:
    """The first quotation that begins with these words; any does where none are given."""
    wanted = words.split()
    return next((one for one in quotations if one.text.split()[: len(wanted)] == wanted), None)


def _compare(
    found: Sequence[Quotation],
    cites: Mapping[str, Sequence[Citation]],
    originals: Mapping[str, Mapping[str, object]],
    edition: Edition,
    language: str,
) -> collate.Compared:
    questions = [
        _question(one, cites.get(one.id, ()), originals.get(one.id), edition.library, language) for one in found
    ]
    return collate.compare_all(questions, edition.records, tradition=edition.settings.tradition)


def _question(
    quotation: Quotation,
    cites: Sequence[Citation],
    original: Mapping[str, object] | None,
    library: Library,
    language: str,
) -> collate.Question:
    known = [one.entry for one in cites if one.entry is not None]
    open_keys = [entry.key for entry in known if entry.identified == "unidentified"]
    return collate.Question(
        quotation=quotation,
        language=language,
        cited=tuple(entry.key for entry in known if entry.identified != "unidentified"),
        candidates=tuple(entry.key for key in open_keys for entry in library.candidates_for(key)),
        pages=tuple(one.item.locator for one in cites if one.item.locator is not None),
        absent=_absent(cites),
        translation=original,
    )


def _absent(cites: Sequence[Citation]) -> str:
    """Why no work can be looked into, in words; empty where one is known."""
    if not cites:
        return "no citation"
    if any(one.status == "linked" and one.entry is not None for one in cites):
        return ""
    first = cites[0]
    if first.status == "linked":
        return "its source is named in words only, and no source record belongs to it"
    if first.status == "unidentified":
        return f"the reference {first.marker.text} is unidentified"
    return f"{first.marker.text} leads to no entry of the bibliography"
