"""What a judgement rests on, made of a command's options: the record is looked up, a candidate taken by number."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from devisu.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from devisu.findings import Report
    from devisu.model import Candidate, Examined, Quotation, Record

TRANSLATION = "translation"
_NAMED = 6
"""Records that a refusal names."""
_KNOWN_BY = 6
"""Words of a quotation that are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the options say of the evidence; None where they say nothing."""

    record: str | None = None
    page: str | None = None
    exact: str | None = None
    relation: str | None = None
    rank: str | None = None
    credibility: int | None = None
    quotation: str | None = None
    candidate: int | None = None


def evidence(given: Given, claim: str, text: str | None, root: Path) -> dict[str, object] | None:
    """The evidence as the register keeps it; None where nothing is given.

    Raises UsageError for a record that is not there, a quotation that the claim does not have, or a candidate that
    was not proposed.
    """
    values: dict[str, object | None] = {"page": given.page, "exact": given.exact, "relation": given.relation}
    if given.candidate is not None and given.record is not None:
        raise UsageError("--candidate names a record itself; leave out --record")
    if given.record is not None:
        values = _seen_in(_record(given.record, root), values)
    if given.candidate is not None or given.quotation is not None:
        examined, report = _read(claim, text)
        quotation = _meant(examined, claim, given.quotation)
        if given.candidate is not None:
            values = _taken(_candidate(report, examined, claim, quotation, given.candidate), values)
        if len(_quoted(examined, claim)) > 1:
            values["quotation"] = " ".join(quotation.text.split())
    values |= {"class": given.rank, "credibility": given.credibility}
    return {name: value for name, value in values.items() if value is not None} or None


# --- the record -------------------------------------------------------------------------------------------------------


def _record(named: str, root: Path) -> Record:
    """The record at a path, of a file name, or the only one of an entry. Raises UsageError naming what is there."""
    from pathlib import Path

    from devisu import edition
    from devisu.criticism.evidence import shelf

    records = edition.read_sources(start=root).records
    here = Path(named).resolve()
    path = here.relative_to(root.resolve()).as_posix() if here.is_relative_to(root.resolve()) else named
    known = shelf(records)
    alike = [one for one in records if one.entry == named or one.path.rpartition("/")[2] == named]
    found = known.get(named) or known.get(path) or (alike[0] if len(alike) == 1 else None)
    if found is not None:
        return found
    if alike:
        raise UsageError(f"“{named}” may be {_listed(one.path for one in alike)}; name one of them")
    if not records:
        raise UsageError(f"there is no source record “{named}”, nor any other; devisu sources add brings one in")
    names = [one.path for one in records]
    names = get_close_matches(named, names, n=_NAMED) or names
    raise UsageError(f"there is no source record “{named}”; the edition has {_listed(names)}")


def _listed(names: Iterable[str]) -> str:
    first, *rest = sorted(names)
    shown = ", ".join([first, *rest[: _NAMED - 1]])
    more = len(rest) - _NAMED + 1
    return f"{shown} and {more} more (devisu sources list)" if more > 0 else shown


def _seen_in(record: Record, values: dict[str, object | None]) -> dict[str, object | None]:
    """The evidence with its record, and with the page where the words stand; it is said if they do not."""
    from devisu import sources
    from devisu.cli.output import say_line

    values = {"record": record.path, **values}
    if not values["exact"]:
        return values
    found = sources.find(str(values["exact"]), [record])
    if not found:
        say_line(f"{record.path}: these words do not stand in it; see it again")
    return {**values, "page": values["page"] or (found[0].page if found else None)}


# --- the quotation, and what is proposed for it -----------------------------------------------------------------------


def _read(claim: str, text: str | None) -> tuple[Examined, Report]:
    from devisu.cli.audited import audited
    from devisu.cli.options import Asked

    _, report = audited([text] if text else None, Asked())
    for one in report.texts:
        if any(known.id == claim for known in one.claims):
            return one, report
    raise UsageError(f"no text has the claim {claim} now; “devisu claims sync” finds the claims of a text again")


def _quoted(examined: Examined, claim: str) -> list[Quotation]:
    own = examined.quoted.get(claim, ())
    return [one for one in examined.quotations if one.id in own and one.kind in ("direct", "phrase")]


def _meant(examined: Examined, claim: str, words: str | None) -> Quotation:
    """The quotation that begins with these words; without words, the one whose original is looked for."""
    own = _quoted(examined, claim)
    if words is not None:
        wanted = words.split()
        found = [one for one in own if one.text.split()[: len(wanted)] == wanted]
    else:
        foreign = [one for one in own if examined.comparisons[one.id].foreign]
        found = [one for one in foreign if not examined.comparisons[one.id].original] or foreign
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"“{_first_words(one)}”" for one in found or own)
    if len(found) > 1:
        raise UsageError(f"{claim} has several quotations; name one by its first words with --quotation: {names}")
    if words is not None and own:
        raise UsageError(f"{claim} has no quotation that begins so; it has {names}")
    raise UsageError(f"{claim} has no quotation whose original is looked for in a record of another language")


def _first_words(quotation: Quotation) -> str:
    words = quotation.text.split()
    return " ".join(words[:_KNOWN_BY]) + (" …" if len(words) > _KNOWN_BY else "")


def _candidate(report: Report, examined: Examined, claim: str, quotation: Quotation, number: int) -> Candidate:
    """The candidate with this number, as devisu audit shows it."""
    from devisu.originals import propose

    proposal = propose(report, claim).proposals.get((examined.document.path, quotation.id))
    candidates: Sequence[Candidate] = proposal.candidates if proposal else ()
    if 1 <= number <= len(candidates):
        return candidates[number - 1]
    if proposal is not None and proposal.wanting and not candidates:
        raise UsageError(f"{claim} has no candidate {number}: {proposal.wanting}")
    if not candidates:
        raise UsageError(f"{claim} has no candidate {number}; nothing was proposed for it")
    known = "candidate 1 alone" if len(candidates) == 1 else f"candidates 1 to {len(candidates)}"
    raise UsageError(f"{claim} has {known}; devisu audit --claim {claim} shows them by number")


def _taken(candidate: Candidate, values: dict[str, object | None]) -> dict[str, object | None]:
    """The evidence that a candidate is; what the options say for themselves stands."""
    from devisu.cli.output import say_line

    made = {
        "record": candidate.record,
        "page": values["page"] or candidate.page,
        "exact": values["exact"] or " ".join(candidate.passage.split()),
        "relation": values["relation"] or TRANSLATION,
    }
    say_line(f"{candidate.record}: accepted as the original: “{made['exact']}”")
    return made
