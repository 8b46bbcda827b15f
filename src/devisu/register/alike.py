"""Claims whose words were changed, found again by likeness, context and place; never by comparing all with all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.likeness import ratio
from devisu.register.places import Found, Passage, matched, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from devisu.model import RegisteredClaim

# Likeness of words is the mean of shared letters and shared words: unrelated sentences of one language share about
# 45 of 100 letters in order, but hardly a word (together 20 to 30); an edited sentence keeps most of both.
_ALIKE: Final = 60.0  # wherever it stands now
_ALIKE_AT_ITS_PLACE: Final = 40.0  # between the neighbours it had
_SAME_PLACE: Final = 75.0  # likeness of the surroundings that makes a place its own
_TIE: Final = 3.0  # of 100: what two copies of an edited sentence may differ by and still fit equally well
_AT_ITS_PLACE: Final = 2 * _TIE  # where it began, it still begins: decides between equals, and no more
_WORDING: Final = 0.8  # words say more than what stands beside them
_AROUND: Final = 0.2

_NEAR: Final = 8  # free sentences looked at on either side of the gap between the neighbours
_OCCURRENCES: Final = 300  # of the claim's words in free sentences, the rarest words first
_SHORTLIST: Final = 8  # sentences that share the most rare words
_LETTERS: Final = 2000  # compared of a very long sentence
_WORD = re.compile(r"\w+")


class _Fit(NamedTuple):
    score: float
    claim: int
    place: int


def changed(claims: Sequence[RegisteredClaim], passages: list[Passage], found: Found) -> Found:
    """Where the claims not yet found stand now, among the sentences that no claim has."""
    taken = found.taken
    free = [number for number in range(len(passages)) if number not in taken]
    lost = [number for number in range(len(claims)) if number not in found.at]
    words = {number: _words(passages[number].place.exact) for number in free}
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number in free:
        for word in words[number]:
            index[word].append(number)
    gaps = _gaps(lost, found, len(claims), len(passages))
    starts = [passages[number].place.position for number in free]
    fits = [
        fit
        for number in lost
        for near in [_near(free, starts, gaps[number], claims[number].selector.position)]
        for fit in _fits(number, claims[number], passages, words, near, index)
    ]
    return _decided(fits)


def _decided(fits: list[_Fit]) -> Found:
    fits = sorted(fits, key=lambda fit: (-fit.score, fit.claim, fit.place))
    chosen = matched((fit.claim, fit.place) for fit in fits)
    taken = set(chosen.values())
    scores = {(fit.claim, fit.place): fit.score for fit in fits}
    rivals: defaultdict[int, list[int]] = defaultdict(list)
    for fit in fits:
        is_free = fit.claim in chosen and fit.place not in taken
        if is_free and fit.score > scores[fit.claim, chosen[fit.claim]] - _TIE:
            rivals[fit.claim].append(fit.place)
    return Found({claim: tuple(sorted((place, *rivals[claim]))) for claim, place in chosen.items()})


def _fits(
    number: int,
    claim: RegisteredClaim,
    passages: list[Passage],
    words: dict[int, Counter[str]],
    near: list[int],
    index: dict[str, list[int]],
) -> Iterator[_Fit]:
    own = _words(claim.selector.exact)
    for place in dict.fromkeys([*near, *_sharing(own, index)]):
        there = passages[place].place
        wording = (ratio(claim.selector.exact[:_LETTERS], there.exact[:_LETTERS]) + _shared(own, words[place])) / 2
        if wording < _ALIKE_AT_ITS_PLACE:
            continue
        around = surroundings(claim.selector, there)
        if wording >= _ALIKE or (place in near and around >= _SAME_PLACE):
            at_its_place = _AT_ITS_PLACE if claim.selector.position == there.position else 0.0
            yield _Fit(_WORDING * wording + _AROUND * around + at_its_place, number, place)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text[:_LETTERS].lower()))


def _shared(a: Counter[str], b: Counter[str]) -> float:
    """The share of words that two sentences have in common, from 0 to 100."""
    every = a.total() + b.total()
    return 200 * (a & b).total() / every if every else 0.0


def _sharing(own: Counter[str], index: dict[str, list[int]]) -> list[int]:
    """The sentences that share the most of the rarest words."""
    votes: Counter[int] = Counter()
    room = _OCCURRENCES
    for count, word in sorted((len(index[word]), word) for word in own if word in index):
        room -= count
        if room < 0:
            break
        votes.update(index[word])
    return [place for place, _ in votes.most_common(_SHORTLIST)]


def _gaps(lost: list[int], found: Found, claims: int, passages: int) -> dict[int, tuple[int, int]]:
    """For each lost claim, the sentences of its nearest found neighbours in the register."""
    settled = {number: places[0] for number, places in found.at.items() if len(places) == 1}
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    last = -1
    for number in range(claims):
        before[number] = last
        last = settled.get(number, last)
    last = passages
    for number in reversed(range(claims)):
        after[number] = last
        last = settled.get(number, last)
    return {number: (before[number], after[number]) for number in lost}


def _near(free: list[int], starts: list[int], gap: tuple[int, int], position: int) -> list[int]:
    """The free sentences between the neighbours, from either side, and those about where the claim once stood."""
    start, end, at = bisect_left(free, gap[0]), bisect_left(free, gap[1]), bisect_left(starts, position)
    inside = [*free[start : start + _NEAR], *free[max(0, end - _NEAR) : end]]
    return list(dict.fromkeys([*inside, *free[max(0, at - _NEAR // 2) : at + _NEAR // 2]]))
