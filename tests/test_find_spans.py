"""The span of every answer is the passage: code points of the file as it is, but for its byte order mark."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devisu.fold import fold_letters
from devisu.sources.batch import run

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = {
    "en": "ba lo mi ter run dal ves on gri pol eth awn ock ith use",
    "ru": "ба ло ми тер рун дал вес он гри пол эт авн ок ит ус",
    "kk": "ба ло мі тер рұн дал қес өн гүі поң әт авн ғок ит ұс",
    "marks": "ba\u0301 lo\u0308 mi te\u030cr 𝔯un dal ﬁ œn gri pol e\u0301th",
}
_MARKUP = re.compile(r"<pb[^>]*>|[*_]")


@st.composite
def shelves(draw: st.DrawFn) -> tuple[str, bytes, str]:
    """The name and the bytes of a file of words of which no two are alike, and some of the words in a row."""
    syllables = SYLLABLES[draw(st.sampled_from(sorted(SYLLABLES)))].split()
    chance = draw(st.randoms(use_true_random=False))
    pool = [a + b + c for a in syllables for b in syllables for c in syllables]
    words = chance.sample(pool, 300)
    first = draw(st.integers(0, 250))
    asked = words[first : first + draw(st.integers(10, 40))]
    name = draw(st.sampled_from(["a.txt", "deep/b.TXT", "c.md"]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    gaps = [" "] * 8 + [end, f"{end}{end}", "  ", "\u00a0", ", ", ". ", ' <pb n="7"/>', f'{end}<pb n="12v"/>{end}']
    emphasis = [""] * 5 + (["*", "**", "_"] if name.endswith(".md") else [])
    text = ""
    for word in words:
        mark = chance.choice(emphasis)
        text += mark + word + mark + chance.choice(gaps)
    mark = b"\xef\xbb\xbf" if draw(st.booleans()) else b""
    return name, mark + text.encode("utf-8"), chance.choice([" ", "\n", "  "]).join(asked)


def answer(home: Path, name: str, data: bytes, words: str) -> dict[str, Any]:
    for old in home.rglob("*.*"):
        old.unlink()
    path = home / "shelf" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    (home / "q.jsonl").write_text(json.dumps({"id": 1, "text": words}), encoding="utf-8")
    run(home / "q.jsonl", home / "shelf", home / "out.jsonl")
    told: dict[str, Any] = json.loads((home / "out.jsonl").read_text("utf-8"))
    return told


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shelf=shelves())
def test_the_span_is_the_passage(tmp_path: Path, shelf: tuple[str, bytes, str]) -> None:
    name, data, words = shelf
    told = answer(tmp_path, name, data, words)
    text = data.decode("utf-8-sig")
    assert told["source"] == name
    passage = text[told["start"] : told["end"]]
    assert fold_letters(_MARKUP.sub("", passage)) == fold_letters(words)
    assert passage[0].isalnum() or passage[0] in "*_"
    assert told["score"] == 100


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shelf=shelves(), data=st.data())
def test_the_span_of_altered_words_lies_on_them(
    tmp_path: Path, shelf: tuple[str, bytes, str], data: st.DataObject
) -> None:
    """A word in the middle is another: the passage still reaches from the first of the words to the last."""
    name, content, words = shelf
    parts = words.split()
    at = data.draw(st.integers(4, len(parts) - 5))
    told = answer(tmp_path, name, content, " ".join([*parts[:at], "zzzz", *parts[at + 1 :]]))
    passage = content.decode("utf-8-sig")[told["start"] : told["end"]]
    assert fold_letters(_MARKUP.sub("", passage)) == fold_letters(words)
    assert told["verdict"] == "altered"
    assert any(one["quotation"] == "zzzz" for one in told["variants"])
