"""The inside of a Markdown block: what of its raw text is read, and what is markup.

A scanner over the raw text, character by special character, so that every word keeps its place. It follows pandoc's
Markdown where that and CommonMark differ: inline notes, attributes, superscripts, citations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Literal, NamedTuple

from devisu.readers import emphasis, tex
from devisu.readers.pages import PAGE_BREAK
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

_SPECIAL = re.compile(r"[\\`$<\[\]!^@*_~{&]|https?://|www\.")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”\[\]`*]{1,2000}")
_TARGET = re.compile(
    r"""\([ \t\n]{0,20}(?:<[^<>\n]{0,2000}>|(?:\{\{[^{}\n]{0,200}\}\})?[^()<>\s"][^()<>"\n]{0,2000}
    (?:\([^()\n]{0,200}\)[^()<>"\n]{0,500}){0,4})?(?:[ \t\n]{0,20}(?:"[^"]{0,1000}"|'[^']{0,1000}'))?[ \t\n]{0,20}\)""",
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(r"\{[ \t]{0,9}(?:[#.=\-]|[\w-]{1,50}=)[^{}\n]{0,500}\}|\{[ \t]{0,9}[\-.][ \t]{0,9}\}")
_TEMPLATE = re.compile(r"\{\{[^{}]{0,1000}\}\}")
_CAPTION = re.compile(r"\bcaption\s{0,3}[:=]\s{0,3}[\"']")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:[\s/][^<>]{0,2000})?>")
_AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,20}:|[^\s<>@]{1,64}@)[^\s<>]{1,2000})>")
_NOTE = re.compile(r"\[\^([^\]\[\s^]{1,100})\]")
_LABEL = re.compile(r"\[([^\[\]]{0,300})\]")
_KEY = re.compile(r"@(?:\{[^{}\s]{1,200}\}|\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|:?/(?=/)){0,200})")
_RAISED = re.compile(r"\^([^\s^\[\]]{1,60})\^")
_LOWERED = re.compile(r"~([^\s~]{1,60})~")
_RAISED_TAG = re.compile(r"<sup>([\d,\-–]{1,20})</sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DIGITS = re.compile(r"[\d,\-–]{1,20}")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n")

What = Literal["drop", "write", "opaque", "note", "page"]


class Event(NamedTuple):
    """Something of the raw text at ``span``: left out, written otherwise (``words``), opaque, a note, a page break."""

    span: Span
    what: What
    words: str = ""
    inner: Span | None = None


@dataclass(slots=True)
class Scan:
    """One run of the scanner over a raw text; `scan` makes it and reads it out."""

    raw: str
    labels: Container[str]
    notes: bool = True
    events: list[Event] = field(default_factory=list)
    captions: list[Span] = field(default_factory=list)
    runs: list[emphasis.Run] = field(default_factory=list)
    brackets: list[tuple[int, str]] = field(default_factory=list)
    hopeless: set[str] = field(default_factory=set)

    def drop(self, start: int, end: int) -> None:
        """Leave this out of what is read."""
        self.events.append(Event(Span(start, end), "drop"))

    def around(self, inner: Span, outer: Span) -> int:
        """Keep the inner words, leave out the markup around them."""
        self.drop(outer.start, inner.start)
        self.drop(inner.end, outer.end)
        return outer.end

    def find(self, closing: str, start: int) -> int:
        """The offset of a closing sign, or -1; a sign not found once is not sought again."""
        if closing in self.hopeless:
            return -1
        found = self.raw.find(closing, start)
        if found < 0:
            self.hopeless.add(closing)
        return found

    def attributes(self, at: int) -> int:
        """The end of an attribute block that begins here, or here."""
        match = _ATTRIBUTES.match(self.raw, at)
        return match.end() if match else at


def scan(raw: str, labels: Container[str], *, notes: bool = True) -> tuple[list[Event], list[Span]]:
    """The events of a raw text in order, none inside another, and where the captions of its images stand.

    ``labels`` are the labels of link definitions of the document, in lower case, and its numbered examples, ``@good``.
    Without ``notes`` the words of an inline note are words like others: there are no notes in notes.
    """
    state = Scan(raw, labels, notes)
    at = 0
    while match := _SPECIAL.search(raw, at):
        at = _HANDLERS.get(match[0], _address)(state, match.start())
    marks = list(emphasis.marks(state.runs))
    for span in marks:
        state.drop(*span)
    _close_semicolons(state, marks)
    return _outermost(state.events), _apart(state.captions)


