"""The settings: what is taken, what is refused with which words, and where they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import lay
from devisu import config
from devisu.config import NEVER, Settings
from devisu.errors import ConfigError
from devisu.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ("", "tradition", "chicago"),
        ('texts = "essays/*.md"', "texts", ("essays/*.md",)),
        ('texts = ["a.txt", "b/**/*.md"]', "texts", ("a.txt", "b/**/*.md")),
        ('language = "KK"', "language", "kk"),
        ('language = "tlh"', "language", "tlh"),
        ('profile = "lenient"', "profile", "lenient"),
        ('fail-on = "never"', "fail_on", NEVER),
        ('fail-on = "note"', "fail_on", Severity.NOTE),
        ('severity = {QUO003 = "error"}', "severity", {"QUO003": Severity.ERROR}),
        ("shared-bibliography = true", "shared_bibliography", True),
        ('declare = {calendar = "Old Style to 1918-01-31"}', "declare", {"calendar": "Old Style to 1918-01-31"}),
        ("[thresholds]\nshare = 0.4", "thresholds", {"share": 0.4}),
        ('[per-file-ignores]\n"a/*.md" = "TXT"', "per_file_ignores", {"a/*.md": ("TXT",)}),
    ],
)
@pytest.mark.parametrize("name", ["devisu.toml", "pyproject.toml"])
def test_settings_are_taken(tmp_path: Path, name: str, written: str, key: str, value: object) -> None:
    if name == "pyproject.toml":
        written = "[tool.devisu]\n" + written.replace("\n[", "\n[tool.devisu.").replace("[t", "[tool.devisu.t", 0)
        written = written.replace("]\n[thresholds]", "]\n[tool.devisu.thresholds]")
        written = written.replace("]\n[per-file-ignores]", "]\n[tool.devisu.per-file-ignores]")
    found = config.find(lay(tmp_path, {name: written + "\n"}))
    assert getattr(found.settings, key) == value
    assert (found.path, found.root) == (tmp_path / name, tmp_path)


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ('languag = "kk"', 1, "the setting “languag” is not known; did you mean “language”?"),
        ("\n\nfrobnicate = 1", 3, "the setting “frobnicate” is not known; the settings are "),
        ('language = "Kazakh"', 1, "must be the code of a language, such as kk, ru or en, not “Kazakh”"),
        ("texts = 3", 1, "the setting “texts” must be words in quotation marks, or a list of such"),
        ('texts = "../a.md"', 1, "names “../a.md”, which is not a path inside the edition"),
        ('texts = "/etc/passwd"', 1, "which is not a path inside the edition"),
        ('bibliography = "C:\\\\works.bib"', 1, "which is not a path inside the edition"),
        ('texts = "a**/b.md"', 1, "in which ** must stand for whole folders"),
        ('sources = ""', 1, "names no file"),
        ('profile = "harsh"', 1, "must be one of strict, standard, lenient"),
        ('fail-on = "always"', 1, "must be “error”, “warning”, “note” or “never”"),
        ('severity = {QUO003 = "fatal"}', 1, "must be “error”, “warning” or “note”"),
        ("severity = 1", 1, "the setting “severity” must be a table"),
        ("shared-bibliography = 1", 1, "must be true or false"),
        ('declare = {calender = "x"}', 1, "has no “calender”; did you mean “calendar”?"),
        ("[thresholds]\nshare = nan", 1, "must be a number"),
        ("[thresholds]\nshare = true", 1, "must be a number"),
        ("[thresholds]\nshares = 1", 1, "has no “shares”; did you mean “share”?"),
        ('texts = ["a"', 1, "is not valid TOML: unclosed array; mend it"),
        ('language = "kk"\n\nx = {a = 1', 3, "is not valid TOML"),
        ("a = 1\n<<<<<<< ours\nb = 1", 2, "holds a merge conflict"),
        ("x = " + "[" * 5_000, 1, "nested too deeply"),
        ("x = 1\nb = " + "1" * 5_000, 2, "a number of too many digits"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_line(tmp_path: Path, written: str, line: int | None, said: str) -> None:
    lay(tmp_path, {"devisu.toml": written + "\n"})
    with pytest.raises(ConfigError) as caught:
        config.find(tmp_path)
    assert said in str(caught.value)
    assert (caught.value.path, caught.value.line) == ("devisu.toml", line)


def test_the_nearest_settings_count(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "devisu.toml": 'language = "ru"\n',
            "inner/pyproject.toml": '[project]\nname = "mill"\n',
            "inner/deep/a.md": "",
            "own/devisu.toml": "",
            "own/pyproject.toml": '[tool.devisu]\nlanguage = "en"\n',
            "third/pyproject.toml": "[tool.devisu]\n",
        },
    )
    assert config.find(tmp_path / "inner" / "deep").settings.language == "ru"
    assert config.find(tmp_path / "own").settings == Settings()
    assert config.find(tmp_path / "third").root == tmp_path / "third"


def test_a_project_of_another_kind_is_let_be(tmp_path: Path) -> None:
    lay(tmp_path, {"pyproject.toml": "[tool.other]\nx = [\n"})
    assert config.find(tmp_path) == config.Configuration(Settings(), None, tmp_path)
    lay(tmp_path, {"pyproject.toml": "[tool]\ndevisu = 1\n"})
    with pytest.raises(ConfigError, match="must be a table"):
        config.find(tmp_path)
