"""Nothing outside the edition is opened because a file of the edition names it (FAULTS 28-30, 50)."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from command import BIB, ESSAY, edition, lay, run

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "The secret of the valley was told to nobody in the year 1712.\n"
links = pytest.mark.skipif(os.name == "nt", reason="links want a privilege there")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition, and beside it a folder that is none of its business."""
    lay(tmp_path / "outside", {"secret.md": SECRET, "secret.bib": BIB.replace("The Mill", "Secret"), "secret.toml": ""})
    return edition(tmp_path / "edition")


@pytest.mark.parametrize("key", ["texts", "bibliography", "candidates", "sources", "chronology"])
@pytest.mark.parametrize(
    "path", ["../outside/secret.md", "/etc/hostname", "claims/../../outside/*", "C:/x", "a\\\\b", "~/x", ""]
)
def test_a_setting_that_leaves_the_edition_is_refused_at_its_line(root: Path, key: str, path: str) -> None:
    lay(root, {"devisu.toml": f'language = "en"\n{key} = "{path}"\n'})
    done = run("check", cwd=root)
    assert done.code == 2
    assert done.lines[0].startswith(f"devisu: devisu.toml:2: the setting “{key}” names ")
    assert done.out == ""


@pytest.mark.parametrize("path", ["claims/../bib/references.bib", "./bib/references.bib", "bib//references.bib"])
def test_a_path_that_stays_inside_is_taken(root: Path, path: str) -> None:
    lay(root, {"devisu.toml": f'bibliography = "{path}"\n'})
    assert "CIT001" not in run("check", "--format", "concise", cwd=root).out


@links
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("claims/other.md", "secret.md"),
        ("claims", "."),
        ("bib/references.bib", "secret.bib"),
        ("bib/candidates.bib", "secret.bib"),
        ("claims/essay.toml", "secret.toml"),
        ("claims/chronology.toml", "secret.toml"),
        ("bib/sources/other.md", "secret.md"),
        ("bib/sources/doe1990.toml", "secret.toml"),
    ],
)
def test_a_link_out_of_the_edition_is_not_followed(root: Path, link: str, target: str) -> None:
    path = root / link
    if path.is_dir():
        path.rename(root / "elsewhere")
    path.unlink(missing_ok=True)
    path.symlink_to(root.parent / "outside" / target)
    done = run("check", "--format", "concise", cwd=root)
    assert done.code in (1, 2)
    assert "out of the edition" in done.out + done.err
    for words in (["check"], ["audit"], ["bib", "export"], ["sources", "list"], ["claims", "list"]):
        assert "ecret of" not in run(*words, cwd=root).out


@links
def test_a_link_inside_the_edition_is_followed(root: Path) -> None:
    (root / "bib/references.bib").rename(root / "works.bib")
    (root / "bib/references.bib").symlink_to("../works.bib")
    assert "CIT001" not in run("check", "--format", "concise", cwd=root).out


@links
def test_a_register_is_not_written_through_a_link_out_of_the_edition(root: Path) -> None:
    (root / "claims/essay.toml").symlink_to(root.parent / "outside" / "new.toml")
    before = sorted((root.parent / "outside").iterdir())
    for words in (["claims", "sync"], ["claims", "judge", "c001", "--verdict", "partly", "--by", "J. Doe"]):
        assert run(*words, cwd=root).code == 2
    assert sorted((root.parent / "outside").iterdir()) == before


@links
def test_a_link_is_not_written_over(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.md": ESSAY, "kept.txt": "kept"})
    (tmp_path / "report.txt").symlink_to("kept.txt")
    assert run("check", "essay.md", "--output", "report.txt", cwd=tmp_path).code == 2
    assert (tmp_path / "kept.txt").read_text("utf-8") == "kept"


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "C:\\x.pdf", "scan.pdf;../../x.pdf"])
def test_a_file_field_that_leaves_the_edition_is_reported_with_key_and_line(root: Path, path: str) -> None:
    lay(root, {"bib/references.bib": f"% made up\n{BIB.rstrip()[:-1]}, file = {{{path}}}}}\n"})
    done = run("check", "--format", "concise", cwd=root)
    assert done.code == 1
    assert any(line.startswith("bib/references.bib:2:") and "EDN004" in line for line in done.out.split("\n"))
    assert "doe1990" in done.out


@pytest.mark.parametrize("name", ["../../outside/secret.bib", "/nowhere/else.bib", "../../../x.bib"])
def test_the_front_matter_of_a_text_opens_nothing_outside(root: Path, name: str) -> None:
    lay(root, {"claims/essay.md": f"---\ntitle: X\nbibliography: [refs.bib, {name}]\n---\n\n{ESSAY}"})
    done = run("check", "--format", "concise", cwd=root)
    assert done.code == 1
    assert "claims/essay.md:3:26: EDN004" in done.out
    assert "Secret" not in run("bib", "export", cwd=root).out


def test_a_bibliography_that_the_front_matter_names_inside_is_read(tmp_path: Path) -> None:
    text = "---\nbibliography:\n  - ../works.bib\n---\n\nThe mill was sold [@doe1990, p. 3].\n"
    lay(tmp_path, {"chapters/one.md": text, "works.bib": BIB, "other.bib": "@book{roe"})
    assert run("check", "chapters/one.md", cwd=tmp_path).code == 0


def test_bare_texts_of_two_folders_have_the_bibliographies_beside_them(tmp_path: Path) -> None:
    lay(tmp_path, {"a/one.md": "The mill was sold [@doe1990, p. 3].\n", "a/x.bib": BIB, "here/keep.txt": ""})
    lay(tmp_path, {"b/two.md": "It rained [@roe1991, p. 3].\n", "b/y.bib": BIB.replace("doe1990", "roe1991")})
    for cwd, words in ((tmp_path, ["a/one.md", "b/two.md"]), (tmp_path / "here", ["../a/one.md", "../b/two.md"])):
        done = run("check", *words, "--format", "concise", cwd=cwd)
        assert (done.code, done.err) == (0, "")


def test_a_text_outside_the_edition_that_a_person_names_is_read(root: Path) -> None:
    done = run("check", "claims/essay.md", "../outside/secret.md", "--format", "json", cwd=root)
    assert done.code == 0
    assert [one["path"] for one in json.loads(done.out)["documents"]] == ["claims/essay.md", "../outside/secret.md"]


def test_nothing_is_imported_from_the_folder_of_the_texts(tmp_path: Path) -> None:
    evil = "raise SystemExit('imported')\n"
    names = ["typer", "rich", "tomllib", "conftest", "latin"]
    lay(tmp_path, {"essay.md": ESSAY, **{f"{name}.py": evil for name in names}})
    lay(tmp_path, {"evil-1.0.dist-info/entry_points.txt": "[devisu.rules]\nevil = latin:RULES\n"})
    lay(tmp_path, {"evil-1.0.dist-info/METADATA": "Name: evil\nVersion: 1.0\n"})
    assert run("check", "essay.md", "--format", "concise", cwd=tmp_path).code == 1
    lay(tmp_path, {"devisu.toml": 'plugins = ["evil"]\n'})
    done = run("check", "essay.md", cwd=tmp_path)
    assert done.code == 2
    assert "no installed package offers" in done.err
