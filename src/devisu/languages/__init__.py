"""What devisu knows of languages: one TOML file each, read on demand.

Words are lower case. A trailing ``-`` marks a stem: ``көрсет-`` stands for every word that begins with it; a leading
one marks an ending: ``-ды`` (but «-б.» among locators stands for itself, as in «34-б.»). Among the reasons a trailing
``+`` marks a verb's stem, alone or with one of the language's ``verb-endings``. A list may hold phrases of
several words. A language without a list does without what the list is for.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The data of one language; each field is a key of its TOML file (with ``-`` for ``_``)."""

    code: str
    name: str
    script: str  # "Cyrillic", "Latin"
    letters: str = ""  # letters that set it apart from other languages of its script
    common: Words = ()  # the commonest function words, to tell it from others of its script

    # the shape of sentences
    abbreviations: Words = ()  # with their dots («т.б.», «vol.»): never end a sentence
    closing: Words = ()  # abbreviations that may end one if a capital follows («etc.», «и т. д.»)
    numbering: Words = ()  # abbreviations only before a number («no. 5», «art. 6»): else the words may end a sentence
    openers: Words = ()  # words that begin sentences and are no names, beside `stop`: «потом», «никто», “nobody”
    ordinal_dots: bool = False  # an ordinal number ends in a full stop: «das 19. Jahrhundert»
    capital_nouns: bool = False  # every noun has a capital
    months: tuple[Words, ...] = ()  # twelve lists of forms or stems
    capital_months: bool = False  # months have a capital: “may” is none
    year: Words = ()  # words and abbreviations for year, years
    century: Words = ()

    # markers
    locators: Mapping[str, Words] = field(default_factory=dict)  # CSL label -> words («page» -> «с.», «б.», «бет»)
    see: Words = ()  # «см.», «қараңыз», «see», «cf.»
    leads_in: Words = ()  # other words before a citation: «например», “especially”
    quoted_in: Words = ()  # «цит. по», «quoted in»
    translated: Words = ()  # in a note of an entry: «пер. с», “translated from”
    ibidem: Words = ()  # «там же», «сонда», «ibid.»
    cited_work: Words = ()  # behind a name, for its title: «указ. соч.», «op. cit.»
    same_author: Words = ()  # before a title, for its author: «он же», «idem»
    undated: Words = ()  # for the year of a work that has none, as written: «n.d.», «б. г.», “forthcoming”
    and_others: Words = ()  # «и др.», «et al.»
    conjunctions: Words = ()  # what joins two names, numbers or verbs: «и», «and», «&»
    reference_headings: Words = ()  # «Список литературы», «References»
    reference_parts: Words = ()  # words that the headings inside a list begin with: «Архивные материалы», “Sources”
    note_headings: Words = ()  # «Примечания», “Notes”: before a numbered list, that of what is cited
    editorial: Words = ()  # what stands in square brackets and is no marker: «sic», «курсив мой», «emphasis added»

    # quotations and speakers
    reporting: Words = ()  # verbs of saying, writing, showing
    participles: Words = ()  # forms of them that only introduce («noting that»), and never follow
    particles: Words = ()  # words right after a quotation that make it speech («деп», «дейді»)
    according: Words = ()  # «айтуынша», «по словам», «according to»
    wording: Words = ()  # nouns for words: term, phrase, expression; with an owner they are his («Roe’s phrase»)
    sayings: Words = ()  # nouns of saying: claim, remark, argument; with an owner they are his («Roe’s claim that»)
    called: Words = ()  # words that make what is quoted a name or term («атты», «деген», «так называемый», «so-called»)
    owning: Words = ()  # of, by, from: what may stand between a word for words and its owner
    naming: Words = ()  # right after a quotation, where somebody is named as naming («деп атады»)
    hearers: Words = ()  # verbs of saying whose object is the hearer («told Roe»)
    pronouns: Words = ()  # he, she, they: a subject that names nobody
    refers_back: Words = ()  # those of them that mean somebody named before, and not “somebody” or “others”
    first_person: Words = ()  # I, we: the author of the text speaks
    be: Words = ()  # forms of “be”: a verb of saying behind one is passive
    articles: Words = ()  # before a single capitalised word they show that it is no name
    bars: Words = ()  # articles, forms of “be” …: right before a verb they show that its subject is nobody named
    adverbs: Words = ()  # what may stand between a subject and its verb («later», «позже»)
    surnames: Words = ()  # endings of surnames: at the head of a sentence they tell a name from other words
    adjectives: Words = ()  # endings of adjectives, of surnames too («Орловский обком»)
    genitive: Words = ()  # endings that surely are a name's genitive
    document_words: Words = ()  # decree, law, newspaper, book …: quotation marks beside them hold a title
    bodies: Words = ()  # heads of bodies that speak: committee, congress, newspaper, government
    ranks: Words = ()  # words before a name: professor, president, historian
    folk: Words = ()  # people who are not named («мельник», “settlers”), and endings of such words
    plural: Words = ()  # endings of verbs whose subject is several people («писали»)
    place_endings: Words = ()  # what the nominative of a place may end in after its stem: «в Сибири», «по Казани»
    case_endings: Words = ()  # endings taken off a name, longest first
    strong: Words = ()  # verbs whose forms differ in the stem, the first form first: “break broke broken”
    finite: Words = ()  # endings of finite verbs («-ды», «-ет») and whole finite verbs («болды», «was»)
    verbs: Words = ()  # more of them, which tell a clause of a sentence but not whether a few quoted words are one
    verb_endings: Words = ()  # of a verb that tells what happened: for stems written «құрыл+» among the reasons
    attributive: Words = ()  # endings of participles that stand before a noun («құлаған көпір»)
    verb_final: bool = False  # the finite verb stands last in its clause
    question: Words = ()  # question words and particles

    # meaning
    negations: Words = ()
    modals: Words = ()
    quantifiers: Words = ()
    numerals: Words = ()  # numbers in words: «twelve», «двенадцат-», «он екі»
    limiting: Words = ()  # «unless», «only if», «кроме», «если только», «бірақ»
    spellings: tuple[Words, ...] = ()  # groups of spellings of one word, or of one ending
    takes_up: Words = ()  # «осы», «бұл», «этот», «this»: a sentence that speaks of the one before
    sums_up: Words = ()  # «сөйтіп», «таким образом», «thus»
    stop: Words = ()  # function words
    excused_headings: Words = ()  # abstract, conclusion, acknowledgements: no citations are expected there
    reasons: Mapping[str, Words] = field(default_factory=dict)  # CAUSE, SUPERLATIVE …: words that give a reason
    dates: Mapping[str, Words] = field(
        default_factory=dict
    )  # what stands around years, days, seasons: extract/datewords.py


@cache
def load(code: str) -> Language:
    """The language with this ISO 639-1 code; an unknown one knows only its code."""
    place = files(__package__) / f"{code}.toml"
    if not code.isalpha() or not place.is_file():
        return Language(code, code, "")
    table = {key.replace("-", "_"): value for key, value in tomllib.loads(place.read_text("utf-8")).items()}
    return Language(**{one.name: _frozen(table[one.name]) for one in fields(Language) if one.name in table})


def known() -> tuple[str, ...]:
    """The codes of all languages that have a file."""
    return tuple(sorted(p.name[:-5] for p in files(__package__).iterdir() if p.name.endswith(".toml")))


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return {key: _frozen(one) for key, one in value.items()}
    return value
