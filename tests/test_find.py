"""Finding words in records, and batches of quotations in a folder."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from collating import record
from devisu.errors import InputError, WriteError
from devisu.sources import find, look_for
from devisu.sources.batch import Batch, run
from devisu.sources.store import path_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST = 'Chapter.\r\n<pb n="7"/>But I, being cold, have only my lanterns;\r\nI have hung my lanterns over the frozen weir.\r\n'
SECOND = (
    "\ufeffPoe quotes it so: but I, being cold, have only my lantern. He adds that the weir was never frozen at all."
)
QUOTES = [
    {"id": "a", "text": "being cold, have only my lanterns; I have hung my lanterns", "shelf": 3},
    {"id": "b", "text": "the weir was never frozen at all"},
    {"id": 3, "text": "words that stand in neither of these two sources, I should think"},
    {"id": "d", "text": "…"},
]  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two sources, and a cache of its own."""
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "shelf"
    (folder / "deep").mkdir(parents=True)
    (folder / "first.txt").write_bytes(FIRST.encode("utf-8"))
    (folder / "deep" / "second.txt").write_bytes(SECOND.encode("utf-8"))
    (folder / "notes.toml").write_bytes(b"no = 'text'")
    return folder


def ask(tmp_path: Path, lines: list[Any], shelf: Path, **known: Any) -> tuple[Batch, list[dict[str, Any]]]:
    quotes, output = tmp_path / "quotes.jsonl", tmp_path / "out.jsonl"
    written = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    quotes.write_text("\n".join(written), encoding="utf-8")
    batch = run(quotes, shelf, output, **known)
    return batch, [json.loads(line) for line in output.read_text("utf-8").splitlines()]


def test_a_batch(tmp_path: Path, shelf: Path) -> None:
    batch, answers = ask(tmp_path, QUOTES, shelf)
    assert batch == Batch(answered=4, found=2)
    first, second, third, fourth = answers
    assert (first["id"], first["shelf"], first["source"], first["page"]) == ("a", 3, "first.txt", "7")
    assert first["verdict"] == "verbatim"
    assert FIRST[first["start"] : first["end"]] == "being cold, have only my lanterns;\r\nI have hung my lanterns"
    assert second["source"] == "deep/second.txt"
    assert SECOND.removeprefix("\ufeff")[second["start"] : second["end"]] == "the weir was never frozen at all"
    assert (third["id"], third["source"], third["verdict"], third["score"]) == (3, None, "not-found", 0)
    assert (fourth["source"], fourth["verdict"]) == (None, "not-compared")
    keys = {"id", "source", "start", "end", "score", "verdict", "flags", "page", "variants", "others"}
    assert all(keys <= set(answer) for answer in answers)


