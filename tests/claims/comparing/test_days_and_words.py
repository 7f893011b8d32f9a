"""Whether days excuse a difference, and what is printed of it."""

from datetime import date

import pytest

from claims.comparing.figures import compare_figures, compare_texts
from claims.figures import find_figures
from claims.model import Article, Comparison, Figure, Label, Reason


def one(text: str, published: date | None = None) -> Figure:
    return find_figures(Article(text, published=published))[0]


def compared(a: str, a_day: date | None, b: str, b_day: date | None) -> Comparison:
    return compare_figures(
        one(a), one(b), a_published=a_day, b_published=b_day, a_sentence=a, b_sentence=b
    )


SMALLER, LARGER = "The fire killed 40 people.", "The fire killed 55 people."
DATES = {
    "two days later": (SMALLER, date(2021, 3, 1), LARGER, date(2021, 3, 3), Label.UPDATE),
    "two months later": (SMALLER, date(2021, 3, 1), LARGER, date(2021, 5, 3), Label.CONFLICT),
    "one day": (SMALLER, date(2021, 3, 1), LARGER, date(2021, 3, 1), Label.CONFLICT),
    "falling": (LARGER, date(2021, 3, 1), SMALLER, date(2021, 3, 3), Label.CONFLICT),
    "no days": (SMALLER, None, LARGER, None, Label.CONFLICT),
    "a war grows": (
        "The war killed 400 soldiers.",
        date(2021, 3, 1),
        "The war killed 900 soldiers.",
        date(2021, 4, 1),
        Label.UPDATE,
    ),
    "even a war not so fast": (
        "The war killed 400 soldiers.",
        date(2021, 3, 1),
        "The war killed 9,214 soldiers.",
        date(2021, 3, 8),
        Label.CONFLICT,
    ),
}


@pytest.mark.parametrize(("a", "a_day", "b", "b_day", "label"), DATES.values(), ids=DATES.keys())
def test_days_can_excuse_growth(
    a: str, a_day: date | None, b: str, b_day: date | None, label: Label
) -> None:
    assert compared(a, a_day, b, b_day).label is label
    assert compared(b, b_day, a, a_day).label is label


def test_one_giver_who_takes_a_figure_down_has_revised_it() -> None:
    before, after = "Police said 80 people died.", "Police said 71 people died."
    found = compared(before, date(2021, 3, 1), after, date(2021, 6, 1))
    assert found.reason is Reason.REVISED_DOWN


def test_a_caller_who_knows_of_two_events_is_believed() -> None:
    found = compare_figures(one(SMALLER), one(LARGER), same_event=False)
    assert found.reason is Reason.EVENT


def test_the_gap_is_put_in_words() -> None:
    found = compare_texts(
        Article("The army said 1,204 soldiers died."),
        Article("The rebels said between 6,000 and 9,000 soldiers died."),
    )
    assert found.words == "same unit, ranges do not meet: the low end is 5.0 times 1,204"


def test_a_small_gap_between_large_counts_is_not_spoken_of_unasked() -> None:
    assert not compared("It killed 1,204 people.", None, "It killed 1,231 people.", None).strong
    assert compared("It killed 12 people.", None, "It killed 13 people.", None).strong


def test_an_overlap_is_put_in_words() -> None:
    a, b = "The rebels put army losses at more than 900.", "Between 700 and 1,500 soldiers died."
    words = compare_texts(Article(a), Article(b)).words
    assert words == "no conflict as stated: they overlap above 900"


def test_a_possible_conflict_names_the_word() -> None:
    a, b = "The rebels put army losses at more than 9,000.", "The army said 1,212 soldiers died."
    said = "conflict only if losses means killed, which is not stated"
    assert compare_texts(Article(a), Article(b)).words == said
