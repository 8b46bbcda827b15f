"""Whose words they are by an owner: “according to Roe”, “Roe’s phrase”, «выражение Петрова», «Оразовтың сөзі»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu import names
from devisu.extract.people import BETWEEN, candidates, is_small
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from devisu.extract.people import Candidate
    from devisu.languages import Language

BESIDE = 40
"""How near a word for words stands to the marks, in code points."""
WORDS = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, or None, and why the words are laid in a mouth (empty: nothing shows it).

    ``clause`` tells that the sign makes a clause of them: “that” right before the marks, «деп» behind them.
    """

    speaker: str | None = None
    why: str = ""
    clause: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before a quotation, with the words of titles blanked; ``names`` are such titles by their place."""

    text: str
    people: tuple[Candidate, ...]
    said: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int, str], ...]
    language: Language


def ends_in_that(clause: Clause) -> bool:
    """Whether “that” stands right before the marks."""
    that = find_words(clause.text, clause.language.reasons.get("THAT", ()))
    return bool(that) and not clause.text[that[-1][1] :].strip()


def beside(clause: Clause, sign: tuple[int, int]) -> str | None:
    """The candidate next to a phrase such as “according to”, on either side, in the nominative."""
    language, words = clause.language, clause.text
    near = [one for one in clause.people if one.start >= sign[1] and is_small(words[sign[1] : one.start], language)]
    near = (
        near[:1]
        or [one for one in clause.people if one.end <= sign[0] and is_small(words[one.end : sign[0]], language)][-1:]
    )
    return _nominative(near[0], language) if near else None


def owned(clause: Clause, after: str) -> Voice | None:
    """Words that are somebody's: “Roe’s phrase “…””, «выражение Петрова «…»», «Оразовтың «…» деген сөзі»."""
    language, words = clause.language, clause.text
    nouns = (*language.wording, *language.sayings)
    for sign in reversed(find_words(words, nouns)):
        if len(words) - sign[1] <= BESIDE and (named := _owner_of(clause, sign)):
            return Voice(named, f"“{words[slice(*sign)]}” introduces it", ends_in_that(clause))
    behind = after[:BESIDE]
    people = candidates(behind, language, at_head=False)
    for sign in find_words(behind, nouns)[:1]:
        said = Clause(behind, people, (), (), language)
        between = " ".join(WORDS.findall(behind[: sign[0]]))
        taken_up = language.verb_final or not between or find_words(between, language.takes_up)
        if taken_up and len(between.split()) <= BETWEEN and (named := _owner_of(said, sign)):
            return Voice(named, f"“{behind[slice(*sign)]}” follows it")
    owners = [one for one in clause.people if one.owner and len(words[one.end :].split()) <= BETWEEN]
    following = " ".join(WORDS.findall(after)[:BETWEEN])
    if owners and (found := find_words(following, nouns)):
        return Voice(_nominative(owners[-1], language), f"“{following[slice(*found[0])]}” follows it")
    return None


def owner_of_words(clause: Clause) -> str | None:
    """Whose letter, report or words introduce a quotation, where nobody is named as speaking."""
    nouns = (*clause.language.wording, *clause.language.sayings, *clause.language.document_words)
    for sign in reversed(find_words(clause.text, nouns)):
        if named := _owner_of(clause, sign):
            return named
    return None


def _owner_of(clause: Clause, noun: tuple[int, int]) -> str | None:
    language, words = clause.language, clause.text
    owners = [one for one in clause.people if one.owner and one.end <= noun[0]]
    owners = [one for one in owners if len(words[one.end : noun[0]].split()) <= BETWEEN]
    if not owners and not language.verb_final:
        owners = [
            one
            for one in clause.people
            if one.start >= noun[1] and (one.oblique or not one.head) and _may_own(words[noun[1] : one.start], language)
        ][:1]
    return _nominative(owners[-1], language) if owners else _by_ending(clause, noun)


def _may_own(between: str, language: Language) -> bool:
    """Whether an owner may follow so: the genitive, with a rank before it, or behind “of”, “von”, “de”."""
    words = between.replace("\xa0", " ").split()
    held = find_words(between, (*language.owning, *language.ranks, *language.bars))
    return sum(len(between[slice(*span)].split()) for span in held) == len(words) <= BETWEEN


def _by_ending(clause: Clause, noun: tuple[int, int]) -> str | None:
    """The owner right before a noun whose genitive only the noun shows: „Webers Satz“, „Marx’ These“."""
    endings = tuple(one.removeprefix("-") for one in clause.language.genitive)
    before = clause.text[: noun[0]].rstrip()
    one = next((one for one in clause.people if one.end == len(before.rstrip("’'"))), None)
    if not endings or one is None or one.oblique or clause.language.verb_final:
        return None
    if before.endswith(("’", "'")):
        return one.text
    ending = next((ending for ending in endings if one.text.endswith(ending)), "")
    return one.text.removesuffix(ending) if ending else None


def _nominative(one: Candidate, language: Language) -> str:
    named = one.text
    for part in one.parts:
        named = named.replace(part, names.undo_case(part, language.code)[0], 1)
    return named if one.parts else names.undo_case(named, language.code)[0]
