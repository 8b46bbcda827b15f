"""What may change silently at the edges of a quotation, by tradition.

Chicago (The Chicago Manual of Style, “Permissible changes to quotations”) lets the initial letter and the final
punctuation follow the sentence that quotes; the other traditions are held to the same but for what is listed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.model import Variant
    from devisu.sources.pieces import Reading

SILENT: Mapping[str, frozenset[str]] = {
    "chicago": frozenset({"initial", "final"}),
    "gost": frozenset({"initial", "final"}),
    "oxford": frozenset({"final"}),
}


def unspoken(variants: Sequence[Variant], reading: Reading, tradition: str) -> tuple[Variant, ...]:
    """The variants without those that the tradition lets pass unsaid, and without stops where the author broke in."""
    allowed = SILENT.get(tradition, SILENT["chicago"])
    spoken = (one for one in variants if not (_is_initial(one, reading.text) and "initial" in allowed))
    return tuple(one for one in spoken if not _is_join(one, reading))


def _is_join(variant: Variant, reading: Reading) -> bool:
    span = variant.span
    return (
        variant.kind == "punctuation" and span is not None and any(span.start <= at <= span.end for at in reading.joins)
    )


def _is_initial(variant: Variant, words: str) -> bool:
    """Whether only the first letter of the quotation changed between capital and small."""
    first = next((at for at, one in enumerate(words) if one.isalpha()), 0)
    return (
        variant.kind == "case"
        and variant.span is not None
        and variant.span.start == first
        and (variant.quotation[1:] == variant.source[1:])
    )


def is_final_silent(tradition: str) -> bool:
    """Whether the point or comma at the end of a quotation may be the quoting author's."""
    return "final" in SILENT.get(tradition, SILENT["chicago"])
