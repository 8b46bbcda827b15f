"""Words in texts: found by the lists of `languages`, and reduced to their stems.

Everything is compared in small letters, with ё as е, without stress marks and soft hyphens, and with look-alike letters
of another script (Latin ə or c inside a Cyrillic word) put back into the script of their word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.languages import Words

# --- words ------------------------------------------------------------------------------------------------------------

_UNSEEN = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"  # inside a word, and no letter of it
_TOKEN = re.compile(r"(?:qu|[cdjlmnst])'(?=[^\W\d_]|\Z)|[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[^\w\s]|_")
_MARKED_TOKEN = re.compile(
    rf"(?:qu|[cdjlmnst])'(?=[^\W\d_]|\Z)|(?:[^\W\d_]|[{_UNSEEN}])+(?:['-](?:[^\W\d_]|[{_UNSEEN}])+)*|\d+|[^\w\s]|_",
)
_MARK = re.compile(rf"[{_UNSEEN}]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z\u00df-\u024fəǝ]")
_MIXED = re.compile(r"[a-zəǝ]['-]?[\u0400-\u052f]|[\u0400-\u052f]['-]?[a-zəǝ]")
_TO_CYRILLIC = str.maketrans("aeopcyxikmthbəǝ", "аеорсухікмтнвәә")
_TO_LATIN = str.maketrans("аеорсухіјѕкмтнвһӏԛԝ", "aeopcyxijskmthbhlqw")
_LATIN_ALIKE = frozenset("aeopcyxikmthbəǝ")
_CYRILLIC_ALIKE = frozenset("аеорсухіјѕкмтнвһӏԛԝ")
_SHORT_TEXT = 4_000


def fold_word(word: str) -> str:
    """A word in small letters of one script, for comparison: «Ə» becomes «ә» inside a Cyrillic word, «ё» «е»."""
    plain = word.lower()
    if plain.isascii():
        return plain
    if _MARK.search(plain):
        plain = _MARK.sub("", unicodedata.normalize("NFC", plain))
    plain = plain.replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    return _one_script(plain) if _MIXED.search(plain) else plain


def _one_script(word: str) -> str:
    if all(letter in _LATIN_ALIKE for letter in _LATIN.findall(word)):
        return word.translate(_TO_CYRILLIC)
    if all(letter in _CYRILLIC_ALIKE for letter in _CYRILLIC.findall(word)):
        return word.translate(_TO_LATIN)
    return word


class _Tokens(NamedTuple):
    """The words and signs of a text, folded, with the first two letters of each and the offsets in the text."""

    words: tuple[str, ...]
    heads: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _split(text: str) -> _Tokens:
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one) == 1 else own for own, one in ((own, own.lower()) for own in text))
    for apostrophe in "’ʼ`":
        low = low.replace(apostrophe, "'")
    low = low.replace("\u2010", "-").replace("\u2011", "-")
    pattern = _MARKED_TOKEN if _MARK.search(low) else _TOKEN
    found = [(match.group(), match.start(), match.end()) for match in pattern.finditer(low)]
    words = [one[0] for one in found]
    if not low.isascii() and (pattern is _MARKED_TOKEN or "ё" in low or _MIXED.search(low)):
        words = [fold_word(word) for word in words]
    heads = tuple([word[:2] for word in words])
    return _Tokens(tuple(words), heads, tuple([one[1] for one in found]), tuple([one[2] for one in found]))


_split_short = lru_cache(maxsize=4096)(_split)
_split_long = lru_cache(maxsize=4)(_split)


def _tokens(text: str) -> _Tokens:
    return _split_short(text) if len(text) <= _SHORT_TEXT else _split_long(text)


# --- finding ----------------------------------------------------------------------------------------------------------


class Part(NamedTuple):
    """One word of a pattern: whole, a stem (``айт-``), an ending (``-ды``) or any word (a stem of no letters).

    ``endings`` are all those that a verb's stem may take, beside none.
    """

    text: str
    open_end: bool
    open_start: bool
    endings: frozenset[str] = frozenset()

    def fits(self, word: str) -> bool:
        """Whether a folded word is one that is meant."""
        if self.endings:
            rest = word[len(self.text) :]
            return word.startswith(self.text) and (not rest or rest in self.endings)
        if self.open_end:
            return word.startswith(self.text) and (self.text != "" or word.isalnum())
        if self.open_start:
            return word.endswith(self.text) and len(word) >= len(self.text) + 2
        return word == self.text


_Pattern = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns by the first two letters of their first word, and those whose first word is an ending."""

    by_head: dict[str, tuple[_Pattern, ...]]
    by_ending: tuple[_Pattern, ...]
    endings: tuple[str, ...]

    def starts(self, found: _Tokens) -> list[int]:
        """The words where a pattern may begin: all others are passed over quickly."""
        by_head = self.by_head
        starts = [index for index, head in enumerate(found.heads) if head in by_head]
        if not self.endings:
            return starts
        endings = self.endings
        return sorted({*starts, *(index for index, word in enumerate(found.words) if word.endswith(endings))})

    def at(self, found: _Tokens, index: int) -> int:
        """How many words from ``index`` on fit the longest pattern; 0 if none does."""
        for pattern in self.by_head.get(found.heads[index], ()):
            if _fits(pattern, found.words, index):
                return len(pattern)
        return next((len(one) for one in self.by_ending if _fits(one, found.words, index)), 0)


