"""Many quotations against a folder of sources: lines of JSON in, lines of JSON out.

One map over the files and one reduction: a task reads files, opens or builds their shards, finds all quotations in
them and lays them out; then the best places of each quotation are chosen. Any executor can spread the tasks.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from devisu.errors import InputError, WriteError
from devisu.files.folders import cache_folder
from devisu.findings import Failure
from devisu.sources.pieces import Reading, read
from devisu.sources.search import Here, Spread, spread
from devisu.sources.tasks import Searched, look_through, share_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from devisu.model import Variant
    from devisu.sources.lay import Laid

BUDGET = 2.0
"""Seconds that one quotation may take in one file."""
_OTHERS = 10
_TASKS_PER_JOB = 4


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch came to: lines answered, quotations found, inputs that could not be used, notices for people."""

    answered: int
    found: int
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a batch as read, and its quotation."""

    line: dict[str, Any]
    reading: Reading


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
    Raises InputError if the quotations or the folder cannot be read, WriteError if the output cannot be written.
    """
    asked, failures = _read_lines(quotes_path)
    if not sources_dir.is_dir():
        raise InputError("is not a folder; name the folder that holds the sources", path=str(sources_dir))
    tasks = share_out(sources_dir, cache_folder(), jobs * _TASKS_PER_JOB if jobs > 1 or executor else 1)
    with _executor(jobs if len(tasks) > 1 else 1, executor) as spreading:
        searched = spread(look_through, tasks, [one.reading for one in asked], budget, spreading)
        results = list(_watched(searched, sum(len(task.paths) for task in tasks), progress))
    lines = _lines(asked, results)
    _write(output_path, lines)
    return Batch(
        answered=len(lines),
        found=sum(line["source"] is not None for line in lines),
        failures=(*failures, *(failure for one in results for failure in one.failures)),
        notices=_notices(sum(one.mended for one in results)),
    )


def _watched(
    searched: Iterator[Searched], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[Searched]:
    done = 0
    for one in searched:
        done += one.files
        if progress:
            progress(done, total)
        yield one


def _notices(mended: int) -> tuple[str, ...]:
    if not mended:
        return ()
    files = "1 index file was" if mended == 1 else f"{mended} index files were"
    return (f"{files} damaged or of another version, and built anew",)


def _lines(asked: Sequence[Asked], results: Sequence[Searched]) -> list[dict[str, Any]]:
    """The reduction: all places of each quotation, best first, as a line."""
    places: list[list[Laid]] = [[] for _ in asked]
    slow: set[int] = set()
    for answer in (answer for one in results for answer in one.answers):
        if answer.laid is None:
            slow.add(answer.quotation)
        else:
            places[answer.quotation].append(answer.laid)
    return [_line(one, _ranked(places[at]), at in slow) for at, one in enumerate(asked)]


@contextmanager
def _executor(jobs: int, given: Spread | None) -> Iterator[Spread]:
    if given is not None or jobs <= 1:
        yield given or Here()
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield pool


def _ranked(places: Sequence[Laid]) -> list[Laid]:
    """The best first; of equally good ones, those that differ least, then by source and place."""

    def rank(laid: Laid) -> tuple[bool, float, int, str, int]:
        one = laid.collation
        return (one.verdict == "out-of-order", -one.score, len(one.variants), one.source, one.span.start)

    return sorted(places, key=rank)


def _read_lines(path: Path) -> tuple[list[Asked], list[Failure]]:
    try:
        raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=str(path)) from None
    asked: list[Asked] = []
    failures: list[Failure] = []
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        one = _asked(line)
        if isinstance(one, str):
            failures.append(Failure(str(path), number, one))
        else:
            asked.append(one)
    return asked, failures


def _asked(line: bytes) -> Asked | str:
    """A line's quotation, or in words what is wrong with the line."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "is not UTF-8; the line was left out"
    except (ValueError, RecursionError):
        return "is not JSON; the line was left out"
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or "id" not in value:
        return "has no “id” and “text”; the line was left out"
    return Asked(value, read(value["text"]))


def _line(asked: Asked, ranked: Sequence[Laid], is_slow: bool) -> dict[str, Any]:
    kept = {key: value for key, value in asked.line.items() if key != "text"}
    if not ranked:
        verdict = "not-compared" if is_slow or not asked.reading.pieces else "not-found"
        empty: dict[str, Any] = {
            "source": None,
            "start": None,
            "end": None,
            "score": 0,
            "verdict": verdict,
            "flags": [],
            "page": None,
        }
        return {**kept, **empty, "variants": [], "others": []}
    best = ranked[0]
    place = _place(best)
    others = [_place(one) for one in ranked[1 : _OTHERS + 1]]
    variants = [_variant(one) for one in best.collation.variants]
    return {**kept, **place, "flags": list(best.flags), "variants": variants, "others": others}


def _place(laid: Laid) -> dict[str, Any]:
    one = laid.collation
    return {
        "source": one.source,
        "start": one.span.start,
        "end": one.span.end,
        "score": one.score,
        "verdict": one.verdict,
        "page": one.page,
    }


def _variant(one: Variant) -> dict[str, Any]:
    flags = {"flags": list(one.flags)} if one.flags else {}
    return {"kind": one.kind, "quotation": one.quotation, "source": one.source, "marked": one.marked, **flags}


def _write(path: Path, lines: Sequence[dict[str, Any]]) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as sink:
            sink.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            sink.flush()
            os.fsync(sink.fileno())
        aside.replace(path)
    except OSError as error:
        raise WriteError(f"could not be written ({error.strerror}); nothing was changed", path=str(path)) from None
    finally:
        aside.unlink(missing_ok=True)
