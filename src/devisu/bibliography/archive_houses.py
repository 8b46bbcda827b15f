"""Archives by name, and what each asks for: fonds, inventory and file; or a signature of its own.

Named are archives that are often cited; the grammar does without a name where the labels tell enough.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_FONDS: Final = re.compile(
    r"(?<!\w)(?:ГА ?РФ|РГАСПИ|РГВА|РГВИА|РГАЭ|РГАНИ|РГИА|РГАДА|РГАЛИ|РГАКФД|РГАФД|РГАНТД|РГА ВМФ|РГИА ДВ|ЦАМО|ЦА ФСБ|"
    r"ЦГА(?: ?РК| ?КР| ?РУз| ?СПб| ?РСФСР| ?Республики Казахстан|К|НТД|ЛИ|ИПД|КФФД|ОР|М|ВМФ)?|ЦГИА(?: СПб| СССР)?|"
    r"ЦДНИ(?:[А-Я]{1,3})?|ЦПА(?: ИМЛ)?|ЦХИДК|ЦХСД|ЦИАМ|ЦМАМ|ЦГАИПД(?: СПб)?|АРАН|СПбФ АРАН|НАРБ|НА РК|"
    r"АВП ?РФ|АВПРИ|АП ?РФ|АП ?РК|АПРФ|АПРК|ҚР ?ОММ|ОММ|ҚР ?ОМА|ОМА|ҚР ?ПМ|ҚР ?ПА|ҚР ?ОҒТҚМ|ҚР ?ОМПТҚ|"
    r"ГА[А-Я]{1,3}О|ГАКО|ГАО|ГАСПИ[А-Я]{0,2}|ГА г\.|Госархив|ОГАЧО|ЦДАВОВ?|ЦДАГО|ЦДІАК|ЦДІАЛ|ДА[А-ЯІ]{1,2}О|"
    r"(?:НИ)?ОР РГБ|ОР РНБ|ОР ГПБ|РО ИРЛИ|ОПИ ГИМ|РО РНБ|"
    r"GA ?RF|GARF|RGASPI|RGVA|RGVIA|RGAE|RGANI|RGIA|RGADA|RGALI|TsGA(?: ?RK|K)?|TsGIA|TsGAOR|TsAMO|AVP ?RF|AVPRF|AVPRI|"
    r"AP ?RF|AP ?RK|APRK|TsDAVO|TsDAHO|TsDIAK|OR RGB|OR RNB)"
    r"(?!\w)"
)
_MANUSCRIPTS: Final = re.compile(r"(?<!\w)(?:(?:НИ)?ОР |РО |ОПИ |OR R|[Оо]тдел рукописей|(?:СПбФ )?АРАН)")
"""Departments of manuscripts number the items of a fonds without inventories."""
_COLLECTIONS: Final = re.compile(
    r"(?<!\w)(?:рукопис|қолжазба|библиотек|бібліотек|кітапхана|музе[йяеї]|мұражай|научн\w{2,3} архив|"
    r"науков\w{2,3} архів|ғылыми мұрағат)",
    re.IGNORECASE,
)
"""So may libraries, museums and learned bodies; nothing is wanted of them that they may not have."""
_PLACE: Final = r"(?: \([^()]{1,30}\)|,? (?:Kew|Paris|Berlin|Koblenz|Freiburg|London|College Park))?"


class _House(NamedTuple):
    """An archive with signatures of its own: its name, a whole signature, one that has only begun, what that lacks.

    ``always`` tells that its name alone is a reference, which lacks everything.
    """

    name: str
    piece: str
    series: str = ""
    lacks: str = ""
    always: bool = False


_HOUSES: Final = (
    _House(
        r"The National Archives(?: \(TNA\)|,? Kew)|National Archives \(UK\)|TNA|PRO(?=[,:]? [A-Z]{1,4} ?\d)",
        r"[A-Z]{1,4} ?\d{1,4}/\d{1,5}(?:/\w{1,12}){0,2}",
        r"[A-Z]{1,4} ?\d{1,4}(?![\d/])",
        "piece",
        always=True,
    ),
    _House(
        rf"BArch|Bundesarchiv{_PLACE}",
        r"[A-Z]{1,4} ?\d{1,5}(?: ?-? ?[IVX]{1,4})?(?:-\d{1,3})?(?:/\w{1,8}|,? Nr\. ?\d{1,6})",
        r"[A-Z]{1,3} ?\d{1,5}(?= ?(?:\Z|[,.;]))",
        "volume of the series",
    ),
    _House(rf"PA AA{_PLACE}|Politisches Archiv(?: des Auswärtigen Amts)?{_PLACE}", r"(?:RZ ?\d{1,4}[,/] ?)?R ?\d{1,6}"),
    _House(
        rf"Archives nationales{_PLACE}|AN",
        r"\d{1,3} ?AP/? ?\d{1,4}|[A-Z]{1,3}/[\dIVX*]{1,5}/\d{1,6}(?:/\d{1,4})?|[A-Z]{1,3}\d{0,2} \d{2,6}|\d{8}/\d{1,5}",
        r"\d{1,3} ?AP(?![\w/])|[A-Z]{1,2}/?\d{1,2}(?![\d/]| \d)",
        "carton",
    ),
    _House(
        rf"Service historique de la Défense{_PLACE}|SHD",
        r"(?:GR |MV |AI )?\d{1,2} ?[A-Z]{1,2} ?\d{1,6}|[A-Z]{2} ?\d{1,3}",
    ),
    _House(
        rf"NARA|U\.?S\.? National Archives|National Archives(?: and Records Administration)?{_PLACE}",
        r"\d{3}[A-Z]?\.\d{2,6}(?:/[\w-]{1,12})?|[MT]-?\d{2,4}(?!\w)|(?:Lot File|NAID|UD|A1|P|Lot) ?\d\w{0,9}",
        r"(?:RG|Record Group) ?\d{1,4}",
        "series, entry or box",
    ),
)
BOXED: Final = frozenset(("box", "entry", "roll"))
BESIDE: Final = frozenset(("record group", "entry", "box", "folder", "roll", "leaf"))
"""Parts that may be named beside a signature."""
_PATTERNS: Final = tuple(
    (
        house,
        re.compile(rf"(?<!\w)(?P<name>{house.name})(?!\w)"),
        re.compile(house.piece),
        re.compile(house.series or r"(?!)"),
    )
    for house in _HOUSES
)
_GROUP: Final = re.compile(r"(?:RG|Record Group) ?(\d{1,4})")
_GAP: Final = re.compile(r"[\s,:.]{1,3}(?:(?:PRO|TNA)[\s,:]{1,2}(?=[A-Z]{1,4} ?\d))?")


class Signed(NamedTuple):
    """A reference to a house that signs in its own way: where its signature begins, its parts, and what is missing."""

    archive: str
    start: int
    parts: dict[str, str]
    missing: tuple[str, ...]


def of_fonds(words: str) -> str:
    """The archive named that counts by fonds, or an empty string."""
    found = _FONDS.search(words)
    return found[0] if found else ""


def keeps_manuscripts(words: str) -> bool:
    """Whether a department of manuscripts, a library or a museum is named, which may ask for fonds and file only.

    An archive that counts by inventories tells more than the word “museum” beside it.
    """
    return _MANUSCRIPTS.search(words) is not None or (not of_fonds(words) and _COLLECTIONS.search(words) is not None)


def signed(words: str) -> Signed | None:
    """The house named that signs in its own way, with its signature right behind the name."""
    for house, name, piece, series in _PATTERNS:
        for found in name.finditer(words):
            gap = _GAP.match(words, found.end())
            start = gap.end() if gap else found.end()
            if gap and (one := piece.match(words, start)):
                return Signed(found["name"], start, {"piece": one[0]}, ())
            if gap and (one := series.match(words, start)):
                return _begun(house, found["name"], one, piece)
            if house.always:
                return Signed(found["name"], start, {}, (house.lacks,))
    return None


def _begun(house: _House, name: str, series: re.Match[str], piece: re.Pattern[str]) -> Signed:
    """A signature of which the series stands alone, or a record group with what may follow it."""
    group = _GROUP.fullmatch(series[0])
    if group is None:
        return Signed(name, series.start(), {"series": series[0]}, (house.lacks,))
    gap = _GAP.match(series.string, series.end())
    behind = piece.match(series.string, gap.end()) if gap else None
    more = {"piece": behind[0]} if behind else {}
    return Signed(name, series.start(), {"record group": group[1], **more}, () if behind else (house.lacks,))
