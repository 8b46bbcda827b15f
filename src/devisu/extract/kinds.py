"""Which kind a quotation is of, told from what can be seen of it. Each reason is kept in words.

What is seen: how long the words are, whether they hold a finite verb, how they begin and end, and what introduces or
follows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.languages import Language
    from devisu.model import QuotationKind

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_AUTHOR_BEFORE = re.compile(r"(?<![^\W_])[^\W\d_a-zа-я][^\W\d_]{1,40}\.?,\s*\Z")
"""In a note: a name and a comma, as before the title of a work."""
_REACH = 60
"""How far from the marks a word still speaks of the quotation."""
_CALLING = 4
_LEAST = 2
_STATEMENT = 5
_LONG = 9
_SHORT = 3
_LITTLE = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be seen of a quotation and around it.

    ``clause`` tells that it surely is a clause of its own, by more than an ending that participles share;
    ``attributed`` why it is laid in somebody's mouth, in words (empty where nothing shows it), ``named`` that we know
    in whose, and ``spoken`` that this makes a clause of it.
    """

    text: str
    words: tuple[str, ...]
    before: str
    after: str
    language: Language
    attributed: str
    named: bool
    spoken: bool
    cited: bool
    near: bool
    nested: bool
    in_note: bool

    @property
    def clause(self) -> bool:
        """Whether one of the words is a finite verb whatever its ending."""
        return _is_clause(self.words, self.language)

    @property
    def called(self) -> bool:
        """Whether it is a name that nobody in particular gave: what contemporaries called the “Great Thirst”."""
        proper = self._begins and not find_words(self.words[0], self.language.articles)
        return proper and not self.named and len(self.words) <= _LITTLE and not self.finite and called(self)

    @property
    def finite(self) -> bool:
        """Whether one of the words is a finite verb, or ends as one."""
        passive = find_words(" ".join(self.before.split()[-1:]), self.language.be)  # was “drowned quietly”
        return has_finite_verb(self.words[bool(passive) and len(self.words) > 1 :], self.language)

    @property
    def led(self) -> bool:
        """Whether a colon introduces it and it begins with a capital."""
        return self._begins and self.before.rstrip(" \n\xa0—–-").endswith(":")

    @property
    def _begins(self) -> bool:
        return next((char for char in self.text if char.isalpha()), "").isupper()

    @property
    def whole(self) -> bool:
        """Whether it is a sentence by its form: behind a colon, at the sentence’s head, up to a stop, after “that”."""
        done = self.text.rstrip("»”“\"'’")[-1:] in tuple(".!?…")
        first = bool(self.attributed) and not self.before.strip()
        return self.led or (self._begins and (done or first)) or (self.spoken and len(self.words) > _SHORT)


def has_finite_verb(words: Sequence[str], language: Language) -> bool:
    """Whether a finite verb is among the words; behind an article or “of” an ending makes a participle."""
    endings = tuple(one[1:] for one in language.finite if one.startswith("-"))
    if _is_clause(words, language) or not endings:
        return _is_clause(words, language)
    held = "" if language.verb_final else words[0].lower() if words else ""
    for word in _small(words, language):
        fits = word.endswith(endings) and any(word.endswith(end) and len(word) > len(end) + 1 for end in endings)
        if fits and not (held and find_words(held, language.bars)):
            return True
        held = "" if language.verb_final else word
    return False


def _is_clause(words: Sequence[str], language: Language) -> bool:
    """Whether one of the words is a finite verb whatever its ending; in verb-final languages the ending tells, too."""
    whole = {one for one in language.finite if not one.startswith("-")}
    endings = tuple(one[1:] for one in language.finite if one.startswith("-")) if language.verb_final else ()
    return any(word in whole or (bool(endings) and word.endswith(endings)) for word in _small(words, language))


def _small(words: Sequence[str], language: Language) -> list[str]:
    """The words among which a finite verb may stand, but for names."""
    looked_at = words[-1:] if language.verb_final else words
    small = [word.lower().replace("’", "'") for word in looked_at if not word[:1].isupper() or len(words) == 1]
    return [part for word in small for part in (word, word.rpartition("'")[2])[: 1 + ("'" in word)]]


