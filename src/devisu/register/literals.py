"""Values as the register writes them: TOML basic strings on one line, dates, inline tables."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final

_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
# Controls, line and paragraph separators, and marks that change the direction of a line, are written visibly.
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def literal(value: object) -> str:
    """A value as TOML on one line. What TOML has no kind for is written as the string that shows it."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return repr(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case Mapping():
            inner = ", ".join(f"{key(str(name))} = {literal(one)}" for name, one in value.items() if one is not None)
            return f"{{ {inner} }}" if inner else "{}"
        case list() | tuple():
            return f"[{', '.join(literal(one) for one in value)}]"
        case _:
            return quoted(str(value))


def quoted(words: str) -> str:
    """A basic string. A lone surrogate, which no file can hold, is written as the letters that name it."""
    shown = _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", words)
    return f'"{_ESCAPED.sub(_escape, shown)}"'


def key(name: str) -> str:
    """A key, bare where it may be."""
    return name if _BARE.fullmatch(name) else quoted(name)


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"
