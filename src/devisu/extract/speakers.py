"""Who is said to speak: the attributing clause before or after a quotation.

The signs are a colon, a verb of saying, a particle right after the closing mark («деп»), a phrase such as “according
to”, or a word for words with its owner (“Roe’s phrase”). The speaker is the name or body that the sign allows; where
there is none, nobody is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu import names
from devisu.extract.owners import BESIDE, WORDS, Clause, Voice, beside, ends_in_that, owned, owner_of_words
from devisu.extract.people import BETWEEN, candidates, is_apposition, is_called, is_small, nearest, speaks
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.extract.people import Candidate
    from devisu.languages import Language

_REACH = 240
"""How far before the marks an attributing clause is looked for, in code points."""
_AFTER = 120
_FIRST = 24
_GAPPED = 6
"""How many words may stand between two quotations that share one verb («Roe spoke of “…”, Doe of “…”»)."""
_GOES_ON = 12
"""How many words may stand between two quotations of one speaker, where nobody else is named."""
_COLON = re.compile(r":\s*[—–-]?\s*$")
_DASH = re.compile(r"^\s*(?:[,.]\s*)?[—–-]\s*|^\s*,\s*")
_IN_BRACKETS = re.compile(r"^\s*\(([^()\d]{3,60})\)")
_PARTED = re.compile(r";\s|(?:[^\W\d_]{4}|\d|[\])»”\"])\.\s")
"""Where a new clause begins: behind a semicolon, or in a note behind the end of a sentence or reference."""

_DAY = re.compile(r"(?<!\d)\d{1,2}\.\s\Z")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A quotation that stands before in the same sentence: its readable span with the marks, and who speaks it.

    ``spoken`` tells that it is somebody's words; a title or a by-word only stands in the attributing clause.
    """

    outer: Span
    spoken: bool
    voice: Voice
    name: str = ""


def find(
    text: str,
    around: Span,
    outer: Span,
    language: Language,
    *,
    earlier: Sequence[Earlier] = (),
    common: frozenset[str] = frozenset(),
) -> Voice:
    """Who speaks a quotation. ``around`` is its sentence and ``outer`` the quotation with its marks, both readable.

    ``earlier`` are the quotations before it in the sentence, ``common`` the words that the text also writes small.
    """
    spoken = [one for one in earlier if one.spoken]
    start = max(around.start, outer.start - _REACH, spoken[-1].outer.end if spoken else 0)
    parted = _parted(text[start : outer.start], language)
    at_head = bool(parted) or start == around.start
    start += parted
    clause = _clause(text, Span(start, outer.start), earlier, language, at_head=at_head, common=common)
    after = text[outer.end : min(around.end, outer.end + _AFTER)]
    if voice := _before(clause, after):
        return voice
    first = not clause.text.strip() and bool(candidates(after[:_FIRST], language, at_head=False))
    inside = not language.verb_final and (first or text[outer.end - 2 : outer.end - 1] in (",", "?", "!"))
    if voice := _after(after, language, comma_inside=inside):
        return voice
    return _as_before(clause, spoken[-1]) if spoken else Voice()


def _parted(words: str, language: Language) -> int:
    """Where the last clause of some words begins; the stop behind a day („am 3. Mai“) parts nothing."""
    ends = [found.end() for found in _PARTED.finditer(words)]
    return max((end for end in ends if not (language.ordinal_dots and _DAY.search(words, 0, end))), default=0)


def _clause(
    text: str, span: Span, earlier: Sequence[Earlier], language: Language, *, at_head: bool, common: frozenset[str]
) -> Clause:
    words, titles = span.of(text), []
    for one in earlier:
        if one.outer.start >= span.start and one.outer.end <= span.end:
            start, end = one.outer.start - span.start, one.outer.end - span.start
            words = words[:start] + " " * (end - start) + words[end:]
            titles.append((start, end, one.name))
    verbs = find_words(words, (*language.reporting, *language.participles))
    said = tuple(one for one in verbs if not words[one[0]].isupper() or not one[0])
    people = candidates(words, language, at_head=at_head, common=common)
    return Clause(words, people, said, tuple(titles), language)


