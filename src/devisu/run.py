"""Rules run over a dossier: hits become findings, answered ones are dropped, the rest is sorted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatch
from itertools import groupby
from typing import TYPE_CHECKING

from devisu import suppress
from devisu.findings import Finding, Related, Severity
from devisu.rules import LAST, RULES
from devisu.rules.base import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from devisu.config import Settings
    from devisu.dossier import Dossier
    from devisu.findings import Hit
    from devisu.rules.base import Rule
    from devisu.text import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings to show, sorted, and how many are not: notes ``hidden``, and those ``suppressed`` in the files."""

    findings: tuple[Finding, ...]
    hidden: int
    suppressed: int


def run(dossier: Dossier, more: Iterable[Rule] = ()) -> Outcome:
    """Run all rules, ours and ``more``, and keep what the settings ask for."""
    settings = dossier.settings
    found = _findings((*RULES, *more), dossier)
    answered = suppress.answer([(one.code, one.hit.path, one.hit.span) for one in found], dossier.suppressions)
    left = [*_together(found[index] for index in answered.left)]
    left += _together(_findings(LAST, replace(dossier, unused=answered.unused)))
    wanted = [one for one in left if not _ignored(one, settings)]
    shown = [one for one in wanted if _selected(one, settings)]
    hidden = len(wanted) - len(shown) if not settings.select else 0
    texts = frozenset(text.document.path for text in dossier.texts)
    return Outcome(in_order(shown, dossier.sources, texts), hidden, len(found) - len(answered.left))


def _findings(rules: Iterable[Rule], dossier: Dossier) -> list[Finding]:
    return [_finding(rule, hit, dossier.settings) for rule in rules for hit in rule.check(dossier)]


def _finding(rule: Rule, hit: Hit, settings: Settings) -> Finding:
    weight = settings.severity.get(rule.code, Severity.NOTE if hit.minor else rule.severity)
    return Finding(rule.code, rule.name, weight, hit)


def _together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings with those of one cause made one: the first of them, with their count and the next places beside it."""
    for (_, _, say), group in groupby(findings, key=lambda one: (one.code, one.hit.path, one.hit.together)):
        if say is None:
            yield from group
        else:
            found = list(group)
            yield replace(found[0], hit=_one([one.hit for one in found], say))


def _one(hits: Sequence[Hit], say: Callable[[int], str]) -> Hit:
    first, *others = hits
    message = first.message if first.message and not others else say(len(hits))
    related = tuple(Related(one.path, one.span, "also here") for one in others[:PLACES])
    edits = tuple(edit for one in hits if one.fix is not None for edit in one.fix.edits)
    fix = replace(first.fix, edits=edits) if first.fix is not None else None
    return replace(first, message=message, related=(*first.related, *related), fix=fix)


def _selected(finding: Finding, settings: Settings) -> bool:
    if settings.select:
        return names(finding.code, settings.select)
    return finding.severity > Severity.NOTE


def _ignored(finding: Finding, settings: Settings) -> bool:
    return names(finding.code, settings.ignore) or any(
        names(finding.code, codes)
        for pattern, codes in settings.per_file_ignores.items()
        if fnmatch(finding.hit.path, pattern)
    )


def names(code: str, prefixes: Iterable[str]) -> bool:
    """Whether one of the prefixes (``ALL``, ``QUO``, ``QUO003``) names the code."""
    return any(prefix == "ALL" or code.startswith(prefix) for prefix in prefixes)


def in_order(
    findings: Iterable[Finding], sources: Mapping[str, Source], texts: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Findings by path, line, column and code: those on texts before others, those on a whole file first."""

    def order(one: Finding) -> tuple[bool, str, int, int, str, str]:
        path, source = one.hit.path, sources.get(one.hit.path)
        if one.hit.span is None or source is None:
            return path not in texts, path, 0, 0, one.code, one.hit.message
        return path not in texts, path, *source.place(one.hit.span.start), one.code, one.hit.message

    return tuple(sorted(findings, key=order))
