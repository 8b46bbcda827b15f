"""TOML with its faults told for people: where, and what."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_AT = re.compile(r"\(at (?:line (?P<line>\d{1,9}), column (?P<column>\d{1,9})|end of document)\)")
_LONG = re.compile(r"(?<![\d_])[\d_]{4300}")
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)


class TableError(ValueError):
    """Words that are no TOML: the ``reason``, at ``offset`` (code points); whether it is a ``conflict`` of a merge."""

    def __init__(self, reason: str, offset: int, *, conflict: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        self.conflict = conflict


def parse(text: str) -> dict[str, Any]:
    """The table that a TOML text is. Raises TableError."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise TableError("nested too deeply", 0) from None
    except tomllib.TOMLDecodeError as error:
        if found := _CONFLICT.search(text):
            raise TableError("a merge conflict", found.start(), conflict=True) from None
        reason = _AT.sub("", str(error)).strip()
        raise TableError(reason[:1].lower() + reason[1:], _offset(text, _AT.search(str(error)))) from None
    except ValueError:  # a number of more digits than Python turns into one
        found = _LONG.search(text)
        raise TableError("a number of too many digits", found.start() if found else 0) from None


def _offset(text: str, at: re.Match[str] | None) -> int:
    if at is None or at["line"] is None:
        return len(text.rstrip())
    start = 0
    for _ in range(int(at["line"]) - 1):
        start = text.find("\n", start) + 1
    return min(start + int(at["column"]) - 1, len(text))
