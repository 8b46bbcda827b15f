"""Places in texts: lines by their own ends only, maps home, edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.text import Edit, OffsetMap, Piece, Readable, Source, Span, apply_edits

WORDS = st.text(st.sampled_from("ab əЖ.\n\r\u2028\x0b\x0c\x85\u0301\U0001f600"), max_size=60)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("other", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_line_ends_where_files_end_lines_and_nowhere_else(end: str, other: str) -> None:
    source = Source.of("a.txt", f"one{other}one{end}two{end}{end}four")
    assert len(source.line_starts) == 4
    assert source.place(source.text.index("two")) == (2, 1)
    assert source.place(len(source.text)) == (4, 5)
    assert [source.line(number) for number in (1, 2, 3, 4)] == [f"one{other}one", "two", "", "four"]


@given(WORDS)
def test_every_offset_has_its_line_and_column(text: str) -> None:
    source = Source.of("a.txt", text)
    for offset in range(len(text) + 1):
        line, column = source.place(offset)
        assert source.line_starts[line - 1] + column - 1 == offset
        assert "\n" not in source.line(line)
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert [source.line(number) for number in range(1, len(source.line_starts) + 1)] == unix.split("\n")


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=12), WORDS)
def test_what_is_kept_comes_home(cuts: list[tuple[int, int]], text: str) -> None:
    readable = Readable(text)
    kept = [readable.keep(Span(min(start, len(text)), min(start + length, len(text)))) for start, length in cuts]
    words, way = readable.done()
    assert len(words) == readable.length
    for (start, _), span in zip(cuts, kept, strict=True):
        assert span.of(words) == text[start : start + span.end - span.start]
        for at in range(span.start, span.end):
            assert way.home(at) == start + at - span.start
            assert way.span(Span(at, at + 1)).of(text) == words[at]
        if span.end > span.start:
            assert way.span(span) == Span(start, start + span.end - span.start)


def test_a_map_of_nothing_and_past_the_end() -> None:
    assert OffsetMap.of([]).home(7) == 0
    assert OffsetMap.of([Piece(0, 5, 0)]).pieces == ()
    way = OffsetMap.of([Piece(0, 5, 2), Piece(2, 10, 3)])
    assert [way.home(at) for at in (0, 1, 2, 4, 5, 99)] == [5, 6, 10, 12, 13, 13]
    assert way.span(Span(1, 3)) == Span(6, 11)
    assert way.span(Span(3, 3)) == Span(11, 11)
    assert OffsetMap.identity(4).span(Span(1, 3)) == Span(1, 3)


@pytest.mark.parametrize(
    ("one", "other", "holds", "touches"),
    [
        (Span(0, 4), Span(1, 3), True, True),
        (Span(0, 4), Span(0, 4), True, True),
        (Span(0, 4), Span(3, 5), False, True),
        (Span(0, 4), Span(4, 5), False, False),
        (Span(0, 4), Span(4, 4), True, False),
    ],
)
def test_spans(one: Span, other: Span, holds: bool, touches: bool) -> None:
    assert (one.holds(other), one.touches(other)) == (holds, touches)


def test_edits_are_made_at_their_places_whatever_their_order() -> None:
    edits = [Edit("a", Span(4, 7), "TWO"), Edit("a", Span(0, 0), "> "), Edit("a", Span(7, 8), "")]
    assert apply_edits("one two.", edits) == "> one TWO"
    assert apply_edits("one", []) == "one"
    with pytest.raises(ValueError, match="overlap at offset 2 of a"):
        apply_edits("one two", [Edit("a", Span(0, 3), ""), Edit("a", Span(2, 4), "")])
