"""``devisu init``: a new edition."""

from __future__ import annotations

from typing import Annotated

import typer

SETTINGS = """\
# An edition for devisu. Every line may be left out; these are its own paths.
texts = [{texts}]
bibliography = [{bibliography}]
"""


def init(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="The folder; here by default.")] = ".",
) -> None:
    """Begin an edition, with the texts and the .bib that are there; nothing that exists is changed."""
    from pathlib import Path

    from devisu import files
    from devisu.cli.output import say
    from devisu.config import TEXT_SUFFIXES
    from devisu.errors import UsageError

    root = Path(folder)
    settings = root / "devisu.toml"
    if settings.exists():
        raise UsageError(f"{settings.as_posix()} is there already; nothing was changed")
    root.mkdir(parents=True, exist_ok=True)
    here = sorted(path.name for path in root.iterdir() if path.is_file())
    texts = [name for name in here if name.endswith(TEXT_SUFFIXES) and not name.lower().startswith("readme")]
    bibs = [name for name in here if name.endswith(".bib")]
    for made in ("claims", "bib", "bib/sources"):
        (root / made).mkdir(exist_ok=True)
    globs = [*texts, *(f"claims/*{suffix}" for suffix in TEXT_SUFFIXES)]
    words = SETTINGS.format(texts=_listed(globs), bibliography=_listed([*bibs, "bib/references.bib"]))
    files.write(settings, words, root=None)
    bibliography = root / "bib" / "references.bib"
    if not bibs and not bibliography.exists():
        files.write(bibliography, "", root=None)
    say(f"{settings.as_posix()}: {len(texts)} texts and {len(bibs)} bibliographies found.")
    say("Next: put texts into claims/, then run “devisu check” and “devisu claims sync”.")


def _listed(names: list[str]) -> str:
    import json

    return ", ".join(json.dumps(name, ensure_ascii=False) for name in names)
