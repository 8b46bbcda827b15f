"""Places where books are printed, as lists of references write them, and the words that mark a publisher."""

from __future__ import annotations

import re
from typing import Final

_SHORT: Final = frozenset(
    (
        "М.",
        "Л.",
        "СПб.",
        "Спб.",
        "Пг.",
        "К.",
        "Х.",
        "Мн.",
        "Ростов н/Д",
        "Ростов н/Д.",
        "Н. Новгород",
        "Пб.",
        "Алма-Ата",
        "М",
        "Л",
        "СПб",
    )
)
_CITY_NAMES: Final = """
Москва Ленинград Санкт-Петербург Петербург Петроград Киев Минск Харьков Одесса Казань Уфа Омск Томск Новосибирск
Иркутск Екатеринбург Свердловск Саратов Самара Куйбышев Воронеж Ростов-на-Дону Краснодар Волгоград Оренбург Астрахань
Пермь Челябинск Барнаул Красноярск Владивосток Хабаровск Якутск Элиста Ташкент Самарканд Бишкек Фрунзе Душанбе Ашхабад
Баку Тбилиси Ереван Рига Вильнюс Таллин Тарту Кишинев Львов Симферополь Грозный Нальчик Махачкала Владикавказ Майкоп
Тверь Тула Рязань Ярославль Кострома Псков Смоленск Брянск Орел Курск Вологда Архангельск Алматы Алма-Ата Астана Нұр-
Сұлтан Нур-Султан Целиноград Караганда Қарағанды Шымкент Чимкент Тараз Жамбыл Атырау Ақтөбе Актобе Орал Уральск
Қостанай Костанай Павлодар Семей Семипалатинск Өскемен Усть-Каменогорск Көкшетау Кокшетау Қызылорда Кызылорда Кзыл-
Орда Түркістан Туркестан Талдықорған Талдыкорган Ақтау Актау Петропавл Петропавловск Берлин Лондон Париж Прага Варшава
Вена Женева Нью-Йорк Вашингтон Стамбул Анкара Пекин Урумчи Улан-Батор Дрогобыч London Oxford Cambridge Edinburgh
Manchester Leeds Dublin Harmondsworth Paris Lyon Berlin Leipzig München Munich Hamburg Stuttgart Frankfurt Köln
Göttingen Tübingen Heidelberg Bonn Wiesbaden Wien Vienna Zürich Zurich Basel Bern Geneva Genève Lausanne Amsterdam
Leiden Utrecht Rotterdam Brussels Bruxelles Antwerp Leuven Louvain Rome Roma Milan Milano Florence Firenze Venice
Torino Madrid Barcelona Lisbon Copenhagen København Stockholm Oslo Bergen Helsinki Warsaw Warszawa Kraków Prague Praha
Budapest Vilnius Riga Tallinn Tartu Kyiv Kiev Lviv Minsk Moscow Moskva Leningrad Petersburg Almaty Alma-Ata Astana
Tashkent Bishkek Istanbul Ankara Beijing Tokyo Delhi Calcutta Jerusalem Cairo Boston Chicago Philadelphia Baltimore
Princeton Stanford Berkeley Bloomington Ithaca Durham Westport Washington Pittsburgh Urbana Toronto Montreal Ottawa
Sydney Melbourne Canberra Houndmills Basingstoke Aldershot Farnham Lanham Armonk Stroudsburg Cham Dordrecht Singapore
Manila Reading Bologna Napoli Naples Palermo Pisa Padova Padua Turin Genova Genoa Trieste Bari Perugia Catania Seville
Sevilla Valencia Granada Salamanca Zaragoza Pamplona Porto Coimbra Lisboa Athens Thessaloniki Sofia Bucharest
București Belgrade Beograd Zagreb Ljubljana Sarajevo Skopje Bratislava Brno Olomouc Wrocław Poznań Gdańsk Łódź Lublin
Toruń Katowice Szeged Debrecen Kaunas Turku Tampere Uppsala Lund Göteborg Gothenburg Aarhus Odense Trondheim Reykjavik
Glasgow Aberdeen Birmingham Bristol Liverpool Sheffield Nottingham Leicester Exeter Norwich York Cardiff Belfast Cork
Bordeaux Toulouse Marseille Lille Nantes Rennes Strasbourg Grenoble Montpellier Dijon Caen Rouen Poitiers Freiburg
Mainz Marburg Gießen Kassel Halle Jena Weimar Dresden Erfurt Rostock Kiel Bremen Hannover Münster Bielefeld Paderborn
Düsseldorf Essen Dortmund Bochum Aachen Trier Saarbrücken Mannheim Karlsruhe Nürnberg Würzburg Bamberg Regensburg
Augsburg Konstanz Salzburg Innsbruck Graz Linz Luzern Fribourg Ghent Gent Liège Groningen Nijmegen Delft Haarlem
Hilversum Seattle Denver Atlanta Dallas Austin Houston Minneapolis Madison Milwaukee Detroit Cleveland Columbus
Cincinnati Indianapolis Lawrence Lincoln Omaha Tucson Phoenix Albuquerque Honolulu Nashville Knoxville Memphis
Charlottesville Richmond Raleigh Charleston Savannah Tuscaloosa Tallahassee Gainesville Miami Orlando Providence
Hartford Amherst Hanover Albany Syracuse Rochester Buffalo Brooklyn Hoboken Piscataway Totowa Malabar Belmont Norwood
Natick Waltham Vancouver Calgary Edmonton Winnipeg Halifax Québec Quebec Auckland Wellington Brisbane Perth Adelaide
Hobart Johannesburg Pretoria Nairobi Lagos Ibadan Accra Dakar Tunis Alger Algiers Rabat Casablanca Beirut Damascus
Baghdad Tehran Kabul Karachi Lahore Islamabad Dhaka Kolkata Mumbai Bombay Madras Chennai Hyderabad Bangalore Colombo
Kathmandu Bangkok Jakarta Hanoi Taipei Seoul Kyoto Osaka Nagoya Shanghai Nanjing Guangzhou Bogotá Lima Quito Caracas
Montevideo Santiago Havana Managua Tbilisi Yerevan Baku Odessa Kharkiv Kazan Novosibirsk Irkutsk Saransk Voronezh
Samara Saratov 北京 上海 天津 南京 广州 武汉 西安 成都 東京 东京 台北 臺北 香港
"""
_CITIES: Final = frozenset(_CITY_NAMES.split())
_NAMED: Final = frozenset(
    (
        "New York",
        "New Haven",
        "New Brunswick",
        "Los Angeles",
        "San Francisco",
        "Ann Arbor",
        "St. Petersburg",
        "Нижний Новгород",
        "Новый Сад",
        "Великий Новгород",
        "New Delhi",
        "Buenos Aires",
        "Boca Raton",
        "Palo Alto",
        "The Hague",
        "Chapel Hill",
        "College Park",
        "Grand Rapids",
        "San Diego",
        "Salt Lake City",
        "Frankfurt am Main",
        "Frankfurt a. M",
        "Frankfurt/Main",
        "Frankfurt a.M",
        "Freiburg im Breisgau",
        "Garden City",
        "Notre Dame",
        "University Park",
        "Saint Petersburg",
        "Ростов-на-Дону",
        "Cambridge, MA",
        "Washington, D.C",
        "Washington, D. C",
        "Baton Rouge",
        "Нур-Султан",
        "Oak Brook",
        "Englewood Cliffs",
        "Upper Saddle River",
        "São Paulo",
        "Rio de Janeiro",
        "Mexico City",
        "Hong Kong",
        "Tel Aviv",
        "Cape Town",
        "Kuala Lumpur",
        "East Lansing",
        "Iowa City",
        "Kansas City",
        "Oklahoma City",
        "Santa Barbara",
        "Santa Cruz",
        "Santa Monica",
        "Santa Fe",
        "San Antonio",
        "San Juan",
        "New Orleans",
        "Las Vegas",
        "Saint Paul",
        "St. Paul",
        "St. Louis",
        "Newcastle upon Tyne",
        "Milton Keynes",
        "St Andrews",
        "Monte Carlo",
        "Los Alamos",
        "Los Alamitos",
        "Menlo Park",
        "Mountain View",
        "Silver Spring",
        "Thousand Oaks",
        "Redwood City",
        "South Bend",
        "Белая Церковь",
    )
)
_REGION_NAMES: Final = """
Mass Conn Calif Ill Penn Pa Tenn Mich Minn Wash Fla Ga Va Md Ky Colo Ind Kans Okla Ore Tex Wis Ariz Ala Miss Mo Del Vt
Me England Scotland Wales Ireland UK USA Canada Australia France Germany Spain Italy Austria Switzerland Sweden Norway
Denmark Finland Netherlands Belgium Poland Hungary Russia Ukraine Belarus Kazakhstan Uzbekistan Kyrgyzstan Turkey Israel
India China Japan Mexico Brazil California Massachusetts Connecticut Illinois Pennsylvania Michigan Minnesota Virginia
Vermont Maryland Texas Wisconsin Indiana Iowa Ohio Utah Oregon Nebraska Kansas Казахстан Россия Украина Беларусь
Қазақстан Ресей
"""
_REGIONS: Final = frozenset(_REGION_NAMES.split())
_WITH_REGION: Final = re.compile(
    r"[^\W\d_a-zа-яё][\w’'-]+(?: [^\W\d_][\w’'-]+){0,3}, (?:The )?(?P<region>[^\W\d_]{2,16}\.?|"
    r"[A-Z]\.? ?[A-Z]\.?)"
)
"""A city with its state or country, which tells that it is one: “Locust Valley, NY”."""
_MISSING: Final = re.compile(r"\[?(?:Б\. ?м\.?|S\. ?l\.?|N\. ?p\.?|б\. ?м\.?|s\. ?l\.?)\]?", re.IGNORECASE)
_CITY_AND_COLON: Final = re.compile(r"(?P<city>[^\W\d_a-z][^\W\d_]+(?:[- ][^\W\d_]+)?)\s?:\s")
_PUBLISHER: Final = re.compile(
    r"(?<!\w)(?:Press|Verlag|Publish\w{0,5}|Publications|Publ\.|Books|Editions?|Éditions?|Presses|Uitgeverij|Univ\w{0,8}|"
    r"College|"
    r"Institute?|Society|Academy|Akademie|Foundation|Association|Company|Co\.|Inc|Ltd|GmbH|Sons|Bros|Brothers|House|"
    r"arXiv|Library|Museum|Office|Bank|Center|Centre|Routledge|Springer|Elsevier|Palgrave|Norton|Penguin|Knopf|Brill|"
    r"[Ии]зд\w{0,10}|изд-во|Наука|Прогресс|Политиздат|Госполитиздат|Просвещение|Мысль|РОССПЭН|ун-т\w{0,2}|Ун-т\w{0,2}|"
    r"[Уу]нив\w{0,12}|тип|Тип|[Бб]асп\w{0,5}|Ғылым|Қазақстан|Казахстан|Мектеп|Жазушы|Атамұра|Арыс|Дайк-Пресс|Экономика|"
    r"Академия|Центр|Институт|Ин-т|Гос\w{3,12}|Книга|Книжн\w{2,4})(?!\w)"
)
_AMONG_OTHERS: Final = re.compile(r"[^\W\d_a-z][\w-]+ u\.\s?a\.?")
"""Only places are named with others left out: “Karsk u. a.”"""
_AND_OTHERS: Final = re.compile(r"\s(?:u\.\s?a\.?|[iи] др\.?|etc\.?)$")
_STATE_BEHIND: Final = re.compile(r"\s\([A-Z]{2}\)$")
"""A state in brackets: “Santa Cruz (CA)”."""
_SPLIT: Final = re.compile(r"\s{0,3}(?:;|,| and | & | и | және |/)\s{0,3}")


