"""A made-up essay with everything that an audit makes of it, built by hand for the tests of the reporters.

Its works, people, words and figures are invented.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from devisu.findings import Failure, Finding, Fix, Hit, Related, Report, Severity
from devisu.model import (
    Anchoring,
    Block,
    Citation,
    Claim,
    Collation,
    Comparison,
    Document,
    Entry,
    Examined,
    Item,
    Judgement,
    Library,
    Locator,
    Marker,
    Quotation,
    Reason,
    Record,
    Sentence,
    Support,
    Variant,
)
from devisu.text import Edit, OffsetMap, Source, Span

LONG = (
    "Of the 4,000 households of the district no fewer than three quarters had left it before the harvest was in, and "
    "of those that stayed behind most had neither seed nor cattle, a state of things which the committee, when it met "
    "in the town that winter, chose not to enter in its minutes at all."
)
PARAGRAPHS = (
    ("# The Red Mill of Karsk",),
    (
        "The mill at Karsk was closed in the spring of 1931 by order of the provincial committee [1].",
        "The envoy wrote home that “the measures were, in essence, a tax on bread … which led to unrest” [2, p. 214].",
        "Nobody in the valley was surprised.",
    ),
    (
        "In the end “the foundations of the red mill were laid”.",
        "In May 1621 the army entered the valley [3].",
        LONG,
    ),
    (
        "The council held that “bread is a matter of the state” [1, p. 12].",
        "Therefore the mill became the cause of the rising.",
    ),
)
BIBLIOGRAPHY = """\
@book{doe1990,
  author = {Doe, Jane},
  title = {Bread and the {State}},
  year = {1990},
}
@book{roe1931,
  author = {Roe, Richard and Poe, Edna and Moe, Ann},
  title = {A Long and Winding Account of the Measures Taken in the Valley},
  year = {1931},
}
@misc{ref-03,
  x-identified = {unidentified},
}
@book{zoe1650,
  author = {{Valley Chronicle}},
  title = {Annals of the Valley},
  date = {1650},
}
"""
RECORD = "The measures were, in places, a tax on bread, not always, which\nled to unrest.\n"
HERE = Path(__file__).parent
PATH, BIB, RECORD_PATH = "claims/essay.md", "bib/references.bib", "bib/sources/roe1931.md"


def document(path: str = PATH, paragraphs: tuple[tuple[str, ...], ...] = PARAGRAPHS) -> Document:
    """The essay as a reader of plain paragraphs would give it."""
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs) + "\n"
    blocks, start, number = [], 0, 0
    for sentences in paragraphs:
        words = " ".join(sentences)
        heading = words.startswith("# ")
        number += not heading
        span = Span(start + 2 * heading, start + len(words))
        blocks.append(Block("heading" if heading else "paragraph", span, 0 if heading else number))
        start += len(words) + 2
    return Document(Source.of(path, text), "markdown", "en", text, OffsetMap.identity(len(text)), tuple(blocks))


def find(text: str, words: str) -> Span:
    """The span of words that stand once in a text."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def sentences(made: Document, paragraphs: tuple[tuple[str, ...], ...] = PARAGRAPHS) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs but headings."""
    found = []
    for index, words in enumerate(paragraphs):
        for one in words:
            if not one.startswith("# "):
                span = find(made.text, one)
                found.append(Sentence(span, span, one, index, len(found) + 1))
    return tuple(found)


def entry(key: str, kind: str = "book", **fields: str) -> Entry:
    """An entry of the made-up bibliography."""
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    at = BIBLIOGRAPHY.index("{" + key)
    return Entry(key, kind, named, BIB, Span(at, at + len(key)))


ENTRIES = (
    entry("doe1990", author="Doe, Jane", title="Bread and the {State}", year="1990"),
    entry(
        "roe1931",
        author="Roe, Richard and Poe, Edna and Moe, Ann",
        title="A Long and Winding Account of the Measures Taken in the Valley",
        year="1931",
    ),
    entry("ref-03", "misc", x_identified="unidentified"),
    entry(
        "zoe1650",
        author="{Valley Chronicle}",
        title="Annals of the Valley",
        date="1650",
        x_identified="candidate",
        x_candidate_for="ref-03",
    ),
)


