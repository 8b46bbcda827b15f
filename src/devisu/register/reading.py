"""A register as read: TOML, its shape checked, what is wrong given as damage at its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from devisu.errors import InputError
from devisu.files import toml
from devisu.model import Damage, Judgement, Register, RegisteredClaim, Selector
from devisu.register.layout import Group, groups, tables
from devisu.register.literals import literal
from devisu.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: Final = 1
Verdict = Literal["supported", "partly", "unsupported", "contradicted", "undecided"]
Agent = Literal["person", "program"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
AGENTS: Final[tuple[Agent, ...]] = get_args(Agent)

_MEND: Final = "mend the register by hand; until then it is not written to"
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t][^\n]*|\r?)$", re.MULTILINE)
_MARKS: Final = ("<<<<<<<", ">>>>>>>", "|||||||")
_DIVIDER = re.compile(r"^={7}\r?$", re.MULTILINE)

_START: Final = Span(0, 0)
_Report = Callable[[str], None]
_Table = dict[str, Any]


def read(shown: str, text: str) -> tuple[Register | None, tuple[Damage, ...]]:
    """The register in ``text``, and what is wrong with it; None if it is damaged and so must not be written to.

    A claim or judgement of the wrong shape is damage and left out; the others are read. Unknown keys are no fault.
    """
    data = parsed(shown, text)
    if isinstance(data, Damage):
        return None, (data,)
    try:
        placed = groups(tables(text))
    except InputError as error:
        return None, (Damage("register", shown, _START, error.message, _MEND),)
    damage: list[Damage] = []

    def report(message: str, span: Span = _START) -> None:
        damage.append(Damage("register", shown, span, message, _MEND))

    if fault := _unusable(data, placed):
        report(fault)
        return None, tuple(damage)
    claims = tuple(_claims(data.get("claim", []), placed, Source.of(shown, text), report))
    register = Register(shown, _word(data, "text", "", report), _references(data, report), claims)
    return register, tuple(damage)


def parsed(shown: str, text: str) -> _Table | Damage:
    """The TOML of a register, or the conflict marker or other damage that forbids to read it."""
    if conflict := conflict_in(shown, text):
        return conflict
    try:
        return toml.parse(text)
    except toml.TableError as error:
        return _conflict(_DIVIDER, shown, text) or _invalid(shown, text, error)


def conflict_in(shown: str, text: str) -> Damage | None:
    """The first line that a merge left in the register for a person to decide."""
    return _conflict(_CONFLICT, shown, text) if any(mark in text for mark in _MARKS) else None


def _conflict(marker: re.Pattern[str], shown: str, text: str) -> Damage | None:
    match = marker.search(text)
    if match is None:
        return None
    line = Source.of(shown, text).place(match.start()).line
    message = f"the register holds a merge conflict in line {line} (“{match[0][:7]}”)"
    mend = (
        "keep the lines that are right, delete the marks, and run devisu claims sync; until then it is not written to"
    )
    return Damage("register", shown, Span(match.start(), match.start() + 7), message, mend)


def _invalid(shown: str, text: str, error: toml.TableError) -> Damage:
    line = Source.of(shown, text).place(error.offset).line
    message = f"the register is not valid TOML in line {line}: {error.reason}"
    return Damage("register", shown, Span(error.offset, error.offset), message, _MEND)


def _unusable(data: _Table, placed: list[Group]) -> str:
    """Why a register whose TOML is valid can neither be understood nor written to."""
    schema, claims = data.get("schema", SCHEMA), data.get("claim", [])
    if schema != SCHEMA:
        return f"the register has schema {_shown(schema)}; this devisu knows schema {SCHEMA}"
    if not isinstance(claims, list) or len(claims) != len(placed):
        return "the claims of the register do not stand as [[claim]] tables of their own"
    return ""


def _references(data: _Table, report: Callable[..., None]) -> dict[str, str]:
    table = data.get("references", {})
    if not isinstance(table, dict):
        report("“references” is not a table of numbers and keys")
        return {}
    for label, key in table.items():
        if not isinstance(key, str):
            report(f"the reference {label} has {_shown(key)} in place of a key in quotation marks")
    return {label: key for label, key in table.items() if isinstance(key, str)}


def _claims(
    claims: list[Any], placed: list[Group], source: Source, report: Callable[..., None]
) -> Iterator[RegisteredClaim]:
    lines: dict[str, int] = {}
    for table, group in zip(claims, placed, strict=True):
        start = source.text.index("[", group.own.start)
        line = source.place(start).line
        at_claim = partial(report, span=Span(start, start + len("[[claim]]")))
        claim = _claim(table, line, at_claim)
        if claim is None:
            continue
        if claim.id in lines:
            at_claim(f"the id {claim.id} stands twice, in lines {lines[claim.id]} and {line}; give one a new id")
            continue
        lines[claim.id] = line
        yield claim


def _claim(table: _Table, line: int, report: _Report) -> RegisteredClaim | None:
    name, exact = _word(table, "id", "", report), _word(table, "exact", "", report)
    if not name or not exact.strip():
        report(f"the claim in line {line} lacks {'its id' if not name else 'the words of “exact”'}")
        return None
    position = table.get("position", 0)
    if isinstance(position, bool) or not isinstance(position, int):
        report(f"the position of {name} is not a number")
        position = 0
    selector = Selector(exact, _word(table, "prefix", "", report), _word(table, "suffix", "", report), position)
    judgements = table.get("judgement", [])
    if not isinstance(judgements, list):
        report(f"the judgements of {name} do not stand as [[claim.judgement]] tables")
        judgements = []
    made = (judgement(one, partial(_of, name, report)) for one in judgements)
    kept = tuple(one for one in made if one is not None)
    return RegisteredClaim(name, selector, kept, line, lost=table.get("lost") is True)


def _of(name: str, report: _Report, message: str) -> None:
    report(f"a judgement of {name}: {message}")


def judgement(table: object, report: _Report) -> Judgement | None:
    """A judgement of the register; ``report`` is told what is wrong with it."""
    if not isinstance(table, dict):
        report("it is not a table")
        return None
    verdict = next((one for one in VERDICTS if one == table.get("verdict")), None)
    agent = next((one for one in AGENTS if one == table.get("agent")), None)
    if verdict is None:
        report(f"the verdict is one of {', '.join(VERDICTS)}, not {_shown(table.get('verdict'))}")
        return None
    if agent is None:
        report(f"the agent is “person” or “program”, not {_shown(table.get('agent'))}")
        return None
    by, words = _word(table, "by", "", report), _word(table, "words", "", report)
    note = _word(table, "note", "", report)
    return Judgement(verdict, agent, by, _day(table.get("on"), report), words, note, _evidence(table, report))


def _shown(value: object) -> str:
    """A value as the register writes it."""
    return "nothing" if value is None else literal(value)


def _day(value: object, report: _Report) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date):
        return value
    report(f"the date “on” is not a day such as 1999-12-31 but {_shown(value)}")
    return None


def _evidence(table: _Table, report: _Report) -> _Table | None:
    evidence = table.get("evidence")
    if evidence is None or isinstance(evidence, dict):
        return evidence
    report("its evidence is not a table in braces")
    return None


def _word(table: _Table, key: str, missing: str, report: Callable[[str], None]) -> str:
    value = table.get(key, missing)
    if isinstance(value, str):
        return value
    report(f"“{key}” is not words in quotation marks but {_shown(value)}")
    return missing
