"""Registers brought up to date with their texts, by edits at places."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import lay, run
from devisu.errors import InputError
from devisu.register import judged, read
from registers import (
    COMMENTED,
    ESSAY,
    JUDGEMENT,
    REGISTER,
    anchored,
    registered,
    sync,
    tables,
    words_by_id,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_register_holds_every_claim() -> None:
    data = tomllib.loads(REGISTER)
    assert (data["schema"], data["text"]) == (1, "essay.txt")
    assert [claim["id"] for claim in data["claim"]] == [f"c{number:03}" for number in range(1, 8)]
    first, second = data["claim"][:2]
    assert list(first) == ["id", "exact", "prefix", "suffix", "position"]
    assert (first["prefix"], first["position"]) == ("", 0)
    assert second["prefix"] + second["exact"] + second["suffix"] in " ".join(ESSAY.split())
    assert "\n\n[[claim]]\nid" in REGISTER


CHANGES = {
    "nothing": lambda text: text,
    "other line breaks": lambda text: text.replace(" ", "\n"),
    "a beginning": lambda text: "A new beginning. And one more.\n\n" + text,
    "an end": lambda text: text + "A new end. And one more.\n",
    "a middle": lambda text: text.replace("In May", "Something new here. In May"),
    "one less": lambda text: text.replace("The harvest failed.", ""),
    "a word": lambda text: text.replace("was closed", "was shut"),
    "all doubled": lambda text: f"An opening. {text}{text}",
    "nothing left": lambda text: "",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_second_sync_changes_nothing(name: str, end: str) -> None:
    text = CHANGES[name](ESSAY)
    first = sync(REGISTER.replace("\n", end), text)
    assert sync(first, text) == first
    assert first.replace("\r\n", "").count("\n") == (first.count("\n") if end == "\n" else 0)
    assert (first == REGISTER.replace("\n", end)) == (name in ("nothing", "other line breaks"))


def test_new_claims_stand_in_the_order_of_the_text_with_new_ids() -> None:
    text = CHANGES["a middle"](CHANGES["a beginning"](ESSAY))
    made = anchored(sync(REGISTER, text), text)
    order = [claim.id for claim in made.claims]
    assert order == ["c008", "c009", "c001", "c002", "c003", "c010", "c004", "c005", "c006", "c007"]
    assert [claim.id for claim in registered(sync(REGISTER, text)).claims] == order


def test_only_what_changed_is_written_anew() -> None:
    text = CHANGES["a word"](CHANGES["a beginning"](ESSAY))
    before, after = tomllib.loads(REGISTER)["claim"], tomllib.loads(sync(REGISTER, text))["claim"][2:]
    changed = [old["id"] for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ["c001", "c002"]  # its words; the words before its neighbour; no place that merely shifted
    assert after[0]["position"] == text.index("The mill")


def test_a_lost_claim_is_marked_kept_and_unmarked_when_it_comes_back() -> None:
    with_judgement = judged(REGISTER, "c007", JUDGEMENT)
    gone = sync(with_judgement, CHANGES["one less"](ESSAY))
    lost = registered(gone).claims[6]
    assert (lost.id, lost.lost, lost.judgements) == ("c007", True, (JUDGEMENT,))
    assert sync(gone, CHANGES["one less"](ESSAY) + "A new end.").count('id = "c008"') == 1
    assert sync(gone, ESSAY) == with_judgement
    commented = gone.replace("lost = true", "lost = true  # seen by B.")
    back = sync(commented, ESSAY)
    assert "lost = false  # seen by B." in back
    assert not registered(back).claims[6].lost
    assert (
        sync(sync(back, CHANGES["one less"](ESSAY)), CHANGES["one less"](ESSAY)).count("lost = true  # seen by B.") == 1
    )


def test_ids_of_lost_claims_are_not_given_again() -> None:
    gone = sync(REGISTER, CHANGES["one less"](ESSAY))
    ids = [claim.id for claim in registered(sync(gone, CHANGES["one less"](ESSAY) + "Another end.")).claims]
    assert ids == [f"c{number:03}" for number in (1, 2, 3, 4, 5, 6, 8, 7)]


def test_what_fits_two_places_is_not_registered_meanwhile() -> None:
    text = CHANGES["all doubled"](ESSAY)
    after = sync(REGISTER, text)
    twice = anchored(after, text).twice
    assert twice
    words = {claim.selector.exact for claim, _ in twice}
    assert sum(claim.selector.exact in words for claim in registered(after).claims) == len(words)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_order_unknown_keys_and_layout_survive(end: str) -> None:
    before = COMMENTED.replace("\n", end)
    after = sync(before, ESSAY)
    data = tomllib.loads(after)
    assert (data["text"], data["schema"], data["curator"]) == ("essay.txt", 1, "A. Reader")
    assert [claim["id"] for claim in data["claim"]] == ["c001", "c006", "c005", "c007", "c008", "c009", "c010"]
    assert data["claim"][0]["exact"] == "The mill at Karsk was closed in the spring of 1931."
    assert data["claim"][0]["extra"] == {"note": "[[claim]]"}
    assert data["claim"][0]["weight"] == [1, 2]
    kept = [line for line in before.splitlines() if "#" in line]
    assert [line for line in after.splitlines() if "#" in line] == [
        line.replace("'old-name.txt'", '"essay.txt"') for line in kept
    ]
    assert sync(after, ESSAY) == after
    assert words_by_id(anchored(after, ESSAY), ESSAY)["c005"].startswith("Bread")
    assert after.count("\n") == after.count(end)


def test_a_damaged_register_is_not_synced() -> None:
    twice = REGISTER.replace('"c002"', '"c001"')
    register, _ = read("essay.toml", twice)
    from devisu.register import anchor, synced
    from registers import sentences

    made = anchor(register, sentences(ESSAY), ESSAY)
    with pytest.raises(InputError, match="c001 stands twice"):
        synced(register, twice, made, ESSAY, "essay.txt")
    with pytest.raises(InputError, match="damaged"):
        synced(None, "schema = ", made, ESSAY, "essay.txt")
    with pytest.raises(InputError, match="meanwhile"):
        synced(register, "\n\n" + REGISTER, made, ESSAY, "essay.txt")


@given(tables(), st.lists(st.sampled_from(["Bread was dear", "The mill was shut", "Wool went by sea"]), max_size=5))
def test_any_register_synced_keeps_all_it_held(text: str, lines: list[str]) -> None:
    essay = " ".join(f"{line}." for line in lines)
    after = sync(text, essay)
    assert sync(after, essay) == after
    old, new = tomllib.loads(text), tomllib.loads(after)
    tables = {claim["id"]: claim for claim in new["claim"]}
    moving = {"exact", "prefix", "suffix", "position", "lost"}
    for claim in old["claim"]:
        assert {name: one for name, one in tables[claim["id"]].items() if name not in moving} == {
            name: one for name, one in claim.items() if name not in moving
        }
    assert {name: one for name, one in new.items() if name not in ("claim", "schema", "text")} == {
        name: one for name, one in old.items() if name != "claim"
    }


def test_a_text_renamed_without_its_register_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {"essay.txt": ESSAY})
    assert run("claims", "sync", "essay.txt", cwd=tmp_path).code == 0
    before = (tmp_path / "essay.toml").read_text("utf-8")
    (tmp_path / "essay.txt").rename(tmp_path / "mill.txt")
    done = run("claims", "sync", "mill.txt", cwd=tmp_path)
    assert (done.code, "rename it to mill.toml" in done.err, (tmp_path / "mill.toml").exists()) == (2, True, False)
    (tmp_path / "essay.toml").rename(tmp_path / "mill.toml")
    assert run("claims", "sync", "mill.txt", cwd=tmp_path).code == 0
    assert (tmp_path / "mill.toml").read_text("utf-8") == before.replace("essay.txt", "mill.txt")
    lay(tmp_path, {"other.txt": "Another text, of the valley alone."})
    assert run("claims", "sync", "other.txt", cwd=tmp_path).code == 0
