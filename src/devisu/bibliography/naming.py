"""Works named in words, as notes name them: by author and title, in full or in short, across scripts.

A name leads to the works of its author, and what follows it must be a title of one of them, whole or in part, between
stops. Of several works that fit, those whose title stands there in full come first, then the year and the volume named
decide; what remains is handed on, so that whoever asks can answer only where one work is left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from devisu import names
from devisu.bibliography.aliases import field
from devisu.bibliography.works import folded, people_of
from devisu.names.keys import in_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from devisu.bibliography.works import Title, Works
    from devisu.model import Entry

Form = Literal["title", "again", "name"]

_WORD: Final = re.compile(r"[^\W_]+")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_REACH: Final = 16  # words between a name and its title: given names, fellow authors
_STRANGE: Final = 1  # of them, words that are no name of the work's people
_CONNECTIVE: Final = 5  # letters of «and», «и др.», «eds.»
_TELLING: Final = 4  # letters of a word that can stand for a title
_ALONE: Final = 4  # words of a title that names its work without the author, where no mark sets it off
_TAIL: Final = 160  # how far behind a title its year and volume stand
_WHOLE, _BEGINNING, _PART = 2, 1, 0


class Word(NamedTuple):
    """A word of a note: where it stands, as written, and folded."""

    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name a work: their place, the works that fit, and how it is named.

    ``title``: by a title. ``again``: by its author and «op. cit.». ``name``: by the author alone, with a page.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    form: Form


class _Hit(NamedTuple):
    """A work that fits: the words from ``name`` to ``title``, and to ``end``, and how well."""

    name: int
    title: int
    end: int
    rank: int
    entry: Entry


class Phrases(NamedTuple):
    """What may stand for a title or for an author.

    ``again`` are the words for «the work cited» behind a name, ``same`` those for «the same author», ``bare`` is what
    may follow a name that stands for its work: a place, and the end. ``leads`` lead to a reference: «см.», “see also”.
    """

    again: re.Pattern[str]
    same: re.Pattern[str]
    bare: re.Pattern[str]
    leads: re.Pattern[str]


def find(
    text: str, works: Works, phrases: Phrases, is_set_off: Callable[[int], bool], before: Sequence[Entry] = ()
) -> list[Naming]:
    """What some words name, in their order, nothing twice.

    ``is_set_off`` tells whether a title begins in marks or in italics at a place, ``before`` what was named last.
    """
    words = [Word(*found.span(), found[0], folded(found[0])) for found in _WORD.finditer(text)]
    named = _apart(_named(text, words, works, phrases, is_set_off))
    return _apart([*named, *_by_the_same(text, words, works, phrases, named, before)])


def _named(
    text: str, words: Sequence[Word], works: Works, phrases: Phrases, is_set_off: Callable[[int], bool]
) -> list[Naming]:
    hits: list[_Hit] = []
    others: list[Naming] = []
    for at, word in enumerate(words):
        if not word.text[0].isupper():
            continue
        entries = works.of(word.text) if len(word.text) > 1 else ()
        near = entries or (works.sounding(word.text) if len(word.text) > _TELLING else ())
        hits += (hit for entry in near if (hit := _titled(text, words, at, works, entry)) is not None)
        if entries and (other := _untitled(text, words, at, entries, phrases)):
            others.append(other)
        if _begins(text, words, at, phrases.leads):
            hits += _by_title(text, words, at, works, is_set_off=is_set_off)
    return [*_best(text, words, hits), *others]


def _by_the_same(
    text: str,
    words: Sequence[Word],
    works: Works,
    phrases: Phrases,
    named: Sequence[Naming],
    before: Sequence[Entry],
) -> Iterator[Naming]:
    """Titles behind «the same author»: works of whoever was named last."""
    for at, word in enumerate(words):
        phrase = phrases.same.match(text, word.start)
        if phrase is None:
            continue
        last = next((one.entries for one in reversed(named) if one.end <= word.start), tuple(before))
        theirs = {id(one): one for entry in last for person in people_of(entry) for one in works.of(person.family)}
        ends = next((place for place in range(at, len(words)) if words[place].end >= phrase.end("words")), at)
        hits = (_titled(text, words, ends, works, one) for one in theirs.values())
        yield from _best(text, words, [hit._replace(name=at) for hit in hits if hit is not None])


def _apart(namings: Iterable[Naming]) -> list[Naming]:
    found: list[Naming] = []
    for one in sorted(namings, key=lambda one: (one.start, one.form != "title")):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


# --- by author and title ----------------------------------------------------------------------------------------------


def _titled(text: str, words: Sequence[Word], at: int, works: Works, entry: Entry) -> _Hit | None:
    """The work, where a title of it follows the name that stands at a word."""
    known = _known_names(entry)
    allowed = strange = _STRANGE + 2 * (field(entry, "author").endswith("others"))
    for place in range(at + 1, min(at + _REACH, len(words))):
        gap = text[words[place - 1].end : words[place].start]
        of_people = _is_of_people(words[place], known)
        if ";" in gap or ("(" in gap and not of_people and len(words[place].text) > _TELLING):
            return None
        length, rank = _longest(text, words, place, works, entry)
        if length and (rank > _PART or strange == allowed):
            return _Hit(at, place, place + length, rank, entry)
        strange -= not of_people
        if strange < 0:
            return None
    return None


def _longest(text: str, words: Sequence[Word], at: int, works: Works, entry: Entry) -> tuple[int, int]:
    """How many words from a place on are a title of the work, and how good a title; none if they are not."""
    best = (0, _PART)
    for title in works.titles(entry):
        for start in (index for index, word in enumerate(title.words) if word == words[at].folded):
            length = _shared(words, at, title, start)
            rank = _rank(title, start, length)
            if rank is not None and _stands(text, words, at, length, rank) and (rank, length) > (best[1], best[0]):
                best = (length, rank)
    return best


def _shared(words: Sequence[Word], at: int, title: Title, start: int) -> int:
    length = 0
    while start + length < len(title.words) and at + length < len(words):
        if words[at + length].folded != title.words[start + length]:
            break
        length += 1
    return length


def _rank(title: Title, start: int, length: int) -> int | None:
    """How good a title some words of one are, or None where they are too few to tell."""
    if start == 0 and length >= title.main:
        return _WHOLE
    longest = max(title.lengths[start : start + length])
    if longest < _TELLING:
        return None
    if start == 0 or (start == 1 and title.lengths[0] < _TELLING):
        return _WHOLE if start and start + length >= title.main else _BEGINNING
    return _PART if length > 1 or longest > _TELLING else None


def _stands(text: str, words: Sequence[Word], at: int, length: int, rank: int) -> bool:
    """Whether words begin with a capital behind a stop, and end before one; a title in full needs none behind."""
    article = at > 0 and len(words[at - 1].text) < _TELLING and _is_cut(text, words, at - 1)
    begins = _is_cut(text, words, at) or article or (rank == _WHOLE and length > 1)
    ends = _ends(text, words, at + length) or (rank >= _BEGINNING and length > 1 and words[at + length].text.islower())
    return begins and ends and (words[at].text[0].isupper() or article)


def _is_cut(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether something other than a space stands before a word."""
    return at == 0 or bool(text[words[at - 1].end : words[at].start].strip())


