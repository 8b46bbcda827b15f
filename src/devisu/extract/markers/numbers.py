"""Citations by number: ``[1]``, ``[1; 5–7]``, ``[12, с. 34]``, ``[12, 34-б.]``, ``[цит. по: 132, с. 14]``, ``¹²``.

The second number of ``[3, 45]`` is a work or a page. The text's own habit decides: whether it parts works with
semicolons or with commas; or the size of its list. Else the item is ambiguous.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from devisu.extract import locators
from devisu.extract.markers.found import Found, and_others, introductions
from devisu.model import Item
from devisu.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.extract.markers.found import Bracket, Field
    from devisu.model import Locator

MOST_IN_A_RANGE = 50
NUMBER = r"\d{1,3}"
DASH = r"[ \u00a0]?[-–—‑][ \u00a0]?"
HEAD = re.compile(rf"\s{{0,5}}({NUMBER})(?:{DASH}({NUMBER}))?(?![\w])\s{{0,5}}")
_BARE = re.compile(rf"\s{{0,5}}{NUMBER}(?:{DASH}{NUMBER})?\s{{0,5}}")
_FIRST = re.compile(r"[\s,;]{0,9}(?:[^\W\d_][^\d\[\]]{0,60}?)?\d{1,3}(?!\d)")
_DECIMAL = re.compile(r"\.\d|\d{3}\Z")
_BROKEN_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\Z")

_TOGETHER = re.compile(r"(\d{1,3})[ \u00a0]{1,3}(\d{1,3})\s{0,5}\Z")
_MARGIN = 10
_FEW = 3
_DASHED = 3

Kind = Literal["item", "place", "second", "words", "empty"]


class Part(NamedTuple):
    """A part of a bracket between separators: its readable span and words, the separator before it, what it is."""

    span: Span
    words: str
    separator: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Habit:
    """How a text parts works: ``;``, ``,`` or unknown. ``size`` is the highest number there is, if that is known.

    ``labelled`` tells that it has a list of works and gives its pages with a label: a bare number is a work.
    """

    separator: Literal[";", ",", ""]
    size: int | None
    labelled: bool = False

    def reads(self, first: int, second: int) -> Literal["item", "place", "ambiguous"]:
        """What the second of two bare numbers is."""
        if self.size is not None and second > self.size:
            return "place"
        if self.labelled:
            return "item"
        if self.separator:
            return "item" if self.separator == "," else "place"
        return "item" if second == first + 1 else "ambiguous"


def find(field: Field) -> Iterator[Found]:
    """The citations by number of a text."""
    parsed = _read_all(field.brackets(), field) or _in_parentheses(field)
    habit = _habit(field, [parts for _, parts in parsed])
    before: Found | None = None
    for bracket, parts in parsed:
        items = tuple(_items(parts, habit, field.document.language))
        found = Found("number", bracket.span, items, _fault(parts))
        yield _continued(before, found, field.document.text) if before else found
        before = found


def _read_all(brackets: Iterable[Bracket], field: Field) -> list[tuple[Bracket, tuple[Part, ...]]]:
    return [(bracket, parts) for bracket in brackets if (parts := _parts(bracket, field))]


def _in_parentheses(field: Field) -> list[tuple[Bracket, tuple[Part, ...]]]:
    """«(12, с. 34)» in a text without square brackets: each work with a labelled place, and several such."""
    found = [
        (bracket, parts)
        for bracket, parts in _read_all(field.parentheses(), field)
        if all(part.kind == ("place" if index % 2 else "item") for index, part in enumerate(parts))
        and len(parts) % 2 == 0
        and all(any(map(str.isalpha, part.words)) for part in parts[1::2])
    ]
    return found if len(found) >= _FEW else []


def _continued(before: Found, found: Found, text: str) -> Found:
    """``[1]–[3]``: the second bracket stands for all that follow the first one's number."""
    between = text[before.span.end : found.span.start]
    if len(between) > _DASHED or not re.fullmatch(DASH, between) or found.fault:
        return found
    numbers = [item.label for one in (before, found) for item in one.items if not item.suffix and not item.prefix]
    if len(numbers) != len(before.items) + len(found.items) or len(numbers) != len(("first", "last")):
        return found
    last = found.items[0]
    return replace(found, items=tuple(replace(last, label=str(one)) for one in expanded(*map(int, numbers)))[1:])


# --- the parts of a bracket -------------------------------------------------------------------------------------------


