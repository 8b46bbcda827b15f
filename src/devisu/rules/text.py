"""TXT: the state of the text."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from devisu.findings import Fix, Hit
from devisu.rules.base import WARNING, collapsed, many, rule
from devisu.scripts import confusions, named
from devisu.text import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


@rule("TXT001", "mixed-script-word", WARNING)
def mixed_script_word(dossier: Dossier) -> Iterator[Hit]:
    """A word holds letters of another script that only look right.

    A Latin letter inside a Cyrillic word, or the other way round, cannot be seen and cannot be found. One finding names
    each confusion with its count. The fix puts the letter of the word's own script.

    Why it matters
        A search, an index and a comparison with the source all fail on such a word: to a machine it is another word.
        It often comes from a font of the 1990s that lacked a letter, or from optical character recognition.

    Bad
        Кеңес үкіметі əскери күшпен орнады [1].
    Good
        Кеңес үкіметі әскери күшпен орнады [1].

    To mend
        Replace the letter; the fix is safe, since nothing that can be seen changes.
    """
    for text in dossier.texts:
        found: dict[tuple[str, str], list[Hit]] = {}
        for one in confusions(text.document.text):
            place = Span(one.offset, one.offset + 1)
            if any(span.touches(place) for span in text.document.opaque):
                continue
            span = text.document.home(place)
            fix = Fix("safe", (Edit(text.document.path, span, one.meant),))
            hit = Hit(text.document.path, span, "", "Replace it; nothing that can be seen changes.", fix=fix)
            found.setdefault((one.letter.lower(), one.meant.lower()), []).append(hit)
        for pair, hits in found.items():
            yield from collapsed(hits, partial(_confused, pair))


def _confused(pair: tuple[str, str], count: int) -> str:
    return f"{many(count, 'letter')} {named(pair[0])} where the word wants {named(pair[1])}."


@rule("TXT002", "quotation-mark-without-partner", WARNING)
def quotation_mark_without_partner(dossier: Dossier) -> Iterator[Hit]:
    """A quotation mark has no partner in its paragraph.

    An opening mark repeated at the head of each paragraph of a long quotation is right and is left alone.

    Why it matters
        Where a quotation begins or ends can no longer be said: the author's words and the source's run into each other.

    Bad
        The miller wrote: “the wheel has stopped and the valley is empty [1].
    Good
        The miller wrote: “the wheel has stopped and the valley is empty” [1].

    To mend
        Put the missing mark where the quoted words end or begin, after the source.
    """
    for text in dossier.texts:
        for one in text.broken_marks:
            message = f"The quotation mark {one.mark} has no partner in this paragraph."
            yield Hit(text.document.path, one.span, message, "Put its partner where the quoted words begin or end.")


@rule("TXT003", "damaged-joint", WARNING)
def damaged_joint(dossier: Dossier) -> Iterator[Hit]:
    """Two sentences or paragraphs are glued together, or marks of punctuation stand where one is meant.

    Two full stops glued to the next word (“...the valley..Later”) are read as the scar of a lost paragraph break; a
    comma or a colon before a full stop is read as a slip.

    Why it matters
        Such scars come from copying or conversion. They show where the copy is not the author's page, and hide where a
        paragraph, and so the reach of a citation, begins.

    Bad
        The mill was sold in 1712 [1]..Later the valley was flooded [2].
    Good
        The mill was sold in 1712 [1].

        Later the valley was flooded [2].

    To mend
        Restore the paragraph break, or the mark that is meant.
    """
    for text in dossier.texts:
        document = text.document
        for kind, say in (("glue", _glued), ("slip", _slipped)):
            spans = [document.home(scar.span) for scar in document.scars if scar.kind == kind]
            hits = [Hit(document.path, span, "", "Compare another copy, or restore the break.") for span in spans]
            yield from collapsed(hits, say)


def _glued(count: int) -> str:
    return f"{many(count, 'joint')} where two full stops stand in place of a paragraph break; they are read as one."


def _slipped(count: int) -> str:
    return f"{many(count, 'slip')} of punctuation: a full stop right after a comma or a colon."


@rule("TXT004", "invisible-character", WARNING)
def invisible_character(dossier: Dossier) -> Iterator[Hit]:
    """The text holds a character that cannot be seen, or that turns the direction of writing.

    Why it matters
        What is shown is then not what is stored: words look whole and are not found, and text can be made to read in
        another order than it stands. In right-to-left scripts such marks may be wanted; elsewhere they are strays.

    Bad
        The miller\u202e wrote to the bishop [1].
    Good
        The miller wrote to the bishop [1].

    To mend
        Delete the character unless the script needs it.

    Authority
        Unicode Technical Report 36, Unicode Security Considerations, on bidirectional text spoofing.
    """
    for text in dossier.texts:
        source = text.document.source
        by_character: dict[str, list[Hit]] = {}
        for found in _INVISIBLE.finditer(source.text):
            span = Span(*found.span())
            fix = Fix("unsafe", (Edit(source.path, span, ""),))
            by_character.setdefault(found.group(), []).append(Hit(source.path, span, "", fix=fix))
        for character, hits in by_character.items():
            yield from collapsed(hits, partial(_invisible, character))


def _invisible(character: str, count: int) -> str:
    name = unicodedata.name(character, "control").lower()
    return f"{many(count, 'invisible character')}: {name} (U+{ord(character):04X})."


RULES = (mixed_script_word, quotation_mark_without_partner, damaged_joint, invisible_character)
