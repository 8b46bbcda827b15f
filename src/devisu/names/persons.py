"""Whether two names can be one person's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from devisu import likeness
from devisu.languages import known, load
from devisu.names.keys import in_latin, is_cyrillic, keys, sounds
from devisu.names.parsing import Name, is_initial, parse, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

Likeness = Literal["same", "likely", "no"]
_SUREST: tuple[Likeness, ...] = ("same", "likely", "no")
_Agreement = Literal["agree", "open", "clash"]

_CLOSE = 88.0  # likeness of two family keys that differ by one letter in eight, or by a feminine ending
_SPELT_ALIKE = 85.0  # likeness of keys that sound alike and are written in one script: a Ломин is no Лумин
_LONG_SOUND, _LEAST_ROOT = 3, 4
_BY_FATHER = re.compile(r"(?:[ұу]лы|[uūyi]l[yiı]|қызы|кызы|[kq]yzy)\Z")
_FORMED = re.compile(r"(?:ul[iy]|yl[iy]|[kq]yzy|[oe]va?|ina?)\Z")
_KAZAKH = frozenset("әғқңөұүһі")
_SAME_GIVEN, _OPEN_GIVEN = 75.0, 50.0

# the Latin letters that may begin what begins with a Cyrillic letter, or with two Latin ones
_BEGIN = (
    "а:ah б:b в:vw г:gh д:d е:eyjih ё:eyj ж:zjg з:zs и:ijyh й:yij к:kcq л:l м:m н:n о:oh п:p р:r с:scz т:t у:uw "
    "ф:fpvt х:khxc ц:tcz ч:ctk ш:scj щ:sc э:eaih ю:yiju я:yija ы:yi ә:ae ғ:g қ:kqc ө:o ұ:u ү:u һ:h і:iyj є:yije ї:yij "
    "ґ:g дж:jdg дз:dz sh:sc zh:zjg kh:khxc ts:tcz ch:ctk yu:yiju iu:yiju ju:yiju ya:yija ia:yija ja:yija ye:eyji "
    "je:eyji yo:eyj dzh:jdg dz:dz th:tf ph:fp š:s ž:zj č:c"
)
_BEGINNINGS = {one.split(":")[0]: frozenset(one.split(":")[1]) for one in _BEGIN.split()}


def same_person(one: str | Name, other: str | Name) -> Likeness:
    """Whether two names can be one person's: by family name across scripts, then by what is known of given names.

    ``same``: the family names meet in a key and the given names agree, or neither has any. ``likely``: given names are
    missing on one side, or the family names only sound or look alike. ``no``: neither, or the given names clash. Of
    several who are named together (“Doe and Roe”) it is enough that one agrees.
    """
    found = [_same(first, second) for first in _each(one) for second in _each(other)]
    return min(found, key=_SUREST.index, default="no")


def are_several(name: str) -> bool:
    """Whether a name is that of several who are named together: “Doe and Roe”."""
    return len(_together().split(name)) > 1


def _each(name: str | Name) -> Iterator[str | Name]:
    """A name as it stands, and each of those that it joins by a conjunction."""
    yield name
    if isinstance(name, str) and len(together := _together().split(name)) > 1:
        yield from together


@cache
def _together() -> re.Pattern[str]:
    joints = {word for code in known() for word in load(code).conjunctions if word.isalpha()}
    return re.compile(rf"\s(?:{'|'.join(sorted(joints))})\s|,\s(?=[^,]{{1,60}}\s(?:{'|'.join(sorted(joints))})\s)")


def _same(one: str | Name, other: str | Name) -> Likeness:
    a, b = (parse(name) if isinstance(name, str) else name for name in (one, other))
    if not a.family or not b.family:
        return "same" if a == b else "no"
    given = _given(a.given, b.given)
    if given == "clash":
        return "no"
    if set(keys(a.family)) & set(keys(b.family)):
        return "same" if given == "agree" or not (a.given or b.given) else "likely"
    sure = given == "agree"
    return "likely" if _alike(a.family, b.family, sure=sure) or (sure and _share_a_father(a, b)) else "no"


def _share_a_father(one: Name, other: Name) -> bool:
    """Whether two family names are made of one Kazakh name, in -ұлы, in -ов or alone: Байтұрсынұлы and Байтурсынов.

    They may differ in vowels, as ө is written у or о in Russian. Without -ұлы on either side, a name alone and one in
    -ов are taken for one only where Kazakh letters tell the language: a Петр is no Петров.
    """
    by_father = any(_BY_FATHER.search(name.family) for name in (one, other))
    if not by_father and not any(_has_kazakh_letters(name) for name in (one, other)):
        return False
    families = [in_latin(name.family) for name in (one, other)]
    roots = [_FORMED.sub("", family) for family in families]
    if min(map(len, roots)) < _LEAST_ROOT or roots == families:
        return False
    lengths = {len(keys(root)[0]) for root in roots}
    return len(lengths) == 1 and bool(sounds(roots[0]) & sounds(roots[1]))


def _has_kazakh_letters(name: Name) -> bool:
    return not name.family.isascii() and not _KAZAKH.isdisjoint(name.full.lower())


def _alike(one: str, other: str, *, sure: bool) -> bool:
    """Whether two family names sound or look alike; ``sure`` tells that the given names agree.

    Across scripts a name as short as Shaw and Шоу has but one consonant to be known by, and is not denied.
    """
    shared = sounds(one) & sounds(other)
    a, b = keys(one)[0], keys(other)[0]
    least = 1 if is_cyrillic(one) != is_cyrillic(other) else 2 if sure else 3
    if any(len(sound) >= least for sound in shared) and not (
        is_cyrillic(one) and is_cyrillic(other) and likeness.ratio(a, b) < _SPELT_ALIKE
    ):
        return True
    if min(len(a), len(b)) >= 5 and likeness.ratio(a, b) >= _CLOSE:
        return True
    return _is_part(one, other) or _is_part(other, one)


def _is_part(one: str, other: str) -> bool:
    """Whether ``one`` is the first or last word of the double name ``other``, or sounds like it."""
    words = parts(other)
    if len(words) < 2 or len(parts(one)) != 1:
        return False
    long = {sound for sound in sounds(one) if len(sound) >= _LONG_SOUND}
    return any(set(keys(one)) & set(keys(word)) or long & sounds(word) for word in (words[0], words[-1]))


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> _Agreement:
    if not one or not other:
        return "open"
    found = [_one_given(a, b) for a, b in zip(one, other, strict=False)]
    if "clash" in found:
        return "clash"
    return found[0]


def _one_given(one: str, other: str) -> _Agreement:
    begin = bool(_beginnings(one) & _beginnings(other))
    if is_initial(one) or is_initial(other):
        return "agree" if begin else "clash"
    if set(keys(one)) & set(keys(other)) or sounds(one) & sounds(other):
        return "agree"
    alike = max(likeness.ratio(a, b) for a in keys(one) for b in keys(other))
    if alike >= _SAME_GIVEN:
        return "agree"
    return "open" if alike >= _OPEN_GIVEN and begin else "clash"


def _beginnings(given: str) -> frozenset[str]:
    low = given.lower().rstrip(".")
    found = next((_BEGINNINGS[low[:length]] for length in (3, 2, 1) if low[:length] in _BEGINNINGS), None)
    return found or frozenset(in_latin(low)[:1] or low[:1])
