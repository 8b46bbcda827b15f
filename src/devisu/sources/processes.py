"""Processes of this machine as an executor; one that is lost is told in a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from devisu.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.sources.search import Spread


@contextmanager
def processes(jobs: int) -> Iterator[Spread]:
    """So many processes. Raises InputError if one of them is killed."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(jobs, initializer=_end_with_parent) as pool:
            yield pool
    except BrokenProcessPool:
        told = "a process that searched was killed, perhaps for want of memory; try fewer --jobs. No result was written"
        raise InputError(told) from None


def _end_with_parent() -> None:
    """Let a process end when the one that made it is killed; it would wait for work for ever."""
    import os
    from multiprocessing import connection, parent_process
    from threading import Thread

    def wait(sentinel: int) -> None:
        connection.wait([sentinel])
        os._exit(1)

    parent = parent_process()
    if parent is not None:
        Thread(target=wait, args=(parent.sentinel,), daemon=True).start()
