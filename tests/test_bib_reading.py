"""Reading .bib files: nothing is lost, nothing hangs, every fault stands at its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devisu.bibliography import damage, field, merge, read
from devisu.bibliography.latex import decode
from devisu.bibliography.people import people, person
from devisu.model import Person
from devisu.text import Source

CLEAN = """@string{press = "Valley Press"}
@book{doe1990,
  author    = {Doe, Jane and Roe, Richard},
  title     = {The {Red} Mill},
  publisher = press # " and Sons",
  year      = 1990,
  month     = mar,
}
% a comment
@comment{ not @ an entry }
@article(roe1991, author = "Roe, Richard", title = "A Dry Valley (sic)", date = {1991-05})
"""


def kinds(text: str) -> list[tuple[str, int, int]]:
    library = merge([read("x.bib", text)])
    places = [(one.kind, *library.sources[0].place(one.span.start)) for one in library.damage]
    return [(kind, line, column) for kind, line, column in places]


def only(text: str) -> dict[str, str]:
    return dict(read("x.bib", text).entries[0].fields)


def test_a_clean_file_has_no_damage() -> None:
    library = read("bib/x.bib", CLEAN)
    assert library.damage == ()
    assert [(entry.key, entry.type) for entry in library.entries] == [("doe1990", "book"), ("roe1991", "article")]
    first = library.entries[0]
    assert first.fields["title"] == "The Red Mill"
    assert first.fields["publisher"] == "Valley Press and Sons"
    assert first.fields["month"] == "3"
    assert field(first, "date") == "1990-03"
    assert [one.family for one in first.people["author"]] == ["Doe", "Roe"]
    assert library.entries[1].fields["title"] == "A Dry Valley (sic)"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_of_the_file_as_it_is(end: str) -> None:
    text = CLEAN.replace("\n", end)
    library = read("x.bib", text)
    assert library.damage == ()
    for entry in library.entries:
        assert entry.span.of(text).startswith("@")
        assert entry.span.of(text).endswith(("}", ")"))
        for one in entry.written:
            assert one.span.of(text).lower() == one.name
    title = next(one for one in library.entries[0].written if one.name == "title")
    assert title.value == title.value_span.of(text) == "The {Red} Mill"


BROKEN = [
    ("missing comma", "@book{a,\n author = {Doe, Jane}\n title = {T},\n}", [(damage.MISSING_COMMA, 2, 21)]),
    ("two missing", "@book{a,\n x = {1}\n y = {2}\n z = 3\n}", [("missing-comma", 2, 8), ("missing-comma", 3, 8)]),
    ("semicolon", "@book{a,\n x = {1};\n y = {2}\n}", [(damage.MISSING_COMMA, 2, 9)]),
    ("comma after the key", "@book{a\n title = {T},\n}", [(damage.KEY_COMMA, 1, 7)]),
    ("no key", "@book{title = {T}}", [(damage.NO_KEY, 1, 1)]),
    ("empty key", "@book{, title = {T}}", [(damage.NO_KEY, 1, 1)]),
    ("key with a space", "@book{a b, title = {T}}", [(damage.ILLEGAL_KEY, 1, 7)]),
    ("key with a brace", "@book{a{b}, title = {T}}", [(damage.ILLEGAL_KEY, 1, 7)]),
    ("value not closed", "@book{a,\n title = {T,\n year = {1990},\n}", [(damage.UNCLOSED_VALUE, 2, 10)]),
    ("last value", "@book{a,\n year = 1990,\n title = {T,\n}\n", [(damage.UNCLOSED_VALUE, 3, 10)]),
    ("on one line", "@book{a, title = {T, year = {1990}}", [(damage.UNCLOSED_VALUE, 1, 18)]),
    ("quotation mark", '@book{a,\n title = "T,\n year = "1990",\n}', [(damage.UNCLOSED_VALUE, 2, 10)]),
    ("entry not closed", "@book{a,\n title = {T},\n\n@book{b, title = {U}}", [(damage.UNCLOSED_ENTRY, 1, 1)]),
    ("a brace too many", "@book{a,\n title = {T}},\n year = 1990\n}", [(damage.CUT_OFF, 2, 13)]),
    ("a brace at the end", "@book{a, title = {T}}\n}", [(damage.STRAY_BRACE, 2, 1)]),
    ("field twice", "@book{a,\n title = {T},\n Title = {U}\n}", [(damage.DOUBLED_FIELD, 3, 2)]),
    ("key twice", "@book{a, title = {T}}\n@book{a, title = {U}}", [(damage.DOUBLED_KEY, 2, 7)]),
    ("key but for case", "@book{a, title = {T}}\n@book{A, title = {U}}", [(damage.KEY_CASE, 2, 7)]),
    ("no string", "@book{a,\n title = mill\n}", [(damage.UNDEFINED_STRING, 2, 10)]),
    ("string too late", "@book{a, title = mill}\n@string{mill = {M}}", [(damage.LATE_STRING, 1, 18)]),
    ("string twice", "@string{m = {M}}\n@string{m = {N}}", [(damage.DOUBLED_STRING, 2, 9)]),
    ("value in nothing", "@book{a, title = The Mill}", [(damage.BARE_VALUE, 1, 18)]),
    ("no value", "@book{a, title = , year = 1990}", [(damage.EMPTY_VALUE, 1, 18)]),
    ("quotation inside", '@book{a, title = "The "Red" Mill"}', [(damage.INNER_QUOTE, 1, 23)]),
    ("no equals sign", "@book{a, title {T}}", [(damage.STRAY_TEXT, 1, 10)]),
    ("words astray", "@book{a,\n title = {T},\n hello there\n}", [(damage.STRAY_TEXT, 3, 2)]),
    ("two commas", "@book{a, title = {T},, year = 1990}", [(damage.STRAY_TEXT, 1, 22)]),
    ("no at sign", "book{a,\n title = {T}\n}", [(damage.NO_AT_SIGN, 1, 1)]),
    ("no brace", "@book a,\n title = {T}\n}", [(damage.NO_AT_SIGN, 1, 1)]),
    ("no type", "@{a, title = {T}}", [(damage.NO_TYPE, 1, 1)]),
    ("parent missing", "@book{a, title = {T}, crossref = {b}}", [(damage.MISSING_PARENT, 1, 35)]),
    ("parent of itself", "@book{a, title = {T}, crossref = {a}}", [(damage.INHERITANCE_LOOP, 1, 35)]),
    (
        "conflict",
        "@book{a,\n<<<<<<< ours\n year = 1990,\n=======\n year = 1991,\n>>>>>>> theirs\n title = {T}\n}",
        [(damage.CONFLICT, 2, 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_each_fault_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize("text", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_follows_a_fault_is_read(text: str) -> None:
    library = read("x.bib", f"{text}\n\n@book{{z, author = {{Last, One}}, title = {{The End}}, year = 2000}}\n")
    last = library.entries[-1]
    assert (last.key, last.fields["title"], last.fields["year"]) == ("z", "The End", "2000")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("@book{a,\n author = {Doe, Jane}\n title = {T},\n}", {"author": "Doe, Jane", "title": "T"}),
        ("@book{a,\n title = {The {R} Mill,\n year = {1990},\n}", {"title": "The R Mill", "year": "1990"}),
        ('@book{a,\n title = "T,\n year = "1990",\n}', {"title": "T", "year": "1990"}),
        ("@book{a, title = {T}},\n year = 1990\n}", {"title": "T", "year": "1990"}),
        ("@book{a, title = The Mill, year = 1990a}", {"title": "The Mill", "year": "1990a"}),
        ('@book{a, title = "The "Red" Mill"}', {"title": 'The "Red" Mill'}),
        ("@book{a, title: {T}, year {1990}}", {"title": "T", "year": "1990"}),
        ("@book{a,\n % note\n title = {T}, % more\n year = 1990}", {"title": "T", "year": "1990"}),
        ("@book{a,\n title = {T},\n year = {1990\n}\n", {"title": "T", "year": "1990"}),
        ("@book{a, title = {T}, TITLE = {U}}", {"title": "T"}),
        ("@book{a, title = {A} # { } # {B}}", {"title": "A B"}),
    ],
)
def test_what_is_saved(text: str, fields: dict[str, str]) -> None:
    assert only(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "%@book{a,\n% title = {T},\n%}\n@book{b, title = {U}}",
        "Some prose about an article (Foo, bar) here.\n@book{b, title = {U}}",
        "@comment{@book{a, title = {T}}}\n@book{b, title = {U}}",
        "@preamble{ {\\newcommand{\\x}{y}} }\n@book{b, title = {U}}",
        "\n\n@book\n{b, title = {U}}",
        "@book{b, title = {U}, abstract = {a @ {b} c, x = 3\n y = 4}}",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    library = read("x.bib", text)
    assert library.damage == ()
    assert [entry.key for entry in library.entries] == ["b"]


def test_inheritance_across_files() -> None:
    chapter = "@incollection{c, author = {Doe, Jane}, title = {Wheels}, crossref = {p}, pages = {3--9}}"
    parent = "@collection{p, editor = {Roe, Richard}, title = {Mills}, subtitle = {A Book}, xdata = {x}, date = {1990}}"
    library = merge([read("a.bib", chapter), read("b.bib", parent + "\n@xdata{x, publisher = {Valley Press}}")])
    assert library.damage == ()
    heir = library.entries[0]
    assert heir.fields["title"] == "Wheels"
    assert heir.fields["booktitle"] == "Mills"
    assert heir.fields["booksubtitle"] == "A Book"
    assert heir.fields["publisher"] == "Valley Press"
    assert heir.people["editor"] == (Person("Roe", "Richard"),)
    assert [one.name for one in heir.written] == ["author", "title", "crossref", "pages"]


def test_a_long_chain_and_a_loop_of_parents() -> None:
    chain = "\n".join(f"@book{{k{n}, crossref = {{k{n + 1}}}}}" for n in range(3000))
    library = merge([read("a.bib", chain + "\n@book{k3000, note = {N}}")])
    assert library.entries[0].fields["note"] == "N"
    loop = merge([read("a.bib", "@book{a, crossref = {b}}\n@book{b, crossref = {c}}\n@book{c, crossref = {a}}")])
    assert [one.kind for one in loop.damage] == [damage.INHERITANCE_LOOP]


def test_keys_doubled_across_files_name_the_other_file() -> None:
    library = merge([read("a.bib", "@book{a, title = {T}}"), read("b.bib", "@book{a, title = {T}}")])
    assert [(one.kind, one.path) for one in library.damage] == [(damage.DOUBLED_KEY, "b.bib")]
    assert "a.bib, line 1" in library.damage[0].message


def test_strings_of_an_earlier_file_hold_in_the_later_ones() -> None:
    strings = read("strings.bib", "@string{press = {Valley Press}}\n@STRING(both = press # { and Sons})")
    works = read("works.bib", "@book{a, publisher = both, note = nobody}")
    library = merge([strings, works])
    assert library.entries[0].fields["publisher"] == "Valley Press and Sons"
    assert [(one.kind, "nobody" in one.message) for one in library.damage] == [(damage.UNDEFINED_STRING, True)]
    assert len(merge([works, strings]).damage) == 2


def test_devisus_own_fields() -> None:
    entry = read(
        "x.bib", "@misc{r1, x-status = {unidentified}, x-raw = {[1] \\& {so}}, x-candidate-for = {a, b}}"
    ).entries[0]
    assert entry.identified == "unidentified"
    assert entry.fields["x-raw"] == "[1] \\& {so}"
    assert entry.candidate_for == ("a", "b")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain words", "plain words"),
        (r"G{\"o}del, Erd\H{o}s, \'Etude, \c{c}a, \v{S}, na\"{\i}ve, \~n", "Gödel, Erdős, Étude, ça, Š, naïve, ñ"),
        (r"\emph{The} \textit{Mill} \& Co.", "The Mill & Co."),
        ("12--34", "12–34"),
        ("``so''", "“so”"),
        (r"\enquote{so}", "“so”"),
        (r"Stra{\ss}e, \AA rhus, {\O}re, \L{}", "Straße, Århus, Øre, Ł"),
        (r"50\% of \$5 \#1 a\_b", "50% of $5 #1 a_b"),
        ("{{Body}} {and} {Soul}", "Body and Soul"),
        ("a\n   b\tc", "a b c"),
        ("Мельница {и} долина", "Мельница и долина"),
        (r"\unknown{words}", "words"),
        (r"\{a\}", "{a}"),
        ("[sic] @misc ::error::", "[sic] @misc ::error::"),
    ],
)
def test_latex_to_words(written: str, shown: str) -> None:
    assert decode(written) == shown


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Doe, Jane", Person("Doe", "Jane")),
        ("Jane Doe", Person("Doe", "Jane")),
        ("Jane van der Doe", Person("Doe", "Jane", "van der")),
        ("van der Doe, Jane", Person("Doe", "Jane", "van der")),
        ("Doe, Jr., Jane", Person("Doe", "Jane", "", "Jr.")),
        ("{Mill and Sons}", Person("Mill and Sons", literal=True)),
        ("{Doe} {Roe}", Person("Roe", "Doe")),
        ("family=Doe, given=Jane, prefix=de", Person("Doe", "Jane", "de")),
        ("Иванов, Иван Иванович", Person("Иванов", "Иван Иванович")),
        ("фон Берг, Иван", Person("Берг", "Иван", "фон")),
        ("Doe", Person("Doe")),
        ("", Person("")),
    ],
)
def test_names(name: str, parts: Person) -> None:
    assert person(name) == parts


def test_lists_of_names() -> None:
    found = people("Doe, Jane AND {Mill and Sons} and Roe,\n Richard and others")
    assert [one.family for one in found] == ["Doe", "Mill and Sons", "Roe"]


def test_never_raises_and_never_hangs_on_hostile_text() -> None:
    for text in (
        "@a{" * 8000,
        "@book{a," + "aa={{{{" * 6000,
        "@book{a,\n" + "aaa={x},\n" * 5000 + "bbb={",
        "@book{a,\n" + "a={x},\n" * 5000 + "b={",
        "@book{a, " + 'x = "' * 8000,
        "@book{a, " + "; " * 20000,
        "@book{a" + " " * 40000 + "= {",
        "{" * 40000,
        "book{a,\n" * 5000,
        "@string{a = " * 4000,
        "@book{a, t = " + "x # " * 10000 + "}",
        "<<<<<<< \n" * 4000,
        "@book{a, author = {" + "and " * 10000 + "}}",
        "@book{a, title = {" + "\\" * 40001 + "}}",
        "@book{a, title = {" + "\\'" * 20000 + "}}",
        "@book{a, title = {" + "\\foo{" * 20000 + "}}",
        "@\x00{\x1b]0;a\x07, title={[sic] [/b] \u202e}}",
    ):
        merge([read("x.bib", text)])


PIECES = (
    *("@book{a,", "@", "{", "}", "(", ")", '"', ",", "=", "#", "\n", "\r\n", "title", "title = {T}", "year = 1990"),
    *(
        "@string{m = {M}}",
        "m",
        "%",
        "\\",
        "Ж",
        "\u2028",
        "crossref = {a}",
        ";",
        "<<<<<<< x\n",
        "=======\n",
        " ",
        "\x00",
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_pieces_are_read_with_places_that_fit(text: str) -> None:
    library = merge([read("x.bib", text)])
    for one in library.damage:
        assert 0 <= one.span.start <= one.span.end <= len(text)
    for entry in library.entries:
        assert 0 <= entry.span.start <= entry.span.end <= len(text)
        for value in entry.written:
            assert value.span.of(text).lower() == value.name


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(2, 60), st.sampled_from('{}",=# x')), min_size=1, max_size=3))
def test_a_wounded_file_keeps_its_other_entries(wounds: list[tuple[int, str]]) -> None:
    entries = [
        f"@book{{k{n},\n  author = {{Doe, Jane}},\n  title = {{Mill {n}}},\n  year = {{19{n:02d}}},\n}}\n\n"
        for n in range(6)
    ]
    wounded = list(entries[2])
    for place, sign in wounds:
        wounded[place] = sign
    entries[2] = "".join(wounded)
    library = read("x.bib", "".join(entries))
    found = {entry.key: entry for entry in library.entries}
    for n in (0, 1, 4, 5):
        assert found[f"k{n}"].fields["title"] == f"Mill {n}"
    assert Source.of("x.bib", "".join(entries)) == library.sources[0]
