"""SUP007 to SUP010: what a person judged, what was lost, and the threshold, in Kazakh, Russian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import check, edition

if TYPE_CHECKING:
    from pathlib import Path

JUDGED = {
    "en": "The mill was sold in 1712, in spring, to a stranger from the north [1].",
    "ru": "Мельница была продана весной 1712 года чужаку с севера [1].",
    "kk": "Диірмен 1712 жылдың көктемінде солтүстіктен келген бөтен адамға сатылды [1].",
}
CHANGED = {language: words.replace("1712", "1713") for language, words in JUDGED.items()}
OTHER = {
    "en": "Nothing of what was written here is left, and the essay begins anew [1].",
    "ru": "От написанного здесь прежде ничего не осталось, и очерк начинается заново [1].",
    "kk": "Бұрын жазылғаннан ештеңе қалмады, очерк қайта басталады [1].",
}
LONG = {
    "en": "In 1713 John Roe sold 350 acres and left the valley.",
    "ru": "В 1713 году Рябов продал 350 десятин и покинул долину.",
    "kk": "1713 жылы Сапаров 350 десятина жерін сатып, алқаптан кетті.",
}
LANGUAGES = ("en", "ru", "kk")


def found(folder: Path, language: str, text: str, verdict: str = "", settings: str = "") -> list[str]:
    """The SUP codes for a text whose register has the judged sentence, with a verdict if there is one."""
    (folder / "claims").mkdir()
    (folder / "claims" / "essay.md").write_text(f"{text}\n", "utf-8")
    register = f'schema = 1\ntext = "essay.md"\n\n[[claim]]\nid = "c001"\nexact = "{JUDGED[language]}"\n'
    register += 'prefix = ""\nsuffix = ""\nposition = 0\n'
    if verdict:
        register += f'\n[[claim.judgement]]\nverdict = "{verdict}"\nagent = "person"\nby = "J. D."\non = 2026-01-31\n'
        register += f'words = "{JUDGED[language]}"\n'
    (folder / "claims" / "essay.toml").write_text(register, "utf-8")
    (folder / "devisu.toml").write_text(f'language = "{language}"\nselect = ["SUP"]\n{settings}', "utf-8")
    return [one.code for one in check.check(edition.read([], start=folder)).findings]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "verdict", "codes"),
    [
        (CHANGED, "supported", ["SUP007"]),
        (JUDGED, "supported", []),
        (JUDGED, "contradicted", ["SUP008"]),
        (JUDGED, "unsupported", ["SUP008"]),
        (JUDGED, "", []),
        (OTHER, "", ["SUP009"]),
    ],
)
def test_judged_claims(language: str, text: dict[str, str], verdict: str, codes: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, language, text[language], verdict) == codes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("threshold", "codes"), [("0.9", ["SUP010"]), ("0.2", [])])
def test_a_threshold(language: str, threshold: str, codes: list[str], tmp_path: Path) -> None:
    settings = f'ignore = ["SUP001"]\n[thresholds]\ncoverage = {threshold}\n'
    assert found(tmp_path, language, f"{JUDGED[language]} {LONG[language]}", settings=settings) == codes