def _fits(pattern: _Pattern, words: tuple[str, ...], index: int) -> bool:
    if not pattern[0].fits(words[index]) or index + len(pattern) > len(words):
        return False
    return all(pattern[step].fits(words[index + step]) for step in range(1, len(pattern)))


@cache
def _compiled(words: Words) -> _Patterns:
    patterns = sorted({_pattern(one) for one in words} - {()}, key=lambda one: (-len(one), -len(one[0].text), one))
    heads: dict[str, list[_Pattern]] = {}
    for pattern in patterns:
        if not pattern[0].open_start:
            heads.setdefault(pattern[0].text[:2], []).append(pattern)
    by_ending = tuple(pattern for pattern in patterns if pattern[0].open_start)
    endings = tuple(pattern[0].text for pattern in by_ending)
    return _Patterns({head: tuple(some) for head, some in heads.items()}, by_ending, endings)


def _pattern(words: str) -> _Pattern:
    return tuple(part for chunk in words.split() for part in _parts(chunk))


def _parts(chunk: str) -> Iterator[Part]:
    open_start = len(chunk) > 1 and chunk[0] == "-"
    open_end = len(chunk) > 1 and chunk[-1] == "-"
    plain = _split(chunk[open_start : len(chunk) - open_end]).words
    for number, word in enumerate(plain):
        yield Part(word, open_end and number == len(plain) - 1, open_start and number == 0)


def find(text: str, words: Words) -> list[tuple[int, int]]:
    """Where words and phrases of a list stand in ``text``, in order and without overlaps, the longest first.

    Words are bounded as readers bound them: by anything but a letter, except that a hyphen or an apostrophe between
    letters joins («кто-то» is not «кто», but «1920-жылы» has «жылы»). White space between the words of a phrase is
    free, also after the full stops of an abbreviation.
    """
    found, patterns = _tokens(text), _compiled(words)
    places, reached = [], 0
    for index in patterns.starts(found):
        length = patterns.at(found, index) if index >= reached else 0
        if length:
            reached = index + length
            places.append((found.starts[index], found.ends[reached - 1]))
    return places


def has_word(text_words: Iterable[str], words: Words) -> bool:
    """Whether any of these single words fits a word, stem or ending of the list."""
    return any(matches(word, words) for word in text_words)


def matches(word: str, words: Words) -> bool:
    """Whether one word fits a word, stem (``айт-``) or ending (``-ды``) of the list."""
    return (0, len(word)) in find(word, words)


# --- stems ------------------------------------------------------------------------------------------------------------

_SNOWBALL = {"ru": "russian", "en": "english", "de": "german", "fr": "french"}


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """The stem of a word, folded; words of a language without a stemmer stay as they are.

    Russian, English, German and French by Snowball; Kazakh and Ukrainian by the endings below.
    """
    plain = fold_word(word)
    if own := _BY_ENDINGS.get(language):
        return own(plain)
    if language not in _SNOWBALL:
        return plain
    import snowballstemmer

    return str(snowballstemmer.stemmer(_SNOWBALL[language]).stemWord(plain))


_BACK, _FRONT = frozenset("аоұыяё"), frozenset("әеөүіэ")
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_AFTER = {"V": "аәеёиоөуұүыіэюя", "N": "мнң", "R": "йлрузжь", "T": "бвгдкқпстфхһцчшщь", "P": "ыі"}
_TO_FRONT = str.maketrans("аығқ", "еігк")
_INVARIANT = frozenset(("мен", "бен", "пен", "нікі", "дікі", "тікі"))

# each layer: endings in their back form, each with the sounds it may follow (a class of _AFTER, or the letters)
_FINITE = "ады:NRT йды:V амын:NRT ймын:V амыз:NRT ймыз:V дым:VNR тым:T мады:VR бады:NR пады:T"
_FINITE += " майды:VR байды:NR пайды:T"
_PERSON = "мын:VR бын:NR пын:T сың:VNRT сыз:VNRT быз:NR пыз:T"
_CASE = "ның:VN дың:R тың:T ға:VNR қа:T на:P ны:V ды:VNR ты:T н:P да:VNR та:T нда:P дан:VR тан:T нан:NP мен:VNR"
_CASE += " бен:R пен:T дағы:VNR тағы:T ндағы:P нікі:VN дікі:R тікі:T дай:VNR тай:T"
_POSSESSIVE = "сы:аәеёиоөуұүэюя ысы:ш ы:NRTғ ым:NRTғ ың:NRTғ ымыз:NRT ыңыз:NRT мыз:V ңыз:V"
_PLURAL = "лар:VR дар:NR тар:T"
_VERBAL = "ған:VNR қан:T маған:VR баған:NR паған:T атын:NRT йтын:V ып:NRT са:VNRT у:NRTV май:VR бай:NR пай:T"
_DEVOICED = {"б": "п", "ғ": "қ", "г": "к"}
_ELIDED = {"халқ": "халық", "орн": "орын", "съез": "съезд"}
_WHOLE = re.compile(
    r"кеңес|процес|конгрес|прогрес|[а-яғқңұһәөүі]{2,12}?[^аәеёиоөуұүыіэюя]стан|(?:түркі|дағы|пәкі|күрді)стан"
)


