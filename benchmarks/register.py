"""How long a register of 10,000 claims takes to read, to find again in its text, and to be judged.

Prints medians in milliseconds, with a bare interpreter's start as yardstick. The text is made up at random, always the
same. Run: ``python benchmarks/register.py [CLAIMS]``.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.model import Judgement, Sentence
from devisu.register import anchor, edit_file, judged, read, synced
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

JUDGE = """
import sys
from pathlib import Path
from devisu.model import Judgement
from devisu.register import edit_file, judged
made = Judgement("partly", "person", "A. Reader", None, "…", "a note")
edit_file(Path(sys.argv[1]), None, lambda text: judged(text, sys.argv[2], made))
"""


def essay(lines: Sequence[str]) -> tuple[str, tuple[Sentence, ...]]:
    """A text of these sentences."""
    sentences, start = [], 0
    for number, line in enumerate(lines, 1):
        span = Span(start, start + len(line))
        sentences.append(Sentence(span, span, line, 0, number))
        start = span.end + 1
    return " ".join(lines), tuple(sentences)


def made_up(chance: random.Random, words: Sequence[str]) -> str:
    """A sentence of 5 to 30 words."""
    return " ".join(chance.choices(words, k=chance.randint(5, 30))) + "."


def reworded(chance: random.Random, words: Sequence[str], line: str) -> str:
    """The sentence with every fourth word another."""
    return " ".join(chance.choice(words) if chance.random() < 0.25 else word for word in line[:-1].split()) + "."


def median(work: Callable[[], object], times: int) -> float:
    """Milliseconds, the median of so many runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * statistics.median(taken)


def main(claims: int) -> None:
    """Measure and print."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghiklmnoprstuw", k=chance.randint(2, 10))) for _ in range(20_000)]
    lines = [made_up(chance, words) for _ in range(claims)]
    text, sentences = essay(lines)
    register_text = synced(None, "", anchor(None, sentences, text), text, "essay.txt")
    register, _ = read("essay.toml", register_text)
    tenth, tenth_sentences = essay([reworded(chance, words, s) if n % 10 == 0 else s for n, s in enumerate(lines)])
    every, every_sentences = essay([reworded(chance, words, line) for line in lines])
    judgement = Judgement("partly", "person", "A. Reader", None, "…", "a note")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "essay.toml")
        path.write_bytes(register_text.encode())
        middle = f"c{claims // 2:03}"
        rows = {
            "python -c pass": median(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 9),
            "read": median(lambda: read("essay.toml", register_text), 3),
            "anchor, text untouched": median(lambda: anchor(register, sentences, text), 3),
            "anchor, a tenth reworded": median(lambda: anchor(register, tenth_sentences, tenth), 3),
            "anchor, all reworded": median(lambda: anchor(register, every_sentences, every), 1),
            "judged, in memory": median(lambda: judged(register_text, middle, judgement), 9),
            "judged, in the file": median(
                lambda: edit_file(path, None, lambda text: judged(text, middle, judgement)), 9
            ),
            "judged, with Python's start": median(
                lambda: subprocess.run([sys.executable, "-c", JUDGE, path, middle], check=True), 9
            ),
        }
    found = sum(claim.registered for claim in anchor(register, every_sentences, every).claims)
    print(f"register of {claims} claims, {len(register_text) / 1e6:.1f} million letters; medians in ms")
    for name, taken in rows.items():
        print(f"  {name:<30}{taken:>8.0f}")
    print(f"  claims found again, all reworded: {found} of {claims}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
