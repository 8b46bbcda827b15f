"""Where an author breaks into a quotation to say who speaks: «Мельница, — писал Доу, — сгорела».

Where words before or behind the marks say so already, those inside are the source's.

Inside one pair of marks the author's words are found by the dashes or commas around a verb of saying; between two pairs
(“The mill,” she wrote, “burned”) they are all that stands between, and the two are one quotation. An attribution at the
foot of a block quotation (“— Jane Doe, *The Mill*, p. 3”) is taken off in the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.extract.people import candidates, is_small
from devisu.extract.speakers import incise
from devisu.stems import find as find_words
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.extract.owners import Voice
    from devisu.languages import Language

_DASHED = re.compile(
    r"[,.!?…:]\s*[—–-]\s+(?P<words>[^—–«»“”„\n]{2,120}?)(?P<stop>\s*[,.;:!?…]{0,3}\s*(?:[—–]|\s-\s)\s*|\s*\Z)"
)
_COMMAED = re.compile(r",\s(?P<words>[^\s,«»“”„—–][^,«»“”„—–\n]{2,80})(?P<stop>,\s)")
_MOST_WORDS = 12
_BETWEEN = 140
_ENDS_OPEN = re.compile(r",\s*[—–-]?\s*\Z|[—–]\s*\Z")
_FOOT = re.compile(r"(?:\A|\n)[ \t]*(?:[—–―~]|-{2,3})[ \t]*(?P<words>\S[^\n]{1,240})\s*\Z")
_DASH_LINE = re.compile(r"(?:\A|\n)[ \t]*(?:[—–―-])[ \t]")
_SENTENCE_DONE = re.compile(r"[.!?…][»”“\"’')\]\d¹²³]*\s*\Z")
_EMPHASIS = re.compile(r"([*_]{1,3})[^*_\n]{1,200}\1|[«“„\"][^«»“”„\"\n]{1,200}[»”“\"]")
_FOOT_WORDS = 8


@dataclass(frozen=True, slots=True)
class Interruption:
    """The author's words inside a quotation (readable ``span``, with the dashes around), and who they say speaks.

    ``ends`` tells that a sentence of the quotation ends where they stand.
    """

    span: Span
    voice: Voice
    ends: bool = False


def inside(text: str, inner: Span, language: Language) -> Iterator[Interruption]:
    """The author's words inside one pair of marks, in order."""
    words = inner.of(text)
    reached = 0
    for pattern in (_DASHED, _COMMAED):
        while found := pattern.search(words, reached):
            voice = _says(found["words"], language, bare=pattern is _COMMAED)
            reached = found.end() if voice else found.start() + 1
            if voice is not None:
                start = found.start() + (words[found.start()] not in ",:")
                yield Interruption(
                    Span(inner.start + start, inner.start + found.end()), voice, found["stop"].strip()[:1] == "."
                )
        if reached and pattern is _DASHED and "—" in words:
            return
        reached = 0


def _says(clause: str, language: Language, *, bare: bool) -> Voice | None:
    """The voice of a clause that does nothing but say who speaks."""
    if len(clause.split()) > _MOST_WORDS or (clause[:1].isupper() and bare):
        return None
    signs = (*language.reporting, *language.particles, *language.according)
    found = find_words(clause, signs)
    if not found or len(clause[: found[0][0]].split()) > (0 if bare else 2):
        return None
    voice = incise(clause, language)
    if voice is None or (bare and not (voice.speaker or find_words(clause, language.pronouns))):
        return None
    return voice


def between(text: str, gap: Span, following: str, language: Language) -> Voice | None:
    """The voice of what stands between two pairs of marks, where the second goes on with the first."""
    words = gap.of(text)
    if gap.end - gap.start > _BETWEEN or not following[:1].islower() or not _ENDS_OPEN.search(words):
        return None
    clause = words.strip(" ,—–-\n\xa0")
    signs = find_words(clause, (*language.reporting, *language.particles, *language.according))
    if len(clause.split()) > _MOST_WORDS or not signs or "," in clause[: signs[0][0]]:
        return None
    lead = words.lstrip()[:1] in (",", "—", "–", "-") or text[gap.start - 2 : gap.start - 1] in (
        ",",
        "?",
        "!",
        "—",
        "–",
    )
    return incise(clause, language) if lead and clause[:1] not in ".;:" else None


# --- the foot of a block quotation ------------------------------------------------------------------------------------


def foot(words: str) -> re.Match[str] | None:
    """The line at the foot of a block quotation that says whose words they are; group ``words`` is without the dash."""
    found = _FOOT.search(words)
    if found is None:
        return None
    above = words[: found.start()]
    if _DASH_LINE.search(above) or (above.strip() and not _SENTENCE_DONE.search(above)):
        return None
    small = found["words"][:1].islower() and len(found["words"].split()) > _FOOT_WORDS
    return None if small or re.search(r"\s[—–]\s[^\W\d_]+\s[^\W\d_]+\s[^\W\d_]+\s", found["words"]) else found


def signed(line: str, language: Language) -> str | None:
    """Who is named at the head of an attribution as it is written, with its markup: titles are passed over."""
    plain = _EMPHASIS.sub(lambda found: "," * len(found.group()), line)
    people = candidates(plain, language, at_head=False)
    first = next(iter(people), None)
    if first is None or not is_small(plain[: first.start].strip(" —–―~->"), language):
        return None
    return first.text
