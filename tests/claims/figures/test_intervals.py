"""Hedges and the intervals they make."""

from decimal import Decimal

import pytest

from claims.figures import find_figures
from claims.model import Article, Bound, Figure

CASES = {
    "flat small number": ("12 divers died.", Bound.EXACTLY, "12", "12"),
    "flat round number": ("9,000 divers died.", Bound.EXACTLY, "8500", "9500"),
    "exact large number": ("9,014 divers died.", Bound.EXACTLY, "9014", "9014"),
    "flat percent": ("20% agreed.", Bound.EXACTLY, "19.5", "20.5"),
    "about": ("About 1,300 divers died.", Bound.ABOUT, "1170", "1430"),
    "or so": ("A crowd of 50 or so divers came.", Bound.ABOUT, "45", "55"),
    "nearly": ("Nearly 9,000 divers died.", Bound.ABOUT, "8100", "9000"),
    "more than": ("More than 80 divers died.", Bound.MORE_THAN, "80", None),
    "well over": ("Well over 200 divers died.", Bound.MORE_THAN, "210", None),
    "plus sign": ("80+ divers died.", Bound.AT_LEAST, "80", None),
    "at least": ("At least 80 divers died.", Bound.AT_LEAST, "80", None),
    "up to": ("Up to 80 divers died.", Bound.AT_MOST, "0", "80"),
    "fewer than": ("Fewer than 80 divers died.", Bound.LESS_THAN, "0", "80"),
    "between": ("Between 40 and 60 divers died.", Bound.BETWEEN, "40", "60"),
    "about a range": ("Some 40 to 60 divers died.", Bound.ABOUT, "36", "66"),
    "hundreds": ("Hundreds of divers died.", Bound.BETWEEN, "200", "999"),
    "nearly two-thirds": ("Nearly two-thirds of divers agreed.", Bound.ABOUT, "60", "66.6667"),
    "half": ("Half of divers agreed.", Bound.EXACTLY, "48", "52"),
}


def only_figure(text: str) -> Figure:
    (figure,) = find_figures(Article(text))
    return figure


@pytest.mark.parametrize(("text", "bound", "low", "high"), CASES.values(), ids=CASES.keys())
def test_a_hedge_makes_an_interval(text: str, bound: Bound, low: str, high: str | None) -> None:
    figure = only_figure(text)
    assert figure.bound is bound
    assert figure.low == pytest.approx(Decimal(low), rel=Decimal("1e-3"))
    assert figure.high == (None if high is None else pytest.approx(Decimal(high)))


def test_the_hedge_is_part_of_the_words() -> None:
    assert (
        only_figure("Losses are well in excess of 3,000.").words.text == "well in excess of 3,000"
    )


def test_what_stands_in_brackets_takes_the_bound_before_it() -> None:
    _, miles = find_figures(Article("The plume spread more than 80 kilometres (50 miles)."))
    assert miles.bound is Bound.MORE_THAN
