"""The example edition says what is known and nothing more."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "f7b278992b5c8b2c89e1ffa9aecee1ee7abf1da90ddb645b8edecc1d614e84ff"

_ENTRY = re.compile(r"^@(\w+)\{([^,\s]+),\n(.*?)^\}$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^  ([\w-]+) *= \{(.*?)\},$", re.DOTALL | re.MULTILINE)


def fields_of(name: str) -> dict[str, dict[str, str]]:
    """The entries of one of our own .bib files, which keep to one layout: key -> field -> value on one line."""
    text = (ROOT / "bib" / name).read_text("utf-8")
    return {
        key: {"@": kind, **{field: " ".join(value.split()) for field, value in _FIELD.findall(body)}}
        for kind, key, body in _ENTRY.findall(text)
    }


REFERENCES = fields_of("references.bib")
CANDIDATES = fields_of("candidates.bib")
each_candidate = pytest.mark.parametrize("key", sorted(CANDIDATES))


def test_the_article_is_as_it_was_given() -> None:
    assert hashlib.sha256((ROOT / "claims/ussr-lessons.txt").read_bytes()).hexdigest() == ARTICLE


@pytest.mark.parametrize("name", ["references.bib", "candidates.bib"])
def test_every_entry_was_read(name: str) -> None:
    text = (ROOT / "bib" / name).read_text("utf-8")
    assert len(fields_of(name)) == len(re.findall(r"^@", text, re.MULTILINE))


def test_there_are_26_references_and_none_is_identified() -> None:
    assert list(REFERENCES) == [f"ref-{number:02}" for number in range(1, 27)]
    for number, fields in enumerate(REFERENCES.values(), 1):
        assert set(fields) == {"@", "note", "x-identified", "x-evidence"}
        assert fields["@"] == "misc"
        assert fields["x-identified"] == "unidentified"
        assert f"marker [{number}] " in fields["x-evidence"]


@each_candidate
def test_a_candidate_says_what_it_is_for_and_how_it_is_known(key: str) -> None:
    fields = CANDIDATES[key]
    assert fields["x-identified"] == "candidate"
    assert set(fields["x-candidate-for"].split(", ")) <= set(REFERENCES)
    assert fields["x-described"] in {"citation", "catalogue", "general-knowledge"}
    assert re.search(r"\b(seen|looked for)\b", fields["x-evidence"], re.IGNORECASE)


@each_candidate
def test_what_is_only_remembered_has_no_fields_of_its_own(key: str) -> None:
    fields = CANDIDATES[key]
    if fields["x-described"] == "general-knowledge":
        assert "not seen" in fields["x-evidence"]
        assert not set(fields) & {"date", "publisher", "location", "pages", "pagetotal", "editor", "isbn", "doi", "url"}


def test_eight_references_have_no_candidate() -> None:
    proposed = {key for fields in CANDIDATES.values() for key in fields["x-candidate-for"].split(", ")}
    assert [int(key[4:]) for key in REFERENCES if key not in proposed] == [4, 5, 8, 9, 10, 23, 24, 25]


def test_only_the_pages_of_the_one_journal_article_were_seen() -> None:
    assert [key for key, fields in CANDIDATES.items() if "pages" in fields] == ["bochkareva2018"]


def test_the_remembered_sentence_stands_in_one_place_only() -> None:
    holders = [
        path.relative_to(ROOT).as_posix()
        for folder in ("bib", "claims")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and "looked upon" in path.read_text("utf-8")
    ]
    assert holders == ["bib/candidates.bib"]
    fields = CANDIDATES["pipes1954"]
    assert "looked upon" in fields.pop("x-evidence")
    assert not any("looked upon" in value for value in fields.values())


def test_there_is_one_record_and_its_sidecar_owns_that_it_is_second_hand() -> None:
    folder = ROOT / "bib/sources"
    assert sorted(path.name for path in folder.iterdir()) == ["stalin1922-nep.md", "stalin1922-nep.toml"]
    sidecar = tomllib.loads((folder / "stalin1922-nep.toml").read_text("utf-8"))
    assert sidecar["entry"] in CANDIDATES
    assert sidecar["extent"] == "excerpt"
    assert sidecar["checked"] == "no"
    assert sidecar["language"] == "ru"
    assert "second hand" in sidecar["seen-in"]
    assert "Оборотная сторона НЭПа" in sidecar["seen-in"]


def test_the_record_keeps_the_ellipses_of_the_book() -> None:
    words = (ROOT / "bib/sources/stalin1922-nep.md").read_text("utf-8")
    assert words.count("…") == 3
    assert words.count("..") == 1
    assert "игру.., требуя" in words
    assert "чистую монету" not in words, "remembered words do not belong into a record"


def test_the_licence_and_the_notice_are_there() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    notice = " ".join((ROOT / "NOTICE").read_text("utf-8").split())
    assert "In this copy the list of references" in notice
    assert "not under the licence of this repository" in notice
    assert "The author and the place of first publication are not known to us" in notice
