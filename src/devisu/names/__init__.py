"""People across scripts: their names taken apart, compared, and brought back to the nominative.

`parse` reads a name in any order, `key` folds a family name so that its transliterations meet, `same_person` compares
two names and says how sure it is, `undo_case` takes case endings off, `is_oblique` and `is_owner` tell a name's case,
`is_surname` and `is_surely_surname` its shape.
"""

from devisu.names.cases import is_oblique, is_owner, is_surely_surname, is_surname, undo_case
from devisu.names.keys import key, keys, sounds
from devisu.names.parsing import Name, parse
from devisu.names.persons import Likeness, are_several, same_person

__all__ = [
    "Likeness",
    "Name",
    "are_several",
    "is_oblique",
    "is_owner",
    "is_surely_surname",
    "is_surname",
    "key",
    "keys",
    "parse",
    "same_person",
    "sounds",
    "undo_case",
]
