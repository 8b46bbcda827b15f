"""How long the command takes: its start, the article's check, a book of a hundred articles.

Whole processes, medians, with the bare interpreter's start as yardstick in the same run. The book is the edition's own
article copied, numbered markers and all, into one text of 10 and one of 100 articles.
Run: ``python benchmarks/spine.py``.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEVISU = (sys.executable, "-m", "devisu")
TIMES = 7


def median(*command: str, times: int = TIMES, cwd: Path = ROOT) -> float:
    """The median wall seconds of a command over several runs, after one that is not counted."""
    taken = []
    for _ in range(times + 1):
        began = time.perf_counter()
        subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[1:])


def book(folder: Path, copies: int) -> str:
    """A text of so many articles; returns its name."""
    article = (ROOT / "claims" / "ussr-lessons.txt").read_text("utf-8")
    name = f"book-{copies}.txt"
    (folder / name).write_text("\n\n".join([article] * copies), "utf-8")
    return name


def main() -> None:
    """Print the table."""
    bare = median(sys.executable, "-c", "pass", times=15)
    print(f"python -c pass                 {bare:7.3f} s")
    for words in (["--version"], ["--help"]):
        taken = median(*DEVISU, *words, times=15)
        print(f"devisu {words[0]:<23} {taken:7.3f} s   {taken / bare:4.1f} times the bare interpreter")
    print(f"devisu check (the article)     {median(*DEVISU, 'check'):7.3f} s")
    print(f"devisu audit (the article)     {median(*DEVISU, 'audit'):7.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        for copies in (10, 100):
            name = book(Path(folder), copies)
            taken = median(*DEVISU, "check", "--language", "kk", name, times=1, cwd=Path(folder))
            print(f"devisu check ({copies:>3} articles)    {taken:7.3f} s   {taken / copies:.3f} s an article")


if __name__ == "__main__":
    main()
