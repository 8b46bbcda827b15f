"""A text's own list of references as entries: ``[12]`` where it is numbered, else by author and year, “Doe 1990”."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from devisu.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.model import Block, Document

SAME: Final = "x-same-as"
_MOST_NAMED: Final = 2
_MOST_WORDS: Final = 4  # of a title that stands for its work


def own_list(document: Document) -> tuple[Entry, ...]:
    """The entries of the text's own list of references.

    The key is their number, as in ``[12]``; in a list without numbers author and year, with words of the title where
    two share these, and their place in the list where nothing else is known. Each has the fields that were read with
    some certainty, and in ``x-raw`` the words as they stand. An item of which nothing was understood has these alone.
    One that stands under a heading of notes, or under none, has an ``x-note``: it may name its page for itself. “Ibid.”
    among them is the work before it, whose place it has in ``x-same-as``.
    """
    if not any(block.kind == "reference" for block in document.blocks):
        return ()  # the reader of lists takes longer to start than most texts to read
    from devisu.bibliography import lists
    from devisu.extract.markers.found import same_place
    from devisu.readers import references

    heading, entries = "", list[Entry]()
    for block in document.blocks:
        if block.kind == "reference-heading":
            heading = block.span.of(document.text)
        elif block.kind == "reference":
            entry = _listed(document, block)
            if entries and same_place().match(entry.fields["x-raw"]):
                same = entries[-1].fields.get(SAME, str(len(entries) - 1))
                told = {**entries[-1].fields, "x-raw": entry.fields["x-raw"], SAME: same}
                entry = replace(entry, type=entries[-1].type, fields=told, people=entries[-1].people)
            elif entries and lists.is_by_the_same(entry.fields["x-raw"]):
                entry = _by_the_same(entry, entries[-1])
            note = {"x-note": heading or "notes"} if not heading or references.heads_notes(heading) else {}
            entries.append(replace(entry, fields={**entry.fields, **note}))
    return tuple(_called(entries))


def meant(own: Sequence[Entry]) -> tuple[Entry, ...]:
    """The work that each item stands for: itself, or the one that its “ibid.” repeats."""
    return tuple(own[int(one.fields[SAME])] if SAME in one.fields else one for one in own)


def numbers(own: Sequence[Entry]) -> tuple[str, ...]:
    """The number of each item: its own, or its place in a list without numbers."""
    return tuple(one.key[1:-1] if one.key[:1] == "[" else str(place) for place, one in enumerate(own, 1))


def author_and_year(entry: Entry) -> str:
    """How an item is cited by author and year; its title stands for an author that it has not."""
    people = entry.people.get("author") or entry.people.get("editor") or ()
    words = entry.fields.get("title", "").split()
    families = [one.family for one in people]
    few = " and ".join(families) if len(families) <= _MOST_NAMED else f"{families[0]} et al."
    author = few or " ".join(words[:_MOST_WORDS])
    year = entry.fields.get("date", entry.fields.get("year", ""))[:4]
    return f"{author} {year}{entry.fields.get('x-year-letter', '')}".strip()


def _listed(document: Document, block: Block) -> Entry:
    from devisu.bibliography import lists

    raw = " ".join(block.span.of(document.text).split())
    parsed = lists.parse(raw, document.language or None)
    told = {name: value for name, value in parsed.entry.fields.items() if name not in (*parsed.doubtful, "note")}
    return replace(
        parsed.entry,
        key=f"[{block.label}]" if block.label else "",
        fields={**told, "x-raw": raw},
        people={role: some for role, some in parsed.entry.people.items() if role in told},
        path=document.path,
        span=document.home(block.span),
        origin="list",
    )


def _by_the_same(entry: Entry, before: Entry) -> Entry:
    """The item with the authors of the one before it, for whom a dash stands."""
    role = "author" if before.people.get("author") else "editor"
    if role not in before.people or entry.people.get(role):
        return entry
    fields = {role: before.fields[role], **entry.fields}
    return replace(entry, fields=fields, people={role: before.people[role], **entry.people})


def _called(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, those without a number called by what tells them from the others."""
    short = [author_and_year(one) for one in entries]
    longer = [f"{name}, {_title(one)}" if _title(one) else name for name, one in zip(short, entries, strict=True)]
    counts = Counter(short), Counter(longer)
    for place, (entry, *names) in enumerate(zip(entries, short, longer, strict=True), 1):
        alone = (name for name, count in zip(names, counts, strict=True) if name and count[name] == 1)
        yield entry if entry.key else replace(entry, key=next(alone, f"[{place}]"))


def _title(entry: Entry) -> str:
    words = entry.fields.get("title", "").split()
    return " ".join(words[:_MOST_WORDS]).rstrip(".,:;")
