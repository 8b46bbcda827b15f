"""Made-up essays and their registers, for the tests of the register."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from devisu.model import Judgement, Sentence
from devisu.register import anchor, read, synced
from devisu.register.literals import quoted
from devisu.text import Span

if TYPE_CHECKING:
    from devisu.model import Anchoring, Register

ESSAY = """\
The mill at Karsk was closed in the spring of 1931. The envoy wrote home that nobody was surprised. Bread was dear that
winter, and the council said so.

In May the army entered the valley. Nobody in the valley resisted for long. The chronicle of the monastery gives another
date, which the editors of 1888 thought a slip. The harvest failed.
"""
_SENTENCE = re.compile(r"[^\s.][^.]*\.")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Everything up to a full stop; made-up texts have no others."""
    spans = [Span(*match.span()) for match in _SENTENCE.finditer(text)]
    return tuple(Sentence(span, span, span.of(text), 0, number) for number, span in enumerate(spans, 1))


def sync(register_text: str, text: str, name: str = "essay.txt") -> str:
    """What ``claims sync`` makes of a register."""
    register, damage = read("essay.toml", register_text)
    assert not damage
    return synced(register, register_text, anchor(register, sentences(text), text), text, name)


def registered(register_text: str) -> Register:
    """The register, which must be sound."""
    register, damage = read("essay.toml", register_text)
    assert register is not None
    assert not damage
    return register


def anchored(register_text: str, text: str) -> Anchoring:
    """Where the claims of a register stand in a text."""
    return anchor(registered(register_text), sentences(text), text)


def words_by_id(anchoring: Anchoring, text: str) -> dict[str, str]:
    """The folded words of every claim, by its id, in the order of the text."""
    return {claim.id: " ".join(claim.span.of(text).split()) for claim in anchoring.claims}


REGISTER = sync("", ESSAY)
DAY = datetime.date(2026, 11, 22)
JUDGEMENT = Judgement(
    "partly",
    "person",
    "A. Reader",
    DAY,
    "The mill.",
    "so [3]",
    {"record": "doe1990.md", "page": "49", "credibility": 2},
)

COMMENTED = """\
# Our register.  Ask A. before changing.

text = 'old-name.txt'   # was renamed
curator = "A. Reader"

[references] # numbers
1 = "ref-01"

# --- the mill ---

# the first one
[[claim]]  # here
id = 'c001' # never change
exact = '''The mill at Karsk
was closed in the summer of 1931.'''
weight = [
  1, # low
  2,
]
prefix = ""
position = 0
# end of the first

[claim.extra]
note = "[[claim]]"

  [[claim.judgement]]
  verdict = "undecided"
  agent = "program"
  by = "x"
  words = "old"
  # a thought

# about bread
[[claim]]
exact = "Bread was dear that winter, and the council said so."
id = "c005"
suffix = '''"quoted"'''
[other]
x = 1"""

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NOTES = st.text("abc \"'#[]=\\é", max_size=30)
COMMENT = NOTES.map(lambda words: f"# {words}")
VALUE = st.one_of(
    WORDS.map(quoted),
    st.integers(-9, 99).map(str),
    st.lists(st.integers(0, 9), max_size=3).map(lambda many: "[\n " + ",\n # ]\n ".join(map(str, many)) + "\n]"),
    st.text('abc "[]#=\n', max_size=20).map(lambda words: f"'''{words}'''"),
    st.text("abc '[]#=\n", max_size=20).map(lambda words: f'"""{words}"""'),
    WORDS.map(lambda words: f"{{ a = {quoted(words)}, b = [ 1, 2 ] }}"),
)
BLANK = st.sampled_from(["", "  ", "\t"])


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Registers as people leave them: comments, blank lines, unknown keys and tables of every kind."""
    lines: list[str] = []

    def keys(prefix: str) -> None:
        for number in range(draw(st.integers(0, 2))):
            lines.append(
                f"{prefix}{number} = {draw(VALUE)}{draw(st.just('') | COMMENT.map(lambda words: ' ' + words))}"
            )
            lines.extend(draw(st.lists(COMMENT | BLANK, max_size=2)))

    keys("top")
    for number in range(1, draw(st.integers(1, 4)) + 1):
        lines.extend(draw(st.lists(COMMENT | BLANK, max_size=2)))
        lines.append(draw(st.sampled_from(["[[claim]]", "[[ claim ]] # [[claim]]", '  [["claim"]]'])))
        keys("a")
        lines.append(f'id = "c{number:03}"')
        lines.append(f"exact = {quoted(draw(WORDS) + '.')}")
        keys("b")
        if draw(st.booleans()):
            lines.append("[[claim.judgement]]\nverdict = 'partly'\nagent = 'person'")
            keys("c")
        if draw(st.booleans()):
            lines.append("[claim.extra]")
            keys("d")
    if draw(st.booleans()):
        lines.append("[end]")
        keys("e")
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
