"""The lines of a batch: quotations as lines of JSON in, answers as lines of JSON out."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from devisu.findings import Failure
from devisu.sources.pieces import Reading, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.model import Variant
    from devisu.sources.lay import Laid

_OTHERS = 10
_DEEPEST = 100
"""Levels of lists and objects in a field that is kept."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a batch as read, and its quotation."""

    line: dict[str, Any]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Quotes:
    """The lines of a batch, those that could not be used, and what people should know of the others."""

    asked: tuple[Asked, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


def parse(data: bytes, shown: str) -> Quotes:
    """Read lines of JSON; a byte order mark, line ends of Windows and blank lines do not matter.

    A line that is none is a failure with its number. One whose id was used before is answered, and told.
    """
    asked: list[Asked] = []
    failures: list[Failure] = []
    notices: list[str] = []
    first: dict[str, int] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        one = _asked(line)
        if isinstance(one, str):
            failures.append(Failure(shown, number, f"{one}; the line was left out"))
            continue
        asked.append(one)
        name = json.dumps(one.line["id"], sort_keys=True)
        if first.setdefault(name, number) != number:
            notices.append(f"{shown}:{number}: has the id {name} of line {first[name]}; both are answered")
    return Quotes(tuple(asked), tuple(failures), tuple(notices))


def _asked(line: bytes) -> Asked | str:
    """A line's quotation, or in words what is wrong with the line."""
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_no_number, parse_float=_number)
    except UnicodeDecodeError:
        return "is not UTF-8"
    except (ValueError, RecursionError):
        return "is not JSON"
    if not isinstance(value, dict):
        return "is no JSON object"
    missing = [f"“{key}”" for key in ("id", "text") if key not in value]
    if missing:
        return f"has no {' and no '.join(missing)}"
    if not isinstance(value["text"], str):
        return "has a “text” that is not in quotation marks"
    if any(_is_deep(one) for one in value.values()):
        return f"is nested more than {_DEEPEST} levels deep"
    return Asked(value, read(value["text"]))


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is too large")
    return number


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        inner = [one for one in level if isinstance(one, (list, dict))]
        if not inner:
            return False
        level = [of for one in inner for of in (one.values() if isinstance(one, dict) else one)]
    return True


def answer(asked: Asked, ranked: Sequence[Laid], late: Sequence[str]) -> dict[str, Any]:
    """The answer to a line: its fields but for the text, and the best place.

    ``late`` are the sources for which time did not suffice.
    """
    kept = {key: value for key, value in asked.line.items() if key != "text"}
    reason = f"too slow: the time was up in {late[0]}" if late else None
    if len(late) > 1:
        reason = f"{reason} and in {len(late) - 1} more"
    if not asked.reading.pieces:
        reason = "there are no letters to look for"
    if not ranked:
        place = {"source": None, "start": None, "end": None, "score": 0.0}
        verdict = "not-compared" if reason else "not-found"
        return {
            **kept,
            **place,
            "verdict": verdict,
            "flags": [],
            "page": None,
            "variants": [],
            "others": [],
            "reason": reason,
        }
    best = ranked[0]
    more = {
        "flags": list(best.flags),
        "variants": [_variant(one) for one in best.collation.variants],
        "others": [_place(one) for one in ranked[1 : _OTHERS + 1]],
    }
    return {**kept, **_place(best), **more, "reason": reason}


def written(lines: Sequence[dict[str, Any]]) -> str:
    """The lines as text that has a form in UTF-8: half a character of UTF-16 stays escaped."""
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _place(laid: Laid) -> dict[str, Any]:
    one = laid.collation
    return {
        "source": one.source,
        "start": one.span.start,
        "end": one.span.end,
        "score": one.score,
        "verdict": one.verdict,
        "page": one.page,
    }


def _variant(one: Variant) -> dict[str, Any]:
    flags = {"flags": list(one.flags)} if one.flags else {}
    return {"kind": one.kind, "quotation": one.quotation, "source": one.source, "marked": one.marked, **flags}
