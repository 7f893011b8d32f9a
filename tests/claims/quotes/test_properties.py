"""Any text at all: find_quotes never raises, and all its evidence is in the text."""

from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claims.model import Article, Quote, Span
from claims.quotes import find_quotes

WORDS = """“ ” " « » ‘ ’ '' `` , . : ? [ ] — ( ) said Hill he who that was and claim say it to as
31 2022 February Thursday Peskov Peskon D-Ohio mayor"""
PHRASES = ["\n", "\n\n", "Mary Hill", "according to", "told Sky News", "declined to", "April 7th"]
MORE_PHRASES = ["but added", "did not", "be drawn", "in an interview with", "the mayor"]
PIECES = st.sampled_from([*WORDS.split(), *PHRASES, *MORE_PHRASES])
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
)


def spans(quote: Quote) -> Iterator[Span]:
    yield from (*quote.words, *quote.source, *quote.cue)
    yield from (span for span in (quote.speaker, quote.role, quote.told) if span is not None)
    yield from (flag.words for flag in quote.flags if flag.words is not None)
    if quote.said_on is not None and quote.said_on.words is not None:
        yield quote.said_on.words


@given(TEXTS, st.none() | st.dates())
def test_every_span_quotes_the_article(text: str, published: date | None) -> None:
    article = Article(text, published=published)
    for quote in find_quotes(article):
        for span in spans(quote):
            assert span.text == text[span.start : span.end] != ""


@given(TEXTS)
def test_quotes_are_sorted_and_differ(text: str) -> None:
    quotes = find_quotes(Article(text))
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)
    assert len({quote.words for quote in quotes}) == len(quotes)


@given(TEXTS)
def test_the_parts_of_a_quote_follow_each_other(text: str) -> None:
    for quote in find_quotes(Article(text)):
        for part, after in zip(quote.words, quote.words[1:], strict=False):
            assert part.end <= after.start


@given(TEXTS)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert find_quotes(Article(text)) == find_quotes(Article(text))
