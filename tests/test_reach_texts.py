"""How far citations reach in short texts, sentence by sentence: ``data/reach.txt``, written before it was run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from devisu import check, edition, link

_HEAD = re.compile(r"== (?P<language>\w\w)(?: (?P<profile>\w+))?: (?P<about>.+)")


@dataclass(frozen=True, slots=True)
class Told:
    """A short text with what is expected of each sentence."""

    language: str
    profile: str
    about: str
    text: str
    expected: tuple[str, ...]


def read() -> list[Told]:
    """The texts of the file."""
    lines = (Path(__file__).parent / "data" / "reach.txt").read_text("utf-8").split("\n")
    found, heads = [], [number for number, line in enumerate(lines) if line.startswith("==")]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        head = _HEAD.fullmatch(lines[start])
        assert head is not None
        rows = [line.partition(" | ") if " | " in line else ("", "", line) for line in lines[start + 1 : end]]
        text = re.sub(r"(?<=\S)\n(?=\S)", " ", "\n".join(words for _, _, words in rows))
        expected = tuple(level for level, bar, _ in rows if bar)
        found.append(Told(head["language"], head["profile"] or "standard", head["about"], text.strip(), expected))
    return found


@pytest.mark.parametrize("told", read(), ids=lambda one: f"{one.language} {one.about}")
def test_each_sentence_has_the_level_expected(told: Told, tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text(f"{told.text}\n", "utf-8")
    (tmp_path / "devisu.toml").write_text(
        f'texts = ["essay.md"]\nlanguage = "{told.language}"\nprofile = "{told.profile}"\n', "utf-8"
    )
    made = check.examine((made := edition.read([], start=tmp_path)).texts[0], made, link.Holdings(made.library))
    claims = [claim for claim in made.claims if made.document.blocks[claim.sentence.block].kind == "paragraph"]
    found = [_shown(made.support[claim.id].level, made.support[claim.id].why) for claim in claims]
    assert tuple(found) == told.expected


def _shown(level: str, why: str) -> str:
    counted = re.search(r"(\d+) assertions, (\d+) marker", why)
    mid = " mid" if "mid-sentence" in why else ""
    return level + mid + (f" {counted[1]}:{counted[2]}" if counted else "")
