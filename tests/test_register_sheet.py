"""The claims in a spreadsheet and back: round trips, formulas, what is taken and what is refused."""

from __future__ import annotations

import csv
import datetime
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu.errors import InputError
from devisu.register import Row, export_csv, import_csv, judged
from devisu.text import Source
from registers import DAY, ESSAY, REGISTER, anchored, registered

HEADING = "id,line,claim,support,citations,verdict,by,on,note"


def rows(register_text: str) -> list[Row]:
    """What a caller makes of the claims of the essay."""
    source = Source.of("essay.txt", ESSAY)
    made = []
    for claim in anchored(register_text, ESSAY).claims:
        words = " ".join(claim.span.of(ESSAY).split())
        row = Row(claim.id, source.place(claim.span.start).line, words, "direct", "[1]")
        if latest := claim.judgement:
            on = latest.on.isoformat() if latest.on else ""
            row = replace(row, verdict=latest.verdict, by=latest.by, on=on, note=latest.note)
        made.append(row)
    return made


def edited(sheet: str, name: str, **cells: str) -> str:
    """The sheet after somebody typed into the row of a claim."""
    table = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))
    for row in table:
        if row["id"] == name:
            row.update(cells)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(table[0]))
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def test_a_sheet_is_one_row_a_claim_under_a_heading() -> None:
    sheet = export_csv(rows(REGISTER))
    lines = sheet.split("\r\n")
    assert lines[0] == "\ufeff" + HEADING
    assert lines[1] == "c001,1,The mill at Karsk was closed in the spring of 1931.,direct,[1],,,,"
    assert lines[3].startswith('c003,1,"Bread was dear that winter, and the council said so."')
    assert len(lines) == 9


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_untouched_sheet_changes_nothing(delimiter: str) -> None:
    sheet = export_csv(rows(REGISTER), delimiter=delimiter)
    assert import_csv(REGISTER, sheet, rows(REGISTER), today=DAY) == (REGISTER, ())
    assert import_csv(REGISTER, sheet.replace("\r\n", "\n"), rows(REGISTER), today=DAY) == (REGISTER, ())


def test_what_was_typed_becomes_a_persons_judgement() -> None:
    before = rows(REGISTER)
    sheet = edited(export_csv(before), "c003", verdict=" Partly ", by="A. Reader", note="='so'\nand more; [3]")
    after, outcomes = import_csv(REGISTER, sheet, before, today=DAY)
    assert [(one.row, one.id, one.taken) for one in outcomes] == [(4, "c003", True)]
    made = registered(after).claims[2].judgements
    assert len(made) == 1
    assert (made[0].verdict, made[0].agent, made[0].by, made[0].on) == ("partly", "person", "A. Reader", DAY)
    assert made[0].note == "='so'\nand more; [3]"
    assert made[0].words == before[2].claim
    again, outcomes = import_csv(after, export_csv(rows(after)), rows(after), today=DAY)
    assert (again, outcomes) == (after, ())


