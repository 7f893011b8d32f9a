"""Patterns of digits that are no figures, by what they are instead."""

import re

from claims.figures.tables import MONTHS, UNITS, WORDS

MAGNITUDE_LETTERS = ("k", "mil", "bn", "tn", "trn", "mn", "mln", "bln", "b", "sq")
# Letters that stand before an amount and make no name with it: RM23.50, sub-7, minus-5.
BEFORE_AMOUNTS = (
    "rm eur usd gbp ps rs chf aud cad jpy inr myr btc kr sub minus plus mid under over to"
)


def any_of(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


MONTH = rf"(?:{any_of(' '.join(month.capitalize() for month in MONTHS))})\b\.?"
DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)[0-9]{2}"
SPAN = r" ?(?:[-–—]|to|and|or) ?"
LETTERS = [*(sign for sign in UNITS["symbols"] if sign[0].isalpha()), *MAGNITUDE_LETTERS]
UNIT = any_of(" ".join(sign for sign in LETTERS if sign.isascii() and " " not in sign))
MONEY = any_of(BEFORE_AMOUNTS)
STREET = any_of(WORDS["signed"]["streets"])
PEOPLE = "people|men|women|children|troops"

DATES = (
    rf"\b{MONTH} ?{DAY}(?:{SPAN}(?:{MONTH} )?{DAY})?\b(?:,? {YEAR}\b)?",
    rf"\b{DAY}(?:{SPAN}{DAY})?(?: of)? {MONTH}(?:,? {YEAR}\b)?",
    rf"\b{MONTH},? (?:of )?{YEAR}\b",
    rf"\b{YEAR} ?[-–—/] ?(?:{YEAR}|[0-9]{{2}})\b(?! (?:people|[a-z]+s\b))",
    rf"\b(?:[Bb]etween|[Ff]rom) {YEAR} (?:and|to|until|till|through) {YEAR}\b",
    r"\b[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{2,4}\b",
    r"\b(?:mid-|early-|late-)?[0-9]{2,4}[’']?s\b",
    r"[’'][0-9]{2}\b(?! ?(?:%|per))",
)
TIMES = (
    r"\b[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]\.?m\b\.?|GMT|BST|EST|EDT|ET|PT|CET|UTC|hrs?\b)",
    r"\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]+)?\b",
    r"\b[0-9]{1,2} ?[apAP]\.?[mM]\b\.?",
)
# A year behind a preposition, unless it counts something.
YEAR_LEADS = (
    "in since by during before after until till from of late early mid for year around "
    "through and to c."
)
YEARS = (
    rf"(?i:\b(?:{any_of(YEAR_LEADS)})[ -])"
    rf"(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=ince )|(?<=ntil )|(?=19|20)){YEAR}\b"
    rf"(?![,.]?[0-9])(?! (?:and|to|or) [0-9])(?! ?(?:%|per|[a-z]+s\b|{PEOPLE}))",
    r"(?<![\d,.$£€=])\b(?:19[0-9]{2}|20[0-4][0-9])\b(?![,.]?[0-9])"
    rf"(?! ?(?:%|per cent|percent|{PEOPLE}|sq|cubic|[-–] ?[0-9]))"
    r"(?! (?!was\b|is\b|has\b|does\b)[a-z]{3,}s\b)",
)
NUMBERED = (
    r"\b(?:24/7|9/11|7/7|50[-/]50|20/20|1/6|4x4|4X4|360-degree)\b",
    r"\b[0-9][0-9,]*(?:st|nd|rd|th)\b",
    r"(?<![\w,.])\+?\(?[0-9]{1,4}\)?(?:[-. ()]{1,2}[0-9]{2,5}){2,5}\b(?<!000)"
    r"(?= ?(?:[^\w\s]|$|or\b|and\b))",
    r"\b[0-9]{3}-[0-9]{4}\b",
    r"https?://\S{1,400}|www\.\S{1,400}|\S{1,60}@\S{1,60}|(?<=\s)[@#]\w+",
    r"#[0-9]+",
    r"\b[A-Z]{1,2}[0-9]{1,2}[A-Z]? [0-9][A-Z]{2}[0-9]?\b",
    r"^[0-9]{1,2}[.)](?= )",
    r"\b[Nn]o\. ?[0-9]+|№ ?[0-9]+",
    rf"\b[0-9]{{1,5}}[A-Za-z]? (?:[A-Z][\w’'-]+ ){{1,3}}(?i:{STREET})\b",
)
NAMES = (
    rf"(?<![$£€])\b(?!(?i:{MONEY})-?[0-9])[A-Za-z]+(?:-[A-Za-z]+){{0,6}}[-–]?[0-9][\w-]*(?<![-])",
    rf"(?<![\w.,$£€])[0-9]+(?!(?:{UNIT})(?![A-Za-z]))(?!(?i:{UNIT})(?![a-z]))[A-Za-z][\w-]*",
    r"\b[Ff]orty-niners\b|\b[Oo]ne[- ]on[- ]one\b|\b[Oo]ne[- ]by[- ]one\b",
    r"\b[2-6]G\b",
    r"\b[Tt]wo[- ]by[- ]two\b|\b[Ss]quare one\b|\b[Dd]ay one\b",
    rf"\b[0-9]{{1,4}} (?i:{any_of(WORDS['names']['after'])})\b",
)
MASKS = [re.compile(pattern) for pattern in (*DATES, *TIMES, *YEARS, *NUMBERED, *NAMES)]

NAME_BEFORE = re.compile(
    rf"(?i:\b(?P<name>{any_of(WORDS['names']['before'])})) ?[-#]? ?"
    r"[0-9]+(?:\.[0-9]+)?[A-Za-z]?\b"
    r"(?!,[0-9]{3}|\.[0-9]|[-–][0-9]| ?%| per ?cent| (?i:million|billion|thousand)\b)"
)
SCORE = re.compile(
    r"(?<![\w$£€.,-])([0-9]{1,3})[-–]([0-9]{1,3})(?:[-–][0-9]{1,3})?"
    r"(?![\w%,]|\.[0-9]| ?(?:per ?cent|million|billion))"
)
SPORT = re.compile(rf"\b(?:{any_of(WORDS['score']['words'])})\b")
