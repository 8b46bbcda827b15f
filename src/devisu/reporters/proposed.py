"""Passages proposed as the original of a quotation, below it in the reading view, and how to accept one."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from devisu.reporters.entries import page
from devisu.reporters.layout import cut
from devisu.reporters.reading import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.console import Line, Segment
    from devisu.model import Candidate, Quotation
    from devisu.reporters.reading import Reading

_LONGEST = 300  # cells of a passage that are shown in a long reading
_FIRST_WORDS = 5  # words of a quotation that are enough to know it by
_NOTE = "Ranked by likeness; none is a verdict. To accept one: "


def proposed(reading: Reading, quotation: Quotation) -> Iterator[Line]:
    """The candidates by number, what was not looked at, and the command that accepts one."""
    examined = reading.examined
    proposal = reading.report.proposals.get((examined.document.path, quotation.id))
    if proposal is None:
        return
    for number, one in enumerate(proposal.candidates, 1):
        yield from labelled(reading, f"perhaps {number}", _told(reading, one))
    if proposal.wanting:
        yield from labelled(reading, "" if proposal.candidates else "original", [(proposal.wanting, "dim")])
    claim = examined.claim_of.get(quotation.id)
    if claim and proposal.candidates:
        command = f"devisu claims judge {claim} --verdict VERDICT --candidate NUMBER"
        if _waiting(reading, claim) > 1:
            command += f" --quotation {shlex.quote(' '.join(quotation.text.split()[:_FIRST_WORDS]))}"
        yield from labelled(reading, "", [(_NOTE, "dim"), (command, "")])


def _waiting(reading: Reading, claim: str) -> int:
    examined = reading.examined
    keys = ((examined.document.path, one) for one in examined.quoted.get(claim, ()))
    return sum(key in reading.report.proposals for key in keys)


def _told(reading: Reading, one: Candidate) -> list[Segment]:
    where = one.record + (f", {page(one.page)}" if one.page else "") + (", as cited" if one.is_cited else "")
    words = one.passage if reading.whole else cut(one.passage, _LONGEST, reading.style)
    shared = f" (in common: {', '.join(one.shared)})" if one.shared else ""
    return [(where, "strong"), (f" “{words}”", ""), (shared, "dim")]
