"""Measure what a shard costs, from which docs/scaling.md reckons what larger libraries need.

    python -m benchmarks.scaling [--size CHARACTERS] [--count QUOTATIONS]

A made work (see benchmarks/quotations.py) of each language is one file. Each is looked through for all quotations in a
process of its own: first without an index at hand, then with it.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.quotations import quotations, works
from devisu.sources.pieces import Reading, read
from devisu.sources.tasks import Task, look_through

MEGA = 1_000_000


def look(task: Task, readings: list[Reading]) -> tuple[float, float]:
    """Seconds of processor time that a task takes, and the MiB that its process holds at most."""
    first = task.folder.parent / "first.txt"
    first.write_text("words to begin with, so that nothing measured is the loading of libraries", encoding="utf-8")
    look_through(Task((first,), first.parent, task.store), readings, 2.0)
    before = time.process_time()
    look_through(task, readings, 2.0)
    return time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a line for each state of the index."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=2 * MEGA, help="characters of each made work")
    parser.add_argument("--count", type=int, default=300, help="made quotations")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, store = Path(place) / "shelf", Path(place) / "store"
        made = works(folder, chosen.size)
        readings = [read(one.text) for one in quotations(made, chosen.count)]
        files = sorted(folder.iterdir())
        size, characters = sum(one.stat().st_size for one in files), sum(len(one.read_text("utf-8")) for one in files)
        print(f"{len(files)} files, {size / MEGA:.1f} MB, {characters / MEGA:.1f} million characters")
        print("| index | quotations | CPU s per million characters | MiB at most |\n|---|---|---|---|")
        for state, asked in (("built", readings), ("at hand", readings), ("at hand", readings[:1])):
            seconds, held = 0.0, 0.0
            for one in files:
                with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
                    spent, peak = fresh.submit(look, Task((one,), folder, store), asked).result()
                seconds, held = seconds + spent, max(held, peak)
            print(f"| {state} | {len(asked)} | {seconds / characters * MEGA:.2f} | {held:.0f} |")
        kept = sum(one.stat().st_size for one in store.rglob("*.shard"))
        print(f"index on disk: {kept / characters:.2f} bytes a character, {kept / size:.2f} of the files")


if __name__ == "__main__":
    main()
