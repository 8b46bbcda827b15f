"""Identifiers of works: ISBN and ISSN by their check digits (ISO 2108, ISO 3297), DOI by its form (ISO 26324)."""

from __future__ import annotations

import re
from typing import Final

_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_PREFIX: Final = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s{0,3}|urn:doi:", re.IGNORECASE)
_NOTE: Final = re.compile(r"\([^()]*\)")
_WORDS: Final = re.compile(r"(?<![\w-])[^\W\d]{2,40}\.?(?![\w-])|\\.")
_TWINS_OF_X: Final = "ХхΧχ×"
_SEPARATORS: Final = re.compile(r"[-–‐ ]")


def isbns(words: str) -> list[str]:
    """The numbers of an ``isbn`` field as written, without notes such as “(paperback)”; “????” is no number."""
    plain = _WORDS.sub(";", _NOTE.sub(";", words))
    parts = re.split(r"[,;/]|\s{2,}|(?<=[\dXx])\s+(?=97[89][- ]?\d)", plain)
    return [part.strip(" :.") for part in parts if any(letter.isdigit() for letter in part)]


def isbn_fault(number: str) -> str | None:
    """What is wrong with an ISBN; nothing if its check digit agrees."""
    from stdnum import isbn

    plain = _SEPARATORS.sub("", number)
    if isbn.is_valid(plain):
        return None
    if len(plain) == 8 and issn_fault(plain) is None:
        return "is an ISSN, which has a field of its own"
    if len(plain) not in (10, 13):
        return f"has {len(plain)} characters, where an ISBN has 10 or 13"
    return _check_fault(plain)


def issn_fault(number: str) -> str | None:
    """What is wrong with an ISSN; nothing if its check digit agrees."""
    from stdnum import issn

    plain = _SEPARATORS.sub("", number)
    if issn.is_valid(plain):
        return None
    if len(plain) in (10, 13) and isbn_fault(plain) is None:
        return "is an ISBN, which has a field of its own"
    if len(plain) != 8:
        return f"has {len(plain)} characters, where an ISSN has 8"
    return _check_fault(plain)


def _check_fault(plain: str) -> str:
    if plain[-1] in _TWINS_OF_X:
        return "ends in a letter that looks like the Latin X and is none"
    digits = plain[:-1] + ("0" if plain[-1] in "Xx" else plain[-1])
    if not (digits.isascii() and digits.isdigit()):
        return "holds characters that are no digits"
    return "fails its check digit: a digit is wrong, or two have changed places"


def issns(words: str) -> list[str]:
    """The numbers of an ``issn`` field as written."""
    plain = _WORDS.sub(";", _NOTE.sub(";", words))
    return [part for part in re.split(r"[,;/:]|\s{1,5}", plain) if any(letter.isdigit() for letter in part)]


def bare_doi(words: str) -> str:
    """A DOI without the address or the label that is often written before it."""
    return _DOI_PREFIX.sub("", words.strip(), count=1)


def doi_fault(words: str) -> str | None:
    """What is wrong with the form of a DOI; nothing if it has the form ``10.registrant/suffix``."""
    bare = bare_doi(words)
    if _DOI.fullmatch(bare):
        return None
    return "holds a space" if re.search(r"\s", bare) else "does not have the form 10.1234/suffix"


def same_work(number: str) -> str:
    """An ISBN as a key: 13 digits, whatever its form; an empty string if it is no ISBN."""
    from stdnum import isbn

    plain = _SEPARATORS.sub("", number)
    return str(isbn.to_isbn13(plain)) if isbn.is_valid(plain) else ""
