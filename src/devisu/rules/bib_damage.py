"""What reading the bibliography had to forgive: damaged entries, lost fields, doubled keys, broken references."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from devisu.bibliography import damage as kinds
from devisu.findings import Fix, Hit, Related
from devisu.rules.base import ERROR, NOTE, WARNING, collapsed, rule
from devisu.rules.bib_places import head, place, several
from devisu.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devisu.dossier import Dossier
    from devisu.model import Damage, Entry

_MANY = 10  # so many undefined strings of one file have one cause


@rule("BIB001", "damaged-entry", ERROR)
def damaged_entry(dossier: Dossier) -> Iterator[Hit]:
    """The entry is damaged, and other readers cannot read it as it was meant.

    devisu saves what it can of the entry, says what it had to forgive and where, and goes on; a citation of the entry
    still finds it.

    Why it matters
        One brace too few, and a reference manager drops the entry, or the whole file after it. The work then vanishes
        from the printed bibliography, and nobody notices before a reader looks for it.

    Bad
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990,
          author    = {Doe, Jane},
          title     = {The Red Mill,
          publisher = {Valley Press},
          year      = {1990},
        }
    Good
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990,
          author    = {Doe, Jane},
          title     = {The Red Mill},
          publisher = {Valley Press},
          year      = {1990},
        }
    To mend
        Set the missing brace, quotation mark, comma or key at the place shown.
    """
    yield from (_hit(one) for one in dossier.library.damage if one.kind in kinds.BROKEN)


@rule("BIB003", "key-used-twice", ERROR)
def key_used_twice(dossier: Dossier) -> Iterator[Hit]:
    """The key is used twice, or twice but for upper and lower case.

    Why it matters
        A citation names a work by its key. Where two entries share one, every tool picks one of them by its own habit,
        and the reader is sent to a book that the author may not have meant. BibTeX takes `Doe1990` and `doe1990` for
        one key; biber does not.

    Bad
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, year = 1990}
        @book{Doe1990, author = {Doe, John}, title = {A Dry Valley}, publisher = {Valley Press}, year = 1990}
    Good
        --- essay.md
        The mill burned down [@doe1990a, p. 3].
        --- bib/references.bib
        @book{doe1990a, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, year = 1990}
        @book{doe1990b, author = {Doe, John}, title = {A Dry Valley}, publisher = {Valley Press}, year = 1990}
    To mend
        Give each entry a key of its own, and look at every citation of the old key: which work was meant?
    """
    for one in dossier.library.damage:
        if one.kind in kinds.TWICE:
            first = next((e for e in dossier.library.entries if e.key.casefold() == (one.key or "").casefold()), None)
            related = (Related(first.path, head(dossier, first), "the first entry with this key"),) if first else ()
            yield Hit(one.path, one.span, one.message, one.mend, related=related)


@rule("BIB010", "broken-reference", WARNING)
def broken_reference(dossier: Dossier) -> Iterator[Hit]:
    """The entry refers to something that is missing, doubled or circular: a parent, a string, a related entry.

    Why it matters
        What an entry takes from its parent (the collection's title, its editor, its year) is missing from the printed
        reference when the parent cannot be found, mostly without a word from the tool that prints it.

    Bad
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @incollection{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, crossref = {roe1990}, pages = {1--9}, year = 1990,
          booktitle = {Mills of the Valley},
        }
    Good
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @incollection{doe1990, author = {Doe, Jane}, title = {The Red Mill}, crossref = {roe1990}, pages = {1--9}}
        @collection{roe1990,
          editor = {Roe, Richard}, title = {Mills of the Valley}, publisher = {Valley Press}, date = {1990},
        }
    To mend
        Add what is named, or mend its name. A string must be defined above the entries that use it.
    Authority
        biblatex manual, section 2.4.1 (cross-referencing) and appendix B (inheritance).
    """
    found: dict[tuple[str, str, str], list[Hit]] = {}
    for one in dossier.library.damage:
        if one.kind in kinds.UNRESOLVED:
            words = one.span.of(dossier.sources[one.path].text) if one.path in dossier.sources else one.message
            found.setdefault((one.path, one.kind, words), []).append(_hit(one))
    yield from _undefined(found)
    for (_, _, words), hits in found.items():
        first = hits[0].message.removesuffix(".")
        yield from collapsed(hits, _Repeated(first, words)) if len(hits) > 1 else hits
    known = {key for entry in dossier.library.entries for key in (entry.key, *_keys(entry.fields.get("ids", "")))}
    for entry in dossier.library.entries:
        for name in ("related", "xref", "entryset", "x-candidate-for"):
            missing = [key for key in _keys(entry.fields.get(name, "")) if key not in known]
            if missing:
                message = f"“{name}” of {entry.key} names {several(missing)}, and no entry has that key."
                yield Hit(entry.path, place(dossier, entry, name), message, "Add the entry, or mend the key.")


def _undefined(found: dict[tuple[str, str, str], list[Hit]]) -> Iterator[Hit]:
    """Strings that no @string defines, taken out of what was found where they are so many that a file is missing."""
    by_path: dict[str, list[tuple[str, str, str]]] = {}
    for key in found:
        if key[1] == kinds.UNDEFINED_STRING:
            by_path.setdefault(key[0], []).append(key)
    for keys in by_path.values():
        if len(keys) >= _MANY:
            names = several([key[2] for key in keys])
            hits = [
                replace(hit, mend="Check it with the file that defines them.") for key in keys for hit in found.pop(key)
            ]
            message = f"{len(keys)} names stand in no braces, and no @string of what was read defines them: {names}."
            yield from collapsed(hits, _always(message))


@rule("BIB012", "field-swallowed", ERROR)
def field_swallowed(dossier: Dossier) -> Iterator[Hit]:
    """A field is swallowed or dropped because of damage beside it.

    Why it matters
        The entry looks whole in the editor, yet other readers print it without its title or its year, or with two
        fields run into one. Where a field stands twice, one of the two values is thrown away unseen.

    Bad
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990,
          author    = {Doe, Jane}
          title     = {The Red Mill},
          publisher = {Valley Press},
          year      = {1990},
        }
    Good
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990,
          author    = {Doe, Jane},
          title     = {The Red Mill},
          publisher = {Valley Press},
          year      = {1990},
        }
    To mend
        Set the missing comma; keep one of two fields of the same name. devisu can set the comma itself (`--fix`).
    """
    yield from (_hit(one) for one in dossier.library.damage if one.kind in kinds.SWALLOWED)


@rule("BIB014", "unidentified-reference", NOTE)
def unidentified_reference(dossier: Dossier) -> Iterator[Hit]:
    """The reference is unidentified: its number is known, the work is not.

    The works proposed for it are named. References for which no work is proposed share one finding.

    Why it matters
        A reader who meets [12] in the text and finds no twelfth work cannot follow it. A candidate is a guess until
        somebody has compared it with what the text says.

    Bad
        --- essay.md
        The mill burned down [@ref-12, p. 3].
        --- bib/references.bib
        @misc{ref-12, x-identified = {unidentified}}
    Good
        --- essay.md
        The mill burned down [@doe1990, p. 3].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, year = 1990}
    To mend
        Find the work (`devisu bib suggest`, `devisu todo`), describe it, and take `x-identified` out of its entry.
    """
    alone: list[Entry] = []
    proposed: dict[str, list[Entry]] = {}
    for entry in dossier.library.entries:
        for key in entry.candidate_for:
            proposed.setdefault(key, []).append(entry)
    for entry in dossier.library.entries:
        if entry.identified != "unidentified":
            continue
        candidates = proposed.get(entry.key, [])
        if not candidates:
            alone.append(entry)
            continue
        related = tuple(Related(one.path, head(dossier, one), f"proposed: {_short(one)}") for one in candidates)
        works = several([_short(one) for one in candidates])
        message = f"Reference {entry.key} is not identified; proposed for it: {works}."
        mend = "Compare the proposed work with what is cited from it, then accept it or let it go."
        yield Hit(entry.path, head(dossier, entry), message, mend, related=related)
    yield from _without_candidates(dossier, alone)


def _without_candidates(dossier: Dossier, alone: list[Entry]) -> Iterator[Hit]:
    if not alone:
        return
    keys = several([entry.key for entry in alone])
    one = len(alone) == 1
    message = f"Reference {keys} is not identified" if one else f"{len(alone)} references are not identified ({keys})"
    message += ", and no work is proposed for " + ("it." if one else "them.")
    related = tuple(Related(entry.path, head(dossier, entry), "unidentified too") for entry in alone[1:6])
    mend = "Find the author's own list of references, or look for candidates with “devisu bib suggest”."
    yield Hit(alone[0].path, head(dossier, alone[0]), message, mend, related=related)


def _always(message: str) -> Callable[[int], str]:
    """The same message for any number."""
    return lambda _: message


class _Repeated:
    """The message of the first of several findings about one name, with their number."""

    def __init__(self, first: str, name: str) -> None:
        self.first, self.name = first, name

    def __call__(self, count: int) -> str:
        return f"{self.first}; “{self.name}” stands so in {count} places."


def _keys(words: str) -> list[str]:
    return [key.strip() for key in words.split(",") if key.strip()]


def _short(entry: Entry) -> str:
    people = next(iter(entry.people.values()), ())
    who = people[0].family if people else ""
    what = entry.fields.get("title", "")
    said = ", ".join(part for part in (who, what, entry.fields.get("date") or entry.fields.get("year", "")) if part)
    return f"{said} ({entry.key})" if said else entry.key


def _hit(one: Damage) -> Hit:
    message = one.message
    if one.key and one.key not in message:
        message = f"{message.removesuffix('.')} (entry {one.key})."
    return Hit(one.path, one.span, message, one.mend, fix=_fix(one))


def _fix(one: Damage) -> Fix | None:
    end = Span(one.span.end, one.span.end)
    if one.kind == kinds.MISSING_COMMA:
        semicolon = "semicolon" in one.message
        return Fix("safe", (Edit(one.path, one.span if semicolon else end, ","),))
    if one.kind == kinds.KEY_COMMA:
        return Fix("safe", (Edit(one.path, end, ","),))
    return None


RULES = (damaged_entry, key_used_twice, broken_reference, field_swallowed, unidentified_reference)
