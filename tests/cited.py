"""A sentence with its citation in six languages, to stand beside what is tried; all of it is made up."""

from __future__ import annotations

CITED = {
    "en": "The mill was sold to the bishop [1].",
    "ru": "Мельница была продана епископу [1].",
    "kk": "Диірмен епископқа сатылды [1].",
    "de": "Die Mühle wurde dem Bischof verkauft [1].",
    "fr": "Le moulin fut vendu à l'évêque [1].",
    "uk": "Млин продали єпископові [1].",
}
