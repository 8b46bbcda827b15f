"""TXT005 and TXT007: letters in another form, letters of another encoding (FAULTS 2, 23). All words are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

    from devisu.findings import Finding

WORDS = {
    "ru": "Мельник Иван Петрович уехал в Карск, и никто его не удержал.",
    "kk": "Диірменші Ерден қалаға көшті, оны ешкім тоқтатқан жоқ.",
    "uk": "Мірошник їхав до Карська, і ніхто його не спинив.",
    "de": "Der Müller Jürgen Größe fuhr nach Köln und kam nicht zurück.",
    "fr": "Le meunier a quitté la vallée, et personne ne l’a retenu à l’été.",
    "en": "The miller wrote: “I shall go,” and he said “never”.",
}
GARBLED = [(code, encoding) for code in ("ru", "kk", "uk") for encoding in ("cp1251", "cp1252")]
GARBLED += [(code, "cp1252") for code in ("de", "fr", "en")]


def findings(folder: Path, text: str, code: str) -> list[Finding]:
    (folder / "essay.txt").write_text(text, "utf-8")
    read = edition.read(["essay.txt"], start=folder, adjust=lambda made: replace(made, select=(code,)))
    return list(check.check(read).findings)


def misread(words: str, encoding: str) -> str:
    """The words as UTF-8 that was read in another encoding; what that does not have is taken as it is."""
    return "".join(bytes((byte,)).decode(encoding, "ignore") or chr(byte) for byte in words.encode())


@pytest.mark.parametrize(("language", "encoding"), GARBLED)
def test_words_of_another_encoding_are_found_with_what_they_were(language: str, encoding: str, tmp_path: Path) -> None:
    (found,) = findings(tmp_path, misread(WORDS[language], encoding), "TXT007")
    garbled, meant = found.hit.message.split("“", 1)[1].split("” was “")
    assert misread(meant.removesuffix("”."), encoding)[:20] == garbled


@pytest.mark.parametrize("language", WORDS)
def test_words_as_they_should_be_are_left_alone(language: str, tmp_path: Path) -> None:
    assert findings(tmp_path, WORDS[language], "TXT007") == []


@pytest.mark.parametrize(
    "words",
    [
        "В СССР» жили, и «РІЧКА» РЇ, МТС» и ВУЗ».",
        "Él vivió en São Paulo; ÂNGELO, MÃE, «Ã» e Ñandú.",
        "ДТП, РЎ и ТЌ.",
        "The Ã© stands here once.",
        "`Р”РёС–СЂРјРµРЅ` in code.",
    ],
)
def test_letters_that_only_look_garbled_are_left_alone(words: str, tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text(words, "utf-8")
    read = edition.read(["essay.md"], start=tmp_path, adjust=lambda made: replace(made, select=("TXT007",)))
    assert check.check(read).findings == ()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The cafe\u0301 stood by the cafe\u0301.", 2),
        ("Петрович, сын Андреи\u0306.", 1),
        ("за\u0301мок", 0),
        ("The café stood.", 0),
    ],
)
def test_accents_apart_are_counted_and_put_together(words: str, count: int, tmp_path: Path) -> None:
    found = findings(tmp_path, words, "TXT005")
    edits = [edit for one in found if one.hit.fix for edit in one.hit.fix.edits]
    assert [len(found), len(edits)] == [min(count, 1), count]
    assert all(len(edit.text) == 1 for edit in edits)
