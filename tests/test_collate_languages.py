"""Habits of quoting in five languages, with the verdict and the flags that a reader would give; all texts are made up."""

from __future__ import annotations

import pytest

from collating import Row, check_row, told

WINTER = """\
In the autumn of 1846 the overseers of Thornbeck refused the potatoes that the curate had bought at Harrow, and the
poor of the lower parish lived for eleven weeks upon nettles and meal.1 The overseers de-

1 Vestry book, folio 7; compare the curate's own account.

142

THE WINTER AT THORNBECK

clared that no petition had reached them, "for none," said the eldest, "was ever laid upon this table"; and the curate,
who could not prove the contrary, was obliged to withdraw. He did not forgive them. Unless the reader has seen the
vestry book, he will hardly believe how small the sum was: four pounds, nine shillings.
"""
FERRY = """\
The colour of the water, wrote Roe, was that of old tin; and the traveller, having paid his two-pence, was rowed across
by a ferry-man who had been "neither to school nor to church". I have not been able to find the ferryman's name. It is,
perhaps, of no consequence; but it may be of some that the ferry was let to him for a term of twenty-one years.
"""
DAM = """\
"The dam will hold," said the engineer, "until the snow melts, and then God help the valley." Nobody answered him.
The steward wrote in his diary that evening: "Rain. The engineer is afraid." He was the only man who was.
"""
MISREAD = """\
Thc ferry at Harrow was lct to one John Doe for tho tcrm of twcnty-one ycars, at a rcnt of fonr pounds a ycar, and
thc said John bound himsclf to carry thc parson without chargc on all thc Sundays of thc ycar.
"""
COUNCIL = """\
<pb n="31"/>The council sat for three days and could agree upon nothing but the price of candles. On the fourth day the
mayor rose and<pb n="32"/> declared the sitting closed, <pb n="33"/>though nobody had asked him to do so.
"""
WHEEL = """\
The miller's wheel goes round and round,
   The water goes before;
And all the corn that once was ground
   Is ground again no more.

12

O turn again, thou heavy stone,
   The hopper is not dry.
"""
HAMLET = """\
Крестьяне деревни Глухово отказались платить подушные деньги, ссылаясь на неурожай, и воевода, не дожидаясь указа,
послал к ним сержанта с двенадцатью солдатами. Сержант донёс, что деревня пуста, — «ни людей, ни скота, ни птицы», —
и что следы ведут к реке.

— 57 —

Глава вторая

Воевода не поверил. «Пустых деревень, — сказал он, — не бывает, бывают плохие сержанты». Он велел переписать дворы
заново и взыскать недоимку в тройном размере, кроме вдов и увечных.
"""
FAMINE = """\
Въ лѣто сіе бысть гладъ великій въ землѣ Глуховской, и людіе ядоша кору древяную. Никто не вѣдалъ, откуда придетъ
помощь, ибо воевода сидѣлъ въ городѣ и прошеній не принималъ. Чрезъ три мѣсяца прибылъ обозъ съ хлѣбомъ, присланный
купцомъ Дубровинымъ, котораго имя нынѣ забыто.
"""
FIRE = """\
Мельница сгорѣла въ ночь на 14-е сентября. Причины пожара слѣдствіе не установило; однако управляющій полагалъ, что
её подожгли сами арендаторы (1). Убытокъ былъ исчисленъ въ 4 500 рублей серебромъ.
"""
DITCH = """\
Көктемде ауылдың азаматтары бас қосып, тоған қазуға келісті. Алғашқы күні жүз қырық кісі шықты, ал келесі күні
олардың жартысы ғана келді. «Су келмесе, — деді Байтөре ақсақал, — бұл жер бізге де, малымызға да мекен болмайды».
Тоған үш жылда бітті, бірақ су бір-ақ рет келді. Оны ешкім ұмытқан жоқ.
"""
PASTURES = """\
Жәңгір төренің жарлығымен шекара бойындағы қыстаулар көшірілді. Халық қатты наразы болды, өйткені
шөп шабатын жер қалмады.

88

ҚЫСТАУЛАР ТАРИХЫ

Старшындар арыз жазды, арызға жауап болған жоқ. Сол жылдың күзінде екі мың төрт жүз үй Жайықтың арғы бетіне өтті.
"""
TOLL = """\
Die Müller von Tannengrund weigerten sich, den neuen Zoll zu entrichten, da ihnen, wie sie schrieben, „weder Wasser
noch Korn" geblieben sei. Der Amtmann Weiß ließ daraufhin die Schleusen schlie¬
ßen. Erst nach vierzehn Wochen gab er nach, ohne daß jemand den Grund erfahren hätte. Nichts davon steht in den
Akten.
"""
RIGHT = """\
»Wer das Wasser hat«, sagte der alte Roth, »der hat auch das Recht, und wer es nicht hat, der soll schweigen.« So
war es in Tannengrund seit hundert Jahren, und so blieb es, bis die Bahn kam.
"""
TITHE = """\
Les habitants du val Noir refusèrent de payer la dîme ; ils n’avaient, disaient-ils, « ni blé, ni foin, ni bêtes ». Le
bailli fit fermer le moulin pendant neuf semaines[3]. Il écrivit au duc que tout était tranquille, à moins qu’on ne
comptât pour du bruit les pleurs des femmes. L’œuvre du meunier fut oubliée.
"""
REGISTERS = """\
La maison brûla dans la nuit du 3 au 4 mars. On sauva les registres, mais non les cartes. [p. 27] Le notaire, homme
prudent, en avait gardé une copie que personne n’a jamais retrouvée depuis.
"""

