"""Reasons in a historian's words: what was compared with what, what differs, and what would settle an open case."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from devisu.readers.language import script_of, tell, tell_surely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.collate.question import Question
    from devisu.model import Collation, Record, Variant

WITNESS = "See the work itself: another edition or copy may read otherwise."
_LANGUAGES = {
    "en": "English", "ru": "Russian", "kk": "Kazakh", "de": "German", "fr": "French", "la": "Latin", "es": "Spanish",
    "it": "Italian", "pl": "Polish", "uk": "Ukrainian", "ky": "Kyrgyz", "uz": "Uzbek", "tr": "Turkish", "tt": "Tatar",
}  # fmt: skip


_TELLING = 60
"""Letters of a quotation from which on its own language is told, whatever the text's is."""

_SAMPLE = 4000
"""Letters of a record that tell its language, where its sidecar does not."""


class Gap(NamedTuple):
    """Why a quotation was not compared, and what would settle it."""

    reason: str
    missing: str


NO_WORDS = Gap("the quotation holds no words that could be compared", "")
ORIGINAL_WITHOUT_WORDS = Gap(
    "the accepted original gives no words", "Accept it anew, with its words (devisu claims judge --exact)."
)


SLOW = Gap("too slow: the time allowed for one quotation was up", "Compare this quotation by hand.")


def gap(question: Question, records: Sequence[Record], *, slow: bool) -> Gap | None:
    """Why words that were found in no cited record are still not shown to be absent from the cited works."""
    keys = question.cited or question.candidates
    witnesses = [record for record in records if record.entry in keys]
    if not question.cited and not witnesses:
        why = question.absent or "no citation"
        return Gap(why, "Add the citation." if why == "no citation" else "Identify the work, then add its pages.")
    seen = {record.entry for record in witnesses}
    for key in question.cited or [key for key in question.candidates if key in seen]:
        own = [record for record in witnesses if record.entry == key]
        found = _gap_of(key, own, question)
        if found:
            return found
    if not question.cited:
        names = ", ".join(record.path for record in witnesses)
        why = question.absent or "the cited work is unidentified"
        return Gap(f"{why}; the record of its candidate ({names}) does not hold these words", "Identify the work.")
    if slow:
        return SLOW
    return None


def _gap_of(key: str, own: Sequence[Record], question: Question) -> Gap | None:
    settle = f"See {key}, or add its pages."
    if not own:
        return Gap(f"there is no source record of {key}", settle)
    readable = [one for one in own if not is_foreign(one, question)]
    if not readable:
        record, words = _language(language_of(own[0])), _language(question.language)
        whose = "the record" if question.cited else f"the record of the candidate {key}"
        reason = f"{whose} is in {record}, the quotation in {words}: no original accepted"
        return Gap(reason, f"Find the original words in {own[0].path}, and accept them (devisu claims judge).")
    if all(one.extent == "excerpt" for one in readable):
        excerpts = ", ".join(f"{one.path}{_extent(one)}" for one in readable)
        what = "an excerpt" if len(readable) == 1 else "excerpts"
        return Gap(f"of {key} there is {what} ({excerpts}) without these words", settle)
    return None


def is_foreign(record: Record, question: Question) -> bool:
    """Whether a record is in another language than the quotation, which may be quoted as it stands there."""
    language, words = language_of(record), question.quotation.text
    if not language:
        return script_of(record.text[:_SAMPLE]) != script_of(words)
    if language == question.language:
        return False
    return sum(map(str.isalpha, words)) < _TELLING or tell(words) != language


def language_of(record: Record) -> str:
    """The language of a record: its sidecar's word, or else what its words surely tell, or ""."""
    return record.language or tell_surely(record.text[:_SAMPLE])


def _language(code: str) -> str:
    return _LANGUAGES.get(code, f"“{code}”") if code else "another language"


def _extent(record: Record) -> str:
    if not record.pages:
        return ""
    first, last = record.pages[0].number, record.pages[-1].number
    return f", p. {first}" if first == last else f", pp. {first}–{last}"


def found(collation: Collation, places: int, *, on_page: bool | None) -> str:
    """Where the words stand and what differs."""
    where = collation.source + (f", p. {collation.page}" if collation.page else "")
    cited = {True: ", as cited", False: ", not on the page cited", None: ""}[on_page]
    several = f" (and at {places - 1} more place{'s' if places > 2 else ''})" if places > 1 else ""
    return f"{_what(collation)} in {where}{cited}{several}"


def elsewhere(collation: Collation) -> str:
    """That the words stand in another record, which may itself be quoting them."""
    where = collation.source + (f", p. {collation.page}" if collation.page else "")
    return f"these words stand in {where}, which may itself be quoting them"


def original_lost(named: str, places: Sequence[Collation], *, held: bool) -> Gap:
    """That the words which a person accepted as the original do not stand in the record that was named."""
    if not named:
        return Gap("the accepted original names no record", "Accept it anew, with its record (devisu claims judge).")
    what = f"does not stand in {named}" if held else f"was seen in {named}, and there is no such record"
    also = f"; {elsewhere(places[0])}" if places else ""
    return Gap(f"the accepted original {what}{also}", f"See {named} again, and accept what stands there.")


def not_found(question: Question, records: Sequence[Record]) -> str:
    """Which whole records were looked through."""
    names = ", ".join(record.path for record in records if record.entry in question.cited and record.extent == "whole")
    others = sum(record.entry not in question.cited for record in records)
    return f"not in the whole record of the cited work ({names})" + (", nor in any other record" if others else "")


def _what(collation: Collation) -> str:
    unmarked = [one for one in collation.variants if not one.marked]
    match collation.verdict:
        case "verbatim":
            return "word for word"
        case "out-of-order":
            return "the parts joined by an ellipsis stand in another order, or far apart,"
        case "not-distinctive":
            told = _differences(unmarked)
            return (
                f"too few words to be distinctive; found {told}" if told else "too few words to be distinctive; found"
            )
    return _differences(unmarked) or "word for word"


_TOLD = {
    "substitution": "{n} substituted: {a} for {b}",
    "inflection": "{n} inflected otherwise: {a} for {b}",
    "omission": "words left out without a mark: {b}",
    "insertion": "words put in without brackets: {a}",
    "transposition": "words in another order: {a}",
    "spelling": "{n} spelt otherwise: {a} for {b}",
    "ocr": "{n} misread: {a} for {b}",
}


def _differences(variants: Sequence[Variant]) -> str:
    """The gravest kind of difference with its first case, and how many there are."""
    for kind, told in _TOLD.items():
        same = [one for one in variants if one.kind == kind]
        if same:
            number = "one word" if len(same) == 1 else f"{len(same)} words"
            words = told.format(n=number, a=_short(same[0].quotation), b=_short(same[0].source))
            rest = sum(one.kind in _TOLD for one in variants) - len(same)
            more = f", and {rest} other difference{'s' if rest > 1 else ''}" if rest else ""
            return f"{words}{more};"
    kinds = list(dict.fromkeys(one.kind.replace("look-alike", "look-alike letters") for one in variants))
    return f"differs only in {' and '.join(kinds)};" if kinds else ""


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"
