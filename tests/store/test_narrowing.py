"""Whichever filter leads a search, the same claims are found, in the same order."""

from dataclasses import replace
from datetime import date

import pytest

from claims.model import Cited
from claims.reading import read_text
from store.database import Store
from store.finding import narrowing, search
from store.finding.filters import Criteria
from store.scope import Scope
from store.tables import QuoteRow
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.store.filing import file_text

EVERYBODY = Scope("T1")
MEMBER = Scope("T1", frozenset({"C3"}))
OUTSIDER = Scope("T1", frozenset({"shared:C4"}), public=False)
MONDAY, TUESDAY = date(2022, 4, 4), date(2022, 4, 5)
ASKED = {
    "nothing but who asks": Criteria(),
    "words": Criteria(words=("bridge",)),
    "words beside the claims": Criteria(words=("monday", "people")),
    "exact words": Criteria(exact=("neighbours and friends",)),
    "a kind": Criteria(kind="direct"),
    "a kind, with words": Criteria(kind="direct", words=("friends",)),
    "figures, with words": Criteria(kind="figure", words=("people",)),
    "who was told": Criteria(told="Radio Nord", words=("friends",)),
    "an outlet": Criteria(outlet="gazette"),
    "an outlet, with words": Criteria(outlet="gazette", words=("tonne",)),
    "a channel": Criteria(channel="<#C2|news>"),
    "a channel, with words": Criteria(channel="C3", words=("friends",)),
    "from a day on": Criteria(since=TUESDAY),
    "from a day on, with words": Criteria(since=MONDAY, words=("bridge",)),
    "up to a day": Criteria(until=MONDAY),
    "a day alone": Criteria(since=MONDAY, until=MONDAY, words=("people",)),
    "before anything": Criteria(until=date(1999, 1, 1)),
    "of an article without a day": Criteria(since=date(2026, 1, 1)),
    "everything": Criteria(
        words=("friends",), kind="direct", channel="C3", outlet="gazette", since=MONDAY
    ),
}


@pytest.fixture
def filed(store: Store) -> Store:
    """In public, in a private channel, on an island, in another workspace."""
    places = (("T1", "C1"), ("T1", "C2"), ("T1", "C3"), ("T1", "C4"), ("T2", "C1"))
    for number, (team, channel) in enumerate(places):
        for which, text in enumerate((BRIDGE_MORNING, GRAIN)):
            read = read_text(f"{text}\nEdition {number}.")
            day = (None, MONDAY, TUESDAY)[(number + which) % 3]
            outlet = ("The Gazette", "The Echo")[(number + which) % 2]
            file_text(
                store,
                read.text,
                team=team,
                channel=channel,
                private=channel == "C3",
                shared=channel == "C4",
                ts=f"{number}.{which}",
                article=replace(read, published=day, outlet=outlet),
            )
    return store


def found(store: Store, scope: Scope, asked: Criteria, who: list[int] | None) -> tuple[Cited, ...]:
    with store.reading() as session:
        return search.claims(session, scope, asked, speaker_ids=who, limit=500).claims


def test_the_same_is_found_whatever_leads(filed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [
        (scope, criteria, who)
        for criteria in ASKED.values()
        for scope in (EVERYBODY, MEMBER, OUTSIDER)
        for who in (None, list(range(1, 80)))
    ]
    monkeypatch.setattr(narrowing, "FEWEST", -1)
    led = [found(filed, *one) for one in asked]
    monkeypatch.setattr(narrowing, "FEW", {"sqlite": -1, "postgresql": -1})
    assert [found(filed, *one) for one in asked] == led
    answered = [criteria for (_, criteria, _), claims in zip(asked, led, strict=True) if claims]
    assert [what for what, one in ASKED.items() if one not in answered] == ["before anything"]


def test_a_filter_that_leaves_much_does_not_lead(
    lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, channel in enumerate(("C1", "C2")):
        file_text(lite, f"{GRAIN}\nEdition {number}.", channel=channel, ts=f"{number}.0")
    asked = Criteria(channel="C2")
    monkeypatch.setattr(narrowing, "FEWEST", 0)
    with lite.reading() as session:
        assert narrowing.few(session, QuoteRow, EVERYBODY, asked, None).keys() == {
            "articles",
            "seen",
        }
        number = len(found(lite, EVERYBODY, Criteria(kind="quote"), None))
    monkeypatch.setitem(narrowing.FEW, "sqlite", number - 1)
    with lite.reading() as session:
        assert narrowing.few(session, QuoteRow, EVERYBODY, asked, None).keys() == {"articles"}
