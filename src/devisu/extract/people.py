"""Who is named in a clause: people and bodies that may speak, and what shows that one of them does not.

A capital makes a candidate; initials, a rank, a second name or a word for a body make it a sure one. A case that is not
the nominative, a comma, an article or a pronoun before the verb show that somebody else is its subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, pairwise, takewhile
from typing import TYPE_CHECKING

from devisu import names
from devisu.languages import load
from devisu.stems import find as find_words
from devisu.stems import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.languages import Language

BETWEEN = 3
"""How many words may stand between a speaker and the verb of saying («Roe later also wrote»)."""
_TWO = 2
_HELD = 3
_INSERTION = 160
"""How long an insertion between commas may be that parts a speaker from the verb."""
_INITIAL = r"(?:Д[жз](?=\.)|[CKPSTZ]h(?=\.)|Ts(?=\.)|Y[au](?=\.)|[^\W\d_a-zß-öø-ÿа-яёіїєґәғқңөұүһ]|[dд](?=[’'.]))"
_NAME = re.compile(
    rf"(?:{_INITIAL}[.’'][\s\xa0]?){{1,3}}[^\W\d_]{{2,40}}(?:-[^\W\d_]{{2,40}})?"  # В.И.Ленин, J. S. Mill
    r"|[^\W\d_]{2,40}(?:[-’'][^\W\d_]{2,40}){0,2}(?:[’']s\b)?"
)
_PARTICLES = frozenset(
    "de da di du van von der den del della la le ibn bin al аль де ван фон ибн".split()  # noqa: SIM905 -- reads as a line
)
_ELIDED = re.compile(r"[dдОO][’'.]")
_BRACKETS = re.compile(r"[\[(][^\[\]()]{0,80}[\])]")
_HYPHENED = re.compile(r"\A[^\W\d_]{4,}-(?=[^\W\d_]{4})(?P<next>[^\W\d_])")
_OF = re.compile(r"\s([^\W\d_]{1,4})\s(?:[^\W\d_]{2,3}\s)?(?P<name>[^\W\d_]{2,40})")
_OPENING = re.compile(r"[,;:—–()]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody named in a clause, from ``start`` to ``end``.

    ``rank`` is 2 with initials, several parts or a rank before it, and for a body; 1 for a single capitalised word.
    ``head`` tells that its capital may be that of the sentence; ``oblique`` that its case is not the nominative,
    ``owner`` that it is the genitive before what is owned («Roe’s», «Оразовтың»). ``parts`` are the names of several
    who are named together (“Doe and Roe”).
    """

    text: str
    start: int
    end: int
    rank: int
    head: bool = False
    oblique: bool = False
    owner: bool = False
    parts: tuple[str, ...] = ()


def candidates(
    clause: str, language: Language, *, at_head: bool, common: frozenset[str] = frozenset()
) -> tuple[Candidate, ...]:
    """Names and bodies of a clause, in order. ``at_head`` tells that the clause begins a sentence.

    ``common`` are words that the text also writes with a small letter: at the head of a sentence they are no names.
    """
    bodies = find_words(clause, language.bodies)
    passed_over = _passed_over(clause, language)
    found: list[Candidate] = []
    for words in _runs(clause):
        run = list(dropwhile(lambda one: _is_passed(one, passed_over, language), words))
        if language.capital_nouns:  # „Webers Satz“: the noun is none of the name
            run = list(takewhile(lambda one: not _is_passed(one, passed_over, language), run))
        if not run or (len(run) == 1 and _is_adjective(run[0].group())):
            continue
        is_rank = _is_rank(run, language)
        reach = run[-1].end() + (not is_rank and not _is_person(run[-1].group(), language))
        body = next((span for span in bodies if span[0] <= reach and run[0].start() <= span[1]), None)
        if body is not None:
            start, end = run[0].start(), _end_of_body(clause, max(run[-1].end(), body[1]), language)
            found.append(Candidate(clause[start:end], start, end, 2))
        elif not is_rank:
            found += _people(clause, run, language, at_head=at_head, common=common)
    seen = [span for one in found for span in bodies if one.start <= span[0] < one.end]
    found += [
        Candidate(clause[slice(*span)], *span, 1)
        for span in bodies
        if span not in seen and not clause[span[0]].isupper() and not _is_office(clause, span, language)
    ]
    return _together(sorted(found, key=lambda one: one.start), clause, language)


