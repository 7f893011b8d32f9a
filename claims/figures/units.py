"""The unit of a number: a currency, a measure, or the noun that is counted."""

import re
from dataclasses import dataclass

from claims.figures.nouns import Noun, read_noun
from claims.figures.number import Number
from claims.figures.tables import UNITS, singular
from claims.figures.tokens import Sentence

KINDS: dict[str, str] = UNITS["kinds"]
CURRENCIES = frozenset({*UNITS["currency_before"].values(), *UNITS["currency_after"].values()})
NATIONS: dict[str, str] = UNITS["currency_nations"]
TOUCHING_ONLY = frozenset({"g", "l", "t", "p", "c", "m", "w", "v", "pp", "ps", "mi", "pc"})


def longest_first(signs: list[str]) -> str:
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))


BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:{longest_first(list(UNITS['currency_before']))})[ ]?[-−–]?$", re.I
)
PHRASE = re.compile(
    r"(?:[ -]?to)?[  -]{0,2}(?P<phrase>"
    + longest_first(list(UNITS["phrases"])).replace(r"\ ", "[  -]").replace(r"\-", "[  -]")
    + r")(?![A-Za-z])",
    re.I,
)
SYMBOL = re.compile(
    rf"(?P<gap>[  -]?)(?P<symbol>{longest_first(list(UNITS['symbols']))})(?![A-Za-z0-9²])", re.I
)
PER = re.compile(
    rf"[  -]?(?:(?:per|an?|each|every)[  -]|/)(?P<per>{longest_first(UNITS['per']['words'])})\b"
    r"(?! (?:ago|earlier|later|before|after)\b)",
    re.I,
)
# "46.2C", "104F": a capital that touches the number.
DEGREES = re.compile(r"[CF](?![\w°-])")
AGED = re.compile(
    r"\b(?:aged?(?: of| over| under| above| below)?|ages|younger than|older than|aged between"
    r"|over the age of|under the age of|at the age of"
    r"|aged [0-9]{1,3} (?:to|and)) (?:about |around )?$",
    re.I,
)
OLDER = re.compile(r" (?:or|and) (?:older|younger)\b|,? years? old\b")
COMMA_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+(?:, | \()$")
NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+,? $")
SPEAKING = re.compile(r",? (?:has|is|was|who|said|had)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is a number of. `start` and `end` take in the signs that touch it."""

    name: str
    kind: str
    start: int
    end: int
    noun: Noun | None = None
    per: str = ""


def read_unit(sentence: Sentence, number: Number) -> Unit:
    """The unit of a number, with name "" when it has none."""
    start, end = sentence.tokens[number.first].start, sentence.tokens[number.last - 1].end
    unit = currency_before(sentence, start, end) or unit_after(sentence, number, start, end)
    return with_rate(sentence, unit)


def currency_before(sentence: Sentence, start: int, end: int) -> Unit | None:
    match = BEFORE.search(sentence.between(start - 6, start))
    if match is None:
        return None
    sign = match.group().strip(" -−–").lower()
    name = UNITS["currency_before"][sign]
    return Unit(name, "money", start - len(match.group()), end)


def unit_after(sentence: Sentence, number: Number, start: int, end: int) -> Unit:
    if number.kind == "fraction":
        return Unit("percentage", "share", start, end)
    text = sentence.article.text
    phrase = PHRASE.match(text, end, sentence.end)
    if phrase:
        name = UNITS["phrases"][normal_phrase(phrase["phrase"])]
        return Unit(name, KINDS.get(name, "other"), start, phrase.end())
    degrees = DEGREES.match(text, end, sentence.end)
    if degrees and number.kind == "digits":
        name = "celsius" if degrees[0] == "C" else "fahrenheit"
        return Unit(name, KINDS.get(name, "other"), start, degrees.end())
    symbol = SYMBOL.match(text, end, sentence.end)
    if (
        symbol
        and number.kind == "digits"
        and allowed(
            symbol["symbol"], symbol["gap"], sentence.between(symbol.end(), symbol.end() + 8)
        )
    ):
        name = UNITS["symbols"][symbol["symbol"].lower()]
        kind = "money" if name in CURRENCIES else KINDS.get(name, "other")
        return Unit(name, kind, start, symbol.end())
    if is_age(sentence, number, start, end):
        return Unit("year of age", "age", start, end)
    return currency_after(sentence, number, start, end) or noun_unit(sentence, number, start, end)


def is_age(sentence: Sentence, number: Number, start: int, end: int) -> bool:
    """As in "aged 34", "70 or older", "Senard, 65, said"."""
    if number.kind == "vague":
        return False
    before = sentence.between(start - 30, start)
    if AGED.search(before) or OLDER.match(sentence.article.text, end):
        return True
    if number.kind != "digits" or not 0 < number.value < 120 or number.step < 1:
        return False
    after = sentence.between(end, end + 6)
    return bool(COMMA_BEFORE.search(before) and after[:1] in (",", ")")) or bool(
        NAME_BEFORE.search(before) and SPEAKING.match(after)
    )


def normal_phrase(words: str) -> str:
    """The entry of the table that these words were matched by."""
    words = re.sub(r"[  -]", " ", words.lower())
    for entry in UNITS["phrases"]:
        if entry.replace("-", " ") == words:
            return str(entry)
    return "per cent"


LONG = re.compile(r" (?:tall|long|wide|high|deep|away|above|below)\b")


def allowed(symbol: str, gap: str, after: str) -> bool:
    """Single letters count as units only where they touch the number; "5 W" is let through."""
    if symbol in ("G", "C", "T", "P"):
        return False
    if symbol == "m" and gap and LONG.match(after):
        return True  # "828 m tall"
    return not gap or symbol.lower() not in TOUCHING_ONLY or symbol in ("W", "V")


def currency_after(sentence: Sentence, number: Number, start: int, end: int) -> Unit | None:
    index, nation = number.last, ""
    index += sentence.low(index) == "-"
    while sentence.low(index) in (*NATIONS, "hong", "new"):
        nation = NATIONS.get(sentence.low(index), nation)
        index += 1
    word = singular(sentence.low(index))
    if word not in UNITS["currency_after"]:
        return None
    name = UNITS["currency_after"][word]
    word = "krone" if nation and word == "crown" else word
    name = (
        f"{nation} {word}".strip()
        if nation and name in ("dollar", "crown", "pound sterling", "peso")
        else name
    )
    return Unit(name, "money", start, sentence.tokens[index].end)


def noun_unit(sentence: Sentence, number: Number, start: int, end: int) -> Unit:
    noun = read_noun(sentence, number)
    if sentence.low(number.first).endswith("fold"):
        return Unit("time", "other", start, end)
    if noun is None:
        return Unit("", "", start, end)
    name = UNITS["spellings"].get(noun.unit, noun.unit)
    return Unit(name, KINDS.get(name, "noun"), start, end, noun)


def with_rate(sentence: Sentence, unit: Unit) -> Unit:
    """The unit with "per barrel", "a day" taken in."""
    end = unit.noun.end if unit.noun else unit.end
    match = PER.match(sentence.article.text, end, sentence.end) if unit.name else None
    if match is None or unit.kind in ("age", "share"):
        return unit
    per = match["per"].lower()
    return Unit(f"{unit.name} per {per}", unit.kind, unit.start, unit.end, unit.noun, per)
