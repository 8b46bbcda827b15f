"""Who wrote the text under audit: by the ``author`` of its front matter, or as declared in the configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.criticism.works import Work
    from devisu.model import Document

_MOST_LINES: Final = 200
_KEY: Final = re.compile(r"([A-Za-z][\w-]{0,40}):(.*)")
_ITEM: Final = re.compile(r"[ \t]{0,20}-[ \t]{0,20}(?:name:)?(.*)")
_NAME: Final = re.compile(r"[ \t]{1,20}name:(.*)")
_AND: Final = re.compile(r";| and ")


def of(document: Document, declared: Mapping[str, str]) -> tuple[str, ...]:
    """The names of a text's authors; none if nobody says.

    ``declared`` are the declarations of the configuration: ``author = "Jane Doe; Richard Roe"`` holds for all texts
    that have no author of their own.
    """
    own = tuple(dict.fromkeys(name for name in _front_matter(document) if name))
    return own or tuple(name.strip() for name in _AND.split(declared.get("author", "")) if name.strip())


def is_by(work: Work, authors: tuple[str, ...]) -> bool:
    """Whether one of these people wrote the work: given names must agree, or be missing on both sides."""
    return any(names.same_person(author, name) == "same" for author in authors for name in work.authors)


def _front_matter(document: Document) -> Iterator[str]:
    """The names under ``author`` in a block of YAML between lines of dashes at the head of the text.

    Read are a name, a list in brackets, and a list of lines that begin with a dash, each a name or a ``name:``.
    """
    lines = re.split(r"\r\n|\r|\n", document.source.text[:20_000])[:_MOST_LINES]
    if not lines or lines[0].strip() != "---":
        return
    inside = False
    for line in lines[1:]:
        if line.strip() in ("---", "..."):
            return
        if found := _KEY.fullmatch(line):
            inside = found[1] == "author"
            if inside and found[2].strip():
                words = found[2].strip().strip("[]")
                yield from (_plain(one) for one in (words.split(",") if "[" in found[2] else [words]))
        elif inside and (found := _NAME.fullmatch(line) or _ITEM.fullmatch(line)):
            yield _plain(found[1])


def _plain(words: str) -> str:
    name = words.strip().strip("\"'").strip()
    return "" if ":" in name else name
