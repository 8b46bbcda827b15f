"""What real manuscripts show: citations against pandoc's, notes attached, words kept, time taken.

The manuscripts do not ship with devisu. ``DEVISU_BENCH_DATA`` names the folder that has them: folders with an
``index.qmd`` beside the citations that pandoc sees in it (``ORACLE_pandoc.json``), and a folder ``crdh`` of essays.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

from devisu import readers
from devisu.extract import markers

MODES = {"NormalCitation": "normal", "AuthorInText": "author-in-text", "SuppressAuthor": "suppress-author"}
Row = tuple[str, str, str, str, bool]


def main() -> int:
    folder = os.environ.get("DEVISU_BENCH_DATA")
    if not folder:
        print("manuscripts: set DEVISU_BENCH_DATA to the folder that has them; nothing was measured")
        return 0
    for oracle in sorted(Path(folder).glob("*/ORACLE_pandoc.json")):
        against_pandoc(oracle)
    for essay in sorted(Path(folder).glob("crdh/*.md")):
        read_whole(essay)
    return 0


def against_pandoc(oracle: Path) -> None:
    """Print how many citations both see, and which only one does."""
    text = (oracle.parent / "index.qmd").read_text("utf-8")
    found = markers.find(readers.read("index.qmd", text))
    ours: Counter[Row] = Counter(
        (item.label, plain(item.prefix), plain(item.suffix), item.mode, marker.in_note)
        for marker in found
        if marker.style == "key"
        for item in marker.items
    )
    theirs = Counter(row(one) for one in json.loads(oracle.read_text("utf-8")))
    print(f"{oracle.parent.name}: {(ours & theirs).total()} citations seen by both")
    for name, only in (("only devisu", ours - theirs), ("only pandoc", theirs - ours)):
        print(f"  {name}: {only.total()}", *sorted(only), sep="\n    ")
    faults = [marker for marker in found if marker.fault]
    print(f"  malformed: {len(faults)}", *(f"{marker.text}: {marker.fault}" for marker in faults), sep="\n    ")


def row(one: dict[str, str | bool]) -> Row:
    key, prefix, suffix, mode = (str(one[name]) for name in ("key", "prefix", "suffix", "mode"))
    return key, plain(prefix), plain(suffix), MODES[mode], bool(one["in_note"])


def plain(words: str) -> str:
    """Words as both sides write them: pandoc sets no-break spaces, dashes and curved marks of its own."""
    return " ".join(words.replace("---", "—").replace("--", "–").translate(str.maketrans("“”‘’", "\"\"''")).split())


def read_whole(essay: Path) -> None:
    """Print what an essay holds, and how long it took to read."""
    text = essay.read_text("utf-8")
    begun = time.perf_counter()
    document = readers.read(essay.name, text)
    found = markers.find(document)
    took = time.perf_counter() - begun
    kinds = Counter(block.kind for block in document.blocks)
    labels = {block.label for block in document.blocks if block.kind == "note" and block.at is not None}
    attached = sum(reference.label in labels for reference in document.notes)
    print(
        f"{essay.stem}: {kinds['paragraph']} paragraphs, {kinds['reference']} references, "
        f"{attached} of {len(document.notes)} note references attached, {len(found)} markers, {took:.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
