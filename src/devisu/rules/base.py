"""What a rule is: a code, a name, a severity, and a function whose docstring is its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from devisu.dossier import Dossier
from devisu.findings import Hit, Related, Severity

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
NOTE: Final = Severity.NOTE

PLACES: Final = 4
"""How many further places a collapsed finding names."""

Check = Callable[[Dossier], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. ``name`` says the fault; ``check`` finds its hits in a dossier and its docstring is the rule's page."""

    code: str
    name: str
    severity: Severity
    check: Check

    @property
    def page(self) -> str:
        """The page as written in the docstring."""
        return self.check.__doc__ or ""


def rule(code: str, name: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a check function."""

    def made(check: Check) -> Rule:
        return Rule(code, name, severity, check)

    return made


def collapsed(hits: Iterable[Hit], say: Callable[[int], str]) -> Iterator[Hit]:
    """Hits of one cause in one file as one: the first of them, with the count and the next places beside it."""
    found = list(hits)
    if not found:
        return
    first, *others = found
    related = tuple(Related(one.path, one.span, "also here") for one in others[:PLACES])
    edits = tuple(edit for one in found if one.fix is not None for edit in one.fix.edits)
    fix = replace(first.fix, edits=edits) if first.fix is not None else None
    yield replace(first, message=say(len(found)), related=(*first.related, *related), fix=fix)


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: ``1 claim``, ``3 claims``."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def sentence(words: str) -> str:
    """Words as a sentence: a capital and a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
