"""Claims found again after the text was edited: unchanged, moved, reworded, doubled, lost."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from devisu.register import anchor
from registers import ESSAY, anchored, registered, sentences, sync, words_by_id

REGISTER = sync("", ESSAY)
IDS = [f"c{number:03}" for number in range(1, 8)]


def test_every_claim_of_an_untouched_text_stands_where_it_stood() -> None:
    made = anchored(REGISTER, ESSAY)
    assert [claim.id for claim in made.claims] == IDS
    assert all(claim.registered for claim in made.claims)
    assert not made.lost
    assert not made.twice


EDITS = {
    "lines broken anew": (ESSAY.replace(" ", "\n"), {}),
    "a paragraph before": ("Quite another beginning, of one sentence.\n\n" + ESSAY, {}),
    "the paragraphs exchanged": ("\n\n".join(reversed(ESSAY.split("\n\n"))), {}),
    "a word altered": (ESSAY.replace("was closed", "was shut"), {"c001": "was shut"}),
    "a clause put in": (
        ESSAY.replace("nobody was surprised", "nobody, least of all the miller, was much surprised"),
        {"c002": "least of all"},
    ),
    "half the words gone": (ESSAY.replace(", and the council said so", ""), {"c003": "Bread was dear that winter."}),
    "reworded between its neighbours": (
        ESSAY.replace("In May the army entered the valley", "The troops came to the valley in May"),
        {"c004": "The troops came"},
    ),
    "reworded and moved to the end": (
        ESSAY.replace("Nobody in the valley resisted for long. ", "")
        + "Nobody in this valley resisted for very long.\n",
        {"c005": "very long"},
    ),
    "every sentence touched": (
        ESSAY.replace("the", "this").replace("The", "This").replace(".", " indeed."),
        {"c001": "This mill at Karsk"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_claim_is_found_again(name: str) -> None:
    text, expected = EDITS[name]
    made = anchored(REGISTER, text)
    words = words_by_id(made, text)
    assert not made.lost
    assert not made.twice
    assert set(IDS) <= set(words)
    for claim, part in expected.items():
        assert part in words[claim]
    for claim, was in words_by_id(anchored(REGISTER, ESSAY), ESSAY).items():
        assert words[claim] == was or claim in expected or name == "every sentence touched"


def test_a_sentence_taken_out_is_lost_and_its_neighbours_are_not() -> None:
    text = ESSAY.replace(" Nobody in the valley resisted for long.", "")
    made = anchored(REGISTER, text)
    assert [claim.id for claim in made.lost] == ["c005"]
    assert [claim.id for claim in made.claims] == [name for name in IDS if name != "c005"]


def test_another_sentence_in_its_place_is_not_the_claim() -> None:
    text = ESSAY.replace("Nobody in the valley resisted for long.", "Wool was exported by sea through two ports.")
    made = anchored(REGISTER, text)
    assert [claim.id for claim in made.lost] == ["c005"]
    assert [claim.registered for claim in made.claims].count(False) == 1


def test_a_copy_elsewhere_does_not_take_the_claim_away() -> None:
    for text in (
        ESSAY + "\nBy the way. In May the army entered the valley.\n",
        "In May the army entered the valley. So.\n" + ESSAY,
    ):
        made = anchored(REGISTER, text)
        assert not made.twice
        assert not made.lost
        place = next(claim.span for claim in made.claims if claim.id == "c004")
        assert text[place.end :].startswith(" Nobody in the valley")


def test_what_fits_two_places_equally_well_is_given_to_neither() -> None:
    second = ESSAY.split("\n\n")[1]
    text = f"An opening sentence.\n\n{ESSAY}\n{second}\n{second}"
    made = anchored(REGISTER, text)
    assert {claim.id: len(spans) for claim, spans in made.twice}["c005"] == 3
    for claim, spans in made.twice:
        assert {" ".join(span.of(text).split()) for span in spans} == {claim.selector.exact}
        assert claim.id not in {one.id for one in made.claims}
    assert not made.lost


def test_an_edited_sentence_in_two_copies_is_given_to_neither() -> None:
    new = "The harvest failed badly."
    text = ESSAY.replace("The harvest failed.", f"{new} {new}")
    assert not anchored(REGISTER, text).twice  # one of them begins where the claim began
    made = anchored(REGISTER, "An opening. " + text)
    assert [(claim.id, len(spans)) for claim, spans in made.twice] == [("c007", 2)]


def test_the_place_it_had_decides_between_equals() -> None:
    text = ESSAY.replace("The harvest failed.", "The harvest failed. The harvest failed.")
    made = anchored(REGISTER, text)
    assert not made.twice
    assert made.claims[6].id == "c007"
    assert not made.claims[7].registered


def test_repeated_sentences_keep_their_order() -> None:
    text = "No data. One. No data. Two. No data. Three. "
    register = sync("", text)
    for edited in ("Something new. " + text, text.replace("Two", "Second"), text + "Four."):
        made = anchored(register, edited)
        assert not made.twice
        assert [claim.id for claim in made.claims if claim.span.of(edited) == "No data."] == ["c001", "c003", "c005"]


def test_many_repeated_sentences_are_shared_out_in_order() -> None:
    text = "No data. " * 50
    register = sync("", text)
    assert [claim.id for claim in anchored(register, text).claims] == [f"c{number:03}" for number in range(1, 51)]


def test_ids_of_unregistered_sentences_come_from_their_words() -> None:
    text = "No data. One. No\n data. Two."
    made = anchor(None, sentences(text), text)
    ids = [claim.id for claim in made.claims]
    assert len(set(ids)) == 4
    assert ids[2] == f"{ids[0]}-2"
    assert all(len(name.split("-")[0]) == 9 and name[0] == "x" for name in ids)
    moved = anchor(None, sentences("Two. No data."), "Two. No data.")
    assert [claim.id for claim in moved.claims] == [ids[3], ids[0]]


def test_a_text_without_sentences_loses_all_claims() -> None:
    made = anchored(REGISTER, "")
    assert not made.claims
    assert [claim.id for claim in made.lost] == IDS


WORDS = st.text("abcdefgh", min_size=1, max_size=9)
LINES = st.lists(st.lists(WORDS, min_size=4, max_size=12).map(" ".join), min_size=2, max_size=12, unique=True)


@given(LINES, st.data())
@settings(max_examples=60, deadline=None)
def test_edits_elsewhere_move_no_claim(lines: list[str], data: st.DataObject) -> None:
    """Some sentences stay as they are; around them others are taken out, put in, altered, and lines broken anew."""
    text = " ".join(f"{line}." for line in lines)
    kept = data.draw(st.sets(st.sampled_from(lines), min_size=1))
    edited: list[str] = []
    for line in lines:
        edited += data.draw(st.lists(st.lists(WORDS, min_size=4).map(" ".join), max_size=1))
        edited += [line] if line in kept else data.draw(st.sampled_from([[], ["new " + line], [line[:-1] + "zz"]]))
    assume(len(set(edited)) == len(edited))
    now = data.draw(st.sampled_from([" ", "\n", "\r\n  "])).join(f"{line}." for line in edited)
    register = sync("", text)
    before, after = words_by_id(anchored(register, text), text), words_by_id(anchored(register, now), now)
    for name, words in before.items():
        if words.removesuffix(".") in kept:
            assert after[name] == words


@given(
    st.lists(st.sampled_from(["No data.", "One of them.", "Two of them.", "Bread was dear."]), max_size=8), st.data()
)
def test_every_claim_is_found_lost_or_twice_and_only_one_of_them(now: list[str], data: st.DataObject) -> None:
    then = data.draw(st.lists(st.sampled_from(["No data.", "One of them.", "Two of those."]), max_size=8))
    register, text = sync("", " ".join(then)), " ".join(now)
    made = anchored(register, text)
    found = [claim.id for claim in made.claims if claim.registered]
    fates = found + [claim.id for claim in made.lost] + [claim.id for claim, _ in made.twice]
    assert sorted(fates) == [claim.id for claim in registered(register).claims]
    assert [claim.sentence for claim in made.claims] == list(sentences(text))
    assert len({claim.id for claim in made.claims}) == len(made.claims)
