"""Passages proposed for quotations whose original nobody has accepted yet: candidates for a person, never a verdict.

Asked for by the reading view alone; what only checks neither needs nor loads the model.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from devisu.model import Proposal
from devisu.sources.crosslingual import MADE_AT_ONCE, Sought
from devisu.sources.crosslingual import propose as ranked
from devisu.sources.vectors import INSTALL, is_installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devisu.findings import Report

MOST = 3
"""Candidates of a quotation."""
_WITHOUT = Proposal((), f"passages are proposed with the extra “crosslingual”: {INSTALL}")


def propose(report: Report, claim: str | None = None, tell: Callable[[int, int], None] | None = None) -> Report:
    """The report with passages for its quotations, or for those of one claim, also where an original was accepted.

    Without the extra the proposals say what would help.
    ``tell`` is told how many passages of how many were read.
    """
    waiting = dict(_waiting(report, claim))
    if not waiting:
        return report
    if not is_installed():
        return replace(report, proposals=dict.fromkeys(waiting, _WITHOUT))
    found = ranked(tuple(waiting.values()), most=MOST, room=MADE_AT_ONCE, progress=tell)
    return replace(report, proposals=dict(zip(waiting, found, strict=True)))


def _waiting(report: Report, claim: str | None) -> Iterator[tuple[tuple[str, str], Sought]]:
    """The quotations whose original may stand in records of another language, and was not accepted yet."""
    records = {one.path: one for one in report.records}
    for text in report.texts:
        for quotation in text.quotations:
            comparison = text.comparisons.get(quotation.id)
            if comparison is None or not comparison.foreign or claim not in (None, text.claim_of.get(quotation.id)):
                continue
            if claim is None and comparison.verdict == "translation":
                continue
            cited = text.cites.get(quotation.id, ())
            pages = tuple(one.item.locator for one in cited if one.item.locator is not None)
            sought = Sought(quotation.text, tuple(records[path] for path in comparison.foreign), pages)
            yield (text.document.path, quotation.id), sought