def citation(text: str, words: str, label: str, linked: Entry | None, page: str = "", **more: object) -> Citation:
    """The citation of a marker that holds one number."""
    span = find(text, words)
    at = span.start + words.index(label)
    locators = (Locator("page", page),) if page else ()
    item = Item(label, Span(at, span.end - 1), suffix=f", p. {page}" if page else "", locators=locators)
    marker = Marker("number", span, words, (item,), span.start)
    status = "linked" if linked else "unresolved"
    if linked and linked.identified == "unidentified":
        status = "unidentified"
    return replace(Citation(item, marker, linked, status), **more)


def quotation(made: Document, name: str, words: str, kind: str = "direct", speaker: str | None = None) -> Quotation:
    """A quotation of the essay by its words."""
    span = find(made.text, words)
    outer = Span(span.start - 1, span.end + 1)
    return Quotation(name, span, outer, words, kind, speaker, ("LENGTH",), span.start)


def essay(**more: object) -> Examined:
    """The essay, examined."""
    made = document()
    text = made.text
    said = sentences(made)
    cites = (
        citation(text, "[1]", "1", ENTRIES[0]),
        citation(text, "[2, p. 214]", "2", ENTRIES[1], "214"),
        citation(text, "[3]", "3", ENTRIES[2], why="the list of references is missing"),
        citation(text, "[1, p. 12]", "1", ENTRIES[0], "12"),
    )
    quotations = (
        quotation(
            made, "q001", "the measures were, in essence, a tax on bread … which led to unrest", "direct", "envoy"
        ),
        quotation(made, "q002", "the foundations of the red mill were laid"),
        quotation(made, "q003", "bread is a matter of the state", "direct", "council"),
    )
    judged = Judgement("supported", "person", "A. Reader", datetime.date(2026, 3, 4), "The mill was shut.", "p. 9")
    claims = tuple(
        Claim(f"c{number:03}", one, True, (judged,) if number == 1 else ()) for number, one in enumerate(said, 1)
    )
    levels = {
        "c001": Support("direct", "the marker [1] stands in the sentence", 0),
        "c002": Support("direct", "the marker [2, p. 214] stands in the sentence", 0),
        "c003": Support("weak", "the nearest marker is another sentence’s", 1),
        "c004": Support("none", "no marker stands in its paragraph before it"),
        "c005": Support("direct", "the marker [3] stands in the sentence", 0),
        "c006": Support("none", "no marker follows in its paragraph"),
        "c007": Support("direct", "the marker [1, p. 12] stands in the sentence", 0),
        "c008": Support("paragraph", "the paragraph’s marker [1, p. 12] covers it", 1),
    }
    examined = Examined(
        document=made,
        sentences=said,
        markers=tuple(one.marker for one in cites),
        quotations=quotations,
        broken_marks=(),
        register=None,
        anchoring=Anchoring(claims),
        citations=cites,
        by_claim={"c001": (cites[0],), "c002": (cites[1],), "c005": (cites[2],), "c007": (cites[3],)},
        quoted={"c002": ("q001",), "c004": ("q002",), "c007": ("q003",)},
        cites={"q001": (cites[1],), "q003": (cites[3],)},
        carried=frozenset(),
        comparisons=comparisons(),
        support=levels,
        reasons={
            "c001": (Reason("DATE", "1931", 0.4), Reason("NAMED", "Karsk", 0.3)),
            "c006": (Reason("FIGURE", "4,000", 0.5), Reason("FIGURE", "three quarters", 0.2)),
            "c008": (Reason("CAUSE", "Therefore", 0.4),),
        },
        checkworthy={"c001": 0.8, "c002": 0.7, "c004": 0.6, "c005": 0.75, "c006": 0.9, "c007": 0.7, "c008": 0.4},
        numbered=True,
        listed=None,
    )
    return replace(examined, **more)


