"""``devisu init``: a new edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """\
# An edition for devisu. Every line may be left out; these are its own paths.
texts = [{texts}]
bibliography = [{bibliography}]
"""
NO_TEXTS = ("readme", "changelog", "contributing", "license", "notice")
"""How files begin that speak of a project and are not audited."""


def init(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="The folder; here by default.")] = ".",
) -> None:
    """Begin an edition, with the texts and the .bib that are there; nothing that exists is changed."""
    from pathlib import Path

    from devisu import config, files
    from devisu.cli.output import say_line
    from devisu.errors import UsageError
    from devisu.reporters.summary import count

    root = Path(folder)
    settings = root / "devisu.toml"
    there = config.find(root.resolve()).path if root.is_dir() else None
    if there is not None and there.parent == root.resolve():
        raise UsageError(f"{root.as_posix()} is an edition already, by its {there.name}; nothing was changed")
    root.mkdir(parents=True, exist_ok=True)
    texts, bibs = _texts(root), _named(root, (".bib",))
    for made in ("claims", "bib", "bib/sources"):
        (root / made).mkdir(exist_ok=True)
    globs = [*texts, *(f"claims/*{suffix}" for suffix in config.TEXT_SUFFIXES)]
    words = SETTINGS.format(texts=_listed(globs), bibliography=_listed([*bibs, "bib/references.bib"]))
    files.write(settings, words, root=None)
    bibliography = root / "bib" / "references.bib"
    if not bibs and not bibliography.exists():
        files.write(bibliography, "", root=None)
    found = f"{count(len(texts), 'text')} and {count(len(bibs), 'bibliography', 'bibliographies')}"
    say_line(f"{settings.as_posix()}: {found} found.")
    first = "" if texts else "put texts into claims/, then "
    say_line(f"Next: {first}run “devisu check” and “devisu claims sync”.")


def _texts(root: Path) -> list[str]:
    from devisu.config import TEXT_SUFFIXES

    return [name for name in _named(root, TEXT_SUFFIXES) if not name.lower().startswith(NO_TEXTS)]


def _named(root: Path, suffixes: tuple[str, ...]) -> list[str]:
    """The regular files of the folder with these suffixes whose names can be written down."""
    from devisu import files

    names = sorted(path.name for path in root.iterdir() if files.is_file(path) and not path.is_symlink())
    return [name for name in names if name.endswith(suffixes) and name.isprintable() and "\\" not in name]


def _listed(names: list[str]) -> str:
    from devisu.register.literals import quoted

    return ", ".join(quoted(name) for name in names)
