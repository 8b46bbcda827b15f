"""The SRC rules: their pages' examples, and good and bad cases in Kazakh, Russian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import check, edition
from devisu.rules import sources, sources_ties, sources_use
from devisu.rules.page import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from devisu.dossier import Dossier
    from devisu.findings import Hit

RULE = {rule.code: rule for rule in (*sources.RULES, *sources_ties.RULES, *sources_use.RULES)}


def dossier_of(folder: Path, files: Mapping[str, str]) -> Dossier:
    """The dossier of an edition with these files."""
    for name, text in {"devisu.toml": 'texts = ["essay.md"]\nlanguage = "en"\n', **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check.gather(edition.read([], start=folder))


@pytest.mark.parametrize("code", sorted(RULE))
def test_the_examples_of_a_page_are_true(code: str, tmp_path: Path) -> None:
    page = parse(RULE[code])
    assert page.bad
    assert page.good
    for number, files in enumerate(page.bad):
        hits = [*RULE[code].check(dossier_of(tmp_path / f"bad{number}", files))]
        assert hits, files
    for number, files in enumerate(page.good):
        assert not [*RULE[code].check(dossier_of(tmp_path / f"good{number}", files))], files


def test_all_fourteen_are_there() -> None:
    assert sorted(RULE) == [f"SRC{number:03}" for number in range(1, 15)]
