"""How many assertions a sentence makes: the clauses that have a finite verb of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devisu.stems import find as find_words

if TYPE_CHECKING:
    from devisu.languages import Language

_CLAUSE = re.compile(r"[^,;:—–()]+")
_LEAST = 4
"""A clause of fewer words asserts little that could be checked by itself."""


def assertions(text: str, language: Language) -> int:
    """The assertions of a sentence or a part of one; a language that does not know finite verbs counts one."""
    clauses = [found.group() for found in _CLAUSE.finditer(text)]
    long = [clause for clause in clauses if len(clause.split()) >= _LEAST]
    return max(sum(has_verb(clause, language) for clause in long), 1)


def has_verb(words: str, language: Language) -> bool:
    """Whether a finite verb stands among the words."""
    return bool(find_words(words, language.finite) or find_words(words, language.verbs))
