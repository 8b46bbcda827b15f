"""Figures from the author's own tables and counts want no source; those of others do."""

from pathlib import Path

import pytest

from test_rules_support import beside_cited, findings

CASES = [
    ("en", "Our table shows that 45 % of the mills were sold in 1712.", True),
    ("en", "Table 3 shows that 45 % of the mills were sold before 1712.", True),
    ("en", "By our count, 312 mills stood in the valley in 1712.", True),
    ("en", "According to our calculations, rents rose by 12 % between 1700 and 1712.", True),
    ("en", "As Figure 2 shows, 30 mills were closed in 1712.", True),
    ("en", "In 1712, 45 % of the mills were sold (see Table 3).", True),
    ("en", "The median rent was 12 crowns in 1712 (fig. 2).", True),
    ("en", "As figure one shows, 30 mills were closed in 1712.", True),
    ("en", "We counted 312 mills in the valley in 1712.", True),
    ("en", "In our dataset, 45 % of the millers were born after 1650.", True),
    ("en", "According to Roe, 312 mills stood in the valley in 1712.", False),
    ("en", "Roe's table shows that 45 % of the mills were sold in 1712.", False),
    ("en", "The table was sold for 45 crowns in 1712.", False),
    ("en", "A figure of 45 crowns was paid in 1712.", False),
    ("en", "Our valley had 312 mills in 1712.", False),
    ("ru", "По нашим подсчётам, в 1712 г. в долине стояло 312 мельниц.", True),
    ("ru", "Наши расчёты показывают, что в 1712 г. продали 45 % мельниц.", True),
    ("ru", "Как видно из таблицы 3, в 1712 г. продали 45 % мельниц.", True),
    ("ru", "В 1712 г. было продано 45 % мельниц (см. табл. 3).", True),
    ("ru", "В 1712 г. закрылись 30 мельниц (рис. 2).", True),
    ("ru", "Подсчитано нами по ревизским сказкам: в 1712 г. жили 860 мельников.", True),
    ("ru", "По подсчётам Роу, в 1712 г. в долине стояло 312 мельниц.", False),
    ("ru", "В нашей долине в 1712 г. стояло 312 мельниц.", False),
    ("kk", "Біздің есебімізше, 1712 жылы алқапта 312 диірмен болды.", True),
    ("kk", "3-кестеде көрсетілгендей, 1712 жылы диірмендердің 45 пайызы сатылды.", True),
    ("kk", "1712 жылы диірмендердің 45 пайызы сатылды (3-кестені қараңыз).", True),
    ("kk", "1712 жылы 30 диірмен жабылды (2-сурет).", True),
    ("kk", "Біздің санауымызша, 1712 жылы алқапта 860 үй болды.", True),
    ("kk", "Роудың есебінше, 1712 жылы алқапта 312 диірмен болды.", False),
    ("kk", "Біздің алқапта 1712 жылы 312 диірмен болды.", False),
    ("de", "Nach unserer Zählung standen 1712 im Tal 312 Mühlen.", True),
    ("de", "Wie Tabelle 3 zeigt, wurden 1712 45 % der Mühlen verkauft.", True),
    ("de", "1712 wurden 30 Mühlen geschlossen (Abb. 2).", True),
    ("de", "Eigene Berechnungen ergeben für 1712 einen Anteil von 45 %.", True),
    ("de", "Nach der Zählung von Roe standen 1712 im Tal 312 Mühlen.", False),
    ("fr", "Selon nos calculs, 312 moulins se trouvaient dans la vallée en 1712.", True),
    ("fr", "Comme le montre le tableau 3, 45 % des moulins furent vendus en 1712.", True),
    ("fr", "En 1712, 30 moulins furent fermés (fig. 2).", True),
    ("fr", "D'après notre décompte, la vallée comptait 860 feux en 1712.", True),
    ("fr", "Selon les calculs de Roe, 312 moulins se trouvaient dans la vallée en 1712.", False),
    ("uk", "За нашими підрахунками, у 1712 р. в долині стояло 312 млинів.", True),
    ("uk", "Як видно з таблиці 3, у 1712 р. продали 45 % млинів.", True),
    ("uk", "У 1712 р. закрилися 30 млинів (рис. 2).", True),
    ("uk", "Наші дані показують, що в 1712 р. продали 45 % млинів.", True),
    ("uk", "За підрахунками Роу, у 1712 р. в долині стояло 312 млинів.", False),
]


@pytest.mark.parametrize(("language", "text", "own"), CASES)
def test_whose_figures_they_are(language: str, text: str, own: bool, tmp_path: Path) -> None:
    codes = {one.code for one in findings(tmp_path, beside_cited(text, language), language)}
    assert bool(codes & {"SUP001", "SUP002", "SUP013"}) is not own


METHOD = [
    ("en", "The lists were transcribed into a database. Mills in the valley stood on the river."),
    ("ru", "Выборка составлена для долины Роу. Мельницы учтены в базе данных."),
    ("kk", "Роу алқабы үшін іріктеме жасалды. Диірмендер дерекқорға енгізілді."),
    ("de", "Die Listen aus Karsk wurden digitalisiert. Sie kamen in eine Datenbank."),
    ("fr", "Les listes de Karsk furent saisies dans une base de données. Roe les a codées."),
    ("uk", "Списки з Карська зведено в базу даних. Їх оброблено статистичними методами."),
]


@pytest.mark.parametrize(("language", "text"), METHOD)
def test_a_paragraph_about_method_is_left_alone(language: str, text: str, tmp_path: Path) -> None:
    assert not findings(tmp_path, beside_cited(text, language), language)


def test_a_paragraph_with_few_words_of_method_is_asked_about(tmp_path: Path) -> None:
    text = "The lists came into a database. The bishop owned the mill at Karsk. Roe lived in Karsk."
    assert [one.code for one in findings(tmp_path, beside_cited(text, "en"), "en")] == ["SUP005"]
