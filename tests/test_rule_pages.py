"""A rule's docstring as a page, and the page as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu.console import Style, cells
from devisu.reporters import explain, rules_list
from devisu.rules.base import WARNING, Rule
from devisu.rules.page import TITLES, Page, Section, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devisu.dossier import Dossier
    from devisu.findings import Hit

PAGE = """The quotation leaves out words that stand in the source, and nothing marks it.

    What is between the marks is taken for a sequence;
    this is said twice.

    Only direct quotations.

    Why it matters
        A reader takes what stands between quotation marks for the author's own
        sequence of words.

        An unmarked omission can turn a hedged sentence flat.

    Bad
        He wrote that “the mill was lost that year” [1].

        ## Notes

    Good
        --- essay.md
        He wrote that “the mill was … lost that year” [1].
        --- bib/sources/doe1990.md
        the mill was, most agreed, lost that year

    Bad
        --- other.md
        “[sic] words”
        --- bib/sources/doe1990.md
        the mill was, most agreed, lost that year

    To mend
        Mark the omission, or restore the words.

    Options
        tradition = "chicago": what may change silently
          and an indented line

    Authority
        The made-up manual of style, 13.50.
    """


def made(page: str, code: str = "QUO004") -> Rule:
    def check(dossier: Dossier) -> Iterator[Hit]:
        yield from ()

    check.__doc__ = page
    return Rule(code, "words-left-out-without-a-mark", WARNING, check)


def test_a_page_is_read_from_a_docstring() -> None:
    page = parse(made(PAGE))
    assert page.summary == "The quotation leaves out words that stand in the source, and nothing marks it."
    assert page.paragraphs == (
        "What is between the marks is taken for a sequence; this is said twice.",
        "Only direct quotations.",
    )
    assert [section.title for section in page.sections] == [
        "Why it matters",
        "Bad",
        "Good",
        "Bad",
        "To mend",
        "Options",
        "Authority",
    ]
    assert page.bad == (
        {"essay.md": "He wrote that “the mill was lost that year” [1].\n\n## Notes\n"},
        {"other.md": "“[sic] words”\n", "bib/sources/doe1990.md": "the mill was, most agreed, lost that year\n"},
    )
    assert page.good == (
        {
            "essay.md": "He wrote that “the mill was … lost that year” [1].\n",
            "bib/sources/doe1990.md": "the mill was, most agreed, lost that year\n",
        },
    )


def test_given_files_are_part_of_every_example() -> None:
    page = parse(made("A fault.\n\nGiven\n    --- x.bib\n    @misc{a}\nBad\n    one\nGood\n    two\n"))
    assert page.bad == ({"x.bib": "@misc{a}\n", "essay.md": "one\n"},)
    assert page.good == ({"x.bib": "@misc{a}\n", "essay.md": "two\n"},)


def test_a_summary_is_enough() -> None:
    assert parse(made("A fault is named.")) == Page("A fault is named.", (), ())


def test_an_example_may_hold_front_matter() -> None:
    page = parse(made("A fault.\n\nBad\n    ---\n    title: x\n    ---\n    words\n"))
    assert page.sections == (Section("Bad", "---\ntitle: x\n---\nwords"),)
    assert page.bad == ({"essay.md": "---\ntitle: x\n---\nwords\n"},)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("", "summary"),
        ("A fault.\nno blank line", "blank line"),
        ("A fault.\n\nWhy is this bad\n    Because.\n", "no section “Why is this bad”"),
        ("A fault.\n\nBad\n\nGood\n    x\n", "“Bad” wants a body"),
        ("A fault.\n\nBad\n", "“Bad” wants a body"),
        ("A fault.\n\nBad\n    x\nnot indented\n", "“Bad” wants a body"),
    ],
)
def test_what_is_no_page(page: str, what: str) -> None:
    with pytest.raises(ValueError, match="QUO004") as raised:
        parse(made(page))
    assert what in str(raised.value)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
def test_the_page_as_shown(width: int, unicode: bool, golden: Callable[[str, str], None]) -> None:
    shown = explain.render(made(PAGE), Style(width, unicode=unicode))
    assert all(cells(line) <= width for line in shown.split("\n"))
    assert all(title in shown for title in TITLES if title != "Given")
    assert "[sic]" in shown
    assert shown.count("most agreed") == 1
    assert "bib/sources/doe1990.md as above" in shown
    if width == 80:
        golden(f"explain-{'unicode' if unicode else 'ascii'}.txt", shown)


@pytest.mark.parametrize("width", [40, 80, 140])
def test_the_list_of_rules(width: int, golden: Callable[[str, str], None]) -> None:
    rules = [
        made("A summary of a plug-in.", "ZZZ001"),
        made(PAGE),
        made("Another fault.", "TXT002"),
        made(PAGE, "QUO001"),
    ]
    shown = rules_list.render(rules, Style(width))
    assert all(cells(line) <= width for line in shown.split("\n"))
    order = [code for code in ("TXT002", "QUO001", "QUO004", "ZZZ001") if code in shown]
    assert sorted(order, key=shown.index) == ["TXT002", "QUO001", "QUO004", "ZZZ001"]
    assert ("Another fault." in shown) is (width == 140)
    golden(f"rules-{width}.txt", shown)
