"""Plain text: paragraphs at blank lines, headings, block quotations, lists of references, scars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.model import Block, Document, PageBreak
from devisu.readers import listing, references, tables
from devisu.readers.blocks import at_scars, is_caption, numbered
from devisu.readers.groups import Group, groups
from devisu.readers.pages import PAGE_BREAK, named
from devisu.readers.scars import scars
from devisu.text import Readable, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.model import BlockKind, Scar
    from devisu.text import Source

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARK = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,9}")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»“”\[\]]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,190}"
)
_OPEN_END = re.compile(r"[.!?;:,…)\]}–—-]$")
_YEARS = r"[\dIVXІХ][\s\xa0]?(?:гг?|вв?|жж?|ғғ?|рр?|ст)\."
_SMALL = r"(?:[IVXІХ]{1,7}(?![^\W\d_])|[^\W_A-ZА-ЯӘҒҚҢӨҰҮҺІЇЄҐЁ]|[\s.,–—-])"
_DATED = re.compile(rf"{_YEARS}$|\((?=[^()]{{0,60}}(?:\d{{3}}|[IVXІХ]{{2}})){_SMALL}{{1,60}}\)$")
"""How a heading may end besides: «… в 1861–1889 гг.», “… (1790–1850)”; with a name it would be a citation."""
_SIGNED = re.compile(r"\n[ \t]*[—–―][^\n]*\Z")
_ANNOUNCES = re.compile(r":\.?$")
_LONGEST_HEADING = 120
_MOST_WORDS = 14


def read(source: Source, language: str) -> Document:
    """Read a plain text. A line break is no boundary, a blank line is; what is set in below prose is quoted."""
    readable, pages, marked = _readable(source.text)
    text, home = readable.done()
    damaged = scars(text)
    drawn = tables.find(text)
    parted = [part for group in groups(text, marked) for part in tables.parted(group, drawn)]
    found = tuple(_blocks(text, parted, damaged))
    blocks = numbered(listing.apart_twins(found, text))
    return Document(source, "plain", language, text, home, blocks, _addresses(text), damaged, pages=pages)


def _readable(text: str) -> tuple[Readable, tuple[PageBreak, ...], frozenset[int]]:
    """The text without page breaks and ``>`` marks, the page breaks, and where the lines begin that had marks."""
    readable, pages, marked = Readable(text), [], set()
    for line in _LINE.finditer(text):
        start = line.start()
        if mark := _MARK.match(text, start, line.end()):
            start = mark.end()
            marked.add(readable.length)
        for page in PAGE_BREAK.finditer(text, start, line.end()):
            readable.keep(Span(start, page.start()))
            pages.append(PageBreak(readable.length, *named(page[1])))
            start = page.end()
        readable.keep(Span(start, line.end()))
    return readable, tuple(pages), frozenset(marked)


def _addresses(text: str) -> tuple[Span, ...]:
    found = _ADDRESS.finditer(text)
    return tuple(Span(one.start(), one.start() + len(one[0].rstrip(".,;:!?)'"))) for one in found)


def _blocks(text: str, found: list[Group], damaged: tuple[Scar, ...]) -> Iterator[Block]:
    indented_is_quoted = sum(group.indented for group in found) * 2 < len(found)
    here: listing.Listing | None = None
    opened = False
    headless = references.without_heading([[line.words for line in group.lines] for group in found])
    for index, group in enumerate(found):
        following = found[index + 1 : index + 2]
        likely = group.heads_list and listing.is_plausible(line.words for after in following for line in after.lines)
        words = group.lines[0].words
        notes = group.heads_list and references.heads_notes(words)
        likely = likely and not (notes and not listing.Listing.of(following).is_numbered)
        if index == headless and not here:
            here = listing.Listing.of([group])
        if likely or (group.heads_list and not notes and _ANNOUNCES.search(words)):
            here = listing.Listing.of(following, here.expected if here else 1) if likely else None
            yield Block("reference-heading", group.span)
        elif here and here.holds(group):
            items = tuple(here.items(group))
            here = here.after(items)
            yield from items
        elif here and is_heading(group) and here.goes_on(following):
            here = listing.Listing.of(following, here.expected)
            yield Block("heading", group.span)
        else:
            here = None
            signed = _SIGNED.search(group.span.of(text)) is not None
            quoted = group.marked or (group.indented and indented_is_quoted and (opened or signed))
            kind = _kind(group, text, quoted=quoted, last=index == len(found) - 1)
            opened = kind in ("paragraph", "quote") or (opened and kind == "caption")
            if kind == "paragraph":
                yield from (Block(kind, span) for span in at_scars(text, group.span, damaged))
            elif group.drawn:
                yield from (Block(kind, line.span) for line in group.lines if tables.has_words(line.words))
            else:
                yield Block(kind, group.span)


def _kind(group: Group, text: str, *, quoted: bool, last: bool) -> BlockKind:
    if group.drawn or is_caption(group.span.of(text)):
        return "caption"
    if quoted:
        return "quote"
    return "heading" if is_heading(group) and not last else "paragraph"


def is_heading(group: Group) -> bool:
    """Whether a line on its own reads like a heading: short, begun like one, with nothing that closes a sentence."""
    words = group.lines[0].words.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")
    if not words or len(group.lines) > 1 or len(words) > _LONGEST_HEADING or len(words.split()) > _MOST_WORDS:
        return False
    begun = words[0].isupper() or words[0].isdigit()
    ended = _OPEN_END.search(words) and not _DATED.search(words)
    return begun and not ended and any(letter.isalpha() for letter in words)
