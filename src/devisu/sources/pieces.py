"""A quotation taken apart at the marks of its editor: ellipses, and words in brackets.

An ellipsis may be the quoting author's (words are left out) or the source's own, so a cut is only a place where words
*may* be missing. Words in brackets stand in the quotation but need not in the source: ``[sic]``, ``[т. е. …]``;
where a bracket touches a word (``[Т]ого``, ``<в>месте``) its letters belong to the word.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from devisu.fold import Folded, fold, fold_letters
from devisu.languages import load
from devisu.readers.language import tell
from devisu.sources.leaves import inline
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTS = r"(?:…|\.(?:[ \u00a0]{0,2}\.){1,5}|\*(?:[ \u00a0]{0,3}\*){2,5})"
_ELLIPSIS = re.compile(
    rf"[\[(<⟨‹{{][ ]{{0,2}}{_DOTS}[ ]{{0,2}}[\])>⟩›}}]|{_DOTS}|[\[<][ ]{{0,2}}(?:[-–—][ ]{{0,2}}){{1,4}}[\]>]"
)
_REMARK = re.compile(r"\([^()]{1,160}\)")
_SIGNED = re.compile(r"[-–—]\s{0,3}[^\W\d_]\.\s{0,3}(?:[^\W\d_]\.\s{0,3}){0,2}$")
_BRACKET = re.compile(r"\[[^\[\]]{0,200}\]|<[^<>]{0,200}>|⟨[^⟨⟩]{0,200}⟩")
_MOST = 2
"""The part of a quotation (one in two) that words in brackets may make up; beyond it they are the source's own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quotation between two ellipses: their span in it, and their letters with the way home into it.

    ``full`` are the letters with those of words in brackets, which may be the source's own; empty where there are none.
    """

    span: Span
    folded: Folded
    full: bytes = b""

    @property
    def letters(self) -> bytes:
        """The letters of the piece."""
        return self.folded.letters


@dataclass(frozen=True, slots=True)
class Reading:
    """A quotation as read for comparison.

    ``pieces`` are in order, none without letters; ``cuts`` are the ellipses inside it (not at its edges), ``inserted``
    the bracketed words that belong to no word of the quotation. ``joins`` are where the quoting author broke in: the
    punctuation there is nobody's. Spans are of ``text``.
    """

    text: str
    pieces: tuple[Piece, ...]
    cuts: tuple[Span, ...] = ()
    inserted: tuple[Span, ...] = ()
    joins: tuple[int, ...] = ()

    @property
    def letters(self) -> bytes:
        """The letters of all pieces."""
        return b"".join(piece.letters for piece in self.pieces)


def read(text: str, language: str = "", *, joins: tuple[int, ...] = ()) -> Reading:
    """Take a quotation apart; its language tells which remarks are usual, and is told from it if not known."""
    ellipses = [Span(*match.span()) for match in _ELLIPSIS.finditer(text)]
    inserted = tuple(
        span for span in sorted(_inserted(text, language)) if not any(span.touches(one) for one in ellipses)
    )
    if sum(one.end - one.start for one in inserted) * _MOST > len(text):
        inserted = ()
    pieces = tuple(piece for piece in _pieces(text, ellipses, inserted) if piece.letters)
    inner = [one for one in ellipses if pieces and pieces[0].span.end <= one.start and one.end <= pieces[-1].span.start]
    return Reading(text, pieces, tuple(inner), inserted, joins)


def plain(text: str) -> Reading:
    """The quotation as one piece, with nothing taken for an editor's mark."""
    folded = fold(text)
    return Reading(text, (Piece(Span(0, len(text)), folded),) if folded.letters else ())


def _inserted(text: str, language: str) -> Iterator[Span]:
    for match in _REMARK.finditer(text):
        if _is_remark(match.group()[1:-1], language or tell(text)):
            yield Span(*match.span())
    for match in _BRACKET.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        inside = match.group()[1:-1]
        is_part = (before.isalpha() or after.isalpha()) and inside.isalpha()
        if not is_part:
            yield Span(*match.span())
    yield from inline(text, language or tell(text))


def _is_remark(inside: str, language: str) -> bool:
    """Whether round brackets hold a remark of who quotes: ``(sic!)``, ``(курсив мой. — А. Б.)``, signed or usual."""
    if _SIGNED.search(inside):
        return True
    words = inside.strip(" .!?").casefold()
    return any(
        words == one or words.startswith((f"{one}.", f"{one},", f"{one}:", f"{one} —")) for one in _remarks(language)
    )


@cache
def _remarks(language: str) -> tuple[str, ...]:
    return tuple(one.strip("!.") for one in load(language).editorial)


def _pieces(text: str, ellipses: list[Span], inserted: tuple[Span, ...]) -> Iterator[Piece]:
    start = 0
    for cut in [*ellipses, Span(len(text), len(text))]:
        yield _piece(text, Span(start, cut.start), inserted)
        start = cut.end


def _piece(text: str, span: Span, inserted: tuple[Span, ...]) -> Piece:
    blanked = span.of(text)
    for one in inserted:
        if span.holds(one):
            start, end = one.start - span.start, one.end - span.start
            blanked = blanked[:start] + " " * (end - start) + blanked[end:]
    folded = fold(blanked)
    homes = array("I", [home + span.start for home in folded.homes])
    return Piece(span, Folded(folded.letters, homes), fold_letters(span.of(text)) if blanked != span.of(text) else b"")
