"""Files read, refused, written and locked: with real files, real processes, real kills."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.errors import InputError, WriteError
from devisu.files import decode, inside, locked, read_bytes, read_text, write

RUSSIAN = "Мельница в Карске.\nПри закрытии её весной 1931 года рабочие молчали [1].\n"
KAZAKH = "Қарскідегі диірмен жабылды, жұмысшылар қала бойынша үнсіз қалды.\n"
GERMAN = "Die Mühle wurde geschlossen; niemand hörte zu, als der Müller für die Bauern sprach.\n"


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding", "line", "offset"),
    [
        (RUSSIAN, "cp1251", 1, 0),
        (RUSSIAN, "koi8-r", 1, 0),
        (RUSSIAN, "cp866", 1, 0),
        (RUSSIAN, "iso8859-5", 1, 0),
        (RUSSIAN, "utf-16", 1, 0),
        (RUSSIAN.upper(), "cp1251", 1, 0),
        (RUSSIAN.upper(), "koi8-r", 1, 0),
        (KAZAKH, "kz1048", 1, 0),
        (GERMAN, "cp1252", 1, 5),
        ("one\r\ntwo\rthree\n" + RUSSIAN, "cp1251", 4, 15),
        ("one\n" * 9 + RUSSIAN, "koi8-r", 10, 36),
    ],
)
def test_other_encodings_are_refused_with_line_byte_and_guess(text: str, encoding: str, line: int, offset: int) -> None:
    with pytest.raises(InputError) as caught:
        decode(text.encode(encoding), "essay.txt")
    error = caught.value
    assert (error.path, error.line) == ("essay.txt", line)
    assert f"offset {offset} is not UTF-8" in error.message
    assert f"--encoding {encoding}" in error.message
    assert decode(text.encode(encoding), "essay.txt", encoding) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, "plain words in English.\n"])
def test_wide_characters_without_a_mark_are_not_taken_for_utf8(text: str, encoding: str) -> None:
    with pytest.raises(InputError, match=f"--encoding {encoding}"):
        decode(text.encode(encoding), "essay.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00\x00\x00\xff\xff", "a DOCX"),
        (b"\x89PNG\r\n\x1a\n\x00", "an image"),
        (b"ab\x00\xff\xfe\x00\x80 some words \x00\x01", "a binary file"),
        (b"\xff \x81\xfe", "save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode(data, "essay.txt")


@pytest.mark.parametrize(
    "text", ["", "one\r\ntwo\rthree\n\n", "NUL \x00 and ESC \x1b[2J stay", "\u2028 is no line end", KAZAKH]
)
def test_text_comes_as_it_stands_without_its_mark(text: str) -> None:
    assert decode(text.encode(), "essay.txt") == text
    assert decode(b"\xef\xbb\xbf" + text.encode(), "essay.txt") == text
    assert decode(text.encode("utf-8-sig"), "essay.txt", "utf-8") == text


def test_only_one_mark_is_taken_away() -> None:
    assert decode("\ufeff\ufeffwords".encode(), "essay.txt") == "\ufeffwords"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("klingon", "there is no encoding"),
        ("hex", "there is no encoding"),
        ("a\0b", "there is no encoding|not a"),
        ("utf-16", "is not utf-16"),
        ("ascii", "offset 0 is not ascii"),
    ],
)
def test_a_wrong_encoding_is_a_sentence(encoding: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decode("Ё".encode() + b"!", "essay.txt", encoding)


def outcome(data: bytes, encoding: str | None) -> str | InputError:
    try:
        return decode(data, "essay.txt", encoding)
    except InputError as error:
        return error


@given(st.binary(max_size=200), st.sampled_from([None, "cp1251", "utf-16", "kz1048", "utf-32"]))
def test_any_bytes_are_text_or_one_sentence(data: bytes, encoding: str | None) -> None:
    result = outcome(data, encoding)
    if isinstance(result, InputError):
        assert "\n" not in result.message
        assert result.line is None or result.line >= 1
    else:
        assert data.decode(encoding or "utf-8") in (result, "\ufeff" + result)


def test_missing_folder_pipe_device_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path, words in (
        (tmp_path / "nowhere.txt", "no such file"),
        (tmp_path, "a folder"),
        (tmp_path / "pipe", "a pipe"),
        (Path("/dev/zero"), "a device"),
        (tmp_path / "loop", "cannot be read"),
        (tmp_path / ("long" * 100), "cannot be read"),
        (tmp_path / "a\0b", "not a name"),
        (tmp_path / "file" / "below", "no such file"),
    ):
        with pytest.raises(InputError, match=words) as caught:
            read_bytes(path, "shown.txt")
        assert caught.value.path == "shown.txt"


def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to root")
    (tmp_path / "secret.txt").touch(mode=0)
    with pytest.raises(InputError, match="permission"):
        read_bytes(tmp_path / "secret.txt", "secret.txt")


def test_a_file_beyond_the_limit_is_refused_and_the_limit_named(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 11)
    assert read_bytes(path, "big.txt", 11) == b"x" * 11
    with pytest.raises(InputError, match="10 bytes"):
        read_bytes(path, "big.txt", 10)
    with path.open("wb") as file:
        file.truncate(257 * 1024 * 1024)  # a hole: takes no room on the disk
    with pytest.raises(InputError, match="256 MB"):
        read_text(path, "big.txt")


# --- paths ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "relative",
    [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "C:\\x",
        "C:/x",
        "a\\b",
        "",
        "out/passwd",
        "out",
        "loop/x",
        "a\0b",
        "..",
    ],
)
def test_paths_that_leave_the_edition_are_refused(tmp_path: Path, relative: str) -> None:
    root = tmp_path / "edition"
    root.mkdir()
    (root / "out").symlink_to("/etc")
    (root / "loop").symlink_to("loop")
    with pytest.raises(InputError):
        inside(root, relative)


@pytest.mark.parametrize(
    "relative", ["essay.txt", "bib/../essay.txt", "link.txt", "new/file.txt", "Қарскі.txt", "a..b"]
)
def test_paths_inside_are_resolved(tmp_path: Path, relative: str) -> None:
    (tmp_path / "essay.txt").touch()
    (tmp_path / "link.txt").symlink_to("essay.txt")
    found = inside(tmp_path, relative)
    assert found.is_relative_to(tmp_path.resolve())
    assert found == (tmp_path / relative).resolve()


# --- writing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", ["", "one\r\ntwo\rthree\n", KAZAKH, "\ufeffmark"])
def test_what_is_written_is_what_is_read(tmp_path: Path, data: str) -> None:
    path = tmp_path / "essay.txt"
    for _ in range(2):
        write(path, data, root=tmp_path)
        assert path.read_bytes() == data.encode()
    assert [one.name for one in tmp_path.iterdir()] == ["essay.txt"]


def test_mode_is_kept_and_a_new_file_has_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.touch()
    path.chmod(0o640)
    write(path, "words", root=tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    usual = tmp_path / "usual"
    usual.touch()
    write(tmp_path / "new.txt", "words", root=None)
    assert (tmp_path / "new.txt").stat().st_mode == usual.stat().st_mode


def test_links_are_written_through_only_inside(tmp_path: Path) -> None:
    root = tmp_path / "edition"
    root.mkdir()
    (root / "real.txt").write_text("old")
    (tmp_path / "outside.txt").write_text("old")
    (root / "link.txt").symlink_to("real.txt")
    (root / "out.txt").symlink_to(tmp_path / "outside.txt")
    (root / "folder").symlink_to(tmp_path)
    write(root / "link.txt", "new", root=root)
    assert (root / "link.txt").is_symlink()
    assert (root / "real.txt").read_text() == "new"
    for path in (root / "out.txt", root / "folder" / "outside.txt", root / ".." / "outside.txt"):
        with pytest.raises(WriteError, match="outside"):
            write(path, "new", root=root)
    with pytest.raises(WriteError, match="symbolic link"):
        write(root / "link.txt", "newer", root=None)
    assert (tmp_path / "outside.txt").read_text() == "old"
    assert (root / "real.txt").read_text() == "new"


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, data, words in (
        (tmp_path, "x", "not a regular file"),
        (tmp_path / "pipe", "x", "not a regular file"),
        (tmp_path / "no" / "folder.txt", "x", "still stands"),
        (tmp_path / "essay.txt", "lone \ud800", "UTF-8"),
    ):
        with pytest.raises(WriteError, match=words):
            write(path, data, root=tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["pipe"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        with pytest.raises(WriteError, match="still stands"):
            write(path, "new" * 100_000, root=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("essay.txt", "old")]


def test_a_full_file_system_leaves_the_old_file(tmp_path: Path) -> None:
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        path = tmp_path / "essay.txt"
        path.write_text("old" * 10_000)
        with pytest.raises(WriteError, match="no space left"):
            write(path, "new" * 20_000, root=tmp_path)
        assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("essay.txt", "old" * 10_000)]
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_forgotten_temporary_files_are_swept_and_others_left(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    write(tmp_path / "essay.txt", "words", root=tmp_path)
    from devisu.files.writing import _host

    stale = tmp_path / f".devisu-{_host()}-{int(ended.stdout)}-0123abcd.tmp"
    alive = tmp_path / f".devisu-{_host()}-{os.getpid()}-0123abcd.tmp"
    elsewhere = tmp_path / ".devisu-00000000-1-0123abcd.tmp"
    forgotten = tmp_path / ".devisu-00000000-2-0123abcd.tmp"
    foreign = tmp_path / ".devisu-notes.tmp"
    for path in (stale, alive, elsewhere, forgotten, foreign):
        path.touch()
    os.utime(forgotten, (0, 0))
    write(tmp_path / "essay.txt", "words", root=tmp_path)
    assert {path for path in (stale, alive, elsewhere, forgotten, foreign) if path.exists()} == {
        alive,
        elsewhere,
        foreign,
    }


WRITER = """
import sys
from pathlib import Path
from devisu.files import write
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in "ab":
        write(path, letter * 400_000, root=None)
