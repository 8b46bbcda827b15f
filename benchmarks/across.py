"""Measure how well the originals of translated quotations are ranked, and print a table.

    python benchmarks/across.py [--fill SENTENCES]

The passages are made up, each in Russian, Kazakh and English, and beside each stands one about the same thing that
says something else (`data/translations.toml`). For each pair of languages all passages of the one are looked for in a
record of the other, whole and with the first half of their words alone. The record has a page for each passage, with
its neighbour in meaning on the same page, filled up with sentences put together from parts. A candidate is right if it
overlaps with the passage that the words translate. Wants the extra ``crosslingual``.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.model import Locator
from devisu.sources import crosslingual
from devisu.sources.crosslingual import Sought, propose
from devisu.sources.records import record_of
from devisu.sources.sidecar import Sidecar
from devisu.sources.vectors import is_installed
from devisu.text import Source

if TYPE_CHECKING:
    from devisu.model import Record

DATA = Path(__file__).parent / "data" / "translations.toml"
LANGUAGES = ("ru", "kk", "en")
MANNERS = (
    ("likeness alone", 0.0, False),
    ("and what is shared", crosslingual.SHARED, False),
    ("and the page", crosslingual.SHARED, True),
)
FILLER = {
    "ru": (
        ("Весной", "В тот же год", "После ярмарки", "Накануне праздника", "До войны", "К зиме"),
        ("староста", "писарь уезда", "вдова мельника", "старый кузнец", "учитель", "сторож склада", "редактор газеты",
         "один из депутатов", "полковник", "комиссия"),
        ("продал дом у реки", "вернулся из города без денег", "просил прибавить плату", "считал мешки с зерном",
         "не ответил на письмо", "велел чинить мост", "говорил о школе и о налоге", "видел пожар на другом берегу",
         "составил новый список", "спорил о пастбищах"),
    ),
    "kk": (
        ("Көктемде", "Сол жылы", "Жәрмеңкеден кейін", "Мереке қарсаңында", "Соғысқа дейін", "Қысқа қарай"),
        ("ауыл басшысы", "уезд хатшысы", "диірменшінің жесірі", "кәрі ұста", "мұғалім", "қойма күзетшісі",
         "газет редакторы", "депутаттардың бірі", "полковник", "комиссия"),
        ("өзен жағасындағы үйді сатты", "қаладан ақшасыз оралды", "жалақыны көтеруді сұрады", "астық қаптарын санады",
         "хатқа жауап бермеді", "көпірді жөндеуді бұйырды", "мектеп пен салық туралы айтты", "арғы беттегі өртті көрді",
         "жаңа тізім жасады", "жайылым туралы дауласты"),
    ),
    "en": (
        ("In spring", "In the same year", "After the fair", "On the eve of the feast", "Before the war",
         "Towards winter"),
        ("the elder", "the clerk of the district", "the miller's widow", "the old smith", "the teacher",
         "the watchman of the store", "the editor of the paper", "one of the deputies", "the colonel",
         "the commission"),
        ("sold the house by the river", "came back from town without money", "asked for better pay",
         "counted the sacks of grain", "did not answer the letter", "had the bridge mended",
         "spoke of the school and of the tax", "saw the fire on the other bank", "drew up a new list",
         "quarrelled about the pastures"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelf:
    """A record with the passages that are looked for in it, and the page on which each stands."""

    record: Record
    passages: tuple[str, ...]
    pages: tuple[str, ...]


def shelf(language: str, passages: list[dict[str, dict[str, str] | str]], fill: int) -> Shelf:
    """The record of a language."""
    chance = random.Random(f"5 {language}")
    made = [f"{' '.join(parts)}." for parts in product(*FILLER[language])]
    chance.shuffle(made)
    wanted = [str(one[language]) for one in passages]
    leaves = []
    for number, (one, words) in enumerate(zip(passages, wanted, strict=True), 1):
        near = one["near"][language] if isinstance(one["near"], dict) else ""
        some, made = made[:fill], made[fill:]
        third, rest = chance.randrange(len(some) // 3 + 1), len(some) // 2 + chance.randrange(len(some) // 3 + 1)
        first, second = chance.sample((words, near), 2)
        leaf = " ".join([*some[:third], first, *some[third:rest], second, *some[rest:]])
        leaves.append(f'<pb n="{number}"/>{leaf}')
    source = Source.of(f"{language}.txt", "\n\n".join(leaves))
    pages = tuple(str(number) for number in range(1, len(wanted) + 1))
    return Shelf(record_of(source, Sidecar(entry="doe", language=language)), tuple(wanted), pages)


def ranks(words: list[str], where: Shelf, *, with_page: bool) -> list[int | None]:
    """The place of the right passage among the first three of each, from 1."""
    pages = [(Locator("page", page),) if with_page else () for page in where.pages]
    sought = [Sought(one, (where.record,), page) for one, page in zip(words, pages, strict=True)]
    text = where.record.source.text
    found: list[int | None] = []
    for proposal, passage in zip(propose(sought), where.passages, strict=True):
        start = text.index(passage)
        hits = (
            number
            for number, one in enumerate(proposal.candidates, 1)
            if one.span.start < start + len(passage) and start < one.span.end
        )
        found.append(next(hits, None))
    return found


def _first_half(words: str) -> str:
    parts = words.split()
    return " ".join(parts[: (len(parts) + 1) // 2]).rstrip(",;:—")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", type=int, default=18, help="sentences that fill each page up, 18 at most")
    args = parser.parse_args()
    if not is_installed():
        print("wants the extra “crosslingual”")
        return 0
    passages = tomllib.loads(DATA.read_text(encoding="utf-8"))["passage"]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DEVISU_CACHE"] = folder
        shelves = {one: shelf(one, passages, args.fill) for one in LANGUAGES}
        began = time.perf_counter()
        made = crosslingual.index([one.record for one in shelves.values()], lambda *_: None)
        print(f"{made} passages read in {time.perf_counter() - began:.0f} s\n")
        print(f"| quotation → record | {' | '.join(f'{name}: first | of three' for name, *_ in MANNERS)} |")
        print("|---|" + "---|" * 2 * len(MANNERS))
        totals = {half: [0] * 2 * len(MANNERS) for half in (False, True)}
        for (here, there), half in product(permutations(LANGUAGES, 2), totals):
            words = [_first_half(str(one[here])) if half else str(one[here]) for one in passages]
            counts: list[int] = []
            for _, crosslingual.SHARED, with_page in MANNERS:
                found = ranks(words, shelves[there], with_page=with_page)
                counts += [sum(one == 1 for one in found), sum(one is not None for one in found)]
            totals[half] = [one + more for one, more in zip(totals[half], counts, strict=True)]
            what = ", half of the words" if half else ""
            print(f"| {here} → {there}{what} | {' | '.join(f'{one}/{len(words)}' for one in counts)} |")
        every = len(passages) * len(LANGUAGES) * (len(LANGUAGES) - 1)
        for half, total in totals.items():
            what = "half of the words" if half else "whole"
            print(f"| all, {what} | {' | '.join(f'{one / every:.3f}' for one in total)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
