"""``devisu claims``: the register of a text's claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from devisu.cli.options import Language, Output, Paths, Text

if TYPE_CHECKING:
    from pathlib import Path

    from devisu.edition import Edition
    from devisu.findings import Report
    from devisu.model import Examined
    from devisu.register import Row

app = typer.Typer(help="The register of claims: list, show, sync, judge, export, import.", rich_markup_mode=None)

Id = Annotated[str, typer.Argument(metavar="ID", help="A claim, such as c030.")]


def _read(paths: list[str] | None, language: str | None = None) -> tuple[Edition, Report]:
    from devisu import check, edition
    from devisu.cli.options import Asked
    from devisu.cli.output import Progress, say_failures

    read = edition.read(paths or (), adjust=Asked(language=language).adjust())
    progress = Progress()
    report = check.check(read, progress)
    progress.done()
    say_failures(report.failures)
    return read, report


def _ended(report: Report) -> None:
    from devisu.errors import Exit

    if report.failures:
        raise typer.Exit(Exit.USAGE)


@app.command("list")
def list_claims(paths: Paths = None, language: Language = None) -> None:
    """List the claims of the texts, a line each."""
    from devisu.cli.output import emit, style
    from devisu.reporters import claims

    _, report = _read(paths, language)
    emit(claims.render_list(report, style()))
    _ended(report)


@app.command("show")
def show(claim: Id, text: Text = None, language: Language = None) -> None:
    """Show one claim with its citations, quotations, support and judgements."""
    from devisu.cli.output import emit, style
    from devisu.errors import UsageError
    from devisu.reporters import claims

    _, report = _read([text] if text else None, language)
    if not any(one.id == claim for examined in report.texts for one in examined.claims):
        raise UsageError(f"there is no claim {claim}; “devisu claims list” shows them")
    emit(claims.render_claim(report, style(), claim))


@app.command("sync")
def sync(paths: Paths = None, language: Language = None) -> None:
    """Write the register: find every claim again after the text was edited, and number the new ones."""
    from devisu import register
    from devisu.cli.output import say
    from devisu.edition import register_path
    from devisu.errors import Exit

    edition, report = _read(paths, language)
    for examined in report.texts:
        path = register_path(edition.root / examined.document.path)
        shown = path.relative_to(edition.root).as_posix() if path.is_relative_to(edition.root) else str(path)
        if any(failure.path == shown for failure in report.failures) or examined.document.path == "-":
            continue
        changed = register.edit_file(path, edition.root, partial(_synced, examined), shown=shown)
        say(f"{shown}: {_became(examined)}{'' if changed else '; nothing to write'}")
    if report.failures:
        raise typer.Exit(Exit.USAGE)


def _synced(examined: Examined, register_text: str) -> str:
    """The register as it is now, anchored anew: another process may have written since."""
    from pathlib import PurePosixPath

    from devisu import register

    source = examined.document.source
    name = PurePosixPath(source.path).name
    known, _ = register.read(name, register_text) if register_text.strip() else (None, ())
    anchoring = register.anchor(known, examined.sentences, source.text)
    return register.synced(known, register_text, anchoring, source.text, name)


def _became(examined: Examined) -> str:
    found = sum(claim.registered for claim in examined.claims)
    counts = {
        "found again": found,
        "new": len(examined.claims) - found,
        "lost": len(examined.anchoring.lost),
        "found twice": len(examined.anchoring.twice),
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "no claims"


@app.command("judge")
def judge(
    claim: Id,
    verdict: Annotated[
        str,
        typer.Option("--verdict", metavar="VERDICT", help="supported, partly, unsupported, contradicted, undecided"),
    ],
    note: Annotated[str, typer.Option("--note", help="Why, in words.")] = "",
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who judges; git's user.name by default.")
    ] = None,
    text: Text = None,
    record: Annotated[str | None, typer.Option("--record", help="The source record that is the evidence.")] = None,
    page: Annotated[str | None, typer.Option("--page", help="The page of the evidence.")] = None,
    exact: Annotated[str | None, typer.Option("--exact", help="The words of the evidence.")] = None,
    relation: Annotated[
        str | None, typer.Option("--relation", help="translation, where the evidence is the original.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--class", help="The class of the evidence: primary, secondary …")] = None,
    credibility: Annotated[int | None, typer.Option("--credibility", min=1, max=6, help="1 to 6.")] = None,
) -> None:
    """Write a person's judgement on a claim into the register, at its place."""
    import datetime

    from devisu import register
    from devisu.cli.output import say
    from devisu.errors import UsageError
    from devisu.model import Judgement

    known = next((one for one in register.VERDICTS if one == verdict), None)
    if known is None:
        raise UsageError(f"the verdict must be one of {', '.join(register.VERDICTS)}, not “{verdict}”")
    given = {
        "record": record,
        "page": page,
        "exact": exact,
        "relation": relation,
        "class": kind,
        "credibility": credibility,
    }
    evidence = {name: value for name, value in given.items() if value is not None} or None
    root, path = _register_of(claim, text)
    name, today = by or _user(), datetime.datetime.now(tz=datetime.UTC).date()

    def change(register_text: str) -> str:
        words = register.words_of(register_text, claim)
        made = Judgement(known, "person", name, today, words, note, evidence)
        return register.judged(register_text, claim, made)

    register.edit_file(path, root, change, shown=path.relative_to(root).as_posix())
    say(f"{path.relative_to(root).as_posix()}: {claim} judged {verdict} by {name}")


