"""What the tools find of the defects in defects.toml: the table of docs/defects.md.

A peer is given the benefit of the doubt: whatever it says of the damaged file and does not say of the clean one counts
as found, wherever and whatever it is, and so does an entry or a field that it can no longer show. devisu must name
the right rule at the right line, and nothing else. A tool that is not installed is left out.
Run: ``python benchmarks/defects.py > docs/defects.md``.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import tempfile
import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.bibliography import merge, read
from devisu.config import Settings
from devisu.dossier import Dossier
from devisu.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = tomllib.loads(Path(__file__).with_name("defects.toml").read_text("utf-8"))
CLEAN: str = TABLE["clean"]
HEAD = """# Forty and more defects of a bibliography

Each defect was put into one clean file; the table says which tools speak of it. A peer's word counts wherever it points
and whatever it says, if it is not said of the clean file too; devisu must name the right rule at the right line, and
nothing else.
Made by `python benchmarks/defects.py`.
"""


def devisu(text: str) -> set[str]:
    """The findings of devisu: code and line."""
    library = merge([read("x.bib", text)])
    dossier = Dossier(Settings(), (), library, (), library.damage, {one.path: one for one in library.sources})
    place = library.sources[0].place
    return {f"{rule.code} {place(hit.span.start).line}" for rule in RULES for hit in rule.check(dossier) if hit.span}


def bibtexparser(text: str) -> set[str]:
    """What bibtexparser says on its own: failed blocks, by their error."""
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    return {f"{type(block.error).__name__} {block.start_line}" for block in parse_string(text).failed_blocks}


def pybtex(text: str) -> set[str]:
    """What pybtex says on its own: its first error."""
    database = import_module("pybtex.database")
    try:
        database.parse_string(text, "bibtex")
    except import_module("pybtex.exceptions").PybtexError as error:
        return {str(error)}
    return set()


def biber(text: str) -> set[str]:
    """The warnings and errors of ``biber --tool --validate-datamodel``."""
    return _said(
        text, ["biber", "--tool", "--validate-datamodel", "--output-resolve", "--output-file", "o.bib", "x.bib"]
    )


def bibtex(text: str) -> set[str]:
    """The warnings and errors of BibTeX with the style ``plain``."""
    return _said(text, ["bibtex", "x"])


def _said(text: str, words: list[str]) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.bib").write_text(text, "utf-8")
        aux = "\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n"
        (Path(folder) / "x.aux").write_text(aux, "utf-8")
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    lines = (done.stdout + done.stderr).replace(folder, "").split("\n")
    loud = [
        line for line in lines if any(word in line for word in ("WARN", "ERROR", "arning--", "---line", "Repeated"))
    ]
    return {line for line in loud if "WARNINGS:" not in line and "ERRORS:" not in line}


def tools() -> dict[str, Callable[[str], set[str]]]:
    """The tools that are installed, by name; devisu first."""
    found: dict[str, Callable[[str], set[str]]] = {"devisu": devisu, "bibtexparser": bibtexparser}
    if find_spec("pybtex"):
        found["pybtex"] = pybtex
    found |= {
        name: tool for name, tool in (("biber --tool", biber), ("bibtex", bibtex)) if shutil.which(name.split()[0])
    }
    return found


def main() -> None:
    found = tools()
    silent = {name: tool(CLEAN) for name, tool in found.items()}
    rows = [[defect["what"], str(defect["line"]), defect["code"]] for defect in TABLE["defect"]]
    totals = dict.fromkeys(found, 0)
    for row, defect in zip(rows, TABLE["defect"], strict=True):
        wounded = CLEAN.replace(defect["old"], defect["new"], 1)
        for name, tool in found.items():
            said = tool(wounded) - silent[name]
            right = said == {f"{defect['code']} {defect['line']}"} if name == "devisu" else bool(said)
            totals[name] += right
            row.append("yes" if right else "–")
    print(HEAD)
    print(f"| defect | line | rule | {' | '.join(found)} |")
    print("|---|---|---|" + "---|" * len(found))
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(f"| **found of {len(rows)}** | | | {' | '.join(f'**{totals[name]}**' for name in found)} |")
    print(f"| said of the clean file | | | {' | '.join(str(len(silent[name])) for name in found)} |")


if __name__ == "__main__":
    main()
