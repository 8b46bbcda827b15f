"""Names brought back to the nominative: from the cases of Kazakh, Russian and Ukrainian, and from the English 's."""

from __future__ import annotations

import re
from functools import lru_cache

from devisu import stems
from devisu.languages import load

_LEAST = 3  # letters that an ending must leave of a name
_PLURALS = frozenset(("-лар", "-лер", "-дар", "-дер", "-тар", "-тер"))
_WOMEN_NAMES = (
    "анна ольга вера елена роза клара надежда татьяна светлана людмила тамара маргарита варвара раиса лариса сара "
    "екатерина ирина марина полина галина кристина арина алина антонина ангелина валентина каролина"
)
_WOMEN = frozenset(_WOMEN_NAMES.split())
_FEMININE_CASE = re.compile(r"(?:[оеё]в|[иы]н)ой$")  # «Орловой» is no nominative, «Толстой» is
_UNSTEADY = re.compile(r"(?:[оеё]в|[иы]н|ий)$")  # Russian endings after which Kazakh harmony follows the root or not

# what a declined Russian name ends in, and what its nominative has in place of the ending, the likeliest first
_RUSSIAN = (
    (r"([гкхжшчщ])(?:ого|ому)", ("ий", "ой")),
    (r"(т)(?:ого|ому)", ("ой", "ый")),
    (r"([^\W\d_])(?:ого|ому)", ("ый", "ой")),
    (r"([жшчщн])(?:его|ему)", ("ий",)),
    (r"([сц]к)(?:им|ом)", ("ий",)),
    (r"([сц]к)(?:ой|ую|ою)", ("ая",)),
    (r"([оеё]в|[иы]н)ым", ("",)),
    (r"([оеё]в|[иы]н)(?:ой|ою)", ("а",)),
    (r"([оеё]в|[иы]н)ы", ("ы",)),
    (r"([оеё]в|[иы]н)[ауе]", ("", "а")),
    (r"([бвгджзлмнпрстфхцчшщ]к)а", ("а", "")),
    (r"([бвгджзклмнпрстфхцчшщ])[ау]", ("", "а")),
    (r"([бвгдзклмнпрстфх])ом", ("",)),
    (r"([жшчщц])ем", ("",)),
    (r"(л)ем", ("ь",)),
    (r"([аеоу])ем", ("й",)),
    (r"([лр])[яю]", ("ь", "я")),
    (r"([аеоу])[яю]", ("й", "я")),
    (r"([бвгдзлмнпрстф])ы", ("а",)),
)
_UKRAINIAN = (
    (r"([сц]ьк)(?:ого|ому|им)", ("ий",)),
    (r"([сц]ьк)(?:ої|ій|ою|у)", ("а",)),
    (r"(енк)(?:а|у|ом|ові)", ("о",)),
    (r"([оеє]в|[иії]н)(?:им|а|у|ові)", ("",)),
    (r"([бвгджзклмнпрстфхцчшщ])(?:ові|ом|[ау])", ("", "а")),
    (r"([бвгдзклмнпрстфх])и", ("а", "")),
)
_ENGLISH = ((r"(s)['’]", ("",)), (r"([^\W\d_])['’]s", ("",)))


def _rules(table: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(rf"{ending}\Z"), instead) for ending, instead in table)


_EVERY_WORD = frozenset(("ru", "uk"))
"""Languages in which each word of a name is declined, and in which some cases look like a nominative."""
_TABLES = {"ru": _rules(_RUSSIAN), "uk": _rules(_UKRAINIAN), "en": _rules(_ENGLISH)}


@lru_cache(maxsize=16_384)
def undo_case(name: str, language: str) -> tuple[str, ...]:
    """What the nominative of a name may be, the likeliest first: «Смиттің» -> «Смит», «Крупской» -> «Крупская».

    The name as written is always among the answers, and is the first where no ending fits. In Kazakh only the last
    word takes an ending, in Russian and Ukrainian every word of the name; in English it is the possessive.
    """
    words = name.split()
    if not words:
        return (name,)
    head, last = words[:-1], words[-1]
    if language in _EVERY_WORD:
        head = [_undone(word, language)[0] for word in head]
    plain = (" ".join((*head, one)) for one in _undone(last, language))
    return tuple(dict.fromkeys((*plain, name)))


def is_owner(name: str, language: str) -> bool:
    """Whether a name surely stands in the genitive: «Оразовтың», “Roe’s”."""
    word = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return undo_case(word, language)[0] != word and _ends_in(word, load(language).genitive)


def is_oblique(name: str, language: str) -> bool:
    """Whether a name surely stands in another case than the nominative.

    Russian and Ukrainian «Орлова» may be a woman's nominative, and «Толстой» is one: they are not called oblique.
    """
    word = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    if undo_case(word, language)[0] == word:
        return False
    if language not in _EVERY_WORD:
        return True
    return not word.endswith(("а", "я", "ы", "и", "ой")) or _FEMININE_CASE.search(word) is not None


def is_surname(word: str, language: str) -> bool:
    """Whether a word ends as surnames of the region do, in the nominative."""
    return word[:1].isupper() and _ends_in(word, load(language).surnames)


def is_surely_surname(word: str, language: str) -> bool:
    """Whether a word ends as surnames do and adjectives do not, which may have a surname's ending («Орловский»)."""
    return is_surname(word, language) and not stems.matches(word, load(language).adjectives)


def _ends_in(word: str, endings: tuple[str, ...]) -> bool:
    return stems.fold_word(word).endswith(tuple(ending.removeprefix("-") for ending in endings))


def _undone(word: str, language: str) -> tuple[str, ...]:
    return _kazakh(word) if language == "kk" else _by_table(word, language)


def _kazakh(word: str) -> tuple[str, ...]:
    low = stems.fold_word(word)
    for ending in load("kk").case_endings:
        bare = ending.removeprefix("-")
        rest = word[: -len(bare)]
        if ending in _PLURALS or len(low) != len(word) or not low.endswith(bare):
            continue
        if rest.endswith(("-", "’", "'")) and len(rest) > 1:
            return (rest[:-1], word)
        if _letters(rest) >= _LEAST and stems.may_take(rest.lower(), bare, steady=not _UNSTEADY.search(rest.lower())):
            return (rest, word)
    return (word,)


def _by_table(word: str, language: str) -> tuple[str, ...]:
    if not word[:1].isupper() or word.lower() in _WOMEN:
        return (word,)
    for ending, instead in _TABLES.get(language, ()):
        found = ending.search(word)
        if found and _letters(word[: found.end(1)]) >= _LEAST:
            return tuple(word[: found.end(1)] + one for one in instead)
    return (word,)


def _letters(word: str) -> int:
    """How many letters the word has after its last full stop (initials may lean on it)."""
    return sum(letter.isalpha() for letter in word[word.rfind(".") + 1 :])
