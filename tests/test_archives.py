"""The grammar of archival references: which archive, which parts, and what is missing. Made-up signatures throughout."""

from __future__ import annotations

import pytest

from devisu.bibliography import archives

READ = {
    # archives that count by fonds, inventory and file
    "ЦГА РК. Ф. 999. Оп. 1. Д. 12. ЛЛ. 3–5 об.": ("ЦГА РК", "fonds 999, inventory 1, file 12, leaf 3–5 об", ""),
    "ГАРФ. Ф. Р-5446. Оп. 1а. Д. 339. Л. 12-13 об.": (
        "ГАРФ",
        "fonds Р-5446, inventory 1а, file 339, leaf 12-13 об",
        "",
    ),
    "РГАСПИ, ф. 17, оп. 162, д. 9, л. 24": ("РГАСПИ", "fonds 17, inventory 162, file 9, leaf 24", ""),
    "РГВИА. Ф. 2000. Оп. 1. Д. 7. Л. 9": ("РГВИА", "fonds 2000, inventory 1, file 7, leaf 9", ""),
    "РГВИА. Ф. 2000. Л. 9": ("РГВИА", "fonds 2000, leaf 9", "inventory, file"),
    "РГАСПИ. Ф. 17. Д. 5.": ("РГАСПИ", "fonds 17, file 5", "inventory"),
    "Ф. 17. Оп. 3": ("", "fonds 17, inventory 3", "file"),
    "АП РК. Ф. 708. Оп. 4/1. Д. 584. Л. 54": ("АП РК", "fonds 708, inventory 4/1, file 584, leaf 54", ""),
    "ЦГА РК, ф. И-30, оп. 1, ед. хр. 12, лл. 3–5": ("ЦГА РК", "fonds И-30, inventory 1, file 12, leaf 3–5", ""),
    "НА РТ. Ф. 1. Оп. 2. Д. 3": ("НА РТ", "fonds 1, inventory 2, file 3", ""),
    "Государственный архив Горной области. Ф. 12. Оп. 3. Д. 4": (
        "Государственный архив Горной области",
        "fonds 12, inventory 3, file 4",
        "",
    ),
    "ГАРФ. Фонд 12. Опись 3. Дело 4. Листы 5, 6": ("ГАРФ", "fonds 12, inventory 3, file 4, leaf 5", ""),
    "АВПРИ. Ф. 133. Оп. 470. Д. 12. Т. 2. Л. 45-46об": (
        "АВПРИ",
        "fonds 133, inventory 470, file 12, volume 2, leaf 45-46об",
        "",
    ),
    "АВПРИ. Ф. 133. Д. 12. Т. 2": ("АВПРИ", "fonds 133, file 12, volume 2", "inventory"),
    "АВП РФ. Ф. 06. Оп. 2. П. 17. Д. 34. Л. 5": (
        "АВП РФ",
        "fonds 06, inventory 2, file 34, folder 17, leaf 5",
        "",
    ),
    "ЦДАВО України. Ф. 1. Оп. 20. Спр. 123. Арк. 4": ("ЦДАВО", "fonds 1, inventory 20, file 123, leaf 4", ""),
    "ДАЖО, ф. 442, оп. 534, спр. 12, арк. 7 зв.": ("ДАЖО", "fonds 442, inventory 534, file 12, leaf 7 зв", ""),
    "GARF, f. 102, op. 246, d. 12, l. 5": ("GARF", "fonds 102, inventory 246, file 12, leaf 5", ""),
    "TsGA RK, f. 30, op. 1, d. 780, ll. 4–6": ("TsGA RK", "fonds 30, inventory 1, file 780, leaf 4–6", ""),
    # Kazakh
    "369-қ., 1-т., 780-іс, 12-п.": ("", "fonds 369, inventory 1, file 780, leaf 12", ""),
    "ҚР ОМА. И-369-қ., 1-т., 780-іс, 12-п.": ("ҚР ОМА", "fonds И-369, inventory 1, file 780, leaf 12", ""),
    "ҚР ПА. 141-қ. 1-т. 5777-іс. 3-п.": ("ҚР ПА", "fonds 141, inventory 1, file 5777, leaf 3", ""),
    "ҚРОММ, 30-қор, 1-тізімдеме, 8-іс, 4-парақ": ("ҚРОММ", "fonds 30, inventory 1, file 8, leaf 4", ""),
    "ҚР ОММ. 30-қор, 1-тізбе, 8-іс": ("ҚР ОММ", "fonds 30, inventory 1, file 8", ""),
    "ҚР ОМА. Қ. 369. Т. 1. Іс 780. П. 12": ("ҚР ОМА", "fonds 369, inventory 1, file 780, leaf 12", ""),
    "ҚР ОМА, 369-қор, 780-іс": ("ҚР ОМА", "fonds 369, file 780", "inventory"),
    "ҚР ПА, 141-қ., 12-п.": ("ҚР ПА", "fonds 141, leaf 12", "inventory, file"),
    # manuscript departments need no inventory
    "ОР РГБ. Ф. 93. Разд. I. Карт. 3. Ед. хр. 12. Л. 1": (
        "ОР РГБ",
        "fonds 93, section I, carton 3, file 12, leaf 1",
        "",
    ),
    "ОР РНБ. Ф. 77. № 12": ("ОР РНБ", "fonds 77, file 12", ""),
    "РО ИРЛИ. Ф. 1. Оп. 12. № 34. Л. 5": ("РО ИРЛИ", "fonds 1, inventory 12, file 34, leaf 5", ""),
    "НИОР РГБ. Ф. 218. К. 5. Ед. хр. 3": ("НИОР РГБ", "fonds 218, carton 5, file 3", ""),
    "Научный архив Горного музея. Ф. 3. Д. 14. Л. 2": ("Научный архив Горного музея", "fonds 3, file 14, leaf 2", ""),
    "Горная библиотека. Отдел редкой книги. Ф. 3. Ед. хр. 14": ("", "fonds 3, file 14", ""),
    "Алқап кітапханасы, қолжазба қоры, 3-қор, 14-іс": ("", "fonds 3, file 14", ""),
    "Інститут рукопису Гірської бібліотеки. Ф. 3. Спр. 14": (
        "Інститут рукопису Гірської бібліотеки",
        "fonds 3, file 14",
        "",
    ),
    "Государственный архив Горной области. Ф. 12. Д. 4": (
        "Государственный архив Горной области",
        "fonds 12, file 4",
        "inventory",
    ),
    "ГАРФ. Ф. 12. Д. 4. Письмо музею": ("ГАРФ", "fonds 12, file 4", "inventory"),
    "ОР РГБ. Ф. 93. Л. 1": ("ОР РГБ", "fonds 93, leaf 1", "file"),
    # a series and its piece
    "TNA, FO 371/1234": ("TNA", "piece FO 371/1234", ""),
    "TNA: PRO FO 371/11779/N3332, fol. 12r": ("TNA", "piece FO 371/11779/N3332, leaf 12r", ""),
    "The National Archives (TNA), CAB 23/5, minute 3": ("The National Archives (TNA)", "piece CAB 23/5", ""),
    "The National Archives, Kew, WO 32/5678": ("The National Archives, Kew", "piece WO 32/5678", ""),
    "TNA, PRO 30/22/5": ("TNA", "piece PRO 30/22/5", ""),
    "TNA, FO 371": ("TNA", "series FO 371", "piece"),
    "BArch, R 43/123, Bl. 5": ("BArch", "piece R 43/123, leaf 5", ""),
    "BArch R 43-I/1463, fol. 3v": ("BArch", "piece R 43-I/1463, leaf 3v", ""),
    "Bundesarchiv Berlin, R 43 I/1463, Bl. 17 f.": ("Bundesarchiv Berlin", "piece R 43 I/1463, leaf 17", ""),
    "BArch, DY 30/J IV 2/2/12": ("BArch", "piece DY 30/J", ""),
    "BArch, R 43 Nr. 12": ("BArch", "piece R 43 Nr. 12", ""),
    "BArch, R 43, Bl. 5": ("BArch", "series R 43, leaf 5", "volume of the series"),
    "PA AA, R 11204": ("PA AA", "piece R 11204", ""),
    "AN, F/7/12948": ("AN", "piece F/7/12948", ""),
    "AN, F7 12948": ("AN", "piece F7 12948", ""),
    "Archives nationales (Paris), BB/18/1234": ("Archives nationales (Paris)", "piece BB/18/1234", ""),
    "AN, 313 AP 42": ("AN", "piece 313 AP 42", ""),
    "AN, F/7": ("AN", "series F/7", "carton"),
    "SHD, GR 7 N 1560": ("SHD", "piece GR 7 N 1560", ""),
    # record groups, boxes and folders
    "NARA, RG 59, M316, roll 120": ("NARA", "record group 59, piece M316, roll 120", ""),
    "National Archives, Record Group 59, Box 123, Folder 4": (
        "National Archives",
        "record group 59, box 123, folder 4",
        "",
    ),
    "NARA, RG 59, entry 205, box 12": ("NARA", "record group 59, entry 205, box 12", ""),
    "NARA, RG 59, 861.00/1234": ("NARA", "record group 59, piece 861.00/1234", ""),
    "NARA, RG 59": ("NARA", "record group 59", "series, entry or box"),
    "Hill University, Doe Papers, box 24, folder 3, p. 2": ("", "box 24, folder 3", ""),
    "Doe Papers, folder 3": ("", "folder 3", "box"),
}
NONE = (
    "Vol. 5, d. 12",
    "London, British Library, Add MS 12345",
    "Valley Archive, minutes of 1923",
    "ул. Мельничная, д. 12, кв. 5",
    "Доу Д. Мельница. — М.: Долина, 1990. — Т. 2. — С. 12.",
    "Вестник долины. 1990. № 5. С. 12",
    "AN account of 1923",
    "2-т., 45-б.",
    "PRO or contra, 1923",
    "Doe J. F. 1990. The Mill. 12 p.",
)


def told(words: str) -> tuple[str, str, str] | None:
    found = archives.parse(words)
    if found is None:
        return None
    parts = ", ".join(f"{name} {value}" for name, value in found.parts.items())
    return found.archive, parts, ", ".join(found.missing)


@pytest.mark.parametrize(("words", "expected"), READ.items(), ids=READ)
def test_references_are_taken_apart_and_what_is_missing_named(words: str, expected: tuple[str, str, str]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_archival_reference(words: str) -> None:
    assert told(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *[("Д. 6. Л. 3", True), ("Оп. 2. Д. 5, л. 7 об.", True), ("780-іс, 3-п.", True), ("Л. 3", True)],
        *[("Д. 6, где сказано иначе", False), ("было иначе", False), ("", False)],
    ],
)
def test_what_is_left_of_a_reference_behind_ibidem(words: str, expected: bool) -> None:
    assert archives.are_parts(words) is expected
