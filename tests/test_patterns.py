"""No pattern runs away: every compiled pattern of the house on text made to slow it down (FAULTS 12)."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import devisu

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

LENGTH = 40_000
SAMPLE = 1_200
"""What is quick on a sample (in thousandths of a second) is not quadratic; only the rest is tried at length."""
QUICK = 0.001
BOUND = 2.0
"""Seconds of this process's own time: a linear pattern needs hundredths, a quadratic one at this length far more."""

UNITS = (
    "«", "»", "“", "„", '"', "‘", "'", "[", "]", "(", ")", "{", "}", "<", "<!--", "%", "\\", "`", "*", "_", "^[", "@",
    " ", "\t", "\n", "\r", " \n", "\n\n", "\u00a0", ".", ". ", "..", "…", ",", ", ", ":", ";", "; ", "-", "—", " - ", "–",
    "a", "A", "я", "Я", "ə", "1", "12 ", "1,", "1-", "1.", "1 1", "X", "IV ", "a.", "A.", "A. ", "А.Б.", "Ab ", "Аб ", "a b ",
    "1917 ", "1917-", "1917 г. ", "c. ", "с. 1, ", "p. 1 ", "[1] ", "[1, ", "@a", "@a;", "—", "’", "a’", "a'", "\\a{", "{a",
    "=", "a=", "= {", "a,", "//", "/ ", "http://a", "www.", "10.1/", "\0", "\x1b[", "\u202e", "\u0301", "é", "Ж. ", "№ ",
)  # fmt: skip
END = "x"
"""So that what is tried to the end fails there."""
AT_A_PLACE = {"match", "fullmatch"}
"""Methods that try a pattern at one place; the others try it everywhere."""


def modules() -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(devisu.__path__, "devisu."):
        if not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)


def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Every pattern that a module holds, alone or in a table, by its name; and whether it is used at one place only."""
    found: dict[re.Pattern[str], tuple[str, bool]] = {}
    for module in modules():
        code = Path(module.__file__ or "").read_text("utf-8")
        for name, value in vars(module).items():
            anchored = bool(uses := re.findall(rf"\b{re.escape(name)}\.(\w+)\(", code)) and set(uses) <= AT_A_PLACE
            for one in _within(value):
                before = found.get(one)
                known = before[0] if before else f"{module.__name__.removeprefix('devisu.')}.{name}"
                found[one] = known, anchored and (before is None or before[1])
    return {f"{name}-{at}": (one, anchored) for at, (one, (name, anchored)) in enumerate(found.items())}


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4 and isinstance(value, dict):
        for one in value.values():
            yield from _within(one, depth + 1)
    elif depth < 4 and isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _within(one, depth + 1)
    elif depth < 4 and type(value).__module__.startswith("devisu") and hasattr(type(value), "__slots__"):
        for name in type(value).__slots__:
            yield from _within(getattr(value, name, None), depth + 1)


PATTERNS = patterns()


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 100


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear_on_hostile_text(name: str) -> None:
    pattern, anchored = PATTERNS[name]
    slow = []
    for unit in UNITS:
        if spent(pattern, anchored, unit * (SAMPLE // len(unit)) + END) < QUICK:
            continue
        if (took := spent(pattern, anchored, unit * (LENGTH // len(unit)) + END)) > BOUND:
            slow.append((unit, round(took, 1)))
    assert slow == []


def spent(pattern: re.Pattern[str], anchored: bool, text: str) -> float:
    started = time.process_time()
    pattern.fullmatch(text)
    pattern.match(text)
    if not anchored:
        for count, _ in enumerate(pattern.finditer(text)):
            if count % 1000 == 0 and time.process_time() - started > BOUND:
                break
    return time.process_time() - started
