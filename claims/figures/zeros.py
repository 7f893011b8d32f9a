"""Counts of none: "No deaths were reported", "nobody was hurt"."""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from itertools import chain, islice

from claims.figures.nouns import Noun
from claims.figures.number import Number
from claims.figures.phrases import Phrase
from claims.figures.tables import MEASURES, singular
from claims.figures.tokens import Sentence
from claims.figures.units import Unit
from claims.model import Bound

COUNTED = "|".join(
    sorted(
        {
            w
            for kind in ("deaths", "injured", "casualties", "arrested", "cases", "losses")
            for w in MEASURES[kind]["nouns"]
            if w.isalpha()
            and w
            not in (
                "dead",
                "toll",
                "killed",
                "lives",
                "injured",
                "cases",
                "case",
                "losses",
                "loss",
                "patients",
            )
        },
        key=len,
        reverse=True,
    )
)
NONE_OF = re.compile(
    rf"\b(?P<no>[Nn]o)"
    r"(?: (?:confirmed|reported|civilian|new|serious|other|further|known|immediate))*"
    rf"(?: reports of)? (?P<noun>{COUNTED})\b"
)
NOBODY = re.compile(
    r"\b(?P<no>[Nn]o one|[Nn]obody|[Nn]one)"
    r"(?: (?:was|were|had been|has been|of them was|of them were))?"
    r" (?P<noun>killed|injured|hurt|wounded|arrested|died|missing)\b"
)


# A sentence with more of them is no sentence.
MOST_ZEROS = 8


def read_zeros(sentence: Sentence) -> list[Phrase]:
    text = sentence.article.text
    matches = (p.finditer(text, sentence.start, sentence.end) for p in (NONE_OF, NOBODY))
    found = islice(chain.from_iterable(matches), MOST_ZEROS)
    return [zero(sentence, match) for match in found]


def zero(sentence: Sentence, match: re.Match[str]) -> Phrase:
    start, end = match.span("no")
    first = bisect_right(sentence.tokens, start, key=lambda token: token.end)
    last = bisect_left(sentence.tokens, end, key=lambda token: token.start)
    word = match["noun"].lower()
    counts = match.re is NONE_OF
    noun = Noun(match.start("noun"), match.end("noun"), (word,), singular(word)) if counts else None
    none = Decimal(0)
    unit = Unit(singular(word) if counts else "people", "noun", start, end, noun)
    number = Number(first, last, none, Decimal(1), "zero")
    return Phrase(first, last, start, end, number, none, none, none, Bound.EXACTLY, unit)
