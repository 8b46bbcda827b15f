"""The SRC rules: their pages' examples, and good and bad cases in Kazakh, Russian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import check, edition
from devisu.rules import sources, sources_ties, sources_use
from devisu.rules.page import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from devisu.dossier import Dossier
    from devisu.findings import Hit

RULE = {rule.code: rule for rule in (*sources.RULES, *sources_ties.RULES, *sources_use.RULES)}


def dossier_of(folder: Path, files: Mapping[str, str]) -> Dossier:
    """The dossier of an edition with these files."""
    for name, text in {"devisu.toml": 'texts = ["essay.md"]\nlanguage = "en"\n', **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check.gather(edition.read([], start=folder))


@pytest.mark.parametrize("code", sorted(RULE))
def test_the_examples_of_a_page_are_true(code: str, tmp_path: Path) -> None:
    page = parse(RULE[code])
    assert page.bad
    assert page.good
    for number, files in enumerate(page.bad):
        hits = [*RULE[code].check(dossier_of(tmp_path / f"bad{number}", files))]
        assert hits, files
    for number, files in enumerate(page.good):
        assert not [*RULE[code].check(dossier_of(tmp_path / f"good{number}", files))], files


def test_all_fourteen_are_there() -> None:
    assert sorted(RULE) == [f"SRC{number:03}" for number in range(1, 15)]


# --- good and bad cases in three languages ----------------------------------------------------------------------------

BIB = """
@book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, keywords = {secondary}}
@book{doe1995, author = {Doe, Jane}, title = {Die Mühle}, date = {1995}, keywords = {secondary},
  related = {doe1990}, relatedtype = {translationof}}
@book{moe1991, author = {Moe, Ann}, title = {The Valley}, date = {1991}, keywords = {secondary, covers: Mordovia}}
@book{poe1890, author = {Poe, Edna}, title = {Dams}, date = {1890},
  keywords = {secondary, covers: 1700/1850, covers: Kardia}}
@book{orlov1760, author = {Орлов, Павел}, title = {My Life}, origdate = {1713}, date = {1960}, keywords = {primary}}
@unpublished{rolls, title = {Rolls}, date = {1712/1716}, keywords = {primary}}
@book{zoe1980, author = {Zoe, Carl}, title = {La vallée}, date = {1980}, translator = {Doe, Jane},
  keywords = {secondary}}
@book{noe1981, author = {Noe, Max}, title = {Le moulin}, date = {1981}, translator = {Doe, Jane},
  origtitle = {Die Wassermühle}, keywords = {secondary}}
