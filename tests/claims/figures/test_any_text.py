"""Whatever the text, reading figures raises nothing and quotes the article."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures import find_figures
from claims.model import Article

VOCABULARY = (
    "between and to from about 7 1,351 1.5 m bn % $ £ - – million dozen half a of the people "
    "killed said March 25 2014 twenty one in five minus ( ) , . Ukraine well over or more "
    "year-old no deaths ² ٣ ⅓ ’s \n rose by day S&P US$ per cent 24/02/2022 3-1 @ # 1/2 aged"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
ODD = {
    "huge digits": "9" * 5000 + " people died",
    "many magnitudes": "5 " + "million " * 200 + "people",
    "odd digits": "² ٣ ①½ ۴۵ people died",
    "nothing": "",
    "no letters": "$$$ ,,, ... ---",
    "lone surrogate": "\ud800 12 people died",
    "null": "12\x00 people",
    "impossible day": "On 31 February 0000 and 99 March 12 people died",
    "division": "1/0 and 0/5 of 3⁄0",
}


@given(st.lists(WORDS, max_size=40), st.sampled_from(["", " "]))
@settings(max_examples=150, deadline=None)
def test_any_words_are_read_and_quoted(words: list[str], gap: str) -> None:
    check(gap.join(words))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_characters_are_read_and_quoted(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read(text: str) -> None:
    check(text)


def check(text: str) -> None:
    article = Article(text, published=date(2022, 4, 8))
    figures = find_figures(article)
    assert figures == find_figures(article)
    assert all(a.start <= b.start for a, b in pairwise(figures))
    for figure in figures:
        whole = (figure.words, figure.whose, figure.place, figure.period, *figure.source)
        for span in whole:
            assert span is None or text[span.start : span.end] == span.text
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


def test_a_very_long_line_is_read_in_passable_time() -> None:
    assert find_figures(Article("1" * 1_000_000)) == []
    assert len(find_figures(Article("Then 12 people died, he said, and " * 3000))) > 1000
