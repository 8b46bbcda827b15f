"""Who edited, translated or compiled: the statements of responsibility of all styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from devisu.bibliography.lists import headings, people
from devisu.bibliography.lists.sheet import GAP, Taken

if TYPE_CHECKING:
    from devisu.bibliography.lists.sheet import Sheet
    from devisu.model import Person

_EDITOR: Final = (
    r"(?:[Пп]од\s(?:общ(?:ей|\.)\s|науч(?:ной|\.)\s|общей науч\.\s)?ред(?:акцией|\.)|[Оо]тв\.\s?ред\.|"
    r"[Оо]тветственный редактор|"
    r"[Жж]алпы ред(?:акциясын басқарған|\.)|[Гг]л\.\s?ред\.|"
    r"[Зз]а (?:заг(?:альною|\.) )?ред(?:акцією|\.)|[Вв]ідп\. ред\.|[Нн]ауч\.\s?ред\.|"
    r"[Рр]ед(?:кол)?\.\s?:?|[Рр]едкол(?:легия|\.)\s?:?|[Рр]едактор|"
    r"[Жж]ауапты ред(?:актор|\.)|"
    r"[Бб]ас ред(?:акторы|актор|\.)|[Рр]ед(?:акциясын) басқарған|[Ee]dited by|[Ee]ds?\. by|(?<=[,(\]/] )[Ee]ds?\.|"
    r"[Hh]rsg\.(?: von)?)"
)
_COMPILER: Final = (
    r"(?:[Оо]тв\.\s?сост\.|[Уу]поряд(?:ник|\.)|[Сс]ост(?:авители|авитель|авл|\.)(?:\s?и авт\. [^\s]{3,12})?|"
    r"[Ққ]ұраст(?:ырған|ырғандар|ырушылар|ырушы|"
    r"\.)|[Cc]ompiled by|[Cc]omp\.(?: by)?)"
)
_TRANSLATOR: Final = (
    r"(?:[Пп]ер(?:еводчик|евод|\.)(?:\s[сзі]\s[а-яіїє]{2,12}(?:\.|ого|ої)?)?|"
    r"(?:[а-яқғ]{2,12}\.\s)?[Аа]уд(?:арған|\.)|[Tt]ranslated by|"
    r"(?<![^\W_]\s)[Tt]rans\.(?: by)?|[Tt]rans\. by|[Tt]ransl\. by)"
)
_BOTH: Final = (
    r"(?:[Пп]од ред\. и пер\.|[Ee]dited (?:and|&) translated by|[Tt]ranslated (?:and|&) edited by|"
    r"[Ee]ds?\. (?:and|&) trans\.|"
    r"[Пп]ер\. и ред\.|[Сс]ост\. и отв\. ред\.|[Сс]ост\. и ред\.|[Оо]тв\. ред\. и сост\.|[Ее]d\. (?:and|&) trans\.)"
)
_STATEMENT: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<both>{_BOTH})|(?P<editor>{_EDITOR})|(?P<editora>{_COMPILER})|"
    rf"(?P<translator>{_TRANSLATOR}))[\s:]{{1,3}}"
    rf"(?:(?:проф|акад|доц|чл\.-корр|д-ра?\s(?:[а-я-]{{2,8}}\.\s?){{1,2}}наук)[.,]?\s){{0,3}}(?=[^\W\d_a-zа-яё])"
)
_BRACKETED: Final = re.compile(
    r"\((?P<names>[^()\x00]{3,300}), (?P<role>eds?\.(?: (?:&|and) trans\.)?|[Ee]ds?\.(?: (?:&|and) [Tt]rans\.)?|"
    r"[Tt]rans\.|[Tt]ranslators?|[Ee]ditors?)\)"
)
_NAMES_FIRST: Final = re.compile(
    r"\s{0,2}\((?P<role>[Ee]ds?\.?|[Ee]ditors?|[Hh]rsg\.|[Hh]gg?\.|[Dd]ir\.|[ÉéEe]ds?\.|[Cc]oord\.|[Rr]ed\.|"
    r"ред\.)\)[,:]?|,\s(?:eds?|trans|hrsg)\.,"
)
_GENITIVE: Final = re.compile(r"[Пп]од|[Зз]а ред|[Пп]ер\.|[Пп]еревод")
"""Labels after which Russian names stand in the genitive; they are kept as they stand."""
_PLACE_BEHIND: Final = re.compile(r"(?P<initials>[А-ЯЁ]\.)?\s(?P<place>[МЛКХ]\.)$")
_NATURAL: Final = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.){1,3}(?: [a-z]{2,3}){0,2} [A-ZÀ-Þ][\w’'-]+"
_WORD_FIRST: Final = re.compile(rf"{_NATURAL}(?=[,;)]|\s(?:and|&)\s|\.(?:\s|$)|$)")
"""A name that begins with a whole given name: “edited by Anne B. Ford,”, which is no family of that name."""
_FIRM: Final = re.compile(r"\s?(?:&|and)\s(?:Co(?:mpany|\.)?|Sons?|Bros\.|Brothers)(?!\w)|\sPress(?!\w)")
_ANY_NAME: Final = r"(?:[^.;,()\[\]/—–:]{2,40}(?: [A-Z]\.)+)?"
_PLAIN: Final = re.compile(
    rf"{_ANY_NAME}[^.;,()\[\]/—–:]{{2,80}}(?:(?:,| and| и| &| және){_ANY_NAME}[^.;,()\[\]/—–:\d]{{2,60}}){{0,6}}"
)
"""Names up to a sign that parts areas; a full stop behind one letter parts none."""
_YEAR_FOLLOWS: Final = re.compile(r",\s(?:1[5-9]|20)\d\d")
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")
_ROLES: Final = {"editor": "editor", "editora": "editor", "translator": "translator"}
_WORDS: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 400


class Statement(NamedTuple):
    """Where a statement of responsibility stood."""

    start: int
    end: int


def take(sheet: Sheet, start: int, end: int) -> list[Statement]:
    """Take all statements in a stretch of the item: «под ред. И. И. Иванова», “edited by J. Doe”, “(J. Doe, ed.)”."""
    taken: list[Statement] = []
    for group in list(_BRACKETED.finditer(sheet.left, start, end)):
        named = people.block(group["names"])
        if named.people:
            for role in _roles_of(group["role"].lower()):
                give(sheet, role, named, 0.95)
            sheet.own(*group.span())
            taken.append(Statement(*group.span()))
    reached = start
    while (found := _STATEMENT.search(sheet.left, reached, end)) is not None:
        reached = found.end()
        if statement := _take_one(sheet, found, end):
            taken.append(statement)
            reached = statement.end
    return taken


def _take_one(sheet: Sheet, found: re.Match[str], end: int) -> Statement | None:
    stop = _names_end(sheet.left, found.end(), min(end, found.end() + _REACH), found[0])
    named = people.block(sheet.left[found.end() : stop], natural=True)
    if not named.people:
        return None
    roles = (
        ["editor", "translator"]
        if found["both"] and _translates(found["both"])
        else [_ROLES.get(found.lastgroup or "", "editor")]
    )
    declined = bool(_GENITIVE.match(found[0]) and _CYRILLIC.search(sheet.left[found.end() : stop]))
    for role in roles:
        give(sheet, role, named, 0.65 if declined else 0.93)
    if found["editora"] and not sheet.has("editortype"):
        sheet.fields["editortype"] = sheet.fields["editor"]._replace(value="compiler")
    start = found.start()
    sheet.own(start, stop)
    return Statement(start, stop)


def _translates(words: str) -> bool:
    return "trans" in words or "пер" in words.lower()


def _roles_of(words: str) -> list[str]:
    roles = ["editor"] if words.startswith("ed") else []
    return roles + (["translator"] if "trans" in words else [])


def _names_end(words: str, start: int, end: int, label: str) -> int:
    """Where the names behind a label end."""
    stretch = words[start:end].partition(GAP)[0]
    natural = _WORD_FIRST.match(stretch) if label.isascii() else None
    found = None if natural else headings.heading(stretch, given_names=False)
    if found:
        return start + _before_place(stretch, _before_publisher(stretch, _before_firm(stretch, found)))
    plain = _PLAIN.match(stretch)
    if not plain:
        return start
    stop = plain[0]
    last = stop.rfind(", ")
    if (
        last > 0
        and re.match(r",\s(?:1[5-9]|20)\d\d", stretch[len(stop) :])
        and not stop.startswith((", and ", ", & "), last)
    ):
        return start + last
    others = people.OTHERS.match(stretch, len(stop) + 1) if len(stop) < len(stretch) else None
    return start + (others.end() if others else len(_without_publisher(stop)))


def _before_place(words: str, end: int) -> int:
    """Where names end whose last initial is a place («пер. И. И. Иванова. М.: Наука», «пер. Иванова И. М.: Наука»)."""
    found = _PLACE_BEHIND.search(words, 0, end)
    follows = words[end:].lstrip()
    if found and (follows.startswith(":") or (found["initials"] and _YEAR_FOLLOWS.match(follows))):
        return found.start("place")
    return end


def _before_firm(words: str, found: headings.Heading) -> headings.Heading:
    """The names without a last one that is a firm's: “edited by F. Doe, D. Roe & Co., 1898”."""
    last = words.rfind(", ", 0, found.end)
    return found._replace(end=last) if last > 0 and _FIRM.match(words, found.end) else found


