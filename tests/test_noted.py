"""Works that notes name in words, joined to their entries: by author and title, in short, again, by the same author."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devisu import check, edition
from devisu.extract import markers
from devisu.readers import read

if TYPE_CHECKING:
    from pathlib import Path

BIB = """\
@book{mill, author = {Doe, Jane}, title = {The Mill of the Valley}, subtitle = {A History}, date = {1990}}
@book{wheel, author = {Doe, Jane}, title = {The Mill and the Wheel}, date = {1992}}
@article{fire, author = {Roe, Richard and Poe, Ann}, title = {Fire and Water in the Valley}, journaltitle = {Valley}}
@book{pr1, author = {Петров, Иван}, title = {Мельница в долине}, volume = {1}, date = {1994}}
@book{pr2, author = {Петров, Иван}, title = {Мельница в долине}, volume = {2}, date = {1994}}
@book{pr3, author = {Петров, Иван}, title = {Запруда}, date = {1997}}
@book{akh, author = {Ахметов, Асан}, title = {Диірмен тарихы}, date = {1998}}
@book{mul, author = {Müller, Hans}, title = {Die Mühle im Tal}, date = {1980}}
@book{enc, author = {d'Aubry-Vallée, Hélène}, title = {Le moulin rouge de la vallée}, date = {1978}}
@collection{snow, editor = {Snow, Ida}, title = {Snow in the Hills}, date = {1999}}
@book{ed1, author = {Grey, Tom}, title = {A History of Weirs}, date = {1950}}
@book{ed2, author = {Grey, Tom}, title = {A History of Weirs}, date = {1970}}
@book{law, title = {Устав Горной республики}, date = {1918}}
@book{zhu, author = {Zhumabayev, Sabit}, title = {Dala shyndygy}, date = {2001}}
@book{nait, author = {Найтлиев, Роман}, title = {О реках}, date = {1901}}
"""

NAMED = {
    "in full": ("Jane Doe, *The Mill of the Valley: A History* (Valley: Press, 1990), 12.", ["mill"]),
    "without its article": ("Doe, *Mill of the Valley*, 14–15.", ["mill"]),
    "in short": ("Roe and Poe, “Fire and Water,” 13.", ["fire"]),
    "key words of the title": ("Doe, *Wheel*, 13.", ["wheel"]),
    "several works": ("Roe and Poe, “Fire and Water,” 13; Doe, *The Mill and the Wheel*, 3.", ["fire", "wheel"]),
    "behind “see”": ("See also Doe, *The Mill and the Wheel*, 3, and Snow, *Snow in the Hills*.", ["wheel", "snow"]),
    "in a sentence": ("This is disputed in Doe’s *The Mill of the Valley*, which is older.", ["mill"]),
    "an editor": ("Ida Snow, ed., *Snow in the Hills* (Valley, 1999), 3.", ["snow"]),
    "the year tells editions apart": ("Tom Grey, *A History of Weirs* (Valley, 1970), 44.", ["ed2"]),
    "the volume tells volumes apart": ("См.: Петров И. Мельница в долине. Т. 2. С. 12.", ["pr2"]),
    "GOST": ("Петров И. И. Запруда. М.: Долина, 1997. С. 34.", ["pr3"]),
    "GOST, a title cut short": ("Петров И. Мельница … Т. 1. С. 7.", ["pr1"]),
    "quoted after": ("Цит. по: Петров И. Запруда. С. 7.", ["pr3"]),
    "Kazakh": ("Ахметов А. Диірмен тарихы. — Алматы: Ғылым, 1998. — 12-б.", ["akh"]),
    "German": ("Vgl. Müller, Die Mühle im Tal, S. 12.", ["mul"]),
    "a particle and a double name": ("H. d'Aubry-Vallée, *Le moulin rouge*, p. 12.", ["enc"]),
    "across scripts": ("Жұмабаев С. Дала шындығы. 23-б.", ["zhu"]),
    "by the sound of a name": ("Knightliev, *O rekakh*, 33.", ["nait"]),
    "a name with a page": ("Müller, 45.", ["mul"]),
    "a title without an author": ("Устав Горной республики. М., 1918. Ст. 3.", ["law"]),
    "op. cit. of the only work": ("Müller, a. a. O., S. 13.", ["mul"]),
    "указ. соч. of the only work": ("Ахметов А. Аталған еңбек. 14-б.", ["akh"]),
}
NOT_NAMED = {
    "another author": "Stone, *The Mill of the Valley House*, 12.",
    "another work": "Doe, *Weirs of the Coast*, 12.",
    "a name in a sentence": "Doe was the first to say so in 1912.",
    "a title's words in a sentence": "It was then that fire and water in the valley were seen.",
    "a title in the midst of a sentence": "In the north the “Dala shyndygy” was a common phrase.",
    "somebody else's work behind a name": "Doe, *Rivers* (Valley, 1950), 3, and Stone, *Mill and Wheel*, 4.",
    "an author and a year of nobody": "Müller, 1934.",
    "an archive": "ГАРФ. Ф. 102. Оп. 246. Д. 12. Л. 5.",
}
TWO = {
    "two short titles": ("Doe, *The Mill*, 16.", {"mill", "wheel"}),
    "two volumes": ("Петров И. Мельница в долине. С. 16.", {"pr1", "pr2"}),
    "two editions": ("Grey, *A History of Weirs*, 16.", {"ed1", "ed2"}),
    "op. cit. of two": ("Doe, op. cit., 16.", {"mill", "wheel"}),
    "a name with a page, of two": ("Grey, 16.", {"ed1", "ed2"}),
}
FOLLOWING = {
    "the one named before": (["Doe, *The Mill of the Valley*, 3.", "Doe, *The Mill*, 5."], "mill"),
    "op. cit. of the one named before": (["Петров И. Запруда. С. 1.", "Петров И. Указ. соч. С. 3."], "pr3"),
    "ibid.": (["Doe, *The Mill of the Valley*, 3.", "Ibid., 5."], "mill"),
    "там же": (["Петров И. Запруда. С. 1.", "Там же. С. 5."], "pr3"),
    "the same author": (["Петров И. Запруда. С. 1.", "Он же. Мельница в долине. Т. 1. С. 3."], "pr1"),
    "idem": (["Doe, *The Mill of the Valley*, 3; Idem, *The Mill and the Wheel*, 5."], "wheel"),
    "idem, the same work": (["Doe, *The Mill of the Valley*, 3.", "Idem, 5."], "mill"),
    "ibid. of two": (["Doe, *The Mill of the Valley*, 3; Müller, 5.", "Ibid., 5."], None),
    "op. cit. of two named before": (["Doe, *The Mill and the Wheel*, 3.", "Doe, *The Mill of the Valley*, 3.", "Doe, op. cit."], None),
}  # fmt: skip


def citations(folder: Path, *notes: str, bib: str = BIB, text: str = ""):
    (folder / "x.bib").write_text(bib, encoding="utf-8")
    body = text or " ".join(f"It was sold.[^{number}]" for number in range(1, len(notes) + 1))
    said = "".join(f"\n\n[^{number}]: {note}" for number, note in enumerate(notes, 1))
    (folder / "essay.md").write_text(body + said + "\n", encoding="utf-8")
    report = check.check(edition.read(["essay.md"], start=folder))
    return [one for one in report.texts[0].citations if one.marker.style != "note"]


@pytest.mark.parametrize(("note", "keys"), NAMED.values(), ids=NAMED)
def test_named(tmp_path, note, keys):
    found = citations(tmp_path, note)
    assert [(one.entry.key if one.entry else one.others, one.status) for one in found] == [(k, "linked") for k in keys]


@pytest.mark.parametrize("note", NOT_NAMED.values(), ids=NOT_NAMED)
def test_not_named(tmp_path, note):
    assert [one for one in citations(tmp_path, note) if one.marker.style == "work"] == []


@pytest.mark.parametrize(("note", "keys"), TWO.values(), ids=TWO)
def test_two_fit(tmp_path, note, keys):
    (one,) = citations(tmp_path, note)
    assert (one.entry, one.status, set(one.others)) == (None, "ambiguous", keys)


@pytest.mark.parametrize(("notes", "key"), FOLLOWING.values(), ids=FOLLOWING)
def test_what_was_named_before_counts(tmp_path, notes, key):
    last = citations(tmp_path, *notes)[-1]
    assert (last.entry.key if last.entry else None) == key


def test_the_place_and_the_words_of_a_naming(tmp_path):
    (one,) = citations(tmp_path, "See Jane Doe, *The Mill of the Valley* (Valley: Press, 1990), 12.")
    assert [(place.label, place.value) for place in one.item.locators] == [("page", "12")]
    assert "Mill of the Valley" in (tmp_path / "essay.md").read_text("utf-8")[slice(*one.item.span)]


def test_notes_are_matched_to_the_texts_own_list(tmp_path):
    text = "Sold.[^1]\n\nReferences\n\nDoe, Jane. *The Mill of the Valley*. Valley: Press, 1990.\n\nPoe, Ann. *Snow*. 1999.\n"
    (one,) = citations(tmp_path, "Doe, *The Mill*, 12.", bib="", text=text)
    assert (one.entry.origin, one.entry.fields["title"]) == ("list", "The Mill of the Valley")


def test_a_quotation_is_compared_with_the_work_its_note_names(tmp_path):
    sources = tmp_path / "bib" / "sources"
    sources.mkdir(parents=True)
    (tmp_path / "devisu.toml").write_text('bibliography = "x.bib"\ntexts = ["essay.md"]\n', "utf-8")
    words = "the mill had been sold long before the valley was flooded"
    (sources / "mill.md").write_text(f'<pb n="12"/> In truth {words}, most agreed.\n', "utf-8")
    (sources / "mill.toml").write_text('entry = "mill"\nextent = "whole"\n', "utf-8")
    (tmp_path / "x.bib").write_text(BIB, "utf-8")
    (tmp_path / "essay.md").write_text(
        f"Doe wrote that “{words}”.[^1]\n\n[^1]: Doe, *Mill of the Valley*, 12.\n", "utf-8"
    )
    (text,) = check.check(edition.read([], start=tmp_path)).texts
    assert next(iter(text.comparisons.values())).verdict == "verbatim"


@pytest.mark.parametrize(
    ("tail", "places"),
    [
        ("*Valley* 11, no. 2 (1990): 34.", [("page", "34")]),
        ("*Valley* (Hill) 11, no. 2 (1990): 34.", [("volume", "11"), ("issue", "2")]),
        ("12, 14.", [("page", "12, 14")]),
    ],
)
def test_the_volume_of_a_journal_is_no_page(tmp_path, tail, places):
    (one,) = citations(tmp_path, f"Roe and Poe, “Fire and Water in the Valley,” {tail}")
    assert [(place.label, place.value) for place in one.item.locators] == places


IBIDEM = {
    "a page behind the stop": ("Там же. С. 13.", [("page", "13")]),
    "a volume and a page": ("Там же. Т. 2. С. 13.", [("volume", "2"), ("page", "13")]),
    "the next sentence": ("Там же. Мельница стояла. С. 13.", []),
}


@pytest.mark.parametrize(("note", "places"), IBIDEM.values(), ids=IBIDEM)
def test_the_place_of_an_ibidem(note, places):
    first = "[^1]: Доу Дж. Мельница в долине. М.: Наука, 1990. С. 5."
    found = markers.find(read("x.md", f"Сказано.[^1] И ещё.[^2]\n\n{first}\n\n[^2]: {note}\n", "ru"))
    (one,) = (marker for marker in found if marker.style == "ibidem")
    assert [(place.label, place.value) for place in one.items[0].locators] == places


NO_IBIDEM = ["Петров И. Указ. соч. С. 12.", "Он же. Запруда. С. 3.", "Doe, op. cit., 5.", "Idem, *The Mill*, 5."]


@pytest.mark.parametrize("note", NO_IBIDEM)
def test_another_work_is_no_ibidem(note):
    found = markers.find(read("x.md", f"Said.[^1] Said.[^2]\n\n[^1]: Poe, *Snow*, 3.\n[^2]: {note}\n", "ru"))
    assert [marker.style for marker in found if marker.style == "ibidem"] == []


PLACES = {
    "short": ("Doe, *The Mill and the Wheel*, 12–14 (my translation).", "12–14"),
    "in full": ("Jane Doe, *The Mill and the Wheel* (Valley: Press, 1992), 12.", "12"),
    "of a periodical": ("Roe and Poe, “Fire and Water in the Valley,” *Valley* 3, no. 2 (1991): 12.", "12"),
    "in a discussion": ("Doe, *The Mill and the Wheel*, 12. Others (Stone among them) deny it.", "12"),
    "GOST": ("Петров И. Запруда. М.: Долина, 1997. С. 34.", "34"),
}


@pytest.mark.parametrize(("note", "page"), PLACES.values(), ids=PLACES)
def test_the_page_behind_a_title(tmp_path, note, page):
    (one,) = citations(tmp_path, note)
    assert one.item.locator.value == page
