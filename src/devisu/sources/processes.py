"""Processes of this machine as an executor; one that is lost is told in a sentence."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from multiprocessing import active_children, connection, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from devisu.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.sources.search import Spread

_LOST = "a process that searched was killed, perhaps for want of memory; try fewer --jobs. No result was written"


@contextmanager
def processes(jobs: int) -> Iterator[Spread]:
    """So many processes; they are ended at once where anything goes wrong. Raises InputError if one is killed."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_settle_in)
    try:
        yield pool
    except BaseException as error:
        for one in active_children():
            one.kill()
        pool.shutdown(wait=False, cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            raise InputError(_LOST) from None
        raise
    pool.shutdown()


def _settle_in() -> None:
    """Let a process end when the one that made it is killed, for it would wait for work for ever.

    An interruption from the keyboard is its maker's to answer.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait, args=(parent.sentinel,), daemon=True).start()


def _wait(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