def _register_of(claim: str, text: str | None) -> tuple[Path, Path]:
    """The edition's root and the register that has the claim. Raises UsageError where none or several do."""
    from pathlib import Path

    from devisu import edition
    from devisu.errors import UsageError

    start = Path.cwd()
    found = edition.settled(start, [text] if text else [])
    texts = [start / text] if text else edition.matching(found.root, found.settings.texts)
    registers = [path for one in texts if (path := edition.register_path(one)).is_file()]
    having = [path for path in registers if f'"{claim}"' in path.read_text("utf-8", errors="replace")]
    if len(having) == 1 or (len(registers) == 1 and not having):
        return found.root, (having or registers)[0]
    if having:
        names = ", ".join(path.name for path in having)
        raise UsageError(f"{claim} stands in {names}; name the text with --text")
    raise UsageError(f"no register has the claim {claim}; “devisu claims sync” registers the claims of a text")


def _user() -> str:
    """The name that git knows, else that of the account."""
    import getpass
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is not None:
        done = subprocess.run([git, "config", "user.name"], capture_output=True, text=True, check=False)
        if done.stdout.strip():
            return done.stdout.strip()
    return getpass.getuser()


@app.command("export")
def export(
    paths: Paths = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="csv")] = "csv",
    output: Output = None,
    language: Language = None,
) -> None:
    """Write the claims as a spreadsheet, to be judged there and imported again."""
    from devisu import register
    from devisu.cli.output import emit
    from devisu.errors import UsageError

    if form != "csv":
        raise UsageError(f"claims are exported as csv, not as “{form}”")
    _, report = _read(paths, language)
    emit(register.export_csv([row for text in report.texts for row in _rows(text)]), output)
    _ended(report)


def _rows(text: Examined) -> list[Row]:
    from devisu.register import Row

    source = text.document.source
    rows = []
    for claim in text.claims:
        judged = claim.judgement
        cited = "; ".join(
            f"{one.item.label} {one.entry.key}" if one.entry else one.item.label for one in text.by_claim[claim.id]
        )
        rows.append(
            Row(
                id=claim.id,
                line=source.place(claim.span.start).line,
                claim=" ".join(claim.span.of(source.text).split()),
                support=text.support[claim.id].level,
                citations=cited,
                verdict=judged.verdict if judged else "",
                by=judged.by if judged else "",
                on=str(judged.on or "") if judged else "",
                note=judged.note if judged else "",
            )
        )
    return rows


@app.command("import")
def import_claims(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The spreadsheet, as CSV.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who judged, where the sheet does not say.")
    ] = None,
    text: Text = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="csv")] = "csv",
) -> None:
    """Take the judgements of a spreadsheet into the register; what cannot be taken is said row by row."""
    import datetime
    from pathlib import Path

    from devisu import files, register
    from devisu.cli.output import say
    from devisu.edition import register_path
    from devisu.errors import Exit, UsageError

    if form != "csv":
        raise UsageError(f"claims are imported from csv, not from “{form}”")
    sheet = files.read_text(Path(file), file)
    edition, report = _read([text] if text else None)
    if len(report.texts) != 1:
        raise UsageError("the edition has several texts; name the one of this sheet with --text")
    path = register_path(edition.root / report.texts[0].document.path)
    shown = path.relative_to(edition.root).as_posix()
    rows = _rows(report.texts[0])
    today = datetime.datetime.now(tz=datetime.UTC).date()
    outcomes: list[register.Outcome] = []

    def change(register_text: str) -> str:
        after, found = register.import_csv(register_text, sheet, rows, today=today, by=by or _user())
        outcomes[:] = found
        return after

    register.edit_file(path, edition.root, change, shown=shown)
    for one in outcomes:
        say(f"{file}: row {one.row}: {one.id}: {one.message}")
    taken = sum(one.taken for one in outcomes)
    say(f"{shown}: {taken} judgements taken, {len(outcomes) - taken} rows refused")
    if taken < len(outcomes):
        raise typer.Exit(Exit.USAGE)
