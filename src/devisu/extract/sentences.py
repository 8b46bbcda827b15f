"""Sentences, by rules of our own and the languages' abbreviations.

A line break never ends a sentence, nor does a stop inside quotation marks or brackets, after an abbreviation, after
initials, or before a small letter; a block quotation is one sentence. A marker right after the stop still belongs to
the sentence before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.model import Sentence
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.languages import Language
    from devisu.model import Document

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = re.compile(r"[»”“\"’'›)\]*_]*")
_MARKER = re.compile(r"\s?\[[^\[\]\n]{0,80}[\d@][^\[\]\n]{0,200}\]|[¹²³⁰⁴-⁹]{1,4}")
_INITIAL = re.compile(r"(?:^|[^\w])[^\W\d_][.]$")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{1,6}\.\s?){0,3}[^\W\d_]{1,9}\.$")
_ABBREVIATED_AND_DONE = re.compile(r"\d\s?[^\W\d_]{1,4}\.$|(?:[^\W\d_]\.){2}$")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?![\w.])")
_PART = re.compile(r"([^\W\d_]{1,4}\.)\s?(?:[^\W\d_]{1,3}\.\s?)?\d")
_ORDINAL = re.compile(r"(?:^|[^\w.,])\d{1,2}\.$")
_NUMBER_FIRST = re.compile(r"\s*[(\[]?(?:\d{1,3}|[^\W\d_])\.$")
_BRACKET = re.compile(r"[()\[\]]")
_PARTNERS = {"(": ")", "[": "]"}
_WINDOW = 40
_LOOK_ALIKE = str.maketrans("əƏ", "әӘ")


def find(document: Document, shields: Mapping[int, Sequence[Span]]) -> tuple[Sentence, ...]:
    """The sentences of the body, in order.

    ``shields`` are readable spans by block that no sentence ends inside of.
    """
    language = load(document.language)
    sentences: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if not block.is_body:
            continue
        within = [block.span] if block.kind == "quote" else shields.get(index, ())
        for read in _split(document.text, block.span, within, language):
            words = read.of(document.text)
            sentences.append(Sentence(document.home(read), read, words, index, len(sentences) + 1))
    return tuple(sentences)


def split(text: str, language: str) -> list[str]:
    """The sentences of a bare paragraph."""
    return [span.of(text) for span in _split(text, Span(0, len(text)), [], load(language))]


def _split(text: str, block: Span, quoted: Sequence[Span], language: Language) -> Iterator[Span]:
    start = block.start
    for end in _ends(text, block, sorted([*quoted, *_bracketed(text, block)]), language):
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


def _ends(text: str, block: Span, shields: Sequence[Span], language: Language) -> Iterator[int]:
    # `guard` is how far the shields that begin before the stop reach, so that each shield is looked at once
    reached, at, guard = block.start, 0, block.start
    for stop in _STOP.finditer(text, *block):
        while at < len(shields) and shields[at].start < stop.end():
            guard = max(guard, shields[at].end)
            at += 1
        if stop.start() < reached:
            continue
        end = _after_closers(text, stop.end(), block.end)
        if end < guard:
            continue
        if stop.start() >= guard:
            end = _without_openers(text, stop.end(), end)
        end = _after_markers(text, end, block.end)
        if _ends_here(text, Span(reached, stop.end()), stop.group(), end, block, language):
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


def _ends_here(text: str, so_far: Span, stop: str, end: int, block: Span, language: Language) -> bool:
    rest = text[end : min(end + _WINDOW, block.end)]
    following = rest.lstrip()
    if not following:
        return True
    if not _may_begin(following):
        return False
    glued = rest[0] == following[0]
    if glued and not _is_glued_sentence(text[max(so_far.start, end - 4) : end], following):
        return False
    if stop != ".":
        return True
    before = text[max(so_far.start, so_far.end - _WINDOW) : so_far.end]
    return not _stop_is_no_end(before, following, at_start=so_far.end - so_far.start <= 6, language=language)


def _may_begin(following: str) -> bool:
    """Whether a sentence may begin like this: no small letter, after dashes and opening marks too."""
    first = following.lstrip("—–- «“„\"'([‹‘*_")[:1]
    return not first.islower() or following[0] in "«“„"


def _is_glued_sentence(before: str, following: str) -> bool:
    """«word.Next»: a lower-case word before the stop and a capitalised word after it."""
    tail = before.rstrip(".!?…»”\"')")
    return len(tail) >= 2 and tail[-2:].islower() and following[:1].isupper() and following[1:2].islower()


def _stop_is_no_end(before: str, following: str, *, at_start: bool, language: Language) -> bool:
    if len(before) > 1 and before[-2] in ",:;":
        return True
    if _is_numbered_part(following, language):
        return True
    if at_start and _NUMBER_FIRST.match(before):
        return True
    if _ABBREVIATED_AND_DONE.search(before) and _begins_anew(following, language):
        return False
    if _INITIAL.search(before) and following[:1].isupper() and before[-2].isupper():
        return True
    if _ORDINAL.search(before) and _begins_with_month(following, language):
        return True
    return _is_abbreviation(before, following, language)


def _is_numbered_part(following: str, language: Language) -> bool:
    """Whether a part of a reference follows («Ф. 102», «Оп. 3», «Т. 2»): an abbreviation with its number."""
    part = _PART.match(following)
    return part is not None and part[1].lower() in _abbreviations(language.code)[0]


def _begins_anew(following: str, language: Language) -> bool:
    """Whether a function word with a capital begins a sentence: «… в 1870 г. В 1887 г. …», “the U.S. The war …”."""
    word = _FIRST_WORD.match(following)
    if word is None or not word.group()[0].isupper():
        return False
    return word.group().lower() in language.stop or bool(find_words(word.group(), language.ranks))


def _begins_with_month(following: str, language: Language) -> bool:
    word = following.lower()
    return any(word.startswith(form.rstrip("-")) for forms in language.months for form in forms)


def _is_abbreviation(before: str, following: str, language: Language) -> bool:
    found = _ABBREVIATED.search(before)
    if found is None:
        return False
    never, closing = _abbreviations(language.code)
    words = found.group().lower().translate(_LOOK_ALIKE)
    starts = [0, *(match.end() for match in re.finditer(r"\.\s?|\s", words[:-1]))]
    tails = {words[start:].replace(" ", "").replace("\n", "").replace("\xa0", "") for start in starts}
    if tails & closing and following[:1].isupper():
        return False
    return bool(tails & (never | closing))


@cache
def _abbreviations(code: str) -> tuple[frozenset[str], frozenset[str]]:
    language = load(code)

    def keys(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(word.lower().replace(" ", "") for word in words)

    closing = keys(language.closing)
    return keys(language.abbreviations) - closing, closing
