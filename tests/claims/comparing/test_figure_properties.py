"""Comparing any two sentences raises nothing, and does not depend on which comes first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparing.figures import compare_figures, compare_texts
from claims.figures import find_figures
from claims.model import Article, Label

SENTENCES = st.tuples(
    st.sampled_from(["", "At least ", "More than ", "Up to ", "About ", "Well over "]),
    st.integers(min_value=0, max_value=10**30),
    st.sampled_from([" people", " soldiers", " children", "%", " euros", ""]),
    st.sampled_from([" died", " were wounded", " more died", " a day", " of the 9 died", ""]),
).map(lambda parts: "".join(map(str, parts)) + ".")


@given(SENTENCES, SENTENCES)
@settings(max_examples=150, deadline=None)
def test_the_label_is_the_same_both_ways(a: str, b: str) -> None:
    for x in find_figures(Article(a)):
        for y in find_figures(Article(b)):
            assert compare_figures(x, y).label is compare_figures(y, x).label


@given(SENTENCES)
@settings(max_examples=80, deadline=None)
def test_a_text_is_not_in_conflict_with_itself(text: str) -> None:
    assert compare_texts(Article(text), Article(text)).label is not Label.CONFLICT


@given(st.text(max_size=120), st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    compare_texts(Article(a), Article(b))