def _before(clause: Clause, after: str) -> Voice | None:
    language, words = clause.language, clause.text
    according = find_words(words, language.according)
    particle = _particle(after, language)
    if _COLON.search(words):
        signs = clause.people or clause.said or according or particle
        named = _newspaper(clause) or _subject(clause) or _at_colon(clause) or owner_of_words(clause)
        return Voice(named, "a colon introduces it") if signs or named else None
    for sign in reversed(according):
        if named := beside(clause, sign):
            return Voice(named, f"“{words[slice(*sign)]}” introduces it")
    if voice := owned(clause, after):
        return voice
    if voice := _by_particle(clause, after, particle):
        return voice
    return _by_verb(clause) or _by_that(clause)


def _by_verb(clause: Clause) -> Voice | None:
    said = clause.said
    if not said or len(clause.text) - said[-1][1] > _AFTER or _author_speaks(clause):
        return None
    named = _subject(clause) or _newspaper(clause) or (owner_of_words(clause) if _close_verb(clause) else None)
    if named or _close_verb(clause) or _pronoun_speaks(clause) or _says_that(clause):
        return Voice(named, f"“{clause.text[slice(*said[-1])]}” introduces it", ends_in_that(clause))
    return None


def _by_that(clause: Clause) -> Voice | None:
    """Speech by “that” right before the marks, behind a verb that no list has: «Петров доносил епископу, что «…»»."""
    that = find_words(clause.text, clause.language.reasons.get("THAT", ()))
    if not that or clause.text[that[-1][1] :].strip():
        return None
    words = list(WORDS.finditer(clause.text, 0, that[-1][0]))
    people = [one for one in clause.people if words and one.end <= words[-1].start()]
    fitting = [one for one in people if speaks(one, words[-1].start(), clause.text, clause.language)]
    named = nearest(fitting, len(clause.text))
    return Voice(named.text, f"“{clause.text[slice(*that[-1])]}” introduces it", clause=True) if named else None


def _by_particle(clause: Clause, after: str, particle: str) -> Voice | None:
    """Speech by the word right behind the closing mark, unless that word only gives a name («деп аталған»)."""
    language = clause.language
    if not particle:
        return None
    rest = after[after.find(particle) :]
    naming = _at_start(rest, language.naming)
    called = _at_start(rest, language.called)
    named = _final_subject(clause) or _behind_particle(after, particle, language)
    if naming and len(naming) >= len(called):
        return Voice(named, f"“{naming}” follows it") if named else None
    content = find_words(" ".join(WORDS.findall(rest[len(particle) :])[:2]), (*language.sayings, *language.reporting))
    if called and len(called) >= len(particle) and not (clause.said or (content and named)):
        return None
    return Voice(named, f"“{particle}” follows it", clause=True)


def _at_start(text: str, words: tuple[str, ...]) -> str:
    found = find_words(text, words)
    return text[slice(*found[0])] if found and found[0][0] == 0 else ""


# --- the subject ------------------------------------------------------------------------------------------------------


def _subject(clause: Clause) -> str | None:
    """Who speaks: where the verb stands last, the nearest to the marks; else the subject of a verb of saying.

    Anybody farther off may be spoken of, and is not named.
    """
    if clause.language.verb_final:
        return _final_subject(clause)
    for sign in reversed(clause.said):
        if one := subject_of(clause.text, sign, clause.people, clause.language) or _shared(clause, sign[0]):
            return one.text
    return None


def _shared(clause: Clause, verb: int) -> Candidate | None:
    """The subject that a verb behind “and” has in common with the verb before it: “Holt dates it … and calls it”."""
    before = clause.text[:verb].split()
    first = clause.people[0] if clause.people else None
    if first is None or not before or before[-1].lower() not in clause.language.conjunctions or first.oblique:
        return None
    opens = is_called(clause.text[: first.start], clause.language)
    return first if opens and not find_words(clause.text[first.end : verb], clause.language.pronouns) else None


def _final_subject(clause: Clause) -> str | None:
    end = len(clause.text)
    people = [one for one in clause.people if not one.oblique and (not one.head or _stands_alone(one, clause))]
    one = nearest(people, end)
    return one.text if one else None


def _stands_alone(one: Candidate, clause: Clause) -> bool:
    """Whether the first word of a sentence is a name, by its shape or because only the marks follow."""
    return names.is_surname(one.text, clause.language.code) or not clause.text[one.end :].strip(" :—–-\n\xa0")


