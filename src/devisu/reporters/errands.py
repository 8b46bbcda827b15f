"""What to fetch, as a list to take to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.console import paint
from devisu.reporters.entries import in_full, located, mark
from devisu.reporters.layout import BLANK, cut, wrap
from devisu.reporters.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.console import Line, Segment, Style
    from devisu.errands import Errand, Errands, House, Waiting

_WORK, _CLAIM = 6, 8
_BOX = "  [ ] "
_FIRST_WORDS = 48


def render(found: Errands, style: Style) -> str:
    """The houses with their works, then what is to be identified, then the sum."""
    return paint(list(_lines(found, style)), style)


def _lines(found: Errands, style: Style) -> Iterator[Line]:
    if not found.houses and not found.unknown:
        yield from wrap([("Nothing is to be fetched: no claim waits for a work.", "good")], style)
        return
    for house in found.houses:
        yield from _house(house, style)
        yield BLANK
    if found.unknown:
        yield from _unknown(found.unknown, style)
        yield BLANK
    works = sum(len(house.errands) for house in found.houses)
    places = f" in {count(len(found.houses), 'place')}" if found.houses else ""
    verb = "waits" if found.claims == 1 else "wait"
    yield from wrap([(f"{count(works, 'work')}{places}; {count(found.claims, 'claim')} {verb}.", "strong")], style)


def _house(house: House, style: Style) -> Iterator[Line]:
    yield from wrap([(house.name, "strong")], style)
    for errand in house.errands:
        yield from wrap(_work(errand), style, _WORK, ((_BOX, ""),))
        for one in errand.waiting:
            yield from _waiting(one, style, named=errand.is_candidate)


def _work(errand: Errand) -> list[Segment]:
    entry = errand.entry
    about = in_full(entry) or entry.fields.get("x-raw", "")
    signature = " ".join(entry.fields.get("library", "").split())
    perhaps = [("perhaps ", "dim")] if errand.is_candidate else []
    words = "".join(f" · {one}" for one in (about, signature) if one and one != entry.key)
    return [*perhaps, (entry.key, "id"), (words, "")]


def _waiting(one: Waiting, style: Style, *, named: bool) -> Iterator[Line]:
    reference = f"for {mark(one.citation)}, " if named else ""
    what = "to compare" if one.quotations else "to look up"
    line: list[Segment] = [(f"{reference}{located(one.citation)}", ""), (" · ", "dim"), (f"{one.path} ", "dim")]
    line += [(one.claim, "id"), (f" · {what}", "")]
    quoted = ", ".join(f"“{cut(words, _FIRST_WORDS, style)}”" for words in one.quotations)
    yield from wrap([*line, (f" {quoted}" if quoted else "", "")], style, _CLAIM)


def _unknown(waiting: Sequence[Waiting], style: Style) -> Iterator[Line]:
    yield from wrap([("To be identified first", "strong"), (" (devisu bib suggest)", "dim")], style)
    claims: dict[tuple[str, str], list[str]] = {}
    for one in waiting:
        claims.setdefault((one.path, mark(one.citation)), []).append(one.claim)
    for (path, label), ids in claims.items():
        line = [(label, ""), (f" · {path} ", "dim"), (", ".join(dict.fromkeys(ids)), "id")]
        yield from wrap(line, style, _WORK, ((_BOX, ""),))
