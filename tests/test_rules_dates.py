"""What the CHR rules find in single sentences, and what they leave alone, in six languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

CHRONOLOGY = """[[event]]
id = "dam-1921"
name = "The great dam breaks"
date = "1921-03-16"
as-written = "3 March 1921"
calendar = "both"
known = "general-knowledge"
[event.match]
en = ["great", "dam", "break"]
ru = [["большая", "плотина", "рухн-"], ["большая", "плотина", "прорва-"]]
kk = [["үлкен", "бөгет", "бұзыл-"]]

[[event]]
id = "union-1922"
name = "The Union of Valleys is founded"
date = "1922-12-30"
known = "general-knowledge"
[event.match]
en = [["union", "valleys", "found"], ["union", "valleys", "form"]]
ru = [["союз", "долин", "образов-"], ["союз", "долин", "созда-"]]
kk = [["алқаптар", "одағы", "құрыл-"]]

[[life]]
id = "roe"
name = "Richard Roe"
date = "1866/1937"
known = "general-knowledge"
[life.match]
en = ["Richard", "Roe"]
ru = ["Ричард", "Роу"]
kk = ["Ричард", "Роу"]

[[event]]
id = "famine"
name = "Famine in the valley"
date = "1921/1922"
known = "x"
[event.match]
en = ["famine", "valley"]
ru = ["голод", "долина"]
kk = ["ашаршылық", "алқап"]
"""

CHR001 = [
    ("en", "The great dam broke in March 1920."),
    ("en", "The great dam broke in the autumn of 1921."),
    ("en", "The great dam, which broke in 1931, was never rebuilt."),
    ("ru", "Большая плотина рухнула в мае 1921 г."),
    ("ru", "В 1920 году прорвало большую плотину."),
    ("ru", "В 1924 г. был образован Союз долин."),
    ("kk", "Үлкен бөгет 1921 жылғы мамырда бұзылды."),
    ("kk", "Алқаптар одағы 1924 жылы құрылды."),
    ("ru", "Голод в долине начался в 1925 г."),
    ("ru", "Голод в долине пришёл в 1925 г."),
    ("ru", "В 1925 г. в долине разразился голод."),
    ("en", "The famine in the valley began in 1925."),
    ("en", "The famine in the valley broke out in 1925."),
    ("en", "In 1925 famine struck the valley."),
    ("en", "The famine of 1925 emptied the valley."),
    ("kk", "Алқаптағы ашаршылық 1925 жылы басталды."),
    ("kk", "1925 жылы алқапта ашаршылық болды."),
]  # fmt: skip
CHR002 = [
    ("en", "The old mill at Kardia was sold to John Roe in 1712.\n\nThe old mill at Kardia was sold to John Roe in 1717."),
    ("en", "John Doe was born in Kardia in 1866.\n\nJohn Doe was born in Kardia in 1868."),
    ("ru", "Иван Петров родился в Кардии в 1866 г.\n\nИван Петров родился в Кардии в 1868 г."),
    ("kk", "Иван Петров Кардияда 1866 жылы туған.\n\nИван Петров Кардияда 1868 жылы туған."),
]  # fmt: skip
CHR003 = [
    ("en", "On 31 June 1921 the mill burned."),
    ("ru", "31 ноября 1921 г. мельница сгорела."),
    ("kk", "1921 жылғы 31 маусымда диірмен өртенді."),
    ("en", "On 25 October (9 November) 1917 the mill burned."),
    ("ru", "25 октября (8 ноября) 1917 г. мельница сгорела."),
    ("kk", "1917 жылғы 25 қазанда (8 қарашада) диірмен өртенді."),
    ("en", "On Friday, 16 March 1921, the mill burned."),
    ("ru", "В пятницу, 16 марта 1921 г., мельница сгорела."),
    ("kk", "1921 жылғы 16 наурызда, жұма күні, диірмен өртенді."),
    ("de", "Am Freitag, dem 16. März 1921, brannte die Mühle."),
    ("fr", "Le vendredi 16 mars 1921, le moulin brûla."),
    ("uk", "У п'ятницю, 16 березня 1921 р., млин згорів."),
    ("en", "On Sunday, October 25, 1917, the mill burned."),
    ("en", "The mill burned on 16 March 1921 (a Monday)."),
    ("en", "On Thurſday, 16 March 1921, the mill burned."),
    ("en", "In the night of Wednesday to Thursday, 16 March 1921, it burned."),
    ("ru", "16 марта 1921 г., в субботу, мельница сгорела."),
    ("ru", "В понедельник 9 (22) января 1905 г. мельница сгорела."),
    ("kk", "1921 жылғы 16 наурыз, сенбі, диірмен өртенді."),
]  # fmt: skip
CHR005 = [
    ("en", "The war of 1922–1918 ruined the valley."),
    ("en", "From 5 May to 3 April 1921 it rained."),
    ("ru", "С 5 мая по 3 апреля 1921 г. шли дожди."),
    ("kk", "1921 жылғы 5 мамырдан 3 сәуірге дейін жаңбыр жауды."),
    ("en", "For twelve years, from 1912 to 1918, the mill stood still."),
    ("en", "For 12 years, from 1912 to 1918, the mill stood still."),
    ("en", "For ſixteen years, from 1912 to 1918, the mill stood ſtill."),
    ("ru", "Двенадцать лет, с 1912 по 1918 г., мельница стояла."),
    ("ru", "12 лет (1912–1918) мельница стояла."),
    ("kk", "Диірмен 12 жыл бойы (1912–1918) тұрып қалды."),
    ("en", "Jane Doe (1866–1937) died at the age of 45."),
    ("ru", "Анна Доэ (1866–1937) умерла в возрасте 45 лет."),
    ("ru", "Анна Доэ родилась в 1866 г. и умерла в 1937 г. в возрасте 45 лет."),
    ("kk", "Анна Доэ (1866–1937) 45 жасында қайтыс болды."),
    ("en", "The bridge fell in 1712; twenty years later, in 1745, it was rebuilt."),
    ("ru", "Мост рухнул в 1712 г., а через 20 лет, в 1745 г., его восстановили."),
    ("kk", "Көпір 1712 жылы құлады, ал 20 жылдан кейін, 1745 жылы, қайта салынды."),
    ("en", "The siege of 1812–1814 lasted for twelve years."),
    ("en", "The siege, which dragged on from 1812 to 1814, went on for five years."),
    ("en", "A three-year plan (1928–1940) was drawn up."),
    ("en", "Born in 1866, she died in 1937 at the age of 51."),
    ("ru", "Осада 1812–1814 гг. длилась двенадцать лет."),
    ("ru", "Мельница открылась в 1866 г., а спустя тридцать лет, в 1876 г., была продана."),
    ("ru", "За 5 лет, с 1912 по 1930 г., долина опустела."),
    ("ru", "В течение 300 лет (1613–1917) правила одна семья."),
    ("kk", "Қоршау 1812–1814 жылдары он екі жылға созылды."),
    ("kk", "Ол 1866 жылы туған, 1937 жылы 51 жасында қайтыс болды."),
    ("de", "Die Belagerung von 1812 bis 1814 dauerte zwölf Jahre."),
    ("fr", "Le siège dura douze ans (1812–1814)."),
    ("uk", "Облога 1812–1814 рр. тривала дванадцять років."),
]  # fmt: skip
CHR006 = [
    ("en", "In 1945 Richard Roe opened the mill."),
    ("ru", "В 1945 г. Ричард Роу открыл мельницу."),
    ("kk", "1945 жылы Ричард Роу диірмен ашты."),
]  # fmt: skip
SILENT = [
    ("en", "The great dam broke on 16 March 1921."),
    ("en", "When the great dam broke in the spring of 1921, the valley was flooded."),
    ("en", "In 1931 a memorial was raised where the great dam had broken."),
    ("en", "Ten years after the great dam broke, in 1931, the valley was empty."),
    ("ru", "Большая плотина рухнула 16 марта 1921 г."),
    ("ru", "3 марта 1921 г. большая плотина прорвалась."),
    ("ru", "Союз долин был образован 30 декабря 1922 г."),
    ("ru", "К 1924 г., когда уже был образован Союз долин, хлеба хватало."),
    ("ru", "Накануне образования Союза долин, в 1921 г., хлеба не хватало."),
    ("kk", "Үлкен бөгет 1921 ж. 16 наурызда бұзылды."),
    ("kk", "Алқаптар одағы 1922 жылы құрылды."),
    ("kk", "1924 жылы Алқаптар одағының құрылғанына екі жыл толды."),
    ("ru", "Иван Петров родился в Кардии в 1866 г.\n\nИван Петров умер в Кардии в 1938 г."),
    ("en", "The Kardia fair was held in May 1712.\n\nThe Kardia fair was held in 1712."),
    ("en", "On Wednesday, 16 March 1921, the mill burned."),
    ("ru", "В среду, 16 марта 1921 г., мельница сгорела."),
    ("ru", "В среду, 25 октября 1917 г., мельница сгорела."),
    ("kk", "1921 жылғы 16 наурызда, сәрсенбі күні, диірмен өртенді."),
    ("de", "Am Mittwoch, dem 16. März 1921, brannte die Mühle."),
    ("en", "For six years, from 1912 to 1918, the mill stood still."),
    ("kk", "Диірмен алты жыл бойы (1912–1918) тұрып қалды."),
    ("en", "Jane Doe (1866–1937) died at the age of 71."),
    ("en", "Jane Doe (1866–1937) married at the age of 45."),
    ("ru", "Анна Доэ (1866–1937) умерла на 71-м году жизни."),
    ("kk", "Анна Доэ (1866–1937) 71 жасында қайтыс болды."),
    ("ru", "Мост рухнул в 1712 г., а через 33 года, в 1745 г., его восстановили."),
    ("en", "In 1905 Richard Roe opened the mill."),
    ("ru", "В 1945 г. Ричарду Роу поставили памятник."),
    ("en", "The six-year war began in 1912 and the valley was free by 1945."),
    ("en", "She served for 3 years under the reign of Henry (1509–1547)."),
    ("ru", "За 20 лет до войны (1914–1918) долина процветала."),
    ("ru", "В 5-летний план (1928–1932) вошла мельница."),
    ("en", "In 1712, aged 45, Jane Doe (1667–1730) bought the mill."),
    ("en", "The 20 years between the wars (1918–1939) were quiet."),
    ("en", "The siege of 1812–1814 lasted for two years."),
    ("en", "After nine years (1812–1821) the mill was rebuilt."),
    ("en", "A five-year plan (1928–1932) was drawn up."),
    ("en", "King Oswin (1630–1651) reigned for 8 years."),
    ("en", "Bishop Anne (1866–1937), who died aged 71, was born in Kardia."),
    ("en", "Born in 1866, she died in 1937 at the age of seventy."),
    ("en", "The mill opened in 1866 and, thirty years later, in 1896, was sold."),
    ("en", "The mill opened in 1866. Ten years later, in 1896, it was sold."),
    ("en", "On Wednesday, November 7, 1917, the mill burned."),
    ("en", "The mill burned on 16 March 1921, a Wednesday."),
    ("en", "On Monday the mill burned; on 16 March 1921 it was sold."),
    ("ru", "Осада 1812–1814 гг. длилась два года."),
    ("ru", "Пятилетка (1928–1932) началась."),
    ("ru", "Он правил 8 лет (1630–1638)."),
    ("ru", "При Освине (1630–1651) мельница 8 лет стояла пустой."),
    ("ru", "Мельница открылась в 1866 г., а спустя тридцать лет, в 1896 г., была продана."),
    ("ru", "16 марта 1921 г., в среду, мельница сгорела."),
    ("ru", "В воскресенье 9 января 1905 г. мельница сгорела."),
    ("ru", "В воскресенье 9 (22) января 1905 г. мельница сгорела."),
    ("ru", "Ей было 20 лет, когда в 1917–1918 гг. пришла война."),
    ("kk", "Қоршау 1812–1814 жылдары екі жылға созылды."),
    ("kk", "Ол 1866 жылы туып, 1937 жылы 71 жасында қайтыс болды."),
    ("kk", "1905 жылғы 9 қаңтарда, жексенбіде, диірмен өртенді."),
    ("kk", "Диірмен 1866 жылы ашылып, отыз жылдан кейін, 1896 жылы, сатылды."),
    ("de", "Die Belagerung von 1812 bis 1814 dauerte zwei Jahre."),
    ("fr", "Le siège dura deux ans (1812–1814)."),
    ("uk", "Облога 1812–1814 рр. тривала два роки."),
    ("ru", "Голод в долине начался в 1921 г."),
    ("ru", "Голод в долине описал Иванов в 1925 г."),
    ("ru", "В долине, где прошёл голод, в 1925 г. началась война."),
    ("ru", "Голод в долине изучала в 1925 г. комиссия."),
    ("ru", "О голоде в долине в 1925 г. вышла книга."),
    ("en", "The famine in the valley was studied in 1925."),
    ("en", "Memories of the famine kept the valley quiet when war began in 1925."),
    ("kk", "Алқаптағы ашаршылық 1921 жылы басталды."),
    ("kk", "Алқаптағы ашаршылық туралы 1925 жылы кітап шықты."),
]  # fmt: skip
FOUND = {"CHR001": CHR001, "CHR002": CHR002, "CHR003": CHR003, "CHR005": CHR005, "CHR006": CHR006}


def codes(folder: Path, language: str, text: str) -> list[str]:
    """The codes of the CHR family, but for the calendar that is not stated."""
    (folder / "claims").mkdir()
    (folder / "claims/chronology.toml").write_text(CHRONOLOGY, "utf-8")
    (folder / "claims/essay.md").write_text(f"{text}\n", "utf-8")
    (folder / "devisu.toml").write_text(f'language = "{language}"\nselect = ["CHR"]\nignore = ["CHR004"]\n', "utf-8")
    return [one.code for one in check.check(edition.read([], start=folder)).findings]


@pytest.mark.parametrize(("code", "language", "text"), [(code, *row) for code, table in FOUND.items() for row in table])
def test_what_is_asked(code: str, language: str, text: str, tmp_path: Path) -> None:
    assert codes(tmp_path, language, text) == [code]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_is_let_pass(language: str, text: str, tmp_path: Path) -> None:
    assert codes(tmp_path, language, text) == []
