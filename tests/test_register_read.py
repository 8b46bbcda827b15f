"""Registers read: what is sound, what is damaged and where, what is refused."""

from __future__ import annotations

import datetime
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.model import Judgement, RegisteredClaim, Selector
from devisu.register import read, stale
from devisu.register.layout import _TOKEN, headers
from devisu.text import Source

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE = """\
# Claims of a made-up essay
schema = 1
text = "essay.txt"
curator = "A. Reader"

[references]
12 = "ref-12"
"12a" = "doe1990"

[[claim]]
id = "c001"
exact = "The mill was shut."
prefix = "a "
suffix = " b"
position = 12
colour = "red"

[[claim.judgement]]
verdict = "partly"
agent = "person"
by = "A. Reader"
on = 2026-11-22
words = "The mill was closed."
note = "see [3]"
evidence = { record = "doe1990.md", page = "49", credibility = 2 }

[[claim]]
id = "c007"
exact = "Bread was dear."
lost = true
"""


def test_a_register_is_read_whole() -> None:
    register, damage = read("claims/essay.toml", WHOLE)
    assert not damage
    assert register is not None
    assert (register.path, register.text) == ("claims/essay.toml", "essay.txt")
    assert register.references == {"12": "ref-12", "12a": "doe1990"}
    evidence = {"record": "doe1990.md", "page": "49", "credibility": 2}
    day = datetime.date(2026, 11, 22)
    judgement = Judgement("partly", "person", "A. Reader", day, "The mill was closed.", "see [3]", evidence)
    assert register.claims == (
        RegisteredClaim("c001", Selector("The mill was shut.", "a ", " b", 12), (judgement,), 10),
        RegisteredClaim("c007", Selector("Bread was dear.", "", "", 0), (), 27, lost=True),
    )


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: t + "\n\n# end", lambda t: t.rstrip()])
def test_line_ends_do_not_matter(change: Callable[[str], str]) -> None:
    register, damage = read("essay.toml", change(WHOLE))
    assert not damage
    assert register is not None
    assert [claim.line for claim in register.claims] == [10, 27]


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "[references]\n"])
def test_an_empty_register_has_no_claims(text: str) -> None:
    register, damage = read("essay.toml", text)
    assert register is not None
    assert not register.claims
    assert not damage


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('id = "c007"', '<<<<<<< HEAD\nid = "c007"', 28, "merge conflict in line 28 (“<<<<<<<”)"),
        ('id = "c007"', '=======\nid = "c007"', 28, "merge conflict in line 28 (“=======”)"),
        ('id = "c007"', '>>>>>>> theirs\nid = "c007"', 28, "merge conflict in line 28 (“>>>>>>>”)"),
        ('id = "c007"', '||||||| base\nid = "c007"', 28, "merge conflict in line 28 (“|||||||”)"),
        ('id = "c007"', 'id = "c007', 28, "not valid TOML in line 28"),
        ('id = "c007"', 'id = "c007"\nid = "c008"', 29, "not valid TOML in line 29"),
        ('by = "A. Reader"', "by = A. Reader", 21, "not valid TOML in line 21"),
        ("on = 2026-11-22", "on = 2026-13-22", 22, "not valid TOML in line 22"),
        ("position = 12", f"position = {'1' * 5000}", None, "not valid TOML"),
        ("position = 12", f"position = {'[' * 5000}", 1, "nested too deeply"),
        ("schema = 1", "schema = 2", 1, "schema 2"),
        ('[[claim]]\nid = "c001"', '[claim]\nid = "c001"', None, "not valid TOML"),
        ("lost = true\n", 'note = """', None, "not valid TOML"),
    ],
)
def test_a_damaged_register_is_refused_at_its_line(old: str, new: str, line: int | None, words: str) -> None:
    text = WHOLE.replace(old, new)
    assert text != WHOLE
    register, damage = read("claims/essay.toml", text)
    assert register is None
    assert len(damage) == 1
    assert (damage[0].kind, damage[0].path) == ("register", "claims/essay.toml")
    assert words in damage[0].message
    assert damage[0].mend
    if line is not None:
        assert Source.of("", text).place(damage[0].span.start).line == line


def test_claims_that_are_no_tables_are_refused() -> None:
    for text in ("claim = []\n[[x]]\n", 'claim = [{ id = "c001", exact = "x" }]', "claim = 3", '[claim]\nid = "c001"'):
        register, damage = read("essay.toml", text)
        assert (register is None) == bool(damage)
        assert register is None or not register.claims


