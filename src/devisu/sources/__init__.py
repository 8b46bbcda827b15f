"""Source records: reading them, and finding in them the words of a quotation."""

from devisu.sources.places import find, look_for
from devisu.sources.records import read_records, unread

__all__ = ["find", "look_for", "read_records", "unread"]
