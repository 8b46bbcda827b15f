"""What a file that is not UTF-8 looks like: a guess to print, never one to read by.

Cyrillic of different encodings is told apart by pairs of letters: decoded rightly, most neighbours are pairs that are
frequent in Russian or Kazakh; decoded wrongly, hardly any are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_SAMPLE: Final = 20_000  # bytes; more would not change a guess
_CYRILLIC: Final = ("cp1251", "koi8-r", "cp866", "iso8859-5", "kz1048")
_CONVINCING: Final = 0.25  # share of frequent pairs; wrong decodings stay below 0.15
_WIDE_SHARE: Final = 0.7  # share of high bytes 00-05 on one side of the pairs, in UTF-16 of any European script
_PAIRS: Final = (
    "ст но то на ен ов ни ра во ко ал ли по ре ос пр го не та ор ан ро ит ер от ел ка ла ть де ло ес ом ин ль ле ти ри "
    "об ны ва ол ог те ет ие ия ий ый ых их ым ая ое ой ей ем ам ах ми ма мо да до ди за из ив ск се си со са ак ат ав "
    "ар ае ис ил им же ве ви вы пи ту ру ку су мы лы ры ды ты сы кы ын ың нд нт тт лд рд рі ді ті ні сі гі бі бо ба бе "
    "ға ғы ге қа қы ік ық ақ ке кі жа жы жү өз өт тү ән әр үш ұл ұр ің ін ір із іл"
)
_FREQUENT: Final = frozenset(_PAIRS.split())
_SIGNATURES: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a DOCX, ODT, EPUB or other ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, or the words for a file that is no text."""

    encoding: str | None = None
    kind: str | None = None


def described(guess: Guess) -> str:
    """The guess as the end of a message, with what to do."""
    if guess.kind:
        return f"it looks like {guess.kind}; save its words as plain text in UTF-8"
    if guess.encoding:
        return f"it looks like {guess.encoding}: give --encoding {guess.encoding}, or save it as UTF-8"
    return "save it as UTF-8, or name its encoding, such as --encoding cp1251"


def wide(data: bytes) -> Guess | None:
    """UTF-16 without a byte order mark, which may pass for UTF-8 full of control characters."""
    sample = data[: _SAMPLE // 2 * 2]
    pairs = len(sample) // 2
    if pairs < 2 or len(data) % 2:
        return None
    lows = [sum(byte < 6 for byte in sample[side::2]) / pairs for side in (0, 1)]
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if lows[side] > _WIDE_SHARE and lows[1 - side] < 1 - _WIDE_SHARE:
            return Guess(encoding)
    return None


def looks_like(data: bytes) -> Guess:
    """What a file that is not UTF-8 most looks like; an empty guess when nothing convinces."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return Guess("utf-32")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Guess("utf-16")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return Guess(kind=kind)
    if guess := wide(data):
        return guess
    if b"\0" in data[:_SAMPLE]:
        return Guess(kind="a binary file")
    return Guess(_single_byte(_sample(data)))


def _sample(data: bytes) -> bytes:
    first = _HIGH.search(data)
    start = max(first.start() - 100, 0) if first else 0
    return data[start : start + _SAMPLE]


def _single_byte(sample: bytes) -> str | None:
    high = len(_HIGH.findall(sample))
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
    if in_runs < high / 4:  # accents among Latin letters stand alone
        return "cp1252" if _decodes(sample, "cp1252") else None
    share, _, name = max((_share(sample, name), -order, name) for order, name in enumerate(_CYRILLIC))
    return name if share >= _CONVINCING else None


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _share(sample: bytes, encoding: str) -> float:
    """The share of frequent pairs among neighbours beyond ASCII; a capital after a small letter speaks against."""
    letters = sample.decode(encoding, "replace")
    pairs = [a + b for a, b in pairwise(letters) if a > "\x7f" and b > "\x7f"]
    frequent = sum(pair.lower() in _FREQUENT for pair in pairs if not (pair[0].islower() and pair[1].isupper()))
    return frequent / len(pairs) if pairs else 0.0
