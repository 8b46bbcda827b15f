"""What an entry should say and does not, and what it says that cannot be: fields, dates, pages, identifiers."""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from devisu.bibliography import damage as kinds
from devisu.bibliography import datamodel, dates, identifiers, pages
from devisu.findings import Fix, Hit
from devisu.rules.base import NOTE, WARNING, collapsed, rule
from devisu.rules.bib_places import head, written
from devisu.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Entry, FieldValue

_SHOWN = 60
_MANY = 10  # so many entries of one type that lack the same field have one cause
_SET_ASIDE = ("x-", "_", "opt", "bdsk-", "mendeley-", "zotero")  # fields of programs, and those put out of use
_EDTF_FIELDS = frozenset({"date", "urldate", "eventdate", "origdate"})
_DATE_FIELDS = _EDTF_FIELDS | {"year", "origyear", "urlyear", "month"}
_YEAR_FAULT = re.compile(r"(?<!\d)\d+[OОоlIІ]\d*|[lIІ]\d{3}\b|[OО]\d+")
_LONG_YEAR = re.compile(r"(?<![\d.-])\d{5,}(?!\d)")
_NO_MONTH = re.compile(r"[\s/.–-]*\d[\d\s/.–-]*")  # a word may be a month in a language that we do not know
_PLAIN_YEAR = re.compile(r"\d{4}")
_SHORT_YEAR = re.compile(r"\d{1,2}")
_OTHER_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}[./]\d{1,2}[./]\d{1,2}")


@rule("BIB002", "required-field-missing", WARNING)
def required_field_missing(dossier: Dossier) -> Iterator[Hit]:
    """A field is missing that a reference to a work of this type cannot do without.

    What is inherited from a parent counts; so do the aliases of BibTeX (`journal`, `address`, `school`). An editor will
    do for an author, and archival items need none; that nobody is named is a note, since a work may be anonymous.
    Unidentified references and candidates are exempt. Ten entries or more of one type that lack the same field are one
    finding.

    Why it matters
        A reference without its journal or its year cannot be ordered in a library. It is also the usual trace of an
        entry made in haste from a database, of which more may be wrong.

    Bad
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @article{doe1990, author = {Doe, Jane}, title = {The Red Mill}, volume = 3, date = {1990}}
    Good
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @article{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, journaltitle = {Valley Quarterly}, volume = 3, date = {1990},
        }
    To mend
        Add the field, with the work in hand; or change the type, if it is not what the entry says.
    Authority
        biblatex manual, section 2.1.1 (the required fields of each type), eased for sources that have no author.
    """
    model = datamodel.load()
    orphans = {one.key for one in dossier.library.damage if one.kind == kinds.MISSING_PARENT}
    found: dict[tuple[str, str, str], list[Hit]] = {}
    for entry in dossier.library.entries:
        if entry.origin != "bib" or entry.identified != "identified" or entry.key in orphans:
            continue
        missing = [_said(names) for names in model.missing(entry)]
        if missing:
            names = " and ".join(missing)
            message = f"Entry {entry.key} (@{entry.type}) lacks {names}."
            nobody = all("author" in one or "editor" in one for one in model.missing(entry))
            mend = "Add it, if the work is not anonymous." if nobody else "Add it, or mend the type of the entry."
            hit = Hit(entry.path, head(dossier, entry), message, mend, minor=nobody)
            found.setdefault((entry.path, entry.type, names), []).append(hit)
    for (_, kind, names), hits in found.items():
        if len(hits) < _MANY:
            yield from hits
        else:
            yield from collapsed(hits, f"{{}} entries (@{kind}) lack {names.replace('{', '')}.".format)


def _said(names: tuple[str, ...]) -> str:
    """The alternatives that come first to mind: “author” or “editor”, but only “booktitle”."""
    shown = [name for name in names if name in ("author", "editor", "url", "urldate")] or names[:1]
    return " or ".join(f"“{name}”" for name in (names[0], *(name for name in shown if name != names[0])))


@rule("BIB005", "identifier-fails-its-check", WARNING)
def identifier_fails_its_check(dossier: Dossier) -> Iterator[Hit]:
    """An ISBN, ISSN or DOI fails its check, so it names another work or none.

    Why it matters
        Libraries and reference managers fetch everything else by these numbers. One wrong digit, and the reader is led
        to another book.

    Bad
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990},
          isbn = {0-306-40615-7},
        }
    Good
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990},
          isbn = {0-306-40615-2},
        }
    To mend
        Copy the number again from the work itself, or from the catalogue.
    Authority
        ISO 2108 (ISBN), ISO 3297 (ISSN), ISO 26324 (DOI).
    """
    for entry in dossier.library.entries:
        for one in entry.written:
            if one.name == "isbn":
                parts = identifiers.isbns(one.value)
                yield from _numbers(entry, one, "ISBN", [(part, identifiers.isbn_fault(part)) for part in parts])
            elif one.name == "issn":
                parts = identifiers.issns(one.value)
                yield from _numbers(entry, one, "ISSN", [(part, identifiers.issn_fault(part)) for part in parts])
            elif one.name == "doi" and one.value:
                yield from _doi(entry, one)


