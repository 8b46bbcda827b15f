"""The languages of a work as its entry names them: BibLaTeX’s words («ngerman»), codes (ru, rus, ru-RU), or others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from devisu.model import Entry

_NAMES: Final = {
    "en": ("english", "englisch", "anglais", "английский", "англійська", "ағылшын", "eng"),
    "en-US": ("american", "usenglish"),
    "en-GB": ("british", "ukenglish"),
    "en-AU": ("australian",),
    "en-CA": ("canadian",),
    "en-NZ": ("newzealand",),
    "ru": ("russian", "russisch", "russe", "русский", "російська", "орыс", "rus", "рус.", "рус"),
    "kk": ("kazakh", "kasachisch", "kazakhe", "казахский", "казахська", "қазақ", "қазақ тілі", "қаз.", "kaz"),
    "de": ("german", "ngerman", "deutsch", "allemand", "немецкий", "німецька", "неміс", "deu", "ger"),
    "de-AT": ("austrian", "naustrian"),
    "de-CH": ("swissgerman", "nswissgerman"),
    "fr": ("french", "francais", "français", "französisch", "французский", "французька", "француз", "fra", "fre"),
    "fr-CA": ("canadien", "acadian"),
    "uk": ("ukrainian", "ukrainisch", "ukrainien", "украинский", "українська", "украин", "ukr"),
    "la": ("latin", "latein", "латинский", "lat"),
}
_TAGS: Final = {name: tag for tag, some in _NAMES.items() for name in some}
_TAG: Final = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?", re.IGNORECASE)
_JOINS: Final = re.compile(r"\s(?:and|und|et|и|та|және)\s|[,;/]")


def tags(entry: Entry) -> tuple[str, ...]:
    """The languages that an entry says it is in, as tags (``en``, ``en-GB``); one that is not known in its own words.

    ``langid`` is asked first, then ``language``, which may name several; nothing if the entry says none.
    """
    said = entry.fields.get("langid") or entry.fields.get("language") or ""
    return tuple(_tag(one.strip()) for one in _JOINS.split(said) if one.strip())


def codes(entry: Entry) -> tuple[str, ...]:
    """The same without countries: ``en`` for ``en-GB``."""
    return tuple(one.partition("-")[0] for one in tags(entry))


def _tag(words: str) -> str:
    plain = words.lower().removeprefix("lang")  # BibLaTeX's key “langenglish” stands for the word
    if found := _TAGS.get(plain):
        return found
    parts = _TAG.fullmatch(words)
    if parts is None:
        return words
    code = _TAGS.get(parts[1].lower(), parts[1].lower())
    return f"{code}-{parts[2].upper()}" if parts[2] else code
