"""Making records and questions for tests of collation; all texts are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from devisu.collate import Question, compare
from devisu.model import Comparison, Locator, Quotation, Record
from devisu.sources.records import record_of
from devisu.sources.sidecar import Sidecar
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def record(path: str, text: str, **known: Any) -> Record:
    """A record of this text."""
    return record_of(Source.of(path, text), Sidecar(**{"extent": "whole", **known}))


def question(words: str, language: str = "en", *, kind: Any = "direct", page: str = "", **known: Any) -> Question:
    """A question about these words, cited as ``doe`` unless said otherwise."""
    span = Span(0, len(words))
    quotation = Quotation("q001", span, span, words, kind, None, (), 0)
    pages = (Locator("page", page),) if page else ()
    return Question(quotation, language, **{"cited": ("doe",), "pages": pages, **known})


def compared(words: str, records: Sequence[Record], language: str = "en", **known: Any) -> Comparison:
    """The comparison of these words with the records."""
    tradition = known.pop("tradition", "chicago")
    return compare([question(words, language, **known)], records, tradition=tradition)[0]


Row = tuple[str, str, str, str, str, tuple[str, ...] | None]
"""A name, the language, the record, the words quoted, the verdict and the flags due; None leaves the flags open."""


def told(row: Row) -> str:
    """What a row is called in the report of the tests."""
    return f"{row[1]} {row[0]}"


def check_row(row: Row) -> None:
    """Hold a row to its verdict and flags, in the tradition of its language."""
    _, language, text, words, verdict, flags = row
    source = record("doe.txt", text, entry="doe", language=language)
    found = compared(words, (source,), language, tradition="gost" if language in ("ru", "kk") else "chicago")
    assert found.verdict == verdict
    assert flags is None or found.flags == flags
