"""Reading, writing and locking the files of an edition, so that nothing a person wrote is ever lost or misread."""

from devisu.files.locking import locked
from devisu.files.paths import inside
from devisu.files.reading import LIMIT, decode, is_file, read_bytes, read_text
from devisu.files.writing import making, sweep, writable, write

__all__ = [
    "LIMIT",
    "decode",
    "inside",
    "is_file",
    "locked",
    "making",
    "read_bytes",
    "read_text",
    "sweep",
    "writable",
    "write",
]
