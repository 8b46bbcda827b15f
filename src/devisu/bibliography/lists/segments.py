"""The areas of a description: where a full stop, a dash or a question mark ends one and where it does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import places
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP: Final = re.compile(
    r"[.?!…]{1,3}[\"”»’)\]]{0,2}[\x00\s]+(?:[—–-]{1,2}[\x00\s]*)?"
    r"(?:(?<=\x00)[:;]\s|(?<=\x00\s)[:;]\s)?(?=[«“\"„‘'(\[]{0,2}\s?[^\W_])"
    r"|[\])»”\",][\x00\s]+[—–][\x00\s]+(?=[«“\"„‘'(\[]{0,2}[^\W_])"
    r"|(?<=[^\W_])[\x00\s]+[—–][\x00\s]+(?=[«“\"„‘'(\[]{0,2}[^\W\d_a-zа-яёәғқңөұүһі][^—–.]{0,60}[:,] |\d)"
)
_OF_PLACES: Final = re.compile(r"(?<!\w)(?:u\.\s?a|a\.\s?M|i\.\s?Br)\.$")
"""What belongs to a place and is followed by the year: “Köln u. a. 2001”."""
_LAST_WORD: Final = re.compile(r"[^\W_][\w’'-]{0,30}$")
_NUMBERED: Final = re.compile(
    r"(?:[ТтЧчСсБ]{1,2}|Вып|Шығ|Кн|Бөл|Стб|Vols?|Bd|Nos?|Heft|pp?)\.\s?(?:№\s?)?(?:\d|[IVXLC]{1,6}(?!\w))|№\s?\d"
)
"""A label with its number, before which an area always ends: «Полн. собр. соч. Т. 38»."""
_BEGINS_SMALL: Final = re.compile(
    r"(?:[тчсб]|тт|сс|бб|вып|изд|тип|ред|отв|сост|под|пер|дис|дисс|автореф|авт|за|упоряд|ауд|құраст|шығ|жауапты|бас|"
    r"ил)(?!\w)"
)
"""The labels that begin an area with a small letter; other small words go on with what stands before the full stop."""
_CYRILLIC_SMALL: Final = re.compile(r"[а-яёәғқңөұүһіїє]")
_SHORT_WORDS: Final = """
vol vols no nos nr pp p ed eds edn trans tr rev repr ch chap pt pts bk col cols fig sect ser st ste dr mr mrs ms
prof jr sr gen col capt lt sir messrs mass conn calif ill penn tenn mich minn wash fla ga va md ky colo ind kans
okla ore tex wis ariz univ assoc dept inst soc bros cf vs ca bd hrsg hg aufl übers jg t éd dir trad coll al jan feb
febr mar apr jun jul aug sep sept oct nov dec etc op cit ibid u s т тт ч чч кн вып сс стр л лл ф оп д дд ед хр ст гл
п пп им изд отв ред сост авт пер вступ предисл послесл коммент примеч под науч тр сб ун-т ин-т гос акад обл респ губ
уезд мат докл уч зап вест вестн изв рос сов соц ист филол экон юрид филос пед полит канд докт дис дисс автореф ил
илл испр доп перераб стер напеч тип типогр ун та проф доц юж сев вост зап центр янв февр мар апр авг сент окт нояб
дек бет б басп баспа құраст жауапты рец репр факс полн собр соч св гр напр см ср
имп верх нар внутр воен
"""
_ABBREVIATIONS: Final = frozenset(_SHORT_WORDS.split())
_JOURNAL_WORDS: Final = """
Abh Acad Adv Afr Agric Akad Allg Am Amer Anal Anat Angew Anthropol Antiq Appl Arch Archaeol Archit Astron Astrophys
Atmos Aust Automat Behav Beitr Ber Bibl Bijdr Biochem Biol Biomed Boll Br Brit Bul Bull Bur Byz Cem Chem Chin Civ Clim
Clin Cogn Colloq Comm Commun Comput Condens Conf Constr Contemp Contrib Crim Crit Demogr Deut Dev Discuss Dyn Ecol
Econ Educ Electr Electron Engng Engrg Environ Ethn Ethnogr Ethnol Eur Exp Expl Folkl Fr Funct Genet Geogr Geol Geophys
Ges Gesch Giorn Hisp Hist Hydrol Immunol Inf Int Intell Internat Intl Isr Ital Jahrb Jb Jahresber Jpn Lat Lett Libr
Linguist Lit Mach Manag Manage Mat Math Mech Med Mediev Mediterr Meth Metall Microbiol Mitt Mol Monatsh Mus Nachr Nat
Natl Naturwiss Neurosci Nucl Numer Numis Occas Oceanogr Oper Opt Orient Palaeogr Parasitol Pathol Pharm Pharmacol Phil
Philol Philos Photogramm Phys Physiol Polit Pract Probab Probl Proc Profl Psychiatr Psychol Publ Q Quart Rech Rel
Relig Rend Riv Russ Schr Sci Seism Seismol Semin Sitzungsber Slav Sociol Softw Sov Spectrosc Stat Statist Surg Surv
Symp Syst Tech Technol Telecommun Theol Theor Thermodyn Tidskr Tijdschr Topol Trav Trop Univ Unters Verh Veröff Vet
Vjschr Wirtsch Wiss Yearb Zb Zentralbl Zool Ztg Zts Ztschr
"""
_OF_JOURNALS: Final = frozenset(_JOURNAL_WORDS.split())
"""Words that the names of periodicals and proceedings are shortened to (ISO 4); written so, with a capital."""
_OTHER_WORDS: Final = "Ann Berl Comp Ind Lang Mod Notes Pol Program Pure Res Roy Stud Top"
_OF_JOURNALS_TOO: Final = frozenset(_OTHER_WORDS.split())
"""Those that are words or names besides, and shortened only beside another."""
_ORDINAL: Final = re.compile(r"\d{1,3}(?:st|nd|rd|th) (?!ed)")
"""The number of a conference: “Proc. 21st Symp. Mills”."""
_NEXT_WORD: Final = re.compile(r"(?P<word>[^\W\d_]+)(?P<stop>\.?)")
_OF_CITIES: Final = frozenset(("St", "Ste", "Ft", "Mt"))
"""What the name of a city may begin with: “St. Petersburg: …”."""
_LABELS_BEFORE_NUMBERS: Final = frozenset(
    [
        "т",
        "тт",
        "ч",
        "кн",
        "вып",
        "№",
        "с",
        "c",
        "стр",
        "ст",
        "гл",
        "vol",
        "vols",
        "no",
        "nos",
        "nr",
        "bd",
        "t",
        "pt",
        "bk",
        "ch",
        "p",
        "pp",
        "s",
        "ff",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "янв",
        "февр",
        "фев",
        "апр",
        "авг",
        "сент",
        "окт",
        "нояб",
        "дек",
    ]
)


def split(words: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The areas between ``start`` and ``end``, each without the space around it but with its full stop."""
    end = len(words) if end is None else end
    spans, begun = [], start
    for stop in boundaries(words, start, end):
        spans.append(Span(begun, stop.start))
        begun = stop.end
    spans.append(Span(begun, end))
    return [span for span in spans if words[span.start : span.end].strip(" \x00.,;:")]


