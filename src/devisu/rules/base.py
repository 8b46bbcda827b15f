"""What a rule is: a code, a name, a severity, and a function whose docstring is its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.dossier import Dossier
from devisu.findings import Hit, Severity

if TYPE_CHECKING:
    from typing import Final

ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
NOTE: Final = Severity.NOTE

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
