"""Source records: reading them, and finding in them the words of a quotation."""

from devisu.sources.records import read_records

__all__ = ["read_records"]
