"""Quotations: what stands between marks or in a block, who speaks it, and of which kind it is (`kinds`)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from devisu.extract.interruptions import Interruption, between, foot, inside, signed
from devisu.extract.kinds import WORD, Seen, kind_of
from devisu.extract.markers import notes
from devisu.extract.owners import Voice
from devisu.extract.speakers import Earlier
from devisu.extract.speakers import find as find_voice
from devisu.languages import load
from devisu.model import BrokenMark, Quotation
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from devisu.extract.marks import Lone, Pair
    from devisu.languages import Language
    from devisu.model import Block, Document, Marker, Sentence

_SMALL = re.compile(r"(?<![^\W_])[^\W\d_]{2,40}")
_SIGNED = "it stands in the line that signs a block quotation"
_SENTENCE = re.compile(r"[^\W\d_]{2}[\])]?[.!?]\s")
_NEAR = 25
"""A marker within so many code points of the closing mark belongs to the quotation rather than to the sentence."""
_LEAD = 400
"""How much of the paragraph before a block quotation may lead it in, in code points."""


def find(
    document: Document, pairs: Sequence[Pair], sentences: Sequence[Sentence], markers: Sequence[Marker]
) -> tuple[Quotation, ...]:
    """All quotations in the order of the source, numbered from ``q001``."""
    context = _Context(document, sentences, markers)
    around = {one.block: one for one in pairs if _is_all(context, one)}
    found = [*_marked(context, [one for one in pairs if one not in around.values()]), *_blocks(context, around)]
    found.sort(key=lambda one: (one.outer.start, -one.outer.end))
    return tuple(_numbered(one, number) for number, one in enumerate(found, 1))


def broken(document: Document, lone: Sequence[Lone]) -> tuple[BrokenMark, ...]:
    """The marks without a partner, outside lists of references."""
    listed = [block.span for block in document.blocks if block.kind in ("reference", "twin")]
    return tuple(
        BrokenMark(document.home(Span(one.offset, one.offset + 1)), one.mark)
        for one in lone
        if not any(span.start <= one.offset < span.end for span in listed)
    )


def _numbered(one: Quotation, number: int) -> Quotation:
    return replace(one, id=f"q{number:03}")


class _Context:
    """The document with what stands around a quotation, looked up by bisection."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], markers: Sequence[Marker]) -> None:
        self.document = document
        self.language = load(document.language)
        self._sentences = sentences
        self._starts = [sentence.read.start for sentence in sentences]
        held = notes.held(document)
        self._markers = sorted(held.get(marker.at, marker.at) for marker in markers)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the text also writes with a small letter."""
        return frozenset(_SMALL.findall(self.document.text))

    @cached_property
    def _signatures(self) -> list[Span]:
        return [line for line in map(self.signature, range(len(self.document.blocks))) if line is not None]

    def signature(self, index: int) -> Span | None:
        """The line that signs a block quotation: its own last one, or the block below it."""
        blocks, text = self.document.blocks, self.document.text
        if blocks[index].kind != "quote":
            return None
        whole = _trimmed(text, blocks[index].span)
        if found := foot(whole.of(text)):
            return Span(whole.start + found.start("words"), whole.end) if found.start() else None
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if below is None or below.kind not in ("quote", "paragraph"):
            return None
        words = _trimmed(text, below.span)
        found = foot(words.of(text))
        return Span(words.start + found.start("words"), words.end) if found and not found.start() else None

    def signs(self, span: Span) -> bool:
        """Whether this stands in the line that signs a block quotation."""
        return any(line.holds(span) for line in self._signatures)

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
    """What stands between marks, sentence by sentence: each is read with those that stand before it."""
    before = _Before()
    joined: set[int] = set()
    for number, one in enumerate(pairs):
        if number in joined or not _is_quotation(context, one):
            continue
        parts = _parts(context, pairs, number)
        joined.update(parts)
        yield _read(context, [pairs[part] for part in parts], context.document.blocks[one.block], before)


def _is_quotation(context: _Context, one: Pair) -> bool:
    kind = context.document.blocks[one.block].kind
    words = one.inner.of(context.document.text)
    return kind not in ("reference", "reference-heading", "twin") and any(char.isalnum() for char in words)


def _parts(context: _Context, pairs: Sequence[Pair], first: int) -> list[int]:
    """The pairs of marks that hold one quotation: more than one where the author breaks in between two."""
    parts = [first]
    for number in range(first + 1, len(pairs)):
        last, other = pairs[parts[-1]], pairs[number]
        if other.outer.start < last.outer.end:
            continue
        gap = Span(last.outer.end, other.outer.start)
        following = inner_words(context.document.text, other.inner)
        if not _go_together(context, last, other):
            break
        if between(context.document.text, gap, following, context.language) is None:
            break
        parts.append(number)
    return parts


def _go_together(context: _Context, first: Pair, other: Pair) -> bool:
    """Whether two pairs of marks stand in one sentence, neither inside another."""
    if other.block != first.block or other.depth != first.depth or not first.closed:
        return False
    block = context.document.blocks[first.block]
    around = context.around(first.outer, block)
    return around == context.around(other.outer, block) and not _SENTENCE.search(
        context.document.text, first.outer.end, other.outer.start
    )


class _Before:
    """The quotations read so far in one sentence, and in which other one each stands."""

    def __init__(self) -> None:
        self._around = Span(0, 0)
        self._read: list[Earlier] = []

    def of(self, around: Span, outer: Span) -> list[Earlier]:
        """Those that stand before, in the same sentence and the same quotation."""
        if around != self._around:
            self._around, self._read = around, []
        return [one for one in self._read if one.outer.end <= outer.start]

    def add(self, one: Earlier) -> None:
        """One more."""
        self._read.append(one)

    def holding(self, outer: Span) -> Span | None:
        """The innermost quotation that holds this one."""
        return next((one.outer for one in reversed(self._read) if one.outer.holds(outer)), None)


def _read(context: _Context, parts: Sequence[Pair], block: Block, before: _Before) -> Quotation:
    document, language, text = context.document, context.language, context.document.text
    inner = _trimmed(text, Span(parts[0].inner.start, parts[-1].inner.end))
    outer = Span(parts[0].outer.start, parts[-1].outer.end)
    around = context.around(outer, block)
    earlier = before.of(around, outer)
    holding = before.holding(outer)
    clause = Span(holding.start + 1, holding.end - 1) if holding else around
    beside = [one for one in earlier if one.outer.start >= clause.start]
    voice = find_voice(text, clause, outer, language, earlier=beside, common=context.common)
    breaks = [*_gaps(text, parts, language)]
    if not voice.why and not breaks:
        breaks = [*inside(text, parts[0].inner, language)]
    if breaks and not (voice.why and voice.speaker):
        voice = next((one.voice for one in breaks if one.voice.speaker), voice if voice.why else breaks[0].voice)
    words, joins = _words(text, inner, breaks)
    end = document.home(outer).end
    seen = Seen(
        text=words,
        words=tuple(WORD.findall(words)),
        before=text[around.start : outer.start],
        after=text[outer.end : around.end],
        language=language,
        attributed=voice.why,
        named=voice.speaker is not None,
        spoken=voice.clause,
        cited=context.has_marker(document.home(around)),
        near=context.has_marker(Span(end, end + _NEAR)),
        nested=parts[0].depth > 0,
        in_note=block.kind == "note",
    )
    kind, reasons = kind_of(seen) if not context.signs(outer) else ("title", (_SIGNED,))
    spoken = kind in ("direct", "phrase")
    before.add(Earlier(outer, spoken and not holding, voice, words))
    return Quotation(
        "",
        document.home(inner),
        document.home(outer),
        words,
        kind,
        voice.speaker if spoken else None,
        reasons,
        context.at(block, document.home(outer)),
        block.kind == "note",
        interruptions=tuple(document.home(one.span) for one in breaks),
        joins=joins,
    )


def _gaps(text: str, parts: Sequence[Pair], language: Language) -> Iterator[Interruption]:
    """Where the author's own words stand between the pairs of marks that hold one quotation."""
    for last, one in pairwise(parts):
        voice = between(text, Span(last.outer.end, one.outer.start), inner_words(text, one.inner), language)
        yield Interruption(Span(last.inner.end, one.inner.start), voice or Voice())


