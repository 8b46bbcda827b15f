"""What a rule is: a code, a name, a severity, and a function whose docstring is its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from devisu.dossier import Dossier
from devisu.findings import Hit, Severity

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
NOTE: Final = Severity.NOTE

PLACES: Final = 4
"""How many further places a finding names that speaks of many."""

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
    """Hits of one cause in one file, to be reported as one finding in the words that ``say`` has for their count."""
    for hit in hits:
        yield replace(hit, together=say)


def many(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun: ``1 claim``, ``3 claims``."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def sentence(words: str) -> str:
    """Words as a sentence: a capital and a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
