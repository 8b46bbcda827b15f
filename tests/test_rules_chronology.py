"""The CHR rules: their pages' examples, and good and bad cases in Kazakh, Russian and English."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devisu import check, chronology, edition
from devisu.dating import dated
from devisu.rules.chronology import RULES
from devisu.rules.page import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from devisu.dossier import Dossier
    from devisu.findings import Hit

RULE = {rule.code: rule for rule in RULES}
CHRONOLOGY = "claims/chronology.toml"
EVENTS = """
[[event]]
id = "valley"
name = "The army enters the valley"
date = "1921-02/1921-03"
known = "general-knowledge"
[event.match]
kk = ["әскер", "алқап"]
ru = ["армия", "долина"]
en = ["army", "valley"]

[[event]]
id = "coup"
name = "The coup"
date = "1917-11-07"
as-written = "25 October 1917"
calendar = "Julian"
source = "doe1990"
[event.match]
kk = ["төңкеріс"]
ru = ["переворот"]
en = ["coup"]

[[life]]
id = "roe"
name = "John Roe"
date = "1850/1912"
match = { kk = ["Роу"], ru = ["Роу"], en = ["Roe"] }
known = "general-knowledge"
"""


def dossier_of(folder: Path, files: Mapping[str, str]) -> Dossier:
    """The dossier of an edition with these files, its chronology read."""
    for name, text in {"devisu.toml": 'texts = ["essay.md"]\n', **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    dossier = check.gather(edition.read([], start=folder))
    if dossier.events or CHRONOLOGY not in files:
        return dossier
    events, damage = chronology.read(CHRONOLOGY, files[CHRONOLOGY])
    return replace(dossier, events=events, damage=(*dossier.damage, *damage))


def hits(folder: Path, code: str, text: str, language: str, settings: str = "", events: str = EVENTS) -> list[Hit]:
    files = {
        "devisu.toml": f'texts = ["essay.md"]\nlanguage = "{language}"\n{settings}',
        "essay.md": text,
        CHRONOLOGY: events,
    }
    return [*RULE[code].check(dossier_of(folder, files))]


@pytest.mark.parametrize("code", sorted(RULE))
def test_the_examples_of_a_page_are_true(code: str, tmp_path: Path) -> None:
    page = parse(RULE[code])
    assert page.bad
    assert page.good
    for number, files in enumerate(page.bad):
        assert [*RULE[code].check(dossier_of(tmp_path / f"bad{number}", files))], files
    for number, files in enumerate(page.good):
        assert not [*RULE[code].check(dossier_of(tmp_path / f"good{number}", files))], files


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "1921 жылдың мамыр айында әскер алқапқа кірді."),
        ("kk", "1921 жылдың мамыр айында əскер алқапқа кірді."),
        ("kk", "Әскерлер алқапты 1920 ж. басып алды."),
        ("ru", "В мае 1921 г. армия вошла в долину."),
        ("ru", "Армия вошла в долину 1 апреля 1921 года."),
        ("en", "In May 1921 the army entered the valley."),
        ("en", "The armies took the valley in the spring of 1923."),
        ("en", "The coup of 1918 is well known."),
        ("en", "The coup of 26 October 1917 was over soon."),
    ],
)
def test_a_date_at_odds_is_compared(language: str, text: str, tmp_path: Path) -> None:
    (hit,) = hits(tmp_path, "CHR001", text, language)
    assert "in the chronology" in hit.message
    assert "Compare" in hit.mend
    assert hit.related[0].path == CHRONOLOGY
    assert hit.span is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "1921 жылдың ақпан айында әскер алқапқа кірді."),
        ("kk", "1921 жылы әскер алқапқа кірді."),
        ("kk", "Әскер алқапқа кіргеннен кейін, 1925 жылы, тыныштық орнады."),
        ("kk", "1925 жылы қалада тыныштық орнады."),
        ("ru", "В феврале — марте 1921 г. армия вошла в долину."),
        ("ru", "В 1920-х гг. армия вошла в долину."),
        ("ru", "После того как армия вошла в долину, в 1925 году, настала тишина."),
        ("ru", "В мае 1920 г. начали, а в мае 1922 г. армия вошла в долину."),
        ("ru", "До 1920 г. армия не вошла в долину."),
        ("en", "In the winter of 1921 the army entered the valley."),
        ("en", "The army entered the valley in the 1920s."),
        ("en", "On the eve of 1925 the army left the valley."),
        ("en", "Doe wrote: “In May 1921 the army entered the valley, and nothing was left of it.”"),
        ("en", "The army entered the valley (Doe 1923, 45)."),
        ("en", "The coup of 25 October 1917 was over soon."),
        ("en", "The coup of 7 November 1917 was over soon."),
        ("ru", "Переворот 24–25 октября 1917 г. удался."),
    ],
)
def test_what_may_agree_is_left_alone(language: str, text: str, tmp_path: Path) -> None:
    assert hits(tmp_path, "CHR001", text, language) == []


def test_the_message_gives_both_dates_how_far_apart_and_the_authority(tmp_path: Path) -> None:
    (hit,) = hits(tmp_path, "CHR001", "The coup of 12 October 1917 failed [7].", "en")
    assert hit.message == (
        "12 October 1917 here; 7 November 1917 in the chronology (coup, from doe1990, written 25 October 1917): "
        "at least 26 days earlier."
    )
    assert hit.mend.startswith("Compare the source of [7]")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "kk",
            "1712 жылы Джон Роу үлкен диірменді епископқа сатты.\n\n1715 жылы Джон Роу үлкен диірменді епископқа сатты.",
        ),
        (
            "ru",
            "В 1712 году Джон Роу продал большую мельницу епископу.\n\nВ 1715 году Джон Роу продал большую мельницу епископу.",
        ),
        (
            "en",
            "In 1712 John Roe sold the great mill to the bishop.\n\nIn 1715 John Roe sold the great mill to the bishop.",
        ),
        (
            "en",
            "On 12 February 1921 the army came to the valley.\n\nThe whole army reached the valley on 15 March 1921.",
        ),
    ],
)
def test_one_event_with_two_dates_is_seen(language: str, text: str, tmp_path: Path) -> None:
    (hit,) = hits(tmp_path, "CHR002", text, language)
    assert hit.span is not None
    assert hit.span.start > text.index("\n\n")
    assert hit.related[0].span is not None
    assert hit.related[0].span.end < text.index("\n\n")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "1712 жылы Джон Роу диірменді сатты.\n\n1715 жылы Джейн До қонақүй сатып алды."),
        ("ru", "В 1712 году Джон Роу продал мельницу епископу.\n\nВ 1712 году Джон Роу продал мельницу епископу."),
        ("ru", "В 1712 году Джон Роу продал мельницу епископу.\n\nВ мае 1712 года Джон Роу продал мельницу епископу."),
        ("en", "In 1712 John Roe sold the mill to the bishop.\n\nIn 1715 Jane Doe sold the mill to the bishop."),
        ("en", "In 1712 it rained for weeks.\n\nIn 1715 it rained for weeks."),
        ("en", "In February 1921 the army came to the valley.\n\nIn May 1921 the army came to the valley."),
    ],
)
def test_two_events_may_have_two_dates(language: str, text: str, tmp_path: Path) -> None:
    assert hits(tmp_path, "CHR002", text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "1920 жылғы 31 сәуірде диірмен өртенді."),
        ("ru", "31 апреля 1920 г. мельница сгорела."),
        ("ru", "25 октября (6 ноября) 1917 г. мельница сгорела."),
        ("en", "On 30 February 1920 the mill burned down."),
    ],
)
def test_a_day_that_no_calendar_has_is_an_error(language: str, text: str, tmp_path: Path) -> None:
    assert len(hits(tmp_path, "CHR003", text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "1920 жылғы 30 сәуірде диірмен өртенді."),
        ("ru", "29 февраля 1900 г. мельница сгорела."),
        ("ru", "25 октября (7 ноября) 1917 г. мельница сгорела."),
        ("en", "On page 31 April is named as the month of the fire."),
        ("en", "She wrote: “On 31 April 1920 the mill burned down, and all the corn with it.”"),
    ],
)
def test_a_day_that_may_be_is_none(language: str, text: str, tmp_path: Path) -> None:
    assert hits(tmp_path, "CHR003", text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("kk", "1917 жылдың 25 қазанында диірмен өртенді. 1917 жылдың 27 қазанында сатылды.", 1),
        ("ru", "25 октября 1917 г. мельница сгорела.", 1),
        ("en", "On 25 March 1712 the mill burned down.", 1),
        ("kk", "1917 жылдың қазан айында диірмен өртенді.", 0),
        ("ru", "25 октября 1917 г. (ст. ст.) мельница сгорела.", 0),
        ("ru", "25 октября 1917 г. (ст. ст.) мельница сгорела, а 3 марта 1917 г. её продали.", 1),
        ("ru", "Все даты даны по старому стилю.\n\n25 октября 1917 г. мельница сгорела.", 0),
        ("ru", "До 1918 г. указан юлианский календарь. 25 октября 1917 г. мельница сгорела.", 0),
        ("kk", "Күндер ескіше берілді. 1917 жылғы 25 қазанда диірмен өртенді.", 0),
        ("en", "Dates are Old Style. On 25 March 1712 the mill burned down.", 0),
        ("ru", "25 октября (7 ноября) 1917 г. мельница сгорела.", 0),
        ("ru", "25 октября 1921 г. мельница сгорела.", 0),
        ("ru", "3 мая 1382 г. мельница сгорела.", 0),
        ("en", "On 25 October 1917 the mill burned down.", 0),
    ],
)
def test_the_calendar_is_asked_for_once(language: str, text: str, count: int, tmp_path: Path) -> None:
    assert len(hits(tmp_path, "CHR004", text, language)) == count


def test_a_declaration_answers_for_the_calendar(tmp_path: Path) -> None:
    settings = 'declare = { calendar = "Old Style to 1918-01-31" }\n'
    assert hits(tmp_path, "CHR004", "25 октября 1917 г. мельница сгорела.", "ru", settings) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("kk", "1722–1718 жылдары соғыс болды.", 1),
        ("kk", "Соғыс 20 жылға созылды (1712–1718).", 1),
        ("kk", "Соғыс 6 жылға созылды (1712–1718).", 0),
        ("ru", "В 1722–1718 гг. шла война.", 1),
        ("ru", "Война шла 20 лет, с 1712 по 1718 год.", 1),
        ("ru", "Война шла 7 лет, с 1712 по 1718 год.", 0),
        ("ru", "В 1712–1718 гг. шла война, а 20 лет спустя о ней никто в этой долине не помнил и не говорил.", 0),
        ("en", "From 1722 to 1718 there was war.", 1),
        ("en", "The war lasted 20 years (1712–1718).", 1),
        ("en", "The war lasted 6 years (1712–1718).", 0),
        ("en", "The king ruled 334–323 BC.", 0),
        ("en", "The war lasted 20 years.", 0),
    ],
)
def test_a_span_must_fit(language: str, text: str, count: int, tmp_path: Path) -> None:
    assert len(hits(tmp_path, "CHR005", text, language)) == count


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("kk", "1930 жылы Джон Роу диірмен салды.", 1),
        ("kk", "1930 жылы Джон Роудың диірмені өртенді.", 0),
        ("kk", "1901 жылы Джон Роу диірмен салды.", 0),
        ("ru", "В 1930 г. Джон Роу построил мельницу.", 1),
        ("ru", "В 1901 г. Джон Роу построил мельницу.", 0),
        ("en", "In 1930 J.Roe built the mill.", 1),
        ("en", "In 1930 Roe’s mill burned down.", 0),
        ("en", "In 1930 a monument to Roe was built.", 0),
        ("en", "In 1901 Roe built the mill.", 0),
    ],
)
def test_acting_after_death_is_a_question(language: str, text: str, count: int, tmp_path: Path) -> None:
    assert len(hits(tmp_path, "CHR006", text, language)) == count


def test_dates_stand_at_their_place_in_the_file(tmp_path: Path) -> None:
    text = "---\ntitle: Mills\n---\n\nHere is *nothing*.\n\nIn **May 1921** the army entered the valley, see [the list](a.md).\n"
    dossier = dossier_of(tmp_path, {"essay.md": text})
    ((stated),) = dated(dossier.texts[0])
    assert [date.words for date in stated.dates] == ["In May 1921"[3:]]
    assert stated.dates[0].span.of(text) == "May 1921"


def test_two_runs_say_the_same(tmp_path: Path) -> None:
    text = "In May 1921 the army entered the valley. The coup of 1918 failed."
    first = hits(tmp_path, "CHR001", text, "en")
    assert len(first) == 2
    assert hits(tmp_path, "CHR001", text, "en") == first
