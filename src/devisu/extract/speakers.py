"""Who is said to speak: the attributing clause before or after a quotation.

The signs are a colon, a verb of saying, a particle right after the closing mark («деп»), or a phrase such as
“according to”. The speaker is the nearest name or body that the sign allows; where there is none, nobody is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from devisu import names
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.languages import Language
    from devisu.text import Span

_REACH = 240
"""How far before the marks an attributing clause is looked for, in code points."""
_AFTER = 120
_BETWEEN = 3
"""How many words may stand between a speaker and the verb of saying («Roe later also wrote»)."""
_NAME = re.compile(
    r"(?:[^\W\d_][.’'][\s\xa0]?){1,3}[^\W\d_]{2,40}(?:-[^\W\d_]{2,40})?"  # В.И.Ленин, J. S. Mill
    r"|[^\W\d_]{2,40}(?:[-’'][^\W\d_]{2,40}){0,2}"
)
_PARTICLES = frozenset(
    "de da di du van von der den del della la le ibn bin al аль де ван фон ибн".split()  # noqa: SIM905 -- reads as a line
)
_ELIDED = re.compile(r"[dдOО][’'.]")
_COLON = re.compile(r":\s*[—–-]?\s*$")
_DASH = re.compile(r"^\s*(?:[,.]\s*)?[—–-]\s*|^\s*,\s*")


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    start: int
    end: int
    rank: int
    """2 with initials, several parts or a rank before it; 2 for a body; 1 for a single capitalised word."""


def find(text: str, around: Span, outer: Span, language: Language) -> tuple[str | None, str]:
    """The speaker, or None, and why the words are laid in a mouth (empty: nothing shows it).

    ``around`` is the sentence and ``outer`` the quotation with its marks, both in readable offsets.
    """
    before = text[max(around.start, outer.start - _REACH) : outer.start]
    after = text[outer.end : min(around.end, outer.end + _AFTER)]
    cut = _last_quotation(before)
    clause = before[cut:]
    at_head = cut == 0 and around.start >= outer.start - _REACH
    if found := _before(clause, after, language, at_head=at_head):
        return found
    inside = not language.verb_final and text[outer.end - 2 : outer.end - 1] in (",", "?", "!")
    if found := _after(after, language, comma_inside=inside):
        return found
    return None, ""


def _last_quotation(before: str) -> int:
    """Where the last earlier quotation of the clause ends; a sign before it speaks of that one."""
    return max(before.rfind(mark) for mark in "»”") + 1


def _before(clause: str, after: str, language: Language, *, at_head: bool) -> tuple[str | None, str] | None:
    said = [one for one in find_words(clause, language.reporting) if not clause[one[0]].isupper() or not one[0]]
    according = find_words(clause, language.according)
    particle = _particle(after, language)
    people = list(_candidates(clause, language, at_head=at_head))
    sure = [one for one in people if one.rank > 1]
    if _COLON.search(clause):
        named = _subject(people, said, clause, language)
        signs = people or said or according or particle
        return (_as_written(named), "a colon introduces it") if signs else None
    if according and (named := _beside(people, according[-1])):
        return _nominative(named, language), f"“{clause[slice(*according[-1])]}” introduces it"
    if particle and (said or not find_words(particle, language.called)):
        return _as_written(
            _nearest(sure, len(clause)) or _behind_particle(after, particle, language)
        ), f"“{particle}” follows it"
    if said and len(clause) - said[-1][1] <= _AFTER:
        named = _subject(people, said, clause, language)
        if named is not None or _close_verb(clause, said[-1][1]):
            return _as_written(named), f"“{clause[slice(*said[-1])]}” introduces it"
    return None


def _subject(
    people: list[_Candidate], said: list[tuple[int, int]], clause: str, language: Language
) -> _Candidate | None:
    """Who speaks: where the verb stands last, the nearest to the marks; else who stands right at a verb of saying.

    Without such a verb it is who stands right before the colon. Anybody farther off may be spoken of, and is not named.
    """
    if language.verb_final:
        return _nearest(people, len(clause))
    for start, end in reversed(said):
        behind = next((one for one in people if 0 <= one.start - end <= 1), None)
        close = [one for one in people if one.end <= start and len(clause[one.end : start].split()) <= _BETWEEN]
        if close or behind:
            return _nearest(close, start) or behind
    at_colon = [one for one in people if not clause[one.end :].strip(" :—–-\n\xa0")]
    return _nearest(at_colon, len(clause)) if not said else None


def _close_verb(clause: str, end: int) -> bool:
    """Whether the verb of saying stands right before the marks: «wrote that “…”»."""
    return len(clause[end:].split()) <= 2


def _after(after: str, language: Language, *, comma_inside: bool) -> tuple[str | None, str] | None:
    lead = _DASH.match(after)
    if lead is None and not comma_inside:
        return None
    clause = after[lead.end() :] if lead else after
    said = find_words(clause[:_AFTER], language.reporting) or find_words(clause[:_AFTER], language.according)
    if not said or len(clause[: said[0][0]].split()) > _BETWEEN:
        return None
    start, end = said[0]
    people = list(_candidates(clause, language, at_head=False))
    ahead = [one for one in people if one.end <= start and len(clause[one.end : start].split()) <= _BETWEEN]
    behind = [one for one in people if one.start >= end and _is_apposition(clause[end : one.start])]
    named = _nearest(ahead, start) or next(iter(behind), None)
    return _as_written(named), f"“{clause[start:end]}” follows it"


def _is_apposition(between: str) -> bool:
    """What may stand between a verb and its subject behind it: nothing, or a few small words («wrote the miller …»)."""
    words = between.split()
    return len(words) <= _BETWEEN and between.strip(" \xa0").islower() is bool(words) and "," not in between


def _behind_particle(after: str, particle: str, language: Language) -> _Candidate | None:
    """Who is named right behind a particle of speech: «…», – деді А. Петров."""
    start = after.find(particle) + len(particle)
    people = _candidates(after[start:_AFTER], language, at_head=False)
    return next((one for one in people if not after[start : start + one.start].strip()), None)


def _as_written(one: _Candidate | None) -> str | None:
    """A subject stands in the nominative already."""
    return one.text if one else None


def _particle(after: str, language: Language) -> str:
    """The word of speech right after the closing mark, behind a comma and a dash at most."""
    lead = _DASH.match(after)
    rest = after[lead.end() :] if lead else after.lstrip()
    found = find_words(rest[:_AFTER], language.particles)
    return rest[slice(*found[0])] if found and found[0][0] == 0 else ""


def _candidates(clause: str, language: Language, *, at_head: bool) -> Iterator[_Candidate]:
    """Names and bodies of a clause, in order. ``at_head`` tells that the clause begins a sentence."""
    bodies = find_words(clause, language.bodies)
    passed_over = _passed_over(clause, language)
    for words in _runs(clause):
        run = list(dropwhile(lambda one: one.start() in passed_over and one.group()[1:2] != ".", words))
        if not run:
            continue
        body = next((span for span in bodies if span[0] < run[-1].end() and run[0].start() <= span[1]), None)
        if body is not None:
            start, end = run[0].start(), max(run[-1].end(), body[1])
            yield _Candidate(clause[start:end], start, end, 2)
            continue
        named = _without_ranks(run, language)
        start, end = named[0].start(), named[-1].end()
        sure = "." in clause[start:end] or len(named) > 1 or len(named) < len(run)
        alone = not clause[:start].strip() and _speaks_next(clause[end:], language)
        if sure or alone or not (at_head and not clause[:start].strip()):
            yield _Candidate(clause[start:end], start, end, 2 if sure else 1)
    yield from (_Candidate(clause[slice(*span)], *span, 1) for span in bodies if not clause[span[0]].isupper())


def _speaks_next(rest: str, language: Language) -> bool:
    """Whether a colon or a verb of saying follows at once: «Roe wrote that …», «Орлов: …»."""
    said = find_words(rest[:_AFTER], language.reporting)
    return not rest.strip(" :—–-\n\xa0") or (bool(said) and not rest[: said[0][0]].strip())


def _passed_over(clause: str, language: Language) -> frozenset[int]:
    """Where words stand that are capitalised for another reason than being a name."""
    months = tuple(form for forms in language.months for form in forms)
    listed = (language.stop, language.takes_up, language.sums_up, language.limiting, language.document_words, months)
    return frozenset(start for words in listed for start, _ in find_words(clause, words))


def _without_ranks(run: list[re.Match[str]], language: Language) -> list[re.Match[str]]:
    """The name at the end of a run: from its initials on, or behind the last word of rank."""
    with_initials = [place for place, one in enumerate(run) if one.group()[1:2] == "."]
    if with_initials:
        return run[with_initials[0] :] if not _ELIDED.match(run[with_initials[0]].group()) else run
    ranks = [place for place, one in enumerate(run[:-1]) if find_words(one.group(), language.ranks)]
    return run[ranks[-1] + 1 :] if ranks else run


def _runs(clause: str) -> Iterator[list[re.Match[str]]]:
    """Runs of capitalised words with their initials and particles."""
    run: list[re.Match[str]] = []
    for found in _NAME.finditer(clause):
        joined = bool(run) and not clause[run[-1].end() : found.start()].strip()
        word = found.group()
        if joined and (word[0].isupper() or word in _PARTICLES or _is_elided(word)):
            run.append(found)
            continue
        if run:
            yield _ended(run)
        run = [found] if word[0].isupper() else []
    if run:
        yield _ended(run)


def _is_elided(word: str) -> bool:
    """A particle that leans on a name: d'Alembert, д’Аламбер, and the same with the apostrophe lost."""
    return bool(_ELIDED.match(word)) and word[2:3].isupper()


def _ended(run: list[re.Match[str]]) -> list[re.Match[str]]:
    while run[-1].group() in _PARTICLES:
        run = run[:-1]
    return run


def _nearest(people: list[_Candidate], end: int) -> _Candidate | None:
    """The best candidate before ``end``: the nearest that is surely a name or body, else the nearest."""
    before = [one for one in people if one.start < end]
    sure = [one for one in before if one.rank > 1]
    return max(sure or before, key=lambda one: one.end, default=None)


def _beside(people: list[_Candidate], sign: tuple[int, int]) -> _Candidate | None:
    """The candidate next to a phrase such as “according to”, on either side."""
    near = [one for one in people if min(abs(one.start - sign[1]), abs(sign[0] - one.end)) <= 3]
    return max(near, key=lambda one: one.rank, default=None)


def _nominative(one: _Candidate | None, language: Language) -> str | None:
    if one is None:
        return None
    head, _, last = one.text.rpartition(" ")
    if "." in last:
        cut = last.rindex(".") + 1
        head, last = f"{head} {last[:cut]}".strip(), last[cut:]
        joiner = ""
    else:
        joiner = " "
    plain = names.undo_case(last, language.code)[0] if last else last
    return f"{head}{joiner if head else ''}{plain}"
