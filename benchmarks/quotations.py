"""Measure the search for quotations beside brute force, and print a table.

    python benchmarks/quotations.py [--size CHARACTERS] [--count QUOTATIONS] [--brute QUOTATIONS]

Without ``DEVISU_BENCH_DATA`` the set is made here, the same for everybody: works in three languages, whose words are
made of syllables and mixed with the function words of each language, the commoner the oftener, so that letters and
words recur about as in real texts; nobody wrote any of it. With ``DEVISU_BENCH_DATA``, the folder that it names holds
corpus folders (``--corpus``), ``quotes-NAME.jsonl`` and ``gold-NAME.jsonl`` (``--quotes``).
A quotation is found if the source is right and the spans overlap by half of both together.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from devisu.fold import fold_letters
from devisu.languages import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Answer = tuple[str, int, int]
SHORT = 30
_ACCEPTED = 80.0


# --- the made set ----------------------------------------------------------------------------------------------------

SYLLABLES = {
    "en": [
        "ba", "con", "der", "est", "fer", "gar", "hol", "ing", "ist", "ker", "lan", "mor", "ness", "or", "per",
        "quin", "ra", "ster", "tion", "un", "ver", "wal", "ment", "ous", "ly"
    ],
    "ru": [
        "ба", "вер", "го", "дан", "жен", "за", "кол", "ли", "мор", "на", "ний", "ость", "пе", "ра", "ст",
        "тор", "ух", "фе", "хол", "цы", "чи", "шен", "щий", "ство", "ный"
    ],
    "kk": [
        "ай", "бал", "ғы", "дар", "ер", "жа", "зат", "қа", "лы", "мен", "нің", "ой", "пат", "рұ", "сы", "тың",
        "ұл", "үй", "шы", "ық", "іс", "өн", "әл", "лық", "дер"
    ],
}  # fmt: skip
KINDS = (
    "verbatim", "case", "strokes", "many strokes", "words", "elided", "brackets", "hyphens", "look-alikes",
    "left out", "put in"
)  # fmt: skip
_TWINS = str.maketrans("aeopcxаеорсх", "аеорсхaeopcx")
_STROKES = {
    "c": "e",
    "e": "c",
    "h": "b",
    "l": "1",
    "o": "0",
    "и": "н",
    "н": "п",
    "л": "п",
    "а": "о",
    "о": "а",
    "т": "г",
}


@dataclass(frozen=True, slots=True)
class Gold:
    """Where a quotation stands: nowhere, if there is no source."""

    id: str
    kind: str
    text: str
    source: str | None = None
    start: int = 0
    end: int = 0


def works(folder: Path, size: int, seed: int = 7) -> dict[str, str]:
    """Write two works of ``size`` characters in each language; one of them is in the folder, the other only made."""
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, str] = {}
    for language in SYLLABLES:
        chance = random.Random(f"{seed} {language}")
        words = _vocabulary(language, chance)
        for name in ("work", "other"):
            made[f"{language}-{name}.txt"] = text = _text(words, size, chance)
            if name == "work":
                (folder / f"{language}-{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    return made


def _vocabulary(language: str, chance: random.Random) -> list[str]:
    made = {"".join(chance.choices(SYLLABLES[language], k=chance.choice((2, 2, 3, 3, 4)))) for _ in range(9000)}
    return [*(word for word in load(language).stop if " " not in word), *sorted(made, key=lambda one: (len(one), one))]


def _text(words: list[str], size: int, chance: random.Random) -> str:
    weights = [1 / (rank + 3) for rank in range(len(words))]
    parts: list[str] = []
    length = 0
    while length < size:
        sentence = chance.choices(words, weights, k=chance.randint(6, 24))
        marks = (one + chance.choice(("", "", "", "", ",", ";")) for one in sentence[:-1])
        line = (
            " ".join((*marks, sentence[-1])).capitalize()
            + chance.choice([".", ".", ".", "!", "?"])
            + chance.choice("\n  ")
        )
        parts.append(line)
        length += len(line)
    return "".join(parts)


def quotations(made: dict[str, str], count: int, seed: int = 11) -> list[Gold]:
    """``count`` quotations, seven in ten of them from works in the folder, the others from nowhere in it."""
    chance = random.Random(seed)
    return [_one(made, number, chance) for number in range(count)]


def _one(made: dict[str, str], number: int, chance: random.Random) -> Gold:
    language = chance.choice(list(SYLLABLES))
    is_there = number % 10 < 7
    name = f"{language}-{'work' if is_there or number % 10 == 7 else 'other'}.txt"
    spans = [match.span() for match in re.finditer(r"\w+", made[name])]
    first = chance.randrange(len(spans) - 100)
    start, end = spans[first][0], spans[first + chance.randint(5, 80)][1]
    words = made[name][start:end]
    if is_there:
        kind = KINDS[number % len(KINDS)]
        return Gold(f"q{number:04}", kind, _damaged(words, kind, chance), name, start, end)
    if number % 10 == 7:
        shuffled = words.split()
        chance.shuffle(shuffled)
        return Gold(f"q{number:04}", "shuffled", " ".join(shuffled))
    return Gold(f"q{number:04}", "of another work", words)


def _damaged(words: str, kind: str, chance: random.Random) -> str:
    damages: dict[str, Callable[[str, random.Random], str]] = {
        "case": lambda text, _: re.sub(r"[,;]", "", text[:1].swapcase() + text[1:]),
        "strokes": lambda text, luck: _misread(text, luck, 0.02),
        "many strokes": lambda text, luck: _misread(text, luck, 0.08),
        "words": lambda text, luck: " ".join("elsewhere" if luck.random() < 0.08 else one for one in text.split()),
        "elided": lambda text, _: _without_middle(text.split()),
        "brackets": lambda text, luck: _with_bracket(text.split(), luck),
        "left out": lambda text, luck: _left_out(text.split(), luck),
        "put in": lambda text, luck: _put_in(text.split(), luck),
        "hyphens": lambda text, luck: re.sub(r"(\w{3})(\w{3})", lambda m: _hyphen(m, luck), text),
        "look-alikes": lambda text, luck: "".join(
            one.translate(_TWINS) if luck.random() < 0.3 else one for one in text
        ),
    }
    return damages[kind](words, chance) if kind in damages else words


def _misread(text: str, chance: random.Random, share: float) -> str:
    return "".join(_STROKES.get(one, one) if chance.random() < 3 * share else one for one in text)


def _without_middle(words: list[str]) -> str:
    third = max(len(words) // 3, 1)
    return " ".join([*words[:third], "[…]", *words[2 * third :]])


def _with_bracket(words: list[str], chance: random.Random) -> str:
    at = chance.randrange(1, len(words))
    return " ".join([*words[:at], "[sic]", *words[at:]])


def _left_out(words: list[str], chance: random.Random) -> str:
    """A clause of up to eight words gone, and no mark; what is left on either side is three words or more."""
    first = chance.randrange(3, max(len(words) - 3, 4))
    left = max(min(chance.randint(2, 8), len(words) - first - 3), 0)
    return " ".join([*words[:first], *words[first + left :]])


def _put_in(words: list[str], chance: random.Random) -> str:
    at = chance.randrange(1, len(words))
    return " ".join([*words[:at], *["elsewhere", "unheard"][: chance.randint(1, 2)], *words[at:]])


def _hyphen(match: re.Match[str], chance: random.Random) -> str:
    return f"{match[1]}-\n{match[2]}" if chance.random() < 0.1 else match.group()


def write(folder: Path, size: int, count: int) -> tuple[Path, list[Gold], Path]:
    """A folder of works, what is quoted from where, and the file of quotations."""
    sources = folder / "sources"
    gold = quotations(works(sources, size), count)
    quotes = folder / "quotes.jsonl"
    lines = (json.dumps({"id": one.id, "text": one.text}, ensure_ascii=False) + "\n" for one in gold)
    quotes.write_text("".join(lines), encoding="utf-8")
    return sources, gold, quotes


# --- the measurement -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Set:
    """What is measured on: the sources, the quotations with where they stand, and the file of quotations."""

    sources: Path
    gold: list[Gold]
    quotes: Path


@dataclass(frozen=True, slots=True)
class Run:
    """The answers of one matcher by quotation, its seconds, and the memory of its process in MiB if it had its own."""

    name: str
    answers: Mapping[str, Answer | None]
    seconds: float
    memory: int | None = None


def _set(chosen: argparse.Namespace, folder: Path) -> Set:
    data = os.environ.get("DEVISU_BENCH_DATA")
    if not data:
        return Set(*write(folder, chosen.size, chosen.count))
    quotes = Path(data) / f"quotes-{chosen.quotes}.jsonl"
    texts = {one["id"]: one["text"] for one in _lines(quotes)}
    gold = [
        Gold(one["id"], one["kind"], texts[one["id"]], one["source"], one["start"] or 0, one["end"] or 0)
        for one in _lines(Path(data) / f"gold-{chosen.quotes}.jsonl")
    ]
    return Set(Path(data) / chosen.corpus, gold, quotes)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)


def _devisu(measured: Set, folder: Path, jobs: int, name: str) -> Run:
    """The command as people run it, in a process of its own."""
    output = folder / "out.jsonl"
    command = [
        sys.executable,
        "-m",
        "devisu",
        "find",
        "--batch",
        str(measured.quotes),
        "--sources",
        str(measured.sources),
    ]
    began = time.perf_counter()
    subprocess.run([*command, "--output", str(output), "--jobs", str(jobs)], check=True, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    answers = {
        one["id"]: (one["source"], one["start"], one["end"]) if one["source"] else None for one in _lines(output)
    }
    return Run(name, answers, seconds, memory)


def _brute(measured: Set, count: int) -> Run:
    """Brute force: the partial ratio of every quotation over every source, both in small letters."""
    sources = {path.name: path.read_text("utf-8-sig").lower() for path in sorted(measured.sources.glob("*.txt"))}
    answers: dict[str, Answer | None] = {}
    began = time.perf_counter()
    for one in measured.gold[:count]:
        words = one.text.lower()
        scored = (
            (fuzz.partial_ratio_alignment(words, text, score_cutoff=_ACCEPTED), name) for name, text in sources.items()
        )
        best = max(((found, name) for found, name in scored if found), key=lambda row: row[0].score, default=None)
        answers[one.id] = (best[1], best[0].dest_start, best[0].dest_end) if best else None
    return Run(f"rapidfuzz over everything, {len(answers)} quotations", answers, time.perf_counter() - began)


def _is_hit(answer: Answer | None, gold: Gold) -> bool:
    if answer is None or answer[0] != gold.source:
        return False
    inner = min(answer[2], gold.end) - max(answer[1], gold.start)
    return bool(inner * 2 >= max(answer[2], gold.end) - min(answer[1], gold.start))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _print(rows: Iterable[tuple[Run, list[Gold]]]) -> None:
    print(f"| matcher | recall | from {SHORT} letters on | false positives | exact span | within 4 | seconds | MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for run, gold in rows:
        real = [one for one in gold if one.source]
        long = [one for one in real if len(fold_letters(one.text)) >= SHORT]
        hits = [one for one in real if _is_hit(run.answers[one.id], one)]
        nowhere = [one for one in gold if not one.source]
        wrong = sum(run.answers[one.id] is not None for one in nowhere)
        off = [_off(run.answers[one.id], one) for one in hits]
        cells = [
            run.name,
            _share(len(hits), len(real)),
            _share(sum(one in hits for one in long), len(long)),
            f"{wrong}/{len(nowhere)}",
            _share(sum(one == 0 for one in off), len(off)),
            _share(sum(one <= 4 for one in off), len(off)),
            f"{run.seconds:.1f}",
            str(run.memory or "-"),
        ]
        print(f"| {' | '.join(cells)} |")


def _off(answer: Answer | None, gold: Gold) -> int:
    return abs(answer[1] - gold.start) + abs(answer[2] - gold.end) if answer else 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=300_000, help="characters of each made work")
    parser.add_argument("--count", type=int, default=300, help="made quotations")
    parser.add_argument("--corpus", default="corpus1", help="folder of sources in DEVISU_BENCH_DATA")
    parser.add_argument("--quotes", default="dev", help="NAME of quotes-NAME.jsonl in DEVISU_BENCH_DATA")
    parser.add_argument("--brute", type=int, default=40, help="quotations that brute force is tried on")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = _set(chosen, folder)
        size = sum(path.stat().st_size for path in measured.sources.rglob("*") if path.is_file())
        print(f"{len(measured.gold)} quotations, {size / 1e6:.1f} MB of sources, {chosen.jobs} processes\n")
        os.environ["DEVISU_CACHE"] = str(folder / "cache")
        runs = [
            _devisu(measured, folder, chosen.jobs, "devisu"),
            _devisu(measured, folder, chosen.jobs, "devisu again"),
        ]
        brute = _brute(measured, chosen.brute)
        _print(
            [
                *((run, measured.gold) for run in runs),
                (brute, [one for one in measured.gold if one.id in brute.answers]),
            ]
        )


if __name__ == "__main__":
    main()
