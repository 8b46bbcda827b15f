"""The words of dates: a text as a string of kinds, one letter for each number and word that may belong to a date.

Grammar can then be written once, over letters, for all languages: «24–25 октября 1917 г.» is ``n-nMyJ``. What a word
is comes from the months, centuries and locators of a language and from the lists of its ``dates`` table:

===============  ====  =============================================================
list             kind  what it is
===============  ====  =============================================================
(numbers)        n y x  one or two digits, a number that may be a year, any other number
(numbers)        I R w  2021-03-05 or 5.3.2021; a Roman number; an ordinal in words (``ordinals``; ``/`` between forms)
months           M     and ``month-word`` (W), as in «мамыр айында»; ``month-before`` (i), as in «в мае», “on 5 May”
                       ``month-alone``: forms of M that stand for both, as «мамырда»
year-after       J     words that follow a year (жылы, г.)
year-before      K     words that precede one (in, im Jahr)
day-word         D     words that follow a day (күні, числа)
ordinal, decade  T E   endings of a number (25th, 1920s); ``e`` is both («20-е»)
                       ``decade-or-century``: those of E that behind a full hundred may mean a century
decade-before    G     «les années 1920»
decade-words     k     tens of years in words, from 10 to 90, with a word of ``decade-years`` behind: «двадцатые годы»
1/2, 4/4 …       P     halves, thirds, quarters before what they are of; ``1/2 behind`` (p) behind it
part-behind      p     other parts of a time, behind it: «ғасырдың басы»
half, quarter    Q     behind the number of one: «III квартал», «II половина»
overnight        h     joins two days that share a night, and ``overnight-behind`` (H)
unmarked               if it names ``year``: any number that counts nothing may be one
spring … winter  S
century          C
same-year        s     «в том же году»
old-style        O     and ``new-style`` (N)
before-christ    B     and ``after-christ`` (A)
about            ~
from, since      f g a  opens a range and means since; opens one only; means since only
to, until        t b   ``u`` is both
until-after      v     and ``since-after`` (V), for languages with postpositions
of               o     what may stand between the parts of a date
units            U     words that make a number a count: people, rubles, pages
lengths          l     words that make «1000 жыл» a length of time
locators         L     page, volume …, №, §, and ``numbered``: the number after them is no year
===============  ====  =============================================================

The table holds more, which is read elsewhere; ``#`` stands for a number:

====================  =====================================================================
list                  what it is, and who reads it
====================  =====================================================================
weekdays              from Monday on, ``/`` between forms; ``weekday-before`` and ``weekday-behind``: what may stand
                      between them and the date (`weekdays`)
numbers               «12 двенадцать», ``/`` between forms; ``years-long`` are words for years behind one (`durations`)
years-later, aged     “# years later”, “aged #” (`durations`)
born, died, lasted    words that tell of a birth, a death, a length of time (`durations`)
apart                 words that set a claim apart from its date: before, since, anniversary (`dating`, `support`)
publications          words for what is printed: the date beside one is that of the print (`dating`)
happens               verbs that say that something took place (`chronology.telling`)
posthumous            words for what happens to the dead: burial, memory (rules CHR)
calendars             words that name a calendar; ``old-style-until`` is the first day of the new one (rules CHR)
====================  =====================================================================

Anything else is ``z``, once for all words in a row; marks stand for themselves, all dashes as ``-``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from devisu.languages import Language, load
from devisu.text import Span

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?![\d-])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d+(?:-\d+){2,}|\d+(?:[.,:]\d+)+|\d+|[^\W\d_]+|-{2,3}|[^\s\w]|_"
)
_NUMERIC = re.compile(r"(?:1\d|20)\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:1\d|20)\d\d")
_ROMAN = re.compile(r"([IVXІХ]{1,6})(?:e|ème|er)?|([ivx]{1,6})(?:e|ème)")  # «xixe siècle» was in small capitals
_ROMAN_STARTS = "ivxіх"
_TWINS = str.maketrans("əƏǝ", "әӘә")
_ROMAN_TWINS = str.maketrans("ІХ", "IX")
_SIGNS = (
    dict.fromkeys((*"-‐‑‒–—−", "--", "---"), "-")
    | dict.fromkeys("([", "(")
    | dict.fromkeys(")]", ")")
    | {mark: mark for mark in ",/.:"}
    | dict.fromkeys("№§#¶", "L")
    | dict.fromkeys("$£€₽₸%‰°", "U")
)
_MISREAD = re.compile(r"(?<!\w)[lIІ1][\dlIІOОoо]{3}(?!\w)")
_DIGITS = str.maketrans("lIІOОoо", "1110000")
_FRACTION = re.compile(r"(\d+)/(\d+)( behind)?")
_SEASONS = ("spring", "summer", "autumn", "winter")
_LISTS = {
    "year-after": "J",
    "year-before": "K",
    "month-word": "W",
    "month-before": "i",
    "part-behind": "p",
    "overnight": "h",
    "numbered": "L",
    "overnight-behind": "H",
    "day-word": "D",
    "decade-before": "G",
    "same-year": "s",
    "old-style": "O",
    "new-style": "N",
    "before-christ": "B",
    "after-christ": "A",
    "about": "~",
    "of": "o",
    "until-after": "v",
    "since-after": "V",
    "units": "U",
    "lengths": "l",
}
_TELLING = frozenset("yMSskCBAEeI")
_DOT_NEEDED = frozenset("L~UC")  # «в» is a century only as «в.»


class Token(NamedTuple):
    """A number, word or phrase: its kind, where it stands, and its value (of a number, month or season)."""

    kind: str
    span: Span
    value: int = 0


class _Phrase(NamedTuple):
    """A word or phrase of a language: its tokens, kind and value. ``glued`` ones follow a number without a space."""

    words: tuple[str, ...]
    kind: str
    value: int = 0
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of dates of a language, by their first word, and by its stem.

    ``sizes`` are the lengths of stems, ``alone`` the forms of months that need no word beside them.
    """

    words: dict[str, tuple[_Phrase, ...]]
    stems: dict[str, tuple[_Phrase, ...]]
    sizes: tuple[int, ...]
    alone: frozenset[str]


