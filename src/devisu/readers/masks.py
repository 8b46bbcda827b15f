"""What of a Markdown file is no text at all, found line by line before its blocks are.

The blocks are found in a *mask* of the file: as long as the file, line for line, with blanks where front matter,
comments, scripts, commands of TeX and the fences of divisions stand, with a list's mark before the definition of a
term, and with plain letters for everything that is not ASCII. Only its geometry is used; words are always taken from
the file itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n")
_FRONT_END = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_TITLE_BLOCK = re.compile(r"(?:%[^\n]*\n(?:[ \t]+\S[^\n]*\n)?){1,3}")
_FENCE = re.compile(r"[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?(`{3,}|~{3,})([^\n]*)")
_DIVISION = r"[ \t]{0,20}:{3,}[ \t]*(?:\{[^{}\n]{0,500}\}|[\w-]{1,80})?[ \t]*:*[ \t]*$"
_SHORTCODE = r"[ \t]{0,3}\{\{[<%][^\n]{0,1000}[>%]\}\}[ \t]*$"
_TEX = r"[ \t]{0,3}\\[A-Za-z]{2,40}\*?(?:\[[^\[\]\n]{0,200}\]|\{[^{}\n]{0,200}\}){0,5}[ \t]*$"
_CONTENTS = r"[ \t]{0,3}(?:\[TOC\]|\[\[_?toc_?\]\])[ \t]*$"
_BLANKED = re.compile(f"{_DIVISION}|{_SHORTCODE}|{_TEX}|{_CONTENTS}", re.MULTILINE | re.IGNORECASE)
_KIND_OF_NOTE = re.compile(r"(?:[ \t]{0,3}>){1,9}[ \t]?(\[!\w{1,30}\][-+]?)")
_VERSE = re.compile(r"[ \t]{0,3}(\|)(?=[ \t]|$)[^|\n]*$", re.MULTILINE)
_TEX_BLOCK = re.compile(
    r"[ \t]{0,3}\\begin\{((?:equation|align|gather|multline|tabular|tabularx|longtable|table|figure|tikzpicture|"
    r"verbatim|lstlisting|math|displaymath)\*?)\}"
)
_TERM = re.compile(r"(?:^|\n[ \t]*\n)[ \t]{0,3}[^\s|+:>#`~<-][^\n]*\n(?:[ \t]*\n)?(?=[ ]{0,3}:[ \t]+\S)")
_DEFINITION = re.compile(r"^[ ]{0,3}:(?=[ \t]+\S)", re.MULTILINE)
_CONTINUED = re.compile(r"^(?:[ \t]{2,}[^\n]*|[ \t]*|[ ]{0,3}:[ \t]+\S[^\n]*)(?:\n|\Z)", re.MULTILINE)
_BLOCK_TAG = re.compile(r"[ \t]{0,3}<(script|style|svg|textarea)\b", re.IGNORECASE)
_STRANGE = re.compile(r"[^\t\n -~]")
_READ = re.compile(r"[^\n]")


def masked(text: str) -> str:
    """The mask of a file, in which its blocks are looked for; its lines end in a line feed alone."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    parts, reached = [], 0
    for span in _hidden(text):
        parts.append(_STRANGE.sub("x", text[reached : span.start]))
        parts.append(_READ.sub(" ", span.of(text)))
        reached = span.end
    parts.append(_STRANGE.sub("x", text[reached:]))
    mask = "".join(parts)
    pieces, reached = [], 0
    for at in _definitions(mask):
        pieces += [mask[reached:at], "-"]
        reached = at + 1
    return "".join((*pieces, mask[reached:]))


def _definitions(mask: str) -> Iterator[int]:
    """Where the colons stand that begin the definitions of terms, as pandoc has them: a line, and below it ``: …``."""
    for term in _TERM.finditer(mask):
        at = term.end()
        while (line := _CONTINUED.match(mask, at)) and line.end() > at:
            if colon := _DEFINITION.match(mask, at):
                yield colon.end() - 1
            at = line.end()


def _front_matter(text: str) -> Span:
    opening = _FRONT.match(text)
    closing = _FRONT_END[opening[1]].search(text, opening.end()) if opening else None
    title = _TITLE_BLOCK.match(text)
    return Span(0, closing.end() if closing else title.end() if title else 0)


def _hidden(text: str) -> list[Span]:
    """The spans to be blanked: front matter, comments, scripts, the fences of divisions."""
    front = _front_matter(text)
    hidden, at, fence, hopeless = [front], front.end, "", set[str]()
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        if found := _FENCE.match(text, at):
            fence = _after_fence(fence, found)
        elif not fence and (span := _hidden_in(text, Span(at, end), hopeless)):
            hidden.append(span)
            end = max(end, span.end)
        at = end
    return hidden


def _after_fence(fence: str, found: re.Match[str]) -> str:
    """The fence that is open after this line; a fence is closed by one of its kind, as long or longer."""
    if not fence:
        return "" if found[1][0] == "`" and "`" in found[2] else found[1]
    closes = found[1].startswith(fence) and not found[2].strip()
    return "" if closes else fence


def _hidden_in(text: str, line: Span, hopeless: set[str]) -> Span | None:
    if (match := _TEX_BLOCK.match(text, line.start)) and (
        block := _until(text, line.start, f"\\end{{{match[1]}}}", hopeless)
    ):
        return block
    if match := _BLANKED.match(text, line.start):
        return Span(*match.span())
    if match := _KIND_OF_NOTE.match(text, line.start) or _VERSE.match(text, line.start):
        return Span(*match.span(1))
    if match := _BLOCK_TAG.match(text, line.start):
        return _until(text, line.start, f"</{match[1].lower()}>", hopeless)
    start = text.find("<!--", line.start, line.end)
    if start < 0 or text.count("`", line.start, start) % 2:
        return None
    comment = _until(text, start, "-->", hopeless)
    return comment if comment and not _within_paragraph(text, line, comment) else None


def _within_paragraph(text: str, line: Span, comment: Span) -> bool:
    """Whether a comment of one line stands among words or lines of words, which it must not cut in two."""
    if comment.end > line.end:
        return False
    if text[line.start : comment.start].strip() or text[comment.end : line.end].strip():
        return True
    before = text[text.rfind("\n", 0, max(line.start - 1, 0)) + 1 : line.start]
    after = text[line.end : text.find("\n", line.end) + 1 or len(text)]
    return bool(before.strip() and after.strip())


def _until(text: str, start: int, closing: str, hopeless: set[str]) -> Span | None:
    """From ``start`` to the closing sign; a sign not found once is not sought again."""
    found = -1 if closing in hopeless else text.find(closing, start)
    if found < 0:
        hopeless.add(closing)
        return None
    return Span(start, found + len(closing))
