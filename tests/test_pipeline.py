"""The whole way from words to a report, over texts nobody would write."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devisu import check, edition
from devisu.console import Style
from devisu.reporters import as_json, audit, terminal

SCHEMA = json.loads((Path(__file__).parent / "data" / "report.schema.json").read_text("utf-8"))
PARTS = st.sampled_from(
    [*"«»“”„\"'’[]()^*_`#>-|\\@&;:,.!?…\n\t 1", "[1]", "[@doe1990, p. 4]", "[^1]", "\n\n", "..", "Кеңес", "əкім", "Doe",
     "в 1922 г. ", "ibid.", "[там же, с. 5]", "\u202e", "\x1b[2J", "\x00", "::error::x", "[/b]", '<pb n="2"/>', "```\n",
     "Литература\n", "References\n\n1. ", "wrote that “", "”", "\r\n", "\u0301", "𝔘", "<!-- devisu: ignore QUO001 -->"]
)  # fmt: skip


@pytest.mark.parametrize("name", ["essay.txt", "essay.md"])
@given(text=st.lists(PARTS, max_size=60).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_a_report(tmp_path, name, text):
    (tmp_path / name).write_bytes(text.encode("utf-8"))
    report = check.check(edition.read([name], start=tmp_path))
    value = json.loads(as_json.render(report, Style()))
    jsonschema.validate(value, SCHEMA)
    source = text.removeprefix("\ufeff")
    for document in value["documents"]:
        assert all(one["text"] == source[slice(*one["span"])] for one in document["claims"])
        assert all(one["text"] == source[slice(*one["span"])] for one in document["quotations"])
    for shown in (terminal.render(report, Style()), audit.render(report, Style())):
        assert not any(ord(char) < 0x20 and char != "\n" for char in shown)


def test_two_runs_give_the_same_report(tmp_path):
    (tmp_path / "essay.md").write_text("In 1712 Doe wrote: “the mill was sold” [1]. It rained [3].\n", encoding="utf-8")
    one, two = (check.check(edition.read(["essay.md"], start=tmp_path)) for _ in range(2))
    assert as_json.render(one, Style()) == as_json.render(two, Style())


def test_bad_inputs_do_not_stop_the_others(tmp_path):
    (tmp_path / "good.md").write_text("The mill was sold [1].\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes("Мельница продана [1].".encode("cp1251"))
    (tmp_path / "folder").mkdir()
    read = edition.read(["bad.txt", "folder", "nowhere.md", "good.md"], start=tmp_path)
    report = check.check(read)
    assert [text.document.path for text in report.texts] == ["good.md"]
    assert [failure.path for failure in report.failures] == ["bad.txt", "folder", "nowhere.md"]
