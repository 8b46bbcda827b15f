"""What is not recorded, said once, with what could be asked if it were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.criticism.survey import Survey
    from devisu.criticism.works import Work
    from devisu.model import Citation


@dataclass(frozen=True, slots=True)
class Gaps:
    """The works cited that lack something. ``unknown`` are the references that are no known works, each named once.

    An origin is missed only of a primary source, or of one whose class is not recorded: of a study its date says all.
    """

    cited: int
    rank: tuple[Work, ...]
    date: tuple[Work, ...]
    origin: tuple[Work, ...]
    unknown: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        """All works that lack something, each once."""
        return tuple({work.id: work for work in (*self.rank, *self.date, *self.origin)}.values())

    def words(self) -> tuple[str, ...]:
        """One sentence for each thing that is missing."""
        return tuple(self._words())

    def _words(self) -> Iterator[str]:
        if self.rank:
            yield (
                f"{self._have(self.rank)} no class (primary, secondary, tertiary): it "
                "cannot be asked where a primary source is wanted (SRC002, SRC014)."
            )
        if self.origin:
            yield (
                f"{self._have(self.origin)} no origin (origdate, created): how far "
                f"{_they(self.origin)} from the events is known by edition only (SRC003)."
            )
        if self.date:
            yield (
                f"{self._have(self.date)} no date: it cannot be asked whether "
                f"{'it is' if len(self.date) == 1 else 'they are'} too late or too early (SRC003, SRC010)."
            )
        if self.unknown:
            count = len(self.unknown)
            one = count == 1
            yield (
                f"{count} {'reference is' if one else 'references are'} not identified and left out: of what rests on "
                f"{'it' if one else 'them'} neither class nor age nor independence can be asked (SRC001 to SRC014)."
            )
        if self.faults:
            yield f"Not understood: {'; '.join(self.faults)}."

    def _have(self, works: tuple[Work, ...]) -> str:
        """How many of all works cited, as the subject of a sentence with its verb."""
        if self.cited == 1:
            return "The one known work cited has"
        return f"Of {self.cited} known works cited, {len(works)} {'has' if len(works) == 1 else 'have'}"


def _they(works: tuple[Work, ...]) -> str:
    return "it stands" if len(works) == 1 else "they stand"


def gaps(survey: Survey) -> Gaps:
    """What the works cited in an edition lack."""
    cited = survey.cited
    ranked = {
        work.id for text in survey.texts for one in text.claims for work in one.works if one.rank(work) is not None
    }
    unranked = tuple(work for work in cited if work.id not in ranked)
    doubtful = {work.id for work in (*unranked, *(work for work in cited if work.rank == "primary"))}
    seen = [one for text in survey.texts for backed in text.claims for one in backed.evidence]
    return Gaps(
        cited=len(cited),
        rank=unranked,
        date=tuple(work for work in cited if work.edition is None and work.origin is None),
        origin=tuple(work for work in cited if work.origin is None and work.edition and work.id in doubtful),
        unknown=unknown(survey),
        faults=(*(fault for work in cited for fault in work.faults), *(fault for one in seen for fault in one.faults)),
    )


def unknown(survey: Survey) -> tuple[str, ...]:
    """The references that are cited and not known, each once: by the key of their entry, else by their label."""
    found: dict[tuple[str, str], str] = {}
    for text in survey.texts:
        for one in text.claims:
            for citation in one.unknown:
                name = reference(citation)
                path = "" if citation.entry else text.text.document.path
                found.setdefault((path, name), name)
    return tuple(found.values())


def reference(citation: Citation) -> str:
    """The name of a reference that is not known."""
    return citation.entry.key if citation.entry else citation.item.label
