"""A register brought up to date with its text, by edits at places: comments, order and judgements stay."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from devisu.errors import InputError
from devisu.register.layout import body, groups, lead, newline, room_after, spaced, statements, tables
from devisu.register.literals import literal, quoted
from devisu.register.places import folded, selector
from devisu.register.reading import SCHEMA, read
from devisu.text import Edit, Source, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.model import Anchoring, Register, RegisteredClaim, Selector
    from devisu.register.layout import Group, Statement, Table

_NUMBERED = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']c([0-9]{1,9})["']""", re.MULTILINE)


def synced(register: Register | None, register_text: str, anchoring: Anchoring, source: str, text_name: str) -> str:
    """The register after ``claims sync``; a second sync changes nothing.

    A claim whose words or neighbours changed is pointed at its place anew; new sentences are registered where they
    stand in the order of the text; a claim that is lost is marked ``lost = true`` and stays with its judgements. What
    fits two places is left for a person to decide, and these sentences are not registered meanwhile. ``register`` and
    ``anchoring`` must come from ``register_text`` as it is now. Raises InputError if the register is damaged.
    """
    if register is None and register_text.strip():
        raise InputError("the register is damaged and was not written to; mend it by hand")
    before = register_text if register_text.strip() else f"schema = {SCHEMA}\ntext = {quoted(text_name)}\n"
    known = {claim.id: claim for claim in register.claims} if register else {}
    placed = _placed(before, known)
    edits = [
        *_head(before, text_name),
        *_known(before, known, placed, anchoring, source),
        *_new(before, placed, anchoring, source),
    ]
    after = apply_edits(before, edits)
    if after != register_text:
        _keep_watch(known, after)
    return after


def _head(text: str, text_name: str) -> Iterator[Edit]:
    """The schema and the name of the text, above all tables."""
    top = tables(text)[0]
    here = {one.key: one for one in statements(text, top)}
    if "text" in here:
        yield from _valued(text, here["text"], text_name)
    wanted = {"schema": SCHEMA, "text": text_name}
    missing = {name: value for name, value in wanted.items() if name not in here}
    if missing:
        yield _lines(text, max((one.line.end for one in here.values()), default=room_after(text, top)), missing)


def _known(
    text: str,
    known: Mapping[str, RegisteredClaim],
    placed: Mapping[str, Group],
    anchoring: Anchoring,
    source: str,
) -> Iterator[Edit]:
    """Claims of the register: those found are pointed at their places, those lost are marked."""
    for claim in anchoring.claims:
        if claim.registered:
            own = known[claim.id]
            changes = _moved(own.selector, selector(source, claim.span))
            if changes or own.lost:
                yield from _set(text, placed[claim.id].own, {**changes, **({"lost": None} if own.lost else {})})
    for own in anchoring.lost:
        if not own.lost:
            yield from _set(text, placed[own.id].own, {"lost": True})


def _moved(then: Selector, now: Selector) -> dict[str, object]:
    """What must be written anew of a claim. A place that merely shifted is left, so that merges stay quiet."""
    words = {"exact": (then.exact, now.exact), "prefix": (then.prefix, now.prefix), "suffix": (then.suffix, now.suffix)}
    changes: dict[str, object] = {name: new for name, (old, new) in words.items() if folded(old) != folded(new)}
    return {**changes, "position": now.position} if changes else {}


def _new(text: str, placed: Mapping[str, Group], anchoring: Anchoring, source: str) -> Iterator[Edit]:
    """Sentences not yet registered, each behind the claim that comes before it in the text."""
    end = newline(text)
    undecided = {span for _, spans in anchoring.twice for span in spans}
    number = max((int(digits) for digits in _NUMBERED.findall(text)), default=0)
    first = next((claim for claim in anchoring.claims if claim.registered), None)
    place = lead(text, placed[first.id].own) if first else len(text)
    arrivals: defaultdict[int, list[str]] = defaultdict(list)
    for claim in anchoring.claims:
        if claim.registered:
            place = room_after(text, placed[claim.id].last)
        elif claim.span not in undecided:
            number += 1
            arrivals[place].append(_table(f"c{number:03}", selector(source, claim.span), end))
    for at, blocks in arrivals.items():
        yield Edit("", Span(at, at), spaced(text, at, end.join(blocks)))


def _table(name: str, here: Selector, end: str) -> str:
    values = {"id": name, "exact": here.exact, "prefix": here.prefix, "suffix": here.suffix, "position": here.position}
    return end.join(["[[claim]]", *(f"{key} = {literal(value)}" for key, value in values.items()), ""])


def _set(text: str, table: Table, values: Mapping[str, object]) -> Iterator[Edit]:
    """Write these values into a table, each in the place of its old one; None takes a key away."""
    here = {one.key: one for one in statements(text, table)}
    for name, value in values.items():
        if name in here:
            yield from _valued(text, here[name], value)
    missing = {name: value for name, value in values.items() if name not in here and value is not None}
    if missing:
        yield _lines(text, max((one.line.end for one in here.values()), default=body(text, table)), missing)


def _valued(text: str, statement: Statement, value: object) -> Iterator[Edit]:
    if value is not None:
        if statement.value.of(text) != literal(value):
            yield Edit("", statement.value, literal(value))
    elif text[statement.value.end : statement.line.end].strip():  # a comment hangs on it
        yield Edit("", statement.value, "false")
    else:
        yield Edit("", statement.line, "")


def _lines(text: str, place: int, values: Mapping[str, object]) -> Edit:
    end = newline(text)
    start = end if place and text[place - 1] != "\n" else ""
    return Edit("", Span(place, place), start + "".join(f"{key} = {literal(one)}{end}" for key, one in values.items()))


def _placed(text: str, known: Mapping[str, RegisteredClaim]) -> dict[str, Group]:
    """The tables of each claim; claims and text must be of one reading."""
    lines = Source.of("", text)
    by_line = {lines.place(group.own.start).line: group for group in groups(tables(text))}
    placed = {name: by_line.pop(claim.line) for name, claim in known.items() if claim.line in by_line}
    if len(placed) < len(known):
        raise InputError("the register was changed meanwhile; run devisu claims sync again")
    for line, group in by_line.items():
        name = next((one.value.of(text).strip("\"'") for one in statements(text, group.own) if one.key == "id"), "")
        if name in known:
            message = f"the id {name} stands twice; give one of the claims a new id that none has had"
            raise InputError(message, line=line)
    return placed


def _keep_watch(known: Mapping[str, RegisteredClaim], after: str) -> None:
    """Read what is to be written: every claim and every judgement must be there still."""
    register, _ = read("", after)
    now = {claim.id: claim.judgements for claim in register.claims} if register else {}
    if any(now.get(name) != claim.judgements for name, claim in known.items()):
        raise InputError("the tables of the register are of another shape than sync writes; nothing was changed")
