"""Abbreviations in the middle and at the end of sentences: ``|`` stands where one ends."""

import pytest

from devisu import readers
from devisu.extract import marks, sentences

CASES = {
    "ru": [
        "Завод построили в 1891 г.| Первые рабочие пришли из соседних сёл.",
        "Роу умер в 1891 г.| Доу остался один.",
        "Мельница была продана в 1891 г.| Новый владелец снёс плотину.",
        "Как писал в 1891 г. Роу, мельница стояла пустой.",
        "В 1891 г. Роу купил мельницу.",
        "Мельницу купил в 1891 г. Роу, сын мельника.",
        "Перепись провели в 1891–1892 гг.| Жители долины её не заметили.",
        "Долина жила рыбной ловлей до XIX в.| Мельницы появились позже.",
        "К началу XIX в. Россия вела войну.",
        "Об этом рассказано в т. 3 и на стр. 5 (см. Доу).",
        "См. Доу и Роу, т. 3, с. 12.",
        "Там росли дубы, липы и т. д.| Мельник рубил их сам.",
        "Продавали муку, зерно и т. п. товары.",
        "Ярмарка открывалась 12 мая 1891 г. Мельник А. Роу ждал её весь год.",
        "Площадь составляла 5 тыс. га.| Половина принадлежала мельнику.",
    ],
    "uk": [
        "Млин збудували в 1891 р.| Перші робітники прийшли з сусідніх сіл.",
        "У 1891 р. Роу купив млин.",
        "Як писав у 1891 р. Роу, млин стояв порожній.",
        "Перепис провели в 1891–1892 рр.| Мешканці долини його не помітили.",
        "Там росли дуби, липи та ін.| Мірошник рубав їх сам.",
        "Див. Доу, т. 3, с. 5.",
    ],
    "kk": [
        "Диірмен 1891 ж. Көксай ауылында салынды.",
        "Бұл диірмен туралы 1891 ж. Роу жазды.",
        "Салынған диірмен 1891 ж. Көксай өзенінде болды.",
        "Онда астық, ұн, т.б. сатылды.",
        "Онда астық, ұн, май т.б.| Диірменші оларды базарға апарды.",
        "Санақ 1891–1892 жж. Көксайда өтті.| Ел оны байқамады.",
        "XIX ғ. Көксайда үш диірмен болды.",
    ],
    "en": [
        "The mill was sold to Roe, Doe & Co.| Farmers from the valley kept it open.",
        "He met Dr. J. Roe and Mrs. Doe at St. Albans.",
        "See vol. 3, p. 12, and cf. Doe.",
        "They sold flour, oats, etc.| Farmers bought them.",
        "The U.S. Congress had failed to agree on the mill.",
    ],
    "de": [
        "Am 18. Mai wurde die Mühle verkauft.",
        "Die Mühle steht bei Roe, S. 12.| Bauern hatten sie gebaut.",
        "Die Mühle wurde im 18. Jh. gebaut und im 19. Jh. verkauft.",
        "Die Mühle wurde im 18. Jh. Eigentum der Stadt.",
    ],
    "fr": [
        "Le moulin fut vendu à M. Roe, cf. p. 12.",
        "On vendait du blé, de l'avoine, etc.| Roe les achetait.",
        "Roe mourut en 52 av. J.-C.| Les paysans furent libres.",
    ],
}


@pytest.mark.parametrize(("language", "marked"), [(code, one) for code, some in CASES.items() for one in some])
def test_an_abbreviation_ends_a_sentence_only_where_another_begins(language: str, marked: str) -> None:
    document = readers.read("made-up.txt", marked.replace("|", ""), language)
    pairs, _ = marks.pair(document)
    found = [" ".join(one.text.split()) for one in sentences.find(document, marks.shields(pairs))]
    assert found == [one.strip() for one in marked.split("|")]
