"""What quotations change in five languages, or leave, with the verdict and flags due; all texts are made up."""

from __future__ import annotations

import pytest

from collating import Row, check_row, told

BELL = """\
The bell of Saint Oswin was cast in 1712, and cracked in the first winter. „Fiat lux“, said the sexton, and lit the lamp.
The parish paid Mr. Doe £12 6s. 4d. for the mending; the vestry thought it too much by half (see the minutes, fol. 9v).
"We shall not pay," wrote the church-wardens, "a farthing more." They paid it the next spring -- with interest.
"""
EXILE = """\
Император Павел повелел снять колокол и отправить его в Тобольск, где он и провисел до 1834 года. Жители просили вернуть
его, но получили отказ: «не подлежит возвращению». Лишь через сорок лѣтъ колокол тот же самый возвратили безо всякой
огласки. Староста Ефим Рощин, человек грамотный, записал об этом в свою тетрадь: «Вернули наконец-то!»
"""
ENVOYS = """\
Хан Абылай елшілерін Омбыға жіберіп, жайлау жөнінде келіссөз жүргізді. Елшілер үш ай күтті, бірақ генерал оларды
қабылдамады. Содан кейін ел ішінде «орысқа сенім жоқ» деген сөз тарады. Ғұлама Мәшһүр бұл оқиғаны өлеңмен жазып қалдырды.
"""
ROAD = """\
Die Straße nach Büchen war seit Michaelis gesperrt; die Fuhrleute mußten über Mölln fahren und verloren dabei zwei Tage.
Im Rathe wurde darüber viel geklagt, doch geschah nichts, bis der Herzog selbst im Schlamm stecken blieb.
"""
ABBE = """\
L’abbé Morin avait écrit, dès 1788, que « la récolte serait mauvaise et l’hiver plus mauvais encore ». On se moqua de lui.
Ce fut pourtant le seul homme du canton qui eût rempli ses greniers avant la Toussaint.
"""

ROWS: list[Row] = [
    ("short, quote marks differ", "en", BELL, "“Fiat lux”, said the sexton", "not-distinctive", None),
    ("money", "en", BELL, "The parish paid Mr. Doe £12 6s. 4d. for the mending", "verbatim", ()),
    ("money wrong", "en", BELL, "The parish paid Mr. Doe £12 6s. 5d. for the mending", "altered", ("number",)),
    (
        "year wrong",
        "en",
        BELL,
        "The bell of Saint Oswin was cast in 1721, and cracked in the first winter",
        "altered",
        (
            "number",
            "date",
        ),
    ),
    ("en dash for two hyphens", "en", BELL, "They paid it the next spring – with interest", "normalised", ()),
    ("reference left out", "en", BELL, "the vestry thought it too much by half. “We shall not pay", "altered", None),
    ("joined speech", "en", BELL, "We shall not pay a farthing more", "not-distinctive", None),
    (
        "speech with own incise kept",
        "en",
        BELL,
        "“We shall not pay,” wrote the church-wardens, “a farthing more.”",
        "normalised",
        (),
    ),
    (
        "soft hyphen in record style",
        "en",
        BELL,
        'wrote the church\u00ad-wardens, "a farthing more." They paid it',
        "normalised",
        None,
    ),
    (
        "elided three dots no space",
        "en",
        BELL,
        "The bell of Saint Oswin was cast in 1712...The parish paid Mr. Doe",
        "verbatim",
        ("elided",),
    ),
    ("own emphasis remark", "en", BELL, "the vestry thought it too much (my emphasis) by half", "verbatim", ()),
    ("ru ital", "ru", EXILE, "Император Павел повелел снять колокол и отправить его в *Тобольск*", "normalised", ()),
    ("ru to old", "ru", EXILE, "Императоръ Павелъ повелѣлъ снять колоколъ и отправить его въ Тобольскъ", "variant", ()),
    (
        "ru negation lost",
        "ru",
        EXILE,
        "Жители просили вернуть его, но получили отказ: «подлежит возвращению»",
        "altered",
        (
            "negation",
            "stops-short",
        ),
    ),
    (
        "ru nested marks",
        "ru",
        EXILE,
        "Жители просили вернуть его, но получили отказ: „не подлежит возвращению“",
        "normalised",
        ("stops-short",),
    ),
    (
        "ru ellipsis in parentheses",
        "ru",
        EXILE,
        "Император Павел повелел снять колокол (…) где он и провисел до 1834 года",
        "verbatim",
        ("elided",),
    ),
    (
        "ru initials swapped name",
        "ru",
        EXILE,
        "Староста Ефим Рощин, человек грамотный, записал об этом в свою книгу",
        "altered",
        (),
    ),
    ("ru transposed", "ru", EXILE, "колокол тот самый же возвратили безо всякой огласки", "altered", None),
    ("ru bracket explain", "ru", EXILE, "Жители просили вернуть его [колокол], но получили отказ", "verbatim", ()),
    ("ru sic in angle", "ru", EXILE, "Лишь через сорок лѣтъ <sic!> колокол тот же самый возвратили", "verbatim", ()),
    ("ru homoglyph", "ru", EXILE, "Стaростa Ефим Рощин, чeловек грaмотный, зaписал об этом", "normalised", ()),
    ("kk look-alike u", "kk", ENVOYS, "Елшілер үш ай күттi, бірақ генерал оларды қабылдамады", "normalised", ()),
    ("kk russian letters", "kk", ENVOYS, "Елшилер уш ай кутти, бирак генерал оларды кабылдамады", "variant", ()),
    ("kk ending", "kk", ENVOYS, "Елшілер үш ай күтті, бірақ генералдар оларды қабылдамады", "altered", None),
    (
        "kk stops before but",
        "kk",
        ENVOYS,
        "жайлау жөнінде келіссөз жүргізді. Елшілер үш ай күтті",
        "verbatim",
        ("stops-short",),
    ),
    ("kk h", "kk", ENVOYS, "Ғұлама Машхур бұл оқиғаны өлеңмен жазып қалдырды", "variant", ()),
    ("de ae ue", "de", ROAD, "Die Strasse nach Buechen war seit Michaelis gesperrt", "variant", ()),
    ("de th", "de", ROAD, "Im Rate wurde darüber viel geklagt, doch geschah nichts", "variant", ()),
    ("de ss", "de", ROAD, "die Fuhrleute mussten über Mölln fahren und verloren dabei zwei Tage", "variant", ()),
    (
        "de capital bracket",
        "de",
        ROAD,
        "[D]och geschah nichts, bis der Herzog selbst im Schlamm stecken blieb",
        "verbatim",
        (),
    ),
    (
        "de tense",
        "de",
        ROAD,
        "die Fuhrleute müssen über Mölln fahren und verloren dabei zwei Tage",
        "altered",
        ("modal",),
    ),
    ("fr guillemets", "fr", ABBE, '"la récolte serait mauvaise et l\'hiver plus mauvais encore"', "normalised", ()),
    ("fr etait", "fr", ABBE, "Ce fut pourtant le seul homme du canton qui eut rempli ses greniers", "variant", ()),
    (
        "fr ellipsis brackets",
        "fr",
        ABBE,
        "L’abbé Morin avait écrit [...] que « la récolte serait mauvaise",
        "verbatim",
        ("elided",),
    ),
    ("fr year", "fr", ABBE, "L’abbé Morin avait écrit, dès 1789, que « la récolte serait mauvaise", "altered", None),
]


@pytest.mark.parametrize("row", ROWS, ids=told)
def test_what_is_changed(row: Row) -> None:
    check_row(row)
