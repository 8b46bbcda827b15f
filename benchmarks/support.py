"""How well reasons and priorities agree with labels given by hand, as an editor would give them.

The labels stand in ``benchmarks/labels``: a band (1: wants a source, 2: might, 3: does not), the reasons, and the
sentence. They were given before the word lists were written. Rows of odd number were used for tuning (“tuned”), those
of even number were not looked at until the end (“unseen”). The ``fresh`` sets were labelled when the lists were
finished, before anything was run on them. The English sentences are by file and place only:
``DEVISU_BENCH_DATA`` names the folder whose folder ``crdh`` has the essays. Run: ``python benchmarks/support.py``;
``--misses LANGUAGE`` lists where reasons and labels of the tuned half differ.
"""

from __future__ import annotations

import os
import sys
import tempfile
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devisu import check, edition, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from devisu.model import Examined

LABELS = Path(__file__).parent / "labels"
REASONS = (
    *("DATE", "FIGURE", "NAME", "EVENT", "LAW", "QUOTE", "ATTRIBUTED", "VAGUE-ATTRIBUTION", "CAUSE", "MOTIVE"),
    *("SUPERLATIVE", "GENERAL", "EVALUATION", "LABEL", "CERTAINTY", "PROGNOSIS", "SYNTHESIS"),
    *("META", "QUESTION", "HEDGE", "NORM"),
)
HALVES = ("tuned", "unseen")
FRESH = ("ru-fresh", "kk-fresh", "en-fresh", "ru-fresh2", "kk-fresh2", "kk-fresh3", "de-fresh", "fr-fresh", "uk-fresh")
AUCS = (("strong (1 against 2, 3)", 1), ("any (1, 2 against 3)", 2))


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled sentence with what devisu says of it; ``number`` from 1."""

    number: int
    band: int
    labels: frozenset[str]
    found: frozenset[str]
    score: float
    words: str

    @property
    def half(self) -> str:
        """Which half it belongs to."""
        return HALVES[self.number % 2 == 0]


def main(arguments: Sequence[str]) -> int:
    languages = {"ru": written("ru"), "kk": written("kk"), "en": essays()}
    if arguments[:1] == ["--misses"]:
        misses(one for one in languages[arguments[1]] if one.half == HALVES[0])
        return 0
    for language, rows in languages.items():
        if not rows:
            print(f"{language}: set DEVISU_BENCH_DATA to the folder that has the essays; nothing was measured")
            continue
        report(language, rows)
    for name in FRESH:
        report_fresh(name, written(name[:2], name))
    return 0


# --- reading ----------------------------------------------------------------------------------------------------------


def written(language: str, name: str = "") -> list[Row]:
    """Sentences that stand with their labels, each as a paragraph of one text."""
    lines = [line.split("\t") for line in (LABELS / f"{name or language}.tsv").read_text("utf-8").splitlines()]
    text = examine("\n\n".join(words for _, _, words in lines), language)
    places = [(text.document.source.text.index(words), words) for _, _, words in lines]
    return [
        row(number, band, labels, text, (start, start + len(words)))
        for number, ((band, labels, _), (start, words)) in enumerate(zip(lines, places, strict=True), 1)
    ]


def essays() -> list[Row]:
    """The labelled places of the essays."""
    folder = os.environ.get("DEVISU_BENCH_DATA")
    if not folder:
        return []
    lines = [line.split("\t") for line in (LABELS / "en.tsv").read_text("utf-8").splitlines()]
    names = sorted({name for _, _, name, _, _ in lines})
    texts = {name: examine((Path(folder) / "crdh" / name).read_text("utf-8"), "en") for name in names}
    return [
        row(number, band, labels, texts[name], (int(start), int(end)))
        for number, (band, labels, name, start, end) in enumerate(lines, 1)
    ]


def examine(words: str, language: str) -> Examined:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "essay.md").write_text(words, "utf-8")
        Path(folder, "devisu.toml").write_text(f'texts = ["essay.md"]\nlanguage = "{language}"\n', "utf-8")
        read = edition.read([], start=Path(folder))
        return check.examine(read.texts[0], read, link.Holdings(read.library))


def row(number: int, band: str, labels: str, text: Examined, place: tuple[int, int]) -> Row:
    start, end = place
    first = max(bisect_right([claim.span.start for claim in text.claims], start) - 1, 0)
    claims = [claim for claim in text.claims[first:] if claim.span.start < end]
    found = frozenset(one.name for claim in claims for one in text.reasons[claim.id])
    score = max(text.checkworthy[claim.id] for claim in claims)
    return Row(number, int(band), frozenset(labels.split()), found, score, text.document.source.text[start:end])


# --- measuring --------------------------------------------------------------------------------------------------------


def report(language: str, rows: Sequence[Row]) -> None:
    print(f"\n{language}: {len(rows)} sentences")
    halves = [[one for one in rows if one.half == half] for half in HALVES]
    for title, worst in AUCS:
        told = ", ".join(
            f"{half} {auc(some, worst):.2f}" for half, some in zip((*HALVES, "all"), (*halves, rows), strict=True)
        )
        print(f"  AUC of priority, {title}: {told}")
    print(f"  {'reason':<18} " + " ".join(f"{half:>5} n  prec  rec " for half in (*HALVES, "all")))
    for reason in REASONS:
        print(f"  {reason:<18} " + " ".join(agreement(some, reason) for some in (*halves, rows)))
    print(f"  {'together':<18} " + " ".join(together(some) for some in (*halves, rows)))


def report_fresh(name: str, rows: Sequence[Row]) -> None:
    print(f"\n{name}: {len(rows)} sentences")
    for title, worst in AUCS:
        print(f"  AUC of priority, {title}: {auc(rows, worst):.2f}")
    print(f"  {'reason':<18}       n  prec  rec")
    for reason in REASONS:
        print(f"  {reason:<18} {agreement(rows, reason)}")
    print(f"  {'together':<18} {together(rows)}")


def auc(rows: Iterable[Row], worst: int) -> float:
    """The chance that a sentence that wants a source has a higher priority than one that does not."""
    wanting = [one.score for one in rows if one.band <= worst]
    others = [one.score for one in rows if one.band > worst]
    won = sum((high > low) + (high == low) / 2 for high in wanting for low in others)
    return won / (len(wanting) * len(others))


def agreement(rows: Sequence[Row], reason: str) -> str:
    return told([(reason in one.labels, reason in one.found) for one in rows])


def together(rows: Sequence[Row]) -> str:
    return told([(reason in one.labels, reason in one.found) for one in rows for reason in REASONS])


def told(pairs: Sequence[tuple[bool, bool]]) -> str:
    both = sum(label and found for label, found in pairs)
    labelled, found = sum(label for label, _ in pairs), sum(found for _, found in pairs)
    precision = f"{both / found:.2f}" if found else "   –"
    recall = f"{both / labelled:.2f}" if labelled else "   –"
    return f"{labelled:>7}  {precision} {recall} "


def misses(rows: Iterable[Row]) -> None:
    for one in rows:
        more, less = sorted(one.found - one.labels), sorted(one.labels - one.found)
        print(f"{one.number} [{one.band}] {one.score:.2f} +{' '.join(more)} -{' '.join(less)}\n    {one.words}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
