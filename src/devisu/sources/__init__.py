"""Source records: reading them, and finding in them the words of a quotation."""

from devisu.sources.places import find
from devisu.sources.records import read_records

__all__ = ["find", "read_records"]
