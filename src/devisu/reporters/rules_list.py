"""All rules, family by family."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from devisu.console import cells, paint
from devisu.reporters.layout import BLANK, table, wrap
from devisu.rules.page import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from devisu.console import Line, Segment, Style
    from devisu.rules.base import Rule

_FAMILIES: Mapping[str, str] = {
    "TXT": "the state of the text",
    "CIT": "from the text to the bibliography",
    "QUO": "quotations against sources",
    "SUP": "assertions and their support",
    "BIB": "the bibliography",
    "SRC": "source criticism",
    "CHR": "dates",
    "EDN": "the edition itself",
}
_SUMMARY_FROM = 110  # columns from which the summaries stand beside the names


def render(rules: Iterable[Rule], style: Style) -> str:
    """The list behind ``devisu rules``: codes, severities and names, and summaries where there is room."""
    return paint(_lines(sorted(rules, key=_order), style), style)


def family(rules: Iterable[Rule], style: Style) -> str:
    """The list behind ``devisu explain QUO``: each rule of a family with what it finds."""
    return paint(_family(sorted(rules, key=_order), style), style)


def _family(rules: list[Rule], style: Style) -> Iterator[Line]:
    yield from wrap(_heading(rules[0].code[:3]), style)
    for rule in rules:
        yield BLANK
        word = rule.severity.word
        yield from wrap([(rule.code, "code"), (f" {rule.name} · ", ""), (word, word)], style, 1)
        yield from wrap([(parse(rule).summary, "")], style, 3)
    yield BLANK
    yield from wrap([(f"To read one: devisu\xa0explain\xa0{rules[0].code}", "dim")], style)


def _heading(family: str) -> list[Segment]:
    return [(family, "strong"), (f" · {_FAMILIES.get(family, 'rules of a plug-in')}", "")]


def _order(rule: Rule) -> tuple[int, str]:
    families = [*_FAMILIES]
    family = rule.code[:3]
    return (families.index(family) if family in families else len(families), rule.code)


def _lines(rules: list[Rule], style: Style) -> Iterator[Line]:
    longest = max((cells(rule.name) for rule in rules), default=0)
    for code, members in groupby(rules, key=lambda rule: rule.code[:3]):
        yield from wrap(_heading(code), style)
        yield from table([_row(rule, longest, style) for rule in members], style)
        yield BLANK
    yield from wrap([("Notes are shown with --select ALL or where asked for. devisu\xa0explain\xa0CODE", "dim")], style)


def _row(rule: Rule, longest: int, style: Style) -> tuple[Segment, ...]:
    row = (
        (f"  {rule.code}", "code"),
        (rule.severity.word.ljust(7), rule.severity.word),
        (rule.name.ljust(longest), ""),
    )
    return (*row, (parse(rule).summary, "dim")) if style.width >= _SUMMARY_FROM else row
