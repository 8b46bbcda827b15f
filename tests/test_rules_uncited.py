"""QUO001: which words in quotation marks want a citation. All people, places and works are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cited import CITED
from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

ASKED = [
    ("en", "Jane Doe wrote that “the mill was sold before anybody had heard of the bishop”."),
    ("en", "The petition ends with a threat: “We shall come back with our sons and our axes.”"),
    ("en", "“Nobody in this valley has ever paid for water,” the miller told the court."),
    ("en", "As one witness recalled, “the bells rang all night and nobody knew why”."),
    ("ru", "Рябов писал: «Мельница сгорела прежде, чем мы успели вынести зерно»."),
    ("ru", "«Никто в этой долине не платил за воду», — заявил мельник на суде."),
    ("ru", "По словам очевидца, «колокола звонили всю ночь, и никто не знал почему»."),
    ("ru", "В прошении сказано: «Мы вернёмся с сыновьями и топорами»."),
    ("kk", "Есенбай: «Диірмен біз астықты алып шыққанша өртеніп кетті» деп жазды."),
    ("kk", "Диірменші сотта «бұл алқапта ешкім суға ақша төлеген емес» деді."),
    ("kk", "Куәгердің айтуынша, «қоңырау түні бойы соғылды, себебін ешкім білмеді»."),
    ("de", "Der Müller schrieb: „Die Mühle ist verbrannt, bevor wir das Korn retten konnten.“"),
    ("fr", "Le meunier écrivit : « Le moulin a brûlé avant que nous ayons sauvé le grain »."),
    ("uk", "Рябченко писав: «Млин згорів, перш ніж ми встигли винести зерно»."),
]
LEFT_ALONE = [
    # titles
    ("en", "Her article “How the Valley Was Won” appeared in 1912."),
    ("en", "In the essay “What the Miller Saw,” Jane Doe turns to the river."),
    ("en", "The newspaper “Voice of the Valley” was closed."),
    ("en", "The choir sang “We Shall Walk through the Valley” in the rain."),
    ("ru", "В статье «Как была завоёвана долина» Рябова обратилась к реке."),
    ("ru", "Газета «Голос долины» была закрыта."),
    ("ru", "Хор пел песню «Вернёмся мы домой весной»."),
    ("kk", "«Алқап қалай алынды» атты мақала 1912 жылы шықты."),
    ("kk", "«Алқап үні» газеті жабылды."),
    ("kk", "Хор «Біз көктемде қайтамыз» әнін айтты."),
    ("de", "Der Aufsatz „Wie das Tal gewonnen wurde“ erschien 1912."),
    ("fr", "L'article « Comment la vallée fut gagnée » parut en 1912."),
    ("uk", "У статті «Як було здобуто долину» Рябченко звернувся до річки."),
    # words kept at a distance, names, slogans
    ("en", "The “improvers” drained the marsh."),
    ("en", "The so-called “war of the weirs” lasted a summer."),
    ("en", "They marched under the slogan “Bread and Water”."),
    ("en", "What the clerks called a “strike” was a holiday."),
    ("ru", "«Улучшатели» осушили болото."),
    ("ru", "Так называемая «война плотин» длилась всё лето."),
    ("ru", "Они шли под лозунгом «Хлеба и воды»."),
    ("kk", "«Жақсартушылар» батпақты құрғатты."),
    ("kk", "«Бөгеттер соғысы» деп аталған дау жаз бойы созылды."),
    ("kk", "Олар «Нан мен су» ұранымен шықты."),
    ("de", "Die sogenannte „Schlacht der Wehre“ dauerte einen Sommer."),
    ("fr", "Les « améliorateurs » asséchèrent le marais."),
    ("uk", "Так звана «війна гребель» тривала все літо."),
    # the author's own question
    ("en", "We may ask: “who paid for the bells?”"),
    ("ru", "Остаётся вопрос: «кто заплатил за колокола?»"),
]
ELSEWHERE = [
    ("en", "# The mill\n\n“The sea keeps no accounts of what it takes.”\n— Bishop Harrow\n\n{cited}"),
    ("en", "> The sea keeps no accounts of what it takes.\n\n{cited}"),
    ("en", "# “The mill was sold to the bishop for nothing”\n\n{cited}"),
    (
        "en",
        "{cited}\n\n# Conclusion\n\nJane Doe wrote that “the mill was sold before anybody had heard of the bishop”.",
    ),
    ("en", "**Abstract.** Jane Doe wrote that “the mill was sold before the bishop came”.\n\n{cited}"),
    ("en", "{cited}\n\n![“The mill is on fire and nobody comes,” the vicar wrote](mill.png)"),
    ("ru", "# Мельница\n\n«Море не ведёт счёта тому, что берёт».\n\n{cited}"),
    ("ru", "# «Мельница была продана епископу даром»\n\n{cited}"),
    ("ru", "{cited}\n\n# Заключение\n\nРябов писал: «Мельница сгорела прежде, чем мы успели вынести зерно»."),
    ("ru", "Аннотация. Рябов писал: «Мельница сгорела прежде, чем мы успели вынести зерно».\n\n{cited}"),
    ("kk", "# Диірмен\n\n«Теңіз алғанының есебін жүргізбейді».\n\n{cited}"),
    ("kk", "{cited}\n\n# Қорытынды\n\nЕсенбай «диірмен біз астықты алып шыққанша өртеніп кетті» деп жазды."),
    ("kk", "Аңдатпа. Есенбай «диірмен біз астықты алып шыққанша өртеніп кетті» деп жазды.\n\n{cited}"),
]


def found(folder: Path, text: str, language: str) -> list[str]:
    """The codes of what QUO001 says of a text."""
    (folder / "essay.md").write_text(f"{text}\n", "utf-8")
    read = edition.read(
        ["essay.md"], start=folder, adjust=lambda made: replace(made, language=language, select=("QUO001",))
    )
    return [one.code for one in check.check(read).findings]


@pytest.mark.parametrize(("language", "words"), ASKED)
def test_a_statement_without_citation(language: str, words: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"{CITED[language]}\n\n{words}", language) == ["QUO001"]


@pytest.mark.parametrize(("language", "words"), LEFT_ALONE)
def test_what_promises_no_words_of_another(language: str, words: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"{CITED[language]}\n\n{words}", language) == []


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_where_no_citation_is_expected(language: str, text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text.format(cited=CITED[language]), language) == []


def test_a_block_quotation_in_the_text_is_asked_for_its_source(tmp_path: Path) -> None:
    text = f"{CITED['en']}\n\nSo it goes on:\n\n> The sea keeps no accounts of what it takes from us every winter."
    assert found(tmp_path, text, "en") == ["QUO001"]
