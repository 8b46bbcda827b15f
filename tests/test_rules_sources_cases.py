"""Further cases of the SRC rules, in six languages: who quotes at second hand, what is one witness, what is too old."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from test_rules_sources import BIB, hits

if TYPE_CHECKING:
    from pathlib import Path

MORE = """
@book{doe1999, author = {Doe, Jane}, title = {The Mill}, date = {1999}, edition = {2}, keywords = {secondary}}
@book{doe2001, author = {Doe, Jane}, title = {Rivers and Weirs}, date = {2001}, keywords = {secondary}}
@book{orlov1800, author = {Орлов, Павел}, title = {My Life}, date = {1800}, related = {orlov1760}, relatedtype = {reprintof}, keywords = {primary}}
@book{rev1992, author = {Poe, Edna}, title = {On Doe's Mill}, date = {1992}, related = {doe1990}, keywords = {secondary}}
@book{huber1970, author = {Huber, Karl}, title = {Тихая долина}, date = {1970}, translator = {Иванова, М.}, origlanguage = {german}, keywords = {secondary}}
@book{huber1971, author = {Huber, Karl}, title = {Тихая вода}, date = {1971}, note = {Пер. с нем. М. Ивановой}, keywords = {secondary}}
@collection{docs1957, title = {Документы}, date = {1957}, keywords = {primary}}
@book{bare, author = {Roe, Richard}, title = {Mills}}
@book{full, author = {Roe, Richard}, title = {More Mills}, date = {1970}, keywords = {secondary}}
@book{plot2001, author = {Плотников, И. И.}, title = {О мельницах}, date = {2001}, keywords = {secondary}}
@book{ogre, author = {Ogre, Ann}, title = {My Years}, keywords = {primary}}
@book{two2001, author = {Roe, Richard and Doe, Jane}, title = {Two on Mills}, date = {2001}, keywords = {secondary}}
"""
DERIVED = {
    "bib/sources/docs1957.txt": "Words.\n",
    "bib/sources/docs1957.toml": 'entry = "docs1957"\nchecked = "once"\n[criticism]\nderives-from = ["rolls"]\n',
}


def rolls(checked: str, language: str, words: str) -> dict[str, str]:
    """A record of the rolls that holds these words."""
    sidecar = f'entry = "rolls"\nlanguage = "{language}"\nextent = "whole"\nchecked = "{checked}"\n'
    return {"bib/sources/rolls.txt": f'<pb n="1"/>{words}\n', "bib/sources/rolls.toml": sidecar}


FOUND = [
    ("SRC004", "ru", "Петров писал: «мельница была продана ещё до того, как затопило долину»[^1].\n\n[^1]: Цит. по: @doe1990, с. 3.", {}),
    ("SRC004", "ru", "Петров писал: «мельница была продана ещё до того, как затопило долину»[^1].\n\n[^1]: Цит. по: Doe J. The Mill. 1990. С. 3.", {}),
    ("SRC004", "en", "Petrov wrote: “the mill had been sold before the valley was flooded.”[^1]\n\n[^1]: Petrov, *Letters*, quoted in Jane Doe, *The Mill* (1990), 3.", {}),
    ("SRC004", "kk", "Петров «диірмен алқапты су басқанға дейін сатылып кеткен еді» деп жазды[^1].\n\n[^1]: Цит. по: @doe1990, 3 б.", {}),
    ("SRC004", "en", "Orlov’s plan is known only from a hint (cited in [@doe1990, p. 3]).", {}),
    ("SRC005", "ru", "Мельницу Орлова никто не грабил [@orlov1760].", {}),
    ("SRC006", "en", "The mill was sold in 1712.[^1]\n\n[^1]: @doe1990, p. 3; @doe1995, p. 5.", {}),
    ("SRC006", "ru", "Мельница была продана в 1712 году [@orlov1760; @orlov1800; @rolls].", {}),
    ("SRC007", "ru", "Долина была тиха [@huber1970; @doe1990].", {}),
    ("SRC010", "ru", "В 1917–1921 гг. мельница стояла пустой [@poe1890].", {}),
    ("SRC010", "en", "In the 1920s the mill stood empty [@poe1890].", {}),
    ("SRC010", "en", "In the twentieth century mills vanished [@poe1890].", {}),
    ("SRC002", "kk", "1918 жылдың жазында алқапта көтеріліс басталды [@doe1990].", {}),
    ("SRC002", "en", "The war broke out in the summer of 1918 [@doe1990; @moe1991].", {}),
    ("SRC003", "ru", "Во второй половине XVI в. в долине шла война [@orlov1760].", {}),
    ("SRC003", "kk", "1621 жылы әскер алқапқа кірді [@orlov1760].", {}),
    ("SRC014", "en", "Grain exports fell by 40 per cent [@doe1990].", {}),
    ("SRC014", "ru", "В уезде насчитывалось 120 мельниц [@doe1990].", {}),
    ("SRC014", "kk", "Ауданда 120 диірмен болды [@doe1990].", {}),
    ("SRC012", "ru", "---\nauthor: И. И. Плотников\n---\n\nМельница продана [@plot2001].", {}),
    ("SRC004", "ru", "Петров утверждал: «мельница была продана ещё до того, как затопило долину» [цит. по @doe1990, с. 3].", {}),
    ("SRC004", "ru", "Петров утверждал: «мельница была продана ещё до того, как затопило долину» (приводится по: [@doe1990, с. 3]).", {}),
    ("SRC004", "en", "Petrov wrote: “the mill had been sold before the valley was flooded” (as cited in [@doe1990, p. 3]).", {}),
    ("SRC004", "en", "Petrov wrote: “the mill had been sold before the valley was flooded” [quoted after @doe1990, p. 3].", {}),
    ("SRC004", "en", "Petrov held that the mill was sold before the flood [quoted in @doe1990, p. 3].", {}),
    ("SRC004", "kk", "Петров «диірмен алқапты су басқанға дейін сатылып кеткен еді» деген [@doe1990, 3 б. бойынша келтірілген].", {}),
    ("SRC004", "ru", "Петров писал: «мельница была продана ещё до того, как затопило долину» [см.: @doe1990, с. 3].", {}),
    ("SRC004", "de", "Petrow schrieb: „die Mühle war verkauft, ehe das Tal überflutet wurde“ [zit. nach @doe1990, S. 3].", {}),
    ("SRC004", "de", "Petrow schrieb: „die Mühle war verkauft, ehe das Tal überflutet wurde“ [zitiert bei @doe1990, S. 3].", {}),
    ("SRC004", "fr", "Petrov écrivait : « le moulin fut vendu avant que la vallée ne fût inondée » [cité par @doe1990, p. 3].", {}),
    ("SRC004", "fr", "Petrov écrivait : « le moulin fut vendu avant que la vallée ne fût inondée » [cité d'après @doe1990, p. 3].", {}),
    ("SRC004", "uk", "Петров писав: «млин було продано ще до того, як затопило долину» [цит. за: @doe1990, с. 3].", {}),
    ("SRC005", "en", "Orlov saved the valley from famine [@orlov1760].", {}),
    ("SRC005", "kk", "Орлов алқапты аштықтан құтқарды [@orlov1760].", {}),
    ("SRC006", "ru", "Мельница была продана в 1712 году [@orlov1760; @orlov1800].", {}),
    ("SRC006", "en", "The mill was sold in 1712 [@doe1990, p. 3; @doe1999, p. 4].", {}),
    ("SRC006", "kk", "Диірмен 1712 жылы сатылды [@rolls; @docs1957].", DERIVED),
    ("SRC007", "en", "The mill was sold.[^1]\n\n[^1]: @zoe1980, p. 3.", {}),
    ("SRC007", "kk", "Алқап тыныш еді [@huber1970].", {}),
    ("SRC007", "ru", "Долина была тиха [@huber1971].", {}),
    ("SRC010", "kk", "1921 ж. наурызда диірмен өртенді [@poe1890, 12 б.].", {}),
    ("SRC010", "en", "In 1950 the mill burned down [@orlov1760, p. 3].", {}),
    ("SRC013", "en", "In the 1870s the mills were sold [@poe1890].", {}),
    ("SRC013", "kk", "Кардияда диірмен сатылды [@moe1991].", {}),
    ("SRC001", "ru", "Мельница продана [@doe1990]. Плотина рухнула [@doe2001]. Долина опустела [@doe1990]. Вода ушла [@doe2001]. Люди ушли [@rolls].", {}),
    ("SRC002", "ru", "Летом 1918 г. в долине началось восстание [@doe1990].", {}),
    ("SRC003", "en", "In 1621 the army entered the valley [@orlov1760].", {}),
    ("SRC014", "kk", "Халық саны 4500 адамға жетті [@doe1990].", {}),
    ("SRC014", "ru", "Доля мельниц выросла до 40 % [@doe1990].", {}),
    ("SRC014", "en", "The decree ran: “no mill shall be sold to strangers after this day” [@doe1990, p. 3].", {}),
    ("SRC008", "kk", "Тізімде «диірмен алқапты су басқанға дейін сатылып кеткен еді» делінген [@rolls, 1 б.].", rolls("no", "kk", "Сонда диірмен алқапты су басқанға дейін сатылып кеткен еді деп жазылған.")),
    ("SRC008", "ru", "В списке сказано: «мельница была продана ещё до того, как затопило долину» [@rolls, с. 1].", rolls("no", "ru", "Мельница была продана ещё до того, как затопило долину.")),
    ("SRC009", "kk", "Диірмен сатылды [@bare].", {}),
    ("SRC009", "ru", "Мельница продана [@bare].", {}),
    ("SRC012", "ru", "---\nauthor: Иван Иванович Плотников\n---\n\nМельница продана [@plot2001].", {}),
    ("SRC012", "en", "---\nauthor: Jane Doe\n---\n\nThe mill was sold [@two2001].", {}),
]  # fmt: skip
PASSED = [
    ("SRC004", "en", "Petrov wrote: “the mill had been sold before the valley was flooded.”[^1]\n\n[^1]: Jane Doe, *The Mill* (1990), 3.", {}),
    ("SRC004", "en", "The valley was cited by many as a model [@doe1990].", {}),
    ("SRC004", "en", "The letter is reproduced in full [@doe1990].", {}),
    ("SRC004", "ru", "Эти слова часто цитируют [@doe1990].", {}),
    ("SRC005", "ru", "Орлов вспоминает, что мельницу никто не грабил [@orlov1760].", {}),
    ("SRC005", "en", "Orlov, as he himself put it, was poor [@orlov1760].", {}),
    ("SRC010", "ru", "В конце XIX века мельница сгорела [@poe1890].", {}),
    ("SRC010", "en", "The railway of 1920 followed the route that Poe had proposed [@poe1890].", {}),
    ("SRC013", "ru", "Во второй половине XIX в. мельницы Кардии продавались [@poe1890].", {}),
    ("SRC013", "en", "In 1895 mills were sold [@poe1890].", {}),
    ("SRC004", "ru", "Здесь «мельница была продана ещё до того, как затопило долину» [см.: @doe1990, с. 3].", {}),
    ("SRC005", "ru", "Орлов, по его собственным словам, не брал денег мельницы [@orlov1760].", {}),
    ("SRC005", "en", "In his memoirs Orlov described the dam [@orlov1760].", {}),
    ("SRC005", "kk", "Орловтың айтуынша, бөгет берік еді [@orlov1760].", {}),
    ("SRC006", "en", "The mill was sold in 1712 [@doe1990; @rev1992].", {}),
    ("SRC006", "ru", "Мельница продана [@rolls]. Плотина рухнула [@docs1957].", DERIVED),
    ("SRC010", "ru", "К 1935 г. в долине остались две мельницы [@poe1890].", {}),
    ("SRC013", "ru", "В XVIII веке мельницы продавались часто [@poe1890].", {}),
    ("SRC008", "ru", "В списке сказано: «мельница была продана ещё до того, как затопило долину» [@rolls, с. 1].", rolls("once", "ru", "Мельница была продана ещё до того, как затопило долину.")),
    ("SRC008", "kk", "Тізімде «диірмен алқапты су басқанға дейін сатылып кеткен еді» делінген [@rolls, 1 б.].", rolls("twice", "kk", "Сонда диірмен алқапты су басқанға дейін сатылып кеткен еді деп жазылған.")),
    ("SRC009", "kk", "Диірмен сатылды [@full].", {}),
    ("SRC009", "ru", "Мельница продана [@full].", {}),
    ("SRC012", "kk", "---\nauthor: Иван Плотников\n---\n\nДиірмен сатылды [@plot2001; @doe1990].", {}),
    ("SRC005", "en", "Matthew Roe presented three parts of the mill in his book [@bare].", {}),
    ("SRC005", "en", "The findings extend Roe's argument to the whole valley [@bare].", {}),
    ("SRC005", "ru", "Роу исследовал мельницы долины [@bare].", {}),
    ("SRC005", "en", "The mill was flooded (Ogre, n.d.).", {}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "language", "text", "files"), FOUND)
def test_what_is_asked(code: str, language: str, text: str, files: dict[str, str], tmp_path: Path) -> None:
    (hit,) = hits(tmp_path, code, language, text, {"bib/references.bib": BIB + MORE, **files})
    assert hit.message.endswith((".", "?"))
    assert hit.mend


@pytest.mark.parametrize(("code", "language", "text", "files"), PASSED)
def test_what_is_let_pass(code: str, language: str, text: str, files: dict[str, str], tmp_path: Path) -> None:
    assert hits(tmp_path, code, language, text, {"bib/references.bib": BIB + MORE, **files}) == []


@pytest.mark.parametrize(("who", "verb"), [("Petrov", "speaks"), ("Petrov and Somov", "speak")])
def test_one_speaks_and_two_speak(who: str, verb: str, tmp_path: Path) -> None:
    text = f"{who} wrote: “the mill had been sold before the valley was flooded” [see @doe1990, p. 3]."
    (hit,) = hits(tmp_path, "SRC004", "en", text, {"bib/references.bib": BIB + MORE})
    assert f"{who} {verb}, and the reader" in hit.message


def test_what_goes_back_to_a_source_falls_with_it(tmp_path: Path) -> None:
    text = (
        "The mill was sold [@rolls; @docs1957]. The dam broke [@rolls]. It rained [@rolls]. All [@rolls]. So [@full]."
    )
    (hit,) = hits(tmp_path, "SRC001", "en", text, {"bib/references.bib": BIB + MORE, **DERIVED})
    assert hit.message.startswith("4 of 5 claims that cite a known work rest on rolls (80%); 4 fall with it")


def test_a_message_tells_dates_in_one_language(tmp_path: Path) -> None:
    (hit,) = hits(tmp_path, "SRC010", "ru", "Летом 1950 г. мельница сгорела [@orlov1760].", {})
    assert "orlov1760 (its origin: 1713) is older than summer 1950" in hit.message


def test_editions_of_no_recorded_origin_are_one_cause(tmp_path: Path) -> None:
    text = "In 1612 a war began [@moe]. In 1620 it ended [@noe]. In 1630 the valley was left [@orlov1760]."
    bib = BIB + "@book{moe, title = {A}, date = {1990}}\n@book{noe, title = {B}, date = {1995}}"
    found = hits(tmp_path, "SRC003", "en", text, {"bib/references.bib": bib})
    assert [hit.message for hit in found] == [
        "orlov1760 came 83 years after the events of 1 claim.",
        "moe, noe came 375 to 378 years after the events of 2 claims (by edition; no origin is recorded).",
    ]


def test_one_book_is_not_told_again_as_its_author(tmp_path: Path) -> None:
    text = "It was [@doe1990]. It went [@doe1990]. It came [@doe1990]. It fell [@moe1991]. So [@rolls; @doe2001]."
    found = hits(tmp_path, "SRC001", "en", text, {"bib/references.bib": BIB + MORE})
    assert [hit.message.split(" rest on ")[1].split(" (")[0] for hit in found] == ["doe1990"]


def test_a_work_that_is_too_old_is_not_asked_to_be_primary(tmp_path: Path) -> None:
    text = "In 1912 a war began in the valley [@poe1890]."
    assert len(hits(tmp_path / "older", "SRC010", "en", text)) == 1
    assert hits(tmp_path / "primary", "SRC002", "en", text) == []
