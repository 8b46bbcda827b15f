"""The chronology as read: dated events and lives, and which claims speak of them.

``claims/chronology.toml`` holds ``[[event]]`` tables, and ``[[life]]`` tables for the years in which a person or a body
could act. Dates are EDTF and Gregorian; ``as-written`` and ``calendar`` keep what the sources have. ``match`` names
the words that must all occur in a claim, by stem: a list of words, a list of such lists (any of them will do), or a
table of either by language. A word that ends in ``-`` stands for all that begin so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from devisu import edtf
from devisu.files import toml
from devisu.languages import load
from devisu.model import Damage
from devisu.stems import fold_word, stem
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["event", "life"]

KEYS = ("id", "name", "date", "match", "without", "source", "known", "as-written", "calendar", "note")
CALENDARS = ("Gregorian", "Julian", "both")

_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*(event|life)[ \t]*\]\]", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")


class Wording(NamedTuple):
    """Words that must all occur in a claim; in a text of ``language``, or of any if that is None."""

    language: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event, or the life of a person or body.

    ``date`` is EDTF, ``bounds`` the days it may mean. ``match`` are the wordings of which one must fit, ``without``
    those that must not. ``source`` is a citekey, ``known`` says how else the date is known. ``span`` is the place of
    its table in the file ``path``.
    """

    id: str
    name: str
    kind: Kind
    date: str
    bounds: edtf.Bounds
    match: tuple[Wording, ...]
    path: str
    span: Span
    without: tuple[Wording, ...] = ()
    source: str = ""
    known: str = ""
    as_written: str = ""
    calendar: str = ""
    note: str = ""

    @property
    def authority(self) -> str:
        """How the date is known, in words."""
        return f"from {self.source}" if self.source else self.known.replace("-", " ")


# --- reading ----------------------------------------------------------------------------------------------------------


def read(path: str, text: str) -> tuple[tuple[Event, ...], tuple[Damage, ...]]:
    """The events of a chronology in file order, and what is wrong with it, at its place.

    An event of the wrong shape is damage and left out; the others are read. ``path`` is as shown to people.
    """
    source = Source.of(path, text)
    try:
        table = toml.parse(text)
    except toml.TableError as error:
        return (), (_unreadable(source, error),)
    heads = [(found[1], Span(found.start(), _line_end(text, found.start()))) for found in _HEAD.finditer(text)]
    events: dict[str, Event] = {}
    damage = [_damage(path, Span(0, 0), fault) for fault in _misplaced(table)]
    for kind in ("event", "life"):
        spans = [span for name, span in heads if name == kind]
        for number, fields in enumerate(_tables(table.get(kind))):
            span = spans[number] if number < len(spans) else Span(0, 0)
            try:
                made = event(kind, fields, path, span)
            except ValueError as error:
                name = fields.get("id") or f"number {number + 1}"
                damage.append(_damage(path, span, f"The {kind} {name} is not used: {error}."))
                continue
            if made.id in events:
                damage.append(_damage(path, span, f"The id {made.id} is used twice."))
            events.setdefault(made.id, made)
    return tuple(sorted(events.values(), key=lambda one: one.span)), tuple(damage)


def _line_end(text: str, start: int) -> int:
    found = re.compile(r"[\r\n]").search(text, start)
    return found.start() if found else len(text)


def _unreadable(source: Source, error: toml.TableError) -> Damage:
    start = source.line_starts[source.place(error.offset).line - 1]
    fault = "The chronology holds a merge conflict" if error.conflict else f"This is not valid TOML ({error.reason})"
    return _damage(source.path, Span(start, _line_end(source.text, start)), f"{fault}, so none of its events is used.")


def _damage(path: str, span: Span, message: str) -> Damage:
    return Damage("chronology", path, span, message, "Mend the file; docs/chronology.md shows the form.")


