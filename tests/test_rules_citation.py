"""CIT rules beyond their pages: what is found in a text, and what is left alone. All works are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

    from devisu.findings import Finding

LIST = "\n\n# References\n\nDoe, Jane. 1990. *The Mill*. Karsk: Valley Press.\n\nRoe, Richard. 1991. *The Flood*. Karsk: Valley Press.\n"
NOTES = "\n\n[^1]: Doe, *The Mill*, p. 4.\n\n[^2]: Roe, *The Flood*, p. 9.\n"


def findings(folder: Path, text: str, *codes: str) -> list[Finding]:
    (folder / "essay.md").write_text(text, "utf-8")
    read = edition.read(["essay.md"], start=folder, adjust=lambda made: replace(made, select=codes, language="en"))
    return list(check.check(read).findings)


CASES = [
    (
        "CIT005",
        "It was sold (Doe 1990, 140–135)." + LIST,
        ["The pages of “(Doe 1990, 140–135)” run backwards: 140–135."],
    ),
    ("CIT005", "It was sold (Doe 1990, 321–28)." + LIST, []),
    ("CIT005", "It was sold (Doe 1990, 135–140)." + LIST, []),
    ("CIT002", "It was sold (Doe 1990, 4)." + LIST, ["1 entry of the list is never cited: Roe 1991."]),
    ("CIT002", "It was sold (Doe 1990, 4). It was flooded (Roe 1991, 5)." + LIST, []),
    ("CIT002", "It was sold (Doe 1990, 4). It was flooded (Row 1991, 5)." + LIST, []),
    ("CIT002", "It was sold in those days." + LIST, []),
    ("CIT013", "It was sold.[^1]" + NOTES, ["No mark in the text leads to the note “2”."]),
    ("CIT013", "It was sold.[^1] It was flooded.[^2]" + NOTES, []),
    ("CIT013", "It was sold.[^1] It was flooded.^[Roe, *The Flood*.]" + NOTES.partition("\n\n[^2]")[0], []),
    (
        "CIT013",
        "It was sold.[^1]" + NOTES.replace("[^2]", "[^1]"),
        ["Another note has the label “1” already: marks lead to one of them only."],
    ),
]


@pytest.mark.parametrize(("code", "text", "messages"), CASES)
def test_what_is_found_and_what_is_left_alone(code: str, text: str, messages: list[str], tmp_path: Path) -> None:
    assert [one.hit.message for one in findings(tmp_path, text, code)] == messages


def test_several_speak(tmp_path):
    bib = "@book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Press}, date = {1990}}\n"
    (tmp_path / "x.bib").write_text(bib, encoding="utf-8")
    said = "{} agreed that “the mill had been sold before the war” [@doe1990, p. 4].\n"
    cases = {"Richard Roe and John Poe": ["Richard Roe and John Poe speak, and"], "Richard Roe and Jane Doe": []}
    for who, messages in cases.items():
        (tmp_path / "essay.md").write_text(said.format(who), encoding="utf-8")
        found = check.check(edition.read(["essay.md"], start=tmp_path)).findings
        assert [
            one.hit.message[: len("Richard Roe and John Poe speak, and")] for one in found if one.code == "QUO009"
        ] == messages


def test_what_is_one_is_told_as_one(tmp_path):
    (tmp_path / "essay.md").write_text("It was sold [@doe1990].\n", encoding="utf-8")
    (only,) = [one for one in check.check(edition.read(["essay.md"], start=tmp_path)).findings if one.code == "CIT001"]
    assert only.hit.message == "No bibliography was found: 1 key leads nowhere (1 citation)."


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("p. 412", "Page 412 is cited of doe1990, which stands on pp. 11–29."),
        ("pp. 412–415", "Pages 412–415 are cited of doe1990, which stands on pp. 11–29."),
        ("pp. 12, 412", "Pages 12, 412 are cited of doe1990, which stands on pp. 11–29."),
    ],
)
def test_pages_outside_the_work_are_told_in_the_right_number(cited: str, told: str, tmp_path: Path) -> None:
    bib = "@article{doe1990, author = {Doe, Jane}, title = {The Mill}, journaltitle = {Q}, date = {1990}, pages = {11--29}}"
    (tmp_path / "x.bib").write_text(bib, encoding="utf-8")
    (only,) = findings(tmp_path, f"It was sold [@doe1990, {cited}].\n", "CIT009")
    assert only.hit.message == told
