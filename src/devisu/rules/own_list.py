"""EDN006: the text's own list of references beside the edition's bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.findings import Hit, Related
from devisu.rules.base import WARNING, collapsed, rule
from devisu.rules.bib_places import head, place, several

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.dossier import Dossier
    from devisu.model import Entry, Examined, Twin

_WORDS = {"year": "the year", "title": "the title", "pages": "the pages", "pagetotal": "the number of pages"}
_LEAST = 2
"""Works on both sides from which a list and a bibliography can be meant to be one."""


@rule("EDN006", "list-and-bibliography-differ", WARNING)
def list_and_bibliography_differ(dossier: Dossier) -> Iterator[Hit]:
    """The text's own list of references and the .bib file say different things of one work.

    A work is found again by author, title and year, across scripts, and its year, title and pages are compared. Where
    most works stand on both sides, those that stand on one side only are named too.

    Why it matters
        One of the two is wrong, or they mean different editions; and a page looked up in the wrong edition holds other
        words.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        @book{roe1991, author = {Roe, Richard}, title = {The Flood}, publisher = {Valley Press}, date = {1991}}
    Bad
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [2].

        References

        1. Doe, Jane. The Mill. Valley: Valley Press, 1989.
        2. Roe, Richard. The Flood. Valley: Valley Press, 1991.
    Bad
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [2]. It was drained in 1714 [3].

        References

        1. Doe, Jane. The Mill. Valley: Valley Press, 1990.
        2. Roe, Richard. The Flood. Valley: Valley Press, 1991.
        3. Poe, Ann. The Drained Land. Valley: Valley Press, 1992.
    Good
        The mill was sold in 1712 [1]. The valley was flooded in 1713 [2].

        References

        1. Doe, Jane. The Mill. Valley: Valley Press, 1990.
        2. Roe, Richard. The Flood. Valley: Valley Press, 1991.
    To mend
        Look the work up, with the edition that was used in hand, and correct the side that is wrong.
    Options
        shared-bibliography = true    the .bib serves other texts too; works that stand on one side only are let pass
    """
    entries = [entry for entry in dossier.library.entries if entry.origin == "bib" and entry.identified == "identified"]
    for text in dossier.texts:
        if text.own and entries:
            for one in text.twins:
                yield from _differences(dossier, text, one)
            if len(dossier.texts) == 1 and not dossier.settings.shared_bibliography:
                yield from _on_one_side(dossier, text, text.twins, entries)


def _differences(dossier: Dossier, text: Examined, twin: Twin) -> Iterator[Hit]:
    for one in twin.differences:
        shared = "author and year" if one.field == "title" else "author and title"
        message = (
            f"{twin.listed.key} and {twin.entry.key} agree in {shared}, and differ in {_WORDS[one.field]}: "
            f"{one.listed} in the list, {one.entry} in {twin.entry.path}."
        )
        names = ("date", "year") if one.field == "year" else (one.field,)
        related = (Related(twin.entry.path, place(dossier, twin.entry, *names), "the entry"),)
        mend = "Look the work up, and correct the side that is wrong."
        yield Hit(text.document.path, twin.listed.span, message, mend, related=related)


def _on_one_side(dossier: Dossier, text: Examined, found: Sequence[Twin], entries: Sequence[Entry]) -> Iterator[Hit]:
    """Works without a twin, where most have one on both sides."""
    if len(found) < _LEAST or 2 * len(found) < max(len(text.own), len(entries)):
        return
    listed, known = {id(one.listed) for one in found}, {id(one.entry) for one in found}
    only_listed = [one for one in text.own if id(one) not in listed]
    only_known = [one for one in entries if id(one) not in known]
    keys = several([one.key for one in only_listed])
    yield from collapsed(
        [Hit(text.document.path, one.span, "", "Add it to the .bib file, or to neither.") for one in only_listed],
        lambda _: f"The text's list has what the bibliography has not: {keys}.",
    )
    names = several([one.key for one in only_known])
    yield from collapsed(
        [Hit(one.path, head(dossier, one), "", "Add it to the list, or take it out.") for one in only_known],
        lambda _: f"The bibliography has what the list of {text.document.path} has not: {names}.",
    )


RULES = (list_and_bibliography_differ,)
