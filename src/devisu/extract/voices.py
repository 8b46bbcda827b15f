"""Whose words a passage of a source is, by the source itself: its author's, or somebody's whom it quotes or reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.extract.interruptions import inside
from devisu.extract.marks import enclosing
from devisu.extract.speakers import find
from devisu.languages import load
from devisu.text import Span

if TYPE_CHECKING:
    from devisu.extract.marks import Pair
    from devisu.extract.owners import Voice
    from devisu.languages import Language

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_REACH = 2_000
"""How far around a passage its paragraph is looked through, in code points."""
_MOST = 0.9
"""Marks around nearly all of a transcription are those of the person who transcribed it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a source says of the speaker of a passage.

    ``quoted`` tells that it stands in quotation marks there, else it is only reported («Roe wrote that …»).
    """

    speaker: str | None
    quoted: bool


def told(text: str, passage: Span, language: str) -> Told | None:
    """Whom a source quotes or reports with these words; None where they are its own."""
    paragraph = _paragraph(text, passage)
    known = load(language)
    pair = enclosing(text, paragraph, passage) or _from_pair_to_pair(text, paragraph, passage)
    if pair is not None and pair.outer.end - pair.outer.start < _MOST * len(text):
        return Told(_quoted(text, paragraph, pair, known).speaker, quoted=True)
    if pair is not None:
        return None
    voice = find(text, paragraph, Span(passage.start, paragraph.end), known)
    return Told(voice.speaker, quoted=False) if voice.speaker and voice.clause else None


def _from_pair_to_pair(text: str, paragraph: Span, passage: Span) -> Pair | None:
    """The pair of marks in which a passage begins that ends in another (“The mill,” Roe wrote, “had been sold”)."""
    last = enclosing(text, paragraph, Span(passage.end - 1, passage.end))
    return enclosing(text, paragraph, Span(passage.start, passage.start + 1)) if last else None


def _quoted(text: str, paragraph: Span, pair: Pair, language: Language) -> Voice:
    voice = find(text, paragraph, pair.outer, language)
    if voice.why:
        return voice
    return next((one.voice for one in inside(text, pair.inner, language) if one.voice.speaker), voice)


def _paragraph(text: str, passage: Span) -> Span:
    start, end = max(passage.start - _REACH, 0), min(passage.end + _REACH, len(text))
    breaks = list(_PARAGRAPH.finditer(text, start, end))
    start = max((one.end() for one in breaks if one.end() <= passage.start), default=start)
    end = min((one.start() for one in breaks if one.start() >= passage.end), default=end)
    return Span(start, end)
