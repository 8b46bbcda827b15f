"""Claims that want a primary source: quotations, laws and figures; and events, which are better for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu import names
from devisu.criticism import subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.criticism.dependence import Ties
    from devisu.criticism.survey import Backed, Surveyed
    from devisu.criticism.works import Work
    from devisu.model import Quotation


def wants_primary(surveyed: Surveyed, backed: Backed) -> tuple[str, ...]:
    """What in a claim wants a primary source: ``quotation``, ``law``, ``figure``, in this order."""
    found = {reason.name for reason in surveyed.text.reasons.get(backed.claim.id, ())}
    quoted = any(_is_anothers(one, backed) for one in surveyed.quoted(backed.claim))
    asked = (("quotation", quoted), ("law", "LAW" in found), ("figure", "FIGURE" in found))
    return tuple(word for word, is_wanted in asked if is_wanted)


def is_event(surveyed: Surveyed, backed: Backed) -> bool:
    """Whether a claim says that something happened; what it reports an author of the works to say is that author's."""
    found = {reason.name for reason in surveyed.text.reasons.get(backed.claim.id, ())}
    if not found & {"EVENT", "DATE"} or "META" in found:
        return False
    return "ATTRIBUTED" not in found or not subjects.names_an_author(surveyed, backed)


def behind(backed: Backed, ties: Ties, library: Mapping[str, Work]) -> Iterator[tuple[Work, Work]]:
    """The primary sources that stand behind the works of a claim, by the ties recorded: the work, and the source."""
    cited = {work.id for work in backed.works}
    for work in backed.works:
        for key in ties.behind(work.id):
            source = library.get(key)
            if source is not None and key not in cited and source.rank == "primary":
                yield work, source


def _is_anothers(quotation: Quotation, backed: Backed) -> bool:
    """Whether words are quoted that no author of the works cited can have written, as far as their names tell.

    A study is the first source of its own author's words; where its author is known and nobody else speaks, the words
    are taken to be his.
    """
    if quotation.kind != "direct" or quotation.in_note:
        return False
    authors = [name for work in backed.works for name in work.authors]
    if not quotation.speaker:
        return not authors
    return all(names.same_person(quotation.speaker, name) == "no" for name in authors)
