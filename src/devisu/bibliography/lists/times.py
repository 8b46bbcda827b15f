"""Years and days as lists of references write them, and the dates that BibLaTeX makes of them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from devisu.bibliography.dates import compose

YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})"
_LETTER_YEAR: Final = str.maketrans("lІIiОOoоЗзб", "11110000336")
DAMAGED_YEAR: Final = re.compile(
    r"(?<![\w./-])(?=[\dA-Za-zА-яІ]{4}(?!\w))(?=\d{0,3}[A-Za-zА-яІ])(?=[lІIi1])[lІIi1][89OОоo][\dОOoоЗзlІб]{2}(?![\w/-])"
)
"""A year of the 18th to 20th century in which letters stand for digits."""
MONTHS: Final = (
    r"(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Juni|Juli|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Jän(?:ner)?|März|Mai|Okt(?:ober)?|Dez(?:ember)?)(?!\w)\.?|"
    r"(?:janv(?:ier)?|févr(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|août|sept(?:embre)?|oct(?:obre)?|"
    r"nov(?:embre)?|déc(?:embre)?)(?!\w)\.?|"
    r"(?:янв(?:ар[ья])?|февр?(?:ал[ья])?|марта?|мар|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|авг(?:уста?)?|"
    r"сент?(?:ябр[ья])?|окт(?:ябр[ья])?|нояб?(?:р[ья])?|дек(?:абр[ья])?)(?!\w)\.?|"
    r"(?:січн|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд)[а-яїіє]{1,6}|"
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйе[кг]|қазан|қараша|желтоқсан)[а-яәғқңөұүһі]{0,4}|"
    r"(?:Winter|Spring|Summer|Autumn|Fall)"
)
MONTH_ALONE: Final = re.compile(
    rf"(?<=[.,\x00]\s)(?:(?P<before>\d{{1,2}})\s)?(?P<month>{MONTHS})(?:\s(?P<day>\d{{1,2}}))?(?=[.,][\s\x00]|[.,]?$|\x00|\s\x00)"
)
"""A month, perhaps with its day, whose year stands elsewhere."""
ENDS_IN_MONTH: Final = re.compile(rf"(?<!\w)(?:{MONTHS})\s?$")
"""A month at the end of a stretch: the number behind it is a day."""
MONTH_WORD: Final = re.compile(rf"(?:{MONTHS})[^\W\d_]{{0,6}}", re.IGNORECASE)
"""A word that names a month or season, in any case."""
_SEASONS: Final = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_OF_YEAR: Final = r"(?:\s{0,2}(?:г(?:ода)?\.?|ж(?:ылғы|ыл)?\.?|жылы))?(?!\w)"
DAY: Final = (
    rf"(?:(?<![\w])(?:{MONTHS})\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}{YEAR}|"
    rf"(?<![\w])\d{{1,2}}[\s-]{{1,3}}(?:{MONTHS})[\s,]{{1,3}}{YEAR}{_OF_YEAR}|"
    rf"(?<![\w.])\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}(?!\d){_OF_YEAR}|(?<!\w){YEAR}-\d{{2}}-\d{{2}}(?!\d)|"
    rf"(?<!\w){YEAR}\s{{0,2}}(?:ж\.|жылғы)\s{{0,2}}\d{{1,2}}\s(?:{MONTHS})|"
    rf"(?<!\w){YEAR},\s(?:{MONTHS})\s\d{{1,2}}(?!\d))"
)
"""A day written in any habit."""
MONTH: Final = rf"(?:(?<![\w])(?:{MONTHS}),?\s{{1,3}}{YEAR}(?!\d)|(?<![\w]){YEAR},\s(?:{MONTHS})(?![\w]))"
WHEN: Final = (
    rf"(?:{DAY}|{MONTH}|(?<![\w]){YEAR}(?:\s{{0,1}}[-–—/]\s{{0,1}}(?:{YEAR}|"
    rf"\d{{2}}(?![\d.])))?[a-zа-я]?(?![\w]){_OF_YEAR})"
)
"""A day, a month, a year or a range of years, with the letter that tells works of one year apart."""
NO_DATE: Final = r"(?:n\.\s?d\.?|o\.\s?J\.|no date|[Бб]\.\s?г\.?|s\.\s?a\.?|ж\.\s?ж\.\s?б\.)"
_PARTS: Final = re.compile(
    rf"(?P<year>{YEAR})|(?P<number>\d{{1,2}})(?!\d)|(?P<season>Winter|Spring|Summer|Autumn|Fall)|(?P<word>{MONTHS})"
)
_RANGE: Final = re.compile(rf"({YEAR})\s?[-–—/]\s?({YEAR}|\d{{2}})(?!\d)(?!-\d)")
_DAY_FIRST: Final = re.compile(rf"(\d{{1,2}})[./](\d{{1,2}})[./]({YEAR})")
_ISO: Final = re.compile(rf"{YEAR}-\d{{2}}-\d{{2}}")


class Date(NamedTuple):
    """A date in EDTF, and the letter behind the year (``a`` of ``1990a``)."""

    value: str
    letter: str = ""


def read(words: str) -> Date:
    """The date that some words give; an empty one if they give none."""
    if iso := _ISO.search(words):
        return Date(iso[0])
    if numbers := _DAY_FIRST.search(words):
        return Date(_composed(numbers[3], numbers[2], numbers[1]))
    if (span := _RANGE.search(words)) and not re.search(MONTHS, words):
        last = span[2] if len(span[2]) == 4 else span[1][:2] + span[2]
        return Date(f"{span[1]}/{last}" if last >= span[1] else span[1])
    found = {name: value for one in _PARTS.finditer(words) for name, value in one.groupdict().items() if value}
    if "year" not in found:
        return Date("")
    letter = re.search(rf"{found['year']}([a-zа-я])(?!\w)", words)
    if "season" in found:
        return Date(f"{found['year']}-{_SEASONS[found['season'].lower()]}")
    return Date(_composed(found["year"], found.get("word", ""), found.get("number", "")), letter[1] if letter else "")


def _composed(year: str, month: str, day: str) -> str:
    return compose(year, month, day) if month else year


def completed(date: str, month: str, day: str = "") -> str:
    """A year with the month and the day that stand apart from it; a date that has a month already stays."""
    return _composed(date, month, day) if re.fullmatch(YEAR, date) else date


def mended_year(words: str) -> str:
    """A damaged year with digits for the letters that stand in it."""
    return words.translate(_LETTER_YEAR)
