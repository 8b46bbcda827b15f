"""The words that belong to the styles and not to the works: labels, conjunctions, months. Nothing else may vanish.

Every word of an item stands in one of its entry's fields, or is one of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import times

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS: Final = """
ағылш ағылшын original work originally first published
hg hgg dir coord éd éds aufl auflage dans édition
с сс c cc стр б бб бет беттер бетте p pp page pages s ss стб столб сol л т тт t том томах томдық томда vol vols volume
volumes v bd band tome ч чч кн книгах частях part pt bk бөл в in ші шы кітап no nos nº n nr number issue iss is вып
выпуск шығ h heft ст бап изд издание е ое th st nd rd ed edn edition бас басылым й і ы под общ общей ред редакцией
редактор редколлегия редкол отв ответственный гл науч научной жауапты редакторы басқарған edited edit by eds editor
editors and trans transl translator translators translated comp comps compiled compiler hrsg von сост составитель
составители составл авт құраст құрастырған құрастырғандар құрастырушы құрастырушылар пер перевод переводчик пер з
упоряд упорядник акцією відп заг загальною ауд аударған англ нем фр франц каз рус укр лат и др другие соавт et al
others alii және жəне ж u a y e und мен en сайту доступу звернення url режим доступа дата обращения обращение
просмотра просмотрено доступно ссылка адрес сайт available at from online retrieved on accessed access last visited
date of қаралған қаралды күні уақыты жүгінген жүгіндік қолжетімді болу режимі кіру кол қол жетімділік электронный
электрондық электронды электронная электронное ресурс ресурсы текст мәтін изображение карта видео непосредственный
непосредственная непосредственное тікелей electronic resource version preprint интернет doi https http dx org www isbn
issn eissn g г гг года год жыл жылғы жылы серия сер series publication кітапта сб за нет м l d ca cop
consulté le zugriff am abgerufen өтініш берілген білдірілген кірген қолжеткізу күн modified updated last х ти
ми жалпы article ver
"""
OWN: Final = frozenset(_WORDS.split())
_ORDINAL: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th|х|ти|е|ое|ші|шы)")
_RANGE: Final = re.compile(r"\d{4}/\d\d(\d\d)")
"""Years from and to, of which items leave out the century: “1961–63”."""
_LETTERED: Final = re.compile(r"\d{4}[a-zа-я]")
_WORD: Final = re.compile(r"[^\W_]+")


def lost(item: str, values: Iterable[str]) -> tuple[str, ...]:
    """The words of an item that stand in none of the values and are not a style's own, each once, in order."""
    values = tuple(values)
    item = _without_short_names(item, values)
    kept = {plain(word) for value in values for word in _WORD.findall(value)}
    kept |= {plain(years[1]) for value in values for years in _RANGE.finditer(value)}
    missing = (word for word in _WORD.findall(item) if plain(word) not in kept and not is_own(word))
    return tuple(dict.fromkeys(missing))


def _without_short_names(item: str, values: Iterable[str]) -> str:
    """The item without the initials of people whose given names it writes out elsewhere."""
    for value in values:
        for name in value.split(" and ") if ", " in value else ():
            family, _, given = name.partition(", ")
            written_out = [word for word in given.split() if len(word) > 2 and word.isalpha()]
            if written_out and len(written_out) == len(given.split()):
                initials = r"\.\s?".join(re.escape(word[0]) for word in written_out)
                item = re.sub(rf"{re.escape(family)},?\s{initials}\.", family, item)
    return item


def is_own(word: str) -> bool:
    """Whether a word is a style's own."""
    low = word.casefold()
    return low in OWN or bool(times.MONTH_WORD.fullmatch(low))


def plain(word: str) -> str:
    """A word as it is compared: case, leading zeros and the ending of an ordinal do not count."""
    low = word.casefold()
    ordinal = _ORDINAL.fullmatch(low)
    number = ordinal[1] if ordinal else low
    if _LETTERED.fullmatch(low):
        number = low[:-1]
    return number.lstrip("0") or "0" if number.isdecimal() else low