def test_other_places_and_variants(tmp_path: Path, shelf: Path) -> None:
    _, (answer,) = ask(tmp_path, [{"id": 1, "text": "But I, being cold, have only my lantern."}], shelf)
    assert answer["source"] == "deep/second.txt"
    assert [one["source"] for one in answer["others"]] == ["first.txt"]
    _, (answer,) = ask(tmp_path, [{"id": 1, "text": "I have hung my lamps over the frozen weir"}], shelf)
    assert answer["verdict"] == "altered"
    assert answer["variants"] == [{"kind": "substitution", "quotation": "lamps", "source": "lanterns", "marked": False}]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{not json", "is not JSON"),
        ("[1, 2]", "is no JSON object"),
        ("null", "is no JSON object"),
        ("{}", "has no “id” and no “text”"),
        ('{"id": 1}', "has no “text”"),
        ('{"id": 1, "text": 7}', "has a “text” that is not in quotation marks"),
        ('{"id": 1, "text": null}', "has a “text” that is not in quotation marks"),
        ('{"text": "no id"}', "has no “id”"),
        ('{"id": NaN, "text": "x"}', "is not JSON"),
        ('{"id": 1e999, "text": "x"}', "is not JSON"),
        ('{"id": 1, "text": "x", "kept": ' + "[" * 900 + "]" * 900 + "}", "nested more than 100 levels"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(
    tmp_path: Path, shelf: Path, line: str, words: str
) -> None:
    batch, answers = ask(tmp_path, [QUOTES[1], "", line, QUOTES[0]], shelf)
    assert [one["id"] for one in answers] == ["b", "a"]
    (failure,) = batch.failures
    assert failure.line == 3
    assert words in failure.message


def test_lines_that_are_not_utf8(tmp_path: Path, shelf: Path) -> None:
    quotes = tmp_path / "q.jsonl"
    quotes.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "\xff\xfe"}\n{"id": 2, "text": "the frozen weir"}\n')
    batch = run(quotes, shelf, tmp_path / "o.jsonl")
    assert batch.answered == 1
    assert [one.line for one in batch.failures] == [1]


def test_hostile_lines_come_through(tmp_path: Path, shelf: Path) -> None:
    hostile = ['\ud800 [sic] [/b] ::error:: \x1b]0;x\x07 =HYPERLINK("x") \u202e \x00', "[" * 3000, "… " * 2000]
    batch, answers = ask(tmp_path, [json.dumps({"id": n, "text": one}) for n, one in enumerate(hostile)], shelf)
    assert batch.answered == len(answers) == 3


def test_a_source_that_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, shelf: Path) -> None:
    (shelf / "bad.txt").write_bytes("ёж".encode("koi8-r"))
    batch, answers = ask(tmp_path, QUOTES, shelf)
    assert [(one.path, one.line) for one in batch.failures] == [("bad.txt", None)]
    assert "not UTF-8" in batch.failures[0].message
    assert answers[0]["source"] == "first.txt"


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path, shelf: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret words of a locked drawer in the tower", encoding="utf-8")
    (shelf / "link.txt").symlink_to(tmp_path / "secret.txt")
    _, (answer,) = ask(tmp_path, [{"id": 1, "text": "the secret words of a locked drawer"}], shelf)
    assert answer["source"] is None


def test_an_old_output_stays_if_the_batch_fails(tmp_path: Path, shelf: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("old", encoding="utf-8")
    with pytest.raises(InputError):
        run(tmp_path / "none.jsonl", shelf, output)
    quotes = tmp_path / "q.jsonl"
    quotes.write_text('{"id": 1, "text": "x"}', encoding="utf-8")
    with pytest.raises(InputError):
        run(quotes, tmp_path / "none", output)
    assert output.read_text("utf-8") == "old"
    with pytest.raises(WriteError):
        run(quotes, shelf, tmp_path / "none" / "out.jsonl")


def test_any_executor_gives_the_same_answers(tmp_path: Path, shelf: Path) -> None:
    _, here = ask(tmp_path, QUOTES, shelf)
    with ThreadPoolExecutor(3) as pool:
        _, spread = ask(tmp_path, QUOTES, shelf, executor=pool)
    _, jobs = ask(tmp_path, QUOTES, shelf, jobs=2)
    assert here == spread == jobs


def test_progress_reaches_the_end(tmp_path: Path, shelf: Path) -> None:
    told: list[tuple[int, int]] = []
    ask(tmp_path, QUOTES, shelf, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


def test_damaged_index_files_are_mended_with_one_notice(
    tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("devisu.sources.tasks.KEPT_FROM", 0)
    batch, answers = ask(tmp_path, QUOTES, shelf)
    assert batch.notices == ()
    kept = sorted((tmp_path / "cache" / "shards").iterdir())
    assert len(kept) == 2
    for path in kept:
        path.write_bytes(b"damaged")
    batch, again = ask(tmp_path, QUOTES, shelf)
    assert batch.notices == ("2 index files were damaged or of another version, and built anew",)
    assert again == answers
    assert path_of(tmp_path / "cache", "x").parent == tmp_path / "cache" / "shards"


def test_find_gives_every_place_the_best_first() -> None:
    records = [
        record("a.txt", "A grey goose. Some gray geese; a grey goose!"),
        record("b.txt", "The gray goose sleeps."),
    ]
    found = find("a grey goose", records)
    assert [(one.source, one.passage) for one in found][:2] == [("a.txt", "A grey goose"), ("a.txt", "a grey goose")]
    assert all(one.score <= 100 for one in found)
    assert find("no such words here at all", records) == ()
    assert find("…", records) == ()


def test_a_search_whose_time_is_up_names_the_records() -> None:
    records = [record("a.txt", "Some gray geese; a grey goose!"), record("b.txt", "Nothing of the kind.")]
    assert look_for("a grey goose", records).late == ()
    assert look_for("a grey goose", records, budget=-1).late == ("a.txt", "b.txt")
