"""Works that a reference which leads nowhere may mean, each with its reasons in words. Nothing is linked here.

A work is suggested for what the text says: who is named in the claims that cite the reference, when their events were,
which words of the title they share across scripts, and what somebody proposed already. Language and kind only order
what has such a reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from devisu import likeness, names
from devisu.bibliography import tongues
from devisu.bibliography.aliases import field
from devisu.bibliography.twins import title_words, years
from devisu.languages import known, load
from devisu.names.keys import in_latin
from devisu.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from devisu.model import Citation, Claim, Entry, Examined, Person

_MOST: Final = 5
_LEAST: Final = 2.0
_OPEN: Final = ("unresolved", "unidentified", "ambiguous")
_STYLES: Final = ("number", "key", "author-date")
_ALIKE_KEYS: Final = 80.0
_LONG_WORD: Final = 4
_MOST_WORDS: Final = 4
_MOST_PEOPLE: Final = 4
_NAME: Final = re.compile(r"[^\W\d_][\w'’-]{2,40}")
_YEARS: Final = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?:\s?(?:[-–—/]|--)\s?(1\d{3}|20\d{2}))?(?!\d)")
_PERIOD_FIELDS: Final = ("title", "subtitle", "booktitle", "maintitle", "eventdate")
_NO_WORKS: Final = ("xdata", "set", "bibnote")

Reason = tuple[float, str]
"""What it adds to a work's rank, and the reason in words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A work that a reference may mean, with the reasons; ``score`` orders the works of one reference only."""

    entry: Entry
    reasons: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reference that leads to no known work: its first citation, the claims that cite it, and what it may mean."""

    citation: Citation
    claims: tuple[Claim, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def label(self) -> str:
        """The number, the key, or author and year, as the text has it."""
        return self.citation.item.label


@dataclass(frozen=True, slots=True)
class _Question:
    """What the text says of a reference, folded once: names by key, words by stem, years, who speaks."""

    citation: Citation
    text: Examined
    names: Mapping[str, str]
    words: Mapping[str, str]
    years: tuple[int, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Work:
    """What is asked of a work, folded once."""

    entry: Entry
    words: Mapping[str, str]
    periods: tuple[tuple[int, int], ...]


def wanted(text: Examined, works: Iterable[Entry]) -> tuple[Wanted, ...]:
    """The references of a text that lead to no known work, in the order of the text, with the likeliest works.

    ``works`` are those to choose from: the library, candidates, other libraries; the text's own list is added.
    """
    shelf = [_work(one) for one in _distinct((*works, *text.own))]
    common = Counter(word for one in shelf for word in one.words)
    found: dict[str, list[Citation]] = {}
    for one in text.citations:
        if one.status in _OPEN and one.marker.style in _STYLES and not one.item.ambiguous:
            found.setdefault(one.item.label, []).append(one)
    return tuple(_wanted(text, some, shelf, common) for some in found.values())


def _distinct(works: Iterable[Entry]) -> list[Entry]:
    """The works that can be meant, each once; of one that stands in several files the first."""
    told: dict[tuple[str, str], Entry] = {}
    first: dict[tuple[str, ...], str] = {}
    for one in works:
        if one.identified == "unidentified" or one.type in _NO_WORKS:
            continue
        if (card := _card(one)) is None or first.setdefault(card, one.path) == one.path:
            told.setdefault((one.path, one.key), one)
    return list(told.values())


def _card(entry: Entry) -> tuple[str, ...] | None:
    """First author, title, volume and years of a work, folded; None where it has no author or no title."""
    people, title = [*_authors(entry)], title_words(f"{field(entry, 'title')} {field(entry, 'subtitle')}")
    if not people or not title:
        return None
    return (names.key(people[0].family), " ".join(title), field(entry, "volume"), *sorted(years(entry)))


def _wanted(text: Examined, cited: Sequence[Citation], shelf: Sequence[_Work], common: Mapping[str, int]) -> Wanted:
    ids = {id(one) for one in cited}
    claims = tuple(claim for claim in text.claims if any(id(one) in ids for one in text.by_claim.get(claim.id, ())))
    question = _question(text, cited[0], claims)
    ranked = [one for work in shelf if (one := _suggestion(question, work, common)) is not None]
    ranked.sort(key=lambda one: (-one.score, one.entry.key))
    return Wanted(cited[0], claims, tuple(ranked[:_MOST]))


# --- folded once


def _question(text: Examined, citation: Citation, claims: Sequence[Claim]) -> _Question:
    words = " ".join(_own_words(text, claim) for claim in claims)
    language = text.document.language
    quoted = {one for claim in claims for one in text.quoted.get(claim.id, ())}
    speakers = tuple(one.speaker for one in text.quotations if one.id in quoted and one.speaker)
    told = tuple(int(year) for found in _YEARS.finditer(words) for year in found.groups() if year)
    return _Question(citation, text, _names(words, language), _stems(words, language), told, speakers)


def _own_words(text: Examined, claim: Claim) -> str:
    """The words of a claim without its markers, whose names and years are the citation's."""
    source, parts, start = text.document.source.text, [], claim.span.start
    for marker in sorted(text.markers, key=lambda one: one.span):
        if claim.span.start <= marker.span.start < claim.span.end:
            parts.append(source[start : marker.span.start])
            start = max(start, marker.span.end)
    return " ".join([*parts, source[start : claim.span.end]])


