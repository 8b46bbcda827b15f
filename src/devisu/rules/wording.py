"""QUO: the words of quotations against those of their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.rules.base import NOTE, WARNING, many, rule, sentence
from devisu.rules.compared import compared, hit, own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.findings import Hit
    from devisu.model import Variant

_WORDS_CHANGED = ("substitution", "inflection", "transposition")
_SENSE = frozenset({"negation", "number", "date", "name"})
_SURFACE = ("case", "punctuation", "spacing", "hyphenation", "look-alike", "spelling", "ocr")


def _turns(variant: Variant) -> bool:
    """Whether a difference touches what turns the sense; then QUO012 speaks of it."""
    return not _SENSE.isdisjoint(variant.flags)


def _said(variant: Variant) -> str:
    return f"“{variant.source}” in the source, “{variant.quotation}” here"


@rule("QUO002", "words-not-found-in-the-source", WARNING)
def words_not_found(dossier: Dossier) -> Iterator[Hit]:
    """The quoted words stand nowhere in the whole record of the cited work, nor in any other record.

    It is said only where the record holds the whole work; a record that is an excerpt can prove nothing absent.

    Why it matters
        Either the citation points to the wrong work, or the words are not the source's.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had been sold long before the valley was flooded, and nobody remembered the miller.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote that “the bishop bought seven horses and left the valley for ever” [@doe1990, p. 1].
    Good
        Jane Doe wrote that “the mill had been sold long before the valley was flooded” [@doe1990, p. 1].

    To mend
        Look the words up in the work; correct the citation or the quotation.
    """
    for text, quotation, comparison in compared(dossier):
        if comparison.verdict == "not-found":
            message = comparison.reason or "These words stand nowhere in the record of the cited work."
            yield hit(text, quotation, sentence(message), "Look the words up; correct the citation or the quotation.")


@rule("QUO003", "wording-altered", WARNING)
def wording_altered(dossier: Dossier) -> Iterator[Hit]:
    """The quotation has other words than the source.

    Differences of case, punctuation, spelling and the like alone are a note. Words left out or put in have rules of
    their own, and so has a change that touches a negation, a number, a date or a name.

    Why it matters
        What stands between quotation marks is the source's, to the letter. A changed word is the author's.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had been sold long before the valley was flooded, and nobody remembered the miller.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote that “the mill had been burnt long before the valley was flooded” [@doe1990, p. 1].
    Good
        Jane Doe wrote that “the mill had been sold long before the valley was flooded” [@doe1990, p. 1].

    To mend
        Restore the source's words, or set yours in brackets.
    Options
        tradition = "chicago" | "gost" | "oxford"   what may change silently
    """
    for text, quotation, comparison in own_words(dossier):
        for place in comparison.collations[:1]:
            changed = [
                one for one in place.variants if one.kind in _WORDS_CHANGED and not _turns(one) and not one.marked
            ]
            surface = [one for one in place.variants if one.kind in _SURFACE and not _turns(one) and not one.marked]
            if changed:
                message = f"The wording differs: {'; '.join(map(_said, changed[:3]))}{_more(changed)}."
                yield hit(text, quotation, message, "Restore the source's words, or set yours in brackets.", [place])
            elif surface and comparison.verdict in ("normalised", "variant"):
                kinds = ", ".join(sorted({one.kind for one in surface}))
                message = f"The quotation differs from the source in {kinds} only."
                yield hit(text, quotation, message, "Compare, and restore what was not meant.", [place], minor=True)


def _more(some: list[Variant]) -> str:
    return f"; and {many(len(some) - 3, 'more', 'more')}" if len(some) > 3 else ""


@rule("QUO004", "words-left-out-without-a-mark", WARNING)
def words_left_out(dossier: Dossier) -> Iterator[Hit]:
    """The quotation leaves out words that stand in the source, and nothing marks it.

    Why it matters
        A reader takes what stands between quotation marks for the author's own sequence of words. An unmarked omission
        can turn a hedged sentence flat.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had been sold, as some believed, before the valley was flooded by the river.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
    Good
        Jane Doe wrote that “the mill had been sold … before the valley was flooded” [@doe1990, p. 1].

    To mend
        Mark the omission, or restore the words.
    Options
        tradition = "chicago" | "gost" | "oxford"   what may change silently
    """
    yield from _words(dossier, "omission", "The quotation leaves out", "Mark the omission, or restore the words.")


@rule("QUO005", "words-put-in-without-brackets", WARNING)
def words_put_in(dossier: Dossier) -> Iterator[Hit]:
    """The quotation holds words that the source does not have, and no brackets mark them.

    Why it matters
        The reader takes them for the source's own.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had been sold before the valley was flooded by the river in spring.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote that “the mill had been sold unlawfully before the valley was flooded” [@doe1990, p. 1].
    Good
        Jane Doe wrote that “the mill had been sold [unlawfully] before the valley was flooded” [@doe1990, p. 1].

    To mend
        Set the words in square brackets, or take them out.
    """
    yield from _words(
        dossier, "insertion", "The source does not have", "Set the words in square brackets, or take them out."
    )


def _words(dossier: Dossier, kind: str, say: str, mend: str) -> Iterator[Hit]:
    for text, quotation, comparison in own_words(dossier):
        for place in comparison.collations[:1]:
            found = [one for one in place.variants if one.kind == kind and not _turns(one) and not one.marked]
            if found:
                words = "; ".join(f"“{one.source or one.quotation}”" for one in found[:3])
                yield hit(text, quotation, f"{say} {words}{_more(found)}.", mend, [place])


@rule("QUO006", "found-in-another-source", WARNING)
def found_in_another_source(dossier: Dossier) -> Iterator[Hit]:
    """The words are not in the whole record of the cited work but in another record, which may itself be quoting.

    Why it matters
        The words exist and the citation is wrong, or the author found them somewhere else than he says.

    Given
        --- bib/sources/roe1991.txt
        <pb n="7"/>It is said that nobody ever remembered the name of the miller afterwards.
        --- bib/sources/roe1991.toml
        entry = "roe1991"
        extent = "whole"
        language = "en"
    Bad
        --- essay.md
        Jane Doe wrote that “nobody ever remembered the name of the miller afterwards” [@doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        @book{roe1991, author = {Roe, Richard}, title = {The Flood}, publisher = {Valley Press}, date = {1991}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had been sold before the valley was flooded by the river in spring.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Good
        --- essay.md
        Richard Roe wrote that “nobody ever remembered the name of the miller afterwards” [@roe1991, p. 7].
        --- bib/references.bib
        @book{roe1991, author = {Roe, Richard}, title = {The Flood}, publisher = {Valley Press}, date = {1991}}

    To mend
        Cite the work that has the words; if it is quoting, cite it as “quoted in”.
    """
    for text, quotation, comparison in compared(dossier):
        if comparison.verdict == "found-elsewhere":
            message = sentence(comparison.reason or "the words stand in another source than the one cited")
            mend = "Cite the work that has the words; if it is quoting, cite it as “quoted in”."
            yield hit(text, quotation, message, mend, comparison.collations[:2])


@rule("QUO007", "found-on-another-page", WARNING)
def found_on_another_page(dossier: Dossier) -> Iterator[Hit]:
    """The words stand in the cited work, on another page than the one cited.

    Why it matters
        The reader opens the page and does not find them. Often the page is that of another edition.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="4"/>The mill had been sold before the valley was flooded by the river in spring.
        <pb n="9"/>Nobody remembered the miller.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote that “the mill had been sold before the valley was flooded by the river” [@doe1990, p. 9].
    Good
        Jane Doe wrote that “the mill had been sold before the valley was flooded by the river” [@doe1990, p. 4].

    To mend
        Correct the page, or name the edition that has it there.
    """
    for text, quotation, comparison in compared(dossier):
        if "wrong-page" in comparison.flags and comparison.collations:
            place = comparison.collations[0]
            cited = ", ".join(
                one.item.locator.value for one in text.cites.get(quotation.id, ()) if one.item.locator is not None
            )
            message = f"The words stand on p. {place.page} of the record, not on p. {cited} as cited."
            yield hit(text, quotation, message, "Correct the page, or name the edition that has it there.", [place])


@rule("QUO012", "change-touches-the-sense", WARNING)
def change_touches_the_sense(dossier: Dossier) -> Iterator[Hit]:
    """A change or an omission touches a negation, a number, a date or a name.

    Why it matters
        These are the words that turn a statement round. One left out, even behind an ellipsis, can make a source say
        the contrary.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill had not been sold before the valley was flooded by the river in spring.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote that “the mill had been sold before the valley was flooded” [@doe1990, p. 1].
    Good
        Jane Doe wrote that “the mill had not been sold before the valley was flooded” [@doe1990, p. 1].

    To mend
        Restore the words, whatever else is shortened.
    """
    for text, quotation, comparison in compared(dossier):
        for place in comparison.collations[:1]:
            found = [one for one in place.variants if _turns(one) and (one.marked or not comparison.original)]
            if found:
                touched = ", ".join(sorted({flag for one in found for flag in one.flags if flag in _SENSE}))
                what = "; ".join(_difference(one) for one in found[:3])
                message = f"The difference touches a {touched}: {what}{_more(found)}."
                yield hit(text, quotation, message, "Restore the source's words, whatever else is shortened.", [place])


def _difference(variant: Variant) -> str:
    if variant.quotation and variant.source:
        return _said(variant)
    if variant.source:
        return f"left out {'behind the ellipsis ' if variant.marked else ''}“{variant.source}”"
    return f"put in “{variant.quotation}”"


@rule("QUO013", "pieces-out-of-order", WARNING)
def pieces_out_of_order(dossier: Dossier) -> Iterator[Hit]:
    """The pieces joined by an ellipsis stand in another order in the source, or far apart.

    Why it matters
        An ellipsis says that words were left out here, not that sentences were brought together from two chapters.

    Given
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.txt
        In those days the mill had been sold to a stranger; and nobody remembered the name of the miller.
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        Jane Doe wrote: “nobody remembered the name of the miller … the mill had been sold to a stranger” [@doe1990].
    Good
        Jane Doe wrote: “the mill had been sold to a stranger … nobody remembered the name of the miller” [@doe1990].

    To mend
        Quote the pieces one by one, each with its page.
    """
    for text, quotation, comparison in compared(dossier):
        if comparison.verdict == "out-of-order":
            message = sentence(comparison.reason or "the pieces stand in another order, or far apart, in the source")
            yield hit(
                text, quotation, message, "Quote the pieces one by one, each with its page.", comparison.collations[:1]
            )


@rule("QUO014", "stops-before-a-limiting-clause", NOTE)
def stops_before_a_limiting_clause(dossier: Dossier) -> Iterator[Hit]:
    """The quotation stops right before a clause that limits it.

    Why it matters
        “Unless”, “only if”, “but” take back part of what was said. A reader of the quotation never meets them.

    Given
        --- essay.md
        Jane Doe wrote that “the mill was to be sold to the bishop before the spring” [@doe1990, p. 1].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.toml
        entry = "doe1990"
        extent = "whole"
        language = "en"
    Bad
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill was to be sold to the bishop before the spring, unless the river rose again.
    Good
        --- bib/sources/doe1990.txt
        <pb n="1"/>The mill was to be sold to the bishop before the spring. Nobody remembered the miller.

    To mend
        Quote on, or say in your own words what limits the statement.
    """
    for text, quotation, comparison in compared(dossier):
        if "stops-short" in comparison.flags:
            message = "The quotation stops right before a clause that limits it: does the rest matter?"
            yield hit(
                text, quotation, message, "Quote on, or say what limits the statement.", comparison.collations[:1]
            )


RULES = (
    words_not_found,
    wording_altered,
    words_left_out,
    words_put_in,
    found_in_another_source,
    found_on_another_page,
    change_touches_the_sense,
    pieces_out_of_order,
    stops_before_a_limiting_clause,
)
