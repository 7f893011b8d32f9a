"""Names on file for somebody who is typing one: from the beginning of any of its words."""

import pytest

from store.database import Store
from store.people import offering
from store.scope import Scope
from tests.articles import GRAIN
from tests.store.filing import file_text

TYPED = {
    "ol": ["Olha Kravets"],
    "krav": ["Olha Kravets"],
    "Olha Kr": ["Olha Kravets"],
    "kravets o": [],
    "olha ze": [],
    "ets": [],
    "k": [],
    "": [],
    "%": [],
    "zelensk": ["Volodymyr Zelenskyy"],
    "Зел": [],
}


@pytest.mark.parametrize(("typed", "names"), TYPED.items(), ids=TYPED.keys())
def test_names_are_offered_from_their_beginning(lite: Store, typed: str, names: list[str]) -> None:
    file_text(lite, GRAIN)
    with lite.reading() as session:
        assert [name for _, name in offering.beginning(session, Scope("T1"), typed)] == names


def test_only_names_that_may_be_seen_are_offered(store: Store) -> None:
    file_text(store, GRAIN, channel="C2", private=True)
    with store.reading() as session:
        assert offering.beginning(session, Scope("T1"), "krav") == []
        inside = Scope("T1", frozenset({"C2"}))
        [(speaker_id, name)] = offering.beginning(session, inside, "krav")
        assert name == offering.name_seen(session, inside, speaker_id) == "Olha Kravets"
        assert offering.name_seen(session, Scope("T1"), speaker_id) == ""
        assert offering.beginning(session, Scope("T2", frozenset({"C2"})), "krav") == []
