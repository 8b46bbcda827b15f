"""The table of weights: what each reason adds to the priority of a claim, and where its bands begin."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from devisu.model import Reason

Band = Literal["strong", "some", "none"]
BANDS: tuple[Band, ...] = ("strong", "some", "none")


@dataclass(frozen=True, slots=True)
class Weights:
    """The table as read. ``statement`` is where every claim begins, ``strong`` and ``some`` where the bands begin."""

    statement: float
    strong: float
    some: float
    reasons: Mapping[str, float]

    def priority(self, reasons: Iterable[Reason]) -> float:
        """How much a claim with these reasons wants a source, from 0 to 1."""
        return round(min(max(self.statement + sum(reason.weight for reason in reasons), 0.0), 1.0), 2)

    def band(self, priority: float) -> Band:
        """The band of a priority."""
        return "strong" if priority >= self.strong else "some" if priority >= self.some else "none"


@cache
def weights() -> Weights:
    """The weights of ``weights.toml``."""
    table = tomllib.loads((files(__package__) / "weights.toml").read_text("utf-8"))
    return Weights(table["statement"], table["bands"]["strong"], table["bands"]["some"], table["reasons"])
