"""``devisu sources``: transcriptions of the works cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from devisu.model import Damage, Record

app = typer.Typer(help="Source records: list them, add one.", rich_markup_mode=None)


@app.command("list")
def list_sources() -> None:
    """List the source records: their entry, language, extent, pages and size."""
    from devisu import config, sources
    from devisu.cli.output import emit, say, style
    from devisu.errors import Exit
    from devisu.reporters import records as view

    found = config.find(_here())
    records: list[Record] = []
    damage: list[Damage] = []
    for folder in found.settings.sources:
        if (found.root / folder).is_dir():
            some, faults, _ = sources.read_records(found.root / folder, found.root)
            records += some
            damage += faults
    emit(view.render(records, style()))
    for one in damage:
        say(f"{one.path}: {one.message}")
    raise typer.Exit(Exit.USAGE if damage else Exit.CLEAN)


def _here() -> Path:
    from pathlib import Path

    return Path.cwd()


@app.command("add")
def add(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The transcription: .txt or .md, with <pb n=…/> at pages.")
    ],
    entry: Annotated[str, typer.Option("--entry", metavar="KEY", help="The bibliography entry it belongs to.")],
    seen_in: Annotated[
        str, typer.Option("--seen-in", help="Where these words were seen; if at second hand, in which work.")
    ],
    witness: Annotated[str, typer.Option("--witness", help="Which copy, edition or scan.")] = "",
    language: Annotated[str, typer.Option("--language", metavar="CODE")] = "",
    extent: Annotated[str, typer.Option("--extent", help="excerpt or whole.")] = "excerpt",
    method: Annotated[str, typer.Option("--method", help="typed, ocr, htr or born-digital.")] = "typed",
    checked: Annotated[str, typer.Option("--checked", help="Against the witness: no, once or twice.")] = "no",
) -> None:
    """Add a source record: the file is copied into the edition, and its sidecar says where the words were seen."""
    from pathlib import Path

    from devisu import config, files
    from devisu.cli.output import say
    from devisu.errors import UsageError

    source = Path(file)
    if source.suffix not in (".txt", ".md", ".markdown"):
        raise UsageError(f"{file}: a record is a .txt or .md file; save the transcription as one")
    for option, value, allowed in (
        ("--extent", extent, ("excerpt", "whole")),
        ("--method", method, ("typed", "ocr", "htr", "born-digital")),
        ("--checked", checked, ("no", "once", "twice")),
    ):
        if value not in allowed:
            raise UsageError(f"{option} must be one of {', '.join(allowed)}, not “{value}”")
    words = files.read_text(source, file)
    found = config.find(_here())
    folder = found.root / found.settings.sources[0]
    record, sidecar = folder / source.name, folder / f"{source.stem}.toml"
    if sidecar.exists() or (record.exists() and record.resolve() != source.resolve()):
        raise UsageError(
            f"{sidecar.relative_to(found.root).as_posix()} or its record is there already; rename the file"
        )
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "entry": entry,
        "witness": witness,
        "language": language,
        "extent": extent,
        "method": method,
        "checked": checked,
    }
    lines = [f"{name} = {_quoted(value)}" for name, value in {**told, "seen-in": seen_in}.items() if value]
    if not record.exists():
        files.write(record, words, root=found.root)
    files.write(sidecar, "\n".join(lines) + "\n", root=found.root)
    say(f"{record.relative_to(found.root).as_posix()}: added for {entry}")
    _say_unknown(found, entry)


def _quoted(value: str) -> str:
    from devisu.register.literals import quoted

    return quoted(value)


def _say_unknown(found: object, entry: str) -> None:
    """Say so where no bibliography has the entry yet."""
    from devisu import bibliography, config, files
    from devisu.cli.output import say
    from devisu.edition import matching

    assert isinstance(found, config.Configuration)  # noqa: S101 -- tells the type checker
    paths = matching(found.root, (*found.settings.bibliography, *found.settings.candidates))
    texts = [files.read_text(path, path.name) for path in paths]
    if not any(bibliography.read(path.name, text).get(entry) for path, text in zip(paths, texts, strict=True)):
        say(f"No bibliography has the entry “{entry}” yet; add it, or the record cannot be cited.")
