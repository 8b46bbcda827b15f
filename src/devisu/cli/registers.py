"""Which register a command of ``claims`` writes to, who judges, and on what day."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devisu.errors import UsageError

if TYPE_CHECKING:
    from devisu.config import Configuration
    from devisu.edition import Edition
    from devisu.model import Examined

SETTINGS = ("devisu.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a register lies: its path, the edition's folder, and the path as people see it."""

    path: Path
    root: Path
    shown: str


def of_text(edition: Edition, text: str) -> Place:
    """The register of a text of the edition. Raises UsageError where it can have none."""
    from devisu.edition import register_path
    from devisu.reading import shown_path

    if text not in edition.places:
        raise UsageError("standard input has no register; name the file")
    path = register_path(edition.places[text])
    shown = shown_path(path, edition.root)
    if path.name in SETTINGS:
        raise UsageError(f"the register of {text} would be {shown}, which holds settings; rename the text")
    return Place(path, edition.root, shown)


def of_claim(claim: str, text: str | None) -> Place:
    """The register that has a claim. Raises UsageError where none or several do."""
    from devisu import files
    from devisu.reading import matching, shown_path

    start = Path.cwd()
    found = _settled(start, text)
    texts = [start / text] if text else matching(found.root, found.settings.texts) or _bare(found)
    registers = [path for one in texts if files.is_file(path := one.with_suffix(".toml")) and path.name not in SETTINGS]
    having = [path for path in registers if f'"{claim}"'.encode() in files.read_bytes(path, path.name)]
    if len(having) == 1 or (len(registers) == 1 and not having):
        path = (having or registers)[0]
        return Place(path, found.root, shown_path(path, found.root))
    if having:
        names = ", ".join(path.name for path in having)
        raise UsageError(f"{claim} stands in {names}; name the text with --text")
    raise UsageError(f"no register has the claim {claim}; “devisu claims sync” registers the claims of a text")


def refuse_to_start_anew(place: Place, examined: Examined) -> None:
    """Raise UsageError for a text without a register where one without a text lies beside it, and has its claims.

    The text was renamed and its register was not: a new one would leave the judgements behind.
    """
    if place.path.exists():
        return
    from devisu import files, register
    from devisu.errors import InputError

    source = examined.document.source.text
    for path in sorted(place.path.parent.glob("*.toml")):
        data = files.read_bytes(path, path.name) if path.name not in SETTINGS and files.is_file(path) else b""
        if b"[[claim]]" not in data:
            continue
        try:
            known, _ = register.read(path.name, files.decode(data, path.name))
        except InputError:
            continue
        named = "" if known is None or known.text == Path(examined.document.path).name else known.text
        if known is None or not known.claims or _has_text(path, named):
            continue
        here = len(known.claims) - len(register.anchor(known, examined.sentences, source).lost)
        if here * 2 > len(known.claims):
            raise UsageError(
                f"{path.name} is the register of a text that is not there; {here} of its {len(known.claims)} claims "
                f"stand in {examined.document.path}; rename it to {place.path.name} and sync again"
            )


def _has_text(path: Path, named: str) -> bool:
    from devisu.config import TEXT_SUFFIXES

    beside = [path.with_suffix(suffix) for suffix in TEXT_SUFFIXES]
    return any(one.exists() for one in (*beside, *([path.with_name(named)] if named else [])))


def _bare(found: Configuration) -> list[Path]:
    """The texts of a folder that is no edition."""
    from devisu import config
    from devisu.reading import matching

    return [] if found.path else matching(found.root, [f"*{suffix}" for suffix in config.TEXT_SUFFIXES])


def _settled(start: Path, text: str | None) -> Configuration:
    from devisu import config

    return config.find(start if text is None else (start / text).parent.resolve())


def user() -> str:
    """The name that git knows, else that of the account. Raises UsageError where neither is known."""
    import getpass
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is not None:
        done = subprocess.run([git, "config", "user.name"], capture_output=True, check=False)
        if name := done.stdout.decode("utf-8", "replace").strip():
            return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("who judges is not known; name yourself with --by") from None


def today() -> datetime.date:
    """The day here and now, or that of ``SOURCE_DATE_EPOCH``."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch[:11]), datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
