"""The chronology: read from its file, and found again in what claims say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import run
from devisu.chronology import Event, Words, read, speaks_of

ROOT = Path(__file__).parent.parent
OWN = ROOT / "claims/chronology.toml"

VALLEY = """
[[event]]
id = "valley-1621"
name = "The army enters the valley"
date = "1621-02/1621-03"
as-written = "February 1621"
calendar = "Julian"
match = {match}
known = "general-knowledge"
"""


def valley(match: str = '["army", "valley"]', more: str = "") -> Event:
    events, damage = read("claims/chronology.toml", VALLEY.replace("{match}", match) + more)
    assert damage == ()
    return events[0]


def test_an_event_is_read_with_its_place() -> None:
    text = "# a comment\n" + VALLEY.replace("{match}", '["army", "valley"]')
    (event,), damage = read("claims/chronology.toml", text)
    assert damage == ()
    assert event.span.of(text) == "[[event]]"
    assert (event.id, event.kind, event.date, event.calendar) == ("valley-1621", "event", "1621-02/1621-03", "Julian")
    assert event.bounds[:2] == ((1621, 2, 1), (1621, 3, 31))
    assert event.authority == "general knowledge"
    assert event.as_written == "February 1621"


def test_a_source_is_the_better_authority() -> None:
    assert valley(more='source = "doe1990"').authority == "from doe1990"


@pytest.mark.parametrize(
    ("match", "language", "claim", "speaks"),
    [
        ('["army", "valley"]', "en", "The armies entered both valleys.", True),
        ('["army", "valley"]', "en", "The army stayed at home.", False),
        ('["army", "valley"]', "en", "", False),
        ('[["army", "valley"], ["troops", "valley"]]', "en", "Troops entered the valley.", True),
        ('[["army", "valley"], ["troops", "valley"]]', "en", "Troops stayed at home.", False),
        ('{ en = ["army", "valley"] }', "en", "The army entered the valley.", True),
        ('{ en = ["army", "valley"] }', "ru", "The army entered the valley.", False),
        ('{ ru = ["армия", "долина"] }', "ru", "В долину вошла чужая армия.", True),
        ('{ ru = ["красная", "армия"] }', "ru", "О Красной армии.", True),
        ('{ ru = [["войско", "долина"], ["армия", "долина"]] }', "ru", "Армии долин.", True),
        ('{ kk = ["әскер", "алқап"] }', "kk", "Әскерлері алқапты басып алды.", True),
        ('{ kk = ["әскер", "алқап"] }', "kk", "Əскерлер алқапқа кірді.", True),
        ('{ kk = ["әскер", "алқап"] }', "kk", "Әскер қалада қалды.", False),
        ('{ kk = ["құрыл-"] }', "kk", "Республика құрылғаннан", True),
        ('["fell-"]', "en", "It was fell", True),
        ('["North-Valley"]', "en", "In the valley of the North", True),
    ],
)
def test_a_claim_speaks_of_an_event_by_all_its_words(match: str, language: str, claim: str, speaks: bool) -> None:
    assert speaks_of(Words(claim, language), valley(match)) is speaks


def test_words_can_rule_an_event_out() -> None:
    event = valley(more='without = ["left"]')
    assert speaks_of(Words("The army entered the valley.", "en"), event)
    assert not speaks_of(Words("The army left the valley.", "en"), event)


@pytest.mark.parametrize(
    ("line", "instead", "message"),
    [
        ('date = "1621-02/1621-03"', 'date = "1621-13"', "no such month"),
        ('date = "1621-02/1621-03"', 'date = "1622/1621"', "ends before it begins"),
        ('date = "1621-02/1621-03"', 'date = "February 1621"', "no date in EDTF"),
        ('date = "1621-02/1621-03"', "date = 1621-02-01", "must be words in quotation marks"),
        ('date = "1621-02/1621-03"', "", "“date” is missing"),
        ('id = "valley-1621"', "", "“id” is missing"),
        ('known = "general-knowledge"', "", "how the date is known"),
        ('calendar = "Julian"', 'calendar = "Mayan"', "must be one of"),
        ("match = ", "matches = ", "did you mean “match”?"),
        ('["army", "valley"]', '"army"', "must be a list of words"),
        ('["army", "valley"]', "[]", "“match” is missing"),
        ('["army", "valley"]', '["army", 3]', "must be a list of words"),
        ('["army", "valley"]', '["-"]', "must be a list of words"),
        ('["army", "valley"]', "[[]]", "must be a list of words"),
        ('["army", "valley"]', "{ en = [] }", "must be a list of words"),
    ],
)
def test_a_faulty_event_is_damage_at_its_place_and_the_others_are_read(line: str, instead: str, message: str) -> None:
    good = VALLEY.replace("{match}", '["army", "valley"]')
    assert line in good
    text = good.replace(line, instead, 1) + good.replace("valley-1621", "other")
    events, damage = read("claims/chronology.toml", text)
    assert [event.id for event in events] == ["other"]
    assert [one.kind for one in damage] == ["chronology"]
    assert message in damage[0].message
    assert damage[0].span.of(text) == "[[event]]"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("[[event]]\nid = \n", "not valid TOML", 2),
        ("a = 1\n<<<<<<< ours\n", "merge conflict", 2),
        ("[[event]]\nid = 'a'\nname = \"a", "not valid TOML (unterminated string)", 3),
        ("a = " + "9" * 5000, "a number of too many digits", 1),
        ("x = " + "[" * 5000, "not valid TOML", 1),
        ("[[happening]]\nid = 'a'\n", "Unknown table", 1),
        ("[event]\nid = 'a'\n", "must be written as [[event]]", 1),
        ("event = 'a'\n", "must be written as [[event]]", 1),
    ],
)
def test_a_file_that_cannot_be_understood_is_damage(text: str, message: str, line: int) -> None:
    events, damage = read("claims/chronology.toml", text)
    assert events == ()
    assert message in damage[0].message
    assert text.count("\n", 0, damage[0].span.start) + 1 == line


def test_an_id_belongs_to_one_event() -> None:
    text = VALLEY.replace("{match}", '["army"]')
    events, damage = read("claims/chronology.toml", text + text)
    assert len(events) == 1
    assert "used twice" in damage[0].message
    assert damage[0].span.start > len(text)


@given(st.text(max_size=200))
def test_any_file_is_read_without_a_fault_of_ours(text: str) -> None:
    events, damage = read("claims/chronology.toml", text)
    assert events == () or damage == ()


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3))))
def test_a_fault_names_what_is_wrong(fields: dict[str, object]) -> None:
    lines = [f"{_toml(key)} = {_toml(value)}" for key, value in fields.items()]
    events, damage = read("c.toml", "[[event]]\n" + "\n".join(lines))
    assert events == ()
    assert damage[0].message


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value if not 0xD800 <= ord(letter) < 0xE000) + '"'
    return str(value)


# --- the edition's own chronology -------------------------------------------------------------------------------------


def test_the_editions_chronology_is_whole_and_says_how_it_knows() -> None:
    events, damage = read("claims/chronology.toml", OWN.read_text("utf-8"))
    assert damage == ()
    assert len(events) == sum(map(len, tomllib.loads(OWN.read_text("utf-8")).values()))
    keys = set(re.findall(r"^@\w+\{([^,]+),", (ROOT / "bib/candidates.bib").read_text("utf-8"), re.MULTILINE))
    for event in events:
        assert event.source in keys or event.known == "general-knowledge", event.id
        languages = {wording.language for wording in event.match}
        assert languages == {"kk", "ru", "en"}, event.id


def test_the_georgian_campaign_is_dated_to_months_and_no_finer() -> None:
    events, _ = read("claims/chronology.toml", OWN.read_text("utf-8"))
    dates = {event.id: event.date for event in events}
    assert dates["georgia-1921"] == "1921-02/1921-03"


@pytest.mark.parametrize(
    ("language", "claim", "found"),
    [
        ("ru", "В мае 1921 года Красная Армия вошла в Грузию.", "georgia-1921"),
        ("en", "The Red Army entered Georgia in May 1921.", "georgia-1921"),
        ("kk", "1921 жылы Қызыл Армия Грузияға кірді.", "georgia-1921"),
        ("kk", "Қазан төңкерісі 1917 жылы болды.", "october-1917"),
        ("ru", "Октябрьская революция 1917 года.", "october-1917"),
        ("en", "The October Revolution of 1917.", "october-1917"),
        ("kk", "1924 жылы съезд Конституцияны бекітті.", "constitution-1924"),
        ("ru", "Съезд утвердил Конституцию.", "constitution-1924"),
        ("kk", "1991 жылы Кеңес Одағы ыдырады.", "dissolution-1991"),
    ],
)
def test_the_editions_events_are_found_in_sentences_of_three_languages(language: str, claim: str, found: str) -> None:
    events, _ = read("claims/chronology.toml", OWN.read_text("utf-8"))
    words = Words(claim, language)
    assert [event.id for event in events if event.kind == "event" and speaks_of(words, event)] == [found]


def test_the_list_needs_no_text_and_says_what_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/chronology.toml").write_text(VALLEY.replace("{match}", '["army"]') + '[[event]]\nid = "x"\n')
    done = run("chronology", "list", cwd=tmp_path)
    assert (done.code, "valley-1621" in done.out, "“name” is missing" in done.err) == (2, True, True)


def test_the_list_of_nothing_is_nothing_to_read(tmp_path: Path) -> None:
    assert run("chronology", "list", cwd=tmp_path).code == 4


@pytest.mark.parametrize(
    ("chronology", "said"),
    [
        (None, "there is no chronology (claims/chronology.toml)"),
        ("[[event]]\n", "claims/chronology.toml has no event that can be used"),
        (VALLEY.replace("{match}", '["army"]'), ""),
    ],
)
def test_the_check_says_when_there_is_nothing_to_compare_with(
    tmp_path: Path, chronology: str | None, said: str
) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/essay.md").write_text("In 1712 the mill burned down.\n")
    if chronology is not None:
        (tmp_path / "claims/chronology.toml").write_text(chronology)
    done = run("chronology", "check", cwd=tmp_path)
    assert done.code == (0 if chronology != "[[event]]\n" else 1)
    assert said in done.err
    assert ("compared with each other" in done.err) == bool(said)
