"""Sources that contradict each other on a fact that somebody recorded: in judgements, or in the chronology."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from devisu.stems import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.chronology import Event
    from devisu.criticism.evidence import Evidence
    from devisu.criticism.survey import Backed

_FOR = ("supported", "partly")


def on_claim(backed: Backed) -> tuple[Evidence, Evidence] | None:
    """Evidence for a claim and evidence against it, from two sources; of each source the latest judgement counts."""
    latest: dict[str, Evidence] = {}
    for one in backed.evidence:
        source = one.key or (one.record.path if one.record else "")
        if source:
            latest[source] = one
    found = latest.values()
    bearing = next((one for one in found if one.judgement.verdict in _FOR), None)
    against = next((one for one in found if one.judgement.verdict == "contradicted"), None)
    return (bearing, against) if bearing and against else None


def on_events(events: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Events of the chronology with one name, from two sources, whose dates cannot be the same."""
    by_name: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        by_name[event.kind, " ".join(map(fold_word, event.name.split()))].append(event)
    for first, *others in by_name.values():
        for other in others:
            if first.source and other.source and first.source != other.source and first.bounds.disjoint(other.bounds):
                yield first, other