def _together(found: Sequence[Candidate], clause: str, language: Language) -> tuple[Candidate, ...]:
    """Those who open a clause and are named together are one subject: “Doe and Roe agreed”, «Доу, Роу и По писали»."""
    joined: list[Candidate] = []
    index = 0
    while index < len(found):
        group = _group(found[index:], clause, language)
        first, last = group[0], group[-1]
        if len(group) > 1:
            words, parts = clause[first.start : last.end], tuple(one.text for one in group)
            first = Candidate(words, first.start, last.end, 2, oblique=last.oblique, owner=last.owner, parts=parts)
        joined.append(first)
        index += len(group)
    return tuple(joined)


def _group(found: Sequence[Candidate], clause: str, language: Language) -> Sequence[Candidate]:
    """The first of these, with those that a conjunction joins to it; commas part only what a conjunction ends."""
    first = found[0]
    if not _opens(_OPENING.split(clause[: first.start])[-1], language):
        return found[:1]
    for number, (one, other) in enumerate(pairwise(found), 2):
        between = clause[one.end : other.start].replace("\xa0", " ").strip()
        bare = between.removeprefix(",").split()
        if not _agree(one, other, language):
            break
        if bare and bare[0].lower() in language.conjunctions and is_called(" ".join(bare[1:]), language):
            return found[:number]
        if between != ",":
            break
    return found[:1]


def _agree(one: Candidate, other: Candidate, language: Language) -> bool:
    """Whether two names can stand in one case; a Russian one in «-а» may be of either gender and case."""
    declined = (names.undo_case(name.text, language.code)[0] != name.text for name in (one, other))
    return one.oblique is other.oblique or all(declined)


def _opens(before: str, language: Language) -> bool:
    """Whether a clause begins so: with nothing, a verb of saying, a rank, or a phrase such as “according to”."""
    begun = (*language.openers, *language.according, *language.reporting)
    held = find_words(before, (*language.ranks, *language.bars, *begun))
    return sum(len(before[slice(*span)].split()) for span in held) == len(before.split())


def _is_adjective(word: str) -> bool:
    """A name made an adjective by a small word behind a hyphen: “Berkeley-raised”."""
    found = _HYPHENED.match(word)
    return found is not None and found["next"].islower()


def _is_person(word: str, language: Language) -> bool:
    """Whether a word surely is a person's: with initials, or of the shape of a surname."""
    return "." in word or names.is_surely_surname(word, language.code)


def _is_office(clause: str, body: tuple[int, int], language: Language) -> bool:
    """Whether somebody of a body is meant: «председатель комитета», «комитет төрағасы»."""
    before, after = _last_word(clause[: body[0]]), _WORD.search(clause, body[1])
    return matches(before, language.ranks) or (after is not None and matches(after.group(), language.ranks))


def _end_of_body(clause: str, end: int, language: Language) -> int:
    """Where the name of a body ends: “Congress of Millers”, “Committee of the Valley”."""
    found = _OF.match(clause, end)
    of_it = found and found["name"][0].isupper() and find_words(found[1], language.owning)
    return found.end() if found and of_it else end


def _people(
    clause: str, run: list[re.Match[str]], language: Language, *, at_head: bool, common: frozenset[str]
) -> Iterator[Candidate]:
    """The people of one run: two, where the case changes in its midst («Орловой Петров»)."""
    for number, part in enumerate(_by_case(run, language)):
        named = _without_callings(clause, _without_ranks(part, language), language)
        start, end = named[0].start(), named[-1].end()
        text = clause[start:end]
        owner = names.is_owner(text, language.code)
        sure = "." in text or len(named) > 1 or len(named) < len(part)
        head = not sure and at_head and not number and not clause[:start].strip(" \n\xa0«“„\"'‘(—–-")
        if head and (text.lower() in common or matches(text, language.folk)):
            continue
        if not sure and _is_noun(text, _last_word(clause[:start]), language):
            continue
        oblique = owner or names.is_oblique(text, language.code)
        yield Candidate(text, start, end, 2 if sure else 1, head, oblique, owner)


