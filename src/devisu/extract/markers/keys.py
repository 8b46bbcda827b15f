"""Citations by key as pandoc writes them: ``[@key, p. 3; see @other]``, ``@key [p. 3]``, ``[-@key]``, ``@{odd:key}``.

After pandoc's own grammar (its manual, «Citation syntax»; version 3): a key begins with a letter, a digit or ``_`` and
may hold single punctuation marks of ``:.#$%&-+?<>~/`` between such; it does not follow a letter, a digit or a full
stop; each part of a bracket between semicolons must have a key, or the bracket is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from devisu.extract import locators
from devisu.extract.markers.found import Found
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.extract.markers.found import Field
    from devisu.model import Block, Mode

_KEY = re.compile(r"(-?)@(?:\{([^{}\s]{1,200})\}|(\w(?:[^\W⁰¹²³⁴-⁹]|[:.#$%&\-+?<>~/](?=\w)|:?/(?=/)){0,200}))")
_HERE = re.compile(r"\[|-?@")
_EDGE = re.compile(r"[\[;\"“]")
_SPACE = re.compile(r"[ \t\u00a0]{0,20}\n?[ \t\u00a0]{0,20}")
_LONGEST = 3000
_DEEPEST = 3
_SHOWN = 80
_CLOSING = {'"': '"', "“": "”"}


def find(field: Field) -> Iterator[Found]:
    """The citations by key of a text; in plain text only those in brackets."""
    for block in field.blocks:
        if "@" in block.span.of(field.document.text):
            yield from _Reading.of(field, block).citations(block.span)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A block being read: its text, and the partner of each bracket that has one."""

    field: Field
    text: str
    partners: Mapping[int, int]
    depth: int = 0

    @classmethod
    def of(cls, field: Field, block: Block) -> _Reading:
        text, partners, open_brackets = field.document.text, {}, []
        for match in re.finditer(r"[\[\]]", block.span.of(text)):
            at = block.span.start + match.start()
            if match[0] == "[":
                open_brackets.append(at)
            elif open_brackets:
                partners[open_brackets.pop()] = at
        return cls(field, text, partners)

    def citations(self, span: Span) -> Iterator[Found]:
        """The citations of a stretch of text, in order."""
        at, bad_until, fault = span.start, span.start, None
        while match := _HERE.search(self.text, at, span.end):
            start = match.start()
            found = self._citation(start) if self.field.is_open(start) else None
            if found:
                yield replace(found, fault=found.fault or (fault if start < bad_until else None))
            elif match[0] == "[" and start >= bad_until:
                bad_until, fault = self._trouble(start, span.end)
            at = found.span.end if found else start + 1

    def _citation(self, start: int) -> Found | None:
        if self.text[start] == "[":
            return self._bracketed(start)
        plain = self.field.document.format == "plain" and not self.depth
        return None if plain else self._textual(start)

    def _bracketed(self, start: int) -> Found | None:
        end = self._closed(start)
        if end is None or "@" not in self.text[start:end]:
            return None
        items = self._items(self._parts(start + 1, end))
        return self._found(Span(start, end + 1), items) if items else None

    def _textual(self, start: int) -> Found | None:
        key = self._key(start)
        if not key:
            return None
        mode: Mode = "suppress-author" if key[1] else "author-in-text"
        item = Item(key[2] or key[3], Span(*key.span()), mode=mode)
        space = _SPACE.match(self.text, key.end())
        bracket = space.end() if space else key.end()
        end = self._closed(bracket) if self.text.startswith("[", bracket) else None
        if end is None:
            return self._found(Span(*key.span()), [item])
        parts = self._parts(bracket + 1, end)
        rest = self._items(parts)
        if rest is None and (rest := self._items(parts[1:])) is not None and not self._first_key(parts[0]):
            item = self._ended(replace(item, span=Span(start, parts[0].end)), parts[0])
        if rest is None:
            return self._found(Span(*key.span()), [item])
        return self._found(Span(start, end + 1), [item, *rest])

    def _found(self, span: Span, items: list[Item]) -> Found:
        together = any(later.mode == "author-in-text" for later in items[1:])
        fault = "two keys run together in one item; part them with “;”" if together else None
        return Found("key", span, tuple(items), fault)

    def _closed(self, start: int) -> int | None:
        """The partner of a bracket, unless it is too far away."""
        end = self.partners.get(start)
        return end if end is not None and end - start <= _LONGEST else None

    def _parts(self, start: int, end: int) -> list[Span]:
        """The parts of a bracket between semicolons, those in inner brackets and quotation marks aside."""
        cuts, at = [start - 1], start
        while match := _EDGE.search(self.text, at, end):
            at = match.end()
            if match[0] == ";" and not self.field.is_open(match.start()):
                continue
            if match[0] == ";":
                cuts.append(match.start())
            elif match[0] == "[":
                at = self.partners.get(match.start(), at)
            else:
                at = self.text.find(_CLOSING[match[0]], at, end) + 1 or at
        return [Span(before + 1, after) for before, after in pairwise((*cuts, end))]

    def _items(self, parts: list[Span]) -> list[Item] | None:
        """The items of these parts, with those hidden in their suffixes; None if a part has no key."""
        items: list[Item] = []
        for part in parts:
            key = self._first_key(part)
            if not key:
                return None
            prefix = Span(part.start, key.start()).of(self.text).strip()
            start = part.end - len(part.of(self.text).lstrip())
            item = Item(key[2] or key[3], Span(start, part.end), prefix, mode="suppress-author" if key[1] else "normal")
            rest = Span(key.end(), part.end)
            items.append(self._ended(item, rest))
            if self.depth < _DEEPEST:
                deeper = replace(self, depth=self.depth + 1)
                items += [hidden for found in deeper.citations(rest) for hidden in found.items]
        return items

    def _ended(self, item: Item, rest: Span) -> Item:
        """The item with what follows its key: a suffix, and the places it names."""
        words = rest.of(self.text)
        suffix = words.rstrip()
        span = Span(item.span.start, rest.end - len(words) + len(suffix))
        if words[:1].isspace():
            suffix = " " + suffix.strip() if suffix.strip() else ""
        return replace(item, span=span, suffix=suffix, locators=locators.parse(suffix, self.field.document.language))

    def _first_key(self, part: Span) -> re.Match[str] | None:
        at = part.start
        while match := _HERE.search(self.text, at, part.end):
            at = match.start() + 1
            if match[0] == "[":
                at = self.partners.get(match.start(), at)
            elif key := self._key(match.start()):
                return key if key.end() <= part.end else None
        return None

    def _key(self, start: int) -> re.Match[str] | None:
        before = self.text[start - 1 : start] if start else ""
        if before.isalnum() or before == "." or not self.field.is_open(start):
            return None
        return _KEY.match(self.text, start)

    def _trouble(self, start: int, end: int) -> tuple[int, str | None]:
        """How far a bracket reaches that should have been a citation, and what is wrong with it."""
        closed = self._closed(start)
        following = self.text.find("[", start + 1, start + 80)
        inner = Span(start + 1, min(closed or end, start + 80 if following < 0 else following))
        key = self._first_key(inner) if "@" in inner.of(self.text) else None
        if not key:
            return start, None
        if closed is None:
            return key.end(), "the bracket is not closed"
        part = next((one for one in self._parts(start + 1, closed) if not self._first_key(one)), inner)
        whole, words = (" ".join(span.of(self.text).split()) for span in (Span(start, closed + 1), part))
        named = f"the part “{words}”" if words else "an empty part"
        shown = whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]}…"
        return closed, f"in “{shown}” {named} names no work; write the places of one work behind commas"
