"""Collation: quotations against source records, and what may be concluded from it."""

from devisu.collate.compare import Compared, compare, compare_all
from devisu.collate.question import Question

__all__ = ["Compared", "Question", "compare", "compare_all"]
