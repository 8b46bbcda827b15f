"""Sentences, by rules of our own and the languages' abbreviations.

A line break never ends a sentence, nor does a stop inside quotation marks or brackets, after an abbreviation, after
initials, or before a small letter; a block quotation is one sentence. A marker right after the stop still belongs to
the sentence before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from devisu.languages import load
from devisu.model import Sentence
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from devisu.languages import Language
    from devisu.model import Document

_STOP = re.compile(r"\.(?:[ \u00a0]\.){2,3}|[.!?…]+")
_CLOSERS = re.compile(r"[»”“\"’'›)\]*_]*")
_MARKER = re.compile(
    r"\s?\[[^\[\]\n]{0,80}[\d@][^\[\]\n]{0,200}\]|[¹²³⁰⁴-⁹]{1,4}|\s\((?=[^\W_])[^()!?]{1,120}\d[a-zа-я]?\)(?=\s|\Z)"
)
_MARKED = re.compile(r"(?<=[^\W\d_]{2})[»”\"']?\s?\[[^\[\]\n]{1,80}\]\Z")
_INITIAL = re.compile(r"(?:^|[^\w])[^\W\d_][.]$")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,6}(?:\.\s?|\s)){0,3}[^\W\d_]{1,9}\.$")
_ABBREVIATED_AND_DONE = re.compile(
    r"(?:\d(?:-[^\W\d_]{1,2})?|(?<!\w)[IVXLCІХ]{1,7}\s)\s?[^\W\d_]{1,4}\.$|(?:[^\W\d_]\.[-\s]?){2}$"
)
_NUMERAL = re.compile(r"\d|[IVXLCDMІХ]{1,7}(?![\w'’])")
_PUBLISHED = re.compile(r"[^\W\d_]{1,3}\.\s?[,:;]|[^\W\d_]{1,2}\.\s?[–—-]")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?![\w.])")
_PART = re.compile(r"([^\W\d_]{1,4}\.)\s?(?:[^\W\d_]{1,3}\.\s?)?\d")
_PART_BEHIND = re.compile(r"\d{1,4}(?:[-–]\d{1,4})?[ \u00a0]?[-‑]?[ \u00a0]?([^\W\d_]{1,4}\.)")
_PAGE = re.compile(r"[^\W\d_]\.[ \u00a0]\d{1,2}\.$")
_ORDINAL = re.compile(r"(?:^|[^\w.,])(?:\d{1,2}|[IVX]{1,6})\.$")
_CLAUSE = re.compile(r"[,;:()—]|(?<!\d)–|–(?!\d)")
_CLAUSE_OR_STOP = re.compile(r"[,;:()—!?…]|(?<=[^\W\d_]{3})\.")
_DATED = re.compile(r"(?:\d|(?<!\w)[IVXLCІХ]{1,7}\s)\s?[^\W\d_]{1,4}\.$")
_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_]{2,40}(?![\w'’-])")
_QUOTED = re.compile(r"[«“„\"‘]")
_NAMES_FIRST = re.compile(r"(?:[^\W\d_a-zа-яё][\w.'’-]{0,40} ){1,3}(?=([^\W\d_]{1,40}))")
_NUMBER_FIRST = re.compile(r"\s*[(\[]?(?:\d{1,3}|[^\W\d_])\.$")
_BRACKET = re.compile(r"[()\[\]]")
_PARTNERS = {"(": ")", "[": "]"}
_WINDOW = 40
_LONGEST_CLAUSE = 160
_SPACED, _SPACED_CLOSERS = 2, ("»", "›", "«", "‹")
_LOOK_ALIKE = str.maketrans("əƏ", "әӘ")


def find(document: Document, shields: Mapping[int, Sequence[Span]]) -> tuple[Sentence, ...]:
    """The sentences of the body, in order.

    ``shields`` are readable spans by block that no sentence ends inside of.
    """
    tongue = _Tongue.of(document.language, document.text)
    opaque = sorted(document.opaque)
    sentences: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if not block.is_body:
            continue
        closed = opaque[bisect_left(opaque, block.span) : bisect_left(opaque, Span(block.span.end, 0))]
        within = [block.span] if block.kind == "quote" else [*shields.get(index, ()), *closed]
        for read in _split(document.text, block.span, within, tongue):
            words = read.of(document.text)
            before = bisect_right(closed, Span(read.start, len(document.text)))
            if before and closed[before - 1].holds(read):
                continue  # a formula or an address that stands alone says nothing
            sentences.append(Sentence(document.home(read), read, words, index, len(sentences) + 1))
    return tuple(sentences)


def split(text: str, language: str) -> list[str]:
    """The sentences of a bare paragraph."""
    return [span.of(text) for span in _split(text, Span(0, len(text)), [], _Tongue.of(language, text))]


@dataclass(frozen=True, slots=True)
class _Tongue:
    """The language of a text, and the words that the text also writes small: a capital does not make them names."""

    language: Language
    small: frozenset[str]
    openers: frozenset[str]

    @classmethod
    def of(cls, code: str, text: str) -> _Tongue:
        language = load(code)
        small = frozenset(word for word in _SMALL.findall(text) if word.islower())
        return cls(language, small, frozenset((*language.stop, *language.openers)))

    def begins_anew(self, following: str, clause: str, *, dated: bool) -> bool:
        """Whether a word begins a sentence: «… в 1870 г. В 1887 г. …», “the U.S. The war …”, «… в 1870 г. Мельник …».

        Function words and ranks do, and any word that the text writes small elsewhere, once a verb has been said.
        Behind a date or measure (``dated``) any word does if both sides have a verb of their own («Роу умер в 1870 г.
        Доу остался один»), but «как писал в 1870 г. Роу, …» has one only; a language whose verb stands last would have
        ended with it.
        """
        word = _FIRST_WORD.match(following)
        if word is None or not word[0][0].isupper():
            return False
        if word[0].lower() in self.openers or find_words(word[0], self.language.ranks):
            return True
        if self.language.capital_nouns or not self._says_something(clause):
            return False
        if word[0].lower() in self.small:
            return True
        return dated and not self.language.verb_final and self._says_something(_CLAUSE_OR_STOP.split(following)[0])

    def _says_something(self, clause: str) -> bool:
        whole, endings = _finite(self.language.code)
        words = [word.lower().replace("ё", "е") for word in _SMALL.findall(clause)]
        return any(word in whole or word.endswith(endings) for word in words)


@cache
def _finite(code: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The finite verbs of a language, and the endings of such."""
    language = load(code)
    words = [word.replace("ё", "е") for word in (*language.finite, *language.verbs)]
    return frozenset(words), tuple(word[1:] for word in words if word.startswith("-"))


