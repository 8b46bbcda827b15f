"""Events from a spreadsheet: what is read, what is refused with its line, what stays of the file. All is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import edition, run
from devisu.chronology import import_csv, read
from devisu.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

HEADING = "name,date,known\n"
OLD = """# kept as it is
[[event]]
id = "valley-1621" # so too
name = "The army enters the valley"
date = "1621-02"
match = ["army", "valley"]
known = "general-knowledge"
"""


def taken(sheet: str, chronology: str = "", language: str = "") -> tuple[str, list[tuple[int, str, str]]]:
    text, outcomes = import_csv(
        chronology, sheet, path="claims/chronology.toml", languages=[language] if language else []
    )
    assert read("claims/chronology.toml", text)[1] == ()
    return text, [(one.line, one.state, one.message) for one in outcomes]


DATES = [
    ("1621", "1621"),
    ("1621-02/1621-03", "1621-02/1621-03"),
    ("1850~", "1850~"),
    ("-0333", "-0333"),
    ("c. 1850", "1850~"),
    ("25 February 1621", "1621-02-25"),
    ("February 25, 1621", "1621-02-25"),
    ("February–March 1621", "1621-02/1621-03"),
    ("spring 1621", "1621-21"),
    ("the 1620s", "162X"),
    ("334 BC", "-0333"),
    ("25.02.1621", "1621-02-25"),
    ("25 февраля 1621 г.", "1621-02-25"),
    ("25 февраля 1621", "1621-02-25"),
    ("XVII в.", "16XX"),
    ("до 1621 г.", "../1621"),
    ("около 1850", "1850~"),
    ("1621 жылғы 25 ақпан", "1621-02-25"),
    ("1621 ж. ақпан", "1621-02"),
    ("1621–1625", "1621/1625"),
    ("1621–25 гг.", "1621/1625"),
    ("25. Februar 1621", "1621-02-25"),
    ("25 février 1621", "1621-02-25"),
    ("25 лютого 1621 р.", "1621-02-25"),
]


@pytest.mark.parametrize(("cell", "date"), DATES)
def test_dates_are_edtf_or_as_people_write_them(cell: str, date: str) -> None:
    text, outcomes = taken(f'{HEADING}Great flood,"{cell}",handbook\n')
    assert outcomes == [(2, "added", date)]
    assert read("c", text)[0][0].date == date


@pytest.mark.parametrize(
    ("cell", "calendar", "date", "written", "kept"),
    [
        ("25 октября 1917 г. (ст. ст.)", "", "1917-11-07", "25 октября 1917 г. (ст. ст.)", "Julian"),
        ("25 октября (7 ноября) 1917 г.", "", "1917-11-07", "25 октября (7 ноября) 1917 г.", "both"),
        ("25 октября 1917 г.", "Julian", "1917-11-07", "25 октября 1917 г.", "Julian"),
        ("October 1917", "Julian", "1917-10-14/1917-11-13", "October 1917", "Julian"),
        ("1917-11-07", "Julian", "1917-11-07", "", "Julian"),
        ("7 ноября 1917 г.", "Gregorian", "1917-11-07", "", "Gregorian"),
    ],
)
def test_old_style_becomes_gregorian_and_is_kept_as_written(
    cell: str, calendar: str, date: str, written: str, kept: str
) -> None:
    text, _ = taken(f'name,date,calendar,known\nGreat flood,"{cell}",{calendar},handbook\n')
    (event,) = read("c", text)[0]
    assert (event.date, event.as_written, event.calendar) == (date, written, kept)


REFUSED = [
    ("Great flood,31 апреля 1700 г.,x", "there is no 31 April 1700"),
    ("Great flood,yesterday,x", "is no date in EDTF"),
    ("Great flood,in 1700 and 1712,x", "is no date in EDTF"),
    ("Great flood,,x", "the cell “date” is empty"),
    (",1700,x", "the cell “name” is empty"),
    ("Great flood,1700,", "how the date is known is not said"),
    ("Great flood,1700,x,y", "more cells than columns"),
    ("Flood,1700,x", "one word alone"),
]


@pytest.mark.parametrize(("row", "why"), REFUSED)
def test_a_row_that_cannot_be_taken_is_told_and_the_others_are_read(row: str, why: str) -> None:
    _, outcomes = taken(f"{HEADING}Old bridge,1712,handbook\n\n{row}\nNew bridge,1713,handbook\n")
    assert [(line, state) for line, state, _ in outcomes] == [(2, "added"), (4, "refused"), (5, "added")]
    assert why in outcomes[1][2]


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    _, outcomes = taken('name,date,known,note\r\nOld bridge,1712,x,"two\r\nlines"\r\nNew bridge,never,x,\r\n')
    assert [(line, state) for line, state, _ in outcomes] == [(2, "added"), (4, "refused")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("opening", ["", "\ufeff", "sep={}\r\n", "\ufeffsep={}\r\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_marks_and_line_ends(delimiter: str, opening: str, end: str) -> None:
    sheet = end.join([delimiter.join(["Name", "DATE", "known"]), delimiter.join(["Old bridge", "1712", "x"]), ""])
    _, outcomes = taken(opening.format(delimiter) + sheet)
    assert [state for _, state, _ in outcomes] == ["added"]


def test_words_to_match_by_language_and_by_wording() -> None:
    text, _ = taken("name;date;known;match-ru;match-en\nA;1712;x;мост постро- | мост возвести;bridge, built\n")
    (event,) = read("c", text)[0]
    assert [(one.language, one.words) for one in event.match] == [
        ("en", ("bridge", "built")),
        ("ru", ("мост", "постро-")),
        ("ru", ("мост", "возвести")),
    ]


def test_what_stands_in_the_file_stays() -> None:
    text, _ = taken(f"{HEADING}Old bridge,1712,x\n", OLD)
    assert text.startswith(OLD)
    windows = OLD.replace("\n", "\r\n")
    text, _ = taken(f"{HEADING}Old bridge,1712,x\n", windows)
    assert text.startswith(windows)
    assert "\n" not in text.replace("\r\n", "")


def test_taken_twice_it_stands_there_once() -> None:
    sheet = f"id,{HEADING}valley-1621,The army enters the valley,1621-02,x\n,Old bridge,1712,x\n,Old bridge,1712,x\n"
    first, outcomes = taken(sheet, OLD)
    assert [state for _, state, _ in outcomes] == ["there", "added", "there"]
    second, outcomes = taken(sheet, first)
    assert second == first
    assert [state for _, state, _ in outcomes] == ["there", "there", "there"]


def test_another_date_for_what_is_there_is_refused() -> None:
    sheet = f"id,{HEADING}valley-1621,The army enters the valley,1622,x\n,The army enters the valley,1622,x\n"
    text, outcomes = taken(sheet, OLD)
    assert text == OLD
    assert [state for _, state, _ in outcomes] == ["refused", "refused"]
    assert "1621-02" in outcomes[0][2]


def test_a_column_that_is_not_read_is_told() -> None:
    _, outcomes = taken("name,date,known,Remarks,calender\nOld bridge,1712,x,y,\n")
    assert [(line, state) for line, state, _ in outcomes] == [(1, "unread"), (1, "unread"), (2, "added")]
    assert "did you mean “calendar”?" in outcomes[1][2]


@pytest.mark.parametrize("sheet", ["", "\n", "date\n1712\n", "когда;что\n1712;мост\n"])
def test_a_sheet_without_its_columns_is_refused(sheet: str) -> None:
    with pytest.raises(InputError, match="no column"):
        taken(sheet)


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_command_writes_the_file_and_says_what_it_refused(tmp_path: Path) -> None:
    edition(tmp_path, **{"events.csv": f"{HEADING}Old bridge,1712,x\nNew bridge,soon,x\n"})
    done = run("chronology", "import", "events.csv", cwd=tmp_path)
    assert done.code == 2
    assert "events.csv:3: New bridge:" in done.err
    assert "1 added, 0 already there, 1 refused" in done.err
    assert "(bridge-1712)" in run("chronology", "list", cwd=tmp_path).out


def test_a_sheet_in_another_encoding_is_refused_with_a_hint_and_read_with_it(tmp_path: Path) -> None:
    sheet = f"{HEADING}Старый мост через реку,1712,учебник\n".encode("cp1251")
    edition(tmp_path, **{"events.csv": sheet})
    refused = run("chronology", "import", "events.csv", cwd=tmp_path)
    assert (refused.code, "--encoding cp1251" in refused.err) == (2, True)
    assert run("chronology", "import", "events.csv", "--encoding", "cp1251", cwd=tmp_path).code == 0


def test_a_damaged_chronology_is_not_written_to(tmp_path: Path) -> None:
    sheet = f"{HEADING}Old bridge,1712,x\n"
    edition(tmp_path, **{"claims/chronology.toml": "[[event]\n", "events.csv": sheet})
    done = run("chronology", "import", "events.csv", cwd=tmp_path)
    assert (done.code, "nothing was changed" in done.err) == (2, True)
    assert (tmp_path / "claims/chronology.toml").read_text() == "[[event]\n"
