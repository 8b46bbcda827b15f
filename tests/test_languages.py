"""The language files: known keys, clean words, and what every language must know."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from devisu import languages, stems
from devisu.extract import datewords
from devisu.languages import Language, known, load
from devisu.readers.language import script_of, tell, tell_surely

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = known()
FULL = ("en", "kk", "ru")
CSL_LABELS = {
    *("act", "appendix", "article-locator", "book", "chapter", "column", "elocation", "equation", "figure", "folio"),
    *("issue", "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo"),
    *("supplement", "table", "timestamp", "title-locator", "verse", "version", "volume"),
}
LETTERS = {"Cyrillic": re.compile(r"[Ѐ-ԯ]"), "Latin": re.compile(r"[a-zß-ɏə]")}
FOREIGN = {"ibid", "ibidem", "op", "cit", "et", "al", "references", "sic", "b", "c"}


def table(code: str) -> dict[str, object]:
    return tomllib.loads((files(languages) / f"{code}.toml").read_text("utf-8"))


def lists(value: object, name: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{name}.{key}".strip("."))
    elif isinstance(value, list) and value and isinstance(value[0], list):
        for inner in value:
            yield from lists(inner, name)
    elif isinstance(value, list):
        yield name, value


EVERY_LIST = [
    pytest.param(code, name, words, id=f"{code}-{name}") for code in CODES for name, words in lists(table(code))
]


def test_the_six_languages_are_there() -> None:
    assert set(CODES) >= {"kk", "ru", "en", "de", "fr", "uk"}


@pytest.mark.parametrize("code", CODES)
def test_every_key_is_a_field(code: str) -> None:
    allowed = {field.name.replace("_", "-") for field in fields(Language)}
    assert set(table(code)) <= allowed


@pytest.mark.parametrize("code", CODES)
def test_every_list_of_dates_is_told(code: str) -> None:
    told = set(re.findall(r"[a-z]+(?:-[a-z]+)*", datewords.__doc__ or "")) | {"summer", "autumn"}
    assert [name for name in load(code).dates if name not in told and not name[0].isdigit()] == []


def test_every_key_is_read() -> None:
    house = Path(languages.__file__).parent.parent
    code = "".join(one.read_text("utf-8") for one in house.rglob("*.py") if one.parent.name != "languages")
    unread = [one.name for one in fields(Language) if not re.search(rf"\.{one.name}\b|\"{one.name}\"", code)]
    assert unread == []
    assert [name for code_ in CODES for name in load(code_).dates if f'"{name}"' not in code and "/" not in name] == []


@pytest.mark.parametrize(("code", "name", "words"), EVERY_LIST)
def test_words_are_lower_case_trimmed_and_unique(code: str, name: str, words: list[str]) -> None:
    assert [word for word in words if word != word.lower() or word != " ".join(word.split()) or not word] == []
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(("code", "name", "words"), EVERY_LIST)
def test_no_word_mixes_scripts(code: str, name: str, words: list[str]) -> None:
    pieces = [piece for word in words for piece in re.findall(r"[^\W\d_]+", word)]
    mixed = [piece for piece in pieces if LETTERS["Latin"].search(piece) and LETTERS["Cyrillic"].search(piece)]
    assert mixed == []


@pytest.mark.parametrize(("code", "name", "words"), EVERY_LIST)
def test_words_stand_in_the_script_of_their_language(code: str, name: str, words: list[str]) -> None:
    other = LETTERS["Latin" if load(code).script == "Cyrillic" else "Cyrillic"]
    pieces = {piece for word in words for piece in re.findall(r"[^\W\d_]+", word)}
    assert {piece for piece in pieces if other.search(piece)} <= FOREIGN


@pytest.mark.parametrize(("code", "name", "words"), EVERY_LIST)
def test_stems_and_endings_are_long_enough_to_mean_something(code: str, name: str, words: list[str]) -> None:
    if name.startswith("locators"):
        return
    assert [word for word in words if word.endswith("-") and len(word.split()[-1]) < 3] == []
    assert [word for word in words if word.startswith("-") and len(word) < 2] == []


@pytest.mark.parametrize("code", CODES)
def test_the_shape_of_a_language(code: str) -> None:
    language = load(code)
    assert language.code == code
    assert len(language.months) == 12
    assert all(language.months)
    assert set(language.locators) <= CSL_LABELS
    assert {"page", "volume", "chapter", "folio", "column", "section", "note", "part", "issue", "book"} <= set(
        language.locators
    )
    assert all(word.endswith(".") for word in language.abbreviations)
    needed = ("common", "see", "quoted_in", "ibidem", "and_others", "reference_headings", "editorial", "reporting")
    needed += (
        "according",
        "called",
        "document_words",
        "bodies",
        "ranks",
        "finite",
        "question",
        "negations",
        "limiting",
    )
    assert [name for name in needed if not getattr(language, name)] == []


@pytest.mark.parametrize("code", FULL)
def test_languages_in_full_know_everything(code: str) -> None:
    language = load(code)
    # a list may be empty where the language has another means: English has no particles of speech, Russian no naming
    # behind the mark, neither Russian nor Kazakh articles
    optional = (
        {
            "en": {
                "letters",
                "particles",
                "case_endings",
                "place_endings",
                "naming",
                "surnames",
                "adjectives",
                "verbs",
                "verb_endings",
            },
            "ru": {"naming", "hearers", "genitive", "articles"},
            "kk": {"place_endings", "hearers", "owning", "articles", "verbs", "plural"},
        }[code]
        | {"attributive", "verb_final", "ordinal_dots", "capital_nouns", "capital_months", "strong"}
        | ({"numbering"} if code != "en" else set())
    )
    assert [one.name for one in fields(Language) if not getattr(language, one.name) and one.name not in optional] == []
    assert {
        "CAUSE",
        "SUPERLATIVE",
        "CERTAINTY",
        "VAGUE-ATTRIBUTION",
        "OPINION",
        "HEDGE",
        "META",
        "NORM",
        "EVENT",
        "LAW",
    } <= set(language.reasons)


@pytest.mark.parametrize("code", CODES)
def test_case_endings_are_endings_the_longest_first(code: str) -> None:
    endings = load(code).case_endings
    assert all(ending.startswith("-") for ending in endings)
    assert [len(ending) for ending in endings] == sorted(map(len, endings), reverse=True)


def test_an_unknown_language_knows_only_its_code() -> None:
    assert load("xx") == Language("xx", "xx", "")
    assert load("../pyproject") == Language("../pyproject", "../pyproject", "")


@pytest.mark.parametrize(
    ("code", "abbreviations"),
    [
        ("kk", "ж. жж. ғ. ғғ. т.б. т.с.с. б. бб. млн. қ. обл. б.з.б. ред. проф. акад."),
        ("ru", "г. гг. в. вв. др. см. с. стр. л. лл. об. ф. оп. д. тыс. млн. руб. им. проф. акад. ул. обл. губ."),
        ("en", "p. pp. vol. no. ed. eds. cf. e.g. i.e. etc. ca. c. d. b. fol. ibid. dr. mr. mrs. st. gen. col. u.s."),
        ("de", "s. bd. bl. vgl. usw. ebd. jh."),
        ("fr", "p. t. f. cf. ibid. av. vol."),
        ("uk", "р. рр. ст. с. арк. спр. див. тис."),
    ],
)
def test_abbreviations_that_must_be_known(code: str, abbreviations: str) -> None:
    assert set(abbreviations.split()) <= set(load(code).abbreviations)


@pytest.mark.parametrize(
    ("code", "field", "text", "found"),
    [
        ("kk", "particles", "«…», деп жазды ол", ["деп жазды"]),
        ("kk", "reporting", "ол атап көрсеткендей, соғыс көрсеткіші", ["атап көрсеткендей"]),
        ("kk", "according", "Әлиевтің айтуынша", ["айтуынша"]),
        ("kk", "finite", "отырған еді", ["отырған", "еді"]),
        ("kk", "document_words", "қаулысында, жарлығы, кітабында", ["қаулысында", "жарлығы", "кітабында"]),
        ("kk", "negations", "ешқашан болмады, жоқ емес", ["ешқашан", "болмады", "жоқ", "емес"]),
        ("kk", "ibidem", "Сонда, 5-б.", ["Сонда"]),
        ("ru", "reporting", "она писала, а он подчёркивал; писатель", ["писала", "подчёркивал"]),
        ("ru", "according", "По мнению историка", ["По мнению"]),
        ("ru", "quoted_in", "Цит. по: Петров", ["Цит. по"]),
        ("ru", "ibidem", "Там же. С. 5", ["Там же"]),
        ("en", "according", "According to Smith", ["According to"]),
        ("en", "ibidem", "Ibid., 34", ["Ibid."]),
        ("fr", "reporting", "comme l'écrit Dupont", ["écrit"]),
        ("uk", "according", "на думку Коваля", ["на думку"]),
    ],
)
def test_lists_find_their_words(code: str, field: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in stems.find(text, getattr(load(code), field))] == found


@pytest.mark.parametrize(
    ("code", "text"),
    [("kk", "жоғарғы орган, Жоғарғы Кеңес"), ("ru", "высший орган, Верховный Совет"), ("en", "the Supreme Court")],
)
def test_terms_are_no_superlatives(code: str, text: str) -> None:
    assert stems.find(text, load(code).reasons["SUPERLATIVE"]) == []


def test_ukrainian_is_not_taken_for_kazakh() -> None:
    assert tell("Навесні почали будувати першу греблю. Її завершили в тому ж році.") == "uk"
    assert tell("Көктемде бірінші бөгетті салуға кірісті. Оны сол жылы бітірді.") == "kk"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The miller sold the grain in the spring to a stranger from the north, and the valley was flooded.", "en"),
        ("Der Müller verkaufte das Korn und die Mühle im Frühling an einen Fremden aus dem Norden.", "de"),
        ("Le meunier vendit le blé au printemps à un étranger venu du nord, et la vallée fut inondée.", "fr"),
        ("Мельник продал зерно весной чужаку, который пришёл с севера, и долина была затоплена.", "ru"),
        ("Диірменші астықты көктемде солтүстіктен келген бейтанысқа сатты, ал алқапты су басты.", "kk"),
        ("Навесні почали будувати першу греблю. Її завершили в тому ж році.", "uk"),
        ("Il mugnaio vendette il grano in primavera a uno straniero venuto dal nord, e la valle fu allagata.", ""),
        ("Młynarz sprzedał zboże wiosną obcemu, który przybył z północy, a dolina została zalana.", ""),
        ("Ο μυλωνάς πούλησε το σιτάρι την άνοιξη σε έναν ξένο.", ""),
        ("abdc efgh pnoa cdba 1712", ""),
        ("1712", ""),
    ],
)
def test_a_language_is_told_surely_or_not_at_all(text: str, language: str) -> None:
    assert tell_surely(text) == language


@pytest.mark.parametrize(
    ("text", "script"),
    [("The mill", "Latin"), ("Мельница, mill", "Cyrillic"), ("Ο μυλωνάς", "other"), ("1712 …", "")],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert script_of(text) == script
