"""Quotations: what stands between marks or in a block, and of which kind it is.

The kind is told from what can be seen: how long the words are, whether they hold a finite verb, how they begin and
end, and what introduces or follows them. Each reason is kept in words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.extract import speakers
from devisu.extract.markers import notes
from devisu.languages import load
from devisu.model import BrokenMark, Quotation
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.extract.marks import Lone, Pair
    from devisu.languages import Language
    from devisu.model import Block, Document, Marker, QuotationKind, Sentence

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_NEAR = 25
"""A marker within so many code points of the closing mark belongs to the quotation rather than to the sentence."""
_REACH = 60
"""How far from the marks a word still speaks of the quotation."""
_STATEMENT = 5
_LONG = 9
_SHORT = 3
_LITTLE = 4


@dataclass(frozen=True, slots=True)
class _Seen:
    """What can be seen of a quotation and around it."""

    text: str
    words: tuple[str, ...]
    before: str
    after: str
    language: Language
    finite: bool
    clause: bool
    """Whether it surely is a clause of its own, by more than an ending that participles share."""
    attributed: str
    """Why it is laid in somebody's mouth, in words; empty where nothing shows it."""
    cited: bool
    near: bool
    nested: bool
    in_note: bool


def find(
    document: Document, pairs: Sequence[Pair], sentences: Sequence[Sentence], markers: Sequence[Marker]
) -> tuple[Quotation, ...]:
    """All quotations in the order of the source, numbered from ``q001``."""
    context = _Context(document, sentences, markers)
    found = [*_marked(context, pairs), *_blocks(context)]
    found.sort(key=lambda one: (one.outer.start, -one.outer.end))
    return tuple(_numbered(one, number) for number, one in enumerate(found, 1))


def broken(document: Document, lone: Sequence[Lone]) -> tuple[BrokenMark, ...]:
    """The marks without a partner, outside lists of references."""
    listed = [block.span for block in document.blocks if block.kind == "reference"]
    return tuple(
        BrokenMark(document.home(Span(one.offset, one.offset + 1)), one.mark)
        for one in lone
        if not any(span.start <= one.offset < span.end for span in listed)
    )


def _numbered(one: Quotation, number: int) -> Quotation:
    return Quotation(
        f"q{number:03}",
        one.span,
        one.outer,
        one.text,
        one.kind,
        one.speaker,
        one.reasons,
        one.at,
        one.in_note,
        one.block,
    )