ROWS: list[Row] = [
    (
        "across note, number, head, hyphen",
        "en",
        WINTER,
        "The overseers declared that no petition had reached them",
        "normalised",
        (),
    ),
    (
        "across the page, no hyphen near",
        "en",
        WINTER,
        "lived for eleven weeks upon nettles and meal. The overseers declared that no petition had reached them",
        "normalised",
        (),
    ),
    ("incise in the source dropped", "en", WINTER, "for none was ever laid upon this table", "normalised", ()),
    (
        "stops before limiting? no",
        "en",
        WINTER,
        "the curate, who could not prove the contrary, was obliged to withdraw",
        "verbatim",
        (),
    ),
    (
        "negation dropped",
        "en",
        WINTER,
        "who could prove the contrary, was obliged to withdraw. He did not forgive them",
        "altered",
        (
            "negation",
            "stops-short",
        ),
    ),
    (
        "sum altered",
        "en",
        WINTER,
        "he will hardly believe how small the sum was: five pounds, nine shillings",
        "altered",
        ("number",),
    ),
    (
        "emphasis mine",
        "en",
        WINTER,
        "the poor of the lower parish lived for eleven weeks upon nettles [emphasis mine] and meal",
        "verbatim",
        (),
    ),
    ("changed initial in brackets", "en", WINTER, "[H]e will hardly believe how small the sum was", "verbatim", ()),
    ("initial changed silently", "en", WINTER, "He will hardly believe how small the sum was", "verbatim", ()),
    (
        "ellipsis then initial",
        "en",
        WINTER,
        "In the autumn of 1846 the overseers . . . refused the potatoes that the curate had bought",
        "verbatim",
        None,
    ),
    (
        "bracketed ellipsis over limiting",
        "en",
        WINTER,
        "He did not forgive them. […] how small the sum was: four pounds",
        "verbatim",
        (
            "elided",
            "negation",
            "stops-short",
        ),
    ),
    ("spelling modernised", "en", FERRY, "The color of the water, wrote Roe, was that of old tin", "variant", ()),
    (
        "nested marks single",
        "en",
        FERRY,
        "a ferry-man who had been ‘neither to school nor to church’",
        "normalised",
        (),
    ),
    ("hyphens dropped", "en", FERRY, "having paid his twopence, was rowed across by a ferryman", "normalised", ()),
    ("sic inserted", "en", FERRY, "was rowed across by a ferry-man [sic] who had been", "verbatim", ()),
    (
        "bracketed name",
        "en",
        FERRY,
        "the ferry was let to him [John Doe] for a term of twenty-one years",
        "verbatim",
        (),
    ),
    ("tail comma", "en", FERRY, "I have not been able to find the ferryman's name,", "verbatim", ()),
    ("tail question", "en", FERRY, "I have not been able to find the ferryman's name?", "normalised", ()),
    ("modal changed", "en", FERRY, "it must be of some that the ferry was let to him", "altered", ("modal",)),
    ("number changed", "en", FERRY, "the ferry was let to him for a term of twenty-two years", "altered", ("number",)),
    ("curly apostrophe", "en", FERRY, "I have not been able to find the ferryman’s name", "normalised", ()),
    (
        "speech joined",
        "en",
        DAM,
        "The dam will hold until the snow melts, and then God help the valley",
        "normalised",
        (),
    ),
    (
        "speech joined with ellipsis",
        "en",
        DAM,
        "The dam will hold . . . until the snow melts, and then God help the valley",
        "verbatim",
        None,
    ),
    (
        "across number and chapter",
        "ru",
        HAMLET,
        "и что следы ведут к реке. Воевода не поверил. «Пустых деревень",
        "verbatim",
        (),
    ),
    ("incise dropped", "ru", HAMLET, "Пустых деревень не бывает, бывают плохие сержанты", "normalised", ()),
    ("number in words", "ru", HAMLET, "послал к ним сержанта с двадцатью солдатами", "altered", ("number",)),
    (
        "stops before except",
        "ru",
        HAMLET,
        "Он велел переписать дворы заново и взыскать недоимку в тройном размере",
        "verbatim",
        ("stops-short",),
    ),
    (
        "ellipsis in angle brackets",
        "ru",
        HAMLET,
        "Крестьяне деревни Глухово отказались платить подушные деньги <…> и воевода, не дожидаясь указа, послал к ним сержанта",
        "verbatim",
        ("elided",),
    ),
    ("e for yo", "ru", HAMLET, "Сержант донес, что деревня пуста", "not-distinctive", ()),
    (
        "t. e. in brackets",
        "ru",
        HAMLET,
        "Он [т. е. воевода. — А. Б.] велел переписать дворы заново",
        "not-distinctive",
        (),
    ),
    (
        "old orthography modernised",
        "ru",
        FAMINE,
        "Никто не ведал, откуда придет помощь, ибо воевода сидел в городе и прошений не принимал",
        "variant",
        (),
    ),
    ("old kept", "ru", FAMINE, "Никто не вѣдалъ, откуда придетъ помощь, ибо воевода сидѣлъ въ городѣ", "verbatim", ()),
    ("old ending", "ru", FAMINE, "присланный купцом Дубровиным, которого имя ныне забыто", "variant", ()),
    ("through to cherez", "ru", FAMINE, "Через три месяца прибыл обоз с хлебом", "variant", ()),
    ("name changed", "ru", FAMINE, "прибылъ обозъ съ хлѣбомъ, присланный купцомъ Дубровскимъ", "altered", ("name",)),
    (
        "note in round brackets left out",
        "ru",
        FIRE,
        "однако управляющий полагал, что её подожгли сами арендаторы. Убыток был исчислен",
        "variant",
        (),
    ),
    ("figures", "ru", FIRE, "Убытокъ былъ исчисленъ въ 4 600 рублей серебромъ", "altered", ("number",)),
    ("thin space in figure", "ru", FIRE, "Убытокъ былъ исчисленъ въ 4500 рублей серебромъ", "normalised", ()),
    ("day without ending", "ru", FIRE, "Мельница сгорела в ночь на 14 сентября", "altered", None),
    ("kk incise", "kk", DITCH, "Су келмесе, бұл жер бізге де, малымызға да мекен болмайды", "normalised", ()),
    (
        "kk substitutes",
        "kk",
        DITCH,
        "Алгашкы куни жуз кырык киси шыкты, ал келеси куни олардын жартысы гана келди",
        "variant",
        (),
    ),
    (
        "kk latin schwa",
        "kk",
        PASTURES,
        "Жəңгір төренің жарлығымен шекара бойындағы қыстаулар көшірілді",
        "normalised",
        (),
    ),
    (
        "kk before but",
        "kk",
        DITCH,
        "Алғашқы күні жүз қырық кісі шықты [...] Тоған үш жылда бітті",
        "verbatim",
        (
            "elided",
            "negation",
            "stops-short",
        ),
    ),
    (
        "kk across page",
        "kk",
        PASTURES,
        "өйткені шөп шабатын жер қалмады. Старшындар арыз жазды, арызға жауап болған жоқ",
        "verbatim",
        (),
    ),
    ("kk suffix", "kk", PASTURES, "шекара бойындағы қыстауларды көшірілді. Халық қатты наразы болды", "altered", None),
    ("kk number", "kk", PASTURES, "екі мың бес жүз үй Жайықтың арғы бетіне өтті", "altered", ("number",)),
    ("de hyphen not-sign", "de", TOLL, "Der Amtmann Weiß ließ daraufhin die Schleusen schließen", "normalised", ()),
    (
        "de reform",
        "de",
        TOLL,
        "Erst nach vierzehn Wochen gab er nach, ohne dass jemand den Grund erfahren hätte",
        "variant",
        (),
    ),
    ("de swiss", "de", TOLL, "Der Amtmann Weiss liess daraufhin die Schleusen schliessen", "variant", ()),
    (
        "de incise",
        "de",
        RIGHT,
        "Wer das Wasser hat, der hat auch das Recht, und wer es nicht hat, der soll schweigen",
        "normalised",
        (),
    ),
    (
        "de inner quotes",
        "de",
        TOLL,
        "da ihnen, wie sie schrieben, ›weder Wasser noch Korn‹ geblieben sei",
        "normalised",
        (),
    ),
    ("fr ligature", "fr", TITHE, "L'oeuvre du meunier fut oubliée", "not-distinctive", ()),
    (
        "fr spaces before colon",
        "fr",
        TITHE,
        "Les habitants du val Noir refusèrent de payer la dîme; ils n'avaient, disaient-ils, «ni blé, ni foin",
        "normalised",
        (),
    ),
    (
        "fr note",
        "fr",
        TITHE,
        "Le bailli fit fermer le moulin pendant neuf semaines. Il écrivit au duc que tout était tranquille",
        "normalised",
        ("stops-short",),
    ),
    ("fr accents dropped", "fr", TITHE, "Il ecrivit au duc que tout etait tranquille", "variant", ("stops-short",)),
    (
        "fr inline page",
        "fr",
        REGISTERS,
        "On sauva les registres, mais non les cartes. Le notaire, homme prudent, en avait gardé une copie",
        "verbatim",
        (),
    ),
    ("fr page in quotation", "fr", REGISTERS, "mais non les cartes. [p. 27] Le notaire, homme prudent", "verbatim", ()),
    (
        "ocr record read right",
        "en",
        MISREAD,
        "The ferry at Harrow was let to one John Doe for the term of twenty-one years, at a rent of four pounds a year",
        "variant",
        (),
    ),
    (
        "milestones",
        "en",
        COUNCIL,
        "On the fourth day the mayor rose and declared the sitting closed, though nobody had asked him",
        "verbatim",
        (),
    ),
    (
        "page bar in the quotation",
        "en",
        COUNCIL,
        "On the fourth day the mayor rose and | declared the sitting closed",
        "verbatim",
        ("stops-short",),
    ),
    (
        "page number in bars",
        "en",
        COUNCIL,
        "the mayor rose and |32| declared the sitting closed",
        "verbatim",
        ("stops-short",),
    ),
    ("verse slashes", "en", WHEEL, "And all the corn that once was ground / Is ground again no more", "verbatim", ()),
    (
        "verse stanza double slash",
        "en",
        WHEEL,
        "Is ground again no more. // O turn again, thou heavy stone",
        "verbatim",
        (),
    ),
    ("soft hyphens", "en", FERRY, "the trav\u00adeller, having paid his two-pence, was rowed across", "normalised", ()),
    ("NFD", "fr", TITHE, "Il e\u0301crivit au duc que tout e\u0301tait tranquille", "normalised", ("stops-short",)),
    ("fi ligature", "en", FERRY, "I have not been able to \ufb01nd the ferryman's name", "normalised", ()),
    ("nbsp", "ru", HAMLET, "послал к\u00a0ним сержанта с двенадцатью солдатами", "verbatim", ()),
]


@pytest.mark.parametrize("row", ROWS, ids=told)
def test_habits_of_quoting(row: Row) -> None:
    check_row(row)
