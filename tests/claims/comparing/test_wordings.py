"""Quotes picked out from among many: none that comparing would take for another wording is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparing.wordings import compare_wordings, sought, statement
from claims.model import Quote, QuoteKind, Span
from claims.names import fold

WORDS = """
troops soldiers Russia’s Moscow killed well-known long-term don’t can't 7,000 3.5 U.S. the of people
persons house homes migrants refugees a is us his as police officer strike tragedy
"""

NEAR = {
    "word for word": ("This is a huge tragedy for the town.", True),
    "with other words for some": (
        "It is a tragedy for this village, and a huge one for a town.",
        True,
    ),
    "of other words": ("The price of milk rose by a third.", False),
    "of small words alone": ("This is for the. It is for a.", False),
    "of one word in common": ("The town has no money.", False),
}


def quote(text: str) -> Quote:
    return Quote(QuoteKind.DIRECT, (Span(0, len(text), text),))


@pytest.mark.parametrize(("other", "near"), NEAR.values(), ids=NEAR.keys())
def test_wordings_are_near(other: str, near: bool) -> None:
    said = sought(quote("This is a huge tragedy for the town."))
    assert bool(said.nearness(fold(other).split())) is near


@given(*[st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14)] * 2)
@settings(max_examples=300)
def test_no_wording_is_lost(one: list[str], other: list[str]) -> None:
    a, b = quote(" ".join(one)), quote(" ".join(other))
    if compare_wordings(statement(a), statement(b)) is not None:
        assert sought(a).nearness(fold(b.text).split()) > 0
