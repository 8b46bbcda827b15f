"""Lists of references in texts, read into entries: what is understood with how sure it is, and nothing lost.

`read` reads a whole list, `parse` one item, `to_biblatex` writes what was read as a .bib file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from devisu.bibliography.lists import items, marks, repeated
from devisu.bibliography.lists.composing import compose
from devisu.bibliography.lists.mending import mended
from devisu.bibliography.lists.parsed import DOUBTFUL, Parsed
from devisu.bibliography.lists.sheet import Sheet
from devisu.bibliography.lists.styles import read as read_style
from devisu.bibliography.lists.writing import to_biblatex
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DOUBTFUL", "Parsed", "is_by_the_same", "parse", "read", "to_biblatex"]

LONGEST: Final = 3000
"""Code points of an item; a longer one is prose, and is kept whole in its note."""
_SAME_AUTHOR: Final = "———"


def read(path_shown: str, text: str, language: str | None = None) -> tuple[Parsed, ...]:
    """The items of a list as entries, in order, each with a key of its own. ``path_shown`` is what people are told.

    ``language`` is that of the text; each item is told by itself, but what follows the standards in a Kazakh text is
    named Kazakh usage. A text that has a heading of references («Список литературы», “References” …) is read from the
    last one on. A
    dash in place of a name stands for the authors of the item before.
    """
    found: list[Parsed] = []
    names = ""
    for item in items.split(text):
        raw = item.span.of(text)
        words = mended(raw)
        same = bool(found) and words.startswith(_SAME_AUTHOR)
        bare = words.removeprefix(_SAME_AUTHOR) if same else words
        shown = repeated.written_out(bare, names) if same and names else bare
        one = _parsed(raw, shown, language, item.number, path_shown, item.span)
        pages = repeated.place_in_it(words) if found else None
        if pages is not None:
            one = repeated.again(one, found[-1], pages)
        elif same:
            one = _named_as_before(one, found[-1], known=bool(names))
        else:
            names = repeated.heading(words, one.entry.fields.get("maintitle", one.entry.fields.get("title", "")))
        found.append(one)
    return tuple(_with_own_keys(found))


def parse(item: str, language: str | None = None) -> Parsed:
    """One item as an entry. The span is of ``item`` itself; the key is not made unique."""
    label = items.label(item)
    number, start = label or (None, 0)
    raw = item[start:]
    return _parsed(raw, mended(raw).removeprefix(_SAME_AUTHOR), language, number, "", Span(start, len(item)))


def is_by_the_same(item: str) -> bool:
    """Whether a dash, or «он же», stands in place of the authors of the item before."""
    return mended(item).startswith(_SAME_AUTHOR)


def _parsed(raw: str, words: str, language: str | None, number: str | None, path: str, span: Span) -> Parsed:
    """An item as an entry. ``words`` are those of ``raw`` as they are to be read."""
    sheet = Sheet(words.lstrip(" .,"))
    if len(words) <= LONGEST:
        marks.take(sheet)
        read_style(sheet)
    if language == "kk" and sheet.style.startswith("gost"):
        sheet.style = "kazakh"
    return compose(sheet, " ".join(raw.split()), number, path, span)


def _named_as_before(one: Parsed, before: Parsed, *, known: bool) -> Parsed:
    """The item with the authors of the one before it, less sure; ``known`` if it has them already."""
    if known:
        sure = {name: min(0.8, one.confidence[name]) for name in ("author", "editor") if name in one.confidence}
        return replace(one, confidence={**one.confidence, **sure})
    role = "author" if before.entry.people.get("author") else "editor"
    people = before.entry.people.get(role)
    if not people or one.entry.people.get(role):
        return one
    fields = {role: before.entry.fields[role], **one.entry.fields}
    written = (*(field for field in before.entry.written if field.name == role), *one.entry.written)
    entry = replace(one.entry, key=_rekeyed(one, before), fields=fields, written=written)
    entry = replace(entry, people={**one.entry.people, role: people})
    return replace(one, entry=entry, confidence={role: 0.8, **one.confidence})


def _rekeyed(one: Parsed, before: Parsed) -> str:
    year = one.entry.fields.get("date", "")[:4]
    return before.entry.key.rstrip("0123456789") + year


def _with_own_keys(found: Iterable[Parsed]) -> Iterator[Parsed]:
    """The items with a letter or a number behind keys that are taken."""
    taken: set[str] = set()
    reached: dict[str, int] = {}
    for one in found:
        key, number = one.entry.key, reached.get(one.entry.key, 2)
        while key.casefold() in taken:
            key, number = f"{one.entry.key}-{number}", number + 1
        taken.add(key.casefold())
        reached[one.entry.key] = number
        yield one if key == one.entry.key else replace(one, entry=replace(one.entry, key=key))
