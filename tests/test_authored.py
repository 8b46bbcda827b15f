"""Labels without a year: the catalogue leads to the same works as going through all of them would; all are made up."""

from __future__ import annotations

import pytest

from devisu.authored import Catalogue, Named
from devisu.model import Entry, Person
from devisu.text import Span


def entry(key: str, title: str, *families: str, **fields: str) -> Entry:
    people = {"author": tuple(Person(one, "Jane") for one in families)} if families else {}
    return Entry(key, "book", {"title": title, **fields}, "a.bib", Span(0, 1), people=people)


ENTRIES = [
    entry("mill", "The Mill: A History", "Doe", date="1990"),
    entry("river", "The River", "Doe", "Roe"),
    entry("quoted", "“The Weir” and Other Papers", "Poe"),
    entry("annals", "Annals of the Valley"),
    entry("short", "A Long History of the Bells", "Moe", shorttitle="Bells. A History"),
    entry("chapter", "Water", "Loe", booktitle="Papers of the Valley"),
    entry("dolina", "Долина и мельница", "Рябов"),
    entry("alqap", "Алқап шежіресі", "Есенбай"),
    entry("edited", "Water Rights"),
]
LABELS = [
    ("Doe", False, ["mill"]),
    ("Doe and Roe", False, ["river"]),
    ("Roe", False, []),
    ("Doe, The Mill", False, ["mill"]),
    ("The Mill", False, ["mill"]),
    ("The Mil", False, []),
    ("Poe, “The Weir”", False, ["quoted"]),
    ("Annals of the Valley", False, ["annals"]),
    ("Annals", False, ["annals"]),
    ("Moe, Bells", False, []),
    ("Moe, Bells.", False, []),
    ("A Long History", False, ["short"]),
    ("Papers of the Valley", False, ["chapter"]),
    ("Рябова", True, ["dolina"]),
    ("Рябов, Долина", False, ["dolina"]),
    ("Есенбайдың", True, ["alqap"]),
    ("Ryabov", False, ["dolina"]),
    ("Nobody", False, []),
    ("", False, []),
    (",", False, []),
    ("«»", False, []),
]


@pytest.mark.parametrize(("label", "declined", "keys"), LABELS, ids=[one[0] or "nothing" for one in LABELS])
def test_the_catalogue_leads_to_the_works_that_fit(label: str, declined: bool, keys: list[str]) -> None:
    named = Named.of(label, declined=declined)
    found = named.fitting(Catalogue(ENTRIES).near(named))
    assert [one.key for one in found] == [one.key for one in named.fitting(ENTRIES)]
    assert [one.key for one in found] == keys


def test_the_catalogue_looks_at_few_of_many() -> None:
    many = [
        entry(f"k{number}", f"Of Water, Part {number}", ("Poe", "Moe", "Loe")[number % 3]) for number in range(4000)
    ]
    named = Named.of("Doe, The Mill", declined=False)
    assert [one.key for one in Catalogue([*many, ENTRIES[0]]).near(named)] == ["mill"]