def _names(words: str, language: str) -> dict[str, str]:
    """The words with a capital, as the keys of family names in the nominative."""
    found: dict[str, str] = {}
    for word in _NAME.findall(words):
        if word[0].isupper():
            for plain in names.undo_case(word, language)[:2]:
                found.setdefault(names.key(plain), plain)
    return found


def _stems(words: str, language: str) -> dict[str, str]:
    """Long words by their stems in Latin letters, function words aside."""
    empty = {*load(language).stop, *load(language).common}
    return {
        in_latin(root): word
        for word in _NAME.findall(words)
        if len(word) > _LONG_WORD and word.lower() not in empty and len(root := stem(word, language)) >= _LONG_WORD
    }


def _work(entry: Entry) -> _Work:
    title = " ".join(field(entry, name) for name in ("title", "subtitle", "maintitle"))
    covered = " ".join(field(entry, name) for name in _PERIOD_FIELDS)
    periods = tuple((int(one[1]), int(one[2] or one[1])) for one in _YEARS.finditer(covered))
    return _Work(entry, _stems(title, _language(entry) or _by_script(title)), periods)


def _by_script(title: str) -> str:
    """A language whose stemmer does for a title that says none."""
    if any(letter in "әғқңөұүһі" for letter in title.lower()):
        return "kk"
    return "en" if title.isascii() else "ru"


def _language(entry: Entry) -> str:
    return next((code for code in tongues.codes(entry) if code in known()), "")


# --- reasons


def _suggestion(question: _Question, work: _Work, common: Mapping[str, int]) -> Suggestion | None:
    strong = [*_told(question, work.entry), *_people(question, work.entry), *_title(question, work, common)]
    strong += _period(question, work)
    if not strong:
        return None
    reasons = [*strong, *_further(question, work)]
    score = sum(weight for weight, _ in reasons)
    return Suggestion(work.entry, tuple(words for _, words in reasons), score) if score >= _LEAST else None


def _told(question: _Question, entry: Entry) -> Iterator[Reason]:
    """What somebody said already, or the citation itself."""
    one = question.citation
    if one.entry and one.entry.key in entry.candidate_for:
        yield 6, f"proposed for {one.entry.key} in {entry.path}"
    if one.entry and one.entry.key == entry.key:
        yield 6, f"{one.item.label} leads to it, and it is marked a candidate"
    if entry.key in one.others:
        yield 5, "author and year fit"
    elif one.marker.style == "author-date":
        yield from _author_and_year(one.item.label, entry)
    if one.marker.style == "key" and one.item.label == entry.key:
        yield 6, f"it has the key “{entry.key}” in {entry.path}"
    elif one.marker.style == "key" and likeness.ratio(one.item.label.lower(), entry.key.lower()) >= _ALIKE_KEYS:
        yield 4, f"its key is like “{one.item.label}”"


def _author_and_year(label: str, entry: Entry) -> Iterator[Reason]:
    wanted_keys = {names.key(word) for word in _NAME.findall(label)}
    if any(names.key(person.family) in wanted_keys for person in _authors(entry)):
        yield 3, "by an author whom the citation names"
        if shared := sorted({found[1] for found in _YEARS.finditer(label)} & years(entry)):
            yield 2, f"of {shared[0]}, as the citation says"


def _authors(entry: Entry) -> Iterator[Person]:
    for role in ("author", "editor"):
        yield from entry.people.get(role, ())[:_MOST_PEOPLE]


def _people(question: _Question, entry: Entry) -> Iterator[Reason]:
    for person in _authors(entry):
        full = f"{person.given} {person.prefix} {person.family}".strip()
        if any(names.same_person(speaker, full) != "no" for speaker in question.speakers):
            yield 4, f"by {person.family}, whose words are quoted"
        elif (named := question.names.get(names.key(person.family))) is not None:
            yield 3, f"by {person.family}; the claim names {named}"


def _title(question: _Question, work: _Work, common: Mapping[str, int]) -> Iterator[Reason]:
    """Words that the title shares with the claims; what stands in many titles says less."""
    shared = sorted(question.words.keys() & work.words.keys(), key=lambda word: (common[word], word))[:_MOST_WORDS]
    if shared:
        weight = sum(1.5 if common[word] <= 2 else 1 if common[word] <= 10 else 0.4 for word in shared)
        pairs = (_pair(question.words[word], work.words[word]) for word in shared)
        yield weight, f"the title shares {', '.join(pairs)}"


def _pair(said: str, title: str) -> str:
    return f"“{title}”" if said.lower() == title.lower() else f"“{title}” ({said})"


def _period(question: _Question, work: _Work) -> Iterator[Reason]:
    for first, last in work.periods:
        held = [year for year in question.years if first <= year <= last]
        if held:
            span = str(first) if first == last else f"{first}–{last}"
            yield 2, f"covers {held[0]}" if span == str(held[0]) else f"covers {held[0]} ({span})"
            return


def _further(question: _Question, work: _Work) -> Iterator[Reason]:
    """Language and kind, and a date that speaks against the work."""
    entry, language = work.entry, question.text.document.language
    if language and _language(entry) == language:
        yield 0.5, f"in {load(language).name}, as the text is"
    if question.speakers and "primary" in field(entry, "keywords"):
        yield 0.5, "a primary source, and the claim quotes"
    if entry.origin == "list":
        yield 1, "stands in the text's own list"
    dated = [int(year) for year in years(entry)]
    if dated and question.years and max(dated) < min(question.years):
        yield -3, f"but of {max(dated)}, before {min(question.years)}"
