"""Markers to entries, and to quotations and claims."""

from pathlib import Path

import pytest

from devisu import check, edition

BIB = """\
@book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
@book{doe1991a, author = {Doe, Jane}, title = {The Wheel}, publisher = {Valley Press}, date = {1991}}
@book{doe1991b, author = {Doe, Jane}, title = {The Weir}, publisher = {Valley Press}, date = {1991}}
@book{roe1999, author = {Roe, Richard and Doe, Jane}, title = {The Flood}, publisher = {Valley Press}, date = {1999}}
@book{petrov1985, author = {Петров, И. И.}, title = {Мельница}, publisher = {Долина}, date = {1985}}
@book{petrova1988, author = {Сомова, А. А. and Петров, И. И.}, title = {Плотина}, publisher = {Долина}, date = {1988}}
@book{somova1988, author = {Сомова, А. А.}, title = {Колесо}, publisher = {Долина}, date = {1988}}
@book{commission, author = {{Valley Commission}}, title = {Report}, publisher = {Valley Press}, date = {1906}}
@book{valley, title = {Летопись долины}, publisher = {Долина}, date = {1977}}
"""
LIST = "\n\nReferences\n\n1. Doe, Jane. The Mill. Valley: Valley Press, 1990.\n2. Roe, Richard. The Flood. 1999.\n"


def examined(folder: Path, text: str, *, bib: str = BIB, name: str = "essay.md"):
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "x.bib").write_text(bib, encoding="utf-8")
    (one,) = check.check(edition.read([name], start=folder)).texts
    return one


LINKED = {
    "key": ("It was sold [@doe1990, p. 4].", ["doe1990"]),
    "two keys": ("It was sold [@doe1990; @roe1999].", ["doe1990", "roe1999"]),
    "author-date": ("It was sold (Doe 1990, 4).", ["doe1990"]),
    "author-date, two authors": ("It was sold (Roe and Doe 1999, 4).", ["roe1999"]),
    "author-date across scripts": ("It was sold (Petrov 1985, 4).", ["petrov1985"]),
    "ibidem": ("It was sold [@doe1990]. It burnt down [ibid., p. 5].", ["doe1990", "doe1990"]),
    "author-date, of two by one author": ("Слова [Сомова, Петров, 1988, с. 4].", ["petrova1988"]),
    "author-date, alone": ("Слова [Сомова, 1988, с. 4].", ["somova1988"]),
    "author-date, and others": ("Слова [Сомова и др., 1988, с. 4].", ["petrova1988"]),
    "author-date, of a title": ("Слова [Летопись долины, 1977, с. 4].", ["valley"]),
    "author-date, of a body": ("It was sold (Valley Commission 1906, 2:34).", ["commission"]),
    "title without a year": ("Слова [Летопись долины, т. 2, с. 4].", ["valley"]),
    "author without a year": ("Слова [Петров, с. 4].", ["petrov1985"]),
    "author and title": ("It was sold [Jane Doe, The Mill, p. 4].", ["doe1990"]),
    "author and title in italics": ("It was sold [Doe, *The Mill*, p. 4 and p. 6].", ["doe1990"]),
    "title alone": ("It was sold [The Wheel, p. 4].", ["doe1991a"]),
    "ibidem of author and title": ("Sold [Doe, The Mill, p. 4]. Burnt [Op. Cit., p. 6].", ["doe1990", "doe1990"]),
    "author before the bracket": ("Roe and Doe (1999, 4) say so.", ["roe1999"]),
    "author before the bracket, declined": ("По словам Петрова (1985, с. 4), её продали.", ["petrov1985"]),
    "author before the bracket, in Kazakh": ("Петровтың (1985, 4-б.) айтуынша, ол сатылды.", ["petrov1985"]),
    "author before the bracket, after another": ("Both Poe and Doe (1990, 4) say so.", ["doe1990"]),
    "ibidem and a number": (f"Sold [1]. Burnt [ibid., p. 5; 2].{LIST}", ["doe1990", "doe1990", "roe1999"]),
    "own list, and the bibliography": (f"It was sold [1]. It burnt down [2].{LIST}", ["doe1990", "roe1999"]),
    "own list alone": (f"It was sold [1].{LIST.replace('The Mill', 'The Ford')}", ["[1]"]),
}
NOT_LINKED = {
    "unknown key": ("It was sold [@doe1899].", "unresolved"),
    "two of the year": ("It was sold (Doe 1991, 4).", "ambiguous"),
    "author without a year, of two": ("It was sold [Doe, p. 4].", "ambiguous"),
    "nobody of the year": ("It was sold (Doe 1890, 4).", "unresolved"),
    "another title of an author": ("It was sold [Roe, The Ford, p. 4].", "unresolved"),
    "number beyond the list": (f"It was sold [7].{LIST}", "unresolved"),
    "ibidem of nothing": ("It was sold [ibid., p. 5].", "unresolved"),
    "ibidem of two": ("Sold [@doe1990; @roe1999]. It burnt down [ibid., p. 5].", "ambiguous"),
    "note without words": ("It was sold.[^1]", "unresolved"),
}


