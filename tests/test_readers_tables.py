"""Tables, rules and what is set in: which lines of a text make claims, and which do not."""

import pytest

from devisu import readers

ROWS = ["Year", "Mills", "1741", "twelve in the upper valley", "1742", "nine"]
TABLES = {
    "simple": "Year    Mills\n----    -----\n1741    twelve in the upper valley\n1742    nine",
    "indented": "  Year    Mills\n  ----    -----\n  1741    twelve in the upper valley\n  1742    nine",
    "bars": "| Year | Mills |\n|------|------:|\n| 1741 | twelve in the upper valley |\n| 1742 | nine |",
    "no outer bars": "Year | Mills\n-----|------\n1741 | twelve in the upper valley\n1742 | nine",
    "grid": (
        "+------+-------+\n| Year | Mills |\n+======+=======+\n| 1741 | twelve in the upper valley |\n"
        "+------+-------+\n| 1742 | nine |\n+------+-------+"
    ),
    "many lines": (
        "-----------------------------------\nYear    Mills\n------  ---------------------------\n"
        "1741    twelve in the upper valley\n\n1742    nine\n-----------------------------------"
    ),
    "no heads": "----  -----\nYear  Mills\n1741  twelve in the upper valley\n1742  nine\n----  -----",
    "bars, no heads": "|------|------|\n| Year | Mills |\n| 1741 | twelve in the upper valley |\n| 1742 | nine |",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("before", ["The mills were few.\n\n", "The mills were few:\n"], ids=["apart", "glued"])
def test_a_table_makes_no_claims(table, before):
    if before.endswith(":\n") and "|" not in table:
        return  # what is ruled by dashes needs a blank line above it
    for name in ("essay.md", "essay.txt"):
        document = readers.read(name, f"{before}{table}\n\nThen they burned.\n", "en")
        body = [block.span.of(document.text) for block in document.blocks if block.is_body]
        assert body == [before.strip(), "Then they burned."]
        held = [block.span.of(document.text) for block in document.blocks if block.kind == "caption"]
        assert held == ROWS if name.endswith(".md") else len(held) == 3


PROSE = {
    "between two rules": "--- ---\n\nThe mill stood in the valley till then.\n\n--- ---\n\nThen it burned.",
    "a dash in a line": "The mill -- old as it was -- stood there\nand burned -- late -- in the spring.",
    "a heading with a line under it": "The mill\n--------\n\nIt stood there.",
    "bars in a sentence": "The mill | the dam\nstood there for years.",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("name", ["essay.md", "essay.txt"])
def test_what_only_looks_like_a_table(text, name):
    document = readers.read(name, f"It began.\n\n{text}\n\nIt ended.\n", "en")
    assert not [block for block in document.blocks if block.kind == "caption"]


SET_IN = {
    "the first paragraph": ("    The mill stood there.\n\nIt burned.\n\nIt was sold.", "paragraph"),
    "below a heading": ("The Mill\n\n    The mill stood there.\n\nIt burned.\n\nIt was sold.", "paragraph"),
    "an epigraph that is signed": (
        "The Mill\n\n    The mill stood there.\n    — Jane Doe\n\nIt burned.\n\nIt was sold.",
        "quote",
    ),
    "below prose": ("Doe wrote:\n\n    The mill stood there.\n\nIt burned.\n\nIt was sold.", "quote"),
    "below a quotation": ("It was so.\n\n> It rained.\n\n    The mill stood there.\n\nIt burned.\n\nSold.", "quote"),
}


@pytest.mark.parametrize(("text", "kind"), SET_IN.values(), ids=SET_IN)
def test_what_is_set_in_is_quoted_below_prose(text, kind):
    document = readers.read("essay.txt", text, "en")
    (found,) = [block for block in document.blocks if "stood" in block.span.of(document.text)]
    assert found.kind == kind


def test_lines_that_are_drawn_are_no_words():
    document = readers.read("essay.txt", "The Mill\n========\n\nIt stood.\n\n* * *\n\nIt burned.\n-----\n", "en")
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]


IN_HTML = {
    "cells apart": "<table>\n<tr><td>\n\nDoe bought the mill.\n\n</td></tr>\n</table>",
    "right below words": "So it was:\n<table>\n  <tr>\n    <td>\n      Doe bought the mill.\n    </td>\n  </tr>\n</table>",
    "in a division": '<div class="wide"><table>\n<tr>\n<td>\n\nDoe bought the mill.\n\n</td></tr></table></div>',
    "a table in a table": "<table><tr><td>\n<table></table>\n\nDoe bought the mill.\n\n</td></tr>\n</table>",
}


@pytest.mark.parametrize("table", IN_HTML.values(), ids=IN_HTML)
def test_words_of_a_table_in_html_are_no_paragraph(table):
    document = readers.read("essay.md", f"It began.\n\n{table}\nIt ended.\n", "en")
    kinds = {" ".join(block.span.of(document.text).split()): block.kind for block in document.blocks}
    assert kinds["Doe bought the mill."] == "caption"
    assert kinds["It ended."] == "paragraph"


def test_a_table_in_html_that_is_never_closed_swallows_nothing():
    document = readers.read("essay.md", "It began.\n\n<table>\n\nThe mill stood there.\n", "en")
    assert [block.kind for block in document.blocks if "stood" in block.span.of(document.text)] == ["paragraph"]
