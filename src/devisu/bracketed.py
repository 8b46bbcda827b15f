"""Citations that count because somebody of the bibliography is named in them.

A lone “(Roe 1991)” or “Roe (1990)” may be a place or a life, and is a citation where a work of that author and year is
known. The pages of MLA, “(Doe 12)”, “(Doe and Roe 12)”, “(Poe, *Fire* 3)”, “(*Fire* 3)”, are read only beside a list
without numbers that has the work; in a text that has the habit, so is the number alone behind a sentence that names
its author, and a citation of an author whom the list has not stands unresolved.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from devisu import link, noted
from devisu.authored import Named, people
from devisu.bibliography import naming
from devisu.bibliography.naming import Naming
from devisu.bibliography.works import Works, folded
from devisu.extract import locators, markers
from devisu.extract.markers import authornames, authors
from devisu.extract.markers.found import Field, Found, introductions
from devisu.languages import load
from devisu.model import Item
from devisu.stems import matches
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from devisu.extract.markers.found import Bracket
    from devisu.link import Shelf
    from devisu.model import Document, Entry, Marker, Sentence

_PLACE: Final = re.compile(r"[\s,]{1,5}(?=(?:[^\W\d_]{1,5}\.[ \u00a0]?)?\d{1,4}(?!\d))")
_YEAR: Final = re.compile(r"[\s,]{0,5}(?:1[4-9]|20)\d\d\Z")
_PAGE: Final = re.compile(r"\s\d{1,3}(?:[-–]\d{1,3})?")
_CAPITAL: Final = re.compile(r"[^\W\d_a-zа-я][\w’'-]{1,40}")
_WORD: Final = re.compile(r"[^\W_]+")
_MARKS: Final = '«“„"”»,.*_ '
_ARTICLES: Final = ("the", "a", "an")
_LONGEST: Final = 200
_ENOUGH: Final = 3
_STOP: Final = re.compile(r"\s{0,2}[.,;:!?)]|\s{0,2}\Z")


def find(
    document: Document, own: Sequence[Entry], shelf: Shelf, found: Sequence[Marker], sentences: Sequence[Sentence]
) -> dict[Marker, Naming | None]:
    """The markers that the bibliography makes such, each with the works that fit where it names no year."""
    field = Field.of(document)
    taken = sorted(marker.span for marker in found)
    dated = [(one, None) for one in authors.possible(field) if all(_is_known(item, own, shelf) for item in one.items)]
    paged = _paged(field, sentences, shelf) if own and not any(one.key[:1] == "[" for one in own) else []
    made = zip(markers.placed(document, [one for one, _ in (*dated, *paged)]), (*dated, *paged), strict=True)
    return {
        marker: naming
        for marker, (_, naming) in made
        if not any(span.start < marker.span.end and marker.span.start < span.end for span in taken)
    }


def _is_known(item: Item, own: Sequence[Entry], shelf: Shelf) -> bool:
    """Whether a work of this author and year is known; in the text's own list another year may be misprinted."""
    named = Named.of(item.label, declined=item.mode == "author-in-text")
    listed = own if item.mode == "normal" else ()
    return bool((named.year or named.undated) and (link.of_author(named, shelf) or named.fitting(listed)))


# --- author and page --------------------------------------------------------------------------------------------------


def _paged(field: Field, sentences: Sequence[Sentence], shelf: Shelf) -> list[tuple[Found, Naming | None]]:
    works = Works(shelf.listed)
    brackets = [one for one in field.parentheses() if len(one.words) <= _LONGEST and any(map(str.isdigit, one.words))]
    read = [[_part(*part, field, works) for part in _parts(one)] for one in brackets]
    sure = [
        made
        for one, parts in zip(brackets, read, strict=True)
        for made in _found(one, [part for part in parts if part])
        if all(parts)
    ]
    if len(sure) < _ENOUGH:
        return sure
    small = {word for word in _WORD.findall(field.document.text) if word.islower()}
    strange = [
        made
        for one, parts in zip(brackets, read, strict=True)
        if not all(parts) and _STOP.match(field.document.text, one.span.end)
        for made in _with_strangers(one, parts, field, small)
    ]
    return [*sure, *strange, *_behind_names(field, sentences, [one for one, _ in sure], shelf.listed)]


def _parts(bracket: Bracket) -> Iterator[tuple[str, int]]:
    """The parts of a bracket between semicolons, each with the place where it begins."""
    at = bracket.start
    for part in bracket.words.split(";"):
        yield part, at
        at += len(part) + 1


def _found(bracket: Bracket, parts: Sequence[tuple[Item, Naming | None]]) -> Iterator[tuple[Found, Naming | None]]:
    """A marker for each part of a bracket, the first and the last of them with the bracket's own marks."""
    for index, (item, named) in enumerate(parts):
        start = bracket.span.start if index == 0 else item.span.start
        end = bracket.span.end if index == len(parts) - 1 else item.span.end
        yield Found("work" if named else "author-date", Span(start, end), (item,)), named


def _with_strangers(
    bracket: Bracket, known: Sequence[tuple[Item, Naming] | None], field: Field, small: AbstractSet[str]
) -> Iterator[tuple[Found, Naming | None]]:
    """The works of a bracket some of which the list has not: “(Stone 12)”; nothing where a part is none of either."""
    read = list[tuple[Item, Naming | None]]()
    for one, (words, at) in zip(known, _parts(bracket), strict=True):
        item = one[0] if one else _stranger(words, at, field, small)
        if item is None:
            return
        read.append((item, one[1] if one else None))
    yield from _found(bracket, read)


