"""A Dask cluster as the executor of a batch: the one importer of dask.distributed.

The scheduler hands the tasks out and, where a worker is lost, hands its tasks to another. Workers read the sources
themselves, so they must see the folder under the same path and have devisu installed.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from devisu.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from distributed import Client

PATIENCE = 10.0
"""Seconds to wait for a scheduler, or for a worker where the cluster has none."""
_GLANCE = 2.0
_AHEAD = 8
"""Tasks sent ahead for each thread of the cluster."""


class Cluster:
    """An executor on the workers of a scheduler; ``threads`` is how many tasks they run at once."""

    def __init__(self, client: Client, address: str, patience: float = PATIENCE) -> None:
        self._client = client
        self._address = address
        self._patience = patience
        self.threads = self.threads_now()

    def map(self, function: Any, /, *iterables: Any) -> Iterator[Any]:
        """As the builtin, on the cluster; results in order. Raises InputError if the cluster fails."""
        executor = self._client.get_executor(pure=False)
        calls = zip(*iterables, strict=False)
        ahead = max(self.threads, 1) * _AHEAD
        sent = deque(executor.submit(function, *one) for one in islice(calls, ahead))
        while sent:
            yield self._awaited(sent.popleft())
            sent.extend(executor.submit(function, *one) for one in islice(calls, 1))

    def _awaited(self, future: Future[Any]) -> Any:
        """The result, as long as somebody may be working on it."""
        from concurrent.futures import CancelledError

        from distributed.scheduler import KilledWorker

        seen = time.monotonic()
        while True:
            try:
                return future.result(_GLANCE)
            except TimeoutError:
                if future.done():
                    raise
                seen = time.monotonic() if self.threads_now() else seen
            except KilledWorker:
                raise self._failed("its workers died over one task, perhaps for want of memory") from None
            except ImportError as error:
                told = f"its workers cannot run devisu ({error}); install the same version there"
                raise self._failed(told) from None
            except CancelledError:
                raise self._failed("it gave the work up") from None
            if time.monotonic() - seen > self._patience:
                raise self._failed("it has no workers any more")

    def threads_now(self) -> int:
        """How many tasks the workers that are left run at once. Raises InputError if the scheduler is gone."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, ValueError):
            raise self._failed("its scheduler does not answer any more") from None

    def _failed(self, why: str) -> InputError:
        return InputError(f"the cluster failed: {why}; no answers were written", path=self._address)


@contextmanager
def reached(address: str, patience: float = PATIENCE) -> Iterator[Cluster]:
    """The cluster of the scheduler at an address like ``tcp://10.0.0.1:8786``; ``patience`` is in seconds.

    Raises UsageError where dask.distributed is not installed, InputError if no scheduler answers there or it has no
    workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError('--cluster wants the extra “cluster”: pip install "devisu[cluster]"') from None

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it would tell of every lost connection
    _knock(address, patience)
    client = Client(address, timeout=patience, set_as_default=False)
    try:
        yield _with_workers(client, address, patience)
    finally:
        with suppress(TimeoutError):
            client.close(timeout=_GLANCE)


def _knock(address: str, patience: float) -> None:
    """Make sure that a scheduler answers before a client is made, which could not be thrown away quietly."""
    import asyncio

    from distributed import rpc

    async def knock() -> object:
        async with rpc(address, timeout=patience) as scheduler:
            return await scheduler.identity()

    try:
        asyncio.run(asyncio.wait_for(knock(), patience))
    except Exception:  # noqa: BLE001 -- what is no scheduler may answer anything
        hint = "no scheduler answers there; start one (dask scheduler), or leave --cluster out"
        raise InputError(hint, path=address) from None


def _with_workers(client: Client, address: str, patience: float) -> Cluster:
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        hint = f"the scheduler has no workers; start some (dask worker {address})"
        raise InputError(hint, path=address) from None
    return Cluster(client, address, patience)
