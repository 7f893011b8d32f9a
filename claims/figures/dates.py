"""Days that a text names, resolved against the article's own date, with what each rests on."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from claims.figures.tables import MONTHS, WEEKDAYS, WORDS
from claims.figures.tokens import Sentence
from claims.model import Article, Basis, Dated, Span

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_NAMES = "|".join(WEEKDAYS)
NAMED_DAY = re.compile(
    rf"\b(?:(?P<month>{MONTH})\b\.? ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{MONTH})\b\.?)"
    r"(?:,? (?P<year>(?:1[5-9]|20)[0-9]{2})\b)?"
    rf"|\b(?P<iso>(?:1[5-9]|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}})\b",
    re.I,
)
WEEKDAY = re.compile(
    rf"\b(?:(?P<lead>last|next) )?(?P<name>{DAY_NAMES})\b|\b(?P<relative>yesterday|today)\b", re.I
)
# A day from which was counted is not the day the figure speaks for; "figures from March 25" are.
SINCE = re.compile(r"\b(?:since|between) (?:the |last )?$|(?P<noun>\b\w+ )?\bfrom (?:the )?$", re.I)
DATED_NOUNS = frozenset(WORDS["dates"]["nouns"].split())
BESIDE = re.compile(r"\b(after|before) $", re.I)
FURTHEST_LEAD = 20


@dataclass(frozen=True, slots=True)
class Day:
    """Words that name a day: from `start` to `end`, and what they were read as."""

    start: int
    end: int
    dated: Dated

    def gap(self, start: int, end: int) -> int:
        return start - self.end if self.end <= start else self.start - end


def read_date(sentence: Sentence, start: int, end: int) -> Dated | None:
    """The day nearest to the words from `start` to `end` in their own sentence."""
    days = sentence.once(find_days)
    return min(days, key=lambda day: day.gap(start, end)).dated if days else None


def find_days(sentence: Sentence) -> list[Day]:
    """The days with a month that a sentence names, else its weekdays."""
    text = sentence.article.text
    named = [
        Day(*m.span(), beside(sentence, m, named_day(sentence.article, m)))
        for m in NAMED_DAY.finditer(text, sentence.start, sentence.end)
        if not is_since(sentence, m) and not is_of_event(text, m)
    ]
    return named or [
        Day(*m.span(), counted_day(sentence.article, m))
        for m in WEEKDAY.finditer(text, sentence.start, sentence.end)
        if not is_since(sentence, m) and not is_of_event(text, m)
    ]


def is_since(sentence: Sentence, match: re.Match[str]) -> bool:
    lead = SINCE.search(sentence.between(match.start() - FURTHEST_LEAD, match.start()))
    return lead is not None and (lead["noun"] or "").strip().lower() not in DATED_NOUNS


def is_of_event(text: str, match: re.Match[str]) -> bool:
    """The toll of "Thursday's fire" may be counted on any day since."""
    return text.startswith(("'s ", "’s "), match.end())


def beside(sentence: Sentence, match: re.Match[str], dated: Dated) -> Dated:
    """The next day for "after April 26", the one before for "before"."""
    lead = BESIDE.search(sentence.between(match.start() - 10, match.start()))
    if lead is None or dated.day is None:
        return dated
    day = days_before(dated.day, 1 if lead[1].lower() == "before" else -1)
    return Dated(day, Basis.INFERRED, dated.words)


def named_day(article: Article, match: re.Match[str]) -> Dated:
    words = article.span(match.start(), match.end())
    if match["iso"]:
        return Dated(day_or_none(*match["iso"].split("-")), Basis.TEXT, words)
    month = MONTHS[(match["month"] or match["month2"]).lower()]
    day = match["day"] or match["day2"]
    if match["year"]:
        return Dated(day_or_none(match["year"], str(month), day), Basis.TEXT, words)
    return without_year(article, month, day, words)


def without_year(article: Article, month: int, day: str, words: Span) -> Dated:
    """A day and a month: the year is the article's, or another's in the text, and marked so."""
    year = article.published.year if article.published else year_in(article)
    found = day_or_none(str(year), str(month), day) if year else None
    if found and article.published and (found - article.published).days > 60:
        found = day_or_none(str(found.year - 1), str(month), day)
    return Dated(found, Basis.INFERRED if found else Basis.UNKNOWN, words)


@lru_cache(maxsize=4)
def year_in(article: Article) -> int | None:
    """The year of a full date elsewhere in the text."""
    for match in NAMED_DAY.finditer(article.text):
        if match["year"] or match["iso"]:
            return int(match["year"] or match["iso"][:4])
    return None


def day_in_year(words: str, year: int) -> date | None:
    """As in "25 March" in a year that is known from elsewhere."""
    match = NAMED_DAY.search(words)
    if match is None or match["iso"]:
        return None
    month = MONTHS[(match["month"] or match["month2"]).lower()]
    return day_or_none(str(year), str(month), match["day"] or match["day2"])


def day_or_none(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def counted_day(article: Article, match: re.Match[str]) -> Dated:
    """A weekday or "yesterday", counted from the article's own date."""
    words = article.span(match.start(), match.end())
    if article.published is None:
        return Dated(None, Basis.UNKNOWN, words)
    if match["relative"]:
        back = 1 if match["relative"].lower() == "yesterday" else 0
        return Dated(days_before(article.published, back), Basis.METADATA, words)
    back = (article.published.weekday() - WEEKDAYS[match["name"].lower()]) % 7
    lead = (match["lead"] or "").lower()
    if lead == "next":
        back -= 7
    elif lead == "last":
        back = back or 7
    return Dated(days_before(article.published, back), Basis.METADATA, words)


def days_before(day: date, back: int) -> date | None:
    try:
        return day - timedelta(days=back)
    except OverflowError:
        return None
