"""TXT: letters that a file holds in another form than the one meant."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from devisu.findings import Fix, Hit
from devisu.rules.base import NOTE, WARNING, collapsed, many, rule
from devisu.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier
    from devisu.model import Document

_APART = re.compile("[^\\W_][\u0300-\u036f]{1,8}")


def _behind(encoding: str) -> str:
    """The characters that an encoding has for the bytes which follow the first one of a letter in UTF-8."""
    return "".join(bytes((byte,)).decode(encoding, "ignore") for byte in range(0x80, 0xC0))


_CYRILLIC: Final = re.compile(f"(?:[РСТУ][{re.escape(_behind('cp1251'))}\x98]){{3,4000}}")
_LATIN: Final = re.compile(
    f"(?:[ÂÃÄÅÎÏÐÑÒÓ][{re.escape(_behind('cp1252') + _behind('latin-1'))}]|â€[“”œ˜™¦\x9d]){{1,4000}}"
)
_MISREAD: Final = ((_CYRILLIC, "cp1251"), (_LATIN, "cp1252"))
_FEWEST: Final = 2
"""One sequence alone may be meant."""


@rule("TXT005", "letter-and-accent-apart", NOTE)
def letter_and_accent_apart(dossier: Dossier) -> Iterator[Hit]:
    """Letters stand as a bare letter and an accent behind it, where one character is usual.

    Both look the same. Stress marks on letters that have no such character («за́мок») are right and let pass.

    Why it matters
        A search for the word as people type it does not find it, and a comparison with the source sees another word.
        It comes from some file systems and from text copied out of PDFs.

    Bad
        The café at Karsk stood empty [1].
    Good
        The café at Karsk stood empty [1].

    To mend
        Put the one character; the fix is safe, since nothing that can be seen changes.

    Authority
        Unicode Standard Annex 15, Unicode Normalization Forms (NFC).
    """
    for text in dossier.texts:
        document = text.document
        if unicodedata.is_normalized("NFC", document.text):
            continue
        hits = []
        for found in _APART.finditer(document.text):
            whole = unicodedata.normalize("NFC", found.group())
            if whole != found.group() and not _is_opaque(document, found.start()):
                span = document.home(Span(*found.span()))
                fix = Fix("safe", (Edit(document.path, span, whole),))
                mend = "Put the one character; nothing that can be seen changes."
                hits.append(Hit(document.path, span, "", mend, fix=fix))
        yield from collapsed(
            hits, lambda count: f"{many(count, 'letter')} with the accent as a character of its own behind the letter."
        )


@rule("TXT007", "letters-of-another-encoding", WARNING)
def letters_of_another_encoding(dossier: Dossier) -> Iterator[Hit]:
    """Words are garbled: the file was once read in an encoding that was not its own, and saved so.

    Why it matters
        Nobody can read the words, no search finds them, and names and quotations in them are lost to every check.

    Bad
        Р”РёС–СЂРјРµРЅ сатылды [1]. Оны Р±С–Р»РјРµРґС– ешкім [2].
    Good
        Диірмен сатылды [1]. Оны білмеді ешкім [2].

    To mend
        Go back to the file as it was before, and save it as UTF-8 once.
    """
    for text in dossier.texts:
        document = text.document
        found = sorted(
            (match.start(), match.group(), meant)
            for pattern, encoding in _MISREAD
            for match in pattern.finditer(document.text)
            if (meant := _meant(match.group(), encoding)) and not _is_opaque(document, match.start())
        )
        if len(found) < _FEWEST and sum(len(meant) for _, _, meant in found) <= _FEWEST:
            continue
        _, garbled, meant = found[0]
        hits = [
            Hit(document.path, document.home(Span(at, at + len(words))), "", "Save the file anew from its first form.")
            for at, words, _ in found
        ]
        yield from collapsed(
            hits,
            lambda count, garbled=garbled, meant=meant: (  # type: ignore[misc]  # the words of this turn of the loop
                f"{many(count, 'place')} garbled by a wrong encoding: “{garbled[:20]}” was “{meant[:20]}”."
            ),
        )


def _meant(garbled: str, encoding: str) -> str:
    """What the words were, if they are UTF-8 that was read in this encoding; empty otherwise."""
    data = b"".join(_byte(letter, encoding) for letter in garbled)
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return words if len(words) < len(garbled) else ""


def _byte(letter: str, encoding: str) -> bytes:
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return letter.encode("latin-1", "replace")


def _is_opaque(document: Document, at: int) -> bool:
    return any(span.start <= at < span.end for span in document.opaque)


RULES = (letter_and_accent_apart, letters_of_another_encoding)
