"""Places in texts: spans, sources with their lines, maps from a derived text home, edits.

Offsets are code points of one named text. Lines and columns begin at 1 and exist only for people: in reporters, in
messages and in the language server. A line ends at ``\\n``, ``\\r\\n`` or ``\\r`` and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of ``text`` at this span."""
        return text[self.start : self.end]


class Place(NamedTuple):
    """A line and a column for people, both from 1; the column counts code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file as decoded, without its byte order mark.

    ``path`` is shown to people: relative to the edition, with forward slashes. ``line_starts`` are offsets.
    """

    path: str
    text: str
    line_starts: tuple[int, ...]

    @classmethod
    def of(cls, path: str, text: str) -> Source:
        """Measure the lines of ``text`` once."""
        return cls(path, text, (0, *(match.end() for match in _LINE_END.finditer(text))))

    def place(self, offset: int) -> Place:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Place(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The line with this number (from 1), without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class Piece(NamedTuple):
    """``length`` code points that stand at ``derived`` in a derived text and at ``home`` in the text it came from."""

    derived: int
    home: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way home from a derived text, in pieces sorted by their place in the derived text.

    Pieces cover the derived text without gaps; their homes may leave out parts of the source (markup) or change its
    order (notes). ``starts`` repeats the derived offsets for bisection.
    """

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> OffsetMap:
        """Build a map from pieces in derived order; empty pieces are dropped."""
        kept = tuple(piece for piece in pieces if piece.length)
        return cls(kept, tuple(piece.derived for piece in kept))

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that is its own source."""
        return cls.of([Piece(0, 0, length)])

    def home(self, offset: int) -> int:
        """The source offset of the code point at a derived offset; past the end, the end of the last piece."""
        if not self.pieces:
            return 0
        piece = self.pieces[max(bisect_right(self.starts, offset) - 1, 0)]
        return piece.home + min(offset - piece.derived, piece.length)

    def derived(self, home: int) -> int | None:
        """The derived offset of a source offset; None where the source has what the derived text leaves out."""
        found = (piece for piece in self.pieces if piece.home <= home < piece.home + piece.length)
        return next((piece.derived + home - piece.home for piece in found), None)

    def derived_span(self, home: Span) -> Span | None:
        """The derived span of a source span that is not empty; None where an edge of it is left out."""
        start, last = self.derived(home.start), self.derived(home.end - 1)
        return None if start is None or last is None else Span(start, last + 1)

    def span(self, span: Span) -> Span:
        """The source span from the first to the last code point of a derived span."""
        start = self.home(span.start)
        return Span(start, start if span.end <= span.start else self.home(span.end - 1) + 1)


class Readable:
    """Collects the pieces of a readable text in order; ``done`` gives the text and its map."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0

    def keep(self, span: Span) -> Span:
        """Take over these words of the source; returns where they stand in the readable text."""
        words = span.of(self._source)
        return self.write(words, span.start)

    def write(self, words: str, home: int) -> Span:
        """Write ``words`` that stand for the source from ``home`` on, code point by code point."""
        derived = Span(self.length, self.length + len(words))
        self._pieces.append(Piece(self.length, home, len(words)))
        self._parts.append(words)
        self.length = derived.end
        return derived

    def done(self) -> tuple[str, OffsetMap]:
        """The readable text and the way home."""
        return "".join(self._parts), OffsetMap.of(self._pieces)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``span`` of the file ``path`` by ``text``."""

    path: str
    span: Span
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, whose spans are of the text before and must not overlap.

    Raises ValueError if two edits overlap.
    """
    return "".join(_patched(text, sorted(edits, key=lambda edit: edit.span)))


def _patched(text: str, edits: list[Edit]) -> Iterator[str]:
    reached = 0
    for edit in edits:
        if edit.span.start < reached:
            raise ValueError(f"two edits overlap at offset {edit.span.start} of {edit.path}")
        yield text[reached : edit.span.start]
        yield edit.text
        reached = edit.span.end
    yield text[reached:]
