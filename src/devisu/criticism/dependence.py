"""Which works are no independent witnesses of each other: derived, translated, reprinted, or one work twice.

Ties are read from ``related`` with ``relatedtype``, from ``derives-from`` in the sidecars, and from entries that have
one author and one title. An entry that only *relates* to another, with no type, is not tied: nothing is assumed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field as made_of
from typing import TYPE_CHECKING, Final, Literal

from devisu import names
from devisu.bibliography import field
from devisu.stems import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from devisu.criticism.survey import Survey
    from devisu.criticism.works import Work

Kind = Literal["derives from", "is a translation of", "is a reprint of", "is the same work as"]

_RELATED: Final[Mapping[str, tuple[Kind, bool]]] = {
    "translationof": ("is a translation of", True),
    "translationfrom": ("is a translation of", True),
    "translatedfrom": ("is a translation of", True),
    "translationas": ("is a translation of", False),
    "translatedas": ("is a translation of", False),
    "bytranslator": ("is a translation of", False),
    "reprintof": ("is a reprint of", True),
    "reprintfrom": ("is a reprint of", True),
    "reprintas": ("is a reprint of", False),
    "origpubin": ("is a reprint of", True),
    "origpubas": ("is a reprint of", True),
    "derivesfrom": ("derives from", True),
    "derivedfrom": ("derives from", True),
    "basedon": ("derives from", True),
    "abridgementof": ("derives from", True),
    "excerptof": ("derives from", True),
}
"""The types of BibLaTeX and some of people's own: what they say, and whether of the entry itself (True) or of the one
it names (False)."""

_APART: Final = ("volume", "part", "number", "issue", "chapter")
_ISSUED_AGAIN: Final = frozenset(
    ("book", "mvbook", "collection", "mvcollection", "booklet", "inbook", "bookinbook", "incollection", "article")
)
"""Types of which one title by one author is one work; of letters, decrees and pages of the web the date decides."""
_TELLING: Final = 3  # words of the title of an article that no other article of its author will have
_FARTHEST: Final = 200  # works that one is followed back to
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Tie:
    """One work rests on another. ``said`` tells where that is recorded: a field of its entry, or a record's sidecar."""

    later: str
    earlier: str
    kind: Kind
    said: str

    @property
    def words(self) -> str:
        """The tie as a clause: ``roe1995 is a translation of doe1990``."""
        return f"{self.later} {self.kind} {self.earlier}"


