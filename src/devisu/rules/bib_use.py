"""Bibliography and texts together: entries that no text cites, locators outside the pages of the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.bibliography import pages
from devisu.bibliography.aliases import field, type_of
from devisu.bibliography.twins import title_words
from devisu.findings import Hit, Related
from devisu.listed import author_and_year
from devisu.rules.base import NOTE, WARNING, collapsed, rule
from devisu.rules.bib_places import head, place, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Citation, Entry, Examined

_PARTS = frozenset(
    {"article", "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings", "inreference"}
    | {"suppperiodical", "review"}
)
_NOCITE = re.compile(
    r"\\nocite\s{0,9}\{([^{}]{0,20000})\}|^nocite:((?:[^\n]*\n)(?:[ \t]+[^\n]*\n?){0,200})", re.MULTILINE
)
_SEVERAL = re.compile(r"\w\s{0,3}[-–—,;&]")
_KEY = re.compile(r"@?([\w:.#$%&+?<>~/*-]+)")
_READING = re.compile(r"further.?reading|nocite|әдебиет", re.IGNORECASE)


@rule("CIT002", "entry-never-cited", NOTE)
def entry_never_cited(dossier: Dossier) -> Iterator[Hit]:
    """An entry of the bibliography is cited nowhere in the edition.

    Parents of cited entries, `\\nocite`, entries with the keyword “further-reading”, candidates and unidentified
    references are let pass. All such entries of a file are one finding.

    Why it matters
        A bibliography that lists what the text never uses claims a breadth of reading that nobody can check; or the
        citation was lost in editing.

    Bad
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990}}
        @book{roe1991, author = {Roe, Richard}, title = {A Dry Valley}, publisher = {Valley Press}, date = {1991}}
    Good
        --- essay.md
        The mill burned down [@doe1990] in a dry year [@roe1991].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990}}
        @book{roe1991, author = {Roe, Richard}, title = {A Dry Valley}, publisher = {Valley Press}, date = {1991}}
    To mend
        Cite the work where it is used, or take it out.
    Options
        shared-bibliography = true    the .bib serves other texts too; nothing is reported
    """
    if dossier.settings.shared_bibliography or not dossier.texts:
        return
    yield from _uncited_in_lists(dossier)
    used = _used(dossier)
    if "*" in used:
        return
    said = _said_in_notes(dossier)
    unused: dict[str, list[Entry]] = {}
    for entry in dossier.library.entries:
        if _counts(entry) and entry.key not in used and not _may_be_meant(entry, said):
            unused.setdefault(entry.path, []).append(entry)
    for entries in unused.values():
        keys = several([entry.key for entry in entries])
        hits = [
            Hit(one.path, head(dossier, one), "", "Cite the work where it is used, or take it out.") for one in entries
        ]
        yield from collapsed(
            hits,
            lambda count, keys=keys: (  # type: ignore[misc]  # the keys of this turn of the loop
                f"Entry {keys} is never cited." if count == 1 else f"{count} entries are never cited: {keys}."
            ),
        )


def _said_in_notes(dossier: Dossier) -> frozenset[str]:
    """The words of all notes, folded: a work may be named there in a way that was not understood."""
    notes = (
        block.span.of(text.document.text)
        for text in dossier.texts
        for block in text.document.blocks
        if block.kind == "note"
    )
    return frozenset(word for note in notes for word in title_words(note))


def _may_be_meant(entry: Entry, said: frozenset[str]) -> bool:
    """Whether the notes hold the family name of somebody of the work, or its title where it names nobody."""
    people = [person.family for some in entry.people.values() for person in some]
    if people:
        return any(words and set(words) <= said for words in map(title_words, people))
    return set(title_words(field(entry, "title"))) <= said


def _counts(entry: Entry) -> bool:
    if entry.origin == "candidates" or entry.identified != "identified" or entry.type in ("xdata", "set", "bibnote"):
        return False
    return not _READING.search(entry.fields.get("keywords", ""))


def named(dossier: Dossier) -> set[str]:
    """The keys that the texts cite or may mean, and those that they name by ``nocite`` (``*`` for all).

    A number of a text's own list stands for the entry of the same work.
    """
    used = {one.entry.key for text in dossier.texts for one in text.citations if one.entry}
    used |= {other for text in dossier.texts for one in text.citations for other in one.others}
    for text in dossier.texts:
        for found in _NOCITE.finditer(text.document.source.text):
            used |= set(_KEY.findall(found[1] or found[2] or ""))
    return used


def _uncited_in_lists(dossier: Dossier) -> Iterator[Hit]:
    """Entries of a text's own list that its markers never name."""
    for text in dossier.texts:
        document = text.document
        yield from _uncited_by_author(text)
        cited = {one.item.label for one in text.citations if one.marker.style == "number"}
        listed = [block for block in document.blocks if block.kind == "reference" and block.label]
        unused = [block for block in listed if block.label not in cited]
        if cited and unused:
            numbers = several([block.label or "" for block in unused])
            said = "1 entry of the list is" if len(unused) == 1 else f"{len(unused)} entries of the list are"
            message = f"{said} never cited: {numbers}."
            yield Hit(
                document.path, document.home(unused[0].span), message, "Cite it where it is used, or take it out."
            )