@pytest.mark.parametrize(("text", "keys"), LINKED.values(), ids=LINKED)
def test_linked(tmp_path, text, keys):
    found = examined(tmp_path, text).citations
    assert [(one.entry.key, one.status) for one in found] == [(key, "linked") for key in keys]


NO_LIST = {
    "author and title": ("It was sold [Jane Doe, *The Mill: A Life*, p. 4].", ["linked"]),
    "with a full stop": ("It was sold [J. Doe, The Mill, vol. 2, p. 4 and p. 6].", ["linked"]),
    "title with a year": ("It was sold [Doe, *The Mill, 1712-1740*, p. 4].", ["linked"]),
    "ibidem": ("It was sold [Doe, The Mill, p. 4]. It burnt [Op. Cit., p. 6].", ["linked", "linked"]),
    "only a year": ("It was sold [Doe, 1990, p. 4].", ["unresolved"]),
    "a month": ("It was sold (April-May 1918) and (May 1919, 4) and (Second 1920, p. 4).", []),
}


@pytest.mark.parametrize(("text", "statuses"), NO_LIST.values(), ids=NO_LIST)
def test_where_there_is_no_list_a_citation_may_name_its_work(tmp_path, text, statuses):
    assert [one.status for one in examined(tmp_path, text, bib="").citations] == statuses


BLOCKS = {
    "cited behind the last": ("Doe wrote:\n\n> It rained.\n\n> The mill burnt. [@doe1990, p. 4]", ["doe1990"] * 2),
    "cited where it is led in": ("Doe wrote [@doe1990, p. 4]:\n\n> It rained.\n>\n> It burnt.", ["doe1990"] * 2),
    "two quotations": ("So:\n\n> It rained.\n\nAnd:\n\n> It burnt. [@doe1990, p. 4]", ["", "doe1990"]),
    "signed one by one": ("So:\n\n> It rained.\n> — Roe\n\n> It burnt. [@doe1990, p. 4]", ["", "doe1990"]),
}


@pytest.mark.parametrize(("text", "keys"), BLOCKS.values(), ids=BLOCKS)
def test_the_paragraphs_of_a_block_quotation_are_cited_once(tmp_path, text, keys):
    one = examined(tmp_path, text)
    blocks = [quotation for quotation in one.quotations if quotation.block]
    assert ["".join(cite.entry.key for cite in one.cites[block.id]) for block in blocks] == keys


@pytest.mark.parametrize(("text", "status"), NOT_LINKED.values(), ids=NOT_LINKED)
def test_not_linked(tmp_path, text, status):
    last = examined(tmp_path, text).citations[-1]
    assert (last.entry, last.status) == (None, status)
    assert last.why


def test_a_figure_of_the_text_is_no_missing_entry(tmp_path):
    (one,) = examined(tmp_path, "The mill is shown in @fig-mill.").citations
    assert (one.entry, one.status) == (None, "linked")


def test_an_item_of_a_list_of_notes_names_its_own_page(tmp_path):
    said = "Doe wrote that “the mill had been sold before the valley was flooded” [1].\n\n"
    for heading, codes in (("Notes", []), ("References", ["CIT008"])):
        text = f"{said}{heading}\n\n1. Doe, Jane. The Mill. Valley: Valley Press, 1990.\n"
        examined(tmp_path, text, name="essay.txt")
        found = check.check(edition.read(["essay.txt"], start=tmp_path)).findings
        assert [one.code for one in found if one.code == "CIT008"] == codes


def test_ibidem_in_a_list_of_notes_is_the_work_before_it(tmp_path):
    text = "Sold [1]. Burnt [2].\n\n[1] Doe, Jane. The Mill. Valley: Valley Press, 1990.\n[2] Ibid., p. 15.\n"
    found = examined(tmp_path, text, name="essay.txt").citations
    assert [(one.entry.key, one.entry.people["author"][0].family) for one in found] == [
        ("doe1990", "Doe"),
        ("doe1990", "Doe"),
    ]


def test_ibidem_in_a_list_is_no_second_witness(tmp_path):
    text = (
        "Sold in 1712 [1; 2].\n\nReferences\n\n[1] Poe, Ann. The Weir. Valley: Valley Press, 1991.\n[2] Ibid., p. 15.\n"
    )
    text_read = examined(tmp_path, text, name="essay.txt")
    assert [one.entry.key for one in text_read.citations] == ["[1]", "[1]"]
    found = check.check(edition.read(["essay.txt"], start=tmp_path)).findings
    assert "SRC006" not in [one.code for one in found]


