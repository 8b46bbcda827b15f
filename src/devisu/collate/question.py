"""What is asked of a quotation: its words, the works it is said to come from, and what is known about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devisu.model import Locator, Quotation


@dataclass(frozen=True, slots=True)
class Question:
    """A quotation to be compared.

    ``cited`` are the keys of the entries its citation leads to, ``candidates`` those proposed for an unidentified
    reference, ``pages`` the locators cited. ``absent`` says in words why there is no cited work (“no citation”).
    ``translation`` is the evidence of a judgement that accepted an original for translated words.
    """

    quotation: Quotation
    language: str
    cited: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    pages: tuple[Locator, ...] = ()
    absent: str = ""
    translation: Mapping[str, object] | None = None