def boundaries(words: str, start: int, end: int) -> Iterator[Span]:
    """The ends of areas: where the punctuation is over, and where the next area begins."""
    for found in _STOP.finditer(words, start, end):
        if found[0][0] not in ".…?!" and words.count("«", start, found.start()) > words.count(
            "»", start, found.start() + 1
        ):
            continue
        if found[0][0] in ".…" and not _ends_area(words, found, start):
            continue
        mark = found.start() if found[0][0].isspace() or found[0][0] in ",\x00" else found.start() + 1
        while mark < found.end() and words[mark] in '"”»’)].…?!':
            mark += 1
        yield Span(mark, found.end())


def _ends_area(words: str, found: re.Match[str], start: int) -> bool:
    """Whether a full stop ends an area, and not an abbreviation or an initial; a dash behind it always ends one."""
    if any(dash in found[0] for dash in "—–") or "- " in found[0] or len(found[0].strip("\x00 ")) > 1:
        return True
    last = _LAST_WORD.search(words, max(start, found.start() - 31), found.start())
    following = words[found.end()].isdigit()
    if last is None:
        return True
    word = last[0]
    if following:
        of_place = _OF_PLACES.search(words, max(start, found.start() - 6), found.start() + 1)
        numbered = word in _OF_JOURNALS and _ORDINAL.match(words, found.end())
        return not of_place and not numbered and word.lower() not in _LABELS_BEFORE_NUMBERS
    if _NUMBERED.match(words, found.end()):
        return True
    if _CYRILLIC_SMALL.match(words, found.end()) and not _BEGINS_SMALL.match(words, found.end()):
        return False
    if len(word) == 1:
        return places.opens_imprint(words, found.end()) or not word.isalpha() or (word.islower() and word in "сcбгвp")
    imprint = places.opens_imprint(words, found.end()) and word not in _OF_CITIES
    return imprint or (word.lower() not in _ABBREVIATIONS and not _of_journal(words, word, found))


def _of_journal(words: str, word: str, found: re.Match[str]) -> bool:
    """Whether a word is one that the name of a periodical is shortened to, and no imprint follows it."""
    if word in _OF_JOURNALS:
        return True
    following = _NEXT_WORD.match(words, found.end()) if word in _OF_JOURNALS_TOO else None
    return bool(following and following["stop"] and following["word"] in _OF_JOURNALS | _OF_JOURNALS_TOO)
