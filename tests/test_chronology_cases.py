"""Which sentences date an event otherwise than the chronology, and which only come near. All but serfdom is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = """
[[event]]
id = "bridge-1712"
name = "The bishop's bridge collapses"
date = "1712-05"
known = "general-knowledge"
[event.match]
en = [["bridge", "collapse"], ["collapse", "bridge"]]
ru = [["мост", "обруш-"], ["мост", "рухну-"]]
kk = [["көпір", "құла-"]]
[[event]]
id = "serfdom-1861"
name = "Emancipation of the serfs"
date = "1861-03-03"
as-written = "19 February 1861"
calendar = "Julian"
known = "general-knowledge"
[event.match]
en = [["serfdom", "abolish"], ["serf", "emancipate"], ["emancipation", "serf"]]
ru = [["крепостное", "право", "отмен-"]]
kk = [["крепостной-", "құқық", "жой-"], ["басыбайлы", "тәртіп", "жой-"]]
[[event]]
id = "fort-1854"
name = "The fort of Verny is founded"
date = "1854"
known = "general-knowledge"
[event.match]
en = [["Verny", "found"]]
ru = [["Верный", "основ-"], ["Верный", "залож-"]]
kk = [["Верный", "негіз", "қала-"], ["Верный", "салын-"]]
[[event]]
id = "wall-1640s"
name = "The sea-wall is built"
date = "1641/1644"
known = "general-knowledge"
[event.match]
en = ["sea-wall", "built"]
ru = ["дамба", "постро-"]
kk = ["бөгет", "салын-"]
[[life]]
id = "doe"
name = "Jane Doe"
date = "1650/1712"
known = "general-knowledge"
[life.match]
en = ["Jane", "Doe"]
ru = ["Анна", "Рябова"]
kk = ["Балзия", "Есенқызы"]
"""
AT_ODDS = [
    ("en", "The bridge collapsed in June 1712."),
    ("en", "In May 1713 the bishop's bridge collapsed."),
    ("en", "Serfdom was abolished in Russia in 1863."),
    ("en", "The emancipation of the serfs on 19 February 1862 changed the village."),
    ("en", "Verny was founded in 1845."),
    ("en", "The sea-wall was built in 1651."),
    ("en", "The sea-wall was built between 1645 and 1650."),
    ("ru", "Мост обрушился в июне 1712 г."),
    ("ru", "В 1713 году мост рухнул."),
    ("ru", "Крепостное право отменили в 1863 году."),
    ("ru", "Крепостное право было отменено 19 февраля 1862 г."),
    ("ru", "Крепостное право было отменено 19 марта 1861 года."),
    ("ru", "Верный был заложен в 1864 году."),
    ("ru", "Дамба была построена в 1650-е годы."),
    ("kk", "Көпір 1713 жылы құлады."),
    ("kk", "1712 жылдың маусымында көпір құлады."),
    ("kk", "Крепостнойлық құқық 1863 жылы жойылды."),
    ("kk", "Верный қаласының негізі 1864 жылы қаланды."),
    ("kk", "Бөгет 1651 жылы салынды."),
    ("kk", "1848 жылы Верный бекінісі салынды."),
    ("en", "The sea-wall, begun by Ashby, was built in the 1650s."),
    ("en", "Late in 1720 the bridge collapsed."),
    ("ru", "Зимой 1712/13 г. мост рухнул."),
]
IN_AGREEMENT_OR_OF_SOMETHING_ELSE = [
    ("en", "The bridge collapsed in 1712."),
    ("en", "The bridge collapsed in the spring of 1712."),
    ("en", "The bridge collapsed in the eighteenth century."),
    ("en", "The bridge collapsed in May and June 1712."),
    ("en", "After the bridge collapsed, a ferry served from 1714."),
    ("en", "Three years before the bridge collapsed, in 1709, it had been painted."),
    ("en", "In 1762 the town kept the anniversary of the day when the bridge collapsed."),
    ("en", "On the eve of the emancipation of the serfs, in 1860, prices rose."),
    ("en", "Serfdom was abolished on 19 February 1861."),
    ("en", "Serfdom was abolished on 3 March 1861."),
    ("en", "Serfdom was abolished in 1861, and in 1864 came the zemstvo."),
    ("en", "In Prussia serfdom was abolished in 1807 and in Russia in 1861."),
    ("en", "The emancipation of the serfs (19 February 1861) changed the village."),
    ("en", "Doe's book on how serfdom was abolished appeared in 1978."),
    ("en", "A monument to the emancipation of the serfs was unveiled in 1911."),
    ("en", "Jane Doe's memoirs of how the bridge collapsed were printed in 1730."),
    ("en", "When Verny was founded in 1854, the valley was empty."),
    ("en", "The church of Verny, founded as a chapel, burned down in 1899."),
    ("en", "Verny was founded c. 1850."),
    ("en", "By 1870 serfdom was abolished everywhere."),
    ("en", "Until 1861 serfdom was not abolished."),
    ("en", "Serfdom was not abolished in 1858."),
    ("en", "The sea-wall was built in the early 1640s."),
    ("en", "The sea-wall was built from 1641 to 1644."),
    ("en", "The sea-wall built by Ashby was breached in 1651."),
    ("en", "Roe wrote: “The bridge collapsed in 1715.”"),
    ("en", "The bridge collapsed (Roe 1931)."),
    ("en", "The law by which serfdom was abolished was printed again in 1876."),
    ("ru", "Мост обрушился в 1712 г."),
    ("ru", "Мост обрушился в мае и июне 1712 г."),
    ("ru", "Мост обрушился весной 1712 г."),
    ("ru", "После того как мост рухнул, в 1714 г. пустили паром."),
    ("ru", "Накануне отмены крепостного права, в 1860 г., цены выросли."),
    ("ru", "Крепостное право было отменено 19 февраля 1861 г."),
    ("ru", "Крепостное право было отменено 19 февраля (3 марта) 1861 г."),
    ("ru", "К 50-летию отмены крепостного права в 1911 г. открыли памятник."),
    ("ru", "В 1911 г. отмечалась годовщина отмены крепостного права."),
    ("ru", "Мост, рухнувший при епископе, восстановили в 1720 г."),
    ("ru", "В Пруссии крепостное право отменили в 1807 г., в России — в 1861 г."),
    ("ru", "Верный был основан в середине XIX века."),
    ("ru", "Дамбу построили в 1640-х годах."),
    ("ru", "Город Верный, основанный как укрепление, в 1867 г. стал областным центром."),
    ("ru", "По данным на 1870 г., крепостное право отменили везде."),
    ("ru", "До 1861 г. крепостное право не отменяли."),
    ("ru", "В книге 1978 г. показано, как отменили крепостное право."),
    ("ru", "«Мост рухнул в 1715 г.», — писал Рябов."),
    ("ru", "Крепостное право отменили [12, с. 1905]."),
    ("kk", "Көпір 1712 жылы құлады."),
    ("kk", "Көпір 1712 жылдың көктемінде құлады."),
    ("kk", "Көпір құлағаннан кейін, 1714 жылы қайық жүрді."),
    ("kk", "1860 жылы, крепостнойлық құқық жойылар қарсаңында баға өсті."),
    ("kk", "Крепостнойлық құқық 1861 жылғы 19 ақпанда жойылды."),
    ("kk", "1911 жылы крепостнойлық құқықтың жойылғанына 50 жыл толды."),
    ("kk", "Верный бекінісі XIX ғасырдың ортасында салынды."),
    ("kk", "Бөгет 1641–1644 жылдары салынды."),
    ("kk", "Құлаған көпір 1720 жылы қалпына келтірілді."),
    ("kk", "Негізі 1854 жылы қаланған Верный 1867 жылы облыс орталығы болды."),
    ("kk", "1858 жылы крепостнойлық құқық жойылмады."),
    ("kk", "1861 жылға дейін крепостнойлық құқық жойылмады."),
]
OUTSIDE = [
    ("en", "In 1730 Jane Doe built the mill."),
    ("ru", "В 1730 году Анна Рябова построила мельницу."),
    ("kk", "1730 жылы Балзия Есенқызы диірмен салды."),
    ("en", "Jane Doe sold the inn in 1730."),
    ("ru", "Анна Рябова продала двор в 1730 г."),
]
NOT_ACTING = [
    ("en", "In 1701 Jane Doe built the mill."),
    ("en", "In 1730 Jane Doe's mill burned down."),
    ("en", "In 1830 a monument to Jane Doe was raised."),
    ("en", "Jane Doe was printed in 1890."),
    ("en", "In 1931 Roe published the letters of Jane Doe."),
    ("en", "Jane Doe was rehabilitated in 1989."),
    ("en", "In 1912 a street was named after Jane Doe."),
    ("ru", "В 1830 г. Анне Рябовой поставили памятник."),
    ("ru", "Анна Рябова реабилитирована посмертно в 1989 г."),
    ("ru", "В 1912 г. улица получила имя Анны Рябовой."),
    ("ru", "В 1890 г. о ней писали: Анна Рябова была храбра."),
    ("kk", "1989 жылы Балзия Есенқызы ақталды."),
    ("kk", "1912 жылы көшеге Балзия Есенқызының аты берілді."),
    ("ru", "В романе 1890 года Анна Рябова — злая мачеха."),
    ("ru", "По словам Петрова (1931), Анна Рябова не знала грамоты."),
]


def found(folder: Path, language: str, sentence: str) -> list[str]:
    """The codes of the CHR family on this sentence, but for the calendar that it does not state."""
    (folder / "claims").mkdir()
    (folder / "claims/chronology.toml").write_text(EVENTS, "utf-8")
    (folder / "claims/essay.md").write_text(f"{sentence}\n", "utf-8")
    (folder / "devisu.toml").write_text(f'language = "{language}"\nselect = ["CHR"]\nignore = ["CHR004"]\n', "utf-8")
    return [one.code for one in check.check(edition.read([], start=folder)).findings]


@pytest.mark.parametrize(("language", "sentence"), AT_ODDS)
def test_a_date_at_odds_with_the_chronology(language: str, sentence: str, tmp_path: Path) -> None:
    assert found(tmp_path, language, sentence) == ["CHR001"]


@pytest.mark.parametrize(("language", "sentence"), IN_AGREEMENT_OR_OF_SOMETHING_ELSE)
def test_a_date_that_agrees_or_belongs_to_something_else(language: str, sentence: str, tmp_path: Path) -> None:
    assert found(tmp_path, language, sentence) == []


@pytest.mark.parametrize(("language", "sentence"), OUTSIDE)
def test_somebody_acts_outside_their_dates(language: str, sentence: str, tmp_path: Path) -> None:
    assert found(tmp_path, language, sentence) == ["CHR006"]


@pytest.mark.parametrize(("language", "sentence"), NOT_ACTING)
def test_somebody_is_spoken_of_and_does_not_act(language: str, sentence: str, tmp_path: Path) -> None:
    assert found(tmp_path, language, sentence) == []
