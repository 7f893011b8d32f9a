"""The stretch of time a figure covers: "in the second quarter", "in May", "last week"."""

import re

from claims.figures.tables import MONTHS
from claims.figures.tokens import Sentence
from claims.model import Span

MONTH = "|".join(month.capitalize() for month in sorted(MONTHS, key=len, reverse=True))
PERIOD = re.compile(
    r"\b(?:in|over|during|for|throughout|within|since) (?:the )?(?:whole of )?(?:"
    rf"(?:{MONTH})\b(?! ?[0-9]{{1,2}}\b)(?: (?:19|20)[0-9]{{2}})?"
    r"|(?:first|second|third|fourth|last|past|previous|final|next) (?:[a-z0-9]+ )?"
    r"(?:quarter|half|day|days|hours|week|weeks|month|months|year|years|weekend|decade)"
    r"|(?:19|20)[0-9]{2}\b)"
    r"|\b(?:last|this) (?:week|month|year|weekend|quarter)\b"
    r"|\bovernight\b|\bat the weekend\b|\bdaily\b"
)


def read_period(sentence: Sentence, start: int, end: int) -> Span | None:
    matches = list(PERIOD.finditer(sentence.article.text, sentence.start, sentence.end))
    if not matches:
        return None
    nearest = min(matches, key=lambda m: start - m.end() if m.end() <= start else m.start() - end)
    return sentence.article.span(*nearest.span())
