"""Register files edited under a lock, after re-reading, and never if they are damaged."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from devisu import register
from devisu.errors import InputError, UsageError, WriteError
from devisu.files import locked
from devisu.register import edit_file, judged, read
from registers import (
    ESSAY,
    JUDGEMENT,
    REGISTER,
    registered,
    sync,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_register_file_is_made_edited_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "essay.toml"
    assert edit_file(path, tmp_path, lambda text: sync(text, ESSAY))
    assert path.read_text("utf-8") == REGISTER
    inode = path.stat().st_ino
    assert not edit_file(path, tmp_path, lambda text: sync(text, ESSAY))
    assert path.stat().st_ino == inode
    assert edit_file(path, tmp_path, lambda text: judged(text, "c002", JUDGEMENT))
    assert registered(path.read_text("utf-8")).claims[1].judgements == (JUDGEMENT,)
    assert [one.name for one in tmp_path.iterdir()] == ["essay.toml"]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + REGISTER.encode(), REGISTER.replace("\n", "\r\n").encode()])
def test_mark_and_line_ends_of_the_file_are_kept(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "essay.toml"
    path.write_bytes(data)
    edit_file(path, tmp_path, lambda text: judged(text, "c002", JUDGEMENT))
    after = path.read_bytes()
    assert after[:20] == data[:20]
    assert after.count(b"\r\n") == (after.count(b"\n") if b"\r\n" in data else 0)


@pytest.mark.parametrize("size", [0, 400_000])
@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs"])
def test_a_conflict_is_never_written_to(tmp_path: Path, marker: str, size: int) -> None:
    path = tmp_path / "essay.toml"
    text = REGISTER.replace('id = "c002"', f'{marker}\nid = "c002"') + f"# {'x' * size}\n"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        edit_file(path, tmp_path, lambda text: judged(text, "c002", JUDGEMENT), shown="claims/essay.toml")
    assert caught.value.path == "claims/essay.toml"
    assert caught.value.line == 12
    assert marker[:7] in caught.value.message
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text + "[[claim]\n", "not valid TOML"),
        (lambda text: text + "<<<<<<< x\n", "merge conflict"),
        (lambda text: judged(text, "c999", JUDGEMENT), "no claim c999"),
    ],
)
def test_what_would_damage_the_register_is_not_written(tmp_path: Path, change: Any, words: str) -> None:
    path = tmp_path / "essay.toml"
    path.write_text(REGISTER, "utf-8")
    with pytest.raises((InputError, UsageError), match=words) as caught:
        edit_file(path, tmp_path, change, shown="essay.toml")
    assert caught.value.path == "essay.toml"
    assert path.read_text("utf-8") == REGISTER
    assert [one.name for one in tmp_path.iterdir()] == ["essay.toml"]


def test_a_register_outside_the_edition_is_not_written(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    root.mkdir()
    outside = tmp_path / "essay.toml"
    outside.write_text(REGISTER, "utf-8")
    (root / "essay.toml").symlink_to(outside)
    with pytest.raises(WriteError, match="outside"):
        edit_file(root / "essay.toml", root, lambda text: judged(text, "c001", JUDGEMENT))
    assert outside.read_text("utf-8") == REGISTER


def test_an_edit_sees_the_file_as_it_is_under_the_lock(tmp_path: Path) -> None:
    """Somebody saves the file in an editor between our first reading and our writing: both changes stay."""
    path = tmp_path / "essay.toml"
    path.write_text(REGISTER, "utf-8")
    known, _ = read("essay.toml", path.read_text("utf-8"))
    assert known is not None
    path.write_text(REGISTER.replace("schema = 1", "# by hand\nschema = 1"), "utf-8")
    edit_file(path, tmp_path, lambda text: judged(text, known.claims[0].id, JUDGEMENT))
    assert path.read_text("utf-8").startswith("# by hand\n")
    assert registered(path.read_text("utf-8")).claims[0].judgements == (JUDGEMENT,)


JUDGE = """
import sys
from pathlib import Path
from devisu.model import Judgement
from devisu.register import edit_file, judged
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(25):
    edit_file(path, path.parent, lambda text: judged(text, "c003", Judgement("partly", "person", name, None, str(number))))
"""


def test_two_people_judge_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "essay.toml"
    path.write_text(REGISTER, "utf-8")
    people = [subprocess.Popen([sys.executable, "-c", JUDGE, path, name]) for name in ("A.", "B.")]
    assert [one.wait(60) for one in people] == [0, 0]
    made = registered(path.read_text("utf-8")).claims[2].judgements
    assert sorted((one.by, int(one.words)) for one in made) == [(name, n) for name in ("A.", "B.") for n in range(25)]


def test_who_cannot_get_the_lock_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "essay.toml"
    path.write_text(REGISTER, "utf-8")
    with locked(path), pytest.raises(WriteError, match="is being written by process"), locked(path, wait=0.01):
        pytest.fail("two hold the lock")


@pytest.mark.parametrize("name", register.__all__)
def test_every_name_of_the_package_is_there(name: str) -> None:
    assert getattr(register, name) is not None
    with pytest.raises(AttributeError, match="no attribute"):
        getattr(register, name + "_")
