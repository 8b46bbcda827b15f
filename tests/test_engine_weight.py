"""What agreement is worth: rows of one passage and quotations of it, from the most believable down; all made up."""

from __future__ import annotations

from itertools import pairwise

from devisu.sources.passages import Passage
from devisu.sources.pieces import read
from devisu.sources.weight import Rarity, weight
from devisu.sources.words import pair, words_of
from devisu.text import Span

SOURCE = "slowly the grey miller drove his cart home along the pond"
BESIDE = "Nothing else was entered that day in the ledger of the ferry, nor in any other book of the province. " * 20


def worth(quotation: str) -> float:
    """The bits that a quotation is worth as one of SOURCE."""
    text = f"{BESIDE}{SOURCE}. {BESIDE}"
    span = Span(text.index(SOURCE), text.index(SOURCE) + len(SOURCE))
    pairs = pair(words_of(quotation, Span(0, len(quotation))), words_of(text, span))
    return weight(read(quotation), [Passage(0, span, tuple(pairs))], Rarity(text), "en")


ROWS = [
    SOURCE,
    SOURCE.replace("cart", "carf"),
    SOURCE.replace("cart", "sled"),
    SOURCE.replace("pond", "wall"),
    SOURCE.replace("pond", "wall").replace("slowly", "blithe"),
    SOURCE.replace("slowly the grey miller", "the grey slowly miller").replace("pond", "wall"),
]
"""As it stands; a stroke misread; a word replaced inside; at an edge, where a formula may end; at both; words moved."""


def test_what_is_less_believable_is_worth_less() -> None:
    assert all(one > other for one, other in pairwise(map(worth, ROWS)))
