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
    from devisu.register import Outcome, Row

app = typer.Typer(
    help="The register of claims: list, show, sync, judge, export, import.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
)

Id = Annotated[str, typer.Argument(metavar="ID", help="A claim, such as c030.")]


def _read(paths: list[str] | None, language: str | None = None) -> tuple[Edition, Report]:
    from devisu.cli.audited import audited
    from devisu.cli.options import Asked
    from devisu.cli.output import say_failures

    read, report = audited(paths, Asked(language=language))
    say_failures(report.failures)
    return read, report


def _ended(report: Report) -> None:
    from devisu.errors import Exit

    if report.failures:
        raise typer.Exit(Exit.USAGE)


@app.command("list", short_help="List the claims of the texts, a line each.")
def list_claims(paths: Paths = None, language: Language = None) -> None:
    """List the claims of the texts, a line each."""
    from devisu.cli.output import emit, style
    from devisu.reporters import claims

    _, report = _read(paths, language)
    emit(claims.render_list(report, style()))
    _ended(report)


@app.command("show", short_help="Show one claim with all that is known of it.")
def show(claim: Id, text: Text = None, language: Language = None) -> None:
    """Show one claim with its citations, quotations, support and judgements."""
    from devisu.cli.output import emit, style
    from devisu.errors import UsageError
    from devisu.reporters import claims

    _, report = _read([text] if text else None, language)
    if not any(one.id == claim for examined in report.texts for one in examined.claims):
        raise UsageError(f"there is no claim {claim}; “devisu claims list” shows them")
    emit(claims.render_claim(report, style(), claim))


@app.command("sync", short_help="Bring the register up to date with the text.")
def sync(paths: Paths = None, language: Language = None) -> None:
    """Write the register: find every claim again after the text was edited, and number the new ones."""
    from devisu import register
    from devisu.cli import registers
    from devisu.cli.output import say_line
    from devisu.errors import Exit

    edition, report = _read(paths, language)
    failed = {failure.path for failure in report.failures}
    for examined in report.texts:
        place = registers.of_text(edition, examined.document.path)
        if place.shown in failed:
            continue
        registers.refuse_to_start_anew(place, examined)
        change = partial(_synced, examined, place.path)
        changed = register.edit_file(place.path, place.root, change, shown=place.shown)
        say_line(f"{place.shown}: {_became(examined)}{'' if changed else '; nothing to write'}")
    if report.failures:
        raise typer.Exit(Exit.USAGE)


def _synced(examined: Examined, path: Path, register_text: str) -> str:
    """The register as it is now, anchored anew: another process may have written since."""
    from pathlib import PurePosixPath

    from devisu import register
    from devisu.errors import UsageError

    source = examined.document.source
    name = PurePosixPath(source.path).name
    known, _ = register.read(name, register_text) if register_text.strip() else (None, ())
    if known is not None and known.text not in ("", name) and path.with_name(known.text).exists():
        raise UsageError(f"is the register of {known.text}; rename {name} to give it one of its own")
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


@app.command("judge", short_help="Write a judgement on a claim.")
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
    record: Annotated[
        str | None, typer.Option("--record", help="The source record that is the evidence: its path, name or entry.")
    ] = None,
    page: Annotated[str | None, typer.Option("--page", help="The page of the evidence.")] = None,
    exact: Annotated[str | None, typer.Option("--exact", help="The words of the evidence.")] = None,
    relation: Annotated[
        str | None, typer.Option("--relation", help="translation, where the evidence is the original.")
    ] = None,
    candidate: Annotated[
        int | None, typer.Option("--candidate", min=1, help="The original: a passage that audit proposes, by number.")
    ] = None,
    quotation: Annotated[
        str | None,
        typer.Option("--quotation", help="Whose original it is, by its first words, where there are several."),
    ] = None,
    kind: Annotated[str | None, typer.Option("--class", help="The class of the evidence: primary, secondary …")] = None,
    credibility: Annotated[int | None, typer.Option("--credibility", min=1, max=6, help="1 to 6.")] = None,
) -> None:
    """Write a person's judgement on a claim into the register, at its place."""
    from devisu import register
    from devisu.cli import registers
    from devisu.cli.evidence import Given, evidence
    from devisu.cli.output import say_line
    from devisu.errors import UsageError
    from devisu.model import Judgement

    known = next((one for one in register.VERDICTS if one == verdict), None)
    if known is None:
        raise UsageError(f"the verdict must be one of {', '.join(register.VERDICTS)}, not “{verdict}”")
    place = registers.of_claim(claim, text)
    given = Given(record, page, exact, relation, kind, credibility, quotation, candidate)
    rests_on = evidence(given, claim, text, place.root)
    name, today = by or registers.user(), registers.today()

    def change(register_text: str) -> str:
        words = register.words_of(register_text, claim)
        made = Judgement(known, "person", name, today, words, note, rests_on)
        return register.judged(register_text, claim, made)

    register.edit_file(place.path, place.root, change, shown=place.shown)
    say_line(f"{place.shown}: {claim} judged {verdict} by {name}")


