"""Keeps the docs true: runs the commands they show, and writes the reference of rules from the rules themselves.

    python -m docs.generate

A block of the kind ``console`` begins with ``$ `` and a command; all below it is what the command printed. Commands run
at the root of the repository.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from devisu.rules import EVERY
from devisu.rules.page import parse

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"(?<=^```console\n)\$ (?P<command>[^\n]+)\n(?P<output>.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    """The documents that show commands."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def refreshed(text: str) -> str:
    """The text with the output of every command it shows as it is now."""
    return _BLOCK.sub(lambda found: f"$ {found['command']}\n{shown(found['command'])}", text)


def shown(command: str) -> str:
    """What a command prints, on both streams, at 80 columns and without colour."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name in ("HOME", "LANG", "LC_ALL", "TMPDIR")}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**kept, "PATH": path, "COLUMNS": "80", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return done.stdout if done.stdout.endswith("\n") or not done.stdout else done.stdout + "\n"


def rules() -> str:
    """The reference of all rules."""
    parts = [
        "# The rules\n",
        "Written from the rules themselves by `make docs`; `devisu explain CODE` shows the same page. **Error**: a",
        "mechanical fact about the files. **Warning**: an editor should look. **Note**: a question worth asking, shown",
        "with `--select ALL` or where asked for.\n",
        "| code | name | severity | what it finds |",
        "|---|---|---|---|",
    ]
    parts += [
        f"| [{one.code}](#{one.code.lower()}) | {one.name} | {one.severity.word} | {parse(one).summary} |"
        for one in EVERY
    ]
    for one in EVERY:
        page = parse(one)
        parts += [f"\n## {one.code}", f"\n**{one.name}** · {one.severity.word}\n", page.summary]
        parts += [f"\n{paragraph}" for paragraph in page.paragraphs]
        for section in page.sections:
            body = f"```text\n{section.body}\n```" if section.is_example else section.body
            parts.append(f"\n*{section.title}*\n\n{body}")
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write everything anew."""
    (ROOT / "docs" / "rules.md").write_text(rules(), encoding="utf-8")
    for path in documents():
        text = path.read_text(encoding="utf-8")
        if (new := refreshed(text)) != text:
            path.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
