"""``devisu bib suggest``: what is suggested and why, what is linked when a person accepts, and ``devisu todo``."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from command import edition, lay, run
from devisu import check, errands, suggestions
from devisu import edition as editions
from devisu.bibliography import read
from devisu.console import Style, cells
from devisu.reporters import errands as errands_view
from devisu.reporters import suggestions as suggestions_view

if TYPE_CHECKING:
    from pathlib import Path

    from devisu.findings import Report

WORKS = {
    "named": "@book{named, author = {Doe, Jane}, title = {Wheels}, date = {1990}}",
    "across scripts": "@book{cyrillic, author = {Доу, Джейн}, title = {Колёса}, date = {1990}}",
    "title": "@book{title, author = {Poe, Ann}, title = {The Millers of the District}, date = {1990}}",
    "period": "@book{period, author = {Poe, Ann}, title = {Floods, 1710–1720}, date = {1990}}",
    "too early": "@book{early, author = {Doe, Jane}, title = {Wheels}, date = {1700}}",
    "another": "@book{another, author = {Poe, Ann}, title = {Clouds}, date = {1990}}",
    "candidate": "@book{candidate, title = {Clouds}, x-identified = {candidate}, x-candidate-for = {ref-7}}",
    "unidentified": "@misc{ref-7, x-identified = {unidentified}}",
}
ESSAY = "In 1712 Doe sold the mill to the millers [7]. It rained [9].\n"
REGISTER = 'schema = 1\ntext = "essay.md"\n\n[references]\n7 = "ref-7"\n'


def report(folder: Path, essay: str = ESSAY, works: str = "", **more: str) -> Report:
    lay(folder, {"devisu.toml": 'language = "en"\n', "claims/essay.md": essay, "bib/references.bib": works, **more})
    return check.check(editions.read((), start=folder))


def suggested(found: Report, number: int = 0) -> dict[str, tuple[str, ...]]:
    (text,) = found.texts
    one = suggestions.wanted(text, found.library.entries)[number]
    return {suggestion.entry.key: suggestion.reasons for suggestion in one.suggestions}


REASONS = {
    "named": (ESSAY, "by Doe; the claim names Doe"),
    "title": (ESSAY.replace("millers", "miller of the district"), "the title shares “District”, “Millers” (miller)"),
    "period": (ESSAY, "covers 1712 (1710–1720)"),
}


@pytest.mark.parametrize(("name", "essay", "reason"), [(name, *one) for name, one in REASONS.items()], ids=REASONS)
def test_the_reasons(tmp_path, name, essay, reason):
    assert reason in suggested(report(tmp_path, essay, WORKS[name]))[name]


def test_one_word_of_a_title_is_too_little(tmp_path):
    assert suggested(report(tmp_path, works=WORKS["title"])) == {}


def test_what_nothing_speaks_for_is_not_suggested(tmp_path):
    assert suggested(report(tmp_path, works=WORKS["another"])) == {}


def test_a_work_older_than_the_events_is_not_suggested_for_its_author_alone(tmp_path):
    assert suggested(report(tmp_path, works=WORKS["too early"])) == {}


def test_names_meet_across_scripts(tmp_path):
    essay = "В 1712 году Pipes продал мельницу [7]."
    works = "@book{p, author = {Пайпс, Ричард}, title = {Облака}}\n@book{q, author = {Roe, R.}, title = {Clouds}}"
    lay(tmp_path, {"devisu.toml": 'language = "ru"\n'})
    found = suggested(report(tmp_path, essay.replace("Pipes", "Троцкий"), works.replace("Пайпс", "Trotsky")))
    assert found == {"p": ("by Trotsky; the claim names Троцкий",)}


def test_the_candidate_comes_first_and_the_unidentified_entry_never(tmp_path):
    works = "\n".join(WORKS.values())
    found = suggested(report(tmp_path, works=works, **{"claims/essay.toml": REGISTER}))
    assert next(iter(found)) == "candidate"
    assert "ref-7" not in found
    assert found["candidate"][0] == "proposed for ref-7 in bib/references.bib"


def test_the_speaker_quoted_speaks_for_his_own_works(tmp_path):
    essay = "Jane Doe wrote: “the mill had been sold before the valley was flooded” [7]."
    assert suggested(report(tmp_path, essay, WORKS["named"])) == {"named": ("by Doe, whose words are quoted",)}


def test_a_key_that_is_nearly_right_and_author_with_year(tmp_path):
    essay = "It was sold [@doe1991]. It burnt (Doe 1989, 4). It was rebuilt (Doe 1990, 4)."
    works = WORKS["named"].replace("{named", "{doe1990")
    found = report(tmp_path, essay, works)
    assert suggested(found, 0)["doe1990"] == ("its key is like “doe1991”",)
    assert "by an author whom the citation names" in suggested(found, 1)["doe1990"]
    assert len(suggestions.wanted(found.texts[0], found.library.entries)) == 2


def test_the_same_words_give_the_same_suggestions_whatever_the_order(tmp_path):
    works = list(WORKS.values())
    one = suggested(report(tmp_path, works="\n".join(works)))
    assert suggested(report(tmp_path, works="\n".join(reversed(works)))) == one


@pytest.mark.parametrize("width", [40, 80])
def test_what_is_shown_fits_and_is_harmless(tmp_path, width):
    works = WORKS["named"].replace("Wheels", "[sic] \x1b[2J Wheels \u202e")
    found = report(tmp_path, works=works)
    wanted = suggestions.wanted(found.texts[0], found.library.entries)
    shown = suggestions_view.render("claims/essay.md", wanted, Style(width))
    shown += errands_view.render(errands.errands(found.texts, found.library, ()), Style(width))
    assert "[sic]" in shown
    assert not set(shown) & {"\x1b", "\u202e"}
    assert all(cells(line) <= width for line in shown.split("\n"))


# --- the command

LINKED = {
    "a number": (("--accept", "7=doe1990"), {"7": "doe1990"}),
    "in brackets": (("--accept", "[7]=doe1990"), {"7": "doe1990"}),
    "two at once": (("--accept", "7=doe1990", "--accept", "9=doe1990"), {"7": "doe1990", "9": "doe1990"}),
}
NOT_LINKED = {
    "no such number": "8=doe1990",
    "no such key": "7=doe1991",
    "no key": "7=",
    "no number": "doe1990",
    "only in the other library": "7=poe1992",
}


@pytest.mark.parametrize(("words", "references"), LINKED.values(), ids=LINKED)
def test_accepting_writes_the_link(tmp_path, words, references):
    edition(tmp_path, **{"claims/essay.md": ESSAY})
    assert run("bib", "suggest", *words, cwd=tmp_path).code == 0
    assert tomllib.loads((tmp_path / "claims/essay.toml").read_text("utf-8"))["references"] == references
    assert run("claims", "sync", cwd=tmp_path).code == 0
    assert tomllib.loads((tmp_path / "claims/essay.toml").read_text("utf-8"))["references"] == references


@pytest.mark.parametrize("link", NOT_LINKED.values(), ids=NOT_LINKED)
def test_what_cannot_be_linked_changes_nothing(tmp_path, link):
    other = "@book{poe1992, author = {Poe, Ann}, title = {Clouds}, date = {1992}}\n"
    edition(tmp_path, **{"claims/essay.md": ESSAY, "claims/essay.toml": REGISTER, "other.bib": other})
    done = run("bib", "suggest", "--library", "other.bib", "--accept", "9=doe1990", "--accept", link, cwd=tmp_path)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    assert (tmp_path / "claims/essay.toml").read_text("utf-8") == REGISTER


def test_a_number_of_the_own_list_is_not_linked_past_it(tmp_path):
    essay = "It was sold [1]. It burnt [2].\n\nReferences\n\n1. Doe, Jane. The Mill. Valley: Valley Press, 1990.\n"
    edition(tmp_path, **{"claims/essay.md": essay})
    assert run("bib", "suggest", "--accept", "1=doe1990", cwd=tmp_path).code == 2
    assert run("bib", "suggest", "--accept", "2=doe1990", cwd=tmp_path).code == 0


def test_suggesting_writes_nothing_and_takes_another_library(tmp_path):
    edition(tmp_path, **{"claims/essay.md": ESSAY, "zotero.bib": WORKS["named"]})
    done = run("bib", "suggest", "--library", "zotero.bib", cwd=tmp_path)
    assert done.code == 0
    assert "named" in done.out
    assert "zotero.bib" in done.out
    assert not (tmp_path / "claims/essay.toml").exists()


def test_nothing_to_suggest(tmp_path):
    done = run("bib", "suggest", cwd=edition(tmp_path))
    assert (done.code, done.out) == (0, "claims/essay.md: every reference leads to a known work.\n")


# --- errands

ARCHIVAL = "@unpublished{fire, title = {Report}, library = {ЦГА РК. Ф. 64. Оп. 1. Д. 125}, date = {1921}}\n"
PLACES = {
    "an archive": (ARCHIVAL, "ЦГА РК"),
    "a library": ("@book{x, title = {T}, library = {The Town Library}}", "The Town Library"),
    "a printed work": ("@book{x, title = {T}, date = {1990}}", errands.ANY),
    "a web page": ("@online{x, title = {T}, url = {https://example.org}}", errands.ONLINE),
}


@pytest.mark.parametrize(("bib", "house"), PLACES.values(), ids=PLACES)
def test_where_a_work_is(bib, house):
    assert errands.house_of(read("x.bib", bib).entries[0]) == house


def wait_for(found: Report) -> dict[str, list[str]]:
    listed = errands.errands(found.texts, found.library, found.records)
    return {house.name: [one.entry.key for one in house.errands] for house in listed.houses}


def test_works_by_house_archives_first(tmp_path):
    essay = "It burnt [@fire, л. 3]. Doe sold it [@named, p. 4]. It rained [9]."
    found = report(tmp_path, essay, ARCHIVAL + WORKS["named"])
    assert wait_for(found) == {"ЦГА РК": ["fire"], errands.ANY: ["named"]}
    listed = errands.errands(found.texts, found.library, found.records)
    assert [one.citation.item.label for one in listed.unknown] == ["9"]
    assert listed.claims == 3


def test_an_archival_reference_of_the_text_itself_is_fetched_from_its_archive(tmp_path):
    essay = "The mill burnt down in 1921 [ЦГА РК. Ф. 64. Оп. 1. Д. 125. Л. 3]."
    (house,) = errands.errands((found := report(tmp_path, essay)).texts, found.library, ()).houses
    assert house.name == "ЦГА РК"
    assert [len(one.waiting) for one in house.errands] == [1]


def test_candidates_are_to_be_seen(tmp_path):
    works = WORKS["candidate"] + WORKS["unidentified"]
    found = report(tmp_path, works=works, **{"claims/essay.toml": REGISTER})
    (house,) = errands.errands(found.texts, found.library, ()).houses
    assert [(one.entry.key, one.is_candidate) for one in house.errands] == [("candidate", True)]


@pytest.mark.parametrize(("verdict", "waits"), [("supported", False), ("undecided", True)])
def test_a_judged_claim_waits_no_longer(tmp_path, verdict, waits):
    edition(tmp_path, **{"claims/essay.md": "Doe sold the mill [@doe1990, p. 3].\n"})
    (tmp_path / "bib/sources/doe1990.toml").unlink()
    assert run("claims", "sync", cwd=tmp_path).code == 0
    assert run("claims", "judge", "c001", "--verdict", verdict, "--by", "Jane Doe", cwd=tmp_path).code == 0
    assert ("doe1990" in run("todo", cwd=tmp_path).out) is waits


def test_a_record_at_hand_settles_a_claim_that_does_not_quote(tmp_path):
    done = run("todo", cwd=edition(tmp_path))
    assert (done.code, done.out) == (0, "Nothing is to be fetched: no claim waits for a work.\n")


def test_a_quotation_that_is_not_in_the_excerpt_waits(tmp_path):
    essay = "Jane Doe wrote that “nobody in the whole valley had ever seen such a flood” [@doe1990, p. 3].\n"
    done = run("todo", cwd=edition(tmp_path, **{"claims/essay.md": essay}))
    assert done.code == 0
    assert "to compare “nobody in the whole valley" in " ".join(done.out.split())


def test_no_text_is_said(tmp_path):
    assert run("todo", cwd=tmp_path).code == 4


NOTES = """\
Мельницу продали в 1712 году.[^1] Она сгорела в 1713 году.[^2] Её отстроили в 1714 году.[^3] Долину затопило.[^4]

