"""Every rule explains itself with examples; here they run."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from devisu import check, edition
from devisu.config import NEVER, TEXT_SUFFIXES
from devisu.findings import Finding
from devisu.rules import EVERY
from devisu.rules.base import Rule
from devisu.rules.page import parse

LIST_ONLY = re.compile(r"\.bib$")


def examples(kind: str) -> list:
    return [
        pytest.param(rule, files, id=f"{rule.code}-{number}")
        for rule in EVERY
        for number, files in enumerate(getattr(parse(rule), kind), 1)
    ]


def findings(folder: Path, files: dict[str, str], code: str) -> list[Finding]:
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    texts = [name for name in files if name.endswith(TEXT_SUFFIXES) and not name.startswith("bib/")]

    def adjust(settings):
        return replace(settings, select=(code,), language=settings.language or language_of(files), fail_on=NEVER)

    if texts:
        read = edition.read(texts, start=folder, adjust=adjust)
    else:
        read = edition.read_bibliographies(
            [name for name in files if name.endswith(".bib")], start=folder, adjust=adjust
        )
    return [one for one in check.check(read).findings if one.code == code]


def language_of(files: dict[str, str]) -> str:
    words = "".join(files.values())
    if re.search("[әғқңөұүһі]", words):
        return "kk"
    return "ru" if re.search("[а-я]{4}", words) else "en"


@pytest.mark.parametrize(("rule", "files"), examples("bad"))
def test_bad_example_is_found(rule: Rule, files: dict[str, str], tmp_path: Path):
    assert findings(tmp_path, files, rule.code)


@pytest.mark.parametrize(("rule", "files"), examples("good"))
def test_good_example_is_left_alone(rule: Rule, files: dict[str, str], tmp_path: Path):
    assert findings(tmp_path, files, rule.code) == []


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
def test_every_rule_has_its_page(rule: Rule):
    page = parse(rule)
    titles = [section.title for section in page.sections]
    assert page.bad, "a rule shows what it finds"
    assert page.good, "a rule shows what it leaves alone"
    assert {"Why it matters", "To mend"} <= set(titles)
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)+", rule.name)


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in EVERY}) == len(EVERY)
    assert len({rule.name for rule in EVERY}) == len(EVERY)


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
def test_findings_say_what_is_wrong_in_a_sentence(rule: Rule, tmp_path: Path):
    for files in parse(rule).bad:
        for one in findings(tmp_path, files, rule.code):
            first = one.hit.message.split()[0]
            assert first[0].isupper() or not first[0].isalpha() or any(char.isdigit() for char in first), (
                "a key may begin"
            )
            assert one.hit.message.rstrip().endswith((".", "?", "!", "”"))
            assert "\n" not in one.hit.message
