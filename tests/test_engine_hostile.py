"""Hostile input: nothing is refused in silence, nothing runs away, and every pattern is linear."""

from __future__ import annotations

import random
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import devisu.sources
from collating import compared, record
from devisu.sources.pieces import read
from devisu.sources.records import turn_pages
from devisu.sources.search import Wanted, search
from devisu.sources.shard import build
from devisu.sources.words import words_of
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDLES = ["a" * 5000, "ab " * 1600, "a" * 40, "қ" * 5000, "[ " * 2500, "… " * 2500, "a … " * 1200, "«" * 5000, "[x] a " * 800,
           "the cat sat on the mat " * 200, "the cat sat on … the mat the … " * 60, "-\n" * 2500, "a-\n" * 1600, "<" * 5000]  # fmt: skip
STACKS = [
    "a" * 300_000,
    "the cat sat on the mat " * 12_000,
    ("қ" * 50 + " ") * 5_000,
    " \n" * 100_000,
    "\x00\u202e\x1b[2J" * 20_000,
    '<pb n="' * 20_000,
]


@pytest.mark.parametrize("stack", STACKS, ids=range(len(STACKS)))
def test_monotonous_sources(stack: str) -> None:
    source = record("a.txt", stack, entry="doe")
    for words in NEEDLES:
        assert compared(words, (source,)).verdict is not None


def test_a_quotation_of_5000_characters() -> None:
    chance = random.Random(5)  # noqa: S311 - repeatable, not secret
    known = ["".join(chance.choices("abcdefghijklmnop", k=chance.randint(2, 9))) for _ in range(2000)]
    text = " ".join(chance.choices(known, k=60_000))
    source = record("a.txt", text, entry="doe")
    start = text.index(" ", 100_000) + 1
    words = text[start : text.index(" ", start + 4990)]
    assert compared(words, (source,)).verdict == "verbatim"
    replaced = " ".join(word if chance.random() > 0.25 else "zzz" for word in words.split())
    assert compared(replaced, (source,)).verdict == "altered"
    shuffled = words.split()
    chance.shuffle(shuffled)
    assert compared(" ".join(shuffled), (source,)).verdict == "not-found"


def test_what_is_too_slow_is_said_to_be() -> None:
    shard = build("grey geese and other birds of the upper valley " * 40)
    found = search(shard, Wanted.of([read("grey geese and other birds of the valley")]), budget=-1.0)
    assert found[0].slow
    comparison = compared("grey geese and other words of this", (record("a.txt", "x " * 400, entry="doe"),))
    assert comparison.verdict == "not-found"


PATTERNS = sorted(
    (name, key)
    for path in Path(devisu.sources.__file__).parent.glob("*.py")
    for name in [f"devisu.sources.{path.stem}"]
    for key, value in vars(import_module(name)).items()
    if isinstance(value, re.Pattern)
)
HOSTILE = ["[" * 40_000, "<" * 40_000, ". " * 20_000, "a-" * 20_000, "a-\n" * 13_000, "- \n " * 10_000, "1-" * 20_000, '<pb n="' * 6_000,
           "'" * 40_000, "ъ" * 40_000, "i" * 40_000, "a" * 40_000, " " * 40_000, "\n" * 40_000, "[a" * 20_000, "…" * 40_000]  # fmt: skip


@pytest.mark.parametrize(("module", "name"), PATTERNS)
def test_patterns_end_on_hostile_text(module: str, name: str) -> None:
    pattern = getattr(import_module(module), name)
    for text in HOSTILE:
        for match in _every(pattern, text):
            assert match.end() <= len(text)


def _every(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    yield from pattern.finditer(text)


def test_words_and_pages_of_hostile_text() -> None:
    for text in HOSTILE:
        assert all(word.letters for word in words_of(text, Span(0, len(text))))
        paged = turn_pages(text)
        assert paged.map.home(len(paged.text)) <= len(text)
