"""Markdown as pandoc, Quarto and site generators read it: blocks, notes, captions, lists of references.

What is read is what a reader of the printed page would read. Marks of emphasis, link targets, attributes, templates,
comments, code blocks and front matter are left out; code, mathematics and addresses inside a sentence stay, but nothing
is looked for in them. Notes stand after the body, in the order of their references.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from devisu.model import Block, Document
from devisu.readers import listing, references
from devisu.readers.blocks import at_scars, is_caption, numbered
from devisu.readers.compose import Composer, Raw
from devisu.readers.groups import Group, lines_of
from devisu.readers.leaves import Leaf, leaves
from devisu.readers.masks import masked
from devisu.readers.scars import scars
from devisu.text import Readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from devisu.model import Scar
    from devisu.text import Source

_DEFINITION = re.compile(
    r"^[ \t>]{0,9}(?:\((@[\w-]{1,80})\)[ \t]+\S|\[([^\]\[^@][^\]\[]{0,300})\]:[ \t]*[^\s])", re.MULTILINE
)
_PLAINLY = re.compile(
    r"\A---[ \t]*\r?\n|^#{1,6} \S|^```|^\[\^[^\]\s]{1,50}\]:|\]\(https?://|\[-?@\w|^::: ?\{", re.MULTILINE
)
_PLAIN_HEADING_LEVEL = 7


def is_markdown(text: str) -> bool:
    """Whether a text plainly is Markdown: it has front matter, headings, fences, notes, links or citations of it."""
    return _PLAINLY.search(text) is not None


def read(source: Source, language: str) -> Document:
    """Read a Markdown text. Every readable character stands at its home, but for line breaks and entities."""
    text = source.text
    found = tuple(leaves(masked(text), text))
    labels = frozenset(match[1] or match[2].lower() for match in _DEFINITION.finditer(text))
    composer = Composer(text, labels, Readable(text))
    body = tuple(_body(composer, (leaf for leaf in found if leaf.note is None)))
    notes = tuple(_notes(composer, (leaf for leaf in found if leaf.note is not None)))
    words, home = composer.readable.done()
    damaged = scars(words)
    listed = listing.apart_twins(tuple(_listed(body, words)), words)
    blocks = (part for block in listed for part in _healed(block, words, damaged))
    return Document(
        source,
        "markdown",
        language,
        words,
        home,
        (*numbered(blocks), *notes),
        opaque=tuple(sorted(composer.opaque)),
        scars=damaged,
        notes=tuple(composer.references),
        pages=tuple(composer.pages),
    )


def _body(composer: Composer, found: Iterable[Leaf]) -> Iterator[Block]:
    for leaf in found:
        if span := composer.block([Raw.of(composer.source, leaf.lines)]):
            yield Block(leaf.kind, span, label=leaf.label, level=leaf.level)
        captions, composer.captions = composer.captions, []
        for caption in captions:
            if span := composer.block([caption]):
                yield Block("caption", span)
        composer.captions = []


def _notes(composer: Composer, found: Iterable[Leaf]) -> Iterator[Block]:
    """The notes in the order of their references, then those that nothing refers to; of two alike the first counts."""
    first: dict[str, list[Raw]] = {}
    others: list[tuple[str, list[Raw]]] = []
    for (label, _), leaves_of_note in groupby(found, key=lambda leaf: (leaf.note or "", leaf.definition)):
        raws = [Raw.of(composer.source, leaf.lines) for leaf in leaves_of_note]
        if first.setdefault(label, raws) is not raws:
            others.append((label, raws))
    waiting = composer.references  # grows while notes that refer to notes are written
    for reference in waiting:
        raws = first.pop(reference.label, []) or composer.inline_notes.pop(reference.label, [])
        if span := composer.block(raws, notes=False):
            yield Block("note", span, label=reference.label, at=reference.span.start)
    for label, raws in (*first.items(), *others):
        if span := composer.block(raws, notes=False):
            yield Block("note", span, label=label)


def _listed(blocks: Sequence[Block], words: str) -> Iterator[Block]:
    """The blocks with the lists of references told apart, each from its heading to the next of its level."""
    level, here = 0, listing.Listing(labelled=False)
    headless = references.without_heading([block.span.of(words).split("\n") for block in blocks])
    for index, block in enumerate(blocks):
        if index == headless and not level:
            level = _PLAIN_HEADING_LEVEL
        if block.kind == "heading" and block.level <= level:
            level = 0
        if block.kind in ("heading", "paragraph") and _heads_list(blocks, index, words):
            own = block.level or _PLAIN_HEADING_LEVEL
            level = min(level or own, own)
            yield replace(block, kind="reference-heading")
        elif level and block.kind in ("paragraph", "item"):
            items = tuple(_items(block, words, here))
            here = here.after(items)
            yield from items
        else:
            yield block


def _heads_list(blocks: Sequence[Block], index: int, words: str) -> bool:
    heading = blocks[index].span.of(words)
    if not references.is_heading(heading):
        return False
    under = islice(blocks, index + 1, None)
    body = [block for block in takewhile(lambda block: block.kind != "heading", under) if block.is_body]
    numbered = bool(body) and bool(body[0].label or _is_numbered(body[0], words))
    if references.heads_notes(heading) and not numbered:
        return False
    return listing.is_plausible(block.span.of(words) for block in body)


def _is_numbered(block: Block, words: str) -> bool:
    return listing.Listing.of([Group(lines_of(words, block.span))]).is_numbered


def _items(block: Block, words: str, here: listing.Listing) -> Iterator[Block]:
    if block.label:
        yield replace(block, kind="reference")
        return
    group = Group(lines_of(words, block.span))
    one = listing.Listing.of([group], here.expected)
    if one.labelled or one.bare:
        yield from one.items(group)
    else:
        yield replace(block, kind="reference")


def _healed(block: Block, words: str, damaged: tuple[Scar, ...]) -> Iterator[Block]:
    """A paragraph parted where its breaks were lost; a caption, if it reads like one."""
    if block.kind == "paragraph" and is_caption(block.span.of(words)):
        return iter((replace(block, kind="caption"),))
    if block.kind != "paragraph":
        return iter((block,))
    return (replace(block, span=span) for span in at_scars(words, block.span, damaged))
