"""``devisu find``: the places of words in all source records."""

from __future__ import annotations

from typing import Annotated

import typer


def find(
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="The words looked for.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="KEY", help="Only records of this entry.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only records in it.")] = None,
    context: Annotated[int, typer.Option("--context", min=0, max=500, help="Words shown around, in characters.")] = 40,
    batch: Annotated[
        str | None, typer.Option("--batch", metavar="FILE", help="Quotations as JSON lines: id, text.")
    ] = None,
    sources: Annotated[str | None, typer.Option("--sources", metavar="DIR", help="Any folder of texts.")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Where answers go.")] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Processes; all cores by default.")] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers share a batch.")
    ] = None,
    across: Annotated[
        bool, typer.Option("--across", help="Passages of like meaning in any language, for a person to judge.")
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="terminal or json")] = "terminal",
) -> None:
    """Find words in all source records, however damaged: with page, likeness and differences."""
    from devisu.cli import searching
    from devisu.errors import UsageError

    if words is None and batch is None:
        raise UsageError("name the words to look for, or a file of them with --batch")
    if words is not None and batch is not None:
        raise UsageError("look either for words or for the file of them that --batch names, not for both")
    if form not in ("terminal", "json"):
        raise UsageError(f"find has the formats terminal and json, not “{form}”")
    if across and batch is not None:
        raise UsageError("--across ranks passages for single words, not for a --batch")
    if batch is not None and (source is not None or language is not None):
        raise UsageError("--batch looks through all of --sources; it goes without --source and --language")
    if cluster is not None and (batch is None or jobs is not None):
        raise UsageError("--cluster shares a --batch among its own workers; it goes without --jobs")
    wanted = searching.Wanted(source, language, sources)
    if batch is not None:
        searching.batch(batch, sources, output, jobs, cluster)
    elif across:
        searching.across(words or "", wanted, form, output)
    else:
        searching.words(words or "", wanted, context, form, output)
