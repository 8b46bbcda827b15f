"""Every report of the made-up essay, byte for byte, and what must hold for all of them."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import making
from devisu.console import Style, cells, defuse
from devisu.errors import UsageError
from devisu.findings import Failure, Finding, Hit, Related, Report, Severity
from devisu.model import Anchoring, Block, Comparison, Judgement, Library
from devisu.reporters import REPORTERS, audit, claims, statistics
from devisu.reporters.entries import described, located, page
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

SGR = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = (
    "[1] [sic] [/b] [@smith2020] [#1] :warning: \x1b]0;t\x07 \x1b[2J \x00 \u202eRLO \x9b \udcff %0A ##[error] :: ,"
)
COMMAND = "\n::error::x\r   ::add-mask::y\n"
STYLES = {
    "unicode": Style(80),
    "ascii": Style(80, unicode=False),
    "wide": Style(120),
    "narrow": Style(40),
    "colour": Style(80, colour=True),
}
VIEWS: dict[str, Callable[[Report, Style], str]] = {
    "check": REPORTERS["terminal"],
    "statistics": statistics,
    "audit": audit.render,
    "audit-findings": lambda report, style: audit.render(report, style, audit.AuditView("findings")),
    "audit-quotations": lambda report, style: audit.render(report, style, audit.AuditView("quotations")),
    "audit-unsupported": lambda report, style: audit.render(report, style, audit.AuditView("unsupported")),
    "audit-claim": lambda report, style: claims.render_claim(report, style, "c002"),
    "claims": claims.render_list,
}
MACHINES = ("concise", "json", "github")


@pytest.mark.parametrize("name", [*VIEWS])
@pytest.mark.parametrize("style", [*STYLES])
def test_the_views_for_readers(name: str, style: str, golden: Callable[[str, str], None]) -> None:
    shown = VIEWS[name](making.report(), STYLES[style])
    assert all(cells(line) <= STYLES[style].width for line in SGR.sub("", shown).split("\n"))
    assert not re.search(r" $", shown, re.MULTILINE) or style == "colour"
    assert style != "ascii" or shown.isascii()
    golden(f"{name}-{style}.txt", shown)


@pytest.mark.parametrize("name", [*VIEWS])
def test_colour_changes_no_word(name: str) -> None:
    plain, coloured = (VIEWS[name](making.report(), Style(80, colour=one)) for one in (False, True))
    assert [line.rstrip() for line in SGR.sub("", coloured).split("\n")] == plain.split("\n")
    assert coloured != plain


@pytest.mark.parametrize("name", MACHINES)
def test_the_formats_for_machines(name: str, golden: Callable[[str, str], None]) -> None:
    shown = {REPORTERS[name](making.report(), style) for style in (Style(80), Style(40, colour=True))}
    assert len(shown) == 1
    golden(f"report-{name}.txt", shown.pop())


@pytest.mark.parametrize("name", [*VIEWS])
def test_the_missing_list_comes_before_all_else(name: str) -> None:
    shown = VIEWS[name](making.report(), Style(80))
    if name in ("check", "audit", "audit-findings"):
        assert shown.index("No reference list") < min(shown.index(word) for word in ("QUO003", "c002"))
    assert shown.count("No reference list") <= 1


def hostile(text: str) -> Report:
    """A report on texts, names and messages with power over terminals and logs."""
    made = making.report()
    (examined,) = made.texts
    path = "claims/a" + text + ".md"
    source = Source.of(path, examined.document.source.text)
    document = replace(examined.document, source=source)
    first = examined.claims[0]
    judged = Judgement("partly", "person", text, datetime.date(2026, 1, 2), text, text, {"note": text})
    claim = replace(first, sentence=replace(first.sentence, text=text), judgements=(judged,))
    quotations = tuple(replace(one, text=text, speaker=text, span=Span(0, 9)) for one in examined.quotations)
    entries = tuple(replace(one, fields={**one.fields, "title": text, "author": text}) for one in made.library.entries)
    cited = tuple(replace(one, entry=None, status="unresolved", why=text, others=(text,)) for one in examined.citations)
    collation = replace(examined.comparisons["q001"].collations[0], source=text, page=text, passage=text, variants=())
    compared = {
        "q001": Comparison("q001", "altered", (), text, text, (collation,)),
        "q003": Comparison("q003", "not-compared", (), text, text),
    }
    hit = Hit(path, Span(4, 30), text, text, "c001", (Related(text, None, text),))
    return replace(
        made,
        texts=(
            replace(
                examined,
                document=document,
                quotations=quotations,
                anchoring=Anchoring((claim, *examined.claims[1:])),
                comparisons=compared,
                citations=cited,
                by_claim={**examined.by_claim, "c001": cited[:1]},
            ),
        ),
        findings=(
            Finding("CIT003", "reference-list-missing", Severity.ERROR, replace(hit, claim=None)),
            Finding("QUO001", "quotation-without-citation", Severity.NOTE, hit),
            Finding("BIB002", "required-field-missing", Severity.ERROR, Hit(text, None, text, text)),
        ),
        failures=(Failure(text, 1, f"{text} not read"), Failure(text, None, f"{text} not read")),
        library=Library(entries, (), (Source.of(text, ""),)),
        sources={path: source},
    )


@pytest.mark.parametrize("name", [*VIEWS, *MACHINES])
@pytest.mark.parametrize("style", [*STYLES])
def test_hostile_words_have_no_power(name: str, style: str, golden: Callable[[str, str], None]) -> None:
    report = hostile(HOSTILE + COMMAND)
    shown = {**VIEWS, **REPORTERS}[name](report, STYLES[style])
    told = SGR.sub("", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", told)
    if name in VIEWS:
        assert all(cells(line) <= STYLES[style].width for line in told.split("\n"))
    if name not in ("statistics", "audit-claim"):
        assert all(word in re.sub(r"\s+", " ", told) for word in ("[sic]", "[/b]", "[#1]", ":warning:"))
    if style == "unicode":
        golden(f"hostile-{name}.txt", shown)


@pytest.mark.parametrize("name", [*VIEWS, *MACHINES])
def test_a_build_log_obeys_only_what_is_ours(name: str) -> None:
    report = hostile(HOSTILE + COMMAND)
    shown = {**VIEWS, **REPORTERS}[name](report, Style(80, colour=True))
    logged = shown if name == "github" else defuse(shown)
    assert "##[" not in logged
    commands = [line for line in SGR.sub("", logged).split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == (5 if name == "github" else 0)
    assert all(re.match(r"::(error|warning|notice) file=[^:\r\n]*::[^\r\n]*$", line) for line in commands)


def test_json_keeps_every_hostile_character() -> None:
    text = HOSTILE + COMMAND
    for style in (Style(), Style(unicode=False)):
        shown = REPORTERS["json"](hostile(text), style)
        assert shown == defuse(shown)
        assert json.loads(shown)["findings"][1]["message"] == text
    assert shown.isascii()


def test_concise_is_one_line_a_finding() -> None:
    report = hostile(HOSTILE + COMMAND)
    assert REPORTERS["concise"](report, Style()).count("\n") == len(report.findings) + len(report.failures)


SCHEMA: dict[str, Any] = json.loads((making.HERE / "data" / "report.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("report", [making.report(), hostile(HOSTILE), replace(making.report(), texts=(), findings=())])
def test_json_is_schema_1(report: Report) -> None:
    value = json.loads(REPORTERS["json"](report, Style()))
    jsonschema.validate(value, SCHEMA)
    for document, examined in zip(value["documents"], report.texts, strict=True):
        text = examined.document.source.text
        for one in (*document["claims"], *document["quotations"]):
            assert one["text"] == text[slice(*one["span"])]


def test_json_tells_what_is_known() -> None:
    value = json.loads(REPORTERS["json"](making.report(), Style()))
    document = value["documents"][0]
    assert value["summary"] | {"findings": None} == {
        "texts": 1,
        "claims": 8,
        "checkworthy": 6,
        "by_support": {"direct": 4, "none": 2, "paragraph": 1, "weak": 1},
        "quotations": {"altered": 1, "not-compared": 2},
        "entries": 4,
        "coverage": 0.667,
        "findings": None,
        "hidden": 14,
        "suppressed": 1,
        "failures": 1,
    }
    assert document["claims"][0]["judgement"]["stale"] is True
    assert document["claims"][1]["citations"][0] | {"span": None, "line": 3, "column": None} == {
        "label": "2",
        "key": None,
        "entry": "roe1931",
        "locator": {"label": "page", "value": "214"},
        "locators": [{"label": "page", "value": "214"}],
        "prefix": "",
        "suffix": ", p. 214",
        "mode": "NormalCitation",
        "style": "number",
        "in_note": False,
        "status": "linked",
        "why": None,
        "others": [],
        "span": None,
        "line": 3,
        "column": None,
    }
    assert document["quotations"][0]["cites"] == ["roe1931"]
    assert document["quotations"][1]["missing"] == "Add the citation of the source."
    whole, placed = value["findings"][1], value["findings"][2]
    assert (whole["span"], whole["line"], whole["end_column"]) == (None, None, None)
    assert (placed["line"], placed["column"], placed["end_line"], placed["end_column"]) == (3, 121, 3, 188)


def test_an_empty_report_says_so() -> None:
    report = replace(making.report(), texts=(), findings=(), failures=(), hidden=0, suppressed=0)
    assert REPORTERS["terminal"](report, Style()).startswith("No findings in")
    assert json.loads(REPORTERS["json"](report, Style()))["summary"]["coverage"] == 1.0
    assert REPORTERS["concise"](report, Style()) == REPORTERS["github"](report, Style()) == ""


def test_a_text_without_claims_can_be_read() -> None:
    examined = making.essay(
        anchoring=Anchoring(()), quotations=(), citations=(), by_claim={}, quoted={}, comparisons={}
    )
    shown = audit.render(replace(making.report(), texts=(examined,)), Style())
    assert "0 claims" in shown
    assert "Where support is thin" not in shown


def test_an_unknown_claim_is_a_fault_of_usage() -> None:
    with pytest.raises(UsageError, match=r"no text has a claim “c0002”; did you mean “c002”\?"):
        claims.render_claim(making.report(), Style(), "c0002")


def test_a_long_text_has_a_strip_of_one_cell_a_claim() -> None:
    examined = making.essay()
    many = tuple(replace(examined.claims[number % 8], id=f"c{number:05}") for number in range(900))
    levels = {one.id: examined.support[f"c{number % 8 + 1:03}"] for number, one in enumerate(many)}
    long = replace(examined, anchoring=Anchoring(many), support=levels, by_claim={}, quoted={})
    shown = audit.render(replace(making.report(), texts=(long,)), Style())
    strip = shown[shown.index("Where support is thin") : shown.index("The Red Mill")].split("\n")[1:]
    assert sum(line.count(glyph) for line in strip for glyph in "█▓▒░") == 900


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("doe1990", "Doe, Bread and the State, 1990"),
        ("roe1931", "Roe and others, A Long and Winding Account of the Measures…, 1931"),
        ("zoe1650", "Valley Chronicle, Annals of the Valley, 1650"),
        ("ref-03", ""),
    ],
)
def test_an_entry_in_a_few_words(key: str, words: str) -> None:
    assert described(next(one for one in making.ENTRIES if one.key == key)) == words


@pytest.mark.parametrize(
    ("value", "words"), [("12", "p. 12"), ("12v", "p. 12v"), ("34–35", "pp. 34–35"), ("3, 9", "pp. 3, 9")]
)
def test_pages(value: str, words: str) -> None:
    assert page(value) == words


def test_locators() -> None:
    cites = making.essay().citations
    assert [located(one) for one in cites] == ["p. not given", "p. 214", "p. not given", "p. 12"]


def test_reports_do_not_hang_on_the_order_of_sets() -> None:
    code = (
        "import sys, hashlib, making; from devisu.console import Style; from devisu.reporters import REPORTERS, audit\n"
        "told = [one(making.report(), Style()) for one in (*REPORTERS.values(), audit.render)]\n"
        "print(hashlib.sha256(''.join(told).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=making.HERE,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    }
    assert len(runs) == 1


def test_places_of_one_message_share_a_line() -> None:
    report = making.report()
    text = report.texts[0].document.source.text
    related = tuple(Related(making.PATH, making.find(text, one), "also here") for one in ("Nobody", "May", "Therefore"))
    hit = replace(report.findings[-1].hit, related=(*related, Related(making.BIB, None, "also here")))
    shown = REPORTERS["terminal"](replace(report, findings=(replace(report.findings[-1], hit=hit),)), Style())
    assert "    claims/essay.md:3:203, 5:60, 7:68, bib/references.bib also here\n" in shown


def test_what_the_headline_told_is_not_told_again() -> None:
    examined = making.essay()
    lost = tuple(
        replace(one, entry=None, status="unresolved", why="it does not stand in a list") for one in examined.citations
    )
    report = replace(making.report(), texts=(replace(examined, citations=lost, by_claim={"c001": lost[:2]}),))
    assert "cites      [1] [2] · no entry\n" in audit.render(report, Style())
    quiet = audit.render(replace(report, findings=()), Style())
    assert quiet.count("unresolved: it does not stand in a list.") == 2


def test_a_note_is_cited_by_its_words() -> None:
    examined = making.essay()
    text = examined.document.text
    at = making.find(text, "May 1621")
    note = Block("note", at, label="3")
    cited = examined.by_claim["c005"][0]
    marker = replace(cited.marker, style="note")
    noted = replace(cited, marker=marker, entry=None, status="linked", why="the note itself names what is cited")
    document = replace(examined.document, blocks=(*examined.document.blocks, note))
    quotations = tuple(replace(one, in_note=one.id == "q002") for one in examined.quotations)
    changed = replace(examined, document=document, by_claim={"c005": (noted,)}, quotations=quotations)
    shown = audit.render(replace(making.report(), texts=(changed,)), Style())
    assert "cites      note 3 · May 1621\n" in shown
    assert "quotation  “the foundations of the red mill…” · in a note · direct" in shown


def test_several_quotations_of_a_claim_are_told_apart() -> None:
    examined = making.essay(quoted={"c004": ("q002", "q003")})
    shown = audit.render(replace(making.report(), texts=(examined,)), Style())
    assert "quotation  “the foundations of the red mill…” · direct" in shown
    assert "quotation  “bread is a matter of the state” · direct" in shown
