"""Making very many small values at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY: Final = 200_000  # new values beyond which to look through them for garbage costs more than it can bring


@contextmanager
def keeping_all() -> Iterator[None]:
    """Put off the search for garbage while all that is made is kept: it would cost a quarter of the time.

    Very many values are left out of later searches too: none of them refers back to itself, so that each goes when
    nothing refers to it any more.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()