@misc{lost, x-identified = {unidentified}}
"""

FOUND = [
    ("SRC001", "kk", "Диірмен сатылды [@doe1990]. Бөгет бұзылды [@doe1990]. Алқап бос қалды [@doe1990]. Су тасыды [@moe1991]. Ел көшті [@rolls]."),
    ("SRC001", "ru", "Мельница продана [@doe1990]. Плотина рухнула [@doe1990]. Долина опустела [@doe1990]. Вода ушла [@moe1991]. Люди ушли [@rolls]."),
    ("SRC001", "en", "The mill was sold [@doe1990]. The dam broke [@doe1990]. The valley was left [@doe1990]. It rained [@moe1991]. All went [@rolls]."),
    ("SRC002", "kk", "1712 жылы алқапта соғыс басталды [@doe1990]."),
    ("SRC002", "ru", "В 1712 году в долине началась война [@doe1990]."),
    ("SRC002", "en", "In 1712 a war began in the valley [@doe1990; @moe1991]."),
    ("SRC003", "kk", "1612 жылы алқапта соғыс басталды [@orlov1760]."),
    ("SRC003", "ru", "В 1612 году в долине началась война [@orlov1760]."),
    ("SRC003", "en", "In 1612 a war began in the valley [@orlov1760; @rolls]."),
    ("SRC004", "kk", "Орлов: «диірмен алқапты су басқанға дейін сатылып кеткен еді» деп жазды [келтірілген: @doe1990, 3 б.]."),
    ("SRC004", "kk", "П.Орловтың айтуынша, «диірмен алқапты су басқанға дейін сатылып кеткен еді» [қараңыз: @doe1990, 3 б.]."),
    ("SRC004", "ru", "Орлов писал: «мельница была продана ещё до того, как затопило долину» [цит. по: @doe1990, с. 3]."),
    ("SRC004", "ru", "Орлов писал: «мельница была продана ещё до того, как затопило долину» (цит. по: [@doe1990, с. 3])."),
    ("SRC004", "en", "Orlov wrote: “the mill had been sold before the valley was flooded” [qtd. in @doe1990, p. 3]."),
    ("SRC005", "kk", "Орловтың диірменнің ақшасына қолы тиген жоқ [@orlov1760]."),
    ("SRC005", "ru", "У Орлова никогда не было денег мельницы [@orlov1760]."),
    ("SRC005", "en", "Orlov never touched the money of the mill [@orlov1760]."),
    ("SRC006", "kk", "Диірмен 1712 жылы сатылды [@doe1990; @doe1995]."),
    ("SRC006", "ru", "Мельница была продана в 1712 году [@doe1990; @doe1995]."),
    ("SRC006", "en", "The mill was sold in 1712 [@doe1995; @doe1990]."),
    ("SRC007", "kk", "Диірмен сатылды [@zoe1980]."),
    ("SRC007", "ru", "Мельница была продана [@zoe1980]."),
    ("SRC007", "en", "The mill was sold [@zoe1980]."),
    ("SRC010", "kk", "Диірмен 1912 жылы сатылды [@poe1890]."),
    ("SRC010", "ru", "Мельница была продана в 1912 году [@poe1890]."),
    ("SRC010", "en", "The mill was sold in May 1912 [@poe1890; @rolls]."),
    ("SRC012", "kk", "---\nauthor: Джейн Доэ\n---\n\nДиірмен сатылды [@doe1990]."),
    ("SRC012", "ru", "---\nauthor:\n  - name: Доэ, Джейн\n---\n\nМельница была продана [@doe1990]."),
    ("SRC012", "en", "---\nauthor: [Richard Roe, Jane Doe]\n---\n\nThe mill was sold [@doe1990]."),
    ("SRC013", "kk", "Диірмен 1880 жылы сатылды [@poe1890]."),
    ("SRC013", "ru", "Мельница была продана в 1880 году [@poe1890]."),
    ("SRC013", "en", "The mill was sold in 1880 [@poe1890]."),
    ("SRC013", "kk", "Мордовияда диірмен сатылды [@poe1890]."),
    ("SRC013", "ru", "В Мордовии была продана мельница [@poe1890]."),
    ("SRC013", "en", "In Mordovia the mill was sold [@poe1890]."),
    ("SRC014", "kk", "Жарлық диірмен сатуға тыйым салды [@doe1990]."),
    ("SRC014", "ru", "Указ запретил продажу мельниц [@doe1990]."),
    ("SRC014", "en", "A decree forbade the sale of mills [@doe1990]."),
    ("SRC014", "en", "The bishop paid 4,500 crowns for the mill [@doe1990]."),
]  # fmt: skip

PASSED = [
    ("SRC001", "kk", "Диірмен сатылды [@doe1990]. Бөгет бұзылды [@doe1990]. Алқап бос қалды [@lost]. Ел көшті [@lost]."),
    ("SRC001", "ru", "Мельница продана [@doe1990]. Плотина рухнула [@poe1890]. Долина опустела [@doe1990]. Вода ушла [@moe1991]. Люди ушли [@rolls]."),
    ("SRC001", "en", "The mill was sold [@doe1990]. The dam broke [@doe1990]. The valley was left [@doe1990]. It rained [@moe1991]."),
    ("SRC002", "kk", "1712 жылы алқапта соғыс басталды [@doe1990; @rolls]."),
    ("SRC002", "ru", "В 1712 году в долине началась война [@doe1990; @lost]."),
    ("SRC002", "en", "The valley is wide and green [@doe1990]."),
    ("SRC003", "kk", "1712 жылы алқапта соғыс басталды [@orlov1760]."),
    ("SRC003", "ru", "В 1712 году в долине началась война [@orlov1760; @moe1991]."),
    ("SRC003", "en", "In 1612 a war began in the valley [@orlov1760; @lost]."),
    ("SRC004", "kk", "Доэ: «диірмен алқапты су басқанға дейін сатылып кеткен еді» деп жазды [@doe1990, 3 б.]."),
    ("SRC004", "ru", "Орлов писал: «мельница была продана ещё до того, как затопило долину» [@orlov1760, с. 3]."),
    ("SRC004", "en", "Doe wrote: “the mill had been sold before the valley was flooded” [see @doe1990, p. 3]."),
    ("SRC005", "kk", "Орловтың диірменнің ақшасына қолы тиген жоқ [@orlov1760; @rolls]."),
    ("SRC005", "ru", "Орлов писал, что никогда не видел денег мельницы [@orlov1760]."),
    ("SRC005", "en", "Doe was the first to study the mill [@doe1990]."),
    ("SRC005", "en", "Nobody ever touched the money of the mill [@orlov1760]."),
    ("SRC005", "en", "We follow the method of Orlov [-@orlov1760] in counting mills."),
    ("SRC006", "kk", "Диірмен 1712 жылы сатылды [@doe1990; @moe1991]."),
    ("SRC006", "ru", "Мельница была продана в 1712 году [@doe1995]."),
    ("SRC006", "en", "The mill was sold [@doe1990]. The dam broke [@doe1995]."),
    ("SRC007", "kk", "Диірмен сатылды [@noe1981]."),
    ("SRC007", "ru", "Мельница была продана [@doe1995]."),
    ("SRC007", "en", "The mill was sold [@noe1981; @doe1990]."),
    ("SRC010", "kk", "Диірмен 1912 жылы сатылды [@poe1890; @moe1991]."),
    ("SRC010", "ru", "Мельница была продана в 1912 году [@poe1890; @lost]."),
    ("SRC010", "en", "The mill was sold in 1890 [@poe1890]."),
    ("SRC010", "en", "After the sale of 1912 the mill of which Poe had written stood empty [@poe1890]."),
    ("SRC012", "kk", "---\nauthor: Джейн Доэ\n---\n\nДиірмен сатылды [@doe1990; @moe1991]."),
    ("SRC012", "ru", "---\nauthor: Пётр Доэ\n---\n\nМельница была продана [@doe1990]."),
    ("SRC012", "en", "---\ntitle: Jane Doe\n---\n\nThe mill was sold [@doe1990]."),
    ("SRC013", "kk", "Диірмен 1712 жылы сатылды [@poe1890]."),
    ("SRC013", "ru", "Мельница была продана в 1880 году [@poe1890; @doe1990]."),
    ("SRC013", "en", "In Kardia, not in Mordovia, the mill was sold [@poe1890]."),
    ("SRC014", "kk", "Жарлық диірмен сатуға тыйым салды [@rolls; @doe1990]."),
    ("SRC014", "ru", "Указ запретил продажу мельниц [@rolls]."),
    ("SRC014", "en", "A decree forbade the sale of mills [@lost; @doe1990]."),
    ("SRC014", "en", "Doe wrote: “the mill had been sold before the valley was flooded” [@doe1990, p. 3]."),
]  # fmt: skip


def hits(folder: Path, code: str, language: str, text: str, files: Mapping[str, str] | None = None) -> list[Hit]:
    """What a rule finds in a text with the bibliography above."""
    settings = f'texts = ["essay.md"]\nlanguage = "{language}"\n'
    made = {"devisu.toml": settings, "essay.md": text + "\n", "bib/references.bib": BIB, **(files or {})}
    return [*RULE[code].check(dossier_of(folder, made))]


@pytest.mark.parametrize(("code", "language", "text"), FOUND)
def test_what_is_asked(code: str, language: str, text: str, tmp_path: Path) -> None:
    (hit,) = hits(tmp_path, code, language, text)
    assert hit.message[0].isupper() or not hit.message[0].isalpha() or hit.message.split()[0] in BIB
    assert hit.message.endswith((".", "?"))
    assert hit.mend


@pytest.mark.parametrize(("code", "language", "text"), PASSED)
def test_what_is_let_pass(code: str, language: str, text: str, tmp_path: Path) -> None:
    assert hits(tmp_path, code, language, text) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("code", sorted(RULE))
def test_unidentified_references_are_no_sources(code: str, language: str, tmp_path: Path) -> None:
    text = {
        "kk": "1712 жылы Орлов 300 теңге төледі [@lost]. «Диірмен әлдеқашан сатылып кеткен еді» деп жазды Орлов [@lost].",
        "ru": "В 1712 году Орлов заплатил 300 рублей [@lost]. Орлов писал: «мельница давно была продана чужим людям» [@lost].",
        "en": "In 1712 Orlov paid 300 crowns [@lost]. Orlov wrote: “the mill had been sold to strangers” [@lost].",
    }[language]
    found = hits(tmp_path, code, language, text)
    assert [hit.message for hit in found if code != "SRC009"] == []
    assert len(found) == (code == "SRC009")


# --- what records and judgements say ----------------------------------------------------------------------------------

WORDS = {
    "kk": "1712 жылы алқапта соғыс басталды [@doe1990].",
    "ru": "В 1712 году в долине началась война [@doe1990].",
    "en": "In 1712 a war began in the valley [@doe1990].",
}


def register(words: str, *judgements: str) -> dict[str, str]:
    """An edition whose text is one claim with these judgements, each a verdict and an evidence table."""
    tables = "".join(
        f'[[claim.judgement]]\nverdict = "{one.split()[0]}"\nagent = "person"\nby = "J. D."\non = 2026-01-31\n'
        f"words = '{words}'\nevidence = {{ {one.split(maxsplit=1)[1]} }}\n\n"
        for one in judgements
    )
    claim = f'[[claim]]\nid = "c001"\nexact = \'{words}\'\nprefix = ""\nsuffix = ""\nposition = 0\n\n'
    return {"essay.toml": f'schema = 1\ntext = "essay.md"\n\n{claim}{tables}'}


def record(key: str, sidecar: str, name: str = "") -> dict[str, str]:
    """A record of a work, with these lines in its sidecar."""
    stem = f"bib/sources/{name or key}"
    return {f"{stem}.txt": "Words that somebody saw.\n", f"{stem}.toml": f'entry = "{key}"\n{sidecar}'}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_class_of_the_evidence_overrides_that_of_the_work(language: str, tmp_path: Path) -> None:
    words = WORDS[language]
    files = record("doe1990", 'checked = "twice"\n')
    judged = register(words, 'supported record = "doe1990.txt", class = "primary", credibility = 2')
    assert len(hits(tmp_path / "default", "SRC002", language, words, files)) == 1
    assert hits(tmp_path / "judged", "SRC002", language, words, {**files, **judged}) == []
    by_program = {name: text.replace('"person"', '"program"') for name, text in judged.items()}
    assert len(hits(tmp_path / "program", "SRC002", language, words, {**files, **by_program})) == 1
    stale = {name: text.replace(f"words = '{words}'", "words = 'Other words.'") for name, text in judged.items()}
    assert len(hits(tmp_path / "stale", "SRC002", language, words, {**files, **stale})) == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ('supported record = "doe1990.txt"', 'contradicted record = "rolls.txt"', 1),
        ('partly entry = "doe1990"', 'contradicted entry = "rolls"', 1),
        ('supported record = "doe1990.txt"', 'unsupported record = "rolls.txt"', 0),
        ('contradicted record = "doe1990.txt"', 'supported record = "doe1990.txt"', 0),
        ('supported record = "doe1990.txt"', 'contradicted record = "nowhere.txt"', 0),
    ],
)
def test_verdicts_that_contradict(language: str, first: str, second: str, found: int, tmp_path: Path) -> None:
    words = WORDS[language]
    files = {**record("doe1990", ""), **record("rolls", ""), **register(words, first, second)}
    assert len(hits(tmp_path, "SRC011", language, words, files)) == found


def test_rival_dates_in_the_chronology(tmp_path: Path) -> None:
    def event(name: str, date: str, source: str) -> str:
        return f'[[event]]\nid = "{name}"\nname = "The war"\ndate = "{date}"\nmatch = ["war"]\nsource = "{source}"\n\n'

    agreeing = event("a", "1712", "doe1990") + event("b", "1712-03", "rolls")
    opposed = event("a", "1712", "doe1990") + event("b", "1713-03", "rolls")
    same = event("a", "1712", "doe1990") + event("b", "1713-03", "doe1990")
    for number, (chronology, found) in enumerate([(agreeing, 0), (opposed, 1), (same, 0)]):
        files = {"claims/chronology.toml": chronology}
        assert len(hits(tmp_path / str(number), "SRC011", "en", WORDS["en"], files)) == found


@pytest.mark.parametrize(
    ("language", "text", "position"),
    [
        ("kk", "Мордовия епархиясы диірменді сатты [@doe1990].", "Written for the diocese of Mordovia"),
        ("ru", "Епархия Мордовии продала мельницу [@doe1990].", "написано по заказу епархии Мордовия"),
        ("en", "The diocese of Mordovia sold the mill [@doe1990].", "Paid by Mordovia"),
    ],
)
def test_a_recorded_position_names_whom_the_claim_speaks_of(
    language: str, text: str, position: str, tmp_path: Path
) -> None:
    files = record("doe1990", f'[criticism]\nposition = "{position}"\n')
    (hit,) = hits(tmp_path / "with", "SRC005", language, text, files)
    assert "its own cause" in hit.message
    assert hit.related[0].message == f"position: {position}"
    away = record("doe1990", '[criticism]\nposition = "The author stood apart"\n')
    assert hits(tmp_path / "apart", "SRC005", language, text, away) == []
    assert hits(tmp_path / "two", "SRC005", language, text.replace("]", "; @rolls]"), files) == []


@pytest.mark.parametrize(
    ("extra", "sidecars", "text", "found", "minor"),
    [
        ("", record("moe1991", '[criticism]\nderives-from = ["doe1990"]\n'), "[@doe1990; @moe1991]", 1, False),
        ("", record("moe1991", '[criticism]\nderives-from = ["doe1990"]\n'), "[@doe1990; @moe1991; @rolls]", 1, True),
        ("", record("moe1991", '[criticism]\nderives-from = ["doe1990"]\n'), "[@doe1990; @moe1991; @lost]", 1, True),
        (
            "",
            record("moe1991", '[criticism]\nderives-from = ["gone"]\n')
            | record("rolls", '[criticism]\nderives-from = ["gone"]\n'),
            "[@rolls; @moe1991]",
            1,
            False,
        ),
        ("@book{doe1999, author = {Доэ, Дж.}, title = {The mill}, date = {1999}}", {}, "[@doe1990; @doe1999]", 1, False),
        ("@book{doe1999, author = {Doe, J.}, title = {The Mill}, date = {1999}, volume = {2}}", {}, "[@doe1990; @doe1999]", 0, False),
        ("@letter{a1, author = {Doe, J.}, title = {Letter}, date = {1712-01-02}}\n@letter{a2, author = {Doe, J.}, title = {Letter}, date = {1712-01-03}}", {}, "[@a1; @a2]", 0, False),
        ("@book{moe1999, author = {Moe, Ann}, title = {Täler}, date = {1999}, related = {moe1991}}", {}, "[@moe1991; @moe1999]", 0, False),
        ("@book{moe1999, author = {Moe, Ann}, title = {Täler}, date = {1999}, related = {moe1991}, relatedtype = {multivolume}}", {}, "[@moe1991; @moe1999]", 0, False),
        ("@book{moe1999, author = {Moe, Ann}, title = {Täler}, date = {1999}, origtitle = {The Valley}}", {}, "[@moe1991; @moe1999]", 1, False),
        ("@book{moe1960, author = {Moe, Ann}, title = {Vales}, date = {1960}, related = {moe1991}, relatedtype = {reprintas}}", {}, "[@moe1991; @moe1960]", 1, False),
    ],
)  # fmt: skip
def test_what_counts_as_one_witness(
    extra: str, sidecars: dict[str, str], text: str, found: int, minor: bool, tmp_path: Path
) -> None:
    files = {"bib/references.bib": BIB + extra, **sidecars}
    made = hits(tmp_path, "SRC006", "en", f"The mill was sold {text}.", files)
    assert len(made) == found
    assert [hit.minor for hit in made] == [minor] * found


def test_sources_that_rest_on_each_other(tmp_path: Path) -> None:
    circle = record("moe1991", '[criticism]\nderives-from = ["rolls"]\n') | record(
        "rolls", '[criticism]\nderives-from = ["moe1991"]\n'
    )
    (hit,) = hits(tmp_path / "circle", "SRC012", "en", "The mill was sold [@moe1991].", circle)
    assert "circle: moe1991 derives from rolls; rolls derives from moe1991" in hit.message
    line = record("moe1991", '[criticism]\nderives-from = ["rolls"]\n')
    assert hits(tmp_path / "line", "SRC012", "en", "The mill was sold [@moe1991].", line) == []


def test_the_author_may_be_declared(tmp_path: Path) -> None:
    declared = 'texts = ["essay.md"]\nlanguage = "en"\ndeclare = { author = "Richard Roe; Jane Doe" }\n'
    text = "The mill was sold [@doe1990]. The dam broke [@moe1991]."
    (hit,) = hits(tmp_path, "SRC012", "en", text, {"devisu.toml": declared})
    assert hit.message.startswith("1 claim of 2 rests on the author's own works")


@pytest.mark.parametrize(
    ("seen_in", "found"),
    [
        ("the print of 1990, library copy, p. 3", 0),
        ("at second hand: The Valley, p. 4", 1),
        ("цит. по кн.: Долина, с. 4", 1),
        ("p. 4 of moe1991", 1),
        ("p. 4 of doe1990 itself", 0),
    ],
)
def test_a_record_seen_at_second_hand(seen_in: str, found: int, tmp_path: Path) -> None:
    stem = "bib/sources/doe1990"
    words = "the mill had been sold before the valley was flooded"
    files = {
        f"{stem}.txt": f"It is true that {words} by the river.",
        f"{stem}.toml": f'entry = "doe1990"\nlanguage = "en"\nseen-in = "{seen_in}"\n',
    }
    assert len(hits(tmp_path, "SRC004", "en", f"Doe wrote that “{words}” [@doe1990].", files)) == found


def test_an_unchecked_record_of_a_judgement(tmp_path: Path) -> None:
    judged = register(WORDS["en"], 'supported record = "bib/sources/doe1990.txt"')
    for checked, found in (('checked = "no"\n', 1), ('checked = "once"\n', 0), ("", 0)):
        files = {**judged, **record("doe1990", checked)}
        assert len(hits(tmp_path / checked[11:14], "SRC008", "en", WORDS["en"], files)) == found


@pytest.mark.parametrize(
    ("bib", "sidecar", "said"),
    [
        ("@book{a, title = {A}, date = {1990}, keywords = {secondary}}", "", ()),
        ("@book{a, title = {A}, date = {1990}, keywords = {primary}}", "", ("no origin",)),
        ("@book{a, title = {A}, date = {1990}, keywords = {primary}}", '[criticism]\ncreated = "1712?"\n', ()),
        ("@letter{a, title = {A}, date = {1712}, keywords = {primary}}", "", ()),
        ("@book{a, title = {A}, keywords = {secondary}}", "", ("no date",)),
        ("@book{a, title = {A}, date = {1990}}", "", ("no class", "no origin")),
        ("@book{a, title = {A}, date = {1990}, keywords = {primary, secondary}}", "", ("no class", "no origin")),
        ("@book{a, title = {A}, date = {1990}, keywords = {secondary}}", '[criticism]\nreliability = "G"\n', ("“G”",)),
        ("@book{a, title = {A}, date = {1990}, keywords = {secondary}}", '[criticism]\ncreated = "once"\n', ("“once”",)),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_once(bib: str, sidecar: str, said: tuple[str, ...], tmp_path: Path) -> None:
    files = {"bib/references.bib": bib, **(record("a", sidecar) if sidecar else {})}
    found = hits(tmp_path, "SRC009", "en", "The mill was sold [@a]. The dam broke [@a].", files)
    assert len(found) == bool(said)
    message = "".join(hit.message for hit in found)
    assert [word for word in ("no class", "no date", "no origin", "“G”", "“once”") if word in message] == [
        word for word in ("no class", "no date", "no origin", "“G”", "“once”") if word in said
    ]


@pytest.mark.parametrize(
    ("works", "said"),
    [
        ("a", "The one known work cited has no class"),
        ("a", "how far it stands from the events"),
        ("ab", "Of 2 known works cited, 2 have no class"),
        ("ab", "how far they stand from the events"),
    ],
)
def test_what_is_missing_is_said_in_the_right_number(works: str, said: str, tmp_path: Path) -> None:
    bib = "".join(f"@book{{{key}, title = {{The Mill {key}}}, date = {{1990}}}}\n" for key in works)
    text = "".join(f"The mill was sold [@{key}]. " for key in works)
    (hit,) = hits(tmp_path, "SRC009", "en", text, {"bib/references.bib": bib})
    assert said in hit.message


def test_the_primary_sources_behind_a_study_are_named_together(tmp_path: Path) -> None:
    entries = "\n@unpublished{deeds, title = {Deeds}, date = {1712}, keywords = {primary}}\n"
    files = {
        **record("doe1990", '[criticism]\nderives-from = ["rolls", "deeds"]\n'),
        "bib/references.bib": BIB + entries,
    }
    (hit,) = hits(tmp_path, "SRC002", "en", "In 1712 the mill was destroyed in the war [@doe1990].", files)
    assert " stand behind it" in hit.message


def test_the_primary_source_behind_a_study_is_named(tmp_path: Path) -> None:
    files = record("doe1990", '[criticism]\nderives-from = ["rolls"]\n')
    (hit,) = hits(tmp_path, "SRC014", "en", "A decree forbade the sale of mills [@doe1990].", files)
    assert "rolls stands behind it" in hit.message


def test_one_finding_for_one_fault(tmp_path: Path) -> None:
    text = "In 1612 a decree forbade the sale of mills in the war [@doe1990]."
    files = {"devisu.toml": 'texts = ["essay.md"]\nlanguage = "en"\n', "essay.md": text, "bib/references.bib": BIB}
    dossier = dossier_of(tmp_path, files)
    assert [code for code in sorted(RULE) if [*RULE[code].check(dossier)]] == ["SRC014"]


def test_thresholds_are_the_edition_s(tmp_path: Path) -> None:
    settings = 'texts = ["essay.md"]\nlanguage = "en"\nthresholds = { late = 500, share = 0.9 }\n'
    text = (
        "In 1612 it began [@moe1991]. It went on [@moe1991]. It ended [@moe1991]. It was over [@moe1991]. So [@rolls]."
    )
    for code, language in (("SRC001", "en"), ("SRC003", "en")):
        bib = {"bib/references.bib": BIB.replace("keywords = {secondary, covers", "keywords = {covers")}
        assert len(hits(tmp_path / code, code, language, text, bib)) == 1
        assert hits(tmp_path / f"{code}-set", code, language, text, {"devisu.toml": settings, **bib}) == []
