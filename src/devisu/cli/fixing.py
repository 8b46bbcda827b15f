"""Safe fixes: shown as a diff, or applied to the files."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from devisu.errors import Exit, UsageError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.edition import Edition
    from devisu.findings import Report
    from devisu.text import Edit

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


def refuse(*, diff: bool, fix: bool, encoding: str | None) -> None:
    """Raise UsageError for options that do not go together."""
    if diff and fix:
        raise UsageError("--diff shows what --fix would change; give one of them")
    if fix and encoding:
        raise UsageError("--fix writes UTF-8 only; save the texts as UTF-8 first, then leave --encoding out")


def safe_edits(report: Report) -> dict[str, list[Edit]]:
    """The edits of all safe fixes, by path; of overlapping ones the first."""
    by_path: dict[str, list[Edit]] = {}
    fixes = (one.hit.fix for one in report.findings if one.hit.fix is not None)
    edits = {edit for fix in fixes if fix.applicability == "safe" for edit in fix.edits}
    for edit in sorted(edits, key=lambda one: (one.path, one.span, one.text)):
        some = by_path.setdefault(edit.path, [])
        if not some or some[-1].span.end <= edit.span.start:
            some.append(edit)
    return by_path


def _fixed(edition: Edition, report: Report) -> Iterator[tuple[str, str, str]]:
    from devisu.text import apply_edits

    for path, edits in safe_edits(report).items():
        before = edition.sources[path].text
        yield path, before, apply_edits(before, edits)


def show(edition: Edition, report: Report, output: str | None) -> Exit:
    """Write what the safe fixes would change, as a unified diff; 1 where they would change anything."""
    from devisu.cli.output import emit, say, say_failures
    from devisu.console import one_line

    lines = [
        one_line(line)
        for path, before, after in _fixed(edition, report)
        for line in difflib.unified_diff(_LINE_END.split(before), _LINE_END.split(after), path, path, lineterm="", n=1)
    ]
    emit("".join(f"{line}\n" for line in lines), output)
    if not lines:
        say("No finding has a safe fix.")
    say_failures(report.failures)
    if report.failures:
        return Exit.USAGE
    return Exit.FINDINGS if lines else Exit.CLEAN


def apply(edition: Edition, report: Report) -> bool:
    """Apply the safe fixes to the files, each only if it still is what was read; whether any was changed."""
    from devisu import files
    from devisu.cli.output import say_line

    changed = False
    for path, before, after in _fixed(edition, report):
        place = edition.places.get(path)
        if place is None:
            raise UsageError("--fix has no file to change in standard input; name the file")
        with files.locked(place, shown=path):
            data = files.read_bytes(place, path)
            if files.decode(data, path) != before:
                raise WriteError("was changed meanwhile and was not written to; check again", path=path)
            mark = _BOM if data.startswith(_BOM.encode()) else ""
            files.write(place, mark + after, root=edition.root, shown=path)
        say_line(f"{path}: safe fixes applied")
        changed = True
    return changed
