"""The table of defects that docs/defects.md shows: each is found at its line by its rule, and the clean file is clean."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from devisu.bibliography import merge, read
from devisu.config import Settings
from devisu.dossier import Dossier
from devisu.rules import RULES

TABLE = tomllib.loads((Path(__file__).parents[1] / "benchmarks" / "defects.toml").read_text("utf-8"))
CLEAN = TABLE["clean"]


def found(text: str) -> set[tuple[str, int]]:
    library = merge([read("x.bib", text)])
    dossier = Dossier(Settings(), (), library, (), library.damage, {one.path: one for one in library.sources})
    place = library.sources[0].place
    return {(rule.code, place(hit.span.start).line) for rule in RULES for hit in rule.check(dossier) if hit.span}


def test_the_clean_file_is_clean() -> None:
    assert found(CLEAN) == set()


@pytest.mark.parametrize("defect", TABLE["defect"], ids=lambda defect: defect["what"])
def test_each_defect_is_found_at_its_line_by_its_rule(defect: dict[str, str | int]) -> None:
    old, new = str(defect["old"]), str(defect["new"])
    assert old in CLEAN
    wounded = CLEAN.replace(old, new, 1)
    assert found(wounded) == {(defect["code"], defect["line"])}
