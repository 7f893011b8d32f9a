"""The stretch of time a figure covers: "in the second quarter", "in May", "last week"."""

import re

from claims.figures.tables import MONTHS, WEEKDAYS
from claims.figures.tokens import Sentence
from claims.model import Span

MONTH = "|".join(month.capitalize() for month in sorted(MONTHS, key=len, reverse=True))
DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?\b"
DATE = rf"(?:(?:{MONTH})\.? {DAY}(?:,? (?:19|20)[0-9]{{2}}\b)?|{DAY}(?: of)? (?:{MONTH})\b)"
WEEKDAY = "|".join(day.capitalize() for day in WEEKDAYS)
PERIOD = re.compile(
    rf"\b[Ss]ince (?:{DATE}|(?:last )?(?:{WEEKDAY})\b|yesterday\b)"
    rf"|\b(?:[Ff]rom|[Bb]etween) (?:{DATE} (?:to|and|until|through) (?:{DATE}|{DAY})"
    rf"|{DAY} (?:to|and|until|through) {DATE})"
    r"|\b(?:[Ii]n|[Oo]ver|[Ww]ithin|[Dd]uring) (?:the )?[0-9]{1,3} (?:hours|days|weeks|months)\b|"
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Tt]hroughout|[Ww]ithin|[Ss]ince) (?:the )?"
    r"(?:whole of )?(?:"
    rf"(?:{MONTH})\b(?! ?[0-9]{{1,2}}\b)(?: (?:19|20)[0-9]{{2}})?"
    r"|(?:first|second|third|fourth|last|past|previous|final|next) (?:[a-z0-9]+ )?"
    r"(?:quarter|half|day|days|hours|week|weeks|month|months|year|years|weekend|decade)"
    r"|(?:19|20)[0-9]{2}\b)"
    r"|\b(?:[Ll]ast|[Tt]his) (?:week|month|year|weekend|quarter)\b"
    r"|\b[Tt]he (?:19|20)[0-9]{2}(?= [A-Za-z])"
    r"|\bovernight\b|\bat the weekend\b|\bdaily\b"
)


def read_period(sentence: Sentence, start: int, end: int) -> Span | None:
    spans = sentence.once(find_periods)
    if not spans:
        return None
    return min(spans, key=lambda span: start - span.end if span.end <= start else span.start - end)


def find_periods(sentence: Sentence) -> list[Span]:
    text = sentence.article.text
    found = PERIOD.finditer(text, sentence.start, sentence.end)
    return [sentence.article.span(*match.span()) for match in found]
