"""The blocks of a Markdown file by lines: the one importer of markdown-it.

Lists do not cut into a paragraph, as in pandoc: a wrapped line that begins with a dash or a number stays in its
sentence. Raw HTML is read like other paragraphs, its tags being left out later.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from devisu.readers import tables
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_NOTE = re.compile(r"\[\^([^\]\[]{1,100})\]:")
_APART = re.compile(r"\s{0,9}<(?:table|thead|tbody|tr|td|th|figure|figcaption|iframe|img|caption)\b", re.IGNORECASE)
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_TABLE_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+(?=\S)")
_BOX = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_CELL = re.compile(r"(?:[^|\\]|\\.?){1,2000}")
_DEEPEST = 100

Kind = Literal["paragraph", "heading", "quote", "item", "caption"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block with words: its lines' spans in the source, without the marks of what contains it.

    ``note`` is the label of the note to which it belongs, ``definition`` counts the notes from 1 (a label may be used
    twice); ``label`` is the number of the list item that it begins.
    """

    kind: Kind
    lines: tuple[Span, ...]
    level: int = 0
    note: str | None = None
    definition: int = 0
    label: str | None = None


def leaves(mask: str, text: str) -> Iterator[Leaf]:
    """The blocks of a text in order; ``mask`` is as long as the text, and its lines end in ``\\n`` alone."""
    drawn = tables.find(mask)
    mask = tables.flattened(mask, drawn)
    rows = frozenset(row.start for table in drawn for row in table.rows)
    tagged = tuple(_tagged(mask))
    starts = [0, *(match.end() for match in re.finditer("\n", mask))]
    containers: list[str] = []
    note = label = None
    heading = definition = 0
    for token in _parser(text).parse(mask):
        if token.type == "footnote_reference_open" and token.map:
            found = _NOTE.search(text, starts[token.map[0]])
            note = found[1] if found else token.meta["label"]
            definition += 1
        elif token.type == "footnote_reference_close":
            note = None
        elif token.type in ("blockquote_open", "list_item_open"):
            containers.append(token.type)
            label = token.info or None
        elif token.type in ("blockquote_close", "list_item_close"):
            containers.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "inline" and token.map and token.content:
            lines = tuple(_lines(mask, starts, token, heading))
            leaf = Leaf(_kind(containers, heading), lines, heading, note, definition, label)
            parts = _outside_and_in(leaf, tagged) if tagged else (leaf,)
            for part in parts:
                yield from _rows(part, text) if part.lines[0].start in rows else _apart(part, mask, text)
            heading, label = 0, None


def _parser(text: str) -> MarkdownIt:
    """A parser of the mask of a text; the definition of a term, which the mask makes an item, ends a paragraph."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import list_block
    from mdit_py_plugins.footnote import footnote_plugin

    def list_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        cuts = silent and state.parentType == "paragraph" and state.level == 0 and text[at : at + 1] != ":"
        return not cuts and list_block(state, start, end, silent)

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).use(footnote_plugin)
    parser.block.ruler.at("list", list_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser.disable(["inline", "footnote_tail", "text_join", "html_block"])


def _kind(containers: list[str], heading: int) -> Kind:
    if heading:
        return "heading"
    if "blockquote_open" in containers:
        return "quote"
    return "item" if containers else "paragraph"


def _lines(mask: str, starts: list[int], token: Token, heading: int) -> Iterator[Span]:
    """Where the lines of a block stand: each is what is left of its line when the marks before it are taken off."""
    first, _ = token.map or (0, 0)
    for number, content in enumerate(token.content.split("\n"), first):
        words = content.strip(" \t")
        start = starts[number]
        end = mask.find("\n", start)
        line = mask[start : end if end >= 0 else len(mask)].rstrip(" \t")
        at = line.rfind(words) if heading else len(line) - len(words)
        yield Span(start + at, start + at + len(words))


def _tagged(mask: str) -> Iterator[Span]:
    """The tables in HTML, the outermost, in order; one that is never closed is none."""
    opened: list[int] = []
    for tag in _TABLE_TAG.finditer(mask):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            start = opened.pop()
            if not opened:
                yield Span(start, tag.end())


def _outside_and_in(leaf: Leaf, tagged: tuple[Span, ...]) -> Iterator[Leaf]:
    """A leaf, its lines inside of tables in HTML on their own: what stands in cells is no paragraph."""

    def is_inside(line: Span) -> bool:
        at = bisect_right(tagged, line.start, key=lambda one: one.start)
        return at > 0 and line.start < tagged[at - 1].end

    label = leaf.label
    for inside, lines in groupby(leaf.lines, key=is_inside):
        kind: Kind = "caption" if inside else leaf.kind
        yield replace(leaf, kind=kind, lines=tuple(lines), label=label)
        label = None


def _rows(leaf: Leaf, text: str) -> Iterator[Leaf]:
    """The cells of a table whose columns are ruled by dashes."""
    cells = (cell for row in leaf.lines for cell in tables.cells(text, row))
    return (replace(leaf, kind="caption", lines=(cell,)) for cell in cells)


def _apart(leaf: Leaf, mask: str, text: str) -> Iterator[Leaf]:
    """A table's cells, its caption, what stands in HTML of the kind are captions on their own; all else is one leaf."""
    first = leaf.lines[0].of(mask)
    words = [line.of(mask) for line in leaf.lines]
    ruled = next((at for at in range(len(words)) if tables.is_ruled(words[at : at + 2])), None)
    if ruled:
        yield replace(leaf, lines=leaf.lines[:ruled])
        yield from _apart(replace(leaf, label=None, lines=leaf.lines[ruled:]), mask, text)
    elif ruled == 0:
        cells = [span for line in leaf.lines for span in _cells(line, text)]
        yield from (replace(leaf, kind="caption", lines=(span,)) for span in cells)
    elif _APART.match(first):
        yield replace(leaf, kind="caption")
    elif leaf.kind == "paragraph" and (mark := _TABLE_CAPTION.match(first)):
        yield replace(leaf, kind="caption", lines=_without(mark.end(), leaf.lines))
    elif leaf.kind == "item" and (box := _BOX.match(first)):
        yield replace(leaf, lines=_without(box.end(), leaf.lines))
    else:
        yield leaf


def _without(width: int, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """The lines without the sign that the first one begins with."""
    return (Span(lines[0].start + width, lines[0].end), *lines[1:])


def _cells(line: Span, text: str) -> Iterator[Span]:
    for match in _CELL.finditer(text, line.start, line.end):
        words = match[0].strip()
        if any(letter.isalnum() for letter in words):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Span(start, start + len(words))
