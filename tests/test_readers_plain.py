"""The reader of plain text: paragraphs, scars, headings, block quotations, lists of references, pages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.readers import read

PIECES = st.sampled_from(
    [*"ab Aә.,:;[](){}<>«»“”„\"'1-–…\n\r\t#|!?", "\n\n", "..", "> ", "<pb n='3'/>", "\u00a0", "References\n", "1. "]
)
HOSTILE = st.lists(PIECES, max_size=80).map("".join)


def blocks(text: str, name: str = "made-up.txt") -> list[tuple[str, str]]:
    document = read(name, text, "en")
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One.\nTwo.", [("paragraph", "One.\nTwo.")]),
        ("One.\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One.\r\n\r\nTwo.\r\rThree.", [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three.")]),
        ("A title\n\nOne.", [("heading", "A title"), ("paragraph", "One.")]),
        ("One.\n\nno heading\n\nTwo.", [("paragraph", "One."), ("paragraph", "no heading"), ("paragraph", "Two.")]),
        ("One.\n\n> words\n> more\n\nTwo.", [("paragraph", "One."), ("quote", "words\nmore"), ("paragraph", "Two.")]),
        ("One.\n\n    set in\n\nTwo.", [("paragraph", "One."), ("quote", "set in"), ("paragraph", "Two.")]),
        ("  One.\n\n  Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("The Mills of the Valley (1790–1850)", True),
        ("Диірмен тарихы (XIX ғасырдың екінші жартысы)", True),
        ("Мельницы долины в 1861–1889 гг.", True),
        ("Алқап диірмендері 1917–1920 жж.", True),
        ("Мельницы долины в XIX в.", True),
        ("The mill was sold (Doe 1990)", False),
        ("The mill was sold (see p. 15)", False),
        ("The mill was sold (in Karsk)", False),
        ("Мельницу продали в спешке.", False),
    ],
)
def test_a_heading_may_end_in_its_years(line: str, heads: bool) -> None:
    assert blocks(f"{line}\n\nOne.")[0] == ("heading" if heads else "paragraph", line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("End [3]..Begin.", ["End [3].", "Begin."]),
        ("End. .Begin.", ["End.", "Begin."]),
        ("End..1922 began.", ["End.", "1922 began."]),
        ("End»..«Begin».", ["End».", "«Begin»."]),
        ("End..\nBegin.", ["End.", "Begin."]),
        ("End..", ["End."]),
        ("One..Two...Three.", ["One.", "Two.", "Three."]),
        ("One...Two.", ["One...Two."]),
        ("«...Words» stay.", ["«...Words» stay."]),
        ("Одно..Два. «Три...Четыре».", ["Одно.", "Два. «Три...Четыре»."]),
        ("«игра.., да» и..конец.", ["«игра.., да» и..конец."]),
        ("Что?..Так!..Вот.", ["Что?..Так!..Вот."]),
        ("from 1918..1920 on", ["from 1918..1920 on"]),
        ("one. . . two", ["one. . . two"]),
        ("an unclosed « mark..Begin.", ["an unclosed « mark.", "Begin."]),
    ],
)
def test_scars_part_paragraphs(text: str, expected: list[str]) -> None:
    assert [words for _, words in blocks(text)] == expected


@pytest.mark.parametrize(("text", "kinds"), [("«A»,.«B» end..Begin", ["slip", "glue"]), ("List:. x", ["slip"])])
def test_scars_are_told_apart(text: str, kinds: list[str]) -> None:
    assert [scar.kind for scar in read("made-up.txt", text, "en").scars] == kinds


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("Words.\n\nReferences\n\n1. Doe.\n2. Roe,\n1999.", "References", [("1", "Doe."), ("2", "Roe,\n1999.")]),
        ("Words.\n\nСписок литературы:\n[1] Доу.\n[2] Роу.", "Список литературы:", [("1", "Доу."), ("2", "Роу.")]),
        ("Words. References:\n1) Doe.\n2) Roe.", "References:", [("1", "Doe."), ("2", "Roe.")]),
        ("Сөз...Сөз..Əдебиеттер тізімі:.", "Əдебиеттер тізімі:.", []),
        (
            "Words.\n\nBibliography\n\nDoe, J. One.\n\nRoe, R. Two.",
            "Bibliography",
            [(None, "Doe, J. One."), (None, "Roe, R. Two.")],
        ),
        ("Words.\n\n5. REFERENCES\n\n1. Doe.\n\nAppendix\n\nMore words.", "5. REFERENCES", [("1", "Doe.")]),
    ],
)
def test_lists_of_references(text: str, heading: str, expected: list[tuple[str | None, str]]) -> None:
    document = read("made-up.txt", text, "ru")
    assert [block.span.of(document.text) for block in document.blocks if block.kind == "reference-heading"] == [heading]
    assert [(one.label, one.span.of(document.text)) for one in document.blocks if one.kind == "reference"] == expected


LAYOUTS = {
    "of notes": ("Раз [1].\n\nПримечания\n\n1. Доу Д. Мельница.\n2. Там же. С. 5.", "pRrr"),
    "of notes without numbers": ("Words.\n\nNotes\n\nThe mill is spelt as in the sources.", "php"),
    "of bare numbers": ("Сөз [1].\n\nӘдебиеттер тізімі\n\n1 Доу Д. Диірмен.\n2 Роу Р. Бөген. 12 том.\n12 бет.", "pRrr"),
    "under headings": ("Раз.\n\nЛитература\n\nИсточники\n\n1. ЦГА РК. Ф. 5.\n\nКниги\n\n2. Доу Д. Мельница.\n\nОб авторе\n\nДоу живёт.", "pRRrhrhp"),
    "bare, under headings": ("Раз.\n\nЛитература\n\nКниги\n\n1 Доу Д. Мельница.\n\nСтатьи\n\n2 Роу Р. Плотина.", "pRhrhr"),
    "with its twin": ("Раз.\n\nЛитература\n\n1. Доу Д. Мельница.\n2. Роу Р. Плотина.\n\nReferences (transliteration)\n\n1. Dou D. Mel'nitsa.\n2. Rou R. Plotina.", "pRrrRtt"),
    "with captions": ("Раз.\n\nРис. 1. Мельница.\n\n1-кесте. Диірмендер\n1871 12\n\nTable 2: Mills.\n\nTable 2 shows mills.", "pcccp"),
    "without a heading": ("Раз [1]. Два [2].\n\n[1] Доу Д. Мельница.\n[2] Роу Р. Плотина.", "prr"),
    "raised, without a heading": ("Раз.¹ Два.²\n\n¹ Доу Д. Мельница.\n\n² Роу Р. Плотина.", "prr"),
    "numbered paragraphs": ("[1] Мельница стояла.\n\n[2] Она сгорела.", "pp"),
    "numbers that nothing cites": ("Раз.\n\n[1] Мельница стояла.\n\n[2] Она сгорела.", "ppp"),
    "and another": ("Раз.\n\nИсточники\n\n1. Доу Д. Мельница.\n2. Роу Р. Плотина.\n\nЛитература\n\n1. Поу П. Колесо.\n2. Моу М. Долина.", "pRrrRrr"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("name", ["made-up.txt", "made-up.md"])
def test_layouts_of_lists(name: str, text: str, kinds: str) -> None:
    if name.endswith(".md"):
        under = "## " if "Литература\n\n" in text[:20] else "# "
        text = re.sub(r"(?m)^(?=(?:Источники|Книги|Статьи)$)", under, text)
        text = re.sub(r"(?m)^(?=(?:Примечания|Notes|Әдебиеттер|Литература|References|Об авторе)\b)", "# ", text)
    found = "".join({"reference-heading": "R"}.get(one.kind, one.kind[0]) for one in read(name, text, "ru").blocks)
    assert found == kinds


def test_a_section_on_sources_is_no_list() -> None:
    prose = "We read the reports of one made-up society from its beginning to its end. " * 8
    assert [kind for kind, _ in blocks(f"Words.\n\nPrimary sources\n\n{prose}\n\n{prose}")][1:] == [
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_page_breaks_leave_the_text() -> None:
    document = read("made-up.txt", 'One <pb n="48"/>two <pb ed="B" n="12v"/>three.', "en")
    assert document.text == "One two three."
    assert [(page.offset, page.number, page.edition) for page in document.pages] == [(4, "48", ""), (8, "12v", "B")]


def test_paragraphs_of_the_body_are_counted() -> None:
    document = read("made-up.txt", "A title\n\nOne.\n\n> Two.\n\nThree.\n\nReferences\n\n1. Doe.", "en")
    assert [block.number for block in document.blocks] == [0, 1, 2, 3, 0, 0]


@given(HOSTILE)
def test_every_character_stands_at_its_home(text: str) -> None:
    document = read("made-up.txt", text, "en")
    assert all(document.source.text[document.map.home(at)] == letter for at, letter in enumerate(document.text))


@given(HOSTILE)
def test_blocks_stand_in_order_and_hold_words(text: str) -> None:
    document = read("made-up.txt", text, "en")
    spans = [block.span for block in document.blocks]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(document.text).strip() for span in spans)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "# no heading", "plain"),
        ("a.md", "words", "markdown"),
        ("a.MARKDOWN", "words", "markdown"),
        ("a.qmd", "words", "markdown"),
        ("a.Rmd", "words", "markdown"),
        ("-", "words [1]", "plain"),
        ("-", "# A heading\n\nwords", "markdown"),
        ("-", "words.[^1]\n\n[^1]: Note.", "markdown"),
        ("notes", "words [@doe, p. 3]", "markdown"),
    ],
)
def test_the_suffix_chooses_the_reader(name: str, text: str, expected: str) -> None:
    assert read(name, text, "en").format == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "en"),
        ("The council was dissolved and its papers were burnt.", "en"),
        ("Совет был распущен, и его бумаги были сожжены.", "ru"),
        ("Кеңес таратылып, оның қағаздары өртелді.", "kk"),
        ("Рада була розпущена, її папери спалено.", "uk"),
        ("Млин збудували у долині. Коваленко купив цей млин, і він згорів.", "uk"),
        ("Der Rat wurde aufgelöst, und die Akten sind verbrannt.", "de"),
        ("Le conseil fut dissous et les papiers sont brûlés.", "fr"),
    ],
)
def test_the_language_is_told(text: str, expected: str) -> None:
    assert read("made-up.txt", text).language == expected


@pytest.mark.parametrize("name", ["essay.txt", "essay.md"])
@pytest.mark.parametrize("sign", [".", "", ")"], ids=["stop", "bare", "bracket"])
def test_notes_below_a_text_are_its_list(name, sign):
    text = f"Слова1. Слова2. Слова3.\n\nПримечания\n\n1{sign} Доу Д. Мельница. М., 1990. С. 4.\n2{sign} Там же. С. 6.\n"
    document = read(name, text, "ru")
    assert [block.label for block in document.blocks if block.kind == "reference"] == ["1", "2"]
