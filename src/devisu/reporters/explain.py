"""A rule's page for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.layout import BLANK, head, wrap
from devisu.rules.page import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.console import Line, Style
    from devisu.rules.base import Rule
    from devisu.rules.page import Files, Section

_INDENT = 3
_EXAMPLES: Mapping[str, str] = {"Given": "dim", "Bad": "bad", "Good": "good"}
_ALONE = "essay.md"


def render(rule: Rule, style: Style) -> str:
    """The page behind ``devisu explain CODE``. Raises ValueError if the rule's page is not well formed."""
    return paint(_lines(rule, style), style)


def _lines(rule: Rule, style: Style) -> Iterator[Line]:
    page = parse(rule)
    word = rule.severity.word
    yield from wrap([(rule.code, "code"), (" · ", "dim"), (rule.name, "strong"), (" · ", "dim"), (word, word)], style)
    for paragraph in (page.summary, *page.paragraphs):
        yield BLANK
        yield from wrap([(paragraph, "")], style, 1)
    seen: Files = {}
    for section in page.sections:
        yield BLANK
        yield ((" ", ""), (section.title, _EXAMPLES.get(section.title, "strong")))
        yield from _example(section, seen, style) if section.is_example else _prose(section.body, style)
        seen = section.files if section.is_example else seen


def _prose(body: str, style: Style) -> Iterator[Line]:
    """Paragraphs, refilled; lines that are indented stay lines of their own."""
    for number, part in enumerate(body.split("\n\n")):
        if number:
            yield BLANK
        lines = part.split("\n")
        if any(line.startswith((" ", "- ")) for line in lines):
            for line in lines:
                inner = _INDENT + len(line) - len(line.lstrip(" "))
                yield from wrap([(line, "")], style, inner + 2, ((" " * inner, ""),))
        else:
            yield from wrap([(part, "")], style, _INDENT)


def _example(section: Section, seen: Files, style: Style) -> Iterator[Line]:
    """The files of an example at a bar, but for those of the example before that are the same again."""
    name = _EXAMPLES[section.title]
    bar = (" " * _INDENT + style.fit("│") + " ", name)
    files = section.files
    same = [path for path, text in files.items() if seen.get(path) == text]
    for path, text in files.items():
        if path in same:
            continue
        if len(files) > 1 or path != _ALONE:
            yield ((" " * _INDENT, ""), (path, "dim"))
        for line in text.removesuffix("\n").split("\n"):
            yield from ((bar, (part, "")) for part in _folded(line, style))
    if same:
        yield from wrap([(f"{', '.join(same)} as above", "dim")], style, _INDENT)


def _folded(line: str, style: Style) -> Iterator[str]:
    """A line of a file, white space kept, cut between words where it is wider than the page."""
    room = style.width - _INDENT - 2
    rest = style.fit(line.replace("\t", "    "))
    while True:
        part = head(rest, room)
        if len(part) < len(rest) and rest[len(part)] != " ":
            part = part[: part.rfind(" ")] if " " in part.strip() else part
        yield part
        rest = rest[len(part) :].removeprefix(" ")
        if not rest:
            return
