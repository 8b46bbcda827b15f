"""All rules. A new one is written in the file of its family and listed in that file's RULES."""

from __future__ import annotations

from devisu.rules import (
    bib_archives,
    bib_damage,
    bib_duplicates,
    bib_fields,
    bib_use,
    bib_words,
    chronology,
    citation,
    edition,
    own_list,
    quotation,
    short_titles,
    sources,
    sources_ties,
    sources_use,
    support,
    text,
    text_letters,
    translation,
    wording,
)

RULES = (
    *text.RULES,
    *text_letters.RULES,
    *citation.RULES,
    *short_titles.RULES,
    *quotation.RULES,
    *wording.RULES,
    *translation.RULES,
    *support.RULES,
    *bib_damage.RULES,
    *bib_duplicates.RULES,
    *bib_fields.RULES,
    *bib_words.RULES,
    *bib_archives.RULES,
    *bib_use.RULES,
    *sources.RULES,
    *sources_ties.RULES,
    *sources_use.RULES,
    *chronology.RULES,
    *edition.RULES,
    *own_list.RULES,
)
LAST = edition.LAST
"""Rules that run after all others, since they speak of the suppressions left unused."""

EVERY = tuple(sorted((*RULES, *LAST), key=lambda one: one.code))
CODES = frozenset(one.code for one in EVERY)
