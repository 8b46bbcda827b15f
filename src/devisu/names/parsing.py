"""A name as written taken apart: family, given names, initials, particle, and the order they stood in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Order = Literal["given-first", "family-first"]

_PARTICLES = (
    "de du des la le les van von vom zu zur der den ter ten af av di da del della dei dos das do al el ibn bin ben abu "
    "де дю да ди дер ден дель делла дос ла ле ван фон цу тер аль ас эль ибн бин бен абу әл әбу"
)
PARTICLES = frozenset(_PARTICLES.split())
"""Small words that stand before a family name and are not part of what it is sorted by."""

_TITLE_WORDS = (
    "dr mr mrs ms prof sir lord lady st gen col capt sen gov rev hon mme mlle herr frau "
    "проф акад доц ген тов г-н г-жа граф князь барон жолдас мырза ханым"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "мл", "ст"))
_PATRONYMIC = re.compile(
    r"(?:[ое]вич|ьич|ович|[ое]вна|ична|инична|ұлы|улы|қызы|кызы|[oe]vi[cč]h?|'?[iy]ch|[oe]vna|ichna|uly|ūly|kyzy|qyzy)$"
)
_IS_FAMILY = re.compile(
    r"\w{4}(?:[оеё]ва?|[сц]к(?:ий|ая)|енко|[оеё]вич|[oe]va?|[st]k(?:y|ii|iy|aya|aia)|enko|ұлы)$", re.IGNORECASE
)
"""Family names that can be nothing else: «Сулейменов Олжас» names a Сулейменов."""
_ELIDED = re.compile(r"[dд]['’ʼ`](?=[^\W\d_])|[dд](?=[A-ZА-ЯЁÀ-Þ])")
_BRACKETED = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_TWO_LETTERS = "sh zh kh ts ch yu ya ye yo iu ia ju ja je dzh dz th ph дж дз"
_DOUBLE_INITIALS = frozenset(_TWO_LETTERS.split())


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name. ``family`` keeps inner particles («Carrère d'Encausse»), ``particle`` those before it («van»).

    ``given`` holds given names or initials as written, ``initials`` the first letters of each (``Sh`` counts as one).
    """

    family: str
    given: tuple[str, ...] = ()
    particle: str = ""
    order: Order = "given-first"

    @property
    def initials(self) -> tuple[str, ...]:
        """The first letters of the given names."""
        return tuple(_first_letters(one) for one in self.given)

    @property
    def full(self) -> str:
        """Given names, particle and family name, in that order."""
        return " ".join(part for part in (*self.given, self.particle, self.family) if part)


@lru_cache(maxsize=4096)
def parse(text: str) -> Name:
    """Take a name apart: «В.И.Ленин», «Ленин В. И.», «Lenin, V. I.», «Hélène Carrère d'Encausse», «аль-Фараби».

    Titles («проф.», «Gen.») and words in brackets are left out. A single word is a family name; an empty text has an
    empty one. In a comma's absence the family name stands last, unless initials or a patronymic follow it.
    """
    plain = _BRACKETED.sub(" ", unicodedata.normalize("NFC", text))
    before, comma, after = plain.partition(",")
    words, rest = _words(before), _words(after)
    if comma and words and rest:
        particle, family = _particled(words)
        return Name(" ".join(family), tuple(rest), particle, "family-first")
    return _without_comma(words or rest)


def _words(text: str) -> list[str]:
    apart = text.replace(".", ". ").replace("\u00a0", " ").split()
    words = [word.strip('«»“”„"*_;:!?()[]').removeprefix("-") for word in apart]
    kept = [word for word in words if any(letter.isalpha() for letter in word)]
    while len(kept) > 1 and _is_title(kept[0]):
        kept = kept[1:]
    while len(kept) > 1 and kept[-1].rstrip(".").lower() in _SUFFIXES:
        kept = kept[:-1]
    return kept


def _is_title(word: str) -> bool:
    plain = word.rstrip(".").lower()
    if plain in _TITLES:
        return True
    return word[0].islower() and plain not in PARTICLES and not _ELIDED.match(word) and "-" not in word


def is_initial(word: str) -> bool:
    """Whether a word of a name is an initial: «В.», «Sh.», «Дж.», a bare capital."""
    plain = word.rstrip(".")
    if len(plain) == 1:
        return plain.isupper()
    return word.endswith(".") and plain[:1].isupper() and (len(plain) == 2 or plain.lower() in _DOUBLE_INITIALS)


def _without_comma(words: list[str]) -> Name:
    if len(words) < 2:
        return Name(" ".join(words))
    if len(words) > 2 and words[-1] in PARTICLES and is_initial(words[-2]):  # «Ранке Л. фон»
        name = _without_comma(words[:-1])
        return Name(name.family, name.given, words[-1], name.order)
    if len(words) == 2 and _IS_FAMILY.search(words[0]) and not _IS_FAMILY.search(words[1]) and not is_initial(words[1]):
        return Name(words[0], (words[1],), "", "family-first")
    trailing = next((at for at in range(len(words), 0, -1) if not is_initial(words[at - 1])), 0)
    if 0 < trailing < len(words) and not is_initial(words[0]):
        particle, family = _particled(words[:trailing])
        return Name(" ".join(family), tuple(words[trailing:]), particle, "family-first")
    if len(words) > 2 and _PATRONYMIC.search(words[-1].lower()) and not is_initial(words[0]):
        return Name(words[0], tuple(words[1:]), "", "family-first")
    at = _family_starts(words)
    particle, family = _particled(words[at:])
    return Name(" ".join(family), tuple(words[:at]), particle)


def _family_starts(words: list[str]) -> int:
    """The first word of the family name of a name that begins with given names."""
    at = len(words) - 1
    if _ELIDED.match(words[at]) and at > 1 and not is_initial(words[at - 1]) and words[at - 1].lower() not in PARTICLES:
        at -= 1
    while at > 1 and words[at - 1].lower() in PARTICLES and any(word[0].islower() for word in words[at - 2 : at]):
        at -= 1
    initials = next((number for number, word in enumerate(words) if not is_initial(word)), at)
    return min(at, initials) if initials else at


def _particled(words: list[str]) -> tuple[str, list[str]]:
    at = 0
    while at < len(words) - 1 and words[at].lower() in PARTICLES:
        at += 1
    return " ".join(words[:at]), words[at:]


def _first_letters(word: str) -> str:
    plain = word.rstrip(".")
    double = plain[:3] if plain[:3].lower() in _DOUBLE_INITIALS else plain[:2]
    return double if double.lower() in _DOUBLE_INITIALS else plain[:1]


def parts(family: str) -> list[str]:
    """The words of a family name without its particles; all of them if it has nothing else."""
    bare = [_ELIDED.sub("", word, count=1) for word in family.replace("-", " ").split()]
    return [word for word in bare if word and word.lower() not in PARTICLES] or bare