def _split(text: str, block: Span, quoted: Sequence[Span], tongue: _Tongue) -> Iterator[Span]:
    start = block.start
    for end in _ends(text, block, sorted([*quoted, *_bracketed(text, block)]), tongue):
        if (span := _trimmed(text, Span(start, end))) is not None:
            yield span
        start = end
    if (span := _trimmed(text, Span(start, block.end))) is not None:
        yield span


def _trimmed(text: str, span: Span) -> Span | None:
    """Without white space around; None where no letter or digit is left."""
    words = span.of(text)
    if not any(char.isalnum() for char in words):
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _bracketed(text: str, block: Span) -> Iterator[Span]:
    """Brackets with their partners; one that is never closed shields nothing."""
    stack: list[int] = []
    for found in _BRACKET.finditer(text, *block):
        if found.group() in _PARTNERS:
            stack.append(found.start())
        elif stack and _PARTNERS[text[stack[-1]]] == found.group():
            yield Span(stack.pop(), found.end())


def _ends(text: str, block: Span, shields: Sequence[Span], tongue: _Tongue) -> Iterator[int]:
    # `guard` is how far the shields that begin before the stop reach, so that each shield is looked at once
    reached, at, guard = block.start, 0, block.start
    for stop in _STOP.finditer(text, *block):
        while at < len(shields) and shields[at].start < stop.end():
            guard = max(guard, shields[at].end)
            at += 1
        if stop.start() < reached:
            continue
        end = _after_closers(text, stop.end(), block.end)
        if guard - _SPACED <= end < guard and text[end:guard].strip() in _SPACED_CLOSERS:
            end = guard
        if end < guard:
            continue
        if stop.start() >= guard:
            end = _without_openers(text, stop.end(), end)
        end = _after_markers(text, end, block.end)
        if _ends_here(text, Span(reached, stop.end()), stop.group(), Span(end, block.end), tongue):
            reached = end
            yield end


def _after_closers(text: str, end: int, block_end: int) -> int:
    closers = _CLOSERS.match(text, end, block_end)
    return closers.end() if closers else end


def _without_openers(text: str, start: int, end: int) -> int:
    """Marks after a space would be opening ones; closers stand right at the stop."""
    return end if not text[start:end].strip("“\"'*_") or text[end : end + 1].isspace() or end >= len(text) else start


def _after_markers(text: str, end: int, block_end: int) -> int:
    while (marker := _MARKER.match(text, end, block_end)) and marker.end() > end:
        end = marker.end()
        closers = _STOP.match(text, end, block_end)
        end = closers.end() if closers and closers.group() == "." else end
    return end


def _ends_here(text: str, so_far: Span, stop: str, after: Span, tongue: _Tongue) -> bool:
    rest = text[after.start : min(after.start + _LONGEST_CLAUSE, after.end)]
    following = rest.lstrip()
    if not following:
        return True
    if not _may_begin(following):
        return False
    glued = rest[0] == following[0]
    if glued and not _is_glued_sentence(
        text[max(so_far.start, after.start - _LONGEST_CLAUSE) : after.start], following
    ):
        return False
    if stop != ".":
        return not _is_attributed(text[so_far.start : so_far.start + _WINDOW].lstrip(), following, tongue.language)
    before = text[max(so_far.start, so_far.end - _WINDOW) : so_far.end]
    clause = _CLAUSE.split(text[max(so_far.start, so_far.end - _LONGEST_CLAUSE) : so_far.end])[-1]
    return not _stop_is_no_end(before, clause, following, at_start=so_far.end - so_far.start <= 6, tongue=tongue)