def test_a_second_opinion_is_added_to_the_first() -> None:
    after, _ = import_csv(
        REGISTER, edited(export_csv(rows(REGISTER)), "c003", verdict="partly", by="A."), rows(REGISTER), today=DAY
    )
    for cells, by, expected in (
        ({"verdict": "supported"}, "", ("supported", "A.", DAY)),
        ({"verdict": "supported"}, "B.", ("supported", "B.", DAY)),
        (
            {"verdict": "supported", "by": "C.", "on": "2025-01-31"},
            "B.",
            ("supported", "C.", datetime.date(2025, 1, 31)),
        ),
        ({"note": "seen again", "on": "31.1.2025"}, "", ("partly", "A.", datetime.date(2025, 1, 31))),
    ):
        text, outcomes = import_csv(
            after, edited(export_csv(rows(after)), "c003", **cells), rows(after), today=DAY, by=by
        )
        made = registered(text).claims[2].judgements
        assert [one.taken for one in outcomes] == [True]
        assert len(made) == 2
        assert (made[1].verdict, made[1].by, made[1].on) == expected


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"verdict": "maybe", "by": "A."}, "“maybe” is no verdict; the verdicts are supported, partly"),
        ({"verdict": "partly"}, "names nobody"),
        ({"note": "hm", "by": "A."}, "has no verdict"),
        ({"claim": "Bread was cheap that winter."}, "words of c003 are not those of the text"),
        ({"verdict": "partly", "by": "A.", "on": "yesterday"}, "“yesterday” is not a day"),
        ({"verdict": "partly", "by": "A.", "on": "31.31.2025"}, "is not a day"),
        ({"id": "c999", "verdict": "partly"}, "no claim “c999”"),
        ({"id": "", "verdict": "partly"}, "no id"),
        ({"id": "c001"}, "c001 stands in the sheet more than once"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_row(cells: dict[str, str], words: str) -> None:
    sheet = edited(export_csv(rows(REGISTER)), "c003", **cells)
    sheet = edited(sheet, "c007", verdict="supported", by="B.")
    after, outcomes = import_csv(REGISTER, sheet, rows(REGISTER), today=DAY)
    assert [(one.row, one.taken) for one in outcomes] == [(4, False), (8, True)]
    assert words in outcomes[0].message
    assert [len(claim.judgements) for claim in registered(after).claims] == [0, 0, 0, 0, 0, 0, 1]


def test_a_verdict_is_never_taken_away() -> None:
    after, _ = import_csv(
        REGISTER, edited(export_csv(rows(REGISTER)), "c003", verdict="partly", by="A."), rows(REGISTER), today=DAY
    )
    text, outcomes = import_csv(after, edited(export_csv(rows(after)), "c003", verdict=""), rows(after), today=DAY)
    assert text == after
    assert "undecided" in outcomes[0].message


def test_a_claim_that_the_register_lacks_is_refused() -> None:
    extra = [*rows(REGISTER), Row("x12345678", 9, "Unregistered words.")]
    sheet = edited(export_csv(extra), "x12345678", verdict="partly", by="A.")
    after, outcomes = import_csv(REGISTER, sheet, extra, today=DAY)
    assert after == REGISTER
    assert "no claim x12345678" in outcomes[0].message


@pytest.mark.parametrize(
    "sheet", ["", "\ufeff", "id,claim\nc001,x\n", "name;verdict\n", 'id,claim,verdict\n"' + "x" * 200_000 + '"\n']
)
def test_what_is_no_sheet_is_refused(sheet: str) -> None:
    with pytest.raises(InputError, match=r"column|cannot be read"):
        import_csv(REGISTER, sheet, rows(REGISTER), today=DAY)


def test_columns_may_be_moved_left_out_and_added() -> None:
    sheet = "Verdict;extra;CLAIM;by;id\npartly;x;The harvest failed.;A.;c007\n;;;;\n"
    after, outcomes = import_csv(REGISTER, sheet, rows(REGISTER), today=DAY)
    assert [(one.row, one.taken) for one in outcomes] == [(2, True)]
    assert registered(after).claims[6].judgements[0].by == "A."


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=x", "''=x"),
        ("'x", "'x"),
        ("1=2", "1=2"),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    sheet = export_csv([Row("c001", 1, "words", note=cell)])
    table = list(csv.reader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))
    assert table[1][-1] == shown


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20) | st.text(
    "'=+-@\t\r\n,;\"a", max_size=8
)


@given(
    st.lists(
        st.builds(
            Row, st.just(""), st.integers(), CELLS, CELLS, CELLS, st.sampled_from(["", "partly"]), CELLS, CELLS, CELLS
        ),
        max_size=5,
    ),
    st.sampled_from(",;\t"),
)
def test_any_cells_come_back_as_they_were(made: list[Row], delimiter: str) -> None:
    numbered = [replace(row, id=f"c{number:03}") for number, row in enumerate(made)]
    sheet = export_csv(numbered, delimiter=delimiter)
    assert import_csv("", sheet, numbered, today=DAY, by="A.") == ("", ())


@given(CELLS.filter(str.strip), CELLS)
def test_any_name_and_note_typed_is_read_back(by: str, note: str) -> None:
    before = rows(REGISTER)
    sheet = export_csv([replace(before[0], verdict="supported", by=by, note=note), *before[1:]])
    after, outcomes = import_csv(REGISTER, sheet, before, today=DAY)
    assert [one.taken for one in outcomes] == [True]
    made = registered(after).claims[0].judgements[0]
    assert (made.by, made.note) == (by.strip(), note.strip())


def test_many_judgements_at_once() -> None:
    before = rows(REGISTER)
    sheet = export_csv([replace(row, verdict="supported", by="A.") for row in before])
    after, outcomes = import_csv(REGISTER, sheet, before, today=DAY)
    one_by_one = REGISTER
    for claim in registered(after).claims:
        one_by_one = judged(one_by_one, claim.id, claim.judgements[0])
    assert after == one_by_one
    assert len(outcomes) == 7
