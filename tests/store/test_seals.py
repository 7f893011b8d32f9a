"""Tokens at rest: the newest key seals, every key opens, and no other does."""

import pytest

from store.database import Store
from store.tenants import installations
from store.tenants.installations import Installation
from store.tenants.seals import Seal, WrongKey, new_key
from tests.conftest import NOW

OLD, NEW, OTHER = new_key(), new_key(), new_key()


def test_what_an_older_key_sealed_can_be_opened_and_sealed_anew() -> None:
    sealed = Seal.of((OLD,)).close("xoxb-1")
    both = Seal.of((NEW, OLD))
    assert both.open(sealed) == "xoxb-1"
    renewed = both.renew(sealed)
    assert Seal.of((NEW,)).open(renewed) == "xoxb-1"
    with pytest.raises(WrongKey):
        Seal.of((OLD,)).open(renewed)


@pytest.mark.parametrize("made_up", ["", "x", "é" * 40, "A" * 200])
def test_what_was_never_sealed_is_not_opened(made_up: str) -> None:
    with pytest.raises(WrongKey):
        Seal.of((OLD,)).open(made_up)


def test_all_tokens_on_file_are_sealed_anew(store: Store) -> None:
    with store.writing() as session:
        for team in ("T1", "T2"):
            new = Installation(team, "", f"xoxb-{team}")
            installations.save(session, new, Seal.of((OLD,)), now=NOW)
    with store.reading() as session:
        assert not installations.all_open(session, Seal.of((OTHER,)))
    with store.writing() as session:
        assert installations.renew_seals(session, Seal.of((NEW, OLD))) == 2
    with store.reading() as session:
        assert installations.all_open(session, Seal.of((NEW,)))