def _misplaced(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if key not in ("event", "life", "schema"):
            yield f"Unknown table “{key}”; a chronology holds [[event]] and [[life]]."
        elif key != "schema" and not (isinstance(value, list) and len(list(_tables(value))) == len(value)):
            yield f"“{key}” must be written as [[{key}]]."


def _tables(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def event(kind: Kind, fields: Mapping[str, Any], path: str, span: Span) -> Event:
    """An event of these keys, as TOML has them. Raises ValueError where they do not fit."""
    for key, value in fields.items():
        if key not in KEYS:
            close = get_close_matches(key, KEYS, n=1)
            raise ValueError(f"unknown key “{key}”" + (f"; did you mean “{close[0]}”?" if close else ""))
        if key not in ("match", "without") and not isinstance(value, str):
            raise ValueError(f"“{key}” must be words in quotation marks")
    missing = [key for key in ("id", "name", "date", "match") if not fields.get(key)]
    if missing:
        raise ValueError(f"“{missing[0]}” is missing")
    if not (fields.get("source") or fields.get("known")):
        raise ValueError('say how the date is known: source = a citekey, or known = "general-knowledge"')
    if fields.get("calendar", "Julian") not in CALENDARS:
        raise ValueError(f"“calendar” must be one of {', '.join(CALENDARS)}")
    return Event(
        id=fields["id"],
        name=fields["name"],
        kind=kind,
        date=fields["date"],
        bounds=edtf.bounds(fields["date"]),
        match=_wordings("match", fields["match"]),
        path=path,
        span=span,
        without=_wordings("without", fields["without"]) if "without" in fields else (),
        **{
            name: fields.get(name.replace("_", "-"), "")
            for name in ("source", "known", "as_written", "calendar", "note")
        },
    )


def _wordings(key: str, value: object) -> tuple[Wording, ...]:
    if isinstance(value, dict):
        return tuple(Wording(language, words) for language, one in value.items() for words in _alternatives(key, one))
    return tuple(Wording(None, words) for words in _alternatives(key, value))


def _alternatives(key: str, value: object) -> list[tuple[str, ...]]:
    nested = isinstance(value, list) and bool(value) and all(isinstance(one, list) for one in value)
    lists: list[object] = value if nested and isinstance(value, list) else [value]
    return [_words(key, one) for one in lists]


def _words(key: str, value: object) -> tuple[str, ...]:
    words = tuple(value) if isinstance(value, list) else ()
    if not words or not all(isinstance(word, str) and any(map(str.isalpha, word)) for word in words):
        raise ValueError(f"“{key}” must be a list of words, a list of such lists, or a table of either by language")
    return words


# --- what claims speak of ---------------------------------------------------------------------------------------------


class Words:
    """The words of a claim, stemmed when first asked for."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self.folded = frozenset(folded(text))
        self._stems: frozenset[str] | None = None

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        if self._stems is None:
            self._stems = frozenset(_root(word, self.language) for word in self.folded)
        return self._stems

    def hold(self, wording: Wording) -> bool:
        """Whether all words of the wording occur."""
        if wording.language not in (None, self.language):
            return False
        return all(self._has(part) for word in wording.words for part in _parts(word))

    def _has(self, word: str) -> bool:
        if word.endswith("-"):
            return any(one.startswith(word[:-1]) for one in self.folded)
        return word in self.folded or _root(word, self.language) in self.stems


def speaks_of(words: Words, event: Event) -> bool:
    """Whether a claim speaks of an event: all words of one of its wordings occur, and none that rules it out."""
    return any(words.hold(one) for one in event.match) and not any(words.hold(one) for one in event.without)


def is_word_of(word: str, match: str, language: str) -> bool:
    """Whether a word of a sentence is one that a match word stands for."""
    plain = "".join(folded(word))
    return any(_is(plain, part, language) for part in _parts(match))


def _is(plain: str, part: str, language: str) -> bool:
    if part.endswith("-"):
        return plain.startswith(part[:-1])
    return part == plain or _root(part, language) == _root(plain, language)


def folded(text: str) -> list[str]:
    """The words of a text, folded for comparison."""
    return [fold_word(word) for word in _WORD.findall(text)]


def _root(word: str, language: str) -> str:
    """The stem of a word; of a strong verb (“broke”) that of its first form."""
    return stem(_strong(language).get(word, word), language)


@cache
def _strong(language: str) -> Mapping[str, str]:
    return {form: one.split()[0] for one in load(language).strong for form in one.split()[1:]}


@cache
def _parts(word: str) -> tuple[str, ...]:
    """A match word as the words it is made of («Татар-Башқұрт»); the mark of an open end stays."""
    parts = folded(word)
    return (*parts[:-1], parts[-1] + "-") if word.endswith("-") and parts else tuple(parts)
