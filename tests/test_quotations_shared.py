"""One marker for several quotations of one speaker in sentences that follow each other; all texts are made up."""

from __future__ import annotations

import pytest

from test_speakers import read

SHARED = {
    # the speaker goes on, as a pronoun, by name, or in words that name nobody
    "en: she added": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”. She added that “nobody in the "
            "council had been asked about it” [5]."
        ),
        ["+5", "5"],
    ),
    "en: named again": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”. Later Doe admits that “nobody in "
            "the council had been asked about it” [5]."
        ),
        ["+5", "5"],
    ),
    "en: three in a row": (
        "en",
        (
            "Jane Doe wrote that “the mill was sold before anybody had heard of the bishop”. In her view “the council knew "
            "nothing of the price”. “The bells rang all night,” she wrote, “and nobody knew why” [5]."
        ),
        ["+5", "+5", "5"],
    ),
    "en: she, of somebody named": (
        "en",
        (
            "Doe is blunt: “the dam was never meant to hold back the spring floods”. She insists that “no one read the "
            "gauges that winter” [7]."
        ),
        ["+7", "7"],
    ),
    "en: it, of a document": (
        "en",
        (
            "According to the report, “the dam was never meant to hold back the spring floods”. It concludes that “the "
            "gauges were read by no one that winter” [7]."
        ),
        ["+7", "7"],
    ),
    "en: she, of another": (
        "en",
        (
            "Doe writes that “the dam was never meant to hold back the spring floods”. She calls Roe a liar, for “no one "
            "read the gauges that winter” [7]."
        ),
        ["+7", "7"],
    ),
    "ru: добавлял он": (
        "ru",
        (
            "Рябов писал: «Мельница сгорела прежде, чем мы успели вынести зерно». «Никто в этой долине не платил за воду», "
            "— добавлял он [5]."
        ),
        ["+5", "5"],
    ),
    "ru: более того": (
        "ru",
        (
            "Рябов подчёркивал: «Мельница сгорела прежде, чем мы успели вынести зерно». Более того, «никто в этой долине "
            "не платил за воду» [5]."
        ),
        ["+5", "5"],
    ),
    "ru: nobody named": (
        "ru",
        "«Мельница сгорела прежде, чем мы успели вынести зерно». «Никто в этой долине не платил за воду» [5].",
        ["+5", "5"],
    ),
    "kk: ол қосты": (
        "kk",
        (
            "Есенбай: «Диірмен біз астықты алып шыққанша өртеніп кетті» деп жазды. Ол «бұл алқапта ешкім суға ақша төлеген "
            "емес» деп қосты [5]."
        ),
        ["+5", "5"],
    ),
    "kk: сондай-ақ": (
        "kk",
        (
            "Есенбайдың айтуынша, «диірмен біз астықты алып шыққанша өртеніп кетті». Сондай-ақ «бұл алқапта ешкім суға "
            "ақша төлеген емес» делінген [5]."
        ),
        ["+5", "5"],
    ),
    "de: er fügte hinzu": (
        "de",
        (
            "Karl Weber schrieb: „Die Mühle ist verbrannt, bevor wir das Korn retten konnten.“ Er fügte hinzu: „Niemand im "
            "Tal hat je für das Wasser bezahlt“ [5]."
        ),
        ["+5", "5"],
    ),
}
APART = {
    # another speaker, another author in the marker, a sentence or a paragraph between, a marker of its own
    "en: another speaker": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”. Richard Roe wrote that “nobody in "
            "the council had been asked about it” [5]."
        ),
        ["", "5"],
    ),
    "en: a sentence between": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”. The council met in spring. She "
            "added that “nobody in the council had been asked about it” [5]."
        ),
        ["", "5"],
    ),
    "en: another paragraph": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”.\n\nShe added that “nobody in the "
            "council had been asked about it” [5]."
        ),
        ["", "5"],
    ),
    "en: the marker names another": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”. In truth “nobody in the council "
            "had been asked about it” (Roe 1990, p. 12)."
        ),
        ["", "Roe 1990"],
    ),
    "en: a marker of its own": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded” [4]. She added that “nobody in the "
            "council had been asked about it” [5]."
        ),
        ["4", "5"],
    ),
    "en: another before the marker": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”. She added that “the council had "
            "not been asked”, while Richard Roe held that “nobody had wished to be asked” [5]."
        ),
        ["", "5", "5"],
    ),
    "en: two documents": (
        "en",
        (
            "The petition ends with a threat: “We shall come back with our sons and our axes.” The bishop's answer says: "
            "“You shall find the gates of the mill shut” [5]."
        ),
        ["", "5"],
    ),
    "en: others": (
        "en",
        (
            "Jane Doe wrote that “the mill had been sold before the valley was flooded”. In the valley others said that "
            "“nobody in the council had been asked about it” [5]."
        ),
        ["", "5"],
    ),
    "ru: another's diary": (
        "ru",
        (
            "Петров пишет, что «плотина никогда не должна была удерживать весенние воды». Дневник Орлова говорит о них "
            "иначе: «Той зимой никто не смотрел на приборы» [7]."
        ),
        ["", "7"],
    ),
    "de: es heißt": (
        "de",
        (
            "Petersen schreibt, „der Damm war nie dafür gebaut, das Hochwasser zu halten“. Im Tagebuch der Müllerin heißt "
            "es: „In jenem Winter las niemand die Pegel ab“ [7]."
        ),
        ["", "7"],
    ),
    "ru: другой возражает": (
        "ru",
        (
            "По словам Рябова, «мельница сгорела прежде, чем мы успели вынести зерно». Орлов же утверждал: «Никто в этой "
            "долине не платил за воду» [5]."
        ),
        ["", "5"],
    ),
    "ru: another in the row": (
        "ru",
        (
            "Рябов писал: «Мельница сгорела прежде, чем мы успели вынести зерно». Орлов возражал: «Никто в этой долине не "
            "платил за воду». По мнению Рябова, «колокола звонили всю ночь, и никто не знал почему» [5]."
        ),
        ["", "", "5"],
    ),
    "kk: басқа сөйлейді": (
        "kk",
        (
            "Есенбай: «Диірмен біз астықты алып шыққанша өртеніп кетті» деп жазды. Оразов: «Бұл алқапта ешкім суға ақша "
            "төлеген емес» деп қарсы шықты [5]."
        ),
        ["", "5"],
    ),
    "de: eine andere meint": (
        "de",
        (
            "Karl Weber schrieb: „Die Mühle ist verbrannt, bevor wir das Korn retten konnten.“ Dagegen meinte Anna "
            "Schmidt: „Niemand im Tal hat je für das Wasser bezahlt“ [5]."
        ),
        ["", "5"],
    ),
    "de: no marker at the end": (
        "de",
        (
            "Karl Weber schrieb: „Die Mühle ist verbrannt, bevor wir das Korn retten konnten.“ Er fügte hinzu: „Niemand im "
            "Tal hat je für das Wasser bezahlt.“"
        ),
        ["", ""],
    ),
}


def labels(text: str, language: str, **how: str) -> list[str]:
    quoted, cited = read(text, language, **how)
    return [
        ("+" if one.id in cited.carried else "") + ",".join(cite.item.label for cite in cited.cites[one.id])
        for one in quoted
    ]


@pytest.mark.parametrize(("language", "text", "wanted"), [*SHARED.values(), *APART.values()], ids=[*SHARED, *APART])
def test_quotations_of_one_speaker_share_a_marker(language: str, text: str, wanted: list[str]) -> None:
    assert labels(text, language) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), SHARED.values(), ids=SHARED)
def test_under_the_strict_profile_each_quotation_wants_its_own(language: str, text: str, wanted: list[str]) -> None:
    assert labels(text, language, profile="strict") == ["" if one.startswith("+") else one for one in wanted]
