"""What a rule says, and what a run makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from devisu.model import Examined, Library, Proposal, Record
    from devisu.text import Edit, Source, Span


class Severity(IntEnum):
    """How much a finding weighs; greater is graver."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name in reports and settings: ``note``, ``warning``, ``error``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of. ``span`` is of the file ``path``, or None for the file as a whole."""

    path: str
    span: Span | None
    message: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding. ``safe`` ones may be applied unasked, ``display`` ones are only shown."""

    applicability: Literal["safe", "unsafe", "display"]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found, without code or severity, which the run adds.

    ``span`` is of the file ``path`` as decoded, or None where the whole file is meant. ``mend`` says what to do.
    A ``minor`` hit is reported as a note whatever the rule's severity. Hits that share ``together`` are of one cause:
    the run makes one finding of those that nobody answered, with the message that ``together`` gives for their count.
    """

    path: str
    span: Span | None
    message: str
    mend: str = ""
    claim: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    minor: bool = False
    together: Callable[[int], str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with the rule that made it and the weight this run gives it."""

    code: str
    name: str
    severity: Severity
    hit: Hit


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used, while the others were. ``line`` counts from 1."""

    path: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run has to say; reporters make text of it.

    ``findings`` are sorted by path, line, column and code, and are those to be shown; ``hidden`` counts the notes that
    are not, ``suppressed`` those answered in the files. ``sources`` holds every file that a finding may speak of, by
    path. ``edition`` tells whether the run was over an edition (False: over bare files). ``proposals`` are the passages
    proposed as originals, by the path of the text and the id of the quotation; empty unless they were asked for.
    """

    version: str
    texts: tuple[Examined, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    library: Library
    records: tuple[Record, ...]
    sources: Mapping[str, Source]
    hidden: int = 0
    suppressed: int = 0
    edition: bool = True
    proposals: Mapping[tuple[str, str], Proposal] = field(default_factory=dict)

    @property
    def untold(self) -> tuple[Failure, ...]:
        """The failures that no finding tells of."""
        told = {(one.hit.path, _bare(one.hit.message)) for one in self.findings}
        return tuple(one for one in self.failures if (one.path, _bare(one.message)) not in told)


def _bare(message: str) -> str:
    """A message without what makes it a sentence."""
    return message.rstrip(".").casefold()
