"""How long a bibliography of 20,000 entries takes to be checked, beside bibtexparser's own parse and pybtex's.

Prints seconds of CPU, the ratio to bibtexparser's default parse, and the peak of memory; each in a process of its own.
The entries are made up, always the same. Run: ``python benchmarks/bibliography.py [ENTRIES]``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

FAMILIES = ("Doe", "Roe", "Miller", "Vale", "Хасенов", "Петров", "Қасымов", "Gärtner", "Poe", "Иванова")
THINGS = ("river", "granary", "road", "bread", "fire", "winter", "council", "harvest", "bridge", "forest", "salt")

MEASURED = {
    "bibtexparser, default parse": """
import bibtexparser
count = len(bibtexparser.parse_string(text).entries)
""",
    "pybtex": """
from pybtex.database import parse_string
count = len(parse_string(text, "bibtex").entries)
""",
    "devisu, read": """
from devisu.bibliography import merge, read
count = len(merge([read("x.bib", text)]).entries)
""",
    "devisu, read and all rules": """
from devisu.bibliography import merge, read
from devisu.config import Settings
from devisu.dossier import Dossier
from devisu.rules import RULES
library = merge([read("x.bib", text)])
sources = {one.path: one for one in library.sources}
dossier = Dossier(Settings(), (), library, (), library.damage, sources)
count = len(library.entries)
findings = sum(1 for rule in RULES for hit in rule.check(dossier))
""",
    "devisu, export to BibLaTeX": """
from devisu.bibliography import merge, read
from devisu.exporters import export
library = merge([read("x.bib", text)])
count = len(library.entries)
export(library, "biblatex")
""",
}
FRAME = """
import resource, sys
text = open(sys.argv[1], encoding="utf-8").read()
{work}
used = resource.getrusage(resource.RUSAGE_SELF)
print(count, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""


def made_up(entries: int) -> str:
    """A bibliography of so many entries."""
    return "\n".join(entry(number) for number in range(entries))


def entry(number: int) -> str:
    first, second = FAMILIES[number % len(FAMILIES)], FAMILIES[number // 7 % len(FAMILIES)]
    thing, other = THINGS[number % len(THINGS)], THINGS[number // 13 % len(THINGS)]
    return (
        f"@article{{key{number},\n"
        f"  author = {{{first}{number % 977}, Jane and {second}, R. {chr(65 + number % 26)}.}},\n"
        f"  title = {{The {{Mill}}, the {thing} and the {other} of valley {number}}},\n"
        f"  journaltitle = {{Journal of Made-up Mills}},\n"
        f"  volume = {{{number % 90 + 1}}},\n  number = {number % 4 + 1},\n  date = {{{1900 + number % 120}}},\n"
        f"  pages = {{{number % 300 + 1}--{number % 300 + 13}}},\n  doi = {{10.1000/xyz{number}}},\n}}\n"
    )


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.bib"
        path.write_text(made_up(entries), "utf-8")
        print(f"{entries} entries, {path.stat().st_size / 1e6:.1f} MB")
        yardstick = 0.0
        for name, work in MEASURED.items():
            words = [sys.executable, "-c", FRAME.format(work=work), str(path)]
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name:<28}  not measured: {done.stderr.strip().splitlines()[-1]}")
                continue
            count, seconds, memory = done.stdout.split()
            yardstick = yardstick or float(seconds)
            ratio = float(seconds) / yardstick
            print(f"{name:<28}  {float(seconds):6.2f} s  {ratio:5.2f} times  {memory:>4} MB  {count} entries")


if __name__ == "__main__":
    main()
