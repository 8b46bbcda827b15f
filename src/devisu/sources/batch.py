"""Many quotations against a folder of sources: lines of JSON in, lines of JSON out.

One map over the files and one reduction: a task reads files, opens or builds their shards, finds all quotations in
them and lays them out; then the best places of each quotation are chosen. Any executor can spread the tasks.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from devisu import files
from devisu.errors import InputError, UsageError, WriteError
from devisu.files.folders import cache_folder
from devisu.sources.lines import answer, parse, written
from devisu.sources.processes import processes
from devisu.sources.search import Here, Spread, spread
from devisu.sources.shelf import shelf_of
from devisu.sources.store import mended, sweep
from devisu.sources.tasks import Searched, look_through, share_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from devisu.findings import Failure
    from devisu.sources.lay import Laid
    from devisu.sources.lines import Asked, Quotes
    from devisu.sources.shelf import Shelf

BUDGET = 2.0
"""Seconds that one quotation may take in one file."""
_TASKS_PER_JOB = 4
_MOST = 2 * 1024**3
"""Bytes of a file of quotations that are read."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch came to: lines answered, quotations found, inputs that could not be used, notices for people."""

    answered: int
    found: int
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


def run(
    quotes_path: Path,
    sources_dir: Path,
    output_path: Path,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
    *,
    executor: Spread | None = None,
    budget: float = BUDGET,
) -> Batch:
    """Find every quotation of a JSONL file in the texts of a folder and write a JSONL file, whole or not at all.

    ``jobs`` local processes share the work, unless an ``executor`` is given; ``progress`` is told how many files of
    how many are done. Bad lines and files are failures of the result, the rest goes on.
    Raises InputError if the quotations cannot be read or the folder holds no text, UsageError if the output is one of
    the files read, WriteError if it cannot be written.
    """
    _check_room(output_path)
    shelf = open_shelf(sources_dir)
    read = {os.path.realpath(one) for one in (quotes_path, *shelf.texts)}
    if os.path.realpath(output_path) in read or _is_same(output_path, quotes_path):
        raise UsageError(f"--output names {output_path}, which is read; name another file, nothing was changed")
    quotes = parse(files.read_bytes(quotes_path, str(quotes_path), limit=_MOST), str(quotes_path))
    lines, batch = answer_all(quotes, shelf, jobs, progress, executor=executor, budget=budget)
    files.write(output_path, written(lines), root=None, shown=str(output_path))
    return batch


def open_shelf(folder: Path) -> Shelf:
    """The texts of a folder. Raises InputError if it is none, or holds none."""
    if not os.path.isdir(folder):  # noqa: PTH112 -- never raises
        raise InputError("is not a folder; name the folder that holds the sources", path=str(folder))
    shelf = shelf_of(folder)
    if not shelf.texts:
        failures = (f"{one.path}: {one.message}" for one in shelf.failures)
        raise InputError("; ".join(["holds no text to look in", *shelf.notices, *failures]), path=str(folder))
    return shelf


def answer_all(
    quotes: Quotes,
    shelf: Shelf,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
    *,
    executor: Spread | None = None,
    budget: float = BUDGET,
) -> tuple[list[dict[str, Any]], Batch]:
    """An answer to every line that could be read, in their order, and what the batch came to; as `run`."""
    parts = jobs * _TASKS_PER_JOB if jobs > 1 or executor else 1
    sweep(cache_folder())
    tasks = share_out(shelf.texts, shelf.folder, cache_folder(), parts)
    is_alone = executor is None and (jobs == 1 or len(tasks) == 1)
    with nullcontext(executor or Here()) if executor or is_alone else processes(jobs) as spreading:
        searched = spread(look_through, tasks, [one.reading for one in quotes.asked], budget, spreading)
        results = list(_watched(searched, len(shelf.texts), progress))
    lines = _lines(quotes.asked, results)
    return lines, Batch(
        answered=len(lines),
        found=sum(line["source"] is not None for line in lines),
        failures=(*quotes.failures, *shelf.failures, *(failure for one in results for failure in one.failures)),
        notices=(*quotes.notices, *shelf.notices, *_of_indexes(results)),
    )


def _check_room(output: Path) -> None:
    """Before hours of work, make sure that the answers can be written."""
    if not output.parent.is_dir():
        raise WriteError(f"cannot be written: there is no folder {output.parent.as_posix()}", path=str(output))
    files.writable(output, root=None, shown=str(output))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _watched(
    searched: Iterator[Searched], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[Searched]:
    done = 0
    for one in searched:
        done += one.files
        if progress:
            progress(done, total)
        yield one


def _of_indexes(results: Sequence[Searched]) -> Iterator[str]:
    count = sum(one.mended for one in results)
    if count:
        yield mended(count)
    unkept = next((one.unkept for one in results if one.unkept), None)
    if unkept:
        yield f"indexes could not be kept in {cache_folder()} ({unkept}) and were built for this search alone"


def _lines(asked: Sequence[Asked], results: Sequence[Searched]) -> list[dict[str, Any]]:
    """The reduction: all places of each quotation, best first, as a line."""
    places: list[list[Laid]] = [[] for _ in asked]
    late: list[list[str]] = [[] for _ in asked]
    for one in results:
        for found in one.answers:
            places[found.quotation].append(found.laid)
        for quotation, path in one.late:
            late[quotation].append(path)
    return [answer(one, _ranked(places[at]), late[at]) for at, one in enumerate(asked)]


def _ranked(places: Sequence[Laid]) -> list[Laid]:
    """The best first; of equally good ones, those that differ least, then by source and place."""

    def rank(laid: Laid) -> tuple[bool, float, int, str, int]:
        one = laid.collation
        return (one.verdict == "out-of-order", -one.score, len(one.variants), one.source, one.span.start)

    return sorted(places, key=rank)