@app.command("export", short_help="Write the claims as a spreadsheet.")
def export(
    paths: Paths = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="csv")] = "csv",
    output: Output = None,
    language: Language = None,
) -> None:
    """Write the claims as a spreadsheet, to be judged there and imported again."""
    from devisu import register
    from devisu.cli.output import emit, spare
    from devisu.errors import UsageError

    if form != "csv":
        raise UsageError(f"claims are exported as csv, not as “{form}”")
    edition, report = _read(paths, language)
    if len(report.texts) > 1:
        names = ", ".join(text.document.path for text in report.texts)
        raise UsageError(f"a spreadsheet holds the claims of one text; name one of {names}")
    spare(output, edition)
    emit(register.export_csv([row for text in report.texts for row in _rows(text)]), output, form)
    _ended(report)


def _rows(text: Examined) -> list[Row]:
    from devisu.register import Row

    source = text.document.source
    rows = []
    for claim in text.claims:
        judged = claim.judgement
        cited = "; ".join(
            f"{one.item.label} {one.entry.key}" if one.entry and one.entry.key != one.item.label else one.item.label
            for one in text.by_claim[claim.id]
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


@app.command("import", short_help="Take judgements from a spreadsheet.")
def import_claims(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The spreadsheet, as CSV.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who judged, where the sheet does not say.")
    ] = None,
    text: Text = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="csv")] = "csv",
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="The sheet's, if not UTF-8.")
    ] = None,
) -> None:
    """Take the judgements of a spreadsheet into the register; what cannot be taken is said row by row."""
    from pathlib import Path

    from devisu import files, register
    from devisu.cli import registers
    from devisu.cli.output import say_line
    from devisu.errors import Exit, UsageError
    from devisu.reporters.summary import count as counted

    if form != "csv":
        raise UsageError(f"claims are imported from csv, not from “{form}”")
    sheet = files.read_text(Path(file), file, encoding)
    edition, report = _read([text] if text else None)
    if len(report.texts) != 1:
        names = ", ".join(examined.document.path for examined in report.texts)
        raise UsageError(f"the edition has several texts; name the one of this sheet with --text: {names}")
    place = registers.of_text(edition, report.texts[0].document.path)
    outcomes: list[register.Outcome] = []
    change = partial(_imported, sheet=sheet, file=file, text=report.texts[0], by=by or registers.user(), into=outcomes)
    register.edit_file(place.path, place.root, change, shown=place.shown)
    for one in outcomes:
        say_line(f"{file}: row {one.row}: {one.id}: {one.message}")
    taken = sum(one.taken for one in outcomes)
    refused = len(outcomes) - taken
    say_line(f"{place.shown}: {counted(taken, 'judgement')} taken, {counted(refused, 'row')} refused")
    if taken < len(outcomes):
        raise typer.Exit(Exit.USAGE)


def _imported(register_text: str, *, sheet: str, file: str, text: Examined, by: str, into: list[Outcome]) -> str:
    """The register with the judgements of a sheet; what became of each row goes ``into`` a list."""
    from devisu import register
    from devisu.cli import registers
    from devisu.errors import InputError

    try:
        after, into[:] = register.import_csv(register_text, sheet, _rows(text), today=registers.today(), by=by)
    except InputError as error:
        error.path = error.path or file
        raise
    return after
