"""Collation: quotations against source records, and what may be concluded from it."""

from devisu.collate.compare import compare
from devisu.collate.question import Question

__all__ = ["Question", "compare"]
