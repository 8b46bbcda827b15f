"""One collation report, whole: quotations of every kind beside a source, as a golden file; all texts are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collating import compared, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devisu.model import Comparison

RECORDS = (
    record(
        "doe1871-scan.txt",
        '<pb n="48"/>The bell-founder swore before the reeve that the great bell had been cast sound, and that no clapper of\n'
        "his making had ever cracked a bell in frost, unless drunken ringers had first abused it. "
        '<pb n="49"/>The reeve answer’d that in the year 1743 two bells of his foundry were re-cast at the parish’s cost; '
        "whereupon the founder withdrew, and the ſexton fell aſleep.",
        entry="doe1871",
        language="en",
    ),
    record(
        "poe1900.txt",
        "As an old book has it, “the great bell had been cast sound”, and nobody asked by whom.",
        entry="poe1900",
        language="en",
        extent="excerpt",
        seen_in="quoted in Roe 1950",
    ),
)
CITED = [
    ("the great bell had been cast sound, and that no clapper of his making", "48"),
    ("The great bell had been cast sound … unless drunken ringers had first abused it.", "48"),
    ("no clapper of his making had ever cracked a bell in frost", "49"),
    ("two bells of his foundry were recast at the parish's cost", "49"),
    ("The reeve answered that in the year 1734 two bells", ""),
    ("whereupon the founder [i.e. Doe] withdrew, and the sexton fell asleep", ""),
    ("tbe great bell liad been cast sound, and that no clappcr of his making", ""),
    ("no clapper of his making had cracked a sound bell in frost", ""),
    ("two bells of his foundry were re-cast […] the bell-founder swore before the reeve", ""),
    ("the great bell", ""),
    ("the bell was cracked from the beginning, as every child in the parish knew", ""),
]  # fmt: skip


def _told(words: str, comparison: Comparison) -> Iterator[str]:
    yield f"“{words}”"
    yield f"  {comparison.verdict} {' '.join(comparison.flags)}".rstrip()
    yield f"  {comparison.reason}"
    if comparison.missing:
        yield f"  {comparison.missing}"
    for one in comparison.collations:
        place = f"{one.source} {one.span.start}-{one.span.end}"
        yield f"  | {place} p. {one.page} score {one.score} {one.verdict}: {' '.join(one.passage.split())}"
        for variant in one.variants:
            marked = " (marked)" if variant.marked else ""
            flags = f" [{' '.join(variant.flags)}]" if variant.flags else ""
            source = " ".join(variant.source.split())
            yield f"  |   {variant.kind}{marked}: “{variant.quotation}” / “{source}”{flags}"
    yield ""


def test_the_collation_report(golden: Callable[[str, str], None]) -> None:
    lines = [
        line for words, page in CITED for line in _told(words, compared(words, RECORDS, cited=("doe1871",), page=page))
    ]
    elsewhere = compared("the great bell had been cast sound", RECORDS, cited=("poe1900",))
    lines += _told("the great bell had been cast sound", elsewhere)
    golden("collation.txt", "\n".join(lines))
