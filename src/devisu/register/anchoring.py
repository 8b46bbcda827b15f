"""Every registered claim found again among the sentences of its text, however the text was edited.

Where the words stand unchanged, they decide; where they stand more than once, the words around them and the place they
had. What remains is found by likeness (`devisu.register.alike`). A claim that fits two places equally well is given
to neither: a person must say.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from devisu.model import Anchoring, Claim
from devisu.register.alike import changed
from devisu.register.places import Found, Passage, folded, matched, selector, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.model import Register, RegisteredClaim, Selector, Sentence

TIE: Final = 15.0
"""Two places whose surroundings differ by less (of 100) fit equally well: unrelated words are 35 to 55 alike."""
_AT_ITS_PLACE: Final = 2 * TIE  # outweighs a tie, not surroundings that fit much better elsewhere
_PAIRS: Final = 400  # of claims and places with the same words; beyond, their order decides


def anchor(register: Register | None, sentences: Sequence[Sentence], source: str) -> Anchoring:
    """What became of the claims: those in the text, in its order, those lost, and those that fit two places.

    Sentences without a registered claim get an id from their words: stable while the words and, of repeated
    sentences, their order stand.
    """
    claims = register.claims if register else ()
    passages = [Passage(sentence, selector(source, sentence.span)) for sentence in sentences]
    found = _unchanged(claims, passages)
    if len(found.at) < len(claims):
        found = Found({**found.at, **changed(claims, passages, found).at})
    owners = {places[0]: claims[number] for number, places in found.at.items() if len(places) == 1}
    return Anchoring(
        claims=tuple(_claims(passages, owners)),
        lost=tuple(claim for number, claim in enumerate(claims) if number not in found.at),
        twice=tuple(
            (claims[number], tuple(sentences[place].span for place in places))
            for number, places in sorted(found.at.items())
            if len(places) > 1
        ),
    )


def _claims(passages: list[Passage], owners: dict[int, RegisteredClaim]) -> Iterator[Claim]:
    seen: Counter[str] = Counter()
    for number, passage in enumerate(passages):
        owner = owners.get(number)
        if owner is not None:
            yield Claim(owner.id, passage.sentence, registered=True, judgements=owner.judgements)
            continue
        name = f"x{zlib.crc32(passage.place.exact.encode('utf-8', 'surrogatepass')):08x}"
        seen[name] += 1
        yield Claim(name if seen[name] == 1 else f"{name}-{seen[name]}", passage.sentence, registered=False)


def _unchanged(claims: Sequence[RegisteredClaim], passages: list[Passage]) -> Found:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        places[passage.place.exact].append(number)
    wanted: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        words = folded(claim.selector.exact)
        if words in places:
            wanted[words].append(number)
    at: dict[int, tuple[int, ...]] = {}
    for words, numbers in wanted.items():
        at.update(_shared_out(numbers, places[words], claims, passages))
    return Found(at)


def _shared_out(
    numbers: list[int], places: list[int], claims: Sequence[RegisteredClaim], passages: list[Passage]
) -> dict[int, tuple[int, ...]]:
    """The places that hold the same words, shared out among the claims that have these words."""
    if len(numbers) == len(places) == 1:
        return {numbers[0]: (places[0],)}
    if len(numbers) * len(places) > _PAIRS:
        return {number: (place,) for number, place in zip(numbers, places, strict=False)}
    fits = {(n, p): _fit(claims[n].selector, passages[p].place) for n in numbers for p in places}
    rank = {n: i for i, n in enumerate(numbers)}
    order = {p: i for i, p in enumerate(places)}
    pairs = sorted(fits, key=lambda pair: (-fits[pair], abs(rank[pair[0]] - order[pair[1]]), pair))
    chosen = matched(pairs)
    free = [place for place in places if place not in chosen.values()]
    return {n: (p, *(other for other in free if fits[n, other] > fits[n, p] - TIE)) for n, p in chosen.items()}


def _fit(claim: Selector, place: Selector) -> float:
    return surroundings(claim, place) + (_AT_ITS_PLACE if claim.position == place.position else 0.0)