def _may_begin(following: str) -> bool:
    """Whether a sentence may begin like this: no small letter, after dashes and opening marks too."""
    first = following.lstrip("—–- «“„\"'([‹‘*_")[:1]
    return not first.islower() or following[0] in "«“„"


def _is_attributed(begun: str, following: str, language: Language) -> bool:
    """Whether the speaker of a quotation with which the sentence began follows: “Who was it?” Captain Doe asked."""
    if not _QUOTED.match(begun):
        return False
    names = _NAMES_FIRST.match(following)
    return names is not None and bool(find_words(names[1], language.reporting))


def _is_glued_sentence(before: str, following: str) -> bool:
    """«word.Next»: a lower-case word before the stop and a capitalised word after it."""
    tail = before.rstrip(".!?…»”\"')")
    tail = tail[: marked.start()] if (marked := _MARKED.search(tail)) else tail
    return len(tail) >= 2 and tail[-2:].islower() and following[:1].isupper() and following[1:2].islower()


def _stop_is_no_end(before: str, clause: str, following: str, *, at_start: bool, tongue: _Tongue) -> bool:
    language = tongue.language
    if len(before) > 1 and before[-2] in ",:;":
        return True
    if _is_numbered_part(following, language) or _PUBLISHED.match(following):
        return True
    if at_start and _NUMBER_FIRST.match(before):
        return True
    anew = partial(tongue.begins_anew, following, clause, dated=bool(_DATED.search(before)))
    if _ABBREVIATED_AND_DONE.search(before) and anew():
        return False
    if _INITIAL.search(before) and following[:1].isupper() and before[-2].isupper():
        return not _is_lone_letter(before, following, tongue)
    if _ORDINAL.search(before):
        ordinal = language.ordinal_dots and not _PAGE.search(before) and not anew()
        if ordinal or _begins_with_month(following, language):
            return True
    return _is_abbreviation(before, following, tongue, anew)


def _is_lone_letter(before: str, following: str, tongue: _Tongue) -> bool:
    """Whether a single capital is no initial: «World War I. The mill …», «Malcolm X. They …»."""
    word = _FIRST_WORD.match(following)
    return bool(word and word[0].lower() in tongue.openers and not _INITIAL.search(before[:-2].rstrip()))


def _is_numbered_part(following: str, language: Language) -> bool:
    """Whether a part of a reference follows («Ф. 102», «Оп. 3», «Т. 2»): an abbreviation with its number."""
    part, behind = _PART.match(following), _PART_BEHIND.match(following)
    if behind and any({behind[1].lower(), f"-{behind[1].lower()}"} & {*words} for words in language.locators.values()):
        return True
    return part is not None and part[1].lower() in _abbreviations(language.code).never


def _begins_with_month(following: str, language: Language) -> bool:
    word = following.lower()
    return any(word.startswith(form.rstrip("-")) for forms in language.months for form in forms)


def _is_abbreviation(before: str, following: str, tongue: _Tongue, anew: Callable[[], bool]) -> bool:
    found = _ABBREVIATED.search(before)
    if found is None:
        return False
    known = _abbreviations(tongue.language.code)
    words = found.group().lower().translate(_LOOK_ALIKE)
    starts = [0, *(match.end() for match in re.finditer(r"\.\s?|\s", words[:-1]))]
    tails = {words[start:].replace(" ", "").replace("\n", "").replace("\xa0", "") for start in starts}
    numeral = _NUMERAL.match(following)
    if numeral and numeral[0].lower() in tongue.openers:  # “etc. I was”
        numeral = None
    if tails & known.numbering and not tails & (known.never | known.closing):
        return numeral is not None
    rest = "".join(following.lower().split())
    if any(rest.startswith(ends) for tail in tails if (ends := known.ends.get(tail))):
        return True
    if tails & known.closing and following[:1].isupper() and not numeral:
        return tongue.language.capital_nouns and not anew()
    return bool(tails & (known.never | known.closing))


class _Abbreviations(NamedTuple):
    """Abbreviations without spaces: those that never end a sentence, those that may, and those that lead a number.

    ``ends`` are the second parts of those in two by the first: «chr.» for «n.» and «v.».
    """

    never: frozenset[str]
    closing: frozenset[str]
    numbering: frozenset[str]
    ends: Mapping[str, tuple[str, ...]]


@cache
def _abbreviations(code: str) -> _Abbreviations:
    language = load(code)

    def keys(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(word.lower().replace(" ", "") for word in words)

    closing, numbering = keys(language.closing), keys(language.numbering)
    ends: dict[str, tuple[str, ...]] = {}
    for words in (*language.abbreviations, *language.closing):
        first, _, rest = words.lower().partition(". ")
        if rest:
            ends[f"{first}."] = (*ends.get(f"{first}.", ()), rest.replace(" ", ""))
    return _Abbreviations(keys(language.abbreviations) - closing - numbering, closing, numbering, ends)
