"""What is asserted, how far citations reach, where markers stand, what share is backed. All texts are made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devisu import check, edition, languages, link, support
from devisu.console import Style
from devisu.reporters import audit
from devisu.reporters import coverage as view
from devisu.support import figures, lexicon, named, own, reach, reasons

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from devisu.model import Examined

    Examine = Callable[..., Examined]

QUIET = Style(width=80)


@pytest.fixture
def examine(tmp_path: Path) -> Examine:
    def examined(text: str, language: str, profile: str = "standard") -> Examined:
        (tmp_path / "essay.md").write_text(text, "utf-8")
        (tmp_path / "devisu.toml").write_text(
            f'texts = ["essay.md"]\nlanguage = "{language}"\nprofile = "{profile}"\n', "utf-8"
        )
        read = edition.read([], start=tmp_path)
        return check.examine(read.texts[0], read, link.Holdings(read.library))

    return examined


# --- reasons ----------------------------------------------------------------------------------------------------------

REASONS = [
    ("en", "DATE", "In 1712 it fell.", "1712"),
    ("en", "DATE", "On 3 May it fell.", "3 May"),
    ("ru", "DATE", "Бунт вспыхнул 7 августа.", "7 августа"),
    ("ru", "DATE", "Это было в XIX веке.", "XIX веке"),
    ("kk", "DATE", "Ол 1916 жылы болды.", "1916 жылы"),
    ("en", "FIGURE", "He sold 3,500 acres.", "3,500"),
    ("en", "FIGURE", "He sold $40 of seed.", "40"),
    ("ru", "FIGURE", "Погибло сорок человек.", "сорок"),
    ("kk", "FIGURE", "Онда қырық үй қалды.", "қырық"),
    ("en", "NAME", "It was John who came.", "John"),
    ("ru", "NAME", "Он встретил Рябова.", "Рябова"),
    ("en", "EVENT", "The mutiny at Karsk ended.", "mutiny"),
    ("ru", "LAW", "По закону земля была общей.", "По закону"),
    ("kk", "LAW", "Жарлық жерді бөлді.", "Жарлық"),
    ("en", "CAUSE", "It led to ruin.", "led to"),
    ("ru", "MOTIVE", "Он стремился уйти.", "стремился"),
    ("kk", "MOTIVE", "Ол үміттеніп күтті.", "үміттеніп"),
    ("ru", "SUPERLATIVE", "Это самая старая мельница.", "самая"),
    ("kk", "SUPERLATIVE", "Бұл ең ірі диірмен.", "ең ірі"),
    ("en", "GENERAL", "They always paid.", "always"),
    ("ru", "EVALUATION", "Решение было ошибочным.", "ошибочным"),
    ("en", "CERTAINTY", "It was, of course, closed.", "of course"),
    ("ru", "PROGNOSIS", "Мельница обречена, и гибель её неизбежна.", "обречена"),
    ("kk", "PROGNOSIS", "Қала бұған шыдамас еді.", "шыдамас еді"),
    ("en", "SYNTHESIS", "In sum, the valley emptied.", "In sum"),
    ("en", "META", "This article is about mills.", "This article"),
    ("en", "META", "The rest is shown in figure 3.", "figure"),
    ("ru", "META", "Рассмотрим устройство мельницы.", "Рассмотрим"),
    ("en", "QUESTION", "Who came?", "?"),
    ("kk", "HEDGE", "Бәлкім, ол кеткен.", "Бәлкім"),
    ("ru", "NORM", "Это необходимо помнить.", "необходимо"),
    ("en", "LABEL", "The “improvers” came.", "improvers"),
    ("ru", "VAGUE-ATTRIBUTION", "Принято считать, что её не было.", "Принято считать"),
    ("en", "ATTRIBUTED", "The bishop argued that it was his.", "argued"),
    ("kk", "ATTRIBUTED", "Тарихшы Ерденнің айтуынша, ол жоқ.", "айтуынша"),
    ("en", "MOTIVE", "The council wanted a new bridge.", "wanted"),
    ("en", "MOTIVE", "Ashby hoped that it would end.", "hoped that"),
    ("en", "VAGUE-ATTRIBUTION", "Most historians believe it.", "Most historians"),
    ("ru", "VAGUE-ATTRIBUTION", "Некоторые историки полагали, что он ушёл.", "Некоторые историки"),
    ("ru", "VAGUE-ATTRIBUTION", "Король, говорят, плакал.", "говорят"),
    ("ru", "ATTRIBUTED", "Как справедливо заметил Петров, опись неполна.", "Как справедливо заметил"),
    ("ru", "ATTRIBUTED", "Рябов писал брату, что мост сгорел.", "писал"),
    ("ru", "META", "Сравним три версии.", "Сравним"),
    ("en", "META", "Chapter 3 deals with the bridge.", "Chapter"),
    ("kk", "ATTRIBUTED", "Смағұлдың айтуынша, хор болмаған.", "айтуынша"),
    ("kk", "ATTRIBUTED", "Есенбай көлдің тартылғанын жазады.", "жазады"),
    ("kk", "MOTIVE", "Дастан төреге жағу үшін жазылған.", "жағу үшін"),
    ("kk", "MOTIVE", "Ол көпір салғысы келді.", "салғысы келді"),
    ("kk", "SUPERLATIVE", "Бұл ең ерте дерек.", "ең"),
]
NO_REASON = [
    ("kk", "NAME", "Үлкен базары бар ел бай еді."),
    ("kk", "NAME", "Халық базары күзде ашылатын."),
    ("kk", "NAME", "Диірменнің көпірі ескі."),
    ("kk", "EVENT", "Сарысуда 1868 жылы басқару құрылымы күрделі еді."),
    ("kk", "EVENT", "Сарысу базары 1868 жылы да күзде ашылатын."),
    ("kk", "EVENT", "1868 жылы Сарысуда мектеп ашылмады."),
    ("kk", "EVENT", "1868 жылы Сарысудың қолында жер аз еді."),
    ("ru", "SUPERLATIVE", "Первый секретарь приехал."),
    ("ru", "SUPERLATIVE", "Верховный суд молчал."),
    ("ru", "SUPERLATIVE", "В то же самое время шёл дождь."),
    ("kk", "SUPERLATIVE", "Жоғарғы орган жиналды."),
    ("en", "SUPERLATIVE", "The Supreme Court met."),
    ("en", "SUPERLATIVE", "For the most part it rained."),
    ("ru", "CERTAINTY", "Отношения стали ясны."),
    ("kk", "CERTAINTY", "Белгілі бір күні жаңбыр жауды."),
    ("ru", "NORM", "Врачи должны были ехать."),
    ("kk", "NORM", "Ол кету керек еді."),
    ("kk", "FIGURE", "Орта жүз көшті."),
    ("en", "FIGURE", "See chapter 12 of it."),
    ("ru", "FIGURE", "Глава 12 о другом."),
    ("kk", "FIGURE", "Бұл 14-бапта бар."),
    ("en", "FIGURE", "It was bill H.R. 117 again."),
    ("en", "EVENT", "After the war John left."),
    ("ru", "EVENT", "После войны Рябова не видели."),
    ("en", "CAUSE", "She said that “it led to the ruin of all of us”."),
    ("en", "NAME", "Nobody came."),
    ("en", "META", "The kite rose above the mill."),
    ("en", "PROGNOSIS", "He left a will."),
    ("en", "SUPERLATIVE", "The First Fleet sailed."),
    ("en", "EVALUATION", "It was the Great Northern Railway."),
    ("ru", "EVALUATION", "Великая Северная экспедиция вышла."),
    ("kk", "EVALUATION", "Ұлы Жібек жолы осында өткен."),
    ("en", "SUPERLATIVE", "The first violin left."),
    ("ru", "EVENT", "Путь занял четыре дня."),
    ("ru", "EVENT", "В годы Первой мировой войны Рябов жил в Карске."),
    ("ru", "NORM", "Следует отметить, что опись неполна."),
    ("en", "NORM", "It should be noted that the list is short."),
    ("kk", "NORM", "Айта кету керек, тізімдеме толық емес."),
    ("ru", "ATTRIBUTED", "Мы не знаем, что думал епископ."),
    ("ru", "ATTRIBUTED", "Рябов рассказывал сказки."),
    ("en", "ATTRIBUTED", "Crane wrote two letters."),
    ("kk", "ATTRIBUTED", "Есенбай хат жазды."),
]


REASONS += [
    ("de", "NAME", "Damals kam Anton Rieder.", "Anton Rieder"),
    ("de", "NAME", "Das schrieb A. Rieder.", "A. Rieder"),
    ("de", "FIGURE", "Damals verkaufte der Müller 350 Morgen.", "350"),
    ("de", "DATE", "Sie trat am 18. Mai zusammen.", "18. Mai"),
    ("fr", "DATE", "Il vint le 1er mai.", "1er mai"),
    ("fr", "VAGUE-ATTRIBUTION", "On dit qu'ils partirent.", "On dit qu'"),
    ("fr", "VAGUE-ATTRIBUTION", "De nombreux historiens y voient une erreur.", "historiens"),
    ("fr", "MOTIVE", "Il vint afin d'acheter le moulin.", "afin d'"),
    ("de", "LAW", "Das Gesetz von 1834 untersagte es.", "Gesetz von 1834 untersagte"),
    ("de", "CAUSE", "Das führte zu Unruhe.", "führte zu"),
    ("de", "MOTIVE", "Er ging, um den Hof zu retten.", "um den Hof zu"),
    ("de", "SUPERLATIVE", "Sie war die größte Stadt.", "größte"),
    ("de", "VAGUE-ATTRIBUTION", "Manche Historiker halten sie für falsch.", "Manche Historiker"),
    ("de", "META", "Der vorliegende Beitrag fragt danach.", "Der vorliegende Beitrag"),
    ("de", "CERTAINTY", "Bekanntlich stahlen sie.", "Bekanntlich"),
    ("fr", "CAUSE", "Cela provoqua une crise.", "provoqua"),
    ("fr", "MOTIVE", "Il voulait partir.", "voulait"),
    ("fr", "SUPERLATIVE", "C'était la plus grande ville.", "la plus"),
    ("fr", "VAGUE-ATTRIBUTION", "On prétend que le moulin n'exista jamais.", "On prétend"),
    ("fr", "LAW", "La loi de 1834 interdisait tout cela.", "La loi de 1834 interdisait"),
    ("fr", "CERTAINTY", "C'était, bien entendu, faux.", "bien entendu"),
    ("uk", "CAUSE", "Це призвело до занепаду.", "призвело до"),
    ("uk", "MOTIVE", "Він прагнув піти.", "прагнув"),
    ("uk", "SUPERLATIVE", "Це був найбільший млин.", "найбільший"),
    ("uk", "LAW", "Закон 1834 року забороняв це.", "Закон 1834 року забороняв"),
    ("uk", "VAGUE-ATTRIBUTION", "Деякі історики вважають інакше.", "Деякі історики"),
    ("uk", "CERTAINTY", "Як відомо, млин згорів.", "Як відомо"),
    ("uk", "NAME", "Рябченко купив млин.", "Рябченко"),
    ("ru", "NAME", "Рябов купил мельницу.", "Рябов"),
    ("kk", "NAME", "Сапаров диірмен сатып алды.", "Сапаров"),
    ("kk", "NAME", "Асан молда диірмен сатып алды.", "Асан"),
    ("kk", "NAME", "Есенбай диірмен сатып алды.", "Есенбай"),
    ("kk", "NAME", "Құдайберді диірмен сатып алды.", "Құдайберді"),
    ("kk", "EVENT", "1892 жылы екі адам өлді.", "өлді"),
    ("kk", "EVENT", "1731 жылы Ерден ант берді.", "ант берді"),
    ("kk", "EVENT", "1846 жылы Кенжебек қолға түсті.", "қолға түсті"),
    ("kk", "EVENT", "1904 жылы Ғабдолла медресе бітірді.", "бітірді"),
    ("kk", "EVENT", "1914 жылы кеме апатқа ұшырады.", "апатқа ұшырады"),
    ("kk", "NAME", "Тасөткел базары күзде ашылатын.", "Тасөткел"),
    ("kk", "NAME", "Шөлқұм даласында мал жайылды.", "Шөлқұм"),
    ("kk", "NAME", "Тезековтің әкесі диірмен ұстады.", "Тезековтің"),
    ("kk", "EVENT", "1868 жылы Сарысу жұрты бас көтерді.", "бас көтерді"),
    ("kk", "EVENT", "Сарысу қоғамы 1868 жылы таратылып, мүлкі сатылған.", "таратылып"),
    ("kk", "EVENT", "1868 жылы Сарысу бекінісін жасақ басып алған.", "басып алған"),
    ("kk", "EVENT", "Шартқа 1868 жылы Сарысу болысы қол қойыпты.", "қол қойыпты"),
    ("kk", "EVENT", "1868 жылы Сарысуда уезд құрылады.", "құрылады"),
    ("ru", "EVENT", "Слобода Боровая была переименована в 1868 году.", "переименована"),
    ("ru", "EVENT", "В 1868 году в Боровой состоялась ярмарка.", "состоялась"),
    ("en", "EVENT", "The abbey was sacked in 1712.", "sacked"),
    ("kk", "EVENT", "1919 жылы бекет қолға өтіп, ереуіл басталды.", "ереуіл"),
    ("kk", "EVENT", "1871 жылы мектептің негізі қаланды.", "негізі қаланды"),
    ("kk", "EVENT", "1890 жылы оба індеті тарады.", "оба індеті"),
    ("en", "SUPERLATIVE", "It was the first hospital in the county.", "was the first"),
    ("en", "SUPERLATIVE", "It was the finest bridge of all.", "the finest"),
    ("en", "SUPERLATIVE", "No other guild in the town did so.", "No other guild in"),
    ("en", "SUPERLATIVE", "They were the first women to vote.", "were the first"),
    ("en", "ATTRIBUTED", "Jane Crane shows that the mill stood.", "shows"),
    ("en", "VAGUE-ATTRIBUTION", "Some scholars have dismissed it.", "Some scholars"),
    ("en", "MOTIVE", "They feared a riot.", "feared"),
    ("en", "DATE", "It was the eighteenth century; then, in 1712, it fell.", "1712"),
]
NO_REASON += [
    ("en", "SUPERLATIVE", "The first one is quantitative."),
    ("en", "SUPERLATIVE", "The first layer was clay."),
    ("en", "SUPERLATIVE", "They crossed the forest in the harvest."),
    ("en", "SUPERLATIVE", "The Supreme Soviet met."),
    ("en", "SUPERLATIVE", "The Most Holy Synod wrote back."),
    ("en", "SUPERLATIVE", "He wrote the first letter to the bishop."),
    ("en", "DATE", "It rested on centuries of trade."),
    ("kk", "DATE", "Бұл ғасырлар бойы солай болды."),
    ("ru", "DATE", "Так было веками."),
    ("ru", "SUPERLATIVE", "Первый из них был стар."),
    ("ru", "SUPERLATIVE", "Старейшины собрались."),
    ("ru", "SUPERLATIVE", "Верховный Совет собрался."),
    ("ru", "SUPERLATIVE", "Святейший синод молчал."),
    ("kk", "SUPERLATIVE", "Бірінші мәселе жер туралы еді."),
    ("kk", "SUPERLATIVE", "Ең жоғарғы орган жиналды."),
    ("kk", "SUPERLATIVE", "Жоғарғы Кеңес жиналды."),
    ("uk", "SUPERLATIVE", "Верховний суд мовчав."),
    ("uk", "SUPERLATIVE", "Наймані люди пішли."),
    ("de", "SUPERLATIVE", "Das Oberste Gericht schwieg."),
    ("de", "NAME", "Die Bauern zahlten dem Abt den Zins."),
    ("de", "NAME", "Kleine Bauern litten."),
    ("de", "NAME", "Nach Ansicht der Bauern war es still."),
    ("fr", "SUPERLATIVE", "Le Soviet suprême se tut."),
    ("ru", "NAME", "Крестьянин ушёл."),
    ("ru", "NAME", "Рабочие ушли."),
    ("kk", "NAME", "Қазына бос қалды."),
    ("kk", "LAW", "Бұл бұйрықшыл жүйе еді."),
    ("kk", "ATTRIBUTED", "Мұны андрон тұрпаты деп атайды."),
    ("kk", "EVENT", "1917 жылы революциялық қозғалыс өсті."),
    ("ru", "EVENT", "Революционное движение в Карске росло."),
    ("uk", "EVENT", "Революційний рух у Карську зростав."),
    ("kk", "NAME", "Жаңа болыс келді."),
    ("kk", "EVENT", "1892 жылы Ерден көп оқыды."),
    ("kk", "NAME", "Еңбек адамы келді."),
    ("uk", "NAME", "Робітник пішов."),
    ("en", "NAME", "Most of them left."),
    ("en", "MOTIVE", "In order to compare them, the lists were merged."),
    ("en", "MOTIVE", "They tried to cross the river."),
    ("en", "ATTRIBUTED", "The model shows that the word is rare."),
    ("en", "VAGUE-ATTRIBUTION", "Some scholars continued to preside."),
    ("en", "CAUSE", "The list therefore shows two names."),
]


@pytest.mark.parametrize(("language", "name", "text", "words"), REASONS)
def test_reasons_are_found_with_their_words(language: str, name: str, text: str, words: str, examine: Examine) -> None:
    made = examine(text, language)
    found = {one.name: one.words for some in made.reasons.values() for one in some}
    assert found.get(name) == words


@pytest.mark.parametrize(("language", "name", "text"), NO_REASON)
def test_what_only_looks_like_a_reason(language: str, name: str, text: str, examine: Examine) -> None:
    made = examine(text, language)
    assert name not in {one.name for some in made.reasons.values() for one in some}


EXCUSED = [
    ("ru", "# 5. Заключение", True),
    ("ru", "# Общие выводы", True),
    ("ru", "# Выводы и перспективы", True),
    ("ru", "# Заключение мира", False),
    ("ru", "# Итоги войны", False),
    ("ru", "# Содержание войска", False),
    ("kk", "# VI. Қорытынды және ұсыныстар", True),
    ("kk", "# Бітімнің қорытындысы", False),
    ("en", "# Conclusion: the mill after all", True),
    ("en", "# Some concluding remarks", True),
    ("en", "# Conclusion of the treaty", False),
    ("en", "# Summary justice in the valley", False),
    ("de", "# Fazit und Ausblick", True),
    ("fr", "# Conclusion", True),
    ("uk", "# Висновки", True),
]


@pytest.mark.parametrize(("language", "heading", "left_out"), EXCUSED)
def test_which_headings_excuse(language: str, heading: str, left_out: bool, examine: Examine) -> None:
    made = examine(f"{heading}\n\nKarsk 1712.\n", language)
    assert support.excused(made.document) == frozenset({0, 1} if left_out else {0})


@pytest.mark.parametrize(
    ("language", "paragraph", "left_out"),
    [
        ("ru", "**Аннотация.** Статья о соли.", True),
        ("ru", "Ключевые слова: соль.", True),
        ("ru", "Аннотация к указу 1870 г. хранится в архиве.", False),
        ("kk", "**Түйін сөздер:** тұз, көл.", True),
        ("en", "Abstract. The mill was sold in 1712.", True),
        ("en", "Abstract painting came to Karsk in 1912.", False),
        ("ru", "*Соль всему голова.* Народная поговорка", True),
        ("ru", "«Соль всему голова».", True),
        ("en", "“The sea keeps no accounts.”\n— Bishop Harrow, *Sermons*", True),
        ("ru", "«Нива» основана в 1870 г.", False),
        ("ru", "*Кто виноват?* — роман 1846 г. о помещике и его жене.", False),
        ("en", "*Beowulf* was printed in 1815.", False),
        ("en", "“The mill is dead!” Jane Doe wrote in 1712.", False),
    ],
)
def test_which_paragraphs_are_excused(language: str, paragraph: str, left_out: bool, examine: Examine) -> None:
    made = examine(f"# Karsk\n\n{paragraph}\n\nKarsk 1712.\n", language)
    assert support.excused(made.document) == frozenset({0, 1} if left_out else {0})


def test_a_first_word_is_a_name_if_the_text_has_it_elsewhere(examine: Examine) -> None:
    made = examine("Karsk slept. Snow fell on Karsk. Snow lay.\n", "en")
    named_in = [any(one.name == "NAME" for one in made.reasons[claim.id]) for claim in made.claims]
    assert named_in == [True, True, False]


def test_a_language_without_lists_keeps_what_its_script_shows(examine: Examine) -> None:
    made = examine("Ac tum 1712 in Karsk venit, 450 equites.\n", "la")
    assert {one.name for some in made.reasons.values() for one in some} == {"DATE", "FIGURE", "NAME"}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Казахи ушли. Он жил в Казахстане.", "ru", False),
        ("Осокину было трудно. Он знал Осокина.", "ru", True),
        ("Советы молчали. Он уехал в Советск.", "ru", False),
        ("Ерденге ел келді. Ол Ерденді көрді.", "kk", True),
    ],
)
def test_a_first_word_is_compared_by_stem(text: str, language: str, name: bool, examine: Examine) -> None:
    made = examine(text, language)
    assert any(one.name == "NAME" for one in made.reasons[made.claims[0].id]) is name


def test_what_no_list_tells_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text("Ac tum 1712 in Karsk venit. Nihil erat.\n", "utf-8")
    (tmp_path / "devisu.toml").write_text('texts = ["essay.md"]\nlanguage = "la"\n', "utf-8")
    report = check.check(edition.read([], start=tmp_path))
    for shown in (view.render(report, QUIET), audit.render(report, QUIET)):
        assert " ".join(shown.split()).count("motive, superlative, general, evaluation, certainty: devisu has no") == 1


@pytest.mark.parametrize("code", ["kk", "ru", "en", "de", "fr", "uk"])
def test_languages_in_full_leave_nothing_out(code: str) -> None:
    assert support.unlisted(code) == ()


def test_every_reason_has_a_weight_and_every_list_a_use() -> None:
    known = set(support.weights().reasons)
    others = {
        "OPINION",
        "SAID",
        "SHOWN",
        "GROUP",
        "THAT",
        "AS",
        "DATING",
        "NAME",
        "SELF",
        "SUCH-AS",
        "SHOWING",
        "OPENING",
        "OURS",
        "DATA",
        "METHOD",
        "PLACE",
        "TITLE",
    }
    for code in ("kk", "ru", "en", "de", "fr", "uk"):
        lists = set(languages.load(code).reasons)
        assert {name.removesuffix("-EXCEPT") for name in lists} - others <= known


@pytest.mark.parametrize(("priority", "band"), [(0.0, "none"), (0.14, "none"), (0.15, "some"), (0.5, "strong")])
def test_bands(priority: float, band: str) -> None:
    assert support.weights().band(priority) == band


def test_priority_rises_with_reasons_and_falls_with_dampers(examine: Examine) -> None:
    ladder = [
        "This article is about the mill.",
        "The mill stood.",
        "The mill at Karsk stood.",
        "In 1712 the mill at Karsk stood.",
        "In 1712 the mill at Karsk had 40 wheels.",
    ]
    made = examine("\n\n".join(ladder), "en")
    scores = [made.checkworthy[claim.id] for claim in made.claims]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


# --- reach ------------------------------------------------------------------------------------------------------------

FILLER = "\n\n".join(f"Another matter number {name} is told here." for name in ("one", "two", "three", "four"))
REACH = [
    ("The wheel broke [1].", ["direct 0"]),
    ("The wheelwright came. Nobody knew the wheelwright [1].", ["paragraph 1", "direct 0"]),
    ("The wheelwright came. Rain fell. Nobody knew the wheelwrights [1].", ["paragraph 2", "weak 1", "direct 0"]),
    ("The wheel broke. This was costly [1].", ["paragraph 1", "direct 0"]),
    ("The wheel broke. Soldiers came [1].", ["weak 1", "direct 0"]),
    ("Soldiers came [1]. The wheel broke.", ["direct 0", "none None"]),
    ("The wheel broke.", ["none None"]),
    ("Soldiers came [1]. Thus the valley emptied.", ["direct 0", "weak None"]),
    ("Thus the valley emptied.", ["none None"]),
    (
        "The wheelwright came. Jane Doe wrote that “the wheelwright was never seen in the valley again” [1].",
        ["weak 1", "direct 0"],
    ),
    (
        "Jane Doe wrote that “the valley was flooded by the river in spring”. She had seen it herself [1].",
        ["carried 1", "direct 0"],
    ),
    (
        "Jane Doe wrote that “the valley was flooded by the river in spring”. Rain fell. She had seen it [1].",
        ["none None", "paragraph 1", "direct 0"],
    ),
    (
        "The wheelwright came. " + "Rain fell. " * 5 + "The wheelwright left [1].",
        ["weak 6", *(f"weak {n}" for n in (5, 4, 3, 2, 1)), "direct 0"],
    ),
]


@pytest.mark.parametrize(("text", "levels"), REACH)
def test_how_far_a_citation_reaches(text: str, levels: list[str], examine: Examine) -> None:
    made = examine(f"{text}\n\n{FILLER}", "en")
    found = [made.support[claim.id] for claim in made.claims]
    assert [f"{one.level} {one.distance}" for one in found][: len(levels)] == levels
    assert all(one.why for one in found)


@pytest.mark.parametrize(
    ("language", "text", "levels"),
    [
        ("ru", "Мельник уехал в город. Этот город был далёк [1].", ["paragraph", "direct"]),
        ("ru", "Слесарь чинил колесо. Больше слесаря не видели [1].", ["paragraph", "direct"]),
        ("ru", "Пошёл дождь [1]. Таким образом, долина опустела.", ["direct", "weak"]),
        ("kk", "Ұста дөңгелек жасады. Бұл қымбатқа түсті [1].", ["paragraph", "direct"]),
        ("kk", "Диірменші көшіп кетті. Ешкім диірменшіні көрмеді [1].", ["paragraph", "direct"]),
        ("kk", "Жаңбыр жауды [1]. Сөйтіп, алқап бос қалды.", ["direct", "weak"]),
    ],
)
def test_reach_in_other_languages(language: str, text: str, levels: list[str], examine: Examine) -> None:
    made = examine(text, language)
    assert [made.support[claim.id].level for claim in made.claims] == levels


@pytest.mark.parametrize(("profile", "level"), [("strict", "weak"), ("standard", "weak"), ("lenient", "paragraph")])
def test_profiles_differ_in_what_a_later_marker_covers(profile: str, level: str, examine: Examine) -> None:
    made = examine("The wheel broke. Soldiers came [1].\n", "en", profile)
    assert made.support[made.claims[0].id].level == level


@pytest.mark.parametrize("profile", ["strict", "standard", "lenient"])
def test_a_quotation_wants_its_own_marker_whatever_the_profile(profile: str, examine: Examine) -> None:
    text = "Jane Doe wrote that “the valley was flooded by the river in spring”. Rain fell. Soldiers came [1].\n"
    made = examine(text, "en", profile)
    assert made.support[made.claims[0].id].level == "none"


def test_a_word_that_the_text_has_everywhere_joins_nothing(examine: Examine) -> None:
    often = " ".join(f"The valley had a road number {name}." for name in ("one", "two", "three", "four"))
    made = examine(f"The valley slept. Snow fell on the valley [1].\n\n{often}\n", "en")
    assert made.support[made.claims[0].id].level == "weak"


def test_a_marker_in_mid_sentence_covers_what_stands_left_of_it(examine: Examine) -> None:
    text = "The land was sold in spring [1], and the miller was seen no more in the whole valley.\n"
    made = examine(text, "en")
    assert "mid-sentence covers what stands left of it" in made.support[made.claims[0].id].why


def test_a_marker_says_how_much_it_bears(examine: Examine) -> None:
    text = "The land was sold in spring, the mill was flooded by rain, and the bridge was burned by soldiers [1].\n"
    made = examine(text, "en")
    assert made.support[made.claims[0].id].why == "a marker stands in the sentence: 3 assertions, 1 marker"


# --- convention and coverage ------------------------------------------------------------------------------------------

ESSAY = """# The Mill