class _Context:
    """The document with what stands around a quotation, looked up by bisection."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], markers: Sequence[Marker]) -> None:
        self.document = document
        self.language = load(document.language)
        self._sentences = sentences
        self._starts = [sentence.read.start for sentence in sentences]
        held = notes.held(document)
        self._markers = sorted(held.get(marker.at, marker.at) for marker in markers)

    def around(self, outer: Span, block: Block) -> Span:
        """The sentence a quotation stands in; in a note, the whole note."""
        if block.is_body:
            index = bisect_right(self._starts, outer.start) - 1
            if index >= 0 and self._sentences[index].read.touches(outer):
                return self._sentences[index].read
        return block.span

    def at(self, block: Block, span: Span) -> int:
        """The source offset where a quotation attaches to the body."""
        return span.start if block.at is None else self.document.home(Span(block.at, block.at)).start

    def has_marker(self, span: Span) -> bool:
        """Whether a marker attaches inside a source span."""
        index = bisect_left(self._markers, span.start)
        return index < len(self._markers) and self._markers[index] <= span.end


def _marked(context: _Context, pairs: Sequence[Pair]) -> Iterator[Quotation]:
    document = context.document
    for one in pairs:
        block = document.blocks[one.block]
        words = one.inner.of(document.text)
        if block.kind in ("reference", "reference-heading") or not any(char.isalnum() for char in words):
            continue
        around = context.around(one.outer, block)
        inner, outer = document.home(_trimmed(document.text, one.inner)), document.home(one.outer)
        speaker, attributed = speakers.find(document.text, around, one.outer, context.language)
        seen = _see(context, one, around, attributed)
        kind, reasons = _kind(seen)
        said_by = speaker if kind in ("direct", "phrase") else None
        at = context.at(block, outer)
        text = inner_words(document.text, one.inner)
        yield Quotation("", inner, outer, text, kind, said_by, reasons, at, block.kind == "note")


def inner_words(text: str, inner: Span) -> str:
    """The words between the marks, without white space at the edges."""
    return _trimmed(text, inner).of(text)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _see(context: _Context, one: Pair, around: Span, attributed: str) -> _Seen:
    text, home = context.document.text, context.document.home
    words = tuple(_WORD.findall(one.inner.of(text)))
    end = home(one.outer).end
    return _Seen(
        text=one.inner.of(text).strip(),
        words=words,
        before=text[around.start : one.outer.start],
        after=text[one.outer.end : around.end],
        language=context.language,
        finite=_has_finite_verb(words, context.language),
        clause=_is_clause(words, context.language),
        attributed=attributed,
        cited=context.has_marker(home(around)),
        near=context.has_marker(Span(end, end + _NEAR)),
        nested=one.depth > 0,
        in_note=context.document.blocks[one.block].kind == "note",
    )


def _has_finite_verb(words: Sequence[str], language: Language) -> bool:
    endings = tuple(one[1:] for one in language.finite if one.startswith("-"))
    small = _small(words, language)
    return _is_clause(words, language) or any(
        word.endswith(end) and len(word) > len(end) + 1 for word in small for end in endings
    )


def _is_clause(words: Sequence[str], language: Language) -> bool:
    """Whether one of the words is a finite verb whatever its ending; in verb-final languages the ending tells, too."""
    whole = {one for one in language.finite if not one.startswith("-")}
    endings = tuple(one[1:] for one in language.finite if one.startswith("-")) if language.verb_final else ()
    return any(word in whole or (bool(endings) and word.endswith(endings)) for word in _small(words, language))


def _small(words: Sequence[str], language: Language) -> list[str]:
    """The words among which a finite verb may stand, but for names."""
    looked_at = words[-1:] if language.verb_final else words
    return [word.lower() for word in looked_at if not word[:1].isupper() or len(words) == 1]


def _kind(seen: _Seen) -> tuple[QuotationKind, tuple[str, ...]]:
    count = len(seen.words)
    if reason := _title(seen):
        return "title", (reason,)
    if seen.text.endswith("?") and not (seen.attributed or seen.near):
        return "question", ("it asks, and nobody is named as asking",)
    statement = seen.finite and count >= _STATEMENT
    if seen.attributed and (statement or count >= _LONG or (seen.finite and count > _SHORT)):
        return "direct", (seen.attributed, _length(count, finite=seen.finite))
    if _called(seen) and not seen.attributed:
        return "term", ("it is introduced as a name or a by-word",)
    if seen.attributed and count > 1:
        return "phrase", (seen.attributed, _length(count, finite=seen.finite))
    if statement and not seen.nested and (seen.cited or seen.text[:1].isupper() or seen.clause or count >= _LONG):
        return "direct", (_length(count, finite=True), *(["a marker follows it"] if seen.near else []))
    if count >= _LONG or (count > _SHORT and (seen.near or seen.cited or count > _LITTLE)):
        return "phrase", (_length(count, finite=seen.finite),)
    return "term", (_length(count, finite=seen.finite),)


def _length(count: int, *, finite: bool) -> str:
    words = "1 word" if count == 1 else f"{count} words"
    return f"{words}, {'with' if finite else 'without'} a finite verb"


def _title(seen: _Seen) -> str:
    """Why it is a title: a word for documents beside it or at its end, or the capitals of a title."""
    language, count = seen.language, len(seen.words)
    beside = find_words(seen.before[-_REACH:], language.document_words)
    if beside and not seen.before[-_REACH:][beside[-1][1] :].strip(" \n«“\"'(,–—"):
        return "a word for a document stands before it"
    last = " ".join(seen.words[-1:])
    capital = seen.text[:1].isupper()
    if capital and count > 1 and not seen.finite and find_words(last, language.document_words):
        return "it ends in the word for a document"
    following = _WORD.findall(seen.after[:_REACH])[:3]
    if capital and not seen.finite and following and find_words(" ".join(following), language.document_words):
        return "a word for a document follows it"
    if _title_case(seen) and (seen.in_note or not (seen.attributed or seen.near)):
        return "its words are written with the capitals of a title"
    if seen.in_note and seen.text.endswith(",") and not seen.attributed:
        return "it stands as a title in a note"
    return ""


def _title_case(seen: _Seen) -> bool:
    long = [word for word in seen.words if len(word) > _LITTLE and not word[0].isdigit()]
    return len(seen.words) > 1 and len(long) > 1 and all(word[0].isupper() for word in long)


def _called(seen: _Seen) -> bool:
    """Whether words right before or after make what is quoted a name: “so-called”, «атты», «деген»."""
    after = " ".join(_WORD.findall(seen.after[:_REACH])[:2])
    before = " ".join(_WORD.findall(seen.before[-_REACH:])[-2:])
    called = seen.language.called
    return bool(find_words(after, called) or find_words(before, called))


def _blocks(context: _Context) -> Iterator[Quotation]:
    """Block quotations; what leads them in is the end of the paragraph before."""
    document = context.document
    for index, block in enumerate(document.blocks):
        if block.kind != "quote":
            continue
        read = _trimmed(document.text, block.span)
        if not read.of(document.text):
            continue
        lead = document.blocks[index - 1].span if index and document.blocks[index - 1].is_body else read
        around = Span(min(lead.start, read.start), read.end)
        around = Span(max(around.start, read.start - 400), around.end)
        speaker, attributed = speakers.find(document.text, around, read, context.language)
        span = document.home(read)
        reasons = ("it stands as a block quotation", *([attributed] if attributed else []))
        at = context.at(block, span)
        yield Quotation("", span, span, read.of(document.text), "direct", speaker, reasons, at, block=True)
