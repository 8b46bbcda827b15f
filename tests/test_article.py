"""What the edition's own article must show, by general rules alone."""

import json
import re
from pathlib import Path

import pytest

from devisu import check, edition
from devisu.console import Style
from devisu.reporters import audit, terminal

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def report():
    return check.check(edition.read([], start=ROOT))


@pytest.fixture(scope="module")
def article(report):
    (only,) = report.texts
    return only


def by_code(report, code):
    return [one.hit for one in report.findings if one.code == code]


def test_every_marker_once_and_unidentified(article):
    labels = [one.item.label for one in article.citations]
    assert labels == [str(number) for number in range(1, 27)]
    assert {one.status for one in article.citations} == {"unidentified"}
    assert [one.entry.key for one in article.citations] == [f"ref-{number:02}" for number in range(1, 27)]


def test_thirty_pairs_of_marks_none_broken(article):
    assert len(article.quotations) == 30
    assert article.broken_marks == ()
    source = article.document.source.text
    assert all(source[one.outer.start] == "«" and source[one.outer.end - 1] == "»" for one in article.quotations)


SPOKEN = {
    "Каменев": ("direct", "11"),
    "Пайпс": ("direct", "12"),
    "Комитет": ("direct", "14"),
    "Сталин": ("direct", "16"),
    "Анкосс": ("phrase", "22"),
    "Путин": ("direct", "26"),
}


@pytest.mark.parametrize(("speaker", "expected"), SPOKEN.items(), ids=SPOKEN)
def test_speaker_kind_and_citation(article, speaker, expected):
    (one,) = [one for one in article.quotations if one.speaker and speaker in one.speaker]
    assert (one.kind, article.cites[one.id][0].item.label) == expected


def test_the_citation_in_the_next_sentence_is_carried(article):
    carried = [one.speaker for one in article.quotations if one.id in article.carried]
    assert carried == ["Сталин"]


def test_one_statement_in_marks_has_no_citation(report, article):
    (hit,) = by_code(report, "QUO001")
    assert hit.span.of(article.document.source.text) == "Қызыл империяның негізі қалыптаса бастады"


def test_titles_slogans_and_names_are_no_statements(article):
    direct = [one for one in article.quotations if one.kind == "direct"]
    assert len(direct) == 6
    titles = [one.text for one in article.quotations if one.kind == "title"]
    assert len(titles) == 2
    assert all("декларациясы" in one for one in titles)


def test_foreign_letters_are_reported_once_with_their_count(report):
    found = [hit for hit in by_code(report, "TXT001") if "U+0259" in hit.message]
    assert len(found) == 1
    assert re.match(r"137 letters “ə”", found[0].message)
    assert len(found[0].fix.edits) == 137


def test_the_missing_list_is_the_first_thing_a_reader_sees(report):
    for words in (terminal.render(report, Style()), audit.render(report, Style())):
        lines = [line for line in words.split("\n") if line.strip()]
        assert any("No reference list" in line for line in lines[:2])


def test_consequences_of_the_missing_list_are_collapsed(report):
    assert len(by_code(report, "CIT003")) == 1
    assert by_code(report, "CIT001") == []


def test_scars_are_counted_once(report, article):
    assert sum(one.kind == "glue" for one in article.document.scars) == 26
    assert [hit.message.split()[0] for hit in by_code(report, "TXT003")] == ["2", "26"]


def test_nothing_is_called_compared(article):
    verdicts = {one.verdict for one in article.comparisons.values()}
    assert verdicts <= {None, "not-compared"}


def test_claims_are_the_file_and_registered(article):
    source = article.document.source.text
    assert all(one.registered for one in article.claims)
    assert [one.id for one in article.claims] == [f"c{number:03}" for number in range(1, len(article.claims) + 1)]
    assert all(source[slice(*one.span)].strip() == source[slice(*one.span)] for one in article.claims)


def test_no_rule_or_word_list_names_the_article():
    named = re.compile("ussr-lessons|пайпс|каменев|анкосс", re.IGNORECASE)
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in (".py", ".toml"):
            assert not named.search(path.read_text("utf-8")), path


def test_the_json_report_holds_the_same(report):
    from devisu.reporters import as_json

    value = json.loads(as_json.render(report, Style()))
    (document,) = value["documents"]
    assert len(document["claims"]) == len(report.texts[0].claims)
    assert value["summary"]["claims"] == len(document["claims"])
