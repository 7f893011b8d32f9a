"""To whom and on which day something was said, from the words around it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from claims.model import Basis, Dated, Span
from claims.quotes.candidate import Attribution
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading
from claims.quotes.verbs import is_verb

ISO = re.compile(r"\b((?:19|20)\d\d)-\d\d-\d\d\b|\b((?:19|20)\d\d)\b")
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
HEAD = 400  # characters in which a page carries its own date


@dataclass(frozen=True, slots=True)
class Occasion:
    told: Span | None = None
    said_on: Dated | None = None


def find_occasion(reading: Reading, attribution: Attribution) -> Occasion:
    """What the sentence of the cue says, outside the words said."""
    sentence = reading.sentences[attribution.sentence]
    said = attribution.content
    outside = [
        i for i in range(sentence.lo, sentence.hi) if not any(lo <= i < hi for lo, hi in said)
    ]
    return Occasion(_told(reading, outside), _said_on(reading, outside))


def has_occasion(reading: Reading, attribution: Attribution) -> bool:
    """An interview, a speech: what follows was said there too."""
    sentence = reading.sentences[attribution.sentence]
    lows = (reading.low(index) for index in range(sentence.lo, sentence.hi))
    return any(words().has("told.occasions", low) for low in lows)


def _told(reading: Reading, outside: list[int]) -> Span | None:
    known = set(outside)
    for index in outside:
        for phrase in words().phrases["told.before"]:
            parts = phrase.split()
            if all(reading.low(index + i) == part for i, part in enumerate(parts)):
                found = _hearer(reading, index + len(parts), known)
                if found is not None:
                    return found
    return None


def _hearer(reading: Reading, start: int, known: set[int]) -> Span | None:
    """A name where there is one: "British broadcaster Sky News" is Sky News."""
    end = start
    while end in known and end - start < 8 and _in_hearer(reading, start, end):
        end += 1
    lead = next(
        (i for i in range(start, end) if words().has("told.descriptions", reading.low(i))), None
    )
    if lead is not None and lead + 1 < end and reading.tokens[lead + 1].is_name:
        start = lead + 1
    if end == start or reading.low(start) in ("him", "her", "them", "me", "us", "it", "you"):
        return None
    return reading.span(start, end)


def _in_hearer(reading: Reading, start: int, index: int) -> bool:
    low, token = reading.low(index), reading.tokens[index]
    if not token.is_word or words().has("grammar.days", low) or reading.quoted(index):
        return False
    if words().has("grammar.prepositions", low) or words().has("grammar.subordinators", low):
        return False
    named = any(reading.tokens[i].is_name for i in range(start, index))
    if words().has("grammar.subjects", low) or is_verb(reading, index):
        return False
    if words().has("told.descriptions", low):
        return True
    return index == start or not (named and (not token.is_name or low == "the"))


def _said_on(reading: Reading, outside: list[int]) -> Dated | None:
    for index in outside:
        low, before = reading.low(index), reading.low(index - 1)
        if words().has("grammar.months", low) and reading.tokens[index].is_name:
            found = _calendar_day(reading, index)
            if found is not None:
                return found
        elif before not in ("next", "until", "by") and not words().has(
            "grammar.months", reading.low(index + 1)
        ):
            day = _counted(reading, index)
            if day is not None:
                return day
    return None


def _counted(reading: Reading, index: int) -> Dated | None:
    """A weekday, "yesterday" or "today", counted back from the article's own date."""
    low, span, published = (
        reading.low(index),
        reading.span(index, index + 1),
        reading.article.published,
    )
    if words().has("grammar.days", low) and reading.tokens[index].is_name:
        back = 0 if published is None else (published.weekday() - _weekday(low)) % 7
    elif low in ("yesterday", "today"):
        back = int(low == "yesterday")
    else:
        return None
    if published is None or published.toordinal() <= back:
        return Dated(None, Basis.UNKNOWN, span)
    return Dated(published - timedelta(days=back), Basis.METADATA, span)


def _weekday(low: str) -> int:
    return words().phrases["told.weekdays"].index(low)


def _calendar_day(reading: Reading, month: int) -> Dated | None:
    at = _day_and_year(reading, month)
    if at is None:
        return None
    (lo, hi), day, written = at
    named = words().has("grammar.days", reading.low(lo - 1))
    if reading.low(lo - 1) == "," and words().has("grammar.days", reading.low(lo - 2)):
        lo, named = lo - 1, True
    span = reading.span(lo - 1 if named else lo, hi)
    weekday = _weekday(span.text.split(",")[0].split()[0].lower()) if named else None
    number = words().phrases["told.months"].index(reading.low(month)[:3]) + 1
    year = written or _year(reading)
    found = _date(year, number, day)
    if found is None:
        return Dated(None, Basis.UNKNOWN, span)
    certain = written is not None or found.weekday() == weekday
    return Dated(found, Basis.TEXT if certain else Basis.INFERRED, span)


def _day_and_year(reading: Reading, month: int) -> tuple[Range, int, int | None] | None:
    after, before = (
        ORDINAL.fullmatch(reading.low(month + 1)),
        ORDINAL.fullmatch(reading.low(month - 1)),
    )
    day = after or before
    if day is None:
        return None
    lo, hi = (month, month + 2) if after else (month - 1, month + 1)
    at = hi + 1 if reading.low(hi) == "," else hi
    if YEAR.fullmatch(reading.low(at)):
        return (lo, at + 1), int(day.group(1)), int(reading.low(at))
    return (lo, hi), int(day.group(1)), None


def _year(reading: Reading) -> int | None:
    if reading.article.published is not None:
        return reading.article.published.year
    head = ISO.search(reading.article.text[:HEAD])
    return int(head.group(1) or head.group(2)) if head else None


def _date(year: int | None, month: int, day: int) -> date | None:
    if year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