def _close_semicolons(state: Scan, marks: list[Span]) -> None:
    """A semicolon between marks of emphasis parts no citations: ``[see *One; Two* in @doe]``."""
    reached = 0
    for opening, closing in sorted(zip(marks[::2], marks[1::2], strict=True)):
        at = max(opening.end, reached)
        while (at := state.raw.find(";", at, closing.start)) >= 0:
            at += 1
            state.events.append(Event(Span(at - 1, at), "opaque"))
        reached = max(reached, closing.start)


def _outermost(events: list[Event]) -> list[Event]:
    kept: list[Event] = []
    opaque = sorted(event.span for event in events if event.what == "opaque")
    for event in sorted(events, key=lambda one: (one.span.start, -one.span.end)):
        if kept and event.span.start < kept[-1].span.end:
            continue
        if event.what in ("drop", "write") and _inside(event.span, opaque):
            continue
        kept.append(event)
    return kept


def _apart(captions: list[Span]) -> list[Span]:
    """The captions that stand in no other, in order."""
    kept: list[Span] = []
    for span in sorted(captions, key=lambda one: (one.start, -one.end)):
        if span.start < span.end and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept


def _inside(span: Span, spans: list[Span]) -> bool:
    """Whether a span lies in one of the sorted, disjoint spans."""
    index = bisect_left(spans, Span(span.start + 1, 0)) - 1
    return index >= 0 and spans[index].holds(span)


def _escape(state: Scan, at: int) -> int:
    following = state.raw[at + 1 : at + 2]
    if command := tex.command(state.raw, at):
        state.around(command.words, command.span)
        return command.words.start
    if following not in _ESCAPED or not following:
        return at + 1
    state.drop(at, at + 1)
    if following in "@;":
        state.events.append(Event(Span(at + 1, at + 2), "opaque"))
    return at + 2


def _code(state: Scan, at: int) -> int:
    end = at
    while state.raw[end : end + 1] == "`":
        end += 1
    ticks = state.raw[at:end]
    if ticks in state.hopeless:
        return end
    closing = re.compile(rf"(?<!`){ticks}(?!`)").search(state.raw, end)
    if not closing:
        state.hopeless.add(ticks)
        return end
    after = state.attributes(closing.end())
    if state.raw.startswith("{=", closing.end()) and after > closing.end():
        state.drop(at, after)
        return after
    state.events.append(Event(Span(end, closing.start()), "opaque"))
    return state.around(Span(end, closing.start()), Span(at, after))


def _math(state: Scan, at: int) -> int:
    if state.raw.startswith("$$", at):
        end = state.find("$$", at + 2)
        if end < 0:
            return at + 2
        state.events.append(Event(Span(at, end + 2), "opaque"))
        return end + 2
    end = state.find("$", at + 1)
    if end < 0 or end == at + 1 or state.raw[at + 1].isspace() or state.raw[end - 1].isspace():
        return at + 1
    if state.raw[end + 1 : end + 2].isdigit() or state.raw[end - 1] == "\\":
        return at + 1
    state.events.append(Event(Span(at, end + 1), "opaque"))
    return end + 1


def _angle(state: Scan, at: int) -> int:
    raw = state.raw
    if raw.startswith("<!--", at):
        end = state.find("-->", at + 4)
        if end < 0:
            return at + 4
        state.drop(at, end + 3)
        return end + 3
    if match := PAGE_BREAK.match(raw, at):
        state.events.append(Event(Span(*match.span()), "page", match[1]))
        return match.end()
    if match := _RAISED_TAG.match(raw, at):
        return _raise(state, match)
    if match := _AUTOLINK.match(raw, at):
        state.events.append(Event(Span(*match.span(1)), "opaque"))
        return state.around(Span(*match.span(1)), Span(*match.span()))
    if match := _TAG.match(raw, at):
        broken = raw[at + 1 : at + 3].lower() == "br"
        state.events.append(Event(Span(*match.span()), "write" if broken else "drop", "\n" if broken else ""))
        return match.end()
    return at + 1


def _opening(state: Scan, at: int) -> int:
    if match := _NOTE.match(state.raw, at):
        state.events.append(Event(Span(*match.span()), "note", match[1]))
        return match.end()
    state.brackets.append((at, "["))
    return at + 1


def _image(state: Scan, at: int) -> int:
    if not state.raw.startswith("[", at + 1) or state.raw.startswith("[^", at + 1):
        return at + 1
    state.brackets.append((at, "!["))
    return at + 2


