"""Citations by number, in brackets and raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu.extract import markers
from devisu.readers import read

if TYPE_CHECKING:
    from devisu.model import Marker


def found(text: str, language: str = "ru") -> tuple[Marker, ...]:
    return markers.find(read("made-up.txt", text, language))


def items(text: str) -> list[tuple[str, str]]:
    """The label and the first locator's value of every item."""
    return [(item.label, item.locators[-1].value if item.locators else "") for one in found(text) for item in one.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A [1].", [("1", "")]),
        ("A [1, 2].", [("1", ""), ("2", "")]),
        ("A [1,2,9].", [("1", ""), ("2", ""), ("9", "")]),
        ("A [1; 5–7].", [("1", ""), ("5", ""), ("6", ""), ("7", "")]),
        ("A [1-3, 9].", [("1", ""), ("2", ""), ("3", ""), ("9", "")]),
        ("A [12, с. 34].", [("12", "34")]),
        ("A [12. С. 34].", [("12", "34")]),
        ("A [12, 34-б.].", [("12", "34")]),
        ("A [12, 34 б.].", [("12", "34")]),
        ("A [12: 34].", [("12", "34")]),
        ("A [12, p. 34].", [("12", "34")]),
        ("A [5, с. 12; 7, с. 3–4].", [("5", "12"), ("7", "3–4")]),
        ("A [5, с. 12, 14].", [("5", "12, 14")]),
        ("A [18, т. 1, с. 753].", [("18", "753")]),
        ("A [132, л. 12 об.].", [("132", "12 об.")]),
        ("A [см. 5].", [("5", "")]),
        ("A [см., напр., 5, с. 4; 6].", [("5", "4"), ("6", "")]),
        ("A [цит. по: 132, с. 14].", [("132", "14")]),
        ("Жылы[2]Сөз.", [("2", "")]),
        ("word¹² and word¹,³ and word^4^", [("12", ""), ("1", ""), ("3", ""), ("4", "")]),
    ],
)
def test_what_is_cited(text: str, expected: list[tuple[str, str]]) -> None:
    assert items(text) == expected
    assert all(marker.fault is None for marker in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "[sic] [sic!] [курсив мой] […] [...] [x] [ ] []",
        "[1918] [1918–1922] [1918, с. 5]",
        "19[17] [Т]ого [т. е. партия] [2]0",
        "[12 апреля] [в 12 часов] [5 000] [2.1] [0]",
        "10³ км² x² ²",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("A [5–1].", "the range 5–1 runs backwards"),
        ("A [1, , 2].", "an item is empty"),
        ("A [1;].", "an item is empty"),
        ("A [1–200].", "the range 1–200 names more than 50 works"),
        ("A [12 14].", "the numbers 12 and 14 run together; part them with a comma or a semicolon"),
        ("A [12, с. 34. Then", "the bracket is not closed"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    assert [marker.fault for marker in found(text)] == [fault]


LISTED = "\n\nЛитература\n\n" + "\n".join(f"{number}. Доу {number}." for number in range(1, 10))


@pytest.mark.parametrize(
    ("text", "labels", "ambiguous"),
    [
        ("A [3, 45].", ["3"], True),
        ("A [3, 45; 7].", ["3", "7"], False),
        ("A [1; 5]. B [3, 45].", ["1", "5", "3"], False),
        ("A [1, 2, 3]. B [3, 45].", ["1", "2", "3", "3", "45"], False),
        ("A [1, 2, 3]. B [1; 5]. C [3, 45].", ["1", "2", "3", "1", "5", "3"], True),
        ("A [1]. B [2]. C [4]. D [3, 45].", ["1", "2", "4", "3"], False),
        ("A [3, 45]." + LISTED, ["3"], False),
        ("A [3, 7]." + LISTED, ["3"], True),
        ("A [1, с. 5; 2, с. 6]. B [4, с. 7]. C [3, 7]." + LISTED, ["1", "2", "4", "3", "7"], False),
        ("A [1, с. 5; 2, с. 6]. B [4, с. 7]. C [3, 70]. D [3, 7]." + LISTED, ["1", "2", "4", "3", "3"], False),
    ],
)
def test_a_second_number_is_a_work_or_a_page(text: str, labels: list[str], ambiguous: bool) -> None:
    read_items = [item for marker in found(text) for item in marker.items]
    assert [item.label for item in read_items] == labels
    assert any(item.ambiguous for item in read_items) is ambiguous


def test_spans_and_words() -> None:
    text = "Слова [см. 5, с. 12; 7]."
    (marker,) = found(text)
    assert (marker.span.of(text), marker.text, marker.at) == ("[см. 5, с. 12; 7]", "[см. 5, с. 12; 7]", 6)
    first, second = marker.items
    assert (first.span.of(text), first.prefix, first.suffix) == ("см. 5, с. 12", "см.", ", с. 12")
    assert (second.span.of(text), second.prefix, second.suffix) == ("7", "", "")


def test_spans_in_markdown_are_of_the_source() -> None:
    raw = "*Words* \\[5, p. 12\\] and word^7^."
    marked = markers.find(read("made-up.md", raw, "en"))
    assert [marker.items[0].span.of(raw) for marker in marked] == ["5, p. 12", "7"]


def test_a_list_of_references_has_no_markers() -> None:
    assert [marker.text for marker in found("Words [1].\n\nReferences\n\n[1] Doe, see [2].\n[2] Roe.")] == ["[1]"]
