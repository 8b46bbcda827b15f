"""Dates in Kazakh, Russian and English, and numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu import edtf
from devisu.days import Day, exists, of_ordinal, ordinal, to_gregorian
from devisu.extract.dates import find, scan
from devisu.extract.datewords import tokens

KAZAKH = [
    ("1917 жылы", "1917"),
    ("1918-жылғы қаулы", "1918"),
    ("1918 ж. құрылған", "1918"),
    ("1918-ші жылы", "1918"),
    ("1917 жылдың 24–25 қазанында", "1917-10-24/1917-10-25"),
    ("1922 жылдың 30 желтоқсанында", "1922-12-30"),
    ("1924 жылдың 31 қаңтар айында", "1924-01-31"),
    ("30 желтоқсан 1922 жылы", "1922-12-30"),
    ("1917 жылғы қазанның 25-інде", "1917-10-25"),
    ("1920 ж.\nсəуір айында", "1920-04"),
    ("1921 жылдың мамыр айында", "1921-05"),
    ("1921 жылғы ақпан–наурыз айларында", "1921-02/1921-03"),
    ("1921 жылғы 25 ақпан – 17 наурыз аралығында", "1921-02-25/1921-03-17"),
    ("1918–1919 жылдары", "1918/1919"),
    ("1919–1920 жылдары", "1919/1920"),
    ("1920-1930 жылдары", "192X/193X"),  # two decades, mostly
    ("1905 жылы 3 мамырдан 5 маусымға дейін", "1905-05-03/1905-06-05"),
    ("1920 жылғы қазанның 4-і мен 12-сі аралығында", "1920-10-04/1920-10-12"),
    ("1917 жылдың күзі мен қысында", "1917-23/1917-24"),
    ("1918 жылдың көктем-жазында", "1918-21/1918-22"),
    ("1941/42 оқу жылы", "1941/1942"),
    ("1905/1906 жылдары", "1905/1906"),
    ("1917 жылғы 27–28 ақпанда (12–13 наурызда)", "1917-03-12/1917-03-13"),
    ("он тоғызыншы ғасырдың басы", "18XX"),
    ("1918–19 жж.", "1918/1919"),
    ("1917 жылдан 1922 жылға дейін", "1917/1922"),
    ("1917 жылға дейін", "../1917"),
    ("1917 жылдан бастап", "1917/.."),
    ("1920 жылдары", "192X"),
    ("1970-жылдары", "197X"),
    ("XX ғасырдың 70-жылдары", "197X"),
    ("ХІХ ғасырда", "18XX"),
    ("XIX–XX ғғ.", "18XX/19XX"),
    ("19-шы ғасыр", "18XX"),
    ("1916 жылдың жазында", "1916-22"),
    ("1932 жылғы күзде", "1932-23"),
    ("б.з.б. 334 жылы", "-0333"),
    ("б.з.б. V ғасырда", "-0499/-0400"),
    ("ескіше 1917 жылғы 25 қазан", "1917-11-07"),
    ("1917 жылғы 25 қазанда (ескіше)", "1917-11-07"),
    ("1917 жылғы 25 қазан (7 қараша)", "1917-11-07"),
    ("25 қазан (7 қараша) 1917 жылы", "1917-11-07"),
    ("07.11.1917", "1917-11-07"),
    ("шамамен 1850 жылы", "1850~"),
    ("(1991)", "1991"),
]
RUSSIAN = [
    ("в 1918 году", "1918"),
    ("1918-го", "1918"),
    ("весь 1918-й год", "1918"),
    ("25 октября 1917 г.", "1917-10-25"),
    ("24–25 октября 1917 года", "1917-10-24/1917-10-25"),
    ("с 16 по 25 февраля 1921 г.", "1921-02-16/1921-02-25"),
    ("25 февраля — 3 марта 1921 г.", "1921-02-25/1921-03-03"),
    ("25 декабря 1917 г. – 3 января 1918 г.", "1917-12-25/1918-01-03"),
    ("в мае 1921 г.", "1921-05"),
    ("в феврале — марте 1921 г.", "1921-02/1921-03"),
    ("с февраля по март 1921 года", "1921-02/1921-03"),
    ("ноябрь – январь 1918 г.", "1917-11/1918-01"),
    ("1918–1922 гг.", "1918/1922"),
    ("1918-22 гг.", "1918/1922"),
    ("с 1917 по 1922 год", "1917/1922"),
    ("до 1917 г.", "../1917"),
    ("после 1917 года", "1917/.."),
    ("в 1920-х годах", "192X"),
    ("1920-е — 1930-е гг.", "192X/193X"),
    ("70-е годы XX века", "197X"),
    ("в 20-х гг. XX в.", "192X"),
    ("в XIX веке", "18XX"),
    ("XIX—XX вв.", "18XX/19XX"),
    ("девятнадцатый век", "18XX"),
    ("весной 1918 года", "1918-21"),
    ("зимой 1918/19 г.", "1918-12/1919-03"),
    ("зимой 1918—1919 гг.", "1918-12/1919-03"),
    ("334 г. до н. э.", "-0333"),
    ("в V в. до н. э.", "-0499/-0400"),
    ("98 г. н. э.", "0098"),
    ("25 октября 1917 г. (ст. ст.)", "1917-11-07"),
    ("25 октября 1917 г. по старому стилю", "1917-11-07"),
    ("25 октября (7 ноября) 1917 г.", "1917-11-07"),
    ("12 (25) января 1918 г.", "1918-01-25"),
    ("19 декабря 1917 (1 января 1918) г.", "1918-01-01"),
    ("29 февраля 1900 г.", "1900-03-13"),
    ("около 1850 г.", "1850~"),
    ("Пайпс (1954)", "1954"),
    ("(род. 1624)", "1624"),
    ("1917–1923", "1917/1923"),
    ("3 и 4 мая 1917 г.", "1917-05-03/1917-05-04"),
    ("3, 4 и 5 мая 1917 г.", "1917-05-03/1917-05-05"),
    ("от 3/16 мая 1917 г.", "1917-05-16"),
    ("25.10.1917 (7.11.1917)", "1917-11-07"),
    ("5 (18) – 7 (20) мая 1917 г.", "1917-05-18/1917-05-20"),
    ("27–28 февраля (12–13 марта) 1917 г.", "1917-03-12/1917-03-13"),
    ("с 3 (16) по 10 (23) июня 1917 г.", "1917-06-16/1917-06-23"),
    ("в мае и июне 1917 г.", "1917-05/1917-06"),
    ("в июне и мае 1917 г.", "1917-05/1917-06"),
    ("в конце мая — начале июня 1917 г.", "1917-05/1917-06"),
    ("весной и летом 1917 г.", "1917-21/1917-22"),
    ("осенью 1917 — весной 1918 г.", "1917-23/1918-21"),
    ("с осени 1917 по весну 1918 г.", "1917-23/1918-21"),
    ("в конце 1917 — начале 1918 г.", "1917/1918"),
    ("в начале 1905", "1905"),
    ("в 1917/1918 гг.", "1917/1918"),
    ("в 1941/42 учебном году", "1941/1942"),
    ("от 1917 до 1921 года", "1917/1921"),
    ("примерно в 1850 году", "1850~"),
    ("в 1860—1870-е гг.", "186X/187X"),
    ("в конце XIX — начале XX века", "18XX/19XX"),
    ("в XIX и начале XX в.", "18XX/19XX"),
    ("XVI–первая половина XVII в.", "15XX/1650"),
]
ENGLISH = [
    ("in 1918", "1918"),
    ("since 1917", "1917/.."),
    ("the revolution of 1917", "1917"),
    ("the 1917 revolution", "1917"),
    ("Roe (born 1624)", "1624"),
    ("before 1917", "../1917"),
    ("the year 1054", "1054"),
    ("Pipes (1954)", "1954"),
    ("25 October 1917", "1917-10-25"),
    ("October 25, 1917", "1917-10-25"),
    ("October 25th, 1917", "1917-10-25"),
    ("the 25th of October 1917", "1917-10-25"),
    ("24–25 October 1917", "1917-10-24/1917-10-25"),
    ("October 24–25, 1917", "1917-10-24/1917-10-25"),
    ("25 February – 3 March 1921", "1921-02-25/1921-03-03"),
    ("from 16 February to 17 March 1921", "1921-02-16/1921-03-17"),
    ("May 1921", "1921-05"),
    ("October of 1917", "1917-10"),
    ("February–March 1921", "1921-02/1921-03"),
    ("from 1917 to 1922", "1917/1922"),
    ("between 1917 and 1922", "1917/1922"),
    ("1917–1922", "1917/1922"),
    ("1917--1922", "1917/1922"),
    ("November 2, 1972 members", "1972-11-02"),
    ("in 1917-18", "1917/1918"),
    ("the years 1917–22", "1917/1922"),
    ("the 1920s", "192X"),
    ("the 1920's", "192X"),
    ("the 1920s–30s", "192X/193X"),
    ("between the 1660s and 1680s", "166X/168X"),
    ("the nineteenth century", "18XX"),
    ("the 19th century", "18XX"),
    ("the 5th century BC", "-0499/-0400"),
    ("334 BC", "-0333"),
    ("334–323 BC", "-0333/-0322"),
    ("AD 98", "0098"),
    ("in the spring of 1918", "1918-21"),
    ("the winter of 1918–19", "1918-12/1919-03"),
    ("25 October 1917 (O.S.)", "1917-11-07"),
    ("7 November (25 October O.S.) 1917", "1917-11-07"),
    ("25 October (7 November) 1917", "1917-11-07"),
    ("7 November 1917 N.S.", "1917-11-07"),
    ("1917-11-07", "1917-11-07"),
    ("c. 1850", "1850~"),
    ("ca 1850", "1850~"),
    ("Leandro, CA. April 23, 2017", "2017-04-23"),
    ("May 3 and 4, 1905", "1905-05-03/1905-05-04"),
    ("3 and 4 May 1905", "1905-05-03/1905-05-04"),
    ("in late May and early June 1905", "1905-05/1905-06"),
    ("the spring and summer of 1848", "1848-21/1848-22"),
    ("1/13 May 1881", "1881-05-13"),
    ("3/5 May 1881", "1881-05-03/1881-05-05"),
    ("30 January 1648/9", "1649-01-30"),
    ("10 February 1711/12", "1712-02-10"),
    ("mid-1905", "1905"),
    ("as late as 1905", "1905"),
    ("Roe (d. 1905)", "1905"),
    ("in 1905/6", "1905/1906"),
    ("19th-century mills", "18XX"),
    ("late nineteenth and early twentieth centuries", "18XX/19XX"),
    ("from the 16th to the 18th century", "15XX/17XX"),
    ("in May 1941 troops entered", "1941-05"),
]
BEGUN = [
    ("de", "am 25. Oktober 1917", "1917-10-25"),
    ("de", "im Jahre 1918", "1918"),
    ("de", "seit 1918", "1918/.."),
    ("fr", "le 7 novembre 1917", "1917-11-07"),
    ("fr", "en 1918", "1918"),
    ("fr", "la révolution de 1917", "1917"),
    ("fr", "de 1917 à 1922", "1917/1922"),
    ("de", "von 1917 bis 1922", "1917/1922"),
    ("de", "Er kam 1848 nach Wien", "1848"),
    ("de", "vom 18. bis 20. März 1848", "1848-03-18/1848-03-20"),
    ("de", "am 3./4. Mai 1848", "1848-05-03/1848-05-04"),
    ("de", "Sommer und Herbst 1848", "1848-22/1848-23"),
    ("de", "in den 60er Jahren des 19. Jahrhunderts", "186X"),
    ("de", "Ende des 19. und Anfang des 20. Jahrhunderts", "18XX/19XX"),
    ("fr", "du 14 au 16 juillet 1789", "1789-07-14/1789-07-16"),
    ("fr", "fin du XIXe siècle", "18XX"),
    ("fr", "au xixe siècle", "18XX"),
    ("fr", "fin 1848", "1848"),
    ("fr", "mai et juin 1848", "1848-05/1848-06"),
    ("fr", "les années 1860-1870", "186X/187X"),
    ("uk", "навесні 1917 р.", "1917-21"),
    ("uk", "у травні й червні 1905 р.", "1905-05/1905-06"),
    ("uk", "наприкінці ХІХ — на початку ХХ ст.", "18XX/19XX"),
    ("fr", "les années 1920", "192X"),
    ("uk", "7 листопада 1917 р.", "1917-11-07"),
    ("uk", "у 1918–1920 роках", "1918/1920"),
]
GOOD = [
    *(("kk", words, date) for words, date in KAZAKH),
    *(("ru", words, date) for words, date in RUSSIAN),
    *(("en", words, date) for words, date in ENGLISH),
    *BEGUN,
]
NO_DATE = [
    ("kk", "20 жылға созылған күрес"),
    ("kk", "1000 жыл бойы"),
    ("kk", "1000 жыл бұрын"),
    ("kk", "1500 жылдан астам"),
    ("kk", "1000 адам, 1500 сом, 1918 теңге"),
    ("kk", "[12, 1918-б.]"),
    ("kk", "1918 б."),
    ("kk", "№ 1918 бұйрық"),
    ("kk", "5 шаруаның даусы, 15 мемлекет"),
    ("ru", "1000 человек"),
    ("ru", "от 1500 до 2000 рублей"),
    ("ru", "с. 1918"),
    ("ru", "№ 1918"),
    ("ru", "1500 лет назад"),
    ("ru", "1,500 штук"),
    ("ru", "с 1200 солдатами"),
    ("ru", "ISBN 978-5-02-1918-3"),
    ("ru", "пункт 1918"),
    ("ru", "на 20-е место"),
    ("ru", "их было 20 в отряде и 15 в городе"),
    ("ru", "Генрих IV в Париже, Александр III в Крыму"),
    ("ru", "погибли 20 и 5 ранены"),
    ("de", "1848 Mann"),
    ("de", "S. 1848"),
    ("de", "1500 Soldaten"),
    ("en", "in May 1800 men fell"),
    ("en", "doi 44.4.0068"),
    ("en", "vol. 2, Bie–Eul, 866–80"),
    ("en", "1000 people"),
    ("en", "a force of 1500"),
    ("en", "the 1500 men"),
    ("en", "1918 or 1200"),
    ("en", "one in 1000 people"),
    ("en", "1,500 rubles"),
    ("en", "from 1,500 to 2,000 men"),
    ("en", "p. 1918"),
    ("en", "pp. 1918–1922"),
    ("en", "Article 1917"),
    ("en", "ISBN 978-0-674-1918-7"),
    ("en", "telephone 1917"),
    ("en", "$1918"),
    ("en", "3.1918"),
    ("en", "Review 12: 1234–1240"),
    ("en", "they may go and march"),
    ("en", "flight BA1918"),
]


@pytest.mark.parametrize(("language", "words", "date"), GOOD)
def test_a_date_is_read(language: str, words: str, date: str) -> None:
    assert [found.edtf for found in find(words, language)] == [date]


@pytest.mark.parametrize(("language", "words", "date"), GOOD)
def test_a_date_keeps_its_place_in_a_sentence(language: str, words: str, date: str) -> None:
    text = f"« {words}, …» [3]"
    (found,) = find(text, language)
    assert found.span.of(text) == found.words
    assert found.words in words
    assert found.edtf == date


@pytest.mark.parametrize(("language", "words"), NO_DATE)
def test_other_numbers_are_no_dates(language: str, words: str) -> None:
    assert find(words, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("kk", "1920 ж. сәуірде болды. Қараша айында аяқталды.", ["1920-04", "1920-11"]),
        ("kk", "1922 жылы басталды, сол жылы бітті.", ["1922", "1922"]),
        ("ru", "В 1921 г. началось. В том же году кончилось.", ["1921", "1921"]),
        ("ru", "В мае 1921 г. началось, а 3 июня того же года кончилось.", ["1921-05", "1921-06-03"]),
        ("ru", "В 1921 и 1922 гг. шло, а 3 июня того же года кончилось.", ["1921", "1922"]),
        ("ru", "В 1921 г. и в 1922 г. шло, а 3 июня кончилось.", ["1921", "1922"]),
        ("ru", "В 1918–1920 гг. шло, а 3 июня кончилось.", ["1918/1920"]),
        ("en", "It began in 1921. In May of the same year it ended.", ["1921", "1921-05"]),
        ("en", "It began in 1921. In the same year it ended.", ["1921", "1921"]),
        ("en", "In the same year it ended.", []),
        ("en", "In May it ended.", []),
        ("de", "1848 kam er. Im Mai desselben Jahres ging er.", ["1848", "1848-05"]),
        ("fr", "En 1848 il vint. En mai de la même année il partit.", ["1848", "1848-05"]),
        ("ru", "В XX веке, в 70-е годы", ["19XX", "197X"]),
        ("ru", "В 70-е годы", []),
    ],
)
def test_a_date_leans_on_another_only_if_one_year_remains(language: str, text: str, dates: list[str]) -> None:
    assert [found.edtf for found in find(text, language)] == dates


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("kk", "1917, 1918 және 1922 жылдары", ["1917", "1918", "1922"]),
        ("ru", "в 1917, 1918 и 1922 гг.", ["1917", "1918", "1922"]),
        ("en", "in 1917, 1918, and 1922", ["1917", "1918", "1922"]),
        ("en", "in 1917 and 1200 more", ["1917"]),
        ("ru", "25 октября 1917 г. и 5 января 1918 г.", ["1917-10-25", "1918-01-05"]),
        ("en", "the 1660s and 1680s", ["166X", "168X"]),
    ],
)
def test_several_dates_are_several(language: str, text: str, dates: list[str]) -> None:
    assert [date.edtf for date in find(text, language)] == dates


def test_an_antecedent_may_not_stand_too_far_off() -> None:
    assert [
        date.edtf for date in find("It began in 1921. " + "Nothing happened. " * 40 + "In May it ended.", "en")
    ] == ["1921"]


@pytest.mark.parametrize(
    ("language", "words", "calendar"),
    [
        ("ru", "25 октября 1917 г.", "unstated"),
        ("ru", "25 октября 1917 г. (ст. ст.)", "Julian"),
        ("ru", "7 ноября 1917 г. (н. ст.)", "Gregorian"),
        ("ru", "25 октября (7 ноября) 1917 г.", "both"),
        ("en", "1918", "none"),
    ],
)
def test_the_calendar_is_said_only_where_the_words_say_it(language: str, words: str, calendar: str) -> None:
    assert [date.calendar for date in find(words, language)] == ([] if calendar == "none" else [calendar])


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [
        ("ru", "31 апреля 1920 г.", "impossible"),
        ("ru", "29 февраля 1921 г.", "impossible"),
        ("en", "February 30, 1920", "impossible"),
        ("kk", "1920 жылғы 31 сәуірде", "impossible"),
        ("en", "32.01.1920", "impossible"),
        ("ru", "25 октября (6 ноября) 1917 г.", "styles"),
        ("ru", "1922–1918 гг.", "backwards"),
        ("kk", "1922–1918 жылдары", "backwards"),
        ("en", "from 1922 to 1918", "backwards"),
        ("en", "12 May – 3 April 1921", "backwards"),
        ("en", "323–334 BC", "backwards"),
    ],
)
def test_what_cannot_be_a_date_is_told_apart(language: str, words: str, kind: str) -> None:
    dates, misdates = scan(words, language)
    assert dates == ()
    assert [one.kind for one in misdates] == [kind]
    assert misdates[0].span.of(words) == misdates[0].words
    assert misdates[0].why


@pytest.mark.parametrize("words", ["1921 23", "5 (6) мая 1912 г.", "29 февраля 1920 г."])
def test_what_can_be_is_not_a_fault(words: str) -> None:
    assert scan(words, "ru").misdates == ()


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        (Day(1917, 10, 25), Day(1917, 11, 7)),
        (Day(1918, 1, 31), Day(1918, 2, 13)),
        (Day(1900, 2, 28), Day(1900, 3, 12)),
        (Day(1900, 2, 29), Day(1900, 3, 13)),
        (Day(1900, 3, 1), Day(1900, 3, 14)),
        (Day(1825, 12, 14), Day(1825, 12, 26)),
        (Day(1799, 5, 26), Day(1799, 6, 6)),
        (Day(1752, 9, 2), Day(1752, 9, 13)),
        (Day(1582, 10, 4), Day(1582, 10, 14)),
        (Day(1066, 10, 14), Day(1066, 10, 20)),
        (Day(200, 3, 1), Day(200, 3, 1)),
        (Day(-43, 3, 15), Day(-43, 3, 13)),
        (Day(-4712, 1, 1), Day(-4713, 11, 24)),
    ],
)
def test_the_calendars_agree_with_the_tables(julian: Day, gregorian: Day) -> None:
    assert to_gregorian(julian) == gregorian
    assert of_ordinal(ordinal(gregorian), "Julian") == julian


@given(st.integers(-1_000_000, 5_000_000), st.sampled_from(["Gregorian", "Julian"]))
def test_every_day_has_a_number_and_every_number_a_day(number: int, reckoning: str) -> None:
    day = of_ordinal(number, reckoning)  # type: ignore[arg-type]
    assert ordinal(day, reckoning) == number  # type: ignore[arg-type]
    assert exists(day, reckoning)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("1921", (1921, 1, 1), (1921, 12, 31), "1921"),
        ("1921-02", (1921, 2, 1), (1921, 2, 28), "February 1921"),
        ("1920-02-29", (1920, 2, 29), (1920, 2, 29), "29 February 1920"),
        ("1921-02/1921-03", (1921, 2, 1), (1921, 3, 31), "February to March 1921"),
        ("1917-10-24/1917-10-25", (1917, 10, 24), (1917, 10, 25), "24 to 25 October 1917"),
        ("1917-11-28/1918-02-18", (1917, 11, 28), (1918, 2, 18), "28 November 1917 to 18 February 1918"),
        ("192X", (1920, 1, 1), (1929, 12, 31), "the 1920s"),
        ("19XX", (1900, 1, 1), (2000, 12, 31), "the 20th century"),
        ("1918-22", (1918, 6, 1), (1918, 9, 23), "summer 1918"),
        ("1918-24", (1917, 12, 1), (1919, 3, 21), "winter 1918"),
        ("-0333", (-333, 1, 1), (-333, 12, 31), "334 BC"),
        ("../1917", (-9999, 1, 1), (1917, 12, 31), "up to 1917"),
        ("1917/..", (1917, 1, 1), (9999, 12, 31), "1917 or later"),
        ("1850~", (1844, 12, 31), (1856, 1, 1), "about 1850"),
    ],
)
def test_edtf_has_bounds_and_words(text: str, earliest: tuple[int, ...], latest: tuple[int, ...], words: str) -> None:
    assert edtf.bounds(text)[:2] == (earliest, latest)
    assert edtf.words(text) == words


@pytest.mark.parametrize(
    "text", ["", "1921-13", "1921-02-30", "1922/1918", "../..", "1921-2", "May 1921", "19XX-05", "1/2/3"]
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(edtf.EdtfError):
        edtf.bounds(text)


@given(
    st.text(alphabet="0123456789 -–.,()/жылгодайmMMay" + "ІXV", max_size=60), st.sampled_from(["kk", "ru", "en", "xx"])
)
def test_any_text_is_read_without_a_fault_of_ours(text: str, language: str) -> None:
    dates, misdates = scan(text, language)
    assert all(date.earliest <= date.latest for date in dates)
    assert all(one.span.of(text) == one.words for one in (*dates, *misdates))


@pytest.mark.parametrize(
    "piece", ["1", "1-", "1.", "1917 – ", "(", "мая ", "1917 ", "XX ", "25 мая (", "г", "сол жылы ", "1917-", "с 1917 "]
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_hostile_texts_are_read_to_their_end(piece: str, language: str) -> None:
    text = piece * (40_000 // len(piece))
    assert all(date.span.end <= len(text) for date in find(text, language))


def test_a_language_without_words_knows_numeric_dates_only() -> None:
    assert [date.edtf for date in find("7.11.1917 1918 May", "xx")] == ["1917-11-07"]
    assert tokens("", "xx") == ()


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("It fell in 1712; then it rained.", ["1712"]),
        ("“It fell in 1712”", ["1712"]),
        ("Did it fall in 1712?", ["1712"]),
        ("It fell on 3 May 1712; then it rained.", ["1712-05-03"]),
        ("in 1712a and in b1712", []),
        ("call +1917", []),
    ],
)
def test_a_mark_beside_a_year_is_no_part_of_it(words: str, years: list[str]) -> None:
    assert [date.edtf for date in find(words, "en")] == years


def test_a_decade_of_the_first_millennium() -> None:
    assert [date.edtf for date in find("It fell in the 940s.", "en")] == ["094X"]