def comparisons() -> dict[str, Comparison]:
    """One quotation altered, one without a citation, one without a record."""
    passage = "The measures were, in places, a tax on bread, not always, which led to unrest"
    variants = (
        Variant("substitution", "essence", "places", (), Span(22, 29)),
        Variant("omission", "", ", not always,", ("negation",), Span(45, 48), marked=True),
    )
    found = Collation(RECORD_PATH, "roe1931", "214", Span(0, 78), 91.5, passage, variants, "altered")
    return {
        "q001": Comparison(
            "q001", "altered", ("elided", "negation"), "one word substituted: essence for places", "", (found,)
        ),
        "q002": Comparison("q002", "not-compared", (), "no citation", "Add the citation of the source."),
        "q003": Comparison(
            "q003", "not-compared", (), "no record of the cited work", "See doe1990, p. 12, or add that page."
        ),
    }


def finding(code: str, name: str, severity: Severity, hit: Hit) -> Finding:
    """A finding as a run gives it."""
    return Finding(code, name, severity, hit)


def findings(text: str) -> tuple[Finding, ...]:
    """Findings of all severities, with and without a place, a claim, related places and a fix."""
    q1, q2 = (
        find(text, "the measures were, in essence, a tax on bread … which led to unrest"),
        find(text, "“the foundations of the red mill were laid”"),
    )
    long = find(text, PARAGRAPHS[2][2])
    return (
        finding(
            "BIB002",
            "required-field-missing",
            Severity.WARNING,
            Hit(
                BIB,
                find(BIBLIOGRAPHY, "roe1931"),
                "The book “roe1931” names no publisher.",
                "Add publisher, or location.",
            ),
        ),
        finding(
            "CIT003",
            "reference-list-missing",
            Severity.ERROR,
            Hit(
                PATH,
                None,
                "No reference list in this copy: the text cites by number, and 3 numbered works stand without a list.",
                "Add the list, or join the numbers to entries in the register.",
            ),
        ),
        finding(
            "QUO003",
            "wording-altered",
            Severity.WARNING,
            Hit(
                PATH,
                q1,
                "The source has “places” where the quotation has “essence”.",
                "Restore the words of the source.",
                "c002",
                (Related(RECORD_PATH, Span(4, 20), "the passage, p. 214"),),
            ),
        ),
        finding(
            "QUO001",
            "quotation-without-citation",
            Severity.WARNING,
            Hit(
                PATH,
                q2,
                "A full statement in quotation marks, with no speaker and no citation: whose words are they?",
                "Add the citation, or drop the marks.",
                "c004",
            ),
        ),
        finding(
            "SUP001",
            "assertion-without-support",
            Severity.WARNING,
            Hit(
                PATH,
                long,
                "A figure (“4,000”) is given here and no source for it.",
                "Name the source of the figure.",
                "c006",
            ),
        ),
        finding(
            "TXT001",
            "mixed-script-word",
            Severity.NOTE,
            Hit(
                PATH,
                find(text, "Nobody"),
                "A letter of another script.",
                fix=Fix("safe", (Edit(PATH, find(text, "Nobody"), "No one"),)),
            ),
        ),
    )


def report(**more: object) -> Report:
    """The whole report on the essay."""
    examined = essay()
    bibliography = Source.of(BIB, BIBLIOGRAPHY)
    record = Source.of(RECORD_PATH, RECORD)
    made = Report(
        version="0.1.0",
        texts=(examined,),
        findings=findings(examined.document.text),
        failures=(Failure("claims/old.txt", 3, "is not UTF-8 (byte 0xcb); convert it, or name its --encoding."),),
        library=Library(ENTRIES, (), (bibliography,)),
        records=(Record(RECORD_PATH, record, RECORD, OffsetMap.identity(len(RECORD)), entry="roe1931", language="en"),),
        sources={PATH: examined.document.source, BIB: bibliography, RECORD_PATH: record},
        hidden=14,
        suppressed=1,
    )
    return replace(made, **more)
