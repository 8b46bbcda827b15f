"""What the sources are worth, for a reader: shares, sources by claims, events against sources, dependence, gaps.

Everything is told in letters and figures, so that it reads the same without colour and in ASCII.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.criticism import dependence, missing, shares, survey
from devisu.reporters.entries import described
from devisu.reporters.layout import BLANK, cut, measure, table, wrap
from devisu.reporters.sources_matrix import matrix
from devisu.reporters.sources_timeline import time_line, years
from devisu.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.console import Line, Segment, Style
    from devisu.criticism import Backed, Survey, Surveyed, Work
    from devisu.criticism.dependence import Ties
    from devisu.criticism.shares import Share
    from devisu.findings import Report
    from devisu.model import Claim

_KEY = 18  # cells of a citekey that are shown in tables
_INDENT = 16
_RESTS = ("", "claims", "share", "fall", "work")
_RECORDED = ("", "class", "rel.", "cred.", "origin", "edition", "archive")
_QUESTIONS = "The questions that follow, at their places: devisu check --select SRC"
_SHOWN = 12
"""How many claims, or names, a row lists before it counts the rest."""


def render(report: Report, style: Style) -> str:
    """The report of ``audit --sources``: each text, then all of them together, then what holds for the edition."""
    return paint(_lines(report, style), style)


def _lines(report: Report, style: Style) -> Iterator[Line]:
    found = survey(report)
    ties = dependence.ties(found)
    for number, surveyed in enumerate(found.texts):
        if number:
            yield BLANK
        yield from _text(surveyed, ties, style)
    if len(found.texts) > 1:
        yield BLANK
        yield from _together(found, ties, style)
    yield from _dependence(found, ties, style)
    yield from _gaps(found, style)
    yield BLANK
    yield from wrap([(_QUESTIONS, "dim")], style, 1)


def _text(surveyed: Surveyed, ties: Ties, style: Style) -> Iterator[Line]:
    known, total = surveyed.known, len(surveyed.text.claims)
    cites = f" · {len(surveyed.claims)} of {count(total, 'claim')} cite something, {len(known)} a known work"
    yield from wrap([(surveyed.text.document.path, "strong"), (cites, "")], style)
    yield BLANK
    if not surveyed.claims:
        return
    if known:
        yield from _shares(known, surveyed.works, ties, style)
    else:
        why = "No work that it cites is known: what its sources are worth cannot be asked, only how many there are."
        yield from wrap([(why, "headline")], style, 1)
    yield from _single(surveyed, ties, style)
    if known:
        yield from _recorded(known, surveyed.works, style)
    yield BLANK
    yield from matrix(surveyed, style)
    yield from time_line(surveyed, style)


def _together(found: Survey, ties: Ties, style: Style) -> Iterator[Line]:
    known = [one for surveyed in found.texts for one in surveyed.known]
    yield from wrap([(f"All {count(len(found.texts), 'text')}", "strong")], style)
    if known:
        yield BLANK
        yield from _shares(known, found.cited, ties, style)
        yield from _recorded(known, found.cited, style)


# --- shares -----------------------------------------------------------------------------------------------------------


def _shares(known: Sequence[Backed], works: Sequence[Work], ties: Ties, style: Style) -> Iterator[Line]:
    by_id = {work.id: work for work in works}
    rows = [tuple((words, "dim") for words in _RESTS)]
    rows += [_share(one, by_id[one.id], style) for one in shares.by_source(known, ties)]
    yield from _title(
        "What rests on each work",
        f"{count(len(known), 'claim')}; fall: those that have nothing else",
        style,
    )
    yield from table(_right(rows, style), style)
    for label, some in (
        ("By author", shares.by_author(known)),
        ("By archive", shares.by_archive(known)),
        ("By publisher", shares.by_publisher(known)),
    ):
        yield from wrap([(_listed(some), "")], style, _INDENT, ((" " + label, "strong"),))


def _recorded(known: Sequence[Backed], works: Sequence[Work], style: Style) -> Iterator[Line]:
    graded = _credibility(known)
    rows = [tuple((words, "dim") for words in _RECORDED)]
    rows += [_record(work, graded, style) for work in works]
    yield BLANK
    yield from _title("What is recorded of each", "class, reliability A to F, credibility 1 to 6", style)
    yield from table(rows, style)


def _title(words: str, more: str, style: Style) -> list[Line]:
    return wrap([(words, "strong"), (f" · {more}" if more else "", "dim")], style, 1)


def _share(share: Share, work: Work, style: Style) -> tuple[Segment, ...]:
    return (
        (f"  {cut(work.key, _KEY, style)}", "id"),
        (str(len(share.claims)), ""),
        (f"{share.part:.0%}", ""),
        (str(len(share.falls)), "bad" if share.falls else ""),
        (described(work.entry) or work.entry.fields.get("x-raw", ""), "dim"),
    )


def _record(work: Work, graded: Mapping[str, str], style: Style) -> tuple[Segment, ...]:
    return (
        (f"  {cut(work.key, _KEY, style)}", "id"),
        ((work.rank or "-")[:1].upper(), ""),
        (",".join(work.reliability) or "-", ""),
        (graded.get(work.key, "-"), ""),
        (years(work.origin), ""),
        (years(work.edition), ""),
        (work.archive or "-", "dim"),
    )


def _right(rows: Sequence[tuple[Segment, ...]], style: Style) -> list[Line]:
    """The rows with their columns of figures flush right."""
    widths = [max(measure((one,), style) for one in column) for column in zip(*rows, strict=True)]
    return [
        tuple(_flush(cell, width, at, style) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]


def _flush(cell: Segment, width: int, at: int, style: Style) -> Segment:
    return (" " * (width - measure((cell,), style)) + cell[0], cell[1]) if 0 < at < 4 else cell


def _credibility(known: Sequence[Backed]) -> dict[str, str]:
    """The credibility that people gave to evidence from each work; never one figure made of several."""
    found: dict[str, set[int]] = {}
    for one in known:
        for seen in one.evidence:
            if seen.key and seen.credibility:
                found.setdefault(seen.key, set()).add(seen.credibility)
    return {key: ",".join(map(str, sorted(some))) for key, some in found.items()}


def _listed(found: Sequence[Share]) -> str:
    told = [f"{one.name}\xa0{len(one.claims)} ({one.part:.0%}, {len(one.falls)} fall)" for one in found[:_SHOWN]]
    rest = f" · {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return " · ".join(told) + rest or "none recorded"


def _single(surveyed: Surveyed, ties: Ties, style: Style) -> Iterator[Line]:
    known, claims = surveyed.known, surveyed.claims
    single, alike, alone = shares.single(known), shares.one_witness(known, ties), shares.alone(claims)
    rests = [("Single source", single, known, "one known work")] if known else []
    if alike:
        rests.append(("One witness", alike, known, "works that go back to one"))
    if not known or single != alone:
        rests.append(("Single ref.", alone, claims, "one reference, known or not"))
    for label, found, of, what in rests:
        told = f"{len(found)} of {len(of)} rest on {what}"
        ids = f": {_ids([one.claim for one in found])}" if found else ""
        yield from wrap([(told + ids, "")], style, _INDENT, ((" " + label, "strong"),))


def _ids(claims: Sequence[Claim]) -> str:
    """Claims by their ids, or by the numbers of their sentences where the register does not have them."""
    some = claims[:_SHOWN]
    ids = [one.id for one in some if one.registered]
    numbers = [str(one.sentence.number) for one in some if not one.registered]
    counted = [f"sentence{'s' if len(numbers) > 1 else ''}\xa0{', '.join(numbers)}"] if numbers else []
    return ", ".join([*ids, *counted]) + (f" and {len(claims) - _SHOWN} more" if len(claims) > _SHOWN else "")


# --- dependence and gaps ----------------------------------------------------------------------------------------------


def _dependence(found: Survey, ties: Ties, style: Style) -> Iterator[Line]:
    under = ties.under(found.cited)
    yield BLANK
    yield from _title("Dependence", "which works are no independent witnesses", style)
    if not under:
        yield from wrap([("no tie between the works cited is recorded", "")], style, 2)
        return
    together = _side_by_side(found, ties)
    heads = (("  later", "dim"), ("", ""), ("earlier", "dim"), ("cited together in", "dim"))
    rows: list[Line] = [heads]
    for tie in under:
        said = "; ".join(together.get(frozenset((tie.later, tie.earlier)), ["no claim"]))
        later, earlier = (cut(key, _KEY, style) for key in (tie.later, tie.earlier))
        rows.append(((f"  {later}", "id"), (tie.kind, ""), (earlier, "id"), (said, "")))
    yield from table(rows, style)


def _side_by_side(found: Survey, ties: Ties) -> dict[frozenset[str], list[str]]:
    """Where both works of a pair that is no two witnesses are cited: claims, after their text if there are several."""
    pairs: dict[frozenset[str], list[str]] = {}
    for surveyed in found.texts:
        claims: dict[frozenset[str], list[Claim]] = {}
        for one in surveyed.known:
            for common in ties.common(one.works):
                claims.setdefault(frozenset((common.one.id, common.other.id)), []).append(one.claim)
        path = f"{surveyed.text.document.path} " if len(found.texts) > 1 else ""
        for pair, some in claims.items():
            pairs.setdefault(pair, []).append(path + _ids(some))
    return pairs


def _gaps(found: Survey, style: Style) -> Iterator[Line]:
    gaps = missing.gaps(found)
    yield BLANK
    yield from _title("What is not recorded", "", style)
    for sentence in gaps.words() or ("Class, date and origin of every work cited are recorded.",):
        yield from wrap([(sentence, "")], style, 2)
    if gaps.unknown:
        names = gaps.unknown[:_SHOWN]
        rest = f" and {len(gaps.unknown) - _SHOWN} more" if len(gaps.unknown) > _SHOWN else ""
        yield from wrap([(f"Not identified: {', '.join(names)}{rest}.", "dim")], style, 2)