def _is_noun(word: str, before: str, language: Language) -> bool:
    """Whether a single word with a capital is no name: behind an article, or as German nouns are written."""
    if matches(before, language.articles):
        return True
    if not language.capital_nouns:
        return False
    other = (*language.reporting, *language.stop, *language.adverbs, *language.owning, *language.conjunctions)
    inflected = before.islower() and matches(before, language.adjectives) and not matches(before, other)
    return inflected or matches(word, language.folk)


def _by_case(run: list[re.Match[str]], language: Language) -> list[list[re.Match[str]]]:
    parts: list[list[re.Match[str]]] = [run[:1]]
    for word in run[1:]:
        before = parts[-1][-1].group()
        changed = names.is_oblique(before, language.code) is not names.is_oblique(word.group(), language.code)
        particle = word.group() in _PARTICLES or before in _PARTICLES
        if names.is_owner(before, language.code) or (changed and not particle and _ends_a_name(parts[-1], language)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _ends_a_name(part: list[re.Match[str]], language: Language) -> bool:
    """Whether the words so far may be a whole name: one with initials, or one that ends as surnames do."""
    last = part[-1].group()
    plain = names.undo_case(last, language.code)[0]
    named = [one for one in part if not find_words(one.group(), language.ranks)]
    return "." in last or len(named) > 1 or names.is_surname(plain, language.code)


def _is_rank(run: list[re.Match[str]], language: Language) -> bool:
    plain = (names.undo_case(one.group(), language.code)[0] for one in run)
    return all(matches(word, language.ranks) for word in plain)


def _is_passed(word: re.Match[str], passed_over: frozenset[int], language: Language) -> bool:
    if "." in word.group():
        return False
    bare = re.split("[’']s", word.group())[0]
    return word.start() in passed_over or (bare != word.group() and matches(bare, language.pronouns))


def _passed_over(clause: str, language: Language) -> frozenset[int]:
    """The offsets of words that are capitalised for another reason than being a name."""
    return frozenset(at for span in find_words(clause, _no_names(language.code)) for at in range(*span))


@cache
def _no_names(code: str) -> tuple[str, ...]:
    language = load(code)
    months = tuple(form for forms in language.months for form in forms)
    adverbs = tuple(one for one in language.adverbs if not one.startswith("-"))  # “Emily” is no adverb in “-ly”
    listed = (
        language.stop, language.takes_up, language.sums_up, language.limiting, language.document_words, months,
        language.according, language.wording, language.sayings, language.pronouns, adverbs,
        language.reasons.get("GROUP", ()),
    )  # fmt: skip
    return tuple(dict.fromkeys(word for words in listed for word in words))


def _without_ranks(run: list[re.Match[str]], language: Language) -> list[re.Match[str]]:
    """The name at the end of a run: from its initials on, or behind the last word of rank."""
    with_initials = [place for place, one in enumerate(run) if "." in one.group()[:3]]
    if with_initials:
        return run[with_initials[0] :] if not _ELIDED.match(run[with_initials[0]].group()) else run
    ranks = [place for place, one in enumerate(run[:-1]) if find_words(one.group(), language.ranks)]
    if not ranks:
        return run
    named = run[ranks[-1] + 1 :]
    # «биограф Вершинина Анна Холтова»: whose biographer, and then who
    return named[1:] if len(named) > _TWO and _ends_a_name(named[:1], language) else named


def _without_callings(clause: str, run: list[re.Match[str]], language: Language) -> list[re.Match[str]]:
    """Without words for people that have a capital for another reason: «Учитель Петров», „der Ingenieur Weber“."""
    noun = language.capital_nouns and matches(_last_word(clause[: run[0].start()]), language.articles)
    calls = (noun and len(run) > _TWO and run[1].group()[0].isupper()) or matches(run[0].group(), language.folk)
    return run[1:] if calls and len(run) > 1 else run


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


# --- whether somebody is the subject of a verb ------------------------------------------------------------------------


def speaks(one: Candidate, verb: int, clause: str, language: Language) -> bool:
    """Whether a candidate can be the subject of the verb that stands at ``verb``, behind it."""
    if one.oblique or one.end > verb or (one.head and is_several(clause[verb:], language)):
        return False
    between = _BRACKETS.sub(" ", clause[one.end : verb]).replace("\xa0", " ").strip()
    if between == ",":
        return clause[: one.start].rstrip().endswith(",")
    if find_words(_last_word(clause[:verb]), language.be) or _is_held(clause[: one.start], language):
        return False
    if one.parts:  # “Doe and Roe both wrote”
        between = " ".join(word for word in between.split() if not matches(word, language.quantifiers))
    bare = _without_adverbs(between, language)
    if bare[:1] == bare[-1:] == "," and len(between) <= _INSERTION:
        return True
    words = between.split()
    if len(words) > BETWEEN or any(char in between for char in ",;:—–"):
        return False
    if find_words(between, (*language.bars, *language.pronouns)):
        return False
    return not one.head or all(_may_part(word, language) for word in words)


def is_several(verb: str, language: Language) -> bool:
    """Whether the verb here has a plural subject, so that one word before it is no name («Селяни писали»)."""
    first = _WORD.match(verb)
    return first is not None and matches(first.group(), language.plural)


def _last_word(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1] if words.split() else ""


def _is_held(before: str, language: Language) -> bool:
    """Whether “of”, “by” or the like stands before a name, an article or a word between them at most."""
    return bool(find_words(" ".join(before.rpartition(",")[2].split()[-_HELD:]), language.owning))


def _without_adverbs(between: str, language: Language) -> str:
    while between and matches(_last_word(between), language.adverbs):
        between = between[: between.rindex(_last_word(between))].rstrip()
    first = _WORD.match(between)
    return between[first.end() :].lstrip() if first and matches(first.group(), language.adverbs) else between


def _may_part(word: str, language: Language) -> bool:
    return matches(word, (*language.adverbs, *language.stop)) or word[:1].isdigit()


def nearest(people: Sequence[Candidate], end: int) -> Candidate | None:
    """The best candidate before ``end``: the nearest that is surely a name or body, else the nearest."""
    before = [one for one in people if one.start < end]
    sure = [one for one in before if one.rank > 1]
    return max(sure or before, key=lambda one: one.end, default=None)


def is_small(between: str, language: Language) -> bool:
    """Whether nothing but a few function words and words of rank stand here: “according to the historian Jane Doe”."""
    words = _WORD.findall(between)
    small = find_words(between, (*language.stop, *language.ranks, *language.bars))
    covered = sum(len(between[slice(*span)].split()) for span in small)
    return len(words) <= BETWEEN and covered >= len(words) and not any(char in between for char in ",.;:")


def is_called(between: str, language: Language) -> bool:
    """Whether nothing but articles and words of rank stand here: «писал историк Петров»."""
    found = find_words(between, (*language.ranks, *language.bars))
    words = between.split()
    return sum(len(between[slice(*span)].split()) for span in found) == len(words) <= BETWEEN


def is_apposition(between: str, language: Language) -> bool:
    """What may stand between a verb and its subject behind it: nothing, or a calling («wrote the miller John Roe»)."""
    if is_small(between, language) or _is_date(between, language):
        return True
    words = between.split()
    if len(words) > BETWEEN or "," in between or not between.strip().islower():
        return False
    first, last = (matches(word, language.stop) for word in (words[0], words[-1]))
    opens = not first or matches(words[0], language.bars)
    return opens and not last and not find_words(between, language.pronouns)


def _is_date(between: str, language: Language) -> bool:
    """Whether only a date stands here: «писал в мае 1740 г. Петров»."""
    if not any(char.isdigit() for char in between):
        return False
    months = tuple(form for forms in language.months for form in forms)
    held = find_words(between, (*language.stop, *language.year, *months, *language.ranks))
    rest = between
    for start, end in held:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return not any(char.isalpha() or char == "," for char in rest)
