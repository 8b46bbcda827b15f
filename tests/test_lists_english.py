"""Items in Chicago, MLA, APA and Harvard."""

from __future__ import annotations

import pytest

from devisu.bibliography import lists

# item, style, type, fields besides the raw string (all works, people and archives' numbers are made up)
ENGLISH = [
    (
        "Doe, Jane. The Red Mill: A History. London: Valley Press, 1990.",
        "chicago-notes",
        "book",
        {
            "author": "Doe, Jane",
            "title": "The Red Mill: A History",
            "publisher": "Valley Press",
            "location": "London",
            "date": "1990",
        },
    ),
    (
        "Doe, Jane, and Richard Roe. Bread and the Steppe. 2nd ed. Cambridge, MA: Example University Press, 1964.",
        "chicago-notes",
        "book",
        {
            "author": "Doe, Jane and Roe, Richard",
            "title": "Bread and the Steppe",
            "edition": "2",
            "publisher": "Example University Press",
            "location": "Cambridge, MA",
            "date": "1964",
        },
    ),
    (
        "Poe, Peter. “Who Kept the Mills?” Journal of Invented History 12, no. 3 (2003): 301–28.",
        "chicago-notes",
        "article",
        {
            "author": "Poe, Peter",
            "title": "Who Kept the Mills?",
            "journaltitle": "Journal of Invented History",
            "volume": "12",
            "number": "3",
            "date": "2003",
            "pages": "301–28",
        },
    ),
    (
        "Poe, Peter. 2003. “Who Kept the Mills?” Journal of Invented History 12 (3): 301–328.",
        "chicago-author-date",
        "article",
        {
            "author": "Poe, Peter",
            "title": "Who Kept the Mills?",
            "journaltitle": "Journal of Invented History",
            "volume": "12",
            "number": "3",
            "date": "2003",
            "pages": "301–328",
        },
    ),
    (
        "Coe, Carl. “Fairs and Their Smells.” In Markets of the Mind, edited by Zachary Zoe, 77–99. Oxford: Fictive Press, 1999.",
        "chicago-notes",
        "incollection",
        {
            "author": "Coe, Carl",
            "editor": "Zoe, Zachary",
            "title": "Fairs and Their Smells",
            "booktitle": "Markets of the Mind",
            "publisher": "Fictive Press",
            "location": "Oxford",
            "date": "1999",
            "pages": "77–99",
        },
    ),
    (
        "Coe, C. (1999). Fairs and their smells. In Z. Zoe & J. Doe (Eds.), Markets of the mind (2nd ed., pp. 77–99). Fictive Press.",
        "apa",
        "incollection",
        {
            "author": "Coe, C.",
            "editor": "Zoe, Z. and Doe, J.",
            "title": "Fairs and their smells",
            "booktitle": "Markets of the mind",
            "edition": "2",
            "publisher": "Fictive Press",
            "date": "1999",
            "pages": "77–99",
        },
    ),
    (
        "Moe, M., Loe, L., & Noe, N. (2011). Counting sheep in the archive. Made-up Review, 4(2), 1–19. https://doi.org/10.1234/mur.2011.4",
        "apa",
        "article",
        {
            "author": "Moe, M. and Loe, L. and Noe, N.",
            "title": "Counting sheep in the archive",
            "journaltitle": "Made-up Review",
            "volume": "4",
            "number": "2",
            "date": "2011",
            "pages": "1–19",
            "doi": "10.1234/mur.2011.4",
        },
    ),
    (
        "Doe, J. (1990). The red mill: A history. Valley Press.",
        "apa",
        "book",
        {"author": "Doe, J.", "title": "The red mill: A history", "publisher": "Valley Press", "date": "1990"},
    ),
    (
        "Doe, J. (1990) The Red Mill: A History. 2nd edn. London: Valley Press.",
        "harvard",
        "book",
        {
            "author": "Doe, J.",
            "title": "The Red Mill: A History",
            "edition": "2",
            "publisher": "Valley Press",
            "location": "London",
            "date": "1990",
        },
    ),
    (
        "Poe, P. (2003) ‘Who kept the mills?’, Journal of Invented History, 12(3), pp. 301–328.",
        "harvard",
        "article",
        {
            "author": "Poe, P.",
            "title": "Who kept the mills?",
            "journaltitle": "Journal of Invented History",
            "volume": "12",
            "number": "3",
            "date": "2003",
            "pages": "301–328",
        },
    ),
    (
        "Poe, Peter. “Who Kept the Mills?” Journal of Invented History, vol. 12, no. 3, 2003, pp. 301–28.",
        "mla",
        "article",
        {
            "author": "Poe, Peter",
            "title": "Who Kept the Mills?",
            "journaltitle": "Journal of Invented History",
            "volume": "12",
            "number": "3",
            "date": "2003",
            "pages": "301–28",
        },
    ),
    (
        "Coe, Carl. “Fairs and Their Smells.” Markets of the Mind, edited by Zachary Zoe, Fictive Press, 1999, pp. 77–99.",
        "mla",
        "incollection",
        {
            "author": "Coe, Carl",
            "editor": "Zoe, Zachary",
            "title": "Fairs and Their Smells",
            "booktitle": "Markets of the Mind",
            "publisher": "Fictive Press",
            "date": "1999",
            "pages": "77–99",
        },
    ),
    (
        "Foe, Fiona. “Millers Abroad.” PhD diss., University of Nowhere, 2008.",
        "mla",
        "thesis",
        {
            "author": "Foe, Fiona",
            "title": "Millers Abroad",
            "type": "PhD diss",
            "institution": "University of Nowhere",
            "date": "2008",
        },
    ),
    (
        "Foe, F. (2008). Millers abroad [Doctoral dissertation, University of Nowhere].",
        "apa",
        "thesis",
        {
            "author": "Foe, F.",
            "title": "Millers abroad",
            "type": "Doctoral dissertation",
            "institution": "University of Nowhere",
            "date": "2008",
        },
    ),
    (
        "Zoe, Zachary, ed. Markets of the Mind. 3 vols. Oxford: Fictive Press, 1999.",
        "chicago-notes",
        "collection",
        {
            "editor": "Zoe, Zachary",
            "title": "Markets of the Mind",
            "volumes": "3",
            "publisher": "Fictive Press",
            "location": "Oxford",
            "date": "1999",
        },
    ),
    (
        "Goe, Gerard van der. Letters from Karsk. Translated by Jane Doe. New York: Nowhere Books, 1975.",
        "chicago-notes",
        "book",
        {
            "author": "van der Goe, Gerard",
            "translator": "Doe, Jane",
            "title": "Letters from Karsk",
            "publisher": "Nowhere Books",
            "location": "New York",
            "date": "1975",
        },
    ),
    (
        "Karsk Town Council. “History of the Town.” Accessed May 12, 2021. https://example.org/karsk.",
        "chicago-notes",
        "online",
        {
            "author": "Karsk Town Council",
            "title": "History of the Town",
            "url": "https://example.org/karsk",
            "urldate": "2021-05-12",
        },
    ),
    (
        "Karsk Town Council. (2020, March 5). History of the town. https://example.org/karsk",
        "apa",
        "online",
        {
            "author": "Karsk Town Council",
            "title": "History of the town",
            "date": "2020-03-05",
            "url": "https://example.org/karsk",
        },
    ),
    (
        "Roe, Richard. “Fair Opened.” Karsk Gazette, December 5, 1936.",
        "chicago-notes",
        "article",
        {"author": "Roe, Richard", "title": "Fair Opened", "journaltitle": "Karsk Gazette", "date": "1936-12-05"},
    ),
    (
        "Doe, Jane. The Red Mill. London: Valley Press; New York: Nowhere Books, 1990.",
        "chicago-notes",
        "book",
        {
            "author": "Doe, Jane",
            "title": "The Red Mill",
            "publisher": "Valley Press and Nowhere Books",
            "location": "London and New York",
            "date": "1990",
        },
    ),
    (
        "[12] Smith, Adam J., et al. Mills Without Millers. Valley Press, 2001.",
        "mla",
        "book",
        {
            "author": "Smith, Adam J. and others",
            "title": "Mills Without Millers",
            "publisher": "Valley Press",
            "date": "2001",
        },
    ),
    (
        "The National Archives, Kew, FO 371/1234.",
        "archival",
        "manuscript",
        {"library": "The National Archives, Kew, FO 371/1234"},
    ),
    (
        "Roe, Richard. 1964a. Bread. Cambridge: Example University Press.",
        "chicago-author-date",
        "book",
        {
            "author": "Roe, Richard",
            "title": "Bread",
            "publisher": "Example University Press",
            "location": "Cambridge",
            "date": "1964",
            "x-year-letter": "a",
        },
    ),
    (
        "Doe, Jane. “Mills.” In The Karsk Companion, vol. 2, edited by R. Roe and P. Poe, xii–xx. London: Valley Press, 1990.",
        "chicago-notes",
        "incollection",
        {
            "author": "Doe, Jane",
            "editor": "Roe, R. and Poe, P.",
            "title": "Mills",
            "booktitle": "The Karsk Companion",
            "volume": "2",
            "publisher": "Valley Press",
            "location": "London",
            "date": "1990",
            "pages": "xii–xx",
        },
    ),
]


@pytest.mark.parametrize(("item", "style", "kind", "fields"), ENGLISH)
def test_an_english_item_is_read(item: str, style: str, kind: str, fields: dict[str, str]) -> None:
    read = lists.parse(item)
    found = {name: value for name, value in read.entry.fields.items() if name != "x-raw"}
    assert (read.style, read.entry.type, found) == (style, kind, fields)