def _words(text: str, inner: Span, breaks: Sequence[Interruption]) -> tuple[str, tuple[int, ...]]:
    """The words quoted, without those that the author breaks in with, and where these stood among them.

    A comma before them is not the source's.
    """
    words, joins, reached = "", [], inner.start
    for one in breaks:
        words += text[reached : one.span.start].rstrip(" ,\n\xa0") + (". " if one.ends else " ")
        joins.append(len(words) - 1)
        reached = max(one.span.end, reached)
    return (words + text[reached : inner.end].lstrip()).rstrip(), tuple(joins)


def inner_words(text: str, inner: Span) -> str:
    """The words between the marks, without white space at the edges."""
    return _trimmed(text, inner).of(text)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


# --- block quotations -------------------------------------------------------------------------------------------------


_AT_END = re.compile(r"\s{0,3}(?P<marker>[\[(][^\[\]()]{1,300}[\])]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[.,;]?\s{0,3}\Z")
_REFERENCE = re.compile(r"[\[(][^\[\]()]{0,300}[\])]")


def _without_reference(context: _Context, read: Span) -> Span:
    """The words of a block quotation without the marker that stands behind them."""
    found = _AT_END.search(read.of(context.document.text))
    if not found or not found.start():
        return read
    marker = context.document.home(Span(read.start + found.start("marker"), read.start + found.end("marker")))
    bare = Span(read.start, read.start + found.start())
    return _trimmed(context.document.text, bare) if context.has_marker(marker) else read


