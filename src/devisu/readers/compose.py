"""The readable text of a Markdown file, made block by block from its raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from devisu.model import NoteReference, PageBreak
from devisu.readers.inline import Event, scan
from devisu.readers.pages import named
from devisu.text import Readable, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator


class Raw(NamedTuple):
    """The raw text of a block: the words of its lines with ``\\n`` between them, and where each line stands at home."""

    text: str
    starts: tuple[int, ...]
    homes: tuple[int, ...]

    @classmethod
    def of(cls, source: str, lines: Iterable[Span]) -> Raw:
        """Join these lines of the source."""
        parts, starts, homes, length = [], [], [], 0
        for line in lines:
            parts.append(line.of(source))
            starts.append(length)
            homes.append(line.start)
            length += line.end - line.start + 1
        return cls("\n".join(parts), tuple(starts), tuple(homes))

    def part(self, span: Span) -> Raw:
        """The raw text at a span of this one."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_left(self.starts, span.end, first + 1)
        starts = (0, *(start - span.start for start in self.starts[first + 1 : last]))
        return Raw(span.of(self.text), starts, (self.home(span.start), *self.homes[first + 1 : last]))

    def home(self, offset: int) -> int:
        """The source offset of a code point of the raw text."""
        line = max(bisect_right(self.starts, offset) - 1, 0)
        return self.homes[line] + offset - self.starts[line]

    def segments(self, span: Span) -> Iterator[tuple[str, int]]:
        """The words at a span, line by line, with their homes; a line break is a piece of its own."""
        at = span.start
        while at < span.end:
            line = bisect_right(self.starts, at)
            end = min(span.end, self.starts[line] - 1 if line < len(self.starts) else span.end)
            if end > at:
                yield self.text[at:end], self.home(at)
            if end < span.end:
                yield "\n", self.home(end)
            at = end + 1


@dataclass(slots=True)
class Composer:
    """Writes the readable text, and keeps what was found in it on the way."""

    source: str
    labels: Container[str]
    readable: Readable
    opaque: list[Span] = field(default_factory=list)
    pages: list[PageBreak] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)
    inline_notes: dict[str, list[Raw]] = field(default_factory=dict)
    captions: list[Raw] = field(default_factory=list)

    end: int = 0  # the home of what was written last
    first: int = 0  # from where to where there are words in the paragraph being written
    last: int = 0
    parted: bool = True

    def block(self, raws: Iterable[Raw], *, notes: bool = True) -> Span | None:
        """Write the paragraphs of a block; returns where they stand, or None if nothing in them is to be read."""
        spans = [self._paragraph(raw, notes=notes) for raw in raws]
        words = [span for span in spans if span.start < span.end]
        return Span(words[0].start, words[-1].end) if words else None

    def _paragraph(self, raw: Raw, *, notes: bool) -> Span:
        if not self.parted:
            for _ in "\n\n":
                self.readable.write("\n", max(self.end - 1, 0))
            self.parted = True
        events, captions = scan(raw.text, self.labels, notes=notes)
        self.captions += [raw.part(span) for span in captions]
        reached = 0
        self.first = self.last = self.readable.length
        for event in events:
            self._keep(raw, Span(reached, event.span.start))
            self._take(raw, event)
            reached = event.span.end
        self._keep(raw, Span(reached, len(raw.text)))
        return Span(self.first, self.last)

    def _keep(self, raw: Raw, span: Span) -> None:
        for words, home in raw.segments(span):
            self._write(words, home)

    def _write(self, words: str, home: int) -> None:
        span = self.readable.write(words, home)
        self.end = home + len(words)
        if bare := words.strip():
            if self.first == self.last:
                self.first = span.end - len(words.lstrip())
            self.last = span.start + len(words) - len(words.lstrip()) + len(bare)
            self.parted = False

    def _take(self, raw: Raw, event: Event) -> None:
        home = raw.home(event.span.start)
        if event.what == "opaque":
            start = self.readable.length
            self._keep(raw, event.span)
            self.opaque.append(Span(start, self.readable.length))
        elif event.what == "write":
            self._write(event.words, home)
        elif event.what == "page":
            self.pages.append(PageBreak(self.readable.length, *named(event.words)))
        elif event.what == "note":
            self._refer(raw, event, Span(home, raw.home(event.span.end - 1) + 1))

    def _refer(self, raw: Raw, event: Event, home: Span) -> None:
        label = event.words
        if event.inner:
            label = f"^{len(self.references) + 1}"
            self.inline_notes[label] = [raw.part(event.inner)]
        at = self.last
        self.references.append(NoteReference(Span(at, at), label, home))
