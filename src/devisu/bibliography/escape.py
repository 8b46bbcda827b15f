"""The way back to LaTeX: signs that it reads as commands are escaped, and nothing else is touched."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces even after a backslash
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~",
}
_PLAIN: Final = re.compile(r"[\\{}&%#$_~^\u00a0]")
_MATHS: Final = re.compile(r"(?<!\\)\$[^$]{0,2000}(?<!\\)\$")
_BARE: Final = re.compile(r"(?<!\\)[&%#_]")
_CARET: Final = re.compile(r"(?<!\\)\^")
_DOLLAR: Final = re.compile(r"(?<!\\)\$")
_BRACES: Final = re.compile(r"[{}]")


def escaped(words: str) -> str:
    """Readable words as LaTeX."""
    return _PLAIN.sub(lambda found: _SPECIAL[found[0]], without_controls(words))


def completed(words: str) -> str:
    """LaTeX as written in a field, with bare special signs escaped and braces that do not match taken out."""
    words = without_controls(words)
    if not is_balanced(words):
        words = words.replace("{", "").replace("}", "")
    if words.endswith("\\") and not words.endswith("\\\\"):
        words += " "
    if not re.search(r"[&%#_$^]", words):
        return words
    parts: list[str] = []
    reached = 0
    for maths in _MATHS.finditer(words):
        parts += [_unbared(words[reached : maths.start()]), maths[0]]
        reached = maths.end()
    return "".join([*parts, _unbared(_DOLLAR.sub(r"\\$", words[reached:]))])


def _unbared(words: str) -> str:
    """Words outside maths with the signs escaped that LaTeX would take for its own."""
    return _CARET.sub(r"\\textasciicircum{}", _BARE.sub(r"\\\g<0>", words))


def verbatim(words: str) -> str:
    """An address or a key: nothing is escaped; braces that do not match are written as in addresses."""
    words = without_controls(words)
    return words if is_balanced(words) else words.replace("{", "%7B").replace("}", "%7D")


def is_balanced(words: str) -> bool:
    """Whether every brace has its partner."""
    depth = 0
    for mark in _BRACES.finditer(words):
        depth += 1 if mark[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def without_controls(words: str) -> str:
    """The words without control characters and lone surrogates, which no format can carry."""
    if words.isprintable():
        return words
    return "".join(" " if one in "\t\n\r" else one for one in words if one in "\t\n\r" or not _is_control(one))


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs")
