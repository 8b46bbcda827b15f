"""The SUP rules: good and bad cases in Kazakh, Russian and English. All people and places are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cited import CITED
from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

    from devisu.findings import Finding


def findings(folder: Path, text: str, language: str, **settings: object) -> list[Finding]:
    """The findings of the SUP family on a text, in a bare folder."""
    (folder / "essay.md").write_text(text, "utf-8")

    def adjust(made: object) -> object:
        return replace(made, language=language, select=("SUP", "QUO001"), **settings)

    return list(check.check(edition.read(["essay.md"], start=folder, adjust=adjust)).findings)


def beside_cited(words: str, language: str) -> str:
    """A paragraph of these words, and one that is cited."""
    return f"{words}\n\n{CITED[language]}\n"


BAD = [
    ("SUP001", "en", "In 1712 the miller John Roe sold 350 acres to the bishop."),
    ("SUP001", "en", "Some 4,000 households left the district before the harvest of 1931."),
    ("SUP001", "ru", "14 сентября 1919 года отряд Клюева занял станцию Боровая."),
    ("SUP001", "ru", "К 1861 году в слободе насчитывалось 412 дворов."),
    ("SUP001", "kk", "1897 жылғы санақ бойынша Қарасу болысында 1 240 шаңырақ тіркелді."),
    ("SUP001", "kk", "1919 жылы 14 қыркүйекте жасақ Боралдай бекетін басып алды."),
    ("SUP002", "en", "According to John Roe, the valley was never flooded."),
    ("SUP002", "en", "The bishop argued that the mill was his."),
    ("SUP002", "ru", "По словам Рябова, мельница принадлежала монастырю."),
    ("SUP002", "ru", "Староста утверждал, что мельница сгорела."),
    ("SUP002", "kk", "Тарихшы Бөлекұлының пікірінше, жәрмеңке ерте жабылған."),
    ("SUP003", "en", "The flood led to the ruin of the millers."),
    ("SUP003", "en", "It was the largest mill on the river."),
    ("SUP003", "ru", "Причиной пожара стала искра из кузницы."),
    ("SUP003", "ru", "Верфь была крупнейшей на всей реке."),
    ("SUP003", "kk", "Жәрмеңке даладағы ең ірі сауда орны болды."),
    ("SUP003", "kk", "Зауыттың жабылуы кенттің құлдырауына алып келді."),
    ("SUP011", "en", "The bishop wanted to ruin the millers."),
    ("SUP011", "ru", "Губернатор опасался потерять влияние."),
    ("SUP011", "kk", "Болыс беделінен айырылудан қорқып, үндемеді."),
    ("SUP012", "en", "As is well known, the mill had no wheel."),
    ("SUP012", "ru", "Как известно, мельница стояла без колеса."),
    ("SUP012", "kk", "Диірменнің доңғалағы болмағаны баршаға белгілі."),
    ("SUP013", "en", "Some historians believe that the mill never stood."),
    ("SUP013", "en", "It is often said that the mill never stood."),
    ("SUP013", "ru", "Некоторые исследователи полагают, что мельницы не было."),
    ("SUP013", "ru", "Принято считать, что ярмарка заглохла сама."),
    ("SUP013", "ru", "По мнению ряда историков, мельницы не было."),
    ("SUP013", "ru", "Согласно некоторым исследователям, мельницы не было."),
    ("SUP013", "en", "According to many historians, the mill never stood."),
    ("SUP013", "fr", "Selon certains historiens, le moulin n'a jamais existé."),
    ("SUP013", "de", "Nach Meinung vieler Historiker gab es die Mühle nie."),
    ("SUP013", "uk", "На думку багатьох істориків, млина не було."),
    ("SUP013", "kk", "Кейбір зерттеушілер диірмен болмаған деп есептейді."),
    ("SUP013", "kk", "Әдетте «дала үнсіз қалды» деген пікір айтылады."),
    ("SUP001", "en", "As a result, the marsh lay under water for seven years."),
    ("SUP002", "en", "Crane told the vicar that the women had been paid."),
    ("SUP002", "ru", "Рябов писал брату в Карск, что мельница сгорела."),
    ("SUP002", "kk", "Бөлекұлы жәрмеңкенің ерте жабылғанын жазады."),
    ("SUP011", "en", "Ashby feared that his tenants would leave."),
    ("SUP011", "ru", "Рябов надеялся, что проверка обойдёт его стороной."),
    ("SUP013", "en", "Contemporary observers blamed the miller."),
    ("SUP013", "ru", "Одни видят в этом выгоду, другие указывают на вред."),
    ("SUP002", "kk", "Болыс уезд бастығына әскер жетпейтінін хабарлады."),
    ("SUP011", "kk", "Сапаров жайлауды өзіне сақтап қалғысы келді."),
    ("SUP012", "en", "The clerk was, of course, no neutral witness."),
    ("SUP012", "ru", "Приказчик, разумеется, не был беспристрастен."),
    ("SUP012", "kk", "Әрине, кеңсе қызметкері бейтарап болмаған."),
    ("SUP013", "en", "Some scholars have dismissed the petition."),
    ("SUP001", "de", "Im Jahr 1712 verkaufte der Müller 350 Morgen an den Bischof."),
    ("SUP002", "de", "Nach Ansicht von Anton Rieder gehörte die Mühle dem Kloster."),
    ("SUP003", "de", "Sie war die größte Mühle am ganzen Fluss."),
    ("SUP011", "de", "Der Abt wollte die Fischrechte behalten."),
    ("SUP012", "de", "Bekanntlich hatte die Mühle kein Rad."),
    ("SUP013", "de", "Manche Historiker halten die Urkunde für falsch."),
    ("SUP001", "fr", "En 1712, le meunier vendit 350 arpents à l'évêque."),
    ("SUP002", "fr", "Selon Antoine Rivel, le moulin appartenait au couvent."),
    ("SUP003", "fr", "C'était le plus grand moulin de la rivière."),
    ("SUP011", "fr", "L'abbé voulait garder ses droits de pêche."),
    ("SUP012", "fr", "Comme on sait, le moulin n'avait pas de roue."),
    ("SUP013", "fr", "Certains historiens considèrent la charte comme un faux."),
    ("SUP001", "uk", "1712 року мельник продав єпископові 350 десятин."),
    ("SUP002", "uk", "На думку Рябченка, млин належав монастиреві."),
    ("SUP003", "uk", "Це був найбільший млин на річці."),
    ("SUP011", "uk", "Ігумен прагнув зберегти рибні лови."),
    ("SUP012", "uk", "Як відомо, млин не мав колеса."),
    ("SUP013", "uk", "Деякі історики вважають грамоту підробкою."),
]
GOOD = [
    ("en", "What became of the miller in 1712?"),
    ("en", "This article examines the 350 mills of the valley in 1712."),
    ("en", "The Supreme Court stood in the square."),
    ("en", "The first secretary met the millers."),
    ("en", "The historian should ask where a record was made."),
    ("en", "We observed that the mill was listed under two names."),
    ("en", "In this way we sought to count the mills of the valley."),
    ("en", "Scholars will continue to argue about the mill."),
    ("en", "Historians have not demonstrated where the mill stood."),
    ("en", "In the model Topic 12 is less frequent."),
    ("ru", "Мы отметили, что мельница записана дважды."),
    ("ru", "Историки не показали, где стояла мельница."),
    ("kk", "Тарихшылар қалада жиналды."),
    ("kk", "Боралдай шағын кент болып саналады."),
    ("kk", "Біз диірмен екі рет жазылған деп есептейміз."),
    ("ru", "Что стало с мельником в 1712 году?"),
    ("ru", "В настоящей статье рассматриваются 412 дворов слободы в 1861 году."),
    ("ru", "Верховный суд стоял на площади."),
    ("ru", "В тот же самый день губернатор выехал."),
    ("ru", "Высший орган управления собирался в слободе."),
    ("ru", "Отношения между сёлами стали ясны."),
    ("kk", "1712 жылы диірменші қайда кетті?"),
    ("kk", "Бұл мақалада 1897 жылғы 1 240 шаңырақтың тарихы қарастырылады."),
    ("kk", "Кеңестің жоғарғы органы қалада жиналатын."),
    ("kk", "Белгілі тарихшы қалаға келді."),
    ("kk", "Ұлы жүз қоныстары өзен бойында еді."),
    ("en", "Crane wrote two letters to the bishop."),
    ("en", "In fact, the mill stood idle."),
    ("en", "Section 2 describes the walls of Ashby; section 3 turns to 1712."),
    ("ru", "Рябов писал брату длинные письма."),
    ("ru", "Рябов отвечал за склад."),
    ("kk", "Есенбай губернаторға хат жазды."),
    ("kk", "Көл Есенбай атымен белгілі."),
    ("en", "The first one is quantitative."),
    ("en", "If Ashby had been sold before 1712, the miller would have been too young to buy it."),
    ("en", "Older millers never took to the new wheel."),
    ("en", "The ruin may well indicate a desire for peace."),
    ("en", "In order to compare them, the lists of Ashby were merged."),
    ("en", "The seventeenth century is full of such mills."),
    ("en", "Mills such as [the red one](https://example.org/mill) stood there in 1712."),
    ("ru", "Если бы Рябов уехал в 1712 году, мельница была бы продана."),
    ("ru", "В XVII веке таких мельниц было много."),
    ("kk", "Мұндай диірмендер XVII ғасырда көп болған."),
    ("kk", "Бірінші мәселе жер туралы еді."),
    ("de", "Was wurde 1712 aus dem Müller?"),
    ("de", "Der vorliegende Beitrag untersucht die 350 Mühlen von 1712."),
    ("de", "Das Oberste Gericht stand am Platz."),
    ("fr", "Que devint le meunier en 1712 ?"),
    ("fr", "Cet article examine les 350 moulins de 1712."),
    ("fr", "La Cour suprême siégeait sur la place."),
    ("uk", "Що сталося з мельником у 1712 році?"),
    ("uk", "У статті розглядаються 350 млинів 1712 року."),
    ("uk", "Верховний суд стояв на площі."),
]


@pytest.mark.parametrize(("code", "language", "words"), BAD)
def test_what_is_found(code: str, language: str, words: str, tmp_path: Path) -> None:
    found = [one.code for one in findings(tmp_path, beside_cited(words, language), language)]
    assert found == [code]


@pytest.mark.parametrize(("code", "language", "words"), BAD)
def test_a_marker_answers_it(code: str, language: str, words: str, tmp_path: Path) -> None:
    marked = f"{words[:-1]} [2]."
    assert findings(tmp_path, beside_cited(marked, language), language) == []


@pytest.mark.parametrize(("code", "language", "words"), BAD)
@pytest.mark.parametrize("heading", ["en Conclusion", "ru Заключение", "kk Қорытынды", "ru Аннотация"])
def test_nothing_is_asked_of_a_conclusion(code: str, language: str, words: str, heading: str, tmp_path: Path) -> None:
    of, title = heading.split(" ", 1)
    if of == language:
        text = f"{CITED[language]}\n\n# {title}\n\n{words}\n"
        assert findings(tmp_path, text, language) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "That is the academic consensus of scholars such as Jane Doe and Richard Roe."),
        ("en", "Historians like Jane Doe argued that the mill was sold."),
        ("ru", "Историки, в том числе Рябов, утверждали, что мельница продана."),
        ("en", "Historians Jane Doe and Richard Roe argued for it."),
        ("kk", "Кейін Ерден сияқты тарихшылар диірмен сатылған деп есептейді."),
    ],
)
def test_those_who_are_named_are_not_vague(language: str, words: str, tmp_path: Path) -> None:
    assert "SUP013" not in {one.code for one in findings(tmp_path, beside_cited(words, language), language)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Historians believe that Jane Doe sold the mill."),
        ("en", "It is believed that such men as Jane Doe sold the mill."),
        ("kk", "Тарихшылар диірменді Ерден сияқты адамдар сатты деп есептейді."),
    ],
)
def test_names_in_what_is_said_are_not_those_who_say_it(language: str, words: str, tmp_path: Path) -> None:
    assert "SUP013" in {one.code for one in findings(tmp_path, beside_cited(words, language), language)}


@pytest.mark.parametrize("heading", ["Notes", "Editorial note", "Acknowledgements"])
def test_thanks_and_notes_want_no_source(heading: str, tmp_path: Path) -> None:
    assert findings(tmp_path, f"{CITED['en']}\n\n# {heading}\n\n{BAD[0][2]}\n", "en") == []


@pytest.mark.parametrize(("language", "words"), GOOD)
def test_what_is_left_alone(language: str, words: str, tmp_path: Path) -> None:
    found = {one.code for one in findings(tmp_path, beside_cited(words, language), language)}
    assert found <= {"SUP005"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "John Roe wrote that “the mill was sold to the bishop in 1712 for 90 crowns”."),
        ("ru", "Рябов писал: «Мельница была продана епископу в 1712 году за 90 рублей»."),
        ("kk", "Болыс Ерден «ел ашаршылықтан аман қалды, бірақ малдан айырылды» деп жазды."),
    ],
)
def test_a_quotation_is_spoken_of_once(language: str, words: str, tmp_path: Path) -> None:
    assert [one.code for one in findings(tmp_path, beside_cited(words, language), language)] == ["QUO001"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "In 1712 the miller sold 350 acres. Taxes rose in every town. Soldiers came from abroad [1]."),
        ("ru", "В 1712 году мельник продал 350 десятин. Подати росли. Солдаты пришли из-за реки [1]."),
        ("kk", "1897 жылы болыста 1 240 шаңырақ болды. Салық өсті. Сарбаздар өзеннің арғы бетінен келді [1]."),
    ],
)
def test_weak_support_is_a_note(language: str, words: str, tmp_path: Path) -> None:
    found = findings(tmp_path, words, language)
    assert [(one.code, one.severity.word) for one in found] == [("SUP004", "note")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The mill stood by the river. The road passed it."),
        ("ru", "Мельница стояла у реки. Мимо шла дорога."),
        ("kk", "Диірмен өзен жағасында тұрды. Жанынан жол өтетін."),
    ],
)
def test_a_paragraph_without_citation_is_spoken_of_once(language: str, words: str, tmp_path: Path) -> None:
    assert [one.code for one in findings(tmp_path, beside_cited(words, language), language)] == ["SUP005"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I divided the mills into three groups. Small ones stood alone. Large ones stood by a road."),
        ("ru", "Мы разделили мельницы: рассмотрим каждую. Малые стояли поодиночке. Большие стояли у дороги."),
        ("kk", "Диірмендерді үш топқа бөліп қарастырамыз. Кішілері жеке тұрды. Үлкендері жол бойында тұрды."),
    ],
)
def test_a_paragraph_about_the_work_done_wants_no_citation(language: str, words: str, tmp_path: Path) -> None:
    assert findings(tmp_path, beside_cited(words, language), language) == []


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "He left it, the land was sold, the mill was flooded, the bridge was burned in spring [1].", []),
        (
            "ru",
            (
                "Крестьяне продали дома соседям весной, монахи купили землю у реки, вода затопила всю долину, "
                "а солдаты разрушили мост за собой [1]."
            ),
            ["SUP006"],
        ),
        (
            "kk",
            (
                "Диірменші үйін көктемде сатты, епископ өзен жағасын алды, су бүкіл алқапты басып кетті, "
                "сарбаздар көпірді өртеп жіберді [1]."
            ),
            ["SUP006"],
        ),
        ("ru", "Крестьяне продали дома соседям весной, монахи купили землю у реки [1].", []),
    ],
)
def test_a_marker_that_carries_much(language: str, words: str, found: list[str], tmp_path: Path) -> None:
    assert [one.code for one in findings(tmp_path, words, language)] == found


LONG = "I left it, the land was sold, the mill was flooded, the bridge was burned, the road was mended"


@pytest.mark.parametrize("words", [f"> {LONG} [1].", f"Jane Doe wrote: “{LONG}” [1]."])
def test_one_marker_is_enough_for_a_quotation(words: str, tmp_path: Path) -> None:
    assert [one.code for one in findings(tmp_path, words, "en")] == []


def test_a_marker_that_carries_four_sentences(tmp_path: Path) -> None:
    text = (
        "The wheelwright came to the valley. The wheelwright married there. A wheelwright paid no tax. "
        "The wheelwright is in the register [1]."
    )
    filler = "\n\n".join(f"Road {name} was mended [1]." for name in ("one", "two", "three"))
    found = findings(tmp_path, f"{text}\n\n{filler}", "en", profile="lenient")
    assert [(one.code, one.hit.message[:27]) for one in found] == [("SUP006", "One marker carries 4 claims")]


@pytest.mark.parametrize(("threshold", "codes"), [(None, []), (0.5, ["SUP010"]), (0.1, [])])
def test_coverage_is_a_gate_only_where_a_threshold_is_set(
    threshold: float | None, codes: list[str], tmp_path: Path
) -> None:
    text = "The mill stood by the river [1]. In 1712 the miller John Roe sold 350 acres.\n"
    thresholds = {} if threshold is None else {"coverage": threshold}
    found = findings(tmp_path, text, "en", thresholds=thresholds, ignore=("SUP001",))
    assert [one.code for one in found] == codes


def test_a_text_without_any_marker_is_asked_too(tmp_path: Path) -> None:
    found = findings(tmp_path, "In 1712 the miller John Roe sold 350 acres to the bishop.\n", "en")
    assert [one.code for one in found] == ["SUP001"]


def test_the_message_says_what_makes_it_strong(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, beside_cited(BAD[0][2], "en"), "en")
    assert found.hit.message == (
        "An assertion with no source (date “1712”, figure “350”): its paragraph has no marker."
    )
    assert found.hit.mend == "Add the source."
    (behind,) = findings(tmp_path, f"{CITED['en']} {BAD[0][2]}\n", "en")
    assert behind.hit.mend == "Add the source, or move the marker here."


@pytest.mark.parametrize(
    ("language", "words", "figure"),
    [
        ("ru", "В 1931 году погибло более 3 тыс. человек.", "3 тыс."),
        ("kk", "1748 жылы аштықтан 3 мыңға жуық адам кетті.", "3 мыңға"),
        ("ru", "В 1931 году погибли тысячи человек.", "тысячи"),
    ],
)
def test_a_figure_is_told_whole(language: str, words: str, figure: str, tmp_path: Path) -> None:
    (found,) = findings(tmp_path, beside_cited(words, language), language)
    assert f"figure “{figure}”" in found.hit.message
