"""Search keys for names: one for the letters, whatever the transliteration, and a rough one for the sound.

Cyrillic is first written in Latin letters, so that both scripts go through the same rules. ISO 9:1995, ALA-LC,
BGN/PCGN, scholarly transliteration and Kazakh in Latin letters meet in one key, as do doubled letters, soft signs,
-skii, -sky and -ski, ye and e, yo and e.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from devisu.names.parsing import parts
from devisu.stems import fold_word

_LETTERS_OF = (
    "а:a б:b в:v г:g д:d е:e з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f ы:y э:e ж:zh х:kh ц:ts ч:ch ш:sh "
    "щ:shch ю:iu я:ia ь: ъ: ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h і:i є:ie ї:i ґ:g ў:u ѣ:e ѳ:f ѵ:i ј:i"
)
_CYRILLIC = dict(one.split(":") for one in _LETTERS_OF.split())
_LATIN = {"š": "sh", "ş": "sh", "ŝ": "shch", "č": "ch", "ž": "zh", "ß": "ss", "ə": "a", "ı": "i", "æ": "ae", "œ": "oe"}
_LATIN |= {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}

_LONGEST, _MOST_PARTS = 120, 4  # beyond these a name is not read: every ambiguous letter doubles its readings

# letters that stand for two sounds, with what they are read as, the commoner first
_READINGS = (
    (re.compile(r"j"), ("i", "zh")),
    (re.compile(r"(?<![sth])ch"), ("ch", "kh")),
    (re.compile(r"c(?=[eiy])"), ("ts", "s")),
    (re.compile(r"c(?=k)"), ("ts", "")),
    (re.compile(r"c(?![heiyk])"), ("ts", "k")),
    (re.compile(r"x"), ("kh", "ks")),
    (re.compile(r"(?<![ckgpstz])h"), ("h", "g")),
)
_GERMAN = ((re.compile(r"(?<!t)sch(?!t)"), ("sch", "zh")), (re.compile(r"z(?=[aeiouyw])"), ("z", "ts")))
"""German writes sch for ж too, and z for ц: asked of words with sch in them only."""
_LETTERS = (
    (re.compile(r"schtsch|shtsh|shtch|shch|stsch"), "S"),
    (re.compile(r"tsch|tch|cz|(?<!s)ch"), "C"),
    (re.compile(r"sch|sh"), "S"),
    (re.compile(r"zh"), "Z"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ng"), "n"),
    (re.compile(r"w"), "v"),
    (re.compile(r"q"), "k"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"(?<=[SCZ])i?o"), "e"),
    (re.compile(r"(?<![aeou])io"), "e"),
    (re.compile(r"i{1,4}(?=[aeou])|(?<=[aeou])i{1,4}"), ""),
    (re.compile(r"(.)\1{1,4}"), r"\1"),
    (re.compile(r"c"), "ts"),
    (re.compile(r"S"), "sh"),
    (re.compile(r"C"), "ch"),
    (re.compile(r"Z"), "zh"),
)


@lru_cache(maxsize=16_384)
def keys(family: str) -> tuple[str, ...]:
    """All search keys of a family name, the likeliest first: «Jambyl» may be Жамбыл or Ямбыл, «Carr» Карр or Царр."""
    word = "".join(parts(family))[:_LONGEST]
    return tuple(dict.fromkeys(_after(_LETTERS, one) for one in _read(word, _READINGS)))


def key(family: str) -> str:
    """The likeliest search key of a family name: Троцкий, Trotskii, Trotsky, Trockij and Trotzki share it."""
    return keys(family)[0]


def _after(rules: tuple[tuple[re.Pattern[str], str], ...], word: str) -> str:
    for pattern, instead in rules:
        word = pattern.sub(instead, word)
    return word


def _read(word: str, readings: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]) -> list[str]:
    """A word in plain Latin letters, once for every reading of the letters that are ambiguous in it."""
    read = [in_latin(word.lower().replace("č", "tch"))]  # no other ch is meant by it
    if is_cyrillic(word):
        return read
    for pattern, choices in (*readings, *(_GERMAN if "sch" in read[0] else ())):
        if pattern.search(read[0]):
            read = [pattern.sub(choice, one) for one in read for choice in choices]
    return read


def is_cyrillic(word: str) -> bool:
    """Whether a word has Cyrillic letters."""
    return any(letter in _CYRILLIC for letter in word.lower())


def in_latin(word: str) -> str:
    """A word in plain small Latin letters, Cyrillic as the ALA-LC tables write it without their marks."""
    letters = (_CYRILLIC.get(letter, _LATIN.get(letter, letter)) for letter in fold_word(word))
    plain = "".join(one for one in unicodedata.normalize("NFKD", "".join(letters)) if not unicodedata.combining(one))
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(plain).lower()
    return "".join(letter for letter in plain if letter.isalpha())


# --- sound ------------------------------------------------------------------------------------------------------------

_SPOKEN = (
    (re.compile(r"j"), ("zh", "i")),
    (re.compile(r"(?<![sth])ch"), ("ch", "k", "kh")),
    (re.compile(r"c(?=[eiy])"), ("s", "tch")),
    (re.compile(r"(?<!t)c(?!h)"), ("k",)),
    (re.compile(r"x"), ("ks",)),
    (re.compile(r"g(?=[eiy])"), ("g", "zh")),
    (re.compile(r"^h"), ("h", "")),
    (re.compile(r"(?<=[a-z]{3}[aeiouy])[tsxdz]$"), ("", r"\g<0>")),
)
_SOUNDS = (
    (re.compile(r"^kn"), "n"),
    (re.compile(r"^[uw](?=[aeiouy])"), "V"),
    (re.compile(r"dzh|dj|dg(?=[es])|zh"), "J"),
    (re.compile(r"bv"), "v"),
    (re.compile(r"schtsch|shch|tsch|tch|sch|sh|ch|cz"), "C"),
    (re.compile(r"kh|^h"), "G"),
    (re.compile(r"ph|f"), "V"),
    (re.compile(r"gh(?=t)|(?<=[aeiouy])w(?![aeiouy])"), ""),
    (re.compile(r"gn|ng"), "N"),
    (re.compile(r"qu|k[vw]|kk|q|k"), "K"),
    (re.compile(r"ts|tz|z|s"), "S"),
    (re.compile(r"[wv]"), "V"),
    (re.compile(r"(?i)(.)\1{1,9}"), r"\1"),
    (re.compile(r"[aeiouyh]"), ""),
)


@lru_cache(maxsize=16_384)
def sounds(family: str) -> frozenset[str]:
    """Rough sound keys: the consonants alone, by class, so that Хант meets Hunt and Хобсбаум meets Hobsbawm."""
    found = {""}
    for part in parts(family[:_LONGEST])[:_MOST_PARTS]:
        spoken = {_after(_SOUNDS, one).upper() for one in _read(part, _SPOKEN)}
        found = {before + one for before in found for one in spoken}
    return frozenset(found) - {""}
