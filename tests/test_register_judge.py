"""Judgements and references put into a register at their places."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.errors import InputError, UsageError
from devisu.model import Judgement
from devisu.register import judged, read, with_reference, words_of
from devisu.register.literals import key, quoted
from registers import (
    COMMENTED,
    DAY,
    JUDGEMENT,
    REGISTER,
    WORDS,
    tables,
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "claim"),
    [(REGISTER, "c001"), (REGISTER, "c007"), (REGISTER.rstrip(), "c007"), (COMMENTED, "c001"), (COMMENTED, "c005")],
)
def test_a_judgement_is_put_in_and_nothing_else_changes(text: str, claim: str, end: str) -> None:
    before = text.replace("\n", end)
    after = judged(judged(before, claim, JUDGEMENT), claim, Judgement("supported", "program", "p", None, "w"))
    old, new = tomllib.loads(before), tomllib.loads(after)
    table = next(one for one in new["claim"] if one["id"] == claim)
    last = [table["judgement"].pop(), table["judgement"].pop()]
    if not table["judgement"]:
        del table["judgement"]
    assert new == old
    assert last[0] == {"verdict": "supported", "agent": "program", "by": "p", "words": "w"}
    assert last[1]["on"] == DAY
    assert last[1]["evidence"] == JUDGEMENT.evidence
    assert after.count("\n") == after.count(end)
    lines = iter(after.splitlines())
    assert all(line in lines for line in before.splitlines())


def test_the_words_of_a_claim_are_those_of_its_register() -> None:
    assert words_of(COMMENTED, "c001") == "The mill at Karsk\nwas closed in the summer of 1931."
    with pytest.raises(UsageError, match="no claim c999"):
        words_of(COMMENTED, "c999")


def test_comments_stay_with_their_tables() -> None:
    after = judged(COMMENTED, "c001", JUDGEMENT)
    assert '  # a thought\n\n[[claim.judgement]]\nverdict = "partly"' in after
    assert "credibility = 2 }\n\n# about bread\n[[claim]]" in after
    assert judged(COMMENTED, "c005", JUDGEMENT).endswith("credibility = 2 }\n\n[other]\nx = 1")


@pytest.mark.parametrize(
    ("text", "claim", "error", "words"),
    [
        (REGISTER, "c01", UsageError, "no claim c01; did you mean c001"),
        (REGISTER, "zzz", UsageError, "claims sync"),
        ("", "c001", UsageError, "no claim c001"),
        ('note = """\n[[claim]]\nid = "c001"\n"""', "c001", UsageError, "no claim"),
        ('x = "c001"\n[[claim]]\nid = "c002"\nexact = "c001"\n', "c001", UsageError, "no claim"),
        (REGISTER.replace('"c002"', '"c001"'), "c001", InputError, "stands twice"),
        ('[[claim]]\nid = "c001"\nx = \n', "c001", InputError, "damaged"),
        ('[[claim]]\nid = "c001"\njudgement = []\n', "c001", InputError, "by hand|damaged"),
        ('[[claim]]\nid = "c001"\n[claim.judgement]\nx = 1\n', "c001", InputError, "by hand|damaged"),
        ('[[claim]]\nid = "c001"\nx = """\n', "c001", InputError, "not closed"),
    ],
)
def test_a_judgement_without_a_place_is_refused(text: str, claim: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        judged(text, claim, JUDGEMENT)


@given(tables(), WORDS, WORDS, st.dictionaries(st.text('ab-é" ', min_size=1), WORDS, max_size=2))
def test_any_register_judged_is_the_register_and_the_judgement(
    text: str, words: str, note: str, evidence: dict[str, Any]
) -> None:
    old = tomllib.loads(text)
    for claim in old["claim"]:
        made = Judgement("contradicted", "person", words, DAY, note, words, evidence or None)
        after = judged(text, claim["id"], made)
        new = tomllib.loads(after)
        table = next(one for one in new["claim"] if one["id"] == claim["id"])
        last = table["judgement"].pop()
        if not table["judgement"]:
            del table["judgement"]
        assert new == old
        assert (last["by"], last["words"], last.get("note", ""), last.get("evidence", {})) == (
            words,
            note,
            words,
            evidence,
        )
        register, _ = read("essay.toml", after)
        assert register is not None
        assert made in next(one for one in register.claims if one.id == claim["id"]).judgements
        kept = iter(after.split("\n"))
        assert all(line in kept for line in text.split("\n"))


@given(WORDS)
def test_strings_are_written_on_one_line_and_read_as_they_were(words: str) -> None:
    written = quoted(words)
    assert tomllib.loads(f"{key(words or 'x')} = {written}") == {words or "x": words}
    assert not set(written) & set("\n\r\t\x00\x1b\x9b\u2028\u202e\u2066")


def test_a_lone_surrogate_is_written_as_its_name() -> None:
    assert tomllib.loads("x = " + quoted("a\ud800")) == {"x": "a\\ud800"}


@pytest.mark.parametrize(
    ("before", "label", "expected"),
    [
        ("", "12", '[references]\n12 = "doe1990"\n'),
        ("schema = 1\n", "12", 'schema = 1\n\n[references]\n12 = "doe1990"\n'),
        ("schema = 1", "1 a", 'schema = 1\n\n[references]\n"1 a" = "doe1990"\n'),
        ("[references]\n", "12", '[references]\n12 = "doe1990"\n'),
        ("[references]\n9 = 'a' # x\n13 = 'b'\n", "12", "[references]\n9 = 'a' # x\n12 = \"doe1990\"\n13 = 'b'\n"),
        ("[references]\n9 = 'a'", "12", "[references]\n9 = 'a'\n12 = \"doe1990\"\n"),
        ("[references]\n# list\n9 = 'a'\n", "2", "[references]\n# list\n2 = \"doe1990\"\n9 = 'a'\n"),
        ("[references]\n12 = 'a' # why\n", "12", '[references]\n12 = "doe1990" # why\n'),
        ("[references]\n\"12\" = 'a'\n", "12", '[references]\n"12" = "doe1990"\n'),
        ("[references]\r\n9 = 'a'\r\n", "x", "[references]\r\n9 = 'a'\r\nx = \"doe1990\"\r\n"),
        (
            "# top\n\n# first\n[[claim]]\nid = 'c001'\n",
            "1",
            "# top\n\n[references]\n1 = \"doe1990\"\n\n# first\n[[claim]]\nid = 'c001'\n",
        ),
        (
            "[[claim]]\nid = 'c001'\n[references]\n1 = 'a'\n",
            "2",
            "[[claim]]\nid = 'c001'\n[references]\n1 = 'a'\n2 = \"doe1990\"\n",
        ),
    ],
)
def test_a_reference_is_set_at_its_place(before: str, label: str, expected: str) -> None:
    assert with_reference(before, label, "doe1990") == expected
    assert with_reference(expected, label, "doe1990") == expected


@pytest.mark.parametrize(
    "before",
    [
        "references = { 1 = 'a' }\n",
        "references.1 = 'a'\n",
        "x = \n",
        "references = 1\n",
    ],
)
def test_a_reference_without_a_place_is_refused(before: str) -> None:
    with pytest.raises(InputError):
        with_reference(before, "2", "doe1990")
