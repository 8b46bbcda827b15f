"""The values of an audit, each made once by one arrow of the flow and never changed.

Spans are code points of the text's own file (`Document.source`), also where the words were found in the readable
text; `text` fields hold readable words, free of markup, which are what comparisons use.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from devisu.text import OffsetMap, Source, Span

BlockKind = Literal[
    "paragraph", "heading", "quote", "item", "note", "caption", "reference-heading", "reference", "twin"
]
MarkerStyle = Literal["number", "key", "author-date", "archive", "issue", "ibidem", "note", "work"]
Mode = Literal["normal", "author-in-text", "suppress-author"]
Status = Literal["linked", "unidentified", "unresolved", "ambiguous"]
Level = Literal["direct", "carried", "paragraph", "weak", "none"]
QuotationKind = Literal["direct", "phrase", "title", "term", "question"]
Identified = Literal["identified", "candidate", "unidentified"]


# --- a text as read ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, note … of the readable text. ``span`` is of the *readable* text.

    A ``twin`` is an item of a list that gives the references again in another script.

    ``number`` counts paragraphs and block quotations of the body from 1 (0 for other blocks). ``label`` is a note's
    own label; ``at`` is the readable offset of the place that refers to the note. ``level`` is a heading's, from 1
    (0 where the text does not tell).
    """

    kind: BlockKind
    span: Span
    number: int = 0
    label: str | None = None
    at: int | None = None
    level: int = 0

    @property
    def is_body(self) -> bool:
        """Whether claims are made here: not headings, notes, captions and lists of references."""
        return self.kind in ("paragraph", "quote", "item")


@dataclass(frozen=True, slots=True)
class Scar:
    """A damaged joint of the readable text (``span``): a glued paragraph break, or a slip of punctuation."""

    kind: Literal["glue", "slip"]
    span: Span


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Where the body refers to a note: the readable ``span`` of the reference mark and the note's label.

    Where the mark is not readable the span is empty, and ``home`` is the mark's span in the source.
    """

    span: Span
    label: str
    home: Span | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page begins at this offset of the readable text; ``edition`` names a rival pagination."""

    offset: int
    number: str
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read: the source, the readable text with its way home, and its blocks in reading order.

    ``opaque`` are readable spans in which nothing is looked for (code, mathematics, addresses). ``format`` is the name
    of the reader (``plain``, ``markdown``). ``scars``, ``notes`` and ``pages`` are in readable order.
    """

    source: Source
    format: str
    language: str
    text: str
    map: OffsetMap
    blocks: tuple[Block, ...]
    opaque: tuple[Span, ...] = ()
    scars: tuple[Scar, ...] = ()
    notes: tuple[NoteReference, ...] = ()
    pages: tuple[PageBreak, ...] = ()

    @property
    def path(self) -> str:
        """The path of the source."""
        return self.source.path

    def home(self, span: Span) -> Span:
        """The source span of a readable span."""
        return self.map.span(span)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body. ``span`` is of the source, ``read`` of the readable text, ``block`` an index."""

    span: Span
    read: Span
    text: str
    block: int
    number: int


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a work, as in CSL: label ``page``, ``volume``, ``folio`` …, value as written (``34–35``)."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """One work named by a marker.

    ``label`` is what names it: a number (``12``), a key (``doe1990``), ``Pipes 1964``. ``suffix`` holds all that
    follows the label as it stands, the locator's words included, as pandoc counts it. ``locators`` are all that were
    parsed from it (a volume and a page); ``locator`` is the most exact of them.
    """

    label: str
    span: Span
    prefix: str = ""
    suffix: str = ""
    locators: tuple[Locator, ...] = ()
    mode: Mode = "normal"
    ambiguous: bool = False

    @property
    def locator(self) -> Locator | None:
        """The most exact place named: the page rather than the volume."""
        pages = [locator for locator in self.locators if locator.label != "volume"] or [*self.locators]
        return pages[-1] if pages else None


@dataclass(frozen=True, slots=True)
class Marker:
    """An in-text citation as it stands.

    ``at`` is the source offset where it attaches to the body: its own start, or that of the reference to the note in
    which it stands (then ``in_note``). ``text`` is readable. ``fault`` says in words what is malformed.
    """

    style: MarkerStyle
    span: Span
    text: str
    items: tuple[Item, ...]
    at: int
    in_note: bool = False
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, or a block quotation.

    ``span`` covers the words inside the marks, ``outer`` the marks too; both of the source. ``at`` is as for markers.
    ``reasons`` say why it is of its kind. ``interruptions`` are the author's own words inside it («…, — писал Доу, —
    …»), with the marks around them; ``text`` is without these, and ``joins`` are the offsets in it where they stood.
    ``attribution`` is the line that signs a block quotation: ``outer`` covers it, ``span`` does not. ``goes_on`` tells
    that a block quotation is a further paragraph of the one before it.
    """

    id: str
    span: Span
    outer: Span
    text: str
    kind: QuotationKind
    speaker: str | None
    reasons: tuple[str, ...]
    at: int
    in_note: bool = False
    block: bool = False
    interruptions: tuple[Span, ...] = ()
    joins: tuple[int, ...] = ()
    attribution: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class BrokenMark:
    """A quotation mark without its partner (source ``span``)."""

    span: Span
    mark: str