def _uncited_by_author(text: Examined) -> Iterator[Hit]:
    """Entries of a list without numbers whose author and year no marker names.

    One whose year a marker names that leads nowhere may be meant by it, and is let pass.
    """
    cited = [one for one in text.citations if one.marker.style in ("author-date", "work") and not one.marker.in_note]
    found = {one.entry.key for one in cited if one.entry is not None} | {key for one in cited for key in one.others}
    astray = " ".join(one.item.label for one in cited if one.entry is None)
    unused = [one for one in text.own if one.key not in found and _year(one) and _year(one) not in astray]
    if not found or not unused or any(one.marker.style == "number" for one in text.citations):
        return
    names = several([author_and_year(one) for one in unused])
    said = "1 entry of the list is" if len(unused) == 1 else f"{len(unused)} entries of the list are"
    hits = [Hit(one.path, one.span, "", "Cite it where it is used, or take it out.") for one in unused]
    yield from collapsed(hits, lambda _: f"{said} never cited: {names}.")


def _year(entry: Entry) -> str:
    return entry.fields.get("date", entry.fields.get("year", ""))[:4]


def _used(dossier: Dossier) -> set[str]:
    """The keys named, and those that cited or other entries refer to."""
    used = named(dossier)
    for entry in dossier.library.entries:
        for name in ("crossref", "xref", "xdata", "related", "entryset"):
            used |= {key.strip() for key in entry.fields.get(name, "").split(",")}
        if used & {key.strip() for key in entry.fields.get("ids", "").split(",") if key.strip()}:
            used.add(entry.key)
    return used


@rule("CIT009", "locator-outside-the-work", WARNING)
def locator_outside_the_work(dossier: Dossier) -> Iterator[Hit]:
    """The page cited lies outside the pages of the work.

    Articles and chapters are measured by their `pages`, books only by `pagetotal`.

    Why it matters
        The reader looks the page up and finds another article there. Mostly a digit is wrong, in the citation or in the
        entry; sometimes the citation is of another edition.

    Bad
        --- essay.md
        The mill burned down [@doe1990, p. 412].
        --- bib/references.bib
        @article{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, journaltitle = {Valley Quarterly}, date = {1990},
          pages = {11--29},
        }
    Good
        --- essay.md
        The mill burned down [@doe1990, p. 12].
        --- bib/references.bib
        @article{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, journaltitle = {Valley Quarterly}, date = {1990},
          pages = {11--29},
        }
    To mend
        Look both up: the page in the work, and the pages of the work.
    """
    for text in dossier.texts:
        for one in text.citations:
            if one.entry is not None and (said := _outside(one, one.entry)):
                cited = ", ".join(place.value for place in one.item.locators if place.label == "page")
                pages_cited = f"Pages {cited} are" if _SEVERAL.search(cited) else f"Page {cited} is"
                message = f"{pages_cited} cited of {one.entry.key}, which {said}."
                related = (Related(one.entry.path, place(dossier, one.entry, "pages", "pagetotal"), "its pages"),)
                mend = "Look up both the page cited and the pages of the entry."
                yield Hit(text.document.path, one.item.span, message, mend, related=related)


def _outside(citation: Citation, entry: Entry) -> str | None:
    cited = [page for one in citation.item.locators if one.label == "page" for page in pages.ranges(one.value)]
    if not cited:
        return None
    if type_of(entry) in _PARTS:
        extent = pages.ranges(entry.fields.get("pages", ""))
        if not extent or any(page.roman != one.roman for page in cited for one in extent):
            return None
        if all(any(one.first <= page.first and page.last <= one.last for one in extent) for page in cited):
            return None
        stands = entry.fields["pages"]
        return f"stands on {'p.' if stands.strip().isdigit() else 'pp.'} {stands}"
    total = pages.total(entry.fields.get("pagetotal", ""))
    if not total or "volumes" in entry.fields or all(page.last <= total or page.roman for page in cited):
        return None
    return f"has {total} pages"


RULES = (entry_never_cited, locator_outside_the_work)