def _layer(back: str) -> tuple[tuple[str, frozenset[str]], ...]:
    pairs = [one.split(":") for one in back.split()]
    after = {ending: frozenset("".join(_AFTER.get(one, one) for one in sounds)) for ending, sounds in pairs}
    front = {
        ending.translate(_TO_FRONT): frozenset({*sounds, *"".join(sounds).translate(_TO_FRONT)})
        for ending, sounds in after.items()
    }
    return tuple(sorted({**after, **front}.items(), key=lambda one: (-len(one[0]), one[0])))


_NOUN = tuple((_layer(back), least) for back, least in ((_PERSON, 4), (_CASE, 3), (_POSSESSIVE, 3), (_PLURAL, 2)))
_VERB_FIRST, _VERB_LAST = _layer(_FINITE), _layer(_VERBAL)


def _kazakh(word: str) -> str:
    """Kazakh endings taken off from the outside.

    A noun adds plural, possessive, case and personal ending in that order, each agreeing in vowel harmony and in its
    first sound with what stands before it (R. Muhamedowa, Kazakh: A Comprehensive Grammar, Routledge 2016); so they
    come off as person, case, possessive, plural. A finite verb loses its tense and negation before that, a participle
    or verbal noun after it, and either the vowel of its theme («жарияла-», «жариял-»). Derived words keep their
    suffix. A final б, ғ, г that stands for п, қ, к before a vowel («кітабы») is given back.
    """
    whole = _WHOLE.match(word)
    least = whole.end() if whole else 0
    finite = _shorter(word, _VERB_FIRST, max(least, 2))
    noun = finite
    for endings, letters in _NOUN if finite == word else ():
        noun = _shorter(noun, endings, max(least, letters))
    verb = _shorter(noun, _VERB_LAST, max(least, 2))
    if (finite != word or verb != noun) and len(verb) > 3 and verb[-1] in "ае":
        verb = verb[:-1]
    if verb.endswith(("шы", "ші")) and len(verb) > 4:
        verb = verb[:-1]
    return _ELIDED.get(verb) or verb[:-1] + _DEVOICED.get(verb[-1:], verb[-1:])


def _shorter(word: str, endings: tuple[tuple[str, frozenset[str]], ...], least: int) -> str:
    for ending, after in endings:
        rest = word[: -len(ending)]
        if len(rest) >= least and word.endswith(ending) and rest[-1] in after and _in_harmony(rest, ending):
            return rest
    return word


def may_take(word: str, ending: str, *, steady: bool = True) -> bool:
    """Whether a Kazakh word (in small letters) can take this ending: its last sound and vowel harmony must agree.

    Harmony does not count for words that are not ``steady`` (Russian names: «Назарбаевтың», «Ермаковтың»).
    """
    if not word or not ending:
        return False
    last, first = word[-1], ending[0]
    if first == "н":
        fits = last in ("ыі" if ending[1:] in ("а", "е", "да", "де") else _AFTER["V"] + _AFTER["N"] + "ь")
    elif first in "тқкп":
        fits = last in _AFTER["T"]
    elif first in "дғгб":
        fits = last not in _AFTER["T"] or last == "ь"
    elif first == "м":
        fits = last not in _AFTER["T"] + "зж" or last == "ь"
    else:
        fits = True
    return fits and (not steady or _in_harmony(word, ending))


def _in_harmony(rest: str, ending: str) -> bool:
    vowel = next((letter for letter in reversed(rest) if letter in _VOWELS), "")
    if not vowel:
        return False
    if ending in _INVARIANT or vowel not in _BACK | _FRONT:
        return True
    return not any(letter in (_FRONT if vowel in _BACK else _BACK) for letter in ending)


_UKRAINIAN_ENDINGS = (
    "ього ого ому ими ами ями ові еві єві ість істю ості ення енням ої ою ею єю ом ем єм им ім їм их їх ам ям ах ях "
    "ів їв ій ий ують ають яють ював ував ав яв ив їв ила или ило ала али ало ить ать ять ти ся сь "
    "а я о е є и і ї у ю ь й"
)
_UKRAINIAN = tuple(sorted(_UKRAINIAN_ENDINGS.split(), key=lambda one: (-len(one), one)))


def _ukrainian(word: str) -> str:
    ending = next((one for one in _UKRAINIAN if word.endswith(one) and len(word) - len(one) >= 3), "")
    return word[: len(word) - len(ending)]


_BY_ENDINGS = {"kk": _kazakh, "uk": _ukrainian}