def test_a_damaged_entry_is_not_undefined(tmp_path):
    bib = "@book{doe1990,\n  author = {Doe, Jane}\n  title = {The Mill},\n  date = {1990},\n}\n"
    (one,) = examined(tmp_path, "It was sold [@doe1990].", bib=bib).citations
    assert (one.entry.key, one.status) == ("doe1990", "linked")


CITED = {
    "behind it": ("Roe wrote: “the mill had been sold long ago” [@doe1990]. It rained [@roe1999].", "doe1990"),
    "behind the sentence": ("Roe wrote: “the mill had been sold long ago.” [@doe1990]", "doe1990"),
    "before it": ("@doe1990 wrote that “the mill had been sold long ago”.", "doe1990"),
    "nearest of two": ("As in [@roe1999], Roe wrote: “the mill had been sold long ago” [@doe1990].", "doe1990"),
    "next sentence": ("Roe wrote: “the mill had been sold long ago”. He was right [@doe1990].", "doe1990"),
    "note": ("Roe wrote: “the mill had been sold long ago”.[^1]\n\n[^1]: See @doe1990, p. 4.", "doe1990"),
    "block, cited before it": ("Roe wrote [@doe1990]:\n\n> The mill had been sold long ago.", "doe1990"),
    "block": ("Roe wrote:\n\n> The mill had been sold long ago. [@doe1990]", "doe1990"),
}
UNCITED = {
    "next sentence quotes too": "Roe wrote: “the mill had been sold long ago”. Doe wrote: “it was never sold at all” [@doe1990].",
    "next sentence begins to quote": "Roe wrote: “the mill had been sold long ago”. Doe wrote: “it was never sold [@doe1990].",
    "next paragraph": "Roe wrote: “the mill had been sold long ago”.\n\nHe was right [@doe1990].",
    "two sentences on": "Roe wrote: “the mill had been sold long ago”. It rained. He was right [@doe1990].",
    "sentence before": "It rained [@doe1990]. Roe wrote: “the mill had been sold long ago”.",
}


@pytest.mark.parametrize(("text", "key"), CITED.values(), ids=CITED)
def test_citation_of_a_quotation(tmp_path, text, key):
    one = examined(tmp_path, text)
    quotation = next(quotation for quotation in one.quotations if not quotation.in_note)
    assert key in [cite.entry.key for cite in one.cites[quotation.id] if cite.entry]


@pytest.mark.parametrize("text", UNCITED.values(), ids=UNCITED)
def test_quotation_without_citation(tmp_path, text):
    one = examined(tmp_path, text)
    quotation = next(quotation for quotation in one.quotations if quotation.text.startswith("the mill"))
    assert one.cites[quotation.id] == ()


def test_a_citation_belongs_to_the_claim_its_note_stands_in(tmp_path):
    one = examined(tmp_path, "It was sold. It burnt down.[^1] It rained.\n\n[^1]: @doe1990, p. 4.")
    by_words = {claim.sentence.text: one.by_claim[claim.id] for claim in one.claims}
    assert [bool(by_words[words]) for words in ("It was sold.", "It burnt down.", "It rained.")] == [False, True, False]


NOTES = {
    "right behind": ("It was sold.[^1]", ["1"]),
    "after a space": ("It was sold. [^1]", ["1"]),
    "after a quotation and a space": ("He wrote: “the mill was sold to nobody in the end.” [^1]", ["1"]),
    "two": ("It was sold.[^1][^2]", ["1", "2"]),
    "two, with a space": ("It was sold. [^1] [^2]", ["1", "2"]),
    "two, then more": ("It was sold. [^1][^2] It burnt down.", ["1", "2"]),
    "inside": ("It was [^1] sold.", ["1"]),
    "inline": ("It was sold. ^[@doe1990, p. 4.]", ["^1", "doe1990"]),
    "of a heading": ("It was sold.\n\n# The flood [^1]\n\nIt burnt down.", []),
    "of the next paragraph": ("It was sold.\n\n[^1] It burnt down.", []),
}


@pytest.mark.parametrize(("text", "labels"), NOTES.values(), ids=NOTES)
def test_a_note_belongs_to_the_sentence_before_its_mark(tmp_path, text, labels):
    one = examined(tmp_path, f"{text}\n\n[^1]: Doe, *The Mill*, p. 4.\n\n[^2]: Roe, *The Flood*, p. 5.\n")
    first = one.claims[0]
    cited = [cite.item.label for cite in one.by_claim[first.id] if not cite.item.label.startswith(("Doe", "Roe"))]
    assert sorted(cited) == sorted(labels)
    assert all(one.cites[quotation] for quotation in one.quoted[first.id])


def test_a_bibliography_named_in_the_front_matter_is_read(tmp_path):
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs" / "mine.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "essay.qmd").write_text("---\nbibliography: refs/mine.bib\n---\n\nSold [@doe1990].\n", encoding="utf-8")
    (one,) = check.check(edition.read(["essay.qmd"], start=tmp_path)).texts
    assert [cite.status for cite in one.citations] == ["linked"]
