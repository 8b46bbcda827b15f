"""The docs say what is so: every command they show runs and prints what stands there."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from docs import generate  # noqa: E402

COMMANDS = ("init", "check", "audit", "claims", "find", "sources", "bib", "chronology", "todo", "explain", "rules")


@pytest.mark.parametrize("path", generate.documents(), ids=lambda path: path.name)
def test_shown_output_is_real(path: Path):
    text = path.read_text(encoding="utf-8")
    assert generate.refreshed(text) == text, "make docs"


def test_the_reference_of_rules_is_written_from_the_rules():
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == generate.rules(), "make docs"


@pytest.mark.parametrize("path", [*generate.documents(), ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_docs(command: str):
    everything = "".join(path.read_text(encoding="utf-8") for path in generate.documents())
    assert f"devisu {command}" in everything


def test_the_readme_names_its_two_commands():
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make audit" in words
    assert "make test" in words