def kind_of(seen: Seen) -> tuple[QuotationKind, tuple[str, ...]]:
    """The kind, and the reasons for it."""
    count = len(seen.words)
    statement = seen.finite and count >= _STATEMENT
    spoken = bool(seen.attributed) and (statement or (seen.whole and count > _SHORT))
    surely = spoken and (seen.finite or seen.led) and not _title_case(seen)
    if not surely and (reason := _title(seen)):
        return "title", (reason,)
    if seen.text.endswith("?") and not (seen.attributed or seen.near):
        return "question", ("it asks, and nobody is named as asking",)
    if spoken or (seen.attributed and (count >= _LONG or (seen.finite and _may_be_clause(seen)))):
        return "direct", (seen.attributed, _told(seen))
    return (
        _unsaid(seen)
        if not seen.attributed or count < _LEAST or seen.called
        else ("phrase", (seen.attributed, _told(seen)))
    )


def _unsaid(seen: Seen) -> tuple[QuotationKind, tuple[str, ...]]:
    """The kind of what nobody is said to speak, or of a single word."""
    count = len(seen.words)
    if seen.led and not seen.attributed and count >= _STATEMENT:
        return "direct", ("a colon introduces it", _told(seen))
    if seen.called or (not seen.attributed and (called(seen) or _is_word(seen))):
        return "term", ("it is introduced as a name or a by-word",)
    statement = seen.finite and count >= _STATEMENT
    if statement and not seen.nested and (seen.cited or seen.text[:1].isupper() or seen.clause or count >= _LONG):
        return "direct", (_told(seen), *(["a marker follows it"] if seen.near else []))
    if count >= _LONG or (count > _SHORT and (seen.near or seen.cited or count > _LITTLE)):
        return "phrase", (_told(seen),)
    return "term", (_told(seen),)


def _may_be_clause(seen: Seen) -> bool:
    least = _SHORT if seen.language.verb_final or seen.text[:1].isupper() else _SHORT + 1
    return len(seen.words) >= least


def _told(seen: Seen) -> str:
    count = len(seen.words)
    words = "1 word" if count == 1 else f"{count} words"
    return f"{words}, {'with' if seen.finite else 'without'} a finite verb"


def _title(seen: Seen) -> str:
    """Why it is a title: a word for documents beside it or at its end, or the capitals of a title."""
    language, count = seen.language, len(seen.words)
    capital = next((char for char in seen.text if char.isalpha()), "a").isupper() or seen.text[:1].isdigit()
    beside = find_words(seen.before[-_REACH:], language.document_words)
    if capital and beside and not seen.before[-_REACH:][beside[-1][1] :].strip(" \n\xa0«“„\"'‚‘(,–—"):
        return "a word for a document stands before it"
    last = " ".join(seen.words[-1:])
    if capital and count > 1 and not seen.finite and find_words(last, language.document_words):
        return "it ends in the word for a document"
    if capital and 1 < count <= _LITTLE and not seen.finite and find_words(seen.words[0], language.document_words):
        return "it begins with the word for a document"
    following = WORD.findall(seen.after[:_REACH])[:3]
    if (
        capital
        and not seen.finite
        and not _is_word(seen)
        and following
        and find_words(" ".join(following), language.document_words)
    ):
        return "a word for a document follows it"
    if _title_case(seen) and (seen.in_note or not (seen.attributed or seen.near)):
        return "its words are written with the capitals of a title"
    if seen.in_note and not seen.attributed and (seen.text.endswith(",") or _AUTHOR_BEFORE.search(seen.before)):
        return "it stands as a title in a note"
    return ""


def _title_case(seen: Seen) -> bool:
    long = [word for word in seen.words if len(word) > _LITTLE and not word[0].isdigit()]
    return len(seen.words) > 1 and len(long) > 1 and all(word[0].isupper() for word in long)


def called(seen: Seen) -> bool:
    """Whether words right before or after make what is quoted a name: “so-called”, «атты», «деген»."""
    after = " ".join(WORD.findall(seen.after[:_REACH])[:2])
    before = " ".join(WORD.findall(seen.before[-_REACH:])[-_CALLING:])
    ends = [end for _, end in find_words(before, seen.language.called)]
    return bool(find_words(after, seen.language.called) or any(len(before[end:].split()) < 2 for end in ends))


def _is_word(seen: Seen) -> bool:
    """Whether a noun for words stands right beside it: the term “…”, «…» термині."""
    after = "".join(WORD.findall(seen.after[:_REACH])[:1])
    before = "".join(WORD.findall(seen.before[-_REACH:])[-1:])
    return bool(find_words(after, seen.language.wording) or find_words(before, seen.language.wording))
