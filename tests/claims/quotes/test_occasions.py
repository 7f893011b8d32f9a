"""To whom and when something was said."""

from datetime import date

import pytest

from claims.model import Article, Quote
from claims.quotes import find_quotes

FRIDAY = date(2022, 4, 8)


def first(text: str, published: date | None = None) -> Quote:
    return find_quotes(Article(text, published=published))[0]


TOLD = {
    "told": ("Hill told Sky News that it was late.", "Sky News"),
    "told reporters": ("Hill told reporters it was late.", "reporters"),
    "interview": ("Hill said in an interview with Sky News that it was late.", "Sky News"),
    "description": ("Hill told British broadcaster Sky News that it was late.", "Sky News"),
    "speaking to": ("Speaking to the Ely Post, Hill said it was late.", "the Ely Post"),
    "carried on": ("Hill told Sky News that it was late, but added, “We go on.”", "Sky News"),
    "pronoun": ("Hill told him that it was late.", None),
    "nobody": ("Hill said it was late.", None),
}


@pytest.mark.parametrize(("text", "told"), TOLD.values(), ids=TOLD)
def test_told_is_to_whom(text: str, told: str | None) -> None:
    quote = find_quotes(Article(text))[-1]
    assert (quote.told.text if quote.told else None) == told


DATES = {
    "weekday": ("Hill said on Thursday that it was late.", FRIDAY, "2022-04-07", "metadata"),
    "the same day": ("Hill said on Friday that it was late.", FRIDAY, "2022-04-08", "metadata"),
    "yesterday": ("Hill said yesterday that it was late.", FRIDAY, "2022-04-07", "metadata"),
    "no date known": ("Hill said on Thursday that it was late.", None, "None", "unknown"),
    "in full": ("Hill said on April 7, 2022 that it was late.", None, "2022-04-07", "text"),
    "day first": ("Hill said on 7 April 2022 that it was late.", None, "2022-04-07", "text"),
    "weekday agrees": (
        "On Thursday April 7th Hill said it was late.",
        FRIDAY,
        "2022-04-07",
        "text",
    ),
    "year supplied": ("On April 7 Hill said it was late.", FRIDAY, "2022-04-07", "inferred"),
    "no year": ("On April 7 Hill said it was late.", None, "None", "unknown"),
    "no such day": ("On February 31 Hill said it was late.", FRIDAY, "None", "unknown"),
}


@pytest.mark.parametrize(("text", "published", "day", "basis"), DATES.values(), ids=DATES)
def test_said_on_and_what_it_rests_on(
    text: str, published: date | None, day: str, basis: str
) -> None:
    said_on = first(text, published).said_on
    assert said_on is not None
    assert (str(said_on.day), said_on.basis) == (day, basis)


@pytest.mark.parametrize(
    "text",
    ["Hill said it was late.", "Hill said the shop would open on Monday."],
    ids=["no day", "a day inside the words"],
)
def test_no_day_is_no_date(text: str) -> None:
    assert first(text, FRIDAY).said_on is None


def test_what_is_said_next_was_said_on_the_same_occasion() -> None:
    text = """Ann Lee said in an interview with Sky News on Thursday that it was late.

Lee said the road was shut. Ann Cole said the school was shut."""
    told = [quote.told.text if quote.told else None for quote in find_quotes(Article(text))]
    assert told == ["Sky News", "Sky News", None]
