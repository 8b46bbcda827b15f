"""The time that criticism takes: reasons and reach, and the rules SUP, SRC and CHR, without reading the text.

The texts are the made-up sentences of ``labels/ru.tsv``, each with a number of its own, a marker to every fifth, beside
a bibliography of forty works and a chronology of twenty events. The best of three runs counts, in CPU seconds. Run:
``python benchmarks/criticism.py``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from devisu import check, edition, run, support

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from devisu.dossier import Dossier

LABELS = Path(__file__).parent / "labels"
SIZES = (1_000, 10_000)
FAMILIES = ("SUP", "SRC", "CHR")
WORKS, EVENTS = 40, 20


def main() -> int:
    print(f"{'sentences':>9}  {'weigh':>6}  {'rules':>6}  {'together':>8}   CPU seconds")
    for count in SIZES:
        weighing, ruling = min((measure(count) for _ in range(3)), key=sum)
        print(f"{count:>9}  {weighing:>6.2f}  {ruling:>6.2f}  {weighing + ruling:>8.2f}")
    return 0


def measure(count: int) -> tuple[float, float]:
    """The time to weigh the claims of a text of so many sentences, and to run the rules on them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        dossier, weighing = gathered(folder)
    chosen = replace(dossier, settings=replace(dossier.settings, select=FAMILIES))
    begun = time.process_time()
    run.run(chosen)
    return weighing, time.process_time() - begun


def gathered(folder: Path) -> tuple[Dossier, float]:
    spent = 0.0
    weigh: Callable[..., support.Backing] = support.weigh

    def timed(*arguments: object, **more: object) -> support.Backing:
        nonlocal spent
        begun = time.process_time()
        backing = weigh(*arguments, **more)
        spent += time.process_time() - begun
        return backing

    support.weigh = timed
    try:
        return check.gather(edition.read([], start=folder)), spent
    finally:
        support.weigh = weigh


def write(folder: Path, count: int) -> None:
    """An edition with a text of so many sentences."""
    lines = [line.split("\t")[2] for line in (LABELS / "ru.tsv").read_text("utf-8").splitlines()]
    paragraphs = (
        f"{' '.join(some)} [@w{at % WORKS}, с. {at % 90 + 1}]." for at, some in enumerate(groups(lines, count))
    )
    (folder / "essay.md").write_text("\n\n".join(paragraphs), "utf-8")
    (folder / "works.bib").write_text("\n".join(map(work, range(WORKS))), "utf-8")
    (folder / "chronology.toml").write_text("".join(map(event, range(EVENTS))), "utf-8")
    (folder / "devisu.toml").write_text(
        'texts = ["essay.md"]\nbibliography = ["works.bib"]\nchronology = "chronology.toml"\nlanguage = "ru"\n', "utf-8"
    )


def groups(lines: Sequence[str], count: int) -> Iterator[list[str]]:
    """Paragraphs of five sentences, so many sentences in all; a number keeps each unlike the others."""
    for start in range(0, count, 5):
        some = [f"{lines[(start + at) % len(lines)][:-1]} ({start + at})." for at in range(5)]
        yield [*some[:-1], some[-1][:-1]]


def work(number: int) -> str:
    return (
        f"@book{{w{number}, author = {{Мельник{number}, Иван}}, title = {{Долина, часть {number}}}, "
        f"publisher = {{Издательство {number % 7}}}, date = {{{1900 + number}}}}}"
    )


def event(number: int) -> str:
    return (
        f'\n[[event]]\nid = "e{number}"\nname = "The mill number {number} burns down"\ndate = "{1700 + number}"\n'
        f'known = "made-up"\nmatch = {{ ru = ["пожар", "мельница", "номер {number}"] }}\n'
    )


if __name__ == "__main__":
    sys.exit(main())