def _ends(text: str, words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or _is_cut(text, words, at) or words[at].text.isdecimal()


def _known_names(entry: Entry) -> frozenset[str]:
    """The folded words of the names of a work's people, and the first letters of their given names."""
    people = [person for role in entry.people for person in entry.people[role]]
    said = [word for person in people for word in _WORD.findall(f"{person.given} {person.prefix} {person.family}")]
    return frozenset(key for word in said for key in (*names.keys(word), in_latin(word[0])))


def _is_of_people(word: Word, known: frozenset[str]) -> bool:
    if len(word.text) <= 2 or (word.text.islower() and len(word.text) <= _CONNECTIVE):
        return True
    return not known.isdisjoint(names.keys(word.text))


# --- by title alone ---------------------------------------------------------------------------------------------------


def _begins(text: str, words: Sequence[Word], at: int, leads: re.Pattern[str]) -> bool:
    """Whether a reference begins at a word: nothing but «см.» and the like stands before it in its part of the note."""
    start = max(text.rfind(mark, 0, words[at].start) for mark in ";:") + 1
    before = re.sub(r"[^\w\s.,]", "", text[start : words[at].start]).strip()
    return not before or leads.fullmatch(before) is not None or before.rpartition(" ")[2] in ("and", "und", "et", "и")


def _by_title(
    text: str, words: Sequence[Word], at: int, works: Works, *, is_set_off: Callable[[int], bool]
) -> Iterator[_Hit]:
    """Works whose whole title stands at a word, in marks or in italics; a long one needs neither."""
    for entry in works.by_title.get(tuple(word.folded for word in words[at : at + 2]), ()):
        for title in works.titles(entry):
            length = _shared(words, at, title, 0)
            if length < max(title.main, 2) or not _ends(text, words, at + length):
                continue
            if length >= _ALONE - (not entry.people) or is_set_off(words[at].start):
                yield _Hit(at, at, at + length, _WHOLE, entry)


# --- by the author alone ----------------------------------------------------------------------------------------------


def _untitled(
    text: str,
    words: Sequence[Word],
    at: int,
    entries: Sequence[Entry],
    phrases: Phrases,
) -> Naming | None:
    """A name with «op. cit.», or with nothing but a page, where a reference begins."""
    first, last = at, at + 1
    while last < len(words) and len(words[last].text) <= 2 and words[last].text[0].isupper():
        last += 1  # initials behind the name
    while first > 0 and words[first - 1].text[0].isupper() and not _is_stop(text, words, first):
        first -= 1  # given names and initials before it
    again = phrases.again.match(text, words[last - 1].end)
    form: Form = "again"
    if again is None:
        again, form = phrases.bare.match(text, words[last - 1].end), "name"
    if again is None or (form == "name" and first > 0 and not _is_stop(text, words, first)):
        return None
    return Naming(words[first].start, again.end() if form == "again" else words[last - 1].end, tuple(entries), form)


def _is_stop(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a reference can begin at a word: after a semicolon or a full stop that ends no initial."""
    gap = text[words[at - 1].end : words[at].start]
    return any(mark in gap for mark in ";:(") or ("." in gap and len(words[at - 1].text) > 2)


# --- the works that fit best ------------------------------------------------------------------------------------------


def _best(text: str, words: Sequence[Word], hits: Iterable[_Hit]) -> Iterator[Naming]:
    """For each title that stands in the words the works that it fits best."""
    places: dict[int, list[_Hit]] = defaultdict(list)
    for hit in hits:
        places[hit.title].append(hit)
    for some in places.values():
        highest = max((hit.rank, hit.end) for hit in some)
        fitting = [hit for hit in some if (hit.rank, hit.end) == highest]
        longest = [hit for hit in some if hit.end >= highest[1]]
        end = max(hit.end for hit in longest)
        start = min(hit.name for hit in fitting)
        tail = text[words[end - 1].end :][:_TAIL].partition(";")[0]
        entries = tuple({id(hit.entry): hit.entry for hit in fitting}.values())
        yield Naming(words[start].start, words[end - 1].end, _told_apart(entries, tail), "title")


def _told_apart(entries: tuple[Entry, ...], tail: str) -> tuple[Entry, ...]:
    """Of works of one title those of the year and the volume that follow it, where any is."""
    said, numbers = set(_YEAR.findall(tail)), set(_WORD.findall(tail))
    dated = tuple(one for one in entries if said & set(_YEAR.findall(f"{field(one, 'date')} {field(one, 'origdate')}")))
    entries = dated or entries
    if len(entries) > 1:
        entries = tuple(one for one in entries if field(one, "volume") in numbers) or entries
    return entries
