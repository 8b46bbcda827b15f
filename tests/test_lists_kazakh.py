"""Items as they are written in Kazakhstan."""

from __future__ import annotations

import pytest

from devisu.bibliography import lists

# item, style, type, fields besides the raw string (all works, people and archives' numbers are made up)
KAZAKH = [
    (
        "Әлиев Ә. Қазақ тарихы. — Алматы: Ғылым, 1996. — 240 б.",
        "kazakh",
        "book",
        {
            "author": "Әлиев, Ә.",
            "title": "Қазақ тарихы",
            "publisher": "Ғылым",
            "location": "Алматы",
            "date": "1996",
            "pagetotal": "240",
        },
    ),
    (
        "Әлиев Ә.Б., Омарова А.С. Дала тарихы: оқу құралы. – Астана: Фолиант, 2010. – 312 б.",
        "kazakh",
        "book",
        {
            "author": "Әлиев, Ә.Б. and Омарова, А.С.",
            "title": "Дала тарихы: оқу құралы",
            "publisher": "Фолиант",
            "location": "Астана",
            "date": "2010",
            "pagetotal": "312",
        },
    ),
    (
        "Нұрланов Н. Көш жолдары // Үлгі хабаршысы. – 2015. – № 4. – 33-41 бб.",
        "kazakh",
        "article",
        {
            "author": "Нұрланов, Н.",
            "title": "Көш жолдары",
            "journaltitle": "Үлгі хабаршысы",
            "number": "4",
            "date": "2015",
            "pages": "33–41",
        },
    ),
    (
        "Асанова Г. Ашаршылық туралы естеліктер // Тарих үлгісі. 2019. Т. 7, № 1. Б. 55–70.",
        "kazakh",
        "article",
        {
            "author": "Асанова, Г.",
            "title": "Ашаршылық туралы естеліктер",
            "journaltitle": "Тарих үлгісі",
            "volume": "7",
            "number": "1",
            "date": "2019",
            "pages": "55–70",
        },
    ),
    (
        "Төлегенов Т. Қала мен дала // Тарих беттері: мақалалар жинағы / жауапты ред. А. Омарова. – Алматы: Қазақ университеті, 2003. – Б. 120-133.",
        "kazakh",
        "incollection",
        {
            "author": "Төлегенов, Т.",
            "editor": "Омарова, А.",
            "title": "Қала мен дала",
            "booktitle": "Тарих беттері: мақалалар жинағы",
            "publisher": "Қазақ университеті",
            "location": "Алматы",
            "date": "2003",
            "pages": "120–133",
        },
    ),
    (
        "Кеңес кезеңі: құжаттар жинағы / құраст. С. Серіков. – Алматы: Арыс, 1998. – 400 б.",
        "kazakh",
        "collection",
        {
            "editor": "Серіков, С.",
            "editortype": "compiler",
            "title": "Кеңес кезеңі: құжаттар жинағы",
            "publisher": "Арыс",
            "location": "Алматы",
            "date": "1998",
            "pagetotal": "400",
        },
    ),
    (
        "Бекова Б. Ауыл мектебі: тарих ғыл. канд. дисс. – Алматы, 2005. – 160 б.",
        "kazakh",
        "thesis",
        {
            "author": "Бекова, Б.",
            "title": "Ауыл мектебі",
            "type": "тарих ғыл. канд. дисс",
            "location": "Алматы",
            "date": "2005",
            "pagetotal": "160",
        },
    ),
    (
        "Бекова Б. Ауыл мектебі: тарих ғылымдарының кандидаты ғылыми дәрежесін алу үшін дайындалған диссертация авторефераты. – Алматы, 2005. – 26 б.",
        "kazakh",
        "thesis",
        {
            "author": "Бекова, Б.",
            "title": "Ауыл мектебі",
            "type": "тарих ғылымдарының кандидаты ғылыми дәрежесін алу үшін дайындалған диссертация авторефераты",
            "location": "Алматы",
            "date": "2005",
            "pagetotal": "26",
        },
    ),
    (
        "Серіков С. Жәрмеңке ашылды // Егемен үлгі. – 2010. – 12 қаңтар.",
        "kazakh",
        "article",
        {"author": "Серіков, С.", "title": "Жәрмеңке ашылды", "journaltitle": "Егемен үлгі", "date": "2010-01-12"},
    ),
    (
        "ҚР ОММ. 5-қор, 1-тізімдеме, 23-іс, 14-парақ.",
        "archival",
        "manuscript",
        {"library": "ҚР ОММ. 5-қор, 1-тізімдеме, 23-іс, 14-парақ"},
    ),
    (
        "ҚР ОМА. Қ. 1380. Тіз. 2. Іс 260. П. 15.",
        "archival",
        "manuscript",
        {"library": "ҚР ОМА. Қ. 1380. Тіз. 2. Іс 260. П. 15"},
    ),
    (
        "Қазақстан Республикасының 2007 жылғы 27 шілдедегі № 319-III «Білім туралы» Заңы // Үлгі газет. – 2007. – 15 тамыз.",
        "kazakh",
        "legislation",
        {
            "title": "Қазақстан Республикасының 2007 жылғы 27 шілдедегі № 319-III «Білім туралы» Заңы",
            "journaltitle": "Үлгі газет",
            "date": "2007-08-15",
        },
    ),
    (
        "Бекова Б. Дала күнделігі. – URL: https://example.kz/dala (қаралған күні: 30.01.2022).",
        "kazakh",
        "online",
        {"author": "Бекова, Б.", "title": "Дала күнделігі", "url": "https://example.kz/dala", "urldate": "2022-01-30"},
    ),
    (
        "Қасымов Қ., Әлиев Ә. т.б. Ел шежіресі. 2 томдық. 1-том. – Алматы: Мектеп, 1991. – 280 б.",
        "kazakh",
        "book",
        {
            "author": "Қасымов, Қ. and Әлиев, Ә. and others",
            "title": "Ел шежіресі",
            "volume": "1",
            "volumes": "2",
            "publisher": "Мектеп",
            "location": "Алматы",
            "date": "1991",
            "pagetotal": "280",
        },
    ),
    (
        "Омаров О. Таңдамалы шығармалар. 3-т. – Алматы: Жазушы, 1985. – 320 б.",
        "kazakh",
        "book",
        {
            "author": "Омаров, О.",
            "title": "Таңдамалы шығармалар",
            "volume": "3",
            "publisher": "Жазушы",
            "location": "Алматы",
            "date": "1985",
            "pagetotal": "320",
        },
    ),
    (
        "Омаров О. Таңдамалы. 2-бас., толықт. – Алматы; Астана: Жазушы, 1999. – 320 бет.",
        "kazakh",
        "book",
        {
            "author": "Омаров, О.",
            "title": "Таңдамалы",
            "edition": "2-бас., толықт.",
            "publisher": "Жазушы",
            "location": "Алматы and Астана",
            "date": "1999",
            "pagetotal": "320",
        },
    ),
    (
        "Әлиев Ә. Дала заңы. Алматы, 2001. 15-б.",
        "kazakh",
        "book",
        {"author": "Әлиев, Ә.", "title": "Дала заңы", "location": "Алматы", "date": "2001", "pages": "15"},
    ),
    (
        "Нұрланов Н.Е. Мектеп тарихы // Хабаршы. – 2011. – №2 (45). – 12 б.",
        "kazakh",
        "article",
        {
            "author": "Нұрланов, Н.Е.",
            "title": "Мектеп тарихы",
            "journaltitle": "Хабаршы",
            "number": "2 (45)",
            "date": "2011",
            "pages": "12",
        },
    ),
    (
        "Серіков С.С. Ауыл. Алматы: «Қазақ университеті» баспасы, 2004. 210 б.",
        "kazakh",
        "book",
        {
            "author": "Серіков, С.С.",
            "title": "Ауыл",
            "publisher": "«Қазақ университеті» баспасы",
            "location": "Алматы",
            "date": "2004",
            "pagetotal": "210",
        },
    ),
]


@pytest.mark.parametrize(("item", "style", "kind", "fields"), KAZAKH)
def test_a_kazakh_item_is_read(item: str, style: str, kind: str, fields: dict[str, str]) -> None:
    read = lists.parse(item)
    found = {name: value for name, value in read.entry.fields.items() if name != "x-raw"}
    assert (read.style, read.entry.type, found) == (style, kind, fields)
