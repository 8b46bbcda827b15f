"""A rule's page, read from its docstring: what it says, why, examples that run as tests, and what it rests on.

The first line is the summary. Further text follows after a blank line, then the sections: a title alone at the
docstring's own indentation, and its body indented below. In ``Bad`` and ``Good`` a line ``--- path`` begins a file of
the example; without one the whole is ``essay.md``. ``Given`` holds the files that all examples share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.rules.base import Rule

TITLES = ("Why it matters", "Given", "Bad", "Good", "To mend", "Options", "Authority")
_FILE = re.compile(r"--- (\S.*)")

Files = dict[str, str]
"""The files of an example by path; each ends with a line feed."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page; ``body`` keeps its own lines, without the common indentation."""

    title: str
    body: str

    @property
    def is_example(self) -> bool:
        """Whether the body is a file or several, and no prose."""
        return self.title in ("Given", "Bad", "Good")

    @property
    def files(self) -> Files:
        """The body as the files of an example."""
        return _files(self.body)


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page. ``paragraphs`` stand between the summary and the first section."""

    summary: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def bad(self) -> tuple[Mapping[str, str], ...]:
        """The examples in which the rule must find something."""
        return self._examples("Bad")

    @property
    def good(self) -> tuple[Mapping[str, str], ...]:
        """The examples in which it must find nothing."""
        return self._examples("Good")

    def _examples(self, title: str) -> tuple[Mapping[str, str], ...]:
        given = {path: text for one in self.sections if one.title == "Given" for path, text in one.files.items()}
        return tuple({**given, **one.files} for one in self.sections if one.title == title)


def parse(rule: Rule) -> Page:
    """The page of a rule.

    Raises ValueError, naming the rule, if it has no summary, or a section is not known or is empty.
    """
    summary, _, rest = cleandoc(rule.page).partition("\n")
    if not summary or (rest and not rest.startswith("\n")):
        raise ValueError(f"{rule.code}: a page begins with one line of summary and a blank line")
    lines = rest.split("\n")
    first = next(_titles(lines), len(lines))
    return Page(summary, _paragraphs(lines[:first]), tuple(_sections(lines[first:], rule.code)))


def _titles(lines: list[str]) -> Iterator[int]:
    """The lines that are titles: of a known name, or with an indented line right below."""
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if line in TITLES or (line and not line.startswith(" ") and below.startswith(" ")):
            yield number


def _sections(lines: list[str], code: str) -> Iterator[Section]:
    starts = [*_titles(lines), len(lines)]
    for start, end in pairwise(starts):
        title, body = lines[start], lines[start + 1 : end]
        if title not in TITLES:
            raise ValueError(f"{code}: a page has no section “{title}”; the sections are {', '.join(TITLES)}")
        if not any(body) or any(line and not line.startswith(" ") for line in body):
            raise ValueError(f"{code}: the section “{title}” wants a body that is indented below its title")
        yield Section(title, dedent("\n".join(body)).strip("\n"))


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    parts = "\n".join(lines).strip("\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _files(body: str) -> Files:
    found: dict[str, list[str]] = {}
    path = "essay.md"
    for line in body.split("\n"):
        begins = _FILE.fullmatch(line)
        if begins:
            path = begins[1].strip()
            found[path] = []
            continue
        found.setdefault(path, []).append(line)
    return {name: "\n".join(lines).strip("\n") + "\n" for name, lines in found.items()}
