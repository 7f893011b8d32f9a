"""The words of a quotation, as they are compared: between ellipses and brackets, without marks."""

import re
from collections.abc import Sequence

from claims.comparing.wordings import WORD
from claims.model import Article, Quote, QuoteKind, Span
from claims.quotes.marks import find_regions

# What a reporter puts in place of words: an ellipsis, or a word of their own in brackets.
BREAK = re.compile(r"\[[^\[\]\n]{0,200}\]|\(?(?:…|\.{3,}|\.(?: \.){2,})\)?")
LONGEST = 400  # words of one quotation, as of a wording


def pieces_of(words: Span) -> list[list[Span]]:
    """The words between ellipses and brackets."""
    starts = [0, *(m.end() for m in BREAK.finditer(words.text))]
    ends = [*(m.start() for m in BREAK.finditer(words.text)), len(words.text)]
    pieces = [_words(words, a, b) for a, b in zip(starts, ends, strict=True)]
    return [piece[:LONGEST] for piece in pieces if piece]


def filed_words(quote: Quote) -> list[Span]:
    """Without what the publisher put in brackets."""
    return [w for span in quote.words for piece in pieces_of(span) for w in piece][:LONGEST]


def _words(span: Span, start: int, end: int) -> list[Span]:
    return [
        Span(span.start + m.start(), span.start + m.end(), m[0])
        for m in WORD.finditer(span.text, start, end)
    ]


def key(word: Span) -> str:
    return word.text.casefold().replace("’", "'")


def position(keys: Sequence[str], piece: Sequence[str], start: int) -> int | None:
    last = len(keys) - len(piece)
    return next((n for n in range(start, last + 1) if keys[n : n + len(piece)] == piece), None)


def is_marked(quote: Quote, first: Span, last: Span) -> bool:
    """Whether a run of a filed quote stands in quotation marks in its article."""
    if quote.kind is QuoteKind.DIRECT:
        return True
    if quote.kind is not QuoteKind.MIXED:
        return False
    span = next(span for span in quote.words if span.contains(first))
    regions = find_regions(Article(span.text))
    start, end = first.start - span.start, last.end - span.start
    return any(r.inner.start <= start and end <= r.inner.end for r in regions) or not regions
