"""``devisu bib``: the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from devisu.cli.options import Asked, Encoding, FailOn, Ignore, Language, Output, Select, Weights

if TYPE_CHECKING:
    from devisu.edition import Edition
    from devisu.findings import Report

app = typer.Typer(
    help="The bibliography: check, export, import, suggest.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
)

Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE…]", help=".bib files; the edition's by default.")]


@app.command("check", short_help="Check bibliographies, with or without an edition.")
def check(
    paths: Files = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="terminal, concise, json, github")
    ] = "terminal",
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: Weights = None,
    fail_on: FailOn = None,
    encoding: Encoding = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what the safe fixes would change.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes, then check again.")] = False,
) -> None:
    """Check bibliographies, with or without an edition: exit 0 where nothing fails, 1 where something does."""
    from devisu.cli import fixing
    from devisu.cli.audited import audited_bibliographies
    from devisu.cli.checking import chosen, write
    from devisu.cli.output import say, spare
    from devisu.errors import Exit

    fixing.refuse(diff=diff, fix=fix, encoding=encoding)
    asked = Asked(select, ignore, severity, fail_on)
    read, report = audited_bibliographies(paths, asked, encoding)
    reporter = chosen(form, read.plugins, statistics=statistics)
    spare(output, read)
    if diff:
        raise typer.Exit(fixing.show(read, report, output))
    if fix and fixing.apply(read, report):
        read, report = audited_bibliographies(paths, asked, encoding)
    write(report, form, output, reporter)
    for path in _without_entries(report):
        say(f"{path}: no entry was found in it; is it a bibliography?")
    if report.failures:
        raise typer.Exit(Exit.USAGE)
    failing = any(one.severity >= read.settings.fail_on for one in report.findings)
    raise typer.Exit(Exit.FINDINGS if failing else Exit.CLEAN if report.library.entries else Exit.NOTHING)


def _without_entries(report: Report) -> list[str]:
    """The bibliographies that were read and hold neither entries nor strings."""
    held = {entry.path for entry in report.library.entries}
    sources = (source for source in report.library.sources if source.path not in held)
    return [source.path for source in sources if "@string" not in source.text.lower()]


@app.command("export", short_help="Export a bibliography in another format.")
def export(
    paths: Files = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="biblatex, bibtex, csl-json, ris; with --bibliography text, markdown, html.",
        ),
    ] = None,
    output: Output = None,
    encoding: Encoding = None,
    rendered: Annotated[
        str | None,
        typer.Option("--bibliography", metavar="STYLE", help="As readers see it: gost, chicago, mla, apa, harvard …"),
    ] = None,
    include_open: Annotated[
        bool, typer.Option("--include-open", help="Unidentified references and candidates too, as what they are.")
    ] = False,
    cited_only: Annotated[
        bool, typer.Option("--cited-only", help="Only what the edition's texts cite, and what that refers to.")
    ] = False,
    keys: Annotated[str, typer.Option("--keys", metavar="STYLE", help="keep, author-year, number")] = "keep",
) -> None:
    """Export a bibliography; unidentified references and candidates are left out unless asked for."""
    from devisu import edition, exporters
    from devisu.cli.output import emit, say, say_failures, spare
    from devisu.errors import Exit, UsageError
    from devisu.exporters.keys import STYLES

    forms = tuple(exporters.rendered.FORMS if rendered is not None else exporters.EXPORTERS)
    form = form or forms[0]
    if form not in forms:
        what = "a bibliography" if rendered is not None else "an export"
        raise UsageError(f"{what} has no format “{form}”; the formats are {', '.join(forms)}")
    style = next((one for one in STYLES if one == keys), None)
    if style is None:
        raise UsageError(f"--keys must be one of {', '.join(STYLES)}, not “{keys}”")
    read = _with_texts(paths, encoding) if cited_only else edition.read_bibliographies(paths or (), encoding=encoding)
    spare(output, read)
    library = exporters.cited(read.library, _cited(read)) if cited_only else read.library
    if rendered is not None:
        made = exporters.bibliography(library, rendered, form, include_open=include_open, keys=style)
        emit(made.text, output, form)
        if made.unset:
            say(_not_set(made.unset, rendered))
    else:
        emit(exporters.export(library, form, include_open=include_open, keys=style), output, form)
    left_out = sum(not exporters.is_settled(entry) for entry in library.entries)
    if left_out and not include_open:
        those = (
            "1 unidentified reference or candidate"
            if left_out == 1
            else f"{left_out} unidentified references and candidates"
        )
        what = "it as what it is" if left_out == 1 else "them as what they are"
        say(f"{those} left out; --include-open exports {what}")
    say_failures(read.failures)
    raise typer.Exit(Exit.USAGE if read.failures else Exit.CLEAN)


def _not_set(keys: tuple[str, ...], style: str) -> str:
    """That some entries could not be set in a style, and how they stand in the bibliography."""
    from devisu.rules.bib_places import several

    them = "it stands" if len(keys) == 1 else "they stand"
    plain = f"{them} with people, title, place, publisher and date alone"
    return f"{several(keys)} could not be set in the style “{style}”; {plain}"


def _with_texts(paths: list[str] | None, encoding: str | None) -> Edition:
    """The edition with its texts; bibliographies that are named take the place of its own."""
    from dataclasses import replace

    from devisu import edition

    read = edition.read((), encoding=encoding)
    if not paths:
        return read
    named = edition.read_bibliographies(paths, encoding=encoding)
    sources = {**read.sources, **named.sources}
    return replace(read, library=named.library, sources=sources, failures=(*read.failures, *named.failures))


def _cited(read: Edition) -> set[str]:
    """The keys that the texts of an edition cite."""
    from devisu import check as pipeline
    from devisu.cli.output import Progress
    from devisu.rules import bib_use

    with Progress("reading") as progress:
        return bib_use.named(pipeline.gather(read, progress))


@app.command("import", short_help="Turn a list of references into BibLaTeX.")
def import_list(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A list, or a text with one; “-” is standard input.")],
    output: Output = None,
    language: Language = None,
    encoding: Encoding = None,
) -> None:
    """Turn a list of references, or the list in a text, into BibLaTeX; what a person should look at is said."""
    import os

    from devisu.bibliography import lists
    from devisu.cli.output import STDOUT, emit, say_line
    from devisu.errors import Exit, UsageError
    from devisu.text import Source

    if output not in (None, STDOUT) and os.path.realpath(str(output)) == os.path.realpath(file):
        raise UsageError(f"--output names {output}, which is read; name another file, nothing was changed")
    source = Source.of(file, _words(file, encoding))
    found = lists.read(file, source.text, _language(language))
    if not found:
        say_line(f"{file}: no list of references was found")
        raise typer.Exit(Exit.NOTHING)
    emit(lists.to_biblatex(found), output)
    for one in found:
        if one.doubtful:
            fields = ", ".join(f"{name} ({one.confidence[name]:.0%})" for name in one.doubtful)
            number = f" ({one.number})" if one.number else ""
            say_line(f"{file}:{source.place(one.span.start).line}: {one.entry.key}{number}: look at {fields}")
    doubtful = sum(bool(one.doubtful) for one in found)
    say_line(f"{len(found)} {'entry' if len(found) == 1 else 'entries'} read, {doubtful} to be looked at")


def _language(code: str | None) -> str | None:
    from devisu import config
    from devisu.errors import UsageError

    try:
        return config.language(code) if code else None
    except ValueError as error:
        raise UsageError(f"--language {error}") from None


def _words(file: str, encoding: str | None) -> str:
    from pathlib import Path

    from devisu import edition, files

    if file == edition.STDIN:
        return files.decode(edition.from_stdin(), file, encoding)
    return files.read_text(Path(file), file, encoding)


@app.command("suggest", short_help="Suggest works for references that lead nowhere.")
def suggest(
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="A text; all of the edition by default.")] = None,
    library: Annotated[
        list[str] | None, typer.Option("--library", metavar="FILE", help="A .bib file to choose from as well.")
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="NUMBER=KEY", help="Link a number to an entry.")
    ] = None,
    output: Output = None,
    language: Language = None,
    encoding: Encoding = None,
) -> None:
    """Suggest works for references that lead to none, each with its reasons; nothing is linked by itself."""
    from devisu import edition
    from devisu.cli import accepting
    from devisu.cli.audited import audited
    from devisu.cli.output import emit, say_failures, spare
    from devisu.cli.output import style as style_of
    from devisu.errors import Exit
    from devisu.reporters import suggestions as view
    from devisu.suggestions import wanted

    read, report = audited([text] if text else None, Asked(language=language), encoding)
    other = edition.read_bibliographies(library, encoding=encoding) if library else None
    failures = (*report.failures, *(other.failures if other else ()))
    say_failures(failures)
    if accept:
        accepting.accept(read, report, other.library if other else None, accept)
    else:
        spare(output, read)
        works = (*report.library.entries, *(other.library.entries if other else ()))
        shown = [view.render(one.document.path, wanted(one, works), style_of(output)) for one in report.texts]
        emit("\n".join(shown), output)
    raise typer.Exit(Exit.USAGE if failures else Exit.CLEAN)