def is_known(words: str) -> bool:
    """Whether some words name a place of printing: a known city, a usual abbreviation, or several of them."""
    plain = _STATE_BEHIND.sub("", _AND_OTHERS.sub("", words.strip(" []\x00,")))
    if _MISSING.fullmatch(plain) or _AMONG_OTHERS.fullmatch(words.strip(" []\x00,")):
        return True
    if plain in _SHORT or plain in _CITIES or plain in _NAMED or plain.rstrip(".") in _CITIES | _NAMED:
        return True
    if (place := _WITH_REGION.fullmatch(plain)) and _is_region(place["region"]):
        return True
    parts = [part for part in _SPLIT.split(plain) if part]
    if len(parts) < 2 or not _is_one(parts[0]):
        return False
    return "," not in plain or _is_one(parts[-1]) or _is_region(parts[-1])


def _is_region(words: str) -> bool:
    return words.rstrip(".") in _REGIONS or bool(re.fullmatch(r"[A-Z]\.? ?[A-Z]\.?(?: ?[A-Z]\.?)?", words))


def _is_one(words: str) -> bool:
    return any(one in names for one in (words, words.rstrip(".")) for names in (_SHORT, _CITIES, _NAMED))


def opens_imprint(words: str, at: int) -> bool:
    """Whether a city and a colon stand at a place, and before them no initial can: «Николай I. Москва: …»."""
    found = _CITY_AND_COLON.match(words, at)
    return bool(found and is_city(found["city"]))


def is_city(words: str) -> bool:
    """Whether some words are a city's full name, behind which a full stop is the area's."""
    return words in _CITIES or words in _NAMED


def is_publisher(words: str) -> bool:
    """Whether some words name a publisher by the words in them."""
    return bool(_PUBLISHER.search(words))
