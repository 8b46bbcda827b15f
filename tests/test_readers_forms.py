"""Markdown of pandoc, Quarto and GitHub, block by block: a table from raw text to what is read of it.

The letter before each block is its kind: **p**aragraph, **h**eading, **q**uote, **i**tem, **n**ote, **c**aption, R the
heading of a list of references and r one of its items.
"""

from __future__ import annotations

import pytest

from devisu.extract import markers, sentences
from devisu.readers import read

KINDS = {"reference-heading": "R", "reference": "r"}

FORMS = [
    ("One.\n\nTwo.", ["p One.", "p Two."]),
    ("One\ntwo.\n\n\n\nThree.", ["p One\ntwo.", "p Three."]),
    ("# H\n\nOne.", ["h H", "p One."]),
    ("# H #\n\nOne.", ["h H", "p One."]),
    ("# H {#sec-h .unnumbered}\n\nOne.", ["h H", "p One."]),
    ("#NoHeading\n\nOne.", ["p #NoHeading", "p One."]),
    ("H\n=\n\nOne\n---\n\nTwo.", ["h H", "h One", "p Two."]),
    ("---\ntitle: T\n---\n\nOne.", ["p One."]),
    ("---\ntitle: T\n...\n\nOne.", ["p One."]),
    ("+++\ntitle = 'T'\n+++\n\nOne.", ["p One."]),
    ("One.\n\n---\n\nTwo.", ["p One.", "p Two."]),
    ("One.\n\n***\n\nTwo.", ["p One.", "p Two."]),
    ("One.\n\n* * *\n\nTwo.", ["p One.", "p Two."]),
    ("- a\n- b\n  - c\n- d", ["i a", "i b", "i c", "i d"]),
    ("1. a\n2. b\n\n   more b\n3. c", ["i a", "i b", "i more b", "i c"]),
    ("* a\n\n* b", ["i a", "i b"]),
    ("(@) ex one\n\n(@good) ex two", ["p (@) ex one", "p (@good) ex two"]),
    ("- [ ] todo\n- [x] done", ["i todo", "i done"]),
    ("> One.\n> Two.\n\nThree.", ["q One.\nTwo.", "p Three."]),
    ("> One.\nlazy.\n\nThree.", ["q One.\nlazy.", "p Three."]),
    ("> One.\n>\n> Two.", ["q One.", "q Two."]),
    ("> > Deep.\n>\n> One.", ["q Deep.", "q One."]),
    ("> - item", ["q item"]),
    ("> [!NOTE]\n> Words here.", ["q Words here."]),
    ("    code here\n\nOne.", ["p One."]),
    ("```\ncode\n```\n\nOne.", ["p One."]),
    ("~~~ {.r}\ncode\n~~~\n\nOne.", ["p One."]),
    ('```{r}\n#| label: fig-x\n#| fig-cap: "Caption words."\nplot(x)\n```\n\nOne.', ["p One."]),
    ("One `code` two.", ["p One code two."]),
    ("One ``a`b`` two.", ["p One a`b two."]),
    ("One *two* **three** ***four*** _five_ __six__.", ["p One two three four five six."]),
    ("un*frigging*believable snake_case_word 2*3*4.", ["p unfriggingbelievable snake_case_word 234."]),
    ("2 * 3 * 4 and a_b.", ["p 2 * 3 * 4 and a_b."]),
    ("~~gone~~ H~2~O x^2^ one^st^.", ["p gone H2O x² onest."]),
    ("One\\*not\\* two\\_.", ["p One*not* two_."]),
    ("One  \ntwo\\\nthree.", ["p One\ntwo\nthree."]),
    ("[link](http://x.y \"t\") and [ref][r] and [r] and <http://a.b>.\n\n[r]: http://z.z 'T'", ["p link and ref and r and http://a.b."]),
    ("[link with [brackets]](u) and [a](<u v>).", ["p link with [brackets] and a."]),
    ("[not a link] (u).", ["p [not a link] (u)."]),
    ("![Cap tion.](i.png)\n\nOne.", ["c Cap tion.", "p One."]),
    ("Text ![alt](i.png){width=5} more.", ["p Text  more.", "c alt"]),
    ("![Cap *it*[^1].](i.png){#fig-a}\n\n[^1]: Note.", ["c Cap it.", "n Note."]),
    ("One.[^1]\n\n[^1]: First.\n\n    Second para.\n\n    Third.\n\nTwo.", ["p One.", "p Two.", "n First.\n\nSecond para.\n\nThird."]),
    ("One.[^a] Two.[^b]\n\n[^b]: B.\n[^a]: A.", ["p One. Two.", "n A.", "n B."]),
    ("One.^[In *line* [x](u).] Two.", ["p One. Two.", "n In line x."]),
    ("One.^[Nest ^[inner] more.] Two.", ["p One. Two.", "n Nest inner more."]),
    ("One.^[With [@doe, p. 3] in.]", ["p One.", "n With [@doe, p. 3] in."]),
    ("One.[^1]\n\n[^1]:\n    Indented first.", ["p One.", "n Indented first."]),
    ("<!-- gone -->\n\nOne <!-- x --> two.\n\n<!--\nlong\n\ncomment\n-->\nThree.", ["p One  two.", "p Three."]),
    ('<div class="x">\nInside *words*.\n</div>\n\nOne.', ["p Inside words.", "p One."]),
    ("<b>Bold</b> and <span lang='ru'>слово</span>.", ["p Bold and слово."]),
    ("<script>\nvar x = 1;\n\nfoo\n</script>\n\nOne.", ["p One."]),
    ("::: {.callout-note}\n## Title\nInside.\n:::\n\nOne.", ["h Title", "p Inside.", "p One."]),
    ("::: warning\nInside.\n:::\n\nOne.", ["p Inside.", "p One."]),
    (":::: {.columns}\n::: {.column}\nA.\n:::\n::: {.column}\nB.\n:::\n::::", ["p A.", "p B."]),
    ("{{< video x.mp4 >}}\n\nOne {{< meta title >}} two.", ["p One  two."]),
    ("See @fig-x and [-@tbl-y] and @sec-z.", ["p See @fig-x and [-@tbl-y] and @sec-z."]),
    ("Cost $5 and $6.", ["p Cost $5 and $6."]),
    ("Math $x_1 * y_2$ here.", ["p Math $x_1 * y_2$ here."]),
    ("| a | b |\n|---|---|\n| c *d* | e |\n\n: Caption words {#tbl-x}\n\nOne.", ["c a", "c b", "c c d", "c e", "c Caption words", "p One."]),
    ("Table: Caption words.\n\n| a | b |\n|---|---|\n| c | d |\n", ["c Caption words.", "c a", "c b", "c c", "c d"]),
    ("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n\nOne.", ["c a", "c b", "c c", "c d", "p One."]),
    ("Term\n:   Definition one.\n:   Definition two.\n\nOne.", ["p Term", "i Definition one.", "i Definition two.", "p One."]),
    ("Term 1\n\n:   Definition one.\n\n    Second para.\n\nOne.", ["p Term 1", "i Definition one.", "i Second para.", "p One."]),
    ("| Verse one\n| verse two\n\nOne.", ["p Verse one\nverse two", "p One."]),
    ("Dit-il\nplusieurs fois\n: « oui ».", ["p Dit-il\nplusieurs fois\n: « oui »."]),
    ("\\newpage\n\nOne \\textit{two} three.", ["p One two three."]),
    ("\\begin{center}\nOne.\n\\end{center}\n\nTwo.", ["p One.", "p Two."]),
    ("% Title\n% Author\n% Date\n\nOne.", ["p One."]),
    ("One.\r\n\r\nTwo\r\nthree.\r\n", ["p One.", "p Two\nthree."]),
    ("One.\r\rTwo\rthree.\r", ["p One.", "p Two\nthree."]),
    ("[One]{.smallcaps} [two]{lang=ru}.", ["p One two."]),
    ("One --- two -- three... 'q' \"q\".", ["p One --- two -- three... 'q' \"q\"."]),
    ("# References\n\n1. Doe, J. The Mill. Valley, 1990.\n2. Roe, R. The Flood. 1999.", ["R References", "r Doe, J. The Mill. Valley, 1990.", "r Roe, R. The Flood. 1999."]),
    ("# References\n\n::: {#refs}\n:::\n\n# Appendix\n\nOne.", ["R References", "h Appendix", "p One."]),
    ("## Литература {-}\n\n[1] Доу. Мельница. М., 1990.\n\n[2] Роу. Плотина. М., 1991.", ["R Литература", "r Доу. Мельница. М., 1990.", "r Роу. Плотина. М., 1991."]),
    ("**Литература**\n\n1\\. Доу. Мельница.\n\n2\\. Роу. Плотина.", ["R Литература", "r Доу. Мельница.", "r Роу. Плотина."]),
    ("One <sup>12</sup> and word<sup>3</sup>.", ["p One ¹² and word³."]),
    ("<https://x.org/a_b*c*> and https://x.org/a_b_c.", ["p https://x.org/a_b*c* and https://x.org/a_b_c."]),
    ("One\n- dash line\nrest.", ["p One\n- dash line\nrest."]),
    ("One\n1. num line", ["p One\n1. num line"]),
    ("*One\ntwo* three.", ["p One\ntwo three."]),
    ("One[^1]'s two.\n\n[^1]: N.", ["p One's two.", "n N."]),
    ("[^1]: N.\n\nOne[^1].", ["p One.", "n N."]),
    ("One\xa0two\u2028three\x85four.", ["p One\xa0two\u2028three\x85four."]),
    ("\xadOne so\xadft.", ["p \xadOne so\xadft."]),
    ("**One.** Two.\n\n__Three__", ["p One. Two.", "p Three"]),
    ("Line one.\n<br>\nLine two.", ["p Line one.\n\n\nLine two."]),
    ("> — Doe\n\nOne.", ["q — Doe", "p One."]),
    ("One.\n\n\tcode\n\nTwo.", ["p One.", "p Two."]),
    ("```mermaid\nA-->B\n```", []),
    ("", []),
    ("\n\n", []),
    ("---\n---\nOne.", ["p One."]),
    ("[TOC]\n\nOne.", ["p One."]),
    ("{{% notice %}}\nInside.\n{{% /notice %}}\n\nOne.", ["p Inside.", "p One."]),
    ("{% include x.html %}\n\nOne.", ["p One."]),
    ("[]{#anchor}One.", ["p One."]),
    ("[One](#sec).", ["p One."]),
    ("A line with trailing backslash\\\nand next.", ["p A line with trailing backslash\nand next."]),
    ("\\begin{tabular}{ll}\na & b\n\\end{tabular}\n\nOne.", ["p One."]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), FORMS)
def test_what_is_read(raw: str, expected: list[str]) -> None:
    document = read("made-up.md", raw, "en")
    found = [f"{KINDS.get(one.kind, one.kind[0])} {one.span.of(document.text)}" for one in document.blocks]
    assert found == expected


def test_a_numbered_example_is_no_citation() -> None:
    raw = "(@good) An example.\n\nSee (@good) and [@doe, p. 3] and (@roe)."
    found = markers.find(read("made-up.md", raw, "en"))
    assert [item.label for one in found for item in one.items] == ["doe", "roe"]


def test_a_formula_alone_says_nothing() -> None:
    document = read("made-up.md", "One.\n\n$$\nx = 1\n$$\n\n<https://example.org/a>\n\nSee $x$.", "en")
    assert [one.text for one in sentences.find(document, {})] == ["One.", "See $x$."]