def _is_all(context: _Context, pair: Pair) -> bool:
    """Whether marks stand around the whole of a block quotation, but for the reference behind it."""
    block, text = context.document.blocks[pair.block], context.document.text
    if block.kind != "quote":
        return False
    before, after = text[block.span.start : pair.outer.start], text[pair.outer.end : block.span.end]
    return not any(char.isalnum() for char in before + _REFERENCE.sub("", after))


def _blocks(context: _Context, around: Mapping[int, Pair]) -> Iterator[Quotation]:
    """Block quotations; what leads them in is the end of the paragraph before, and what signs them their last line.

    ``around`` are the marks around a whole block, which are no quotation of their own. Blocks that follow one another
    are paragraphs of one quotation, unless a line signs the one before.
    """
    document = context.document
    last: Quotation | None = None
    for index, block in enumerate(document.blocks):
        if block.kind != "quote":
            last = None
            continue
        read = _trimmed(document.text, around[index].inner if index in around else block.span)
        if context.signs(Span(read.end, read.end)) and context.signature(index) is None:
            continue
        line = context.signature(index)
        if line is not None and line.start < read.end:
            read = _trimmed(document.text, Span(read.start, _line_start(document.text, line.start)))
        read = _without_reference(context, read)
        if read.of(document.text):
            one = _block(context, index, read, line)
            if last is not None and not last.attribution:
                one = replace(one, goes_on=True, speaker=one.speaker if line is not None else last.speaker)
            yield one
            last = one


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _block(context: _Context, index: int, read: Span, line: Span | None) -> Quotation:
    document, block = context.document, context.document.blocks[index]
    lead = document.blocks[index - 1].span if index and document.blocks[index - 1].is_body else read
    around = Span(max(min(lead.start, read.start), read.start - _LEAD), read.end)
    voice = find_voice(document.text, around, read, context.language, common=context.common)
    written = ""
    if line is not None:
        written = line.of(document.text)
        speaker = signed(document.home(line).of(document.source.text), context.language)
        voice = Voice(
            speaker or (None if index == 0 else voice.speaker), "a line at its foot says whose words they are"
        )
    span = document.home(read)
    outer = document.home(Span(read.start, line.end)) if line is not None else span
    reasons = ("it stands as a block quotation", *([voice.why] if voice.why else []))
    at = context.at(block, span)
    return Quotation(
        "", span, outer, read.of(document.text), "direct", voice.speaker, reasons, at, block=True, attribution=written
    )