"""


def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("a" * 400_000)
    for kill in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(0.004 + 0.0037 * kill)
            process.send_signal(signal.SIGKILL)
        data = path.read_text()
        assert len(data) == 400_000
        assert len(set(data)) == 1
    write(path, "after", root=None)
    assert [one.name for one in tmp_path.iterdir()] == ["essay.txt"]


# --- locking ----------------------------------------------------------------------------------------------------------

APPENDER = """
import sys
from pathlib import Path
from devisu.files import locked, read_text, write
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(100):
    with locked(path, wait=60):
        write(path, read_text(path, "x") + f"{name}{number}\\n", root=None)
"""


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "essay.toml"
    path.touch()
    with contextlib.ExitStack() as stack:
        writers = [stack.enter_context(subprocess.Popen([sys.executable, "-c", APPENDER, path, name])) for name in "ab"]
    assert [one.returncode for one in writers] == [0, 0]
    lines = path.read_text().splitlines()
    assert sorted(lines) == sorted(f"{name}{number}" for name in "ab" for number in range(100))
    assert [one.name for one in tmp_path.iterdir()] == ["essay.toml"]


def test_the_second_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "essay.toml"
    with locked(path), pytest.raises(WriteError, match=f"process {os.getpid()} on "), locked(path, wait=0.05):
        pytest.fail("two hold the lock")
    with locked(path, wait=0):
        assert (tmp_path / ".essay.toml.lock").exists()
    assert not list(tmp_path.iterdir())


def test_a_lock_whose_holder_was_killed_is_free(tmp_path: Path) -> None:
    path = tmp_path / "essay.toml"
    script = f"import time; from pathlib import Path; from devisu.files import locked\nwith locked(Path({str(path)!r})): print(1, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(WriteError, match=f"process {process.pid} on "), locked(path, wait=0):
            pytest.fail("two hold the lock")
        process.kill()
        process.wait()
        with locked(path, wait=0):
            pass


def test_the_lock_is_freed_when_the_edit_fails(tmp_path: Path) -> None:
    path = tmp_path / "essay.toml"
    with pytest.raises(ZeroDivisionError), locked(path):
        raise ZeroDivisionError
    with locked(path, wait=0):
        pass


def test_no_lock_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be locked"), locked(tmp_path / "no" / "essay.toml", wait=0):
        pytest.fail("there is no such folder")
