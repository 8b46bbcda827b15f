"""More damage never scores higher, and what is damaged is still found; all texts are made up."""

from __future__ import annotations

import random

import pytest

from collating import record
from devisu.sources import find

EN = (
    "When the frost had gone the miller's daughter carried the brass barometer to the council and declared that no heron in "
    "the province could be trusted to foretell the weather, since the oldest of them had already deceived three mayors."
)
RU = (
    "Когда сошёл лёд, дочь мельника отнесла медный барометр в управу и объявила, что ни одна цапля в уезде не может быть "
    "допущена к предсказанию погоды, потому что старшая из них обманула уже трёх голов."
)
KK = (
    "Мұз кеткен соң диірменшінің қызы жез барометрді басқармаға апарып, уездегі бірде-бір құтанға ауа райын болжауды сеніп "
    "тапсыруға болмайды деп жариялады, себебі олардың ең қартаңы үш қазыны алдап үлгерген еді."
)
PADDING = (
    " Nothing else was entered that day. Больше в тот день ничего не записано. Сол күні басқа ештеңе жазылмады. " * 30
)
SOURCE = record("a.txt", PADDING + EN + PADDING + RU + PADDING + KK + PADDING)


def misread(text: str, strokes: int) -> str:
    """The text with this many letters replaced, each set of places holding the last."""
    places = [at for at, one in enumerate(text) if one.isalpha()]
    random.Random(3).shuffle(places)  # noqa: S311 - repeatable, not secret
    letters = list(text)
    for at in places[:strokes]:
        letters[at] = "x" if letters[at] != "x" else "z"
    return "".join(letters)


def replaced(text: str, words: int) -> str:
    """The text with this many words replaced, each set of places holding the last."""
    parts = text.split()
    places = list(range(1, len(parts) - 1))
    random.Random(3).shuffle(places)  # noqa: S311 - repeatable, not secret
    for at in places[:words]:
        parts[at] = "qqqqq"
    return " ".join(parts)


@pytest.mark.parametrize("text", [EN, RU, KK], ids=["en", "ru", "kk"])
@pytest.mark.parametrize(
    ("damage", "steps"), [(misread, range(0, 25, 3)), (replaced, range(7))], ids=["strokes", "words"]
)
def test_more_damage_never_scores_higher(text: str, damage: object, steps: range) -> None:
    scores = []
    for step in steps:
        found = find(damage(text, step), [SOURCE])  # type: ignore[operator]
        assert found, f"lost at step {step}"
        assert found[0].span.touches(SOURCE.map.span(found[0].span))
        assert abs(found[0].span.start - SOURCE.text.index(text)) <= 12
        scores.append(found[0].score)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 100


@pytest.mark.parametrize("text", [EN, RU, KK], ids=["en", "ru", "kk"])
@pytest.mark.parametrize("share", [0.3, 0.4, 0.5, 0.6, 0.7])
def test_the_more_words_are_left_out_the_lower_the_score(text: str, share: float) -> None:
    """As long as words are left on either side: a lone word beside a gap is told as a wrong word, which costs less."""
    parts = text.split()
    middle = int(len(parts) * share)
    scores = []
    for left_out in range(len(parts)):
        start, end = middle - (left_out + 1) // 2, middle + left_out // 2
        if start < 5 or len(parts) - end < 5:
            break
        found = find(" ".join([*parts[:start], *parts[end:]]), [SOURCE])
        assert found, f"lost without {left_out} words"
        scores.append(found[0].score)
    assert len(scores) > 5
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", [EN, RU, KK], ids=["en", "ru", "kk"])
def test_elisions_of_any_length_within_reach(text: str) -> None:
    parts = text.split()
    for left_out in range(1, len(parts) - 12):
        words = " ".join([*parts[:6], "…", *parts[6 + left_out :]])
        found = find(words, [SOURCE])
        assert found[0].passage == text
        assert [one.kind for one in found[0].variants if not one.marked] == []