def subject_of(
    clause: str, verb: tuple[int, int], people: Sequence[Candidate], language: Language, *, may_hear: bool = True
) -> Candidate | None:
    """The subject of a verb of saying, before it or (as in «писал Петров») right behind it.

    ``may_hear`` tells that who stands behind “told” or “asked” is the hearer: so before a quotation, but not after it.
    """
    start, end = verb
    ahead = [one for one in people if speaks(one, start, clause, language)]
    if ahead:
        return nearest([one for one in ahead if one.end > ahead[-1].end - BESIDE], start)
    if find_words(" ".join(clause[:start].split()[-1:]), language.be):
        return next((one for one in people if one.start >= end and _is_agent(clause[end : one.start], language)), None)
    hears = may_hear and find_words(clause[start:end], language.hearers)
    if hears or _has_other_subject(clause[:start], language):
        return None
    behind = (one for one in people if one.start >= end and not one.oblique)
    fits = is_called if may_hear else is_apposition
    return next((one for one in behind if fits(clause[end : one.start], language)), None)


def _is_agent(between: str, language: Language) -> bool:
    """Whether a name behind a passive verb is whose words they are: “were told by the miller John Roe”."""
    by = find_words(between, language.owning)[:1]
    return bool(by) and by[0][0] == len(between) - len(between.lstrip()) and is_called(between[by[0][1] :], language)


def _has_other_subject(before: str, language: Language) -> bool:
    """Whether the words right before a verb are its subject, though no name: “he told”, “the miller told”."""
    near = before[-BESIDE:].rpartition(",")[2]
    tail = " ".join(near.split()[-2:])
    return bool(find_words(tail, (*language.pronouns, *language.bars)))


def _author_speaks(clause: Clause) -> bool:
    """Whether the author of the text is the subject: “we argue that …”."""
    near = clause.text[: clause.said[-1][0]].rpartition(",")[2].split()[-2:]
    return bool(find_words(" ".join(near), clause.language.first_person))


def _pronoun_speaks(clause: Clause) -> bool:
    before = clause.text[: clause.said[-1][0]].rpartition(",")[2].split()
    return bool(find_words(" ".join(before[-2:]), clause.language.pronouns))


def _at_colon(clause: Clause) -> str | None:
    """Who stands right before the colon, where no verb of saying is read."""
    if clause.said and not clause.language.verb_final:
        return None
    last = [one for one in clause.people if not clause.text[one.end :].strip(" :—–-\n\xa0") and not one.oblique]
    one = nearest(last, len(clause.text)) or _only_subject(clause)
    return one.text if one else None


def _only_subject(clause: Clause) -> Candidate | None:
    """The one person named in full of whom the clause before a colon speaks: “Jane Doe was less patient: “…””."""
    full = [one for one in clause.people if one.rank > 1 and " " in one.text and not one.oblique]
    if clause.language.verb_final or len(full) != 1 or find_words(full[0].text, clause.language.bodies):
        return None
    before, after = clause.text[: full[0].start].rstrip(), clause.text[full[0].end :].lstrip()
    apposed = before.endswith(",") and after.startswith(",")
    return full[0] if apposed or is_called(before, clause.language) else None


def _newspaper(clause: Clause) -> str | None:
    """A name in marks that speaks: «Правда» писала: «…», газета «Долина» писала, «Алқап» газеті: «…»."""
    if not clause.names:
        return None
    language = clause.language
    start, end, name = clause.names[-1]
    verb = next((at for at, _ in clause.said if at >= end), None)
    if not name[:1].isupper() or (verb is None and not language.verb_final):
        return None
    between = clause.text[end:verb]
    behind = find_words(between, language.bodies)
    rest = between[behind[0][1] :] if behind else between
    if len(rest.split()) > BETWEEN or not all(char.isalpha() or char in " ,:—–-\n\xa0" for char in rest):
        return None
    before = clause.text[:start]
    held = find_words(before, (*language.bodies, *language.articles))
    alone = sum(len(before[slice(*span)].split()) for span in held) == len(before.split())
    return name if behind or (alone and not language.verb_final) else None


def _close_verb(clause: Clause) -> bool:
    """Whether the verb of saying stands right before the marks: «wrote that “…”»."""
    return bool(clause.said) and len(clause.text[clause.said[-1][1] :].split()) <= 2


