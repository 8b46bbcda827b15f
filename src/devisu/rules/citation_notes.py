"""CIT: notes and the marks that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.findings import Hit
from devisu.rules.base import WARNING, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier


@rule("CIT013", "note-without-mark", WARNING)
def note_without_mark(dossier: Dossier) -> Iterator[Hit]:
    """A note stands at the foot of the text, and no mark in the text leads to it.

    Its mark was deleted with a sentence, or mistyped; or another note has the same label, and readers of the printed
    text find only one of the two.

    Why it matters
        A note that nobody is sent to is not printed at all, and the work it names is lost with it.

    Bad
        The mill was sold in 1712.[^1]

        [^1]: Doe, *The Mill*, p. 4.

        [^2]: Roe, *The Flood*, p. 9.
    Bad
        The mill was sold in 1712.[^1]

        [^1]: Doe, *The Mill*, p. 4.

        [^1]: Roe, *The Flood*, p. 9.
    Good
        The mill was sold in 1712.[^1] The valley was flooded in 1713.[^2]

        [^1]: Doe, *The Mill*, p. 4.

        [^2]: Roe, *The Flood*, p. 9.

    To mend
        Put the mark where the note belongs, give the note a label of its own, or take it out.
    """
    for text in dossier.texts:
        document = text.document
        marked, seen = {one.label for one in document.notes}, set()
        for block in document.blocks:
            if block.kind != "note" or not block.label:
                continue
            span = document.home(block.span)
            if block.label in seen:
                message = f"Another note has the label “{block.label}” already: marks lead to one of them only."
                yield Hit(document.path, span, message, "Give this note a label of its own, and its mark.")
            elif block.label not in marked:
                message = f"No mark in the text leads to the note “{block.label}”."
                yield Hit(document.path, span, message, "Put its mark where it belongs, or take the note out.")
            seen.add(block.label)


RULES = (note_without_mark,)
