"""What a reader must know before using a quote."""

import re

from claims.model import Flag, FlagKind, Quote, Span
from claims.quotes.candidate import Attribution
from claims.quotes.lexicon import words
from claims.quotes.reading import Reading

BRACKET = re.compile(r"\[[^\[\]\n]{1,200}\]")
PAIRS = {"“”", "„“", "„”", "«»", "»«", '""', "''''", "``''", "‘’", "''", "””", "“„"}
ELIDED = re.compile(r"\b(?:dell|all|nell|sull|dall|l|d|qu|un)['’]\w", re.IGNORECASE)


def find_flags(reading: Reading, attribution: Attribution, quote: Quote) -> tuple[Flag, ...]:
    """Flags of one quote, in the order of the text."""
    flags = [*_brackets(reading, quote), *_mixed_marks(reading, attribution)]
    if quote.told is not None and _is_other_outlet(reading.article.outlet, quote.told):
        flags.append(Flag(FlagKind.SECOND_HAND, quote.told))
    if attribution.floating:
        flags.append(Flag(FlagKind.FLOATING, quote.words[0]))
    flags += [Flag(FlagKind.FLOATING, reading.span(*part)) for part in attribution.inferred]
    return tuple(flags)


def _brackets(reading: Reading, quote: Quote) -> list[Flag]:
    flags: list[Flag] = []
    for span in quote.words:
        for match in BRACKET.finditer(span.text):
            inside = reading.article.span(span.start + match.start(), span.start + match.end())
            flags.append(Flag(FlagKind.BRACKET, inside))
            if is_foreign(inside.text):
                flags.append(Flag(FlagKind.TRANSLATED, inside))
    return flags


def is_foreign(text: str) -> bool:
    """Words of another language, and none that are plainly English."""
    lows = re.findall(r"[^\W\d_]+", text.lower())
    if any(words().has("foreign.english", low) for low in lows):
        return False
    return bool(ELIDED.search(text)) or any(words().has("foreign.words", low) for low in lows)


def _mixed_marks(reading: Reading, attribution: Attribution) -> list[Flag]:
    numbers = {
        reading.tokens[index].region for lo, hi in attribution.content for index in range(lo, hi)
    }
    found = [reading.regions[number] for number in sorted(numbers) if number >= 0]
    return [
        Flag(FlagKind.MIXED_MARKS, reading.article.span(region.start, region.end))
        for region in found
        if region.closed and region.opener + region.closer not in PAIRS
    ]


def _is_other_outlet(own: str, told: Span) -> bool:
    name = told.text.casefold()
    if own and (own.casefold() in name or name in own.casefold()):
        return False
    lows = re.findall(r"\w+", name)
    return name != told.text and any(words().has("told.outlets", low) for low in lows)
