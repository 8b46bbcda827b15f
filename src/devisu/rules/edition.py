"""EDN: the edition itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devisu.findings import Hit, Related
from devisu.rules.base import ERROR, NOTE, WARNING, rule, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devisu.dossier import Dossier


@rule("EDN001", "suppression-without-reason", ERROR)
def suppression_without_reason(dossier: Dossier) -> Iterator[Hit]:
    """A suppression names a code that does not exist, or gives no reason.

    Why it matters
        A silenced finding is a decision. Without its reason nobody later knows whether it still holds.

    Bad
        <!-- devisu: ignore QUO001 -->
        In the end “the foundations of the red mill were laid in those years”.
    Good
        <!-- devisu: ignore QUO001: a proverb of the valley -->
        In the end “the foundations of the red mill were laid in those years”.

    To mend
        Write the reason after a colon.
    """
    from devisu.rules import CODES

    for one in dossier.suppressions:
        unknown = [code for code in one.codes if code not in CODES]
        if unknown or not one.codes:
            named = f"“{unknown[0]}”, which is no rule" if unknown else "no rule"
            yield Hit(one.path, one.span, f"“devisu: ignore” names {named}.", "devisu rules lists the codes.")
        elif not one.reason:
            message = "“devisu: ignore” gives no reason, and so nothing is ignored."
            yield Hit(one.path, one.span, message, "Write the reason after a colon.")


@rule("EDN002", "suppression-of-nothing", NOTE)
def suppression_of_nothing(dossier: Dossier) -> Iterator[Hit]:
    """A suppression answers no finding.

    Why it matters
        What it was written for has been mended or has moved; left there, it may one day hide something else.

    Bad
        <!-- devisu: ignore QUO001: a proverb of the valley -->
        The mill was sold in 1712 [1].
    Good
        <!-- devisu: ignore QUO001: a proverb of the valley -->
        In the end “the foundations of the red mill were laid in those years”.

    To mend
        Delete it, or move it to its place.
    """
    for one in dossier.unused:
        if one.reason and one.codes:
            message = f"“devisu: ignore” stands here for {', '.join(one.codes)}, and nothing is to be ignored."
            yield Hit(one.path, one.span, message, "Delete it, or move it.")


@rule("EDN003", "claim-found-twice", WARNING)
def claim_found_twice(dossier: Dossier) -> Iterator[Hit]:
    """A claim of the register fits two places of the text equally well.

    Why it matters
        Its judgements cannot be laid to either.

    Given
        --- devisu.toml
        language = "en"
    Bad
        --- claims/essay.md
        The mill was sold to a stranger.

        The mill was sold to a stranger.
        --- claims/essay.toml
        schema = 1
        text = "essay.md"

        [[claim]]
        id = "c001"
        exact = "The mill was sold to a stranger."
        prefix = "unknown words before "
        suffix = " unknown words after"
        position = 9000
    Good
        --- claims/essay.md
        The mill was sold to a stranger.
        --- claims/essay.toml
        schema = 1
        text = "essay.md"

        [[claim]]
        id = "c001"
        exact = "The mill was sold to a stranger."
        prefix = ""
        suffix = ""
        position = 0

    To mend
        Tell the two sentences apart, or correct the claim's position in the register.
    """
    for text in dossier.texts:
        path = text.document.path
        for claim, spans in text.anchoring.twice:
            related = tuple(Related(path, span, "or here") for span in spans[1:])
            message = f"Claim {claim.id} fits {len(spans)} places equally well."
            mend = "Tell the sentences apart, or correct the claim's position in the register."
            yield Hit(path, spans[0], message, mend, claim.id, related)


@rule("EDN004", "path-leaves-the-edition", ERROR)
def path_leaves_the_edition(dossier: Dossier) -> Iterator[Hit]:
    """A file of the edition names a path outside it; it was not opened.

    Why it matters
        An edition must be whole in its own folder, and a text under audit must not make a machine open its files.

    Given
        --- essay.md
        The mill was sold in 1712 [@doe1990].
    Bad
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, file = {../../../etc/hosts}}
    Good
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, date = {1990}, file = {scans/doe.pdf}}

    To mend
        Bring the file into the edition, and name it relative to its root.
    """
    yield from _damage(dossier, "path")
    for entry in dossier.library.entries:
        for one in entry.written:
            if one.name == "file" and any(_leaves(path) for path in one.value.split(";")):
                message = f"The file of {entry.key} lies outside the edition: “{one.value.strip()}”."
                yield Hit(
                    entry.path, one.value_span, message, "Bring it into the edition, and name it relative to its root."
                )


def _leaves(path: str) -> bool:
    """Whether a path is absolute, has a drive, or climbs out; tested as text, nothing is opened."""
    parts = path.strip().strip("{}").replace("\\", "/").split("/")
    if len(parts[0]) == 2 and parts[0].endswith(":"):  # a drive
        return True
    depth = 0
    for part in parts:
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return True
    return parts[0] == "" and len(parts) > 1


@rule("EDN005", "sidecar-or-record-missing", ERROR)
def sidecar_or_record_missing(dossier: Dossier) -> Iterator[Hit]:
    """A source record has no sidecar, or a sidecar names no entry or no record.

    Why it matters
        Without its sidecar a transcription has no work, no witness and nobody who saw it; nothing may be compared with
        it as a source.

    Given
        --- bib/sources/doe1990.txt
        The mill had been sold before the valley was flooded.
    Bad
        The mill was sold in 1712 [1].
    Good
        --- essay.md
        The mill was sold in 1712 [@doe1990].
        --- bib/references.bib
        @book{doe1990, author = {Doe, Jane}, title = {The Mill}, publisher = {Valley Press}, date = {1990}}
        --- bib/sources/doe1990.toml
        entry = "doe1990"

    To mend
        devisu sources add FILE --entry KEY --seen-in WORDS
    """
    yield from _damage(dossier, "sidecar")
    known = {entry.key for entry in dossier.library.entries}
    for record in dossier.records:
        if record.entry and record.entry not in known:
            message = f"The sidecar names the entry “{record.entry}”, which no bibliography has."
            yield Hit(record.path, None, message, "Correct the key, or add the entry.")


@rule("EDN007", "register-damaged", ERROR)
def register_damaged(dossier: Dossier) -> Iterator[Hit]:
    """A claim register cannot be read: damaged TOML, or the marks of an unfinished merge.

    The file is not written to until it is whole.

    Why it matters
        Judgements are work. Nothing may be written over a file that was not understood.

    Given
        --- claims/essay.md
        The mill was sold in 1712 [1].
        --- devisu.toml
        language = "en"
    Bad
        --- claims/essay.toml
        schema = 1
        text = "essay.md"
        <<<<<<< ours
    Good
        --- claims/essay.toml
        schema = 1
        text = "essay.md"

    To mend
        Finish the merge, or mend the line named.
    """
    yield from _damage(dossier, "register")


def _damage(dossier: Dossier, kind: str) -> Iterator[Hit]:
    for one in dossier.damage:
        if one.kind == kind:
            yield Hit(one.path, one.span, sentence(one.message), sentence(one.mend) if one.mend else "")


RULES = (
    suppression_without_reason,
    claim_found_twice,
    path_leaves_the_edition,
    sidecar_or_record_missing,
    register_damaged,
)
LAST = (suppression_of_nothing,)
