"""Which language a text is in, told from its script, its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from devisu.languages import Language, known, load

_WORD = re.compile(r"[^\W\d_]{1,40}")
_SAMPLE = 20_000
_LETTER_WEIGHT = 3.0
_SCRIPTS = {"Latin": ("A", "\u024f"), "Cyrillic": ("\u0400", "\u052f")}
_FALLBACK = {"Cyrillic": "ru", "Latin": "en"}
_LOOK_ALIKES = str.maketrans("əƏ", "әӘ")


def tell(text: str) -> str:
    """The code of the language that a text is most likely in; English where nothing tells.

    A look-alike Latin ə counts as the Cyrillic ә it stands for. Only the first 20,000 code points are looked at.
    """
    sample = text[:_SAMPLE].translate(_LOOK_ALIKES)
    script = max(_SCRIPTS, key=lambda name: _in_script(sample, name))
    words = Counter(word.lower() for word in _WORD.findall(sample))
    letters = Counter(sample.lower())
    candidates = [language for language in map(load, known()) if language.script == script]
    scores = {one.code: _score(one, words, letters) for one in candidates}
    best = max(scores, key=lambda code: (scores[code], code == _FALLBACK[script]), default=_FALLBACK[script])
    return best if scores.get(best) else _FALLBACK[script]


def _in_script(sample: str, script: str) -> int:
    first, last = _SCRIPTS[script]
    return sum(1 for letter in sample if first <= letter <= last and letter.isalpha())


def _score(language: Language, words: Counter[str], letters: Counter[str]) -> float:
    """How much of a text speaks for a language: its own letters weigh more than its common words."""
    own = sum(letters[letter] for letter in set(language.letters.lower()))
    common = sum(words[word] for word in language.common)
    return own * _LETTER_WEIGHT + common
