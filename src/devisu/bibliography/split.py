"""Splits a .bib file into blocks with their exact places: bibtexparser first, a second look where it falls short.

bibtexparser finds the blocks and the fields of sound entries. What it gives up (an unclosed brace, a missing comma) or
takes without a word (a swallowed field, a value in no delimiters, an entry without its ``@``) is read again by
`scanner`. This module is the only importer of bibtexparser.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography import damage
from devisu.bibliography.raw import Block, Fault, Piece, RawEntry, RawField, RawString
from devisu.bibliography.scanner import FIELD, HEAD, inner_field, key_fault, scan, scan_fields, scan_value
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.model import Block as ParsedBlock
    from bibtexparser.model import Entry as ParsedEntry

_TYPES: Final = (
    "article|book|booklet|inbook|incollection|inproceedings|conference|manual|mastersthesis|phdthesis|thesis|misc|"
    "proceedings|collection|periodical|report|techreport|unpublished|online|reference|inreference|letter|manuscript|"
    "mvbook|mvcollection|dataset|legislation|jurisdiction|newspaper"
)
_LINE_BLOCK: Final = re.compile(r"^[ \t]*(@\w*)[ \t]*[{(]", re.MULTILINE)
_LOST: Final = re.compile(
    rf"^[ \t]*(?:@\w{{1,40}}\s{{1,80}}[{{(]|@?(?:{_TYPES})[ \t]{{0,8}}[{{(]?[ \t]{{0,8}}[^\s,={{}}()]{{1,80}}[ \t]*,)",
    re.MULTILINE | re.IGNORECASE,
)
_HEAD: Final = re.compile(r"@\w*[ \t]*[{(]\s*+")
_CUT_OFF: Final = re.compile(rf"\s{{0,80}},?\s{{0,80}}(?={FIELD.pattern}\s{{0,20}}[{{\"\w])")
_FIELD_NEXT: Final = re.compile(rf"\s{{0,80}}{FIELD.pattern}")
_STRAY_BRACE: Final = re.compile(r"\s{0,80}\}")
_CONFLICT: Final = re.compile(r"^<{7}(?: [^\n]*)?$", re.MULTILINE)
_NAME: Final = re.compile(r"[^\W\d_][\w:+./-]*")
_WORD: Final = re.compile(r"[^\W\d][^\s,{}\"#=()%']*")
_BRACES: Final = re.compile(r"[{}]")
_CLOSING: Final = {"{": "}", '"': '"'}
_NO_ENTRIES: Final = ("comment", "preamble", "string")

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def split(text: str) -> Iterator[Block]:
    """The entries, string definitions and lost pieces of a file, in its order; no file makes it raise."""
    flat = text.replace("\r\n", " \n").replace("\r", "\n")
    yield from _conflicts(flat)
    pending: RawEntry | None = None
    reached = 0
    for found, span in _blocks(flat):
        yield from _gap(flat, pending, Span(reached, span.start))
        pending, reached = None, span.end
        for block in found:
            if isinstance(block, RawEntry):
                pending = block
            else:
                yield block
    yield from _gap(flat, pending, Span(reached, len(flat)))


def _conflicts(flat: str) -> Iterator[Fault]:
    for mark in _CONFLICT.finditer(flat):
        message = "An unsettled merge conflict begins here: two versions of the file stand side by side."
        yield Fault(damage.CONFLICT, Span(*mark.span()), message, "Keep one version, and take the marker lines out.")


# --- blocks


def _blocks(flat: str) -> Iterator[tuple[list[Block], Span]]:
    """What bibtexparser took for blocks, read again where need be; comments are blocks with nothing in them."""
    reached = 0
    for parsed, start in _located(flat):
        if start >= reached:
            found, reached = _read(flat, parsed, start)
            yield found, Span(start, reached)


def _located(flat: str) -> Iterator[tuple[ParsedBlock, int]]:
    from bibtexparser.model import ImplicitComment
    from bibtexparser.splitter import Splitter

    cursor = 0
    for block in Splitter(flat).split().blocks:
        if isinstance(block, ImplicitComment):
            continue
        raw = block.raw or ""
        start = flat.find(raw, cursor)
        cursor = start + max(len(raw), 1)
        yield block, start


def _read(flat: str, parsed: ParsedBlock, start: int) -> tuple[list[Block], int]:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

    end = start + len(parsed.raw or "")
    if isinstance(parsed, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) and parsed.ignore_error_block:
        parsed = parsed.ignore_error_block
    if flat[flat.rfind("\n", 0, start) + 1 : start].lstrip().startswith("%"):
        return [], end
    if isinstance(parsed, Entry) and (entry := _sound(flat, parsed, Span(start, end))):
        return [entry], end
    head = HEAD.match(flat, start)
    kind = head["type"].lower() if head else ""
    limit = _limit(flat, start) if isinstance(parsed, Entry | ParsingFailedBlock) else end
    if kind == "string" and head:
        return _strings(flat, head.end(), limit, ")" if head["open"] == "(" else "}")
    if kind in _NO_ENTRIES:
        return [], limit
    entry, end = scan(flat, start, limit)
    return [entry], end


def _limit(flat: str, start: int) -> int:
    following = _LINE_BLOCK.search(flat, start + 1)
    return following.start(1) if following else len(flat)


def _strings(flat: str, start: int, limit: int, close: str) -> tuple[list[Block], int]:
    fields, faults, end = scan_fields(flat, start, limit, close)
    named: list[Block] = [RawString(Span(one.name_span.start, one.value_span.end), one) for one in fields]
    return [*named, *faults], end


def _sound(flat: str, parsed: ParsedEntry, span: Span) -> RawEntry | None:
    """The entry with its places, unless something in it wants a second look."""
    head = _HEAD.match(flat, span.start)
    if head is None or not parsed.entry_type:
        return None
    at = head.end() + len(parsed.key)
    fields: list[RawField] = []
    for one in parsed.fields:
        name, value = one.key, one.value
        if not (name.isidentifier() or _NAME.fullmatch(name)):
            return None
        start = flat.index(name, at)
        name_span = Span(start, start + len(name))
        at = flat.index(value, flat.index("=", name_span.end) + 1)
        pieces = _pieces(flat, value, at)
        if pieces is None:
            return None
        fields.append(RawField(name, name_span, Span(at, at := at + len(value)), pieces))
    key_span = Span(head.end(), head.end() + len(parsed.key)) if parsed.key else Span(*head.span())
    fault = key_fault(parsed.key, key_span)
    return RawEntry(parsed.entry_type, parsed.key, key_span, span, tuple(fields), (fault,) if fault else ())


def _pieces(flat: str, value: str, at: int) -> tuple[Piece, ...] | None:
    """The pieces of a value, or nothing where it is not one value in due form."""
    first = value[:1]
    inner = value[1:-1]
    whole = first in _CLOSING and value[-1] == _CLOSING[first] and (first == "{" or '"' not in inner)
    if whole and _is_balanced(inner):
        inside = "=" in inner and inner_field(inner, 0, len(inner)) < len(inner)
        return None if inside else (Piece("text", at + 1, at + len(value) - 1),)
    if value.isdecimal() or _WORD.fullmatch(value):
        return (Piece("word", at, at + len(value)),)
    pieces, faults, end = scan_value(flat, at, at + len(value))
    return None if faults or end != at + len(value) else pieces


def _is_balanced(words: str) -> bool:
    if "{" not in words and "}" not in words:
        return True
    depth = 0
    for mark in _BRACES.finditer(words):
        depth += 1 if mark[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


# --- what stands between blocks


def _gap(flat: str, entry: RawEntry | None, gap: Span) -> Iterator[Block]:
    """The entry before the gap, with what was cut off from it, and the entries that others miss in the gap."""
    start = gap.start
    if entry:
        entry, start = _with_rest(flat, entry, gap)
        yield entry
    while found := _LOST.search(flat, start, gap.end):
        begin = found.end() - len(found[0].lstrip())
        before = flat[max(start, begin - 80) : begin].rstrip()
        if before.endswith("@"):
            begin = max(start, begin - 80) + len(before) - 1
        opened = found[0].endswith(("{", "(")) or _FIELD_NEXT.match(flat, found.end(), gap.end)
        if not opened:
            start = found.end()
            continue
        lost, start = scan(flat, begin, gap.end)
        if lost.type not in _NO_ENTRIES:
            yield lost


def _with_rest(flat: str, entry: RawEntry, gap: Span) -> tuple[RawEntry, int]:
    last = Span(entry.span.end - 1, entry.span.end)
    if rest := _CUT_OFF.match(flat, *gap):
        fields, faults, end = scan_fields(flat, rest.end(), gap.end)
        names = ", ".join(f"“{one.name}”" for one in fields)
        message = f"The entry closes too early: other readers drop {names}."
        cut = Fault(damage.CUT_OFF, last, message, "Take out the brace that closes it.")
        kept = [fault for fault in faults if fault.kind != damage.UNCLOSED_ENTRY]
        span = Span(entry.span.start, end)
        return entry._replace(span=span, fields=entry.fields + fields, faults=(*entry.faults, cut, *kept)), end
    if brace := _STRAY_BRACE.match(flat, *gap):
        span = Span(brace.end() - 1, brace.end())
        stray = Fault(damage.STRAY_BRACE, span, "A closing brace too many.", "Take it out.")
        return entry._replace(faults=(*entry.faults, stray)), brace.end()
    return entry, gap.start
