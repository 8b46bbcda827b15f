"""Words found in texts, and stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devisu import stems
from devisu.languages import load


def found(text: str, *words: str) -> list[str]:
    return [text[start:end] for start, end in stems.find(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ол көрсеткен еді", ("көрсет-",), ["көрсеткен"]),
        ("Ол көрсеткен еді", ("көрсет",), []),
        ("КӨРСЕТТІ", ("көрсет-",), ["КӨРСЕТТІ"]),
        ("əлемде Əлем", ("әлем-",), ["əлемде", "Əлем"]),
        ("cъезд, съезд", ("съезд",), ["cъезд", "съезд"]),
        ("кто-то и кто", ("кто",), ["кто"]),
        ("1920-жылдары, 34-бет", ("жыл-", "бет"), ["жылдары", "бет"]),
        ("и т. д., и т.д.", ("т. д.",), ["т. д.", "т.д."]),
        ("и т.\nд.", ("и т. д.",), ["и т.\nд."]),
        ("по  словам\nКоваля", ("по словам",), ["по  словам"]),
        ("по, словам", ("по словам",), []),
        ("деп жазды, деп", ("деп", "деп жазды"), ["деп жазды", "деп"]),
        ("деп жазған", ("деп жаз-",), ["деп жазған"]),
        ("тарады, бар-ды, ды", ("-ды",), ["тарады", "бар-ды"]),
        ("d'après l’auteur", ("d'après", "auteur"), ["d'après", "auteur"]),
        ("qu'il n’est pas", ("n'", "il"), ["il", "n’"]),
        ("подчёркивал подчеркивал", ("подчеркивал-",), ["подчёркивал", "подчеркивал"]),
        ("историче\u00adский истори\u0301ческий", ("исторический",), ["историче\u00adский", "истори\u0301ческий"]),
        ("и\u0306од", ("йод",), ["и\u0306од"]),
        ("don't dont", ("don't",), ["don't"]),
        ("İstanbul şehri", ("şehri",), ["şehri"]),
        ("§ 5, №7", ("§", "№"), ["§", "№"]),
        ("", ("а-",), []),
        ("текст", (), []),
    ],
)
def test_find(text: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert found(text, *words) == expected


@given(st.text(max_size=300), st.sampled_from(["kk", "ru", "en", "fr"]))
def test_places_are_sorted_and_inside_the_text(text: str, code: str) -> None:
    places = stems.find(text, load(code).stop)
    ends = [0, *(end for _, end in places)]
    assert all(before <= start < end <= len(text) for before, (start, end) in zip(ends, places, strict=False))


@given(st.lists(st.sampled_from(load("kk").reporting), min_size=1, max_size=20))
def test_every_word_of_a_list_is_found(words: list[str]) -> None:
    text = ", ".join(word.replace("-", "") for word in words)
    assert len(stems.find(text, load("kk").reporting)) >= len(words)


@pytest.mark.parametrize("hostile", ["ə'" * 20_000, "-а" * 20_000, "т." * 20_000, "\u0301" * 40_000, "« " * 20_000])
def test_hostile_texts_are_read(hostile: str) -> None:
    assert stems.find(hostile, ("соғыс",)) == []


def test_words_and_lists() -> None:
    assert stems.matches("көрсеткен", ("көрсет-",))
    assert not stems.matches("деп жазды", ("деп",))
    assert stems.has_word(["ол", "айтты"], load("kk").reporting)
    assert not stems.has_word(["ол", "келді"], ("айтты",))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "кітап кітабы кітаптың кітаптар кітаптарда кітабында"),
        ("kk", "партия партияның партиясы партиясының партияға партиядан партиялар"),
        ("kk", "тарих тарихы тарихтың тарихында тарихынан тарихтан"),
        ("kk", "соғыс соғысы соғыстан соғыстың соғысынан соғыста"),
        ("kk", "кеңес кеңесі кеңестердің кеңесте кеңесінің"),
        ("kk", "Қазақстан Қазақстанның Қазақстанда Қазақстанға Қазақстанмен"),
        ("kk", "Түркістан Түркістанның Түркістанда"),
        ("kk", "халық халқы халқының халықтар халықтың"),
        ("kk", "большевик большевиктер большевиктердің большевигі"),
        ("kk", "құрылды құрылған құрылуы құрылып құрылады"),
        ("kk", "көрсетті көрсеткен көрсетіп көрсетуі көрсетеді"),
        ("kk", "жариялады жариялаған жариялауы"),
        ("kk", "басшы басшысы басшының"),
        ("kk", "жыл жылы жылдары жылдың жылдан жылда"),
        ("kk", "одақ одағы одағының одаққа"),
        ("kk", "əлем əлемде әлемнің"),
        ("ru", "революция революции революцией революцию"),
        ("ru", "историк историка историки историков"),
        ("en", "congress congresses"),
        ("de", "Partei Parteien"),
        ("fr", "traité traités"),
        ("uk", "держава держави державою державі"),
        ("uk", "козак козаки козаків козакам"),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, words: str) -> None:
    assert len({stems.stem(word, language) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "тарих тарихшы"),
        ("kk", "қазақ қазақстан"),
        ("kk", "министр министрлік"),
        ("kk", "ел елші"),
        ("kk", "мектеп мекен"),
        ("ru", "история историк"),
        ("uk", "козак козацтво"),
    ],
)
def test_other_words_keep_their_own(language: str, words: str) -> None:
    apart = words.split()
    assert len({stems.stem(word, language) for word in apart}) == len(apart)


@given(st.text(max_size=40), st.sampled_from(["kk", "ru", "en", "de", "fr", "uk", "xx"]))
def test_a_stem_is_never_longer_than_a_folded_word_and_never_fails(word: str, language: str) -> None:
    assert len(stems.stem(word, language)) <= len(stems.fold_word(word)) + 2


@pytest.mark.parametrize(
    ("word", "ending", "fits"),
    [
        ("пайпс", "тың", True),
        ("пайпс", "дың", False),
        ("пайпс", "тің", False),
        ("ленин", "мен", True),
        ("фрунзе", "нің", True),
        ("кеңесі", "не", True),
        ("ан", "на", False),
        ("сұл", "тан", False),
        ("гегель", "дің", True),
        ("", "мен", False),
    ],
)
def test_kazakh_endings_agree_with_their_word(word: str, ending: str, fits: bool) -> None:
    assert stems.may_take(word, ending) is fits
