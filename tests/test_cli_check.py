"""``devisu check`` and ``audit``: what is chosen, how it is weighed, where it goes, what is mended."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from command import BIB, ESSAY, edition, lay, run
from devisu.text import Source

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "claims" / "ussr-lessons.txt"


def codes(folder: Path, *words: str) -> list[str]:
    """The codes that a check finds, sorted."""
    done = run("check", *words, "--format", "json", cwd=folder)
    return sorted(one["code"] for one in json.loads(done.out)["findings"])


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    return lay(tmp_path, {"essay.md": ESSAY})


@pytest.mark.parametrize(
    ("words", "found", "code"),
    [
        ([], ["CIT003", "CIT008"], 1),
        (["--ignore", "CIT003"], ["CIT008"], 0),
        (["--ignore", "cit"], [], 0),
        (["--ignore", "CIT003,CIT008"], [], 0),
        (["--ignore", "CIT003", "--ignore", "CIT008"], [], 0),
        (["--ignore", "ALL"], [], 0),
        (["--select", "CIT008"], ["CIT008"], 0),
        (["--select", "cit008 QUO"], ["CIT008", "QUO008"], 0),
        (["--select", "CIT", "--ignore", "CIT008"], ["CIT003"], 1),
        (["--severity", "CIT003=warning"], ["CIT003", "CIT008"], 0),
        (["--severity", "cit003=note"], ["CIT008"], 0),
        (["--severity", "QUO008=error", "--ignore", "CIT"], ["QUO008"], 1),
        (["--fail-on", "never"], ["CIT003", "CIT008"], 0),
        (["--fail-on", "warning", "--ignore", "CIT003"], ["CIT008"], 1),
        (["--fail-on", "note", "--select", "QUO008"], ["QUO008"], 1),
        (["--fail-on", "error", "--select", "QUO008"], ["QUO008"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) and value and value[0][0] == "-" else None,
)
def test_rules_are_chosen_and_weighed(essay: Path, words: list[str], found: list[str], code: int) -> None:
    assert codes(essay, "essay.md", *words) == found
    assert run("check", "essay.md", *words, cwd=essay).code == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "NOPE"], "--select names “NOPE”, which is no rule; “devisu rules” lists them"),
        (["--ignore", "CIT,XYZ"], "--ignore names “XYZ”, which is no rule; “devisu rules” lists them"),
        (["--severity", "QUO=note"], "--severity names “QUO”, which is no rule; “devisu rules” lists them"),
        (["--severity", "=note"], "--severity names “”, which is no rule; “devisu rules” lists them"),
        (["--severity", "QUO001=grave"], "--severity must be “error”, “warning” or “note”"),
        (["--severity", "QUO001"], "--severity must be “error”, “warning” or “note”"),
        (["--fail-on", "often"], "--fail-on must be “error”, “warning”, “note” or “never”"),
        (["--language", "english"], "--language must be the code of a language, such as kk, ru or en, not “english”"),
        (["--format", "xml"], "there is no format “xml”; the formats are concise, github, json, terminal"),
        (["--output", "no/such/x"], "no/such/x: cannot be written: there is no folder no/such"),
        (["--output", "essay.md"], "--output names essay.md, which was read; name another file, nothing was changed"),
        (["--output", "./../" + "{here}/essay.md"], "--output names"),
        (["--statistics", "--format", "json"], "--statistics counts for people"),
        (["--diff", "--fix"], "--diff shows what --fix would change; give one of them"),
        (["--fix", "--encoding", "cp1251"], "--fix writes UTF-8 only"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_words_that_do_not_fit_are_refused(essay: Path, words: list[str], said: str) -> None:
    done = run("check", "essay.md", *(word.format(here=essay.name) for word in words), cwd=essay)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert done.lines[0].startswith(f"devisu: {said}")
    assert [path.name for path in essay.iterdir()] == ["essay.md"]
    assert (essay / "essay.md").read_text("utf-8") == ESSAY


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--only", "all"], "--only must be one of findings, quotations, unsupported, not “all”"),
        (["--claim", "c999"], "there is no claim c999; “devisu claims list” shows them"),
        (["--format", "github"], "audit has the formats terminal and json, not “github”"),
    ],
)
def test_audit_refuses_them_too(essay: Path, words: list[str], said: str) -> None:
    done = run("audit", "essay.md", *words, cwd=essay)
    assert (done.code, done.lines) == (2, [f"devisu: {said}"])


def test_audit_is_for_reading(essay: Path) -> None:
    done = run("audit", "essay.md", cwd=essay)
    assert (done.code, done.err) == (0, "")
    assert run("audit", "essay.md", "nowhere.md", cwd=essay).code == 2
    claim = json.loads(run("audit", "essay.md", "--format", "json", cwd=essay).out)["documents"][0]["claims"][1]["id"]
    assert "whatever they offer" in " ".join(run("audit", "essay.md", "--claim", claim, cwd=essay).out.split())


@pytest.mark.parametrize("form", ["terminal", "concise", "json", "github"])
def test_a_file_gets_what_the_stream_would(essay: Path, form: str) -> None:
    stream = run("check", "essay.md", "--format", form, cwd=essay)
    file = run("check", "essay.md", "--format", form, "-o", "report.out", cwd=essay)
    assert (file.code, file.out) == (stream.code, "")
    assert (essay / "report.out").read_text("utf-8") == stream.out
    assert run("check", "essay.md", "--format", form, "-o", "-", cwd=essay).out == stream.out


def test_statistics_count(essay: Path) -> None:
    lay(essay, {"other.md": ESSAY + "\n" + ESSAY + "\nThe mill was sold in 1712 [x, y].\n"})
    out = run("check", "essay.md", "other.md", "--statistics", "--select", "CIT,QUO", "--select", "SUP", cwd=essay).out
    counts = {line.split()[1]: int(line.split()[0]) for line in out.split("\n\n")[0].split("\n")}
    found = codes(essay, "essay.md", "other.md", "--select", "CIT,QUO", "--select", "SUP")
    assert counts == {code: found.count(code) for code in set(found)}
    assert counts["CIT003"] == 2


# --- which texts --------------------------------------------------------------------------------------------------------


def paths(folder: Path, *words: str) -> list[str]:
    """The documents of a report."""
    return [one["path"] for one in json.loads(run("check", *words, "--format", "json", cwd=folder).out)["documents"]]


def test_texts_may_be_named_from_anywhere(tmp_path: Path) -> None:
    edition(tmp_path / "edition", **{"claims/two.txt": ESSAY})
    lay(tmp_path / "edition", {"claims/deep/three.md": ESSAY})
    root = tmp_path / "edition"
    assert paths(root) == ["claims/two.txt", "claims/essay.md"]
    assert paths(root / "claims" / "deep") == ["claims/two.txt", "claims/essay.md"]
    assert paths(root / "claims", "essay.md") == ["claims/essay.md"]
    assert paths(tmp_path, "edition/claims/deep/three.md", "edition/claims/essay.md") == [
        "claims/deep/three.md",
        "claims/essay.md",
    ]
    assert paths(root, str(root / "claims" / "essay.md"), "claims/../claims/essay.md", "./claims/essay.md") == [
        "claims/essay.md"
    ]
    assert run("check", "claims", cwd=root).code == 2


def test_standard_input_is_a_text_among_others(tmp_path: Path) -> None:
    root = edition(tmp_path)
    done = run("check", "-", "--format", "concise", cwd=root, stdin=b"It rained in 1712 [@roe1991].\n")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("-:1:20: CIT001")
    assert "essay.md" not in done.out
    both = run("check", "-", "claims/essay.md", "--format", "json", cwd=root, stdin=ESSAY.encode())
    assert [one["path"] for one in json.loads(both.out)["documents"]] == ["claims/essay.md", "-"]
    bad = run("check", "-", cwd=root, stdin="Мельница продана вчера.".encode("cp1251"))
    assert (bad.code, bad.lines[0][:4]) == (2, "-:1:")
    assert run("check", "-", cwd=root, stdin=b"").code == 4
    assert run("check", "-", "--fix", cwd=root, stdin="Кеңес Одағының əкімі айтты.\n".encode()).code == 2


def test_an_empty_folder_has_nothing_to_audit(tmp_path: Path) -> None:
    for words in (["check"], ["audit"], ["claims", "list"], ["claims", "sync"], ["bib", "check"], ["bib", "export"]):
        done = run(*words, cwd=tmp_path)
        assert (done.code, done.out, len(done.lines)) == (4, "", 1)
        assert done.lines[0].startswith("devisu: there is no ")


def test_findings_come_before_nothing_and_unreadable_before_both(tmp_path: Path) -> None:
    lay(tmp_path, {"empty.md": "", "essay.md": ESSAY, "bad.md": b"\xff"})
    assert run("check", "empty.md", cwd=tmp_path).code == 4
    assert run("check", "empty.md", "essay.md", cwd=tmp_path).code == 1
    assert run("check", "empty.md", "essay.md", "bad.md", cwd=tmp_path).code == 2
    assert run("check", "empty.md", "bad.md", cwd=tmp_path).code == 2


# --- what the files answer for themselves -------------------------------------------------------------------------------


def test_findings_are_answered_where_they_stand(tmp_path: Path) -> None:
    answer = "devisu: ignore CIT002 CIT003, CIT008: made up"
    lay(
        tmp_path,
        {
            "line.md": ESSAY.rstrip() + f" <!-- {answer} -->\n",
            "block.md": f"<!-- {answer} -->\n\n{ESSAY}\n{ESSAY}",
            "file.md": f"{ESSAY}\n<!-- devisu: ignore-file CIT008 CIT003 cit002: made up -->\n\n{ESSAY}",
            "bare.md": f"<!-- devisu: ignore CIT008 -->\n{ESSAY}",
            "wrong.md": f"<!-- devisu: ignore XYZ123: made up -->\n{ESSAY}",
            "bib/x.bib": "% devisu: ignore BIB002: a leaflet\n@book{a, title = {T}}\n\n@book{b, title = {U}}\n",
        },
    )
    assert codes(tmp_path, "line.md", "--select", "CIT") == []
    assert codes(tmp_path, "block.md", "--select", "CIT") == ["CIT008"]
    assert codes(tmp_path, "file.md", "--select", "CIT") == []
    assert codes(tmp_path, "bare.md") == ["CIT003", "CIT008", "EDN001"]
    assert codes(tmp_path, "wrong.md") == ["CIT003", "CIT008", "EDN001"]
    left = run("bib", "check", "bib/x.bib", "--select", "BIB002", "--format", "concise", cwd=tmp_path).out.split("\n")
    assert {line.split(":")[1] for line in left if line} == {"4"}


def test_a_sidecar_answers_for_itself(tmp_path: Path) -> None:
    root = edition(tmp_path, **{"bib/sources/doe1990.toml": 'witness = "a leaf"\n'})
    assert codes(root, "--select", "EDN") == ["EDN005"]
    lay(
        root,
        {"bib/sources/doe1990.toml": '# devisu: ignore-file EDN005: the work is not known yet\nwitness = "a leaf"\n'},
    )
    assert codes(root, "--select", "EDN") == []


def test_settings_answer_for_files(tmp_path: Path) -> None:
    root = edition(tmp_path, **{"claims/essay.md": ESSAY, "claims/two.md": ESSAY})
    assert codes(root).count("CIT008") == 2
    lay(root, {"devisu.toml": 'per-file-ignores = { "claims/t*.md" = ["cit"], "*.bib" = ["BIB"] }\n'})
    assert codes(root).count("CIT008") == 1
    lay(root, {"devisu.toml": 'ignore = ["cit008"]\nselect = ["CIT"]\nseverity = { cit003 = "note" }\n'})
    assert set(codes(root)) == {"CIT002", "CIT003"}
    assert run("check", cwd=root).code == 0
    assert codes(root, "--select", "CIT008") == []


# --- fixes --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ARTICLE, tmp_path / "essay.txt")
    return tmp_path


def test_a_fix_is_shown_first_and_then_made_once(copy: Path) -> None:
    before = (copy / "essay.txt").read_bytes()
    shown = run("check", "essay.txt", "--diff", cwd=copy)
    assert shown.code == 1
    assert shown.out.startswith("--- essay.txt\n+++ essay.txt\n@@ ")
    assert (copy / "essay.txt").read_bytes() == before
    mended = run("check", "essay.txt", "--fix", "--format", "json", cwd=copy)
    assert "essay.txt: safe fixes applied" in mended.err
    after = (copy / "essay.txt").read_bytes()
    removed = [line[1:] for line in shown.out.split("\n")[2:] if line.startswith("-")]
    added = [line[1:] for line in shown.out.split("\n")[2:] if line.startswith("+")]
    assert len(removed) == len(added) > 0
    old, new = before.decode(), after.decode()
    assert len(old) == len(new)
    changed = [at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    assert all(old[at].isalpha() and new[at].isalpha() for at in changed)
    assert sum(old[at] in "əƏ" for at in changed) == 137
    assert {Source.of("", old).place(at).line for at in changed} == {
        at for at, (a, b) in enumerate(zip(old.split("\n"), new.split("\n"), strict=True), 1) if a != b
    }
    again = run("check", "essay.txt", "--fix", "--format", "json", cwd=copy)
    assert (again.out, "applied" in again.err) == (mended.out, False)
    assert (copy / "essay.txt").read_bytes() == after
    assert run("check", "essay.txt", "--diff", cwd=copy).code == 0


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_fix_keeps_line_ends_and_the_byte_order_mark(tmp_path: Path, end: str) -> None:
    words = f"\ufeffҚазақ əдебиеті.{end}Əкім қала{end}əлі келді.{end}"
    lay(tmp_path, {"essay.txt": words})
    assert run("check", "essay.txt", "--fix", "--language", "kk", cwd=tmp_path).code == 0
    fixed = (tmp_path / "essay.txt").read_bytes().decode("utf-8")
    assert fixed == words.replace("ə", "ә").replace("Ə", "Ә")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["essay.txt"]


def test_what_was_answered_is_not_mended(tmp_path: Path) -> None:
    words = "<!-- devisu: ignore-file TXT001: as printed -->\n\nҚазақ əдебиеті əлі келді.\n"
    lay(tmp_path, {"essay.md": words})
    assert run("check", "essay.md", "--fix", "--language", "kk", cwd=tmp_path).code == 0
    assert (tmp_path / "essay.md").read_text("utf-8") == words
    assert "No finding has a safe fix." in run("check", "essay.md", "--diff", "--language", "kk", cwd=tmp_path).err


def test_settings_are_honoured(tmp_path: Path) -> None:
    text = "In 1712 he wrote: “The mill was sold to a stranger in the spring of that year”.\n"
    root = edition(tmp_path, **{"claims/essay.md": text, "bib/references.bib": BIB})
    assert "CIT002" in codes(root, "--select", "CIT002")
    lay(root, {"devisu.toml": "shared-bibliography = true\n"})
    assert codes(root, "--select", "CIT002") == []
    lay(root, {"devisu.toml": 'language = "ru"\n'})
    assert json.loads(run("check", "--format", "json", cwd=root).out)["documents"][0]["language"] == "ru"
    assert (
        json.loads(run("check", "--language", "en", "--format", "json", cwd=root).out)["documents"][0]["language"]
        == "en"
    )
    lay(
        root,
        {
            "devisu.toml": 'bibliography = "works.bib"\ntexts = ["*.txt"]\nsources = []\n',
            "works.bib": BIB,
            "one.txt": text,
        },
    )
    assert paths(root) == ["one.txt"]


def test_what_is_said_of_the_text_comes_before_what_is_said_of_its_bibliography(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {"essay.md": "It was sold [@roe].\n", "a.bib": "@book{doe1990, title = {The Mill}}\n", "b/x.md": ESSAY},
    )
    out = run("check", "essay.md", "b/x.md", "--format", "concise", cwd=tmp_path).out
    assert [line.partition(":")[0] for line in out.split("\n") if line] == ["b/x.md", "b/x.md", "essay.md", "a.bib"]


def test_quotations_that_want_the_same_are_spoken_of_together(tmp_path: Path) -> None:
    wrote = "Jane Doe wrote that “the mill {} was sold before the valley was flooded” [@{}, p. 1].\n\n"
    bib = BIB + BIB.replace("1990", "1991")
    text = wrote.format(1, "doe1990") + wrote.format(2, "doe1991") + wrote.format(3, "doe1990")
    lay(tmp_path, {"essay.md": text, "x.bib": bib})
    report = json.loads(run("check", "essay.md", "--select", "QUO008", "--format", "json", cwd=tmp_path).out)
    told = [(one["line"], one["message"], [at["line"] for at in one["related"]]) for one in report["findings"]]
    assert told == [
        (1, "2 quotations, each not compared with its source: there is no source record of doe1990.", [5]),
        (3, "Not compared with its source: there is no source record of doe1991.", []),
    ]