In 1712 the miller John Roe sold 350 acres. The wheel broke. Rain fell [1].

The road was mended.

## Later years

The mill burned down in 1714 [2]. Soldiers came [3].

## Conclusion

In 1720 John Roe had 40 heirs.
"""


def test_the_convention_of_a_text_is_counted(examine: Examine) -> None:
    made = examine(ESSAY, "en")
    quotations = {claim: [] for claim in made.by_claim}
    backing = support.weigh(made.document, made.claims, made.by_claim, quotations, made.carried)
    found = backing.convention
    assert (found.paragraphs, found.marked, found.last, found.only_last) == (4, 2, 2, 1)
    assert (found.sentences, found.cited) == (7, 3)
    assert view.in_words(found) == (
        "2 of 4 paragraphs have a marker; in 2 of them it stands in the last sentence, in 1 there alone. "
        "3 of 7 sentences have one of their own."
    )


def test_coverage_is_counted_by_section_and_weighted(examine: Examine) -> None:
    found = support.coverage(examine(ESSAY, "en"))
    assert [part.title for part in found.sections] == ["The Mill", "Later years", "Conclusion"]
    first, later, conclusion = found.sections
    assert first.share is not None
    assert 0 < first.share < sum(first.backed.values()) / sum(first.wanting.values())
    assert later.share == 1
    assert (conclusion.share, conclusion.others) == (None, 1)
    assert found.whole.weight == pytest.approx(sum(part.weight for part in found.sections))


def test_the_view_of_coverage(tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text(ESSAY, "utf-8")
    report = check.check(edition.read(["essay.md"], start=tmp_path))
    shown = view.render(report, QUIET)
    assert re.search(r"100%  █{16}  strong 1/1\s+some 1/1\s+Later years", shown)
    assert "decorate" in shown
    assert all(len(line) <= QUIET.width for line in shown.splitlines())


@pytest.mark.parametrize("text", ["# Only a heading [/b]\n", "", "::error::x [sic] \u202e\n"])
@pytest.mark.parametrize("style", [Style(width=40), Style(width=40, unicode=False), Style(width=120, colour=True)])
def test_the_view_of_a_text_with_little_to_cover(text: str, style: Style, tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text(text, "utf-8")
    shown = view.render(check.check(edition.read(["essay.md"], start=tmp_path)), style)
    assert "\u202e" not in shown
    assert "essay.md" in shown


# --- hostile text -----------------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_places_are_inside_the_text(text: str) -> None:
    for code in ("kk", "ru", "en", "xx"):
        found = lexicon.lexicon(code).read(text)
        assert all(0 <= start < end <= len(text) for some in found.values() for start, end in some)
    assert len(own.without_markers(text, ())) == len(text)
    assert all(0 <= start < end <= len(text) for start, end in named.Names.of([text], "ru").places(text, ()))


PATTERNS = [
    value
    for module in (figures, lexicon, named, own, reach, reasons)
    for name, value in sorted(vars(module).items())
    if isinstance(value, re.Pattern)
]


@pytest.mark.parametrize("unit", ["[", "(", "1 ", "1,111", "a.", "A-", "http://", "?»", " ", "«“", "1.", "‐a"])
@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.pattern[:30])
def test_patterns_survive_hostile_text(pattern: re.Pattern[str], unit: str) -> None:
    text = unit * (40_000 // len(unit))
    assert all(match.end() <= len(text) for match in pattern.finditer(text))
