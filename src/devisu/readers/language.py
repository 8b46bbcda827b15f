"""Which language a text is in, told from its script, its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from devisu.languages import Language, known, load

_WORD = re.compile(r"[^\W\d_]{1,40}")
_SAMPLE = 20_000
_LETTER_WEIGHT = 3.0
_SURE = 0.2
"""What a language's own words and letters are of the words of a text in it, at the least; they are mostly over .25."""
_AHEAD = 4 / 3
_SCRIPTS = {"Latin": ("A", "\u024f"), "Cyrillic": ("\u0400", "\u052f")}
_FALLBACK = {"Cyrillic": "ru", "Latin": "en"}
_LOOK_ALIKES = str.maketrans("əƏ", "әӘ")


def tell(text: str) -> str:
    """The code of the language that a text is most likely in; English where nothing tells.

    A look-alike Latin ə counts as the Cyrillic ә it stands for. Only the first 20,000 code points are looked at.
    """
    sample = text[:_SAMPLE].translate(_LOOK_ALIKES)
    script = max(_SCRIPTS, key=lambda name: _in_script(sample, name))
    scores = _scores(sample, script)
    best = max(scores, key=lambda code: (scores[code], code == _FALLBACK[script]), default=_FALLBACK[script])
    return best if scores.get(best) else _FALLBACK[script]


def tell_surely(text: str) -> str:
    """The code of the language that a text is in, or "" where its words do not tell, as in languages not known here.

    Words and letters of the language must be a fifth of the words, and a third more than those of any other language.
    """
    sample = text[:_SAMPLE].translate(_LOOK_ALIKES)
    script = script_of(sample)
    ranked = sorted(_scores(sample, script).items(), key=lambda one: -one[1])
    if not ranked:
        return ""
    (best, score), *others = ranked
    words = sum(1 for _ in _WORD.finditer(sample))
    return best if score >= max(words * _SURE, _AHEAD * max((other for _, other in others), default=0), 1) else ""


def script_of(text: str) -> str:
    """The script of most letters of a text: ``Latin``, ``Cyrillic``, ``other``, or "" where there are no letters."""
    sample = text[:_SAMPLE]
    counts = {name: _in_script(sample, name) for name in _SCRIPTS}
    counts["other"] = sum(map(str.isalpha, sample)) - sum(counts.values())
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def _scores(sample: str, script: str) -> dict[str, float]:
    """What speaks for each of the languages written in a script."""
    words = Counter(word.lower() for word in _WORD.findall(sample))
    letters = Counter(sample.lower())
    candidates = [language for language in map(load, known()) if language.script == script]
    return {one.code: _score(one, words, letters) for one in candidates}


def _in_script(sample: str, script: str) -> int:
    first, last = _SCRIPTS[script]
    return sum(1 for letter in sample if first <= letter <= last and letter.isalpha())


def _score(language: Language, words: Counter[str], letters: Counter[str]) -> float:
    """How much of a text speaks for a language: its own letters weigh more than its common words."""
    own = sum(letters[letter] for letter in set(language.letters.lower()))
    common = sum(words[word] for word in language.common)
    return own * _LETTER_WEIGHT + common