@cache
def lexicon(code: str) -> Lexicon:
    """The words of dates of the language with this code."""
    words: dict[str, list[_Phrase]] = {}
    stems: dict[str, list[_Phrase]] = {}
    for phrase in _phrases(load(code)):
        first = phrase.words[0]
        stem = len(first) > 1 and first.endswith("-")
        (stems if stem else words).setdefault(first.removesuffix("-") if stem else first, []).append(phrase)
    sizes = tuple(sorted({len(stem) for stem in stems}))
    return Lexicon(_frozen(words), _frozen(stems), sizes, frozenset(load(code).dates.get("month-alone", ())))


def _frozen(table: dict[str, list[_Phrase]]) -> dict[str, tuple[_Phrase, ...]]:
    return {word: tuple(phrases) for word, phrases in table.items()}


def _phrases(language: Language) -> list[_Phrase]:
    lists = language.dates
    both = lists.get("decade-or-century", ())
    made = [_phrase(word, kind, word in both)._replace(glued=True) for word, kind in _endings(language).items()]
    made += [_phrase(word, kind) for word, kind in _bounding(language).items()]
    made += [_phrase(word, kind) for name, kind in _LISTS.items() for word in lists.get(name, ())]
    made += [_phrase(word, "C") for word in language.century]
    made += [_phrase(word, "M", number) for number, forms in enumerate(language.months, 1) for word in forms]
    made += [_phrase(word, "S", 21 + n) for n, name in enumerate(_SEASONS) for word in lists.get(name, ())]
    made += [
        _phrase(word, "w", number)
        for number, forms in enumerate(lists.get("ordinals", ()), 1)
        for word in forms.split("/")
    ]
    made += [
        _phrase(f"{word} {years}".rstrip(), "k", 10 * tens)
        for tens, forms in enumerate(lists.get("decade-words", ()), 1)
        for word in forms.split("/")
        for years in lists.get("decade-years", ("",))
    ]
    made += [_phrase(word, "Q", of) for name, of in (("half", 2), ("quarter", 4)) for word in lists.get(name, ())]
    made += [
        _phrase(word, "p" if found[3] else "P", 100 * int(found[1]) + int(found[2]))
        for name, words in lists.items()
        if (found := _FRACTION.fullmatch(name))
        for word in words
    ]
    numbered = [word for words in language.locators.values() for word in words if not word.startswith("-")]
    return made + [_phrase(word, "L") for word in numbered]