# --- the bibliography -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field as written: its name in lower case, its resolved value, and the source spans of name and value."""

    name: str
    value: str
    span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a field, split as BibTeX does; a ``literal`` is a body or a name in braces."""

    family: str
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A bibliography entry. ``fields`` are resolved values by lower-case name; ``written`` keeps their places.

    ``origin`` tells where it stands: in a .bib file, in the candidates' file, or in a text's own list of references.
    ``damage`` says in words what was damaged when it was read.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    path: str
    span: Span
    origin: Literal["bib", "candidates", "list"] = "bib"
    written: tuple[FieldValue, ...] = ()
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    damage: tuple[str, ...] = ()

    @property
    def identified(self) -> Identified:
        """Whether the work is known: ``x-identified``, or identified where nothing is said."""
        word = self.fields.get("x-identified", "identified")
        return word if word in ("candidate", "unidentified") else "identified"  # type: ignore[return-value]

    @property
    def candidate_for(self) -> tuple[str, ...]:
        """The keys of the unidentified references that this work is proposed for."""
        return tuple(part.strip() for part in self.fields.get("x-candidate-for", "").split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class Damage:
    """Something wrong with a bibliography file, at its place. ``kind`` names it for the rules."""

    kind: str
    path: str
    span: Span
    message: str
    mend: str = ""
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What an item of a list and an entry say differently: the field, and the words of each."""

    field: str
    listed: str
    entry: str


@dataclass(frozen=True, slots=True)
class Twin:
    """An item of a text's own list, the entry of the same work, and their differences."""

    listed: Entry
    entry: Entry
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All entries of an edition, in the order read, and what was wrong with their files."""

    entries: tuple[Entry, ...] = ()
    damage: tuple[Damage, ...] = ()
    sources: tuple[Source, ...] = ()

    def get(self, key: str) -> Entry | None:
        """The first entry with this key; letter case counts."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def candidates_for(self, key: str) -> tuple[Entry, ...]:
        """The works proposed for an unidentified reference."""
        return tuple(entry for entry in self.entries if key in entry.candidate_for)


# --- joins ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker item joined to its entry, or to nothing.

    ``why`` says in words why it is not linked. ``others`` are the keys it might also mean.
    """

    item: Item
    marker: Marker
    entry: Entry | None
    status: Status
    why: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C Web Annotation TextQuoteSelector with a position hint (code points of the source)."""

    exact: str
    prefix: str
    suffix: str
    position: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on a claim: verdict, agent, name, date, note, and the words that were judged."""

    verdict: Literal["supported", "partly", "unsupported", "contradicted", "undecided"]
    agent: Literal["person", "program"]
    by: str
    on: datetime.date | None
    words: str
    note: str = ""
    evidence: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A numbered assertion: a sentence of the body with an id that survives edits.

    ``registered`` tells whether the register knows it. ``judgements`` are in the order of the register; a judgement is
    stale when its words are not the claim's.
    """

    id: str
    sentence: Sentence
    registered: bool
    judgements: tuple[Judgement, ...] = ()

    @property
    def span(self) -> Span:
        """The claim's place in the source."""
        return self.sentence.span

    @property
    def judgement(self) -> Judgement | None:
        """The latest judgement by a person."""
        return next((one for one in reversed(self.judgements) if one.agent == "person"), None)


@dataclass(frozen=True, slots=True)
class RegisteredClaim:
    """A claim as its register has it. ``line`` is that of its table in the register, from 1.

    ``lost`` tells that the last ``claims sync`` did not find it in the text.
    """

    id: str
    selector: Selector
    judgements: tuple[Judgement, ...]
    line: int
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A claim register as read: the text it belongs to, the numbers' entries, and the claims in file order."""

    path: str
    text: str
    references: Mapping[str, str]
    claims: tuple[RegisteredClaim, ...]


@dataclass(frozen=True, slots=True)
class Anchoring:
    """What became of a register's claims in the text: the claims in text order, those lost, those found twice."""

    claims: tuple[Claim, ...]
    lost: tuple[RegisteredClaim, ...] = ()
    twice: tuple[tuple[RegisteredClaim, tuple[Span, ...]], ...] = ()


