"""Long words left out, or put in, without a mark, in English, Russian and Kazakh; all texts are made up."""

from __future__ import annotations

import pytest

from collating import compared, record

RECORDS = (
    record(
        "doe.txt",
        "The mill had been sold, as some believed, before the valley was flooded by the river. Every autumn the miller "
        "counted seven grey geese aloud before the council of the upper town, because, as his widow would afterwards "
        "never tire of telling, his father had once been fined for the loss of an eighth.",
        entry="doe",
        language="en",
    ),
    record(
        "roe.txt",
        "Мельница была продана, как думали иные старожилы верхней слободы, прежде чем долину затопила река. Писарь "
        "записал в книгу семь гусей и доброго коня, хотя никто из жителей слободы после большой ярмарки и до самой "
        "Троицы не видел ни птиц, ни лошади.",
        entry="roe",
        language="ru",
    ),
    record(
        "ahmet.txt",
        "Диірмен, кейбір ауыл ақсақалдарының айтуынша, өзен алқапты су басқанға дейін сатылып кеткен еді. Хатшы дәптерге "
        "жеті қаз бен бір жүйрік атты жазды, бірақ ауыл тұрғындарының ешқайсысы көктемгі жәрмеңкеден кейін оларды "
        "көрген жоқ.",
        entry="ahmet",
        language="kk",
    ),
)
CITED = {"en": ("doe",), "ru": ("roe",), "kk": ("ahmet",)}

LEFT_OUT = [
    ("en", "the mill had been sold before the valley was flooded", "as some believed"),
    ("en", "the miller counted seven grey geese because, as his widow", "aloud before the council of the upper town"),
    ("en", "grey geese aloud because, as his widow would", "before the council of the upper town"),
    ("en", "the miller counted seven grey geese aloud before the council, because, as his widow", "of the upper town"),
    ("ru", "Мельница была продана прежде чем долину затопила река", "как думали иные старожилы верхней слободы"),
    ("ru", "хотя никто из жителей слободы не видел ни птиц, ни лошади", "после большой ярмарки и до самой Троицы"),
    ("ru", "Писарь записал в книгу семь гусей, хотя никто из жителей слободы", "и доброго коня"),
    ("kk", "өзен алқапты су басқанға дейін еді. Хатшы дәптерге", "сатылып кеткен"),
    ("kk", "ауыл тұрғындарының ешқайсысы оларды көрген жоқ", "көктемгі жәрмеңкеден кейін"),
    ("kk", "Хатшы дәптерге жазды, бірақ ауыл тұрғындарының ешқайсысы", "жеті қаз бен бір жүйрік атты"),
]
PUT_IN = [
    ("en", "the mill had been sold unlawfully, as some believed, before the valley was flooded", "unlawfully"),
    ("en", "as some believed, long after the fair, before the valley was flooded", "long after the fair"),
    ("en", "counted seven exceptionally large grey geese aloud before the council", "exceptionally large"),
    ("ru", "Мельница была тайно от всех продана, как думали иные старожилы", "тайно от всех"),
    ("ru", "Писарь собственной рукою записал в книгу семь гусей", "собственной рукою"),
    ("kk", "өзен алқапты су басқанға дейін заңсыз сатылып кеткен еді", "заңсыз"),
    ("kk", "Хатшы сол күні кешке дәптерге жеті қаз бен бір жүйрік атты жазды", "сол күні кешке"),
]


@pytest.mark.parametrize(("language", "words", "left_out"), LEFT_OUT)
def test_words_left_out_are_one_omission(language: str, words: str, left_out: str) -> None:
    comparison = compared(words, RECORDS, language, cited=CITED[language])
    assert comparison.verdict == "altered"
    omitted = [one for one in comparison.collations[0].variants if one.kind not in ("punctuation", "case")]
    assert [(one.kind, one.source, one.marked) for one in omitted] == [("omission", left_out, False)]
    assert comparison.collations[0].score >= 80


@pytest.mark.parametrize(("language", "words", "put_in"), PUT_IN)
def test_words_put_in_are_one_insertion(language: str, words: str, put_in: str) -> None:
    comparison = compared(words, RECORDS, language, cited=CITED[language])
    assert comparison.verdict == "altered"
    added = [one for one in comparison.collations[0].variants if one.kind not in ("punctuation", "case")]
    assert [(one.kind, one.quotation, one.marked) for one in added] == [("insertion", put_in, False)]
    assert comparison.collations[0].score >= 80


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the miller was fined before the council of the upper valley"),
        ("en", "the geese had been sold before his father was once fined"),
        ("en", "the mill had been sold, said the widow of the other miller"),
        ("ru", "никто из жителей верхней слободы не продал доброго коня"),
        ("ru", "Мельница была продана соседнему помещику ещё при деде"),
        ("kk", "ауыл ақсақалдары жүйрік атты көктемде сатып алған еді"),
        ("kk", "Хатшы дәптерге ештеңе жазбай, ауылына қайтып кетті"),
    ],
)
def test_what_only_shares_words_is_not_the_quotation(language: str, words: str) -> None:
    assert compared(words, RECORDS, language, cited=CITED[language]).verdict == "not-found"


def test_the_gap_costs_no_more_the_longer_it_is() -> None:
    """Each word left out makes the match a little worse at first, and then no more; the passage is the whole."""
    clause = ["as", "some", "of", "the", "older", "people", "of", "the", "upper", "valley", "then", "believed"]
    before, after = "The mill had been sold", "before the valley was flooded by the river"
    scores = []
    for size in range(len(clause) + 1):
        source = record("a.txt", f"{before} {' '.join(clause[:size])} {after}.".replace("  ", " "), entry="doe")
        found = compared(f"{before} {after}", (source,)).collations[0]
        assert found.passage == source.text[:-1]
        scores.append(found.score)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 100
    assert scores[-1] > 85
