"""Where a sentence ends, and where not."""

import pytest

from devisu import readers
from devisu.extract import marks, sentences


def split(text: str, language: str) -> list[str]:
    document = readers.read("essay.txt", text, language)
    pairs, _ = marks.pair(document)
    return [" ".join(one.text.split()) for one in sentences.find(document, marks.shields(pairs))]


ONE = {
    "initials": ("en", "The letters of J. S. Mill were read by R. G. Collingwood with care."),
    "initials, glued": ("ru", "Первым говорил В.И.Ленин, за ним И.В.Сталин."),
    "titles": ("en", "Dr. Roe met Mrs. Doe near St. Albans."),
    "pages": ("en", "The mill is described on p. 45 and pp. 47 of vol. 2 by Doe et al. in their book."),
    "year, line break": ("kk", "Бұл оқиға 1920 ж.\nқараша айында болды."),
    "year before a name": ("kk", "Бұл 1921 ж. Алматы қаласында болды."),
    "and so on": ("kk", "Ол жерде астық, мал, т.б. нәрселер сатылды."),
    "russian year": ("ru", "В 1921 г. Петров уехал в Москву."),
    "that is": ("ru", "Он уехал, т. е. бежал, из города."),
    "stops in quotation marks": ("en", "He wrote: “I shall go. I shall not return. Never!” and left."),
    "stops in guillemets": ("kk", "Ол: «Мен кетемін. Қайтып келмеймін», — деп жазды [1]."),
    "line break": ("en", "The mill was sold\nin 1712 to a stranger."),
    "decimal": ("en", "The mill cost 3.5 crowns in those days."),
    "ellipsis and small letter": ("en", "The mill was… well, sold."),
    "brackets": ("en", "The mill (see p. 4. Cf. Doe) was sold."),
    "german ordinal": ("de", "Am 3. Oktober wurde die Mühle verkauft."),
    "initial of two letters": ("ru", "В 1930 г. Дж. Роу приехал в долину."),
    "year before initials": ("ru", "Об этом в 1870 г. В. И. Петров ещё не знал."),
    "archival reference": ("ru", "См. также: ГАРФ. Ф. 6831. Оп. 1. Д. 3. Л. 2 об."),
    "marker after the stop": ("en", "The mill was sold.[12]"),
    "slip": ("ru", "Он продал мельницу,. и уехал."),
    "no end at all": ("en", "The mill was sold"),
    "address": ("en", "The mill is shown at example.org/mill.html in colour."),
}

TWO = {
    "plain": ("en", "The mill was sold.", "Nobody wept."),
    "year": ("en", "The mill was sold in 1712.", "The valley was flooded."),
    "question": ("en", "Was the mill sold?", "Nobody knows."),
    "closing mark": ("en", "He wrote: “I shall go.”", "Then he left."),
    "marker": ("en", "The mill was sold [1].", "The valley was flooded [2]."),
    "marker behind the stop": ("en", "The mill was sold.[1]", "The valley was flooded."),
    "number first": ("kk", "Ол қайтыс болды [3].", "1920 жылы соғыс басталды."),
    "closing abbreviation": ("en", "He sold mills, houses, fields, etc.", "Then he left."),
    "quotation first": ("ru", "Мельницу продали.", "«Никто не плакал», — писал Петров."),
    "year before a preposition": ("ru", "Он родился в 1870 г.", "В 1887 г. он окончил гимназию."),
    "year before a rank": ("ru", "Он умер 12 февраля 1862 г.", "Историк Сомов назвал его добрым."),
    "country before an article": ("en", "He left the U.S.", "The war was over."),
    "glued": ("ru", "Мельницу продали.", "Никто не плакал."),
    "exclamation": ("ru", "Мельницу продали!", "Никто не плакал."),
    "paragraphs": ("en", "The mill was sold, and nobody in the whole of the valley heard of it", "Nobody wept."),
}


@pytest.mark.parametrize(("language", "text"), ONE.values(), ids=ONE)
def test_one_sentence(language, text):
    assert split(text, language) == [" ".join(text.split())]


@pytest.mark.parametrize(("language", "first", "second"), TWO.values(), ids=TWO)
def test_two_sentences(request, language, first, second):
    between = {"glued": "", "paragraphs": "\n\n"}.get(request.node.callspec.id, " ")
    assert split(first + between + second, language) == [first, second]


def test_scars_are_paragraph_boundaries():
    text = "Диірмен сатылды [3]..Жаңа иесі келді. Бәрі өзгерді..1920 жылы соғыс басталды.."
    document = readers.read("essay.txt", text, "kk")
    assert [one.block for one in sentences.find(document, {})] == [0, 1, 1, 2]


def test_spans_are_the_source():
    text = "One was *sold*. Two [was](http://x.y) not.\n\nThree."
    document = readers.read("essay.md", text, "en")
    found = sentences.find(document, {})
    assert [one.span.of(text) for one in found] == ["One was *sold*.", "Two [was](http://x.y) not.", "Three."]
    assert [one.text for one in found] == ["One was sold.", "Two was not.", "Three."]


def test_a_block_quotation_holds_together():
    document = readers.read("essay.md", "He wrote:\n\n> It was sold. Nobody wept.\n\nThen he left.", "en")
    pairs, _ = marks.pair(document)
    found = sentences.find(document, marks.shields(pairs))
    assert [one.text for one in found][1] == "It was sold. Nobody wept."
