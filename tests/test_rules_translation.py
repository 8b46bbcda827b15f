"""QUO010: whose translation a quotation is, by the language that the bibliography names; all texts are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import lay
from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "en": "Jane Doe wrote that “the mill had been sold before the valley was flooded by the river” [@doe, p. 1].",
    "ru": "Иван Рябов писал, что «мельница была продана чужаку ещё до того, как затопили долину» [@doe, с. 1].",
    "kk": "Асан Сапаров «диірмен алқапты су басқанға дейін бөтен адамға сатылған еді» деп жазды [@doe, 1 б.].",
    "de": "Johann Roth schrieb: „Die Mühle war schon verkauft, bevor das Tal überflutet wurde“ [@doe, S. 1].",
}


@pytest.mark.parametrize(
    ("language", "field", "is_asked"),
    [
        ("en", "", False),
        ("en", "langid = {english}", False),
        ("en", "langid = {australian}", False),
        ("en", "language = {en-US}", False),
        ("en", "language = {eng}", False),
        ("en", "language = {French; English}", False),
        ("en", "langid = {ngerman}", True),
        ("en", "language = {Latin}", True),
        ("ru", "language = {рус.}", False),
        ("ru", "language = {ru-RU}", False),
        ("ru", "language = {қаз.}", True),
        ("kk", "language = {Қазақ тілі}", False),
        ("kk", "langid = {russian}", True),
        ("de", "language = {Deutsch}", False),
        ("de", "langid = {naustrian}", False),
        ("de", "langid = {english}", True),
    ],
)
def test_whose_translation_it_is(language: str, field: str, is_asked: bool, tmp_path: Path) -> None:
    files = {
        "devisu.toml": f'language = "{language}"\nselect = ["ALL"]\n',
        "claims/essay.md": f"{TEXTS[language]}\n",
        "bib/references.bib": f"@book{{doe, author = {{Doe, Jane}}, title = {{The Mill}}, date = {{1990}}, {field}}}\n",
    }
    report = check.check(edition.read([], start=lay(tmp_path, files)))
    assert [one.code for one in report.findings if one.code == "QUO010"] == ["QUO010"] * is_asked


@pytest.mark.parametrize(("languages", "is_asked"), [(("en",), False), (("ru",), True), (("en", "ru"), False)])
def test_a_record_in_the_text_s_own_language_is_enough(
    languages: tuple[str, ...], is_asked: bool, tmp_path: Path
) -> None:
    files = {
        "devisu.toml": 'language = "en"\nselect = ["ALL"]\n',
        "claims/essay.md": f"{TEXTS['en']}\n",
        "bib/references.bib": "@book{doe, author = {Doe, Jane}, title = {The Mill}, date = {1990}}\n",
    }
    words = TEXTS["en"].partition("“")[2].partition("”")[0]
    for language in languages:
        files[f"bib/sources/{language}.txt"] = f"{words}.\n" if language == "en" else "Мельницу продали чужаку.\n"
        files[f"bib/sources/{language}.toml"] = f'entry = "doe"\nlanguage = "{language}"\nseen-in = "the print"\n'
    report = check.check(edition.read([], start=lay(tmp_path, files)))
    assert [one.code for one in report.findings if one.code == "QUO010"] == ["QUO010"] * is_asked