def _numbers(entry: Entry, one: FieldValue, kind: str, parts: list[tuple[str, str | None]]) -> Iterator[Hit]:
    for part, fault in parts:
        if fault:
            message = f"The {kind} “{_cut(part)}” of {entry.key} {fault}."
            mended = f"{part[:-1]}X"
            valid = identifiers.isbn_fault(mended) is None or identifiers.issn_fault(mended) is None
            if valid and part[-1].isalpha():
                fix = Fix("safe", (Edit(entry.path, one.value_span, one.value.replace(part, mended)),))
                yield Hit(entry.path, one.value_span, message, "Write a Latin X.", fix=fix)
            else:
                yield Hit(entry.path, one.value_span, message, "Copy it again from the work or the catalogue.")


def _doi(entry: Entry, one: FieldValue) -> Iterator[Hit]:
    if fault := identifiers.doi_fault(one.value):
        message = f"The DOI “{_cut(one.value)}” of {entry.key} {fault}."
        yield Hit(entry.path, one.value_span, message, "Copy it again from the work's page.")
    elif (bare := identifiers.bare_doi(one.value)) != one.value:
        message = f"The DOI of {entry.key} is written as an address; styles will put the address before it again."
        fix = Fix("safe", (Edit(entry.path, one.value_span, bare),))
        yield Hit(entry.path, one.value_span, message, f"Write only {_cut(bare)}.", fix=fix, minor=True)


@rule("BIB006", "impossible-date", WARNING)
def impossible_date(dossier: Dossier) -> Iterator[Hit]:
    """A date is impossible or hardly meant: no such day, a range backwards, letters among digits, a year to come.

    `date` and its kin are read as BibLaTeX reads them (1990, 1990-05-12, 1990/1992, 1990~, 199X, ../1990); `year` may
    hold words, such as “c. 1890” or “in press”, and `month` any habit of writing months.

    Why it matters
        The year orders the bibliography and dates the argument. A slip of one digit turns a witness into a historian.

    Bad
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990-13}}
    Good
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990-12}}
    To mend
        Look the date up in the work itself; write ranges with “/”, the earlier date first.
    Authority
        biblatex manual, section 2.3.8 (date specifications); ISO 8601-2 (EDTF).
    """
    this_year = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())).tm_year
    for entry in dossier.library.entries:
        for one in entry.written:
            fault = _date_fault(one, this_year) if one.name in _DATE_FIELDS and one.value else None
            if fault:
                message = f"“{one.name}” of {entry.key}: {fault}."
                yield _dated(entry, one, message)
        if "date" in entry.fields and "year" in entry.fields:
            yield from _two_years(entry)


def _dated(entry: Entry, one: FieldValue, message: str) -> Hit:
    """A date that is wrong; one that is only written in another way is a note where nothing else is BibLaTeX's."""
    meant = dates.spelt_out(one.value) if one.name in _EDTF_FIELDS else None
    for_bibtex = "year" in entry.fields and "date" not in {other.name for other in entry.written}
    if meant is None:
        in_words = for_bibtex and one.name in _EDTF_FIELDS and any(letter.isalpha() for letter in one.value)
        return Hit(entry.path, one.value_span, message, "Look it up in the work itself.", minor=in_words)
    fix = Fix("display" if for_bibtex else "safe", (Edit(entry.path, one.value_span, meant),))
    return Hit(entry.path, one.value_span, message, f"Write {meant}.", fix=fix, minor=for_bibtex)


def _date_fault(one: FieldValue, this_year: int) -> str | None:
    if one.name in _EDTF_FIELDS:
        return _edtf_fault(one.value, this_year)
    if one.name != "month":
        return _year_fault(one.value, this_year)
    if _NO_MONTH.fullmatch(one.value) and dates.month_number(one.value) is None:
        return f"there is no month “{_cut(one.value)}”"
    return None


def _edtf_fault(value: str, this_year: int) -> str | None:
    found = dates.parse(value)
    if isinstance(found, dates.Range):
        latest = max((point.year for point in found if point), default=0)
        return f"{latest} is still to come" if latest > this_year + 1 else None
    if found.kind == "month":
        return f"there is no month “{found.part}”"
    if found.kind == "day":
        return f"the month has no day “{found.part}”"
    if found.kind == "order":
        return f"“{_cut(value)}” ends before it begins"
    if _OTHER_DATE.fullmatch(value):
        return f"“{_cut(value)}” is not read as a date; BibLaTeX reads year-month-day, with hyphens"
    return f"“{_cut(value)}” is no date that BibLaTeX can read"


