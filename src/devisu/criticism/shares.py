"""How much rests on whom: the claims of each source, author, archive and publisher, and those that fall with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from devisu import names
from devisu.criticism.missing import reference
from devisu.criticism.works import full_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from devisu.criticism.dependence import Ties
    from devisu.criticism.survey import Backed
    from devisu.criticism.works import Work
    from devisu.model import Claim, Person

_NAMESAKES = 20
"""With how many of one family name a name is compared."""
Named = tuple[tuple[str, str], ...]
"""Those to whom a work counts: what each is known by, and the name to show."""


@dataclass(frozen=True, slots=True)
class Share:
    """The claims that rest on one source, author, archive or publisher.

    ``id`` is what it is known by (of a source, `Work.id`), ``name`` what is shown. ``falls`` are the claims that have
    nothing else, ``leans`` those that have beside it only references that are not identified. ``total`` is the number
    of claims that cite a known work.
    """

    id: str
    name: str
    claims: tuple[Claim, ...]
    falls: tuple[Claim, ...]
    leans: tuple[Claim, ...]
    total: int

    @property
    def part(self) -> float:
        """The share of the claims, from 0 to 1."""
        return len(self.claims) / self.total if self.total else 0.0


@dataclass(slots=True)
class _Count:
    """A share while it is counted."""

    name: str
    claims: list[Claim] = field(default_factory=list)
    falls: list[Claim] = field(default_factory=list)
    leans: list[Claim] = field(default_factory=list)


def by_source(claims: Sequence[Backed], ties: Ties | None = None) -> tuple[Share, ...]:
    """A share for each known work, the greatest first; the name is its key.

    With ``ties``, a claim falls with a work too if all else that it cites goes back to that work.
    """
    return _shares(claims, lambda work: ((work.id, work.key),), ties)


def by_author(claims: Sequence[Backed]) -> tuple[Share, ...]:
    """A share for each author; an author's names meet across scripts and with initials."""
    namesakes: dict[str, list[str]] = defaultdict(list)
    return _shares(
        claims, lambda work: tuple(_author(person, namesakes) for person in work.entry.people.get("author", ()))
    )


def by_archive(claims: Sequence[Backed]) -> tuple[Share, ...]:
    """A share for each archive or library that the entries name."""
    return _shares(claims, lambda work: _named(work.archive))


def by_publisher(claims: Sequence[Backed]) -> tuple[Share, ...]:
    """A share for each publisher that the entries name."""
    return _shares(claims, lambda work: _named(work.publisher))


def single(claims: Iterable[Backed]) -> tuple[Backed, ...]:
    """The claims that rest on one known work and nothing else."""
    return tuple(one for one in claims if len(one.works) == 1 and not one.unknown)


def one_witness(claims: Iterable[Backed], ties: Ties) -> tuple[Backed, ...]:
    """The claims that cite several known works and nothing else, which all go back to one."""
    several = (one for one in claims if len(one.works) > 1 and not one.unknown)
    return tuple(one for one in several if len(one.works) - len([*ties.common(one.works)]) == 1)


def alone(claims: Iterable[Backed]) -> tuple[Backed, ...]:
    """The claims that cite a single reference, known or not."""
    return tuple(one for one in claims if len(one.works) + len({reference(cited) for cited in one.unknown}) == 1)


def _author(person: Person, namesakes: dict[str, list[str]]) -> tuple[str, str]:
    """The first name under which a person was met among those with the same family name, or this one."""
    name = full_name(person)
    met = namesakes[names.keys(person.family)[0]]
    known = next((one for one in met[:_NAMESAKES] if names.same_person(name, one) != "no"), None)
    if known is None:
        met.append(name)
    return known or name, known or name


def _named(name: str) -> Named:
    return ((" ".join(name.casefold().split()), name),) if name else ()


def _shares(claims: Sequence[Backed], of: Callable[[Work], Named], ties: Ties | None = None) -> tuple[Share, ...]:
    counts: dict[str, _Count] = {}
    owned: dict[str, dict[str, str]] = {}
    total = 0
    for one in claims:
        if not one.works:
            continue
        total += 1
        for work in one.works:
            if work.id not in owned:
                owned[work.id] = dict(of(work))
        owners = [owned[work.id] for work in one.works]
        behind = [ties.behind(work.id) if ties else () for work in one.works]
        for known_by, name in {key: name for some in owners for key, name in some.items()}.items():
            count = counts.setdefault(known_by, _Count(name))
            count.claims.append(one.claim)
            if all(known_by in some or known_by in more for some, more in zip(owners, behind, strict=True)):
                (count.leans if one.unknown else count.falls).append(one.claim)
    shares = [
        Share(known_by, one.name, tuple(one.claims), tuple(one.falls), tuple(one.leans), total)
        for known_by, one in counts.items()
    ]
    return tuple(sorted(shares, key=lambda share: (-len(share.claims), -len(share.falls), share.name)))