def _bounding(language: Language) -> dict[str, str]:
    """The words that open, join or bound dates, each with the one kind that tells all its roles."""
    opens, joins, until, since = (frozenset(language.dates.get(name, ())) for name in ("from", "to", "until", "since"))
    kinds = dict.fromkeys(since, "a") | dict.fromkeys(until, "b") | dict.fromkeys(joins, "t")
    return kinds | dict.fromkeys(until & joins, "u") | dict.fromkeys(opens, "g") | dict.fromkeys(opens & since, "f")


def _endings(language: Language) -> dict[str, str]:
    ordinal, decade = (frozenset(language.dates.get(name, ())) for name in ("ordinal", "decade"))
    return dict.fromkeys(ordinal, "T") | dict.fromkeys(decade, "E") | dict.fromkeys(ordinal & decade, "e")


def _phrase(words: str, kind: str, value: int = 0) -> _Phrase:
    parts: list[str] = []
    for word in words.split():
        stem = word.endswith("-") and len(word) > 1
        parts += [found[0] for found in _TOKEN.finditer(word.removesuffix("-") if stem else word)]
        parts[-1] += "-" * stem
    return _Phrase(tuple(parts), kind, value)


def tokens(text: str, code: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; words in a row that cannot belong to a date are one token, ``z``."""
    words = _Words.of(text)
    made: list[Token] = []
    at, idle = 0, -1
    while at < len(words.folded):
        if _is_idle(code, words.folded[at]):
            idle = at if idle < 0 else idle
            at += 1
            continue
        token, end = _token(words, at, code)
        if token is None:
            idle = at if idle < 0 else idle
        else:
            if idle >= 0:
                made.append(Token("z", words.span(idle, at)))
                idle = -1
            made.append(token)
            if token.kind == "M" and words.folded[at] in lexicon(code).alone:
                made.append(Token("W", Span(token.span.end, token.span.end)))
        at = end
    if idle >= 0:
        made.append(Token("z", words.span(idle, at)))
    return tuple(_counted(text, made))


class _Words(NamedTuple):
    """The numbers, words and marks of a text, folded, with the offsets where they start."""

    text: str
    folded: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> _Words:
        """Take a text apart."""
        small = _MISREAD.sub(_as_read, text).translate(_TWINS).lower()
        if len(small) != len(text):  # a few letters are longer in small
            small = "".join(low if len(low := one.lower()) == 1 else one for one in text.translate(_TWINS))
        found = [*_TOKEN.finditer(small)]
        return cls(text, [one[0] for one in found], [one.start() for one in found])

    def span(self, at: int, end: int) -> Span:
        """The span of the words from ``at`` to before ``end``."""
        return Span(self.starts[at], self.starts[end - 1] + len(self.folded[end - 1]))

    def follows_number(self, at: int) -> bool:
        """Whether a number stands right before this word, without a space."""
        before = self.folded[at - 1] if at else ""
        return before[-1:].isdecimal() and self.starts[at - 1] + len(before) == self.starts[at]


def _as_read(found: re.Match[str]) -> str:
    """A year in whose digits one letter was misread: «l917», «19І7», «192О»."""
    return found[0].translate(_DIGITS) if sum(map(str.isalpha, found[0])) == 1 else found[0]


@lru_cache(maxsize=65_536)
def _is_idle(code: str, word: str) -> bool:
    """Whether nothing of a date can start with this word."""
    return not (_starting(code, word) or word in _SIGNS or word[0].isdecimal() or word[0] in _ROMAN_STARTS)


@lru_cache(maxsize=10_000)
def _starting(code: str, word: str) -> tuple[_Phrase, ...]:
    """The phrases that may start with this word, the longest first."""
    known = lexicon(code)
    stems = (known.stems.get(word[:size], ()) for size in known.sizes if size <= len(word))
    return tuple(sorted((*known.words.get(word, ()), *(phrase for found in stems for phrase in found)), key=_longest))


def _longest(phrase: _Phrase) -> tuple[int, int, bool]:
    return -len(phrase.words), -len(phrase.words[0]), phrase.words[0].endswith("-")


def _token(words: _Words, at: int, code: str) -> tuple[Token | None, int]:
    """The token that starts with this word, or None if it cannot belong to a date; and where the next one starts."""
    word = words.folded[at]
    if word[0].isdecimal():
        return _number(word, words.span(at, at + 1)), at + 1
    for phrase in _starting(code, word):
        end = _matches(phrase, words.folded, at)
        if end and _fits(phrase, words, at, code):
            return Token(phrase.kind, words.span(at, end), phrase.value), end
    mark = _SIGNS.get(word)
    if mark:
        return Token(mark, words.span(at, at + 1)), at + 1
    if word[0] in _ROMAN_STARTS:
        span = words.span(at, at + 1)
        roman = _ROMAN.fullmatch(span.of(words.text))
        if roman:
            letters = (roman[1] or roman[2].upper()).translate(_ROMAN_TWINS)
            return Token("R", span, _roman(letters)), at + 1
    return None, at + 1


def _fits(phrase: _Phrase, words: _Words, at: int, code: str) -> bool:
    """Whether endings follow their number without a space, and months have their capital where they are written so."""
    if phrase.glued and len(phrase.words[0]) < 4:
        return words.follows_number(at)
    written = words.text[words.starts[at] : words.starts[at] + 2]
    if phrase.kind == "~":
        return len(written) < 2 or not written.isupper()  # “San Leandro, CA. April 23”
    return phrase.kind != "M" or written[0].isupper() or not load(code).capital_months


def _matches(phrase: _Phrase, folded: list[str], at: int) -> int:
    """Where the phrase ends in the words if it stands there from ``at`` on, else 0; most final dots may lack."""
    for word in phrase.words:
        here = folded[at] if at < len(folded) else ""
        if word == here or (len(word) > 1 and word.endswith("-") and here.startswith(word[:-1])):
            at += 1
        elif word != "." or phrase.kind in _DOT_NEEDED:
            return 0
    return at


def _number(word: str, span: Span) -> Token:
    if _NUMERIC.fullmatch(word):
        return Token("I", span)  # a year that may be one: “doi 1.2.0251” is no date
    if not word.isdecimal() or len(word) > 9:
        return Token("x", span)
    value = int(word)
    if len(word) <= 2:
        return Token("n", span, value)
    return Token("y" if 800 <= value <= 2100 and len(word) <= 4 else "x", span, value)


def _roman(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def telling(made: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without those stretches between idle words that hold no date, for a date needs one of ``_TELLING``."""
    kept: list[Token] = []
    start = 0
    while start < len(made):
        end = next((at for at in range(start, len(made)) if made[at].kind == "z"), len(made) - 1) + 1
        if any(token.kind in _TELLING for token in made[start:end]):
            kept += made[start if kept else max(start - 1, 0) : end]
        start = end
    return tuple(kept)


def _counted(text: str, made: list[Token]) -> list[Token]:
    """The tokens, where a number that counts, numbers pages or is part of a name is no year."""
    kinds = "".join(token.kind for token in made) + "  "
    return [
        token._replace(kind="x") if token.kind in "yn" and _is_count(text, made, kinds, at) else token
        for at, token in enumerate(made)
    ]


_APART = frozenset(" \t\n\r\xa0\u2009\u202f;!?…«»“”„‟‘’‚‹›\"'*|{}")
"""What may stand right beside a year, as white space and quotation marks; a letter makes it another number."""
_DATED = re.compile(r"(?:M|Mn[Te]?|S)[og]?,?$")


def _is_count(text: str, made: list[Token], kinds: str, at: int) -> bool:
    token, before, after = made[at], kinds[at - 1] if at else " ", kinds[at + 1]
    beside = text[token.span.start - 1 : token.span.start], text[token.span.end : token.span.end + 1]
    if (before == "z" and beside[0] not in _APART) or (after == "z" and beside[1] not in _APART):
        return True
    if (beside[0].isalpha() and before not in "MS") or (beside[1].isalpha() and after not in "JETeCDU"):
        return True
    if token.kind == "n":
        return False
    if _DATED.search(kinds, max(at - 5, 0), at):
        return after == "U" and token.value % 50 == 0  # “in May 1800 men fell”
    glued_unit = after == "-" and kinds[at + 2] == "U" and made[at + 2].span.start == token.span.end + 1
    return after == "U" or glued_unit or (before in "LU" and after not in "JE")