def _parts(bracket: Bracket, field: Field) -> tuple[Part, ...]:
    """The parts of a bracket that cites by number; none if it does not."""
    text = field.document.text
    if not _FIRST.match(bracket.words) or _is_insertion(text, bracket.span):
        return ()
    parts = _parted(_classified(bracket, field.document.language), field.document.language)
    items = [part for part in parts if part.kind == "item"]
    if not items or next(part for part in parts if part.kind != "empty").kind != "item":
        return ()
    return parts


def _is_insertion(text: str, span: Span) -> bool:
    """Whether a bracket mends a word or a year: ``19[17]``, ``[2]0``."""
    after = text[span.end : span.end + 1]
    if after.isdigit() or after.islower():
        return True
    return bool(_BROKEN_YEAR.search(text, max(span.start - 3, 0), span.start)) and span.end - span.start == 4


def _classified(bracket: Bracket, language: str) -> Iterator[Part]:
    at, separator = 0, ""
    before: Kind = "empty"
    introduced = introductions().match(bracket.words)
    for match in _separators().finditer(bracket.words, introduced.end() if introduced else 0):
        words = bracket.words[at : match.start()]
        kind = _kind(words, separator, before, language)
        start = bracket.start + at
        yield Part(Span(start, start + len(words)), words, separator, kind)
        before = kind if kind != "empty" else before
        at, separator = match.end(), match[0]


def _kind(words: str, separator: str, before: Kind, language: str) -> Kind:
    if not words.strip():
        return "empty"
    words = _and_others().sub("", words)
    introduced = introductions().match(words)
    head = HEAD.match(words, introduced.end() if introduced else 0)
    comma = separator == ","
    if comma and introduced and locators.read(words, language).whole:
        return "place"
    if before == "place" and separator not in (",", ";") and _BARE.fullmatch(words):
        return "place"
    if head and int(head[1]) > 0 and (introduced or not comma):
        rest = words[head.end() :]
        return "item" if not rest or _continues(rest, language) else "words"
    if _BARE.fullmatch(words) and comma:
        return "place" if before == "place" else "second"
    return "place" if locators.read(words, language).whole else "words"


def _continues(rest: str, language: str) -> bool:
    """Whether what follows a number in the same part names a place (``12: 34``), or is a second number."""
    if _DECIMAL.match(rest):
        return False
    return bool(_BARE.fullmatch(rest)) or locators.read(rest, language).whole


def _parted(parts: Iterable[Part], language: str) -> tuple[Part, ...]:
    """The parts, where a number between two places of one kind is a work: «5, с. 12, 7, с. 3»."""
    found = list(parts)
    for index in range(2, len(found) - 1):
        before, part, after = found[index - 1 : index + 2]
        if part.kind != "place" or before.kind != "place" or after.kind != "place" or not _BARE.fullmatch(part.words):
            continue
        places = locators.parse(before.words, language)[-1:], locators.parse(after.words, language)[:1]
        same = places[0] and places[1] and places[0][0].label == places[1][0].label
        if same and not _BARE.fullmatch(after.words):
            found[index] = part._replace(kind="item")
    return tuple(found)


@cache
def _separators() -> re.Pattern[str]:
    """What parts works: a comma, a semicolon, «и» between numbers."""
    joins = "|".join(sorted(map(re.escape, locators.conjunctions())))
    return re.compile(rf"[,;]|[ \u00a0](?:{joins})[ \u00a0](?=\d)|\Z")


@cache
def _and_others() -> re.Pattern[str]:
    """«и др.», «etc.» at the end of some words."""
    words = "|".join(re.escape(one) for one in and_others())
    return re.compile(rf"[\s,]{{1,5}}(?:{words})\s{{0,5}}\Z")


# --- the habit of a text ----------------------------------------------------------------------------------------------


def _habit(field: Field, brackets: list[tuple[Part, ...]]) -> Habit:
    semicolons = sum(any(part.separator == ";" and part.kind == "item" for part in parts) for parts in brackets)
    commas = sum(_lists(parts) for parts in brackets)
    separator: Literal[";", ",", ""] = ""
    if bool(semicolons) != bool(commas):
        separator = ";" if semicolons else ","
    size = _size(field, brackets)
    return Habit(separator, size, _labels_pages(field, brackets, size))