@pytest.mark.parametrize(
    ("old", "new", "line", "words", "claims"),
    [
        ('id = "c001"', "id = 1", 10, "“id” is not words", ["c007"]),
        ('id = "c001"', "", 10, "lacks its id", ["c007"]),
        ('exact = "Bread was dear."', 'exact = " "', 27, "“exact”", ["c001"]),
        ('id = "c007"', 'id = "c001"', 27, "stands twice, in lines 10 and 27", ["c001"]),
        ("position = 12", "position = true", 10, "position of c001", ["c001", "c007"]),
        ('verdict = "partly"', 'verdict = "maybe"', 10, "a judgement of c001: the verdict is one of", ["c001", "c007"]),
        ('agent = "person"', 'agent = "oracle"', 10, "the agent is", ["c001", "c007"]),
        ("on = 2026-11-22", 'on = "today"', 10, "is not a day", ["c001", "c007"]),
        ('note = "see [3]"', "note = [3]", 10, "“note”", ["c001", "c007"]),
        ("[[claim.judgement]]", "[claim.judgement]", 10, "judgements of c001", ["c001", "c007"]),
        ('12 = "ref-12"', "12 = 12", 1, "reference 12", ["c001", "c007"]),
        ('text = "essay.txt"', "text = 3", 1, "“text”", ["c001", "c007"]),
    ],
)
def test_a_wrong_shape_is_damage_and_the_rest_is_read(
    old: str, new: str, line: int, words: str, claims: list[str]
) -> None:
    text = WHOLE.replace(old, new)
    register, damage = read("essay.toml", text)
    assert register is not None
    assert [claim.id for claim in register.claims] == claims
    assert any(words in one.message for one in damage)
    assert {Source.of("", text).place(one.span.start).line for one in damage} == {line}


@pytest.mark.parametrize(
    ("words", "is_stale"),
    [
        ("The mill was shut.", False),
        ("The mill\n  was shut.", False),
        ("The mill was shut", True),
        ("the mill was shut.", True),
    ],
)
def test_a_judgement_is_stale_when_the_words_differ(words: str, is_stale: bool) -> None:
    judgement = Judgement("supported", "person", "A. Reader", None, "The mill  was shut.")
    assert stale(judgement, words) is is_stale


def test_marks_inside_strings_are_no_conflict_and_no_header() -> None:
    text = 'note = """\n[[claim]]\n=======\n  [x]"""\nlist = [\n [1],\n  [2]\n]\n[[claim]]\nid = "c001"\nexact = "x"\n'
    register, damage = read("essay.toml", text)
    assert not damage
    assert register is not None
    assert [claim.line for claim in register.claims] == [9]


@given(st.text(max_size=300) | st.text("[]={}\"'#\\\n\r \tabc1", max_size=300))
def test_any_text_is_a_register_or_damage(text: str) -> None:
    register, damage = read("essay.toml", text)
    assert register is not None or damage
    for one in damage:
        assert 0 <= one.span.start <= one.span.end <= len(text) + 7
        assert "\n" not in one.message


@pytest.mark.parametrize(
    "piece", ['"""\\', '"', "'''", "'", "[", "={", "= [", '\\"', '""', "#", '"""a""', "\n[", "\\", '"\\']
)
def test_hostile_text_is_scanned_in_linear_time(piece: str) -> None:
    text = piece * (400_000 // len(piece))  # a scan that is not linear would take minutes
    assert all(match.end() > match.start() for match in _TOKEN.finditer(text))
    register, damage = read("essay.toml", text)
    assert (register is None) == bool(damage)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[x]\n[[claim]]\n", ["[x]", "[[claim]]"]),
        ("\n  [x] # [y]\na = '[z]'\n\t[ z ]\n", ["  [x] # [y]", "\t[ z ]"]),
        ('a = """\n[x]\n""\\""""\n[y]\n', ["[y]"]),
        ("a = '''\n[x]\n\\'''\n[y]\n", ["[y]"]),
        ("a = [\n[1],\n# ]\n[2]\n]\n[y]\n", ["[y]"]),
        ('a = { b = "[x]", c = [ "]",\n"[z]" ] }\n[y]\n', ["[y]"]),
        ('a = ["", \'\', "\\"", \'\\\']\n[y]\n', ["[y]"]),
        ("a = 1\r\n[y]\r\n", ["[y]"]),
    ],
)
def test_headers_are_told_from_what_looks_like_them(text: str, lines: list[str]) -> None:
    assert [text[start:].splitlines()[0] for start in headers(text)] == lines
    assert tomllib.loads(text)