def _before_publisher(words: str, found: headings.Heading) -> int:
    """Where names end whose last one is a publisher's (MLA: “edited by J. Doe, S. Roe, 1990”)."""
    last = words.rfind(", ", 0, found.end)
    dated = re.match(r",\s(?:1[5-9]|20)\d\d", words[found.end :])
    return last if dated and last > 0 and not words.startswith((", and ", ", & "), last) else found.end


def _without_publisher(words: str) -> str:
    """Names up to a comma behind which no name follows (MLA: “edited by Jane Doe, Valley Press, 2000”)."""
    kept, *others = re.split(r"(?=, | and | & | и | және )", words)
    for part in others:
        bare = re.sub(r"^(?:,| and| &| и| және)+\s?(?:and |и |& )?", "", part).strip()
        if part.startswith(", ") and not part.startswith((", and", ", и")) and len(bare.split()) < 2:
            break
        kept += part
    return kept


def give(sheet: Sheet, role: str, named: people.Names, sure: float) -> None:
    """Let a name field have these people, behind those it has."""
    known = sheet.people.get(role, ())
    new = tuple(one for one in named.people if not any(same(one, other) for other in known))
    everyone = known + new
    if named.others:
        sheet.others.add(role)
    sheet.people[role] = everyone
    value = people.written(people.Names(everyone, role in sheet.others))
    before = sheet.fields.get(role)
    sheet.fields[role] = Taken(value, min(sure, before.sure) if before else sure)


def same(one: Person, other: Person) -> bool:
    """Whether two names of one description are one person's: the same words, or the same family and initials."""
    if sorted(f"{one.given} {one.family}".split()) == sorted(f"{other.given} {other.family}".split()):
        return True
    if one.family.casefold() != other.family.casefold():
        return False
    short, full = sorted(
        (_WORDS.findall(one.given), _WORDS.findall(other.given)), key=lambda words: len("".join(words))
    )
    initials = [word[0] for word in full[: len(short)]]
    return bool(short) and short in (full, initials)


def names_first(sheet: Sheet, start: int, end: int) -> int:
    """Take editors who stand before their label, “J. Doe & R. Roe (eds.), ”; returns where they end."""
    found = _NAMES_FIRST.search(sheet.left, start, min(end, start + _REACH))
    if not found or GAP in sheet.left[start : found.start()].strip(GAP + " "):
        return start
    named = people.block(sheet.left[start : found.start()])
    if not named.people:
        return start
    give(sheet, "editor", named, 0.95)
    sheet.own(start, found.end())
    return found.end()