[^1]: ГАРФ. Ф. 102. Оп. 1. Д. 12. Л. 7.
[^2]: Там же. Д. 13. Л. 8 об.
[^3]: Там же. Л. 9.
[^4]: См.: ЦГА РК. Ф. 17. Оп. 3. Д. 4. Л. 5; ГАРФ. Ф. 30. Оп. 1. Д. 2. Л. 1–3; Правда. 1925. № 5. С. 2.
"""


def places(found: Report) -> dict[str, dict[str, list[str]]]:
    """House, work, and the leaves or pages of it that are wanted."""
    listed = errands.errands(found.texts, found.library, found.records)
    return {
        house.name: {
            one.entry.key: [place.value for waiting in one.waiting for place in waiting.locators]
            for one in house.errands
        }
        for house in listed.houses
    }


def test_files_that_notes_name_stand_together_in_the_order_of_the_archive(tmp_path):
    found = report(tmp_path, NOTES)
    wanted = places(found)
    files = {"ГАРФ. Ф. 30. Оп. 1. Д. 2": ["1–3"], "ГАРФ. Ф. 102. Оп. 1. Д. 12": ["7"]}
    files["ГАРФ. Ф. 102. Оп. 1. Д. 13"] = ["8 об", "9"]
    assert list(wanted["ГАРФ"].items()) == list(files.items())
    assert wanted["ЦГА РК"] == {"ЦГА РК. Ф. 17. Оп. 3. Д. 4": ["5"]}
    assert list(wanted[errands.ANY]) == ["Правда. 1925. № 5"]


@pytest.mark.parametrize(
    ("essay", "expected"),
    [
        (
            "Өрт болды [ҚР ОМА. 369-қ., 1-т., 780-іс, 12-п.]. Кейін де болды [Сонда. 781-іс, 3-п.].",
            {"ҚР ОМА": {"ҚР ОМА. 369-қ., 1-т., 780-іс": ["12"], "ҚР ОМА. 369-қ., 1-т., 781-іс": ["3"]}},
        ),
        (
            "It burnt [BArch, R 43/123, Bl. 5]. It fell (BArch, R 43/123, Bl. 7).",
            {"BArch": {"BArch, R 43/123": ["5", "7"]}},
        ),
        ("Писали [Правда, 1918, № 5]. Потом сожгли [Там же. Д. 6].", {errands.ANY: {"Правда, 1918, № 5": ["5"]}}),
    ],
)
def test_references_that_name_themselves_are_fetched_file_by_file(tmp_path, essay, expected):
    assert places(report(tmp_path, essay)) == expected


def test_a_printed_work_is_told_in_full(tmp_path):
    work = "@article{named, author = {Doe, Jane}, title = {On the Long and Winding History of Wheels in the Valley}, "
    work += "journaltitle = {Valley Quarterly}, volume = {3}, number = {2}, date = {1990}, pages = {1--9}}"
    found = report(tmp_path, "Doe sold it [@named, p. 4].", work)
    shown = errands_view.render(errands.errands(found.texts, found.library, ()), Style(200))
    title = "On the Long and Winding History of Wheels in the Valley"
    assert f"Doe, {title}, in: Valley Quarterly, vol. 3, no. 2, 1990, pp. 1–9" in shown


def test_a_work_of_both_libraries_is_suggested_once(tmp_path):
    found = report(tmp_path, works=WORKS["named"])
    other = read("zotero.bib", WORKS["named"].replace("{named", "{again")).entries
    (one, _) = suggestions.wanted(found.texts[0], (*found.library.entries, *other))
    assert [suggestion.entry.key for suggestion in one.suggestions] == ["named"]


def test_function_words_are_no_reason(tmp_path):
    work = "@book{about, author = {Poe, Ann}, title = {Diirmen, көл, ағаш туралы}, langid = {kazakh}, date = {1990}}"
    found = report(tmp_path, "Өрт туралы айтылады [7].\n", work, **{"devisu.toml": 'language = "kk"\n'})
    assert suggested(found) == {}


def test_a_key_that_another_library_has_is_told(tmp_path):
    found = report(tmp_path, "It was sold [@poe1992].")
    other = read("zotero.bib", "@book{poe1992, author = {Poe, Ann}, title = {Clouds}, date = {1992}}").entries
    (one,) = suggestions.wanted(found.texts[0], other)
    assert one.suggestions[0].reasons == ("it has the key “poe1992” in zotero.bib",)