def _year_fault(value: str, this_year: int) -> str | None:
    if found := _YEAR_FAULT.search(value):
        return f"“{found[0]}” has a letter among its digits"
    if _LONG_YEAR.search(value):
        return f"“{_cut(value)}” has too many digits for a year"
    if _SHORT_YEAR.fullmatch(value):
        return f"“{value}” does not say the century"
    if _PLAIN_YEAR.fullmatch(value) and int(value) > this_year + 1:
        return f"{value} is still to come"
    return None


def _two_years(entry: Entry) -> Iterator[Hit]:
    date, year = written(entry, "date"), written(entry, "year")
    readable = date is not None and isinstance(dates.parse(date.value), dates.Range)
    if readable and date and year and _PLAIN_YEAR.fullmatch(year.value) and year.value not in date.value:
        message = f"“date” and “year” of {entry.key} differ: {_cut(date.value)} and {year.value}."
        yield Hit(
            entry.path, year.value_span, message, "Keep the right one; BibLaTeX reads “date” and passes “year” by."
        )


@rule("BIB007", "malformed-pages", WARNING)
def malformed_pages(dossier: Dossier) -> Iterator[Hit]:
    """The pages run backwards, lack one end, or cannot be read.

    Abbreviated ranges (321–28, 198–9), roman numerals and folios are right.

    Why it matters
        Whoever orders a copy of an article orders its pages. A range that runs backwards mostly has a digit wrong.

    Bad
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @article{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, journaltitle = {Valley Quarterly}, date = {1990},
          pages = {321--228},
        }
    Good
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @article{doe1990,
          author = {Doe, Jane}, title = {The Red Mill}, journaltitle = {Valley Quarterly}, date = {1990},
          pages = {321--28},
        }
    To mend
        Look the pages up in the work itself; write them as 321--328, without “p.”.
    """
    for entry in dossier.library.entries:
        fault = pages.fault(entry.fields["pages"]) if "pages" in entry.fields else None
        one = written(entry, "pages") if fault else None
        if one and fault:
            label = fault.startswith("the label")
            yield Hit(entry.path, one.value_span, f"Pages of {entry.key}: {fault}.", "Look them up.", minor=label)


@rule("BIB011", "unknown-type-or-field", NOTE)
def unknown_type_or_field(dossier: Dossier) -> Iterator[Hit]:
    """BibLaTeX does not know the type or the field, so it prints nothing of it.

    Fields that reference managers add for themselves are let pass, and those put out of use (`OPTnote`, `_note`). One
    name is reported once, with its count.

    Why it matters
        A misspelt name is silence: the publisher stands in the file and never in the printed reference.

    Bad
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, pulbisher = {Valley Press}, date = {1990}}
    Good
        --- essay.md
        The mill burned down [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Red Mill}, publisher = {Valley Press}, date = {1990}}
    To mend
        Mend the name; what is meant for nobody's eyes may stay.
    Authority
        biblatex manual, sections 2.1 (types) and 2.2 (fields).
    """
    model = datamodel.load()
    types: dict[str, list[Hit]] = {}
    fields: dict[str, list[Hit]] = {}
    for entry in dossier.library.entries:
        if entry.type not in model.types and entry.type:
            span = Span(entry.span.start, entry.span.start + 1 + len(entry.type))
            types.setdefault(entry.type, []).append(Hit(entry.path, span, entry.key))
        for one in entry.written:
            name = one.name.partition("+an")[0]
            if name not in model.fields and not one.name.startswith(_SET_ASIDE):
                fields.setdefault(one.name, []).append(Hit(entry.path, one.span, entry.key))
    for kind, hits in types.items():
        yield from _unknown(f"type @{kind}", kind, hits, model.types)
    for name, hits in fields.items():
        yield from _unknown(f"field “{name}”", name, hits, model.fields)


def _unknown(what: str, name: str, hits: list[Hit], known: frozenset[str]) -> Iterator[Hit]:
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.8)
    mend = f"Did you mean “{close[0]}”?" if close else "Mend its name, or let it stand if no reader is meant to see it."
    alone = (replace(one, message=f"BibLaTeX knows no {what}, in {one.message}.", mend=mend) for one in hits)
    yield from collapsed(alone, f"BibLaTeX knows no {what}, which stands in {{}} entries.".format)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


RULES = (
    required_field_missing,
    identifier_fails_its_check,
    impossible_date,
    malformed_pages,
    unknown_type_or_field,
)