def _closing(state: Scan, at: int) -> int:
    if not state.brackets:
        return at + 1
    start, opened = state.brackets.pop()
    inner = Span(start + len(opened), at)
    if opened == "^[" and state.notes:
        state.events.append(Event(Span(start, at + 1), "note", inner=inner))
        return at + 1
    if opened == "^[":
        return state.around(inner, Span(start, at + 1))
    end = _target_end(state, inner, at + 1)
    if end is None:
        return at + 1
    if opened == "[":
        return state.around(inner, Span(start, end))
    state.drop(start, end)
    state.captions.append(inner)
    return end


def _target_end(state: Scan, inner: Span, at: int) -> int | None:
    """Where a link, an image or a span of text ends whose bracket closed before ``at``; None if it is neither."""
    raw = state.raw
    if match := _TARGET.match(raw, at):
        return state.attributes(match.end())
    end = state.attributes(at)
    if end > at:
        return end
    following = _LABEL.match(raw, at)
    if following and (following[1] or inner.of(raw)).lower() in state.labels:
        return state.attributes(following.end())
    if inner.end - inner.start <= 300 and inner.of(raw).lower() in state.labels:
        return at
    return None


def _caret(state: Scan, at: int) -> int:
    if state.raw.startswith("[", at + 1):
        state.brackets.append((at, "^["))
        return at + 2
    match = _RAISED.match(state.raw, at)
    return _raise(state, match) if match else at + 1


def _raise(state: Scan, match: re.Match[str]) -> int:
    inner = Span(*match.span(1))
    if _DIGITS.fullmatch(match[1]):
        state.events.append(Event(inner, "write", match[1].translate(_SUPERSCRIPTS)))
    return state.around(inner, Span(*match.span()))


def _at(state: Scan, at: int) -> int:
    """A citation's key is taken whole, so that nothing in it counts as markup."""
    if at and state.raw[at - 1].isalnum():
        return at + 1
    match = _KEY.match(state.raw, at)
    if match and match[0] in state.labels:  # an example of a numbered list
        state.events.append(Event(Span(*match.span()), "opaque"))
    return match.end() if match else at + 1


def _delimiter(state: Scan, at: int) -> int:
    run = emphasis.run_at(state.raw, at)
    state.runs.append(run)
    return run.span.end


def _tilde(state: Scan, at: int) -> int:
    run = emphasis.run_at(state.raw, at)
    if run.span.end - at == 2:
        state.runs.append(run)
        return run.span.end
    match = _LOWERED.match(state.raw, at) if run.span.end - at == 1 else None
    return state.around(Span(*match.span(1)), Span(*match.span())) if match else run.span.end


def _brace(state: Scan, at: int) -> int:
    if state.raw.startswith("{%", at):
        return _tag(state, at)
    end = match.end() if (match := _TEMPLATE.match(state.raw, at)) else at
    if end == at and (at == 0 or state.raw[at - 1].isspace()):
        end = state.attributes(at)
        end = end if not state.raw[end:].strip() else at
    if end == at:
        return at + 1
    state.drop(at, end)
    return end


def _tag(state: Scan, at: int) -> int:
    """A tag of a site's template, ``{% figure caption: "…" %}``: its caption is kept apart."""
    end = state.find("%}", at + 2)
    if end < 0:
        return at + 1
    state.drop(at, end + 2)
    if match := _CAPTION.search(state.raw, at, end):
        last = state.raw.rfind(match[0][-1], match.end(), end)
        state.captions.append(Span(match.end(), max(last, match.end())))
    return end + 2


def _entity(state: Scan, at: int) -> int:
    match = _ENTITY.match(state.raw, at)
    if not match:
        return at + 1
    words = unescape(match[0])
    if words != match[0]:
        state.events.append(Event(Span(*match.span()), "write", words))
    return match.end()


def _address(state: Scan, at: int) -> int:
    match = _ADDRESS.match(state.raw, at)
    if not match or (at and state.raw[at - 1].isalnum()):
        return at + 1
    end = at + len(match[0].rstrip(".,;:!?)'_*"))
    state.events.append(Event(Span(at, end), "opaque"))
    return end


_HANDLERS: Mapping[str, Callable[[Scan, int], int]] = {
    "\\": _escape,
    "`": _code,
    "$": _math,
    "<": _angle,
    "[": _opening,
    "!": _image,
    "]": _closing,
    "^": _caret,
    "@": _at,
    "*": _delimiter,
    "_": _delimiter,
    "~": _tilde,
    "{": _brace,
    "&": _entity,
}