@dataclass(frozen=True, slots=True)
class Common:
    """What makes two works one witness: the work that both rest on (one of the two, or a third), and the ties."""

    one: Work
    other: Work
    source: str
    ties: tuple[Tie, ...]

    @property
    def words(self) -> str:
        """Why they are not independent, as a clause."""
        if len(self.ties) == 1:
            return self.ties[0].words
        if self.source in (self.one.id, self.other.id):
            later = self.other if self.source == self.one.id else self.one
            return f"{later.key} goes back to {self.source} ({'; '.join(tie.words for tie in self.ties)})"
        return f"both go back to {self.source} ({'; '.join(tie.words for tie in self.ties)})"


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties of an edition. ``down`` are those of each later work; what they lead to is found once and kept."""

    all: tuple[Tie, ...]
    down: Mapping[str, tuple[Tie, ...]]
    _found: dict[str, dict[str, Tie | None]] = made_of(default_factory=dict, repr=False, compare=False)

    def behind(self, key: str) -> Mapping[str, Tie | None]:
        """All that a work goes back to, itself included, nearest first, each with the tie that leads to it."""
        if key not in self._found:
            reached: dict[str, Tie | None] = {key: None}
            waiting = [key]
            for one in waiting:
                for tie in self.down.get(one, ()):
                    if tie.earlier not in reached and len(reached) < _FARTHEST:
                        reached[tie.earlier] = tie
                        waiting.append(tie.earlier)
            self._found[key] = reached
        return self._found[key]

    def common(self, works: Sequence[Work]) -> Iterator[Common]:
        """The works of a claim that are one witness with an earlier one of them; each is named once."""
        owners: dict[str, Work] = {}
        for work in works:
            reached = self.behind(work.id)
            shared = next((key for key in reached if key in owners), None)
            if shared is not None:
                first = owners[shared]
                yield Common(first, work, shared, (*self._way(first.id, shared), *self._way(work.id, shared)))
            for key in reached:
                owners.setdefault(key, work)

    def under(self, works: Iterable[Work]) -> tuple[Tie, ...]:
        """All ties that these works rest on, sorted."""
        found = {tie for work in works for key in self.behind(work.id) for tie in self.down.get(key, ())}
        return tuple(sorted(found, key=lambda tie: (tie.later, tie.earlier, tie.kind)))

    def circles(self) -> Iterator[tuple[Tie, ...]]:
        """Works that rest on each other in a circle, each circle once, as the ties that close it."""
        done: set[str] = set()
        for start in self.down:
            path: list[Tie] = []
            open_keys: dict[str, int] = {}
            stack = [(start, iter(self._said(start)))] if start not in done else []
            while stack:
                key, ties = stack[-1]
                open_keys.setdefault(key, len(path))
                tie = next(ties, None)
                if tie is None:
                    stack.pop()
                    done.add(key)
                    del open_keys[key]
                    del path[-1:]
                elif tie.earlier in open_keys:
                    yield (*path[open_keys[tie.earlier] :], tie)
                elif tie.earlier not in done:
                    path.append(tie)
                    stack.append((tie.earlier, iter(self._said(tie.earlier))))

    def _said(self, key: str) -> tuple[Tie, ...]:
        """The ties that somebody recorded, not those that are only likely."""
        return tuple(tie for tie in self.down.get(key, ()) if tie.kind != "is the same work as")

    def _way(self, key: str, source: str) -> tuple[Tie, ...]:
        """The ties from a work down to one that it goes back to."""
        reached = self.behind(key)
        way: list[Tie] = []
        tie = reached[source]
        while tie is not None:
            way.append(tie)
            tie = reached[tie.later]
        return tuple(reversed(way))


def ties(survey: Survey) -> Ties:
    """All ties between the works of an edition, cited or not."""
    known = dict(survey.library)
    found = dict.fromkeys(tie for work in known.values() for tie in _recorded(work, known))
    linked = {(tie.later, tie.earlier) for tie in found} | {(tie.earlier, tie.later) for tie in found}
    cited = {work.id: work for work in (*known.values(), *survey.cited)}
    alike = [tie for tie in _same(cited.values()) if (tie.later, tie.earlier) not in linked]
    down: dict[str, list[Tie]] = defaultdict(list)
    for tie in (*found, *alike):
        down[tie.later].append(tie)
    return Ties((*found, *alike), {key: tuple(some) for key, some in down.items()})


def _recorded(work: Work, known: Mapping[str, Work]) -> Iterator[Tie]:
    kind = _RELATED.get(re.sub(r"[\s_-]", "", work.entry.fields.get("relatedtype", "").lower()))
    if kind is not None:
        for key in _keys(work.entry.fields.get("related", "")):
            if key in known and key != work.key:
                later, earlier = (work.key, key) if kind[1] else (key, work.key)
                yield Tie(later, earlier, kind[0], f"related of {work.key}")
    for key, record in work.derives:
        if key != work.key:
            yield Tie(work.key, key, "derives from", f"derives-from in the sidecar of {record.path}")


def _keys(words: str) -> list[str]:
    return [key.strip() for key in words.split(",") if key.strip()]


# --- one work in two entries ------------------------------------------------------------------------------------------


def _same(works: Iterable[Work]) -> Iterator[Tie]:
    """Ties of entries with one author and one title, or with the title that another gives as its original's."""
    first: dict[tuple[str, ...], Work] = {}
    translated: list[tuple[Work, tuple[str, ...]]] = []
    for work in works:
        card = _card(work, "title")
        if card is None:
            continue
        earlier = first.setdefault(card, work)
        if earlier is not work:
            yield Tie(work.id, earlier.id, "is the same work as", "the same author and title")
        if (original := _card(work, "origtitle")) is not None and original != card:
            translated.append((work, original))
    for work, original in translated:
        if original in first and first[original] is not work:
            yield Tie(work.id, first[original].id, "is a translation of", f"origtitle of {work.id}")


def _card(work: Work, title: str) -> tuple[str, ...] | None:
    """Author, title and volume folded; None for a work that they do not single out."""
    people = work.entry.people.get("author", ())
    words = [fold_word(word) for word in _WORD.findall(work.entry.fields.get(title, "")[:400])]
    if not people or not words:
        return None
    fields = work.entry.fields
    apart = [fields.get(name, "") for name in _APART]
    short = len(words) < _TELLING and work.entry.type not in ("book", "mvbook")
    if short or work.entry.type not in _ISSUED_AGAIN:
        apart.append(field(work.entry, "date"))
    return (names.keys(people[0].family)[0], " ".join(words), *apart)