def _stranger(words: str, at: int, field: Field, small: AbstractSet[str]) -> Item | None:
    """The names of people with a page behind them, of whom no work is known.

    “(Map 2)” is none, nor “(Psalm 23)” in a text that speaks of a psalm: ``small`` are its words without a capital.
    """
    language = field.document.language
    for item in _items(words, at, field):
        named = [word for word in _WORD.findall(item.label) if word[0].isupper()]
        common = any(word.lower() in small or matches(word, _things(language)) for word in named)
        if _PAGE.fullmatch(item.suffix) and not common and authornames.are_names(item.label, language):
            return item
    return None


@cache
def _things(language: str) -> tuple[str, ...]:
    """Words for what a number may count in brackets, other than the pages of an author."""
    data = [load(code) for code in (language, "en")]
    places = {word.rstrip(".") for one in data for words in one.locators.values() for word in words if word[0] != "-"}
    return (*places, *(word for one in data for word in one.document_words))


def _items(words: str, at: int, field: Field) -> Iterator[Item]:
    """The ways to read a part of a bracket as a name or title with a page: “Doe 12”, “qtd. in Doe and Roe 12”."""
    introduced = introductions().match(words)
    start = introduced.end() if introduced else len(words) - len(words.lstrip())
    for place in _PLACE.finditer(words, start):
        named, suffix = words[start : place.start()], words[place.start() :].rstrip()
        reading = locators.read(suffix, field.document.language)
        if reading.whole and reading.locators and not _YEAR.fullmatch(suffix):
            prefix = introduced[0].strip() if introduced else ""
            span = Span(at + start, at + place.start() + len(suffix))
            yield Item(named.strip(_MARKS), span, prefix, suffix, reading.locators)


def _part(words: str, at: int, field: Field, works: Works) -> tuple[Item, Naming] | None:
    """The work that a part names, with its page: “Doe 12”, “qtd. in Doe and Roe 12”, “Poe, Fire 3”, “Doe 2: 34”."""
    for item in _items(words, at, field):
        named = words[item.span.start - at : item.span.end - at - len(item.suffix)]
        if entries := _named(named, item.span.start, field, works):
            return item, Naming(item.span.start, item.span.end, tuple(entries), "name")
    return None


def _named(words: str, at: int, field: Field, works: Works) -> Sequence[Entry]:
    """The works named by their authors, by author and title, or by a title alone."""
    names = Named.of(words, declined=False) if authornames.are_names(words, field.document.language) else None
    theirs = names.fitting(works.entries) if names else []
    if names and any(map(names.has_these_authors, theirs)):
        return theirs
    is_set_off = noted.set_off(field.document, at)
    found = naming.find(words, works, noted.phrases(), is_set_off)
    if len(found) == 1 and found[0].form == "title" and not words[: found[0].start].strip(_MARKS):
        return found[0].entries
    alone = names is not None and (names.others or len(names.authors) == 1)
    return theirs if theirs and alone else _titled(words, is_set_off, works)


def _titled(words: str, is_set_off: Callable[[int], bool], works: Works) -> Sequence[Entry]:
    """The works whose title begins with some words: of those with an author only where marks or italics tell it."""
    first = _WORD.search(words)
    said = _bare([folded(word) for word in _WORD.findall(words)])
    told = first is not None and is_set_off(first.start())
    return [
        entry
        for entry in works.entries
        if said
        and (told or not entry.people)
        and any(_bare(one.words)[: len(said)] == said for one in works.titles(entry))
    ]


def _bare(words: Sequence[str]) -> list[str]:
    return list(words[1:] if words and words[0] in _ARTICLES else words)


# --- a page behind a sentence that names the author -------------------------------------------------------------------


def _behind_names(
    field: Field, sentences: Sequence[Sentence], before: Iterable[Found], entries: Sequence[Entry]
) -> Iterator[tuple[Found, Naming]]:
    """“Roe argues that it was drained (33).”: the page is of the one author whom the sentence names before it."""
    starts = {one.span.start for one in before}
    text, language = field.document.text, field.document.language
    families = {person.family for entry in entries for person in people(entry)[:1]}
    for bracket in field.parentheses():
        reading = locators.read(bracket.words, language)
        if bracket.span.start in starts or not reading.whole or not reading.locators:
            continue
        if _YEAR.fullmatch(bracket.words) or not _STOP.match(text, bracket.span.end):
            continue
        sentence = next((one for one in sentences if one.read.start <= bracket.span.start < one.read.end), None)
        if sentence is None:
            continue
        words = text[sentence.read.start : bracket.span.start]
        said = {authornames.nominal(word) for word in _CAPITAL.findall(words)} & families
        if len(said) == 1:
            name = said.pop()
            fitting = Named.of(name, declined=False).fitting(entries)
            item = Item(name, bracket.inner, "", bracket.words, reading.locators, "author-in-text")
            yield (
                Found("work", bracket.span, (item,)),
                Naming(bracket.span.start, bracket.span.end, tuple(fitting), "name"),
            )
