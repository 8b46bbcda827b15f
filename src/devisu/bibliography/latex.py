"""LaTeX in a field to the words a reader sees, and back where LaTeX needs it. The importer of pylatexenc.

Most fields hold no LaTeX at all and pass at once; accents and the commonest commands are read by tables; pylatexenc is
asked only what a rarer command stands for, once for each, since it takes a millisecond for forty letters.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import lru_cache
from typing import Final

_NOT_PLAIN: Final = re.compile(r"[\\{}~$`\n\r\t]|--|''|<<|>>|  ")
_SPACES: Final = re.compile(r"\s+")
_ACCENTS: Final = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_ACCENT: Final = re.compile(
    r"\\(?:(?P<sign>[`'^~=.\"])[ ]?|(?P<letter>[uvHtcdbrk])(?=[\\{ ])[ ]?)"
    r"(?:\{\\?(?P<braced>[^\W\d_])\}|\\(?P<dotless>[ij])(?![A-Za-z])[ ]?|(?P<bare>[^\W\d_]))"
)
_SYMBOLS: Final = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textasciicircum": "^",
    "textunderscore": "_",
    "ldots": "…",
    "dots": "…",
    "textdegree": "°",
    "S": "§",
    "slash": "/",
    "addcolon": ":",
    "adddot": ".",
    "addcomma": ",",
    "isdot": "",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}
_SYMBOL: Final = re.compile(r"\\(" + "|".join(sorted(_SYMBOLS, key=len, reverse=True)) + r")(?![A-Za-z])(?:[ ]+|\{\})?")
_ESCAPED: Final = re.compile(r"\\([&%$#_])")
_THIN: Final = re.compile(r"\\(?:[-/]|[,;:! ]|@)")
_STYLE: Final = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|tt|up|rm|sf|sl|normal)|mkbibemph|mkbibitalic|mkbibbold|uppercase|lowercase|"
    r"MakeUppercase|mbox|hbox|ensuremath|noopsort|relax|protect|em|it|bf|sc|rm|upshape|"
    r"itshape|nolinkurl|url)(?![A-Za-z])[ ]?"
)
_QUOTED: Final = re.compile(r"\\(?:enquote\*?|mkbibquote)\{([^{}\\]*)\}")
_MOVED: Final = re.compile(r"\\(?:noopsort|switchargs)\{[^{}]*\}")
_LIGATURES: Final = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("<<", "«"), (">>", "»"), ("~", "\u00a0"))
_LITERALS: Final = {
    "{": "\ue000",
    "textbraceleft": "\ue000",
    "}": "\ue001",
    "textbraceright": "\ue001",
    "textasciitilde": "\ue002",
    "textbackslash": "\ue003",
}
"""Commands for signs that would be read as LaTeX, and what stands for those signs while all else is read."""
_LITERAL: Final = re.compile(
    r"\\(?:([{}])|(textbrace(?:left|right)|textasciitilde|textbackslash)(?![A-Za-z])(?:\{\}| )?)"
)
_SIGNS: Final = str.maketrans("\ue000\ue001\ue002\ue003", "{}~\\")
_NO_SIGNS: Final = str.maketrans("\\{}", "   ")
_ENVIRONMENT: Final = re.compile(r"\\(?:begin|end)\{[^{}]{0,40}\}")
_OTHER: Final = re.compile(r"\\(?:([A-Za-z]{1,40})\*?(?:\{\}|[ ])?|.|$)")

logging.getLogger("pylatexenc").addHandler(logging.NullHandler())


def is_plain(words: str) -> bool:
    """Whether the words stand for themselves: no LaTeX, no ligature, no line end or double space among them."""
    return not _NOT_PLAIN.search(words)


def decode(words: str) -> str:
    """The words as a reader sees them: commands resolved, braces off, runs of white space one space."""
    if is_plain(words):
        return words
    written, commands = words, "\\" in words
    if commands:
        words = _commands(words)
    for sign, letter in _LIGATURES:
        if sign in words:
            words = words.replace(sign, letter)
    shown = _SPACES.sub(" ", words.replace("{", "").replace("}", "")).strip()
    if commands:
        return shown.translate(_SIGNS) or _bare(written)
    return shown


def _bare(words: str) -> str:
    """Commands that nobody knows, by their names, rather than nothing at all."""
    return " ".join(words.translate(_NO_SIGNS).split())


def spaced(words: str) -> str:
    """The words with runs of white space made one space, and nothing else changed."""
    return " ".join(words.split())


def _commands(words: str) -> str:
    words = _LITERAL.sub(lambda found: _LITERALS[found[1] or found[2]], words)
    words = _SYMBOL.sub(
        lambda found: _SYMBOLS[found[1]], _ACCENT.sub(_accented, _MOVED.sub("", _ENVIRONMENT.sub(" ", words)))
    )
    words = _QUOTED.sub(r"“\1”", words)
    words = _THIN.sub(lambda found: "" if found[0][1] in "-/@" else " ", _ESCAPED.sub(r"\1", _STYLE.sub("", words)))
    return _OTHER.sub(lambda found: _symbol(found[1]) if found[1] else " ", words) if "\\" in words else words


def _accented(found: re.Match[str]) -> str:
    letter = found["braced"] or found["dotless"] or found["bare"]
    return unicodedata.normalize("NFC", letter + _ACCENTS.get(found["sign"] or found["letter"], "\u0361"))


@lru_cache(4096)
def _symbol(name: str) -> str:
    """What a command without arguments stands for; nothing for one that is not known."""
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexWalkerError

    try:
        shown = str(LatexNodes2Text().latex_to_text(f"\\{name}{{}}")).strip()
    except (LatexWalkerError, ValueError, TypeError, IndexError, KeyError, AttributeError):
        return ""
    return "" if "\\" in shown else shown
