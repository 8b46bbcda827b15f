"""How claims are backed, and how much they want backing.

Levels, from the strongest: a marker in the sentence; the marker of a quotation carried over from the next sentence; a
later marker of the paragraph that still speaks of the claim; a later one farther off; none. Each answer says which
rule gave it and how many sentences away the marker stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devisu.languages import load
from devisu.model import Reason, Support
from devisu.stems import find as find_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from devisu.languages import Language
    from devisu.model import Citation, Claim, Document, Quotation

_NEAR = 5
"""A later marker of the paragraph reaches back so many sentences at most."""

WEIGHTS: Mapping[str, float] = {
    "QUOTE": 0.5,
    "ATTRIBUTED": 0.4,
    "DATE": 0.35,
    "FIGURE": 0.3,
    "EVENT": 0.25,
    "LAW": 0.2,
    "NAME": 0.15,
    "CAUSE": 0.25,
    "SUPERLATIVE": 0.2,
    "VAGUE-ATTRIBUTION": 0.3,
    "OPINION": 0.2,
    "CERTAINTY": 0.1,
    "META": -0.5,
    "QUESTION": -0.3,
    "HEDGE": -0.1,
    "NORM": -0.2,
}
"""What each reason adds to the wish for support; the sum is cut to 0 … 1."""

_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]{3}|20[0-2][0-9])(?:\s?[–—-]\s?\d{2,4})?(?![\w]*%)")
_FIGURE = re.compile(r"(?<![\w.,\[])(?:\d{2,3}|\d(?=[ \xa0.,]\d|\s?%))(?:[ \xa0.,]\d{3})*(?:[.,]\d+)?\s?%?(?![\w\]])")
"""A number that tells something: a single digit alone is mostly that of a figure, a chapter or a list."""
_WORD = re.compile(r"(?<=[\w,] )[^\W\d_]{3,}|(?:[^\W\d_]\.\s?){1,2}[^\W\d_]{3,}")
_FROM_DATA = (
    "EVENT",
    "LAW",
    "CAUSE",
    "SUPERLATIVE",
    "VAGUE-ATTRIBUTION",
    "OPINION",
    "CERTAINTY",
    "META",
    "HEDGE",
    "NORM",
)


@dataclass(frozen=True, slots=True)
class Backing:
    """Support, reasons and check-worthiness (0 to 1) of all claims of a text, by claim id."""

    support: Mapping[str, Support]
    reasons: Mapping[str, tuple[Reason, ...]]
    checkworthy: Mapping[str, float]


def weigh(
    document: Document,
    claims: Sequence[Claim],
    citations: Mapping[str, tuple[Citation, ...]],
    quotations: Mapping[str, Sequence[Quotation]],
    carried: frozenset[str],
    profile: str = "standard",
) -> Backing:
    """Weigh every claim. ``quotations`` are those of each claim; ``profile`` is strict, standard or lenient."""
    language = load(document.language)
    reasons = {claim.id: _reasons(claim, quotations.get(claim.id, ()), language) for claim in claims}
    return Backing(
        support=_levels(claims, citations, quotations, carried, language, profile),
        reasons=reasons,
        checkworthy={key: _score(some) for key, some in reasons.items()},
    )


def _score(reasons: Sequence[Reason]) -> float:
    return round(min(max(sum(reason.weight for reason in reasons), 0.0), 1.0), 2)


# --- what wants support -----------------------------------------------------------------------------------------------


def _reasons(claim: Claim, quotations: Sequence[Quotation], language: Language) -> tuple[Reason, ...]:
    text = claim.sentence.text
    found: list[tuple[str, str]] = []
    spoken = [one for one in quotations if not one.in_note and (one.kind == "direct" or one.speaker)]
    if spoken:
        found.append(("QUOTE", spoken[0].text))
    if speaker := next((one.speaker for one in spoken if one.speaker), None):
        found.append(("ATTRIBUTED", speaker))
    bare = re.sub(r"\[[^\[\]]{0,300}\]", " ", text)
    if year := _YEAR.search(bare):
        found.append(("DATE", year.group().strip()))
    if figure := _FIGURE.search(_YEAR.sub(" ", bare)):
        found.append(("FIGURE", figure.group().strip()))
    if name := next((one.group() for one in _WORD.finditer(bare) if one.group()[0].isupper()), None):
        found.append(("NAME", name))
    if text.rstrip().endswith("?"):
        found.append(("QUESTION", "?"))
    said = ((kind, find_words(text, language.reasons.get(kind, ()))) for kind in _FROM_DATA)
    found += [(kind, text[slice(*places[0])]) for kind, places in said if places]
    return tuple(Reason(name, words, WEIGHTS[name]) for name, words in found)


# --- how far a citation reaches ---------------------------------------------------------------------------------------


def _levels(
    claims: Sequence[Claim],
    citations: Mapping[str, tuple[Citation, ...]],
    quotations: Mapping[str, Sequence[Quotation]],
    carried: frozenset[str],
    language: Language,
    profile: str,
) -> dict[str, Support]:
    levels: dict[str, Support] = {}
    following: tuple[int, int] | None = None  # the index and block of the nearest marked claim behind
    for index in range(len(claims) - 1, -1, -1):
        claim = claims[index]
        if citations.get(claim.id):
            levels[claim.id] = Support("direct", "a marker stands in the sentence", 0)
            following = (index, claim.sentence.block)
            continue
        spoken = [one for one in quotations.get(claim.id, ()) if one.kind == "direct"]
        if any(one.id in carried for one in spoken):
            levels[claim.id] = Support("carried", "the marker of its quotation stands in the next sentence", 1)
        elif following is None or following[1] != claim.sentence.block:
            levels[claim.id] = Support("none", "no marker follows in its paragraph")
        elif spoken:
            levels[claim.id] = Support("none", "its quotation has no marker in this sentence or the next")
        else:
            quotes = _quotes(quotations.get(claims[following[0]].id, ()))
            levels[claim.id] = _reached(claims[index : following[0] + 1], language, profile, quotes=quotes)
    return levels


def _quotes(quotations: Sequence[Quotation]) -> bool:
    return any(one.kind == "direct" and not one.in_note for one in quotations)


def _reached(claims: Sequence[Claim], language: Language, profile: str, *, quotes: bool) -> Support:
    """The support of the first claim by the marker of the last."""
    distance = len(claims) - 1
    away = "in the next sentence" if distance == 1 else f"{distance} sentences on"
    if profile == "lenient":
        return Support("paragraph", f"a marker stands {away}, in its paragraph", distance)
    if profile == "strict":
        return Support("weak", f"the marker {away} is another sentence's", distance)
    if quotes:
        return Support("weak", f"the marker {away} belongs to a quotation", distance)
    if distance > _NEAR:
        return Support("weak", f"the marker stands {away}", distance)
    if distance == 1 and _takes_up(claims[1].sentence.text, language):
        return Support("paragraph", "the next sentence takes it up and has a marker", distance)
    if all(_takes_up(claim.sentence.text, language) or _shares(claims[0], claim) for claim in claims[1:]):
        return Support("paragraph", f"a marker {away} still speaks of it", distance)
    return Support("weak", f"the marker {away} is another sentence's", distance)


def _takes_up(text: str, language: Language) -> bool:
    places = find_words(text[:80], language.takes_up)
    return bool(places) and len(text[: places[0][0]].split()) <= 2


def _shares(first: Claim, second: Claim) -> bool:
    """Whether two sentences share a word of some length; its ending does not count."""
    return bool(_stems(first.sentence.text) & _stems(second.sentence.text))


def _stems(text: str) -> set[str]:
    return {word[:6].lower() for word in re.findall(r"[^\W\d_]{6,}", text)}
