"""The words of fields: letters of two scripts in one word, markup left over, people that run into each other."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from devisu.bibliography import people
from devisu.bibliography.reading import VERBATIM
from devisu.findings import Fix, Hit
from devisu.rules.base import WARNING, collapsed, many, rule
from devisu.rules.bib_places import head
from devisu.scripts import confusions, named
from devisu.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Entry, FieldValue

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|su[bp]|span|p|br|div|font|scp|jats:[a-z]{1,12})(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_TEX_SHOWN = re.compile(r"\\[A-Za-z]{2,20}|\\[{}]")
_OTHERS = re.compile(
    r"(?<!\w)(?:et\.? al(?:ii|\.|(?!\w))|u\. ?a\.|и др(?:\.|(?!\w))|и другие|т\. ?б\.|және басқалар|y otros|und andere)"
)
_JOINED = re.compile(r";|\\?&|(?<=\s)(?:и|және)(?=\s)")
_ROLE = re.compile(r"\((?:eds?|editors?|hrsg|ред|отв\. ред|сост|trans|пер|құраст)\.?\)", re.IGNORECASE)
_SUSPECT = re.compile(f"{_OTHERS.pattern}|{_JOINED.pattern}|[(]")
_SUFFIX = re.compile(
    r"(?:jr|sr|j[uú]nior|senior|[iv]{1,4}|\d+(?:st|nd|rd|th)|père|fils|мл|ст|esq|ph\.? ?d|m\.? ?d|neto|netto|filho"
    r"|sobrinho|segundo|tercero)\.?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\S+ (?:[^\W\d_]\. ?){1,3}")
_BRACED = re.compile(r"\{[^{}]*\}")


@rule("BIB008", "mixed-script-word-in-field", WARNING)
def mixed_script_word_in_field(dossier: Dossier) -> Iterator[Hit]:
    """A word of a field, or a key, holds letters of another script that only look right.

    One finding names each confusion in a file with its count; the fix puts the letter of the word's own script.

    Why it matters
        The catalogue will not find an author whose name has a Latin “o” among Cyrillic letters, and a citation of a key
        with a Cyrillic “о” leads nowhere, though both look right on every screen.

    Bad
        --- essay.md
        The mill burned down [@roe1990].
        --- bib/references.bib
        @book{roe1990, author = {Роу, Ричард}, title = {Краснaя мельница}, publisher = {Долина}, date = {1990}}
    Good
        --- essay.md
        The mill burned down [@roe1990].
        --- bib/references.bib
        @book{roe1990, author = {Роу, Ричард}, title = {Красная мельница}, publisher = {Долина}, date = {1990}}
    To mend
        Replace the letter; the fix is safe, since nothing that can be seen changes.
    """
    found: dict[tuple[str, str, str], list[Hit]] = {}
    for entry in dossier.library.entries:
        source = dossier.sources.get(entry.path)
        if source is None:
            continue
        if not entry.key.isascii() and any(True for _ in confusions(entry.key)):
            message = f"The key “{entry.key}” mixes letters of two scripts: whoever types it in one will not find it."
            yield Hit(entry.path, head(dossier, entry), message, "Write the key in one script.")
        for one in entry.written:
            if one.value.isascii() or one.name in VERBATIM or one.name == "x-raw":
                continue
            for at, letter, right in confusions(one.value_span.of(source.text)):
                span = Span(one.value_span.start + at, one.value_span.start + at + 1)
                fix = Fix("safe", (Edit(entry.path, span, right),))
                found.setdefault((entry.path, letter, right), []).append(
                    Hit(entry.path, span, "", "Replace it; nothing that can be seen changes.", fix=fix)
                )
    for (_, letter, right), hits in found.items():
        yield from collapsed(hits, partial(_confused, (letter, right)))


def _confused(pair: tuple[str, str], count: int) -> str:
    return f"{many(count, 'letter')} {named(pair[0])} in the bibliography where the word wants {named(pair[1])}."


@rule("BIB009", "markup-left-over", WARNING)
def markup_left_over(dossier: Dossier) -> Iterator[Hit]:
    """Something in a field belongs to another format: HTML, escaped TeX, “et al.” as a person, people in one heap.

    So do initials behind the family name with no comma between (Doe J.): the last of them becomes the family name.

    Why it matters
        It is printed as it stands. Two authors joined by a comma become one person who never lived, sorted under the
        wrong name; “et al.” becomes a colleague.

    Bad
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane and et al.}, title = {The Red Mill}, publisher = {V. P.}, date = {1990}}
    Good
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane and others}, title = {The Red Mill}, publisher = {V. P.}, date = {1990}}
    To mend
        Part people by “and”, write “and others” for those not named, bodies in braces; write letters, not entities.
    Authority
        biblatex manual, section 2.2.1 (data types: name lists).
    """
    for entry in dossier.library.entries:
        for one in entry.written:
            said = None
            if one.name in people.FIELDS:
                said = _people_fault(one.value)
            foreign = "&" in one.value or "<" in one.value or "\\" in one.value
            if said is None and foreign and one.name not in VERBATIM and one.name[:2] != "x-":
                said = _markup_fault(one, entry)
            if said:
                yield Hit(entry.path, one.value_span, f"“{one.name}” of {entry.key} {said[0]}.", said[1])


def _markup_fault(one: FieldValue, entry: Entry) -> tuple[str, str] | None:
    if found := _ENTITY.search(one.value):
        return f"holds the HTML entity {found[0]}", "Write the letter itself."
    if found := _TAG.search(one.value):
        return f"holds the HTML tag {found[0]}", "Take it out, or write \\emph{…}."
    if "\\" in one.value and (found := _TEX_SHOWN.search(entry.fields.get(one.name, ""))):
        return f"shows the reader the TeX command {found[0]}", "Write the command unescaped, or the letter itself."
    return None


def _people_fault(value: str) -> tuple[str, str] | None:
    plain = _BRACED.sub("B", value) if "{" in value else value
    names = people.names(value)
    if value and not all(names):
        return "has an “and” with no name beside it", "Take the “and” out, or add the name."
    if not _SUSPECT.search(plain):
        return _first_name_fault(names)
    if found := _OTHERS.search(plain):
        return f"has “{found[0]}” for a person", "Write “and others”."
    if found := _JOINED.search(plain):
        return f"joins people with “{found[0]}”, so they are read as one", "Part them by “and”; put a body in braces."
    if found := _ROLE.search(plain):
        return f"has “{found[0]}” in a name", "Take it out; the field tells the role."
    return _first_name_fault(names)


def _first_name_fault(names: list[str]) -> tuple[str, str] | None:
    faults = (_name_fault(_BRACED.sub("B", name) if "{" in name else name) for name in names)
    return next((fault for fault in faults if fault), None)


def _name_fault(name: str) -> tuple[str, str] | None:
    if initials := people.initials_last(name):
        family = name.removesuffix(initials).strip()
        return (
            f"has “{name}”, of which BibTeX takes “{initials.split()[-1]}” for the family name",
            f"Write “{family}, {initials}”.",
        )
    family, comma, given = name.partition(",")
    if not comma or ("," not in given and "." not in family and family and given):
        return None
    parts = [part.strip() for part in name.split(",")]
    if "=" in name:
        return None
    if not parts[-1] or not parts[0]:
        return f"has a name with a comma and nothing beside it: “{name}”", "Write “Family, Given”."
    heap = len(parts) > 3 or (len(parts) == 3 and not _SUFFIX.fullmatch(parts[1]) and not _SUFFIX.fullmatch(parts[2]))
    if heap or all(_INITIALS.fullmatch(f"{part} ") for part in parts):
        return f"reads “{name}” as one person", "If they are several, part them by “and”."
    return None


RULES = (mixed_script_word_in_field, markup_left_over)
