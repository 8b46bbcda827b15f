"""The kinds of damage that reading a bibliography can find; each `model.Damage` has one of them.

A rule speaks of a kind, so that one fault is one finding: `BROKEN` is BIB001's, `SWALLOWED` BIB012's, `TWICE` BIB003's
and `UNRESOLVED` BIB010's.
"""

from __future__ import annotations

from typing import Final

# what an entry says can only be read in part
UNCLOSED_ENTRY: Final = "unclosed-entry"
UNCLOSED_VALUE: Final = "unclosed-value"
STRAY_TEXT: Final = "stray-text"
STRAY_BRACE: Final = "stray-brace"
BARE_VALUE: Final = "bare-value"
INNER_QUOTE: Final = "inner-quote"
EMPTY_VALUE: Final = "empty-value"
NO_KEY: Final = "no-key"
ILLEGAL_KEY: Final = "illegal-key"
KEY_COMMA: Final = "key-comma"
NO_AT_SIGN: Final = "no-at-sign"
NO_TYPE: Final = "no-type"
UNREADABLE: Final = "unreadable"
CONFLICT: Final = "conflict"

# a field is lost to other readers, through a fault beside it
MISSING_COMMA: Final = "missing-comma"
DOUBLED_FIELD: Final = "doubled-field"
CUT_OFF: Final = "cut-off"
INNER_FIELD: Final = "inner-field"

# keys
DOUBLED_KEY: Final = "doubled-key"
KEY_CASE: Final = "key-case"

# what an entry refers to
UNDEFINED_STRING: Final = "undefined-string"
LATE_STRING: Final = "late-string"
DOUBLED_STRING: Final = "doubled-string"
MISSING_PARENT: Final = "missing-parent"
PARENT_CASE: Final = "parent-case"
INHERITANCE_LOOP: Final = "inheritance-loop"

BROKEN: Final = frozenset(
    {
        UNCLOSED_ENTRY,
        UNCLOSED_VALUE,
        STRAY_TEXT,
        STRAY_BRACE,
        BARE_VALUE,
        INNER_QUOTE,
        EMPTY_VALUE,
        NO_KEY,
        ILLEGAL_KEY,
        KEY_COMMA,
        NO_AT_SIGN,
        NO_TYPE,
        UNREADABLE,
        CONFLICT,
    }
)
SWALLOWED: Final = frozenset({MISSING_COMMA, DOUBLED_FIELD, CUT_OFF, INNER_FIELD})
TWICE: Final = frozenset({DOUBLED_KEY, KEY_CASE})
UNRESOLVED: Final = frozenset(
    {UNDEFINED_STRING, LATE_STRING, DOUBLED_STRING, MISSING_PARENT, PARENT_CASE, INHERITANCE_LOOP}
)