# --- source records and collation -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """A source record: a transcription of one witness of a work, as read, with its sidecar's words.

    ``path`` is relative to the edition (or to the folder given). ``text`` is readable, ``map`` its way home to the
    file. ``extent`` is ``excerpt`` unless the sidecar says ``whole``: nothing is assumed. ``extra`` keeps the rest.
    """

    path: str
    source: Source
    text: str
    map: OffsetMap
    pages: tuple[PageBreak, ...] = ()
    entry: str | None = None
    language: str | None = None
    extent: Literal["excerpt", "whole"] = "excerpt"
    seen_in: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Variant:
    """One difference between a quotation and the passage: its kind, the words of each, and what it touches.

    ``kind`` is one of ``case punctuation spacing hyphenation spelling look-alike ocr inflection substitution omission
    insertion transposition``. ``span`` is the quotation's, in code points of its readable words.
    """

    kind: str
    quotation: str
    source: str
    flags: tuple[str, ...] = ()
    span: Span | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Collation:
    """A quotation laid beside a passage of a record. ``span`` is of the record's file, ``score`` from 0 to 100.

    ``passage`` holds the record's readable words; ``entry`` is the record's citekey.
    """

    source: str
    entry: str | None
    page: str | None
    span: Span
    score: float
    passage: str
    variants: tuple[Variant, ...] = ()
    verdict: str = "verbatim"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is known of a quotation's words: one verdict, flags beside it, the reason in words, and the places.

    ``quotation`` is the quotation's id; ``verdict`` is None for kinds that are not compared (titles, terms, questions).
    ``missing`` names what would settle an open case. ``original`` are the words that a person accepted as the original
    of a translation: they were compared in its place. ``foreign`` are the paths of the cited work's records in another
    language, where the original of words that were not found may stand.
    """

    quotation: str
    verdict: str | None
    flags: tuple[str, ...] = ()
    reason: str | None = None
    missing: str = ""
    collations: tuple[Collation, ...] = ()
    original: str = ""
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage proposed to a person as the original of some words; never a verdict.

    ``span`` is of the record's file, ``likeness`` the cosine of both meanings, ``shared`` the figures, dates and names
    in common as the passage has them, ``score`` what the ranking goes by. ``is_cited`` tells whether it stands on a
    page that the text cites; None where that is not known.
    """

    record: str
    entry: str | None
    page: str | None
    span: Span
    passage: str
    likeness: float
    shared: tuple[str, ...]
    score: float
    is_cited: bool | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be the original of some words, the likeliest first; ``wanting`` says in words what was not looked at."""

    candidates: tuple[Candidate, ...] = ()
    wanting: str = ""


# --- support ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim wants support: a name such as ``DATE`` or ``CAUSE``, the words that gave it, its weight."""

    name: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Support:
    """How a claim is backed: its level, the rule in words, and how many sentences away the marker stands."""

    level: Level
    why: str
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Convention:
    """How the author of a text places markers.

    Of ``paragraphs``, ``marked`` have a marker, ``last`` of these in the last sentence, and ``only_last`` there alone.
    Of ``sentences``, ``cited`` have a marker.
    """

    paragraphs: int
    marked: int
    last: int
    only_last: int
    sentences: int
    cited: int


# --- everything -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Examined:
    """One text with all that was made of it.

    ``citations`` by claim id; ``quoted`` are the ids of quotations by claim id; ``cites`` the citations of each
    quotation by its id (``carried`` ids took theirs from a later sentence); ``comparisons`` by quotation id;
    ``support``, ``reasons`` and ``checkworthy`` (0 to 1) by claim id. ``numbered`` tells that the text cites by
    number, ``listed`` how many entries its own list of references has (None: there is no such heading), ``own`` which,
    ``twins`` those of them that the bibliography has too.
    ``claim_of`` gives the claim that each quotation stands in, by the quotation's id. ``convention`` tells how its
    author places markers. ``mended`` counts the damaged index files that were built anew when it was compared.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    markers: tuple[Marker, ...]
    quotations: tuple[Quotation, ...]
    broken_marks: tuple[BrokenMark, ...]
    register: Register | None
    anchoring: Anchoring
    citations: tuple[Citation, ...]
    by_claim: Mapping[str, tuple[Citation, ...]]
    quoted: Mapping[str, tuple[str, ...]]
    cites: Mapping[str, tuple[Citation, ...]]
    carried: frozenset[str]
    comparisons: Mapping[str, Comparison]
    support: Mapping[str, Support]
    reasons: Mapping[str, tuple[Reason, ...]]
    checkworthy: Mapping[str, float]
    numbered: bool
    listed: int | None
    claim_of: Mapping[str, str] = field(default_factory=dict)
    convention: Convention | None = None
    own: tuple[Entry, ...] = ()
    twins: tuple[Twin, ...] = ()
    mended: int = 0

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in text order."""
        return self.anchoring.claims