def _says_that(clause: Clause) -> bool:
    """Whether the verb of saying opens a clause («argued that …») that goes on to the marks."""
    rest = clause.text[clause.said[-1][1] :]
    that = find_words(rest, clause.language.reasons.get("THAT", ()))
    return bool(that) and len(rest[: that[0][0]].split()) <= 1 and not re.search("[.;:]\\s", rest)


# --- after the quotation, and what goes on from one before it ---------------------------------------------------------


def _after(after: str, language: Language, *, comma_inside: bool) -> Voice | None:
    if found := _IN_BRACKETS.match(after):
        people = candidates(found[1], language, at_head=False)
        if len(people) == 1 and people[0].rank > 1 and not find_words(found[1], language.document_words):
            rest = found[1][: people[0].start] + found[1][people[0].end :]
            if is_small(rest, language):
                return Voice(people[0].text, "a name in brackets follows it")
    lead = _DASH.match(after)
    if lead is None and not comma_inside:
        return None
    return incise(after[lead.end() :] if lead else after, language)


def incise(clause: str, language: Language) -> Voice | None:
    """Who speaks by a clause that follows the words or parts them: «— писал Петров», “she wrote”, «деді ол»."""
    if particle := _particle(clause, language):
        return Voice(_behind_particle(clause, particle, language), f"“{particle}” follows it", clause=True)
    said = find_words(clause[:_AFTER], language.reporting)
    according = find_words(clause[:_AFTER], language.according)
    sign = min([*said[:1], *according[:1]], default=None)
    if sign is None or len(clause[: sign[0]].split()) > BETWEEN + 1:
        return None
    if find_words(clause[: sign[0]], language.first_person):
        return None
    people = candidates(clause[:_AFTER], language, at_head=False)
    why = f"“{clause[slice(*sign)]}” follows it"
    whole = Clause(clause[:_AFTER], people, tuple(said), (), language)
    if according[:1] and (sign in according or according[0][1] >= said[0][1]):
        return Voice(beside(whole, according[0]), why)
    if len(clause[: sign[0]].split()) > BETWEEN and not any(one.end <= sign[0] for one in people):
        return None
    one = subject_of(clause[:_AFTER], sign, people, language, may_hear=False)
    return Voice(one.text if one else None, why)


def _behind_particle(after: str, particle: str, language: Language) -> str | None:
    """Who is named right behind a particle of speech: «…», – деді тарихшы А. Петров."""
    start = after.find(particle) + len(particle)
    people = candidates(after[start : start + _AFTER], language, at_head=False)
    fitting = (one for one in people if not one.oblique)
    return next((one.text for one in fitting if is_apposition(after[start : start + one.start], language)), None)


def _particle(after: str, language: Language) -> str:
    """The word of speech right after the closing mark, behind a comma and a dash at most."""
    lead = _DASH.match(after)
    rest = after[lead.end() :] if lead else after.lstrip()
    return _at_start(rest[:_AFTER], language.particles)


def _as_before(clause: Clause, earlier: Earlier) -> Voice:
    """Speech that goes on behind another quotation, with its verb (“…”, Doe of “…”) or its speaker (“…” and “…”)."""
    if not earlier.voice.why or clause.said or _particle(clause.text, clause.language):
        return Voice()
    words = WORDS.findall(clause.text)
    standing = [one for one in clause.people if not one.oblique]
    opening = clause.text[: standing[0].start] if standing else clause.text
    parted = clause.text.lstrip()[:1] in (",", ";", "—", "–") or bool(opening.strip())
    if len(standing) == 1 and len(words) <= _GAPPED and parted and _may_open(opening, clause.language):
        return Voice(standing[0].text, "the verb before it is meant again")
    turned = find_words(clause.text, clause.language.limiting) or re.search(r"[;:]\s", clause.text)
    if not clause.people and len(words) <= _GOES_ON and not turned:
        return Voice(earlier.voice.speaker, "it goes on with what was quoted before it")
    return Voice()


def _may_open(words: str, language: Language) -> bool:
    """Whether nothing but a word that sets against or adds stands here: “, while Doe of …”, «, а Орлов — …»."""
    small = words.replace(",", " ").replace(";", " ")
    return is_small(small, language) and len(small.split()) <= 2 and not find_words(small, language.owning)
