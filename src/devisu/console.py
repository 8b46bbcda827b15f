"""What reaches a person: how wide and how coloured, which characters are shown as what, and the one Console.

Reporters make lines of segments, ``(words, name of a style)``, and `paint` turns them into text. Rich is the heaviest
thing a command can import, and is imported here only, when there is colour to lay on or progress to show. Widths are
measured here from ``unicodedata`` instead of ``rich.cells`` (17 ms): combining marks and format characters take no
cell, wide and full-width characters two, all others one. Emoji joined by U+200D are counted apart, which can leave a
line short and never makes it too long.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from os import get_terminal_size
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import Console

Segment = tuple[str, str]
"""Words and the name of their style (a key of `THEME`, or empty)."""
Line = tuple[Segment, ...]

NARROWEST, WIDEST = 40, 200
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAK = re.compile("[\n\t]")
_COMMAND = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=:)|##(?=\[)", re.MULTILINE)

THEME: Mapping[str, str] = {
    "error": "bold red",
    "warning": "yellow",
    "note": "cyan",
    "strong": "bold",
    "headline": "bold yellow",
    "dim": "dim",
    "id": "cyan",
    "code": "bold",
    "direct": "green",
    "carried": "green",
    "paragraph": "blue",
    "weak": "yellow",
    "none": "red",
    "variant": "bold magenta",
    "good": "green",
    "bad": "red",
}
"""Rich's name for each style, of the sixteen colours that a terminal's own scheme decides."""

_TWINS = str.maketrans(
    {
        **dict(zip("█▓▒░│▔─⟨⟩•×\xa0", "#=-.|^-<>*x ", strict=True)),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‹›", "'"),
        **dict.fromkeys("·–‐‑−", "-"),
        **{chr(0x2400 + code): f"\\x{code:02x}" for code in range(0x20)},
        "\u2421": "\\x7f",
        "—": "--",
        "…": "...",
        "⟪": "<<",
        "⟫": ">>",
        "→": "->",
        "¶": "par.",
        "§": "sec.",
        "№": "No.",
    }
)


@dataclass(frozen=True, slots=True)
class Style:
    """How to write for one stream: ``width`` in cells; whether in colour; whether Unicode can be shown.

    Without Unicode, typographic signs have ASCII twins, and what ``encoding`` does not have is escaped.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True
    encoding: str = "ascii"

    def fit(self, text: str) -> str:
        """``text`` as this stream can show it: `clean`, and in ASCII where it must be."""
        safe = clean(text)
        if self.unicode or safe.isascii():
            return safe
        return safe.translate(_TWINS).encode(self.encoding, "backslashreplace").decode(self.encoding)


def style_for(stream: IO[str], env: Mapping[str, str]) -> Style:
    """The style that fits a stream: ``NO_COLOR``, ``FORCE_COLOR``, ``TERM=dumb`` and ``COLUMNS`` are obeyed.

    What is not a terminal gets 80 columns and no colour.
    """
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower()
    unicode = encoding.replace("-", "").replace("_", "").startswith("utf")
    return Style(_width(stream, env), _is_coloured(stream, env), unicode, "ascii" if unicode else encoding)


def _is_coloured(stream: IO[str], env: Mapping[str, str]) -> bool:
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and env.get("TERM") not in ("dumb", "unknown")


def _width(stream: IO[str], env: Mapping[str, str]) -> int:
    asked = env.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked[:6]):
        return min(max(int(asked[:6]), NARROWEST), WIDEST)
    if not stream.isatty():
        return 80
    try:
        return min(max(get_terminal_size(stream.fileno()).columns or 80, NARROWEST), WIDEST)
    except (OSError, ValueError):
        return 80


def make(stream: IO[str], style: Style) -> Console:
    """The one maker of Consoles (for progress): no markup, no emoji codes, no highlighting."""
    from rich.console import Console

    return Console(
        file=stream,
        width=style.width,
        no_color=not style.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def clean(text: str) -> str:
    """Text without power over a terminal; line feeds and tabs stay.

    Control characters are shown as their pictures (ESC as ␛), C1 as ``\\x9b``, bidirectional controls and the Unicode
    line ends as ``⟨U+202E⟩``, halves of surrogate pairs as ``\\udcff``.
    """
    return _HOSTILE.sub(_picture, text)


def one_line(text: str) -> str:
    """`clean`, with line feeds and tabs as pictures too: for formats in which a line is a record."""
    return _BREAK.sub(_picture, clean(text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0xA0:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code >= 0xD800 else f"⟨U+{code:04X}⟩"


def defuse(text: str) -> str:
    """Text that a build log does not take for workflow commands: ``::`` at a line's head and ``##[`` are broken.

    For every format but ``github``, which writes commands and escapes its own data.
    """
    return _COMMAND.sub(lambda match: "## " if match[0] == "##" else f"{match[1]}: ", text)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


@cache
def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") and character != "\xad":
        return 0
    if "\u1160" <= character <= "\u11ff":  # vowels and finals that join the Hangul syllable before them
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def paint(lines: Iterable[Line], style: Style) -> str:
    """The lines as text, each ended by a line feed; in colour where the style says so."""
    ink = _inks() if style.colour else {}
    return "".join(_painted(line, style, ink) + "\n" for line in lines)


def _painted(line: Line, style: Style, ink: Mapping[str, tuple[str, str]]) -> str:
    parts = []
    for words, name in line:
        before, after = ink.get(name, ("", ""))
        parts.append(f"{before}{one_line(style.fit(words))}{after}")
    return "".join(parts).rstrip(" ")


def _inks() -> dict[str, tuple[str, str]]:
    from rich.color import ColorSystem
    from rich.style import Style as Ink

    made = {}
    for name, words in THEME.items():
        before, after = Ink.parse(words).render("\0", color_system=ColorSystem.STANDARD).split("\0")
        made[name] = before, after
    return made