def _labels_pages(field: Field, brackets: list[tuple[Part, ...]], size: int | None) -> bool:
    """Whether the text has a list, gives several pages with a label, and none that must be one without."""
    if size is None or not any(block.kind == "reference" for block in field.document.blocks):
        return False
    parts = [part for one in brackets for part in one]
    bare = any(numbers_in(part.words)[0] > size for part in parts if part.kind == "second")
    return not bare and sum(part.kind == "place" and any(map(str.isalpha, part.words)) for part in parts) >= _FEW


def _lists(parts: tuple[Part, ...]) -> bool:
    """Whether commas part works here without doubt: more than two numbers, or one after a range."""
    seconds = [part for part in parts if part.kind == "second"]
    return len(seconds) > 1 or (bool(seconds) and len(numbers_in(parts[0].words)) > 1)


def _size(field: Field, brackets: list[tuple[Part, ...]]) -> int | None:
    """How many works the text's own list has; without one, what the other markers of the text let one expect."""
    listed = [block for block in field.document.blocks if block.kind == "reference"]
    if listed:
        return max(int(block.label or place) for place, block in enumerate(listed, 1))
    sure = [number for parts in brackets for part in parts if part.kind == "item" for number in numbers_in(part.words)]
    return max(sure) + _MARGIN if len(brackets) > _FEW else None


def numbers_in(words: str) -> tuple[int, ...]:
    """The number, or the two ends of the range, with which a part begins, perhaps after «см.»."""
    introduced = introductions().match(words)
    head = HEAD.match(words, introduced.end() if introduced else 0)
    return tuple(int(number) for number in head.groups() if number) if head else ()


# --- items ------------------------------------------------------------------------------------------------------------


def _items(parts: Iterable[Part], habit: Habit, language: str) -> Iterator[Item]:
    for group in _grouped(parts, habit):
        yield from _read(group, habit, language)


def _grouped(parts: Iterable[Part], habit: Habit) -> list[list[Part]]:
    """Each work with the parts that belong to it."""
    groups: list[list[Part]] = []
    for part in parts:
        if part.kind == "empty":
            continue
        number = numbers_in(groups[-1][0].words) if groups else ()
        second = numbers_in(part.words)
        follows = part.kind == "second" and (len(number) > 1 or habit.reads(number[0], second[0]) == "item")
        if part.kind == "item" or follows or not groups:
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups


def _read(group: list[Part], habit: Habit, language: str) -> Iterator[Item]:
    """The works of one number or range, with the words that follow it."""
    first = group[0]
    introduced = introductions().match(first.words)
    head = HEAD.match(first.words, introduced.end() if introduced else 0)
    if not head:
        return
    start = first.span.start + len(first.words) - len(first.words.lstrip())
    end = group[-1].span.start + len(group[-1].words.rstrip())
    suffix = "".join(
        (first.words[head.end(2) if head[2] else head.end(1) :], *(f"{one.separator}{one.words}" for one in group[1:]))
    ).rstrip()
    places: tuple[Locator, ...] = locators.parse(suffix, language)
    second = next((part for part in group[1:] if part.kind == "second"), None)
    unsure = second is not None and habit.reads(int(head[1]), numbers_in(second.words)[0]) == "ambiguous"
    prefix = introduced[0].strip() if introduced else ""
    labels = expanded(int(head[1]), int(head[2] or head[1]))
    for label in labels:
        yield Item(str(label), Span(start, end), prefix, suffix, places, ambiguous=unsure)


def expanded(first: int, last: int) -> Iterable[int]:
    """The numbers of a range; of one that is backwards or too long only its ends."""
    if first == last:
        return (first,)
    return range(first, last + 1) if first < last <= first + MOST_IN_A_RANGE else (first, last)


def _fault(parts: Iterable[Part]) -> str | None:
    for part in parts:
        if part.kind == "empty":
            return "an item is empty"
        numbers = numbers_in(part.words) if part.kind in ("item", "second") else ()
        if part.kind == "item" and (together := _TOGETHER.search(part.words)):
            return f"the numbers {together[1]} and {together[2]} run together; part them with a comma or a semicolon"
        if len(numbers) > 1 and numbers[0] > numbers[1]:
            return f"the range {numbers[0]}–{numbers[1]} runs backwards"
        if len(numbers) > 1 and numbers[1] - numbers[0] > MOST_IN_A_RANGE:
            return f"the range {numbers[0]}–{numbers[1]} names more than {MOST_IN_A_RANGE} works"
    return None
