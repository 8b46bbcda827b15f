"""Readers: from decoded text to a document with exact offsets home; a table from suffix to reader."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from devisu.readers import language as languages_told
from devisu.readers import markdown, plain
from devisu.text import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from devisu.model import Document

    Reader = Callable[[Source, str], Document]

READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".qmd": markdown.read,
    ".rmd": markdown.read,
}
"""Suffix in lower case -> reader of a source in a language."""

_CONVERT = "is {}, which is not read; convert it first, as in “pandoc {} -t markdown -o {}.md”"
_FORMATS = {
    ".tex": "LaTeX",
    ".html": "a web page",
    ".htm": "a web page",
    ".xml": "XML",
    ".rtf": "an RTF document",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".epub": "a book in EPUB",
}
"""Suffixes of texts that have no reader, and that pandoc has one for."""
_OTHERS = {
    ".bib": "is a bibliography; check it with “devisu bib check”, or name it with --bibliography beside a text",
    ".toml": "holds settings or a register, which are read beside their text; name the text",
    ".doc": "is an old Word document, which is not read; save it as plain text in UTF-8",
    ".pdf": "is a PDF, which is not read; save its words as plain text in UTF-8",
}


def refused(path: PurePath, more: Mapping[str, Reader] = MappingProxyType({})) -> str | None:
    """Why a file is not read as a text, by its suffix, and what to do; None where nothing speaks against it."""
    suffix = path.suffix.lower()
    if suffix in more:
        return None
    if suffix in _FORMATS:
        return _CONVERT.format(_FORMATS[suffix], path.name, path.stem)
    return _OTHERS.get(suffix)


def read(
    shown: str, text: str, language: str | None = None, more: Mapping[str, Reader] = MappingProxyType({})
) -> Document:
    """Read a text that is already decoded, without its byte order mark.

    ``shown`` is the path as people see it, ``-`` for standard input; its suffix chooses the reader. Where it has none
    that is known, the text is plain unless it plainly is Markdown. ``language`` is an ISO 639-1 code; None has it told
    from the text's letters and commonest words. ``more`` are readers beside ours, for suffixes that we have none for.
    """
    source = Source.of(shown, text)
    suffix = PurePosixPath(shown).suffix.lower()
    reader = READERS.get(suffix) or more.get(suffix)
    if reader is None:
        reader = markdown.read if markdown.is_markdown(text) else plain.read
    return reader(source, language or languages_told.tell(text))
