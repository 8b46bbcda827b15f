"""Quotation marks and their partners; what a quotation is; who speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu import readers
from devisu.extract import markers, marks, quotations, sentences


def quoted(text: str, language: str, name: str = "essay.txt"):
    document = readers.read(name, text, language)
    pairs, _ = marks.pair(document)
    found = sentences.find(document, marks.shields(pairs))
    return quotations.find(document, pairs, found, markers.find(document))


def lone(text: str) -> list[str]:
    document = readers.read("essay.txt", text, "en")
    return [one.mark for one in marks.pair(document)[1]]


PAIRED = {
    "guillemets": ("Он сказал «да» и ушёл далеко.", ["да"]),
    "curly": ("He said “yes” and left for good.", ["yes"]),
    "german": ("Er sagte „ja“ und ging dann fort.", ["ja"]),
    "german, closed as in English": ("Er sagte „ja” und ging dann fort.", ["ja"]),
    "straight": ('He said "yes" and left for good.', ["yes"]),
    "danish": ("Han sagde »ja« og gik sin vej.", ["ja"]),
    "finnish": ("Hän sanoi ”joo” ja lähti pois.", ["joo"]),
    "single": ("He said ‘yes’ and left for good.", ["yes"]),
    "single with an apostrophe": ("He said ‘it’s the workers’ mill’ and left.", ["it’s the workers’ mill"]),
    "angle": ("Il disait ‹oui› et partit bientôt.", ["oui"]),
    "nested, same": ("Он писал «о книге «Мельница» и о себе» давно.", ["о книге «Мельница» и о себе", "Мельница"]),
    "nested, other": ("He wrote “of ‘the mill’ and himself” then.", ["of ‘the mill’ and himself", "the mill"]),
    "nested, straight": ('He wrote “of "the mill" and himself” then.', ['of "the mill" and himself', "the mill"]),
    "mixed": ('He said "yes” and left, and “no" came.', ["yes", "no"]),
    "two sentences": ("He said: “Yes. I will.” Then he left.", ["Yes. I will."]),
    "over a line": ("He said “yes,\nI will” and left for good.", ["yes,\nI will"]),
    "apostrophes only": ("It’s the workers’ mill, isn't it, and that's all.", []),
    "inches": ('A board of 5" and no more than that.', []),
    "decades": ("In the '90s the mill's wheel turned.", []),
    "dash before": ("He left—“for ever”—and so it was.", ["for ever"]),
    "bracket before": ("He left (“for ever”) and so it was.", ["for ever"]),
}

UNPAIRED = {
    "opening": ("He said “yes and left.\n\nThen “no” came.", ["“"]),
    "closing": ("He said yes” and left.", ["”"]),
    "guillemet": ("Он сказал «да и ушёл.\n\nПотом «нет».", ["«"]),
    "inner": ("Он писал «о книге «Мельница» и о себе.\n\nПотом «нет».", ["«"]),
    "several paragraphs": ("“He came.\n\n“He saw.\n\n“He left.”\n\nAnd “yes”.", []),
}


@pytest.mark.parametrize(("text", "expected"), PAIRED.values(), ids=PAIRED)
def test_marks_find_their_partners(text, expected):
    assert [one.text for one in quoted(text, "en")] == expected
    assert lone(text) == []


@pytest.mark.parametrize(("text", "expected"), UNPAIRED.values(), ids=UNPAIRED)
def test_marks_left_alone(text, expected):
    assert lone(text) == expected


@given(st.text(alphabet="«»“”„‹›\"'‘’‚ab. \n", max_size=60))
def test_pairs_are_nested_and_within_the_text(text):
    document = readers.read("essay.txt", text, "en")
    pairs, alone = marks.pair(document)
    for one in pairs:
        assert 0 <= one.outer.start < one.outer.end <= len(document.text)
        assert one.outer.holds(one.inner)
        crossing = [two for two in pairs if one.outer.start < two.outer.start < one.outer.end < two.outer.end]
        assert crossing == []
    assert not {one.offset for one in alone} & {one.outer.start for one in pairs}


KINDS = {
    "statement after a colon, en": ("en", "John Roe wrote: “the mill had been sold long ago” [1].", "direct"),
    "statement after that, en": ("en", "John Roe argued that “the mill had been sold long ago” [1].", "direct"),
    "fragment, en": ("en", "John Roe wrote of “the red mill of the lower valley” [1].", "phrase"),
    "scare quotes, en": ("en", "The “bridge” fell in the same year.", "term"),
    "so-called, en": ("en", "The so-called “war of the three mills” began then.", "term"),
    "title, en": ("en", "The article “The Mills of the Lower Valley” appeared in 1712.", "title"),
    "own question, en": ("en", "“Who has burnt down the mill of the valley?” one may ask today.", "question"),
    "statement without anything, en": ("en", "In the end “the mill had been sold to the bishop”.", "direct"),
    "statement after a colon, ru": ("ru", "Петров писал: «мельница была продана ещё до войны» [1].", "direct"),
    "statement before, ru": ("ru", "«Мельница была продана ещё до войны», — писал Петров [1].", "direct"),
    "so-called, ru": ("ru", "Началась так называемая «война трёх мельниц» в долине.", "term"),
    "newspaper, ru": ("ru", "Об этом сообщила газета «Красная мельница» в мае.", "title"),
    "statement with deп, kk": ("kk", "А.Петров: «Диірмен соғысқа дейін сатылып кетті», — деп жазды [1].", "direct"),
    "according to, kk": ("kk", "А.Петровтың айтуынша, «диірмен соғысқа дейін сатылып кетті» [1].", "direct"),
    "named, kk": ("kk", "Ол «қызыл диірмен» деген атпен белгілі болды.", "term"),
    "document, kk": ("kk", "«Диірмендер туралы жарлық» атты құжат қабылданды.", "title"),
    "scare quotes, kk": ("kk", "«Көпір» сол жылы құлады.", "term"),
}


@pytest.mark.parametrize(("language", "text", "kind"), KINDS.values(), ids=KINDS)
def test_kind_of_a_quotation(language, text, kind):
    (one,) = quoted(text, language)
    assert (one.kind, bool(one.reasons)) == (kind, True)


SPEAKERS = {
    "colon": ("en", "John Roe wrote: “the mill had been sold long ago” [1].", "John Roe"),
    "according to": ("en", "According to John Roe, “the mill had been sold long ago” [1].", "John Roe"),
    "after": ("en", "“The mill had been sold long ago,” wrote John Roe [1].", "John Roe"),
    "rank": ("en", "Professor John Roe wrote: “the mill had been sold long ago” [1].", "John Roe"),
    "a place is no speaker": ("en", "He spoke of Lower Valley people: “the mill had been sold long ago” [1].", None),
    "capital of a country": ("en", "In the United States, “the mill had been sold long ago” [1].", None),
    "committee": ("en", "The Mill Committee declared: “the mill had been sold long ago” [1].", "Mill Committee"),
    "russian after": ("ru", "«Мельница была продана ещё до войны», — писал Петров [1].", "Петров"),
    "russian genitive": ("ru", "По словам Петрова, «мельница была продана ещё до войны» [1].", "Петров"),
    "russian initials": ("ru", "В. И. Петров писал: «мельница была продана ещё до войны» [1].", "В. И. Петров"),
    "kazakh genitive": ("kk", "А.Петровтың айтуынша, «диірмен соғысқа дейін сатылып кетті» [1].", "А.Петров"),
    "kazakh title": (
        "kk",
        "Бас Диірменші А.Петров: «Диірмен соғысқа дейін сатылып кетті», — деп жазды [1].",
        "А.Петров",
    ),
    "kazakh sentence head": ("kk", "Бірақ Петров: «Диірмен соғысқа дейін сатылып кетті», — деді [1].", "Петров"),
    "kazakh bare surname": ("kk", "Орлов: «Диірмен соғысқа дейін сатылып кетті», — деді [1].", "Орлов"),
    "english head": ("en", "Farrow writes that “the mill had been sold long ago” [1].", "Farrow"),
    "english apposition": ("en", "“The mill had been sold long ago,” wrote the miller John Roe [1].", "John Roe"),
    "russian head": ("ru", "Орлов писал: «мельница была продана ещё до войны» [1].", "Орлов"),
    "russian nominative like a genitive": ("ru", "Н. А. Толстая писала: «мельница была продана» [1].", "Н. А. Толстая"),
    "kazakh behind the particle": ("kk", "«Диірмен соғысқа дейін сатылып кетті», – деді А. Петров [1].", "А. Петров"),
    "nobody": ("en", "In the end “the mill had been sold to the bishop”.", None),
}


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS.values(), ids=SPEAKERS)
def test_speaker(language, text, speaker):
    (one,) = quoted(text, language)
    assert one.speaker == speaker


def test_a_block_quotation_takes_its_speaker_from_the_lead():
    found = quoted("John Roe wrote:\n\n> The mill was sold. Nobody wept for it.\n\nThen he left.", "en", "essay.md")
    assert [(one.kind, one.block, one.speaker) for one in found] == [("direct", True, "John Roe")]


def test_span_is_the_words_inside_the_marks():
    text = "He wrote: “the *mill* had been sold” [1]."
    (one,) = quoted(text, "en", "essay.md")
    assert one.span.of(text) == "the *mill* had been sold"
    assert one.outer.of(text) == "“the *mill* had been sold”"
    assert one.text == "the mill had been sold"


def test_marks_in_code_and_lists_of_references_are_left_alone():
    text = "He used `print(“x)` often.\n\n## References\n\n1. Roe, J. “The Mill. 1990.\n"
    document = readers.read("essay.md", text, "en")
    pairs, alone = marks.pair(document)
    assert quotations.broken(document, alone) == ()
    assert quotations.find(document, pairs, sentences.find(document, {}), ()) == ()
