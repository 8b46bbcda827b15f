"""Judgements put into a register at their place, without parsing the whole of it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from devisu.errors import InputError, UsageError
from devisu.register.layout import Group, group_at, headers, newline, room_after, spaced
from devisu.register.literals import literal
from devisu.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from devisu.model import Judgement

_ID = re.compile(r"""\bid"?[ \t]*=[ \t]*["']([^"'\n]*)["']""")


def judged(register_text: str, claim_id: str, judgement: Judgement) -> str:
    """The register with one more judgement, as a ``[[claim.judgement]]`` table below all others of its claim.

    Raises UsageError for a claim that the register does not have, InputError where its tables are damaged.
    """
    return apply_edits(register_text, [Judging.of(register_text, claim_id).edit(claim_id, judgement)])


def words_of(register_text: str, claim_id: str) -> str:
    """The words of a claim as its register has them.

    Raises UsageError for a claim that the register does not have, InputError where its tables are damaged.
    """
    return Judging.of(register_text, claim_id).words(claim_id)


@dataclass(frozen=True, slots=True)
class Judging:
    """A register laid open for judgements: where its tables begin, and where something like its ids stands."""

    text: str
    starts: list[int]
    ids: Mapping[str, list[int]]

    @classmethod
    def of(cls, text: str, only: str | None = None) -> Judging:
        """Find the tables of a register once, for all claims or for one alone. Raises InputError if it is damaged."""
        if only is not None:
            return cls(text, headers(text), {only: [*_every(f'"{only}"', text), *_every(f"'{only}'", text)]})
        ids: defaultdict[str, list[int]] = defaultdict(list)
        for match in _ID.finditer(text):
            ids[match[1]].append(match.start())
        return cls(text, headers(text), ids)

    def edit(self, claim_id: str, judgement: Judgement) -> Edit:
        """The edit that puts in a judgement; errors as of `judged`."""
        group = self._group(claim_id)
        place = room_after(self.text, group.last)
        table = spaced(self.text, place, _table(judgement, newline(self.text)))
        edited = self.text[group.own.start : place] + table + self.text[place : group.last.end]
        before, after = _claim(group.span.of(self.text), claim_id), _claim(edited, claim_id)
        expected = {**before, "judgement": [*before.get("judgement", []), *after.get("judgement", [])[-1:]]}
        if after != expected:
            raise InputError(f"the judgements of {claim_id} are no [[claim.judgement]] tables; make them such by hand")
        return Edit("", Span(place, place), table)

    def words(self, claim_id: str) -> str:
        """The words of a claim; errors as of `words_of`."""
        own = self._group(claim_id).own
        return str(_claim(self.text[own.start : own.end], claim_id).get("exact", ""))

    def _group(self, claim_id: str) -> Group:
        around = {group_at(self.text, self.starts, offset) for offset in self.ids.get(claim_id, ())}
        found = [group for group in around if group is not None and self._is(group, claim_id)]
        if not found:
            raise self._unknown(claim_id)
        if len(found) > 1:
            raise InputError(f"the id {claim_id} stands twice in the register; give one of the claims a new id")
        return found[0]

    def _is(self, group: Group, claim_id: str) -> bool:
        own = self.text[group.own.start : group.own.end]
        return _claim(own, claim_id).get("id") == claim_id

    def _unknown(self, claim_id: str) -> UsageError:
        known = dict.fromkeys(_ID.findall(self.text))
        close = get_close_matches(claim_id, known, n=3)
        hint = f"did you mean {' or '.join(close)}?" if close else "devisu claims sync registers the claims of a text"
        return UsageError(f"the register has no claim {claim_id}; {hint}")


def _every(words: str, text: str) -> Iterator[int]:
    """Every place of these words; many times as fast as a regular expression."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _claim(tables_of_claim: str, claim_id: str) -> dict[str, Any]:
    try:
        claim: dict[str, Any] = tomllib.loads(tables_of_claim)["claim"][0]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise InputError(f"the tables of {claim_id} in the register are damaged; mend them by hand") from None
    return claim


def _table(judgement: Judgement, end: str) -> str:
    values = {
        "verdict": judgement.verdict,
        "agent": judgement.agent,
        "by": judgement.by,
        "on": judgement.on,
        "words": judgement.words,
        "note": judgement.note or None,
        "evidence": judgement.evidence,
    }
    lines = ["[[claim.judgement]]", *(f"{name} = {literal(one)}" for name, one in values.items() if one is not None)]
    return end.join([*lines, ""])
