"""Lists of names as BibTeX and biber read them: split at “and”, then into family, given, prefix and suffix."""

from __future__ import annotations

import re
from typing import Final

from devisu.bibliography.latex import decode
from devisu.model import Person

FIELDS: Final = frozenset(
    {
        "author", "editor", "editora", "editorb", "editorc", "translator", "annotator", "commentator", "introduction",
        "foreword", "afterword", "bookauthor", "holder", "shortauthor", "shorteditor", "namea", "nameb", "namec",
        "origauthor", "reviewer",
    }
)  # fmt: skip
OTHERS: Final = "others"
_AND: Final = re.compile(r"\s(?i:and)(?=\s)|^and(?=\s)|\sand$")
_MARK: Final = re.compile(r"\\.|[{},]|\s+", re.DOTALL)
_INITIALS: Final = re.compile(r"(?:[^\W\d_][a-zа-яё]?\.-?){1,4}")
_LEAST: Final = 2  # letters of a family name that can be told from an initial
_EXTENDED: Final = re.compile(r"(?:^|,)\s{0,20}\"?(family|given|prefix|suffix)(?:-i)?\s{0,20}=", re.IGNORECASE)


def names(words: str) -> list[str]:
    """The single names of a list, “others” included; “and” inside braces does not part them.

    An “and” with no name beside it leaves an empty one.
    """
    parts = _AND.split(words.strip())
    if "{" not in words:
        return [part.strip() for part in parts]
    whole: list[str] = []
    open_braces = 0
    for part in parts:
        if open_braces > 0:
            whole[-1] = f"{whole[-1]} and {part}"
        else:
            whole.append(part)
        open_braces += part.count("{") - part.count("}")
    return [part.strip() for part in whole]


def people(words: str) -> tuple[Person, ...]:
    """The persons and bodies of a name field, in order; “and others” names nobody."""
    return tuple(person(name) for name in names(words) if name and name.lower() != OTHERS)


def is_extended(words: str) -> bool:
    """Whether a list of names is written part by part, ``family=Doe, given=Jane``, as only biber reads it."""
    return "=" in words and _EXTENDED.search(words) is not None


def and_others(words: str) -> bool:
    """Whether a list of names ends with “and others”."""
    return words[-len(OTHERS) - 1 :].casefold().strip() == OTHERS and names(words)[-1].lower() == OTHERS


def person(name: str) -> Person:
    """One name: ``Family, Given``, ``Given prefix Family``, ``prefix Family, Suffix, Given`` or ``{A Body}``.

    «Family I. I.» is read as it is meant; BibTeX takes the last initial for the family name.
    """
    if name.startswith("{") and _closes_at(name) == len(name) - 1:
        return Person(decode(name), literal=True)
    if is_extended(name):
        return _extended(name)
    sections = _sections(name)
    if len(sections) == 1:
        return _given_first(sections[0])
    prefix, family = _prefixed(sections[0])
    if len(sections) == 2:
        return Person(family, _joined(sections[1]), prefix)
    return Person(family, " ".join(_joined(one) for one in sections[2:]), prefix, _joined(sections[1]))


def _given_first(words: list[str]) -> Person:
    if words and words[-1][-1] == "." and (place := _initials_from(words)):
        return Person(_joined(words[:place]), _joined(words[place:]))
    lower = [index for index, word in enumerate(words[:-1]) if _is_particle(word)]
    if not lower:
        return Person(_joined(words[-1:]), _joined(words[:-1]))
    first, last = lower[0], lower[-1]
    return Person(_joined(words[last + 1 :]), _joined(words[:first]), _joined(words[first : last + 1]))


def initials_last(name: str) -> str:
    """The initials that stand behind the family name without a comma, «Доу Дж. Р.»; BibTeX takes the last for it."""
    if name[-1:] != "." or "," in name:
        return ""
    words = name.split()
    place = _initials_from(words)
    return " ".join(words[place:]) if place else ""


def _initials_from(words: list[str]) -> int:
    """Where the initials begin that end a name, behind one word that is none; 0 if it does not end so."""
    place = len(words)
    while place and _INITIALS.fullmatch(words[place - 1]):
        place -= 1
    whole = place == 1 and "." not in words[0] and len(words[0]) > _LEAST and words[0][0].isupper()
    return place if whole and place < len(words) else 0


def _prefixed(words: list[str]) -> tuple[str, str]:
    if len(words) == 1:
        return "", decode(words[0])
    lower = [index for index, word in enumerate(words[:-1]) if _is_particle(word)]
    split = lower[-1] + 1 if lower else 0
    return _joined(words[:split]), _joined(words[split:])


def _is_particle(word: str) -> bool:
    if word[0].isalpha():
        return word[0].islower()
    first = next((letter for letter in word if letter.isalpha()), "")
    return first.islower() and not word.startswith(("{", "\\"))


def _joined(words: list[str]) -> str:
    return decode(" ".join(words))


def _sections(name: str) -> list[list[str]]:
    """The words of each comma-separated part, commas and spaces in braces apart."""
    if "{" not in name and "\\" not in name:
        return [part.split() for part in name.split(",")]
    sections: list[list[str]] = [[]]
    depth, start = 0, 0
    for mark in _MARK.finditer(name):
        sign = mark[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth <= 0 and (sign == "," or sign.isspace()):
            if start < mark.start():
                sections[-1].append(name[start : mark.start()])
            start = mark.end()
            if sign == ",":
                sections.append([])
    if start < len(name):
        sections[-1].append(name[start:])
    return sections


def _closes_at(name: str) -> int:
    depth = 0
    for index, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return index
    return -1


def _extended(name: str) -> Person:
    parts = {"family": "", "given": "", "prefix": "", "suffix": ""}
    for part in name.split(","):
        key, _, value = part.strip().strip('"').partition("=")
        if (word := key.strip().lower()) in parts:
            parts[word] = decode(value.strip())
    return Person(parts["family"], parts["given"], parts["prefix"], parts["suffix"])
